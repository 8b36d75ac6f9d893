"""Words that a heading may not say, by the pack's lists (H08 to H12, H16).

The lists miss what is said in other words, and hit innocents; the messages promise nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from assistant.model.finding import Finding, Fix
from assistant.rules.heading_subject import Subject, error, some, warning
from assistant.rules.marks import Marks
from assistant.rules.words import Entry, Hit, Lexicon

_E = TypeVar("_E", bound=Entry)
_CAPITALS = re.compile(r"(?<![\w.])[A-ZÆØÅ]{2,6}(?![\w.]*\w|\s?:)")
_ROOTLESS = re.compile(r"\bX+\b")


def h08_health(subject: Subject) -> Iterator[Finding]:
    """No detail of anybody's health. Source: databeskyttelsesforordningen art. 9; headings show in lists."""
    for hit in _hits(subject, subject.ready.health):
        instead = hit.entry.instead or "helbredsforhold"
        message = f"»{hit.text}« siger noget om helbred. Skriv »{instead}«, attestens LÆ-nummer eller »funktionsevne«."
        yield error("H08", message, (hit.start, hit.end), _fix(subject, hit, instead), hit.text)


def h09_sensitive(subject: Subject) -> Iterator[Finding]:
    """No other sensitive matter. Source: databeskyttelsesforordningen art. 9 and 10."""
    for hit in _hits(subject, subject.ready.sensitive):
        instead = hit.entry.instead or "personlige forhold"
        message = f"»{hit.text}« er følsomt. Skriv »{instead}«, og det nødvendige i notatet."
        yield error("H09", message, (hit.start, hit.end), _fix(subject, hit, instead), hit.text)


def h10_vague(subject: Subject) -> Iterator[Finding]:
    """Nothing but vague words says nothing; filler says nothing anywhere."""
    filler = list(_hits(subject, subject.ready.filler))
    for hit in filler:
        instead = hit.entry.instead
        told = f"Skriv »{instead}«." if instead else "Slet det, eller skriv, hvad det dækker over."
        message = f"»{hit.text}« siger ikke noget. {told}"
        yield error("H10", message, (hit.start, hit.end), _fix(subject, hit, instead), hit.text)
    within = Marks(len(subject.text), ((hit.start, hit.end) for hit in filler))
    said = [word for word in subject.meaning if not within.cover(word.start, word.end)]
    if subject.has_keyword or not said or any(subject.ready.vague.of(word.lower) is None for word in said):
        return
    keywords = subject.note_type.keywords if subject.note_type else ()
    asked = f"Hvad skete der? Skriv et nøgleord: {some(keywords)}" if keywords else "Skriv, hvad der skete."
    shown = subject.text[said[0].start : said[-1].end]
    span = (said[0].start, said[-1].end)
    yield error("H10", asked if asked.endswith(("…", ".")) else f"{asked}.", span, None, shown)


def h11_abbreviations(subject: Subject) -> Iterator[Finding]:
    """Only abbreviations that everyone knows."""
    if subject.is_shouted:
        return
    for match in _CAPITALS.finditer(subject.text, subject.begin):
        text = match.group()
        is_known = text in subject.ready.abbreviations or text.lower() in subject.ready.places
        if not is_known and not _ROOTLESS.fullmatch(text) and not subject.whitelisted.cover(*match.span()):
            message = f"»{text}« kender alle måske ikke. Skriv det helt ud."
            yield warning("H11", message, match.span())


def h12_outdated(subject: Subject) -> Iterator[Finding]:
    """No term that had been replaced on the heading's own day."""
    for hit in _hits(subject, subject.ready.outdated):
        term = hit.entry
        if term.since <= subject.day:
            doubt = "" if term.certainty in ("high", "medium") else " (dagen er ikke efterprøvet)"
            message = f"»{hit.text}« hedder »{term.instead}« fra {term.since:%d.%m.%Y}{doubt}. Skriv »{term.instead}«."
            yield error("H12", message, (hit.start, hit.end), _fix(subject, hit, term.instead))


def h16_judging(subject: Subject) -> Iterator[Finding]:
    """No judgement of a person. The citizen may read it."""
    for hit in _hits(subject, subject.ready.judging):
        instead = hit.entry.instead
        told = f"Skriv fx »{instead}«." if instead else "Beskriv, hvad der skete: afslog, mødte ikke, talte højt."
        fix = _fix(subject, hit, instead) if instead else None
        yield error("H16", f"»{hit.text}« dømmer. {told}", (hit.start, hit.end), fix, hit.text)


def _hits(subject: Subject, lexicon: Lexicon[_E]) -> Iterator[Hit[_E]]:
    """What the list finds in the heading's own words, the pack's key words and known names apart."""
    if lexicon.heads.isdisjoint(subject.heads):
        return
    for hit in lexicon.find(subject.rest):
        start, end = hit.start + subject.begin, hit.end + subject.begin
        if not subject.whitelisted.cover(start, end):
            yield Hit(hit.entry, hit.text, start, end)


def _fix(subject: Subject, hit: Hit[_E], instead: str) -> Fix | None:
    """The word replaced, or taken out where ``instead`` is empty and something is left."""
    if not subject.offers:
        return None
    if hit.text[:1].isupper() and any(start == hit.start for start, _ in subject.segments):
        instead = instead[:1].upper() + instead[1:]
    fixed = subject.without(hit.start, hit.end, instead)
    if instead:  # "helbredsforhold og helbredsforhold"
        fixed = re.sub(
            rf"\b({re.escape(instead)})(?:(?:,| og| samt| eller) {re.escape(instead)}\b)+",
            r"\1",
            fixed,
            flags=re.IGNORECASE,
        )
    if not fixed[subject.begin :].strip():
        return None
    return Fix(f"Skriv {instead}" if instead else f"Slet {hit.text}", fixed)
