"""Every row of the domain's tables of holiday and deadlines is in the pack, and the texts agree with the rules."""

from __future__ import annotations

import re
from datetime import date

import pytest
from standard import PACK, drafted

from assistant.casework.day_filters import day_filters
from assistant.casework.knowledge import merged
from assistant.casework.pack.golden import paper
from assistant.model.answers import Period
from assistant.model.draft import plain
from assistant.packs.reader import read_core
from assistant.render.filters import FilterError
from assistant.render.marks import EMPTY_VALUE, is_blank
from assistant.rules.dated import in_force
from assistant.rules.deadlines import names
from assistant.rules.deadlines import rules_of as deadline_rules
from assistant.rules.holiday import groups
from assistant.rules.holiday import rules_of as holiday_rules

KNOWLEDGE = merged([read_core(PACK)])
THEN, NOW = date(2017, 5, 15), date(2026, 11, 22)

HOLIDAY = [  # group, day, right, weeks, days, most in a row, months, certainty
    ("dagpenge", THEN, "yes", None, 25, None, None, "medium"),
    ("kontanthjaelp", THEN, "yes", 4, None, 2, 12, "high"),
    ("uddannelseshjaelp", THEN, "yes", 4, None, 2, 12, "high"),
    ("integrationsydelse", THEN, "no", None, None, None, None, "high"),
    ("sygedagpenge", THEN, "no", None, None, None, None, "high"),
    ("jobafklaring", THEN, "unknown", None, None, None, 12, "unknown"),
    ("ressourceforloeb", THEN, "yes", 5, None, None, 12, "medium"),
    ("ledighedsydelse", THEN, "unknown", None, None, None, None, "unknown"),
    ("fleksjob", THEN, "yes", None, None, None, None, "medium"),
    ("revalidering", THEN, "yes", 4, None, None, 12, "high"),
    ("dagpenge", NOW, "yes", None, 25, None, None, "high"),
    ("kontanthjaelp", NOW, "yes", 4, None, 2, 12, "medium"),
    ("uddannelseshjaelp", NOW, "no", None, None, None, None, "high"),
    ("integrationsydelse", NOW, "no", None, None, None, None, "high"),
    ("mindstesats", NOW, "unknown", None, None, None, None, "unknown"),
    ("sygedagpenge", NOW, "no", None, None, None, None, "high"),
    ("jobafklaring", NOW, "unknown", None, None, None, 12, "unknown"),
    ("ressourceforloeb", NOW, "yes", 5, None, None, 12, "medium"),
    ("ledighedsydelse", NOW, "yes", 5, None, None, None, "high"),
    ("fleksjob", NOW, "yes", None, 25, None, None, "high"),
    ("revalidering", NOW, "yes", 4, None, None, 12, "medium"),
]
CONTRACT_GROUPS = (
    "dagpenge kontanthjaelp uddannelseshjaelp integrationsydelse mindstesats sygedagpenge jobafklaring "
    "ressourceforloeb ledighedsydelse fleksjob revalidering"
)
DEADLINES = [  # row, name, amount and unit then, amount and unit now; None: no number, "": no rule
    ("D01", "samtale-dagpenge", (6, "weeks"), None),
    ("D02", "samtaler-dagpenge", (6, "months"), (6, "months")),
    ("D02", "samtale-dagpenge-senere", (3, "months"), ""),
    ("D02", "faellessamtale-dagpenge", "", (16, "months")),
    ("D03", "samtaler-jobparate", (12, "months"), (6, "months")),
    ("D04", "tilbud-under-30", (13, "weeks"), (6, "months")),
    ("D04", "tilbud-30-50", (26, "weeks"), (6, "months")),
    ("D04", "tilbud-over-50", (13, "weeks"), (6, "months")),
    ("D05", "ressourceforloeb-samtale", (12, "months"), None),
    ("D06", "rehabiliteringsteam", (4, "weeks"), None),
    ("D07", "region-materiale", (14, "days"), (14, "days")),
    ("D08", "sygedagpenge-foerste-samtale", (8, "weeks"), None),
    ("D08", "sygedagpenge-opfoelgning", (4, "weeks"), None),
    ("D08", "sygedagpenge-revurdering", (22, "weeks"), None),
    ("D09", "journalisering", (1, "workdays"), (1, "workdays")),
    ("D10", "leverandoer-svar", (3, "workdays"), (3, "workdays")),
    ("D11", "samtaleskema-unge", (8, "weeks"), ""),
    ("D12", "fleksjob-opfoelgning", (30, "months"), (30, "months")),
    ("D12", "fleksjob-revurdering", (12, "months"), (12, "months")),
    ("D13", "partshoering-svar", None, None),
    ("D14", "klage", (4, "weeks"), (4, "weeks")),
    ("D14", "genvurdering", (4, "weeks"), (4, "weeks")),
    ("D15", "attest-lae-121", (14, "days"), (14, "days")),
    ("D15", "attest-lae-131", (30, "days"), (30, "days")),
    ("D15", "attest-lae-141", (30, "days"), (30, "days")),
    ("D15", "attest-lae-221", (7, "days"), (7, "days")),
    ("D15", "attest-lae-225", (14, "days"), (14, "days")),
    ("D15", "attest-lae-261", (30, "days"), (30, "days")),
    ("D15", "attest-lae-281", (8, "days"), (8, "days")),
    ("D16", "ferie-varsel", (14, "days"), (14, "days")),
    ("D17", "aktindsigt", (7, "workdays"), (7, "workdays")),
]
CONTRACT_NAMES = (
    "samtale-dagpenge tilbud-under-30 tilbud-30-50 tilbud-over-50 rehabiliteringsteam region-materiale "
    "ressourceforloeb-samtale journalisering leverandoer-svar klage ferie-varsel"
)


@pytest.mark.parametrize("row", HOLIDAY, ids=lambda row: f"{row[0]}-{row[1].year}")
def test_every_row_of_the_holiday_tables(row):
    group, day, *wanted = row
    rule = in_force(holiday_rules(KNOWLEDGE.holiday, group), day)
    found = [rule.right, rule.right_weeks, rule.right_days, rule.max_consecutive_weeks, rule.qualify_months]
    assert [*found, rule.certainty] == wanted


def test_the_groups_are_the_contracts():
    assert sorted(groups(KNOWLEDGE.holiday)) == sorted(CONTRACT_GROUPS.split())


@pytest.mark.parametrize("row", DEADLINES, ids=lambda row: f"{row[0]}-{row[1]}")
def test_every_row_of_the_deadlines(row):
    _, name, *wanted = row
    rules = deadline_rules(KNOWLEDGE, name)
    for day, amount in zip((THEN, NOW), wanted, strict=True):
        rule = in_force(rules, day)
        if amount == "":
            assert rule is None
        else:
            assert (None if rule.amount is None else (rule.amount, rule.unit)) == amount


def test_no_deadline_is_unchecked_here_and_the_contracts_names_are_among_them():
    assert set(names(KNOWLEDGE)) == {name for _, name, *_ in DEADLINES}
    assert set(CONTRACT_NAMES.split()) <= set(names(KNOWLEDGE))


def test_every_rule_says_where_it_is_from_who_looked_and_that_nobody_has_approved_it():
    for rule in (*KNOWLEDGE.holiday.rules, *KNOWLEDGE.deadlines.deadlines):
        assert rule.source
        assert (rule.checked_on, rule.checked_by, rule.approved_by) == (date(2026, 11, 22), "Sagstast", "")


def test_a_deadline_without_a_number_says_what_is_known():
    assert all(rule.remark for rule in KNOWLEDGE.deadlines.deadlines if rule.amount is None)


def test_citizens_are_bound_by_what_citizens_do():
    bound = {rule.name for rule in KNOWLEDGE.deadlines.deadlines if rule.binds == "citizen"}
    assert bound == {"klage", "partshoering-svar", "ferie-varsel"}


# --- the texts and the rules are one ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("dagpenge", "mindst {rule.notice_days} dage før"),
        ("dagpenge", "højst få {rule.right_days} dage"),
        ("kontanthjaelp", "op til {rule.right_weeks} ugers ferie med hjælp, højst {rule.max_consecutive_weeks} uger"),
        ("kontanthjaelp", "hjælp i {rule.qualify_months} måneder"),
        ("ressourceforloeb", "op til {rule.right_weeks} uger, når man har fået ydelsen i {rule.qualify_months} måned"),
        ("ledighedsydelse", "op til {rule.right_weeks} uger"),
        ("fleksjob", "op til {rule.right_days} feriedage"),
        ("revalidering", "op til {rule.right_weeks} uger efter {rule.qualify_months} måneder"),
        ("jobafklaring", "ydelsen i {rule.qualify_months} måneder"),
    ],
)
def test_the_guidance_names_the_rules_own_numbers(group, words):
    rule = in_force(holiday_rules(KNOWLEDGE.holiday, group), NOW)
    assert words.format(rule=rule) in plain(drafted("ferievejledning", ydelse=group, omfang="lang", periode=None).body)


def test_the_guidance_counts_and_names_the_rule_by_the_first_day_of_the_holiday():
    text = plain(drafted("ferievejledning", ydelse="dagpenge").body)
    assert "Efter reglen regnes det som 8 feriedage." in text
    assert "Besked om ferien skal gives senest mandag den 7. december 2026." in text
    assert "Reglen: dagpenge, kendt fra 01.09.2020: feriedagpengebekendtgørelsen 760/2023 §§ 1-2 og 15" in text
    assert "Besked om ferien" not in plain(drafted("ferievejledning", ydelse="kontanthjaelp").body)  # local
    unsettled = plain(drafted("ferievejledning", ydelse="mindstesats").body)
    assert "regnes det som" not in unsettled
    assert "eller hvilke dage der trækkes fra" in unsettled


def test_the_note_charges_what_the_rule_charges_and_asks_where_it_does_not():
    known = drafted("ferie", ydelse="dagpenge", brugt=5)
    assert "Det, der trækkes fra: 8 feriedage\nRest efter ferien: 12 feriedage\nBesked senest: 07.12.2026" in paper(
        known
    )
    assert "regnes" not in known.visible
    unknown = drafted("ferie", ydelse="kontanthjaelp")
    assert {"regnes", "rest"} <= unknown.visible
    assert "brugt" not in unknown.visible
    assert re.search(
        r"Regelsæt: kontanthjælp, gælder fra 01\.07\.2025: .*; sikkerhed: middel, ikke godkendt", paper(unknown)
    )


def test_an_agreement_without_a_certain_rule_is_questioned():
    def questioned(group):
        return any("ikke bekræftet" in f.message for f in drafted("ferie", ydelse=group, haendelse="aftalt").findings)

    assert questioned("mindstesats")
    assert questioned("kontanthjaelp")
    assert not questioned("dagpenge")


def test_notice_and_new_law_are_told_in_the_form():
    late = drafted("ferie", ydelse="dagpenge", modtaget="2026-12-08")
    assert {("modtaget", "hint"), ("periode", "warning")} <= {(f.where, f.severity.value) for f in late.findings}
    early = {"from": "2026-12-14", "to": "2026-12-18"}
    in_time = drafted("ferie", ydelse="dagpenge", modtaget="2026-11-20", periode=early)
    assert not {f.where for f in in_time.findings} & {"modtaget", "periode"}
    assert "periode" in {f.where for f in drafted("ferievejledning", ydelse="dagpenge", dato="2026-12-08").findings}
    assert "(lokalt varsel)" in paper(drafted("ferie", ydelse="kontanthjaelp"))


def test_a_template_prints_a_deadline():
    deadline = day_filters(KNOWLEDGE)["frist"]
    assert deadline(date(2026, 11, 24), "klage") == date(2026, 12, 22)
    assert is_blank(deadline(date(2026, 11, 24), "samtale-dagpenge"))
    with pytest.raises(FilterError, match="Mente du »klage«"):
        deadline(date(2026, 11, 24), "klag")
    with pytest.raises(FilterError, match="kræver en dato"):
        deadline("24.11.2026", "klage")


def test_a_template_reads_a_holiday_and_blank_is_blank():
    holiday = day_filters(KNOWLEDGE)["ferie"]
    period = Period(date(2026, 12, 21), date(2027, 1, 1))
    found = holiday(period, "dagpenge", 5)
    assert (found.traekkes, found.rest, found.varsel) == ("8 feriedage", "12 feriedage", date(2026, 12, 7))
    assert "01.01.2027" in str(found.ventes)
    for nothing in (holiday(EMPTY_VALUE, "dagpenge"), holiday(period, EMPTY_VALUE)):
        assert is_blank(nothing.regel)
        assert not nothing.er_sikker
    with pytest.raises(FilterError, match="Mente du »dagpenge«"):
        holiday(period, "dagpeng")
