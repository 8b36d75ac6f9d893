"""What a pack asks of a text: how readable it is, what it must and must not say, and whose data may stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import reduce
from typing import Literal, Self

from assistant.model.finding import Severity
from assistant.model.rule import CheckedFile
from assistant.model.words import Match, Word

Test = Literal["readability", "passives", "law-words", "tone", "judging"]
Weight = Literal["error", "warning", "hint", "allowed"]
PHRASE_FORMS = ("{dato}", "{kl}", "{telefon}", "{mail}", "{tal}")
"""What a phrase may say besides words (``rules/phrases.py``)."""
Personal = Literal["cpr", "name", "phone", "e-mail", "account", "health", "sensitive", "address"]


@dataclass(frozen=True, kw_only=True)
class Readability:
    """The numbers that a team lead may change (DOMAIN.md E0: common practice, no norm of law).

    Attributes:
        lix_target: more is a hint.
        lix_warn: as much or more is a warning.
        lix_min_words: a shorter text has a LIX, but nothing is said of it.
        long_word: a word of more letters is long.
        sentence_words: a sentence of more words is told.
        passives: so many in one sentence are told.
    """

    lix_target: int = 40
    lix_warn: int = 45
    lix_min_words: int = 30
    long_word: int = 6
    sentence_words: int = 25
    passives: int = 2


@dataclass(frozen=True, kw_only=True)
class Repetition:
    """When a free answer is nearly one that was given in another case the same day (DOMAIN.md A25).

    Attributes:
        share: so many of a hundred of its rows of words must be found in the other.
        row: so many words are compared at a time.
        min_words: nothing is said of an answer with fewer words of her own.
    """

    share: int = 80
    row: int = 4
    min_words: int = 25


@dataclass(frozen=True, kw_only=True)
class LawWord:
    """A word of law and what it means, in words to say to anybody.

    Attributes:
        word, match, but_not: how it is found, as in the word lists.
        plain: goes on from "det vil sige".
    """

    word: str
    plain: str
    match: Match = "stem"
    but_not: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Forbidden:
    """Words that a text of a kind must not say.

    Attributes:
        any_of: phrases (``rules/phrases.py``): ``*`` stands for the rest of a word.
        message: what to write instead.
    """

    any_of: tuple[str, ...]
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a text of a kind must say.

    Attributes:
        name: ASCII, lower case; a kind's part stands instead of the one of the same name in the kind it is like.
        any_of: phrases, one of which is enough.
        message: what is missing and what to write.
        place: ``opening`` when it must stand in the first two sentences.
        severity: a hint where it is not always needed.
    """

    name: str
    any_of: tuple[str, ...]
    message: str
    severity: Severity = Severity.WARNING
    place: Literal["anywhere", "opening"] = "anywhere"


@dataclass(frozen=True, kw_only=True)
class TextKind:
    """A kind of text: a letter, a note, the message that a CV was sent.

    Attributes:
        like: the kind it takes everything from that it does not say itself.
        tests: what is asked of its language; empty means as ``like``.
        leave_out: names of parts of ``like`` that do not belong here.
        source: where the demands come from.
    """

    id: str
    name: str
    like: str = ""
    tests: tuple[Test, ...] = ()
    parts: tuple[Part, ...] = ()
    leave_out: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    source: str = ""
    certainty: Literal["high", "medium", "low", "unknown"] = "unknown"


@dataclass(frozen=True, kw_only=True)
class PersonalRule:
    """Where one sort of personal data may stand.

    Attributes:
        what: the sort.
        message: what to do about it; ``{}`` becomes what was found.
        otherwise: how it weighs where ``kinds`` says nothing.
        kinds: a kind's id, or ``note/helbred`` for notes of one type, to how it weighs there.
    """

    what: Personal
    message: str
    otherwise: Weight = "warning"
    kinds: dict[str, Weight] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Language(CheckedFile):
    """All that a pack says of texts. A pack above adds to those below it; of one name, its own counts.

    Attributes:
        abbreviations: whose full stop never ends a sentence: "jf.".
        closing_abbreviations: whose full stop ends one when a capital follows: "osv.".
        no_passives: words that end as a passive and are none: "findes".
        laws: names of laws; a sentence with one, or with a §, is one of law.
        tone: words that frighten.
        source: of all this.
    """

    readability: Readability | None = None
    repetition: Repetition | None = None
    abbreviations: tuple[str, ...] = ()
    closing_abbreviations: tuple[str, ...] = ()
    no_passives: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    tone: tuple[Word, ...] = ()
    law_words: tuple[LawWord, ...] = ()
    personal: tuple[PersonalRule, ...] = ()
    kinds: tuple[TextKind, ...] = ()
    source: str = ""

    @property
    def numbers(self) -> Readability:
        """The pack's numbers, or the usual ones."""
        return self.readability or Readability()

    @property
    def repeats(self) -> Repetition:
        """When an answer is taken for a repeated one."""
        return self.repetition or Repetition()

    def over(self, below: Language) -> Self:
        """This on top of ``below``."""
        merged: dict[str, object] = {}
        for each in fields(self):
            own, other = getattr(self, each.name), getattr(below, each.name)
            if isinstance(own, tuple):
                mine = {_name(entry) for entry in own}
                merged[each.name] = (*(entry for entry in other if _name(entry) not in mine), *own)
            else:
                merged[each.name] = own or other
        return type(self)(**merged)  # type: ignore[arg-type]  # each field's own type

    def lineage(self, kind_id: str) -> tuple[TextKind, ...]:
        """The kind, the one it is like, the one that is like, and so on; empty when there is none."""
        known = {kind.id: kind for kind in self.kinds}
        found: list[TextKind] = []
        while (kind := known.get(kind_id)) and kind not in found:
            found.append(kind)
            kind_id = kind.like
        return tuple(found)

    def kind(self, kind_id: str) -> TextKind | None:
        """The kind with all that it takes from those it is like; None when there is none."""
        lineage = self.lineage(kind_id)
        return reduce(_filled, lineage) if lineage else None


def _name(entry: object) -> str:
    return str(getattr(entry, "id", "") or getattr(entry, "what", "") or getattr(entry, "word", "") or entry)


def _filled(kind: TextKind, below: TextKind) -> TextKind:
    own = {part.name for part in kind.parts} | set(kind.leave_out)
    return TextKind(
        id=kind.id,
        name=kind.name,
        like=kind.like,
        tests=kind.tests or below.tests,
        parts=(*(part for part in below.parts if part.name not in own), *kind.parts),
        leave_out=(*kind.leave_out, *below.leave_out),
        forbidden=(*below.forbidden, *kind.forbidden),
        source=kind.source or below.source,
        certainty=kind.certainty if kind.source else below.certainty,
    )
