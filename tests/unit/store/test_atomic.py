"""A file is whole or as it was."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from assistant.store import atomic
from assistant.store.atomic import is_writable, write_new, write_new_bytes, write_text


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


@pytest.mark.not_on_windows("modes")
def test_a_program_that_is_killed_while_it_saves_leaves_nothing_to_read(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    seen: list[list[Path]] = []
    link = os.link

    def looked(*arguments: Any, **more: Any) -> None:
        seen.append(list(home.iterdir()))
        link(*arguments, **more)

    monkeypatch.setattr(os, "link", looked)
    write_new_bytes(home / "Plan æøå.docx", b"alt")
    assert seen == [[]], "it has no name before it is whole"
    assert (home / "Plan æøå.docx").read_bytes() == b"alt"
    assert (home / "Plan æøå.docx").stat().st_mode & 0o777 == 0o600


def test_what_was_left_long_ago_goes_with_the_next_save_and_nothing_else(home: Path) -> None:
    home.mkdir()
    old, young, *others = (
        home / name for name in (".sagstast-i032v7w_", ".sagstast-abcdefgh", ".sagstast-æ", "sagstast-i032v7w_")
    )
    for each in (old, young, *others):
        each.write_text("plan", "utf-8")
        if each != young:
            os.utime(each, (1_000_000_000, 1_000_000_000))
    (home / ".sagstast-i032v7w0").mkdir()
    write_new_bytes(home / "plan.docx", b"alt")
    assert {each.name for each in home.iterdir()} == {
        "plan.docx", ".sagstast-i032v7w0", *(each.name for each in (young, *others))
    }  # fmt: skip


@pytest.mark.parametrize(
    "write",
    [
        lambda folder: write_new_bytes(folder / "plan.docx", b"alt"),
        lambda folder: write_text(folder / "fil.txt", "alt"),
        is_writable,
    ],
    ids=["new", "replaced", "asked"],
)
def test_where_she_may_not_write_it_is_tried_once(
    home: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object]
) -> None:
    """Python's own temporary files take a refusal on Windows for a name that is taken, and try all there are."""
    home.mkdir()
    tried: list[object] = []

    def refuse(file: object, *_: object, **__: object) -> int:
        tried.append(file)
        assert len(tried) < 10
        raise PermissionError(13, "denied")

    with monkeypatch.context() as windows:
        windows.setattr(atomic, "_NAMELESS", 0)
        windows.setattr(os, "name", "nt")
        windows.setattr(os, "open", refuse)
        with suppress(PermissionError):
            assert write(home) is False
    assert len(tried) == 1


def test_a_name_that_another_has_taken_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    taken = home / ".fil.txt.00000000"
    taken.write_text("en andens", "utf-8")
    names = iter([bytes(4), b"\1" * 4])
    monkeypatch.setattr(os, "urandom", lambda _: next(names))
    write_text(home / "fil.txt", "min")
    assert (taken.read_text("utf-8"), (home / "fil.txt").read_text("utf-8")) == ("en andens", "min")


def test_asking_whether_a_folder_can_be_written_in_leaves_nothing(home: Path) -> None:
    home.mkdir()
    assert is_writable(home)
    assert not is_writable(home / "findes ikke")
    assert list(home.iterdir()) == []
