"""Whether a free answer is nearly the one given in another case today (DOMAIN.md A25).

What is kept of an answer is salted hashes, in memory only; yesterday's are forgotten with the first look of today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant.model.draft import Draft
from assistant.model.fields import LongTextField
from assistant.model.finding import Finding, Severity
from assistant.model.language import Repetition
from assistant.model.template import Template
from assistant.rules.repetition import Marks, count_words, marks

CODE = "T22"
_MESSAGE = "Svaret ligner det, du skrev i en anden sag i dag. Passer det også her?"


class RepeatedAnswers:
    """The free answers of a day, by case."""

    def __init__(self, key: bytes) -> None:
        """``key`` is made anew at each start."""
        self._key = key
        self._day: date | None = None
        self.forget()

    def forget(self) -> None:
        """Keep nothing."""
        self._cases: list[str] = []
        self._answers: dict[bytes, list[int]] = {}
        self._own: dict[tuple[str, str], Marks] = {}

    def add(self, case: str, draft: Draft, today: date, numbers: Repetition) -> None:
        """``draft`` has been inserted in ``case``; an empty token is no case."""
        self._turn_to(today)
        if case:
            for _, found in self._long_answers(draft, numbers):
                for mark in found:
                    self._answers.setdefault(mark, []).append(len(self._cases))
                self._cases.append(case)

    def judged(self, case: str, draft: Draft, today: date, numbers: Repetition) -> Draft:
        """``draft`` with a hint at each answer that is nearly one of today's in another case."""
        self._turn_to(today)
        if not case or self._cases.count(case) == len(self._cases):
            return draft
        hints = [
            Finding(CODE, Severity.HINT, _MESSAGE, name)
            for name, found in self._long_answers(draft, numbers)
            if self._most_alike(case, found) * 100 >= len(found) * numbers.share
        ]
        return replace(draft, findings=(*draft.findings, *hints)) if hints else draft

    def _turn_to(self, today: date) -> None:
        if today != self._day:
            self._day = today
            self.forget()

    def _most_alike(self, case: str, found: Marks) -> int:
        """How many of ``found`` one answer of another case has, at most."""
        hits = Counter(number for mark in found for number in self._answers.get(mark, ()))
        return max((count for number, count in hits.items() if self._cases[number] != case), default=0)

    def _long_answers(self, draft: Draft, numbers: Repetition) -> Iterator[tuple[str, Marks]]:
        """The free answers that have enough words of her own, with their marks."""
        for field in draft.template.fields:
            answer = draft.answers.get(field.name)
            if not isinstance(field, LongTextField) or field.name not in draft.visible or not isinstance(answer, str):
                continue
            if count_words(answer) >= numbers.min_words:
                found = marks(answer, numbers.row, self._key) - self._of_template(draft.template, numbers)
                if len(found) > numbers.min_words - numbers.row:
                    yield field.name, found

    def _of_template(self, template: Template, numbers: Repetition) -> Marks:
        """The template's own words and questions: she repeats those as she should."""
        key = (template.id, template.sha256)
        if key not in self._own:
            texts = (template.body, *(f"{field.label}\n{field.help}" for field in template.fields))
            self._own[key] = frozenset().union(*(marks(text, numbers.row, self._key) for text in texts))
        return self._own[key]
