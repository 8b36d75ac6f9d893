"""docs/seeds.md is true: every row stands in it once, and what it names is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

import pytest
from standard import DAY, PACK, ROOT, entries, library

from assistant.casework import deadlines
from assistant.casework.actions import OWN_ACTIONS
from assistant.cli.options import parse
from assistant.store.settings import DECLARED

PAGE = ROOT / "docs" / "seeds.md"
WITHOUT = {"A17", "A20"}
"""Rows that may say why nothing serves them."""
_ROW = re.compile(r"^\| (?P<id>A\d\d) \| (?P<wish>.+?) \| (?P<served>.+?) \| (?P<remark>.*?) ?\|$", re.MULTILINE)
_THING = re.compile(r"(?P<kind>[a-z]+) `(?P<name>[^`]+)`")

ROWS = [(row["id"], row["served"], row["remark"]) for row in _ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def is_command(words: str) -> bool:
    """Whether the command line has it, flags and all."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), pytest.raises(SystemExit) as ended:
        parse([*words.split(), "--help"])
    return ended.value.code in (0, None)


def data(name: str) -> bool:
    return (ROOT / name).is_file() if "/" in name else (PACK / name).is_file()


KNOWN: dict[str, Callable[[str], bool]] = {
    "template": lambda name: name in {entry.id for entry in entries()},
    "action": lambda name: name in {*OWN_ACTIONS, "palette"},
    "command": is_command,
    "setting": lambda name: name in {setting.name for setting in DECLARED},
    "deadline": lambda name: name in deadlines.names(library().knowledge),
    "kind": lambda name: name in {kind.id for kind in library().knowledge.language.kinds},
    "rule": lambda name: name in {rule.code for rule in library().knowledge.guide.rules},
    "data": data,
    "file": lambda name: (ROOT / name).is_file(),
    "doc": lambda name: (ROOT / name).is_file(),
    "test": lambda name: (ROOT / name).is_file(),
}


def test_every_row_stands_there_once():
    assert [row for row, _, _ in ROWS] == [f"A{number:02}" for number in range(1, 92)]


@pytest.mark.parametrize(("row", "served", "remark"), ROWS, ids=[row for row, _, _ in ROWS])
def test_what_a_row_names_is_there(row, served, remark):
    things = [(thing["kind"], thing["name"]) for thing in _THING.finditer(served)]

    assert [f"{kind} {name}" for kind, name in things if not KNOWN[kind](name)] == []
    if row in WITHOUT:
        assert remark
    else:
        assert things


def test_the_pack_has_what_a_day_of_work_asks_for():
    in_force = [entry for entry in entries() if entry.in_force(DAY)]
    letters = re.findall(
        r'^letter = "(.)"', (ROOT / "hotkeys" / "standard.toml").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert len({entry.id for entry in in_force}) >= 60
    assert len(letters) >= 12
