"""What the form is opened with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QScreen

from assistant.model.draft import Draft
from assistant.model.finding import Dismissal
from assistant.model.notetype import NoteType
from assistant.model.template import Template

if TYPE_CHECKING:
    from assistant.casework.news import News


@dataclass(frozen=True, kw_only=True)
class FormRequest:
    """A template to be answered, and for whom.

    Attributes:
        note_type: of the template, for the guide; None when it has none.
        rules: what the heading guide asks, a line each; none where there is no heading.
        target: the target profile's title, for people.
        is_locked: whether the case is verified at insertion, or only the window.
        case: a token that no other case has, nor another target; empty when there is none, and then answers are
            not kept. Never a title or a name: a salted hash.
        draft: makes a draft of raw answers and of what the person has said of words; quick, it is called while one
            types.
        answers: what stands there already: today, the unit's own facts.
        brought: answers that come from what she did before; they stand over those kept of this form too.
        resumed: answers of a draft that is gone on with, in place of all others; None when it is none.
        caution: what to look out for, as a Danish sentence; empty for nothing.
        screen: where to open; the mouse's when None.
        news: tells what is new of the template to her; reads files. None where nobody asks.
    """

    template: Template
    note_type: NoteType | None
    target: str
    is_locked: bool
    case: str
    draft: Callable[[Mapping[str, object], frozenset[Dismissal]], Draft]
    answers: Mapping[str, object]
    today: date
    screen: QScreen | None = None
    rules: tuple[str, ...] = ()
    brought: Mapping[str, object] = field(default_factory=dict)
    resumed: Mapping[str, object] | None = None
    caution: str = ""
    news: Callable[[], News | None] | None = None
