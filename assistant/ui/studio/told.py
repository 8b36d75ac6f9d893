"""What the studio says of a finding: in which part of the template it is, in the words of the pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.casework.studio.examining import BODY
from assistant.model.fields import Field, plain_label
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.studio.asked import labels

_ITEMS = {"fields": "Spørgsmål", "checks": "Kontrol", "outputs": "Tekst", "reminders": "Påmindelse"}


_SAID = {
    ("P10", BODY): (r".*ingen tekst under .*", "Skriv teksten."),
    ("P07", "kind"): (r".*skal have en notattype.*", "Vælg notattypen under »Notattype«."),
    ("P09", "kind"): (r".*skal have en overskrift.*", "Skriv overskriften på siden »Tekst«, mindst et nøgleord."),
    ("P09", "label"): (r".*mangler et spørgsmål.*", "Skriv, hvad der spørges om."),
    ("P09", "example"): (r".*mangler et eksempel.*", "Skriv et svar at prøve med."),
    ("P09", "source"): (r".*hvor teksten.*", "Skriv, hvor teksten eller reglen kommer fra."),
    ("P11", "fields"): (r".*bruges ingen steder\.", "Der spørges, men svaret bruges ingen steder."),
}
"""What is said in words of the file, by code and key, in those of the pages."""


class Telling:
    """Turns findings of a file into those of the pages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._labels = labels(knowledge)

    def __call__(self, finding: Finding, fields: Sequence[Field] = ()) -> Finding:
        """``finding``, with the names on the pages for the keys of the file, and what ``fields`` ask for their names.

        A name that stands in a text is told as it stands there.
        """
        asked = {field.name: plain_label(field) for field in fields} if finding.code == "P12" else {}
        message = re.sub(r"^[\w.]+: ", "", finding.message) if finding.code == "P05" else finding.message
        for key in (finding.where.partition(".")[0], finding.where.rpartition(".")[2]):
            pattern, said = _SAID.get((finding.code, key), ("", ""))
            message = said if pattern and re.fullmatch(pattern, message) else message
        named = {**self._labels, **asked}
        return replace(finding, message=re.sub(r"»(\w+)«", lambda found: f"»{named.get(found[1], found[1])}«", message))

    def line(self, finding: Finding, fields: Sequence[Field]) -> str:
        """``finding`` after the part it is in."""
        place, message = self._place(finding.where, fields), self(finding, fields).message
        return f"{place}: {message}" if place else message

    def _place(self, where: str, fields: Sequence[Field]) -> str:
        name, _, rest = where.partition(".")
        number = rest.partition(".")[0]
        if name == BODY:
            return f"Teksten, linje {int(number or 0) + 1}"
        if name == "fields" and number.isdigit() and int(number) < len(fields):
            return f"Spørgsmål {int(number) + 1}, »{plain_label(fields[int(number)])}«"
        if name in _ITEMS and number.isdigit():
            return f"{_ITEMS[name]} {int(number) + 1}"
        return self._labels.get(name, "")
