"""What is to be split: the selected text, else the copied one, over the desktop in memory."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.fake.clipboard import Content
from assistant.desktop.fetching import Fetching
from assistant.desktop.ports import Offer
from assistant.desktop.qtclipboard import as_html
from assistant.desktop.result import Fate, Outcome
from assistant.desktop.target import capture
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

OLD, SELECTED = "Telefon: 00 00 00 00", "CVR: 12345678"
TABLE = "<table><tr><td>Telefon</td></tr></table>"


def world_with(selected: str = SELECTED, old: str = OLD, **manners: Any) -> FakeDesktop:
    world = FakeDesktop(FakeWindow(10, fields=[FakeField(selected, selected=selected)], **manners))
    if old:
        world.clipboard.put("clipboard", Content(old, owner=3, html=TABLE))
    return world


def fetched(world: FakeDesktop, **profile: Any) -> Fetching:
    kind = TargetProfile(id="test", title="Test", paste=Chord.parse("Ctrl+V"), **profile)
    job = Fetching(world.desktop, capture(world.desktop.windows, [kind], b"salt"))
    world.run(job)
    assert job.result is not None
    return job


def test_what_is_selected_comes_before_what_was_copied() -> None:
    world = world_with()
    job = fetched(world)
    assert (job.text, job.html, job.is_selected) == (SELECTED, "", True)
    assert job.result.outcome is Outcome.READ
    assert world.clipboard.text() == OLD


@pytest.mark.parametrize(
    "profile", [{}, {"selection": "primary"}, {"copy_only": True}], ids=["page", "terminal", "remote"]
)
def test_else_what_was_copied_with_its_tables_and_it_stays(profile: dict[str, Any]) -> None:
    world = world_with(selected="")
    job = fetched(world, **profile)
    assert (job.text, job.html, job.is_selected) == (OLD, TABLE, False)
    assert job.result.outcome is Outcome.READ
    assert job.result.clipboard in {Fate.RESTORED, Fate.UNTOUCHED}
    assert world.clipboard.text() == OLD


def test_without_a_window_what_was_copied() -> None:
    world = world_with()
    world.active = 0
    job = fetched(world)
    assert (job.text, job.is_selected) == (OLD, False)


def test_what_waits_on_the_clipboard_after_a_failed_insertion_is_not_what_she_copied() -> None:
    world = world_with(selected="")
    world.clipboard.save()
    world.advance(1)
    world.clipboard.offer(Offer("vores"))
    assert fetched(world).text == OLD


def test_nothing_at_all_is_said() -> None:
    job = fetched(world_with(selected="", old=""))
    assert (job.result.outcome, job.text) == (Outcome.NOTHING_COPIED, "")


def test_too_much_is_said_and_not_kept() -> None:
    job = fetched(world_with(selected="", old="x" * 1_000_001))
    assert (job.result.outcome, job.text) == (Outcome.TOO_LONG, "")


def test_three_hundred_pages_are_read() -> None:
    assert len(fetched(world_with(selected="x" * 900_000)).text) == 900_000


def test_another_program_that_takes_the_clipboard_meanwhile_is_said() -> None:
    world = world_with()
    world.manager = "takes"
    assert fetched(world).result.outcome is Outcome.CLIPBOARD_TAKEN


@pytest.mark.parametrize("raw", [b"<b>\xc3\xa6</b>\0", "<b>æ</b>".encode("utf-16")])
def test_html_is_read_as_programs_write_it(raw: bytes) -> None:
    assert as_html(raw) == "<b>æ</b>"
