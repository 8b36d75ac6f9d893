"""Word lists as a pack states them: what a heading or a text may not say, and what to say instead."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal, Self

from assistant.model.rule import CheckedFile

Match = Literal["word", "stem"]


@dataclass(frozen=True, kw_only=True)
class Word:
    """An entry of a list.

    Attributes:
        word: one word or a few, in small letters.
        match: ``word`` is found as it stands only, ``stem`` also at the beginning of longer words.
        but_not: longer words that a stem would hit and that mean something else: "gæld" is not in "gælder".
        instead: what to write in its place; empty when the list says it for all.
    """

    word: str
    match: Match = "word"
    but_not: tuple[str, ...] = ()
    instead: str = ""


@dataclass(frozen=True, kw_only=True)
class OutdatedTerm:
    """A word that has been replaced. A text about the time before may still use it.

    Attributes:
        since: the day from which ``instead`` is the right one.
        where: ``legal`` when only the language of law has changed and units may keep the name.
    """

    word: str
    instead: str
    since: date
    source: str
    certainty: Literal["high", "medium", "low", "unknown"]
    match: Match = "stem"
    but_not: tuple[str, ...] = ()
    where: Literal["all", "legal"] = "all"


@dataclass(frozen=True, kw_only=True)
class Words(CheckedFile):
    """All lists of a pack (DOMAIN.md B3). A pack above adds to those below, and takes out what it names.

    Attributes:
        health: details of somebody's health (H08).
        sensitive: crime, debt, religion, ethnicity, sexuality and the like (H09).
        vague: words that say nothing when they stand alone (H10).
        filler: words that say nothing anywhere (H10).
        judging: words that judge a person (H16).
        diagnoses: those entries of ``health`` that name a diagnosis, which a plan must document (L03).
        future: words that judge the future effort, which a plan only describes (L04).
        unsaid: what says nothing as a whole answer (L02).
        abbreviations: those that everyone knows (H11).
        outdated: words that have been replaced (H12).
        not_names: capitalised words in a row that name no person (H07): "Røde Kors".
        roles: what to write instead of a person's name.
        left_out: entries of the packs below that do not count here.
        source: of the lists as a whole.
    """

    health: tuple[Word, ...] = ()
    sensitive: tuple[Word, ...] = ()
    vague: tuple[Word, ...] = ()
    filler: tuple[Word, ...] = ()
    judging: tuple[Word, ...] = ()
    diagnoses: tuple[str, ...] = ()
    future: tuple[Word, ...] = ()
    unsaid: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    outdated: tuple[OutdatedTerm, ...] = ()
    not_names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    source: str = ""

    def over(self, below: Words) -> Self:
        """These lists on top of ``below``."""
        merged: dict[str, object] = {}
        for field in fields(self):
            own, other = getattr(self, field.name), getattr(below, field.name)
            if isinstance(own, tuple):
                kept = tuple(entry for entry in other if _name(entry) not in self.left_out and entry not in own)
                merged[field.name] = (*kept, *own)
            else:
                merged[field.name] = own or other
        return type(self)(**merged)  # type: ignore[arg-type]  # each field's own type


def _name(entry: object) -> str:
    return str(getattr(entry, "word", entry))
