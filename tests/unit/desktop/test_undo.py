"""Taking the last insertion back."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.result import Outcome, Result
from assistant.desktop.target import capture
from assistant.desktop.undo import Undo
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile


def inserted(world: FakeDesktop, **changes: Any) -> Result:
    """A heading and a body, just inserted."""
    settings = {"id": "test", "title": "Test", "paste": Chord.parse("Ctrl+V")} | changes
    target = capture(world.desktop.windows, [TargetProfile(**settings)], b"salt")
    job = Insertion(world.desktop, target, note_parts("SAMTALE: Afholdt", "Mødte op."))
    world.run(job)
    assert job.result is not None
    return job.result


def undone(world: FakeDesktop, result: Result) -> Outcome:
    job = Undo(world.desktop, result)
    world.run(job)
    world.advance(10)
    assert job.result is not None
    return job.result.outcome


@pytest.fixture
def world() -> FakeDesktop:
    fields = [FakeField("før "), FakeField()]
    return FakeDesktop(FakeWindow(10, title="(1) Sag 4711", fields=fields), FakeWindow(20, title="Andet"))


def test_every_part_is_taken_back_last_first(world: FakeDesktop) -> None:
    result = inserted(world, sequence=("heading", "Tab", "body"))
    assert undone(world, result) is Outcome.UNDONE
    assert [field.text for field in world.windows[10].fields] == ["før ", ""]


def test_only_the_parts_that_went_in(world: FakeDesktop) -> None:
    world.after(0.07, lambda: setattr(world, "active", 20))
    result = inserted(world, sequence=("heading", "Tab", "body"))
    assert result.parts == ("heading",)
    assert undone(world, result) is Outcome.UNDONE
    assert world.windows[10].fields[0].text == "før "


def test_the_target_is_brought_to_the_front_again(world: FakeDesktop) -> None:
    result = inserted(world)
    world.active = 20
    assert undone(world, result) is Outcome.UNDONE
    assert world.active == 10


def test_not_when_the_title_has_changed(world: FakeDesktop) -> None:
    result = inserted(world)
    world.windows[10].title = "(1) Sag 4712"
    assert undone(world, result) is Outcome.CHANGED
    assert world.windows[10].fields[0].text != "før "


def test_a_counter_does_not_matter_where_the_case_is_known(world: FakeDesktop) -> None:
    result = inserted(world, case=r"Sag \d+")
    world.windows[10].title = "(2) Sag 4711"
    assert undone(world, result) is Outcome.UNDONE


def test_not_in_another_case(world: FakeDesktop) -> None:
    result = inserted(world, case=r"Sag \d+")
    world.windows[10].title = "(1) Sag 4712"
    assert undone(world, result) is Outcome.OTHER_CASE


def test_not_in_a_terminal() -> None:
    world = FakeDesktop(FakeWindow(10, pastes="primary"))
    result = inserted(world, selection="primary", paste=Chord.parse("Shift+Insert"))
    assert result.outcome is Outcome.INSERTED
    assert undone(world, result) is Outcome.REFUSED


def test_not_in_a_closed_window(world: FakeDesktop) -> None:
    result = inserted(world)
    world.closes(10)
    assert undone(world, result) is Outcome.WINDOW_CLOSED


def test_nothing_to_take_back(world: FakeDesktop) -> None:
    assert undone(world, Result(Outcome.OTHER_CASE)) is Outcome.COPY_ONLY
