"""What can be put into a template's text: its fields, as their kind is written, and what is always there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from assistant.casework.toml_values import tables_in
from assistant.model.finding import Finding
from assistant.render.danish import long_date, short_date, weekday_date

_Shown = tuple[tuple[str, str], ...]
_SHOWN: Mapping[str, _Shown] = {
    "money": (("kr", "1.234,50 kr."), ("", "1.234,5")),
    "multichoice": (("", "a, b og c"),),
    "yesno": (("", "ja eller nej"),),
}
"""The filters that a field of a type is most often written with, and what comes of it."""
_PERIOD = (("", "21.12.2026–01.01.2027"), (".fra", "første dag"), (".til", "sidste dag"))
_ALWAYS = (
    ("enhed.name", "Enhedens navn"),
    ("enhed.phone", "Enhedens telefon"),
    ("enhed.address", "Enhedens adresse"),
    ("enhed.mailbox", "Enhedens postkasse"),
    ("enhed.opening_hours", "Enhedens åbningstid"),
    ("ordlyd", "Hvilken ordlyd det er"),
)
_MEANT = re.compile(r"»([^»«]+)«.*Mente du »([^»«]+)«\?", re.DOTALL)
_BRACE = re.compile(r"Der mangler en ([{}]) (?:efter|før) »(.+)«\.")


class Slot(NamedTuple):
    """Something to put in.

    Attributes:
        text: what is written, whole.
        label: what it is, for people.
        hint: how it comes to look; empty where there is nothing to say.
    """

    text: str
    label: str
    hint: str = ""


class Edit(NamedTuple):
    """A change of a text: what stands from ``start`` to ``end`` becomes ``new``; ``label`` says so."""

    start: int
    end: int
    new: str
    label: str


def slots(fields: Iterable[Mapping[str, object]], today: date) -> list[Slot]:
    """All there are, those of ``fields``, as a template's values have them, first; days look as ``today`` does."""
    days = (("", short_date(today)), ("ugedato", weekday_date(today)), ("langdato", long_date(today)))
    made = [slot for field in fields for slot in _of_field(field, {**_SHOWN, "date": days})]
    made += [_slot("idag", filter_, "Dagen i dag", hint) for filter_, hint in days[:2]]
    return made + [_slot(name, "", label) for name, label in _ALWAYS]


def _slot(name: str, filter_: str, label: str, hint: str = "") -> Slot:
    return Slot(f"{{{{ {name} | {filter_} }}}}" if filter_ else f"{{{{ {name} }}}}", label, hint)


def _of_field(field: Mapping[str, object], shown: Mapping[str, _Shown]) -> Iterator[Slot]:
    name, kind = str(field.get("name", "")), str(field.get("type", ""))
    label = str(field.get("label", name)).replace("&", "").rstrip("?:")
    if not name or kind == "note":
        return
    if kind == "period":
        yield from (Slot(f"{{{{ {name}{end} }}}}", label, hint) for end, hint in _PERIOD)
    elif kind == "rows":
        yield Slot(_loop(name, field), label, "en linje for hver række")
    elif kind == "optional":
        yield Slot(f"{{% if {name} %}}\n\n{{% endif %}}", label, "tekst, der kun er med, når den er valgt til")
    else:
        for filter_, hint in shown.get(kind, (("", ""),)):
            yield _slot(name, filter_, label, hint)


def _loop(name: str, field: Mapping[str, object]) -> str:
    inside = ", ".join(f"{{{{ r.{column.get('name')} }}}}" for column in tables_in(field.get("columns")))
    return f"{{% for r in {name} %}}\n{inside}\n{{% endfor %}}"


def mends(findings: Iterable[Finding], text: str, lines: Sequence[int]) -> list[Edit]:
    """How ``text`` is mended by ``findings``, each on the first of ``lines``, from 0, where it can be; see ``mend``."""
    tried = ([mend(finding, text, line) for line in lines] for finding in findings)
    return list(dict.fromkeys(edit for edits in tried if (edit := next(filter(None, edits), None))))


def mend(finding: Finding, text: str, line: int) -> Edit | None:
    """How the line ``line``, from 0, of ``text`` is mended where ``finding`` says what was meant; else None.

    The word that is not known is put right where it stands as a whole word, in braces before it is looked for outside.
    A brace that is missing is written.
    """
    lines = text.split("\n")
    if not 0 <= line < len(lines):
        return None
    edit = None
    if meant := _MEANT.search(finding.message):
        edit = _put_right(lines[line], *meant.groups())
    elif lacking := _BRACE.fullmatch(finding.message):
        edit = _put_brace(lines[line], *lacking.groups())
    before = sum(len(each) + 1 for each in lines[:line])
    return edit and edit._replace(start=before + edit.start, end=before + edit.end)


def _put_right(line: str, wrong: str, right: str) -> Edit | None:
    places = list(re.finditer(rf"(?<![\w-]){re.escape(wrong)}(?![\w-])", line))
    if not places:
        return None
    found = next((each for each in places if _is_in_tag(line[: each.start()])), places[0])
    return Edit(found.start(), found.end(), right, f"Skriv »{right}«")


def _put_brace(line: str, brace: str, at: str) -> Edit | None:
    slot = rf"\s*{re.escape(at)}\s*"
    found = re.search(rf"(?<!{{){{{slot}}}}}" if brace == "{" else rf"{{{{-?{slot}}}(?!}})", line)
    if not found:
        return None
    place = found.start() if brace == "{" else found.end()
    return Edit(place, place, brace, f"Skriv »{brace}«")


def _is_in_tag(before: str) -> bool:
    return before.rfind("{") > before.rfind("}")
