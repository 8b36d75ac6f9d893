"""Keeping the wording that was inserted: the template's file, and the pack's files that it looks things up in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.model.knowledge import Knowledge, PublishedFile
from assistant.model.receipt import Rest
from assistant.model.template import Template
from assistant.store import wordings

LOOKS_IN = {
    "opslag": ("facts.toml",),
    "frist": ("deadlines.toml", "calendar.toml"),
    "ferie": ("holiday.toml", "changes.toml", "calendar.toml"),
    "feriedage": ("calendar.toml",),
    "soegnehelligdage": ("calendar.toml",),
    "hverdage": ("calendar.toml",),
    "kalenderdage": ("calendar.toml",),
}
"""A filter, and the files of a pack that what it writes comes from."""
_FILTER = re.compile(r"\|\s*([a-z_]+)")


def keep(folder: Path, template: Template, knowledge: Knowledge) -> tuple[Rest, ...]:
    """Keep the published wording of ``template`` in ``folder``, and what it rests on, which is given back.

    Not for Qt's thread.

    Raises:
        OSError: it could not be written.
    """
    wordings.keep(folder, template.published)
    return tuple(Rest(file.name, wordings.keep(folder, file.raw)) for file in _rests_on(template, knowledge))


def _rests_on(template: Template, knowledge: Knowledge) -> Iterator[PublishedFile]:
    filters = set(_FILTER.findall(template.published.decode("utf-8", "replace")))
    names = {name for called in filters for name in LOOKS_IN.get(called, ())}
    return (file for file in knowledge.published if file.name in names)
