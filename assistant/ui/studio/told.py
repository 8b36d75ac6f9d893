"""What the studio says of a finding: in which part of the template it is, in the words of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from assistant.casework.studio.examining import BODY
from assistant.casework.toml_values import tables_in
from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.studio.asked import labels

Values = Mapping[str, object]
_NOTHING: Values = MappingProxyType({})
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
_OWN_NUMBER = (
    "Er det jeres, så sæt »Enhedens telefon« ind: nummeret står i kollegers Indstillinger under »Din enhed«. "
    "Ellers slet det."
)
_WORDS = {
    r"\bFeltet\b(?![^»«]*«)": "Spørgsmålet",
    r"\bDette felt\b(?![^»«]*«)": "Dette spørgsmål",
    r"(?<=telefonnummer, som ikke er enhedens eget\. )Hører det til her\?$": _OWN_NUMBER,
    r"(?<=kun komme med, når der er svaret)\.$": ": marker den, og tryk Ctrl+K.",
    r"(?<=hvilket svar der skal stå her)\.$": ", eller vælg det på listen (Ctrl+Mellemrum).",
}
"""The same for words that stand in many sentences; what is quoted stays."""
_MEANT = re.compile(r"Mente du »(\w+)«\?$")


class Telling:
    """Turns findings of a file into those of the pages."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._labels = labels(knowledge)

    def __call__(self, finding: Finding, values: Values = _NOTHING) -> Finding:
        """``finding``, with the names on the pages for the keys of the file.

        A question's name is told as what is asked, by the template's ``values``; in a text it is told as it stands.
        Where another name may be meant, it is told what is asked by that.
        """
        is_text = finding.where.partition(".")[0] == BODY
        asked = {str(each.get("name")): _label(each) for each in tables_in(values.get("fields"))}
        message = re.sub(r"^[\w.]+: ", "", finding.message) if finding.code == "P05" else finding.message
        message = re.sub(r"(?<=mangler\.) Skriv en af .*$", " Vælg en.", message)
        for key in (finding.where.partition(".")[0], finding.where.rpartition(".")[2]):
            pattern, said = _SAID.get((finding.code, key), ("", ""))
            message = said if pattern and re.fullmatch(pattern, message) else message
        for word, said in _WORDS.items():
            message = re.sub(word, said, message)
        named = {**({} if is_text else self._labels), **(asked if finding.code == "P12" else {})}
        message = re.sub(r"»(\w+)«", lambda found: f"»{named.get(found[1], found[1])}«", message)
        if (meant := _MEANT.search(finding.message)) and finding.code == "P11" and asked.get(meant[1]):
            message += f" Det er svaret på »{asked[meant[1]]}«."
        return replace(finding, message=message)

    def line(self, finding: Finding, values: Values) -> str:
        """``finding`` after the part it is in, where it does not begin with that itself."""
        place, message = self._place(finding.where, values), self(finding, values).message
        return f"{place.removesuffix('?')}: {message}" if place and f"»{place}«" not in message else message

    def _place(self, where: str, values: Values) -> str:
        name, _, rest = where.partition(".")
        number, tables = rest.partition(".")[0], tables_in(values.get("fields"))
        if name == BODY:
            return f"Teksten, linje {int(number or 0) + 1}"
        if name == "fields" and number.isdigit() and int(number) < len(tables) and _label(tables[int(number)]):
            return f"Spørgsmål {int(number) + 1}, »{_label(tables[int(number)])}«"
        if name in _ITEMS and number.isdigit():
            return f"{_ITEMS[name]} {int(number) + 1}"
        return self._labels.get(name, "")


def _label(table: Values) -> str:
    return str(table.get("label") or "").replace("&", "")
