"""What can be wrong with a pack's kinds of unit: two at once, a bar that nobody explains, a phrase that is none."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.finding import Finding
from assistant.model.unit import Units
from assistant.packs.lint_language import lint_phrases
from assistant.packs.lint_rules import lint_dates
from assistant.packs.source import Source


def lint_units(units: Units, source: Source) -> Iterator[Finding]:
    """Kinds of unit that contradict each other, or refuse without a reason."""
    yield from lint_dates([(unit.id, unit) for unit in units.units], "id", "units", source)
    for number, unit in enumerate(units.units):
        yield from lint_phrases(unit.forbidden, source, ("units", number, "forbidden"), needed=False)
        if (unit.bars or unit.forbidden) and not unit.why.strip():
            message = "Skriv i why, hvorfor enheden ikke må skrive det, og hvad man gør i stedet."
            yield source.error("P09", message, ("units", number))
