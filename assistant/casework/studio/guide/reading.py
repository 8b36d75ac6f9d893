"""What the guide's room begins with: the files, what the packs know, and all there is to try a change on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.casework.knowledge import merged
from assistant.casework.shelf import Shelf
from assistant.casework.studio.guide.corpus import Sample, headings_of
from assistant.casework.studio.guide.hits import Entry, Hit, Hits, Sentence, sentences_with
from assistant.casework.studio.guide.judging import Judged, judge_guide
from assistant.casework.studio.guide.sheets import Sheet, open_sheets
from assistant.casework.toml_text import Values
from assistant.model.knowledge import Knowledge
from assistant.packs.reader import read_core


@dataclass(frozen=True)
class Guide:
    """The guide of a pack as it lies on the disk.

    Attributes:
        sheets: its files, by name.
        under: what the packs below know.
        base: what they and the pack know.
        is_used: whether a guide of its own counts: a person's own pack has templates alone.
    """

    sheets: dict[str, Sheet]
    under: Knowledge
    base: Knowledge
    is_used: bool = True


@dataclass(frozen=True)
class Asked:
    """What is written, and what to try it on.

    Attributes:
        values: what the files that the pack has say, by name.
        hits: None while there is nothing to try it on.
        own: headings of her own.
        word: that she is at.
    """

    values: Mapping[str, Values]
    hits: Hits | None = None
    own: Sequence[Sample] = ()
    word: Entry | None = None


@dataclass(frozen=True)
class Told:
    """What there is to say of a guide as it is written now.

    Attributes:
        hits: what is judged otherwise than by the guide on the disk.
        tried: how many notes, letters and headings were held against both.
        sentences: those that have the word she is at.
    """

    judged: Judged
    hits: Sequence[Hit] = ()
    tried: int = 0
    sentences: Sequence[Sentence] = ()


def read_guide(folder: Path, below: Sequence[Path]) -> Guide:
    """The guide of the pack in ``folder`` over those ``below``. Not for Qt's thread.

    Raises:
        UnreadableError: one of its files cannot be read.
    """
    core = read_core(folder)
    under = list(Shelf(below).under(core).values())
    is_used = core.info is None or not core.info.is_own
    return Guide(open_sheets(folder, below), merged(under), merged([*under, core]), is_used)


def tell(asked: Asked, guide: Guide, today: date) -> Told:
    """What there is to say of the files as they are written now.

    Args:
        asked: what is written, and what to try it on.
        guide: as it lies on the disk.
        today: the day that headings without a date are judged as on.
    """
    judged = judge_guide(asked.values, guide.under, guide.base, today)
    if asked.hits is None:
        return Told(judged)
    found = asked.hits.compare(judged.knowledge, more := (*asked.own, *headings_of(judged.knowledge, today)))
    texts = (*asked.own, *asked.hits.samples)
    sentences = tuple(sentences_with(asked.word, texts, judged.knowledge)) if asked.word else ()
    return Told(judged, found, len(more) + len(asked.hits.samples), sentences)
