"""A form filled field by field, over the desktop in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.filling import Filling
from assistant.desktop.result import Fate, Outcome
from assistant.desktop.target import Target, capture
from assistant.desktop.undo import Undo
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile
from assistant.model.waiting import FieldText, as_lines

OLD = "det gamle"
PROFILE = TargetProfile(id="test", title="Test", case=r"Sag (?P<case>\d+)", paste=Chord.parse("Shift+Insert"))
VALUES = ("Butik ApS", "", "12345678", "Prøvevej 1", "")


def form(*values: str, tabs: int = 1) -> tuple[FieldText, ...]:
    return tuple(FieldText(f"Felt {number}", value, tabs) for number, value in enumerate(values))


def world_with(fields: int = 8, **manners: Any) -> FakeDesktop:
    page = FakeWindow(10, title="Sag 4711", fields=[FakeField() for _ in range(fields)], **manners)
    world = FakeDesktop(page, FakeWindow(20, title="Sag 4712"))
    world.copies(OLD)
    return world


def noted(world: FakeDesktop, profile: TargetProfile = PROFILE) -> Target:
    target = capture(world.desktop.windows, [profile], b"salt")
    assert target is not None
    return target


def texts_of(world: FakeDesktop, window: int = 10) -> list[str]:
    return [field.text for field in world.windows[window].fields]


def test_every_value_in_its_field_and_the_old_clipboard_back() -> None:
    world = world_with()
    job = Filling(world.desktop, noted(world), form(*VALUES))
    world.run(job)
    assert job.result is not None
    assert job.result.outcome is Outcome.INSERTED
    assert texts_of(world) == ["Butik ApS", "", "12345678", "Prøvevej 1", "", "", "", ""]
    assert world.clipboard.text() == OLD
    assert job.left == ()


def test_a_field_that_takes_several_tabs() -> None:
    world = world_with()
    world.run(Filling(world.desktop, noted(world), form("en", "to", tabs=3)))
    assert texts_of(world) == ["en", "", "", "to", "", "", "", ""]


def test_an_empty_first_field_is_left_and_gone_on_from() -> None:
    world = world_with()
    world.run(Filling(world.desktop, noted(world), form("", "to")))
    assert texts_of(world)[:2] == ["", "to"]


@pytest.mark.parametrize("event", ["case", "window", "closed", "refuses"])
def test_it_stops_where_something_is_not_as_it_should_be(event: str) -> None:
    world = world_with()
    job = Filling(world.desktop, noted(world), form("a", "b", "c", "d"))

    def happens() -> None:
        page = world.windows[10]
        match event:
            case "case":
                page.title = "Sag 9"
            case "window":
                world.active = 20
            case "closed":
                world.closes(10)
            case "refuses":
                page.refusal = "elevated"

    while not (10 in world.windows and texts_of(world)[1]):
        world.advance(job.step(world.now) or 0.0)
    happens()
    world.run(job)
    assert job.result is not None
    assert not job.result.outcome.is_inserted
    # A window that closes while a value is being read: whether it came is not known.
    assert [each.label for each in job.left][event == "closed" :] == ["Felt 2", "Felt 3"]
    assert job.left[0].tabs == 0
    assert job.result.clipboard is Fate.SHELVED
    assert (world.clipboard.text() or "").endswith("Felt 2: c\nFelt 3: d")
    if event != "closed":
        assert texts_of(world)[:4] == ["a", "b", "", ""]
    assert texts_of(world, 20) == [""]


def test_it_goes_on_from_the_field_it_stopped_at() -> None:
    world = world_with()
    target = noted(world)
    job = Filling(world.desktop, target, form("a", "", "c", "d"))
    while not texts_of(world)[0]:
        world.advance(job.step(world.now) or 0.0)
    world.windows[10].title = "Sag 9"
    world.run(job)
    assert [each.text for each in job.left] == ["c", "d"]
    world.windows[10].title = "Sag 4711"
    world.windows[10].focus = 2  # she puts the caret into the field that was named
    again = Filling(world.desktop, target, job.left)
    world.run(again)
    assert texts_of(world)[:4] == ["a", "", "c", "d"]


def test_a_field_that_does_not_read_is_left_to_her_and_gone_on_behind() -> None:
    world = world_with(is_deaf=True)
    job = Filling(world.desktop, noted(world), form("a", "", "c", "d"))
    world.run(job)
    assert job.result is not None
    assert job.result.outcome is Outcome.NOT_READ
    assert job.stopped_at is not None
    assert job.stopped_at.label == "Felt 0"
    assert [(each.label, each.tabs) for each in job.left] == [("Felt 1", 0), ("Felt 2", 1), ("Felt 3", 1)]
    assert world.clipboard.text() == "a"


def test_a_whole_form_can_be_taken_back() -> None:
    world = world_with()
    job = Filling(world.desktop, noted(world), form("a", "b", "c"))
    world.run(job)
    assert job.result is not None
    world.run(Undo(world.desktop, job.result))
    world.advance(1)
    assert texts_of(world) == [""] * 8


@pytest.mark.parametrize("profile", [{"selection": "primary"}, {"copy_only": True}], ids=["terminal", "remote"])
def test_where_there_are_no_fields_it_is_copied_with_its_labels(profile: dict[str, Any]) -> None:
    world = world_with()
    job = Filling(world.desktop, noted(world, replace(PROFILE, **profile)), form("a", "", "c"))
    world.run(job)
    assert texts_of(world) == [""] * 8
    assert world.clipboard.text() == "Felt 0: a\nFelt 2: c"
    assert as_lines(job.left) == "Felt 0: a\nFelt 2: c"


MOMENTS = st.sampled_from([0.0, 0.002, 0.004, 0.03, 0.081, 0.3])


@given(
    values=st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=1, max_size=6),
    events=st.lists(st.tuples(MOMENTS, st.sampled_from(["Sag 4711", "Sag 9", "front", "behind", "copy"])), max_size=6),
)
def test_whatever_happens_no_value_lands_beside_its_field(values: list[str], events: list[tuple[float, str]]) -> None:
    world = world_with()
    job = Filling(world.desktop, noted(world), form(*values))
    due: float | None = 0.0
    for moment, event in events:
        end = world.now + moment
        while due is not None and world.now + due <= end:
            world.advance(due)
            due = job.step(world.now)
        match event:
            case "front" | "behind":
                world.active = 10 if event == "front" else 20
            case "copy":
                world.copies("kopieret")
            case title:
                world.windows[10].title = title
    world.run(job)
    assert job.result is not None
    for number, text in enumerate(texts_of(world)[: len(values)]):
        assert text in ("", values[number], "kopieret")
        if text == "kopieret":
            assert job.result.outcome is not Outcome.INSERTED
    assert texts_of(world, 20) == [""]
    assert not any(landed.title == "Sag 9" for landed in world.landed)
    if job.result.outcome is Outcome.INSERTED:
        assert texts_of(world)[: len(values)] == values
