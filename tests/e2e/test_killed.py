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
STARTS = 1.6
"""Seconds until the helper has started and kept its first draft on a busy machine; before, nothing has to be there."""
SAVES = 1.0
"""Seconds from Enter in the dialog until a plan is saved, its draft gone and the card there."""
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


def begin_plan(program: Program, presser: Presser) -> None:
    """A plan, and the caret in its first long answer."""
    program.press_leader()
    presser.type("skriv en forberedende")
    presser.tap("Enter")
    program.wait_for("^Sagstast – begynd en plan$")
    presser.type("fleks")
    presser.tap("Enter")
    program.wait_for(PLAN)
    presser.tap("Ctrl+Next")


def save_plan(program: Program, presser: Presser, path: Path) -> None:
    """Have it saved; returns with Enter in the dialog."""
    presser.tap("Ctrl+Enter")
    program.wait_for("^Gem planen som en ny Word-fil")
    presser.tap("Ctrl+a")
    presser.type(str(path))
    presser.tap("Enter")


def end_saved(program: Killable, presser: Presser) -> None:
    """The card has come, no draft is left, and the program goes."""
    program.wait_for("^Sagstast – gemt$")
    presser.tap("Esc")
    eventually(lambda: not drafts_in(program), what="the draft gone")
    program.leave()


def answer_in(plan: Path) -> str:
    return next(each.text for each in read_plan(plan).sections if each.id == "P02")


def drafts_in(program: Program) -> list[Path]:
    return list((program.home / "data" / "drafts").glob("*.kladde"))


def moment(number: int, longest: float) -> float:
    """A moment in the ``number``-th part of ``longest`` seconds: another at every run, and no part is left out."""
    return random.uniform(number, number + 1) * longest / KILLS


def type_until_killed(program: Killable, presser: Presser, seconds: float) -> tuple[int, int]:
    """Type words for so long, and kill the program: how many were typed, and how many of them have to be kept."""
    typing = Typing(presser)
    typing.start()
    time.sleep(seconds)
    program.kill()
    killed = time.monotonic()
    typing.stop()
    must = sum(at <= killed - LOST for at in typing.typed) if seconds > STARTS else 0
    print(f"killed after {seconds:.2f} s and {len(typing.typed)} words, {must} have to be kept")
    return len(typing.typed), must


def assert_kept(kept: str, typed: int, must: int) -> None:
    """What has to be kept is, and nothing that was not typed; the last word may be half."""
    assert f"{words(typed + 1)} ".startswith(kept)
    assert kept.startswith(words(must))


def words(number: int) -> str:
    return "".join(WORD.format(each) for each in range(1, number + 1)).strip()


def files_that_hold(folder: Path, text: str) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return [file for file in files if text.encode() in file.read_bytes()]


@pytest.mark.parametrize("number", range(KILLS))
def test_at_most_the_last_second_is_lost(
    number: int, session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring
) -> None:
    name = f"killed {next(_numbers)}"
    qt_editor.open()
    program = Killable(session, presser, keyring, name)
    begin_note(program, presser)
    typed, must = type_until_killed(program, presser, seconds := moment(number, 6))
    assert must or seconds <= STARTS
    assert files_that_hold(session.folder, WORD.format(1).strip()) == []

    qt_editor.open()
    program = Killable(session, presser, keyring, name)
    if must:
        go_on(program, presser)
        presser.tap("Ctrl+Enter")
        body = eventually(qt_editor.read_back, what="the text")
        assert "18. november" in body
        assert_kept(body.rpartition("\n")[2], typed, must)
        eventually(lambda: not drafts_in(program), what="the draft gone")
    elif drafts_in(program):
        go_on(program, presser)  # too few answers to be inserted, maybe
    program.leave()


def test_a_plan_loses_no_more(session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring) -> None:
    qt_editor.open()
    program = Killable(session, presser, keyring, "plan")
    begin_plan(program, presser)
    typed, must = type_until_killed(program, presser, random.uniform(3, 6))
    assert must > 0
    assert files_that_hold(session.folder, WORD.format(1).strip()) == []

    qt_editor.open()
    program = Killable(session, presser, keyring, "plan")
    go_on(program, presser, PLAN)
    saved = session.folder / "reddet.docx"
    save_plan(program, presser, saved)
    end_saved(program, presser)
    assert_kept(answer_in(saved), typed, must)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_plan_that_is_killed_while_it_is_saved_stands_in_its_file_or_in_its_draft(
    number: int, session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring
) -> None:
    name = f"saving {next(_numbers)}"
    qt_editor.open()
    program = Killable(session, presser, keyring, name)
    begin_plan(program, presser)
    presser.type("qvx")
    time.sleep(LOST)
    saved, again = session.folder / f"gemt{number}.docx", session.folder / f"gemt{number}b.docx"
    save_plan(program, presser, saved)
    seconds = moment(number, SAVES)
    time.sleep(seconds)
    program.kill()
    print(f"killed after {seconds:.2f} s; the file is there: {saved.exists()}, the draft: {bool(drafts_in(program))}")
    if saved.exists():  # then it is whole
        assert answer_in(saved) == "qvx"
    assert saved.exists() or drafts_in(program)

    qt_editor.open()
    program = Killable(session, presser, keyring, name)
    if drafts_in(program):
        go_on(program, presser, PLAN)
        save_plan(program, presser, again)
        end_saved(program, presser)
        assert answer_in(again) == "qvx"
    else:
        program.leave()


def test_a_closed_window_and_an_orderly_end_lose_nothing_at_all(
    session: Session, presser: Presser, qt_editor: QtEditor, keyring: Keyring
) -> None:
    qt_editor.open()
    program = Killable(session, presser, keyring, "closed")
    begin_note(program, presser)
    presser.type("qvx")
    time.sleep(SEEN + random.uniform(0, 1))  # before, while and after it is written
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
