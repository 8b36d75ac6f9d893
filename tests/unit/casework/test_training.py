"""Every exercise holds what it says, teaches by the program's own rules, and a fault in one is told at its line."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE, LIBRARY

from assistant.casework.training.journal import finds
from assistant.casework.training.judging import judge
from assistant.casework.training.reading import LEVELS, Course, read_course, unused
from assistant.model.draft import plain
from assistant.model.training import Note, Place, Saying, Scenario, Trap, Trial
from assistant.packs.source import parse_toml
from assistant.packs.structure import structure

pytestmark = pytest.mark.not_on_windows("like")

TRAINING = Path(__file__).resolve().parents[3] / "resources" / "training"
READING = "assistant/casework/training/reading.py"
COURSE = read_course(TRAINING, KNOWLEDGE)
SCENARIOS = {scenario.id: scenario for scenario in COURSE.scenarios}
ABSENT = SCENARIOS["udeblivelse"]
GOOD = ABSENT.models[0]


def codes(scenario: Scenario, note: Note) -> list[str]:
    return [remark.code for remark in judge(scenario, note, KNOWLEDGE).to_mend]


class TestOurOwn:
    def test_each_scores_as_it_says(self):
        """Its models in full, its other notes with the points and the reasons that stand there."""
        assert COURSE.findings == ()

    def test_there_are_enough_of_each_level(self):
        assert len(SCENARIOS) >= 24
        of_level = {level: [each for each in SCENARIOS.values() if each.level == level] for level in LEVELS}
        assert min(len(found) for found in of_level.values()) >= 5
        assert [each.level for each in COURSE.scenarios] == sorted(each.level for each in COURSE.scenarios)

    def test_all_note_types_and_all_rules_of_the_heading_guide_occur(self):
        assert unused(COURSE, KNOWLEDGE) == (set(), set())

    def test_every_trap_is_set(self):
        assert {trap for each in SCENARIOS.values() for trap in each.traps} == set(get_args(Trap))

    @pytest.mark.parametrize("name", SCENARIOS)
    def test_somebody_who_writes_nothing_has_nothing(self, name: str):
        """But for a clean text, which an empty one is."""
        assert judge(SCENARIOS[name], Note(heading=""), KNOWLEDGE).score <= 30

    @pytest.mark.parametrize("name", SCENARIOS)
    def test_everything_to_mend_says_what_and_where_from(self, name: str):
        for trial in SCENARIOS[name].wrongs:
            for remark in judge(SCENARIOS[name], trial, KNOWLEDGE).to_mend:
                assert remark.text[-1] in ".:…?", remark.text
                assert remark.source or not remark.code.startswith("H"), remark


WITH_THE_FORM = {
    "udeblivelse": (
        "raadighed-udeblivelse",
        {
            "indkaldt_til": "jobsamtale",
            "dato": "2026-11-18",
            "sendt": "2026-11-02",
            "haendt": "Borgeren mødte ikke kl. 10.00. Jeg ringede kl. 10.05 og 10.15. Ingen tog telefonen.",
        },
    ),
    "afbud": (
        "raadighed-afbud",
        {"fra": "jobsamtale", "dato": "2026-11-24", "grund": "Toget kørte ikke. Ny tid 26.11.2026 kl. 10.00."},
    ),
    "sygemelding": (
        "helbred-sygemelding",
        {"kilde": "borger", "fra": "2026-11-24", "naeste": "Samtalen på torsdag er aflyst."},
    ),
    "cv-sendt": (
        "virksomhed-cv-sendt",
        {
            "stilling": "lagermedarbejder",
            "dato": "2026-11-20",
            "svar_senest": "2026-12-04",
            "arbejdsgiver": "et lager",
            "samtykke": True,
        },
    ),
    "svar-paa-brev": (
        "brev-svar-borger",
        {
            "emne": "din udbetaling",
            "spurgt": "2026-11-23",
            "svar": "Din ydelse for november bliver udbetalt den 30. november 2026. Den er ikke forsinket.",
            "intet_nu": True,
            "videre": "Ydelse",
        },
    ),
    "ferieoenske-sommer": (
        "ferie-oenske",
        {
            "ydelse": "dagpenge",
            "periode": {"from": "2027-07-05", "to": "2027-07-23"},
            "modtaget": "2026-11-25",
            "svarer": "jeg, senest 01.03.2027",
        },
    ),
}
"""An exercise, the template that serves it, and what a caseworker would answer."""


@pytest.mark.parametrize("name", WITH_THE_FORM)
def test_what_the_form_writes_is_a_good_note(name: str):
    """Whoever uses the program as it is meant must not be told that something is missing."""
    template, answers = WITH_THE_FORM[name]
    day = SCENARIOS[name].day
    draft = LIBRARY.drafter.draft(LIBRARY.template(template, day), answers, day)
    note = Note(heading=plain(draft.heading), text=plain(draft.body))
    assert [remark.text for remark in judge(SCENARIOS[name], note, KNOWLEDGE).to_mend] == []


class TestGuide:
    """``docs/oevelser.md``, by which a trainer writes her own."""

    GUIDE = (TRAINING.parents[1] / "docs" / "oevelser.md").read_text("utf-8")

    def test_its_example_is_an_exercise(self):
        (example,) = re.findall(r"```toml\n(.*?)```", self.GUIDE, re.DOTALL)
        source = parse_toml(example, "udeblivelse.toml")
        assert structure(source, dict(source.data), Scenario)[1] == []

    @pytest.mark.parametrize("cls", [Scenario, Saying, Trial])
    def test_it_names_every_key(self, cls: type):
        assert [field.name for field in fields(cls) if field.name not in self.GUIDE] == []

    def test_it_names_every_trap_place_and_fault(self):
        faults = set(re.findall(r'"(E\d\d)"', (TRAINING.parents[1] / READING).read_text("utf-8")))
        assert [word for word in (*get_args(Trap), *get_args(Place), *faults) if word not in self.GUIDE] == []


class TestJudging:
    def test_good_is_told_before_what_to_mend(self):
        report = judge(ABSENT, replace(GOOD, text="Borgeren mødte ikke kl. 10.00."), KNOWLEDGE)
        assert [remark.is_good for remark in report.remarks] == sorted(
            (r.is_good for r in report.remarks), reverse=True
        )
        assert [remark.text for remark in report.to_mend] == ["Der mangler i notatet: at du ringede."]
        assert report.to_mend[0].why == "Kontaktforsøg på dagen hører med, før der partshøres."
        assert report.score == 85

    def test_another_type_is_told_by_what_each_is_for(self):
        (wrong, *_) = judge(
            ABSENT, replace(GOOD, heading="SAMTALE: Jobsamtale – udeblivelse – 18.11.2026"), KNOWLEDGE
        ).to_mend
        assert wrong.code == "H02"
        assert wrong.text.startswith("SAMTALE er ikke typen her. Brug RÅDIGHED: udeblivelse fra samtale eller tilbud")
        assert wrong.why.startswith("Borgeren mødte ikke op: brug RÅDIGHED.")

    def test_the_wrong_case_is_all_that_counts(self):
        report = judge(ABSENT, replace(GOOD, case="9999"), KNOWLEDGE)
        assert (report.score, [remark.code for remark in report.remarks]) == (0, ["case"])
        assert judge(ABSENT, replace(GOOD, case=ABSENT.case), KNOWLEDGE).score == 100

    def test_each_place_is_looked_in_by_itself(self):
        talk = SCENARIOS["jobsamtale-telefon"]
        (model,) = talk.models
        assert codes(talk, replace(model, agreements="", text=f"{model.text} {model.agreements}")) == ["says"]

    def test_the_rules_are_those_of_the_day(self):
        """The word was the right one then."""
        plan = SCENARIOS["min-plan-sendt"]
        outdated = plan.wrongs[0]
        assert "H12" in codes(plan, outdated)
        assert "H12" not in codes(replace(plan, day=date(2016, 11, 18)), outdated)

    @given(st.text(max_size=80), st.text(max_size=200), st.text(max_size=40))
    def test_whatever_is_written_is_judged(self, heading: str, text: str, other: str):
        note = Note(heading=heading, text=text, agreements=other, my_plan=other, task=other)
        for scenario in (ABSENT, SCENARIOS["overdragelse"], SCENARIOS["jobmaal"]):
            report = judge(scenario, note, KNOWLEDGE)
            assert 0 <= report.score <= 100
            assert (report.score == 100) <= (not report.to_mend)

    def test_a_letter_is_judged_as_one(self):
        """It begins by saying what it is about, and says whom to call; a note need not."""
        letter = SCENARIOS["svar-paa-brev"]
        (model, *_) = letter.models
        bare = replace(model, text="Ydelsen kommer den 30. november. Du behøver ikke gøre noget. Kontoret har åbent.")
        assert "T19" in codes(letter, bare)
        assert "T19" not in codes(replace(letter, text_kind=""), bare)

    @pytest.mark.parametrize(
        ("query", "is_found"),
        [
            ("udeblivelse", True),
            ("JOBSAMTALE ude", True),
            ("18.11.2026", True),
            ("udeblivelse tilbud", False),
            ("", True),
        ],
    )
    def test_a_search_wants_every_word_of_it(self, query: str, is_found: bool):
        assert finds(query, GOOD.heading) is is_found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(TRAINING / "udeblivelse.toml", tmp_path)
    return tmp_path


def read_with(folder: Path, old: str, new: str) -> Course:
    file = folder / "udeblivelse.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return read_course(folder, KNOWLEDGE)


class TestFaults:
    @pytest.mark.parametrize(
        ("old", "new", "code", "line_of", "said"),
        [
            ('id = "udeblivelse"', 'id = "borte"', "E02", 'id = "borte"', "Filen skal hedde som øvelsen: borte.toml."),
            ("day = 2026-11-18", "day = 9999-12-31", "E11", "day", "Skriv et år mellem 2000 og 2099."),
            (
                'note_types = ["raadighed"]',
                'note_types = ["raadighed"]\ntext_kind = "brev"',
                "E12",
                "text_kind",
                "letter",
            ),
            ("level = 1", "level = 4", "E03", "level = 4", "Niveauet er 1, 2 eller 3."),
            ('["raadighed"]', '["raadigheds"]', "E04", "note_types", "Mente du »raadighed«?"),
            ('find = ["udeblivelse jobsamtale", "18.11.2026"]', "find = []", "E05", "find", "»find« er tom."),
            (
                "ikke kommet.",
                "ikke kommet (010190-1234).",
                "E06",
                "ikke kommet (",
                "en opdigtet borger og intet nummer",
            ),
            ('case = "9101"', 'case = "91-01"', "E08", 'case = "91', "»91-01« er ikke et sagsnummer. Skriv kun cifre."),
            (
                'case = "9101"',
                'case = "9101"\nother_case = "9101"',
                "E08",
                "other_case",
                "De to sager har samme nummer.",
            ),
            ("traps = []", 'traps = ["two-cases"]', "E09", "traps", "Skriv den andens nummer: other_case."),
            ("situation =", "situationen =", "P03", "situationen", "Mente du »situation«?"),
            ("level = 1", "level = ", "P02", "level", ""),
        ],
    )
    def test_is_told_at_its_line(self, folder: Path, old: str, new: str, code: str, line_of: str, said: str):
        course = read_with(folder, old, new)
        lines = (folder / "udeblivelse.toml").read_text("utf-8").splitlines()
        line = next(number for number, text in enumerate(lines, 1) if line_of in text)
        found = next(finding for finding in course.findings if finding.code == code)
        assert found.where == f"udeblivelse.toml:{line}"
        assert said in found.message
        assert course.scenarios == ()

    def test_a_note_that_scores_otherwise_says_how(self, folder: Path):
        (found,) = read_with(folder, "Jeg ringede kl. 10.05 og kl. 10.15. Ingen tog telefonen.", "").findings
        assert found.code == "E07"
        assert found.message == "Notatet får 85 point og says. Der mangler i notatet: at du ringede."

    def test_one_wrong_note_is_too_few(self, folder: Path):
        text = (folder / "udeblivelse.toml").read_text("utf-8")
        (found,) = read_with(folder, "[[wrongs]]" + text.rpartition("[[wrongs]]")[2], "").findings
        assert (found.code, found.message[:17]) == ("E05", "Skriv mindst to n")

    def test_an_impossible_birthday_is_nobodys(self, folder: Path):
        assert read_with(folder, "ikke kommet.", "ikke kommet (320299-0000).").findings == ()

    def test_two_of_one_name_are_told(self, folder: Path):
        shutil.copy(folder / "udeblivelse.toml", folder / "a.toml")
        assert [finding.code for finding in read_course(folder, KNOWLEDGE).findings] == ["E02"]
