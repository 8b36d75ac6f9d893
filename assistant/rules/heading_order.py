"""The order of a heading's segments: what, how, who by role, date last (H04)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from assistant.model.finding import Finding, Fix
from assistant.rules.heading_dates import GOOD, real_day
from assistant.rules.heading_subject import SEPARATOR, Span, Subject, warning

_COUNT = re.compile(r"\d+(?:,\d+)? (?:\w*dage?|uger?|timer?|måned(?:er)?)\.?", re.IGNORECASE)
_WITH_LEAD = re.compile(
    r"(?:\b(?:senest|til|fra|den|d\.|pr\.|svarfrist|frist|efter|før)\s){0,3}"
    r"\d{2}\.\d{2}\.\d{4}(?:\s?[–-]\s?\d{2}\.\d{2}\.\d{4})?",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s*(?:,|/|\bog\b|\beller\b|\bved\b|\bmed\b)\s*", re.IGNORECASE)


class Place(IntEnum):
    """Where a segment belongs; the key word comes before them all."""

    WHAT = 1
    WHO = 2
    DATE = 3
    COUNT = 4


def h04_order(subject: Subject) -> Iterator[Finding]:
    """What – how – who – date; a count of days may follow its period."""
    places = _places(subject)
    texts = [subject.text[start:end] for start, end in subject.segments]
    head = subject.text[: subject.begin]
    if places != sorted(places):
        sorted_texts = [text for _, text in sorted(zip(places, texts[1:], strict=True), key=lambda pair: pair[0])]
        yield _told(subject, head + SEPARATOR.join([texts[0], *sorted_texts]))
    elif not any(place is Place.DATE for place in places) and (moved := _moved(subject)):
        yield _told(subject, head + moved)


def _told(subject: Subject, fixed: str) -> Finding:
    message = "Rækkefølgen er: hvad, hvordan, hvem (rolle) og til sidst datoen."
    return warning("H04", message, (subject.begin, len(subject.text)), Fix("Byt om", fixed))


def _places(subject: Subject) -> list[Place]:
    """Of the segments after the first. A day that only tells which ("udeblivelse 18.11.2026") is no heading's date."""
    spans = subject.segments[1:]
    places = [_place(subject, span) for span in spans]
    dated = [number for number, place in enumerate(places) if place is Place.DATE]
    for number in dated[:-1]:
        if not _WITH_LEAD.fullmatch(subject.text[slice(*spans[number])].strip()):
            places[number] = Place.WHAT
    return places


def _place(subject: Subject, span: Span) -> Place:
    text = subject.text[slice(*span)].strip()
    if any(real_day(match) for match in GOOD.finditer(subject.text, *span)):
        return Place.DATE
    if _COUNT.fullmatch(text):
        return Place.COUNT
    return Place.WHO if _is_role(subject, text) else Place.WHAT


def _is_role(subject: Subject, text: str) -> bool:
    """Whether ``text`` names nothing but roles; one that is a key word of the type is its matter: "Mentor"."""
    roles = subject.ready.roles_of[subject.note_type.id] if subject.note_type else subject.ready.roles
    return len(text) <= subject.guide.max_chars and all(part.lower() in roles for part in _PARTING.split(text))


def _moved(subject: Subject) -> str:
    """The rest with the date of its first segment as a segment of its own, last; empty where it is last already."""
    start, end = subject.segments[0]
    first = subject.text[start:end]
    found = _WITH_LEAD.search(first) if subject.dates and GOOD.search(first) else None
    if found is None or not (len(subject.segments) > 1 or first[found.end() :].strip()):
        return ""
    left = f"{first[: found.start()].rstrip()} {first[found.end() :].lstrip()}".strip(" ,–-")
    others = [subject.text[a:b] for a, b in subject.segments[1:]]
    return SEPARATOR.join([left, *others, found.group()]) if left else ""
