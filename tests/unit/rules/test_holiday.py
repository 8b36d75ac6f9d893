"""Holiday: which rule, what is charged, what remains, and that "yes" is said only where the rule is certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.knowledge import merged
from assistant.model.answers import Period
from assistant.model.holiday import HolidayRules
from assistant.packs.reader import read_core
from assistant.rules.holiday import Wish, groups, judge, rules_of
from assistant.rules.holiday_findings import findings

STANDARD = merged([read_core(Path(__file__).parents[3] / "templates" / "standard")])
GROUPS = groups(STANDARD.holiday)
TODAY = date(2026, 11, 24)
CHRISTMAS = Period(date(2026, 12, 21), date(2027, 1, 1))
MAY_2017 = Period(date(2017, 5, 8), date(2017, 5, 19))
JULY_2027 = Period(date(2027, 7, 5), date(2027, 7, 23))


def judged(group, period, used=None, knowledge=STANDARD, **told):
    amount = None if used is None else Decimal(str(used))
    return judge(knowledge, Wish(group, period, amount, **told))


def said(group, period, used=None, today=TODAY, **told):
    return [(f.code, f.message) for f in findings(STANDARD, judged(group, period, used, **told), today)]


def text(*arguments, **told):
    return "\n".join(message for _, message in said(*arguments, **told))


@pytest.mark.parametrize(
    ("group", "period", "answer"),
    [
        ("sygedagpenge", CHRISTMAS, "no"),
        ("integrationsydelse", MAY_2017, "no"),
        ("uddannelseshjaelp", CHRISTMAS, "no"),
        ("integrationsydelse", CHRISTMAS, "no"),
        ("mindstesats", CHRISTMAS, "unknown"),
        ("mindstesats", MAY_2017, "unknown"),
        ("jobafklaring", CHRISTMAS, "unknown"),
        ("jobafklaring", MAY_2017, "unknown"),
        ("kontanthjaelp", CHRISTMAS, "unknown"),
        ("ressourceforloeb", CHRISTMAS, "unknown"),
        ("revalidering", CHRISTMAS, "unknown"),
        ("ledighedsydelse", MAY_2017, "unknown"),
        ("dagpenge", CHRISTMAS, "yes"),
        ("fleksjob", CHRISTMAS, "yes"),
        ("kontanthjaelp", MAY_2017, "yes"),
        ("uddannelseshjaelp", MAY_2017, "yes"),
        ("revalidering", MAY_2017, "yes"),
    ],
)
def test_the_answer_when_everything_speaks_for_it(group, period, answer):
    assert judged(group, period, 0, since=date(2015, 5, 1), notified=date(2015, 5, 1)).answer == answer


@given(
    st.sampled_from([*GROUPS, "andet"]),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    st.integers(0, 60),
    st.one_of(st.none(), st.integers(0, 40)),
    st.one_of(st.none(), st.dates(date(2014, 1, 1), date(2031, 1, 1))),
)
def test_never_a_yes_without_a_certain_rule_and_never_without_whom_to_ask(group, first, length, used, since):
    period = Period(first, first + timedelta(days=length))
    found = judged(group, period, used, since=since)
    told = findings(STANDARD, found, TODAY)
    if found.rule is None or found.rule.certainty != "high":
        assert found.answer == "unknown"
        messages = " ".join(finding.message for finding in told)
        assert "vi kan ikke beregne retten" in messages.casefold()
        assert "Spørg Ydelse eller fagkoordinatoren" in messages
    if found.answer == "yes":
        assert found.rule.right == "yes"
        assert used is not None
        assert not found.rule.qualify_months or found.arises <= first
    assert not any("har ret til" in f.message for f in told)
    assert found.count.calendar_days == length + 1
    assert found.count.holiday_days == found.count.weekdays - len(found.count.public_holidays)


def test_dagpenge_charges_holiday_days_and_tells_what_remains():
    found = judged("dagpenge", CHRISTMAS, 5)
    assert (found.charged, found.charged_days, found.remaining) == ("holiday_days", 8, 12)
    assert found.latest_notice == date(2026, 12, 7)
    assert judged("dagpenge", CHRISTMAS, "2.5").remaining == Decimal("14.5")
    assert judged("dagpenge", CHRISTMAS).remaining is None


def test_more_than_what_remains_is_a_no_that_tells_how_much():
    found = judged("dagpenge", CHRISTMAS, 20)
    assert (found.answer, found.remaining) == ("no", -3)
    assert "3 feriedage længere end det, der er tilbage" in text("dagpenge", CHRISTMAS, 20)


def test_without_what_has_been_used_there_is_no_yes():
    assert judged("dagpenge", CHRISTMAS).answer == "unknown"
    assert "hvor mange feriedage der allerede er brugt" in text("dagpenge", CHRISTMAS)


def test_longer_than_the_whole_right_is_a_no_whatever_has_been_used():
    whole_summer = Period(date(2027, 6, 1), date(2027, 7, 31))
    assert judged("dagpenge", whole_summer).answer == "no"
    assert "længere end hele retten" in text("dagpenge", whole_summer)


def test_the_unit_of_kontanthjaelp_is_not_settled():
    found = judged("kontanthjaelp", CHRISTMAS, 5)
    assert (found.charged, found.remaining) == (None, None)
    assert "10 hverdage, heraf 2 søgnehelligdage" in text("kontanthjaelp", CHRISTMAS, 5)
    since = date(2015, 5, 1)
    assert judged("kontanthjaelp", MAY_2017, 5, since=since).answer == "unknown"  # five of which kind
    assert judged("kontanthjaelp", MAY_2017, 0, since=since).answer == "yes"


def test_twelve_calendar_months_before_the_first_day():
    assert judged("kontanthjaelp", MAY_2017, 0, since=date(2016, 5, 31)).answer == "yes"
    later = judged("kontanthjaelp", MAY_2017, 0, since=date(2016, 6, 1))
    assert (later.answer, later.arises) == ("no", date(2017, 6, 1))
    on_the_day = Period(date(2017, 6, 1), date(2017, 6, 2))
    assert judged("kontanthjaelp", on_the_day, 0, since=date(2016, 6, 30)).answer == "yes"
    assert judged("kontanthjaelp", MAY_2017, 0).answer == "unknown"
    assert "Oplys den første dag med hjælp" in text("kontanthjaelp", MAY_2017, 0)


def test_a_pack_may_let_the_right_arise_during_the_twelfth_month():
    during = replace(STANDARD, holiday=HolidayRules(arises="during").over(STANDARD.holiday))
    assert judged("kontanthjaelp", MAY_2017, 0, during, since=date(2016, 6, 30)).answer == "yes"
    assert judged("kontanthjaelp", MAY_2017, 0, during, since=date(2016, 7, 1)).answer == "no"


def test_more_than_two_weeks_in_one_go():
    three_weeks = Period(date(2017, 5, 8), date(2017, 5, 26))
    since = date(2015, 5, 1)
    assert judged("kontanthjaelp", three_weeks, 0, since=since).answer == "no"
    told = text("kontanthjaelp", three_weeks, 0, since=since)
    assert "højst holdes 2 uger ad gangen" in told
    assert "jobsamtale den første dag bagefter" in told
    assert "afgørelse" in told
    with_weekends = Period(date(2017, 5, 6), date(2017, 5, 21))
    assert judged("kontanthjaelp", with_weekends, 0, since=since).answer == "yes"


@pytest.mark.parametrize("group", ["uddannelseshjaelp", "integrationsydelse"])
def test_an_abolished_benefit_says_so_and_names_what_to_use(group):
    first, *_ = said(group, CHRISTMAS)
    assert first[0] == "FE03"
    assert "ophævet fra 01.07.2025. Brug gruppen »kontanthjaelp«." in first[1]
    assert rules_of(STANDARD.holiday, "kontanthjaelp")


@pytest.mark.parametrize("group", ["ressourceforloeb", "revalidering"])
def test_a_benefit_for_running_cases_says_so(group):
    assert "FE04" in {code for code, _ in said(group, CHRISTMAS)}
    assert "FE04" not in {code for code, _ in said(group, MAY_2017)}


def test_a_period_across_two_rules_and_across_a_new_law_says_so():
    summer = Period(date(2025, 6, 23), date(2025, 7, 4))
    assert "Fra 01.07.2025 gælder en anden regel" in text("kontanthjaelp", summer)
    assert "anden regel" in text("kontanthjaelp", Period(date(2025, 6, 23), date(2025, 7, 1)))
    assert "anden regel" not in text("kontanthjaelp", Period(date(2025, 6, 23), date(2025, 6, 30)))
    assert judged("kontanthjaelp", summer).rule.valid_to == date(2025, 6, 30)
    assert "FE06" in {code for code, _ in said("dagpenge", CHRISTMAS)}
    assert "FE06" in {code for code, _ in said("dagpenge", JULY_2027)}
    assert "FE06" not in {code for code, _ in said("dagpenge", Period(date(2026, 12, 1), date(2026, 12, 31)))}
    old = Period(date(2017, 12, 27), date(2018, 1, 5))
    assert "kun kendt til 31.12.2017" in text("dagpenge", old)


def test_no_rule_for_the_day_is_said_with_the_days_there_is_one():
    found = judged("dagpenge", Period(date(2019, 7, 1), date(2019, 7, 5)))
    assert (found.rule, found.answer, found.count.holiday_days) == (None, "unknown", 5)
    told = text("dagpenge", Period(date(2019, 7, 1), date(2019, 7, 5)))
    assert "01.01.2017-31.12.2017 og fra 01.09.2020" in told


def test_the_holiday_year_and_its_use_by_date():
    found = judged("dagpenge", Period(date(2026, 12, 21), date(2027, 1, 8)))
    assert [(y.fra, y.til, y.use_by) for y in found.years] == [
        (date(2026, 9, 1), date(2027, 8, 31), date(2027, 12, 31)),
        (date(2025, 9, 1), date(2026, 8, 31), date(2026, 12, 31)),
    ]
    told = text("dagpenge", Period(date(2026, 12, 21), date(2027, 1, 8)))
    assert "8 feriedage før og 5 efter" in told
    assert "dagene efter kan ikke tages derfra" in told
    (spring,) = judged("dagpenge", Period(date(2027, 2, 1), date(2027, 2, 5))).years
    assert spring.use_by == date(2027, 12, 31)
    (old,) = judged("dagpenge", MAY_2017).years
    assert (old.fra, old.til, old.use_by) == (date(2017, 5, 1), date(2018, 4, 30), date(2018, 4, 30))


def test_late_notice_is_told_and_a_local_notice_called_local():
    assert "senere end 07.12.2026" in text("dagpenge", CHRISTMAS, notified=date(2026, 12, 8))
    assert "senere end" not in text("dagpenge", CHRISTMAS, notified=date(2026, 12, 7))
    assert "skulle være givet senest 07.12.2026" in text("dagpenge", CHRISTMAS, today=date(2026, 12, 8))
    assert "lokalt varsel" in text("kontanthjaelp", CHRISTMAS)
    assert judged("sygedagpenge", CHRISTMAS).latest_notice is None


def test_what_a_holiday_means_for_talks_is_told():
    told = text("kontanthjaelp", CHRISTMAS)
    assert "skal borgeren ikke stå til rådighed" in told
    assert "indkaldt, før ferien blev meldt, skal møde" in told
    assert "Frister flytter sig ikke" in told
    assert "§ 37" not in told
    assert "afgørelse" not in told


def test_those_moved_to_integrationsydelse_are_remembered():
    assert "flyttet fra kontant- eller uddannelseshjælp 01.07.2016" in text("integrationsydelse", MAY_2017)
    assert "flyttet" not in text("integrationsydelse", Period(date(2017, 8, 7), date(2017, 8, 11)))


def test_a_pack_above_decides_a_whole_group_and_signs_for_it():
    own = rules_of(STANDARD.holiday, "mindstesats")[0]
    above = HolidayRules(rules=(replace(own, right="no", certainty="high", approved_by=""),), approved_by="Ydelse")
    known = replace(STANDARD, holiday=above.over(STANDARD.holiday))
    found = judged("mindstesats", CHRISTMAS, knowledge=known)
    assert (found.answer, found.rule.approved_by) == ("no", "Ydelse")
    assert judged("dagpenge", CHRISTMAS, 0, known).rule.approved_by == ""
    assert judged("dagpenge", CHRISTMAS, 0, known).rule.checked_on == date(2026, 11, 22)
