"""A published wording as runs for the preview, and as plain text that can be kept elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.casework.compiled import context
from assistant.model.answers import Kroner
from assistant.model.draft import Draft, Role, Run, Runs, plain
from assistant.model.fact import Fact
from assistant.model.fields import ChoiceField, MultiChoiceField, plain_label
from assistant.model.template import Output, Template
from assistant.render.danish import show
from assistant.render.published import Names, published
from assistant.rules import dated
from assistant.rules.heading import SEPARATOR

_LOOKS_UP = re.compile(r"""\|\s*opslag\b(?:\s*\(\s*["']([a-z0-9-]+)["']\s*\))?""")
_QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
_FACTS = "opslag_i_pakken"


def reference(template: Template) -> str:
    """The line that names the wording of ``template``."""
    return str(context(template, {})["ordlyd"])


def looked_up_in(template: Template, facts: Iterable[Fact]) -> list[Fact]:
    """Those of ``facts`` that ``template`` may print; all of them where it does not say which."""
    text = template.published.decode("utf-8", "replace")
    calls = _LOOKS_UP.findall(text)
    names = {name for name in calls if name}
    if "" in calls:  # a computed field says which: its names stand in quotes too
        names |= set(_QUOTED.findall(text))
    known = list(facts) if calls else []
    return [fact for fact in known if fact.name in names] or known


def said_by(fact: Fact) -> str:
    """What ``fact`` says, as a text prints it."""
    return show(Kroner(fact.amount)) if fact.amount is not None else fact.text


def published_draft(template: Template, prefix: str, facts: Sequence[Fact], day: date) -> Draft:
    """The text of ``template``, every branch of it, with ``facts`` as they held on ``day``."""
    names = _names(template, facts, day)
    outputs = {output.name: _trimmed(published(output.text, names)) for output in template.outputs}
    said = "\n".join(map(_told, facts))
    looked_up = Output(name=_FACTS, label="Det, teksten kan slå op", text="")
    return Draft(
        template=replace(template, outputs=(*template.outputs, looked_up)) if said else template,
        heading=_heading(template, prefix, names),
        body=_trimmed(published(template.body, names)),
        outputs=outputs | ({_FACTS: (Run(said),)} if said else {}),
        computed={},
        visible=frozenset(),
        findings=(),
    )


def as_text(draft: Draft) -> str:
    """Heading, text and further texts, as they are copied."""
    pieces = [plain(draft.heading), plain(draft.body)]
    pieces += [f"{output.label}:\n{plain(draft.outputs[output.name])}" for output in draft.template.outputs]
    return "\n\n".join(piece for piece in pieces if piece)


def _told(fact: Fact) -> str:
    """A fact with its dates and its source."""
    until = f" til {fact.valid_to:%d.%m.%Y}" if fact.valid_to else ""
    return f"{fact.title}, fra {fact.valid_from:%d.%m.%Y}{until}: {said_by(fact)} (kilde: {fact.source})"


def _heading(template: Template, prefix: str, names: Names) -> Runs:
    plan = template.heading
    if plan is None:
        return ()
    runs: list[Run] = [Run(prefix, Role.PREFIX)]
    parts = [part for part in (plan.keyword, *plan.what, plan.who, plan.date) if part]
    for number, part in enumerate(parts):
        runs += [Run(SEPARATOR if number else " "), *published(part, names)]
    return tuple(runs)


def names_in(template: Template) -> Names:
    """What the names in the texts of ``template`` are called for people, as far as it says itself."""
    choices = {
        (field.name, choice.value): choice.label
        for field in template.fields
        if isinstance(field, ChoiceField | MultiChoiceField)
        for choice in field.choices
    }
    return Names(labels={field.name: plain_label(field) for field in template.fields}, choices=choices)


def _names(template: Template, facts: Sequence[Fact], day: date) -> Names:
    def looked_up(name: str) -> str:
        fact = dated.in_force([fact for fact in facts if fact.name == name], day)
        if fact is None:
            return f"opslag: {name}" if name else "opslag efter svaret"
        return f"{fact.title}: {said_by(fact)}"

    return replace(names_in(template), fixed={"ordlyd": reference(template)}, looked_up=looked_up)


def _trimmed(runs: Runs) -> Runs:
    """``runs`` without the empty lines around them."""
    kept = list(runs)
    if kept:
        first = kept[0]
        kept[0] = Run(first.text.lstrip("\n"), first.role, first.field, first.bold, first.locked)
        last = kept[-1]
        kept[-1] = Run(last.text.rstrip("\n "), last.role, last.field, last.bold, last.locked)
    return tuple(run for run in kept if run.text)
