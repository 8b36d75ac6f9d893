"""Whose data stands in a text, found by shape and by list, and weighed by where it stands.

Source: databeskyttelsesforordningen art. 5 and 9. What was found is never certain and never complete: the messages
speak of what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.model.finding import Finding, Severity
from assistant.model.language import Personal, PersonalRule
from assistant.rules.language import Subject
from assistant.rules.marks import Marks
from assistant.rules.once import once
from assistant.rules.personal import cpr_like, traces
from assistant.rules.reading import Reading, Sentence, Word, quoted
from assistant.rules.words import lexicon

CODES: dict[Personal, str] = {
    "cpr": "D01",
    "name": "D02",
    "phone": "D03",
    "e-mail": "D04",
    "account": "D05",
    "health": "D06",
    "sensitive": "D07",
    "address": "D08",
}
_CAPITALISED = re.compile(r"[A-ZÆØÅ][a-zæøåéüö]+(?:-[A-ZÆØÅ][a-zæøåéüö]+)?")
_BESIDE = re.compile(rf"{_CAPITALISED.pattern} (?=[A-ZÆØÅ])")
_FIGURE = re.compile(r"[\d@]")
Found = tuple[Personal, int, int]


def check(subject: Subject) -> Iterator[Finding]:
    """Every sort of personal data that the subject's kind is not free to hold."""
    rules = {rule.what: rule for rule in subject.language.personal}
    taken = Marks(len(subject.reading.text))
    for what, start, end in sorts(subject):
        rule = rules.get(what, PersonalRule(what=what, message="Se efter, om det skal stå her."))
        weight = "error" if what == "cpr" else _weight(rule, subject)
        if weight != "allowed" and not taken.touch(start, end):
            taken.add(start, end)
            text = subject.reading.text[start:end]
            message = rule.message.replace("{}", "noget" if what == "cpr" else quoted(text))
            yield subject.found(CODES[what], Severity(weight), message, (start, end))


def _weight(rule: PersonalRule, subject: Subject) -> str:
    kinds = [kind.id for kind in subject.language.lineage(subject.kind.id)]
    places = (f"{kinds[-1]}/{subject.note_type}", *kinds)
    return next((rule.kinds[place] for place in places if place in rule.kinds), rule.otherwise)


def sorts(subject: Subject) -> Iterator[Found]:
    """Every place that looks like personal data, with its sort, wherever it may stand; two sorts may overlap."""
    reading, words = subject.reading, subject.knowledge.words
    for start, end in cpr_like(reading.text):
        yield "cpr", start, end
    for what, start, end in _traces(reading.text):
        if not _is_own(subject, what, _bare(reading.text[start:end])):
            yield what, start, end
    for start, end in names(subject):
        yield "name", start, end
    for hit in lexicon(words.health).find_among(reading.tokens):
        yield "health", hit.start, hit.end
    for hit in lexicon(words.sensitive).find_among(reading.tokens):
        yield "sensitive", hit.start, hit.end


def _traces(text: str) -> Iterator[Found]:
    """What ``traces`` finds, line by line: most lines have no figure, and need not be searched."""
    at = 0
    for line in text.split("\n"):
        if _FIGURE.search(line):
            for trace in traces(line):
                yield trace.kind, at + trace.start, at + trace.end
        at += len(line) + 1


def _is_own(subject: Subject, what: Personal, bare: str) -> bool:
    """Whether it is how the unit itself is reached; a line of its address may stand alone."""
    unit = subject.knowledge.organisation
    if what == "address":
        return bare in _bare(unit.address)
    return bare in {_bare(fact) for fact in (unit.phone, unit.mailbox) if fact}


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text.lower()).removeprefix("+45").removeprefix("0045")


def names(subject: Subject) -> Iterator[tuple[int, int]]:
    """Two or more capitalised words in a row that no list knows; a line of a letter's head or foot is left alone."""
    known = _small(subject.knowledge.words.not_names)
    small = subject.knowledge.guide.function_words
    is_addressed = any(kind.id == "letter" for kind in subject.language.lineage(subject.kind.id))
    for sentence in _with_names(subject.reading):
        if is_addressed and not sentence.counts:
            continue
        row: list[Word] = []
        for word in sentence.words:
            if not word.text[0].isupper() or not _CAPITALISED.fullmatch(word.text):
                continue
            if word is sentence.words[0] and word.text.lower() in small:
                continue
            if row and subject.reading.text[row[-1].end : word.start] != " ":
                yield from _name(row, known)
                row = []
            row.append(word)
        yield from _name(row, known)


@once
def _small(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.lower() for name in names)


def _with_names(reading: Reading) -> Iterator[Sentence]:
    """The sentences that have two such words side by side; most texts are long and have few."""
    last = -1
    for match in _BESIDE.finditer(reading.text):
        sentence = reading.sentence_at(match.start())
        if sentence.start != last:
            last = sentence.start
            yield sentence


def _name(row: list[Word], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    words = [word.text.lower() for word in row]
    if len(row) >= 2 and known.isdisjoint((*words, *map(" ".join, pairwise(words)))):
        yield row[0].start, row[-1].end
