"""A template made ready to run: its texts and expressions compiled, and what the compiler had against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.model.fields import ComputedField, NoteField
from assistant.model.finding import Finding, Severity
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.render.engine import Engine, RenderError, Text

ALWAYS_THERE = ("idag", "enhed", "ordlyd")


@dataclass
class Compiled:
    """A template's texts, ready to be rendered.

    Attributes:
        heading: key word, what …, who, date, in order; empty parts left out.
        shown_if, computed: by field name.
        checks: in the template's order.
        findings: what is wrong with the texts; ``where`` is a line of the file or a field's name.
    """

    template: Template
    body: Text | None = None
    heading: list[Text] = field(default_factory=list)
    outputs: dict[str, Text] = field(default_factory=dict)
    shown_if: dict[str, Text] = field(default_factory=dict)
    computed: dict[str, Text] = field(default_factory=dict)
    checks: list[Text | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def compile_template(template: Template, engine: Engine) -> Compiled:
    """Compile every text of ``template``; what cannot be compiled is missing and stands in ``findings``."""
    compiled = Compiled(template)
    _Compiler(compiled, engine).run()
    return compiled


class _Compiler:
    def __init__(self, compiled: Compiled, engine: Engine) -> None:
        self._out = compiled
        self._engine = engine
        self._template = compiled.template
        self._known = [f.name for f in self._template.fields if not isinstance(f, NoteField)]
        self._used: set[str] = set()

    def run(self) -> None:
        template, out = self._template, self._out
        self._fields()
        self._checks()
        out.heading += [text for part in self._heading_parts() if (text := self._text(part, "heading"))]
        for output in template.outputs:
            if text := self._text(output.text, output.name):
                out.outputs[output.name] = text
        out.body = self._text(template.body, "", line=template.body_line)
        self._unused()

    def _fields(self) -> None:
        """Expressions of fields; each may look at the fields above it."""
        above: list[str] = []
        for item in self._template.fields:
            if item.shown_if:
                self._expression(item.shown_if, item.name, above, self._out.shown_if)
            if isinstance(item, ComputedField):
                self._expression(item.value, item.name, above, self._out.computed)
            if not isinstance(item, NoteField):
                above.append(item.name)

    def _checks(self) -> None:
        for check in self._template.checks:
            found: dict[str, Text] = {}
            self._expression(check.when, check.field, self._known, found)
            self._out.checks.append(found.get(check.field))
            if check.field not in self._known:
                self._fault("P11", f"Feltet »{check.field}« findes ikke.{did_you_mean(check.field, self._known)}")

    def _heading_parts(self) -> Iterator[str]:
        if plan := self._template.heading:
            yield from (part for part in (plan.keyword, *plan.what, plan.who, plan.date) if part)

    def _text(self, source: str, where: str, line: int = 0) -> Text | None:
        try:
            text = self._engine.text(source)
        except RenderError as error:
            self._fault("P10", str(error), str(line + error.line - 1) if line else where)
            return None
        self._names(text.names, [*self._known, *ALWAYS_THERE], where or str(line))
        return text

    def _expression(self, source: str, where: str, known: list[str], into: dict[str, Text]) -> None:
        try:
            expression = self._engine.expression(source)
        except RenderError as error:
            self._fault("P10", f"»{source}«: {error}", where)
            return
        self._names(expression.names, [*known, *ALWAYS_THERE], where)
        into[where] = expression

    def _names(self, names: frozenset[str], known: list[str], where: str) -> None:
        self._used |= names
        for name in sorted(names - set(known)):
            later = " Feltet skal stå længere oppe." if name in self._known else did_you_mean(name, known)
            self._fault("P11", f"»{name}« er ikke et felt i skabelonen.{later}", where)

    def _unused(self) -> None:
        for name in self._known:
            if name not in self._used:
                message = f"Feltet »{name}« spørges der om, men svaret bruges ingen steder."
                self._out.findings.append(Finding("P11", Severity.WARNING, message, name))

    def _fault(self, code: str, message: str, where: str = "") -> None:
        self._out.findings.append(Finding(code, Severity.ERROR, message, where))


def context(template: Template, fixed: Mapping[str, object]) -> dict[str, object]:
    """What every text may use besides the answers."""
    wording = f"{template.id} v{template.version}, gælder fra {template.valid_from:%d.%m.%Y}"
    return {**fixed, "ordlyd": f"Ordlyd: {wording}"}
