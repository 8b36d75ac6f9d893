"""From answers to a draft: what is asked, what is written, and what stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import LIBRARY, STANDARD

from assistant.casework.drafting import Drafter
from assistant.casework.examples import boundary_days, example_answers
from assistant.casework.knowledge import merged
from assistant.model.draft import Role, plain
from assistant.model.fields import (
    Choice,
    ChoiceField,
    ComputedField,
    DateField,
    LongTextField,
    MultiChoiceField,
    NoteField,
    NumberField,
    OptionalField,
    PeriodField,
    RowsField,
    TextField,
    YesNoField,
)
from assistant.model.finding import Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import Organisation
from assistant.model.template import Check, HeadingPlan, Output, Template
from assistant.packs.reader import read_core

CORE = read_core(STANDARD)
TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
UNIT = Organisation(name="Jobcenter Øst", phone="70 10 20 30\ue000")
DRAFTER = Drafter(merged([CORE], UNIT))
FORMS = (Choice(value="telefon", label="telefon"), Choice(value="fremmoede", label="fremmøde"))


def template(*fields, body="Fast.", **more):
    plain_facts = {"title": "T", "version": "3", "valid_from": date(2020, 1, 1), "source": "s", "certainty": "high"}
    return Template(id="t", kind="text", fields=fields, body=body, **{**plain_facts, **more})


def note(*fields, **plan):
    heading = HeadingPlan(**{"keyword": "Jobsamtale", **plan})
    body = " ".join(f"{{{{ {field.name} }}}}" for field in fields)
    return replace(template(*fields, body=body), kind="note", note_type="samtale", heading=heading)


def drafted(made, **answers):
    return DRAFTER.draft(made, answers, TODAY)


def told(draft):
    return [(finding.code, finding.severity.value, finding.where) for finding in draft.findings]


def test_a_required_answer_that_is_missing_stands_as_a_slot_and_closes_the_button():
    draft = drafted(template(TextField(name="sted", label="&Hvor?", required=True), body="På {{ sted }}."), sted=" ")
    assert plain(draft.body) == "På [Hvor]."
    assert [(run.role, run.field) for run in draft.body] == [(Role.FIXED, ""), (Role.SLOT, "sted"), (Role.FIXED, "")]
    assert told(draft) == [("S01", "error", "sted")]
    assert draft.findings[0].message == "»Hvor?« mangler."
    assert draft.is_blocked


def test_what_asks_nothing_is_written_anew_each_day():
    made = replace(template(body="I dag: {{ idag }}."), sha256="a" * 64)
    assert plain(DRAFTER.draft(made, {}, TODAY).body) == "I dag: 22.11.2026."
    assert plain(DRAFTER.draft(made, {}, MONDAY).body) == "I dag: 23.11.2026."
    assert DRAFTER.draft(made, {}, MONDAY) is DRAFTER.draft(made, {}, MONDAY)


def test_an_answer_that_cannot_be_read_is_told_and_never_written():
    draft = drafted(template(DateField(name="dato", label="Dato"), body="Den {{ dato }}."), dato="i går")
    assert told(draft) == [("S02", "error", "dato")]
    assert "i går" not in plain(draft.body)


def test_a_chain_of_shown_if_hides_what_hangs_on_it_and_ignores_its_answers():
    made = template(
        YesNoField(name="boern", label="Børn?"),
        NumberField(name="antal", label="Hvor mange?", required=True, shown_if="boern"),
        TextField(name="navne", label="Hvilke?", required=True, shown_if="antal > 1"),
        body="Børn: {{ boern }}\nAntal: {{ antal }}\nHvilke: {{ navne }}",
    )
    yes = drafted(made, boern=True, antal=2, navne="a og b")
    assert (plain(yes.body), yes.visible) == ("Børn: ja\nAntal: 2\nHvilke: a og b", {"boern", "antal", "navne"})
    no = drafted(made, boern=False, antal="vrøvl", navne="a og b")
    assert (plain(no.body), no.visible, no.findings) == ("Børn: nej", {"boern"}, ())
    one = drafted(made, boern=True, antal=1, navne="a og b")
    assert (plain(one.body), one.visible) == ("Børn: ja\nAntal: 1", {"boern", "antal"})
    nobody = drafted(made)
    assert (plain(nobody.body), nobody.findings) == ("", ())


def test_computed_values_are_shown_and_follow_each_other():
    made = template(
        PeriodField(name="ferie", label="Ferie"),
        ComputedField(name="dage", label="Dage", value="ferie | feriedage"),
        ComputedField(name="svar", label="Svar", value="ferie.til | plus_uger(1)"),
        ComputedField(name="uge", label="Uge", value="svar | uge"),
        body="{{ dage }} af {{ ferie | hverdage }}/{{ ferie | kalenderdage }}, "
        "ikke {{ ferie | soegnehelligdage | liste }}. {{ svar }}",
    )
    draft = drafted(made, ferie={"from": "2026-12-21", "to": "2027-01-01"})
    assert draft.computed == {"dage": "8", "svar": "08.01.2027", "uge": "1"}
    assert plain(draft.body) == "8 af 10/12, ikke 25.12.2026 og 01.01.2027. 08.01.2027"
    empty = drafted(made)
    assert (empty.computed, plain(empty.body), empty.findings) == ({"dage": "", "svar": "", "uge": ""}, "", ())


def test_a_period_of_centuries_is_refused_not_counted():
    made = template(PeriodField(name="p", label="P"), body="{{ p | hverdage }}")
    draft = drafted(made, p={"from": "0001-01-01", "to": "9999-12-31"})
    assert told(draft) == [("S07", "error", "")]
    assert "ti år" in draft.findings[0].message


def test_rules_across_fields_speak_at_their_field_and_only_when_it_is_shown():
    made = template(
        DateField(name="sendt", label="Sendt"),
        DateField(name="frist", label="Frist", shown_if="sendt"),
        TextField(name="navn", label="Navn"),
        body="{{ sendt }} {{ frist }} {{ navn }}",
        checks=(
            Check(field="frist", when="frist <= sendt", message="Fristen skal ligge efter."),
            Check(field="frist", when="not sendt and navn", message="Tales kun, når fristen vises."),
            Check(field="navn", when="navn", message="Skriv helst ikke navn.", severity=Severity.WARNING),
        ),
    )
    late = drafted(made, sendt="2026-11-20", frist="2026-11-20", navn="x")
    assert told(late) == [("S05", "error", "frist"), ("S05", "warning", "navn")]
    assert drafted(made, sendt="2026-11-20").findings == ()
    assert drafted(made, frist="2026-11-20").findings == ()
    assert told(drafted(made, navn="x")) == [("S05", "warning", "navn")]


def test_an_unknown_name_is_a_warning_with_a_suggestion_and_blocks_nothing():
    draft = drafted(template(TextField(name="sted", label="Sted"), body="{{ sted }}"), stedd="Rådhuset")
    assert told(draft) == [("S06", "warning", "stedd")]
    assert "Mente du »sted«?" in draft.findings[0].message
    assert not draft.is_blocked


def test_what_takes_no_answer_takes_none_in_silence():
    made = template(
        NoteField(name="husk", label="Husk"), ComputedField(name="i", label="I", value="idag"), body="{{ i }}"
    )
    draft = drafted(made, husk="x", i="2020-01-01")
    assert (plain(draft.body), draft.findings) == ("22.11.2026", ())


def test_an_optional_block_is_off_until_it_is_chosen():
    made = template(OptionalField(name="tolk", label="Tolk"), body="A\n{% if tolk %}\nDer er tolk.\n{% endif %}\nB")
    assert plain(drafted(made).body) == "A\nB"
    assert plain(drafted(made, tolk=True).body) == "A\nDer er tolk.\nB"


def test_rows_are_written_one_by_one_and_what_is_empty_in_them_leaves_no_line():
    made = template(
        RowsField(
            name="aftaler",
            label="Aftaler",
            columns=(TextField(name="hvem", label="Hvem"), DateField(name="dag", label="Dag")),
        ),
        body="{% if aftaler %}\nAftaler:\n{% for a in aftaler %}\n- {{ a.hvem }}\n  senest {{ a.dag | dato }}\n"
        "{% endfor %}\n{% endif %}\nSlut",
    )
    draft = drafted(made, aftaler=[{"hvem": "borger"}, {"hvem": "læge", "dag": "2026-12-01"}])
    assert plain(draft.body) == "Aftaler:\n- borger\n- læge\n  senest 01.12.2026\nSlut"
    assert plain(drafted(made, aftaler=[{}]).body) == "Slut"


def test_the_units_facts_and_the_wording_are_there_and_clean():
    made = template(
        TextField(name="tlf", label="Tlf", default="enhed.phone"),
        TextField(name="post", label="Post", default="enhed.mailbox"),
        DateField(name="dag", label="Dag", default="idag+14"),
        body="{{ enhed.name }}, {{ enhed.phone }}\n{{ enhed.mailbox }}\n{{ ordlyd }}",
    )
    assert plain(drafted(made).body) == "Jobcenter Øst, 70 10 20 30\nOrdlyd: t v3, gælder fra 01.01.2020"
    assert DRAFTER.initial_answers(made, TODAY) == {"tlf": "70 10 20 30", "dag": "2026-12-06"}


def test_further_outputs_come_from_the_same_answers():
    made = template(
        TextField(name="navn", label="Navn"),
        body="{{ navn }}",
        outputs=(Output(name="min_plan", label="Min Plan", text="Se {{ navn }}."),),
    )
    assert plain(drafted(made, navn="notat").outputs["min_plan"]) == "Se notat."


def test_a_heading_is_built_in_the_guides_order_and_empty_parts_leave_no_dash():
    fields = (
        ChoiceField(name="form", label="Form", choices=FORMS),
        TextField(name="emne", label="Emne"),
        MultiChoiceField(name="med", label="Med", choices=FORMS),
        DateField(name="dato", label="Dato"),
    )
    made = note(*fields, what=("{{ form }}", "{{ emne }}"), who="{{ med }}", date="{{ dato }}")
    whole = drafted(made, form="fremmoede", emne="job og CV.\n", med=["telefon"], dato="2026-11-18")
    assert plain(whole.heading) == "SAMTALE: Jobsamtale – fremmøde – job og CV – telefon – 18.11.2026"
    assert whole.heading[0].role is Role.PREFIX
    assert plain(drafted(made, form="telefon").heading) == "SAMTALE: Jobsamtale – telefon"
    assert not drafted(made, form="telefon", emne="job").findings


def test_a_heading_that_waits_for_an_answer_tells_the_answer_only():
    made = note(TextField(name="emne", label="Emne", required=True), what=("{{ emne }}",))
    draft = drafted(made)
    assert plain(draft.heading) == "SAMTALE: Jobsamtale – [Emne]"
    assert told(draft) == [("S01", "error", "emne")]


@pytest.mark.parametrize(
    ("answer", "code", "mended"),
    [
        ("møde 24/11 på rådhuset", "H13", "møde 24.11.2026 på rådhuset"),
        ("telefon for 320190-0000", "H06", "telefon for borger"),
        ("  talt   2026-11-24 ", "H13", "talt 24.11.2026"),
        ("i uge 29", "H13", None),
        ("sted XX og mere", "H18", None),
    ],
)
def test_what_the_guide_says_is_told_at_the_answer_that_brought_it_in(answer, code, mended):
    made = note(
        LongTextField(name="forloeb", label="Forløb"),
        TextField(name="emne", label="Emne"),
        what=("{{ emne }}",),
    )
    draft = drafted(made, emne=answer, forloeb=f"Også her: {answer}\n\nOg mere.")
    [finding] = [each for each in draft.findings if each.where != "forloeb"]
    assert (finding.code, finding.where) == (code, "emne")
    assert (finding.fix.value if finding.fix else None) == mended
    if finding.fix:
        assert finding.fix.field == "emne"
        assert not drafted(made, emne=finding.fix.value).findings


def test_what_no_answer_brought_in_is_told_at_the_heading_without_a_mend():
    [finding] = drafted(note(what=("i uge 29 og senere",))).findings
    assert (finding.code, finding.where, finding.fix) == ("H13", "22-30", None)


def test_a_heading_through_a_computed_field_finds_its_answer_too():
    made = note(
        TextField(name="emne", label="Emne"),
        ComputedField(name="om", label="Om", value="'om ' ~ emne"),
        what=("{{ om }}",),
    )
    [finding] = drafted(made, emne="møde 24/11").findings
    assert (finding.where, finding.fix.value) == ("emne", "møde 24.11.2026")


def test_a_note_type_that_is_gone_is_told_and_breaks_nothing():
    made = replace(note(TextField(name="emne", label="Emne"), what=("{{ emne }}",)), note_type="findes-ikke")
    draft = drafted(made, emne="x")
    assert told(draft) == [("P07", "error", "")]
    assert draft.heading == ()


def test_a_text_that_cannot_be_compiled_leaves_the_rest_standing():
    draft = drafted(
        template(TextField(name="a", label="A"), body="{% if", outputs=(Output(name="o", label="O", text="{{ a }}"),)),
        a="x",
    )
    assert draft.is_blocked
    assert draft.body == ()
    assert plain(draft.outputs["o"]) == "x"


def test_errors_stand_first():
    made = template(TextField(name="a", label="A", required=True), body="{{ a }}")
    assert [severity for _, severity, _ in told(drafted(made, b=1))] == ["error", "warning"]


def test_without_a_calendar_days_are_still_counted():
    bare = Drafter(Knowledge(guide=CORE.guide))
    made = template(PeriodField(name="p", label="P"), body="{{ p | feriedage }}")
    assert plain(bare.draft(made, {"p": {"from": "2026-12-21", "to": "2027-01-01"}}, TODAY).body) == "10"


ENTRIES = LIBRARY.entries(TODAY, include_all=True)
ANY = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2) | st.just({})
)


def test_the_standard_pack_has_no_fault_and_a_template_for_every_note_type():
    assert LIBRARY.findings == ()
    assert {entry.note_type for entry in LIBRARY.entries(TODAY) if entry.kind == "note"} == {
        t.id for t in CORE.note_types
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.path for entry in ENTRIES])
def test_examples_fill_every_template_on_its_first_day_its_last_and_today(entry):
    made = LIBRARY.template_of(entry)
    for day in {*boundary_days(made), min(max(TODAY, entry.valid_from), entry.valid_to or TODAY)}:
        draft = LIBRARY.drafter.draft(made, example_answers(made, day), day)
        assert not draft.is_blocked, draft.findings
        assert plain(draft.body)
        assert not any(run.role is Role.SLOT for run in draft.body)


@given(st.data())
def test_no_answers_at_all_break_any_template_of_the_standard_pack(data):
    made = LIBRARY.template_of(data.draw(st.sampled_from(ENTRIES)))
    raw = data.draw(st.fixed_dictionaries({}, optional={field.name: ANY for field in made.fields}))
    draft = LIBRARY.drafter.draft(made, raw, data.draw(st.dates()))
    text = plain(draft.heading) + plain(draft.body)
    assert not any("\ue000" <= char <= "\uf8ff" for char in text)
    assert "\n" not in plain(draft.heading)
    assert "\n\n\n" not in text
    missing = {
        field.name
        for field in made.fields
        if field.required and field.name in draft.visible and not raw.get(field.name)
    }
    assert missing - {name for name in missing if raw.get(name) in (False, 0)} <= {
        finding.where for finding in draft.findings if finding.severity is Severity.ERROR
    }


@pytest.mark.parametrize(
    ("today", "offered"),
    [(date(2026, 11, 24), "2026-12-08"), (date(2026, 11, 22), "2026-12-07"), (date(2026, 11, 21), "2026-12-07")],
)
def test_a_missing_date_is_offered_on_a_weekday(today, offered):
    field = DateField(name="frist", label="Svarfrist", required=True, suggestion="idag+14")
    [finding] = DRAFTER.draft(template(field, body="{{ frist }}"), {}, today).findings
    assert finding.fix.value == offered
