"""``pack``: what is done by whom is in ``docs/udgiv-pakker.md``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.casework.supplied import age, installed_packs
from assistant.cli.chosen import wants_json
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.model.finding import Finding, blocks
from assistant.store import policy, program

if TYPE_CHECKING:
    from assistant.casework.supplied import Installed


def handle_pack(options: argparse.Namespace) -> int:
    """Run one verb."""
    if options.verb == "check":
        from assistant.cli.checking import check_pack_folder  # noqa: PLC0415 - that alone

        return check_pack_folder(options)
    if options.verb == "import":
        from assistant.cli.importing import import_snippets  # noqa: PLC0415 - that alone

        return import_snippets(options)
    if options.verb == "diff":
        from assistant.cli.pack_diff import tell_difference  # noqa: PLC0415 - that alone

        return tell_difference(options)
    if options.verb == "status":
        return _tell(options, installed_packs())
    if options.verb == "update":
        return _update(options)
    from assistant.cli import signing  # noqa: PLC0415 - for those who publish

    return signing.run(options)


def _update(options: argparse.Namespace) -> int:
    decided = policy.installed()
    wanted = decided.updates
    if wanted is None and decided.findings:
        raise RefusalError(f"Politikfilen har en fejl. {decided.findings[0].where}: {decided.findings[0].message}", 2)
    if wanted is None:
        raise RefusalError("Maskinen er ikke sat op til at hente pakker. Bed IT skrive [updates] i politikfilen.", 2)
    from assistant.casework.updating import Updated, update  # noqa: PLC0415 - TUF

    told: list[Path] | None = None

    def tell_first(first: Updated) -> None:
        nonlocal told
        told = first.installed.folders
        _tell(options, first.installed, first.findings, is_new=True)
        sys.stdout.flush()  # who waits for it need not wait for the rest

    if not options.give_way:
        updated = update(wanted, datetime.now(UTC))
        return _tell(options, updated.installed, updated.findings, is_new=updated.is_new)
    program.give_way()
    updated = update(wanted, datetime.now(UTC), tell_first)
    is_new = updated.is_new and updated.installed.folders != told
    return _tell(options, updated.installed, updated.findings, is_new=is_new)


def _tell(
    options: argparse.Namespace, installed: Installed, findings: Sequence[Finding] = (), *, is_new: bool = False
) -> int:
    """The packs in use, since when that is known, and what did not go well."""
    current = installed.current
    old = age(installed, datetime.now(UTC))
    findings = [*findings, *([old] if old else [])]
    if wants_json(options):
        packs = [
            {
                "id": pack.id,
                "version": pack.version,
                "verified_at": current.verified_at.isoformat(timespec="seconds"),
                "expires": current.expires.isoformat(timespec="seconds"),
                "name": pack.name,
                "sha256": pack.sha256,
            }
            for pack in (current.packs if current else ())
            if current
        ]
        print_json({"packs": packs, "updated": is_new, "findings": [found.as_json() for found in findings]})
    elif current is None:
        print("Der er ikke hentet pakker til maskinen. De skabeloner, der fulgte med programmet, gælder.")
    else:
        for pack in current.packs:
            print(f"{pack.name:<32} {pack.version}")
        print(f"Bekræftet {current.verified_at.astimezone():%d.%m.%Y kl. %H:%M}.")
    say_findings(findings)
    return 1 if blocks(findings) else 0
