"""What a template's text may be made of: an allow-list over Jinja's syntax tree.

The sandbox keeps a template from Python; this keeps it from loops without end, from memory, and from everything a
team lead could not read. What is not named here is refused with its line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import nodes

from assistant.model.suggest import did_you_mean

MAX_LOOP_DEPTH = 2
MAX_DEEP, MAX_LONG = 40, 300
"""Parts of one expression inside each other, and in all: Python must be able to compile it from wherever it is asked,
and a sum of long texts must stay small enough to hold."""
MAX_STEPS = 2_000_000
"""Steps of one text, with a hundred rows in each loop: about a second."""
_ROWS = 100
_STATEMENTS = (nodes.Template, nodes.Output, nodes.If, nodes.For)

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Filter,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Getattr,
    nodes.Concat,
    nodes.Add,
    nodes.Sub,
    nodes.Neg,
    nodes.List,
    nodes.Tuple,
)
_WHAT: dict[type[nodes.Node], str] = {
    nodes.Call: "Funktioner kan ikke kaldes",
    nodes.Mul: "Gange er ikke muligt",
    nodes.Div: "Division er ikke mulig",
    nodes.FloorDiv: "Division er ikke mulig",
    nodes.Mod: "Rest ved division er ikke mulig",
    nodes.Pow: "Potens er ikke mulig",
    nodes.Pos: "Plus foran et tal bruges ikke",
    nodes.Dict: "Krøllede parenteser bruges ikke i et udtryk",
    nodes.Assign: "{% set %} bruges ikke",
    nodes.AssignBlock: "{% set %} bruges ikke",
    nodes.With: "{% with %} bruges ikke",
    nodes.Block: "{% block %} bruges ikke",
    nodes.FilterBlock: "{% filter %} bruges ikke; skriv {{ felt | filter }}",
    nodes.CallBlock: "Makroer bruges ikke",
    nodes.Extends: "Andre filer kan ikke hentes ind",
    nodes.FromImport: "Andre filer kan ikke hentes ind",
    nodes.Include: "Andre filer kan ikke hentes ind",
    nodes.Import: "Andre filer kan ikke hentes ind",
    nodes.Macro: "Makroer bruges ikke",
    nodes.Test: "»is« bruges ikke; skriv {% if felt %}",
    nodes.Getitem: "Kantede parenteser bruges ikke efter et navn",
}


def faults(tree: nodes.Template, filters: Collection[str]) -> Iterator[tuple[int, str]]:
    """(line, Danish sentence) for everything in ``tree`` that a template may not hold."""
    yield from _walk(tree, filters, loops=0)


def steps(node: nodes.Node, deep: int = 0) -> int:
    """What it takes to write ``node``, which is ``deep`` in an expression; more than is allowed where that is wrong."""
    is_expression = not isinstance(node, _STATEMENTS)
    deep = deep + 1 if is_expression else 0
    taken = 1
    for child in node.iter_child_nodes():
        taken += steps(child, deep)
    if is_expression:
        return taken if taken <= MAX_LONG and deep <= MAX_DEEP else MAX_STEPS + 1
    return taken * _ROWS if isinstance(node, nodes.For) else taken


def _walk(node: nodes.Node, filters: Collection[str], *, loops: int) -> Iterator[tuple[int, str]]:
    if not isinstance(node, _ALLOWED):
        what = _WHAT.get(type(node), "Det, der står her, bruges ikke")
        yield node.lineno, f"{what} i en skabelon. Brug felter, {{% if %}}, {{% for %}} og filtrene i vejledningen."
        return
    if isinstance(node, nodes.Filter) and node.name not in filters:
        yield node.lineno, f"Filteret »{node.name}« findes ikke.{did_you_mean(node.name, filters)}"
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield node.lineno, f"»{node.attr}« kan ikke bruges i en skabelon."
    if isinstance(node, nodes.For):
        loops += 1
        if loops > MAX_LOOP_DEPTH or node.recursive:
            yield node.lineno, f"Højst {MAX_LOOP_DEPTH} løkker inden i hinanden."
    for child in node.iter_child_nodes():
        yield from _walk(child, filters, loops=loops)
