"""What of Word's XML is a word, a mark or a thing in an answer, and what Danes call what is kept."""

from __future__ import annotations

import re

from assistant.render.plan.xml import PARAGRAPH_PROPERTIES, PROPERTIES, Element, w

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROMPT = "Skriv her"
"""What an empty answer shows."""
ONLY_PROMPT = re.compile(re.escape(PROMPT))
PROMPTS = re.compile(
    r"(?:Skriv|Klik|Tryk|Angiv|Indsæt|Udfyld)\b.{0,40}\bher\b.{0,60}"
    r"|(?:Skriv|Angiv|Indsæt|Vælg)(?: et| en| borgerens)? \w+\.?"
    r"|Klik eller tryk\b.{0,60}|Click or tap\b.{0,60}|Choose an item\.?"
)
"""What a placeholder says. Its dress is not enough: LibreOffice leaves it on what is typed in the place of one."""
_TEXT, _BREAK, _SYMBOL = w("t"), w("br"), w("sym")
_SIGNS = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad"}
_SYMBOLS = {"F0E0": "→", "F0DF": "←", "F04A": "☺", "F0FE": "☒", "F0FC": "✓", "F0A8": "☐", "F06F": "☐", "F0B7": "•"}
SIMPLE_FIELD, CODE, FIELD_PART, INSTRUCTION = w("fldSimple"), w("instr"), w("fldChar"), w("instrText")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CLEAR = frozenset(map(w, ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo")))
"""Words inside are words of the paragraph."""
_CLEAR_FIELDS = ("FILLIN", "HYPERLINK")
NO_WORDS = frozenset({PARAGRAPH_PROPERTIES, *map(w, ("smartTagPr", "customXmlPr"))})
PASSING = frozenset(map(w, ("proofErr", "lastRenderedPageBreak")))
"""What Word makes anew: it goes with the words."""
_COMMENT, _CHANGE, _NOTE, FIELD, _PICTURE = "kommentar", "sporet ændring", "fodnote", "felt", "billede eller figur"
SOMETHING = "andet indhold"
MARKS = {
    **dict.fromkeys(map(w, ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "annotationRef")), ""),
    **dict.fromkeys(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")), _COMMENT),
    **dict.fromkeys(map(w, ("del", "moveFrom")), _CHANGE),
    **dict.fromkeys(map(w, ("footnoteReference", "endnoteReference")), _NOTE),
}
"""What takes no room of its own: it is kept, and may stand behind other words than before."""
THINGS = {
    **dict.fromkeys(map(w, ("drawing", "pict")), _PICTURE),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": _PICTURE,
    w("object"): "objekt",
    _SYMBOL: "symbol",
    _BREAK: "sideskift",
    SIMPLE_FIELD: FIELD,
    f"{_MATH}oMath": "formel",
    f"{_MATH}oMathPara": "formel",
}
"""What is seen where it stands, and stays there."""
TICK = f"{PROPERTIES}/{{http://schemas.microsoft.com/office/word/2010/wordml}}checkbox"


def settled(text: str) -> str:
    """``text`` as Word holds it: one kind of line end, blank lines empty and none around, no signs XML has not."""
    lines = _NOT_IN_XML.sub("", _LINE_END.sub("\n", text)).split("\n")
    return "\n".join(line if line.strip() else "" for line in lines).strip("\n")


def is_clear_field(code: str) -> bool:
    """Whether a field's result is words of the paragraph: LibreOffice makes one of a placeholder, Word of a link."""
    return code.strip().upper().startswith(_CLEAR_FIELDS)


def is_cut(piece: Element) -> bool:
    """Whether a line began here: LibreOffice drops the break that was typed in a control, and leaves two texts."""
    before = piece.getprevious()
    return bool(piece.tag == _TEXT and before is not None and before.tag == _TEXT and before.text and piece.text)


def words_of(piece: Element) -> str | None:
    """The characters that a piece of a run stands for; None where it is something else."""
    if piece.tag == _TEXT:
        return str(piece.text or "")
    if piece.tag == _BREAK:
        return "\n" if piece.get(w("type"), "textWrapping") == "textWrapping" else None
    if piece.tag == _SYMBOL:
        return _SYMBOLS.get(str(piece.get(w("char"))).upper())
    return _SIGNS.get(piece.tag)
