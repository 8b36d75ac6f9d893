"""How a heading is made, so that it can be searched (H01, H02, H03, H05, H13, H14, H15, H18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.finding import Finding, Fix
from assistant.rules.heading_dates import date_faults
from assistant.rules.heading_subject import DASH, SEPARATOR, Subject, error, some, tidied, warning

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>|_{2,}|\bX{2,}\b|\*{3,}")
_MAYBE = re.compile(r"[{\[<_*]|XX")
"""What every placeholder holds; quicker to look for."""
_DEBRIS = re.compile(r"(?<!\w)(?:SV|VS|FW|FWD|RE|AW)\s?:\s?", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|msg|eml|txt|rtf|odt|csv|jpe?g|png|tiff?|gif|heic|zip)\b", re.IGNORECASE)
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]+")
_SPACES = re.compile(r"\s{2,}|[^\S ]|^\s+|\s+$")
_BANGS = re.compile(r"!{2,}|\?{2,}|!\?")
_TAIL = " .,;:!?…–-"
_NEAR = 60
"""Longer than this is no misspelt key word."""
_ALIKE = 85
"""Of 100: so alike a word is the key word, misspelt."""


def h01_h02_prefix(subject: Subject) -> Iterator[Finding]:
    """The type's prefix, and no other."""
    if subject.has_prefix:
        return
    if subject.note_type is None:
        known = ", ".join(note_type.prefix for note_type in subject.knowledge.note_types.values())
        yield error("H01", f"Overskriften skal begynde med en præbetegnelse. Vælg en: {known}.", (0, 0))
        return
    wanted, other = subject.prefix, subject.other_type
    if other is not None:
        message = f"Overskriften begynder med {other.prefix} men notattypen er {subject.note_type.name}."
        fixed = f"{wanted} {subject.rest}"
        yield error("H02", f"{message} Ret den ene af dem.", (0, len(other.prefix)), Fix(f"Skriv {wanted}", fixed))
        return
    message = f"Overskriften skal begynde med {wanted} fulgt af et mellemrum."
    fix = Fix(f"Sæt {wanted} foran", f"{wanted} {subject.rest}") if subject.rest else None
    yield error("H01", message, (0, 0), fix)


def h03_keyword(subject: Subject) -> Iterator[Finding]:
    """A key word first."""
    if subject.note_type is None or subject.has_keyword or not subject.rest:
        return
    keywords = subject.note_type.keywords
    start, end = subject.begin, subject.segments[0][1]
    first = subject.text[start:end].rstrip()
    elsewhere = _keyword_elsewhere(subject) if subject.offers else None
    near = _near(first, keywords) if subject.offers and not elsewhere else ""
    message = f"Begynd med et nøgleord efter {subject.prefix} {some(keywords)}"
    fix = None
    if elsewhere:
        fix = elsewhere
    elif near:
        message = f"»{first}« er ikke et nøgleord. Mente du »{near}«?"
        fix = Fix(f"Skriv {near}", subject.text[:start] + near + subject.text[start + len(first) :])
    yield error("H03", message if message.endswith(("?", "…")) else f"{message}.", (start, start + len(first)), fix)


def _near(first: str, keywords: tuple[str, ...]) -> str:
    """The key word that ``first`` is a misspelling of, or the only one that begins so: nothing is made up."""
    if len(first) > _NEAR:
        return ""
    longer = [
        word for word in keywords if len(first) >= 5 and " " not in word and word.lower().startswith(first.lower())
    ]
    if len(longer) == 1:
        return longer[0]
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a heading without its key word needs it

    found = process.extractOne(first, keywords, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else ""


def _keyword_elsewhere(subject: Subject) -> Fix | None:
    """The heading with the key word that stands further on brought to its front."""
    assert subject.note_type is not None  # noqa: S101 - the caller has looked
    found = subject.ready.keywords[subject.note_type.id].search(subject.text, subject.begin)
    if found is None:
        return None
    typed = found.group().lower()
    keyword = next((word for word in subject.note_type.keywords if word.lower() == typed), found.group())
    left = tidied(subject.text[subject.begin : found.start()] + subject.text[found.end() :])
    left = DASH.sub(SEPARATOR, left).strip("–- ")
    head = subject.text[: subject.begin]
    return Fix(f"Sæt {keyword} forrest", f"{head}{keyword}{SEPARATOR}{left}" if left else f"{head}{keyword}")


def h05_length(subject: Subject) -> Iterator[Finding]:
    """Long enough to be found, short enough for a list. The length counts with the prefix it should have."""
    guide, whole = subject.guide, (0, len(subject.text))
    length = max(len(subject.text), len(subject.prefix) + 1 + len(subject.rest) if subject.prefix else 0)
    if length > guide.max_chars:
        message = f"Overskriften er {length} tegn. Kort den ned til højst {guide.warn_chars}, helst uden fyldord."
        yield error("H05", message, whole)
    elif len(subject.text) < guide.min_chars or len(subject.meaning) < guide.min_words:
        message = "Overskriften siger for lidt til at blive fundet. Skriv også hvad, hvordan eller med hvem (rolle)."
        yield error("H05", message, whole)
    elif length > guide.warn_chars:
        yield warning("H05", f"Overskriften er {length} tegn. Lister viser ofte kun {guide.warn_chars}.", whole)


def h13_dates(subject: Subject) -> Iterator[Finding]:
    """Days as ``dd.mm.åååå``, and such as there are."""
    for fault in date_faults(subject.text, subject.today):
        fix = None
        if fault.fixed:
            fixed = subject.text[: fault.start] + fault.fixed + subject.text[fault.end :]
            fix = Fix(f"Skriv {fault.fixed}", fixed)
        yield error("H13", fault.message, (fault.start, fault.end), fix)


def h14_debris(subject: Subject) -> Iterator[Finding]:
    """No "SV:" of a mail, no ending of a file."""
    debris = _DEBRIS.finditer(subject.text, subject.begin) if ":" in subject.rest else ()
    for match in (*debris, *_FILE.finditer(subject.text, subject.begin)):
        shown = match.group().strip()
        message = f"»{shown}« hører til en mail eller en fil. Slet det, og skriv, hvad der skete."
        yield error("H14", message, match.span(), Fix(f"Slet {shown}", subject.without(*match.span())))


def h15_clean(subject: Subject) -> Iterator[Finding]:
    """Nothing that only disturbs the eye."""
    shapes = (
        (_SPACES, "Der er for mange mellemrum."),
        (_BANGS, "Skriv uden flere udråbs- eller spørgsmålstegn i træk."),
        (_EMOJI, "Skriv uden billedtegn."),
    )
    for shape, message in shapes:
        if match := shape.search(subject.text):
            yield warning("H15", message, match.span(), Fix("Ret tegnene", _cleaned(subject.text)))
    text = subject.text.rstrip()
    kept = max(len(text.rstrip(_TAIL)), subject.begin)
    if kept < len(text):
        message = "Overskriften skal ikke slutte med et tegn."
        yield warning("H15", message, (kept, len(text)), Fix("Ret tegnene", _cleaned(subject.text)))
    if subject.is_shouted:
        span = (subject.begin, len(subject.text))
        yield warning("H15", "Skriv med små bogstaver efter præbetegnelsen.", span, _quietly(subject))


def _cleaned(text: str) -> str:
    text = _EMOJI.sub(" ", text)
    text = _BANGS.sub(lambda match: match.group()[-1], text)
    return tidied(text).rstrip(_TAIL)


def _quietly(subject: Subject) -> Fix | None:
    """In small letters; none where a word might be a name, which would be harder to see then."""
    known = subject.ready.ordinary | subject.ready.functional
    if not all(word.lower in known or word.text in subject.ready.abbreviations for word in subject.words):
        return None
    parts: list[str] = []
    at = subject.begin
    for word in subject.words:
        kept = word.text if word.text in subject.ready.abbreviations else word.lower
        parts += [subject.text[at : word.start], kept.capitalize() if not parts else kept]
        at = word.end
    return Fix("Skriv med små bogstaver", subject.text[: subject.begin] + "".join(parts) + subject.text[at:])


def h18_placeholders(subject: Subject) -> Iterator[Finding]:
    """Nothing left to fill in."""
    for match in _PLACEHOLDER.finditer(subject.text) if _MAYBE.search(subject.text) else ():
        yield error("H18", f"»{match.group()}« er ikke udfyldt.", match.span())
