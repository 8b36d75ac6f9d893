"""The program is killed while she types: at most the last second is lost, and nobody else can read the rest."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from assistant.render.plan.read import read_plan

from targets.keyring import Keyring
from targets.presser import Presser
from targets.program import Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import eventually

pytestmark = pytest.mark.e2e

KILLS = int(os.environ.get("SAGSTAST_KILLS", "5"))
LOST = 1.0
"""Seconds of typing that may be lost."""
SEEN = 0.3
"""Seconds after a key until its letter can be seen on a busy machine: less than it takes to keep it."""
TITLE = "Udeblivelse"
PLAN = "^Sagstast – forberedende plan$"
LIST = "^Sagstast – kladder$"
WORD = "qv{:03} "
AMBER = "#9A5B00"
_numbers = count(1)


class Killable(Program):
    """The program with its helpers in a group of their own, so that all of them fall at once, as when power fails."""

    def __init__(self, session: Session, presser: Presser, keyring: Keyring | None, name: str) -> None:
        self._keyring = keyring
        super().__init__(session, presser, name=name)

    def _environment(self) -> dict[str, str]:
        env = super()._environment() | (self._keyring.env if self._keyring else {})
        env.pop("PYTHON_KEYRING_BACKEND", None)
        return env

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return self._session.start(*self.command(*arguments), env=self.env, start_new_session=True)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def leave(self) -> None:
        self.process.terminate()
        self.process.wait(20)


class Typing(threading.Thread):
    """Somebody who types numbered words until she is stopped.

    Attributes:
        typed: when each of them stood there, to its last letter.
    """

    def __init__(self, presser: Presser) -> None:
        super().__init__()
        self._presser = presser
        self._enough = threading.Event()
        self.typed: list[float] = []

    def run(self) -> None:
        while not self._enough.is_set():
            for letter in WORD.format(len(self.typed) + 1):
                if self._enough.is_set():
                    return
                self._presser.type(letter)
            self.typed.append(time.monotonic())

    def stop(self) -> None:
        self._enough.set()
        self.join()


@pytest.fixture(scope="module")
def keyring(session: Session) -> Iterator[Keyring]:
    with closing(Keyring(session)) as keyring:
        yield keyring


def begin_note(program: Program, presser: Presser) -> None:
    """A note with three short answers, and the caret in the long one."""
    program.choose("u", TITLE)
    for answer in ("j", "1811", "0211"):
        presser.type(answer)
        presser.tap("Tab")


def go_on(program: Program, presser: Presser, window: str = f"^Sagstast – .*{TITLE}") -> None:
    """Find the draft in the palette, and open it."""
    program.press_leader()
    presser.type("gendan")
    presser.tap("Enter")
    program.wait_for(LIST)
    presser.tap("Enter")
    program.wait_for(window)


def words(number: int) -> str:
    return "".join(WORD.format(each) for each in range(1, number + 1)).strip()


def files_that_hold(folder: Path, text: str) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return [file for file in files if text.encode() in file.read_bytes()]


@pytest.mark.parametrize("seed", range(KILLS))
def test_at_most_the_last_second_is_lost(
    seed: int, session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring
) -> None:
    name = f"killed {next(_numbers)}"
    qt_editor.open()
    program = Killable(session, presser, keyring, name)
    begin_note(program, presser)
    typing = Typing(presser)
    typing.start()
    time.sleep(random.Random(seed).uniform(1.6, 6))
    program.kill()
    killed = time.monotonic()
    typing.stop()
    assert files_that_hold(session.folder, WORD.format(1).strip()) == []

    must = sum(at <= killed - LOST for at in typing.typed)
    assert must > 0
    qt_editor.open()
    program = Killable(session, presser, keyring, name)
    go_on(program, presser)
    presser.tap("Ctrl+Enter")
    body = eventually(qt_editor.read_back, what="the text")
    kept = body.rpartition("\n")[2]
    print(f"killed after {len(typing.typed)} words, {must} had to be kept, {len(kept.split())} were")
    assert "18. november" in body
    assert (words(len(typing.typed)) + " " + WORD.format(len(typing.typed) + 1)).startswith(kept)
    assert kept.startswith(words(must))
    eventually(lambda: not list((program.home / "data" / "drafts").iterdir()), what="the draft gone")
    program.leave()


def test_a_plan_loses_no_more(session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring) -> None:
    qt_editor.open()
    program = Killable(session, presser, keyring, "plan")
    program.press_leader()
    presser.type("skriv en forberedende")
    presser.tap("Enter")
    program.wait_for("^Sagstast – begynd en plan$")
    presser.type("fleks")
    presser.tap("Enter")
    program.wait_for(PLAN)
    presser.tap("Ctrl+Next")
    typing = Typing(presser)
    typing.start()
    time.sleep(4)
    program.kill()
    killed = time.monotonic()
    typing.stop()
    assert files_that_hold(session.folder, WORD.format(1).strip()) == []

    must = sum(at <= killed - LOST for at in typing.typed)
    assert must > 0
    qt_editor.open()
    program = Killable(session, presser, keyring, "plan")
    go_on(program, presser, PLAN)
    saved = session.folder / "reddet.docx"
    presser.tap("Ctrl+Enter")
    program.wait_for("^Gem planen som en ny Word-fil")
    presser.tap("Ctrl+a")
    presser.type(str(saved))
    presser.tap("Enter")
    program.wait_for("^Sagstast – gemt$")
    presser.tap("Esc")
    kept = next(each.text for each in read_plan(saved).sections if each.id == "P02")
    print(f"killed after {len(typing.typed)} words, {must} had to be kept, {len(kept.split())} were")
    assert (words(len(typing.typed)) + " " + WORD.format(len(typing.typed) + 1)).startswith(kept)
    assert kept.startswith(words(must))
    eventually(lambda: not list((program.home / "data" / "drafts").iterdir()), what="the draft gone")
    program.leave()


def test_a_closed_window_and_an_orderly_end_lose_nothing_at_all(
    session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring
) -> None:
    qt_editor.open()
    program = Killable(session, presser, keyring, "closed")
    begin_note(program, presser)
    presser.type("qvx")
    time.sleep(SEEN)
    program.leave()
    assert files_that_hold(session.folder, "qvx") == []
    qt_editor.open()
    program = Killable(session, presser, keyring, "closed")
    go_on(program, presser)
    presser.tap("Esc")
    go_on(program, presser)
    presser.tap("Ctrl+Enter")
    assert eventually(qt_editor.read_back, what="the text").endswith("qvx")
    program.leave()


def test_the_diagnosis_knows_the_keyring(session: Session, presser: Presser, keyring: Keyring) -> None:
    assert kept_in(session, keyring.env) == "krypteres og gemmes i 14 dage; nøglen ligger i skrivebordets nøglering"
    assert kept_in(session, {}) == "gemmes kun i hukommelsen: der er intet sikkert sted til nøglen"


def test_without_a_keyring_it_is_said_in_the_form_and_nothing_is_on_disk(
    session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring
) -> None:
    warned = {}
    for name, ring in (("with", keyring), ("without", None)):
        qt_editor.open()
        program = Killable(session, presser, ring, f"{name} a keyring")
        begin_note(program, presser)
        presser.type("qvx")
        time.sleep(2)
        warned[name] = amber_at_the_foot(session)
        assert files_that_hold(session.folder, "qvx") == []
        assert (program.home / "data" / "drafts").exists() is (ring is not None)
        program.kill()
    assert warned["with"] == 0
    assert warned["without"] > 20


def kept_in(session: Session, env: dict[str, str]) -> str:
    """What the diagnosis says of drafts."""
    command = (sys.executable, "-m", "assistant", "doctor", "--json")
    home = {"SAGSTAST_HOME": str(session.folder / "doctor"), "PYTHONPATH": str(Path(__file__).parents[2])}
    env = {key: value for key, value in session.env.items() if key != "PYTHON_KEYRING_BACKEND"} | env | home
    said = subprocess.run(command, env=env, check=True, capture_output=True).stdout
    return next(check["detail"] for check in json.loads(said)["checks"] if check["name"] == "Kladder")


def amber_at_the_foot(session: Session) -> int:
    """How many points in the lowest part of the window in front have the colour of a warning."""
    window = str(session.windows.active())
    shot = subprocess.run(["import", "-window", window, "png:-"], env=session.env, check=True, capture_output=True)
    foot = ["-gravity", "south", "-crop", "x90+0+0", "+repage"]
    count = [
        "-fill",
        "black",
        "+opaque",
        AMBER,
        "-fill",
        "white",
        "-opaque",
        AMBER,
        "-format",
        "%[fx:mean*w*h]",
        "info:",
    ]
    said = subprocess.run(
        ["convert", "png:-", *foot, *count], input=shot.stdout, check=True, capture_output=True
    ).stdout
    return round(float(said))
