"""What a text of a kind must and must not say (DOMAIN.md E1), words that are out of date, and what is not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.model.finding import Finding, Fix, Severity
from assistant.model.words import OutdatedTerm
from assistant.rules.language import Subject
from assistant.rules.phrases import phrase
from assistant.rules.reading import MONTHS, Sentence
from assistant.rules.words import Hit, lexicon

_PLACEHOLDER = re.compile(
    r"\{\{?[^{}\n]{0,200}\}\}?|\[[^\[\]\n]{0,200}\]|<[^\W\d_][^<>\n@]{0,60}>|_{2,}|(?<!\w)[Xx]{2,}(?!\w)|\*{3,}"
    r"|(?<!\w)(?:dd[.-]mm[.-](?:åååå|yyyy)|NN|TODO|åååå)(?!\w)"
)
_OPENING_SENTENCES = 2
_ENDINGS = frozenset({"", "en", "et", "n", "t"})
"""After which the word of today stands as well as the old one did."""
_LONGEST_MENDED = 20_000
_DATES = re.compile(
    r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)"
    rf"|(?<![\d.])(\d{{1,2}})\.?\s(?:{'|'.join(MONTHS)})\s(\d{{4}})(?!\d)"
    r"|(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?!\d)"
    r"|(?<![\w.,-])((?:19|20)\d{2})(?![\w-]|[.,]\d)"
)


def check(subject: Subject) -> Iterator[Finding]:
    """All of it."""
    yield from placeholders(subject)
    yield from _forbidden(subject)
    yield from _outdated(subject)
    yield from _missing_parts(subject)


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Places that nobody has filled in."""
    for match in _PLACEHOLDER.finditer(subject.reading.text):
        message = f"»{match.group()}« er ikke udfyldt. Skriv det, der skal stå, eller slet det."
        yield subject.found("T16", Severity.ERROR, message, match.span())


def _forbidden(subject: Subject) -> Iterator[Finding]:
    text, taken = subject.reading.lowered, set[int]()
    for entry in subject.kind.forbidden:
        for wanted in entry.any_of:
            for start, end in phrase(wanted).find(text):
                if start not in taken:
                    taken.add(start)
                    message = f"»{subject.reading.text[start:end]}« må ikke stå her. {entry.message}"
                    yield subject.found("T17", entry.severity, message, (start, end))


def _outdated(subject: Subject) -> Iterator[Finding]:
    for hit in lexicon(subject.knowledge.words.outdated).find_among(subject.reading.tokens):
        term, sentence = hit.entry, subject.reading.sentence_at(hit.start)
        is_unheard = term.where == "legal" and not _is_law(subject, sentence)
        if term.since > subject.today or is_unheard or _is_past(subject, sentence, term):
            continue
        message = f"»{hit.text}« er forældet. Skriv »{term.instead}«, eller skriv, hvornår det var."
        found = subject.found("T18", Severity.ERROR, message, (hit.start, hit.end))
        yield replace(found, fix=_renewed(subject, hit))


def _renewed(subject: Subject, hit: Hit[OutdatedTerm]) -> Fix | None:
    """The text with the word of today; none for a compound, nor for a text too long to be mended by a key."""
    instead = hit.entry.instead
    is_form = hit.text.lower().removeprefix(hit.entry.word) in _ENDINGS
    if not is_form or "(" in instead or len(subject.reading.given) > _LONGEST_MENDED:
        return None
    if hit.text[0].isupper():
        instead = instead[0].upper() + instead[1:]
    return Fix(f"Skriv {instead}", subject.reading.with_instead(hit.start, hit.end, instead))


def _is_past(subject: Subject, sentence: Sentence, term: OutdatedTerm) -> bool:
    """Whether the sentence tells of a day before the word was replaced."""
    text = subject.reading.lowered[sentence.start : sentence.end]
    return any(day < term.since for match in _DATES.finditer(text) if (day := _last_day(match)))


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


def _is_law(subject: Subject, sentence: Sentence) -> bool:
    """Whether the sentence speaks of a law."""
    text = subject.reading.lowered[sentence.start : sentence.end]
    return "§" in text or any(any(phrase(law).find(text)) for law in subject.language.laws)


def _missing_parts(subject: Subject) -> Iterator[Finding]:
    text = subject.reading.lowered
    closed = [sentence for sentence in subject.reading.sentences if sentence.counts][:_OPENING_SENTENCES]
    opening = closed[-1].end if closed else len(text)
    for part in subject.kind.parts:
        end = opening if part.place == "opening" else len(text)
        if not any(phrase(wanted).begins_before(text, end) for wanted in part.any_of):
            yield Finding("T19", part.severity, part.message)
