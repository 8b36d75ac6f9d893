"""The command line as a program of its own, where streams, locale and pipes are real."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from plans_of_pack import word_file

from assistant.cli import main


def program(*arguments, env=None, **more):
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        capture_output=True,
        env={**os.environ, **(env or {})},
        check=False,
        timeout=60,
        **more,
    )


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "POSIX"},
    ],
)
def test_danish_letters_pass_under_any_locale(env):
    done = program("heading", "-", "--json", env=env, input="RÅDIGHED: Udeblivelse – møde – 18.11.2026\n".encode())
    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout.decode("utf-8"))["heading"] == "RÅDIGHED: Udeblivelse – møde – 18.11.2026"
    wrong = program("heading", "-", env=env, input="Møde i uge 29".encode())
    assert wrong.returncode == 1
    assert "Præbetegnelse".lower() in wrong.stderr.decode("utf-8").lower()


def test_a_plan_is_filled_and_checked_under_any_locale_and_by_any_name(tmp_path):
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    blank, out = tmp_path / "Åben plan.docx", tmp_path / "Ærø, »ny« plan.docx"
    blank.write_bytes(word_file("forudsaetninger").read_bytes())
    answers = '{"P01": {"sagstype": "Førtidspension"}, "P02": "Æ, ø & å"}'.encode()
    line = ("plan", "fill", str(blank), "--answers", "-", "--out", str(out), "--today", "2026-11-22", "--json")
    done = program(*line, env=plain, input=answers)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert "« er skrevet.\n" in done.stderr.decode("utf-8").replace("\r\n", "\n")
    assert out.exists()
    again = program("plan", "check", str(out), "--today", "2026-11-22", "--json", env=plain)
    found = json.loads(again.stdout.decode("utf-8"))
    assert (again.returncode, found["plan"]["case_type"]) == (0, "foertidspension")
    assert [each["id"] for each in found["sections"] if each["filled"]] == ["P01", "P02"]
    assert program(*line, input=answers).returncode == 2


@pytest.mark.parametrize("line", ["list --all --json", "show partshoering-udeblivelse"])
def test_a_reader_that_goes_away_is_no_fault(line):
    command = [sys.executable, "-m", "assistant", *line.split()]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=buffered) as running:
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_nothing_heavy_is_loaded_for_a_list():
    script = (
        "import sys; from assistant.cli import main; code = main(['list', '--json']);"
        "sys.exit(code or sum(name in sys.modules for name in ('PySide6', 'docx', 'lxml', 'rapidfuzz', 'pyperclip')))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60).returncode == 0


def test_wrong_usage_and_missing_files_end_with_two():
    assert program("lst").returncode == 2
    assert program("fill", "x", "--answers", "/findes/ikke.json").returncode == 2


@pytest.mark.parametrize("words", [["list"], ["list", "--json"]])
def test_without_a_console_it_does_what_it_can_and_says_it_to_nobody(monkeypatch, words):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert main(words) == 0
    with pytest.raises(SystemExit, match="2"):
        main(["findes-ikke"])
    for name in ("stdout", "stderr"):
        getattr(sys, name).close()
