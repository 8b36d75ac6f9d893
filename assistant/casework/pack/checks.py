"""Everything that is asked of a pack only before it reaches others, and never when one is opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_findings
from assistant.casework.pack.files import archive_faults, content_faults, without_numbers
from assistant.casework.pack.golden import GoldenTexts
from assistant.casework.pack.holes import hole_findings
from assistant.casework.pack.language import language_findings, with_all
from assistant.casework.pack.reach import Texts, never_findings
from assistant.model.finding import Finding, blocks
from assistant.model.pack import Pack
from assistant.model.template import Template


class Checks:
    """What is asked of one pack.

    Args:
        folder: where it lies.
        drafter: makes drafts with what it and the packs below know.
        today: the day that it is looked at on.
    """

    def __init__(self, folder: Path, drafter: Drafter, today: date | None) -> None:
        self._folder = folder
        self._drafter = drafter
        self._of_a_unit = drafter.of_unit(with_all(drafter.knowledge.organisation))
        self._today = today

    def of_template(self, template: Template) -> list[Finding]:
        """What its examples give, what of it nobody will ever see, and how it reads; only for what compiles."""
        texts = Texts(template, self._drafter.engine)
        findings = [*example_findings(self._drafter, template), *never_findings(template, texts)]
        if not blocks(findings):
            findings += hole_findings(template, texts)
            findings += language_findings(self._of_a_unit, template, self._today)
        return findings

    def of_whole(self, pack: Pack) -> Pack:
        """``pack`` with what its files are called and hold besides, each finding once and without anybody's number."""
        findings = [
            *pack.findings,
            *archive_faults(self._folder),
            *content_faults(self._folder),
            *GoldenTexts(self._folder, pack, self._drafter).findings(),
        ]
        return replace(pack, findings=tuple(dict.fromkeys(map(without_numbers, findings))))
