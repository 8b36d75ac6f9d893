"""What a plan is told of: each thing at its section, once, and nothing that blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from plans_of_pack import TODAY, form, word_file
from standard_pack import KNOWLEDGE, LIBRARY

from assistant.casework.plan.judging import judge
from assistant.casework.plan.opening import OpenPlan, OpenSection, open_plan
from assistant.casework.plan.recognition import sections_of
from assistant.model.deadline import Deadline, Deadlines
from assistant.model.finding import Severity
from assistant.model.plan import NotRelevant

PLAN = "forberedende-jobafklaring"
DECIDED = date(2017, 5, 24)
FORM = form(PLAN)
SECTIONS = sections_of(FORM, LIBRARY.plans.parts)
TITLES = {section.id: section.title for section in SECTIONS}
LONG = "Borgeren har prøvet to praktikker på et lager og i en børnehave, først ti timer om ugen og siden tolv. "
LONG += "I begge blev timerne sat ned igen efter tre uger, fordi kræfterne slap op midt på dagen."


def laid(form):
    """A file of ``form`` that has all its sections."""
    sections = sections_of(form, LIBRARY.plans.parts)
    return OpenPlan(Path(), None, form, sections=tuple(OpenSection(each, place=0) for each in sections))


def told(answers, code="", *, of=FORM, today=TODAY, decided=None, knowledge=KNOWLEDGE):
    """The findings of ``code``; of the others only those that nobody has asked for."""
    found = judge(laid(of), answers, today, decided, knowledge)
    assert all(finding.severity is not Severity.ERROR for finding in found)
    assert all(finding.where in {"", *TITLES} for finding in found)
    return [finding for finding in found if finding.code == code]


def places(findings):
    return [finding.where for finding in findings]


def test_every_required_section_that_is_empty_is_told_by_its_name_in_the_plans_order():
    found = told({}, "L01")
    assert places(found) == list(FORM.required)
    assert all(f"»{TITLES[finding.where]}«" in finding.message for finding in found)
    assert "P10" not in places(found), "what is not required may be empty"


@pytest.mark.parametrize("empty", ["", "  \n\t", {}, {"sagstype": " "}, []])
def test_blanks_are_nothing(empty):
    name = "P01" if isinstance(empty, dict) else "P16" if isinstance(empty, list) else "P02"
    assert name in places(told({name: empty}, "L01"))


def test_a_choice_with_a_reason_is_an_answer_and_without_one_is_asked_for():
    assert "P14" not in places(told({"P14": NotRelevant("Lægen er ikke hørt.")}, "L01"))
    [finding] = [each for each in told({"P14": NotRelevant(" .")}, "L01") if each.where == "P14"]
    assert "hvorfor" in finding.message


def test_a_section_that_the_file_does_not_have_is_told_otherwise_than_an_empty_one():
    plan = open_plan(LIBRARY, word_file(PLAN), TODAY)
    first, *others = plan.sections
    plan = replace(plan, sections=(replace(first, place=None), *others))
    found = {each.where: each.message for each in judge(plan, {}, TODAY, None, KNOWLEDGE) if each.code == "L01"}
    assert "findes ikke i filen" in found["P01"]
    assert "er tomt" in found["P02"]


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("Revalidering", True),
        ("Fleksjob", False),
        ("Løbende fleksjob", False),
        ("fleksjob/pension", False),
        ("", False),
    ],
)
def test_a_plan_for_one_sort_of_case_that_says_another_is_told(said, is_told):
    plan = open_plan(LIBRARY, word_file("forudsaetninger"), TODAY, "fleksjob")
    found = judge(plan, {"P01": {"sagstype": said, "dato": "i dag"}}, TODAY, None, KNOWLEDGE)
    assert [finding.where for finding in found if finding.code == "L18"] == ["P01"] * is_told
    unsaid = open_plan(LIBRARY, word_file("forudsaetninger"), TODAY)
    assert "L18" not in {each.code for each in judge(unsaid, {"P01": {"sagstype": said}}, TODAY, None, KNOWLEDGE)}


def test_facts_are_asked_for_row_by_row():
    [finding] = [
        each for each in told({"P01": {"ydelse": "Sygedagpenge", "dato": "22.11.2026"}}, "L01") if each.where == "P01"
    ]
    assert "Sagstype og Sagsbehandler" in finding.message
    assert "nummer" not in finding.message, "that row is not required"


@pytest.mark.parametrize("said", ["Intet at bemærke.", "nej", "-", "…", "  INGEN ", "Se bilag", "ikke relevant"])
def test_words_that_say_nothing_are_no_answer(said):
    assert places(told({"P05": said}, "L02")) == ["P05"]


@pytest.mark.parametrize("said", ["Intet at bemærke om ryggen, men knæet er nyt.", "Ingen job siden 2019.", "Nej tak"])
def test_the_same_words_in_an_answer_are(said):
    assert told({"P05": said}, "L02") == []


@pytest.mark.parametrize("said", ["Jeg har fået diagnosen.", "Leddegigt siden 2019.", "Følger af PTSD, jf. attest"])
def test_a_diagnosis_needs_its_attachment(said):
    [finding] = told({"P10": said}, "L03")
    assert (finding.where, finding.severity) == ("P10", Severity.WARNING)
    assert told({"P10": f"{said} (bilag 3, s. 2)"}, "L03") == []
    assert told({"P05": said}, "L03") == [], "only where health is told of"


def test_a_symptom_is_no_diagnosis():
    assert told({"P08": "Jeg har ondt i ryggen og sover dårligt."}, "L03") == []


@pytest.mark.parametrize("words", ["bør", "indstilles", "skal have", "vurderes at", "Vil kunne"])
def test_the_future_effort_does_not_belong_in_what_describes(words):
    [finding] = told({"P11": f"Borgeren {words} få en mentor."}, "L04")
    assert (finding.where, finding.severity) == ("P11", Severity.HINT)
    assert f"»{words.lower()}«" in finding.message
    assert told({"P02": f"Borgeren {words} få en mentor."}, "L04") == [], "goals may be of the future"


@pytest.mark.parametrize(
    "said", ["Hun siger: »Jeg bør hvile.«", 'Lægen: "skal have ro"', "“Vil kunne klare ti timer”", "Børen"]
)
def test_a_quotation_is_somebody_elses_judgement(said):
    assert told({"P11": said}, "L04") == []


def test_many_such_words_are_one_finding():
    [finding] = told({"P05": "Hun bør. Han bør. Det bør og indstilles og skal have og vil kunne."}, "L04")
    assert finding.message.count("»") == 3


OLD = replace(FORM, attest_months=6)


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        ({"P14": "Bilag 2: LÆ 265 af 21.05.2026."}, ["P14"]),
        ({"P14": "Bilag 2: LÆ 265 af 22.05.2026."}, []),
        ({"P14": "LÆ265, 1.1.2026 og LÆ 285 af 01.11.2026"}, []),
        ({"P14": "Lægeattesten kom 31.02.2026, som ingen dag er."}, []),
        ({"P14": "Lægeattest af 01.01.2099, og LÆ 265 af 01.01.2026."}, ["P14"]),
        ({"P16": [{"titel": "LÆ 265 – generel", "dato": "01.01.2026"}]}, ["P16"]),
        (
            {"P16": [{"titel": "LÆ 265", "dato": "01.01.2026"}, {"titel": "Speciallægeattest", "dato": "01.10.2026"}]},
            [],
        ),
        ({"P16": [{"titel": "CV", "dato": "01.01.2016"}]}, []),
    ],
)
def test_the_newest_statement_may_be_so_old_as_the_pack_says(answers, where):
    assert places(told(answers, "L05", of=OLD)) == where
    assert told(answers, "L05") == [], "a pack that gives no number says nothing"


def test_a_month_is_clamped_to_its_last_day():
    answer = {"P14": "LÆ 265 af 31.08.2025."}
    assert told(answer, "L05", of=OLD, today=date(2026, 2, 28)) == []
    assert places(told(answer, "L05", of=OLD, today=date(2026, 3, 1))) == ["P14"]


def test_names_are_told_as_third_parties_but_not_the_caseworkers_own():
    answers = {
        "P01": {"sagsbehandler": "Bente Testesen, 12 34 56 78"},
        "P04": "Hun støttes af Peter Prøvesen.",
        "P16": [{"afsender": "Overlæge Karen Kunstig", "nr": "1"}],
    }
    found = told(answers, "L06")
    assert places(found) == ["P04", "P16"]
    assert "»Peter Prøvesen«" in found[0].message
    assert "Testesen" not in str(judge(laid(FORM), answers, TODAY, None, KNOWLEDGE))


def test_a_cpr_number_is_told_wherever_it_stands_and_blocks_nothing():
    for name, answer in (("P06", "320190-0000"), ("P01", {"sagsnummer": "320190-0000"})):
        [finding] = told({name: answer}, "D01")
        assert (finding.where, finding.severity) == (name, Severity.WARNING)
        assert "320190" not in finding.message


def test_a_mend_is_the_whole_answer_of_its_section():
    found = judge(laid(FORM), {"P05": "Hun har NemID. Hun vil se sin ressourceprofil."}, TODAY, None, KNOWLEDGE)
    mends = [finding.fix for finding in found if finding.fix]
    assert [mend.field for mend in mends] == ["P05", "P05"]
    assert mends[0].value == "Hun har MitID. Hun vil se sin ressourceprofil."


def test_the_same_text_twice_is_told_where_it_stands_again():
    assert places(told({"P12": LONG, "P13": LONG}, "L07")) == ["P13"]
    [finding] = told(
        {"P12": f"Før.\n{LONG}", "P13": f"Noget andet her.\n{LONG.replace('ti timer', 'elleve timer')}\nEfter."}, "L07"
    )
    assert f"»{TITLES['P12']}«" in finding.message
    assert told({"P12": LONG, "P13": "Intet af det samme står her, og det er også en længere sætning."}, "L07") == []


def test_the_same_paragraph_twice_in_one_section_is_told_too():
    [finding] = told({"P13": f"{LONG}\nMere om det.\n{LONG}"}, "L07")
    assert finding.where == "P13"
    assert "to gange" in finding.message


def test_short_words_and_reasons_may_stand_twice():
    assert told({"P12": "Se bilag 3, side 4.", "P13": "Se bilag 3, side 4."}, "L07") == []
    reason = NotRelevant("Det er beskrevet i den tidligere plan, som ligger på sagen som bilag.")
    assert told({"P12": reason, "P13": reason}, "L07") == []


def test_without_a_decision_no_deadline_is_told():
    assert told({}, "L08") == []


def test_deadlines_count_from_the_decision_with_their_source_and_how_sure_it_is():
    """DOMAIN.md F: 4 weeks after 24.05.2017 is 21.06.2017, and 14 days before that 07.06.2017."""
    team, region = told({}, "L08", decided=DECIDED, today=DECIDED)
    assert "21.06.2017" in team.message
    assert "4 uger" in team.message
    assert "middel" in team.message
    assert "07.06.2017" in region.message
    assert "lokal, ikke lov" in region.message
    assert {team.severity, region.severity} == {Severity.HINT}


def test_a_deadline_that_has_passed_is_a_warning_from_the_day_after():
    assert [each.severity for each in told({}, "L08", decided=DECIDED, today=date(2017, 6, 21))] == [
        Severity.HINT,
        Severity.WARNING,
    ]
    assert told({}, "L08", decided=DECIDED, today=date(2017, 6, 22))[0].severity is Severity.WARNING


def test_what_is_abolished_or_unknown_promises_no_day():
    team, region = told({}, "L08", decided=date(2026, 11, 24))
    assert "ingen frist at regne med" in team.message
    assert "ophævet" in team.message
    assert "sikkerhed: ukendt" in team.message
    assert "Spørg fagkoordinatoren" in team.message
    assert "ikke kendt" in region.message
    for finding in (team, region):
        assert "senest" not in finding.message
        assert ".12.2026" not in finding.message
    [gap, _] = told({}, "L08", decided=date(2020, 1, 1))
    assert "Jeg kender ingen regel for 01.01.2020. Mine gælder" in gap.message


def test_a_number_of_days_is_told_with_its_source_and_how_sure_it_is_also_where_its_meeting_is_unknown():
    [region] = told({}, "L08", of=form("forberedende-pension-fleks"), decided=date(2026, 11, 24))
    assert "14 dage før mødet" in region.message
    assert "Kilde: Aftale med Region Hovedstaden" in region.message
    assert "sikkerhed: lav" in region.message
    assert "lokal, ikke lov. Spørg, om jeres aftale er den samme." in region.message


@pytest.mark.parametrize(
    ("decided", "said"),
    [(date(2026, 5, 1), "14 dage før mødet"), (date(2027, 5, 1), "ingen frist at regne med. Reglen er ophævet.")],
)
def test_the_rule_that_is_told_is_the_one_in_force(decided, said):
    before = Deadline(name="region", title="Materiale", event="mødet", amount=14, binds="authority", status="law",
                      direction="before", valid_from=date(2017, 1, 1), valid_to=date(2026, 12, 31), source="x",
                      certainty="high")  # fmt: skip
    after = replace(before, amount=7, status="abolished", valid_from=date(2027, 1, 1), valid_to=None)
    knowledge = replace(KNOWLEDGE, deadlines=Deadlines(deadlines=(before, after)))
    [finding] = told({}, "L08", of=replace(FORM, deadlines=("region",)), decided=decided, knowledge=knowledge)
    assert said in finding.message


def test_a_deadline_outside_the_calendar_is_told_and_not_raised():
    rule = Deadline(name="langt", title="Langt", event="alt", amount=99, binds="citizen", status="law",
                    valid_from=date(1, 1, 1), unit="months", source="x", certainty="high")  # fmt: skip
    knowledge = replace(KNOWLEDGE, deadlines=Deadlines(deadlines=(rule,)))
    [finding] = told({}, "L08", of=replace(FORM, deadlines=("langt",)), decided=date.max, knowledge=knowledge)
    assert "kalenderen" in finding.message


def test_a_reference_to_an_attachment_that_is_not_listed_is_told_at_the_text():
    answers = {"P10": "Se bilag 1 og 7.", "P16": [{"nr": "1", "titel": "CV"}]}
    assert places(told(answers, "L14")) == ["P10"]


def test_a_plan_that_nobody_knows_is_judged_without_its_demands():
    assert judge(OpenPlan(Path(), None), {}, TODAY, DECIDED, KNOWLEDGE) == ()


def test_every_diagnosis_is_one_of_the_health_words():
    known = {word.word for word in KNOWLEDGE.words.health}
    assert set(KNOWLEDGE.words.diagnoses) <= known
    assert KNOWLEDGE.words.diagnoses
