"""``fill``: answers → text."""

from __future__ import annotations

import argparse
from datetime import date

from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import find, load, open_packs, read_answers
from assistant.cli.copying import copy
from assistant.cli.output import not_written, print_json, say, say_findings
from assistant.model.draft import Draft, plain
from assistant.model.finding import Finding, blocks
from assistant.model.pack import Organisation
from assistant.model.template import Entry, Template


def fill_template(options: argparse.Namespace) -> int:
    """Answers to text; refused when an error stands."""
    answers = read_answers(options.answers)
    library, today = open_packs(options), day_of(options)
    entry, refusal = find(library, options.template, today)
    if refusal:
        return _refuse_fill(options, entry, refusal)
    template = load(library, entry)
    raw = answers if isinstance(answers, dict) else {}
    draft = library.drafter.draft(template, {**library.drafter.initial_answers(template, today), **raw}, today)
    findings = (answers, *draft.findings) if isinstance(answers, Finding) else draft.findings
    if wants_json(options):
        print_json(_filled(draft, findings))
    elif not blocks(findings):
        print(_text(draft))
    say_findings(findings)
    if blocks(findings):
        say("Teksten er ikke udfyldt, fordi der står en fejl.")
        return 1
    _deliver(options, draft, library.knowledge.organisation, today)
    return 0


def _refuse_fill(options: argparse.Namespace, entry: Entry, refusal: Finding) -> int:
    if wants_json(options):
        text = {"heading": "", "body": "", "outputs": {}}
        print_json({"template": _wording(entry), **text, "findings": [refusal.as_json()]})
    say_findings([refusal])
    return 1


def _wording(template: Template | Entry) -> dict[str, str]:
    return {
        "id": template.id,
        "version": template.version,
        "sha256": template.sha256,
        "valid_from": template.valid_from.isoformat(),
    }


def _filled(draft: Draft, findings: tuple[Finding, ...]) -> dict[str, object]:
    return {
        "template": _wording(draft.template),
        "heading": plain(draft.heading),
        "body": plain(draft.body),
        "outputs": {name: plain(runs) for name, runs in draft.outputs.items()},
        "findings": [finding.as_json() for finding in findings],
    }


def _text(draft: Draft) -> str:
    heading = plain(draft.heading)
    return f"{heading}\n\n{plain(draft.body)}" if heading else plain(draft.body)


def _deliver(options: argparse.Namespace, draft: Draft, sender: Organisation, today: date) -> None:
    if options.out:
        from assistant.casework.documents import save_document  # noqa: PLC0415 - only when asked for

        try:
            save_document(draft, options.out, sender, today)
        except OSError:
            raise not_written(options.out) from None
    if options.copy:
        copy(_text(draft))
