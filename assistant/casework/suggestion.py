"""A suggestion to the team lead: which wording, what should change, why. Nothing of a citizen (DOMAIN.md A46)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.model.fields import plain_label
from assistant.model.finding import Dismissal, Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.language import Personal, TextKind
from assistant.model.template import Template
from assistant.rules.language import Subject
from assistant.rules.marks import Marks
from assistant.rules.privacy import CODES, sorts
from assistant.rules.reading import Reading, quoted
from assistant.store.atomic import write_new

NAME = "D02"
_KIND = TextKind(id="forslag", name="Forslag")
_SAID: dict[Personal, str] = {
    "cpr": "Der står noget, der ligner et CPR-nummer. Slet det.",
    "name": "{} ligner et navn. Skriv rollen: borger, læge, arbejdsgiver.",
    "phone": "{} ligner et telefonnummer. Slet det.",
    "e-mail": "{} ligner en mailadresse. Slet den.",
    "account": "Der står noget, der ligner et kontonummer. Slet det.",
    "address": "{} ligner en adresse. Slet den.",
}
"""A word about health is no citizen's: it may be what the suggestion is about."""
_ANSWER_TAG = re.compile(r"\{%.*?%\}")


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """What she would have another way.

    Attributes:
        template: the wording it is about; None where it is about none in particular.
        line: the line of the wording, as the pack has it; empty for all of it.
        change, why: her own words.
        words: lines about words that the rules have hit, chosen one by one.
    """

    template: Template | None = None
    line: str = ""
    change: str = ""
    why: str = ""
    words: Sequence[str] = ()


def lines_of(template: Template) -> list[str]:
    """What one can point at in ``template``: the lines of its text, then its questions; all of it the pack's words."""
    body = [_ANSWER_TAG.sub(" … ", line).strip(" …") for line in template.body.splitlines()]
    asked = [f"Spørgsmål: {plain_label(field)}" for field in template.fields]
    return [line for line in (*body, *asked) if line]


def personal(
    text: str, knowledge: Knowledge, today: date, cleared: frozenset[Dismissal] = frozenset()
) -> Iterator[Finding]:
    """An error for each place of ``text`` that may be a citizen's, but not what she has said is no name."""
    reading = Reading(text, knowledge.language)
    taken = Marks(len(reading.text))
    for what, start, end in sorts(Subject(reading, _KIND, knowledge, today)):
        word = reading.text[start:end].lower() if what == "name" else ""
        is_cleared = bool(word) and (NAME, word) in cleared
        if what in _SAID and not is_cleared and not taken.touch(start, end):
            taken.add(start, end)
            message = _SAID[what].replace("{}", quoted(reading.text[start:end]))
            yield Finding(CODES[what], Severity.ERROR, message, reading.span(start, end), word=word)


def as_text(suggestion: Suggestion, today: date) -> str:
    """The file's text."""
    template = suggestion.template
    parts = [f"Forslag til Sagstast, skrevet {today:%d.%m.%Y}"]
    if template:
        wording = f"version {template.version}, gælder fra {template.valid_from:%d.%m.%Y}"
        own = f", {template.origin}" if template.is_own else ""
        parts.append(f"Skabelon: {template.title} ({template.id}), {wording}{own}")
    if suggestion.line:
        parts.append(f"Ordlyden nu:\n{suggestion.line}")
    if suggestion.change.strip():
        parts.append(f"Skal ændres:\n{suggestion.change.strip()}")
    if suggestion.why.strip():
        parts.append(f"Hvorfor:\n{suggestion.why.strip()}")
    if suggestion.words:
        parts.append("Ord:\n" + "\n".join(f"- {word}" for word in suggestion.words))
    return "\n\n".join(parts) + "\n"


def save(suggestion: Suggestion, folder: Path, today: date) -> Path:
    """Write it to a new file in ``folder``, which only she can read until she sends it on.

    Raises:
        OSError: ``folder`` is no folder, or cannot be written to.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    about = f"-{suggestion.template.id}" if suggestion.template else ""
    stem = f"forslag{about}-{today.isoformat()}"
    text, file, number = as_text(suggestion, today), folder / f"{stem}.txt", 1
    while True:
        try:
            write_new(file, text)
        except FileExistsError:
            number += 1
            file = folder / f"{stem}-{number}.txt"
        else:
            return file
