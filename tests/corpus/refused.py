"""Files that are refused, each with the words by which its sentence is known."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from corpus.packing import MAIN, SAVED, SETTINGS, TYPES, Parts

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main"
_MB = 1_000_000
_END = "</w:body>"


def _kind(kind: str) -> bytes:
    return Parts.of().change(TYPES, _DOCUMENT, f"application/vnd.{kind}").packed()


def macros() -> bytes:
    """A docm, whatever its name."""
    parts = Parts.of().change(
        TYPES,
        "</Types>",
        '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    )
    parts["word/vbaProject.bin"] = _OLE
    return parts.packed()


def protected(edit: str) -> Callable[[], bytes]:
    """Enforced protection."""
    on = f'<w:documentProtection w:edit="{edit}" w:enforcement="1"/><w:defaultTabStop'
    return lambda: Parts.of().change(SETTINGS, "<w:defaultTabStop", on).packed()


def truncated(share: float) -> Callable[[], bytes]:
    """The beginning of a file."""
    return lambda: (whole := Parts.of().packed())[: int(len(whole) * share)]


def flipped() -> bytes:
    """A byte of the main part is another; its checksum tells."""
    whole = bytearray(Parts.of().packed())
    at = bytes(whole).index(MAIN.encode()) + len(MAIN) + 900
    whole[at] ^= 0x55
    return bytes(whole)


def broken_xml() -> bytes:
    """The zip is whole, its text ends in the middle."""
    parts = Parts.of()
    parts[MAIN] = parts[MAIN][:9000]
    return parts.packed()


def broken_styles() -> bytes:
    """So is another part that is read."""
    parts = Parts.of()
    parts["word/styles.xml"] = b"<w:styles>"
    return parts.packed()


def without(name: str) -> Callable[[], bytes]:
    """A part is not there."""

    def make() -> bytes:
        parts = Parts.of()
        del parts[name]
        return parts.packed()

    return make


def locked_zip() -> bytes:
    """The entries themselves are locked."""
    whole = bytearray(Parts.of().packed())
    at = -1
    while (at := whole.find(b"PK\1\2", at + 1)) >= 0:
        whole[at + 8] |= 1
    return bytes(whole)


def stuffed(xml: str) -> bytes:
    """A main part that is small only while it is packed."""
    return Parts.of().change(MAIN, _END, xml + _END).packed()


def lying(size: int) -> bytes:
    """The directory says that a picture is so big."""
    parts = Parts.of()
    parts["word/media/stor.png"] = b"x"
    whole = bytearray(parts.packed())
    at = whole.rindex(b"PK\1\2")
    whole[at + 24 : at + 28] = struct.pack("<L", size)
    return bytes(whole)


def many_entries() -> bytes:
    """More parts than any document has."""
    parts = Parts.of()
    parts.update((f"word/media/{number}.png", b"") for number in range(6000))
    return parts.packed()


def declared(part: str) -> Callable[[], bytes]:
    """A document type that grows while it is read."""
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "ha">{grown}<!ENTITY f SYSTEM "file:///etc/passwd">]>'

    def make() -> bytes:
        parts = Parts.of()
        head, _, rest = parts[part].decode().partition("?>")
        parts[part] = f"{head}?>{doctype}{rest}".encode()
        return parts.packed()

    return make


def twice() -> bytes:
    """The main part stands there twice: which of them is shown depends on the program."""
    parts = Parts.of()
    parts["word/Document.xml"] = parts[MAIN]
    return parts.packed()


def zip_of_zips() -> bytes:
    """A zip with a plan in it, and no Word file itself."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("plan.docx", Parts.of().packed())
    return out.getvalue()


def strict() -> bytes:
    """Saved as Strict Open XML."""
    parts = Parts.of()
    for name in (MAIN, "_rels/.rels"):
        old = b"http://schemas.openxmlformats.org/"
        parts[name] = parts[name].replace(old + b"officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument")
        parts[name] = parts[name].replace(
            old + b"wordprocessingml/2006", b"http://purl.oclc.org/ooxml/wordprocessingml"
        )
    return parts.packed()


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docm": ("makroer", lambda: _kind("ms-word.document.macroEnabled.main")),
    "docm by its project": ("makroer", macros),
    "dotx": ("Word-skabelon", lambda: _kind("openxmlformats-officedocument.wordprocessingml.template.main")),
    "odt": (".odt", (SAVED / "filled-libreoffice.odt").read_bytes),
    "doc": (".doc)", lambda: _OLE + bytes(4000)),
    "encrypted": ("adgangskode", lambda: _OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(4000)),
    "locked zip": ("adgangskode", locked_zip),
    **{
        f"protected, {edit}": ("Begræns redigering", protected(edit))
        for edit in ("readOnly", "forms", "comments", "trackedChanges")
    },
    **{f"{share:.1%} of a file": ("beskadiget", truncated(share)) for share in (0.01, 0.3, 0.9, 0.999)},
    "a flipped byte": ("beskadiget", flipped),
    "broken text": ("beskadiget", broken_xml),
    "broken styles": ("beskadiget", broken_styles),
    "no main part": ("beskadiget", without(MAIN)),
    "no relations": ("ikke et Word-dokument", without("_rels/.rels")),
    "no types": ("ikke et Word-dokument", without(TYPES)),
    "40 MB of spaces": ("fylder", lambda: stuffed(" " * 41 * _MB)),
    "four million tags": ("fylder", lambda: stuffed("<w:p/>" * (4 * _MB + 1))),
    "a hundred thousand deep": ("beskadiget", lambda: stuffed("<w:r>" * 100_000 + "</w:r>" * 100_000)),
    "a picture of two GB": ("fylder", lambda: lying(2**31)),
    "six thousand parts": ("fylder", many_entries),
    "entities in the text": ("aldrig selv gemmer", declared(MAIN)),
    "entities in the styles": ("aldrig selv gemmer", declared("word/styles.xml")),
    "two texts": ("to gange", twice),
    "a zip of zips": ("ikke et Word-dokument", zip_of_zips),
    "Strict": ("Strict", strict),
    "nothing": ("tom", bytes),
    "a text": ("ikke et Word-dokument", "Beskrivelse af forudsætninger".encode),
    "a PDF": ("ikke et Word-dokument", lambda: b"%PDF-1.7\n" + bytes(100)),
}
