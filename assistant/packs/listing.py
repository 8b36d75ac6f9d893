"""What a pack holds, told by the first lines of its templates: for one that others have checked and signed."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from assistant.model.pack_info import Layer, PackInfo
from assistant.model.template import Entry, Template
from assistant.packs.reader import PackCore, entry_of, nameless, read_core, template_files
from assistant.packs.source import SourceError, read_head
from assistant.packs.structure import structure


def list_pack(folder: Path, layer: Layer, locked: Container[str]) -> tuple[PackCore, list[Entry]]:
    """What the pack has besides its templates, and these as ``read_pack`` lists them; nothing is compiled.

    A template with a fault below its first lines is listed too, and refuses when it is asked for.

    Args:
        folder: the pack.
        layer: that which it is of, whatever it says itself.
        locked: ids that a pack below has locked.
    """
    core = read_core(folder, layer)
    info = core.info or nameless(folder, layer)
    found: dict[tuple[str, str], Entry] = {}
    for entry in _entries(folder, info):
        if entry.id not in locked:
            found.setdefault((entry.id, entry.valid_from.isoformat()), entry)
    return core, list(found.values())


def ids_in(folder: Path) -> Iterator[str]:
    """The ids of the templates in ``folder``, with and without faults."""
    return (str(head.get("id", "")) for head in heads_in(folder))


def heads_in(folder: Path) -> Iterator[Mapping[str, object]]:
    """What each template in ``folder`` says above its first table, with and without faults."""
    for file in template_files(folder):
        with suppress(SourceError):  # its own pack tells of it
            yield read_head(file, file.name).data


def _entries(folder: Path, info: PackInfo) -> Iterator[Entry]:
    for file in template_files(folder):
        name = file.relative_to(folder).as_posix()
        with suppress(SourceError, OSError):
            source = read_head(file, name)
            template, _ = structure(source, dict(source.data), Template)
            if template is not None:
                yield entry_of(replace(template, sha256=hashlib.sha256(file.read_bytes()).hexdigest()), info, name)
