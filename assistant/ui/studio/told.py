"""What the studio says of a finding: in which part of the template it is, in the words of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.casework.studio.examining import BODY
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.studio.asked import labels

_ITEMS = {"fields": "Spørgsmål", "checks": "Kontrol", "outputs": "Tekst", "reminders": "Påmindelse"}


class Telling:
    """Turns findings of a file into those of the pages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._labels = labels(knowledge)

    def __call__(self, finding: Finding) -> Finding:
        """``finding``, with the names on the pages for the keys of the file."""
        message = re.sub(r"^[\w.]+: ", "", finding.message) if finding.code == "P05" else finding.message
        message = re.sub(r" \((?:label|source|help|value)\)", "", message)
        return replace(finding, message=re.sub(r"»(\w+)«", self._named, message))

    def line(self, finding: Finding, fields: Mapping[int, str]) -> str:
        """``finding`` after the part it is in; ``fields`` are what the questions ask, by place."""
        place = self._place(finding.where, fields)
        message = self(finding).message
        return f"{place}: {message}" if place else message

    def _named(self, found: re.Match[str]) -> str:
        return f"»{self._labels.get(found[1], found[1])}«"

    def _place(self, where: str, fields: Mapping[int, str]) -> str:
        name, _, rest = where.partition(".")
        number = rest.partition(".")[0]
        if name == BODY:
            return f"Teksten, linje {int(number or 0) + 1}"
        if name in _ITEMS and number.isdigit():
            said = fields.get(int(number), "") if name == "fields" else ""
            return f"{_ITEMS[name]} {int(number) + 1}" + (f" (»{said}«)" if said else "")
        return self._labels.get(name, "")
