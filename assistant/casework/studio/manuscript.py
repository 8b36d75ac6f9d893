"""A template while it is being written: one file, whose comments, order and hand edits survive."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import fields
from datetime import date
from pathlib import Path

from assistant.casework.hand_files import UnreadableError, read
from assistant.casework.migration.naming import Names, id_of
from assistant.casework.studio.renaming import renamed
from assistant.casework.studio.rules.kinds import APPROVED, CHECKED, SIGNS
from assistant.casework.toml_text import TomlText, TomlTextError, Values, plain
from assistant.model.fields import FIELD_TYPES, Choice, Field
from assistant.model.finding import Finding
from assistant.model.template import Check, HeadingPlan, Output, Reminder, Template
from assistant.packs.source import FENCE, SourceError, decoded, fences
from assistant.supply.archive import fault_in

SUFFIX = ".txt"
FOLDERS = {"note": "notes", "letter": "letters", "guidance": "guidance", "plan": "plan", "text": "texts"}
"""Where a new template goes, by its kind; folders are for people only."""
_FIELD = ("name", "type", "label", "required", "folded", "shown_if", "help")
_OWN = tuple(each.name for kind in FIELD_TYPES.values() for each in fields(kind))
_NAMES = tuple(
    dict.fromkeys(
        (
            *(each.name for each in fields(Template)),
            *(each.name for each in fields(HeadingPlan)),
            *_FIELD,
            *(name for name in _OWN if name not in (*(each.name for each in fields(Field)), *_FIELD)),
            *("default", "example"),
            *(each.name for kind in (Choice, Check, Output, Reminder) for each in fields(kind)),
        )
    )
)
"""Every key a template may have, in the order in which new ones are written."""
_TOP = ("id", "title", "kind", "note_type", "text_kind", "version", "state", "valid_from", "valid_to")
_ENDS = ("valid_to", "withdrawn", "withdrawn_why", "replaced_by")
_NOT_AGAIN = (*_ENDS, *SIGNS, "change_note")
"""What is said of one wording alone: when it ends, and who has read it."""
_NO_WORDS = frozenset((*_NOT_AGAIN, "id", "version", "state", "search"))
"""What may be another without anybody having to approve it: who uses the template gets what they got before."""
_NAMELESS = "skabelon"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BOM, _CRLF = "\ufeff", "\r\n"


class Manuscript:
    """One template file as it is to be.

    Attributes:
        file: where it lies; None until it is saved for the first time.
        raw: what lay there when it was read or saved last.
        fault: why it cannot be taken apart; None where it can. Until it is mended only ``put_text`` changes it.
        body: the text below the second line of ``+++``.
        beside: the wording that a new one takes over from, and whose id it has; None for any other.
        saved_id: its id as it lies on the disk; empty where it does not.
        renames: of its fields since then, the old name and the new, in order.
    """

    def __init__(self, raw: bytes = b"", file: Path | None = None) -> None:
        """Read ``raw`` of ``file``, or begin from nothing.

        Raises:
            UnreadableError: it is not UTF-8.
        """
        self.file, self.raw = file, raw
        self.fault: Finding | None = None
        self.beside: Path | None = None
        self.renames: list[tuple[str, str]] = []
        try:
            text = decoded(raw, self.name) if file else f"{FENCE}\n{FENCE}\n"
        except SourceError as error:
            raise UnreadableError(error.finding) from None
        self._begins = _BOM if raw.startswith(_BOM.encode()) else ""
        self._ends = _CRLF if b"\r\n" in raw else "\n"
        self.put_text(text)
        self._saved = self.text
        self._signed = self._said()
        self.saved_id = str(self.values.get("id") or "") if file else ""

    @property
    def name(self) -> str:
        """The file's, for messages."""
        return self.file.name if self.file else ""

    @property
    def values(self) -> Values:
        """What stands above the text, by the names of ``model.template.Template``; what is empty is not there."""
        return self._front.values if self._front else {}

    @property
    def text(self) -> str:
        """The whole file."""
        if self._front is None:
            return self._broken
        below = "\n" if self.body and not self._fence.endswith("\n") else ""
        return f"{self._above}{self._front.text}{self._fence}{below}{self.body}"

    @property
    def on_disk(self) -> str:
        """The whole file, with the line ends and the mark at its start that it came with."""
        return self._begins + self.text.replace("\n", self._ends)

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        return self.text != self._saved

    def put(self, changes: Values) -> None:
        """Let the keys in ``changes`` have these values; None, or what is empty, takes one away."""
        if self._front is None:
            return
        if self.file is None and self.beside is None:
            changes = {
                "id": id_of(str(plain(changes.get("title", self.values.get("title"))) or ""), _NAMELESS),
                **changes,
            }
        self._front.put(changes)

    def put_body(self, body: str) -> None:
        """Let ``body`` be the text."""
        if self._front is not None:
            self.body = _plain_ends(body)

    def put_text(self, text: str) -> None:
        """Let ``text`` be the whole file, as somebody has written it by hand."""
        self._front: TomlText | None = None
        self._broken, self.body, self.fault = _plain_ends(text), "", None
        try:
            start, end = fences(self._broken, self.name)
            lines = [f"{line}\n" for line in self._broken.split("\n")]
            lines[-1] = lines[-1][:-1]
            front = "".join(lines[start + 1 : end])
            self._front = TomlText(front, self.name, _order(), first_line=start + 2)
            self._above, self._fence = "".join(lines[: start + 1]), lines[end]
            self.body = "".join(lines[end + 1 :])
        except (SourceError, TomlTextError) as error:
            self.fault = error.finding

    def forget_signs(self) -> Values:
        """Take away who has compared and approved it, where it says something else than what lies on the disk.

        What is signed otherwise than there is of the words of now, and stays.

        Returns:
            what was taken away.
        """
        if self._signed is None:  # it could not be taken apart when it was opened: what is mended says what it said
            return {}
        was, body = self._signed
        for old, new in self.renames:  # nobody reads the names of fields
            was, body = renamed(was, body, old, new)
        if (_words(self.values), self.body) == (_words(was), body):
            return {}
        still = [names for names in (CHECKED, (APPROVED,)) if all(self.values.get(n) == was.get(n) for n in names)]
        gone = {name: was[name] for names in still for name in names if name in was}
        if gone:
            self.put(dict.fromkeys(gone))
        return gone

    def saved(self, text: str, raw: bytes, file: Path) -> None:
        """Take it that ``raw``, which is ``text``, lies in ``file`` now."""
        self.file, self.raw, self._saved = file, raw, text
        self._signed = Manuscript(raw, file)._said() or self._signed  # signed is what could last be taken apart

    def _said(self) -> tuple[Values, str] | None:
        """What it says; None where it cannot be taken apart."""
        return None if self.fault else (self.values, self.body)


def open_manuscript(file: Path) -> Manuscript:
    """The template in ``file``.

    Raises:
        UnreadableError: it is missing, too large, or not UTF-8.
    """
    return Manuscript(read(file), file)


def new_manuscript(kind: str, today: date) -> Manuscript:
    """A template of ``kind`` in which nothing is written: a draft that holds from ``today``."""
    made = Manuscript()
    made.put({"kind": kind, "version": "1", "state": "draft", "valid_from": today, "certainty": "unknown"})
    return made


def copy_of(other: Manuscript, today: date) -> Manuscript:
    """A new template from ``today`` that says what ``other`` says, under another title."""
    made = _said_again(other)
    made.put({"title": f"Kopi af {other.values.get('title', _NAMELESS)}", "version": "1", "valid_from": today})
    return made


def new_wording(other: Manuscript, day: date, version: str) -> Manuscript:
    """What ``other``, which is saved, says, to be worded otherwise from ``day``: the same template in a new file."""
    made = _said_again(other)
    made.beside = other.file
    made.put({"id": other.values.get("id"), "version": version, "valid_from": day})
    return made


def _said_again(other: Manuscript) -> Manuscript:
    """A draft of what ``other`` says that nobody has checked or approved, and that has no end."""
    made = Manuscript()
    made.put_text(other.text)
    made.put({**dict.fromkeys(_NOT_AGAIN), "state": "draft"})
    return made


def with_free_id(manuscript: Manuscript, taken: Collection[str]) -> None:
    """Give a new template an id that none of ``taken`` is."""
    if manuscript.file is None and manuscript.beside is None:
        manuscript.put({"id": Names("-", taken).free(_id(manuscript.values))})


def place_of(values: Values, folder: Path, beside: Path | None = None) -> Path:
    """Where a new template of the pack in ``folder`` goes: a new wording ``beside`` the other, called after its day."""
    if beside is not None:
        day = values.get("valid_from")
        name = f"{_id(values)}-{day}" if type(day) is date else _id(values)
        names = Names("-", (each.stem for each in beside.parent.glob(f"*{SUFFIX}")))
        return beside.with_name(f"{names.free(name)}{SUFFIX}")
    return folder / FOLDERS.get(str(values.get("kind")), "texts") / f"{_id(values)}{SUFFIX}"


def _words(values: Values) -> Values:
    return {name: value for name, value in values.items() if name not in _NO_WORDS}


def _id(values: Values) -> str:
    """Its id, or one made of what she has written instead; never another folder's file."""
    said = str(values.get("id") or values.get("title") or "")
    return said if is_id(said) else id_of(said, _NAMELESS)


def is_id(said: str) -> bool:
    """Whether ``said`` may be an id, and so the name of a file or a folder."""
    return bool(_ID.fullmatch(said)) and not fault_in(f"{said}{SUFFIX}")


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _order() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_TOP, *_NAMES)))
