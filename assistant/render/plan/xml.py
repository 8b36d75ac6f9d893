"""Word's XML: its names, and a parser that follows nothing that stands in a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@cache
def w(name: str) -> str:
    """``p`` as lxml calls it."""
    return f"{{{WORD}}}{name}"


PARAGRAPH, TABLE, ROW, CELL, RUN = w("p"), w("tbl"), w("tr"), w("tc"), w("r")
CONTROL, CONTENT, PROPERTIES = w("sdt"), w("sdtContent"), w("sdtPr")
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = w("pPr"), w("rPr")
BOOKMARK, VALUE, NAME = w("bookmarkStart"), w("val"), w("name")


class UnsafeXmlError(Exception):
    """It brings declarations of its own, which no Word file has."""


def parsed(raw: bytes) -> Element:
    """The root of ``raw``.

    Raises:
        UnsafeXmlError: it has a document type, which could bring entities and files along.
        lxml.etree.XMLSyntaxError: it is no XML, or one too deep or too long for libxml2's own limits.
    """
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    root = etree.fromstring(raw, etree.XMLParser(strip_cdata=False, **safe))
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnsafeXmlError
    return root


def serialised(root: Element) -> bytes:
    """``root`` as a part of a package, with the prefixes that it came with."""
    raw: bytes = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
    return raw


def made(name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """A new element of Word's."""
    element = etree.Element(w(name), attributes or {}, nsmap={"w": WORD})
    element.text = text
    return element


def child_value(element: Element, *path: str) -> str | None:
    """``w:val`` of what stands at ``path`` below ``element``: None where nothing does, empty where it says nothing."""
    for name in path:
        tag = w(name)
        for child in element:  # find() takes ten times as long, and properties come first
            if child.tag == tag:
                element = child
                break
        else:
            return None
    return str(element.get(VALUE, ""))


def is_on(element: Element, *path: str) -> bool:
    """Whether a switch at ``path`` is there and not off."""
    value = child_value(element, *path)
    return value is not None and value not in {"0", "false", "off", "none"}


def bookmarks(element: Element) -> Iterator[str]:
    """Names of the bookmarks that begin in ``element``."""
    for mark in element.iter(BOOKMARK):
        yield str(mark.get(NAME, ""))
