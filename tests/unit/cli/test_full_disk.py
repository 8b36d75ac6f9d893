"""A letter that the disk has no room for: one sentence, and nothing half written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOO_SMALL = 100
"""Bytes a file may have: no Word file does with so few."""
WITH_A_LIMIT = (
    f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({TOO_SMALL}, {TOO_SMALL})); "
    "sys.argv = ['sagstast', *sys.argv[1:]]; runpy.run_module('assistant', run_name='__main__')"
)


@pytest.mark.not_on_windows("limits")
def test_a_letter_without_room_is_refused_with_one_sentence(tmp_path: Path) -> None:
    answers = tmp_path / "svar.json"
    answers.write_text(json.dumps({"ydelse": "anden", "dato": "2026-11-24"}), encoding="utf-8")
    out = tmp_path / "brev.docx"
    command = [sys.executable, "-c", WITH_A_LIMIT, "fill", "ferie-folder", "--answers", str(answers), "--out", str(out)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert "kan ikke skrives" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert [file.name for file in tmp_path.iterdir() if "brev" in file.name] == []
