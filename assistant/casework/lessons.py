"""What she uses and is worded otherwise now: offered until she has seen it, or has inserted the new wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.casework.library import Library, UnavailableError
from assistant.model.receipt import Receipt
from assistant.model.template import Entry
from assistant.store import lessons, paths, receipts

if TYPE_CHECKING:
    from assistant.casework.news import News


def offered(library: Library, today: date) -> tuple[News, ...]:
    """What there is to tell on ``today``, of what she used last first.

    Reads files, and mostly finds nothing, so what compares wordings is loaded only for those that are others: not for
    Qt's thread.
    """
    used = {receipt.template: receipt for receipt in receipts.read(paths.receipts_file())}
    seen = lessons.read(paths.lessons_file())
    mine = [(used[entry.id], entry) for entry in library.entries(today) if entry.id in used and not entry.pack.is_own]
    others = [(last, entry) for last, entry in mine if entry.sha256 not in (last.wording, seen.get(entry.id))]
    return tuple(_told(library, today, sorted(others, key=lambda other: other[0].at, reverse=True)))


def see(told: Iterable[News]) -> None:
    """Remember that she has seen them, so that none is offered again.

    Raises:
        OSError: it could not be written.
    """
    file = paths.lessons_file()
    lessons.write(file, lessons.read(file) | {news.template.id: news.template.sha256 for news in told})


def _told(library: Library, today: date, others: Sequence[tuple[Receipt, Entry]]) -> Iterator[News]:
    if not others:
        return
    from assistant.casework.news import news_since  # noqa: PLC0415 - seldom

    for last, entry in others:
        try:
            template = library.template_of(entry)
        except UnavailableError:  # it is told when she asks for it
            continue
        if news := news_since(last, template, library.drafter, today):
            yield news
