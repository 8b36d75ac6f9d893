"""What is said of a form that is being filled: at which field it stopped, and which key goes on."""

from __future__ import annotations

from dataclasses import replace

from assistant.desktop.filling import Filling
from assistant.desktop.result import Outcome, Result
from assistant.ui import texts
from assistant.ui.texts import Telling, named

_NOT_YET = "Blanketten er ikke fyldt ud endnu"
_LAST = "Det var det sidste felt. Udfyld det selv."


def of_filling(job: Filling, result: Result, target: str = "", refusal: str = "") -> Telling | None:
    """What to say of ``job``, which ended with ``result``: at which field it stopped, and which key goes on."""
    telling = texts.of_insertion(result, target, refusal)
    if telling is None or result.outcome.is_inserted:
        return telling and replace(telling, has_text=False)
    if result.outcome is Outcome.COPY_ONLY:
        return replace(telling, title="Felterne er kopieret", has_text=False)
    at, left = job.stopped_at, job.left
    if result.outcome is Outcome.NOT_READ and at is not None:
        why = f"Feltet »{at.label}« i {{target}} tog ikke imod teksten. Den ligger i udklipsholderen."
        go_on = f"Udfyld det selv. Sæt så markøren i »{left[0].label}«, og tryk tallet igen." if left else _LAST
        return Telling(_NOT_YET, (named(why, target), go_on), has_text=False)
    stopped = f"Jeg stoppede ved feltet »{left[0].label}«, og {_fields(len(left))} venter." if left else ""
    look = "Se efter, om feltet blev fyldt ud." if result.outcome is Outcome.CLIPBOARD_TAKEN else ""
    what = " ".join(filter(None, (stopped, look, "Sæt markøren i det felt, og tryk tallet igen.")))
    return Telling(_NOT_YET, (named(texts.why_not(result, refusal), target), what), has_text=False)


def _fields(count: int) -> str:
    return "det" if count == 1 else f"det og {count - 1} til"
