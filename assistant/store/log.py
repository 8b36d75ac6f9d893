"""The log: what happened, never what was written.

No caller may log an answer. Behind that rule stands a second one: everything that looks like a CPR number, a phone
number or an address is masked on its way to the file, and of an exception only its kind and its place are kept,
since its words may quote what a person typed.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import traceback
from io import TextIOWrapper
from pathlib import Path

from assistant.store.atomic import ensure_folder, open_to_append

_ENOUGH = 500_000
_ROOT = Path(__file__).parents[2]

start = logging.getLogger("sagstast.start")
hotkeys = logging.getLogger("sagstast.hotkeys")
insertion = logging.getLogger("sagstast.insertion")
packs = logging.getLogger("sagstast.packs")
plans = logging.getLogger("sagstast.plans")
settings = logging.getLogger("sagstast.settings")

_BETWEEN = r"(?:[\W_]|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt]){0,3}"
"""What may stand between two digits of one number; repr() writes some of it as an escape."""

_MASKS = (
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    # Any ten digits: people write CPR numbers in more ways than 6+4, and none of ours are worth the risk.
    (re.compile(rf"\d(?:{_BETWEEN}\d){{9,}}"), "[cpr]"),
    (re.compile(r"(?<!\d)\d{2}([ .\-]?)\d{2}\1\d{2}\1\d{2}(?!\d)"), "[telefon]"),
    (re.compile(r"(?<!\d)\d{4}[ .]\d{4}(?!\d)"), "[telefon]"),
)


def redact(text: str) -> str:
    """``text`` with everything masked that has the shape of a CPR number, a phone number or an e-mail address."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


def describe(error: BaseException) -> str:
    """``error`` for the log or a report: kinds and places down the chain of causes, not a word of the messages."""
    lines = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        code = f" [Errno {link.errno}]" if isinstance(link, OSError) and link.errno else ""
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}{code}")
        lines.extend(
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        )
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return redact("\n".join(lines))


def _place(file: str) -> str:
    """The file as the project names it; of others' files only the name: a folder may be a person's."""
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT / "assistant") else path.name


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        try:
            message = record.getMessage()
        except Exception:  # an argument's own __str__ may raise anything
            message = "(loglinjen kunne ikke sættes sammen)"
        line = f"{self.formatTime(record)} {redact(f'{record.levelname} {record.name} {message}')}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{describe(error)}" if error else line


class _File(logging.FileHandler):
    """For its owner only. ``RotatingFileHandler`` would load sockets and pickles, 1.5 MB, into a program that waits."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self.setFormatter(_Formatter())

    def _open(self) -> TextIOWrapper:
        return os.fdopen(open_to_append(Path(self.baseFilename)), "a", encoding="utf-8", newline="\n")

    def emit(self, record: logging.LogRecord) -> None:
        """Write ``record``; where the file would grow past half a megabyte, it becomes ``.1`` and a new one begins.

        The file is open while a line is written and no longer: Windows renames none that another session has open.
        """
        try:
            path = Path(self.baseFilename)
            if path.exists() and path.stat().st_size + len(self.format(record).encode()) > _ENOUGH:
                with contextlib.suppress(PermissionError):  # just now open elsewhere: it may grow by a line
                    path.replace(f"{path}.1")
            super().emit(record)
            self.close()
        except (OSError, ValueError):
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Say nothing: the standard way prints the record's arguments, unmasked. A full disk is no reason to stop."""


def to_file(path: Path) -> logging.Handler:
    """Send all named loggers to ``path`` and nowhere else; the handler, so that it can be taken off again."""
    ensure_folder(path.parent)
    handler = _File(path)
    top = logging.getLogger("sagstast")
    top.setLevel(logging.INFO)
    top.propagate = False
    top.addHandler(handler)
    return handler
