"""One thing to be done: this template, into that window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from assistant.casework.documents import to_html
from assistant.desktop.insertion import note_parts
from assistant.desktop.ports import Offer
from assistant.desktop.result import Result
from assistant.desktop.target import Target
from assistant.model.draft import Draft, plain
from assistant.model.receipt import Receipt
from assistant.model.target import PRACTICE
from assistant.model.template import Template


@dataclass(frozen=True)
class Errand:
    """A template on its way into a window.

    Attributes:
        target: the window that was in front at the chord; None when there was none to write in.
        asked_at: when its form was first shown, by the clock that never goes back, in seconds; None before.
        kept: what the draft of its answers is called, once they are kept.
        draft: what is to be inserted, once it is known.
        result: how the last attempt went.
    """

    template: Template
    target: Target | None
    asked_at: float | None = None
    kept: str = ""
    draft: Draft | None = None
    result: Result | None = None

    @property
    def is_asked(self) -> bool:
        """Whether the form has been shown."""
        return self.asked_at is not None

    @property
    def is_practice(self) -> bool:
        """Whether it goes into the practice journal: nothing of it is kept, and nobody is reminded of it."""
        return is_practice(self.target)

    @property
    def target_name(self) -> str:
        """The target's name for people."""
        return name_of(self.target)

    @property
    def case(self) -> str:
        """What tells one case from another for the form's memory; without a case pattern, one window's title."""
        target = self.target
        return f"{target.window}:{target.case_mark or target.title_mark}" if target else ""

    @property
    def locked_case(self) -> str:
        """What tells one citizen's case from another's, in whatever window; empty where no case is known."""
        return self.target.case_mark if self.target else ""

    def parts(self, draft: Draft) -> dict[str, Offer]:
        """What is inserted, by the names a target's sequence uses."""
        # As one block, a letter is for the citizen: the note's heading stays in the case.
        above = () if self.template.kind == "letter" else draft.heading
        block = note_parts(plain(above), plain(draft.body), to_html(above, draft.body))["block"]
        return {**note_parts(plain(draft.heading), plain(draft.body)), "block": block}

    def left_to_do(self) -> Target | None:
        """The target with what is left of its sequence: a part that went in is not sent once more."""
        target, result = self.target, self.result
        if target is None or result is None or result.outcome.is_inserted:
            return target
        left = list(target.profile.sequence)
        for name in result.sent:
            if name in left:
                left = left[left.index(name) + 1 :]
        return replace(target, profile=replace(target.profile, sequence=tuple(left)))

    def receipt(self, result: Result) -> Receipt:
        """What is kept of it: which wording went where and when, nothing of what it said."""
        return receipt_of(self.template, self.target, result)


def receipt_of(template: Template, target: Target | None, result: Result, part: str = "") -> Receipt:
    """What is kept of an insertion of ``template``, or of the ``part`` of it that stands elsewhere."""
    return Receipt(
        at=datetime.now().astimezone(),
        template=template.id,
        version=template.version,
        wording=template.sha256,
        note_type=template.note_type,
        outcome=result.outcome.value,
        target=target.profile.id if target else "",
        part=part,
        is_own=template.is_own,
    )


def is_practice(target: Target | None) -> bool:
    """Whether ``target`` is the practice journal."""
    return target is not None and target.profile.id == PRACTICE


def name_of(target: Target | None) -> str:
    """What ``target`` is called for people; empty when there is no window to write in."""
    return (target.profile.title or "Vinduet") if target else ""
