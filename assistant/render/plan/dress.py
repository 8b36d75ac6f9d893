"""What the lines of an answer look like: as the words they take the place of."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from assistant.render.plan.styles import ANSWER, Styles
from assistant.render.plan.text import Written, is_listed
from assistant.render.plan.xml import (
    CONTROL,
    PARAGRAPH_PROPERTIES,
    PROPERTIES,
    RUN_PROPERTIES,
    SPACE,
    VALUE,
    Element,
    made,
    w,
)

_SIGNS = {"\t": "tab", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange")
_NOT_COPIED = frozenset(map(w, ("sectPr", "numPr", "pageBreakBefore", *_CHANGES)))
_NOT_COUNTED = frozenset(map(w, ("lang", "noProof", *_CHANGES)))
_BEFORE_A_PAGE_BREAK = frozenset(map(w, ("pStyle", "keepNext", "keepLines")))


class Dress:
    """The properties of the paragraphs in ``span`` and of their words, for those that take their place."""

    def __init__(self, span: Sequence[Written], styles: Styles) -> None:
        self._paragraph = _model(span, styles)
        self._run = _run_properties(span, styles)

    def paragraph(self, line: str) -> Element:
        """A new paragraph that says ``line``."""
        new = made("p")
        if line:
            new.append(self.run(line))
        self.put_on(new)
        return new

    def put_on(self, paragraph: Element) -> None:
        """Dress ``paragraph``; a page that begins with it still does."""
        old = paragraph.find(PARAGRAPH_PROPERTIES)
        new = deepcopy(self._paragraph)
        if old is not None:
            page_break = old.find(w("pageBreakBefore"))
            if page_break is not None:
                new.insert(sum(child.tag in _BEFORE_A_PAGE_BREAK for child in new), page_break)
            paragraph.remove(old)
        if len(new):
            paragraph.insert(0, new)

    def run(self, line: str) -> Element:
        """A run that says ``line``: a tab and a hyphen of its own kind are elements, everything else is text."""
        run = made("r")
        if self._run is not None:
            run.append(deepcopy(self._run))
        words = ""
        for sign in [*line, ""]:
            if sign and sign not in _SIGNS:
                words += sign
                continue
            if words:
                run.append(made("t", {SPACE: "preserve"}, words))
                words = ""
            if sign:
                run.append(made(_SIGNS[sign]))
        return run


def _model(span: Sequence[Written], styles: Styles) -> Element:
    """The properties that the lines of the answer get."""

    def rank(each: Written) -> tuple[bool, bool]:
        return not styles.of_paragraph(each.element).is_answer, is_listed(each.element)

    plain = (each for each in span if styles.of_paragraph(each.element).level is None)
    best = min(plain, key=rank, default=None)
    found = None if best is None else best.element.find(PARAGRAPH_PROPERTIES)
    model = made("pPr") if found is None else deepcopy(found)
    for child in [each for each in model.iter() if each.tag in _NOT_COPIED]:
        child.getparent().remove(child)
    style = model.find(w("pStyle"))
    if best is None or (style is not None and styles.get(style.get(VALUE, "")).is_placeholder):
        _set_style(model, styles.id_of(ANSWER))
    return model


def _set_style(properties: Element, style_id: str) -> None:
    style = properties.find(w("pStyle"))
    if style is not None:
        properties.remove(style)
    if style_id:
        properties.insert(0, made("pStyle", {VALUE: style_id}))


def _run_properties(span: Sequence[Written], styles: Styles) -> Element | None:
    """What all words are dressed in, nothing where they differ; before there are any, what their control says."""
    atoms = [atom for each in span for atom in each.atoms]
    words = [atom.element.getparent() for atom in atoms if atom.kind == "words" and atom.text.strip()]
    if not words:
        asked = next((atom.element for atom in atoms if atom.kind == "prompt"), None)
        control = None if asked is None else next(asked.iterancestors(CONTROL), None)
        return None if control is None else _clean(control.find(f"{PROPERTIES}/{RUN_PROPERTIES}"), styles)
    found = {_look(each): each for each in (run.find(RUN_PROPERTIES) for run in words)}
    return _clean(next(iter(found.values())), styles) if len(found) == 1 else None


def _look(properties: Element | None) -> tuple[object, ...]:
    """What can be seen of it."""
    seen = (each for each in (() if properties is None else properties) if each.tag not in _NOT_COUNTED)
    return tuple((each.tag, *sorted(each.attrib.items())) for each in seen)


def _clean(properties: Element | None, styles: Styles) -> Element | None:
    if properties is None:
        return None
    copy = deepcopy(properties)
    for child in list(copy):
        is_placeholder = child.tag == w("rStyle") and styles.get(child.get(VALUE, "")).is_placeholder
        if child.tag in _NOT_COUNTED or is_placeholder:
            copy.remove(child)
    return copy if len(copy) else None
