"""What a text of a kind must and must not say (DOMAIN.md E1), words that are out of date, and what is not filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.finding import Finding, Severity
from assistant.rules import outdated
from assistant.rules.language import Subject
from assistant.rules.phrases import phrase
from assistant.rules.reading import quoted

PLACEHOLDER = re.compile(
    r"\{\{?[^{}\n]{0,200}\}\}?|\[[^\[\]\n]{0,200}\]|<[^\W\d_][^<>\n@]{0,60}>|_{2,}|(?<!\w)[Xx]{2,}(?!\w)|\*{3,}"
    r"|(?<!\w)(?:dd[.-]mm[.-](?:åååå|yyyy)|NN|TODO|åååå)(?!\w)"
)
"""How people mark what is to be filled in."""
_SIGNS_OF_IT = ("{", "[", "<", "__", "***", "xx", "xX", "Xx", "XX", "dd.", "dd-", "NN", "TODO", "åååå")
"""One of them is in each; most texts have none, which is soon seen."""
_OPENING_SENTENCES = 2


def check(subject: Subject) -> Iterator[Finding]:
    """All of it."""
    yield from placeholders(subject)
    yield from _forbidden(subject)
    yield from outdated.check(subject)
    yield from _missing_parts(subject)


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Places that nobody has filled in."""
    text = subject.reading.text
    for match in PLACEHOLDER.finditer(text) if any(sign in text for sign in _SIGNS_OF_IT) else ():
        message = f"{quoted(match.group())} er ikke udfyldt. Skriv det, der skal stå, eller slet det."
        yield subject.found("T16", Severity.ERROR, message, match.span())


def _forbidden(subject: Subject) -> Iterator[Finding]:
    text, taken = subject.reading.lowered, set[int]()
    for entry in subject.kind.forbidden:
        for wanted in entry.any_of:
            for start, end in phrase(wanted).find(text):
                if start not in taken:
                    taken.add(start)
                    says = ":" if entry.severity is Severity.HINT else " må ikke stå her."
                    message = f"{quoted(subject.reading.text[start:end])}{says} {entry.message}"
                    yield subject.found("T17", entry.severity, message, (start, end))


def _missing_parts(subject: Subject) -> Iterator[Finding]:
    if not subject.kind.parts:
        return
    text = subject.reading.lowered
    closed = [sentence for sentence in subject.reading.sentences if sentence.counts][:_OPENING_SENTENCES]
    opening = closed[-1].end if closed else len(text)
    for part in subject.kind.parts:
        end = opening if part.place == "opening" else len(text)
        if not any(phrase(wanted).begins_before(text, end) for wanted in part.any_of):
            yield Finding("T19", part.severity, part.message)
