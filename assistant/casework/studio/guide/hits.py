"""Whom a change of the guide hits: what is judged otherwise by it than before, and every sentence that has a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

from assistant.casework.headings import judge
from assistant.casework.studio.guide.corpus import Kind, Sample
from assistant.casework.texts import check_text
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.model.language import Language
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.words import OutdatedTerm, Word, Words
from assistant.rules.reading import Reading
from assistant.rules.words import Lexicon

_NUMBERS = ("min_chars", "max_chars", "warn_chars", "min_words", "severities")
"""What of the guide goes for every heading, whatever it says."""
_WORDLESS = ("source", "checked_on", "checked_by", "approved_by", "rules")
_OF_THE_WHOLE = frozenset({"H01", "H02", "H03", "H04", "H05"})
Entry = Word | OutdatedTerm
_LETTERS = re.compile(r"[^\W\d_]+")


class Said(NamedTuple):
    """A finding and the words that it is about; empty where it is about all of them."""

    finding: Finding
    words: str


@dataclass(frozen=True)
class Hit:
    """A sample that is judged, or written, otherwise than before.

    Attributes:
        before, after: its heading; the same where only its text is concerned.
        gone, come: what is found no longer, and what is found only now.
        is_rewritten: whether the program would write another text.
    """

    sample: Sample
    before: str
    after: str
    gone: tuple[Said, ...]
    come: tuple[Said, ...]
    is_rewritten: bool = False


class Sentence(NamedTuple):
    """A sentence that has a word, and the word's characters in it."""

    sample: Sample
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Change:
    """What is another way in one guide than in the other.

    Attributes:
        is_everywhere: whether it may concern any heading.
        types: ids of the note types that are another way.
        in_headings, in_texts: small letters, of which some stand in whatever may be judged otherwise.
    """

    is_everywhere: bool
    types: frozenset[str]
    in_headings: frozenset[str]
    in_texts: frozenset[str]

    @property
    def is_nothing(self) -> bool:
        """Whether both say the same."""
        return not (self.is_everywhere or self.types or self.in_headings)


def change(before: Knowledge, after: Knowledge) -> Change:
    """What is another way in ``after``."""
    old, new = before.note_types, after.note_types
    types = frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))
    of_types = {word for name in types for each in (old.get(name), new.get(name)) if each for word in _of_type(each)}
    listed = {*_other_words(before.guide, after.guide), *_other_words(before.words, after.words)}
    return Change(
        is_everywhere=any(getattr(before.guide, name) != getattr(after.guide, name) for name in _NUMBERS),
        types=types,
        in_headings=frozenset(piece for word in {*of_types, *listed} for piece in _pieces(word)),
        in_texts=frozenset(max(_pieces(word), key=len) for word in listed),
    )


class Hits:
    """Compares what a guide finds in ``samples`` with what it found before; remembers the latter."""

    def __init__(self, samples: Sequence[Sample], before: Knowledge) -> None:
        self.samples = samples
        self.before = before
        self._texts: dict[Sample, list[Said]] = {}

    def compare(self, after: Knowledge, more: Iterable[Sample] = ()) -> list[Hit]:
        """Every sample, of ``more`` too, that is judged otherwise by ``after``. Not for Qt's thread."""
        changed = change(self.before, after)
        if changed.is_nothing:
            return []
        found = (self._hit(sample, after, changed) for sample in (*self.samples, *more))
        order = list(Kind)
        return sorted((hit for hit in found if hit), key=lambda hit: order.index(hit.sample.kind))

    def _hit(self, sample: Sample, after: Knowledge, changed: Change) -> Hit | None:
        old, new = sample.headed(self.before), sample.headed(after)
        was: list[Said] = []
        now: list[Said] = []
        if old != new or self._heading_may(sample, old, changed):
            was += of_heading(sample, self.before)
            now += of_heading(sample, after)
        if any(_holds(text, changed.in_texts) for _, text in sample.texts):
            was += self._of_texts(sample)
            now += of_texts(sample, after)
        gone, come = _beyond(was, now), _beyond(now, was)
        is_rewritten = sample.is_built and (old != new or self._other_line(sample, after))
        if not (gone or come or is_rewritten):
            return None
        return Hit(sample, old, new, gone, come, is_rewritten)

    def _heading_may(self, sample: Sample, heading: str, changed: Change) -> bool:
        """Whether its heading may be judged otherwise: by a number, by its own type, or by a word in it."""
        if not heading:
            return False
        return changed.is_everywhere or sample.note_type in changed.types or _holds(heading, changed.in_headings)

    def _of_texts(self, sample: Sample) -> list[Said]:
        if sample not in self._texts:
            self._texts[sample] = of_texts(sample, self.before)
        return self._texts[sample]

    def _other_line(self, sample: Sample, after: Knowledge) -> bool:
        """Whether it would end by naming its wording, or no longer."""
        name = sample.note_type or ""
        asked = [types[name].reference_line for types in (self.before.note_types, after.note_types) if name in types]
        return sample.carries and len(set(asked)) > 1


def of_heading(sample: Sample, knowledge: Knowledge) -> list[Said]:
    """What the guide of ``knowledge`` finds in the heading of ``sample``."""
    heading = sample.headed(knowledge)
    if not heading or (sample.note_type and sample.note_type not in knowledge.note_types):
        return []
    return [_said(finding, heading) for finding in judge(knowledge, heading, sample.note_type, sample.day).findings]


def of_texts(sample: Sample, knowledge: Knowledge) -> list[Said]:
    """What the word lists of ``knowledge`` find in the texts of ``sample``, as the check of a text does."""
    return [
        _said(finding, text)
        for kind, text in sample.texts
        for finding in check_text(knowledge, text, kind, sample.day, sample.note_type or "").findings
    ]


def sentences_with(entry: Entry, samples: Iterable[Sample], knowledge: Knowledge) -> Iterator[Sentence]:
    """Every heading, and every sentence of a text, that has ``entry`` in it; a heading is one sentence."""
    wanted = Lexicon([entry])
    head = entry.word.lower().split()[0] if entry.word.split() else ""
    for sample in samples if head else ():
        heading = sample.headed(knowledge)
        for text, is_heading in ((heading, True), *((text, False) for _, text in sample.texts)):
            if head in text.lower():
                yield from _sentences(sample, text, wanted, None if is_heading else knowledge.language)


def _sentences(sample: Sample, text: str, wanted: Lexicon[Entry], language: Language | None) -> Iterator[Sentence]:
    """Those of ``text``; without a ``language`` each of its lines is one."""
    reading = Reading(text, language) if language else None
    whole = reading.text if reading else text
    for hit in wanted.find(whole):
        start, end = _line(whole, hit.start)
        if reading and reading.sentences:
            sentence = reading.sentence_at(hit.start)
            start, end = min(sentence.start, hit.start), max(sentence.end, hit.end)
        yield Sentence(sample, whole[start:end].replace("\n", " "), hit.start - start, hit.end - start)


def _line(text: str, at: int) -> tuple[int, int]:
    """The line around ``at``."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _said(finding: Finding, text: str) -> Said:
    start, _, end = finding.where.partition("-")
    words = text[int(start) : int(end)] if start.isdigit() and end.isdigit() else ""
    return Said(finding, words if len(words) < len(text) else "")


def _beyond(some: Sequence[Said], others: Sequence[Said]) -> tuple[Said, ...]:
    """Those of ``some`` that ``others`` have not, or not as often; what they say of it may be another way."""
    left = Counter(map(_key, others))
    found = []
    for each in some:
        key = _key(each)
        if left[key]:
            left[key] -= 1
        else:
            found.append(each)
    return tuple(found)


def _key(said: Said) -> tuple[str, str, str]:
    """How it is known again; a rule of the heading as a whole says the same, whichever words it points at."""
    return said.finding.code, said.finding.severity, "" if said.finding.code in _OF_THE_WHOLE else said.words


def _of_type(note_type: NoteType) -> Iterator[str]:
    """Words by which any heading may be taken to be of the type, or is free to say."""
    yield note_type.prefix.rstrip(":")
    yield from note_type.keywords


def _other_words(old: HeadingGuide | Words, new: HeadingGuide | Words) -> Iterator[str]:
    """The words of every list that are in one only, or another way there."""
    for name in (each.name for each in fields(old) if each.name not in (*_NUMBERS, *_WORDLESS)):
        for entry in set(getattr(old, name)).symmetric_difference(getattr(new, name)):
            yield getattr(entry, "word", entry)


def _pieces(words: str) -> list[str]:
    """The parts that each stand in a text where ``words`` do, however they are parted there."""
    small = words.lower()
    return _LETTERS.findall(small) or [small]


def _holds(text: str, pieces: Iterable[str]) -> bool:
    small = text.lower()
    return any(piece in small for piece in pieces)
