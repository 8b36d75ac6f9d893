"""Why a text did not go in: what is counted, and how it is said."""

from __future__ import annotations

from datetime import date

from assistant.casework.library import Library
from assistant.model.template import Entry

ABORTED = "aborted"
"""Her own choice: the form was left with something answered in it."""
SAID = {
    "expired": "skabelonen er udgået",
    "withdrawn": "skabelonen er trukket tilbage",
    "not-yet": "skabelonen gælder ikke endnu",
    "draft": "skabelonen er et udkast",
    "unit": "enheden må ikke skrive den",
    "unreadable": "skabelonen kunne ikke læses",
    "copy-only": "teksten kunne kun kopieres",
    "window-closed": "vinduet var lukket",
    "other-window": "et andet vindue var foran",
    "other-case": "en anden sag var foran",
    "refused": "programmet tager ikke imod tekst",
    "keys-held": "en tast blev holdt nede",
    "no-key": "tastaturet mangler en tast",
    "clipboard-busy": "udklipsholderen var optaget",
    "clipboard-taken": "noget andet blev kopieret imens",
    "not-read": "programmet svarede ikke i tide",
}
"""Each reason in words; those from ``copy-only`` on are the names of ``desktop.result.Outcome``."""


def said(reason: str) -> str:
    """``reason`` in words; one of a later version of the program is told as it is."""
    return SAID.get(reason, reason)


def unavailable(library: Library, entry: Entry, today: date) -> str:
    """Why ``entry``, which was refused, cannot be used on ``today``."""
    if not entry.is_usable:
        return "draft"
    if library.barred_for(entry, today):
        return "unit"
    if entry.in_force(today):
        return "unreadable"
    if entry.withdrawn and entry.withdrawn.day <= today:
        return "withdrawn"
    return "not-yet" if entry.valid_from > today else "expired"
