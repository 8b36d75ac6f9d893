"""Files that somebody else has open, which Windows does not let go of, and names that are too long for it."""

from __future__ import annotations

import logging
from pathlib import Path
from threading import Event, Thread

import pytest

from assistant.store import atomic, log
from assistant.store.atomic import write_text


def test_a_file_that_a_scanner_reads_is_replaced_when_the_scanner_is_done(home: Path) -> None:
    file = home / "indstillinger.toml"
    write_text(file, "gammel")
    writing, done = Event(), Event()

    def write() -> None:
        writing.set()
        write_text(file, "ny")
        done.set()

    with file.open(encoding="utf-8") as scanner:
        Thread(target=write).start()
        writing.wait()
        assert not done.wait(0.2)
        assert scanner.read() == "gammel"
    assert done.wait(10)
    assert file.read_text("utf-8") == "ny"
    assert [path.name for path in home.iterdir()] == [file.name]


def test_a_file_that_is_never_let_go_of_stands_as_it_was(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / "indstillinger.toml"
    write_text(file, "gammel")
    monkeypatch.setattr(atomic, "_AGAIN", 0.001)
    with file.open(encoding="utf-8"), pytest.raises(PermissionError):
        write_text(file, "ny")
    assert file.read_text("utf-8") == "gammel"
    assert [path.name for path in home.iterdir()] == [file.name]


def test_two_sessions_share_one_log_and_neither_keeps_the_other_from_renaming_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_ENOUGH", 200)
    first, second = log.to_file(home / "log.txt"), log.to_file(home / "log.txt")
    for number in range(9):
        log.start.info("en linje om ingenting %s", number)
    for handler in (first, second):
        logging.getLogger("sagstast").removeHandler(handler)
        handler.close()
    assert (home / "log.txt.1").is_file()
    assert b"\r" not in (home / "log.txt").read_bytes()
    assert (home / "log.txt").read_text("utf-8").count("ingenting 8") == 2


def test_the_log_goes_on_while_a_reader_keeps_it_from_being_renamed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "_ENOUGH", 100)
    handler = log.to_file(home / "log.txt")
    log.start.info("den første")
    with (home / "log.txt").open(encoding="utf-8"):
        log.start.info("den anden %s", "." * 100)
    logging.getLogger("sagstast").removeHandler(handler)
    handler.close()
    assert "den første" in (home / "log.txt").read_text("utf-8")
    assert "den anden" in (home / "log.txt").read_text("utf-8")
