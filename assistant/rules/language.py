"""How a text is written (DOMAIN.md E0): LIX, long sentences, passives, words of law, tone, words that judge.

Advice, never an error: how a sentence reads is for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.language import Language, TextKind
from assistant.rules.lix import counted, lix
from assistant.rules.reading import Reading, Sentence, Word, quoted
from assistant.rules.words import lexicon

_S_PASSIVE = re.compile(r"[a-zæøå]{2,}(?:es|ås)|ses|tes")
_NO_VERB = ("ernes", "enes", "elses")
"""Genitives: "borgernes", "pengenes", "afgørelses". Hardly a verb ends so."""
_BECOME = frozenset({"blive", "bliver", "blev", "blevet"})
_PARTICIPLE = re.compile(r"[a-zæøå]{2,}(?:et|t|ede|te)")
_REACH = 4
"""So many words after "bliver" the participle may stand."""


@dataclass(frozen=True)
class Subject:
    """A text and what it is judged by.

    Attributes:
        kind: with everything it takes from the kinds it is like.
        note_type: of a note, when it is known.
    """

    reading: Reading
    kind: TextKind
    knowledge: Knowledge
    today: date
    note_type: str = ""

    @property
    def language(self) -> Language:
        """What the packs say of texts."""
        return self.knowledge.language

    def found(self, code: str, severity: Severity, message: str, span: tuple[int, int]) -> Finding:
        """A finding about the characters of ``span``."""
        return Finding(code, severity, message, self.reading.span(*span))


def check(subject: Subject) -> Iterator[Finding]:
    """What is asked of the language of the subject's kind."""
    for test, rule in _RULES.items():
        if test in subject.kind.tests:
            yield from rule(subject)


def _readability(subject: Subject) -> Iterator[Finding]:
    numbers = subject.language.numbers
    sentences = counted(subject.reading)
    value = lix(subject.reading, numbers.long_word)
    if value is not None and sum(len(sentence.words) for sentence in sentences) >= numbers.lix_min_words:
        shown = f"{value:g}".replace(".", ",")
        if value >= numbers.lix_warn:
            message = f"LIX er {shown}. Det er svært at læse. Skriv kortere sætninger og mere almindelige ord."
            yield Finding("T10", Severity.WARNING, message)
        elif value > numbers.lix_target:
            message = f"LIX er {shown}. Teksten bliver lettere at læse under {numbers.lix_target}."
            yield Finding("T10", Severity.HINT, message)
    for sentence in sentences:
        if len(sentence.words) > numbers.sentence_words:
            message = f"Sætningen er på {len(sentence.words)} ord. Del den i to."
            yield subject.found("T11", Severity.WARNING, message, (sentence.start, sentence.end))


def _passives(subject: Subject) -> Iterator[Finding]:
    none = frozenset(subject.language.no_passives)
    for sentence in subject.reading.sentences:
        found = list(_passives_of(sentence, none))
        if len(found) >= subject.language.numbers.passives:
            shown = ", ".join(quoted(word.text) for word in found[:3])
            message = f"Hvem gør det? Skriv, hvem der handler, i stedet for {shown}."
            yield subject.found("T12", Severity.HINT, message, (found[0].start, found[-1].end))


def _passives_of(sentence: Sentence, none: frozenset[str]) -> Iterator[Word]:
    since_become = _REACH + 1
    for number, word in enumerate(sentence.words):
        since_become += 1
        text = word.text.lower() if number == 0 else word.text
        if text in _BECOME:
            since_become = 0
        elif text in none:
            continue
        elif since_become <= _REACH and _PARTICIPLE.fullmatch(text):
            since_become = _REACH + 1
            yield word
        elif text.endswith("s") and _S_PASSIVE.fullmatch(text) and not text.endswith(_NO_VERB):
            yield word


def _law_words(subject: Subject) -> Iterator[Finding]:
    told: set[str] = set()
    for hit in lexicon(subject.language.law_words).find_among(subject.reading.tokens):
        if hit.entry.word not in told:
            told.add(hit.entry.word)
            message = f"{quoted(hit.text)} er et juristord. Forklar det: {hit.entry.plain}."
            yield subject.found("T13", Severity.HINT, message, (hit.start, hit.end))


def _tone(subject: Subject) -> Iterator[Finding]:
    for hit in lexicon(subject.language.tone).find_among(subject.reading.tokens):
        instead = hit.entry.instead or "Skriv roligt, hvad der sker, og hvad man kan gøre."
        message = f"{quoted(hit.text)} kan skræmme. {instead}"
        yield subject.found("T14", Severity.WARNING, message, (hit.start, hit.end))


def _judging(subject: Subject) -> Iterator[Finding]:
    for hit in lexicon(subject.knowledge.words.judging).find_among(subject.reading.tokens):
        instead = hit.entry.instead or "det, der skete: »afslog«, »mødte ikke«"
        message = f"{quoted(hit.text)} dømmer. Skriv i stedet {instead}."
        yield subject.found("T15", Severity.WARNING, message, (hit.start, hit.end))


_RULES: dict[str, Callable[[Subject], Iterator[Finding]]] = {
    "readability": _readability,
    "passives": _passives,
    "law-words": _law_words,
    "tone": _tone,
    "judging": _judging,
}
