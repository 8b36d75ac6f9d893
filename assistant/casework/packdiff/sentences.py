"""What one template says otherwise than another, sentence by sentence: its heading, its text, its further texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from assistant.casework.packdiff.pairing import Pair, pairs
from assistant.casework.packdiff.pieces import LOCK, TAG, Piece, cut
from assistant.casework.packdiff.reading import ReadTemplate, reread
from assistant.casework.wording_text import names_in
from assistant.model.draft import plain
from assistant.model.language import Language
from assistant.model.template import Template
from assistant.packs.source import KeyPath
from assistant.render.faults import RenderError, told_in_danish
from assistant.render.published import Names, published
from assistant.rules.heading import SEPARATOR

Kind = Literal["added", "removed", "changed", "moved"]
_TOKEN = re.compile(r"\w+(?:[.,:/-]\w+)*|\s+|[^\w\s]")
_MOST_WORDS = 600
"""In a longer sentence all is marked: finding out what is the same would keep people waiting."""
NO_LANGUAGE = Language()


@dataclass(frozen=True)
class SentenceChange:
    """A sentence that is new, gone, reworded, or elsewhere.

    Attributes:
        part: ``heading``, ``body``, or ``outputs.NAME``, with ``.pointer`` for what stands instead of that.
        old, new: as people read it, answers as ``[Dato]``, with what is counted from them, and conditions as
            ``[hvis …]``; as it is written where only that differs. Empty where there is none.
        line: of the new file; of the old one for what is gone.
        was_locked, is_locked: whether any of it may not be edited.
    """

    change: Kind
    part: str
    old: str
    new: str
    line: int
    was_locked: bool = False
    is_locked: bool = False


class Marked(NamedTuple):
    """A piece of a sentence, and whether it is one that differs."""

    text: str
    is_other: bool


class _Text(NamedTuple):
    """A text of a template, and the key it stands under; the body stands under none."""

    text: str
    key: KeyPath = ()

    def pieces(self, read: ReadTemplate | None, language: Language) -> list[Piece]:
        """Its sentences with their lines in the file: of a key's text the key's own."""
        if read is None or not self.key:
            first = read.template.body_line if read else 1
            return [piece._replace(line=first + piece.line) for piece in cut(self.text, language)]
        line = read.line(*self.key)
        if self.key == _HEADING:
            return [Piece(" ".join(self.text.split()), line)] if self.text.strip() else []
        return [piece._replace(line=line) for piece in cut(self.text, language)]


_NO_TEXT = _Text("")
_HEADING = ("heading",)


def changes_between(
    old: Template | bytes, new: Template | bytes, language: Language = NO_LANGUAGE
) -> list[SentenceChange]:
    """What ``new`` says otherwise than ``old``, as it stands in ``new``.

    Args:
        old: the earlier wording, or its file.
        new: the later one, or its file.
        language: knows the abbreviations after which a sentence goes on; without them one is cut in two, in both alike.

    Raises:
        NotATemplateError: a file is none that can be read.
    """
    return list(sentence_changes(reread(old), reread(new), language))


def sentence_changes(
    old: ReadTemplate | None, new: ReadTemplate | None, language: Language
) -> Iterator[SentenceChange]:
    """As ``changes_between``; against no template all is added, or removed."""
    was, now = dict(_texts(old.template)) if old else {}, dict(_texts(new.template)) if new else {}
    names = (_names(old), _names(new))
    for part in dict.fromkeys((*now, *was)):
        one, other = was.get(part, _NO_TEXT), now.get(part, _NO_TEXT)
        if one.text == other.text:
            continue
        before, after = one.pieces(old, language), other.pieces(new, language)
        for pair in pairs(before, after):
            if pair.kind != "same":
                yield _told(pair, part, before, after, names)


def marked(old: str, new: str) -> tuple[list[Marked], list[Marked]]:
    """Both sentences in pieces, those words marked that the other has not."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for this

    words = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(map(len, words)) > _MOST_WORDS:
        return [Marked(old, is_other=True)], [Marked(new, is_other=True)]
    sides: tuple[list[Marked], list[Marked]] = ([], [])
    for tag, *spans in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        for side, listed, (start, end) in zip(sides, words, (spans[:2], spans[2:]), strict=True):
            if start < end:
                side.append(Marked("".join(listed[start:end]), tag != "equal"))
    return _joined(sides[0]), _joined(sides[1])


def _joined(pieces: Sequence[Marked]) -> list[Marked]:
    """``pieces`` with what differs in one piece, also over a space."""
    found: list[Marked] = []
    for number, piece in enumerate(pieces):
        is_between = piece.text.isspace() and 0 < number < len(pieces) - 1
        is_other = piece.is_other or is_between
        if found and found[-1].is_other == is_other:
            found[-1] = Marked(found[-1].text + piece.text, is_other)
        else:
            found.append(Marked(piece.text, is_other))
    return found


def _told(
    pair: Pair, part: str, before: Sequence[Piece], after: Sequence[Piece], names: tuple[Names, Names]
) -> SentenceChange:
    was = before[pair.old] if pair.old is not None else None
    now = after[pair.new] if pair.new is not None else None
    old = _shown(was.source, names[0]) if was else ""
    new = _shown(now.source, names[1]) if now else ""
    if was and now and old == new and was.source != now.source:
        old, new = _seen(was.source), _seen(now.source)
    place = now or was
    return SentenceChange(
        change=pair.kind if pair.kind != "same" else "moved",
        part=part,
        old=old,
        new=new,
        line=place.line if place else 1,
        was_locked=bool(was and was.is_locked),
        is_locked=bool(now and now.is_locked),
    )


def _texts(template: Template) -> Iterator[tuple[str, _Text]]:
    if plan := template.heading:
        parts = (part for part in (plan.keyword, *plan.what, plan.who, plan.date) if part)
        yield "heading", _Text(SEPARATOR.join(parts), _HEADING)
    yield "body", _Text(template.body)
    for number, output in enumerate(template.outputs):
        for key, part in (("text", f"outputs.{output.name}"), ("pointer", f"outputs.{output.name}.pointer")):
            yield part, _Text(getattr(output, key), ("outputs", number, key))


def _names(read: ReadTemplate | None) -> Names:
    return names_in(read.template) if read else Names({})


def _shown(source: str, names: Names) -> str:
    """``source`` for people."""
    return " ".join(_seen(TAG.sub(lambda tag: _in_words(tag[0], names), source)).split())


def _in_words(tag: str, names: Names) -> str:
    if lock := LOCK.fullmatch(tag):
        return "[låst slut]" if lock[1] else "[låst]"
    try:
        with told_in_danish():
            return plain(published(tag, names, exactly=True))
    except RenderError:  # what no template can say is for the check to tell
        return tag


def _seen(text: str) -> str:
    """``text`` with a name for each character that nobody sees: one can hide in a word, or turn it around."""
    if text.isascii():
        return text
    return "".join(f"[U+{ord(c):04X}]" if unicodedata.category(c) == "Cf" else c for c in text)
