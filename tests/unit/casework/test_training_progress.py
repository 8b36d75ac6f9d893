"""What a learner has practised: what is kept, what help she gets, what she shows and hands over."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE, LIBRARY

from assistant.casework.setup import installed_hotkeys
from assistant.casework.training import progress
from assistant.casework.training.judging import PASSED, Remark, Report
from assistant.casework.training.learners import hand_over, read_learners
from assistant.casework.training.overview import DRILLS, LEVELS, as_sheet, overview
from assistant.casework.training.practice import ways
from assistant.casework.training.reading import LEVELS as ALL_LEVELS
from assistant.casework.training.reading import read_course
from assistant.casework.training.tour import after, read_tour
from assistant.model.finding import Severity
from assistant.model.learning import Count, Drill, Learned, Result
from assistant.model.training import Deed
from assistant.store import paths

TRAINING = Path(__file__).resolve().parents[3] / "resources" / "training"
COURSE = {each.id: each for each in read_course(TRAINING, KNOWLEDGE).scenarios}
TODAY = date(2026, 11, 24)
ABSENT = COURSE["udeblivelse"]
BAD = Report(60, (Remark("H02", is_good=False, text="…"), Remark("H02", is_good=False, text="…")))
GOOD = Report(PASSED, ())

HANDED_OVER = {
    "name": "A",
    "day": "2026-11-24",
    "sagstast_training": 1,
    "results": {},
    "drills": {},
    "keys": {},
    "is_toured": True,
}
"""A file as it should be, but for what a test puts in."""

LEARNED = st.builds(
    Learned,
    results=st.dictionaries(
        st.text(max_size=9),
        st.builds(
            Result,
            tries=st.integers(0, 99),
            best=st.integers(0, 100),
            passed=st.none() | st.dates(),
            is_alone=st.booleans(),
            codes=st.lists(st.text(max_size=4), max_size=3).map(tuple),
        ),
        max_size=3,
    ),
    drills=st.dictionaries(
        st.sampled_from(get_args(Drill)),
        st.integers(0, 50).flatmap(lambda asked: st.builds(Count, right=st.integers(0, asked), asked=st.just(asked))),
    ),
    keys=st.dictionaries(st.text(max_size=9), st.integers(0, 2), max_size=3),
    is_toured=st.booleans(),
)


def refuse(*_: object, **__: object) -> str:
    """As a virus scanner that has the file open."""
    raise PermissionError


def passed(*names: str, alone: bool = True) -> Learned:
    learned = Learned()
    for name in names:
        learned = progress.handed_in(learned, COURSE[name], GOOD, TODAY, is_alone=alone)
    return learned


class TestKept:
    @given(LEARNED)
    def test_what_is_kept_is_what_is_read(self, learned: Learned):
        from assistant.store import learned as store  # noqa: PLC0415 - beside a fixture of its name

        assert store.learned_from(json.loads(json.dumps(store.as_json(learned)))) == learned

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "[]",
            "{}",
            '{"sagstast_training": 2}',
            '{"sagstast_training": 1}',
            '{"sagstast_training": 1, "results": {"a": 3}, "drills": {}, "keys": {}, "is_toured": false}',
            '{"sagstast_training": 1, "results": [], "drills": {}, "keys": {}, "is_toured": false}',
            '{"sagstast_training": 1, "results": {}, "drills": {"type": {"right": 3, "asked": 2}}, "keys": {}, '
            '"is_toured": false}',
            '{"sagstast_training": 1, "results": {}, "drills": {}, "keys": {"a": -1}, "is_toured": false}',
        ],
    )
    def test_a_file_of_something_else_is_nothing_and_is_put_aside_not_written_over(self, home: Path, text: str):
        file = paths.learned_file()
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
        assert progress.load() == Learned()
        assert progress.change(progress.toured) == Learned(is_toured=True) == progress.load()
        assert file.with_name(f"{file.name}.gammel").read_text("utf-8") == text

    def test_a_file_that_cannot_be_read_just_now_is_not_written_over(self, home: Path, monkeypatch: pytest.MonkeyPatch):
        progress.change(progress.toured)
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_text", refuse)
            assert progress.load() == Learned()
            with pytest.raises(PermissionError):
                progress.change(lambda learned: progress.answered(learned, "type", is_right=True))
        assert progress.load() == Learned(is_toured=True)

    def test_two_journals_do_not_undo_each_other(self, home: Path):
        """Each change is made to what stands on the disk, not to what one of them read at its start."""
        progress.change(lambda learned: progress.answered(learned, "type", is_right=True))
        progress.change(progress.toured)
        kept = progress.load()
        assert (kept.drills, kept.is_toured) == ({"type": Count(right=1, asked=1)}, True)


class TestHandedIn:
    def test_the_best_counts_and_the_first_says_what_was_hard(self):
        first = progress.handed_in(Learned(), ABSENT, BAD, TODAY, is_alone=True)
        assert first.results[ABSENT.id] == Result(tries=1, best=60, codes=("H02",))
        then = progress.handed_in(first, ABSENT, GOOD, TODAY, is_alone=False)
        assert then.results[ABSENT.id] == Result(tries=2, best=PASSED, passed=TODAY, codes=("H02",))
        again = progress.handed_in(then, ABSENT, BAD, date(2026, 12, 1), is_alone=False)
        assert again.results[ABSENT.id] == replace(then.results[ABSENT.id], tries=3)

    def test_alone_once_is_alone_and_without_passing_it_is_not(self):
        assert passed(ABSENT.id).results[ABSENT.id].is_alone
        with_help = progress.handed_in(passed(ABSENT.id), ABSENT, GOOD, TODAY, is_alone=False)
        assert with_help.results[ABSENT.id].is_alone
        assert not progress.handed_in(Learned(), ABSENT, BAD, TODAY, is_alone=True).results[ABSENT.id].is_alone


class TestHelp:
    def test_it_goes_as_she_learns(self):
        others = ("sygemelding", "cv-sendt", "ferie-jul")
        for learned, expected in (
            (Learned(), "given"),
            (passed(*others[:2]), "given"),
            (passed(*others), "asked"),
            (passed("afbud", alone=False), "asked"),
            (passed("afbud"), "after"),
            (passed(*[name for name in COURSE if COURSE[name].note_types != ABSENT.note_types][:10]), "after"),
        ):
            assert progress.help_with(ABSENT, COURSE, learned) == expected

    def test_the_exercise_itself_does_not_count(self):
        assert progress.help_with(ABSENT, COURSE, passed(ABSENT.id)) == "given"

    def test_an_exercise_that_is_gone_does_not_count(self):
        gone = Learned(
            results={name: Result(tries=1, best=100, passed=TODAY, is_alone=True) for name in map(str, range(20))}
        )
        assert progress.help_with(ABSENT, COURSE, gone) == "given"

    def test_a_key_is_known_when_it_has_been_used_twice(self):
        once = progress.used(Learned(), ["a", "b"])
        assert not progress.is_known(once, "a")
        thrice = progress.used(progress.used(once, ["a"]), ["a"])
        assert progress.is_known(thrice, "a")
        assert thrice.keys == {"a": progress.USES, "b": 1}


class TestOverview:
    def test_nothing_practised_is_all_to_come(self):
        found = overview(Learned(), tuple(COURSE.values()), KNOWLEDGE)
        assert (found.passed, found.all, found.alone) == (0, len(COURSE), 0)
        assert [name for name, *_ in found.levels] == list(LEVELS.values())
        assert {standing for _, standing in found.types} == {"new"}
        assert len(found.types) == 14
        assert found.mended == ()

    def test_a_type_stands_as_its_best_note(self):
        learned = progress.handed_in(passed("afbud"), ABSENT, BAD, TODAY, is_alone=True)
        learned = progress.handed_in(learned, COURSE["sygemelding"], GOOD, TODAY, is_alone=False)
        learned = progress.handed_in(learned, COURSE["cv-sendt"], BAD, TODAY, is_alone=True)
        found = overview(learned, tuple(COURSE.values()), KNOWLEDGE)
        standings = dict(found.types)
        assert [standings[name] for name in ("RÅDIGHED", "HELBRED", "VIRKSOMHED", "SAG")] == [
            "alone",
            "passed",
            "tried",
            "new",
        ]
        (rule, times), *_ = found.mended
        assert (rule[:4], times) == ("H02 ", 2)

    def test_the_page_she_shows_says_all_of_it(self):
        learned = progress.answered(passed("afbud"), "type", is_right=False)
        sheet = as_sheet(overview(learned, tuple(COURSE.values()), KNOWLEDGE), "Lone Lærling", TODAY)
        rows = dict(row for column in sheet.columns for group in column for row in group.rows)
        assert sheet.title == "Øvet i Sagstast – Lone Lærling"
        assert sheet.foot.startswith("24.11.2026 · ")
        assert rows["RÅDIGHED"] == "på egen hånd"
        assert rows["Hvilken notattype?"] == "0 af 1 rigtige"

    def test_every_level_and_drill_has_a_name(self):
        assert tuple(LEVELS) == ALL_LEVELS
        assert set(DRILLS) == set(get_args(Drill))


class TestHandedOver:
    def test_a_trainer_reads_what_was_handed_over_and_what_to_take_up(self, tmp_path: Path):
        lone = progress.handed_in(passed("afbud"), ABSENT, BAD, TODAY, is_alone=True)
        hand_over(lone, "Lone Lærling", TODAY, tmp_path / "lone.json")
        hand_over(
            progress.handed_in(Learned(), ABSENT, BAD, TODAY, is_alone=True), "Anders Øver", TODAY, tmp_path / "b.JSON"
        )
        found = read_learners(tmp_path, tuple(COURSE.values()), KNOWLEDGE)
        assert [(learner.name, practised.passed) for learner, practised in found.rows] == [
            ("Anders Øver", 0),
            ("Lone Lærling", 1),
        ]
        assert found.mended[0][1] == 2
        assert found.findings == ()

    def test_the_newest_of_somebody_counts(self, tmp_path: Path):
        hand_over(passed("afbud"), "Lone", date(2026, 12, 1), tmp_path / "a.json")
        hand_over(Learned(), "Lone", TODAY, tmp_path / "b.json")
        found = read_learners(tmp_path, tuple(COURSE.values()), KNOWLEDGE)
        ((learner, practised),) = found.rows
        assert (learner.day, practised.passed) == (date(2026, 12, 1), 1)
        (told,) = found.findings  # there may be two of that name
        assert (told.code, told.severity, told.where) == ("L03", Severity.WARNING, "b.json")
        assert "»a.json« er fra Lone." in told.message

    def test_whoever_may_open_the_folder_may_read_it(self, tmp_path: Path):
        hand_over(Learned(), "Lone", TODAY, tmp_path / "a.json")
        assert sys.platform == "win32" or (tmp_path / "a.json").stat().st_mode & 0o044 == 0o044

    def test_a_name_is_short_and_moves_no_terminal(self, tmp_path: Path):
        hand_over(Learned(), "\x1b[2J" + "Lone " * 1000, TODAY, tmp_path / "a.json")
        ((learner, _),) = read_learners(tmp_path, (), KNOWLEDGE).rows
        assert learner.name.startswith("[2JLone Lone ")
        assert len(learner.name) <= 60

    def test_what_cannot_be_read_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        hand_over(Learned(), "Lone", TODAY, tmp_path / "a.json")
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_text", refuse)
            (told,) = read_learners(tmp_path, (), KNOWLEDGE).findings
        assert (told.code, told.message[:22]) == ("L02", "Filen kan ikke læses. ")

    def test_a_folder_or_a_flood_is_no_such_file(self, tmp_path: Path):
        (tmp_path / "mappe.json").mkdir()
        (tmp_path / "stor.json").write_bytes(b" " * 1_000_001)
        assert [told.code for told in read_learners(tmp_path, (), KNOWLEDGE).findings] == ["L01", "L01"]

    def test_the_keys_she_looks_up_are_hers(self, tmp_path: Path):
        hand_over(progress.used(Learned(), ["raadighed-afbud"]), "Lone", TODAY, tmp_path / "a.json")
        assert "raadighed-afbud" not in (tmp_path / "a.json").read_text("utf-8")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "{}",
            json.dumps(HANDED_OVER | {"name": ""}),
            json.dumps(HANDED_OVER | {"name": 7}),
            json.dumps(HANDED_OVER | {"day": "i går"}),
            json.dumps(HANDED_OVER | {"keys": {"a": 1_000_001}}),
            json.dumps(HANDED_OVER | {"results": {"a": asdict(Result(tries=1, best=9)) | {"codes": "H02"}}}),
        ],
    )
    def test_another_file_is_told_by_name(self, tmp_path: Path, text: str):
        (tmp_path / "andet.json").write_text(text, "utf-8")
        (tmp_path / "noter.txt").write_text("ikke med", "utf-8")
        found = read_learners(tmp_path, tuple(COURSE.values()), KNOWLEDGE)
        assert found.rows == ()
        (finding,) = found.findings
        assert (finding.code, finding.where) == ("L01", "andet.json")


class TestTour:
    STEPS, FAULTS = read_tour(TRAINING, COURSE.values())

    def test_each_step_waits_for_what_can_be_done(self):
        assert len(self.STEPS) >= 5
        assert {step.until for step in self.STEPS} <= set(get_args(Deed))
        assert self.STEPS[0].exercise in COURSE
        assert all(step.exercise in {"", *COURSE} for step in self.STEPS)

    def test_only_what_it_waits_for_leads_on(self):
        assert after(self.STEPS, 0, self.STEPS[0].until) == 1
        assert after(self.STEPS, 0, "overview") == 0
        assert after(self.STEPS, len(self.STEPS), "overview") == len(self.STEPS)

    def test_a_fault_in_it_is_told_with_its_line_and_there_is_none(self, tmp_path: Path):
        assert self.FAULTS == []
        assert read_tour(TRAINING, ())[0] == ()  # its exercise is not among them
        (tmp_path / "rundtur").mkdir()
        file = tmp_path / "rundtur" / "rundtur.toml"
        file.write_text('[[steps]]\nuntil = "found"\ntext = "…"\nexercise = "borte"\n', "utf-8")
        steps, (fault,) = read_tour(tmp_path, COURSE.values())
        assert (steps, fault.code, fault.where) == ((), "E10", "rundtur/rundtur.toml:4")
        file.write_text('[[steps]]\nuntil = "kom"\ntext = "…"\n', "utf-8")
        steps, (fault,) = read_tour(tmp_path, COURSE.values())
        assert (steps, fault.where) == ((), "rundtur/rundtur.toml:2")

    def test_without_a_tour_there_is_none(self, tmp_path: Path):
        assert read_tour(tmp_path, ()) == ((), [])


def test_every_exercise_names_a_form_and_the_way_to_it():
    found = ways(installed_hotkeys(), LIBRARY, TODAY)
    for scenario in COURSE.values():
        assert scenario.form in found, scenario.id
        types = LIBRARY.template(scenario.form, scenario.day).note_type
        assert types in scenario.note_types, scenario.id
    assert found["raadighed-udeblivelse"].keys == "Ctrl+½ og Alt+U"
    assert found["raadighed-afbud"].keys == "Ctrl+½, skriv dens første bogstaver, og tryk Enter"
