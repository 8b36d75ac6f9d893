"""A template is to be worded otherwise: from which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from assistant.casework.studio.listing import Row
from assistant.casework.studio.manuscript import Manuscript, new_wording
from assistant.casework.studio.wordings import next_month, why_not_from
from assistant.model.pack import next_version
from assistant.ui.studio.rules.dialogs import DayAsked, ask_day

_TITLE, _TAKE = "Ny ordlyd", "&Begynd"
_ABOUT = (
    "Den nye ordlyd af »{}« begynder med det samme indhold og er et udkast, til du vælger »Færdig«. "
    "Indtil den dag får kolleger den gamle. Den bliver liggende, og du skal ikke rette i den."
)


def ask_wording(
    parent: QWidget, old: Manuscript, rows: Sequence[Row], today: date, begin: Callable[[Manuscript], object]
) -> QDialog:
    """Ask from which day, and ``begin`` the new wording of ``old``, of which there are ``rows``. Returns at once."""
    made: list[Manuscript] = []

    def chosen(day: date) -> str:
        if why := why_not_from(day, old.values, rows):
            return why
        version = next_version(str(old.values.get("version", "")), {row.version for row in rows})
        made.append(new_wording(old, day, version))
        return ""

    day = next_month(today)
    offered = None if why_not_from(day, old.values, rows) else day
    about = _ABOUT.format(old.values.get("title", ""))
    dialog = ask_day(parent, today, chosen, DayAsked(_TITLE, about, _TAKE, offered))
    dialog.accepted.connect(lambda: begin(made[0]))
    return dialog
