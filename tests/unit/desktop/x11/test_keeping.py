"""Keeping the old clipboard: which formats are asked for, and what is said when they do not come."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.ports import Kept
from assistant.desktop.x11.keeper import LIMIT, Keeper, worth_keeping
from assistant.desktop.x11.selection import Answer


def test_questions_and_aliases_of_the_same_text_are_left_out() -> None:
    targets = ["TIMESTAMP", "TARGETS", "MULTIPLE", "SAVE_TARGETS", "STRING", "UTF8_STRING", "TEXT", "text/plain"]
    assert worth_keeping(targets) == ["UTF8_STRING"]


def test_a_screenshot_is_kept_as_png_alone() -> None:
    targets = ["TARGETS", "image/bmp", "image/jpeg", "image/png", "image/tiff", "image/x-icon"]
    assert worth_keeping(targets) == ["image/png"]


def test_text_comes_first_and_what_programs_paste_from_with_it() -> None:
    targets = ["application/x-qt-image", "text/html", "text/rtf", "text/plain;charset=utf-8", "text/uri-list"]
    assert worth_keeping(targets) == ["text/plain;charset=utf-8", "text/html", "text/rtf", "text/uri-list"]


def test_the_mark_of_a_password_manager_is_kept_with_its_password() -> None:
    assert "x-kde-passwordManagerHint" in worth_keeping(["UTF8_STRING", "x-kde-passwordManagerHint"])


class Owner:
    """Both the connection and the reader: an owner that answers at once."""

    def __init__(self, **formats: bytes | None) -> None:
        names = {"UTF8_8": "UTF8_STRING", "image_png": "image/png"}
        self.formats = {names.get(name, name): data for name, data in formats.items()}
        self.window = 7

    def owner(self, selection: str) -> int:
        return self.window

    def atom_name(self, atom: int) -> str:
        return list(self.formats)[atom]

    def give_up(self) -> None:
        """Nothing is under way."""

    def ask(self, selection: str, target: str, done: Any) -> None:
        if target == "TARGETS":
            done(Answer(atoms=tuple(range(len(self.formats)))))
        else:
            data = self.formats[target]
            done(None if data is None else Answer(data))


@pytest.mark.parametrize(
    ("formats", "state", "kept"),
    [
        ({"UTF8_8": "æøå".encode()}, Kept.WHOLE, {"text/plain": "æøå".encode()}),
        ({"STRING": "æøå".encode("latin-1")}, Kept.WHOLE, {"text/plain": "æøå".encode()}),
        ({"UTF8_8": b"a", "image_png": None}, Kept.WHOLE, {"text/plain": b"a"}),
        ({"UTF8_8": None}, Kept.PARTLY, {}),
        ({"nothing-known": b"a"}, Kept.PARTLY, {}),
        ({"UTF8_8": b"a", "image_png": bytes(LIMIT)}, Kept.PARTLY, {"text/plain": b"a"}),
    ],
)
def test_what_could_not_be_kept_is_known(formats: dict[str, bytes | None], state: Kept, kept: dict[str, bytes]) -> None:
    owner: Any = Owner(**formats)
    keeper = Keeper(owner, owner, lambda: None)
    keeper.start("CLIPBOARD")
    assert (keeper.state, keeper.contents) == (state, kept)


def test_nobodys_clipboard_is_kept_as_nothing() -> None:
    owner: Any = Owner()
    owner.window = 0
    keeper = Keeper(owner, owner, lambda: None)
    keeper.start("CLIPBOARD")
    assert (keeper.state, keeper.contents) == (Kept.WHOLE, {})
