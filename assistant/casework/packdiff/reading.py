"""Packs as their files, from a folder or an archive, and templates as they stand in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.model.finding import Finding
from assistant.model.template import Template
from assistant.packs.source import Source, SourceError, decoded, parse_front_matter
from assistant.packs.structure import structure
from assistant.supply import archive

_NEEDED = "pack.toml"
_NOT_TEMPLATES = "golden"


class NotAPackError(Exception):
    """It cannot be read as a pack; the message is a Danish sentence."""


class NotATemplateError(Exception):
    """It cannot be read as a template; ``findings`` say why."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings


@dataclass(frozen=True)
class ReadTemplate:
    """A template and the file it stands in."""

    template: Template
    source: Source

    @property
    def id(self) -> str:
        """What it is known by."""
        return self.template.id

    @property
    def valid_from(self) -> date:
        """The first day it holds."""
        return self.template.valid_from

    @property
    def file(self) -> str:
        """Its name in the pack."""
        return self.source.name

    def where(self, *path: str | int) -> str:
        """``file:line`` of a key."""
        return self.source.where(path)

    def line(self, *path: str | int) -> int:
        """The line of a key."""
        return int(self.where(*path).rpartition(":")[2])


def read_files(path: Path) -> dict[str, bytes]:
    """The files of the pack in ``path``, a folder or an archive, by their names.

    Raises:
        NotAPackError: it is none, or was changed after it was built.
        OSError: it, or a file of it, cannot be read.
    """
    if path.is_dir():
        if not (path / _NEEDED).is_file():
            raise NotAPackError(f"Mappen »{path}« er ikke en pakke: der er ingen pack.toml i den.")
        return {name: file.read_bytes() for name, file in sorted(archive.listed(path))}
    try:
        return archive.read(path.read_bytes())
    except archive.ArchiveError as error:
        raise NotAPackError(str(error)) from None


def is_template(name: str) -> bool:
    """Whether the file called ``name`` is a template's."""
    return name.endswith(".txt") and _NOT_TEMPLATES not in name.split("/")[:-1]


def read_template(raw: bytes, name: str) -> ReadTemplate:
    """The template whose file is ``raw``; what only a check sees is no fault here.

    Raises:
        NotATemplateError: it cannot be read.
    """
    try:
        source = parse_front_matter(decoded(raw, name), name)
    except SourceError as error:
        raise NotATemplateError([error.finding]) from None
    template, findings = structure(source, dict(source.data), Template)
    if template is None:
        raise NotATemplateError(findings)
    sha256 = hashlib.sha256(raw).hexdigest()
    return ReadTemplate(
        replace(template, body=source.body, body_line=source.body_line, sha256=sha256, published=raw), source
    )


def reread(template: Template | bytes) -> ReadTemplate:
    """``template`` with its file.

    Raises:
        NotATemplateError: it cannot be read.
    """
    if isinstance(template, bytes):
        return read_template(template, "")
    if template.published:
        return read_template(template.published, template.id)
    return ReadTemplate(template, Source(template.id, {}))
