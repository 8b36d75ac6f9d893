"""AutoText in a Word file: its glossary, or a document that lists names and texts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree  # type: ignore[import-untyped]

from assistant.casework.migration import listing
from assistant.casework.migration.dates import Piece, by_letters, settled
from assistant.casework.migration.snippet import Blank, Found, LeftOut, MigrationError, Snippet

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""
_GLOSSARY, _DOCUMENT = "word/glossary/document.xml", "word/document.xml"
_TOO_MUCH = 40_000_000
"""Bytes. A small file can unpack to something that fills the memory."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_TEXTS = frozenset({"", "autotxt", "custautotxt", "docparts", "custquickparts", "any", "default"})
"""Galleries that hold texts; Word's others are title pages, heads, tables of contents."""
_OF_WORD = "placeholder"
_DATE = re.compile(r"\s*(?:DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE)\b(?:.*?\\@\s*\"?([^\"\\]*)\"?)?", re.IGNORECASE)
_ASKED = re.compile(r"\s*(?:FILLIN|ASK|MACROBUTTON)\s+\"?([^\"\\]*)", re.IGNORECASE)


def read(raw: bytes, name: str) -> Found:
    """The texts of a Word file called ``name``.

    Raises:
        MigrationError: it is damaged, or no Word file.
    """
    glossary, document = _unpacked(raw, name)
    if glossary is not None and (found := _glossary(glossary)).snippets:
        return found
    if document is None:
        raise MigrationError(f"Der er ingen autotekst i »{name}«.")
    return _listed(document)


def _unpacked(raw: bytes, name: str) -> tuple[Element, Element]:
    """The glossary and the document; None where the file has none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            glossary, document = (
                etree.fromstring(archive.read(part), parser) if sizes.get(part, _TOO_MUCH) < _TOO_MUCH else None
                for part in (_GLOSSARY, _DOCUMENT)
            )
    except (BadZipFile, etree.XMLSyntaxError, OSError, ValueError, EOFError, RuntimeError, NotImplementedError):
        raise MigrationError(f"Filen »{name}« er beskadiget eller ikke en Word-fil. Gem den igen i Word.") from None
    if glossary is None and document is None:
        raise MigrationError(f"Filen »{name}« er ikke en Word-fil.")
    return glossary, document


def _glossary(root: Element) -> Found:
    snippets: list[Snippet] = []
    left_out: list[LeftOut] = []
    for part in root.iter(f"{_W}docPart"):
        name = _said(part, "docPartPr/name") or "uden navn"
        gallery = _said(part, "docPartPr/category/gallery").lower()
        if gallery == _OF_WORD:
            continue
        body = part.find(f"{_W}docPartBody")
        parts = settled(_pieces(body)) if body is not None else ()
        if gallery not in _TEXTS and not gallery.startswith("custom"):
            left_out.append(LeftOut(name, "Det er en forside, et sidehoved eller en anden byggeblok, ikke en tekst."))
        elif not any(isinstance(piece, Blank) or piece.strip() for piece in parts):
            left_out.append(LeftOut(name, "Der er ingen tekst i den."))
        else:
            about = _said(part, "docPartPr/description")
            snippets.append(Snippet((name,), about or name, parts))
    return Found(listing.PROGRAM, tuple(snippets), tuple(left_out), listing.FORMATTING)


def _said(part: Element, path: str) -> str:
    found = part.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return str(found.get(f"{_W}val", "")).strip() if found is not None else ""


def _listed(root: Element) -> Found:
    """A document of names and texts: names are headings or bold, else the first line after a blank one."""
    lines: list[str] = []
    names: set[int] = set()
    for paragraph in root.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        whole = settled(_inline(paragraph))
        text = "".join(piece if isinstance(piece, str) else f"[{piece.label}]" for piece in whole)
        if text.strip() and _is_name(paragraph):
            names.add(len(lines))
            lines.append(" ".join(text.split()))
        else:
            lines += text.split("\n")
    return listing.read(lines, frozenset(names))


def _is_name(paragraph: Element) -> bool:
    style = _said(paragraph, "pPr/pStyle").lower()
    if style.startswith(("heading", "overskrift", "title", "titel")):
        return True
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(run.itertext(f"{_W}t")).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(f"{_W}val", "1") not in ("0", "false", "off")


def _pieces(body: Element) -> Iterator[Piece]:
    """The text in ``body``: a line for each paragraph, tabs between the cells of a row."""
    is_first = True
    for block in body:
        if block.tag not in (f"{_W}p", f"{_W}tbl", f"{_W}sdt"):
            continue
        if not is_first:
            yield "\n"
        is_first = False
        if block.tag == f"{_W}p":
            yield from _inline(block)
        elif block.tag == f"{_W}tbl":
            yield from _table(block)
        elif (content := block.find(f"{_W}sdtContent")) is not None:
            yield from _pieces(content)


def _table(table: Element) -> Iterator[Piece]:
    for number, row in enumerate(table.iter(f"{_W}tr")):
        if number:
            yield "\n"
        for at, cell in enumerate(row.iter(f"{_W}tc")):
            if at:
                yield "\t"
            yield from _pieces(cell)


def _inline(element: Element) -> Iterator[Piece]:
    """The text of a paragraph, its fields as blanks where they are filled in anew each time."""
    code = ""
    depth = 0
    skips = False
    for node in element.iter():
        if node.tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            depth += (kind == "begin") - (kind == "end")
            if kind == "begin" and depth == 1:
                code, skips = "", True
            elif kind == "separate" and depth == 1:
                field = _field(code)
                skips = field is not None
                if field is not None:
                    yield field
            elif kind == "end" and depth == 0:
                skips = False
        elif node.tag == f"{_W}instrText" and depth:
            code += node.text or ""
        elif node.tag == f"{_W}fldSimple" and (field := _field(node.get(f"{_W}instr", ""))) is not None:
            yield field
        elif not skips and not _is_in_date(node):
            yield from _text(node)


def _is_in_date(node: Element) -> bool:
    """Whether a simple field shows it, that has become a blank."""
    above = node.iterancestors(f"{_W}fldSimple")
    return any(_field(field.get(f"{_W}instr", "")) is not None for field in above)


def _text(node: Element) -> Iterator[str]:
    if node.tag == f"{_W}t":
        yield node.text or ""
    elif node.tag in _SIGNS and node.getparent().tag == f"{_W}r":
        yield _SIGNS[node.tag]


def _field(code: str) -> Piece | None:
    """What a field of Word asks or fills in; None for one whose words are kept."""
    if found := _DATE.match(code):
        return by_letters(found.group(1) or "dd.MM.yyyy")
    if found := _ASKED.match(code):
        return Blank("text", " ".join(found.group(1).split())[:60] or "Svar")
    return None
