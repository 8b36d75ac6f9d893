"""What a parsed text uses and writes: the names it takes from outside, and the field behind each answer in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import nodes

FROM_FIELD = "fra felt"
"""A filter that no template can name; every answer that is written goes through it, and is told its field."""


class Written(NamedTuple):
    """An answer on its way into the text, and the field that brought it."""

    value: object
    field: str


def tell_fields(node: nodes.Node, rows: Mapping[str, str]) -> None:
    """Let every answer that ``node`` writes say its field; ``rows`` are loop variables with what they run over."""
    if isinstance(node, nodes.Output):
        node.nodes = [_told(part, rows) for part in node.nodes]
        return
    if isinstance(node, nodes.For):
        over = _first_field(node.iter, rows)
        rows = {**rows, **{name.name: over for name in _targets(node)}}
    for child in node.iter_child_nodes():
        tell_fields(child, rows)


def _told(part: nodes.Expr, rows: Mapping[str, str]) -> nodes.Expr:
    if isinstance(part, nodes.TemplateData):
        return part
    field = nodes.Const(_first_field(part, rows), lineno=part.lineno)
    return nodes.Filter(part, FROM_FIELD, [field], [], None, None, lineno=part.lineno)


def _first_field(expression: nodes.Node, rows: Mapping[str, str]) -> str:
    """The first name that ``expression`` takes from outside; empty when it takes none."""
    found = [expression] if isinstance(expression, nodes.Name) else expression.find_all(nodes.Name)
    return next((rows.get(name.name, name.name) for name in found), "")


def _targets(loop: nodes.For) -> list[nodes.Name]:
    return [loop.target] if isinstance(loop.target, nodes.Name) else list(loop.target.find_all(nodes.Name))


def names_in(tree: nodes.Template) -> dict[str, int]:
    """The variables that ``tree`` takes from outside, each with the line it is first used on."""
    found: dict[str, int] = {}
    _collect(tree, frozenset(), found)
    return found


def _collect(node: nodes.Node, bound: frozenset[str], found: dict[str, int]) -> None:
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in bound:
        found.setdefault(node.name, node.lineno)
    if isinstance(node, nodes.For):
        _collect(node.iter, bound, found)
        bound |= {name.name for name in _targets(node)} | {"loop"}
    for child in node.iter_child_nodes(exclude=("iter",) if isinstance(node, nodes.For) else None):
        _collect(child, bound, found)


def blocks_deep(node: nodes.Node) -> int:
    """How many blocks stand inside each other at the most."""
    deepest = max((blocks_deep(child) for child in node.iter_child_nodes()), default=0)
    return deepest + isinstance(node, nodes.If | nodes.For)
