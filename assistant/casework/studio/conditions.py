"""A condition by choosing: which answer to which question, and not an expression.

What a person has written by hand and cannot be chosen stays the expression that it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from jinja2 import nodes

from assistant.model.fields import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    MultiChoiceField,
    NoteField,
    NumberField,
    OptionalField,
    YesNoField,
    plain_label,
)
from assistant.render.engine import Engine
from assistant.render.faults import RenderError
from assistant.render.reach import expression_in

_ENGINE = Engine()
Test = Literal["answered", "open", "is", "is_not", "has", "has_not", "<", "<=", ">", ">="]
TODAY = "idag"
_LABELS: dict[Test, str] = {
    "answered": "er besvaret",
    "open": "er ikke besvaret",
    "is": "er",
    "is_not": "er ikke",
    "has": "har valgt",
    "has_not": "har ikke valgt",
    "<": "er mindre end",
    "<=": "er højst",
    ">": "er mere end",
    ">=": "er mindst",
}
_OF_DAYS: dict[Test, str] = {"<": "er før", "<=": "er senest", ">": "er efter", ">=": "er tidligst"}
_OF_YES: dict[Test, str] = {"answered": "er ja", "open": "er nej eller ikke besvaret"}
_OF_BLOCK: dict[Test, str] = {"answered": "er valgt til", "open": "er ikke valgt til"}
_COMPARED: dict[str, Test] = {"eq": "is", "ne": "is_not", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}


@dataclass(frozen=True)
class Condition:
    """One answer that decides.

    Attributes:
        value: a choice's, a number as it is written, or the name of another date; empty where none is asked.
    """

    field: str
    test: Test = "answered"
    value: str = ""


_NEITHER = Condition("")
"""What cannot be chosen."""


@dataclass(frozen=True)
class Conditions:
    """Some of them, of which all or any must hold. None is always."""

    parts: tuple[Condition, ...] = ()
    is_any: bool = False


def tests_for(field: Field) -> dict[Test, str]:
    """What can be asked of the answer to ``field``, in Danish."""
    match field:
        case OptionalField():
            return _OF_BLOCK
        case YesNoField():
            return _OF_YES
        case ChoiceField():
            return _some("is", "is_not", "answered", "open")
        case MultiChoiceField():
            return _some("has", "has_not", "answered", "open")
        case NumberField() | MoneyField():
            return _some("<", "<=", ">", ">=", "answered", "open")
        case DateField():
            return {**_OF_DAYS, **_some("answered", "open")}
    return _some("answered", "open")


def values_for(field: Field, above: Sequence[Field]) -> dict[str, str]:
    """What the answer can be held against, with what it is called; empty where it is written."""
    match field:
        case ChoiceField() | MultiChoiceField():
            return {choice.value: choice.label for choice in field.choices}
        case DateField():
            others = (each for each in above if isinstance(each, DateField) and each.name != field.name)
            return {TODAY: "dagen i dag", **{each.name: plain_label(each) for each in others}}
    return {}


def can_decide(field: Field) -> bool:
    """Whether a condition can ask for it."""
    return bool(field.name) and not isinstance(field, NoteField)


def needs_value(test: Test) -> bool:
    """Whether the answer is held against something."""
    return test not in ("answered", "open")


def expression(conditions: Conditions, fields: Sequence[Field]) -> str:
    """The expression that says it, as it stands in a template; empty where it is always so."""
    kinds = {field.name: field for field in fields}
    joint = " or " if conditions.is_any else " and "
    return joint.join(_expression(each, kinds.get(each.field)) for each in conditions.parts)


def read(text: str, fields: Sequence[Field]) -> Conditions | None:
    """What ``text`` says, by choosing among ``fields``; None where it cannot be said so."""
    if not text.strip():
        return Conditions()
    try:
        tree = expression_in(_ENGINE.expression(text).tree)
    except (RenderError, ValueError):
        return None
    kinds = {field.name: field for field in fields}
    found = _one_of(tree) or Conditions(tuple(_read(each, kinds) for each in _joined(tree)), isinstance(tree, nodes.Or))
    return found if all(_is_known(part, kinds) for part in found.parts) else None


def said(conditions: Conditions, fields: Sequence[Field]) -> str:
    """What it says, in Danish: »Hvad skete er aflyst, og Tolk er ja«."""
    kinds = {field.name: field for field in fields}
    return (", eller " if conditions.is_any else ", og ").join(_said(each, kinds, fields) for each in conditions.parts)


def _said(condition: Condition, kinds: dict[str, Field], fields: Sequence[Field]) -> str:
    field = kinds[condition.field]
    value = values_for(field, fields).get(condition.value, condition.value)
    return " ".join(filter(None, (f"»{plain_label(field)}«", tests_for(field)[condition.test], value)))


def _expression(condition: Condition, field: Field | None) -> str:
    name, value = condition.field, _quoted(condition.value)
    match condition.test:
        case "answered":
            return name
        case "open":
            return f"not {name}"
        case "is":
            return f"{name} == {value}"
        case "is_not":
            return f"{name} != {value}"
        case "has":
            return f"{value} in {name}"
        case "has_not":
            return f"{value} not in {name}"
    right = condition.value if isinstance(field, DateField) else condition.value.replace(",", ".")
    return f"{name} {condition.test} {right or 0}"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _joined(tree: nodes.Node) -> Iterator[nodes.Node]:
    """The parts that one word joins."""
    if isinstance(tree, nodes.And | nodes.Or):
        for side in (tree.left, tree.right):
            yield from _joined(side) if type(side) is type(tree) else (side,)
    else:
        yield tree


def _one_of(tree: nodes.Node) -> Conditions | None:
    """``svar in ["a", "b"]``: the one or the other."""
    match tree:
        case nodes.Compare(
            expr=nodes.Name(name=str() as name), ops=[nodes.Operand(op=op, expr=nodes.List(items=items))]
        ):
            values = [each.value for each in items if isinstance(each, nodes.Const) and isinstance(each.value, str)]
            if values and len(values) == len(items) and op in ("in", "notin"):
                test: Test = "is" if op == "in" else "is_not"
                return Conditions(
                    tuple(Condition(name, test, value) for value in values), op == "in" and len(values) > 1
                )
    return None


def _read(node: nodes.Node, kinds: dict[str, Field]) -> Condition:
    """A part; of no field where it cannot be chosen."""
    match node:
        case nodes.Name(name=str() as name):
            return Condition(name)
        case nodes.Not(node=nodes.Name(name=str() as name)):
            return Condition(name, "open")
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=op, expr=right)]):
            return _compared(left, op, right, kinds)
    return _NEITHER


def _compared(left: nodes.Node, op: str, right: nodes.Node, kinds: dict[str, Field]) -> Condition:
    match left, right:
        case nodes.Const(value=str() as value), nodes.Name(name=str() as name) if op in ("in", "notin"):
            return Condition(name, "has" if op == "in" else "has_not", value)
        case nodes.Name(name=str() as name), _ if op in _COMPARED:
            against = _held_against(right, kinds.get(name))
            return _NEITHER if against is None else Condition(name, _COMPARED[op], against)
    return _NEITHER


def _held_against(node: nodes.Node, field: Field | None) -> str | None:
    """What an answer to ``field`` is compared with: only what is of its own kind, so that the same is meant again."""
    match field, node:
        case DateField(), nodes.Name(name=str() as other):
            return other
        case ChoiceField(), nodes.Const(value=str() as value):
            return value
        case NumberField() | MoneyField(), nodes.Neg(node=nodes.Const() as inner):
            number = _held_against(inner, field)
            return number and f"-{number}"
        case NumberField() | MoneyField(), nodes.Const(value=int() | float() as number) if not isinstance(number, bool):
            return f"{number}".replace(".", ",")
    return None


def _is_known(condition: Condition, kinds: dict[str, Field]) -> bool:
    """Whether it can be chosen: the field is there, and takes such a test and such a value."""
    field = kinds.get(condition.field)
    if field is None or isinstance(field, NoteField) or condition.test not in tests_for(field):
        return False
    known = values_for(field, tuple(kinds.values()))
    return not needs_value(condition.test) or not known or condition.value in known


def _some(*tests: Test) -> dict[Test, str]:
    return {test: _LABELS[test] for test in tests}
