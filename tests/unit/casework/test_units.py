"""What a kind of unit may not write is refused wherever it would be written, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import LIBRARY, STANDARD

from assistant.casework import diagnosis
from assistant.casework.actions import palette_rows
from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.library import Library, UnavailableError, open_library
from assistant.casework.packcheck import check_pack
from assistant.casework.search import Finder
from assistant.casework.selection import Ground, judge
from assistant.casework.units import unit_on
from assistant.model.draft import plain
from assistant.model.fields import LongTextField, RowsField, TextField
from assistant.model.finding import Severity
from assistant.model.notetype import NoteName
from assistant.model.pack import NO_UNIT, UnitChoice, UnitName
from assistant.model.template import HeadingPlan, Output, Template
from assistant.model.unit import UnitKind, Units
from assistant.packs.index import PackIndex, remember, remembered
from assistant.rules.phrases import phrase

DAY = date(2026, 11, 24)
CENTRE = UnitChoice("beskaeftigelsescenter")
CENTRES = replace(LIBRARY, chosen=CENTRE)
KNOWN = {"valid_from": date(2020, 1, 1), "source": "s", "certainty": "high"}
FACTS = {"title": "T", "version": "1", **KNOWN}
BARRED = unit_on(LIBRARY.knowledge, CENTRE, DAY).kind.forbidden
ANSWER = LongTextField(name="svar", label="Svar")


def note(body="{{ svar }}", **more):
    plan = HeadingPlan(keyword="Jobsamtale", what=("{{ form }}",), date="{{ idag }}")
    fields = (ANSWER, TextField(name="form", label="Form"))
    known = {"kind": "note", "note_type": "samtale", "heading": plan, "fields": fields, **FACTS}
    return Template(**{"id": "t", "body": body, **known, **more})


def barred(draft):
    return [(f.code, f.where) for f in draft.findings if f.code.startswith("B")]


def drafted(made, chosen=CENTRE, **answers):
    return Drafter(LIBRARY.knowledge, chosen).draft(made, answers, DAY)


_BARRED = (
    "afslag",
    "Afslag.",
    "delafslag",
    "AFGØRELSE",
    "sanktion,",
    "bevilget",
    "delvist",
    "medhold",
    "ikke",
    "tilkendt",
)
_FREE = ("borger", "møder", "på", "praktik", "–", "virksomheden", "aftalt", "kl. 10.30")
WORDS = st.sampled_from((*_BARRED, *_FREE))
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)


@given(TEXTS, TEXTS, TEXTS, st.booleans())
def test_no_draft_of_a_beskaeftigelsescenter_without_error_holds_a_barred_word(svar, form, fixed, as_row):
    made = note(body=f"{fixed} {{{{ svar }}}}", outputs=(Output(name="felt", label="Felt", text="{{ form }}"),))
    if as_row:
        rows = RowsField(name="svar", label="Svar", columns=(TextField(name="hvad", label="Hvad"),))
        body = f"{fixed} {{% for r in svar %}}{{{{ r.hvad }}}}{{% endfor %}}"
        made = replace(made, fields=(rows, *made.fields[1:]), body=body)
    draft = drafted(made, svar=[{"hvad": svar}] if as_row else svar, form=form)
    texts = [plain(runs).lower() for runs in (draft.heading, draft.body, *draft.outputs.values())]
    holds = any(True for text in texts for wanted in BARRED for _ in phrase(wanted).find(text))
    assert holds == bool(barred(draft))
    assert draft.is_blocked or not holds


@given(TEXTS)
def test_nothing_is_barred_where_nothing_is_said_of_the_unit(svar):
    for chosen in (NO_UNIT, UnitChoice("jobcenter")):
        assert barred(drafted(note(), chosen, svar=svar, form="telefon")) == []


def test_a_word_is_told_at_the_field_it_was_written_in_and_says_what_to_do():
    draft = drafted(note(), svar="Borger fik afslag på hjælp.", form="telefon")
    assert barred(draft) == [("B02", "svar")]
    [finding] = [f for f in draft.findings if f.code == "B02"]
    assert "Som beskæftigelsescenter skriver I ikke »afslag«." in finding.message
    assert "Jobcentret afgør sagen." in finding.message
    assert barred(drafted(note(), svar="Aftalt praktik.", form="bevilling")) == [("B02", "form")]


def test_the_templates_own_words_are_told_once_however_many_they_are_and_as_what_no_answer_changes():
    draft = drafted(note(body="Afslag. Sanktion. Afslag. {{ svar }}"), svar="Ja.", form="telefon")
    assert barred(draft) == [("B02", "")]
    [finding] = [f for f in draft.findings if f.code == "B02"]
    assert "Skabelonen er ikke for beskæftigelsescenter: den skriver selv »Afslag«." in finding.message


def test_a_barred_type_and_a_barred_kind_of_text_close_the_draft():
    assert ("B01", "") in barred(drafted(note(note_type="afgoerelse"), svar="Ja.", form="telefon"))
    letter = replace(note(body="Kære borger. {{ svar }}"), kind="letter", note_type=None, heading=None)
    assert barred(drafted(replace(letter, text_kind="afgoerelse"), svar="Ja.")) == [("B01", "")]
    assert barred(drafted(letter, svar="Ja.")) == []


def test_a_kind_that_no_pack_knows_is_told_and_bars_nothing():
    draft = drafted(note(), UnitChoice("beskaeftigelsescentre"), svar="Afslag.", form="telefon")
    [finding] = [f for f in draft.findings if f.code.startswith("B")]
    assert (finding.code, finding.severity) == ("B03", Severity.WARNING)
    assert "Mente du »beskaeftigelsescenter«?" in finding.message


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        (UnitChoice("jobcenter"), "Vi har aftalt praktik."),
        (UnitChoice("fleksjob"), "Se Min Plan."),
        (UnitChoice("fleksjob", "both"), "Vi har aftalt praktik."),
        (UnitChoice("jobcenter", "pointer"), "Se Min Plan."),
        (UnitChoice("", "pointer"), "Se Min Plan."),
        (NO_UNIT, "Vi har aftalt praktik."),
    ],
)
def test_the_unit_points_or_writes_twice_and_the_setting_goes_first(chosen, text):
    felt = Output(name="felt", label="Aftalefelt", text="{{ svar }}", pointer="Se Min Plan.")
    only = Output(name="kun", label="Min Plan", text="{{ svar }}")
    draft = drafted(note(outputs=(felt, only)), chosen, svar="Vi har aftalt praktik.", form="telefon")
    assert {name: plain(runs) for name, runs in draft.outputs.items()} == {
        "felt": text,
        "kun": "Vi har aftalt praktik.",
    }


def test_the_library_offers_no_barred_template_and_says_why():
    decisions = [entry for entry in LIBRARY.entries(DAY) if entry.note_type == "afgoerelse"]
    assert decisions
    assert not [entry for entry in CENTRES.entries(DAY) if entry.note_type == "afgoerelse"]
    assert {entry.id for entry in CENTRES.entries(DAY, include_all=True)} >= {entry.id for entry in decisions}
    with pytest.raises(UnavailableError, match="Som beskæftigelsescenter kan I ikke bruge") as refusal:
        CENTRES.template(decisions[0].id, DAY)
    assert refusal.value.entry == decisions[0]
    assert LIBRARY.template(decisions[0].id, DAY).id == decisions[0].id


def test_the_palette_shows_what_is_barred_with_the_reason_and_runs_it_by_no_letter():
    rows = palette_rows(CENTRES, (), DAY)
    [hit] = [row.hit for row in rows if row.hit.action == "afgoerelse"]
    assert hit.expired
    assert not hit.letter
    assert "Jobcentret afgør sagen." in hit.detail
    assert "afgoerelse" not in [found.action for found in Finder(rows).all()]
    assert "afgoerelse" in [found.action for found in Finder(rows).find("afgørelse")]


def test_selected_text_is_checked_by_the_same_rule():
    text = "SAMTALE: Jobsamtale nr. 3 – telefon – 24.11.2026\n\nBorger har fået afslag."
    unit = unit_on(LIBRARY.knowledge, CENTRE, DAY)
    [finding] = [f for f in judge(Ground(LIBRARY.knowledge, DAY, unit=unit), text).findings if f.code == "B02"]
    start, end = map(int, finding.where.split("-"))
    assert text[start:end] == "afslag"
    decision = "AFGØRELSE: Bevilget – hjælpemiddel – 24.11.2026"
    said = judge(Ground(LIBRARY.knowledge, DAY, unit=unit), decision).findings
    assert {f.code for f in said if f.code.startswith("B")} == {"B01", "B02"}
    assert not [f for f in judge(Ground(LIBRARY.knowledge, DAY), text).findings if f.code.startswith("B")]


def test_a_kind_holds_from_its_day_and_a_pack_above_decides_it():
    first = UnitKind(id="bc", name="BC", bars=("samtale",), why="Vent.", **KNOWN)
    later = replace(first, valid_from=date(2027, 1, 1), bars=())
    units = Units(units=(replace(first, valid_to=date(2026, 12, 31)), later))
    knowledge = replace(LIBRARY.knowledge, units=units)
    assert [bool(list(unit_on(knowledge, UnitChoice("bc"), day).may_not("samtale"))) for day in _days()] == [
        True,
        False,
    ]
    above = Units(units=(later,), approved_by="Os").over(Units(units=(first, replace(first, id="jc"))))
    assert [(kind.id, kind.valid_from.year, kind.approved_by) for kind in above.units] == [
        ("jc", 2020, ""),
        ("bc", 2027, "Os"),
    ]


def _days():
    return date(2026, 12, 31), date(2027, 1, 1)


def test_the_index_remembers_the_kinds_and_the_last_pack_decides(tmp_path):
    name = UnitName("bc", "BC", ("samtale",), "Vent.", date(2020, 1, 1), date(2026, 12, 31))
    index = replace(LIBRARY.indexes[0], units=(name, name._replace(valid_from=date(2027, 1, 1), valid_to=None)))
    remember(index, tmp_path, "k")
    assert remembered(index.folder, tmp_path, "k").units == index.units
    above = PackIndex(
        index.info, tmp_path, (NoteName(id="x", name="X", prefix="X:"),), (name._replace(bars=()),), (), ()
    )
    both = Library((index, above), chosen=UnitChoice("bc"))
    assert both.units == (name._replace(bars=()),)
    assert both.kind_of_unit(DAY).bars == ()


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ('id = "bc"\nname = "BC"\nbars = ["afgoerelse"]', "P09", 1),
        ('id = "BC"\nname = "BC"', "P09", 2),
        ('id = "bc"\nname = "BC"\nwhy = "Nej."\nforbidden = ["afslag …"]', "P09", 5),
        ('id = "bc"\nname = "BC"\nvalid_to = 2019-01-01', "P08", 4),
        ('id = "bc"\nname = "BC"\nwhy = "Nej."\nbars = ["afgørelse"]', "P07", 5),
        ('id = "bc"\nname = "BC"\nbar = ["afgoerelse"]', "P03", 4),
    ],
)
def test_a_kind_of_unit_that_cannot_be_is_told_with_its_line(small_pack, lines, code, line):
    known = 'valid_from = 2020-01-01\nsource = "s"\ncertainty = "high"\n'
    small_pack.write("units.toml", f"[[units]]\n{lines}\n{known}")
    found = check_pack(small_pack.folder, [STANDARD]).findings
    assert [(finding.code, finding.where) for finding in found] == [(code, f"units.toml:{line}")]


def test_every_kind_of_the_standard_pack_says_why_and_bars_what_there_is():
    kinds = LIBRARY.knowledge.units.units
    assert {kind.id for kind in kinds} == {"jobcenter", "fleksjob", "beskaeftigelsescenter"}
    for kind in kinds:
        assert set(kind.bars) <= set(LIBRARY.knowledge.note_types)
        assert kind.why.endswith(".") or not (kind.bars or kind.forbidden)
        assert kind.source
        assert kind.checked_on


def test_a_beskaeftigelsescenter_can_still_write_its_own_notes():
    for name in ("samtale", "raadighed-udeblivelse", "tilbud", "virksomhed", "henvendelse"):
        template = CENTRES.template(name, DAY)
        draft = CENTRES.drafter.draft(template, example_answers(template, DAY), DAY)
        assert barred(draft) == [], name


@pytest.mark.parametrize(("kind", "is_known"), [("beskaeftigelsescenter", True), ("beskaeftigelsescentre", False)])
def test_the_diagnosis_names_the_kind_and_tells_of_one_that_is_none(kind, is_known):
    library = replace(LIBRARY, chosen=UnitChoice(kind))
    [check] = [check for check in diagnosis.checks(library) if check.name == "Enhedens slags"]
    assert check.ok is is_known
    assert ("Beskæftigelsescenter" in check.detail) is is_known
    assert bool(check.remedy) is not is_known
    assert "Enhedens slags" not in [check.name for check in diagnosis.checks(LIBRARY)]


def test_the_line_that_names_the_wording_is_checked_as_well():
    plan = HeadingPlan(keyword="Ret og pligt", what=("{{ form }}",), date="{{ idag }}")
    guidance = note(id="vejledning-afslag", note_type="vejledning", heading=plan, body="Vejledt. {{ svar }}")
    draft = drafted(guidance, svar="Ja.", form="telefon")
    assert "vejledning-afslag" in plain(draft.body)
    assert barred(draft) == [("B02", "")]


def test_where_packs_lie_on_each_other_the_palette_says_which_one_a_row_is_from(small_pack):
    both = open_library([STANDARD, small_pack.folder])
    details = {row.hit.action: row.hit.detail for row in palette_rows(both, (), DAY)}
    assert details["brev"] == "tekst · gælder fra 01.01.2020 · Lille pakke"
    assert details["samtale"].endswith(" · Standardpakken")
    alone = {row.hit.action: row.hit.detail for row in palette_rows(LIBRARY, (), DAY)}
    assert alone["samtale"] == details["samtale"].removesuffix(" · Standardpakken")
