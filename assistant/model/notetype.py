"""The note types and the heading guide, as a pack states them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from assistant.model.finding import Severity
from assistant.model.rule import CheckedFile
from assistant.model.words import Word


@dataclass(frozen=True, kw_only=True)
class BadHeading:
    """A heading that must be caught, and the rules that catch it: the guide's own test case."""

    heading: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LegalBasis:
    """A law a note type leans on; shown to people only when ``certainty`` is high."""

    text: str
    certainty: Literal["high", "medium", "low", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Need:
    """What a heading of a type cannot do without (H19).

    Attributes:
        keywords: the key words that need it; empty for all.
        part: a date of this kind, or ``word`` for one of ``one_of``.
        one_of: the words of which one must stand there.
        ask: what to write, told to the person.
    """

    part: Literal["date", "deadline", "period", "word"]
    ask: str
    keywords: tuple[str, ...] = ()
    one_of: tuple[Word, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoteType:
    """One of the pack's note types: what happened, not what it was about.

    Attributes:
        id: ASCII, lower case; the contract's fourteen in the standard pack.
        prefix: capitals with the colon, ``SAMTALE:``; written by the program, never typed.
        rank: place in the tie-break order, 1 wins (DOMAIN.md B1).
        keywords: the words a heading may open with after the prefix.
        date_in_heading: ``yes``, or ``period`` when only a period or deadline belongs there.
        needs: what its headings must say (H19).
        forbidden: words of another type's, which its headings must not use (H19).
        reference_line: whether its notes end by naming their wording, as proof of what was said.
    """

    id: str
    name: str
    prefix: str
    rank: int
    purpose: str
    use_when: str
    use_not: str
    keywords: tuple[str, ...]
    date_in_heading: Literal["yes", "period"] = "yes"
    needs: tuple[Need, ...] = ()
    forbidden: tuple[Word, ...] = ()
    reference_line: bool = False
    legal_basis: tuple[LegalBasis, ...] = ()
    good: tuple[str, ...] = ()
    bad: tuple[BadHeading, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NoteName:
    """What a list shows of a note type."""

    id: str
    name: str
    prefix: str


@dataclass(frozen=True, kw_only=True)
class HeadingRule:
    """Where a rule of the guide comes from.

    Attributes:
        code: ``H01`` … ``H20``.
        name: what it is about, in a word or two.
        says: what it asks of a heading, in a Danish line.
        source: a law, a report, or our own proposal, which then says why.
        certainty: how sure it is that the profession wants it so.
    """

    code: str
    name: str
    source: str
    certainty: Literal["high", "medium", "low", "unknown"]
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class HeadingGuide(CheckedFile):
    """The numbers and words of the heading guide that a team lead may change (DOMAIN.md B3).

    Attributes:
        min_chars, max_chars: fewer or more is an error (H05). Fasit's real limit is unknown.
        warn_chars: more is a warning (H05).
        min_words: meaning words after the prefix; dates and function words do not count (H05).
        function_words: words that carry no meaning of their own.
        forms: how a contact was made; stands before the role and the date (H04).
        before_names: words after which one capitalised word may be a person (H07).
        severities: a rule's code to a severity other than the guide's own.
        rules: where each rule comes from.
    """

    min_chars: int = 15
    max_chars: int = 100
    warn_chars: int = 80
    min_words: int = 2
    function_words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    before_names: tuple[str, ...] = ()
    severities: dict[str, Severity] = field(default_factory=dict)
    rules: tuple[HeadingRule, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What the rules ask, a line each."""
        return tuple(rule.says for rule in self.rules if rule.says)
