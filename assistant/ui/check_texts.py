"""What is said when the selected text could not be fetched, and of the clipboard afterwards."""

from __future__ import annotations

from assistant.desktop.reading import LONGEST
from assistant.desktop.result import Fate, Outcome, Result
from assistant.ui.texts import Telling, named, reason

_TITLE = "Kan ikke tjekke det markerede"
_NOTHING = "Jeg fandt ikke noget markeret"
_MARK = "Markér overskriften eller notatet i {target}, og tryk genvejen igen."
_WHY = {
    Outcome.NOTHING_SELECTED: f"{_MARK} Adgangskoder og billeder kan ikke tjekkes.",
    Outcome.TOO_LONG: f"Der er markeret mere end {LONGEST:,} tegn. Markér et stykke ad gangen.".replace(",", "."),
    Outcome.COPY_ONLY: "Her kan Sagstast ikke hente det, du har markeret. Sæt markøren i sagen, og prøv igen.",
    Outcome.CLIPBOARD_TAKEN: "Et andet program brugte udklipsholderen i det samme. Prøv igen.",
    Outcome.NOT_COPIED: "{target} svarede ikke i tide. Prøv igen.",
    Outcome.CLIPBOARD_BUSY: "Et andet program holder fast i udklipsholderen. Prøv igen.",
    Outcome.KEYS_HELD: "En tast blev holdt nede. Slip tasterne, og prøv igen.",
    Outcome.REFUSED: "Fra {target} kan det markerede ikke hentes.",
}
_TAKEN = "Det, du havde kopieret før, ligger ikke i udklipsholderen mere."
_PARTLY = (
    "Det, du havde kopieret før, kunne ikke lægges helt tilbage i udklipsholderen. Kopiér det igen, om nødvendigt."
)


def of_reading(result: Result, target: str = "") -> Telling:
    """Why there is nothing to check; the selected text stands as it did.

    Args:
        result: how the reading ended.
        target: the title of the target's profile; never a window's title.
    """
    is_nothing = result.outcome is Outcome.NOTHING_SELECTED
    why = named(_WHY.get(result.outcome) or reason(result.outcome), target)
    return Telling(
        _NOTHING if is_nothing else _TITLE, (why, *of_clipboard(result)), is_amber=not is_nothing, has_text=False
    )


def of_clipboard(result: Result) -> tuple[str, ...]:
    """What to say of the clipboard, when it is not as it was."""
    return {Fate.PARTLY: (_PARTLY,), Fate.TAKEN: (_TAKEN,)}.get(result.clipboard, ())
