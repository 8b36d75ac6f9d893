"""Receipts prove the wording, survive a crash, and end after the set days."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.model.receipt import Receipt, Rest
from assistant.store import receipts

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def receipt(at: datetime = NOON, template: str = "ferievejledning") -> Receipt:
    return Receipt(
        at=at,
        template=template,
        version="3",
        wording="9f2c" * 16,
        note_type="ferie",
        outcome="inserted",
        target="fasit",
    )


@pytest.fixture
def file(home: Path) -> Path:
    return home / "data" / "receipts.jsonl"


def test_receipts_come_back_in_order(file: Path) -> None:
    first, second = receipt(), receipt(NOON + timedelta(minutes=1), "partshoering-udeblivelse")
    receipts.append(file, first)
    receipts.append(file, second)
    assert list(receipts.read(file)) == [first, second]


def test_no_file_is_no_receipts(file: Path) -> None:
    assert list(receipts.read(file)) == []
    assert receipts.prune(file, days=1, now=NOON) == 0


def test_a_line_holds_the_wordings_proof_and_nothing_else(file: Path) -> None:
    receipts.append(file, receipt())
    (line,) = file.read_text("utf-8").splitlines()
    wording = {"template", "version", "wording", "part", "is_own", "rests_on"}
    assert set(json.loads(line)) == {"at", "note_type", "outcome", "target"} | wording


def test_what_the_wording_rests_on_comes_back_and_older_lines_rest_on_nothing(file: Path) -> None:
    kept = replace(receipt(), rests_on=(Rest("facts.toml", "ab" * 32), Rest("facts.toml", "cd" * 32)))
    receipts.append(file, kept)
    assert list(receipts.read(file)) == [kept]
    line = json.loads(file.read_text("utf-8"))
    del line["rests_on"], line["part"], line["is_own"]
    file.write_text(json.dumps(line) + "\n", "utf-8")
    assert list(receipts.read(file)) == [receipt()]


def test_a_torn_last_line_loses_only_itself(file: Path) -> None:
    receipts.append(file, receipt())
    receipts.append(file, receipt(template="torn"))
    file.write_bytes(file.read_bytes()[:-20])
    assert list(receipts.read(file)) == [receipt()]
    receipts.append(file, receipt(template="after"))
    assert [r.template for r in receipts.read(file)] == ["ferievejledning", "after"]


@pytest.mark.parametrize("line", ["", "null", "[]", '"x"', '{"at": 1}', '{"at": "2026-11-22"}', "\udcff", "{}"])
def test_a_strange_line_is_passed_over(file: Path, line: str) -> None:
    receipts.append(file, receipt())
    with file.open("ab") as handle:
        handle.write(line.encode("utf-8", "surrogateescape") + b"\n")
    receipts.append(file, receipt(template="after"))
    assert [r.template for r in receipts.read(file)] == ["ferievejledning", "after"]


def test_pruning_forgets_what_is_older_than_the_set_days(file: Path) -> None:
    for age in (400, 366, 365, 0):
        receipts.append(file, receipt(NOON - timedelta(days=age), f"age-{age}"))
    assert receipts.prune(file, days=365, now=NOON) == 2
    assert [r.template for r in receipts.read(file)] == ["age-365", "age-0"]
    assert "age-400" not in file.read_text("utf-8")


@pytest.mark.not_on_windows("modes")
def test_the_file_is_for_its_owner_only_also_after_pruning(file: Path) -> None:
    receipts.append(file, receipt(NOON - timedelta(days=9)))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    receipts.prune(file, days=1, now=NOON)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
