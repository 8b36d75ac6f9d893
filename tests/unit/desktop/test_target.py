"""Noting where the text shall go."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.fake import FakeDesktop, FakeWindow
from assistant.desktop.target import ANY_WINDOW, Target, capture
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

CTRL_V = Chord.parse("Ctrl+V")
FASIT = TargetProfile(
    id="fasit", title="Fasit", process="chrom|msedge", window_title="Fasit", case=r"Sag (?P<case>\S+)", paste=CTRL_V
)
BROWSER = TargetProfile(id="browser", title="Browser", process="chrom|msedge", paste=CTRL_V)


def noted(title: str = "Sag 4711 - Fasit", process: str = "chromium", salt: bytes = b"salt", **window: Any) -> Target:
    world = FakeDesktop(FakeWindow(10, title, process, **window))
    target = capture(world.desktop.windows, [FASIT, BROWSER], salt)
    assert target is not None
    return target


def info(title: str) -> Any:
    return FakeDesktop(FakeWindow(10, title, "chromium")).desktop.windows.active()


@pytest.mark.parametrize(
    ("title", "process", "profile"),
    [
        ("Sag 4711 - Fasit", "chromium", FASIT),
        ("Sag 4711 - Fasit", "Chrome.exe", FASIT),
        ("Vejret", "msedge", BROWSER),
        ("Sag 4711 - Fasit", "soffice.bin", ANY_WINDOW),
    ],
)
def test_the_first_profile_that_fits_is_taken(title: str, process: str, profile: TargetProfile) -> None:
    assert noted(title, process).profile is profile


@pytest.mark.parametrize(
    ("process", "reads"),
    [
        *((name, 2) for name in ("chromium", "google-chrome", "msedge.exe", "microsoft-edge", "opera.exe")),
        *((name, 1) for name in ("ledger.exe", "KnowledgeBase.exe", "operator.exe", "firefox", "winword.exe")),
    ],
)
def test_only_browsers_that_look_ahead_are_waited_for_twice(process: str, reads: int) -> None:
    assert noted("Sag 4711", process).reads_per_paste == reads


def test_no_word_of_the_title_is_kept() -> None:
    everything = repr(noted("Sag 4711 - Karen Hansen - Fasit")).replace(repr(FASIT), "")
    assert not any(word in everything for word in ("4711", "Karen", "Hansen"))


def test_marks_mean_nothing_with_another_salt() -> None:
    first, second = noted(salt=b"one"), noted(salt=b"two")
    assert {first.title_mark, first.case_mark}.isdisjoint({second.title_mark, second.case_mark})


def test_the_case_is_known_again_whatever_else_the_title_says() -> None:
    target = noted("Sag 4711 - Fasit")
    assert target.is_case_locked
    assert target.is_same_case(info("(3) Sag 4711 - Fasit - ændret"))
    assert not target.is_same_case(info("Sag 4712 - Fasit"))
    assert not target.is_same_case(info("Fasit"))


def test_a_title_that_names_no_case_locks_nothing_but_notices_one() -> None:
    target = noted("Fasit")
    assert not target.is_case_locked
    assert target.is_same_case(info("Fasit - oversigt"))
    assert not target.is_same_case(info("Sag 4711 - Fasit"))


def test_a_window_of_ours_is_no_target() -> None:
    world = FakeDesktop(FakeWindow(10, "Vores skema", pid=1))
    assert capture(world.desktop.windows, [FASIT], b"salt") is None
