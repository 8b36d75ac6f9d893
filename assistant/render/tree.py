"""What a parsed text uses and writes: the names it takes from outside, and the field behind each answer in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes

ROWS_ONLY = "kun raekker"
"""A filter that no template can name; every loop goes through it."""


def tell_fields(node: nodes.Node, rows: Mapping[str, str]) -> None:
    """Pair every answer that ``node`` writes with its field, and let loops go through ``ROWS_ONLY``.

    ``rows`` are loop variables with what they run over.
    """
    if isinstance(node, nodes.Output):
        node.nodes = [_told(part, rows) for part in node.nodes]
        return
    if isinstance(node, nodes.For):
        over = _first_field(node.iter, rows)
        rows = {**rows, **{name.name: over for name in _targets(node)}}
        node.iter = nodes.Filter(node.iter, ROWS_ONLY, [], [], None, None, lineno=node.lineno)
    for child in _statements(node):
        tell_fields(child, rows)


def _told(part: nodes.Expr, rows: Mapping[str, str]) -> nodes.Expr:
    if isinstance(part, nodes.TemplateData):
        return part
    field = nodes.Const(_first_field(part, rows), lineno=part.lineno)
    return nodes.Tuple([part, field], "load", lineno=part.lineno)


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
    deepest = max((blocks_deep(child) for child in _statements(node)), default=0)
    return deepest + isinstance(node, nodes.If | nodes.For)


def _statements(node: nodes.Node) -> Iterator[nodes.Node]:
    """What stands in ``node`` but its expressions, which no block stands in."""
    return (child for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt))
