"""An answer put into the paragraphs of a section, in their own dress; whatever else stands there stays."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from assistant.render.plan_passage import Passage
from assistant.render.plan_styles import ANSWER, Styles
from assistant.render.plan_text import Atom, Written, is_listed, settled
from assistant.render.plan_xml import (
    CELL,
    CONTENT,
    CONTROL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    SPACE,
    TABLE,
    VALUE,
    Element,
    made,
    w,
)

_SIGNS = {"\t": "tab", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_REPLACED = frozenset({"words", "prompt", "nothing"})
_CHANGES = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange")
_NOT_COPIED = frozenset(map(w, ("sectPr", "numPr", "pageBreakBefore", *_CHANGES)))
_NOT_COUNTED = frozenset(map(w, ("lang", "noProof", *_CHANGES)))
_BLOCKS = (PARAGRAPH, TABLE, CONTROL)
_DRESS = frozenset({RUN_PROPERTIES, *map(w, ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))})
_BEFORE_A_PAGE_BREAK = frozenset(map(w, ("pStyle", "keepNext", "keepLines")))


def fill(passage: Passage, text: str) -> None:
    """Put ``text`` in the place of the words of ``passage``; nothing is touched when it says so already."""
    text = settled(text)
    if text == passage.text:
        return
    span = passage.span
    run, model = _run_properties(span, passage.styles), _model(span, passage.styles)
    start = passage.start_of(span)
    if start is None and not text:
        clear(passage)
        return
    start = start or _new_start(passage, span)
    first, *others = text.split("\n")
    is_alone = not others and not any(each.has_words for each in span if each is not start)
    _write_first(start, first, run, keeps_control=is_alone)
    _dress(start.element, model)
    last = start.element
    for line in others:
        new = _paragraph(line, run, model)
        last.addnext(new)
        last = new
    for control in start.element.iterancestors(CONTROL):
        _say_filled(control)
    for each in span:
        if each is not start:
            for control in each.element.iterancestors(CONTROL):
                _say_filled(control)
            _take_out(each, last)


def _new_start(passage: Passage, span: Sequence[Written]) -> Written:
    """An empty paragraph before what stands there, else behind the heading and its help."""
    new = made("p")
    if span:
        span[0].element.addprevious(new)
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


def clear(passage: Passage) -> None:
    """Take the words of ``passage`` away, and their paragraphs where nothing else stands in them."""
    for each in passage.span if passage.text else ():
        _take_out(each, None)


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
        return None if control is None else _clean(control.find(f"{w('sdtPr')}/{RUN_PROPERTIES}"), styles)
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


def _write_first(start: Written, line: str, run: Element | None, *, keeps_control: bool) -> None:
    """``line`` where the first words of ``start`` stand, and those gone.

    A control inside the paragraph stays when it held all the words and the answer is no longer than it.
    """
    atoms = [atom for atom in start.atoms if atom.kind in {"words", "prompt"}]
    inner = {_control_inside(atom.element, start.element) for atom in atoms}
    stays = keeps_control and len(inner) == 1 and None not in inner
    if line or stays:
        _put(_run(line, run), start, atoms, inside=CONTENT if stays else PARAGRAPH)
    if stays:
        _say_filled(inner.pop())
    _strip(start)


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


def _say_filled(control: Element) -> None:
    """It asks no more, and Word fetches nothing from elsewhere into the place of the answer."""
    properties = control.find(w("sdtPr"))
    for child in list(() if properties is None else properties):
        if child.tag == w("showingPlcHdr") or str(child.tag).endswith("}dataBinding"):
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
        if any(child.tag not in _DRESS for child in wrapper):
            return
        parent = wrapper.getparent()
        parent.remove(wrapper)
        wrapper = parent


def _take_out(each: Written, last: Element | None) -> None:
    """Take a paragraph away, its marks to the end of ``last``; one that must stay stays without words."""
    is_standing = each.is_standing
    _strip(each)
    if is_standing or _is_needed(each.element) or (last is None and each.atoms):
        return
    if last is not None:
        last.extend([_carried(atom) for atom in each.atoms])
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


def _dress(paragraph: Element, model: Element) -> None:
    """Give ``paragraph`` the properties of ``model``; a page that begins with it still does."""
    old = paragraph.find(PARAGRAPH_PROPERTIES)
    new = deepcopy(model)
    if old is not None:
        page_break = old.find(w("pageBreakBefore"))
        if page_break is not None:
            new.insert(sum(child.tag in _BEFORE_A_PAGE_BREAK for child in new), page_break)
        paragraph.remove(old)
    if len(new):
        paragraph.insert(0, new)


def _paragraph(line: str, run: Element | None, model: Element) -> Element:
    new = made("p")
    if line:
        new.append(_run(line, run))
    _dress(new, model)
    return new


def _run(line: str, properties: Element | None) -> Element:
    """``line`` as a run: a tab and a hyphen of its own kind are elements, everything else is text."""
    run = made("r")
    if properties is not None:
        run.append(deepcopy(properties))
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
