"""What is said of a form that is being filled: at which field it stopped, and which key goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.desktop.result import Outcome, Result
from assistant.model.waiting import FieldText
from assistant.ui import texts
from assistant.ui.texts import Telling, named

_NOT_YET = "Blanketten er ikke fyldt ud endnu"
_UNCERTAIN = frozenset({Outcome.NOT_READ, Outcome.CLIPBOARD_TAKEN})


def of_filling(result: Result, left: Sequence[FieldText], target: str = "", refusal: str = "") -> Telling | None:
    """What to say of a form that was being filled: at which field it stopped, and which key goes on."""
    telling = texts.of_insertion(result, target, refusal)
    if telling is None or result.outcome.is_inserted:
        return telling and replace(telling, has_text=False)
    if result.outcome is Outcome.COPY_ONLY:
        return replace(telling, title="Felterne er kopieret", has_text=False)
    at = f"Jeg stoppede ved feltet »{left[0].label}«, og {_fields(len(left))} venter." if left else ""
    look = "Se efter, om feltet blev fyldt ud." if result.outcome in _UNCERTAIN else ""
    go_on = "Sæt markøren i det felt, og tryk tallet igen."
    what = " ".join(filter(None, (at, look, go_on)))
    return Telling(_NOT_YET, (named(texts.why_not(result, refusal), target), what), has_text=False)


def _fields(count: int) -> str:
    return "det" if count == 1 else f"det og {count - 1} til"
