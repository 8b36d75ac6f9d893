"""Which headings were used on which case today, so that the same one is not used twice unawares (H20).

Salted hashes, in memory only; yesterday's are forgotten with the first one of today.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.model.draft import Draft, Role, plain
from assistant.model.knowledge import Knowledge
from assistant.rules.heading_logic import fingerprint, h20_repeated


class UsedHeadings:
    """The headings of a day."""

    def __init__(self, salt: bytes) -> None:
        """``salt`` is made anew at each start."""
        self._salt = salt
        self._day: date | None = None
        self._marks: dict[str, set[str]] = {}

    def forget(self) -> None:
        """Keep nothing."""
        self._marks = {}

    def add(self, case: str, draft: Draft, today: date) -> None:
        """``draft`` has been inserted in ``case``; an empty token is no case."""
        if today != self._day:
            self._day, self._marks = today, {}
        if case and draft.heading:
            self._marks.setdefault(case, set()).add(fingerprint(plain(draft.heading), self._salt))

    def judged(self, case: str, draft: Draft, today: date, knowledge: Knowledge) -> Draft:
        """``draft`` with H20 among its findings, where its heading is one of today's in ``case``."""
        marks = self._marks.get(case) if today == self._day else None
        if not marks or any(run.role is Role.SLOT for run in draft.heading):
            return draft
        heading = plain(draft.heading)
        weights = knowledge.guide.severities
        found = [
            replace(finding, severity=weights.get(finding.code, finding.severity))
            for finding in h20_repeated(heading, fingerprint(heading, self._salt), marks)
        ]
        return replace(draft, findings=(*draft.findings, *found)) if found else draft
