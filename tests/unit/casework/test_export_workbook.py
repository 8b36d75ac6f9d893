"""A workbook is read row by row; a damaged one, or a trap, is one sentence."""

from __future__ import annotations

import gc
import re
import tracemalloc
import zipfile
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from assistant.casework.export import strings
from assistant.casework.export.columns import Columns, find_columns, rows_of
from assistant.casework.export.faults import DamagedError, ExportError, MissingError
from assistant.casework.export.workbook import workbook_tables

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABLE_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def read(path, columns=None):
    columns = columns or Columns("Overskrift")
    with workbook_tables(path) as tables:
        return list(rows_of(find_columns(tables, columns, path), columns))


def headings(path):
    return [row.heading for row in read(path)]


@pytest.fixture(params=["strings of their own, as Excel has them", "strings in the cells"])
def book(tmp_path, request):
    """Save a workbook of these rows."""

    def save(rows, *more):
        file = tmp_path / "udtræk.xlsx"
        workbook = Workbook()
        for sheet_rows in (rows, *more):
            sheet = workbook.active if sheet_rows is rows else workbook.create_sheet()
            for row in sheet_rows:
                sheet.append(row)
        workbook.save(file)
        return shared(file) if request.param.startswith("strings of") else file

    return save


def shared(path):
    """The same workbook with its texts in a string table."""
    texts = []

    def numbered(match):
        texts.append(match.group(1))
        return f't="s"><v>{len(texts) - 1}</v>'

    copy = path.with_name("tabel.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name.startswith("xl/worksheets/"):
                content = re.sub(r't="inlineStr"><is>(.*?)</is>', numbered, content)
            new.writestr(name, content.replace("</Types>", f"{TABLE_TYPE}</Types>"))
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{"".join(f"<si>{t}</si>" for t in texts)}</sst>')
    assert texts
    return copy


def changed(path, part, change):
    """A copy of the workbook with one part changed."""
    copy = path.with_name("ændret.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return copy


def replaced(text, old, new):
    assert old in text
    return text.replace(old, new)


def test_headings_numbers_and_days_come_as_text(book):
    file = book(
        [
            ["Udtræk", None],
            [],
            ["Overskrift", "Dato", "Type"],
            ["Møde – “æøå” € 😀", datetime(2026, 11, 24, 10, 30), "samtale"],
            [None, None, None],
            [5, "01.10.2026", None],
            [None, None, "ferie"],
        ]
    )
    assert [tuple(row) for row in read(file, Columns("overskrift", "Type", "Dato"))] == [
        (4, "Møde – “æøå” € 😀", "samtale", "24.11.2026"),
        (6, "5", "", "01.10.2026"),
        (7, "", "ferie", ""),
    ]


def test_the_sheet_that_has_the_column_is_read(book):
    assert headings(book([["Forside"]], [["Nr", "Overskrift"], [1, "her"]])) == ["her"]


def test_text_of_several_fonts_is_one_text(book):
    rich = CellRichText("Møde ", TextBlock(InlineFont(b=True), "på"), " værkstedet")
    assert headings(book([["Overskrift", "x"], [rich, 1]])) == ["Møde på værkstedet"]


def test_rows_that_are_not_there_keep_the_numbers_of_the_others(book):
    file = book([["Overskrift"], ["en"], ["to"]])
    moved = changed(file, SHEET, lambda xml: xml.replace('r="3"', 'r="900000"').replace('"A3"', '"A900000"'))
    assert [(row.number, row.heading) for row in read(moved)] == [(2, "en"), (900_000, "to")]


def test_a_size_that_is_not_true_does_not_matter(book):
    file = book([["Nr", "Overskrift"], [1, "en"], [2, "to"]])
    assert headings(changed(file, SHEET, lambda xml: xml.replace("A1:B3", "A1"))) == ["en", "to"]
    assert headings(changed(file, SHEET, lambda xml: xml.replace('<dimension ref="A1:B3"/>', ""))) == ["en", "to"]


def test_strings_too_many_for_memory_go_to_a_file_without_a_name(book, monkeypatch, tmp_path):
    monkeypatch.setattr(strings, "_IN_MEMORY", 100)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "spild"))
    (tmp_path / "spild").mkdir()
    file = book([["Nr", "Overskrift"], *([n, f"Møde nr. {n}"] for n in range(500))])
    assert headings(file) == [f"Møde nr. {n}" for n in range(500)]
    assert list((tmp_path / "spild").iterdir()) == []


@pytest.mark.not_on_windows("like")
def test_memory_does_not_grow_with_the_rows(book, monkeypatch):
    monkeypatch.setattr(strings, "_IN_MEMORY", 1000)

    def peak(rows):
        file = book([["Nr", "Overskrift"], *([n, f"Møde nr. {n} på værkstedet"] for n in range(rows))])
        gc.collect()
        gc.freeze()  # after thousands of tests so much is alive that what is dead waits long to be collected
        tracemalloc.start()
        try:
            with workbook_tables(file) as tables:
                columns = Columns("Overskrift")
                assert sum(1 for _ in rows_of(find_columns(tables, columns, file), columns)) == rows
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            gc.unfreeze()

    peak(10)  # what is loaded once
    kept_of_a_row = (peak(12_000) - peak(4000)) / 8000
    assert kept_of_a_row < len("Møde nr. 1 på værkstedet")  # bytes; what waits to be collected differs from run to run


def test_a_missing_column_is_told(book):
    with pytest.raises(MissingError, match="Mente du »Overskrift«"):
        read(book([["Nr", "Overskrift"]]), Columns("overskrifter"))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, "</sheetData>", "<row"),
        (SHEET, 'r="2"', 'r="99999999999"'),
        (SHEET, 'r="A2"', 'r="ZZZZZZ2"'),
        (SHEET, 'r="A2"', 'r="??"'),
        ("xl/workbook.xml", "<sheets>", "<"),
        ("[Content_Types].xml", "sheet.main+xml", "x"),
        ("xl/styles.xml", "<cellXfs", "<cellYfs"),
    ],
)
def test_a_damaged_workbook_is_one_sentence(book, part, old, new):
    file = changed(book([["Overskrift"], ["en"]]), part, lambda xml: replaced(xml, old, new))
    with pytest.raises(DamagedError, match="ikke et regneark, der kan læses"):
        read(file)


@pytest.mark.parametrize("number", ["2", "-1", "x"])
@pytest.mark.parametrize("book", ["strings of their own"], indirect=True)
def test_a_text_that_is_not_in_the_table_is_damage(book, number):
    file = book([["Overskrift"], ["en"]])
    with pytest.raises(DamagedError, match="ikke et regneark, der kan læses"):
        read(changed(file, SHEET, lambda xml: replaced(xml, "<v>1</v>", f"<v>{number}</v>")))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_workbook_is_one_sentence(book, share):
    file = book([["Overskrift"], ["en"]])
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    with pytest.raises(DamagedError):
        read(file)


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(book):
    padding = " " * (60 << 20)
    file = changed(
        book([["Overskrift"], ["en"]]), SHEET, lambda xml: replaced(xml, "</sheetData>", f"</sheetData>{padding}")
    )
    with pytest.raises(DamagedError, match="bliver til 60 MB"):
        read(file)


def test_a_text_that_refers_to_itself_is_not_written_out(book):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "{"a" * 100}">{entities}]>'
    book = changed(
        book([["Overskrift"], ["en"]]), SHEET, lambda xml: bomb + replaced(xml, "</sheetData>", "&e9;</sheetData>")
    )
    with pytest.raises(DamagedError):
        read(book)


@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=8), end=st.floats(0.2, 1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_damage_is_rows_or_one_sentence(book, tmp_path, places, end):
    content = bytearray(book([["Overskrift", "x"], ["en", 1], ["to", 2]]).read_bytes())
    for place, byte in places:
        content[int(place * (len(content) - 1))] = byte
    file = tmp_path / "skadet.xlsx"
    file.write_bytes(content[: int(len(content) * end)] if end < 0.9 else content)
    rows, sentence = [], "."
    try:
        rows = read(file)
    except ExportError as error:
        sentence = str(error)
    assert sentence.endswith(".")
    assert all(row.number >= 2 for row in rows)
