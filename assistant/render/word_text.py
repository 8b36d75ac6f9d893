"""The words of a Word document, in order: body, tables and text boxes, then heads and feet of pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_MOST_UNPACKED = 40_000_000
"""Bytes. A small file can unpack to something that fills the memory."""
_PARAGRAPH, _FALLBACK = qn("w:p"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")


class DamagedError(Exception):
    """The file is no Word document that can be read."""


def text_of(file: Path) -> str:
    """Its text, a line for each paragraph.

    Raises:
        DamagedError: it cannot be read as a Word document.
        OSError: it cannot be opened.
    """
    document = document_of(file)
    try:
        roots = [document.element.body]
        roots += [rel.target_part.element for rel in document.part.rels.values() if _is_margin(rel.reltype)]
        return "\n".join(line for root in roots for line in _lines(root)).strip("\n")
    except Exception as error:
        raise DamagedError from error


def document_of(file: Path) -> WordDocument:
    """The document in ``file``.

    Raises:
        DamagedError: it cannot be read as a Word document.
        OSError: it cannot be opened.
    """
    raw = file.read_bytes()
    try:
        with ZipFile(BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        found = Document(BytesIO(raw)) if unpacked <= _MOST_UNPACKED else None
    except Exception as error:  # a damaged file breaks zip, XML and the package in many ways
        raise DamagedError from error
    if found is None:
        raise DamagedError
    return found


def _is_margin(reltype: str) -> bool:
    return reltype.endswith(("/header", "/footer"))


def _lines(root) -> Iterator[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001 - lxml's element
    for paragraph in root.iter(_PARAGRAPH):
        if next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield "".join(_pieces(paragraph))


def _pieces(element) -> Iterator[str]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The text in ``element`` without that of paragraphs inside it: a text box has some."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag != _PARAGRAPH:
            yield from _pieces(child)
