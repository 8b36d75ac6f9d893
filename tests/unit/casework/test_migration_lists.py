"""Lists from TextExpander and PhraseExpress, and listings of AutoText as text."""

from __future__ import annotations

import pytest

from assistant.casework.migration.snippet import CLIPBOARD, CURSOR_LOST, Blank, MigrationError
from assistant.casework.migration.sources import read

pytestmark = pytest.mark.not_on_windows("like")

TODAY = Blank("date", "Dato", "Datoen")


@pytest.fixture
def listed(tmp_path):
    """Read a list; text is saved as UTF-8."""

    def read_list(content, name="liste.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(file)

    return read_list


TE = 'mvh,"Med venlig hilsen\r\n""Jobcentret""",Hilsen\r\ntak,"Tak, og god dag",\r\nix,Æblegrød,Mad\r\n'
PE = '"Venlig hilsen";"Med venlig hilsen\nJobcentret; Ærø";"mvh"\n"Tak for din mail";"Tak, og god dag";""\n'


def test_textexpander_s_order(listed):
    found = listed(TE)
    assert found.program == "TextExpander"
    assert [(each.triggers, each.label, each.words) for each in found.snippets] == [
        (("mvh",), "Hilsen", 'Med venlig hilsen\n"Jobcentret"'),
        (("tak",), "", "Tak, og god dag"),
        (("ix",), "Mad", "Æblegrød"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_phraseexpress_order(listed, encoding):
    found = listed(PE.encode(encoding))
    assert found.program == "PhraseExpress"
    assert [(each.triggers, each.label, each.words) for each in found.snippets] == [
        (("mvh",), "Venlig hilsen", "Med venlig hilsen\nJobcentret; Ærø"),
        ((), "Tak for din mail", "Tak, og god dag"),
    ]


@pytest.mark.parametrize(
    ("head", "program"),
    [
        ("Label,Content,Abbreviation", "TextExpander"),
        ("Beskrivelse,Tekst,Forkortelse", "TextExpander"),
        ("Description,Phrase content,Autotext", "PhraseExpress"),
    ],
)
def test_names_over_the_columns_decide(listed, head, program):
    found = listed(f"{head}\nHilsen,Med venlig hilsen,mvh\n")
    assert found.program == program
    (snippet,) = found.snippets
    assert (snippet.triggers, snippet.label, snippet.words) == (("mvh",), "Hilsen", "Med venlig hilsen")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I dag %d.%m.%Y er", ("I dag ", TODAY, " er")),
        ("%@+7D%d.%m.%Y", (Blank("date", "Dato", "Datoen", 7),)),
        ("Du skrev: %clipboard", ("Du skrev: ", CLIPBOARD)),
        ("Kære %filltext:name=rolle%!", ("Kære ", Blank("text", "rolle"), "!")),
        ("%fillarea:name=Aftalt:width=30%", (Blank("longtext", "Aftalt"),)),
        (
            "%fillpopup:name=Form:default=telefon:fremmøde%",
            (Blank("choice", "Form", choices=("telefon", "fremmøde")),),
        ),
        ("a%key:tab%b%key:enter%", ("a\tb\n",)),
        ("%snippet:mvh%", (Blank("longtext", "mvh", "En anden tekst"),)),
        ("100 % og 5%, 20 %% i alt", ("100 % og 5%, 20 % i alt",)),
        ("mellem 5% beløb og 25%er", ("mellem 5% beløb og 25%er",)),
    ],
)
def test_textexpander_s_macros(listed, text, parts):
    (snippet, _) = listed(f'x,"{text}",navn\ny,to,tre\n').snippets
    assert snippet.parts == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I dag {#datetime dd.mm.yyyy}", ("I dag ", TODAY)),
        ("kl. {#datetime hh:nn}", ("kl. ", Blank("time", "Klokkeslæt", "Klokkeslættet"))),
        ("{#clipboard}{#ENTER}ok", (CLIPBOARD, "\nok")),
        ("Kære {#input -head Hvem?}", ("Kære ", Blank("text", "Hvem?"))),
        ("{#insert 12}", (Blank("text", "Insert", "Det, makroen insert skrev,"),)),
        ("5 % {ikke en makro}", ("5 % {ikke en makro}",)),
    ],
)
def test_phraseexpress_macros(listed, text, parts):
    (snippet,) = listed(f'"Beskrivelse";"Phrase";"Autotext"\n"En tekst";"{text}";"x"\n').snippets
    assert snippet.parts == parts


def test_the_caret_s_place_is_told_of(listed):
    (snippet, _) = listed("x,før %| efter,\ny,z,\n").snippets
    assert (snippet.words, snippet.lost) == ("før  efter", (CURSOR_LOST,))


def test_formatted_texts_come_without_their_format(listed):
    (snippet, _) = listed('x,"<p>Kære <b>borger</b></p><p>Tak &amp; hej</p>",\ny,z,\n').snippets
    assert snippet.words == "Kære borger\nTak & hej"
    assert "formatering" in snippet.lost[0]


def test_rtf_is_left_out(listed):
    found = listed("x,{\\rtf1\\ansi Hej},Hilsen\ny,z,\n")
    assert [each.name for each in found.left_out] == ["Hilsen"]


@pytest.mark.parametrize("text", ["", "bare en linje\nog en til\n", '"', "\x00\x01,"])
def test_what_is_no_list_is_one_sentence(listed, text):
    with pytest.raises(MigrationError):
        listed(text)


LISTING = "Hilsen\nMed venlig hilsen\nJobcentret\n\n\nTak for mail\nTak, vi svarer snart.\n\nTom\n"


def test_a_listing_has_a_name_and_the_text_below(listed):
    found = listed(LISTING, "autotekst.txt")
    assert [(each.label, each.words) for each in found.snippets] == [
        ("Hilsen", "Med venlig hilsen\nJobcentret"),
        ("Tak for mail", "Tak, vi svarer snart."),
    ]
    assert [each.name for each in found.left_out] == ["Tom"]
