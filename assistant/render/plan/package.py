"""A Word file that strangers may have made: opened with care, and written anew with one part changed."""

from __future__ import annotations

import posixpath
import struct
import zlib
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from assistant.render.plan.xml import Element, UnsafeXmlError, parsed, w

_MOST_PACKED, _MOST_UNPACKED = 200_000_000, 600_000_000
"""Bytes of the file and of all that is in it: a plan with a few hundred scanned pages passes."""
_MOST_IN_PART, _MOST_SIGNS, _MOST_PARTS = 40_000_000, 4_000_000, 5_000
"""Bytes of a part that is read, tags and attributes in it (each takes up to 200 bytes), parts of the file. Three
hundred pages with Word's own noise have 10 MB and 600,000 signs."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STRICT = "http://purl.oclc.org/ooxml/"
_IS_LOCKED, _HAS_SIZES_BEHIND, _IS_UTF8, _ZIP64 = 0x1, 0x8, 0x800, 1

_AGAIN = "gem den som .docx i Word, og åbn den igen."
_OTHER = "Filen er ikke et Word-dokument: vælg planen som Word-fil (.docx)."
_EMPTY = "Filen er tom: hent den igen der, hvor den kom fra."
_OLD = f"Filen er i Words gamle format (.doc): {_AGAIN}"
_LOCKED = "Filen er låst med en adgangskode: fjern den i Word under Filer, Oplysninger, Beskyt dokument, og gem filen."
_ODT = f"Filen er en OpenDocument-tekst (.odt): {_AGAIN}"
_MACROS = "Filen kan indeholde makroer (.docm): gem den i Word som .docx uden makroer, og åbn den igen."
_TEMPLATE = "Filen er en Word-skabelon (.dotx): opret et dokument ud fra den i Word, gem det som .docx, og åbn det."
_STRICT_KIND = "Filen er gemt som Strict Open XML: gem den i Word som almindeligt Word-dokument (.docx)."
_DAMAGED = "Filen er beskadiget og kan ikke læses: hent den igen, eller åbn den i Word, og gem den på ny."
_TOO_BIG = "Filen fylder for meget, når den pakkes ud: gør billederne mindre i Word, eller bed afsenderen om en ny fil."
_TWICE = "Filen har den samme del to gange og kan læses på to måder: åbn den i Word, og gem den på ny."
_UNSAFE = "Filen indeholder noget, som Word aldrig selv gemmer: lad være med at åbne den, og bed afsenderen om en ny."


class PlanFileError(Exception):
    """The file cannot be taken as a plan. Its text is one Danish sentence: what is wrong, and what to do."""


@dataclass(frozen=True)
class Package:
    """A Word file, read whole; ``main`` is the name of the part that holds its text, ``root`` that part."""

    raw: bytes
    archive: ZipFile
    main: str
    root: Element

    def xml(self, name: str) -> Element | None:
        """The root of a part; None when it is not there.

        Raises:
            PlanFileError: it is damaged, too big or unsafe.
        """
        return _xml(self.archive, name)

    def related(self, kind: str, of: str = "") -> list[str]:
        """Names of the parts of ``kind`` ("styles", "footer") that belong to part ``of``, the package without one."""
        return _related(self.archive, kind, of)

    def with_main(self, xml: bytes) -> bytes:
        """The whole file with ``xml`` as its main part; every other part is copied as it is packed."""
        out, directory = BytesIO(), BytesIO()
        infos = self.archive.infolist()
        for info in infos:
            if info.filename == self.main:
                body, sizes = _deflated(xml), (ZIP_DEFLATED, zlib.crc32(xml), len(xml))
            else:
                body, sizes = self._packed(info), (info.compress_type, info.CRC, info.file_size)
            _put(out, directory, info, body, *sizes)
        start, size, remark = out.tell(), directory.tell(), self.archive.comment
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(infos), len(infos), size, start, len(remark))
        return out.getvalue() + directory.getvalue() + end + remark

    def _packed(self, info: ZipInfo) -> bytes:
        lengths = self.raw[info.header_offset + 26 : info.header_offset + 30]
        if self.raw[info.header_offset :][:4] != _ZIP or len(lengths) < 4:
            raise PlanFileError(_DAMAGED)
        start = info.header_offset + 30 + sum(struct.unpack("<2H", lengths))
        packed = self.raw[start : start + info.compress_size]
        if len(packed) != info.compress_size:
            raise PlanFileError(_DAMAGED)
        return packed


def open_package(path: Path) -> Package:
    """The Word file at ``path``, which is told by what is in it, not by its name.

    Raises:
        PlanFileError: it is another kind of file, locked, damaged, too big or unsafe.
        OSError: it cannot be read.
    """
    if path.stat().st_size > _MOST_PACKED:
        raise PlanFileError(_TOO_BIG)
    raw = path.read_bytes()
    if not raw.startswith(_ZIP):
        raise PlanFileError(_what_else(raw))
    try:
        archive = ZipFile(BytesIO(raw))
    except Exception as error:  # a damaged directory breaks in many ways
        raise PlanFileError(_DAMAGED) from error
    _refuse_odd(archive, len(raw))
    main = next(iter(_related(archive, "officeDocument", "")), "")
    _refuse_other_kinds(archive, main)
    root = _xml(archive, main)
    if root is None or (body := root.find(w("body"))) is None or body.getparent().tag != w("document"):
        raise PlanFileError(_STRICT_KIND if root is not None and _STRICT in root.tag else _DAMAGED)
    return Package(raw, archive, main, root)


def _what_else(raw: bytes) -> str:
    if not raw:
        return _EMPTY
    if not raw.startswith(_OLE):
        return _OTHER
    return _LOCKED if "EncryptedPackage".encode("utf-16-le") in raw else _OLD


def _refuse_odd(archive: ZipFile, packed: int) -> None:
    infos = archive.infolist()
    if any(info.flag_bits & _IS_LOCKED for info in infos):
        raise PlanFileError(_LOCKED)
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise PlanFileError(_TOO_BIG)
    if sum(info.compress_size for info in infos) > packed:  # parts that lie over each other
        raise PlanFileError(_DAMAGED)
    names = Counter(info.filename.casefold() for info in infos)  # a package does not tell case apart
    if any(count > 1 for count in names.values()):
        raise PlanFileError(_TWICE)
    if any(info.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for info in infos):
        raise PlanFileError(_DAMAGED)
    if _read(archive, "mimetype").startswith(b"application/vnd.oasis.opendocument"):
        raise PlanFileError(_ODT)


def _refuse_other_kinds(archive: ZipFile, main: str) -> None:
    types = _xml(archive, "[Content_Types].xml")
    kinds = [(each.get("PartName"), str(each.get("ContentType", ""))) for each in (() if types is None else types)]
    if any("macroEnabled" in kind or "vbaProject" in kind for _, kind in kinds):
        raise PlanFileError(_MACROS)
    kind = dict(kinds).get(f"/{main}", "")
    if kind.startswith(f"{_WORD_TYPE}template"):
        raise PlanFileError(_TEMPLATE)
    if not kind.startswith(f"{_WORD_TYPE}document"):
        raise PlanFileError(_OTHER)


def _read(archive: ZipFile, name: str) -> bytes:
    """What stands in a part; nothing where it is not there."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return b""
    try:
        with archive.open(info) as part:
            raw = part.read(_MOST_IN_PART + 1)
    except Exception as error:  # as above, and what is packed in it
        raise PlanFileError(_DAMAGED) from error
    if len(raw) > _MOST_IN_PART or raw.count(b"<") + raw.count(b"=") > _MOST_SIGNS:
        raise PlanFileError(_TOO_BIG)
    return raw


def _xml(archive: ZipFile, name: str) -> Element | None:
    raw = _read(archive, name)
    if not raw:
        return None
    try:
        return parsed(raw)
    except UnsafeXmlError as error:
        raise PlanFileError(_UNSAFE) from error
    except Exception as error:  # libxml2 says it in many ways
        raise PlanFileError(_DAMAGED) from error


def _related(archive: ZipFile, kind: str, of: str) -> list[str]:
    folder, name = posixpath.split(of)
    relations = _xml(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    inside = [each for each in (() if relations is None else relations) if each.get("TargetMode") != "External"]
    targets = [str(each.get("Target", "")) for each in inside if str(each.get("Type", "")).endswith(f"/{kind}")]
    return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets]


def _deflated(raw: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(raw) + packer.flush()


def _put(out: BytesIO, directory: BytesIO, info: ZipInfo, body: bytes, *sizes: int) -> None:
    """An entry with name, date and flags as before; its ``sizes`` (method, CRC, unpacked) stand in front of it."""
    name = info.orig_filename.encode("utf-8" if info.flag_bits & _IS_UTF8 else "cp437")
    extra, remark = _without_zip64(info.extra), info.comment
    year, month, day, hour, minute, second = info.date_time
    when = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
    method, crc, unpacked = sizes
    version, flags = max(info.extract_version, 20), info.flag_bits & ~_HAS_SIZES_BEHIND
    about = struct.pack("<5H3LH", version, flags, method, *when, crc, len(body), unpacked, len(name))
    made_by = struct.pack("<H", info.create_version | info.create_system << 8)
    attributes = (len(extra), len(remark), 0, info.internal_attr, info.external_attr, out.tell())
    directory.write(b"PK\1\2" + made_by + about + struct.pack("<4H2L", *attributes) + name + extra + remark)
    out.write(_ZIP + about + struct.pack("<H", 0) + name + body)


def _without_zip64(extra: bytes) -> bytes:
    kept = b""
    while len(extra) >= 4:
        kind, size = struct.unpack("<2H", extra[:4])
        field, extra = extra[: 4 + size], extra[4 + size :]
        if kind != _ZIP64:
            kept += field
    return kept
