"""Which plan a Word file is, by its headings; and which text of it belongs to which section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from assistant.model.forms import bare_label
from assistant.model.plan import PlanForm, PlanParts, PlanSection, PlanText

_SHARE = 80
"""So many of a hundred of a plan's sections must stand in a file, in their order."""


class Likeness(NamedTuple):
    """How well a file's headings are those of a form; more is better.

    Attributes:
        weight: sections that are there in their order, and once more those that are called as the form calls them.
        share: of a hundred of the form's sections.
    """

    weight: int
    share: int


def sections_of(form: PlanForm, parts: PlanParts) -> tuple[PlanSection, ...]:
    """The sections of ``form`` in its order: its own before the shared ones of the same id."""
    known = {section.id: section for section in (*parts.sections, *form.sections)}
    return tuple(known[name] for name in form.order if name in known)


def recognise(forms: Iterable[PlanForm], parts: PlanParts, texts: Sequence[PlanText], today: date) -> list[PlanForm]:
    """The forms that ``texts`` are most like: one where it can be told, several plans where not, none when no form is.

    Of one plan's versions that are alike it is the one in force on ``today``, else the newest.
    """
    alike = [(likeness(sections_of(form, parts), texts), form) for form in forms]
    enough = [(found, form) for found, form in alike if found.share >= _SHARE]
    best = max((found for found, _ in enough), default=None)
    by_plan: dict[str, PlanForm] = {}
    for found, form in enough:
        if found == best:
            other = by_plan.get(form.id, form)
            by_plan[form.id] = max(form, other, key=lambda each: (each.holds_on(today), each.valid_from))
    return list(by_plan.values())


def likeness(sections: Sequence[PlanSection], texts: Sequence[PlanText]) -> Likeness:
    """How many of ``sections`` stand in ``texts`` in the same order: the longest common row of the two."""
    row = [(0, 0)] * (len(texts) + 1)
    for section in sections:
        labels = labels_of(section)
        before, row = row, [(0, 0)]
        for at, text in enumerate(texts):
            heading = bare_label(text.heading)
            found = max(before[at + 1], row[at])
            if text.id == section.id or heading in labels:
                count, exact = before[at]
                found = max(found, (count + 1, exact + (heading == labels[0])))
            row.append(found)
    count, exact = row[-1]
    return Likeness(count + exact, 100 * count // len(sections) if sections else 0)


def placed(sections: Iterable[PlanSection], texts: Iterable[PlanText]) -> dict[str, PlanText]:
    """By section its text: what has its mark, else what is called as it is, else what is called by a synonym."""
    left = list(texts)
    found: dict[str, PlanText] = {}
    sections = list(sections)
    ids = {section.id for section in sections}
    for rule in (_is_marked, _is_titled, _is_called):
        for section in sections:
            if section.id not in found:
                text = next((text for text in left if rule(section, text, ids)), None)
                if text is not None:
                    found[section.id] = text
                    left.remove(text)
    return found


def _is_marked(section: PlanSection, text: PlanText, _ids: set[str]) -> bool:
    return text.id == section.id


def _is_titled(section: PlanSection, text: PlanText, ids: set[str]) -> bool:
    return text.id not in ids and bare_label(text.heading) == labels_of(section)[0]


def _is_called(section: PlanSection, text: PlanText, ids: set[str]) -> bool:
    return text.id not in ids and bare_label(text.heading) in labels_of(section)


def labels_of(section: PlanSection) -> tuple[str, ...]:
    """What the section is called in headings, its title first; as ``bare_label`` has them."""
    return tuple(map(bare_label, (section.title, *section.synonyms)))


def by_label(sections: Iterable[PlanSection]) -> dict[str, str]:
    """The ids of ``sections`` by all that they are called."""
    return {label: each.id for each in sections for label in labels_of(each)}
