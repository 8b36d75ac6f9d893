"""AutoHotkey scripts as people write them: every hotstring that types a text comes along, code is named."""

from __future__ import annotations

import codecs

import pytest

from assistant.casework.migration.snippet import CLIPBOARD, Blank
from assistant.casework.migration.sources import read

pytestmark = pytest.mark.not_on_windows("like")

TODAY = Blank("date", "Dato", "Datoen")


@pytest.fixture
def script(tmp_path):
    """Read a script; text is saved as UTF-8."""

    def read_script(content, name="mine.ahk"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(file)

    return read_script


def only(found):
    (snippet,) = found.snippets
    assert found.left_out == ()
    return snippet


@pytest.mark.parametrize(
    ("line", "trigger", "text"),
    [
        ("::mvh::Med venlig hilsen", "mvh", "Med venlig hilsen"),
        (":*:æø,::Rød grød med fløde", "æø,", "Rød grød med fløde"),
        (":O:tak::Tak for din mail ; skrevet i 2019", "tak", "Tak for din mail"),
        ("::ejer::Lars' sag ; eller Jens' sag", "ejer", "Lars' sag"),
        (":C:ABC::Beskæftigelsesplan", "ABC", "Beskæftigelsesplan"),
        (":*?C1 O:x::ord", "x", "ord"),
        ("::to::Første{Enter}Anden`nTredje", "to", "Første\nAnden\nTredje"),
        ("::tab::a{Tab}b`tc", "tab", "a\tb\tc"),
        ("::tre::a{Enter 3}b", "tre", "a\n\n\nb"),
        ("::esc::50 ``% `; og {!}{#}{{}{}}", "esc", "50 `% ; og !#{}"),
        ("::hej::Hej! Velkommen + kaffe #1", "hej", "Hej! Velkommen + kaffe #1"),
        ("::stor::+hej", "stor", "Hej"),
        ("::tegn::{U+00E6}{Asc 0248}", "tegn", "æø"),
        (":R:raa::{Enter} er en tast", "raa", "{Enter} er en tast"),
        (":T:raa::^c og !", "raa", "^c og !"),
        ("::rest::{Text}{Enter} ^v", "rest", "{Enter} ^v"),
        ("::mellem::ord `", "mellem", "ord "),
        ("::ko`:lon::ord", "ko:lon", "ord"),
        ("::web::https://example.dk/;side", "web", "https://example.dk/;side"),
    ],
)
def test_what_a_hotstring_types(script, line, trigger, text):
    snippet = only(script(line))
    assert (snippet.triggers, snippet.parts, snippet.lost) == ((trigger,), (text,), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_way_to_save_it(script, encoding, end):
    content = end.join(["; Søren Ægård har skrevet det", "::bæ::Kære borger på Ærø", "::to::Ålen"])
    found = script(content.encode(encoding))
    assert [each.parts for each in found.snippets] == [("Kære borger på Ærø",), ("Ålen",)]


def test_utf_16_with_its_mark_in_the_other_order(script):
    assert only(script(codecs.BOM_UTF16_BE + "::bæ::Kære".encode("utf-16-be"))).parts == ("Kære",)


SECTION = """\
::lang::
(
Kære borger

    - punkt {Enter} ; som det står
Hilsen )slut
)
"""


def test_a_section_is_typed_as_it_stands(script):
    assert only(script(SECTION)).parts == ("Kære borger\n\n    - punkt {Enter} ; som det står\nHilsen )slut",)


@pytest.mark.parametrize(
    ("options", "text"),
    [("", "a\n  b"), (" LTrim", "a\nb"), (" LTrim Join", "ab"), (" LTrim Join|", "a|b"), (" LTrim0", "  a\n    b")],
)
def test_the_options_of_a_section(script, options, text):
    assert only(script(f"::x::\n({options}\n  a\n    b\n)\n")).parts == (text,)


def test_a_section_with_r0_is_sent(script):
    assert only(script(":R0:x::\n(\na{Tab}b\n)\n")).parts == ("a\tb",)


BODIES_1 = [
    ("Send, Hej{Enter}du", ("Hej\ndu",)),
    ("Send Hej du", ("Hej du",)),
    ("SendRaw, {Enter} er en tast", ("{Enter} er en tast",)),
    ("SendInput, Hej\nSendInput, {Space}igen", ("Hej igen",)),
    ("FormatTime, nu,, dd.MM.yyyy\nSendInput I dag: %nu%", ("I dag: ", TODAY)),
    ("FormatTime nu,,HH:mm\nSend %nu%", (Blank("time", "Klokkeslæt", "Klokkeslættet"),)),
    ("Send, %A_DD%.%A_MM%.%A_YYYY%", (TODAY,)),
    ("navn = borger\nSend, Kære %navn%", ("Kære borger",)),
    ('navn := "borger" . " og pårørende"\nSend, Kære %navn%', ("Kære borger og pårørende",)),
    ('Send % "a ""b"" " . "c"', ('a "b" c',)),
    ("Clipboard = Første linje`nAnden\nSend ^v\nSleep 200", ("Første linje\nAnden",)),
    ("clipboard =\n(\nFørste\nAnden\n)\nSend, ^v", ("Første\nAnden",)),
    ("Send, Du skrev: ^v", ("Du skrev: ", CLIPBOARD)),
    ("Send, Du skrev: %Clipboard%", ("Du skrev: ", CLIPBOARD)),
    (
        "InputBox, sted, Møde, Hvor er mødet?\nSend, Vi ses på %sted%.",
        ("Vi ses på ", Blank("text", "Hvor er mødet?"), "."),
    ),
    (
        "dag := A_Now\ndag += 14, days\nFormatTime, frist, %dag%, d. MMMM yyyy\nSend %frist%",
        (Blank("date", "Dato", "Datoen, som før stod på en anden måde,", 14, "langdato"),),
    ),
]


@pytest.mark.parametrize(("body", "parts"), BODIES_1, ids=[body.split("\n")[-1] for body, _ in BODIES_1])
def test_what_the_lines_of_version_1_type(script, body, parts):
    snippet = only(script(f"::x::\n{body}\nreturn\n"))
    assert snippet.parts == parts
    assert snippet.lost == ()


BODIES_2 = [
    ('Send "Hej{Enter}du"', ("Hej\ndu",)),
    ("SendInput('Hej `\"du`\"')", ('Hej "du"',)),
    ("SendText 'C:\\mappe {Enter}'", ("C:\\mappe {Enter}",)),
    ('Send FormatTime(, "dd.MM.yyyy")', (TODAY,)),
    ('Send("I dag: " . FormatTime(A_Now, "dd.MM.yyyy") . "{Enter}Hilsen")', ("I dag: ", TODAY, "\nHilsen")),
    ('A_Clipboard := "\n(\n  Hej "du"\n  igen\n)"\nSend "^v"\nSleep 100', ('Hej "du"\nigen',)),
    (
        'svar := InputBox("Hvor er mødet?", "Møde").Value\nSend "Vi ses på " svar "."',
        ("Vi ses på ", Blank("text", "Hvor er mødet?"), "."),
    ),
    (
        'frist := DateAdd(A_Now, 7, "days")\nSend FormatTime(frist, "dd.MM.yyyy")',
        (Blank("date", "Dato", "Datoen", 7),),
    ),
]


@pytest.mark.parametrize("opens", ["::x::{\n", "::x::\n{\n", "::x:: {  ; hilsen\n"])
@pytest.mark.parametrize(("body", "parts"), BODIES_2, ids=[body.split("\n")[-1] for body, _ in BODIES_2])
def test_what_the_lines_of_version_2_type(script, opens, body, parts):
    found = script(f"#Requires AutoHotkey v2.0\n{opens}{body}\n}}\n::efter::Efter\n")
    assert [each.parts for each in found.snippets] == [parts, ("Efter",)]
    assert found.left_out == ()
    assert found.snippets[0].lost == ()


def test_code_on_the_line_of_a_hotstring(script):
    assert only(script(':X:d::Send FormatTime(, "dd.MM.yyyy")')).parts == (TODAY,)


def test_two_hotstrings_that_share_their_lines_are_one_text(script):
    assert only(script("::a::\n::b::\nSend, Det samme\nreturn\n")).triggers == ("a", "b")


def test_defaults_for_those_below(script):
    found = script("#Hotstring EndChars -()\n::a::b{Tab}c\n#Hotstring R\n::d::e{Tab}f\n#Hotstring R0\n::g::h{Tab}i\n")
    assert [each.parts for each in found.snippets] == [("b\tc",), ("e{Tab}f",), ("h\ti",)]


def test_a_remark_of_several_lines_is_none_of_it(script):
    assert only(script("/*\n::gammel::Slettet\n*/\n::ny::Ny\n")).triggers == ("ny",)


def test_what_works_in_one_program_only_says_so(script):
    found = script("#IfWinActive ahk_exe winword.exe\n::a::b\n#IfWinActive\n::c::d\n")
    assert [bool(each.lost) for each in found.snippets] == [True, False]


def test_keys_that_type_nothing_are_named(script):
    snippet = only(script("::em::<em></em>{left 5}"))
    assert snippet.parts == ("<em></em>",)
    assert snippet.lost == ("Tastetrykket {left 5} skriver ingen tekst og er ikke med.",)


def test_commands_beside_the_text_are_named(script):
    snippet = only(script("::x::\nSend, Hej\nRun, notepad.exe\nreturn\n"))
    assert (snippet.parts, snippet.lost) == (("Hej",), ("Kommandoen Run er ikke med.",))


def test_code_is_left_out_by_name(script):
    found = script(
        "SetTitleMatchMode, 2\n^!n::Run, notepad.exe\n#t::\nWinSet, AlwaysOnTop\nreturn\n"
        "a::b\n::kode::\nMsgBox Hej\nreturn\n^!m::Send Hej\n"
    )
    assert [each.name for each in found.left_out] == ["^!n", "#t", "a", "kode", "resten af scriptet"]
    assert [each.parts for each in found.snippets] == [("Hej",)]
    assert "genvejstast" in found.snippets[0].lost[0]


def test_what_only_the_script_knows_is_asked_for(script):
    snippet = only(script("::x::\nSend, Sag %sagsnr% er lukket\nreturn\n"))
    assert snippet.parts == ("Sag ", Blank("text", "sagsnr", "Værdien sagsnr"), " er lukket")


@pytest.mark.parametrize(
    "content", ["::x::{Enter 999999999}a", "::" * 3000, "((((\n" * 500, "::x::\n{\n" * 300, "{" * 9000]
)
def test_whatever_it_is_it_is_read(script, content):
    assert len(script(content).snippets) <= 301


def test_a_list_of_hotstrings_with_another_ending(script):
    assert only(script("::mvh::Med venlig hilsen", "mine.txt")).triggers == ("mvh",)
