"""Word lists that could not find what they say, and note types that ask for what nobody can write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.model.finding import Finding
from assistant.model.notetype import NoteType
from assistant.model.words import OutdatedTerm, Word, Words
from assistant.packs.source import KeyPath, Source

SHORTEST_STEM = 3
_LISTS = ("health", "sensitive", "vague", "filler", "judging", "future", "outdated")


def lint_words(words: Words, source: Source) -> Iterator[Finding]:
    """Faults of every list, each at its entry's own line."""
    for name in _LISTS:
        yield from _lint_list(getattr(words, name), source, (name,))
    for name in ("abbreviations", "diagnoses", "not_names", "roles", "unsaid"):
        seen: set[str] = set()
        for entry in getattr(words, name):
            if entry in seen or not entry.strip():
                yield source.error("P06", f"»{entry}« står to gange eller er tomt.", (name,))
            seen.add(entry)


def lint_needs(note_type: NoteType, source: Source, at: KeyPath) -> Iterator[Finding]:
    """What a type's headings need and forbid (H19)."""
    yield from _lint_list(note_type.forbidden, source, (*at, "forbidden"))
    for number, need in enumerate(note_type.needs):
        path = (*at, "needs", number)
        yield from _lint_list(need.one_of, source, path)
        if (need.part == "word") != bool(need.one_of):
            yield source.error("P09", 'one_of hører til part = "word", og skal have mindst ét ord der.', path)
        for keyword in need.keywords:
            if keyword not in note_type.keywords:
                yield source.error("P07", f"»{keyword}« er ikke et af typens nøgleord.", path)


def _lint_list(entries: Sequence[Word | OutdatedTerm], source: Source, at: KeyPath) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        for message in chain(_faults(entry), [f"»{entry.word}« står to gange."] if entry.word in seen else ()):
            yield source.error("P09", message, (*at, number))
        seen.add(entry.word)


def _faults(entry: Word | OutdatedTerm) -> Iterator[str]:
    word = entry.word
    if not word.strip() or word != word.strip() or word != word.lower():
        yield f"»{word}« skal skrives med små bogstaver og uden mellemrum i enderne."
    if entry.match == "stem" and len(word) < SHORTEST_STEM:
        yield f"»{word}« er for kort til en stamme: mindst {SHORTEST_STEM} bogstaver, ellers rammer den alt."
    if entry.match == "word" and entry.but_not:
        yield f'»{word}« findes kun, som det står; but_not hører til match = "stem".'
    elif any(not other.startswith(word) or other != other.lower() for other in entry.but_not):
        yield f"Ordene i but_not skal begynde med »{word}« og skrives med småt; de andre rammes ikke."
