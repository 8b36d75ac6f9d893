"""What is written in a plan while it is being written: every section's own, and what has no place yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from enum import Enum

from assistant.model.plan import NotRelevant, PlanAnswer, PlanSection

Value = str | dict[str, str] | list[dict[str, str]]


class State(Enum):
    """How far a section is."""

    EMPTY = "tomt"
    FILLED = "udfyldt"
    LEFT_OUT = "ikke relevant"


@dataclass
class Entry:
    """One section. What is written stays while the section is left out, but does not go into the plan.

    Attributes:
        value: text, facts by row, or attachments by row and column.
        is_left_out: she has said that it is not relevant; it counts once there is a reason.
    """

    section: PlanSection
    value: Value
    is_left_out: bool = False
    reason: str = ""

    @property
    def lacks_reason(self) -> bool:
        """Whether it is said to be irrelevant, and not why."""
        return self.is_left_out and not self.reason.strip()

    @property
    def state(self) -> State:
        """Facts are there when all are that must be; of everything else some is enough."""
        if self.is_left_out:
            return State.EMPTY if self.lacks_reason else State.LEFT_OUT
        value = self.value
        is_whole = not isinstance(value, dict) or all(
            value.get(row.name, "").strip() for row in self.section.rows if row.required
        )
        return State.FILLED if is_whole and any(_texts(value)) else State.EMPTY

    def answer(self) -> PlanAnswer:
        """What goes into the plan."""
        if self.is_left_out:
            return "" if self.lacks_reason else NotRelevant(self.reason.strip())
        if isinstance(self.value, str):
            return self.value.strip()
        if isinstance(self.value, dict):
            return {name: text.strip() for name, text in self.value.items() if text.strip()}
        rows = ({name: text.strip() for name, text in row.items() if text.strip()} for row in self.value)
        return [row for row in rows if row]


@dataclass(frozen=True)
class Piece:
    """A text that stands beside the plan until she takes it: of a source, or of a section that the plan has not.

    Attributes:
        section: id of the section it is proposed for; empty for none.
        source: by what it is cited when it is taken: ``Praktikrapport, 30.10.2026``.
    """

    heading: str = field(repr=False)
    text: str = field(repr=False)
    section: str = ""
    source: str = field(default="", repr=False)

    @property
    def cited(self) -> str:
        """The text, and where it is from."""
        return f"{self.text}\nKilde: {self.source}." if self.source else self.text


class Entries:
    """All sections in their order.

    Attributes:
        pieces: what stands beside them.
    """

    def __init__(self, sections: Sequence[PlanSection], answers: Mapping[str, PlanAnswer]) -> None:
        """Begin with ``answers``, which stand in the Word file: only what differs from them is written into it."""
        self.pieces: tuple[Piece, ...] = ()
        self._entries = {each.id: _entry(each, answers.get(each.id)) for each in sections}
        self._written = {name: entry.answer() for name, entry in self._entries.items()}
        self._begun: object = self._now()

    def __getitem__(self, section: str) -> Entry:
        return self._entries[section]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, section: object) -> bool:
        return section in self._entries

    @property
    def done(self) -> int:
        """How many sections are filled, or left out with a reason."""
        return sum(entry.state is not State.EMPTY for entry in self)

    def begin(self, answers: Mapping[str, PlanAnswer], pieces: Iterable[Piece] = ()) -> None:
        """Let ``answers`` stand instead of what stands there, and ``pieces`` beside; nothing of it is hers yet."""
        for name, answer in answers.items():
            if name in self._entries:
                self._entries[name] = _entry(self._entries[name].section, answer)
        self.pieces = tuple(pieces)
        self._begun = self._now()

    def answers(self) -> dict[str, PlanAnswer]:
        """Everything that is answered."""
        return {entry.section.id: answer for entry in self if (answer := entry.answer())}

    def changed(self) -> dict[str, PlanAnswer]:
        """What is to be written: where it differs from the file, emptied sections too."""
        now = {entry.section.id: entry.answer() for entry in self}
        return {name: answer for name, answer in now.items() if answer != self._written[name]}

    @property
    def is_untouched(self) -> bool:
        """Whether she has done nothing yet that a draft would be kept for."""
        return self._now() == self._begun

    def _now(self) -> object:
        return [(entry.value, entry.is_left_out, entry.reason) for entry in deepcopy(list(self))], self.pieces

    def as_json(self) -> dict[str, object]:
        """For the draft: the sections that differ from the file, with what is written under one that is left out."""
        kept = {
            entry.section.id: {
                "title": entry.section.title,
                "value": entry.value,
                "left_out": entry.is_left_out,
                "reason": entry.reason,
            }
            for entry in self
            if entry.is_left_out or entry.answer() != self._written[entry.section.id]
        }
        return {"sections": kept, "pieces": [asdict(piece) for piece in self.pieces]}

    def restore(self, kept: Mapping[str, object]) -> None:
        """Take what ``as_json`` gave; a section that the plan has no more becomes a piece beside it."""
        sections, pieces = kept.get("sections"), kept.get("pieces")
        found = [
            Piece(*(str(each.get(name, "")) for name in ("heading", "text", "section", "source")))
            for each in (pieces if isinstance(pieces, list) else [])
            if isinstance(each, Mapping)
        ]
        for name, each in (sections if isinstance(sections, Mapping) else {}).items():
            if not isinstance(each, Mapping):
                continue
            if name in self._entries:
                section = self._entries[name].section
                value = _fitting(section, each.get("value"))
                reason = str(each.get("reason", ""))
                self._entries[name] = Entry(section, value, is_left_out=bool(each.get("left_out")), reason=reason)
            elif text := as_text(each.get("value")):
                found.append(Piece(str(each.get("title") or name), text))
        self.pieces = (*(piece for piece in self.pieces if piece not in found), *found)


def as_text(value: object) -> str:
    """An answer as it can be read and copied."""
    if isinstance(value, NotRelevant):
        return value.reason
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {text}" for name, text in value.items() if text)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(" – ".join(row.values()) for row in value if isinstance(row, Mapping))
    return str(value or "")


def _entry(section: PlanSection, answer: PlanAnswer | None) -> Entry:
    if isinstance(answer, NotRelevant):
        return Entry(section, _fitting(section, None), is_left_out=True, reason=answer.reason)
    return Entry(section, _fitting(section, answer))


def _fitting(section: PlanSection, raw: object) -> Value:
    """``raw`` as a section of its kind holds it; what is of another kind is kept as text where there is a place."""
    match section.kind:
        case "facts":
            known = raw if isinstance(raw, Mapping) else {}
            return {row.name: str(known.get(row.name, "")) for row in section.rows}
        case "attachments":
            rows = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
            return [{str(name): str(text) for name, text in row.items()} for row in rows if isinstance(row, Mapping)]
        case _:
            return as_text(raw)


def _texts(value: Value) -> Iterable[str]:
    """Every text in it that is not blank."""
    if isinstance(value, str):
        texts: Iterable[str] = (value,)
    elif isinstance(value, dict):
        texts = value.values()
    else:
        texts = (text for row in value for text in row.values())
    return (text for text in texts if text.strip())
