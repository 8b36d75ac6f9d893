"""Practice: an invented citizen, a situation, what a good note of it says, and how some notes are judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Place = Literal["heading", "text", "agreements", "my_plan", "task", "anywhere"]
Trap = Literal["phone", "two-cases", "outdated", "altgr", "holiday", "deadline", "third-person", "sensitive"]

Deed = Literal["came", "agreed", "handed-in", "passed", "found", "type", "heading", "find", "overview"]
"""What a learner has done.

A text came from a form, or one into the aftalefelt; a note was handed in, was as it should be, was found by a search;
one of the drills was answered; the overview was opened.
"""


@dataclass(frozen=True, kw_only=True)
class Note:
    """What somebody has written in the practice journal.

    Attributes:
        heading, text: the note itself.
        agreements, my_plan, task: the fields beside it, where something belongs there.
        case: number of the case it was written in; empty where it was the right one.
    """

    heading: str
    text: str = ""
    agreements: str = ""
    my_plan: str = ""
    task: str = ""
    case: str = ""

    @property
    def is_begun(self) -> bool:
        """Whether anything stands in it."""
        return any(part.strip() for part in (self.heading, self.text, self.agreements, self.my_plan, self.task))


@dataclass(frozen=True, kw_only=True)
class Saying:
    """Something that a note must say, or must not.

    Attributes:
        what: what it is, as half a sentence: ``hvornår hun skulle være kommet``.
        any_of: phrases (``rules/phrases.py``), one of which is enough.
        place: the field it belongs in, or may not stand in.
        why: a Danish sentence for who left it out, or wrote it.
        source: of that reason.
    """

    what: str
    any_of: tuple[str, ...]
    place: Place = "text"
    why: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Trial(Note):
    """A note as somebody might write it, and how it is to be judged: the scenario's own test.

    Attributes:
        score: points of a hundred.
        codes: of what is to be told to mend, each once.
    """

    score: int = 100
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One exercise; it ends in one note.

    Attributes:
        id: ASCII, as its file is called.
        level: 1 (the first day) to 3.
        day: on which it happens; rules are asked as on that day.
        citizen, case: an invented person and case; the case is a number.
        other_case: number of another citizen's case that is open beside it; empty where there is none.
        form: id of the template that writes such a note, whose keys are shown; empty where none does.
        text_kind: id of the text kind that is judged: a letter, where one is written; empty for a note.
        situation: what happened, as she meets it.
        call: who rings while she writes, and about what; empty where nobody does.
        task: what she is to do.
        used: headings that stand in the case on that day already.
        note_types: ids of the types that are right, the best first.
        find: searches with which a colleague must find the note a week later.
        says, never: what it must say, and must not.
        hints: one after another, where she is stuck.
        traps: what it tries to trip her up with.
        why: what is to be learnt, and where the rule comes from.
        models: notes that score full.
        wrongs: notes that do not.
    """

    id: str
    title: str
    level: int
    day: date
    citizen: str
    case: str
    other_case: str = ""
    form: str = ""
    text_kind: str = ""
    situation: str
    call: str = ""
    task: str
    used: tuple[str, ...] = ()
    note_types: tuple[str, ...]
    find: tuple[str, ...]
    says: tuple[Saying, ...]
    never: tuple[Saying, ...] = ()
    hints: tuple[str, ...] = ()
    traps: tuple[Trap, ...] = ()
    why: str
    source: str
    certainty: Literal["high", "medium", "low", "unknown"]
    models: tuple[Trial, ...]
    wrongs: tuple[Trial, ...]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the tour through the journal.

    Attributes:
        until: what she does that ends it.
        text: what she is asked to do, in a sentence or two; ``{leader}`` is the chord of the palette.
        exercise: id of the one it begins; empty where it goes on with the one before.
    """

    until: Deed
    text: str
    exercise: str = ""


@dataclass(frozen=True, kw_only=True)
class Tour:
    """The way through the journal on the first day."""

    steps: tuple[Step, ...]
