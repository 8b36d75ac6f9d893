"""What gives somebody away in a heading: numbers, names, addresses (H06, H07, H17)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.finding import Finding, Fix
from assistant.rules.heading_names import Name, names
from assistant.rules.heading_subject import Subject, error, some, warning
from assistant.rules.marks import Marks
from assistant.rules.personal import CPR, Kind, traces

_BORGER = "borger"
_CALLED: dict[Kind, str] = {
    "phone": "et telefonnummer",
    "e-mail": "en e-mailadresse",
    "address": "en adresse",
    "account": "et kontonummer",
}


def h06_cpr(subject: Subject) -> Iterator[Finding]:
    """Nothing that looks like a CPR number, by its shape alone."""
    for match in CPR.finditer(subject.text) if subject.has_other_digits else ():
        fixed = " ".join((subject.text[: match.start()] + _BORGER + subject.text[match.end() :]).split())
        message = "Der står noget, der ligner et CPR-nummer. Skriv borger; nummeret står allerede på sagen."
        yield error("H06", message, match.span(), Fix("Skriv borger", fixed))


def h07_names(subject: Subject) -> Iterator[Finding]:
    """No person's name: the citizen's stands on the case, and others' do not belong in a list."""
    roles = some(subject.knowledge.words.roles or (_BORGER,), 5)
    for name in names(subject):
        shown = f"»{name.text}«"
        fix = _role_for(subject, name) if subject.offers else None
        if name.is_certain:
            message = f"{shown} ligner et navn. Skriv rollen i stedet: {roles}"
            yield error("H07", _stopped(message), (name.start, name.end), fix, name.text)
        else:
            message = f"Er {shown} et navn? Så skriv rollen i stedet: {roles}"
            yield warning("H07", _stopped(message), (name.start, name.end), fix, name.text)


def h17_traces(subject: Subject) -> Iterator[Finding]:
    """No phone number, e-mail address, street address or account."""
    if not (subject.has_other_digits or "@" in subject.text):
        return
    numbers = Marks(len(subject.text), (match.span() for match in CPR.finditer(subject.text)))
    for trace in traces(subject.text):
        if not numbers.touch(trace.start, trace.end):
            message = f"Der står noget, der ligner {_CALLED[trace.kind]}. Slet det; i notatet må det stå."
            fix = Fix("Slet det", subject.without(trace.start, trace.end))
            yield error("H17", message, (trace.start, trace.end), fix)


def _role_for(subject: Subject, name: Name) -> Fix:
    """The name taken out where its role stands before it already ("sagsbehandler Lis Holm"), else a role's word."""
    before = re.search(r"(\w+) $", subject.text[max(subject.begin, name.start - 40) : name.start])
    word = before.group(1) if before else ""
    if word and word == word.lower() and word not in subject.ready.functional | subject.ready.before_names:
        return Fix(f"Slet {name.text}", subject.without(name.start, name.end))
    is_first = any(start == name.start for start, _ in subject.segments)
    return Fix("Skriv borger", subject.without(name.start, name.end, _BORGER.capitalize() if is_first else _BORGER))


def _stopped(message: str) -> str:
    return message if message.endswith("…") else f"{message}."
