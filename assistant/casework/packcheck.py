"""A pack read whole: with everything that reading, compiling and its own examples say against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_findings
from assistant.casework.knowledge import merged
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.language import Language
from assistant.model.pack import Pack
from assistant.model.suggest import did_you_mean
from assistant.model.template import Template
from assistant.packs.reader import PackCore, read_core, read_pack


def check_pack(folder: Path, below: Iterable[Path] = (), *, with_examples: bool = True) -> Pack:
    """The whole pack with everything that reading, compiling and its own examples say against it.

    Args:
        folder: the pack.
        with_examples: whether each template is filled with its examples; a template that cannot be is a fault of the
            pack, but no reason to leave it out of use.
        below: folders of the packs it may lean on for what it leaves out; an older one of the same id does not count.
    """
    core = read_core(folder)
    under = [found for found in map(read_core, below) if not _same_pack(found, core)]
    drafter = Drafter(merged([*under, core]))

    def lint(template: Template) -> list[Finding]:
        kind = template.note_type
        if kind and kind not in drafter.knowledge.note_types:
            message = f"Notattypen »{kind}« findes ikke.{did_you_mean(kind, drafter.knowledge.note_types)}"
            return [Finding("P07", Severity.ERROR, message, "note_type")]
        if unknown := list(_unknown_text_kinds(template, drafter.knowledge.language)):
            return unknown
        compiled = drafter.compiled(template).findings
        if not with_examples or blocks(compiled):
            return compiled
        return [*compiled, *example_findings(drafter, template)]

    return read_pack(folder, lint)


def _unknown_text_kinds(template: Template, language: Language) -> Iterator[Finding]:
    known = [kind.id for kind in language.kinds]
    named = [("text_kind", template.text_kind)]
    named += [(f"outputs.{number}.text_kind", output.text_kind) for number, output in enumerate(template.outputs)]
    for at, kind in named:
        if known and kind not in ("", "text", *known):
            message = f"Tekstslagsen »{kind}« findes ikke.{did_you_mean(kind, known)}"
            yield Finding("P07", Severity.ERROR, message, at)


def _same_pack(one: PackCore, other: PackCore) -> bool:
    return one.info is not None and other.info is not None and one.info.id == other.info.id
