"""Words that have been replaced (DOMAIN.md B3, H12): an error, unless the sentence tells of the time before.

Where only the language of law has changed, a sentence must speak of a law to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from assistant.model.finding import Finding, Fix, Severity
from assistant.model.words import OutdatedTerm
from assistant.rules.language import Subject
from assistant.rules.phrases import phrase
from assistant.rules.reading import MONTHS, quoted
from assistant.rules.words import Hit, lexicon

_DATES = re.compile(
    r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)"
    rf"|(?<![\d.])(\d{{1,2}})\.?\s(?:{'|'.join(MONTHS)})\s(\d{{4}})(?!\d)"
    r"|(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?!\d)"
    r"|(?<![\w.,-])((?:19|20)\d{2})(?![\w-]|[.,]\d|\s(?:kr|timer|dage))"
)

_ENDINGS = frozenset({"", "en", "et", "n", "t"})
"""After which the word of today stands as well as the old one did."""
_LONGEST_MENDED = 20_000
_MOST_MENDS = 9
"""There are no more keys for them."""


class _Told:
    """What a sentence tells, found out once however many old words stand in it."""

    def __init__(self, subject: Subject, start: int, end: int) -> None:
        self._subject = subject
        self._text = subject.reading.lowered[start:end]

    @cached_property
    def first_day(self) -> date:
        """The earliest day it names; the last there is when it names none."""
        days = [day for match in _DATES.finditer(self._text) if (day := _last_day(match))]
        return min(days, default=date.max)

    @cached_property
    def is_law(self) -> bool:
        """Whether it speaks of a law."""
        return "§" in self._text or any(any(phrase(law).find(self._text)) for law in self._subject.language.laws)


def check(subject: Subject) -> Iterator[Finding]:
    """Every old word in a sentence that does not tell of old days."""
    told: dict[int, _Told] = {}
    mends = 0
    for hit in lexicon(subject.knowledge.words.outdated).find_among(subject.reading.tokens):
        term, sentence = hit.entry, subject.reading.sentence_at(hit.start)
        if sentence.start not in told:
            told[sentence.start] = _Told(subject, sentence.start, sentence.end)
        about = told[sentence.start]
        is_unheard = term.where == "legal" and not about.is_law
        if term.since > subject.today or is_unheard or about.first_day < term.since:
            continue
        message = f"{quoted(hit.text)} er forældet. Skriv »{term.instead}«, eller skriv, hvornår det var."
        found = subject.found("T18", Severity.ERROR, message, (hit.start, hit.end))
        fix = _renewed(subject, hit) if mends < _MOST_MENDS else None
        mends += fix is not None
        yield replace(found, fix=fix)


def _renewed(subject: Subject, hit: Hit[OutdatedTerm]) -> Fix | None:
    """The text with the word of today; none for a compound, nor for a text too long to be mended by a key."""
    instead = hit.entry.instead
    is_form = hit.text.lower().removeprefix(hit.entry.word) in _ENDINGS
    if not is_form or "(" in instead or len(subject.reading.given) > _LONGEST_MENDED:
        return None
    if hit.text[0].isupper():
        instead = instead[0].upper() + instead[1:]
    return Fix(f"Skriv {instead}", subject.reading.with_instead(hit.start, hit.end, instead))


def _last_day(match: re.Match[str]) -> date | None:
    """The last day that a date can mean; of a year its last."""
    day, month, year, named_day, named_year, iso_year, iso_month, iso_day, bare_year = match.groups()
    try:
        if day:
            return date(int(year), int(month), int(day))
        if named_day:
            name = next(each for each in MONTHS if each in match.group())
            return date(int(named_year), MONTHS.index(name) + 1, int(named_day))
        if iso_year:
            return date(int(iso_year), int(iso_month), int(iso_day))
        return date(int(bare_year), 12, 31)
    except ValueError:
        return None
