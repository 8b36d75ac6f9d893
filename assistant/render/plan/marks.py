"""What a plan's Word file says of itself: which plan it is, told twice, and who has written it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.model.plan import PlanMark
from assistant.render.plan.package import Package
from assistant.render.plan.xml import PARAGRAPH, Element, w

PROPERTY = "SagstastPlan"
_MARK = re.compile(r"([A-Za-z0-9._-]+)@([A-Za-z0-9._-]+)")
_FOOT = re.compile(r"Skabelon:\s*.+?,\s*version\s+([A-Za-z0-9._-]+)\s*\[([A-Za-z0-9._-]+)\]")

_AUTHORS = frozenset(
    {
        "{http://purl.org/dc/elements/1.1/}creator",
        "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
    }
)


class MarkText(NamedTuple):
    """What stands where a mark is looked for: the property's value, or a line of a page foot.

    Attributes:
        mark: None where the text is no mark.
    """

    how: Literal["property", "foot"]
    text: str
    mark: PlanMark | None


def marks_in(package: Package) -> tuple[MarkText, ...]:
    """What stands in the places of the marks, the one that counts first."""
    return tuple(_texts(package))


def mark_in(package: Package) -> PlanMark | None:
    """The mark that counts."""
    return next((each.mark for each in _texts(package) if each.mark), None)


def authors_in(package: Package) -> tuple[str, ...]:
    """Who has written the file and who has saved it last, where it says so: a filled plan says the same."""
    about = (each for root in _roots(package, "core-properties") for each in root)
    told = ("".join(each.itertext()).strip() for each in about if each.tag in _AUTHORS)
    return tuple(dict.fromkeys(filter(None, told)))


def _texts(package: Package) -> Iterator[MarkText]:
    for root in _roots(package, "custom-properties"):
        for each in root:
            if each.get("name") == PROPERTY:
                text = "".join(each.itertext()).strip()
                found = _MARK.fullmatch(text)
                yield MarkText("property", text, PlanMark(found[1], found[2], "property") if found else None)
    for root in _roots(package, "footer", package.main):
        for paragraph in root.iter(PARAGRAPH):
            text = "".join(part.text or "" for part in paragraph.iter(w("t"))).strip()
            found = _FOOT.search(text)
            if text:
                yield MarkText("foot", text, PlanMark(found[2], found[1], "foot") if found else None)


def _roots(package: Package, kind: str, of: str = "") -> Iterator[Element]:
    for name in package.related(kind, of):
        root = package.xml(name)
        if root is not None:
            yield root
