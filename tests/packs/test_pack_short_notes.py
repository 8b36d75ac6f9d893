"""What the short notes of guidance, holiday, health, complaint and case steps keep to, whatever is answered."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard import drafted, drafter, templates

from assistant.casework.examples import example_answers
from assistant.model.draft import Role, plain

GROUPS = [choice.value for choice in templates()["ferieberegning"].field("ydelse").choices]


def body(template_id, **answers):
    return plain(drafted(template_id, **answers).body)


def locked(draft):
    return [run.text for run in draft.body if run.locked and run.role is Role.FIXED]


def told(template_id, **answers):
    return {(f.where, f.severity.value) for f in drafted(template_id, **answers).findings}


# --- holiday --------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(
    group=st.sampled_from(GROUPS),
    first=st.dates(date(2025, 7, 1), date(2030, 12, 31)),
    days=st.integers(0, 60),
    used=st.none() | st.integers(0, 40),
)
def test_a_calculation_counts_three_ways_and_grants_nothing(group, first, days, used):
    period = {"from": first.isoformat(), "to": (first + timedelta(days=days)).isoformat()}
    draft = drafted("ferieberegning", ydelse=group, periode=period, brugt=used)
    text = plain(draft.body)

    assert f"Kalenderdage: {days + 1}\n" in text
    assert all(
        f"\n{label}" in text for label in ("Hverdage, mandag til fredag: ", "Feriedage, talt som i ferieloven: ")
    )
    assert any("Den siger ikke, om borgeren har ret til ferien" in sentence for sentence in locked(draft))
    assert text.count("har ret til") == 1
    assert "aftalt" not in text


@pytest.mark.parametrize("group", GROUPS)
def test_where_the_holiday_rule_is_not_confirmed_somebody_else_answers(group):
    sure = drafted("ferieberegning", ydelse=group, svarer=None).computed["sikkerhed"].startswith("sikkerhed: høj")

    assert ("vi kan ikke beregne retten" in body("ferieberegning", ydelse=group, svarer=None)) is not sure


def test_what_is_left_is_only_told_when_it_is_known_what_was_used():
    assert "Rest efter ferien: 7 feriedage" in body("ferieberegning", brugt=5)
    assert "Rest" not in body("ferieberegning", brugt=None)
    assert "Rest" not in body("ferieberegning", ydelse="kontanthjaelp", brugt=5)


@pytest.mark.parametrize("group", GROUPS)
def test_a_wish_for_holiday_is_not_an_agreement(group):
    draft = drafted("ferie-oenske", ydelse=group)
    texts = plain(draft.body) + plain(draft.outputs["kvittering"])

    assert len(locked(draft)) == 1
    assert "er aftalt" not in texts
    assert "du kan holde" not in texts


# --- guidance and its paragraph ---------------------------------------------------------------------------------


def test_guidance_before_a_sanction_carries_the_words_and_their_version():
    text = body("vejledning-sanktion", ordene="»Ring, før du bliver væk.«")

    assert "Ordene var:\n»Ring, før du bliver væk.«" in text
    assert text.endswith("Ordlyd: vejledning-sanktion v1, gælder fra 01.01.2020")


def test_guidance_before_a_sanction_has_to_be_in_writing():
    assert ("form", "warning") in told("vejledning-sanktion", form="mundtligt")
    assert ("form", "warning") not in told("vejledning-sanktion", form="skriftligt")


@pytest.mark.parametrize("benefit", ["dagpenge", "sygedagpenge"])
def test_the_rule_of_one_law_is_not_put_under_the_benefits_of_another(benefit):
    assert "LAS § 35" in body("vejledning-sanktion", paragraf=True, ydelse="kontanthjaelp")
    assert "LAS" not in body("vejledning-sanktion", paragraf=True, ydelse=benefit)
    assert ("ydelse", "warning") in told("vejledning-sanktion", ydelse=benefit)


@pytest.mark.parametrize(("day", "is_known"), [("2026-12-31", True), ("2027-01-01", False)])
def test_no_paragraph_is_quoted_from_the_day_a_new_law_is_expected(day, is_known):
    for template_id in ("vejledning-sanktion", "vejledning"):
        assert ("LAS § 35" in body(template_id, dato=day, paragraf=True)) is is_known


@pytest.mark.parametrize(
    "template_id", [t.id for t in templates().values() if any(f.name == "paragraf" for f in t.fields)]
)
def test_a_paragraph_stands_under_the_note_only_when_chosen(template_id):
    without = body(template_id, paragraf=None).splitlines()
    added = [line for line in body(template_id, paragraf=True).splitlines() if line and line not in without]

    assert [line.split()[0].rstrip(":") for line in added] in (["Regel"], ["Regler"])
    assert re.search(r"§ \d|kap\. \d|§§ \d", added[0])


# --- decision, hearing and complaint ----------------------------------------------------------------------------


@pytest.mark.parametrize(("amount", "is_over"), [(1000, False), (1000.5, True)])
def test_work_clothes_above_the_packs_limit_ask_for_the_manager(amount, is_over):
    assert (("beloeb", "warning") in told("afgoerelse-bevilling", beloeb=amount)) is is_over
    assert ("beloeb", "warning") not in told("afgoerelse-bevilling", art="befordring", beloeb=amount)


@pytest.mark.parametrize("template_id", ["partshoering-svar", "partshoering-frist"])
def test_a_hearing_goes_on_and_nothing_is_decided(template_id):
    assert "Der er ikke truffet afgørelse." in locked(drafted(template_id))


def test_the_days_of_a_complaint_are_counted():
    complaint = drafted("klage-modtaget", dato="2026-11-24", fik="2026-11-13")

    assert (complaint.computed["genvurderes"], complaint.computed["klagefrist"]) == ("22.12.2026", "11.12.2026")
    assert "senest den 22. december 2026" in plain(complaint.outputs["kvittering"])
    assert ("fik", "warning") in told("klage-modtaget", dato="2026-11-24", fik="2026-10-26")


def test_only_a_date_that_was_chosen_is_promised_for_access_to_the_file():
    assert drafted("klage-aktindsigt").computed["svarfrist"] == "03.12.2026"
    assert "senest" not in plain(drafted("klage-aktindsigt", lovet=None).outputs["kvittering"])


def test_a_supplier_is_answered_within_three_working_days():
    assert drafted("henvendelse-leverandoer", dato="2026-11-20").computed["svar_senest"] == "25.11.2026"


# --- case steps -------------------------------------------------------------------------------------------------


def test_the_archive_is_asked_for_what_it_has_and_the_list_names_what_is_there():
    draft = drafted("afklaring-bilag")
    request, attached = (plain(draft.outputs[name]) for name in ("anmodning", "bilagsliste"))

    assert "Afgørelse om fleksjob" in request
    assert "LÆ 265" not in request
    assert "1. LÆ 265" in attached
    assert "Funktionsbeskrivelse" not in request + attached
    assert plain(drafted("afklaring-bilag", status="samlet").outputs["anmodning"]).strip() == ""
    assert ("arkiv", "error") in told("afklaring-bilag", arkiv=[])


def test_a_longer_rehabilitation_asks_for_a_new_certificate():
    answers = {"sagstype": "revalidering", "forlaengelse": True}

    assert ("ny_attest", "warning") in told("afklaring-bilag", **answers, ny_attest=False)
    assert ("ny_attest", "warning") not in told("afklaring-bilag", **answers, ny_attest=True)


def test_a_recommendation_is_told_in_few_words_and_not_copied():
    assert ("kort", "error") in told("afklaring-indstilling", kort="Det foreslås, at borgeren får et fleksjob. " * 12)


def test_the_summary_of_a_case_never_exceeds_six_hundred_characters():
    template = templates()["sag-resume"]
    day = date(2026, 11, 24)
    longest = {f.name: "o" * f.max_length for f in template.fields if hasattr(f, "max_length")}
    draft = drafter().draft(template, {**example_answers(template, day), **longest}, day)

    assert not [f for f in draft.findings if f.severity == "error"]
    assert 500 < len(plain(draft.body)) <= 600


def test_a_status_is_one_dated_line():
    line = body("sag-status")

    assert line.startswith("24.11.2026: ")
    assert "\n" not in line


@pytest.mark.parametrize("step", ["aftalt", "opfoelgning", "afsluttet"])
def test_a_trial_is_written_alike_in_both_places_while_it_is_agreed_on(step):
    draft = drafted("afklaring-arbejdsproevning", trin=step, digital_post=True)
    agreed, planned = (plain(draft.outputs[name]).strip() for name in ("aftalefelt", "min-plan"))

    assert agreed == planned
    assert bool(planned) is (step == "aftalt")
    assert draft.reminders == (("min-plan",) if step == "aftalt" else ())
