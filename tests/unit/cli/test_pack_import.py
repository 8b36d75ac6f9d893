"""``pack import``: one document or a few sentences, and exit codes as everywhere."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

SCRIPT = "::mvh::Med venlig hilsen\n^!n::Run, notepad.exe\n"


@pytest.fixture
def script(tmp_path):
    file = tmp_path / "mine.ahk"
    file.write_text(SCRIPT, "utf-8")
    return file


def test_the_document(sagstast, script, tmp_path):
    done = sagstast("pack", "import", script, "--out", tmp_path / "ny", "--json", "--today", "2026-11-23")
    assert done.code == 0
    assert done.json == {
        "pack": str(tmp_path / "ny"),
        "templates": 1,
        "left_out": [{"name": "^!n", "why": "Det er en genvejstast med kode."}],
        "findings": [],
    }


def test_for_people(sagstast, script, tmp_path):
    done = sagstast("pack", "import", script, "--out", tmp_path / "ny")
    assert done.code == 0
    assert done.out.startswith(f"1 kladde ligger i {tmp_path / 'ny'}.")
    assert done.err == "Ikke med: »^!n«. Det er en genvejstast med kode.\n"


def test_what_came_of_it_can_be_checked_and_filled(sagstast, script, tmp_path):
    sagstast("pack", "import", script, "--out", tmp_path / "ny")
    assert sagstast("pack", "check", tmp_path / "ny").code == 0
    filled = sagstast("fill", "mvh", "--answers", "-", "--packs", tmp_path / "ny", stdin=b"{}")
    assert (filled.code, filled.out.strip()) == (0, "Med venlig hilsen")


def test_no_draft_takes_the_place_of_a_template_there_is(sagstast, tmp_path):
    file = tmp_path / "mine.ahk"
    file.write_text("::ferievejledning::Min egen tekst om ferie\n", "utf-8")
    sagstast("pack", "import", file, "--out", tmp_path / "ny")
    assert sorted(each.name for each in (tmp_path / "ny").glob("*.txt")) == ["ferievejledning-2.txt"]


def test_with_nothing_to_bring_along_it_is_refused(sagstast, tmp_path):
    file = tmp_path / "mine.ahk"
    file.write_text("^!n::Run, notepad.exe\n", "utf-8")
    done = sagstast("pack", "import", file, "--out", tmp_path / "ny", "--json")
    assert (done.code, done.json["pack"], done.json["templates"]) == (1, None, 0)
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("findes-ikke.ahk", None, "findes ikke eller kan ikke læses"),
        ("noget.exe", b"MZ\x00\x01", "ikke af en slags"),
        ("billede.csv", b"\x89PNG\x00\x00\x01", "ikke af en slags"),
        ("noget.pdf", b"%PDF-1.7", "ikke af en slags"),
        ("x.dotx", b"PK\x03\x04 halv", "beskadiget"),
        ("x.yml", b"matches: [", "YAML"),
        ("x.csv", b"en\nto\n", "forkortelse"),
        ("stor.ahk", b"x" * 2_000_001, "2 MB"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(sagstast, tmp_path, name, content, told):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = sagstast("pack", "import", tmp_path / name, "--out", tmp_path / "ny")
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "ny").exists()


def test_a_disk_that_is_full_leaves_no_half_pack(sagstast, script, tmp_path, monkeypatch):
    write = Path.write_bytes

    def fills_up(path, raw):
        if path.name == "pack.toml":
            raise OSError(errno.ENOSPC, "full")
        return write(path, raw)

    monkeypatch.setattr(Path, "write_bytes", fills_up)
    done = sagstast("pack", "import", script, "--out", tmp_path / "ny")
    assert (done.code, done.out) == (3, "")
    assert "kunne ikke skrives" in done.err
    monkeypatch.undo()
    assert list((tmp_path / "ny").iterdir()) == []


def test_a_folder_in_use_is_one_sentence(sagstast, script, tmp_path):
    done = sagstast("pack", "import", script, "--out", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "findes allerede" in done.err


@pytest.mark.parametrize(
    ("line", "told"),
    [("pack import", "Der mangler: FIL, --out."), ("pack import x --out", "Der mangler en værdi efter --out.")],
)
def test_half_a_command(sagstast, line, told):
    done = sagstast(*line.split())
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_a_text_that_cannot_be_used_as_it_is_comes_along_and_is_told(sagstast, tmp_path):
    file = tmp_path / "mine.ahk"
    file.write_text("::god::Med venlig hilsen\n:T:klam::Sag {nummer} er lukket\n", "utf-8")
    done = sagstast("pack", "import", file, "--out", tmp_path / "ny", "--json")
    assert done.code == 1
    (finding,) = done.json["findings"]
    assert (finding["code"], finding["where"].partition(":")[0]) == ("P12", "klam.txt")
    assert "Fejl P12 klam.txt" in done.err
    assert (tmp_path / "ny" / "klam.txt").read_text("utf-8").endswith("+++\nSag {nummer} er lukket\n")
