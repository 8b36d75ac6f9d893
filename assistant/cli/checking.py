"""``heading``, ``pack check`` and ``doctor``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from assistant.casework.headings import Verdict, check_heading
from assistant.casework.pack.opened import ArchiveError, opened
from assistant.casework.packcheck import check_pack, record_golden
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs, read_input
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.pack_info import templates_said
from assistant.model.suggest import did_you_mean

_NOT_UTF8 = Finding("S00", Severity.ERROR, "Overskriften er ikke skrevet som UTF-8.", "-")


def judge_heading(options: argparse.Namespace) -> int:
    """What the guide says of one heading, or of a whole export."""
    if options.csv:
        from assistant.cli.export import judge_export  # noqa: PLC0415 - not for one heading

        return judge_export(options)
    try:
        text = read_input().strip("\n") if options.text == "-" else options.text
    except UnicodeDecodeError:
        return _tell(options, "", Verdict(None, (_NOT_UTF8,), None))
    library, today = open_packs(options), day_of(options)
    knowledge = library.knowledge
    if options.note_type and options.note_type not in knowledge.note_types:
        hint = did_you_mean(options.note_type, knowledge.note_types)
        raise RefusalError(f"Notattypen »{options.note_type}« findes ikke.{hint}", 2)
    return _tell(options, text, check_heading(knowledge, text, options.note_type, today))


def _tell(options: argparse.Namespace, text: str, verdict: Verdict) -> int:
    if wants_json(options):
        print_json(
            {
                "heading": text,
                "note_type": verdict.note_type,
                "findings": [finding.as_json() for finding in verdict.findings],
                "suggestion": verdict.suggestion,
            }
        )
    say_findings(verdict.findings)
    if not wants_json(options):
        if not verdict.findings:
            say("Jeg fandt ingen fejl i overskriften.")
        elif verdict.suggestion:
            print(verdict.suggestion)
    return 1 if blocks(verdict.findings) else 0


def check_pack_folder(options: argparse.Namespace) -> int:
    """Every fault of a pack, with file and line."""
    if not options.pack.exists():
        raise RefusalError(f"»{options.pack}« findes ikke.", 2)
    if options.record:
        _record(options)
    try:
        with opened(options.pack) as folder:
            pack = check_pack(folder, open_packs(options).folders, today=day_of(options))
    except (ArchiveError, OSError) as error:
        message = str(error) if isinstance(error, ArchiveError) else "Filen kan ikke læses."
        unread = Finding("P01", Severity.ERROR, message, options.pack.name)
        return _tell_pack(options, {"id": None, "version": None}, {"templates": 0, "plans": 0}, (unread,))
    head = {"id": pack.info.id, "version": pack.info.version}
    return _tell_pack(options, head, {"templates": len(pack.entries), "plans": pack.plans}, pack.findings)


def _tell_pack(
    options: argparse.Namespace, head: Mapping[str, object], counts: Mapping[str, int], findings: Sequence[Finding]
) -> int:
    if wants_json(options):
        print_json({**head, **counts, "findings": [finding.as_json() for finding in findings]})
    say_findings(findings)
    if not blocks(findings) and not wants_json(options):
        print(f"Jeg fandt ingen fejl i {_counted(**counts)}.")
    return 1 if blocks(findings) else 0


def _record(options: argparse.Namespace) -> None:
    if not options.pack.is_dir():
        raise RefusalError("Golden-tekster skrives i pakkens mappe, ikke i en fil, der er bygget af den.", 2)
    try:
        written = record_golden(options.pack, open_packs(options).folders, day_of(options))
    except OSError as error:
        raise RefusalError(f"»{error.filename}« kan ikke skrives.", 1) from None
    for name in written:
        say(f"Skrevet: {name}. Læs den, før pakken udgives.")


def _counted(templates: int, plans: int) -> str:
    """How much was looked at, in words; a pack may have plans alone."""
    found = [templates_said(templates)] if templates or not plans else []
    return " og ".join([*found, *([f"{plans} {'plan' if plans == 1 else 'planer'}"] if plans else [])])


def diagnose(options: argparse.Namespace) -> int:
    """What works on this machine, and the remedy for what does not."""
    from assistant.app.doctor import checks  # noqa: PLC0415 - looks at the screen, which needs Qt

    found = checks(open_packs(options))
    if wants_json(options):
        print_json({"checks": [check.as_json() for check in found]})
        return 0
    for check in found:
        print(f"{'ok ' if check.ok else 'NEJ'} {check.name}: {check.detail}")
        if check.remedy:
            print(f"    → {check.remedy}")
    return 0
