"""The running program takes packs into use while somebody writes: her form stays, and the next text is the new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from assistant.store.lock import locked
from pack_town import Town, pack

from targets.chromium import Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.session import Session
from targets.supplied import SuppliedProgram, supplied_by
from targets.waiting import assert_becomes, eventually

pytestmark = pytest.mark.e2e

OLD = "det gamle på udklipsholderen"
HEADING = "RÅDIGHED: Udeblivelse – jobsamtale – 18.11.2026"
HAPPENED = "Borgeren var ikke mødt, og ingen tog telefonen."
FIRST, SECOND = "Vi ses på rådhuset.", "Vi ses i jobcentret."
PACKS = "^Sagstast – skabelonpakker$"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = Town(tmp_path / "drev", datetime.now(UTC))
    town.found()
    town.put("team07", "team07/breve.zip", pack(FIRST), "lone")
    return town


@pytest.fixture
def program(session: Session, presser: Presser, town: Town, tmp_path: Path) -> Iterator[SuppliedProgram]:
    site = supplied_by(town, tmp_path)
    program = SuppliedProgram(session, presser, site)
    yield program
    program.close_windows()
    assert "Traceback" not in program.close()


def fetch(program: SuppliedProgram, presser: Presser) -> None:
    """Open the window of packs, and press Enter on its button."""
    program.press_leader()
    presser.type("skabelonpakker")
    presser.tap("Enter")
    program.wait_for(PACKS)
    presser.tap("Enter")


def test_packs_come_while_she_writes(
    program: SuppliedProgram, town: Town, chromium: Chromium, copier: Copier, presser: Presser
) -> None:
    copier.copy(text_plain=OLD.encode())
    fetch(program, presser)
    eventually(lambda: program.in_use() == FIRST, what="the first pack")
    presser.tap("Esc")
    program.wait_until_gone(PACKS)

    town.put("team07", "team07/breve.zip", pack(SECOND), "lone")
    chromium.open("Fasit – Sag 5811", focus="heading")
    with locked(program.folder / "opdatering"):  # so long its process waits
        fetch(program, presser)
        presser.tap("Esc")
        program.wait_until_gone(PACKS)
        chromium.open("Fasit – Sag 5811", focus="heading")
        program.choose("u", "Udeblivelse")
        presser.tap("j")
        assert program.in_use() == FIRST
    for key, text in (("Tab", "1811"), ("Tab", "0211"), ("Tab", HAPPENED)):
        presser.tap(key)
        presser.type(text)
    eventually(lambda: program.in_use() == SECOND, what="the second pack")
    presser.tap("Ctrl+Enter")
    assert_becomes(lambda: chromium.read_back("heading"), HEADING)
    eventually(lambda: HAPPENED in chromium.read_back(), what="the note")
    assert_becomes(copier.text, OLD)

    chromium.open("Fasit – Sag 5812", focus="body")
    program.press_leader()
    presser.type("besøg på")
    presser.tap("Enter")
    assert_becomes(chromium.read_back, SECOND)
