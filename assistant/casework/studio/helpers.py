"""Templates judged by processes of their own, ``sagstast verdicts``, which answer each line of JSON with one.

One for each processor: a pack of thousands takes half a minute of processor time, and a thread of the window would
hold Python's interpreter, and her typing with it, for as long.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TextIO

from assistant.casework.packcheck import PackLook
from assistant.model.pack_info import PackInfo
from assistant.packs.index import entry_in, entry_out, finding_in
from assistant.packs.verdicts import Verdict
from assistant.store import program

_FEWEST = 25
"""Files that are worth a helper: it takes as long to start as they do."""
_MOST = 8
"""Helpers, of 60 MB each."""
_AHEAD = 3
"""Files that a helper is asked for at a time, so that it need not wait for the next."""
_PAUSE = 0.1
"""Seconds without an answer until that is told."""
Judged = tuple[str, Verdict]
"""A file by its name in the pack, and what it comes to."""


def judged_by_helpers(
    look: PackLook, folder: Path, below: Sequence[Path], today: date, names: Sequence[str]
) -> Generator[Judged | None]:
    """What ``look`` says of each of ``names``, as it is found; None when nothing has been for a while.

    ``folder``, ``below`` and ``today`` are those that ``look`` was made of. Few files are judged here, and so are those
    of a helper that does not start or ends too soon. Closing the generator ends the helpers.
    """
    said: SimpleQueue[tuple[_Helper, str]] = SimpleQueue()
    about = {"folder": str(folder), "below": [str(each) for each in below], "today": today.isoformat()}
    helpers: list[_Helper] = []
    left = iter(names)
    try:
        with suppress(OSError):
            for _ in range(min(os.cpu_count() or 1, _MOST, len(names) // _FEWEST)):
                helpers.append(_Helper(about, said))
                helpers[-1].ask(*islice(left, _AHEAD))
        while any(helper.asked for helper in helpers):
            try:
                helper, answer = said.get(timeout=_PAUSE)
            except Empty:
                yield None
                continue
            if answer.endswith("\n"):
                helper.ask(*islice(left, 1))
                yield helper.asked.popleft(), _verdict(json.loads(answer), look.info)
                continue
            while helper.asked:
                name = helper.asked.popleft()
                yield name, look.template(name)
        yield from ((name, look.template(name)) for name in left)
    finally:
        for helper in helpers:
            helper.end()


def serve(questions: TextIO, answers: TextIO) -> None:
    """Answer until there is nothing more to read.

    The first line is ``{"folder": …, "below": […], "today": "2026-11-24"}``, each other the name of a file.
    """
    about = json.loads(questions.readline())
    below = [Path(each) for each in about["below"]]
    look = PackLook(Path(about["folder"]), below, today=date.fromisoformat(about["today"]))
    gc.freeze()  # what the packs know stays: nobody need look through it for garbage again and again
    for line in questions:
        verdict = look.template(json.loads(line))
        row = {
            "entry": verdict.entry and entry_out(verdict.entry),
            "follow_up": verdict.follow_up,
            "findings": [asdict(finding) for finding in verdict.findings],
        }
        answers.write(json.dumps(row) + "\n")
        answers.flush()


def _verdict(row: dict[str, Any], info: PackInfo) -> Verdict:
    entry = entry_in(row["entry"], info) if row["entry"] else None
    return Verdict(entry, tuple(row["follow_up"]), tuple(map(finding_in, row["findings"])))


class _Helper:
    """One process, and the thread that waits for what it says; a line that is cut short, or empty, is its end.

    Attributes:
        asked: the files it has not answered for yet.
    """

    def __init__(self, about: Mapping[str, object], said: SimpleQueue[tuple[_Helper, str]]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            program.command("verdicts"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._said = said
        self.asked: deque[str] = deque()
        self._write(about)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, *names: str) -> None:
        """Have ``names`` judged after those before."""
        for name in names:
            self.asked.append(name)
            self._write(name)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._listener.join()
        with suppress(OSError):  # what it has not read
            self._process.communicate()

    def _write(self, what: object) -> None:
        with suppress(OSError):  # it has ended, and its last line says so
            print(json.dumps(what), file=self._process.stdin, flush=True)

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._said.put((self, line))
        self._said.put((self, ""))
