"""Every import contract has been seen to fail: a planted import breaks it, and the house as it stands does not."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.not_on_windows("sources")
CHECKOUT = Path(__file__).parents[3]
LINT = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

PLANTS = [
    ("floors", "model/chord.py", "import assistant.store.paths"),
    ("floors", "rules/planted.py", "import assistant.render"),
    ("floors", "casework/planted.py", "import assistant.desktop.ports"),
    ("floors", "desktop/ports.py", "import assistant.casework"),
    ("floors", "ui/planted.py", "import assistant.app"),
    ("floors", "attic/__init__.py", ""),
    ("through-casework", "ui/planted.py", "import assistant.render"),
    ("through-casework", "cli/planted.py", "import assistant.packs"),
    ("through-casework", "ui/planted.py", "import assistant.supply"),
    ("floors", "store/planted.py", "import assistant.supply"),
    ("machine", "cli/planted.py", "import assistant.desktop.ports"),
    ("qt", "cli/planted.py", "import PySide6.QtCore"),
    ("qt", "casework/planted.py", "from PySide6 import QtGui"),
    ("keyboard", "ui/planted.py", "import keyboard"),
    ("keyboard", "app.py", "from Xlib import display"),
    ("pyperclip", "ui/planted.py", "import pyperclip"),
    ("signatures", "casework/planted.py", "from tuf.api.metadata import Root"),
    ("signatures", "ui/planted.py", "import urllib3"),
    ("model", "model/planted.py", "import jinja2"),
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the package and its contracts."""
    leave = shutil.ignore_patterns("__pycache__", "_data")
    shutil.copytree(CHECKOUT / "assistant", tmp_path / "assistant", ignore=leave)
    shutil.copy(CHECKOUT / ".importlinter", tmp_path)
    return tmp_path


def lint(house: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [part for contract in contracts for part in ("--contract", contract)]
    command = [sys.executable, "-c", LINT, "--no-logo", "--no-cache", *chosen]
    wide = os.environ | {"COLUMNS": "200"}
    return subprocess.run(command, cwd=house, env=wide, capture_output=True, text=True, encoding="utf-8", check=False)


def test_no_wall_is_broken(house: Path) -> None:
    result = lint(house)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTS)
def test_a_planted_import_breaks_the_wall(house: Path, contract: str, file: str, line: str) -> None:
    planted = house / "assistant" / file
    planted.parent.mkdir(exist_ok=True)
    with planted.open("a", encoding="utf-8") as handle:
        handle.write(f"\n{line}\n")
    result = lint(house, contract)
    assert result.returncode == 1, result.stdout
    if line:
        assert "assistant." + Path(file).with_suffix("").as_posix().replace("/", ".") in result.stdout
    else:
        assert "attic" in result.stdout


def test_no_contract_is_without_a_plant() -> None:
    config = configparser.ConfigParser()
    config.read(CHECKOUT / ".importlinter", encoding="utf-8")
    contracts = {name.rpartition(":")[2] for name in config.sections() if ":contract:" in name}
    assert contracts == {contract for contract, _, _ in PLANTS}
