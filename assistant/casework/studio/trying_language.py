"""How a template's own words read: their LIX, and each sentence that could be simpler."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from assistant.casework.pack.language import passages, said_of, with_all
from assistant.casework.studio.trying import Trial
from assistant.model.draft import plain
from assistant.model.finding import Finding
from assistant.rules.lix import counted, lix
from assistant.rules.reading import Reading, quoted

_QUOTED = 160
"""Characters of a sentence that are shown."""
_SCALE = (
    (25, "meget let, som en børnebog"),
    (35, "let, som et ugeblad"),
    (45, "middel, som en avis"),
    (55, "svær, som en fagbog"),
)
"""Below which LIX a text is called so, after C. H. Björnsson 1968."""
_HARDEST = "meget svær, som en lovtekst"


@dataclass(frozen=True)
class Remark:
    """What is said of a text.

    Attributes:
        quoted: the words it is about; empty where it is about all of them, or names them itself.
    """

    finding: Finding
    quoted: str


@dataclass(frozen=True)
class Measured:
    """A text and how it reads.

    Attributes:
        label: what a further text is called; empty for the body.
        lix: of all its words but the locked ones; None where there are none.
        is_short: whether there are too few for the number to say anything.
    """

    label: str
    lix: float | None
    words: int
    sentences: int
    is_short: bool
    remarks: tuple[Remark, ...]


def measured(trial: Trial) -> Iterator[Measured]:
    """Each text of ``trial`` that says anything, as a unit would send it that has told all about itself."""
    drafter = trial.drafter.of_unit(with_all(trial.drafter.knowledge.organisation))
    knowledge = drafter.knowledge
    draft = drafter.draft(trial.template, trial.answers, trial.day)
    for passage in passages(draft):
        text, reading = plain(passage.runs), Reading(passage.own, knowledge.language)
        sentences = counted(reading)
        words = sum(len(sentence.words) for sentence in sentences)
        remarks = (
            Remark(each.finding, _quoted(each.finding, text))
            for each in said_of(knowledge, trial.template, passage, trial.day)
        )
        if text.strip():
            numbers = knowledge.language.numbers
            number = lix(reading, numbers.long_word)
            is_short = words < numbers.lix_min_words
            yield Measured(passage.label, number, words, len(sentences), is_short, tuple(remarks))


def meaning(number: float) -> str:
    """What a LIX means: ``middel, som en avis``."""
    return next((word for limit, word in _SCALE if number < limit), _HARDEST)


def _quoted(finding: Finding, text: str) -> str:
    if not finding.where:
        return ""
    start, end = map(int, finding.where.split("-"))
    words = text[start:end]
    return "" if quoted(words) in finding.message else shorten(words, _QUOTED, placeholder=" …")
