"""``wording``: the exact published wording that held on a day, and those that were inserted on it."""

from __future__ import annotations

import argparse
from datetime import date

from assistant.casework.wording import Wording, open_wordings
from assistant.casework.wording_text import as_text, said_by
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.suggest import did_you_mean


def tell_wording(options: argparse.Namespace) -> int:
    """One template's wordings of one day."""
    library, day = open_packs(options), options.on or day_of(options)
    wordings = open_wordings(library)
    if not wordings.knows(options.template):
        known = {entry.id for entry in library.entries(day, include_all=True)}
        hint = did_you_mean(options.template, known)
        raise RefusalError(f"Skabelonen »{options.template}« findes ikke.{hint}", 2)
    found, lost = wordings.of(options.template, day)
    findings = tuple(_findings(options.template, found, lost, day))
    if wants_json(options):
        document = {"template": options.template, "on": day.isoformat()}
        print_json(
            document | {"wordings": [_shown(each) for each in found], "findings": [f.as_json() for f in findings]}
        )
    else:
        print("\n\n".join("\n".join(_told(each)) for each in found))
    say_findings(findings)
    return 1 if blocks(findings) else 0


def _findings(template_id: str, found: list[Wording], lost: list[str], day: date) -> list[Finding]:
    if not found and not lost:
        lost = [f"»{template_id}« gjaldt ikke den {day:%d.%m.%Y}."]
    findings = [Finding("T02", Severity.ERROR, sentence, template_id) for sentence in lost]
    return findings + [Finding("T02", Severity.WARNING, each.fault, template_id) for each in found if each.fault]


def _told(wording: Wording) -> list[str]:
    template = wording.template
    lines = [f"{wording.reference} · sha256 {template.sha256}"]
    lines += [f"Indsat {receipt.at.astimezone():%d.%m.%Y kl. %H.%M}" for receipt in wording.receipts]
    if not wording.is_in_force:
        lines.append("Gjaldt ikke den dag efter sine egne datoer.")
    if template.withdrawn:
        lines.append(f"Trukket tilbage {template.withdrawn:%d.%m.%Y}: {template.withdrawn_why}")
    if template.origin:
        lines.append(f"Pakke: {template.origin}")
    lines.append(f"Kilde: {template.source}")
    return [*lines, "", as_text(wording.draft)]


def _shown(wording: Wording) -> dict[str, object]:
    template, draft = wording.template, wording.draft
    return {
        "version": template.version,
        "sha256": template.sha256,
        "title": template.title,
        "valid_from": template.valid_from.isoformat(),
        "valid_to": template.valid_to.isoformat() if template.valid_to else None,
        "withdrawn": template.withdrawn.isoformat() if template.withdrawn else None,
        "in_force": wording.is_in_force,
        "origin": template.origin or None,
        "inserted": [{"at": receipt.at.isoformat(), "part": receipt.part or None} for receipt in wording.receipts],
        "source": template.source,
        "certainty": template.certainty,
        "approved_by": template.approved_by or None,
        "reference": wording.reference,
        "text": as_text(draft),
        "file": template.published.decode("utf-8-sig"),
        "rests_on": [{"name": rest.name, "sha256": rest.sha256} for rest in wording.rests_on],
        "looked_up": [
            {
                "name": fact.name,
                "title": fact.title,
                "said": said_by(fact),
                "valid_from": fact.valid_from.isoformat(),
                "valid_to": fact.valid_to.isoformat() if fact.valid_to else None,
                "source": fact.source,
                "certainty": fact.certainty,
            }
            for fact in wording.looked_up
        ],
    }
