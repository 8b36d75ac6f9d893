"""Everything in a Word file that is to be given away: all its words, and what in it would run or fetch something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from assistant.render.plan.package import PlanFileError, open_package
from assistant.render.plan.signs import INSTRUCTION
from assistant.render.plan.xml import Element, w

_MOST_UNPACKED = 30_000_000
"""Bytes: the file of a pack is an empty form, not a scanned case."""
_RUNS = re.compile(r"vbaproject|vbadata|activex|embeddings/|oleobject|customui", re.IGNORECASE)
_FETCHES = re.compile(r"\b(?:DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b", re.IGNORECASE)
_CLICKED = re.compile(r"(?:https?:|mailto:|tel:)", re.IGNORECASE)
_SAID_IN = frozenset({"descr", "title", "name", "val", "Target", "author", "tooltip"})
"""Attributes with words of people; in the others are Word's own numbers, any ten digits of which mean nothing."""
_BIG = "Filen fylder for meget, når den pakkes ud. Gør billederne mindre i Word."
_MACROS = "Word-filen har makroer eller et indlejret program. Gem den uden, som almindelig .docx."
_OUTSIDE = "Word-filen henter noget udefra (en skabelon, et billede eller en anden fil). Indsæt det i filen i stedet."


class Inside(NamedTuple):
    """What is in a Word file.

    Attributes:
        faults: why it may not be given away, as Danish sentences.
        texts: its paragraphs, and every other word in it: properties, comments, names.
    """

    faults: tuple[str, ...]
    texts: tuple[str, ...]


def read_inside(path: Path) -> Inside:
    """All that is in the Word file.

    Raises:
        PlanFileError: it is no Word file, damaged or too big.
        OSError: it cannot be read.
    """
    package = open_package(_of_a_size(path))
    names = package.archive.namelist()
    faults = {_MACROS: any(_RUNS.search(name) for name in names), _OUTSIDE: False}
    texts: list[str] = []
    for name in names:
        root = package.xml(name) if name.endswith((".xml", ".rels")) else None
        if root is not None:
            faults[_OUTSIDE] |= any(map(_is_outside, root)) if name.endswith(".rels") else _has_fetching_field(root)
            texts += _texts(root)
    return Inside(tuple(fault for fault, is_found in faults.items() if is_found), tuple(texts))


def _of_a_size(path: Path) -> Path:
    try:
        with ZipFile(path) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except OSError:
        raise
    except Exception:  # a damaged directory breaks in many ways, and ``open_package`` says which
        return path
    if size > _MOST_UNPACKED:
        raise PlanFileError(_BIG)
    return path


def _is_outside(relation: Element) -> bool:
    """Whether it leads out of the file with more than a link to click on."""
    if relation.get("TargetMode") != "External":
        return False
    is_link = str(relation.get("Type", "")).endswith("/hyperlink")
    return not (is_link and _CLICKED.match(str(relation.get("Target", "")).strip()))


def _has_fetching_field(root: Element) -> bool:
    simple = (str(each.get(w("instr"), "")) for each in root.iter(w("fldSimple")))
    return any(map(_FETCHES.search, simple)) or any(map(_FETCHES.search, _codes(root)))


def _codes(root: Element) -> Iterator[str]:
    """The fields of each paragraph: Word cuts their codes where it likes."""
    for paragraph in root.iter(w("p")):
        yield "".join(each.text or "" for each in paragraph.iter(INSTRUCTION))


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""  # a comment
        elif element.tag.rpartition("}")[2] == "p":
            yield "".join(element.itertext())
        elif element.text:
            yield element.text
        yield from (value for key, value in element.attrib.items() if key.rpartition("}")[2] in _SAID_IN)
