"""What a type's heading cannot do without, and words that are another type's (H19); the same heading twice (H20)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator

from assistant.model.finding import Finding
from assistant.model.notetype import Need
from assistant.model.words import Word
from assistant.rules.heading_dates import PERIOD
from assistant.rules.heading_subject import Subject, error, warning
from assistant.rules.words import Lexicon

_DEADLINE = re.compile(
    r"(?:\b\w{0,20}frist(?:en)?:? (?:(?:er|den|til|d\.|senest) ){0,3}|\bsenest (?:den )?)\d{2}\.\d{2}\.\d{4}",
    re.IGNORECASE,
)


def h19_logic(subject: Subject) -> Iterator[Finding]:
    """A decision needs its outcome, a hearing its deadline; a step in a case is called no decision."""
    note_type = subject.note_type
    if note_type is None:
        return
    for need, words in zip(note_type.needs, subject.ready.needs[note_type.id], strict=True):
        if _is_needed(subject, need) and not _has(subject, need, words):
            yield error("H19", need.ask, (subject.begin, len(subject.text)))
    forbidden = subject.ready.forbidden[note_type.id]
    for hit in () if forbidden.heads.isdisjoint(subject.heads) else forbidden.find(subject.rest):
        start, end = hit.start + subject.begin, hit.end + subject.begin
        if not (subject.keyword[0] <= start and end <= subject.keyword[1]):
            told = f"Skriv {hit.entry.instead}." if hit.entry.instead else "Skriv, hvad der skete."
            message = f"»{hit.text}« hører til en afgørelse. {told} Er noget afgjort, så brug typen AFGØRELSE."
            yield error("H19", message, (start, end))


def _is_needed(subject: Subject, need: Need) -> bool:
    keyword = subject.text[slice(*subject.keyword)].lower()
    return not need.keywords or keyword in {word.lower() for word in need.keywords}


def _has(subject: Subject, need: Need, words: Lexicon[Word]) -> bool:
    match need.part:
        case "date":
            return bool(subject.dates)
        case "deadline":
            return _DEADLINE.search(subject.text, subject.begin) is not None
        case "period":
            return PERIOD.search(subject.text, subject.begin) is not None
        case "word":
            return any(True for _ in words.find(subject.rest))


def fingerprint(heading: str, salt: bytes) -> str:
    """A hash that tells one heading of a case from another, and nothing of what it says."""
    return hashlib.blake2b(" ".join(heading.lower().split()).encode(), key=salt[:64]).hexdigest()


def h20_repeated(heading: str, mark: str, used: Collection[str]) -> Iterator[Finding]:
    """The same heading has been used on the same case the same day.

    Args:
        heading: as it would be inserted.
        mark: its ``fingerprint``.
        used: those of the headings used on that case that day; kept in memory only, by the caller.
    """
    if mark in used:
        message = (
            "Overskriften er brugt på sagen i dag. Tilføj det, der skiller dem ad: nr., hvordan eller hvem (rolle)."
        )
        yield warning("H20", message, (0, len(heading)))
