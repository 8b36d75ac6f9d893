"""A template made ready to run: its texts and expressions compiled, and what the compiler had against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.model.fields import ComputedField, NoteField
from assistant.model.finding import MOST_TOLD, Finding, Severity
from assistant.model.pack_info import OWN_TEMPLATE
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.render.engine import Engine, Text
from assistant.render.faults import RenderError

ALWAYS_THERE = ("idag", "enhed", "ordlyd")


@dataclass
class Compiled:
    """A template's texts, ready to be rendered.

    Attributes:
        heading: key word, what …, who, date, in order; empty parts left out.
        shown_if, computed: by field name.
        pointers: by the output's name, what stands instead of its text.
        checks: in the template's order.
        reminders: when each is due, in the template's order; None is always.
        findings: what is wrong with the texts; ``where`` is a line of the file or a key path, ``fields.2.shown_if``.
    """

    template: Template
    body: Text | None = None
    heading: list[Text] = field(default_factory=list)
    outputs: dict[str, Text] = field(default_factory=dict)
    pointers: dict[str, Text] = field(default_factory=dict)
    shown_if: dict[str, Text] = field(default_factory=dict)
    computed: dict[str, Text] = field(default_factory=dict)
    checks: list[Text | None] = field(default_factory=list)
    reminders: list[Text | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def heading_names(self) -> list[str]:
        """The fields whose answers reach the heading, through computed fields too, in the template's order."""
        names = {name for text in self.heading for name in text.names}
        for item in reversed(self.template.fields):
            if item.name in names and item.name in self.computed:
                names |= self.computed[item.name].names.keys()
        return [item.name for item in self.template.fields if item.name in names]


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
        out.heading += [text for at, part in self._heading_parts() if (text := self._text(part, at))]
        for number, output in enumerate(template.outputs):
            if text := self._text(output.text, f"outputs.{number}.text"):
                out.outputs[output.name] = text
            if output.pointer and (text := self._text(output.pointer, f"outputs.{number}.pointer")):
                out.pointers[output.name] = text
        for number, reminder in enumerate(template.reminders):
            at = f"reminders.{number}.when"
            out.reminders.append(self._expression(reminder.when, at, self._known) if reminder.when else None)
        out.body = self._text(template.body, line=template.body_line)
        if not out.findings:  # a text that could not be read may use it
            self._unused()

    def _fields(self) -> None:
        """Expressions of fields; each may look at the fields above it."""
        above: list[str] = []
        for number, item in enumerate(self._template.fields):
            at = f"fields.{number}"
            if item.shown_if and (found := self._expression(item.shown_if, f"{at}.shown_if", above)):
                self._out.shown_if[item.name] = found
            if isinstance(item, ComputedField) and (found := self._expression(item.value, f"{at}.value", above)):
                self._out.computed[item.name] = found
            if not isinstance(item, NoteField):
                above.append(item.name)

    def _checks(self) -> None:
        for number, check in enumerate(self._template.checks):
            self._out.checks.append(self._expression(check.when, f"checks.{number}.when", self._known))
            if check.field not in self._known:
                near = did_you_mean(check.field, self._known)
                self._fault("P11", f"Feltet »{check.field}« findes ikke.{near}", f"checks.{number}.field")

    def _heading_parts(self) -> Iterator[tuple[str, str]]:
        if plan := self._template.heading:
            parts = (("keyword", plan.keyword), *(("what", part) for part in plan.what), ("who", plan.who))
            yield from ((f"heading.{key}", part) for key, part in (*parts, ("date", plan.date)) if part)

    def _text(self, source: str, at: str = "", line: int = 0) -> Text | None:
        """``source`` compiled; it stands at the key path ``at``, or begins at ``line``."""
        try:
            text = self._engine.text(source)
        except RenderError as error:
            for fault_line, message in error.faults:
                self._fault("P10", message, at or str(line + fault_line - 1))
            return None
        self._names(text, [*self._known, *ALWAYS_THERE], at, line)
        return text

    def _expression(self, source: str, at: str, known: list[str]) -> Text | None:
        try:
            expression = self._engine.expression(source)
        except RenderError as error:
            self._fault("P10", f"»{source}«: {error}", at)
            return None
        self._names(expression, [*known, *ALWAYS_THERE], at)
        return expression

    def _names(self, text: Text, known: list[str], at: str, line: int = 0) -> None:
        self._used |= text.names.keys()
        for name in sorted(text.names.keys() - set(known))[:MOST_TOLD]:
            later = " Feltet skal stå længere oppe." if name in self._known else did_you_mean(name, known)
            message = f"»{name}« er ikke et felt i skabelonen.{later}"
            self._fault("P11", message, at or str(line + text.names[name] - 1))

    def _unused(self) -> None:
        for number, field_ in enumerate(self._template.fields):
            if field_.name in self._known and field_.name not in self._used:
                message = f"Feltet »{field_.name}« spørges der om, men svaret bruges ingen steder."
                self._out.findings.append(Finding("P11", Severity.WARNING, message, f"fields.{number}"))

    def _fault(self, code: str, message: str, where: str) -> None:
        self._out.findings.append(Finding(code, Severity.ERROR, message, where))


def context(template: Template, fixed: Mapping[str, object]) -> dict[str, object]:
    """What every text may use besides the answers."""
    own = f" ({OWN_TEMPLATE})" if template.is_own else ""  # in a case it must not pass for the team's
    wording = f"{template.id} v{template.version}{own}, gælder fra {template.valid_from:%d.%m.%Y}"
    return {**fixed, "ordlyd": f"Ordlyd: {wording}"}
