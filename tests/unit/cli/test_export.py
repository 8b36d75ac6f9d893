"""``heading --csv`` as CONTRACT.md fixes it, and the ways in which it can go wrong."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time

import pytest
from openpyxl import Workbook, load_workbook

TODAY = "2026-11-22"
GOOD = "SAMTALE: Jobsamtale – telefon – 24.11.2026"
CONTENT = (
    f"Sag;Overskrift;Type;Dato;Oprettet af\r\n1;{GOOD};samtale;24.11.2026;Anne Ås\r\n2;Møde i uge 29;;;Anne Ås\r\n"
)


@pytest.fixture
def export(tmp_path):
    """Write an export."""

    def write(content=CONTENT, name="udtræk æøå.csv"):
        file = tmp_path / "ind" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


@pytest.fixture
def judge(sagstast):
    """Judge an export."""

    def run(file, *more):
        return sagstast("heading", "--csv", file, "--column", "Overskrift", "--today", TODAY, *more)

    return run


def test_the_figures_are_the_contracts(judge, export):
    done = judge(export(), "--json", "--type-column", "Type", "--date-column", "Dato")
    assert (done.code, done.err) == (0, "")
    assert done.json == {
        "rows": 2,
        "ok": 1,
        "by_code": {"H01": 1, "H05": 1, "H13": 1},
        "by_type": {"samtale": {"rows": 1, "ok": 1}, "uden type": {"rows": 1, "ok": 0}},
        "by_month": {"2026-11": {"rows": 1, "ok": 1}, "uden dato": {"rows": 1, "ok": 0}},
        "read_as": "CSV, UTF-8, »;«",
        "findings": [],
    }


def test_people_get_a_table_with_the_rules_in_words(judge, export):
    done = judge(export())
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("2 overskrifter, 1 uden fejl. Læst som CSV, UTF-8, »;«.\n")
    assert re.search(r"^H05  længde +1$", done.out, re.MULTILINE)
    assert re.search(r"^Samtale .* 1 +1 +100%$", done.out, re.MULTILINE)
    assert re.search(r"^uden dato +1 +0 +0%$", done.out, re.MULTILINE)
    assert "Anne" not in done.out


def test_an_export_without_rows_is_nothing_wrong(judge, export):
    done = judge(export("Overskrift;x\n"), "--json")
    assert done.code == 0
    assert (done.json["rows"], done.json["ok"], done.json["by_code"]) == (0, 0, {})
    assert judge(export("Overskrift;x\n")).out == "0 overskrifter, 0 uden fejl. Læst som CSV, UTF-8, »;«.\n"


@pytest.mark.parametrize("kind", ["csv", "XLSX"])
def test_the_file_holds_number_and_codes_for_its_owner_only(judge, export, tmp_path, kind):
    out = tmp_path / f"fund.{kind}"
    assert judge(export(), "--out", out).code == 0
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    if kind == "csv":
        assert out.read_text("utf-8-sig") == "række;koder\n3;H01 H05 H13\n"
    else:
        assert list(load_workbook(out).active.values) == [("række", "koder"), (3, "H01 H05 H13")]
    judge(export(), "--out", out, "--with-text")
    if kind == "csv":
        assert out.read_text("utf-8-sig") == "række;koder;overskrift\n3;H01 H05 H13;Møde i uge 29\n"
    else:
        assert list(load_workbook(out).active.values)[1] == (3, "H01 H05 H13", "Møde i uge 29")


def test_a_workbook_is_judged_whatever_its_name_says(judge, tmp_path):
    book = Workbook()
    for row in (["Overskrift", "Dato"], [GOOD, None], ["Møde i uge 29", None]):
        book.active.append(row)
    book.save(tmp_path / "udtræk.csv")
    done = judge(tmp_path / "udtræk.csv", "--json")
    assert (done.code, done.json["rows"], done.json["read_as"]) == (0, 2, "Excel, arket »Sheet«")


def test_what_should_be_looked_at_is_said(judge, export):
    content = f'Overskrift;T\n{GOOD};ukendt\n"Møde\nmere";ukendt\n{"æ" * 3000};\n'
    done = judge(export(content), "--type-column", "T", "--json")
    assert done.code == 0
    assert done.json["rows"] == 3
    assert [(f["code"], f["severity"], f["where"]) for f in done.json["findings"]] == [
        ("U02", "warning", "række 4"),
        ("U03", "warning", "række 3"),
        ("U04", "warning", "række 2"),
    ]
    assert "Advarsel U04 række 2: 2 rækker har en notattype, som pakken ikke kender" in done.err


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (None, 2, "findes ikke eller kan ikke læses."),
        (b"", 2, "er tom eller har ingen navne over kolonnerne."),
        ("Overskrifter;b\n1;2\n", 2, "Mente du »Overskrifter«?"),
        ("Overskrift;Overskrift\n1;2\n", 2, "flere gange"),
        (b"PK\x03\x04" + b"x" * 100, 1, "er ikke et regneark, der kan læses"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100, 1, "gammelt Excel-ark eller har adgangskode"),
        ("Overskrift;b\n" + "x" * (1 << 24), 1, "Linje 2 er for lang"),
    ],
)
def test_what_cannot_be_judged_is_one_sentence_and_writes_nothing(judge, export, tmp_path, content, code, told):
    out = tmp_path / "ud" / "fund.csv"
    out.parent.mkdir()
    file = tmp_path / "findes ikke.csv" if content is None else export(content)
    done = judge(file, "--out", out)
    assert (done.code, done.out) == (code, "")
    assert told in done.err
    assert done.err.count("\n") == 1
    answer = judge(file, "--out", out, "--json")
    assert (answer.code, answer.err) == (code, done.err)
    if code == 1:
        assert (answer.json["rows"], answer.json["ok"], answer.json["by_code"]) == (0, 0, {})
        assert [(f["code"], f["severity"]) for f in answer.json["findings"]] == [("U01", "error")]
    assert list(out.parent.iterdir()) == []


def test_where_the_guide_is_broken_nothing_is_counted(judge, export, standard, tmp_path):
    pack = shutil.copytree(standard, tmp_path / "pakke")
    (pack / "words.toml").write_text("[[health]]\nword = 3\n", "utf-8")
    done = judge(export(), "--packs", pack, "--json")
    assert (done.code, done.json["rows"]) == (1, 0)
    assert done.json["findings"][0]["where"].startswith("words.toml")


def test_a_folder_is_no_export(judge, tmp_path):
    done = judge(tmp_path)
    assert (done.code, done.err) == (2, f"»{tmp_path}« er ikke en fil.\n")


def test_the_export_itself_is_never_written_over(judge, export):
    file = export()
    done = judge(file, "--out", file)
    assert done.code == 2
    assert "er selve udtrækket" in done.err
    assert file.read_text("utf-8") == CONTENT.replace("\r\n", "\n")


def test_a_place_that_cannot_be_written_is_told_before_the_work(judge, export, tmp_path):
    done = judge(export(), "--out", tmp_path / "nej" / "fund.csv")
    assert (done.code, done.out) == (3, "")
    assert "kan ikke skrives" in done.err


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_full_disk_leaves_nothing(judge, export, tmp_path, monkeypatch, kind):
    def full(descriptor):
        raise OSError(28, "disk full")

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "ud" / f"fund.{kind}"
    out.parent.mkdir()
    done = judge(export(), "--out", out)
    assert (done.code, done.out) == (3, "")
    assert "disken fuld" in done.err
    assert list(out.parent.iterdir()) == []


HEARS_CTRL_C = ["env", "--default-signal=INT", sys.executable, "-m", "assistant", "heading"]
"""What a shell starts in the background, as it may these tests, is deaf to it."""


def slow(export):
    """An export that takes seconds."""
    return export("Overskrift;x\n" + "".join(f"SAMTALE: Jobsamtale – nr. {n} – 24.11.2026;1\n" for n in range(200_000)))


@pytest.mark.not_on_windows("terminal")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_ctrl_c_leaves_nothing(export, tmp_path, kind):
    out = tmp_path / "ud" / f"fund.{kind}"
    out.parent.mkdir()
    command = [*HEARS_CTRL_C, "--csv", slow(export), "--column", "Overskrift", "--out", out]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 60
        while not list(out.parent.iterdir()) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert running.poll() is None
        running.send_signal(signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)
    assert (running.returncode, stdout, stderr) == (3, b"", b"")
    assert list(out.parent.iterdir()) == []


@pytest.mark.not_on_windows("terminal")
def test_a_terminal_sees_how_far_it_has_come_and_then_nothing_of_it(export):
    import pty  # noqa: PLC0415 - not on Windows

    master, slave = pty.openpty()
    command = [*HEARS_CTRL_C, "--csv", slow(export), "--column", "Overskrift", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave) as running:
        os.close(slave)
        seen = b""
        while b"%" not in seen:
            seen += os.read(master, 4096)
        running.send_signal(signal.SIGINT)
        running.wait(60)
        with contextlib.suppress(OSError):
            while more := os.read(master, 4096):
                seen += more
    os.close(master)
    assert re.match(r"\r[\d.]+ rækker, \d+% +\r", seen.decode())
    assert seen.endswith(b"\r" + b" " * 30 + b"\r")


def test_no_bar_where_nobody_looks(export):
    command = [sys.executable, "-m", "assistant", "heading", "--csv", export(), "--column", "Overskrift", "--json"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    assert json.loads(done.stdout)["rows"] == 2
