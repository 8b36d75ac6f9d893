"""What there is to say of a guide that is being written, each thing at its key, and what rules would judge by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from assistant.casework.headings import judge
from assistant.casework.studio.guide.conflicts import conflicts
from assistant.casework.studio.guide.sheets import GUIDE, NOTE_TYPES, TYPES, WORDS
from assistant.casework.toml_text import Values
from assistant.casework.toml_values import tables_in
from assistant.model.finding import Finding, Severity, blocks, told
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.words import OutdatedTerm, Word, Words
from assistant.packs.lint import lint_note_types
from assistant.packs.lint_words import lint_words
from assistant.packs.source import KeyedSource, KeyPath, Source
from assistant.packs.structure import structure

ENTRIES = ("health", "sensitive", "judging", "vague", "filler", "future", "outdated")
"""Those that hold tables."""
_CODES = tuple(f"H{number:02}" for number in range(1, 21))
_NEEDED = {
    "instead": "Skriv det ord, der bruges nu.",
    "since": "Skriv dagen, det nye ord gælder fra.",
    "source": "Skriv, hvor dagen kommer fra.",
}
_ASKED = {
    "name": "Notattypen mangler et navn.",
    "prefix": "Notattypen mangler en præbetegnelse.",
    "purpose": "Skriv, hvad notatet er til.",
    "use_when": "Skriv, hvornår typen bruges.",
    "use_not": "Skriv, hvornår typen ikke bruges, og hvilken der så gør.",
}
_DATED = "outdated"
_BLANK: Mapping[str, object] = {"word": ""}
_UNDATED: Mapping[str, object] = {
    **dict.fromkeys(("word", "instead", "source"), ""),
    "certainty": "unknown",
    "since": date.max,
}
T = TypeVar("T")


@dataclass(frozen=True)
class Judged:
    """What a guide comes to.

    Attributes:
        knowledge: with it in place of what lies on the disk; what is broken is left out.
        findings: by file; ``where`` is a key path, ``note_types.2.prefix``.
    """

    knowledge: Knowledge
    findings: Mapping[str, tuple[Finding, ...]]

    def errors(self, name: str) -> list[Finding]:
        """What keeps the file ``name`` from being saved: a fault in it could leave all of it out."""
        return [each for each in self.findings.get(name, ()) if each.severity is Severity.ERROR]


def judge_guide(files: Mapping[str, Values], under: Knowledge, base: Knowledge, today: date) -> Judged:
    """Judge the guide's ``files``; one that the pack has not is not among them. Not for Qt's thread.

    Args:
        files: what they say, by name.
        under: what the packs below know.
        base: what this pack and those below know, as it lies on the disk.
        today: the day that headings without a date are judged as on.
    """
    found: dict[str, list[Finding]] = {name: [] for name in files}
    types = _note_types(files[NOTE_TYPES], found[NOTE_TYPES]) if NOTE_TYPES in files else {}
    guide = _guide(files[GUIDE], found[GUIDE]) or base.guide if GUIDE in files else under.guide
    words = _words(files[WORDS], found[WORDS]) if WORDS in files else None
    knowledge = replace(
        base,
        note_types=under.note_types | {each.id: each for each in types.values()},
        guide=guide,
        words=words.over(under.words) if words else under.words,
    )
    if types:
        found[NOTE_TYPES] += _examples(types, knowledge, today)
    for name, findings in conflicts(types, words, under, knowledge).items():
        found[name] += findings
    return Judged(knowledge, {name: tuple(dict.fromkeys(each)) for name, each in found.items()})


def _note_types(values: Values, found: list[Finding]) -> dict[int, NoteType]:
    """The types that are whole, by their place."""
    source = KeyedSource(NOTE_TYPES, values)
    needed = {each.name: "" for each in fields(NoteType) if each.type == "str"} | {"rank": 0, "keywords": []}
    types: dict[int, NoteType] = {}
    for number, table in enumerate(tables_in(values.get(TYPES))):
        at: KeyPath = (TYPES, number)
        filled = {**needed, **table, "needs": [{"ask": "", **each} for each in tables_in(table.get("needs"))]}
        made = _made(source, filled, NoteType, at, found)
        if made is not None:
            types[number] = made
            found += _gaps(made, source, at)
    found += told(lint_note_types([(each, (TYPES, number)) for number, each in types.items()], source))
    return {number: each for number, each in types.items() if each.prefix}


def _gaps(note_type: NoteType, source: Source, at: KeyPath) -> Iterator[Finding]:
    for name, message in _ASKED.items():
        if not getattr(note_type, name).strip():
            yield source.error("P04", message, (*at, name))
    if note_type.rank < 1:
        yield source.error("P04", "Skriv en rang: 1 vinder, når to typer passer.", (*at, "rank"))
    for number, need in enumerate(note_type.needs):
        if not need.ask.strip():
            yield source.error("P04", "Skriv, hvad sagsbehandleren får at vide.", (*at, "needs", number, "ask"))


def _guide(values: Values, found: list[Finding]) -> HeadingGuide | None:
    source = KeyedSource(GUIDE, values)
    guide = _made(source, values, HeadingGuide, (), found)
    if guide is None:
        return None
    if not 0 < guide.min_chars < guide.warn_chars <= guide.max_chars:
        message = "Tallene skal stige: færrest tegn, så advarslen, så højst tegn."
        found.append(source.error("P09", message, ("warn_chars",)))
    for number, rule in enumerate(guide.rules):
        if rule.code not in _CODES:
            found.append(source.error("P07", f"Reglen {rule.code} findes ikke.", ("rules", number, "code")))
    unknown = guide.severities.keys() - set(_CODES)
    found += [source.error("P07", f"Reglen {code} findes ikke.", ("severities", code)) for code in unknown]
    return guide


def _words(values: Values, found: list[Finding]) -> Words | None:
    """The lists, without the entries that are broken: the others are judged by all the same."""
    source = KeyedSource(WORDS, values)
    lists: dict[str, object] = {name: each for name, each in values.items() if name not in ENTRIES}
    whole = _made(source, lists, Words, (), found)
    if whole is None:
        return None
    kept: dict[str, object] = {
        name: tuple(_entries(source, values, name, Word, found)) for name in ENTRIES if name != _DATED
    }
    kept[_DATED] = tuple(_entries(source, values, _DATED, OutdatedTerm, found))
    words = replace(whole, **kept)  # type: ignore[arg-type]  # each field's own type
    found += told(lint_words(words, source))
    return words


def _entries(source: Source, values: Values, name: str, kind: type[T], found: list[Finding]) -> Iterator[T]:
    """The entries of a list, in their places; of one that is broken no more than its word is taken."""
    basis = _UNDATED if name == _DATED else _BLANK
    for number, table in enumerate(tables_in(values.get(name))):
        at: KeyPath = (name, number)
        missing = _NEEDED.items() if name == _DATED else ()
        found += [source.error("P04", message, (*at, key)) for key, message in missing if key not in table]
        made = _made(source, {**basis, **table}, kind, at, found)
        if made is None:
            made = _made(source, {**basis, "word": str(table.get("word", ""))}, kind, at, [])
        if made is not None:
            yield made


def _made(source: Source, values: Values, kind: type[T], at: KeyPath, found: list[Finding]) -> T | None:
    made, faults = structure(source, dict(values), kind, at)
    found += faults
    return None if blocks(faults) else made


def _examples(types: Mapping[int, NoteType], knowledge: Knowledge, today: date) -> Iterator[Finding]:
    """A type's own headings that no longer are what they were written for."""
    for number, note_type in types.items():
        for place, heading in enumerate(note_type.good):
            for finding in judge(knowledge, heading, note_type.id, today).findings:
                yield replace(finding, severity=Severity.WARNING, where=f"{TYPES}.{number}.good.{place}", fix=None)
        for place, bad in enumerate(note_type.bad):
            errors = [each for each in judge(knowledge, bad.heading, note_type.id, today).findings if blocks([each])]
            codes = sorted({each.code for each in errors})
            if missed := sorted(set(bad.codes).difference(codes)):
                message = f"{', '.join(missed)} fanger den ikke. Det gør {', '.join(codes) or 'ingen regel'}."
                yield Finding("P12", Severity.WARNING, message, f"{TYPES}.{number}.bad.{place}.heading")
