"""The Word file's pages as pictures: drawn by LibreOffice where it is, within a time, and nothing left behind."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from standard_pack import LIBRARY

from assistant.casework.examples import example_answers
from assistant.casework.studio import trying_word
from assistant.casework.studio.trying_word import NotDrawnError, Pages, draw_pages, find_office
from assistant.model.draft import Draft

TODAY = date(2026, 11, 24)
on_unix = pytest.mark.not_on_windows("shell")


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def draft() -> Draft:
    template = LIBRARY.template("brev-feriesvar", TODAY)
    return LIBRARY.drafter.draft(template, example_answers(template, TODAY), TODAY)


def drawn_by(office: Path) -> Pages:
    return draw_pages(office, draft(), LIBRARY.drafter.organisation, TODAY)


def program(folder: Path, lines: str) -> Path:
    made = folder / "soffice"
    made.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    made.chmod(0o700)
    return made


@pytest.mark.not_on_windows("office")
def test_a_letter_is_drawn_page_by_page_and_leaves_no_file(temp: Path) -> None:
    office = find_office()
    assert office is not None
    pages = drawn_by(office)
    assert pages.count == len(pages.images) >= 1
    for image in pages.images:
        assert len(image.pixels) == image.stride * image.height
        assert image.height > image.width
        assert len(set(image.pixels)) > 2  # there is something on it
    assert list(temp.iterdir()) == []


@on_unix
def test_what_makes_no_file_is_told_and_leaves_none(temp: Path, tmp_path: Path) -> None:
    with pytest.raises(NotDrawnError):
        drawn_by(program(tmp_path, "exit 1"))
    assert list(temp.iterdir()) == []


@on_unix
def test_what_takes_too_long_is_ended_with_all_it_has_started(
    temp: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying_word, "_SECONDS", 1)
    with pytest.raises(NotDrawnError):
        drawn_by(program(tmp_path, f"sleep 600 & echo $! > '{tmp_path}/child'; wait"))
    child = int((tmp_path / "child").read_text())
    stat = Path(f"/proc/{child}/stat")
    assert not stat.exists() or stat.read_text().split()[2] == "Z"
    assert list(temp.iterdir()) == []


def test_an_office_that_is_nowhere_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr(trying_word, "_PLACES", ())
    assert find_office() is None
