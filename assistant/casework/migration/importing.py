"""The flow: read the file, make drafts, write the pack, and check it as every other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.casework.migration.drafts import REVIEW, Origin, drafts_of, has_cpr, pack_text, review_text
from assistant.casework.migration.naming import id_of
from assistant.casework.migration.snippet import LeftOut, MigrationError
from assistant.casework.migration.sources import read
from assistant.casework.packcheck import check_pack
from assistant.model.finding import Finding
from assistant.supply import archive

_BESIDE = 2
"""Files of a pack that are no templates."""


@dataclass(frozen=True)
class Imported:
    """What came of it.

    Attributes:
        pack: the new pack; None where nothing could come along, and nothing was written.
    """

    pack: Path | None
    templates: int
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...] = ()


def import_file(file: Path, out: Path, today: date, taken: Collection[str], below: Iterable[Path] = ()) -> Imported:
    """Write a pack to ``out`` with a draft for each snippet of ``file``.

    Args:
        file: in the other program's own format.
        out: a folder that is not there yet, or empty.
        today: from when the drafts hold.
        taken: ids that no draft may have.
        below: folders of the packs that the new one is checked with.

    Raises:
        MigrationError: ``file`` or ``out`` will not do.
        OSError: a file of the pack could not be written.
    """
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise MigrationError(f"»{out}« findes allerede. Vælg en ny mappe, så intet bliver overskrevet.")
    found = read(file)
    origin = Origin("fil" if has_cpr(file.name) else file.name, found.program, today)
    if (count := len(found.snippets)) > archive.MOST_FILES - _BESIDE:
        raise MigrationError(f"Der er {count} tekster i filen, og så mange kan en pakke ikke have. Del filen i flere.")
    drafts, left_out = drafts_of(found, origin, taken)
    if not drafts:
        return Imported(None, 0, tuple(left_out))
    files = {f"{draft.id}.txt": draft.text for draft in drafts}
    files["pack.toml"] = pack_text(id_of(Path(origin.file).stem, "importeret"), origin)
    _write(files, out)
    pack = check_pack(out, below, today=today)
    _write({REVIEW: review_text(drafts, left_out, pack.findings, origin, found.remark)}, out)
    return Imported(out, len(pack.entries), tuple(left_out), pack.findings)


def _write(files: dict[str, str], out: Path) -> None:
    if sum(len(text.encode()) for text in files.values()) > archive.MOST_BYTES:
        raise MigrationError("Teksterne fylder for meget til én pakke. Del filen i flere.")
    out.mkdir(parents=True, exist_ok=True)
    try:
        for name, text in files.items():
            (out / name).write_bytes(text.encode())
    except OSError:  # half a pack would stand in the way of the next try
        for name in files:
            (out / name).unlink(missing_ok=True)
        raise
