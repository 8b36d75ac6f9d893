"""Which encoding a file's bytes are in: its BOM says it, else what they can mean in a Danish text.

UTF-8 proves itself: other encodings hardly ever make valid sequences. Between single bytes the Danish letters decide;
they lie in different places in DOS's code pages and in Windows-1252 and ISO-8859. CP865 has them where CP850 has, and
no heading tells the two apart, so both are read as CP850. ISO-8859-1 is a part of Windows-1252 but for unused bytes.
"""

from __future__ import annotations

import codecs
from collections import Counter
from functools import partial
from typing import BinaryIO

NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO-8859-15",
    "cp850": "DOS (CP850)",
}
"""A codec as people know it."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ASCII = bytes(range(128))
_CHUNK = 1 << 16
_DAMAGE_ALLOWED = 20
"""A file is still UTF-8 when it has this many good bytes beside each bad one: two files put together."""


def encoding_of(file: BinaryIO) -> str:
    """The codec to read ``file`` with, which is read to its end: a first ø may come late."""
    head = file.read(4096)
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return codec
    if _is_mostly_nul(head[1::2]):
        return "utf-16-le"
    if _is_mostly_nul(head[::2]):
        return "utf-16-be"
    file.seek(0)
    return _by_content(file)


def _is_mostly_nul(every_other: bytes) -> bool:
    return every_other.count(0) * 2 > len(every_other)


def _by_content(file: BinaryIO) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    seen: Counter[int] = Counter()
    bad = 0
    for chunk in iter(partial(file.read, _CHUNK), b""):
        if not chunk.isascii():
            seen.update(chunk.translate(None, _ASCII))
        bad += decoder.decode(chunk).count("\ufffd") - chunk.count("\ufffd".encode())  # one may truly stand there
    bad += decoder.decode(b"", final=True).count("\ufffd")
    if bad * _DAMAGE_ALLOWED <= seen.total() - bad:
        return "utf-8"
    return _single_byte(seen)


def _single_byte(seen: Counter[int]) -> str:
    """Windows-1252 unless the bytes speak for another.

    Æ in DOS (92) is an apostrophe in Windows, and æ (91) the quote that goes with it: only what is over counts.
    """
    windows = sum(seen[byte] for byte in "æøåÆØÅ".encode("cp1252"))
    dos = sum(seen[byte] for byte in "øåØÅ".encode("cp850")) + max(0, seen[0x91] - seen[0x92])
    if dos > windows:
        return "cp850"
    only_windows = any(seen[byte] for byte in range(0x80, 0xA0))
    euro = seen["€".encode("iso8859-15")[0]]
    fractions = any(seen[byte] for byte in "½¼¾".encode("cp1252"))  # other letters in ISO-8859-15
    return "iso8859-15" if euro and not only_windows and not fractions else "cp1252"
