"""What of a text can ever be written: its branches, and whether a condition can be known from some of the answers.

Nothing is guessed: what depends on an answer that is not told of is unknown, and unknown may be so.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeGuard

from jinja2 import nodes

from assistant.render.marks import EMPTY_VALUE


class _Unknown:
    """The value of what depends on more than is told."""


UNKNOWN = _Unknown()
Values = Mapping[str, object]
_OPERATORS: Mapping[str, Callable[[object, object], object]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,  # type: ignore[dict-item]
    "lteq": operator.le,  # type: ignore[dict-item]
    "gt": operator.gt,  # type: ignore[dict-item]
    "gteq": operator.ge,  # type: ignore[dict-item]
    "in": lambda one, many: one in many,  # type: ignore[operator]
    "notin": lambda one, many: one not in many,  # type: ignore[operator]
}
_MOST_TESTS = 100
_EQUALITY = frozenset({"eq", "ne"})
_MEMBERSHIP = frozenset({"in", "notin"})


class Test(NamedTuple):
    """A condition and how it must come out; ``rows`` are the names that mean a row there, no answer."""

    condition: nodes.Node
    rows: frozenset[str]
    is_so: bool

    @property
    def names(self) -> frozenset[str]:
        """The answers it depends on."""
        return names_of(self.condition) - self.rows

    def fails(self, values: Values) -> bool:
        """Whether it is known not to come out so."""
        known = {name: value for name, value in values.items() if name not in self.rows} if self.rows else values
        return truth(self.condition, known) is (not self.is_so)


class Branch(NamedTuple):
    """A part of a text that is written only where all its tests come out as they must.

    Attributes:
        line: where its tag or its text stands, from 1.
        within: the branches that it stands in, by their number among all of them.
    """

    line: int
    tests: tuple[Test, ...]
    within: tuple[int, ...]


class Comparison(NamedTuple):
    """An answer held against words of the template's own."""

    line: int
    name: str
    words: tuple[str, ...]


def expression_in(tree: nodes.Template) -> nodes.Node:
    """The one expression that ``tree`` is of."""
    return next(tree.find_all(nodes.Output)).nodes[0]


def names_of(node: nodes.Node) -> frozenset[str]:
    """Every name in ``node``."""
    found = {name.name for name in node.find_all(nodes.Name)}
    return frozenset(found | ({node.name} if isinstance(node, nodes.Name) else set()))


def branches(tree: nodes.Template) -> tuple[Branch, ...]:
    """Every branch of a text, outer ones before what stands in them."""
    found: list[Branch] = []
    _walk(tree.body, found, (), (), frozenset())
    return tuple(found)


def _walk(
    body: Sequence[nodes.Node],
    found: list[Branch],
    tests: tuple[Test, ...],
    within: tuple[int, ...],
    rows: frozenset[str],
) -> None:
    def branch(line: int, tests: tuple[Test, ...], body: Sequence[nodes.Node]) -> None:
        tests = tests[-_MOST_TESTS:]  # with fewer of them it only looks more possible
        found.append(Branch(line, tests, within))
        _walk(body, found, tests, (*within, len(found) - 1), rows)

    for node in body:
        if isinstance(node, nodes.If):
            after = tests
            for part in (node, *node.elif_):
                branch(part.lineno, (*after, Test(part.test, rows, is_so=True)), part.body)
                after = (*after, Test(part.test, rows, is_so=False))[-_MOST_TESTS:]
            if node.else_:
                branch(node.else_[0].lineno, after, node.else_)
        elif isinstance(node, nodes.For):
            targets = frozenset({"loop"}) | names_of(node.target)
            _walk(node.body, found, tests, within, rows | targets)
            _walk(node.else_, found, tests, within, rows)
        elif isinstance(node, nodes.Output):
            continue
        else:
            _walk(list(node.iter_child_nodes()), found, tests, within, rows)


def comparisons(tree: nodes.Template) -> Iterator[Comparison]:
    """Every answer that is asked to be, or to be among, fixed words, or to have one among them.

    A name that also means a row somewhere is left out.
    """
    rows = frozenset[str]().union(*(names_of(loop.target) for loop in tree.find_all(nodes.For)))
    for compare in tree.find_all(nodes.Compare):
        if len(compare.ops) != 1:
            continue
        left, operand = compare.expr, compare.ops[0]
        right = operand.expr
        if operand.op in _EQUALITY and isinstance(left, nodes.Const):
            left, right = right, left
        if _is_answer(left, rows) and operand.op in _EQUALITY | _MEMBERSHIP:
            words = _words(right if operand.op in _MEMBERSHIP else nodes.List([right]))
            yield Comparison(compare.lineno, left.name, words)
        elif _is_answer(right, rows) and operand.op in _MEMBERSHIP:
            yield Comparison(compare.lineno, right.name, _words(nodes.List([left])))


def _is_answer(node: nodes.Node, rows: frozenset[str]) -> TypeGuard[nodes.Name]:
    return isinstance(node, nodes.Name) and node.name not in rows


def _words(node: nodes.Node) -> tuple[str, ...]:
    items = node.items if isinstance(node, nodes.List | nodes.Tuple) else ()
    return tuple(item.value for item in items if isinstance(item, nodes.Const) and isinstance(item.value, str))


def truth(node: nodes.Node, values: Values) -> bool | None:
    """Whether ``node`` holds; None where ``values`` do not tell."""
    match node:
        case nodes.Not():
            inner = truth(node.node, values)
            return None if inner is None else not inner
        case nodes.And() | nodes.Or():
            sides = {truth(node.left, values), truth(node.right, values)}
            decides = isinstance(node, nodes.Or)
            if decides in sides:
                return decides
            return None if None in sides else not decides
    value = value_of(node, values)
    return None if value is UNKNOWN else bool(value)


def value_of(node: nodes.Node, values: Values) -> object:
    """What ``node`` comes to; ``UNKNOWN`` where ``values`` do not tell."""
    match node:
        case nodes.Const():
            return node.value
        case nodes.Name():
            return values.get(node.name, UNKNOWN)
        case nodes.List() | nodes.Tuple():
            items = tuple(value_of(item, values) for item in node.items)
            return UNKNOWN if any(item is UNKNOWN for item in items) else items
        case nodes.CondExpr():
            side = truth(node.test, values)
            chosen = node.expr1 if side else node.expr2
            return UNKNOWN if side is None else EMPTY_VALUE if chosen is None else value_of(chosen, values)
        case nodes.Compare():
            return _compared(node, values)
        case nodes.And() | nodes.Or():
            left = value_of(node.left, values)
            is_decided = left is UNKNOWN or bool(left) is isinstance(node, nodes.Or)
            return left if is_decided else value_of(node.right, values)
        case nodes.Not():
            inner = truth(node.node, values)
            return UNKNOWN if inner is None else not inner
    return UNKNOWN


def _compared(node: nodes.Compare, values: Values) -> object:
    left = value_of(node.expr, values)
    for operand in node.ops:
        right = value_of(operand.expr, values)
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        try:
            is_so = _OPERATORS[operand.op](left, right)
        except TypeError:
            return UNKNOWN  # the draft says so
        if not is_so:
            return False
        left = right
    return True
