"""Talks, absence, plans, offers and placements: what each says in several places, leaves to be done and refuses."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard import DAY, PACK, day_in_force, drafted, drafter, library, note_types, templates

from assistant.casework.afterwards import afterwards, carried
from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.pack.golden import paper
from assistant.casework.splitting import split
from assistant.model.draft import Draft, plain
from assistant.model.fields import UNANSWERED, ChoiceField, MultiChoiceField, OptionalField, YesNoField
from assistant.model.forms import Line
from assistant.model.pack import UnitChoice
from assistant.model.waiting import WaitingForm
from assistant.packs.reader import read_core

TYPES = ("samtale", "raadighed", "min-plan", "tilbud", "virksomhed")
NOTES = [template for template in templates().values() if template.note_type in TYPES and template.kind == "note"]
TWICE = [t for t in NOTES if {"aftalefelt", "min-plan"} <= {output.name for output in t.outputs}]
POINTS = Drafter(drafter().knowledge, UnitChoice(outputs="pointer"))
TALKS = [t for t in NOTES if t.note_type == "samtale" and t.id != "samtale-kladde"]


def texts(draft: Draft) -> tuple[str, str]:
    return plain(draft.outputs["aftalefelt"]), plain(draft.outputs["min-plan"])


def pointed(template, **answers) -> Draft:
    day = day_in_force(template)
    raw = {**example_answers(template, day), **answers}
    given = {name: answer for name, answer in raw.items() if answer is not None}
    return POINTS.draft(template, given, day)


# --- the same in two places, or a pointer (A38, A39, A77) ------------------------------------------------------------


@pytest.mark.parametrize("template", TWICE, ids=lambda template: template.id)
@pytest.mark.parametrize("changed", [True, None])
def test_aftalefelt_and_min_plan_say_the_same_in_every_choice(template, changed):
    plan = {"min_plan": changed} if template.note_type == "samtale" else {}
    for field in template.fields:
        for choice in field.choices if isinstance(field, ChoiceField) else ():
            agreed, planned = texts(drafted(template.id, **plan, **{field.name: choice.value}))
            assert planned in ("", agreed), choice
    agreed, planned = texts(drafted(template.id, **plan))
    assert agreed == planned != ""


@pytest.mark.parametrize("template", TWICE, ids=lambda template: template.id)
def test_a_unit_that_points_writes_it_in_min_plan_only(template):
    plan = {"min_plan": True} if template.note_type == "samtale" else {}
    agreed, planned = texts(pointed(template, **plan))
    assert agreed == "Se Min Plan af 24.11.2026."
    assert planned == texts(drafted(template.id, **plan))[1]


@pytest.mark.parametrize("template", TALKS, ids=lambda template: template.id)
def test_nothing_points_to_a_plan_that_was_not_changed(template):
    assert texts(pointed(template, min_plan=False)) == ("Se notat om samtalen 24.11.2026.", "")


HOLE = re.compile(r"  | ,| \.(?!\d)|\(\)|»«|– –|\.\.|,,|(?<!Svar):(?=\n\n|\Z)")


def answered(draw, field):
    """An answer that the form would take, or none; a text keeps its example."""
    if not field.required and draw(st.booleans()):
        return None
    match field:
        case ChoiceField():
            return draw(st.sampled_from(field.choices)).value
        case MultiChoiceField():
            return draw(st.lists(st.sampled_from([choice.value for choice in field.choices]), min_size=1, unique=True))
        case YesNoField() | OptionalField():
            return draw(st.booleans())
    return field.example if field.example != "idag" else DAY.isoformat()


@pytest.mark.parametrize("template", NOTES, ids=lambda template: template.id)
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_is_answered_no_text_has_a_hole(template, data):
    answers = {f.name: answered(data.draw, f) for f in template.fields if not isinstance(f, UNANSWERED)}
    for draft in (drafted(template.id, **answers), pointed(template, **answers)):
        for text in (draft.heading, draft.body, *draft.outputs.values()):
            assert not HOLE.search(plain(text)), plain(text)


# --- what is still to be done (A48, A53, A89) ------------------------------------------------------------------------


@pytest.mark.parametrize("talk", ["Jobsamtale", "Netværksmøde"])
def test_a_held_talk_whose_note_is_not_written_says_so_and_no_more(talk):
    [choice] = [c for c in templates()["samtale-kladde"].field("samtaletype").choices if c.label == talk]
    draft = drafted("samtale-kladde", date(2026, 12, 18), samtaletype=choice.value, form="video", dato="2026-12-18")
    assert paper(draft) == (
        f"SAMTALE: {talk} – video – notat følger – 18.12.2026\n\nSamtalen er holdt på video fredag den 18. december "
        "2026. Notatet bliver skrevet færdigt senest mandag den 21. december 2026 kl. 10.\n"
    )
    assert draft.reminders == ("journal",)


@settings(max_examples=60)
@given(held=st.dates(date(2026, 1, 1), date(2028, 12, 30)), late=st.integers(-3, 9))
def test_it_is_never_promised_for_a_day_that_has_passed_without_a_word(held, late):
    today = held + timedelta(days=late)
    draft = drafted("samtale-kladde", today, dato=held.isoformat())
    due = datetime.strptime(draft.computed["faerdig"], "%d.%m.%Y").date()
    told = {finding.severity.value for finding in draft.findings if finding.where == "dato"}
    assert due > held
    assert told == ({"error"} if late < 0 else {"warning"} if due < today else set())


def test_every_real_note_of_a_talk_puts_the_reminder_away_and_the_short_one_does_not():
    assert all("journal" in template.settles for template in TALKS)
    assert templates()["samtale-kladde"].settles == ()


@pytest.mark.parametrize(
    "template", [t for t in NOTES if any(f.name == "digital_post" for f in t.fields)], ids=lambda t: t.id
)
def test_a_plan_that_must_be_sent_is_remembered_until_it_is(template):
    more = {"min_plan": True} if template.note_type == "samtale" else {}
    more |= {"haendelse": "startet"} if template.id == "tilbud" else {}
    more |= {"sendt_post": None} if template.id == "min-plan" else {}
    assert drafted(template.id, **more, digital_post=True).reminders == ("min-plan",)
    assert drafted(template.id, **more, digital_post=False).reminders == ()
    assert templates()["min-plan-sendt"].settles == ("min-plan",)


def test_a_plan_on_jobnet_is_not_yet_sent_to_one_who_must_have_it_by_digital_post():
    assert drafted("min-plan-sendt", haendelse="publiceret", skal_sendes=True).reminders == ("min-plan",)
    assert drafted("min-plan-sendt", haendelse="publiceret", skal_sendes=False).reminders == ()
    assert drafted("min-plan", publiceret=None, sendt_post=None, digital_post=None).reminders == ("min-plan",)


@pytest.mark.parametrize("template", [t for t in NOTES if "min-plan" in t.follow_up], ids=lambda template: template.id)
def test_the_plan_note_that_follows_an_offer_is_not_dated_by_the_offers_days(template):
    assert "dato" not in carried(drafted(template.id), templates()["min-plan"])


@pytest.mark.parametrize("note_type", ["tilbud", "virksomhed"])
def test_what_changes_the_plan_offers_the_plan_note(note_type):
    steps = [t for t in NOTES if t.note_type == note_type and any(output.name == "min-plan" for output in t.outputs)]
    assert len(steps) >= 4
    for template in steps:
        waiting = afterwards(drafted(template.id), library(), DAY)
        assert "min-plan" in {each.template for each in waiting if isinstance(each, WaitingForm)}, template.id


# --- one phrase, one set of questions (A49, A74, A21) ----------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["virksomhedspraktik", "loentilskud", "nytteindsats", "smaajob"])
def test_an_extension_has_one_phrase_in_all_three_places_and_in_both_forms(scheme):
    short = drafted("virksomhed-forlaengelse", ordning=scheme, branche="køkken", til="2027-02-26", timer=25)
    period = {"from": "2026-12-01", "to": "2027-02-26"}
    general = drafted("virksomhed", ordning=scheme, trin="forlaenget", branche="køkken", periode=period, timer=25)
    phrase = "(køkken) er forlænget til og med 26.02.2027, 25 timer om ugen."
    assert plain(short.body).partition("\n")[0].endswith(phrase)
    assert set(texts(short)) == {plain(short.body).partition("\n")[0]} == set(texts(general))


REPORT = next(form for form in read_core(PACK).forms.forms if form.id == "leverandoerrapport")


def sections(text: str) -> dict[str, str]:
    found = split(REPORT, [Line((line,)) for line in text.split("\n")])
    return {part.name: part.value for part in found.parts if part.name}


def test_the_questions_of_the_order_stand_in_the_frame_for_the_report_and_the_report_has_its_five_headings():
    order, report = drafted("tilbud-bestilling"), drafted("tilbud-rapport")
    frame, answered = sections(plain(order.outputs["spoergsmaal"])), sections(plain(report.body))
    assert list(frame) == list(answered) == ["fremmoede", "maal", "progression", "svar", "anbefaling"]
    for row in templates()["tilbud-bestilling"].field("spoergsmaal").example:
        assert f"Spørgsmål: {row['spoergsmaal']}" in frame["svar"]
        assert f"Spørgsmål: {row['spoergsmaal']}\nSvar: " in answered["svar"]


def test_an_order_that_only_reaches_the_citizen_by_sms_is_questioned():
    def questioned(*channels):
        return any(f.where == "kanaler" for f in drafted("tilbud-bestilling", kanaler=list(channels)).findings)

    assert questioned("sms")
    assert questioned("sms", "opkald")
    assert not questioned("sms", "brev")
    assert not questioned("digital-post")


def test_a_closed_offer_is_questioned_while_the_citizen_is_heard():
    def warned(**answers):
        return {f.where for f in drafted("tilbud-afvist", **answers).findings if f.severity == "warning"}

    assert warned(naeste="partshoering", aabent=False, vejledt=None) == {"aabent", "vejledt"}
    assert warned(naeste="betaenkning", aabent=False, vejledt=None) == set()


# --- law and aids ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("law", ["samtale", "sygeopfoelgning"])
@pytest.mark.parametrize("template", TALKS, ids=lambda template: template.id)
def test_no_paragraph_is_cited_for_a_day_whose_law_nobody_has_read(template, law):
    day = date(2027, 1, 5)
    now, then = drafted(template.id, lov=law), drafted(template.id, day, lov=law, dato=day.isoformat())
    assert "Regel: " in plain(now.body)
    assert "Regel" not in plain(then.body)
    assert "lov" in {finding.where for finding in then.findings} - {finding.where for finding in now.findings}


@pytest.mark.parametrize("template_id", ["samtale", "virksomhed-praktik", "tilbud-startet"])
def test_an_aid_is_pointed_to_its_form_at_the_field_that_names_it(template_id):
    field = {"samtale": "indhold", "virksomhed-praktik": "formaal", "tilbud-startet": "start"}[template_id]
    found = drafted(template_id, **{field: "Borgeren har fået et hæve-sænkebord."}).findings
    assert ("T17", "hint", field) in {(f.code, f.severity.value, f.where) for f in found}


@pytest.mark.parametrize("note_type", TYPES)
def test_the_short_forms_ask_for_less_than_the_general_one(note_type):
    prefix = next(t.prefix for t in note_types() if t.id == note_type)
    general = templates()[note_type]
    short = [t for t in NOTES if t.note_type == note_type and t.id.startswith(f"{note_type}-")]
    assert len(short) >= 2
    for template in short:
        open_fields = [f for f in template.fields if f.required and not f.default]
        assert plain(drafted(template.id).heading).startswith(prefix)
        assert len(open_fields) <= len([f for f in general.fields if f.required]), template.id
