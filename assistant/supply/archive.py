"""A pack as one file: the same bytes from the same folder, and nothing that ``build`` would not have written.

Not compressed: zlib's bytes differ between versions, and a pack is a few hundred kilobytes of text.
"""

from __future__ import annotations

import io
import os
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path, PurePosixPath

MOST_BYTES = 5_000_000
MOST_FILES = 5_000
SUFFIXES = (".docx", ".json", ".md", ".toml", ".txt")
_LONGEST = 120
_PART = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
"""What Windows takes for a device, whatever comes after the dot."""
_NOT_OURS = ("thumbs.db", "desktop.ini")
_APPROVED = re.compile(r"approved/[a-z-]+\.toml")
"""What rules and words said when they were approved last: for those who write the pack, not for those who get it."""
_THEN = (1980, 1, 1, 0, 0, 0)
_MODE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "-"})
_NOT_AN_ARCHIVE = "Filen er ikke en pakke, som Sagstast har bygget, eller den er ændret bagefter. Byg den igen."
_TOO_BIG = f"Pakken fylder mere end {MOST_BYTES // 1_000_000} MB, og så stor må den ikke være. Tag noget ud af den."
_TOO_MANY = f"Pakken har flere end {MOST_FILES} filer, og så mange må den ikke have. Del den i to."


class ArchiveError(Exception):
    """It cannot be a pack; the message is a Danish sentence."""


def build(folder: Path) -> bytes:
    """All files of the pack in ``folder`` as one file; what editors and systems leave there is left out.

    Raises:
        ArchiveError: there is a file that no pack may have, or too much of all.
        OSError: one could not be read.
    """
    for _, fault in faults(folder):
        raise ArchiveError(fault)
    return _packed({name: file.read_bytes() for name, file in listed(folder)})


def pack(files: Mapping[str, bytes]) -> bytes:
    """``files`` by their names as one file, as ``build`` makes it of a folder.

    Raises:
        ArchiveError: there is one that no pack may have.
    """
    for name in files:
        if fault := fault_in(name):
            raise ArchiveError(fault)
    return _packed(files)


def faults(folder: Path) -> Iterator[tuple[str, str]]:
    """Why ``build`` refuses ``folder``: the file it is about, empty for all of them, and a Danish sentence.

    Nothing is read, however much there is.
    """
    found = sorted(islice(listed(folder), MOST_FILES + 1))
    size = 0
    for name, file in found:
        if fault := fault_in(name):
            yield name, fault
        elif file.is_symlink():
            yield name, f"»{name}« er en genvej til en anden fil. Læg selve filen i pakken."
        else:
            size += file.stat().st_size
    if size > MOST_BYTES:
        yield "", _TOO_BIG
    if len(found) > MOST_FILES:
        yield "", _TOO_MANY


def read(raw: bytes) -> dict[str, bytes]:
    """What ``build`` was given: each file by its name.

    Raises:
        ArchiveError: it is not what ``build`` makes, to the last byte.
    """
    try:
        files = dict(_read(raw))
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, NotImplementedError, OverflowError):
        raise ArchiveError(_NOT_AN_ARCHIVE) from None
    is_folder_too = any(str(above) in files for name in files for above in PurePosixPath(name).parents)
    if is_folder_too or _packed(files) != raw:  # names twice, links, bytes between: whatever a zip may hide
        raise ArchiveError(_NOT_AN_ARCHIVE)
    return files


def unpack(raw: bytes, folder: Path) -> None:
    """Write the pack's files below ``folder``, which must not be there.

    Raises:
        ArchiveError: it is not what ``build`` makes; nothing is written.
        OSError: a file could not be written; what was written stays.
    """
    files = read(raw)
    folder.mkdir()
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def fault_in(name: str) -> str:
    """Why no file of a pack can be called ``name``, as a Danish sentence; empty when one can.

    The same name must mean the same file on every system: no capitals, no æøå, nothing that Windows keeps for itself.
    """
    parts = name.split("/")
    if len(name) > _LONGEST:
        return f"»{name[:40]}…« har et for langt navn. Brug højst {_LONGEST} tegn med mapper."
    if not all(_PART.fullmatch(part) for part in parts):
        better = better_name(name)
        hint = f", fx »{better}«" if better else ""
        return f"»{name}« kan ikke være i en pakke. Brug kun a–z, 0–9, - og _ i navnet{hint}."
    if any(_DEVICE.fullmatch(part) for part in parts):
        return f"»{name}« er et navn, som Windows selv bruger. Giv filen et andet."
    if not parts[-1].endswith(SUFFIXES):
        return f"»{name}« er ikke en fil, som en pakke kan have. Her hører kun {', '.join(SUFFIXES)} til."
    return ""


def better_name(name: str) -> str:
    """The name of a pack's file that is nearest to ``name``; empty where none is near."""
    better = "/".join(_plain(part) for part in name.split("/"))
    return better if all(map(_PART.fullmatch, better.split("/"))) else ""


def _plain(part: str) -> str:
    return re.sub(r"[^a-z0-9._-]+", "-", part.lower().translate(_DANISH)).strip("-.") if part.strip(".") else part


def listed(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of the pack in ``folder``, each with its name there.

    Without what editors and systems leave, and what is kept there for those who write it.
    """
    for at, folders, files in os.walk(folder):
        here = Path(at)
        inside = here.relative_to(folder).parts
        links = [name for name in folders if (here / name).is_symlink()]
        for each in (*files, *links):
            name = "/".join((*inside, each))
            if not (_is_litter(name) or _APPROVED.fullmatch(name)):
                yield name, here / each


def _is_litter(name: str) -> bool:
    """Whether an editor, a version control or the system has left it there."""
    parts = name.lower().split("/")
    return parts[-1] in _NOT_OURS or any(part.startswith((".", "~$")) for part in parts)


def _packed(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _THEN)
            member.create_system, member.external_attr = _UNIX, _MODE
            archive.writestr(member, files[name])
    return stream.getvalue()


def _read(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Each member, none of them longer than the file that it came in."""
    if len(raw) > 2 * MOST_BYTES:
        raise ArchiveError(_TOO_BIG)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        if len(members) > MOST_FILES:
            raise ArchiveError(_TOO_MANY)
        left = MOST_BYTES
        for member in members:
            if fault := fault_in(member.orig_filename):
                raise ArchiveError(fault)
            if member.compress_type != zipfile.ZIP_STORED:
                raise ArchiveError(_NOT_AN_ARCHIVE)
            if member.file_size > left:
                raise ArchiveError(_TOO_BIG)
            left -= member.file_size
            yield member.filename, archive.read(member)
