"""What is written in a plan while it is being written: every section's own, and what has no place yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from enum import Enum

from assistant.casework.plan.answers import as_text
from assistant.model.plan import NotRelevant, PlanAnswer, PlanRow, PlanSection

Value = str | dict[str, str] | list[dict[str, str]]


class State(Enum):
    """How far a section is."""

    EMPTY = "tomt"
    BEGUN = "begyndt, men mangler noget"
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
            return State.BEGUN if self.lacks_reason else State.LEFT_OUT
        value = self.value
        if not any(_texts(value)):
            return State.EMPTY
        is_whole = not isinstance(value, dict) or all(
            value.get(row.name, "").strip() for row in self.section.rows if row.required
        )
        return State.FILLED if is_whole else State.BEGUN

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
        return sum(entry.state in {State.FILLED, State.LEFT_OUT} for entry in self)

    def begin(self, answers: Mapping[str, PlanAnswer], pieces: Iterable[Piece] = (), *, is_hers: bool = False) -> None:
        """Let ``answers`` stand instead of what stands there, and ``pieces`` beside; what ``is_hers`` is a draft."""
        for name, answer in answers.items():
            if name in self._entries:
                self._entries[name] = _entry(self._entries[name].section, answer)
        self.pieces = tuple(pieces)
        self._begun = None if is_hers else self._now()

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
                "labels": {row.name: row.label for row in entry.section.rows},
                "value": entry.value,
                "left_out": entry.is_left_out,
                "reason": entry.reason,
            }
            for entry in self
            if entry.is_left_out or entry.answer() != self._written[entry.section.id]
        }
        return {"sections": kept, "pieces": [asdict(piece) for piece in self.pieces]}

    def restore(self, kept: Mapping[str, object]) -> None:
        """Take what ``as_json`` gave, also of another version of the plan: what does not fit becomes a piece beside."""
        sections, pieces = kept.get("sections"), kept.get("pieces")
        before = pieces if isinstance(pieces, list) else []
        found = [self._piece(each) for each in before if isinstance(each, Mapping)]
        for name, each in (sections if isinstance(sections, Mapping) else {}).items():
            if isinstance(each, Mapping) and (left := self._take(name, each)):
                found.append(Piece(str(each.get("title") or name), left))
        self.pieces = (*(piece for piece in self.pieces if piece not in found), *found)

    def _piece(self, each: Mapping[str, object]) -> Piece:
        """One that is proposed for a section that is no more is proposed for none: there it would never be seen."""
        heading, text, section, source = (str(each.get(name, "")) for name in ("heading", "text", "section", "source"))
        return Piece(heading, text, section if section in self._entries else "", source)

    def _take(self, name: str, each: Mapping[str, object]) -> str:
        """Let what was kept of the section ``name`` stand in it; what it has no room for comes back as text."""
        value, reason, is_left_out = each.get("value"), str(each.get("reason") or ""), bool(each.get("left_out"))
        before, mine = _section_then(name, each), self._entries.get(name)
        if mine is None:
            said = as_text(before, NotRelevant(reason.strip())) if is_left_out and reason.strip() else ""
            return "\n".join(filter(None, [_lines(before, value), said]))
        of_file = {column for row in mine.value for column in row} if isinstance(mine.value, list) else ()
        fitting, left = _parted(mine.section, value, before, of_file)
        self._entries[name] = Entry(mine.section, fitting, is_left_out=is_left_out, reason=reason)
        return left


def _entry(section: PlanSection, answer: PlanAnswer | None) -> Entry:
    if isinstance(answer, NotRelevant):
        return Entry(section, _fitting(section, None), is_left_out=True, reason=answer.reason)
    return Entry(section, _fitting(section, answer))


def _fitting(section: PlanSection, raw: object) -> Value:
    """``raw`` as a section of its kind holds it. Rows of facts that the section has not stay in the file."""
    match section.kind:
        case "facts":
            known = raw if isinstance(raw, Mapping) else {}
            return {row.name: str(known.get(row.name, "")) for row in section.rows}
        case "attachments":
            rows = raw if isinstance(raw, Sequence) and not isinstance(raw, str) else []
            return [{str(name): str(text) for name, text in row.items()} for row in rows if isinstance(row, Mapping)]
        case _:
            return _lines(section, raw)


def _parted(section: PlanSection, raw: object, before: PlanSection, of_file: Collection[str]) -> tuple[Value, str]:
    """What of ``raw``, written in ``before``, fits in ``section``, and the rest as text.

    ``of_file`` are columns that the file has and the section has not.
    """
    known = {row.name for row in section.rows}.union(of_file)
    fitting = _fitting(section, raw)
    if isinstance(fitting, str):
        return _lines(before, raw), ""
    if isinstance(fitting, dict) and isinstance(raw, Mapping):
        return fitting, _lines(before, {name: text for name, text in raw.items() if name not in known})
    if isinstance(fitting, list) and isinstance(raw, list):
        torn = [row for row in fitting if any(text.strip() for name, text in row.items() if name not in known)]
        kept = [{name: text for name, text in row.items() if name in known} for row in fitting]
        return kept, _lines(before, torn)  # whole rows: a cell alone does not say which attachment it is of
    return fitting, _lines(before, raw)


def _section_then(name: str, each: Mapping[str, object]) -> PlanSection:
    """The section as it was when the draft was kept, as far as it takes to read what was written there."""
    labels = each.get("labels")
    rows = labels.items() if isinstance(labels, Mapping) else ()
    named = tuple(PlanRow(name=str(row), label=str(label)) for row, label in rows)
    return PlanSection(id=name, title=str(each.get("title") or name), rows=named, source="", certainty="unknown")


def _lines(section: PlanSection, value: object) -> str:
    """What was written in ``section`` in lines; nothing where it is nothing that is written in one."""
    return as_text(section, value) if isinstance(value, str | dict | list) else ""


def _texts(value: Value) -> Iterable[str]:
    """Every text in it that is not blank."""
    if isinstance(value, str):
        texts: Iterable[str] = (value,)
    elif isinstance(value, dict):
        texts = value.values()
    else:
        texts = (text for row in value for text in row.values())
    return (text for text in texts if text.strip())
