"""The check of a whole pack for somebody who waits: told file by file, ended at once, and quick the second time.

The findings are those of ``check_pack``, which makes the same look (``PackLook``). What a template comes to depends on
its own file, on what its pack and the packs below know, and on the day: so it is judged again only when one of these
has changed. What depends on all of them together is asked anew each time; it takes a second for thousands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.casework.pack.files import without_numbers
from assistant.casework.packcheck import PackLook, unread_pack
from assistant.casework.studio.helpers import Judged, judged_by_helpers
from assistant.model.finding import Finding
from assistant.model.pack import Pack
from assistant.packs.reader import template_names
from assistant.packs.verdicts import Verdict


class Progress(NamedTuple):
    """One file more is known.

    Attributes:
        done, of: how many files are, and how many there are.
        path: the file's, in the pack.
        findings: what its own check says, without anybody's number.
    """

    done: int
    of: int
    path: str
    findings: tuple[Finding, ...]


class CheckAll:
    """Checks one pack as often as it is asked to. What it has found lives as long as it does, in memory alone.

    Args:
        folder: the pack.
        below: folders of the packs it may lean on.
        today: the day it is looked at on; another day takes another ``CheckAll``.
    """

    def __init__(self, folder: Path, below: Sequence[Path], today: date) -> None:
        self._folder = folder
        self._below = tuple(below)
        self._today = today
        self._known: dict[str, tuple[str, Verdict]] = {}

    def run(self, tell: Callable[[Progress], None], is_cancelled: Callable[[], bool]) -> Pack | None:
        """What ``check_pack`` says of the pack as it is now; None once ``is_cancelled`` says so. Not for Qt's thread.

        Both are called in the thread that this runs in, ``is_cancelled`` after each file and ten times a second while
        helpers are waited for. Files that have not changed are told first.
        """
        if unread := unread_pack(self._folder):
            return unread
        look = PackLook(self._folder, self._below, today=self._today)
        names = template_names(self._folder)
        verdicts: dict[str, Verdict] = {}
        with closing(self._judged(look, names)) as found:
            for each in found:
                if is_cancelled():
                    return None
                if each:
                    name, verdict = each
                    verdicts[name] = verdict
                    said = tuple(map(without_numbers, verdict.findings))
                    tell(Progress(len(verdicts), len(names), name, said))
        return look.whole([verdicts[name] for name in names])

    def _judged(self, look: PackLook, names: Sequence[str]) -> Generator[Judged | None]:
        """Each file with its verdict; None now and then, while there is none."""
        around = self._around()
        marks = {name: _mark(self._folder / name, around) for name in names}
        self._known = {name: kept for name, kept in self._known.items() if kept[0] == marks.get(name)}
        yield from [(name, verdict) for name, (_, verdict) in self._known.items()]
        new = [name for name in names if name not in self._known]
        with closing(judged_by_helpers(look, self._folder, self._below, self._today, new)) as found:
            for each in found:
                if each and (mark := marks[each[0]]):
                    self._known[each[0]] = (mark, each[1])
                yield each

    def _around(self) -> bytes:
        """A mark of all that a template is judged with: the pack's data and that of the packs below."""
        marked = hashlib.sha256()
        for folder in (self._folder, *self._below):
            marked.update(f"{folder}\n".encode(errors="surrogateescape"))
            for file in sorted(folder.glob("*.toml")):
                marked.update(_mark(file, file.name.encode(errors="surrogateescape")).encode())
        return marked.digest()


def _mark(file: Path, around: bytes) -> str:
    """A mark that is another when the file is, or what is ``around`` it; empty, and never remembered, for no file."""
    try:
        return hashlib.sha256(around + file.read_bytes()).hexdigest()
    except OSError:
        return ""
