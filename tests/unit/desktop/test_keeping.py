"""Which formats of the old clipboard are worth asking for."""

from __future__ import annotations

from assistant.desktop.x11.keeper import worth_keeping


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
