"""A file is whole or as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.store.atomic import write_new, write_text


def test_text_is_written_as_it_is(home: Path) -> None:
    file = home / "ny mappe" / "æøå.txt"
    write_text(file, "én\nto – ”tre” 😀\n")
    assert file.read_bytes() == "én\nto – ”tre” 😀\n".encode()


def test_when_writing_fails_the_old_file_stands_and_nothing_is_left(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = home / "fil.txt"
    write_text(file, "gammel")

    def full(descriptor: int) -> None:
        raise OSError(28, "disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        write_text(file, "ny")
    assert file.read_text("utf-8") == "gammel"
    assert [path.name for path in home.iterdir()] == ["fil.txt"]


def test_a_new_file_takes_no_other_ones_place_and_leaves_nothing_when_it_fails(home: Path) -> None:
    home.mkdir()
    file = home / "fil.txt"
    write_new(file, "én\nto\n")
    with pytest.raises(FileExistsError):
        write_new(file, "ny")
    with pytest.raises(UnicodeEncodeError):
        write_new(home / "en anden.txt", "\ud800")
    assert file.read_bytes() == "én\nto\n".encode()
    assert [path.name for path in home.iterdir()] == ["fil.txt"]
