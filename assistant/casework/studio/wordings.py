"""One template in several wordings: files with the same id, of which the one that begins last holds.

A wording needs no last day for the next to take over: while the next is a draft, and if it is withdrawn again before
its day, colleagues keep the old one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from assistant.casework.studio.listing import Row
from assistant.casework.studio.manuscript import Manuscript
from assistant.casework.toml_text import Values

_DAY = timedelta(days=1)
_NOT_SAVED = "Gem skabelonen, før du laver en ny ordlyd af den."
_BROKEN = "Ret fejlen i filen, før du laver en ny ordlyd af den."
_UNTOLD = "Skriv »Gælder fra« i skabelonen, og gem den, før du laver en ny ordlyd af den."
_TOO_EARLY = "Vælg en dag efter {:%d.%m.%Y}, hvor den ordlyd, du begynder med, selv begynder."
_TAKEN = "Der er allerede en ordlyd, der begynder {:%d.%m.%Y}. Vælg en anden dag, eller ret den."


def next_month(today: date) -> date:
    """The first day of the month after ``today``'s: laws begin so."""
    return (today.replace(day=28) + timedelta(days=4)).replace(day=1)


def why_none(manuscript: Manuscript) -> str:
    """Why no new wording of ``manuscript`` can be begun, in Danish; empty where one can."""
    if manuscript.file is None:
        return _NOT_SAVED
    if manuscript.fault:
        return _BROKEN
    has_both = manuscript.values.get("id") and type(manuscript.values.get("valid_from")) is date
    return "" if has_both else _UNTOLD


def why_not_from(day: date, values: Values, rows: Iterable[Row]) -> str:
    """Why a new wording of the template that says ``values`` cannot begin on ``day``; empty where it can."""
    first = values.get("valid_from")
    if type(first) is date and day <= first:
        return _TOO_EARLY.format(first)
    taken = {row.valid_from for row in rows if row.id == values.get("id")}
    return _TAKEN.format(day) if day in taken else ""


def last_day(row: Row, rows: Iterable[Row], *, is_own: bool) -> date | None:
    """The last day on which ``row`` holds: its own, or the one before a later wording takes over.

    Args:
        row: one wording.
        rows: the templates of its pack, itself among them.
        is_own: drafts hold too, as they do in one person's own pack.
    """
    begins = [
        each.valid_from
        for each in rows
        if each.id == row.id
        and each.valid_from
        and (is_own or not each.is_draft)
        and not (each.withdrawn and each.withdrawn < each.valid_from)
    ]
    later = [first - _DAY for first in begins if row.valid_from and first > row.valid_from]
    return min([*later, *filter(None, [row.valid_to])], default=None)


def old_until(row: Row, rows: Iterable[Row], *, is_own: bool) -> date | None:
    """The last day of the wording that ``row`` takes over from; None where it takes over from none."""
    wordings = [each for each in rows if each.id == row.id]
    ends = [last_day(each, wordings, is_own=is_own) for each in wordings if is_own or not each.is_draft]
    return next((end for end in ends if end and row.valid_from and end + _DAY == row.valid_from), None)
