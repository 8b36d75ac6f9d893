"""What a guide says against itself: a word that one list bars and another asks for, a key word of two types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from assistant.casework.studio.guide.sheets import NOTE_TYPES, TYPES, WORDS
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import NoteType
from assistant.model.words import OutdatedTerm, Word, Words
from assistant.rules.words import Lexicon, lexicon

BARRED = {
    "health": "Helbred",
    "sensitive": "Andet følsomt",
    "judging": "Ord, der dømmer",
    "filler": "Fyldord",
    "outdated": "Forældede ord",
}
"""The lists whose words no heading may say, and their names."""


def conflicts(
    types: Mapping[int, NoteType], words: Words | None, under: Knowledge, whole: Knowledge
) -> dict[str, list[Finding]]:
    """What stands against each other, by file and at its key.

    Args:
        types: the pack's own note types, by their place in its file.
        words: the pack's own words; None where it has none.
        under: what the packs below know.
        whole: what all of them know together.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    for number, note_type in types.items():
        at = f"{TYPES}.{number}"
        found[NOTE_TYPES] += chain(
            _like_others(note_type, at, under, whole), _shared(note_type, at, whole), _against_itself(note_type, at)
        )
    if words is not None:
        found[WORDS] += chain(
            _wanted_and_barred(words, whole), _unknown_diagnoses(words, whole), _unknown_left_out(words, under)
        )
    return found


def _like_others(note_type: NoteType, at: str, under: Knowledge, whole: Knowledge) -> Iterator[Finding]:
    """Prefix and rank are one type's each, also across the packs; of two prefixes in one file ``lint`` tells."""
    for other in whole.note_types.values():
        if other.id == note_type.id:
            continue
        if other.prefix == note_type.prefix and under.note_types.get(other.id) is other:
            yield Finding("P06", Severity.ERROR, f"»{other.name}« har samme præbetegnelse.", f"{at}.prefix")
        if other.rank == note_type.rank:
            message = (
                f"{other.prefix} har også rang {other.rank}. Giv dem hver sin, så det er til at se, hvem der vinder."
            )
            yield Finding("P06", Severity.WARNING, message, f"{at}.rank")


def _shared(note_type: NoteType, at: str, whole: Knowledge) -> Iterator[Finding]:
    """A heading without a prefix is taken to be of the type of the highest rank that has its key word."""
    for keyword in note_type.keywords:
        sharing = [each for each in whole.note_types.values() if _has(each, keyword) and each.id != note_type.id]
        if sharing:
            others = " og ".join(_called(each) for each in sharing)
            winner = min(note_type, *sharing, key=lambda each: each.rank)
            message = f"»{keyword}« er også nøgleord i {others}. Uden præbetegnelse vinder {_called(winner)}."
            yield Finding("P06", Severity.HINT, message, f"{at}.keywords")


def _has(note_type: NoteType, keyword: str) -> bool:
    return keyword.lower() in {each.lower() for each in note_type.keywords}


def _called(note_type: NoteType) -> str:
    return note_type.prefix.rstrip(":")


def _against_itself(note_type: NoteType, at: str) -> Iterator[Finding]:
    """A type that asks for a word and forbids it; its key word may say one, for it is not judged."""
    forbidden = Lexicon(note_type.forbidden)
    for number, need in enumerate(note_type.needs):
        for word in need.one_of:
            if any(True for _ in forbidden.find(word.word)):
                message = f"»{word.word}« kræves her, men må ikke stå i typens overskrifter. Vælg det ene."
                yield Finding("P09", Severity.WARNING, message, f"{at}.needs.{number}")


def _wanted_and_barred(words: Words, whole: Knowledge) -> Iterator[Finding]:
    """Entries of the pack that bar what a note type needs, what is a role, or what another entry would write."""
    wanted = list(_wanted(whole))
    for name in BARRED:
        entries: Sequence[Word | OutdatedTerm] = getattr(words, name)
        barred = Lexicon(entries)
        for text, why in wanted:
            for hit in barred.find(text):
                message = f"»{hit.entry.word}« rammer »{text}«, som {why}. Tag det ene væk."
                yield Finding("P09", Severity.WARNING, message, f"{name}.{entries.index(hit.entry)}.word")
        for number, entry in enumerate(entries):
            for other, title in BARRED.items() if entry.instead else ():
                if any(True for _ in lexicon(getattr(whole.words, other)).find(entry.instead)):
                    message = f"»{entry.instead}« står selv på listen »{title}«. Foreslå noget andet."
                    yield Finding("P09", Severity.WARNING, message, f"{name}.{number}.instead")


def _wanted(whole: Knowledge) -> Iterator[tuple[str, str]]:
    """What headings are asked to say, and by whom."""
    for note_type in whole.note_types.values():
        for need in note_type.needs:
            yield from ((word.word, f"{_called(note_type)} kræver") for word in need.one_of)
    yield from ((role, "er en rolle, man skal skrive") for role in whole.words.roles)
    yield from ((form, "er en måde, der har været kontakt på") for form in whole.guide.forms)


def _unknown_diagnoses(words: Words, whole: Knowledge) -> Iterator[Finding]:
    known = {entry.word for entry in whole.words.health}
    for number, word in enumerate(words.diagnoses):
        if word not in known:
            message = f"»{word}« står ikke på listen »Helbred«, så det bliver ikke fundet. Skriv det, som det står dér."
            yield Finding("P07", Severity.WARNING, message, f"diagnoses.{number}")


def _unknown_left_out(words: Words, under: Knowledge) -> Iterator[Finding]:
    lists = (*BARRED, "vague", "future", "diagnoses", "unsaid", "abbreviations", "not_names", "roles")
    known = {str(getattr(entry, "word", entry)) for name in lists for entry in getattr(under.words, name)}
    for number, word in enumerate(words.left_out):
        if word not in known:
            yield Finding("P07", Severity.HINT, f"»{word}« står ikke i pakkerne under.", f"left_out.{number}")
