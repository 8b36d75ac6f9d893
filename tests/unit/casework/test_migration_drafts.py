"""From snippets to drafts: what was a text is the same text, in a pack without fault."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.casework.drafting import Drafter
from assistant.casework.knowledge import merged
from assistant.casework.migration.drafts import Origin, drafts_of, review_text
from assistant.casework.migration.importing import import_file
from assistant.casework.migration.snippet import Blank, Found, LeftOut, MigrationError, Snippet
from assistant.casework.packcheck import check_pack
from assistant.model.draft import plain
from assistant.model.finding import Finding, Severity
from assistant.packs.reader import read_core, read_template
from assistant.render.marks import clean
from assistant.supply import archive

TODAY = date(2026, 11, 23)
ORIGIN = Origin("mine.ahk", "AutoHotkey", TODAY)
PACK = 'id = "p"\nversion = "1"\ntitle = "P"\npublisher = ""\nvalid_from = 2020-01-01\n'


@pytest.fixture(scope="module")
def show(tmp_path_factory):
    """A text as the program shows it once it has become a template; answers by label."""
    folder = tmp_path_factory.mktemp("pakke")
    (folder / "pack.toml").write_text(PACK, "utf-8")
    drafter = Drafter(merged([read_core(folder)]))

    def shown(*parts, answers=None):
        (draft,), left_out = drafts_of(Found("x", (Snippet(("x",), "", parts),)), ORIGIN, ())
        assert left_out == []
        (folder / "x.txt").write_bytes(draft.text.encode())
        template, faults = read_template(folder / "x.txt", "x.txt")
        assert template is not None, faults
        given_ = {field.name: (answers or {})[field.label.replace("&&", "&")] for field in template.fields}
        drafted = drafter.draft(template, given_, TODAY)
        assert not [finding for finding in drafted.findings if finding.code in {"S01", "S07", "P10", "P11"}]
        return plain(drafted.body)

    return shown


def settled(text):
    """``text`` as the program writes every text: no space at the end of a line, no two blank lines in a row."""
    lines = [line.rstrip(" \t") for line in clean(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(" \t\n")


TRICKY = [
    "{{ idag }}",
    "{% if x %}",
    "{# skjult #}",
    "{",
    "{{{",
    "+++",
    "**",
    "***",
    "{% laast %}",
    "-%}",
    '"',
    "\\",
    "`",
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(
            [*TRICKY, "\n", "\n\n\n", " ", "\t", "æøå", "Kære borger", "}}", "%}", "#}", "{{ x | y }}", "'''"]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)
PLACES = re.compile(r"\[|<|_|[Xx]{2}|dd|NN|TODO|åååå")
"""How what becomes a question may begin."""


@given(text=TEXTS.filter(lambda text: settled(text) and not PLACES.search(text)))
@example(text="{{ enhed.phone }} {% raw %} {# x #}")
@example(text='+++\nid = "andet"\n+++\ntekst')
@example(text="slut {")
@example(text="{** og {{**")
@example(text="a **b** *** c\n{% endlaast %}\n{%- if -%}")
@example(text="\ue000\ue003a\uf0b7 b\x07")
def test_any_text_is_the_same_afterwards(show, text):
    assert show(text) == settled(text)


@given(before=TEXTS, after=TEXTS, answer=st.text("abc{}%*", min_size=1, max_size=9))
def test_any_text_around_a_question_is_the_same(show, before, after, answer):
    if PLACES.search(before + after):
        return
    assert show(before, Blank("text", "Navn & {{ rolle }}"), after, answers={"Navn & {{ rolle }}": answer}) == settled(
        before + answer + after
    )


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Kære [navn], tak. Hilsen [navn]", {"navn": "[navn]"}),
        ("Mødet er ____ kl. ____.", {"Udfyldes": "____", "Udfyldes 2": "____"}),
        ("Hos <arbejdsgiver> den dd-mm-åååå", {"arbejdsgiver": "<arbejdsgiver>", "Udfyldes": "dd-mm-åååå"}),
        ("Du har XX timer", {"Udfyldes": "XX"}),
    ],
)
def test_what_people_mark_to_be_filled_in_becomes_a_question(show, text, answers):
    assert show(text, answers=answers) == text


def pack_of(tmp_path, script, name="Mine genveje (Søren).ahk", **more):
    file = tmp_path / name
    file.write_text(script, "utf-8")
    return import_file(file, tmp_path / "ny", TODAY, more.pop("taken", ()), **more)


SCRIPT = """\
::mvh::Med venlig hilsen
:*:æø,::Rød grød
::con::Et navn, som Windows bruger
:C:MVH::Med venlig hilsen, en gang til
::;;::Kun tegn i forkortelsen
::samtale::Hedder som en af holdets
::dato::
FormatTime, nu,, d. MMMM yyyy
Send, I dag er det %nu%
return
::klam::Skriv {{}{{} idag {}}{}} og {{}%% if %%{}} [navn] & mere
::kode::
MsgBox Hej
return
"""


def test_the_pack_is_without_fault_and_can_be_built(tmp_path, standard):
    done = pack_of(
        tmp_path, SCRIPT.replace("{{}{{} idag {}}{}} og {{}%% if %%{}}", "+++ "), below=[standard], taken={"samtale"}
    )
    assert done.findings == ()
    pack = check_pack(tmp_path / "ny", [standard], today=TODAY)
    assert pack.findings == ()
    assert pack.info.title == "Importeret fra Mine genveje (Søren).ahk"
    assert (pack.info.id, pack.info.publisher, pack.info.layer) == ("mine-genveje-soeren", "", "own")
    assert sorted(entry.id for entry in pack.entries) == [
        *("aeoe", "dato", "klam", "mvh", "mvh-2", "samtale-2", "tekst-3-con", "tekst-5")
    ]
    assert {f"{entry.id}.txt" for entry in pack.entries} == {entry.path for entry in pack.entries}
    assert done.templates == 8
    assert archive.read(archive.build(tmp_path / "ny"))


def test_a_draft_says_that_nobody_has_looked_at_it(tmp_path, standard):
    pack_of(tmp_path, SCRIPT, below=[standard])
    template, _ = read_template(tmp_path / "ny" / "mvh.txt", "mvh.txt")
    assert (template.title, template.kind, template.certainty, template.state) == ("mvh", "text", "unknown", "draft")
    assert template.source == "importeret fra Mine genveje (Søren).ahk; ikke gennemgået"
    assert template.search == ("mvh",)
    assert template.valid_from == TODAY


def test_a_date_begins_with_today(tmp_path, standard):
    pack_of(tmp_path, SCRIPT, below=[standard])
    template, _ = read_template(tmp_path / "ny" / "dato.txt", "dato.txt")
    drafter = Drafter(merged([read_core(standard)]))
    answers = drafter.initial_answers(template, TODAY)
    assert plain(drafter.draft(template, answers, TODAY).body) == "I dag er det 23. november 2026"


def test_the_page_tells_what_to_look_at(tmp_path, standard):
    pack_of(tmp_path, SCRIPT, below=[standard])
    page = (tmp_path / "ny" / "gennemgang.md").read_text("utf-8")
    assert (
        "8 tekster fra Mine genveje (Søren).ahk (AutoHotkey) blev til kladder den 23.11.2026. 1 kom ikke med." in page
    )
    assert "Datoen, som før stod på en anden måde, er nu feltet »Dato«. Det begynder med i dag og kan ændres." in page
    assert "»[navn]« er nu feltet »navn«. Det skal udfyldes hver gang." in page
    assert "»kode«: Den kører kode og skriver ingen tekst." in page
    assert "`klam.txt:" in page  # what stands between braces stays, and cannot be inserted


CPR = ["320190-0000", "3201900000", "320190 0000", "320190–0000"]


@pytest.mark.parametrize("number", CPR)
@pytest.mark.parametrize(
    "line", ["::a::Borger {} ringede", "::{}::Kort tekst", "::a::x{{Left {}}}y", "::a::\nSend, [{}]\nreturn", "{}::b"]
)
def test_what_looks_like_a_cpr_number_never_comes_along(tmp_path, line, number):
    done = pack_of(tmp_path, f"::god::God tekst\n{line.format(number)}\n")
    written = "".join(file.read_text("utf-8") for file in (tmp_path / "ny").iterdir())
    assert done.templates == 1
    assert len(done.left_out) == 1
    for shown in (written, str(done)):
        assert number not in shown
        assert "320190" not in shown


def test_nor_does_one_in_the_file_s_name(tmp_path):
    done = pack_of(tmp_path, "::a::Hej", name="sag 320190-0000.ahk")
    assert "320190" not in "".join(file.read_text("utf-8") for file in done.pack.iterdir())


def test_without_any_text_nothing_is_written(tmp_path):
    done = pack_of(tmp_path, "::a::\nMsgBox Hej\nreturn\n")
    assert (done.pack, done.templates) == (None, 0)
    assert [each.name for each in done.left_out] == ["a"]
    assert not (tmp_path / "ny").exists()


def test_what_is_empty_or_too_long_is_left_out():
    found = Found("x", (Snippet(("a",), "", (" \n",)), Snippet(("b",), "", ("x" * 150_000,))), (LeftOut("c", "Kode."),))
    drafts, left_out = drafts_of(found, ORIGIN, ())
    assert drafts == []
    assert [each.name for each in left_out] == ["c", "a", "b"]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / "min.txt").write_text("vigtig", "utf-8")
    with pytest.raises(MigrationError, match="findes allerede"):
        pack_of(tmp_path, "::a::b")
    assert [file.name for file in (tmp_path / "ny").iterdir()] == ["min.txt"]


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "ny").mkdir()
    assert pack_of(tmp_path, "::a::b").templates == 1


def test_more_than_a_pack_can_hold_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 12)
    with pytest.raises(MigrationError, match="11 tekster"):
        pack_of(tmp_path, "".join(f"::t{number}::Tekst\n" for number in range(11)))
    assert not (tmp_path / "ny").exists()


def test_the_page_tells_faults_apart_from_advice():
    findings = [
        Finding("P12", Severity.ERROR, "Der står en parentes.", "a.txt:3"),
        Finding("T01", Severity.HINT, "Sætningen er lang.", "b.txt:4"),
    ]
    page = review_text([], [], findings, ORIGIN, "Skrifttype er ikke med.")
    must, may = page.split("## Overvej")
    assert "## Ret, før de kan bruges\n\n- `a.txt:3`: Der står en parentes." in must
    assert "- `b.txt:4`: Sætningen er lang." in may
    assert "Skrifttype er ikke med." in must
