"""An answer put into the paragraphs of a section; whatever else stands there stays."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from assistant.render.plan.dress import Dress
from assistant.render.plan.passage import Passage
from assistant.render.plan.signs import settled
from assistant.render.plan.text import Atom, Written
from assistant.render.plan.xml import (
    CELL,
    CONTENT,
    CONTROL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    Element,
    made,
    w,
)

_REPLACED = frozenset({"words", "prompt", "nothing"})
_BLOCKS = (PARAGRAPH, TABLE, CONTROL)
_HOLDS_NOTHING = frozenset({RUN_PROPERTIES, PROPERTIES, *map(w, ("sdtEndPr", "smartTagPr", "customXmlPr"))})
_ONE_LINE = frozenset(map(w, ("text", "date", "comboBox", "dropDownList")))
"""Kinds of content controls that hold no paragraphs."""


def fill(passage: Passage, text: str) -> None:
    """Put ``text`` in the place of the words of ``passage``; nothing is touched when it says so already."""
    text = settled(text)
    if text == passage.text:
        return
    span = passage.span
    start = passage.start_of(span)
    if start is None and not text:
        clear(passage)
        return
    _write(text.split("\n"), span, start or _new_start(passage, span), Dress(span, passage.styles))


def clear(passage: Passage) -> None:
    """Take the words of ``passage`` away, and their paragraphs where nothing else stands in them."""
    for each in passage.span if passage.text else ():
        _take_out(each, None)


def _write(lines: Sequence[str], span: Sequence[Written], start: Written, dress: Dress) -> None:
    others = [each for each in span if each is not start]
    is_alone = len(lines) == 1 and not any(each.has_words for each in others)
    _write_first(start, lines[0], dress, keeps_control=is_alone)
    last = start.element
    for line in lines[1:]:
        new = dress.paragraph(line)
        last.addnext(new)
        last = new
    for each in (start, *others):
        for control in each.element.iterancestors(CONTROL):
            _say_filled(control, is_one_line=len(lines) == 1)
    for each in others:
        _take_out(each, last)


def _new_start(passage: Passage, span: Sequence[Written]) -> Written:
    """An empty paragraph before what stands there, else behind the heading and its help."""
    new = made("p")
    if span:
        span[0].element.addprevious(new)
    elif passage.before is not None:
        passage.before.addprevious(new)
    elif passage.after.tag in {CELL, CONTENT}:
        passage.after.append(new)
    else:
        _behind(passage.after).addnext(new)
    return Written(new)


def _behind(paragraph: Element) -> Element:
    """It, or the content control that it is the end of: an answer is no part of its heading."""
    while paragraph.getparent().tag == CONTENT and paragraph.getnext() is None:
        paragraph = paragraph.getparent().getparent()
    return paragraph


def _write_first(start: Written, line: str, dress: Dress, *, keeps_control: bool) -> None:
    """``line`` where the first words of ``start`` stand, and those gone.

    A control inside the paragraph stays when it held all the words and the answer is no longer than it.
    """
    atoms = [atom for atom in start.atoms if atom.kind in {"words", "prompt"}]
    inner = {_control_inside(atom.element, start.element) for atom in atoms}
    stays = keeps_control and len(inner) == 1 and None not in inner
    if line or stays:
        _put(dress.run(line), start, atoms, inside=CONTENT if stays else PARAGRAPH)
    if stays:
        _say_filled(inner.pop(), is_one_line=True)
    _strip(start)
    dress.put_on(start.element)


def _put(run: Element, start: Written, atoms: Sequence[Atom], inside: str) -> None:
    """Put ``run`` before the first of ``atoms``, straight into the paragraph or into its control."""
    if not atoms:
        start.element.append(run)
        return
    place = atoms[0].element
    while place.getparent().tag != inside:
        place = place.getparent()
    place.addprevious(run)


def _control_inside(element: Element, paragraph: Element) -> Element | None:
    found = next(element.iterancestors(CONTROL), None)
    return found if found is not None and paragraph in found.iterancestors(PARAGRAPH) else None


def _say_filled(control: Element, *, is_one_line: bool) -> None:
    """It asks no more, takes more than one line where it has to, and Word fetches nothing into the answer's place."""
    properties = control.find(PROPERTIES)
    for child in list(() if properties is None else properties):
        is_asking = child.tag == w("showingPlcHdr") or str(child.tag).endswith("}dataBinding")
        if is_asking or (child.tag in _ONE_LINE and not is_one_line):
            properties.remove(child)
        elif child.tag == w("date"):
            child.attrib.pop(w("fullDate"), None)


def _strip(each: Written) -> None:
    """Take the words out of a paragraph; what is kept stays where it is."""
    for atom in each.atoms:
        if atom.kind in _REPLACED and atom.element.tag not in {PARAGRAPH_PROPERTIES, RUN_PROPERTIES}:
            parent = atom.element.getparent()
            parent.remove(atom.element)
            _prune(parent, each.element)
    each.atoms = [atom for atom in each.atoms if atom.kind not in _REPLACED]


def _prune(wrapper: Element, paragraph: Element) -> None:
    """Take away what holds nothing any more: a run, a link, a control."""
    while wrapper is not paragraph:
        if any(child.tag not in _HOLDS_NOTHING for child in wrapper):
            return
        parent = wrapper.getparent()
        parent.remove(wrapper)
        wrapper = parent


def _take_out(each: Written, last: Element | None) -> None:
    """Take a paragraph away, its marks to the end of ``last``; one that must stay stays without words."""
    marks = [atom for atom in each.atoms if atom.kind not in _REPLACED]
    if each.is_standing or _is_needed(each.element) or (last is None and marks):
        _strip(each)
        return
    if last is not None:
        last.extend([_carried(atom) for atom in marks])
    each.element.getparent().remove(each.element)


def _is_needed(paragraph: Element) -> bool:
    """Whether Word wants one here: a cell and a control hold one, and a table does not touch what is no paragraph."""
    before = next(paragraph.itersiblings(*_BLOCKS, preceding=True), None)
    after = next(paragraph.itersiblings(*_BLOCKS), None)
    if before is None and after is None:
        return True
    return before is not None and before.tag == TABLE and (after is None or after.tag != PARAGRAPH)


def _carried(atom: Atom) -> Element:
    run = atom.element.getparent()
    if run.tag != RUN:
        return atom.element
    new = made("r")
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        new.append(deepcopy(properties))
    new.append(atom.element)
    return new
