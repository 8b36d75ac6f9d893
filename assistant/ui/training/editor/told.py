"""What the editor says of a finding: at which field it is, and what to do there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.model.finding import Finding
from assistant.model.knowledge import Knowledge
from assistant.ui.training.editor.asked import MODELS, NEVER, RIGHT, SAYS, WRONGS, labels

GAPS = ("E05", "P04")
"""Codes of what is not written yet."""
_ITEMS = {SAYS: "Skal sige", NEVER: "Må ikke sige", MODELS: "Godt notat", WRONGS: "Ikke godt nok"}
_WHOLE = {
    SAYS: "Skriv mindst én ting, notatet skal sige.",
    MODELS: "Skriv mindst ét godt notat.",
    WRONGS: "Skriv mindst to notater, der ikke er gode nok.",
}
_OTHER_CASE = "Fælden »To åbne sager« kræver nummeret på en anden åben sag."
_MODEL = "Et godt notat skal have 100 point. Se dommen under notatet."
_WRONG = "Notatet dømmes på en anden måde, end der står. Se dommen under notatet."


class Telling:
    """Turns findings of a file into those of a form."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._labels = labels(knowledge)
        self._labels["note_types"] = self._labels[RIGHT]

    def __call__(self, finding: Finding) -> Finding:
        """``finding``, in the words of the form."""
        return replace(finding, message=self._message(finding))

    def line(self, finding: Finding) -> str:
        """``finding`` after what its field is called, where it does not say that itself."""
        is_told = "." not in finding.where and finding.code in GAPS
        place = "" if is_told else self._place(finding)
        return f"{place}: {self._message(finding)}" if place else self._message(finding)

    def _place(self, finding: Finding) -> str:
        name, *rest = finding.where.split(".")
        if name in _ITEMS:
            return f"{_ITEMS[name]} {int(rest[0]) + 1}" if rest else _ITEMS[name]
        return self._labels.get(name, "")

    def _message(self, finding: Finding) -> str:
        name, *rest = finding.where.split(".")
        if finding.code == "E07":
            return _MODEL if name == MODELS else _WRONG
        if finding.code == "E09":
            return _OTHER_CASE
        if not rest and name in _WHOLE and finding.code in GAPS:
            return _WHOLE[name]
        if finding.code in GAPS:
            return f"»{self._labels.get((name, *rest)[-1], name)}« mangler."
        return _without_path(finding, self._labels)


def _without_path(finding: Finding, named: Mapping[str, str]) -> str:
    """``says.1.place: Her skal stå …`` begins with a path that is told beside it."""
    message = re.sub(r"^[\w.]+: ", "", finding.message) if finding.code == "P05" else finding.message
    return re.sub(r"»(\w+)«", lambda found: f"»{named.get(found[1], found[1])}«", message)
