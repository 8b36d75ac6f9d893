"""What was copied goes in as plain text, over the desktop in memory."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.plain import LONGEST, PlainInsertion
from assistant.desktop.result import Fate, Outcome, Result
from assistant.desktop.target import Target, capture
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

COPIED = "Rodet   tekst"
CLEAN = "RODET TEKST"
PROFILE = TargetProfile(
    id="test", title="Test", paste=Chord.parse("Ctrl+V"), case=r"Sag \d+", sequence=("heading", "Tab", "body")
)


def clean(text: str) -> str:
    return " ".join(text.upper().split())


def world_with(**manners: Any) -> FakeDesktop:
    world = FakeDesktop(FakeWindow(10, "Sag 4711 - Journal", fields=[FakeField("Før. "), FakeField()], **manners))
    world.copies(COPIED)
    return world


def noted(world: FakeDesktop) -> Target | None:
    return capture(world.desktop.windows, [PROFILE], b"salt")


def inserting(world: FakeDesktop, target: Target | None) -> Result:
    job = PlainInsertion(world.desktop, target, clean)
    world.run(job)
    world.advance(0.1)
    assert job.result is not None
    return job.result


@pytest.mark.parametrize("manners", [{}, {"reads_twice": True}, {"takes": 0.4}])
def test_it_goes_in_where_the_caret_is_and_what_was_copied_stands_as_before(manners: dict[str, Any]) -> None:
    world = world_with(**manners)
    result = inserting(world, noted(world))
    assert (result.outcome, result.sent, result.clipboard) == (Outcome.INSERTED, ("block",), Fate.RESTORED)
    assert [field.text for field in world.windows[10].fields] == [f"Før. {CLEAN}", ""]
    assert world.clipboard.text() == COPIED


@pytest.mark.parametrize("copied", ["", "   "])
def test_no_text_is_told_and_the_clipboard_left_alone(copied: str) -> None:
    world = world_with()
    world.copies(copied)
    result = inserting(world, noted(world))
    assert (result.outcome, result.clipboard) == (Outcome.NOTHING_COPIED, Fate.UNTOUCHED)
    assert (world.windows[10].caret.text, world.clipboard.text()) == ("Før. ", copied)


def test_more_than_can_be_cleaned_at_once_is_left_alone() -> None:
    world = world_with()
    world.copies("æ" * (LONGEST + 1))
    result = inserting(world, noted(world))
    assert (result.outcome, result.clipboard) == (Outcome.TOO_LONG, Fate.UNTOUCHED)
    assert (world.windows[10].caret.text, world.clipboard.text()) == ("Før. ", "æ" * (LONGEST + 1))


def test_an_owner_that_hands_nothing_out_is_not_waited_for_for_ever() -> None:
    world = world_with()
    world.clipboard.copy(COPIED, 99, None)
    assert inserting(world, noted(world)).outcome is Outcome.NOTHING_COPIED
    assert world.clipboard.text() == COPIED


def test_another_case_is_refused_and_the_clean_text_is_at_hand() -> None:
    world = world_with()
    target = noted(world)
    world.windows[10].title = "Sag 9 - Journal"
    result = inserting(world, target)
    assert (result.outcome, result.clipboard) == (Outcome.OTHER_CASE, Fate.SHELVED)
    assert (world.windows[10].caret.text, world.clipboard.text()) == ("Før. ", CLEAN)


def test_after_a_failure_it_is_still_what_she_copied_that_is_cleaned() -> None:
    world = world_with()
    target = noted(world)
    world.windows[10].title = "Sag 9 - Journal"
    inserting(world, target)
    world.windows[10].title = "Sag 4711 - Journal"
    assert inserting(world, target).outcome is Outcome.INSERTED
    assert (world.windows[10].caret.text, world.clipboard.text()) == (f"Før. {CLEAN}", COPIED)


def test_with_no_window_to_write_in_it_is_only_cleaned() -> None:
    world = world_with()
    result = inserting(world, None)
    assert (result.outcome, result.clipboard) == (Outcome.COPY_ONLY, Fate.SHELVED)
    assert world.clipboard.text() == CLEAN
