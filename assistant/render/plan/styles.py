"""Styles of a Word file by their names: ids change with language and program, names stay."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.render.plan.xml import PARAGRAPH_PROPERTIES, VALUE, Element, child_value, w

HELP, ANSWER, PLACEHOLDER = "hjælp", "svar", "pladsholder"
_WORDS_OWN_PLACEHOLDER = frozenset({"placeholder text", "pladsholdertekst"})
_HEADING = re.compile(r"(?:heading|overskrift) ?([1-9])")
_DEEPEST = 12
"""Styles upon styles; a file whose styles go round in a circle is not followed."""
_BODY_LEVEL = 9
_STYLE, _LEVEL, _RUN_STYLE = w("pStyle"), w("outlineLvl"), w("rStyle")


@dataclass(frozen=True)
class Style:
    """What counts of a style: the names it is built on, its own first, and its level as a heading from 0."""

    names: tuple[str, ...]
    level: int | None

    @property
    def is_help(self) -> bool:
        """Whether it tells how to fill in."""
        return HELP in self.names

    @property
    def is_placeholder(self) -> bool:
        """Whether what is written in it may only ask to be filled in."""
        return PLACEHOLDER in self.names or not _WORDS_OWN_PLACEHOLDER.isdisjoint(self.names)

    @property
    def is_answer(self) -> bool:
        """Whether it is made for answers."""
        return ANSWER in self.names and not self.is_placeholder


class Styles:
    """The styles of a file, each worked out once."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(w("style")) if root is not None else ()
        self._elements: dict[str, Element] = {str(each.get(w("styleId"), "")): each for each in found}
        self._known: dict[str, Style] = {}
        default = next((each for each in found if _is_default(each)), None)
        self._default = "" if default is None else str(default.get(w("styleId"), ""))

    def of_paragraph(self, paragraph: Element) -> Style:
        """The style of ``paragraph``, with the level that it has been given itself."""
        style, level = self._default, None
        for child in next(paragraph.iterchildren(PARAGRAPH_PROPERTIES), ()):
            if child.tag == _STYLE:
                style = str(child.get(VALUE, ""))
            elif child.tag == _LEVEL:
                level = str(child.get(VALUE, ""))
        found = self.get(style)
        return found if level is None else Style(found.names, _level(level))

    def of_run(self, properties: Element) -> Style:
        """The character style that the properties of a run begin with; one without names where they do not."""
        first = next(iter(properties), None)
        return self.get(str(first.get(VALUE, "")) if first is not None and first.tag == _RUN_STYLE else "")

    def get(self, style_id: str) -> Style:
        """The style with this id."""
        if style_id not in self._known:
            self._known[style_id] = self._made(style_id)
        return self._known[style_id]

    def id_of(self, name: str) -> str:
        """Id of the style called ``name``; empty when there is none."""
        return next((key for key, each in self._elements.items() if _name(each, key) == name), "")

    def _made(self, style_id: str) -> Style:
        names: list[str] = []
        level: int | None = None
        is_settled = False
        at = style_id
        while at and len(names) < _DEEPEST:
            element = self._elements.get(at)
            names.append(_name(element, at))
            own = None if element is None else child_value(element, "pPr", "outlineLvl")
            heading = _HEADING.fullmatch(names[-1])
            if not is_settled and (own is not None or heading):
                level = _level(own) if own is not None else int(heading[1]) - 1 if heading else None
                is_settled = True
            at = "" if element is None else child_value(element, "basedOn") or ""
        return Style(tuple(names), level)


def _is_default(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}


def _name(style: Element | None, style_id: str) -> str:
    named = style_id if style is None else child_value(style, "name") or style_id
    return " ".join(named.casefold().split())


def _level(text: str) -> int | None:
    return int(text) if text.isdigit() and int(text) < _BODY_LEVEL else None
