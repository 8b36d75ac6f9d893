"""A template that is being written: what ``pack check`` would say of it stands at its key or at its line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import working_template
from hostile_packs import PACKS

from assistant.casework.packcheck import check_pack
from assistant.casework.studio.examining import Examined, Surroundings, examine, fields_in, found_on, glance
from assistant.casework.studio.manuscript import Manuscript, new_manuscript
from assistant.casework.studio.surroundings import surroundings
from assistant.model.fields import ChoiceField, RowsField, TextField
from assistant.model.finding import Finding, Severity, blocks
from assistant.packs.reader import template_names
from assistant.packs.source import SourceError, parse_front_matter

pytestmark = pytest.mark.not_on_windows("like")

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
TODAY = date(2026, 11, 18)
NAME = "notes/besoeg.txt"
DELTAGERE = """\
[[fields]]
name = "deltagere"
type = "rows"
label = "Deltagere"
columns = [{ name = "rolle", type = "text", label = "Rolle", example = "vejleder" }]
example = [{ rolle = "vejleder" }]

"""
WORKS = working_template.WORKS.replace("[[checks]]", f"{DELTAGERE}[[checks]]", 1) + (
    "{% for r in deltagere %}{{ r.rolle }}{% endfor %}\n"
)
FAULTS = {
    "unknown key": ('source = "egen praksis"', 'source = "e"\nkilde = "e"', "kilde"),
    "unknown key of a field": ('latest = "idag"', 'lattest = "idag"', "fields.1.lattest"),
    "no title": ('title = "Besøg"\n', "", "title"),
    "no kind": ('kind = "note"\n', "", "kind"),
    "no version": ('version = "1"\n', "", "version"),
    "no id": ('id = "besoeg"\n', "", "id"),
    "no first day": ("valid_from = 2020-01-01\n", "", "valid_from"),
    "no certainty": ('certainty = "high"\n', "", "certainty"),
    "no source": ('source = "egen praksis"\n', "", "source"),
    "no label of a field": ('label = "&Dato"\n', "", "fields.1.label"),
    "no name of a field": ('name = "dato"\n', "", "fields.1.name"),
    "no label of a choice": (', label = "fremmøde"', "", "fields.0.choices.1.label"),
    "no value of a choice": ('value = "telefon", ', "", "fields.0.choices.0.value"),
    "no choices": (', label = "telefon" },\n', ', label = "telefon" }]\nandre = [\n', "fields.0.andre"),
    "no label of a column": (', label = "Rolle"', "", "fields.4.columns.0.label"),
    "no key word": ('keyword = "Jobsamtale"\n', "", "heading.keyword"),
    "no message of a check": ('message = "Samtalen ligger i fremtiden."\n', "", "checks.0.message"),
    "no condition of a check": ('when = "dato > idag"\n', "", "checks.0.when"),
    "no text of an output": ('text = "Se notat af {{ dato }}."\n', "", "outputs.0.text"),
    "number for text": ('version = "1"', "version = 1", "version"),
    "text for yes": ("required = true\nlatest", 'required = "ja"\nlatest', "fields.1.required"),
    "unknown kind": ('kind = "note"', 'kind = "notat"', "kind"),
    "unknown type": ('type = "date"', 'type = "dato"', "fields.1.type"),
    "id with ø": ('"besoeg"', '"besøg"', "id"),
    "name with ø": ('name = "form"', 'name = "måde"', "fields.0.name"),
    "same field twice": ('name = "aftale"', 'name = "dato"', "fields.3.name"),
    "prose as default": ("latest =", 'default = "Borgeren mødte"\nlatest =', "fields.1.default"),
    "no example": ('example = "idag-3"\n', "", "fields.1.example"),
    "an example that is none": ('"idag-3"', '"i går"', "fields.1.example"),
    "an example outside its limits": ('"idag-3"', '"idag+3"', "fields.1.example"),
    "no note type": ('note_type = "samtale"\n', "", "kind"),
    "unknown note type": ('note_type = "samtale"', 'note_type = "samtal"', "note_type"),
    "unknown key word": ('"Jobsamtale"', '"Snak"', "heading"),
    "ends before it begins": ("source =", "valid_to = 2019-12-31\nsource =", "valid_to"),
    "withdrawn without a reason": ("source =", "withdrawn = 2026-12-31\nsource =", "withdrawn"),
    "followed by nothing": ("source =", 'follow_up = ["besoeg", "nej"]\nsource =', "follow_up.1"),
    "replaced by nothing": ("source =", 'replaced_by = "nej"\nsource =', "replaced_by"),
    "bad pattern": ('type = "longtext"', 'type = "text"\npattern = "("', "fields.3.pattern"),
    "a slow pattern": ('type = "longtext"', 'type = "text"\npattern = "(a+)+"', "fields.3.pattern"),
    "two letters alike": ('"&Aftale"', '"Af&dato"', "fields.3.label"),
    "undeclared in the heading": ('["{{ form }}"]', '["{{ forn }}"]', "heading.what"),
    "undeclared in an output": ("af {{ dato }}", "af {{ date }}", "outputs.0.text"),
    "undeclared in a check": ('"dato > idag"', '"datoen > idag"', "checks.0.when"),
    "a check at no field": ('field = "dato"', 'field = "datoo"', "checks.0.field"),
    "looks at a field below": ('"dato | plus_uger(4)"', '"aftale"', "fields.2.value"),
    "half an expression": ("\"form == 'telefon'\"", '"form =="', "fields.3.shown_if"),
    "a field that is not used": ("Frist: {{ frist }}\n", "", "fields.2"),
    "never asked": ("form == 'telefon'", "form == 'brev'", "fields.3.shown_if"),
    "no text": (WORKS.partition("\n+++\n")[2], "  \n", "body.0"),
    "unknown filter": ("| ugedato", "| ugedatoo", "body.0"),
    "undeclared variable": ("Frist: {{ frist }}", "Frist: {{ friist }}", "body.5"),
    "unclosed if": ("{% endif %}\n", "", "body.5"),
    "a call": ("{{ form }} {{", "{{ form.upper() }} {{", "body.0"),
    "a word that judges": ("Frist: ", "Borgeren er doven. Frist: ", "body.5"),
}


@pytest.fixture
def folder(small_pack) -> Path:
    for name in ("note-types.toml", "language.toml", "words.toml"):
        small_pack.write(name, (STANDARD / name).read_bytes())
    return small_pack.folder


@pytest.fixture
def around(folder: Path) -> Surroundings:
    return surroundings(folder, (), TODAY)


def examined(text: str, around: Surroundings) -> Examined:
    return examine(glance(text, NAME, around), around)


def line_of(finding: Finding, text: str) -> int:
    """The line of the file at which ``pack check`` would tell it."""
    try:
        source = parse_front_matter(text, NAME)
    except SourceError as error:
        return int(error.finding.where.rpartition(":")[2])
    if finding.where.startswith("body."):
        return source.body_line + int(finding.where.removeprefix("body."))
    path = tuple(int(part) if part.isdigit() else part for part in finding.where.split("."))
    return int(source.where(path).rpartition(":")[2])


def checked(folder: Path, text: str) -> Iterator[tuple[int, Finding]]:
    """What ``pack check`` says of the template, each with its line."""
    (folder / NAME).parent.mkdir(exist_ok=True)
    (folder / NAME).write_text(text, "utf-8")
    for finding in check_pack(folder, today=TODAY).findings:
        if finding.where.startswith(NAME):
            yield int(finding.where.rpartition(":")[2]), finding


def test_nothing_is_said_of_one_that_works(around: Surroundings):
    found = examined(WORKS, around)
    assert found.findings == ()
    assert found.template is not None
    assert found.template.title == "Besøg"


@pytest.mark.parametrize(("old", "new", "where"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_stands_where_it_is_and_none_of_the_check_is_missing(
    folder: Path, around: Surroundings, old: str, new: str, where: str
):
    assert WORKS.count(old)
    text = WORKS.replace(old, new, 1)
    found = examined(text, around).findings
    assert where in {finding.where for finding in found}
    said = {(line_of(finding, text), finding.severity, finding.message) for finding in found}
    at = {(line, severity) for line, severity, _ in said}
    for line, finding in checked(folder, text):
        is_told_better = finding.code == "P04" and (line, Severity.ERROR) in at
        assert is_told_better or (line, finding.severity, finding.message) in said


@pytest.mark.parametrize("text", ["", "Kun tekst", "+++\nid = \n+++\n", "+++\na = 1\na = 2\n+++\nTekst", "+++\n+++"])
def test_what_is_no_template_is_told_in_a_sentence(around: Surroundings, text: str):
    found = examined(text, around)
    assert found.errors
    assert all(finding.message.endswith(".") for finding in found.findings)


@pytest.mark.parametrize("kind", ["note", "letter", "guidance", "plan", "text"])
def test_a_new_one_is_shown_before_it_is_whole(around: Surroundings, kind: str):
    made = new_manuscript(kind, TODAY)
    made.put({"fields": [{"name": "felt", "type": "choice"}, {"type": "rows"}, {"type": "computed", "label": "Sum"}]})
    made.put_body("Hej {{ felt }}, {{ hvad }}\n")
    found = glance(made.text, "", around)
    assert found.template is not None
    assert found.template.kind == kind
    assert [type(field) for field in found.template.fields][:2] == [ChoiceField, RowsField]
    assert {"title", "source", "fields.0.label", "fields.1.label"} <= {finding.where for finding in found.findings}
    assert "fields.1.name" not in {finding.where for finding in found.findings}


def test_what_is_missing_hides_no_fault_of_the_text(around: Surroundings):
    text = WORKS.replace('title = "Besøg"\n', "").replace("{{ frist }}", "{{ friist }}")
    assert {finding.where for finding in glance(text, NAME, around).findings} == {"title", "body.5"}


def test_only_the_text_is_read_anew_and_is_judged_by_todays_questions(around: Surroundings):
    for text, where in (
        (WORKS, set()),
        (WORKS + "{{ nej }}\n", {"body.7"}),
        (WORKS.replace('"aftale"', '"aftaler"') + "{{ nej }}\n", {"body.2", "body.7"}),
        (WORKS, set()),
    ):
        assert {finding.where for finding in glance(text, NAME, around).findings} == where


def test_a_template_that_a_pack_below_has_locked_is_told(tmp_path: Path, packs):
    below = packs("under", 'layer = "standard"\nlocked = ["brev"]\n', brev="brev")
    own = packs("over")
    text = (below / "brev.txt").read_text("utf-8")
    found = glance(text, "brev.txt", surroundings(own, (below,), TODAY))
    assert found.errors
    assert any("under" in finding.message for finding in found.findings)


def test_a_template_of_the_pack_or_below_can_follow(packs):
    below, own = packs("under", 'layer = "standard"\n', a="a"), packs("over", b="b")
    around = surroundings(own, (below,), TODAY)
    text = (own / "b.txt").read_text("utf-8").replace("\n+++\nFra", '\nfollow_up = ["a", "b", "c"]\n+++\nFra')
    assert [each.where for each in glance(text, "b.txt", around).findings] == ["follow_up.2"]


@pytest.mark.parametrize("name", [name for name, files in PACKS.items() if "a.txt" in files])
def test_a_hostile_one_is_answered_in_few_sentences_and_can_be_mended(around: Surroundings, name: str):
    text = PACKS[name]["a.txt"]
    found = glance(text, "a.txt", around)
    assert len(found.findings) <= 110
    assert all(finding.message and len(finding.message) < 1000 for finding in found.findings)
    made = Manuscript(text.encode(), Path("a.txt"))
    made.put({"title": "Et andet"})
    assert made.fault or made.values["title"] == "Et andet"


@pytest.mark.parametrize("body", ["x" * 200_000, "{{ f0 }}" * 30_000, "🙂" * 60_000])
def test_one_that_is_too_large_is_told_as_the_check_tells_it(folder: Path, around: Surroundings, body: str):
    text = WORKS + body
    (told,) = glance(text, NAME, around).findings
    (folder / NAME).parent.mkdir(exist_ok=True)
    (folder / NAME).write_text(text, "utf-8")
    assert told.message in {finding.message for finding in check_pack(folder, today=TODAY).findings}


@pytest.fixture(scope="module")
def of_standard() -> Surroundings:
    return surroundings(STANDARD, (), TODAY)


@pytest.mark.parametrize("name", template_names(STANDARD))
def test_our_own_templates_have_no_faults(of_standard: Surroundings, name: str):
    found = glance((STANDARD / name).read_text("utf-8"), name, of_standard)
    assert found.template is not None
    assert not blocks(found.findings)


def test_only_fields_that_are_whole_enough_are_fields():
    values = {"fields": [{"name": "a", "type": "text"}, {"name": "b"}, {"type": "date", "earliest": 3}, "c"]}
    assert [(type(field), field.name) for field in fields_in(values)] == [(TextField, "a")]
    assert fields_in({"fields": "nej"}) == []


@pytest.mark.parametrize(
    ("line", "where"),
    [('title = "Besøg"', "title"), ('latest = "idag"', "fields.1.latest"), ("{% for r in deltagere %}", None)],
)
def test_what_is_said_of_a_line_of_the_file_is_found_by_its_key_or_its_line(line: str, where: str | None) -> None:
    lines = WORKS.split("\n")
    at = next(number for number, each in enumerate(lines) if each.startswith(line))
    where = where or f"body.{at - [number for number, each in enumerate(lines) if each == '+++'][1] - 1}"
    wanted = Finding("P11", Severity.ERROR, "Dér.", where)
    others = [Finding("P11", Severity.ERROR, "Andre steder.", each) for each in ("id", "fields.0.label", "body.99")]
    assert found_on(at, WORKS, [*others, wanted]) == [wanted]


def test_nothing_is_found_on_a_line_of_what_is_no_template() -> None:
    assert found_on(0, "Hej", [Finding("P02", Severity.ERROR, "Intet.", "")]) == []
