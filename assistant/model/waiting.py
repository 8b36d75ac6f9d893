"""What waits to be inserted or done after a text has gone in: in memory only, each row with its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.model.template import Template


@dataclass(frozen=True)
class WaitingText:
    """A text that waits for its field.

    Attributes:
        label: what the strip and the palette show: where it belongs ("Aftalefelt"), never a word of the text.
        text: a citizen's: shown nowhere, kept nowhere.
        html: the same with bold, for targets that take it.
        template: what it was made of, for the receipt; None when no wording stands behind it.
        part: name of the output, for the receipt.
    """

    label: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    template: Template | None = None
    part: str = ""


@dataclass(frozen=True)
class WaitingForm:
    """A template that is offered next.

    Attributes:
        template: its id.
        answers: what it begins with.
    """

    label: str
    template: str
    answers: Mapping[str, object] = field(default_factory=dict, repr=False)


Waits = WaitingText | WaitingForm
