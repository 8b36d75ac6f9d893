"""Check a text that somebody has written: its language, what its kind must say, and whose data stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.model.finding import WORST_FIRST, Finding
from assistant.model.knowledge import Knowledge
from assistant.rules import language, language_kinds, privacy
from assistant.rules.lix import lix
from assistant.rules.reading import Reading


@dataclass(frozen=True)
class TextVerdict:
    """What the rules say of a text.

    Attributes:
        lix: None for a text without a word.
        findings: worst first, then in the text's order; ``where`` is a character span, or empty for the whole text.
    """

    lix: float | None
    findings: tuple[Finding, ...]


def check_text(knowledge: Knowledge, text: str, kind: str, today: date, note_type: str = "") -> TextVerdict:
    """Judge ``text`` as one of ``kind``; of a kind that no pack knows, only its LIX is told.

    Args:
        knowledge: what the packs know.
        text: as it stands.
        kind: id of a text kind.
        today: the day to judge as on.
        note_type: id of the note type, where it is a note and the type is known.
    """
    reading = Reading(text, knowledge.language)
    number = lix(reading, knowledge.language.numbers.long_word)
    return TextVerdict(number, check_reading(knowledge, reading, kind, today, note_type))


def check_reading(
    knowledge: Knowledge, reading: Reading, kind: str, today: date, note_type: str = ""
) -> tuple[Finding, ...]:
    """What ``check_text`` finds, of a text that has been read already."""
    found = knowledge.language.kind(kind)
    if found is None:
        return ()
    subject = language.Subject(reading, found, knowledge, today, note_type)
    rules = (language_kinds.check, privacy.check, language.check)
    return in_order(finding for rule in rules for finding in rule(subject))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first, then as they stand in the text; what concerns all of it before the rest."""
    return tuple(sorted(findings, key=lambda finding: (WORST_FIRST.index(finding.severity), _start(finding))))


def kinds(knowledge: Knowledge) -> dict[str, str]:
    """The kinds of text the packs know: id to name."""
    return {kind.id: kind.name for kind in knowledge.language.kinds}


def _start(finding: Finding) -> int:
    return int(finding.where.partition("-")[0] or -1)
