"""What is said of a guide, in the words of its pages instead of those of the file."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.casework.studio.guide.judging import Judged
from assistant.model.fields import plain_label
from assistant.model.finding import Finding
from assistant.ui.studio.guide.asked import BAD, BASIS, NEED, NUMBERS, RULE, SOURCE, TERM, TYPE

_LABELS = {
    field.name: plain_label(field).partition(" –")[0]
    for fields in (NEED, BASIS, BAD, TERM, RULE, SOURCE, NUMBERS, TYPE)
    for field in fields
}
_KEYS = re.compile(r"^[\w.]+: |(?<=mangler\.) Skriv en af .*$")
"""The key path that a message begins with, and the choices of the file, which the page shows."""


def told(judged: Judged) -> Judged:
    """``judged``, each finding in the words of the pages."""
    said = {name: tuple(map(_told, findings)) for name, findings in judged.findings.items()}
    return replace(judged, findings=said)


def _told(finding: Finding) -> Finding:
    if finding.code not in {"P03", "P04", "P05"}:
        return finding
    message = _KEYS.sub("", finding.message)
    return replace(finding, message=re.sub(r"»(\w+)«", lambda found: f"»{_LABELS.get(found[1], found[1])}«", message))
