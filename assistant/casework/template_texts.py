"""A text that was made from a template and may have been changed since: what is missing in it, what is altered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.casework.texts import TextVerdict, check_text, in_order
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.language import Language
from assistant.model.template import Template
from assistant.rules.reading import Reading

_LOCKED = re.compile(r"\{%\s*laast\s*%\}(.*?)\{%\s*endlaast\s*%\}", re.DOTALL)
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_LABEL = re.compile(r"^([^\W\d_][^{}:\n]{1,50}):\s*\{\{\s*(\w+)", re.MULTILINE)
_FEWEST_WORDS = 4
"""A shorter sentence is like too many others."""
_ALIKE = 75
"""Of 100: so alike a sentence is taken for the locked one, altered."""


def check_note(knowledge: Knowledge, template: Template | None, text: str, today: date) -> TextVerdict:
    """Judge a whole note or letter, and hold it against the template it came from, when that is known."""
    kind = (template.text_kind or template.kind) if template else "note"
    note_type = (template.note_type or "") if template else ""
    verdict = check_text(knowledge, text, kind, today, note_type)
    if template is None:
        return verdict
    found = [*_altered(template, text, knowledge.language), *_missing(template, text)]
    return TextVerdict(verdict.lix, in_order([*verdict.findings, *found]))


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
    """Labels of answers that the template demands."""
    required = {field.name for field in template.fields if field.required and not field.shown_if}
    lowered = text.lower()
    for label, name in _LABEL.findall(template.body):
        if name in required and f"{label.lower()}:" not in lowered:
            message = f"»{label}:« mangler. Skabelonen »{template.title}« kræver det."
            yield Finding("T21", Severity.WARNING, message)
