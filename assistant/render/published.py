"""A template's text as it was published, for people: every branch of it, answers by the name of their question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment

from assistant.model.draft import Role, Run, Runs

_WORDS = {
    "if": "hvis",
    "elif": "ellers hvis",
    "else": "ellers",
    "endif": "slut",
    "for": "for hver",
    "endfor": "slut",
    "and": "og",
    "or": "eller",
    "not": "ikke",
    "in": "blandt",
    "true": "ja",
    "false": "nej",
    "==": "er",
    "!=": "er ikke",
    "<": "er før",
    ">": "er efter",
    "<=": "er senest",
    ">=": "er tidligst",
    "~": "+",
}
_LOOK_UP = "opslag"
_LOOKS = frozenset({"dato", "langdato", "ugedag", "ugedato", "kr", "tal", "liste", "ejefald", "stort", "smaat"})
"""Filters that change how an answer looks, and nothing of what it says."""
_LEXER = Environment(autoescape=True)
"""Only reads; what it reads is never run."""
_CALL = re.compile(r"\| (\w+) \(")


@dataclass(frozen=True)
class Names:
    """What the names in a text are called for people.

    Attributes:
        labels: of fields, by name.
        choices: of a field's values, by the name of the field and the value.
        fixed: names that stand for words everybody gets.
        looked_up: what a name that is looked up is, in words.
    """

    labels: Mapping[str, str]
    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    looked_up: Callable[[str], str] = str


def published(source: str, names: Names, *, exactly: bool = False) -> Runs:
    """``source`` as runs: its words, answers as ``[Dato]``, conditions as asides; what is locked is marked.

    ``exactly`` tells what is done to an answer, too, unless only its looks change: ``[»Dato« | plus_dage(14)]``. Who
    signs a deadline must see it.
    """
    return tuple(_Reader(names, exactly).runs(source))


@dataclass
class _Reader:
    names: Names
    exactly: bool = False
    is_locked: bool = False

    def runs(self, source: str) -> Iterator[Run]:
        inside: list[tuple[str, str]] = []
        for _, kind, value in _LEXER.lex(source):
            if kind == "data":
                yield from self._words(value)
            elif kind in ("variable_begin", "block_begin", "comment_begin"):
                inside = []
            elif kind == "variable_end":
                yield self._answer(inside)
            elif kind == "block_end":
                yield from self._tag(inside)
            elif kind not in ("whitespace", "comment", "comment_end"):
                inside.append((kind, value))

    def _words(self, text: str) -> Iterator[Run]:
        for number, piece in enumerate(text.split("**")):
            if piece:
                yield Run(piece, bold=bool(number % 2), locked=self.is_locked)

    def _tag(self, tokens: list[tuple[str, str]]) -> Iterator[Run]:
        name = tokens[0][1] if tokens else ""
        if name in ("laast", "endlaast"):
            self.is_locked = name == "laast"
        else:
            yield Run(f"[{self._said(tokens)}]", Role.ASIDE)

    def _answer(self, tokens: list[tuple[str, str]]) -> Run:
        if self.exactly and not _is_plain([value for _, value in tokens]):
            return self._value(f"[{self._said(tokens)}]")
        words = {value for kind, value in tokens if kind == "name"}
        if _LOOK_UP in words:
            named = [_bare(value) for kind, value in tokens if kind == "string"]
            return self._value(f"[{self.names.looked_up(named[0] if named else '')}]")
        if len(tokens) == 1 and tokens[0][1] in self.names.fixed:
            return Run(self.names.fixed[tokens[0][1]], locked=self.is_locked)
        asked = dict.fromkeys(value for kind, value in tokens if kind == "name" and value in self.names.labels)
        has_own_words = "if" in words or any(value == "~" for _, value in tokens) or not asked
        return self._value(f"[{self._said(tokens) if has_own_words else ', '.join(map(self._label, asked))}]")

    def _value(self, text: str) -> Run:
        return Run(text, Role.VALUE, locked=self.is_locked)

    def _label(self, name: str) -> str:
        return self.names.labels[name].rstrip("?:")

    def _said(self, tokens: list[tuple[str, str]]) -> str:
        """An expression in words: fields by their labels, values by theirs, the rest as it is written."""
        said: list[str] = []
        about = ""
        for kind, value in tokens:
            if kind == "name" and value in self.names.labels:
                about = value
                said.append(f"»{self._label(value)}«")
            elif kind == "string":
                shown = self.names.choices.get((about, _bare(value)), _bare(value))
                said.append(f"»{shown}«")
            else:
                said.append(_WORDS.get(value, value))
        return _joined(said)


def _is_plain(words: list[str]) -> bool:
    """Whether an expression is one name, looked up perhaps, and what gives it its looks."""
    rest = words[1:]
    while rest:
        if rest[0] == "|" and rest[1] in _LOOKS:
            rest = rest[2:]
        elif rest[:3] == ["|", _LOOK_UP, "("] and rest[4:5] == [")"]:
            rest = rest[5:]
        else:
            return False
    return True


def _bare(text: str) -> str:
    return text[1:-1]


def _joined(words: list[str]) -> str:
    """``words`` with spaces, but none where an expression has none."""
    text = " ".join(words)
    for sign in (".", ",", ")", "]"):
        text = text.replace(f" {sign}", sign)
    for sign in ("(", "[", "."):
        text = text.replace(f"{sign} ", sign)
    return _CALL.sub(r"| \1(", text)
