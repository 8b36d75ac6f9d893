"""A text that was made from a template and may have been changed since: what is missing in it, what is altered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from assistant.casework.library import Library, UnavailableError
from assistant.model.finding import Finding, Severity
from assistant.model.language import Language
from assistant.model.template import Template
from assistant.rules.reading import Reading

_LOCKED = re.compile(r"\{%\s*laast\s*%\}(.*?)\{%\s*endlaast\s*%\}", re.DOTALL)
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_BLOCK = re.compile(r"\{%\s*(if|for|endif|endfor)\b")
_TITLE = re.compile(r"^\*\*([^*{}\n]+)\*\*$", re.MULTILINE)
_LABEL = re.compile(r"^([^\W\d_][^{}:\n]{1,50}):\s*\{\{\s*(\w+)", re.MULTILINE)
_FEWEST_WORDS = 4
"""A shorter sentence is like too many others."""
_WORDING = re.compile(r"^Ordlyd: ([a-z0-9-]+) v", re.MULTILINE)
_ENOUGH, _MOST_LOOKED_AT = 2, 40
_ALIKE = 75
"""Of 100: so alike a sentence is taken for the locked one, altered."""


def held_against(template: Template, text: str, language: Language) -> list[Finding]:
    """What ``text`` has lost of the template that it was made from."""
    return [*_altered(template, text, language), *_missing(template, text)]


def origin(library: Library, text: str, note_type: str, today: date) -> Template | None:
    """The template that ``text`` was made from: the one it names, else the one it has most in common with.

    Args:
        library: where to look.
        text: without its heading.
        note_type: id of the note type; empty for a letter.
        today: the day whose templates count.
    """
    if named := _WORDING.search(text):
        with suppress(UnavailableError):
            return library.template(named[1], today)
    entries = [e for e in library.entries(today) if (e.note_type == note_type if note_type else e.kind == "letter")]
    scored: list[tuple[int, str, Template]] = []
    for entry in entries[:_MOST_LOOKED_AT]:
        with suppress(UnavailableError):
            template = library.template_of(entry)
            scored.append((_in_common(template, text, library.knowledge.language), template.id, template))
    best = sorted(scored, reverse=True)[:2]
    is_clear = best and best[0][0] >= _ENOUGH and (len(best) == 1 or best[0][0] > best[1][0])
    return best[0][2] if is_clear else None


def _in_common(template: Template, text: str, language: Language) -> int:
    """How many labels, titles and locked sentences of ``template`` stand in ``text``."""
    lines, words = text.lower().split("\n"), _plain(text)
    labels = {label.lower() for label, _ in _LABEL.findall(template.body)}
    standing = sum(any(line.startswith(f"{label}:") for line in lines) for label in labels)
    standing += sum(title.lower() in lines for title in set(_TITLE.findall(template.body)))
    return standing + sum(sentence in words for sentence in _locked_sentences(template, language))


def _altered(template: Template, text: str, language: Language) -> Iterator[Finding]:
    """Sentences that resemble a locked one, and are not it."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only for this

    locked = list(_locked_sentences(template, language))
    given = Reading(text, language)
    sentences = [(sentence, _plain(given.text[sentence.start : sentence.end])) for sentence in given.sentences]
    standing = {sentence for _, sentence in sentences} & set(locked)
    loose = [(sentence, words) for sentence, words in sentences if words not in standing]
    for wanted in locked:
        if wanted in standing:
            continue
        for sentence, words in loose:
            if fuzz.ratio(wanted, words, score_cutoff=_ALIKE):
                message = f"Sætningen er låst og skal stå, som den er skrevet: »{wanted}«"
                yield Finding("T20", Severity.WARNING, message, given.span(sentence.start, sentence.end))
                break


def _locked_sentences(template: Template, language: Language) -> Iterator[str]:
    """The locked sentences that hold no answer, so that it is known how they must stand."""
    for match in _LOCKED.finditer(template.body):
        for piece in _TAG.split(match.group(1)):
            reading = Reading(piece, language)
            for sentence in reading.sentences:
                if sentence.is_closed and len(sentence.words) >= _FEWEST_WORDS and sentence.words[0].text[0].isupper():
                    yield _plain(reading.text[sentence.start : sentence.end])


def _plain(sentence: str) -> str:
    return " ".join(sentence.replace("**", "").split())


def _missing(template: Template, text: str) -> Iterator[Finding]:
    """Labels of answers that the template demands, whatever else was answered."""
    required = {field.name for field in template.fields if field.required and not field.shown_if}
    lowered = text.lower()
    for label, name in _LABEL.findall(_unconditional(template.body)):
        if name in required and f"{label.lower()}:" not in lowered:
            message = f"»{label}:« mangler. Skabelonen »{template.title}« kræver det."
            yield Finding("T21", Severity.WARNING, message)


def _unconditional(body: str) -> str:
    """The lines of ``body`` that stand in every text made from it."""
    kept: list[str] = []
    depth = 0
    for line in body.split("\n"):
        if not depth:
            kept.append(line)
        depth += sum(-1 if tag.startswith("end") else 1 for tag in _BLOCK.findall(line))
    return "\n".join(kept)
