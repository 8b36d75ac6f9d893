"""Sentences that must, or must not, reach a citizen."""

import re

import pytest
from standard import drafted, templates

from assistant.model.draft import plain

GROUPS = [choice.value for choice in templates()["ferievejledning"].field("ydelse").choices]
UNCONFIRMED = ["kontanthjaelp", "mindstesats", "jobafklaring", "ressourceforloeb", "revalidering"]


def body(template_id, **answers):
    return plain(drafted(template_id, **answers).body)


def told(template_id, **answers):
    return {(f.where, f.severity.value) for f in drafted(template_id, **answers).findings}


# --- ferievejledning -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("extent", ["kort", "lang"])
def test_guidance_is_given_for_every_group_short_and_long(group, extent):
    text = body("ferievejledning", ydelse=group, omfang=extent, periode=None)

    assert "ferie" in text
    assert not re.search(r"garant|(?<!om )du har ret til", text.casefold())


@pytest.mark.parametrize("group", GROUPS)
def test_the_long_guidance_says_more_than_the_short(group):
    short, long = (body("ferievejledning", ydelse=group, omfang=extent) for extent in ("kort", "lang"))

    assert len(long) > len(short)


@pytest.mark.parametrize("group", UNCONFIRMED)
@pytest.mark.parametrize("extent", ["kort", "lang"])
def test_where_the_rule_is_not_confirmed_it_says_whom_to_ask(group, extent):
    text = body("ferievejledning", ydelse=group, omfang=extent)

    assert "Ydelse" in text
    assert any(words in text for words in ("Vi kan ikke sige", "Vi kan ikke love"))


def test_no_number_is_given_where_nothing_is_known():
    for group in ("mindstesats", "jobafklaring"):
        text = body("ferievejledning", ydelse=group, omfang="lang", periode=None, svarer=None, folder=None)
        assert "uger" not in text.replace("antallet af uger", "").replace("hvor mange uger", "")


def test_a_period_is_counted_in_three_ways_and_nothing_is_promised():
    draft = drafted("ferievejledning", periode={"from": "2026-12-21", "to": "2027-01-01"})

    assert (draft.computed["kalenderdage"], draft.computed["hverdage"], draft.computed["feriedage"]) == (
        "12",
        "10",
        "8",
    )
    assert "Den siger ikke, om du har ret til ferien" in plain(draft.body)


def test_not_today_asks_for_a_reason_and_guides_nobody():
    draft = drafted("ferievejledning", omfang="ikke-i-dag")

    assert "udsat" in plain(draft.heading)
    assert "ikke vejledt" in plain(draft.body)
    assert "grund" in {f.where for f in drafted("ferievejledning", omfang="ikke-i-dag", grund=None).findings}


def test_the_guidance_carries_its_wording():
    assert "Ordlyd: ferievejledning v1, gælder fra 01.07.2026" in body("ferievejledning")


# --- partshøring -------------------------------------------------------------------------------------------


def test_a_hearing_asks_before_anything_is_decided():
    text = body("partshoering-udeblivelse")

    assert "før vi beslutter" in text
    assert "Vi har ikke truffet afgørelse." in text
    assert "Svar senest tirsdag den 8. december 2026." in text
    assert "Hører vi ikke fra dig inden fristen, afgør vi sagen ud fra de oplysninger, vi har." in text


@pytest.mark.parametrize("word", ["sanktion", "kontrol", "mistænk", "jobplan", "straf"])
def test_a_hearing_does_not_frighten(word):
    assert word not in body("partshoering-udeblivelse", bisidder=True, tolk=True).casefold()


def test_optional_sentences_are_off_until_chosen():
    plain_letter = body("partshoering-udeblivelse", hjaelp=None)

    assert not any(word in plain_letter for word in ("bisidder", "tolk", "hjælp til at svare"))
    assert "bisidder" in body("partshoering-udeblivelse", bisidder=True)


def test_the_deadline_must_follow_the_letter():
    assert ("frist", "error") in told("partshoering-udeblivelse", frist="2026-11-24")


def test_a_missing_warning_about_consequences_is_told():
    assert ("vejledt", "warning") in told("partshoering-udeblivelse", vejledt=False)
    assert ("ydelse", "warning") in told("partshoering-udeblivelse", ydelse="dagpenge")


def test_the_benefit_is_named_in_danish():
    assert "betydning for dine sygedagpenge." in body("partshoering-udeblivelse", ydelse="sygedagpenge")
    assert "betydning for din kontanthjælp." in body("partshoering-udeblivelse", ydelse="kontanthjaelp")
    assert "betydning for din hjælp." in body("partshoering-udeblivelse", ydelse=None)


def test_a_summons_given_by_hand_was_not_sent():
    assert "Vi gav dig indkaldelsen på papir den 2. november 2026." in body(
        "partshoering-udeblivelse", kanal="udleveret"
    )
    assert "Vi sendte indkaldelsen den 2. november 2026." in body("partshoering-udeblivelse", kanal=None)


def test_without_guidance_in_the_summons_the_letter_does_not_claim_it():
    assert "I indkaldelsen stod der" not in body("partshoering-udeblivelse", vejledt=False)
    assert "I indkaldelsen stod der" not in body("partshoering-udeblivelse", vejledt=None)


# --- others ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["afslag", "afgørelse", "klage"])
def test_a_sent_cv_is_a_step_and_not_a_decision(word):
    assert word not in plain(drafted("virksomhed-cv-sendt").outputs["besked"]).casefold()


def test_an_order_says_that_the_supplier_cannot_end_it():
    assert "Leverandøren kan ikke aftale med borgeren, at tilbuddet ophører" in body("tilbud-bestilling")


@pytest.mark.parametrize("ended", ["ressourceforloeb", "revalidering"])
@pytest.mark.parametrize("template_id", ["afklaring", "plan-uddannelse-og-maal"])
def test_schemes_that_ended_in_2026_are_questioned(template_id, ended):
    assert ("sagstype", "warning") in told(template_id, sagstype=ended)


def test_a_decision_against_the_citizen_asks_for_the_way_to_complain():
    assert ("klagevejledning", "warning") in told("afgoerelse", udfald="nedsat", klagevejledning=None)
    assert ("klagevejledning", "warning") not in told("afgoerelse", udfald="bevilget", klagevejledning=None)


def test_a_complaint_is_looked_at_again_within_four_weeks():
    draft = drafted("klage", dato="2026-11-24")

    assert draft.computed["genvurderes"] == "22.12.2026"
    assert "senest den 22. december 2026" in plain(draft.outputs["kvittering"])


@pytest.mark.parametrize("step", ["genvurdering", "sendt", "svar", "aktindsigt-givet"])
def test_only_what_came_from_the_citizen_gets_a_receipt(step):
    assert plain(drafted("klage", skridt=step).outputs["kvittering"]) == ""


def test_a_request_for_holiday_that_is_refused_is_a_decision():
    assert ("haendelse", "warning") in told("ferie", haendelse="ikke-aftalt")


def test_a_doctor_is_told_on_what_ground_we_ask():
    consent = plain(drafted("helbred-attest").outputs["anmodning"])
    rule = plain(
        drafted("helbred-attest", grundlag="hjemmel", hjemmel="retssikkerhedsloven § 11 a").outputs["anmodning"]
    )

    assert "Borgeren har givet samtykke den 24. november 2026." in consent
    assert "efter retssikkerhedsloven § 11 a, og borgeren er orienteret den 24. november 2026" in rule
    assert ("grundlag", "warning") in told("helbred-attest", grundlag=None)
