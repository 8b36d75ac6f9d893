"""Two packs, and all that differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.casework.packdiff.data import PACK, DataChange, data_changes, read_data
from assistant.casework.packdiff.templates import TemplateChange, template_changes
from assistant.model.finding import Finding, Severity
from assistant.model.language import Language
from assistant.model.pack import is_newer
from assistant.model.pack_info import PackInfo
from assistant.packs.source import Source

Files = Mapping[str, bytes]
_LANGUAGE = "language.toml"


@dataclass(frozen=True)
class PackDiff:
    """What differs between two packs.

    Attributes:
        old, new: what each says of itself; None where that cannot be read.
        findings: what cannot be read, and what was changed and not said.
    """

    old: PackInfo | None
    new: PackInfo | None
    templates: tuple[TemplateChange, ...]
    data: tuple[DataChange, ...]
    findings: tuple[Finding, ...]


def compare(old: Files, new: Files, language: Language) -> PackDiff:
    """What ``new`` has otherwise than ``old``.

    Args:
        old: the files of the earlier pack by their names (``reading.read_files``).
        new: the files of the later one.
        language: of the packs below, for where a sentence ends; what the new pack says itself goes over it.
    """
    own, _, _ = read_data(new[_LANGUAGE], _LANGUAGE) if _LANGUAGE in new else (None, None, [])
    language = own.over(language) if isinstance(own, Language) else language
    (was, _), (now, source) = _info(old), _info(new)
    templates, faults = template_changes(old, new, language)
    data, others = data_changes(old, new)
    heads = _unsaid(was, now, source) if templates or data else ()
    return PackDiff(was, now, tuple(templates), tuple(data), (*faults, *others, *heads))


def _info(files: Files) -> tuple[PackInfo | None, Source | None]:
    info, source, _ = read_data(files.get(PACK, b""), PACK)
    return (info if isinstance(info, PackInfo) else None), source


def _unsaid(old: PackInfo | None, new: PackInfo | None, source: Source | None) -> Iterator[Finding]:
    if old is None or new is None or source is None:
        return
    if old.id != new.id:
        message = f"Det er to forskellige pakker, »{old.id}« og »{new.id}«. Se efter, om det er dem, du mente."
        yield Finding("V04", Severity.WARNING, message, source.where(("id",)))
    elif old.version == new.version or is_newer(old.version, new.version):
        message = f"Pakken er ændret, men er version {new.version} og var {old.version}. Giv den en højere."
        yield Finding("V03", Severity.WARNING, message, source.where(("version",)))
