"""The heading guide (DOMAIN.md B3): can the note be found again, and does its heading give nobody away?

Rules here: H01, H02, H03, H05, H06, H13, H18. Limits and words come from the pack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.model.finding import Finding, Fix, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import HeadingGuide, NoteType
from assistant.model.suggest import nearest
from assistant.rules.heading_dates import GOOD, date_faults
from assistant.rules.personal import CPR

SEPARATOR = " – "
_DASH = re.compile(r"\s[–-]\s")
_WORD = re.compile(r"(?<![\w.])[^\W\d_][\w'-]+")
"""Not what follows a point at once: the "pdf" of a file's name says nothing."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>|_{2,}|\bX{2,}\b|\*{3,}")


@dataclass(frozen=True)
class Subject:
    """A heading and what it is judged by; ``note_type`` None when nothing tells which it is."""

    text: str
    note_type: NoteType | None
    knowledge: Knowledge
    today: date

    @property
    def guide(self) -> HeadingGuide:
        """The guide's numbers."""
        return self.knowledge.guide

    @property
    def rest(self) -> str:
        """What follows the type's prefix; the whole heading when the prefix is missing."""
        return self.text[len(self.prefix) :].lstrip() if self.has_prefix else self.text

    @property
    def prefix(self) -> str:
        """The type's prefix; empty without a type."""
        return self.note_type.prefix if self.note_type else ""

    @property
    def has_prefix(self) -> bool:
        """Whether the heading begins with its type's prefix and a space."""
        return bool(self.prefix) and self.text.startswith(self.prefix + " ")


def check(subject: Subject) -> list[Finding]:
    """Every finding of the guide, in the order of its rules."""
    found = [finding for rule in _RULES for finding in rule(subject)]
    severities = subject.guide.severities
    return [replace(f, severity=severities.get(f.code, f.severity)) for f in found]


def guess_type(text: str, note_types: Iterable[NoteType]) -> NoteType | None:
    """The type whose prefix ``text`` carries, else whose name or key word it opens with, highest rank first."""
    ranked = sorted(note_types, key=lambda note_type: note_type.rank)
    tests: tuple[Callable[[NoteType], bool], ...] = (
        lambda note_type: text.upper().startswith(note_type.prefix),
        lambda note_type: _opens_with(text, note_type.prefix.rstrip(":")),
        lambda note_type: bool(_keyword_of(text, note_type)),
    )
    return next((note_type for test in tests for note_type in ranked if test(note_type)), None)


def suggestion(subject: Subject, *, rounds: int = 10) -> str:
    """The nearest heading that the offered fixes lead to."""
    for _ in range(rounds):
        fixes = [f.fix.value for f in check(subject) if f.fix and f.severity is Severity.ERROR]
        if not fixes or fixes[0] == subject.text:
            break
        subject = replace(subject, text=fixes[0])
    return subject.text


def _h01_h02_prefix(subject: Subject) -> Iterator[Finding]:
    if subject.has_prefix:
        return
    if subject.note_type is None:
        known = ", ".join(note_type.prefix for note_type in subject.knowledge.note_types.values())
        yield _error("H01", f"Overskriften skal begynde med en præbetegnelse. Vælg en: {known}.", (0, 0))
        return
    wanted, name = subject.prefix, subject.note_type.name
    for other in subject.knowledge.note_types.values():
        if other.prefix != wanted and subject.text.startswith(other.prefix):
            message = f"Overskriften begynder med {other.prefix} men notattypen er {name}. Ret den ene af dem."
            fixed = f"{wanted} {subject.text[len(other.prefix) :].lstrip()}"
            yield _error("H02", message, (0, len(other.prefix)), Fix(f"Skriv {wanted}", fixed))
            return
    bare = re.sub(rf"^\s*{re.escape(wanted.rstrip(':'))}\b\s*:?\s*", "", subject.text, flags=re.IGNORECASE)
    message = f"Overskriften skal begynde med {wanted} fulgt af et mellemrum."
    yield _error("H01", message, (0, 0), Fix(f"Sæt {wanted} foran", f"{wanted} {bare or subject.text}"))


def _h03_keyword(subject: Subject) -> Iterator[Finding]:
    if not subject.note_type or not subject.has_prefix or _keyword_of(subject.rest, subject.note_type):
        return
    keywords = subject.note_type.keywords
    first = _DASH.split(subject.rest)[0].strip()
    start = len(subject.text) - len(subject.rest)
    near = nearest(first, keywords)
    message = f"Begynd med et nøgleord efter {subject.prefix} {', '.join(keywords[:4])} …"
    fix = None
    if near:
        message = f"»{first}« er ikke et nøgleord. Mente du »{near}«?"
        fix = Fix(f"Skriv {near}", subject.text[:start] + near + subject.rest[len(first) :])
    yield _error("H03", message, (start, start + len(first)), fix)


def _keyword_of(rest: str, note_type: NoteType) -> str:
    """The key word that ``rest`` opens with, the longest that fits; empty when there is none."""
    fitting = [keyword for keyword in note_type.keywords if _opens_with(rest, keyword)]
    return max(fitting, key=len, default="")


def _opens_with(text: str, words: str) -> bool:
    return text.lower().startswith(words.lower()) and not text[len(words) : len(words) + 1].isalnum()


def _h05_length(subject: Subject) -> Iterator[Finding]:
    guide, length = subject.guide, len(subject.text)
    whole = (0, length)
    words = _meaning_words(subject)
    if length > guide.max_chars:
        message = f"Overskriften er {length} tegn. Kort den ned til højst {guide.warn_chars}, helst uden fyldord."
        yield _error("H05", message, whole)
    elif length < guide.min_chars or len(words) < guide.min_words:
        message = "Overskriften siger for lidt til at blive fundet. Skriv også hvad, hvordan eller med hvem (rolle)."
        yield _error("H05", message, whole)
    elif length > guide.warn_chars:
        message = f"Overskriften er {length} tegn. Lister viser ofte kun {guide.warn_chars}."
        yield replace(_error("H05", message, whole), severity=Severity.WARNING)


def _meaning_words(subject: Subject) -> list[str]:
    without_dates = GOOD.sub(" ", subject.rest)
    functional = {word.lower() for word in subject.guide.function_words}
    return [word for word in _WORD.findall(without_dates) if word.lower() not in functional]


def _h06_cpr(subject: Subject) -> Iterator[Finding]:
    for match in CPR.finditer(subject.text):
        fixed = " ".join((subject.text[: match.start()] + "borger" + subject.text[match.end() :]).split())
        message = "Der står noget, der ligner et CPR-nummer. Skriv borger; nummeret står allerede på sagen."
        yield _error("H06", message, match.span(), Fix("Skriv borger", fixed))


def _h13_dates(subject: Subject) -> Iterator[Finding]:
    for fault in date_faults(subject.text, subject.today):
        fix = None
        if fault.fixed:
            fixed = subject.text[: fault.start] + fault.fixed + subject.text[fault.end :]
            fix = Fix(f"Skriv {fault.fixed}", fixed)
        yield _error("H13", fault.message, (fault.start, fault.end), fix)


def _h18_placeholders(subject: Subject) -> Iterator[Finding]:
    for match in _PLACEHOLDER.finditer(subject.text):
        yield _error("H18", f"»{match.group()}« er ikke udfyldt.", match.span())


def _error(code: str, message: str, span: tuple[int, int], fix: Fix | None = None) -> Finding:
    return Finding(code, Severity.ERROR, message, f"{span[0]}-{span[1]}", fix)


_RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    _h01_h02_prefix,
    _h03_keyword,
    _h05_length,
    _h06_cpr,
    _h13_dates,
    _h18_placeholders,
)
