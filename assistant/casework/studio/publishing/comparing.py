"""What a pack has otherwise than colleagues have now, and what of it nobody has been told yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant.casework.packdiff.packs import PackDiff, compare
from assistant.casework.packdiff.reading import NotAPackError, read_files
from assistant.casework.packdiff.templates import TemplateChange
from assistant.casework.publishing import ArchiveError, Office, ShareError
from assistant.casework.studio.listing import list_templates
from assistant.casework.studio.publishing.faults import told
from assistant.casework.studio.publishing.noting import Unsaid
from assistant.casework.studio.publishing.place import Place, path_of, publishers_of
from assistant.model.language import Language
from assistant.model.pack import is_newer, next_version
from assistant.packs.index import id_of, layer_of
from assistant.supply import archive

Files = Mapping[str, bytes]
_GOLDEN = "golden"


@dataclass(frozen=True)
class Outgoing:
    """What of a folder goes out to others.

    Attributes:
        drafts: titles of the templates that stay here until they are finished.
    """

    files: Files
    drafts: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """What colleagues will have otherwise.

    Attributes:
        against: what they have now: what is published on the share, what is installed here, or nothing.
        team: who has published that; empty where nobody is known to.
        away: why the share was not asked; empty where it was, or none is known.
        unsaid: the changed templates of which something is to be told first.
        version: what to call the pack.
    """

    diff: PackDiff
    against: Literal["published", "installed", "nothing"]
    drafts: tuple[str, ...] = ()
    team: str = ""
    away: str = ""
    unsaid: tuple[Unsaid, ...] = ()
    version: str = ""

    @property
    def is_same(self) -> bool:
        """Whether colleagues have just this."""
        return self.diff.old is not None and not self.diff.templates and not self.diff.data

    @property
    def before(self) -> str:
        """The version that colleagues have; empty for none."""
        return self.diff.old.version if self.diff.old else ""


def outgoing(folder: Path) -> Outgoing:
    """The files of the pack in ``folder`` without its drafts.

    Raises:
        ArchiveError, NotAPackError: it can be no pack.
        OSError: a file cannot be read.
    """
    for _, fault in archive.faults(folder):
        raise ArchiveError(fault)
    rows = list_templates(folder)
    drafts = [row for row in rows if row.is_draft]
    finished = {row.id for row in rows if not row.is_draft}
    without = {row.path for row in drafts}
    golden = tuple(f"{_GOLDEN}/{row.id}/" for row in drafts if row.id and row.id not in finished)
    files = read_files(folder)
    kept = {name: raw for name, raw in files.items() if name not in without and not name.startswith(golden)}
    return Outgoing(kept, tuple(row.title for row in drafts))


def compare_pack(folder: Path, below: Sequence[Path], place: Place | None, language: Language) -> Comparison:
    """What the pack in ``folder`` changes for colleagues. Not for Qt's thread.

    Args:
        folder: the pack.
        below: the packs it lies over, one of which may be what is installed of itself.
        place: the share, where one is known.
        language: knows the abbreviations after which a sentence goes on.

    Raises:
        NotPublishedError: the pack cannot be read.
    """
    with told():
        out = outgoing(folder)
        old, team, away = _published(folder, place)
        against: Literal["published", "installed", "nothing"] = "published"
        if old is None:
            old, against = _installed(folder, below), "installed"
        if old is None:
            against = "nothing"
        diff = compare(old or {}, out.files, language)
    found = Comparison(diff, against, out.drafts, team, away, tuple(_unsaid(diff)))
    version = diff.new.version if diff.new else ""
    is_free = not found.before or found.is_same or is_newer(version, found.before)
    return replace(found, version=version if is_free else next_version(found.before))


def _published(folder: Path, place: Place | None) -> tuple[Files | None, str, str]:
    """The files that are published on the share, by whom, and why it could not be asked."""
    if place is None:
        return None, "", ""
    try:
        office = place.office()
        team, raw = _first(office, id_of(folder))
        return (archive.read(raw), team, "") if raw else (None, "", "")
    except (ShareError, ArchiveError) as error:
        return None, "", str(error)


def _first(office: Office, pack_id: str) -> tuple[str, bytes | None]:
    for team in publishers_of(office, pack_id):
        if raw := office.published(path_of(team, pack_id)):
            return team, raw
    return "", None


def _installed(folder: Path, below: Sequence[Path]) -> Files | None:
    mine = id_of(folder), layer_of(folder)
    for other in below:
        if (id_of(other), layer_of(other)) == mine:
            try:
                return read_files(other)
            except (NotAPackError, OSError):
                return None
    return None


def _unsaid(diff: PackDiff) -> Iterator[Unsaid]:
    for change in diff.templates:
        if change.old and change.new and (change.lacks_version or change.lacks_note):
            yield _missing(change, change.old.template.version)


def _missing(change: TemplateChange, before: str) -> Unsaid:
    template = change.template
    return Unsaid(
        path=change.new.file if change.new else "",
        title=template.title,
        before=before,
        version=next_version(before) if change.lacks_version else template.version,
        note="" if change.lacks_note else template.change_note,
    )
