"""What the heading rules look up, made ready once for the packs in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.model.knowledge import Knowledge
from assistant.model.notetype import NoteType
from assistant.model.words import OutdatedTerm, Word
from assistant.rules.once import once
from assistant.rules.reading import MONTHS
from assistant.rules.words import Lexicon

_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Ready:
    """Lists and sets of small letters.

    Attributes:
        types: by their prefix.
        any_prefix: finds the prefix that a heading begins with.
        prefixes: by the type's id, what finds its prefix where it is written carelessly.
        keywords: by the type's id, what finds one in a text, the longest that fits.
        needs: by the type's id, the words of each of its needs.
        forbidden: by the type's id.
        functional: words that carry no meaning of their own.
        ordinary: words that are no names though they may have a capital.
        places: words that are no names, and whose neighbour is none: an institution, a town.
        whitelist: names of more than one word that are no person's.
    """

    types: Mapping[str, NoteType]
    any_prefix: re.Pattern[str]
    prefixes: Mapping[str, re.Pattern[str]]
    keywords: Mapping[str, re.Pattern[str]]
    needs: Mapping[str, tuple[Lexicon[Word], ...]]
    forbidden: Mapping[str, Lexicon[Word]]
    health: Lexicon[Word]
    sensitive: Lexicon[Word]
    judging: Lexicon[Word]
    vague: Lexicon[Word]
    filler: Lexicon[Word]
    outdated: Lexicon[OutdatedTerm]
    whitelist: Lexicon[Word]
    functional: frozenset[str]
    ordinary: frozenset[str]
    places: frozenset[str]
    roles: frozenset[str]
    roles_of: Mapping[str, frozenset[str]]
    forms: frozenset[str]
    abbreviations: frozenset[str]
    before_names: frozenset[str]


@once
def ready(knowledge: Knowledge) -> Ready:
    """``knowledge`` made ready."""
    guide, words, types = knowledge.guide, knowledge.words, list(knowledge.note_types.values())
    functional = {part for word in guide.function_words for part in _pieces(word)}
    roles, forms = _lowered(words.roles), _lowered(guide.forms)
    keywords = {part for note_type in types for keyword in note_type.keywords for part in _pieces(keyword)}
    names = {part for note_type in types for part in _pieces(note_type.prefix)}
    vague = {word.word for word in words.vague}
    spoken = {part for phrase in (*roles, *forms) for part in _pieces(phrase)}
    return Ready(
        types={note_type.prefix: note_type for note_type in types},
        any_prefix=re.compile("|".join(re.escape(note_type.prefix) for note_type in types) or "(?!)"),
        prefixes={note_type.id: _prefix(note_type) for note_type in types},
        keywords={note_type.id: _keywords(note_type) for note_type in types},
        needs={note_type.id: tuple(Lexicon(need.one_of) for need in note_type.needs) for note_type in types},
        forbidden={note_type.id: Lexicon(note_type.forbidden) for note_type in types},
        health=Lexicon(words.health),
        sensitive=Lexicon(words.sensitive),
        judging=Lexicon(words.judging),
        vague=Lexicon(words.vague),
        filler=Lexicon(words.filler),
        outdated=Lexicon(term for term in words.outdated if term.where == "all"),
        whitelist=Lexicon(Word(word=name.lower()) for name in words.not_names if " " in name),
        functional=frozenset(functional),
        ordinary=frozenset(keywords | names | vague | spoken | {*MONTHS, *_WEEKDAYS}),
        places=_lowered(name for name in words.not_names if " " not in name),
        roles=roles,
        roles_of={note_type.id: roles - _lowered(note_type.keywords) for note_type in types},
        forms=forms,
        abbreviations=frozenset(words.abbreviations),
        before_names=_lowered(guide.before_names),
    )


def _lowered(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _pieces(phrase: str) -> list[str]:
    """The words of a phrase: "bl.a." is found in a text as "bl" and "a"."""
    return [piece.lower() for piece in _LETTERS.findall(phrase)] + [phrase.lower()]


def _prefix(note_type: NoteType) -> re.Pattern[str]:
    bare = r"\s+".join(re.escape(part) for part in note_type.prefix.rstrip(":").split())
    return re.compile(rf"\s*{bare}\b\s*:?\s*", re.IGNORECASE)


def _keywords(note_type: NoteType) -> re.Pattern[str]:
    longest_first = sorted(note_type.keywords, key=len, reverse=True)
    words = "|".join(re.escape(word) for word in longest_first) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
