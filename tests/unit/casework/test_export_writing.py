"""The findings are one whole file that only its owner can read, and nothing in it runs."""

from __future__ import annotations

import csv
import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.casework.export import writing
from assistant.casework.export.writing import TooManyError, findings_file, harmless

ROWS = [("række", "koder", "overskrift"), (2, "H01 H05", "Møde – “æøå” € 😀"), (17, "H06", 'a;b\n"c" <&> \x01')]
KINDS = ["csv", "xlsx"]


def write(path, rows=ROWS):
    with findings_file(path) as add:
        for row in rows:
            add(row)


def read(path):
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [tuple(row) for row in csv.reader(file, delimiter=";")]
    book = load_workbook(path)
    try:
        return [tuple("" if cell is None else str(cell) for cell in row) for row in book.active.values]
    finally:
        book.close()


def test_csv_opens_in_a_danish_excel(tmp_path):
    write(tmp_path / "fund.csv")
    content = (tmp_path / "fund.csv").read_bytes()
    assert content.startswith("\ufeffrække;koder;overskrift\r\n2;H01 H05;Møde – “æøå” € 😀\r\n".encode())
    assert read(tmp_path / "fund.csv") == [tuple(map(str, row)) for row in ROWS]


def test_a_workbook_holds_numbers_and_text(tmp_path):
    write(tmp_path / "fund.xlsx")
    sheet = load_workbook(tmp_path / "fund.xlsx").active
    assert [tuple(row) for row in sheet.values] == [*ROWS[:2], (17, "H06", 'a;b\n"c" <&> \ufffd')]


@pytest.mark.not_on_windows("modes")
@pytest.mark.parametrize("kind", KINDS)
def test_only_its_owner_can_read_it_even_while_it_is_written(tmp_path, kind):
    file = tmp_path / f"fund.{kind}"
    file.write_text("gammel")
    file.chmod(0o644)
    mask = os.umask(0)
    try:
        with findings_file(file) as add:
            add(ROWS[1])
            (new,) = (path for path in tmp_path.iterdir() if path != file)
            assert stat.S_IMODE(new.stat().st_mode) == 0o600
            assert file.read_text() == "gammel"
    finally:
        os.umask(mask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("stop", [OSError(28, "disk full"), KeyboardInterrupt()])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_broken_off_leaves_nothing_and_the_old_file_stands(tmp_path, kind, stop):
    file = tmp_path / f"fund.{kind}"
    file.write_text("gammel")

    def rows():
        yield ROWS[1]
        raise stop

    with pytest.raises(type(stop)):
        write(file, rows())
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text() == "gammel"


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_leaves_nothing(tmp_path, kind, monkeypatch):
    def full(descriptor):
        raise OSError(28, "disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        write(tmp_path / f"fund.{kind}")
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_SHEET_ROWS", 2)
    write(tmp_path / "fund.xlsx", ROWS[:2])
    with pytest.raises(TooManyError):
        write(tmp_path / "flere.xlsx", ROWS)
    assert [path.name for path in tmp_path.iterdir()] == ["fund.xlsx"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+45", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "=cmd|' /C calc'!A0"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_computed(tmp_path, kind, text):
    file = tmp_path / f"fund.{kind}"
    write(file, [(2, "H01", harmless(text))])
    ((_, _, cell),) = read(file)
    assert cell.startswith("'")
    if kind == "xlsx":
        assert load_workbook(file).active["C1"].data_type == "s"


def test_an_ordinary_heading_is_written_as_it_is():
    assert harmless("SAMTALE: Jobsamtale – telefon") == "SAMTALE: Jobsamtale – telefon"


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_makes_a_file_that_can_be_read(tmp_path, text):
    for kind in KINDS:
        file = tmp_path / f"fund.{kind}"
        write(file, [(2, "H01", harmless(text))])
        ((number, codes, cell),) = read(file)
        assert (number, codes) == ("2", "H01")
        if kind == "csv" and not any("\ud800" <= character <= "\udfff" for character in text):
            assert cell.removeprefix("'") == text.removeprefix("'")
