"""What of a template nobody will ever see: questions that are never asked, text that is never written.

Told only where it is certain: every answer to the choices that decide it has been tried. Whatever hangs on a text, a
number or a day may come out either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, combinations, product

from jinja2 import nodes

from assistant.model.answers import Chosen
from assistant.model.fields import ChoiceField, ComputedField, Field, MultiChoiceField, OptionalField, YesNoField
from assistant.model.finding import Finding, Severity
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.render.engine import Engine
from assistant.render.marks import EMPTY_VALUE
from assistant.render.reach import (
    UNKNOWN,
    Branch,
    Test,
    branches,
    comparisons,
    expression_in,
    names_of,
    truth,
    value_of,
)

_MOST_WORLDS = 2_000
"""Sets of answers that are tried for one condition; with more, the largest choice counts as unknown."""
_MOST_TRIED = 50_000
"""Of one template; what has not been decided by then is taken to be possible."""
_MOST_PARTS = 4
"""Of a multiple choice all subsets are tried, when it has no more."""
World = Mapping[str, object]
_NEVER_WRITTEN = "Teksten her kan aldrig komme med: intet svar opfylder betingelsen. Ret den, eller slet teksten."
_NEVER_ASKED = "Der bliver aldrig spurgt om »{}«: intet svar opfylder shown_if. Ret udtrykket, eller slet feltet."
_NEVER_TRUE = "Betingelsen kan aldrig være opfyldt, så {} sker ikke. Ret den, eller slet afsnittet."


def never_findings(template: Template, texts: Texts) -> Iterator[Finding]:
    """What can never be; ``where`` is a line of the file or a key path."""
    wrong = list(_unknown_choices(template, texts))
    yield from wrong
    told = {finding.where for finding in wrong}  # why it can never be has been said there
    answers = _Answers(template, texts)
    for finding in chain(_never_asked(template, texts, answers), _never_written(texts, answers)):
        if finding.where not in told:
            yield finding


class Texts:
    """The syntax trees of a template.

    Attributes:
        texts: by key path; the body's is empty.
        expressions: by key path.
    """

    def __init__(self, template: Template, engine: Engine) -> None:
        """Only for what ``engine`` has compiled."""
        self.body_line = template.body_line
        self.texts = {at: engine.tree(text) for at, text in _texts_of(template) if "{" in text}
        self.expressions = {at: engine.expression(text).tree for at, text in _expressions_of(template)}

    def where(self, at: str, line: int) -> str:
        """The line of the file, or the key path."""
        return at or str(self.body_line + line - 1)


def _texts_of(template: Template) -> Iterator[tuple[str, str]]:
    yield "", template.body
    if plan := template.heading:
        yield from (("heading.keyword", plan.keyword), ("heading.who", plan.who), ("heading.date", plan.date))
        yield from ((f"heading.what.{number}", part) for number, part in enumerate(plan.what))
    for number, output in enumerate(template.outputs):
        yield f"outputs.{number}.text", output.text
        yield f"outputs.{number}.pointer", output.pointer


def _expressions_of(template: Template) -> Iterator[tuple[str, str]]:
    every = [(f"fields.{number}.shown_if", field.shown_if) for number, field in enumerate(template.fields)]
    every += [
        (f"fields.{number}.value", field.value)
        for number, field in enumerate(template.fields)
        if isinstance(field, ComputedField)
    ]
    every += [(f"checks.{number}.when", check.when) for number, check in enumerate(template.checks)]
    every += [(f"reminders.{number}.when", reminder.when) for number, reminder in enumerate(template.reminders)]
    yield from ((at, text) for at, text in every if text)


def _unknown_choices(template: Template, texts: Texts) -> Iterator[Finding]:
    """Words that an answer is held against, and that it can never be."""
    choices = {field.name: field for field in template.fields if isinstance(field, ChoiceField | MultiChoiceField)}
    for at, tree in chain(texts.texts.items(), texts.expressions.items()):
        for line, name, words in comparisons(tree):
            if name not in choices:
                continue
            known = {word for choice in choices[name].choices for word in (choice.value, choice.label)}
            for word in words:
                if word not in known:
                    near = did_you_mean(word, [choice.value for choice in choices[name].choices])
                    message = f"»{word}« er ikke et svar i »{name}«, så betingelsen er aldrig opfyldt.{near}"
                    yield Finding("P17", Severity.ERROR, message, texts.where(at, line))


class _Answers:
    """Every set of answers that can decide something, as far as they are few."""

    def __init__(self, template: Template, texts: Texts) -> None:
        self._fields = template.fields
        shown = ((number, texts.expressions.get(f"fields.{number}.shown_if")) for number in range(len(self._fields)))
        value = ((number, texts.expressions.get(f"fields.{number}.value")) for number in range(len(self._fields)))
        self._shown = {self._fields[number].name: expression_in(tree) for number, tree in shown if tree}
        self._value = {self._fields[number].name: expression_in(tree) for number, tree in value if tree}
        self._domains = {field.name: domain for field in self._fields if (domain := _domain(field))}
        self._left = _MOST_TRIED

    def never(self, branch: Branch) -> bool:
        """Whether every set of answers fails one of the branch's tests."""
        names = frozenset[str]().union(*(test.names for test in branch.tests))
        return self._none(names, lambda world: not any(map(self._fails(world), branch.tests)))

    def _fails(self, world: World) -> Callable[[Test], bool]:
        def fails(test: Test) -> bool:
            self._left -= 1
            return test.fails(world)

        return fails

    def never_true(self, condition: nodes.Node) -> bool:
        """Whether no set of answers fulfils ``condition``."""
        return self._none(names_of(condition), lambda world: truth(condition, world) is not False)

    def _none(self, names: Iterable[str], is_possible: Callable[[World], bool]) -> bool:
        for world in self._worlds(frozenset(names)):
            self._left -= 1
            if self._left < 0 or is_possible(world):
                return False
        return True

    def _worlds(self, names: frozenset[str]) -> Iterator[World]:
        fields = self._behind(names)
        tried = {field.name: self._domains[field.name] for field in fields if field.name in self._domains}
        while _size(tried.values()) > _MOST_WORLDS:
            del tried[max(tried, key=lambda name: len(tried[name]))]
        for answers in product(*tried.values()):
            yield self._world(fields, dict(zip(tried, answers, strict=True)))

    def _behind(self, names: frozenset[str]) -> list[Field]:
        """The fields called so, and those that decide whether they are asked and what they come to, in order."""
        found: list[Field] = []
        for field in reversed(self._fields):  # an expression looks at the fields above it
            if field.name in names:
                found.append(field)
                for expression in (self._shown.get(field.name), self._value.get(field.name)):
                    names |= names_of(expression) if expression else frozenset()
        return found[::-1]

    def _world(self, fields: Iterable[Field], answers: World) -> World:
        world: dict[str, object] = {}
        for field in fields:
            shown = self._shown.get(field.name)
            is_shown = truth(shown, world) if shown else True
            value = answers.get(field.name, UNKNOWN)
            if is_shown is False:
                value = EMPTY_VALUE
            elif field.name in self._value and is_shown:
                value = value_of(self._value[field.name], world)
            world[field.name] = EMPTY_VALUE if value is None else value
        return world


def _size(domains: Iterable[tuple[object, ...]]) -> int:
    size = 1
    for domain in domains:
        size *= len(domain)
    return size


def _domain(field: Field) -> tuple[object, ...]:
    """Every answer there can be, unanswered too; none where they are too many to know."""
    match field:
        case OptionalField() | YesNoField():
            return (True, False, EMPTY_VALUE)
        case ChoiceField():
            return (*(Chosen(choice.label, choice.value) for choice in field.choices), EMPTY_VALUE)
        case MultiChoiceField() if len(field.choices) <= _MOST_PARTS:
            every = [Chosen(choice.label, choice.value) for choice in field.choices]
            parts = chain.from_iterable(combinations(every, size) for size in range(1, len(every) + 1))
            return (*parts, EMPTY_VALUE)
    return ()


def _never_asked(template: Template, texts: Texts, answers: _Answers) -> Iterator[Finding]:
    labels = {f"fields.{number}.shown_if": field.label.replace("&", "") for number, field in enumerate(template.fields)}
    for at, tree in texts.expressions.items():
        if at.endswith(".value") or not answers.never_true(expression_in(tree)):
            continue
        if at in labels:
            yield Finding("P17", Severity.ERROR, _NEVER_ASKED.format(labels[at]), at)
        else:
            what = "kontrollen" if at.startswith("checks") else "påmindelsen"
            yield Finding("P17", Severity.WARNING, _NEVER_TRUE.format(what), at)


def _never_written(texts: Texts, answers: _Answers) -> Iterator[Finding]:
    for at, tree in texts.texts.items():
        never: set[int] = set()
        for number, branch in enumerate(branches(tree)):
            if not never.isdisjoint(branch.within):
                continue  # the branch around it is told
            if answers.never(branch):
                never.add(number)
                yield Finding("P17", Severity.ERROR, _NEVER_WRITTEN, texts.where(at, branch.line))
