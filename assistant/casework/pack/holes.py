"""Questions that need no answer, in sentences that need one: "kl. ." is all that is left of "kl. 10.00."."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from assistant.casework.pack.reach import Texts
from assistant.model.fields import UNANSWERED, ComputedField, Field, OptionalField, plain_label
from assistant.model.finding import Finding, Severity
from assistant.model.template import Template
from assistant.render.holes import holes
from assistant.render.marks import EMPTY_VALUE
from assistant.render.reach import expression_in, names_of, truth

_MAY_BE_EMPTY = "»{}« kan stå tomt, og så mangler der noget i sætningen. Lad den kun komme med, når der er svaret."


def hole_findings(template: Template, texts: Texts) -> Iterator[Finding]:
    """Answers that may be left open, where the sentence around them goes wrong then.

    ``where`` is a line of the file or a key path.
    """
    fields = {field.name: field for field in template.fields if _is_open(field)}
    for at, tree in texts.texts.items():
        if at.startswith("heading"):  # a part of it with a hole has no sentence around
            continue
        for hole in holes(tree):
            field = fields.get(hole.slot.name)
            if field and not _is_told(field, texts) and hole.opens(_absent(field, template, texts)):
                message = _MAY_BE_EMPTY.format(plain_label(field))
                yield Finding("P19", Severity.HINT, message, texts.where(at, hole.slot.line))


def _is_open(field: Field) -> bool:
    """Whether ``field`` may be left without an answer, and begins so."""
    return not (field.required or field.default or isinstance(field, (*UNANSWERED, OptionalField)))


def _is_told(field: Field, texts: Texts) -> bool:
    """Whether one of the template's own checks tells who leaves ``field`` open."""
    checks = (tree for at, tree in texts.expressions.items() if at.startswith("checks"))
    negated = (negation.node for tree in checks for negation in tree.find_all(nodes.Not))
    return any(isinstance(node, nodes.Name) and node.name == field.name for node in negated)


def _absent(left_open: Field, template: Template, texts: Texts) -> dict[str, object]:
    """``left_open`` without an answer, and with it all that is not asked or cannot be computed then."""
    absent: dict[str, object] = {left_open.name: EMPTY_VALUE}
    for number, field in enumerate(template.fields):
        shown_if, value = (texts.expressions.get(f"fields.{number}.{key}") for key in ("shown_if", "value"))
        is_hidden = shown_if is not None and truth(expression_in(shown_if), absent) is False
        if is_hidden or (isinstance(field, ComputedField) and value and not names_of(value).isdisjoint(absent)):
            absent[field.name] = EMPTY_VALUE
    return absent
