"""Short exercises: every question can be answered, nobody passes without knowing, and all types and rules are asked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from standard_pack import KNOWLEDGE

from assistant.casework.headings import check_heading, judge
from assistant.casework.training.crowd import OTHERS, crowd
from assistant.casework.training.drills import Deck, judge_type
from assistant.casework.training.journal import finds
from assistant.casework.training.judging import judge_heading
from assistant.casework.training.mending import Mending, judge_mending, mendings
from assistant.casework.training.reading import read_course
from assistant.casework.training.searching import FEW, Search, judge_search, search_for
from assistant.model.finding import Severity
from assistant.model.training import Scenario

pytestmark = pytest.mark.not_on_windows("like")

TRAINING = Path(__file__).resolve().parents[3] / "resources" / "training"
SCENARIOS = read_course(TRAINING, KNOWLEDGE).scenarios
BY_ID = {scenario.id: scenario for scenario in SCENARIOS}
ABSENT = BY_ID["udeblivelse"]
TODAY = date(2026, 11, 24)
MENDINGS = mendings(SCENARIOS, KNOWLEDGE, TODAY)
OF_PACK = [question for question in MENDINGS if question.is_made_up]


def sought(scenario: Scenario, own: str = "", seed: int = 1) -> Search:
    return search_for(scenario, own, SCENARIOS, KNOWLEDGE, Random(seed))


class TestDeck:
    @pytest.mark.parametrize("count", [1, 2, 3, 27])
    def test_none_comes_twice_before_all_have_been_asked_nor_twice_in_a_row(self, count: int):
        for seed in range(20):
            deck = Deck(range(count), Random(seed))
            rounds = [[deck.deal() for _ in range(count)] for _ in range(4)]
            assert all(sorted(dealt) == list(range(count)) for dealt in rounds)
            dealt = [card for each in rounds for card in each]
            assert count == 1 or all(one != other for one, other in pairwise(dealt))

    def test_the_same_seed_asks_the_same(self):
        one, same, other = (Deck(range(27), Random(seed)) for seed in (3, 3, 4))
        dealt = [one.deal() for _ in range(50)]
        assert dealt == [same.deal() for _ in range(50)]
        assert dealt != [other.deal() for _ in range(50)]

    def test_one_that_is_taken_out_of_turn_does_not_come_again_in_its_turn(self):
        deck = Deck("abc", Random(1))
        assert sorted([deck.take("b"), deck.deal(), deck.deal()]) == ["a", "b", "c"]


class TestType:
    def test_all_types_are_asked(self):
        assert {name for scenario in SCENARIOS for name in scenario.note_types} == set(KNOWLEDGE.note_types)

    @pytest.mark.parametrize("name", BY_ID)
    def test_only_a_right_type_is_right(self, name: str):
        right = {chosen for chosen in KNOWLEDGE.note_types if judge_type(BY_ID[name], chosen, KNOWLEDGE).is_right}
        assert right == set(BY_ID[name].note_types)

    def test_any_of_the_right_types_is(self):
        both = replace(ABSENT, note_types=("raadighed", "henvendelse"))
        assert judge_type(both, "henvendelse", KNOWLEDGE).is_right

    def test_an_answer_says_what_each_type_is_for_and_where_that_comes_from(self):
        types = KNOWLEDGE.note_types
        right, wrong = (judge_type(ABSENT, chosen, KNOWLEDGE) for chosen in ("raadighed", "samtale"))
        (said,) = right.remarks
        assert (said.is_good, said.why) == (True, types["raadighed"].use_when)
        (said,) = wrong.remarks
        assert said.text.startswith("SAMTALE er ikke typen her. Brug RÅDIGHED: udeblivelse fra samtale")
        assert (said.is_good, said.why) == (False, types["samtale"].use_not)
        assert said.source
        assert (right.why, right.source) == (wrong.why, wrong.source) == (ABSENT.why, ABSENT.source)


NOT_BY_ONE_HEADING: set[str] = set()
"""Rules that no question can show. H20 needs what stands in the case already, and its question tells it."""


class TestHeading:
    def test_every_exercise_and_the_pack_give_questions(self):
        rules = {rule.code for rule in KNOWLEDGE.guide.rules}
        asked = {(question.scenario.id, question.heading) for question in MENDINGS}
        for scenario in SCENARIOS:
            for wrong in scenario.wrongs:
                is_asked = bool(rules & set(wrong.codes)) and wrong.case in ("", scenario.case)
                assert ((scenario.id, wrong.heading) in asked) is is_asked
        assert len(OF_PACK) >= 5

    @pytest.mark.parametrize("question", MENDINGS, ids=lambda question: question.heading)
    def test_each_can_be_mended_and_does_not_pass_as_it_is(self, question: Mending):
        assert judge_mending(question, question.solution, KNOWLEDGE).is_right
        assert not judge_mending(question, question.heading, KNOWLEDGE).is_right

    @pytest.mark.parametrize("question", MENDINGS, ids=lambda question: question.heading)
    def test_nobody_passes_with_another_heading_that_is_good(self, question: Mending):
        """What passes has its words."""
        for heading in (note_type.good[0] for note_type in KNOWLEDGE.note_types.values()):
            has_its_words = all(finds(query, heading) for query in question.scenario.find)
            assert judge_mending(question, heading, KNOWLEDGE).is_right <= has_its_words
        other = "SAG: Kontaktoplysninger – nyt nummer oplyst – 24.11.2026"
        assert check_heading(KNOWLEDGE, other, None, TODAY).findings == ()
        assert not judge_mending(question, other, KNOWLEDGE).is_right

    def test_all_rules_are_asked(self):
        told = {remark.code for q in MENDINGS for remark in judge_mending(q, q.heading, KNOWLEDGE).remarks}
        assert {rule.code for rule in KNOWLEDGE.guide.rules} - told == NOT_BY_ONE_HEADING

    def test_a_rule_is_told_with_its_name_what_it_asks_and_its_source(self):
        rules = {rule.code: rule for rule in KNOWLEDGE.guide.rules}
        for question in MENDINGS:
            for remark in judge_mending(question, question.heading, KNOWLEDGE).remarks:
                if remark.code in rules and remark.code != "H02" and not remark.is_good:
                    rule = rules[remark.code]
                    assert (remark.name, remark.why, remark.source) == (rule.name, rule.says, rule.source)

    @pytest.mark.parametrize("question", OF_PACK, ids=lambda question: question.heading)
    def test_a_heading_of_the_pack_keeps_what_it_is_about_and_its_type(self, question: Mending):
        """She is told which words, and that they are missing."""
        (kept,) = question.scenario.find
        assert all(f"»{word}«" in question.scenario.task for word in kept.split())
        assert all(finds(word, question.heading) for word in kept.split())
        without = question.solution.lower().replace(kept.split()[0], "andet")
        told = judge_mending(question, without, KNOWLEDGE)
        assert f"»{kept}«" in next(remark.text for remark in told.remarks if remark.code == "find")
        elsewhere = f"SAG: Sparring – {kept} – 24.11.2026"
        assert not judge_mending(question, elsewhere, KNOWLEDGE).is_right

    def test_a_hint_does_not_keep_a_heading_from_being_right(self):
        """The journal takes no points for one either."""
        video = BY_ID["opfoelgning-video"]
        turned = "SAMTALE: Opfølgningssamtale – 12.10.2026 – video"
        assert judge_heading(video, turned, KNOWLEDGE).score < 100
        mild = replace(KNOWLEDGE, guide=replace(KNOWLEDGE.guide, severities={"H04": Severity.HINT}))
        assert judge_heading(video, turned, mild).score == 100

    def test_a_heading_that_nobody_knows_a_mend_for_is_not_asked(self):
        hopeless = replace(ABSENT, find=("det, ingen skriver",))
        assert {question.is_made_up for question in mendings([hopeless], KNOWLEDGE, TODAY)} == {True}


class TestCrowd:
    @pytest.mark.parametrize("name", BY_ID)
    def test_there_are_four_hundred_others_and_each_follows_the_guide(self, name: str):
        scenario = BY_ID[name]
        wanted, day = scenario.models[0].heading, scenario.day + timedelta(weeks=1)
        others = crowd(wanted, day, SCENARIOS, KNOWLEDGE, Random(5))
        assert len(others) == OTHERS == 400
        assert wanted not in others
        bad = [heading for heading in others if judge(KNOWLEDGE, heading, None, day).findings]
        assert bad == []

    def test_all_types_occur_and_none_lies_ahead(self):
        others = crowd("", TODAY, SCENARIOS, KNOWLEDGE, Random(5))
        assert {judge(KNOWLEDGE, heading, None, TODAY).note_type for heading in others} == set(KNOWLEDGE.note_types)
        assert [heading for heading, day in others.items() if day > TODAY] == []

    def test_what_was_counted_in_a_period_stays_there(self):
        """In another, as many days would be wrong."""
        counted = "FERIE: Aftalt – 12.10.2026–16.10.2026 – 5 feriedage"
        scenario = replace(ABSENT, models=(replace(ABSENT.models[0], heading=counted),))
        others = crowd("", TODAY, [scenario], KNOWLEDGE, Random(5))
        assert [heading for heading in others if "5 feriedage" in heading] == [counted]

    def test_the_same_seed_gives_the_same(self):
        one, same, other = (list(crowd("", TODAY, SCENARIOS, KNOWLEDGE, Random(seed))) for seed in (1, 1, 2))
        assert one == same
        assert one != other

    def test_few_good_headings_give_fewer(self):
        """And no end to wait for."""
        bare = {name: replace(each, good=(), bad=()) for name, each in KNOWLEDGE.note_types.items()}
        alone = replace(KNOWLEDGE, note_types=bare)
        undated = replace(ABSENT, models=(replace(ABSENT.models[0], heading="RÅDIGHED: Afbud – fra praktik"),))
        assert crowd("", TODAY, [undated], alone, Random(1)) == {"RÅDIGHED: Afbud – fra praktik": TODAY}


class TestFind:
    @pytest.mark.parametrize("name", BY_ID)
    def test_each_can_be_found(self, name: str):
        for seed in (1, 2):
            question = sought(BY_ID[name], seed=seed)
            assert question.headings.count(question.heading) == 1
            assert judge_search(question, question.hint, KNOWLEDGE).is_right

    @pytest.mark.parametrize("name", BY_ID)
    def test_neither_what_happened_nor_a_wrong_search_shows_the_heading(self, name: str):
        question = sought(BY_ID[name])
        assert question.heading not in question.told
        assert question.told.count("»") == question.told.count("«")
        for query in (question.heading[:4], "findes ikke"):
            outcome = judge_search(question, query, KNOWLEDGE)
            assert not outcome.is_right
            assert all(question.heading not in remark.text for remark in outcome.remarks)

    @pytest.mark.parametrize(
        ("query", "is_right", "said"),
        [
            ("udeblivelse jobsamtale 18.11.2026", True, "og det er notatets: »RÅDIGHED: Udeblivelse – jobsamtale"),
            ("udeblivelse", False, "Notatets er imellem, men 5 er det meste"),
            ("jobmål", False, ", men ikke notatets."),
            ("xyz", False, "Din søgning finder ingen overskrifter."),
        ],
    )
    def test_an_answer_says_how_many_it_found(self, query: str, is_right: bool, said: str):
        question = sought(ABSENT)
        outcome = judge_search(question, query, KNOWLEDGE)
        (remark,) = outcome.remarks
        assert (outcome.is_right, remark.is_good) == (is_right, is_right)
        assert said in remark.text
        count = len(question.found_by(query))
        assert {0: "ingen", 1: "én"}.get(count, str(count)) in remark.text
        assert outcome.why

    def test_few_are_few_enough(self):
        """At the border itself."""
        question = sought(ABSENT)
        same = tuple(f"RÅDIGHED: Udeblivelse – kursus nr. {number}" for number in range(FEW + 1))
        few = replace(question, headings=(question.heading, *same[: FEW - 1]))
        many = replace(question, headings=(question.heading, *same[:FEW]))
        assert judge_search(few, "udeblivelse", KNOWLEDGE).is_right
        assert not judge_search(many, "udeblivelse", KNOWLEDGE).is_right

    def test_her_own_heading_is_the_one_to_find(self):
        own = "RÅDIGHED: Udeblivelse – jobsamtale uden afbud – 18.11.2026"
        question = sought(ABSENT, own)
        assert (question.heading, question.is_own) == (own, True)
        assert own in question.headings
        assert judge_search(question, "uden afbud", KNOWLEDGE).is_right

    def test_what_no_search_can_single_out_says_what_it_lacks(self):
        question = sought(ABSENT, "RÅDIGHED: Udeblivelse")
        assert not question.can_be_found
        outcome = judge_search(question, "udeblivelse", KNOWLEDGE)
        assert not outcome.is_right
        texts = [remark.text for remark in outcome.remarks]
        assert texts[0].startswith("Ingen søgning kan skille »RÅDIGHED: Udeblivelse« ud:")
        assert [remark.code for remark in outcome.remarks] == ["find", "H05", "find"]
        assert "»18.11.2026«" in texts[-1]

    def test_the_newest_come_first(self):
        """A week later: hers is not among the very newest."""
        question = sought(ABSENT)
        found = [re.findall(r"(\d{2})\.(\d{2})\.(\d{4})", heading)[-1] for heading in question.headings]
        days = [date(int(year), int(month), int(day)) for day, month, year in found]
        assert days == sorted(days, reverse=True)
        assert days[0] > ABSENT.day


def test_another_pack_is_asked_as_it_is():
    """A trainer's own types and examples become questions; what cannot be asked is left out."""
    own = replace(KNOWLEDGE.note_types["tilbud"], bad=())
    knowledge = replace(KNOWLEDGE, note_types={**KNOWLEDGE.note_types, "tilbud": own})
    asked = {question.heading for question in mendings(SCENARIOS, knowledge, TODAY)}
    assert "TILBUD: Rapport" not in asked
    assert "TILBUD: Rapport" in {question.heading for question in MENDINGS}
