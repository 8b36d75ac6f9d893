"""``fill``: answers → text."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from assistant.casework.library import Library
from assistant.cli.common import day_of, find, load, open_packs, wants_json
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.model.draft import Draft, plain
from assistant.model.finding import Finding, Severity, blocks


def fill_template(options: argparse.Namespace) -> int:
    """Answers to text; refused when an error stands."""
    answers = _answers(options.answers)
    library, today = open_packs(options), day_of(options)
    entry = find(library, options.template, today)
    if isinstance(entry, Finding):
        return _refuse_fill(options, library, entry, today)
    template = load(library, entry.id, today)
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
    _deliver(options, draft)
    return 0


def _answers(name: str) -> dict[str, object] | Finding:
    """The answers; a finding when the file is no JSON object."""
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except OSError:
        raise RefusalError(f"Filen »{name}« findes ikke eller kan ikke læses.", 2) from None
    except UnicodeDecodeError:
        return Finding("S00", Severity.ERROR, "Svarene er ikke gemt som UTF-8.", name)
    try:
        answers = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return Finding("S00", Severity.ERROR, "Svarene kan ikke læses som JSON.", f"{name}:{line}")
    if not isinstance(answers, dict):
        return Finding("S00", Severity.ERROR, 'Svarene skal være et JSON-objekt: {"felt": svar}.', name)
    return answers


def _refuse_fill(options: argparse.Namespace, library: Library, finding: Finding, today: date) -> int:
    if wants_json(options):
        all_entries = library.entries(today, include_all=True)
        entry = next(entry for entry in all_entries if entry.id == options.template)
        head = {
            "id": entry.id,
            "version": entry.version,
            "sha256": entry.sha256,
            "valid_from": entry.valid_from.isoformat(),
        }
        print_json({"template": head, "heading": "", "body": "", "outputs": {}, "findings": [finding.as_json()]})
    say_findings([finding])
    return 1


def _filled(draft: Draft, findings: tuple[Finding, ...]) -> dict[str, object]:
    template = draft.template
    return {
        "template": {
            "id": template.id,
            "version": template.version,
            "sha256": template.sha256,
            "valid_from": template.valid_from.isoformat(),
        },
        "heading": plain(draft.heading),
        "body": plain(draft.body),
        "outputs": {name: plain(runs) for name, runs in draft.outputs.items()},
        "findings": [finding.as_json() for finding in findings],
    }


def _text(draft: Draft) -> str:
    heading = plain(draft.heading)
    return f"{heading}\n\n{plain(draft.body)}" if heading else plain(draft.body)


def _deliver(options: argparse.Namespace, draft: Draft) -> None:
    if options.out:
        from assistant.casework.documents import save_document  # noqa: PLC0415 - only when asked for

        try:
            save_document(draft, options.out)
        except OSError:
            raise RefusalError(
                f"»{options.out}« kan ikke skrives. Er filen åben, eller er mappen skrivebeskyttet?", 3
            ) from None
    if options.copy:
        import pyperclip  # noqa: PLC0415 - looks for clipboard programs when imported

        try:
            pyperclip.copy(_text(draft))
        except pyperclip.PyperclipException:
            raise RefusalError(
                "Teksten kan ikke lægges på udklipsholderen her. Installér xclip eller wl-clipboard.", 3
            ) from None
