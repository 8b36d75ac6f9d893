"""A row is judged as one heading is, and counted by rule, type and month; never by person."""

from __future__ import annotations

from datetime import date

import pytest
from standard_pack import KNOWLEDGE

from assistant.casework.export.check import Wish, check_export
from assistant.casework.export.columns import Columns, Row
from assistant.casework.export.judging import Judge, month_of
from assistant.casework.headings import check_heading
from assistant.model.finding import blocks

TODAY = date(2026, 11, 22)
GOOD = "SAMTALE: Jobsamtale – telefon – 24.11.2026"


@pytest.fixture(scope="module")
def knowledge():
    return KNOWLEDGE


@pytest.fixture
def judged(tmp_path, knowledge):
    """Judge an export; the figures, and the rows that were written."""

    def run(content, columns=None, *, with_text=False):
        file = tmp_path / "udtræk.csv"
        file.write_text(content, "utf-8")
        written = []
        columns = columns or Columns("Overskrift")
        tally, _ = check_export(knowledge, Wish(file, columns, written.append, with_text), TODAY, lambda *_: None)
        return tally, written

    return run


def row(heading, note_type=""):
    return Row(2, heading, note_type, "")


def test_every_heading_of_the_guide_is_judged_as_alone(knowledge):
    judge = Judge(knowledge, TODAY)
    known = knowledge.note_types.values()
    headings = [heading for kind in known for heading in (*kind.good, *(bad.heading for bad in kind.bad))]
    assert len(headings) > 50
    for heading in headings * 2:
        alone = check_heading(knowledge, heading, None, TODAY)
        judgement = judge(row(heading))
        assert judgement.codes == tuple(sorted({finding.code for finding in alone.findings}))
        assert judgement.passes == (not blocks(alone.findings))
        assert judgement.note_type == (alone.note_type or "")


@pytest.mark.parametrize(
    "name", ["ferie", "FERIE:", "ferie:", "Ferie", "Ferie: vejledning, ønske, aftale og beregning"]
)
def test_a_named_type_decides_over_what_the_heading_says(knowledge, name):
    judgement = Judge(knowledge, TODAY)(row(GOOD, name))
    assert judgement.note_type == "ferie"
    assert "H02" in judgement.codes


def test_an_unknown_type_is_told_and_the_heading_decides(judged):
    tally, _ = judged(f"Overskrift;T\n{GOOD};ukendt\n{GOOD};\n{GOOD};samtale\n", Columns("Overskrift", "T"))
    assert (tally.unknown_types.rows, tally.unknown_types.first) == (1, 2)
    assert set(tally.by_type) == {"samtale"}


def test_the_figures_add_up(judged):
    tally, written = judged(f"Nr;Overskrift\n1;{GOOD}\n2;Noget i uge 29\n3;{GOOD}\n\n4;\n5;Noget i uge 29\n")
    assert (tally.whole.rows, tally.whole.ok) == (5, 2)
    assert tally.by_type["samtale"].rows == 2
    assert tally.by_type["uden type"].ok == 0
    assert (tally.by_month["2026-11"].rows, tally.by_month["uden dato"].rows) == (2, 3)
    assert written[0] == ("række", "koder")
    assert [number for number, _ in written[1:]] == [3, 6, 7]
    codes = [code for _, found in written[1:] for code in found.split()]
    assert {code: codes.count(code) for code in codes} == dict(tally.by_code)
    assert written[1] == (3, written[3][1])


def test_a_rule_broken_twice_in_a_heading_counts_once(judged):
    tally, written = judged("Overskrift\nSAMTALE: Jobsamtale – 320190-0000 og 320190-0001 – 24.11.2026\n")
    assert tally.by_code["H06"] == 1
    assert written[1][1].split().count("H06") == 1


def test_nothing_but_number_and_codes_is_written_unless_asked_for(judged):
    content = "Overskrift;Oprettet af;Sag\nDiverse om Møller;Anne Ås;2026-1\n"
    tally, written = judged(content)
    assert [len(cells) for cells in written] == [2, 2]
    _, with_text = judged(content, with_text=True)
    assert with_text[1][2] == "Diverse om Møller"
    assert not {"Anne Ås", "2026-1"} & {str(cell) for cells in with_text for cell in cells}
    assert "Anne" not in repr(tally)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("24.11.2026", "2026-11"),
        ("4.1.2026 10:30", "2026-01"),
        ("24-11-2026", "2026-11"),
        ("24/11/26", "2026-11"),
        ("2026-11-24", "2026-11"),
        ("2026-11-24T10:30:00", "2026-11"),
        ("2026-11-24 00:00:00.000", "2026-11"),
        ("31.02.2026", ""),
        ("2026-13-01", ""),
        ("00.00.0000", ""),
        ("24.11.20261", ""),
        ("i går", ""),
        ("", ""),
        ("٢٤.١١.٢٠٢٦", "2026-11"),
    ],
)
def test_days_are_read_as_danish_systems_write_them(day, month):
    assert month_of(day) == month


def test_a_date_column_decides_over_the_heading(judged):
    content = f"Overskrift;Dato\n{GOOD};03.02.2026\n{GOOD};ukendt\n"
    tally, _ = judged(content, Columns("Overskrift", day="Dato"))
    assert set(tally.by_month) == {"2026-02", "uden dato"}
    alone, _ = judged("Overskrift\nFERIE: Aftalt – 01.07.2026–05.08.2026\n")
    assert set(alone.by_month) == {"2026-08"}


def test_a_heading_of_a_megabyte_is_judged_by_its_beginning_and_told(judged):
    long = "SAMTALE: Jobsamtale – " + "[] 320190-0000 24/11 " * 50_000
    tally, written = judged(f"Overskrift\n{GOOD}\n{long}\n", with_text=True)
    assert "H05" in tally.by_code
    assert (tally.too_long.rows, tally.too_long.first) == (1, 3)
    assert len(written[1][2]) < 5000


def test_what_should_be_looked_at_is_counted(judged):
    tally, _ = judged('Overskrift;x\n"SAMTALE: to\nlinjer";1\nH\ufffdring;2\n')
    assert (tally.several_lines.first, tally.unread.first) == (2, 3)


def test_progress_is_told_from_nothing_to_everything(tmp_path, knowledge):
    file = tmp_path / "udtræk.csv"
    file.write_text("Overskrift\n" + f"{GOOD}\n" * 30_000, "utf-8")
    told = []
    check_export(knowledge, Wish(file, Columns("Overskrift")), TODAY, lambda rows, share: told.append((rows, share)))
    assert told[0][0] == 0
    assert told == sorted(told)
    assert 0.9 < told[-1][1] <= 1
