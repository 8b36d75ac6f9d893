"""What of a pack's ``language.toml`` can be seen to be wrong: ids, phrases, abbreviations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assistant.model.finding import Finding
from assistant.model.language import PHRASE_FORMS, Language
from assistant.packs.lint_ids import lint_id
from assistant.packs.source import KeyPath, Source

_FORM = re.compile(r"\{\w+\}")
_MOST_GAPS = 2
_LIMITS = {"share": (1, 100), "row": (2, 10), "min_words": (10, 1000)}
"""Of a repeated answer; with fewer words everything looks alike."""


def lint_language(language: Language, source: Source) -> Iterator[Finding]:
    """Kinds that nobody could tell apart, phrases that would find nothing or everything."""
    ids = Counter(kind.id for kind in language.kinds)
    for number, kind in enumerate(language.kinds):
        at: KeyPath = ("kinds", number)
        yield from lint_id(kind.id, source, (*at, "id"))
        if ids[kind.id] > 1:
            yield source.error("P06", f"Tekstslagsen »{kind.id}« findes to gange.", (*at, "id"))
        for place, part in enumerate(kind.parts):
            yield from lint_phrases(part.any_of, source, (*at, "parts", place, "any_of"))
        for place, words in enumerate(kind.forbidden):
            yield from lint_phrases(words.any_of, source, (*at, "forbidden", place, "any_of"))
    yield from lint_phrases(language.laws, source, ("laws",), needed=False)
    for key, (least, most) in _LIMITS.items() if language.repetition else ():
        if not least <= getattr(language.repetition, key) <= most:
            yield source.error("P05", f"{key} skal være et tal fra {least} til {most}.", ("repetition", key))
    for key in ("abbreviations", "closing_abbreviations"):
        for word in getattr(language, key):
            if not word.endswith("."):
                yield source.error("P09", f"»{word}« skal ende med punktum.", (key,))


def lint_phrases(phrases: tuple[str, ...], source: Source, at: KeyPath, *, needed: bool = True) -> Iterator[Finding]:
    """Phrases that would find nothing or everything, and a list without any where it is ``needed``."""
    if needed and not phrases:
        yield source.error("P09", "Skriv mindst én frase i any_of.", at)
    for phrase in phrases:
        if fault := _fault(phrase.split()):
            yield source.error("P09", f"»{phrase}«: {fault}", at)


def _fault(tokens: list[str]) -> str:
    if not tokens or tokens[0] in ("…", "*") or tokens[-1] == "…":
        return "En frase begynder med et ord og ender ikke med …"
    if tokens.count("…") > _MOST_GAPS:
        return f"Brug højst {_MOST_GAPS} gange …"
    for token in tokens:
        forms = _FORM.findall(token)
        if forms and token not in PHRASE_FORMS:
            return f"Brug en af {', '.join(PHRASE_FORMS)} som et ord for sig."
        if "*" in token.strip("*"):
            return "* står først eller sidst i et ord."
    return ""
