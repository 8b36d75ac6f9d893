"""``usage``: her own figures, a copy without a name, and those of at least five together."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from assistant.casework.usage import keeping
from assistant.casework.usage.sharing import hand_over, random_name
from assistant.model.usage import Place, Usage, inserted

NOTE = Place("raadighed-udeblivelse", "1", date(2026, 11, 23))


@pytest.fixture
def counted():
    for seconds in (20, 40, 60):
        keeping.add(NOTE, inserted(seconds))
    keeping.add(NOTE, Usage(aborted=1, refused={"other-case": 2}))
    keeping.add(Place("min-egen", "1", NOTE.week, is_own=True), inserted(0))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "hold"
    made.mkdir()
    for number in range(5):
        hand_over({NOTE: inserted(20 + number) + Usage(aborted=number)}, made / random_name())
    return made


def test_without_anything_counted_it_says_so(sagstast):
    assert sagstast("usage", "show").out == "Der er ikke talt noget endnu.\n"
    assert sagstast("usage", "show", "--json").json["templates"] == []


def test_her_own_figures_are_a_table_with_what_the_minutes_rest_on(sagstast, counted):
    told = sagstast("usage", "show")
    assert told.code == 0
    assert re.search(r"Udeblivelse fra samtale eller tilbud +1 +3 +1 \(25 %\) +0 +2 +38 sek\.", told.out)
    assert "Udeblivelse fra samtale eller tilbud: en anden sag var foran (2)" in told.out
    assert "200 tegn i minuttet er en antagelse, ikke målt." in told.out


def test_a_program_gets_the_same(sagstast, counted):
    found = sagstast("usage", "show", "--json", "--typing-speed", "100").json
    row = next(row for row in found["templates"] if row["template"] == NOTE.template)
    assert (row["used"], row["aborted"], row["reasons"], row["average_seconds"]) == (3, 1, {"other-case": 2}, 40)
    assert (found["typing_speed"], found["weeks"]) == (100, {"2026-11-23": 4})
    slow, fast = row["saved_minutes"], sagstast("usage", "show", "--json").json["templates"][0]["saved_minutes"]
    assert slow > fast


def test_the_copy_has_no_name_no_clock_time_and_none_of_her_own_templates(sagstast, counted, tmp_path, monkeypatch):
    monkeypatch.setenv("USER", "inger")
    out = tmp_path / "kopi.json"
    assert sagstast("usage", "export", "--out", out).code == 0
    text = out.read_text("utf-8")
    assert not re.search(r"\d:\d\d|T\d\d|inger|Søren|min-egen", text)
    assert set(json.loads(text)) == {"sagstast_usage", "counts"}
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}", text)) == {"2026-11-23"}
    again = sagstast("usage", "export", "--out", out)
    assert (again.code, "findes allerede" in again.err) == (2, True)


def test_nothing_is_no_copy(sagstast, tmp_path):
    assert sagstast("usage", "export", "--out", tmp_path / "kopi.json").code == 1
    assert list(tmp_path.glob("*.json")) == []


def test_five_are_put_together_in_a_workbook_and_nothing_is_said_of_one(sagstast, folder, tmp_path):
    out = tmp_path / "brug.xlsx"
    told = sagstast("usage", "combine", folder, "--out", out, "--typing-speed", "180")
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith("5 filer er lagt sammen: 5 indsættelser")
    assert not any(file.name in told.err for file in folder.iterdir())
    templates = load_workbook(out).worksheets[0]
    assert [templates.cell(2, column).value for column in (2, 4, 5)] == [NOTE.template, 5, "færre end 5"]


def test_a_program_gets_the_figures_too(sagstast, folder, tmp_path):
    found = sagstast("usage", "combine", folder, "--out", tmp_path / "brug.csv", "--json").json
    assert (found["files"], found["used"]) == (5, 5)
    assert found["templates"][0]["aborted"] == "færre end 5"


def test_four_are_refused_and_nothing_is_written(sagstast, folder, tmp_path):
    next(folder.iterdir()).unlink()
    told = sagstast("usage", "combine", folder, "--out", tmp_path / "brug.xlsx")
    assert (told.code, told.out) == (1, "")
    assert told.err == "Der skal være mindst 5 filer, så tallene ikke handler om én person. Mappen har 4.\n"
    assert not (tmp_path / "brug.xlsx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("combine", "borte", "--out", "x.xlsx"), "kan ikke læses"),
        (("combine", ".", "--out", "x.pdf"), "skal ende på .xlsx eller .csv"),
        (("export", "--out", "x.txt"), "skal ende på .json"),
        (("show", "--typing-speed", "0"), "tegn i minuttet, fra 50 til 1000"),
        (("export",), "Der mangler: --out."),
    ],
)
def test_a_wrong_command_line_is_one_sentence(sagstast, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    told = sagstast("usage", *arguments)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
