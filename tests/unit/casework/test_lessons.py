"""Which texts are offered as a lesson: used before, worded otherwise now, in force, and neither seen nor used since."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from assistant.casework.lessons import offered, see
from assistant.casework.library import Library, open_library
from assistant.casework.setup import installed_library
from assistant.model.receipt import Receipt
from assistant.store import paths, receipts, wordings

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


@pytest.fixture
def shelf(packs):
    """A pack of two texts; those that are named say something else now."""

    def shelf(*changed: str, more: str = "", pack_more: str = "") -> Library:
        place = packs("p", pack_more, brev=f"brev{more}", kort=f"kort{more}")
        for name in changed:
            file = place / f"{name}.txt"
            file.write_text(file.read_text("utf-8").replace("Fra p,", "Nu. Fra p,"), "utf-8")
        return open_library([place])

    return shelf


def insert(library: Library, template_id: str, at: datetime = NOON) -> None:
    """As the program does when a text has been inserted."""
    template = library.template(template_id, TODAY)
    receipt = Receipt(
        at=at,
        template=template.id,
        version=template.version,
        wording=wordings.keep(paths.wordings_dir(), template.published),
        note_type=None,
        outcome="inserted",
        target="fasit",
    )
    receipts.append(paths.receipts_file(), receipt)


def titles(library: Library) -> list[str]:
    return [news.template.title for news in offered(library, TODAY)]


def test_what_she_has_used_and_is_another_now_is_offered_the_last_used_first(shelf):
    before = shelf()
    insert(before, "kort", NOON)
    insert(before, "brev", NOON.replace(day=5))
    assert titles(shelf("brev", "kort")) == ["Brev", "Kort"]


def test_what_she_has_never_used_or_says_the_same_is_not(shelf):
    insert(shelf(), "kort")
    assert titles(shelf("brev")) == []


def test_what_she_has_inserted_since_is_not(shelf):
    insert(shelf(), "brev")
    now = shelf("brev")
    insert(now, "brev", NOON.replace(day=5))
    assert titles(now) == []


def test_what_she_has_seen_is_offered_again_only_when_it_is_another_once_more(shelf):
    insert(shelf(), "brev")
    insert(shelf(), "kort")
    now = shelf("brev", "kort")
    see([news for news in offered(now, TODAY) if news.template.id == "brev"])
    assert titles(now) == ["Kort"]
    assert titles(shelf("brev", "brev", "kort")) == ["Brev", "Kort"]


def test_what_is_not_in_force_today_is_not(shelf):
    insert(shelf(), "brev")
    assert titles(shelf("brev", more="|valid_from = 2020-01-01\nvalid_to = 2026-11-23")) == []


def test_what_is_another_in_no_word_is_not(shelf):
    insert(shelf(), "brev")
    assert titles(shelf(more='|valid_from = 2020-01-01\nsearch = ["post"]')) == []


def test_her_own_texts_are_not(packs, monkeypatch):
    mine = packs("egne/mine", brev="brev")
    monkeypatch.setattr(paths, "own_packs_dir", lambda: mine.parent)
    insert(installed_library(), "brev")
    file = mine / "brev.txt"
    file.write_text(file.read_text("utf-8").replace("Fra egne", "Nu fra egne"), "utf-8")
    now = installed_library()
    assert now.template("brev", TODAY).body.startswith("Nu fra egne")
    assert titles(now) == []


def test_a_text_that_can_no_longer_be_read_keeps_none_of_the_others_back(shelf, tmp_path):
    before = shelf()
    insert(before, "brev")
    insert(before, "kort")
    now = shelf("brev", "kort")
    (tmp_path / "p" / "brev.txt").unlink()
    assert titles(now) == ["Kort"]


def test_where_nothing_is_new_nothing_is_loaded_that_compares(shelf, tmp_path):
    insert(shelf(), "brev")
    script = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from assistant.casework.lessons import offered; from assistant.casework.library import open_library\n"
        f"library = open_library([Path({str(tmp_path / 'p')!r})], Path({str(tmp_path / 'cache')!r}))\n"
        "assert not offered(library, date(2026, 11, 24)) and library.entries(date(2026, 11, 24))\n"
        "print(*(name for name in sys.modules if name in ('jinja2', 'rapidfuzz', 'assistant.casework.news')))"
    )
    run = [sys.executable, "-c", script]
    subprocess.run(run, check=True, capture_output=True)  # the index is made
    assert subprocess.run(run, check=True, capture_output=True, text=True).stdout.split() == []
