"""One template in several wordings: which holds until when, and what the next one begins with."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.hand_files import save
from assistant.casework.library import Library
from assistant.casework.packcheck import check_pack
from assistant.casework.studio.listing import Row, list_templates
from assistant.casework.studio.manuscript import new_manuscript, new_wording, open_manuscript, place_of, with_free_id
from assistant.casework.studio.wordings import last_day, next_month, old_until, why_none, why_not_from

OLD, NEW = date(2020, 1, 1), date(2027, 1, 1)
DAY = timedelta(days=1)
ENDED = """\
id = "besked"  # vores
title = "Besked"
kind = "text"
version = "7"
valid_from = 2020-01-01
valid_to = 2026-12-31  # loven skifter
withdrawn = 2026-12-01
withdrawn_why = "Den er forkert."
replaced_by = "brev"
source = "egen praksis"  # spørg holdet
certainty = "high"
checked_on = 2026-11-01
checked_by = "A. Prøve"
approved_by = "B. Prøve"
change_note = "Nyt."
"""


def row(first: date | None, **more: object) -> Row:
    return Row(f"{first}.txt", id="brev", title="Brev", valid_from=first, **more)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 23), date(2026, 12, 1)),
        (date(2026, 12, 31), NEW),
        (date(2027, 1, 31), date(2027, 2, 1)),
        (date(2028, 2, 29), date(2028, 3, 1)),
    ],
)
def test_a_law_begins_with_the_next_month(today: date, first: date):
    assert next_month(today) == first


class TestTheDay:
    values = {"id": "brev", "valid_from": OLD}  # noqa: RUF012 - read only

    @pytest.mark.parametrize("day", [OLD, OLD - DAY])
    def test_it_is_later_than_the_first_of_the_old(self, day: date):
        assert "01.01.2020" in why_not_from(day, self.values, ())

    def test_it_is_no_other_wordings(self):
        assert "01.01.2027" in why_not_from(NEW, self.values, [row(NEW)])
        assert not why_not_from(NEW + DAY, self.values, [row(NEW)])

    def test_another_template_may_begin_then(self):
        assert not why_not_from(NEW, self.values, [row(NEW)._replace(id="andet")])


class TestHowLong:
    def test_the_later_wording_ends_the_earlier(self):
        rows = [row(OLD), row(NEW)]
        assert [last_day(each, rows, is_own=False) for each in rows] == [NEW - DAY, None]
        assert old_until(rows[1], rows, is_own=False) == NEW - DAY

    def test_its_own_last_day_is_kept_where_it_is_earlier(self):
        rows = [row(OLD, valid_to=date(2025, 6, 30)), row(NEW)]
        assert last_day(rows[0], rows, is_own=False) == date(2025, 6, 30)
        assert old_until(rows[1], rows, is_own=False) is None

    def test_a_draft_ends_nothing_but_in_ones_own_pack(self):
        rows = [row(OLD), row(NEW, is_draft=True)]
        assert last_day(rows[0], rows, is_own=False) is None
        assert last_day(rows[0], rows, is_own=True) == NEW - DAY

    def test_what_was_withdrawn_before_it_began_ends_nothing(self):
        assert last_day(row(OLD), [row(OLD), row(NEW, withdrawn=NEW - DAY)], is_own=False) is None

    @given(st.sets(st.dates(OLD, NEW), min_size=2, max_size=5))
    def test_one_begins_the_day_after_the_other_ends(self, firsts: set[date]):
        rows = [row(first) for first in sorted(firsts)]
        for one, following in pairwise(rows):
            assert last_day(one, rows, is_own=False) == following.valid_from - DAY

    def test_the_program_uses_them_so(self, small_pack):
        """What the list says of a day is what a colleague gets on it."""
        old = open_manuscript(small_pack.folder / "brev.txt")
        made = new_wording(old, NEW, "2")
        made.put({"state": None})
        save(made.on_disk, place_of(made.values, small_pack.folder, made.beside), None)
        rows = list_templates(small_pack.folder)
        last = last_day(rows[0], rows, is_own=False)
        pack = check_pack(small_pack.folder)
        assert not pack.findings
        held = {day: {each.version for each in pack.entries if each.in_force(day)} for day in (NEW - DAY, NEW)}
        assert last == NEW - DAY
        assert held == {NEW - DAY: {"1"}, NEW: {"1", "2"}}
        library = Library([pack])
        assert [library.entry("brev", day).version for day in (last, last + DAY)] == ["1", "2"]


class TestBegun:
    @pytest.fixture
    def old(self, small_pack):
        small_pack.template(name="breve/besked.txt", head=ENDED)
        return open_manuscript(small_pack.folder / "breve" / "besked.txt")

    def test_it_says_the_same_from_its_day_and_nobody_has_read_it(self, old):
        made = new_wording(old, NEW, "8")
        values = {name: made.values.get(name) for name in ("id", "title", "version", "state", "valid_from")}
        assert values == {"id": "besked", "title": "Besked", "version": "8", "state": "draft", "valid_from": NEW}
        gone = ("valid_to", "withdrawn", "withdrawn_why", "replaced_by")
        assert not {*gone, "checked_on", "checked_by", "approved_by", "change_note"} & set(made.values)
        assert made.body == old.body
        assert 'source = "egen praksis"  # spørg holdet\n' in made.text
        assert not old.is_changed

    def test_it_lies_beside_the_old_and_keeps_its_id_whatever_it_is_called(self, old, small_pack):
        made = new_wording(old, NEW, "8")
        made.put({"title": "Noget helt andet"})
        with_free_id(made, {"besked"})
        assert made.values["id"] == "besked"
        assert place_of(made.values, small_pack.folder, made.beside) == old.file.with_name("besked-2027-01-01.txt")

    def test_no_file_stands_in_its_way(self, old, small_pack):
        old.file.with_name("besked-2027-01-01.txt").write_bytes(b"en anden")
        made = new_wording(old, NEW, "8")
        assert place_of(made.values, small_pack.folder, made.beside).name == "besked-2027-01-01-2.txt"

    def test_a_day_written_by_hand_leads_to_no_other_folder(self, old, small_pack):
        made = new_wording(old, NEW, "8")
        made.put({"valid_from": "../../x"})
        assert place_of(made.values, small_pack.folder, made.beside).parent == old.file.parent

    def test_there_is_none_of_what_is_not_whole(self, old, tmp_path: Path):
        assert not why_none(old)
        assert "Gem skabelonen" in why_none(new_manuscript("letter", OLD))
        old.put({"valid_from": None})
        assert "Gælder fra" in why_none(old)
        old.put_text("i stykker")
        assert "Ret fejlen" in why_none(old)
