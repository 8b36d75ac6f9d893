"""The figures of the counters: by a formula that can be reckoned by hand, and never of fewer than five people."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.casework.examples import example_answers
from assistant.casework.setup import installed_library
from assistant.casework.usage import reasons, sheet
from assistant.casework.usage.report import Lacking, report
from assistant.casework.usage.saving import SPEED, Known, known, median, own_length, saved, wordings
from assistant.casework.usage.sharing import NotTogetherError, combined, hand_over, random_name, read_all
from assistant.casework.usage.words import cells, duration, explained, number, summary
from assistant.desktop.result import Outcome
from assistant.model.draft import plain
from assistant.model.template import Withdrawal
from assistant.model.usage import LIMITS, Place, Usage, inserted
from assistant.store.usage import as_text

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)
NOTE, LETTER = ("samtale", "1"), ("brev", "1")
FOUND = {NOTE: Known("Samtale", 400), LETTER: Known("Brev", 1000)}


def at(wording=NOTE, weeks_ago=0, *, is_own=False):
    return Place(*wording, MONDAY - timedelta(weeks=weeks_ago), is_own)


def used(times, seconds=30):
    return sum([inserted(seconds)] * times, Usage())


class TestTimeSaved:
    """The formula."""

    def test_it_can_be_reckoned_by_hand(self):
        """400 characters at 200 a minute are 2 minutes; the form takes half of one; 9 of 10 stood: 9 × 1.5."""
        assert saved(9, 400, 30, 200) == pytest.approx(13.5)

    def test_a_form_that_takes_longer_than_the_typing_saves_nothing(self):
        assert saved(9, 100, 45, 200) == 0

    @pytest.mark.parametrize(("length", "seconds"), [(None, 30), (400, None)])
    def test_what_is_not_known_is_not_guessed(self, length, seconds):
        assert saved(9, length, seconds, 200) is None
        [row] = report({at(): Usage(used=1)}, {NOTE: Known("Samtale", None)}).rows
        assert (row.saved, row.median, cells(row)[-2:]) == (Lacking.UNKNOWN, Lacking.UNKNOWN, ("ved ikke", "ved ikke"))

    def test_the_median_lies_where_the_middle_one_does(self):
        assert median((0,) * len(LIMITS)) is None
        assert median(inserted(0).timed) == 0
        assert median(used(2, seconds=25).timed) == pytest.approx(25)  # between 20 and 30
        assert median((used(3, seconds=15) + used(1, seconds=600)).timed) == pytest.approx(10 + 10 * 2 / 3)

    @given(st.lists(st.floats(0, 900), min_size=1, max_size=40))
    def test_the_median_is_within_the_step_of_the_middle_form(self, times):
        counted = sum(map(inserted, times), Usage())
        middle = sorted(times)[(len(times) - 1) // 2]
        found = median(counted.timed)
        low = max((limit for limit in LIMITS if limit < middle), default=0)
        high = min(limit for limit in LIMITS if limit >= middle)
        assert low <= found <= high

    def test_answers_are_no_part_of_the_templates_own_words(self):
        library = installed_library(None)
        template = library.template("raadighed-udeblivelse", TODAY)
        answers = example_answers(template, TODAY)
        draft = library.drafter.draft(template, answers, TODAY)
        wordier = library.drafter.draft(
            template, answers | {"haendt": answers["haendt"] + " Og en sætning mere."}, TODAY
        )
        assert 0 < own_length(draft) < len(plain(draft.heading) + plain(draft.body))
        assert own_length(wordier) == own_length(draft)

    def test_every_template_in_force_has_a_length_that_is_known(self):
        library = installed_library(None)
        asked = [(entry.id, entry.version) for entry in library.entries(TODAY)]
        assert [wording for wording, each in known(asked, library, TODAY).items() if not each.length] == []

    def test_a_wording_that_no_pack_has_is_told_by_its_id(self):
        found = known([("borte", "7"), ("samtale", "7")], installed_library(None), TODAY)
        assert found["borte", "7"] == Known("borte", None)
        assert found["samtale", "7"].length is None


class TestHerOwn:
    """What she is shown."""

    def test_a_row_for_each_wording_and_every_week_between_the_first_and_the_last(self):
        counters = {
            at(weeks_ago=3): used(8) + Usage(aborted=2, undone=1, refused={"other-case": 1, "not-read": 3}),
            at(LETTER): used(1, seconds=60),
        }
        found = report(counters, FOUND, 200)
        note, letter = found.rows
        assert (note.used, note.aborted, note.share_aborted, note.undone, note.refused) == (8, 2, 0.2, 1, 4)
        assert list(note.reasons) == ["not-read", "other-case"]
        assert note.saved == pytest.approx(7 * (2 - note.median / 60))
        assert letter.saved == pytest.approx(5 - letter.median / 60)
        assert [times for _, times in found.weeks] == [8, 0, 0, 1]
        assert found.as_json()["used"] == 9

    def test_the_figures_are_danish(self):
        assert (number(1234), duration(80), duration(0), duration(120)) == (
            "1.234",
            "1 min. 20 sek.",
            "0 sek.",
            "2 min.",
        )
        assert summary(report({at(): used(1)}, FOUND, 200)) == "1 indsættelse · 2 sparede minutter"

    def test_the_minutes_never_stand_without_what_they_rest_on(self):
        formula, assumptions = explained(report({at(): used(1)}, FOUND, 250))
        assert "250 tegn i minuttet" in formula
        assert "antagelse, ikke målt" in assumptions

    def test_every_way_in_which_an_insertion_ends_is_said_in_words(self):
        of_others = {"undone", "read", "changed", "not-copied", "other-selection", "too-long"}
        ends = {
            outcome.value for outcome in Outcome if not outcome.is_inserted and not outcome.name.startswith("NOTHING")
        }
        assert ends - of_others <= reasons.SAID.keys()

    def test_why_a_template_is_refused_is_told_apart(self):
        library = installed_library(None)
        ended = next(e for e in library.entries(TODAY, include_all=True) if e.valid_to and e.valid_to < TODAY)
        in_force = library.entry("samtale", TODAY)
        told = [
            reasons.unavailable(library, entry, TODAY)
            for entry in (
                ended,
                in_force,
                in_force._replace(valid_from=TODAY + timedelta(days=1)),
                in_force._replace(withdrawn=Withdrawal(TODAY, "Fejl.")),
                in_force._replace(is_draft=True),
            )
        ]
        assert told == ["expired", "unreadable", "not-yet", "withdrawn", "draft"]


def people(count, usage=None, place=None):
    """So many who differ in the seconds their forms took."""
    return [{place or at(): (usage or used(2)) + Usage(seconds=number)} for number in range(count)]


class TestTogether:
    """What several have handed over."""

    def test_the_figures_are_the_sums(self):
        found = combined(people(5) + [{at(LETTER, 1): used(4)} | each for each in people(5, used(1, 120))], FOUND, 200)
        rows = {row.template: row for row in found.rows}
        assert (rows["samtale"].used, rows["brev"].used, found.used, found.files) == (15, 20, 35, 10)
        assert [times for _, times in found.weeks] == [20, 15]

    def test_a_wording_of_fewer_than_five_is_in_no_figure(self):
        """Else it could be reckoned from the sums of the weeks."""
        found = combined(people(4, place=at(LETTER)) + people(6), FOUND, 200)
        letter = next(row for row in found.rows if row.template == "brev")
        assert {letter.used, letter.aborted, letter.undone, letter.refused, letter.median, letter.saved} == {
            Lacking.FEW
        }
        assert cells(letter)[2] == "færre end 5"
        assert (found.used, [times for _, times in found.weeks]) == (12, [12])

    def test_a_week_of_fewer_than_five_is_in_no_figure_either(self):
        found = combined([{at(): used(1), at(weeks_ago=1): used(9)}, *people(5)], FOUND, 200)
        assert [times for _, times in found.weeks] == [Lacking.FEW, 11]
        assert [row.used for row in found.rows] == [11]

    def test_a_figure_of_fewer_than_five_is_not_told_though_the_wording_is(self):
        clumsy = {at(): used(2) + Usage(aborted=7, undone=1, refused={"not-read": 9})}
        [row] = combined([clumsy, *people(5)], FOUND, 200).rows
        assert row.used == 12
        assert (row.aborted, row.undone, row.refused, dict(row.reasons)) == (Lacking.FEW,) * 3 + ({},)

    def test_it_is_told_when_five_have_contributed(self):
        [row] = combined(people(5, used(2) + Usage(undone=1, aborted=1, refused={"not-read": 2})), FOUND, 200).rows
        assert (row.aborted, row.undone, row.refused, row.reasons["not-read"]) == (5, 5, 10, 10)
        assert row.saved == pytest.approx(5 * (2 - row.median / 60))

    @given(
        st.lists(
            st.dictionaries(
                st.builds(Place, st.sampled_from("ab"), st.just("1"), st.sampled_from([MONDAY, MONDAY - timedelta(7)])),
                st.builds(used, st.integers(0, 4), st.sampled_from([5, 40])),
            ),
            min_size=5,
            max_size=9,
        ),
        st.randoms(),
    )
    def test_the_order_is_nothing_and_all_sums_agree(self, counters, dice):
        found = {(name, "1"): Known(name, 300) for name in "ab"}
        one = combined(counters, found, 200)
        mixed = list(counters)
        dice.shuffle(mixed)
        assert combined(mixed, found, 200) == one
        assert one.used == sum(times for _, times in one.weeks if not isinstance(times, Lacking))
        for row in one.rows:
            givers = [each for each in counters if any(p.template == row.template and u.used for p, u in each.items())]
            assert isinstance(row.used, Lacking) or (row.used > 0 and len(givers) >= 5)


class TestFiles:
    """Handed over, and read by who puts them together."""

    def hand_in(self, folder, counters):
        for each in counters:
            hand_over(each, folder / random_name())

    def test_fewer_than_five_are_refused(self, tmp_path):
        self.hand_in(tmp_path, people(4))
        with pytest.raises(NotTogetherError, match="mindst 5 filer") as refused:
            read_all(tmp_path)
        assert not any(file.name in str(refused.value) for file in tmp_path.iterdir())

    def test_the_same_twice_is_refused_however_it_is_written(self, tmp_path):
        self.hand_in(tmp_path, people(5))
        again = json.loads(next(tmp_path.iterdir()).read_text("utf-8"))
        (tmp_path / "igen.json").write_text(json.dumps(again), "utf-8")
        with pytest.raises(NotTogetherError, match="to gange"):
            read_all(tmp_path)

    def test_something_else_is_refused_and_not_named(self, tmp_path):
        self.hand_in(tmp_path, people(5))
        (tmp_path / "inger.json").write_text('{"sagstast_training": 1}', "utf-8")
        with pytest.raises(NotTogetherError, match="En fil i mappen er ikke gemt") as refused:
            read_all(tmp_path)
        assert "inger" not in str(refused.value)

    def test_all_five_are_read_and_none_is_changed(self, tmp_path):
        self.hand_in(tmp_path, people(5))
        before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
        assert Counter(map(as_text, read_all(tmp_path))) == Counter(map(as_text, people(5)))
        assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before

    def test_her_own_templates_are_not_handed_over(self, tmp_path):
        hand_over({at(): used(1), at(("min-egen", "1"), is_own=True): used(3)}, tmp_path / "a.json")
        assert "min-egen" not in (tmp_path / "a.json").read_text("utf-8")

    def test_a_file_that_is_there_is_not_written_over(self, tmp_path):
        (tmp_path / "a.json").write_text("hendes eget", "utf-8")
        with pytest.raises(FileExistsError):
            hand_over({at(): used(1)}, tmp_path / "a.json")
        assert (tmp_path / "a.json").read_text("utf-8") == "hendes eget"


class TestSheets:
    """A report for the leadership."""

    FOUND = combined([*people(5), {at(LETTER): used(9)}], FOUND, SPEED)

    def test_a_workbook_has_charts_and_tells_what_the_minutes_rest_on(self, tmp_path):
        sheet.write_workbook(self.FOUND, tmp_path / "brug.xlsx")
        book = load_workbook(tmp_path / "brug.xlsx")
        templates, weeks = book.worksheets
        assert [len(each._charts) for each in (templates, weeks)] == [2, 1]
        said = {cell.value for row in templates for cell in row}
        assert set(explained(self.FOUND)) <= said
        assert [templates.cell(2, column).value for column in (1, 4, 5)] == ["Samtale", 10, "færre end 5"]
        assert [cell.value for cell in weeks[2]] == ["23.11.2026", 10]

    def test_a_table_of_text_says_the_same(self, tmp_path):
        sheet.write_csv(self.FOUND, tmp_path / "brug.csv")
        text = (tmp_path / "brug.csv").read_text("utf-8-sig")
        assert "Samtale;samtale;1;10;færre end 5;" in text
        assert "23.11.2026;10" in text
        assert explained(self.FOUND)[0] in text

    @pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
    def test_a_name_is_never_computed(self, tmp_path, suffix):
        row = replace(self.FOUND.rows[0], title='=HYPERLINK("http://x")', version="+1")
        sheet.WRITERS[suffix](replace(self.FOUND, rows=(row,)), tmp_path / f"brug{suffix}")
        if suffix == ".csv":
            assert "'=HYPERLINK" in (tmp_path / "brug.csv").read_text("utf-8-sig")
        else:
            templates = load_workbook(tmp_path / "brug.xlsx").worksheets[0]
            assert templates["A2"].value == '\'=HYPERLINK("http://x")'
            assert "f" not in {cell.data_type for cell in templates[2]}


def test_the_wordings_of_the_counters_are_those_that_are_asked_for():
    assert wordings({at(): used(1), at(weeks_ago=2): used(1), at(LETTER): used(1)}) == {NOTE, LETTER}
