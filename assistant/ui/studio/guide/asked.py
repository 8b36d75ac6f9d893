"""What is asked of note types, rules and words, and how the answers stand in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.casework.toml_values import tables_in
from assistant.model.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    NumberField,
    OptionalField,
    TextField,
    choices,
)
from assistant.model.words import Match
from assistant.ui.editing.group import Shape
from assistant.ui.studio.asked import CERTAINTIES, day_of

Values = Mapping[str, object]
_WORDS = frozenset({"forbidden", "one_of"})
"""Words with their endings, a line each."""
_LINES = frozenset({"keywords", "good", "but_not"})
_NUMBERS = frozenset({"rank", "min_chars", "max_chars", "warn_chars", "min_words"})
_DAYS = frozenset({"checked_on", "since"})
_UNSAID = {"match": "", "where": "", "severity": "", "date_in_heading": "yes"}
"""The answer that stands for nothing written."""
_STAR = "*"


_CERTAINTY = ChoiceField(name="certainty", label="Hvor sikker er kilden?", choices=choices(CERTAINTIES))
TYPE: tuple[Field, ...] = (
    TextField(name="name", label="Navn"),
    TextField(name="prefix", label="Præbetegnelse", help="Store bogstaver og kolon, fx SAMTALE:"),
    NumberField(name="rank", label="Rang", minimum=1, help="1 vinder, når to typer passer."),
    LongTextField(name="purpose", label="Formål"),
    LongTextField(name="use_when", label="Bruges, når"),
    LongTextField(name="use_not", label="Bruges ikke, når", help="Og hvilken type der så skal bruges."),
    LongTextField(name="keywords", label="Nøgleord – ét på hver linje", help="Overskriften begynder med et af dem."),
    ChoiceField(
        name="date_in_heading",
        label="Hvad står sidst i overskriften?",
        choices=choices({"yes": "En dato", "period": "En periode eller en frist"}),
    ),
    LongTextField(
        name="forbidden",
        label="Ord, der hører til en anden type – ét på hver linje",
        help="En stjerne efter ordet finder også længere ord: afslag*",
    ),
    OptionalField(name="reference_line", label="Notaterne slutter med »Ordlyd: …«"),
    LongTextField(
        name="good", label="Gode overskrifter – én på hver linje", help="Guiden skal ikke finde noget i dem."
    ),
)
NEED: tuple[Field, ...] = (
    LongTextField(name="keywords", label="Når nøgleordet er – ét på hver linje", help="Tom: altid."),
    ChoiceField(
        name="part",
        label="Skal overskriften have",
        choices=choices({"date": "En dato", "deadline": "En frist", "period": "En periode", "word": "Et af ordene"}),
    ),
    LongTextField(name="one_of", label="Ordene – ét på hver linje", help="En stjerne finder også længere ord: bevilg*"),
    TextField(name="ask", label="Det får sagsbehandleren at vide", help="Fx Skriv fristen: frist dd.mm.åååå."),
)
BASIS: tuple[Field, ...] = (TextField(name="text", label="Lov og paragraf"), _CERTAINTY)
BAD: tuple[Field, ...] = (
    TextField(name="heading", label="Overskrift"),
    TextField(name="codes", label="Reglerne, der skal fange den", help="Fx H03, H08."),
)
NUMBERS: tuple[Field, ...] = (
    NumberField(name="min_chars", label="Færrest tegn", unit="tegn", minimum=1, help="Færre er en fejl."),
    NumberField(name="warn_chars", label="Advarsel over", unit="tegn", minimum=1),
    NumberField(name="max_chars", label="Højst", unit="tegn", minimum=1, help="Flere er en fejl."),
    NumberField(
        name="min_words",
        label="Færrest ord, der siger noget",
        unit="ord",
        minimum=0,
        help="Datoer og ordene på listen »Ord, der ikke tæller« tæller ikke med.",
    ),
)
CHECKED: tuple[Field, ...] = (
    DateField(name="checked_on", label="Sammenlignet med kilden den"),
    TextField(name="checked_by", label="Af"),
)
SOURCE: tuple[Field, ...] = (LongTextField(name="source", label="Hvor ordene kommer fra"), *CHECKED)
RULE: tuple[Field, ...] = (
    TextField(name="name", label="Navn", help="Et ord eller to."),
    LongTextField(name="says", label="Linjen i guiden", help="Vises for kolleger med F1."),
    ChoiceField(
        name="severity",
        label="Hvor vigtig er den?",
        choices=choices({"": "Som guiden ellers siger", "error": "Fejl", "warning": "Advarsel", "hint": "Råd"}),
        help="En fejl lukker for at indsætte.",
    ),
    LongTextField(name="source", label="Kilde"),
    _CERTAINTY,
)
_AS_IT_STANDS, _LONGER = "Kun, som det står", "Også længere ord"


def _match(usual: str, other: tuple[str, str]) -> ChoiceField:
    """How a word is found; ``usual`` is said of what is found as the list's words are."""
    return ChoiceField(name="match", label="Hvordan findes det?", choices=choices({"": usual, other[0]: other[1]}))


_BUT_NOT = LongTextField(
    name="but_not", label="Undtagen – ét på hver linje", help="Længere ord, der betyder noget andet."
)
WORD: tuple[Field, ...] = (TextField(name="word", label="Ordet", help="Små bogstaver."),)
ENTRY: tuple[Field, ...] = (
    *WORD,
    TextField(name="instead", label="Skriv i stedet", help="Tom: listens almindelige svar."),
    _match(_AS_IT_STANDS, ("stem", _LONGER)),
    _BUT_NOT,
)
TERM: tuple[Field, ...] = (
    *WORD,
    TextField(name="instead", label="Det hedder nu"),
    DateField(name="since", label="Fra den"),
    TextField(name="source", label="Kilde"),
    _CERTAINTY,
    ChoiceField(
        name="where",
        label="Hvor er det forældet?",
        choices=choices({"": "Overalt", "legal": "Kun i lovtekst"}),
        help="Kun i lovtekst: enheder må beholde navnet.",
    ),
    _match(_LONGER, ("word", _AS_IT_STANDS)),
    _BUT_NOT,
)
BESIDE: tuple[tuple[str, ...], ...] = (("word", "instead"), ("since", "source"))
"""The questions about an entry that stand side by side."""


@dataclass(frozen=True)
class WordList:
    """A list of words.

    Attributes:
        file, key: where it stands.
        title: in the list at the left.
        about: what it is for, in a sentence.
        code: of the rule of the guide that looks for its words; empty where none does.
        fields: what is asked of an entry.
    """

    file: str
    key: str
    title: str
    about: str
    code: str = ""
    fields: tuple[Field, ...] = ENTRY

    @property
    def usual(self) -> Match:
        """How its words are found where they do not say."""
        return "stem" if self.fields is TERM else "word"

    @property
    def is_bare(self) -> bool:
        """Whether its entries are words and nothing else."""
        return self.fields is WORD


def to_value(name: str, raw: object) -> object:
    """What ``raw``, as an editor gives it, is in a file; None where it is nothing, or not understood."""
    if name in _LINES:
        return _lines(raw) or None
    if name in _WORDS:
        return [_word(line) for line in _lines(raw)] or None
    if name == "codes":
        return re.findall(r"\w+", str(raw or "").upper()) or None
    if name in _NUMBERS:
        return int(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None
    if name in _DAYS:
        return day_of(raw)
    return raw or None


def to_raw(name: str, value: object) -> object:
    """The other way; None for what no editor can show."""
    if name in _WORDS:
        words = (f"{each.get('word')}{_STAR * (each.get('match') == 'stem')}" for each in tables_in(value))
        return "\n".join(words) or None
    if name in _LINES:
        return "\n".join(map(str, value)) if isinstance(value, list) else None
    if name == "codes":
        return ", ".join(map(str, value)) if isinstance(value, list) else None
    if isinstance(value, date):
        return value.isoformat()
    return _UNSAID.get(name) if value is None else value


SHAPE = Shape(to_value, to_raw)


def kept(new: object, old: object) -> object:
    """``new`` words, each as it was in ``old`` where only its place is another: what no line shows stays."""
    if not isinstance(new, list) or not isinstance(old, Sequence):
        return new
    known = {(each.get("word"), each.get("match") == "stem"): each for each in old if isinstance(each, Mapping)}
    return [known.get((each["word"], each.get("match") == "stem"), each) for each in new]


def _lines(raw: object) -> list[str]:
    return [line.strip() for line in str(raw or "").splitlines() if line.strip()]


def _word(line: str) -> dict[str, object]:
    return {"word": line.rstrip(_STAR), "match": "stem"} if line.endswith(_STAR) else {"word": line}
