"""A template as it is tried in the studio: on a day, with its examples but where somebody has answered otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.model.draft import Draft
from assistant.model.fields import ChoiceField, Field, MultiChoiceField, RowsField
from assistant.model.finding import Dismissal
from assistant.model.template import Template

Given = Mapping[tuple[str, str], object]
"""Answers by a field's name and type, None for none: they outlive every edit but one of what is asked."""
Standing = Literal["in force", "not begun", "ended", "withdrawn"]
_STILL = date(9000, 1, 1)
"""Packs write 31.12.9999 for "still in force"."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Trial:
    """What is tried, and what comes of it.

    Attributes:
        given: what is answered otherwise than by the examples.
        dismissed: what was said to be none of what a word list says.
    """

    template: Template
    drafter: Drafter
    day: date
    given: Given = field(default_factory=dict)
    dismissed: frozenset[Dismissal] = frozenset()

    @cached_property
    def answers(self) -> dict[str, object]:
        """The raw JSON answers: the examples of the day, and what is given in their place."""
        answers = example_answers(self.template, self.day)
        keys = ((each.name, each.type) for each in self.template.fields)
        answers |= {key[0]: self.given[key] for key in keys if key in self.given}
        return {name: answer for name, answer in answers.items() if answer is not None}

    @cached_property
    def written(self) -> Draft:
        """What they make of it, before anybody has read it: quick enough to follow typing."""
        return self.drafter.texts(self.template, self.answers, self.day)

    @cached_property
    def draft(self) -> Draft:
        """What they make of it."""
        return self.drafter.draft(self.template, self.answers, self.day, self.dismissed)

    @property
    def standing(self) -> Standing:
        """What the day is to the wording."""
        template = self.template
        if template.holds(self.day):
            return "in force"
        if template.withdrawn and self.day >= template.withdrawn:
            return "withdrawn"
        return "not begun" if self.day < template.valid_from else "ended"


def can_be_asked(question: Field) -> bool:
    """Whether ``question`` is whole enough: one that is being written may have no answers to choose from yet."""
    match question:
        case ChoiceField() | MultiChoiceField():
            return bool(question.choices)
        case RowsField():
            return bool(question.columns) and all(map(can_be_asked, question.columns))
    return True


class Bound(NamedTuple):
    """A day on which something changes, and what it is called."""

    name: str
    day: date


def bounds(template: Template) -> list[Bound]:
    """The day before the wording begins, its first and its last, and the day after; those that there are, in order."""
    first, last = template.valid_from, template.valid_to
    if template.withdrawn and template.withdrawn > first:
        last = min(template.withdrawn - _DAY, last or date.max)
    found = [Bound("Dagen før", first - _DAY)] if first > date.min else []
    found.append(Bound("Første dag", first))
    if last and first <= last < _STILL:
        found += [Bound("Sidste dag", last), Bound("Dagen efter", last + _DAY)]
    return found
