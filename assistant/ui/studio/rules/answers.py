"""Between the form of a rule and its file: what an answer is there, and the other way; findings in the form's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from datetime import date, time

from assistant.casework.studio.rules.kinds import Kind
from assistant.model.fields import DateField, Field, TimeField, plain_label
from assistant.model.finding import Finding
from assistant.ui.studio.asked import CERTAINTIES
from assistant.ui.studio.rules.asked import questions

_INVERTED = frozenset({"is_start_known", "is_end_known"})
"""Asked the other way round: a cross says that it is not known."""
_ROUGH = re.compile(r"^[\w.]+: ")
"""Where the file has it, before what is wrong with it."""


def to_value(kind: Kind, field: Field, raw: object) -> object:
    """What ``raw``, as an editor gives it, is in a record; None where that is nothing, or what holds anyhow."""
    value: object = raw
    if field.name in _INVERTED:
        value = False if raw else None
    elif isinstance(field, DateField):
        value = _read(date.fromisoformat, raw)
    elif isinstance(field, TimeField):
        value = _read(time.fromisoformat, raw)
    elif isinstance(raw, str):
        value = " ".join(raw.split())
    return None if value in (usual(kind, field.name), "") else value


def to_raw(kind: Kind, field: Field, value: object) -> object:
    """The other way."""
    if field.name in _INVERTED:
        return value is False
    if isinstance(value, date | time):
        return value.isoformat()[:10] if isinstance(value, date) else f"{value:%H:%M}"
    otherwise = usual(kind, field.name)
    shown = otherwise if value is None else value
    return None if shown == otherwise and not shown else shown


def usual(kind: Kind, name: str) -> object:
    """What holds where a record says nothing; None where it must say something."""
    default = next(each.default for each in fields(kind.record) if each.name == name)
    return None if default is MISSING else default


def labels(kind: Kind) -> dict[str, str]:
    """What each key is called here."""
    return {name: plain_label(field) for name, field in questions(kind).items()}


def told(kind: Kind, finding: Finding) -> Finding:
    """``finding`` with the names in the form for the keys of the file."""
    named = labels(kind)
    message = _ROUGH.sub("", finding.message) if finding.code == "P05" else finding.message
    message = message.replace('certainty = "unknown"', f"»{CERTAINTIES['unknown']}«")
    message = re.sub(r"»([a-z_]+)«", lambda found: f"»{named.get(found[1], found[1])}«", message)
    bare = "|".join(name for name in named if "_" in name or name in ("amount", "text"))
    message = re.sub(rf"(?<![»\w])({bare})\b(?! *=)", lambda found: f"»{named[found[1]]}«", message)
    return replace(finding, message=re.sub(r" Skriv en af [\w, ]+\.", " Vælg en.", message))


def _read(read: Callable[[str], object], raw: object) -> object:
    try:
        return read(str(raw))
    except ValueError:
        return None
