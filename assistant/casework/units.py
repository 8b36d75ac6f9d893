"""What her kind of unit may write, and whether it writes a thing twice or points to it (DOMAIN.md A27, A39)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.pack import UnitChoice
from assistant.model.suggest import did_you_mean
from assistant.model.unit import UnitKind
from assistant.rules.dated import in_force
from assistant.rules.phrases import phrase
from assistant.rules.reading import Reading, quoted

TYPE, WORD, UNKNOWN = "B01", "B02", "B03"


@dataclass(frozen=True)
class Unit:
    """Hers, as it is on a day.

    Attributes:
        kind: None where nothing is said of it, and all may be written.
        points: it writes a thing in one place and points to it in the others.
        fault: the settings name a kind that no pack knows.
    """

    kind: UnitKind | None = None
    points: bool = False
    fault: Finding | None = None

    def may_not(self, *names: str) -> Iterator[Finding]:
        """An error where one of ``names``, note types and kinds of text, is not for this unit."""
        kind = self.kind
        if kind is not None and not set(names).isdisjoint(kind.bars):
            yield Finding(TYPE, Severity.ERROR, _refusal(kind, "dette"))

    def words(self, reading: Reading) -> Iterator[Finding]:
        """An error for each of the words it may not write, with its characters."""
        kind, taken = self.kind, set[int]()
        for wanted in kind.forbidden if kind else ():
            for start, end in phrase(wanted).find(reading.lowered):
                if kind is not None and start not in taken:
                    taken.add(start)
                    message = _refusal(kind, quoted(reading.text[start:end]))
                    yield Finding(WORD, Severity.ERROR, message, reading.span(start, end))

    def not_of_template(self, word: str) -> Finding:
        """The error that a template itself says ``word``: nothing she answers can change that."""
        kind = self.kind
        name, why = (_small(kind.name), kind.why) if kind else ("", "")
        message = f"Skabelonen er ikke for {name}: den skriver selv {quoted(word)}. {why}"
        return Finding(WORD, Severity.ERROR, message)


def unit_on(knowledge: Knowledge, chosen: UnitChoice, day: date) -> Unit:
    """What ``chosen`` is on ``day``."""
    kinds = [kind for kind in knowledge.units.units if kind.id == chosen.kind]
    kind = in_force(kinds, day)
    points = chosen.outputs == "pointer" or (chosen.outputs == "unit" and kind is not None and kind.points)
    return Unit(kind, points, None if kinds or not chosen.kind else _unknown(knowledge, chosen.kind))


def _refusal(kind: UnitKind, what: str) -> str:
    return f"Som {_small(kind.name)} skriver I ikke {what}. {kind.why}"


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _unknown(knowledge: Knowledge, name: str) -> Finding:
    near = did_you_mean(name, sorted({kind.id for kind in knowledge.units.units}))
    message = f"Enhedens slags »{name}« findes ikke i tekstpakkerne.{near} Vælg den igen i indstillingerne."
    return Finding(UNKNOWN, Severity.WARNING, message)
