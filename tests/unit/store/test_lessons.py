"""What she has seen comes back; a file that is not ours harms nothing."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.store import atomic, lessons, paths

SEEN = {"afbud": "a" * 64, "møde": "b" * 64}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.dictionaries(st.text(), st.text()))
def test_what_was_seen_comes_back(home: Path, seen: dict[str, str]) -> None:
    lessons.write(paths.lessons_file(), seen)
    assert lessons.read(paths.lessons_file()) == seen


def test_only_the_template_and_the_hash_are_written(home: Path) -> None:
    lessons.write(paths.lessons_file(), SEEN)
    assert json.loads(paths.lessons_file().read_text("utf-8")) == SEEN


def test_without_a_file_nothing_is_seen(home: Path) -> None:
    assert lessons.read(paths.lessons_file()) == {}


@pytest.mark.parametrize("text", ["", "null", "[]", "7", '["afbud"]', '{"afbud": 5}', '{"afbud": null}', "{{", "\x00"])
def test_what_is_not_ours_is_passed_over(home: Path, text: str) -> None:
    paths.lessons_file().parent.mkdir(parents=True)
    paths.lessons_file().write_text(text, "utf-8")
    assert lessons.read(paths.lessons_file()) == {}


def test_a_write_that_fails_leaves_what_was_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lessons.write(paths.lessons_file(), SEEN)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        lessons.write(paths.lessons_file(), {})
    assert lessons.read(paths.lessons_file()) == SEEN
    assert list(paths.lessons_file().parent.iterdir()) == [paths.lessons_file()]


@pytest.mark.not_on_windows("modes")
def test_it_is_for_its_owner_only(home: Path) -> None:
    lessons.write(paths.lessons_file(), SEEN)
    assert stat.S_IMODE(paths.lessons_file().stat().st_mode) == 0o600
