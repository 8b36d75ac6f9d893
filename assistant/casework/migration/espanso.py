"""espanso's match files: YAML with triggers, texts and what fills their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml  # type: ignore[import-untyped]

from assistant.casework.migration.dates import Piece, by_percent, days_of, settled
from assistant.casework.migration.snippet import CLIPBOARD, CURSOR_LOST, Blank, Found, LeftOut, MigrationError, Snippet

PROGRAM = "espanso"
_VARIABLE = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
_FORM_FIELD = re.compile(r"\[\[\s*([\w-]+)\s*\]\]")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_CURSOR = "$|$"
_ESCAPED = {"\\{\\{": "{{", "\\}\\}": "}}"}
_MOST_CHOICES = 100
_RUN = {"shell": "Resultatet af en kommando", "script": "Resultatet af et program", "match": "En anden tekst"}
_OTHER_KINDS = {"image_path": "Det er et billede.", "html": "Det er HTML.", "markdown": "Det er Markdown."}
_Data = Mapping[str, object]


def read(text: str, name: str) -> Found:
    """The matches in ``text``, a file called ``name``.

    Raises:
        MigrationError: it is no YAML, or no match file.
    """
    data = _yaml(text, name)
    matches = data.get("matches") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(matches, list):
        raise MigrationError(f"Filen »{name}« er ikke en espanso-fil med tekster: der mangler et afsnit »matches:«.")
    shared = _by_name(data.get("global_vars"))
    known = {trigger: match for match in _tables(matches) for trigger in _triggers(match)}
    snippets: list[Snippet] = []
    left_out: list[LeftOut] = []
    for number, match in enumerate(matches, 1):
        made = _Match(match, shared, known).made(number) if isinstance(match, dict) else _not_one(number)
        (snippets if isinstance(made, Snippet) else left_out).append(made)  # type: ignore[arg-type]
    return Found(PROGRAM, tuple(snippets), tuple(left_out))


def _yaml(text: str, name: str) -> object:
    """Everything as it is written: ``no`` and ``1.10`` are words here. Nothing but text, lists and tables comes out."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and tables only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" Se på linje {mark.line + 1}." if mark else ""
        raise MigrationError(f"Filen »{name}« kan ikke læses som YAML.{where}") from None
    except (RecursionError, ValueError):
        raise MigrationError(f"Filen »{name}« er for indviklet til at blive læst.") from None


def _not_one(number: int) -> LeftOut:
    return LeftOut(f"nr. {number}", "Den har hverken forkortelse eller tekst.")


@dataclass
class _Match:
    """One match on its way to be a snippet."""

    match: _Data
    shared: Mapping[str, _Data]
    known: Mapping[str, _Data]
    lost: list[str] = field(default_factory=list)

    def made(self, number: int) -> Snippet | LeftOut:
        """The snippet, or why there is none."""
        match = self.match
        triggers, label = _triggers(match), _word(match.get("label"))
        name = label or next(iter(triggers), f"nr. {number}")
        text = match.get("replace")
        form = match.get("form")
        if isinstance(form, str):
            pieces = self._form(form, _table(match.get("form_fields")))
        elif isinstance(text, str):
            pieces = self._text(text)
        else:
            kind = next((why for key, why in _OTHER_KINDS.items() if key in match), "Der er ingen tekst i den.")
            return LeftOut(name, kind)
        parts = settled(self._without_cursor(pieces))
        return Snippet(triggers, label, parts, tuple(dict.fromkeys(self.lost)))

    def _without_cursor(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            if isinstance(piece, str) and _CURSOR in piece:
                self.lost.append(CURSOR_LOST)
                yield piece.replace(_CURSOR, "")
            else:
                yield piece

    def _text(self, text: str) -> list[Piece]:
        """``text`` with its variables filled in."""
        own = {**self.shared, **_by_name(self.match.get("vars"))}
        asked = set(_GROUP.findall(_word(self.match.get("regex"))))
        made: list[Piece] = []
        at = 0
        for found in _VARIABLE.finditer(text):
            made.append(_plain(text[at : found.start()]))
            made.extend(self._value(found.group(1), own, asked, found.group()))
            at = found.end()
        return [*made, _plain(text[at:])]

    def _value(self, name: str, own: Mapping[str, _Data], asked: set[str], written: str) -> list[Piece]:
        name, _, part = name.partition(".")
        if name in asked:
            return [Blank("text", name, "En del af det, der blev skrevet,")]
        if name not in own:
            return [written]
        variable = own[name]
        given = _table(variable.get("params"))
        kind = _word(variable.get("type"))
        match kind:
            case "date":
                days = days_of(_word(given.get("offset")) or "0")
                if days is None:
                    return [Blank("text", name, "En dag eller et klokkeslæt, regnet ud,")]
                return [by_percent(_word(given.get("format")), days)]
            case "clipboard":
                return [CLIPBOARD]
            case "echo":
                return [_word(given.get("echo"))]
            case "choice" | "random":
                return [_choice(name, given.get("values") or given.get("choices"))]
            case "form":
                return [_asked(part or name, _table(_table(given.get("fields")).get(part)))]
            case "match":
                return self._other(name, _word(given.get("trigger")))
        return [Blank("text", name, _RUN.get(kind, "En del, som espanso fyldte ud,"))]

    def _other(self, name: str, trigger: str) -> list[Piece]:
        """The text of another match, where it is words alone."""
        text = self.known.get(trigger, {}).get("replace")
        if isinstance(text, str) and not _VARIABLE.search(text):
            return [_plain(text)]
        return [Blank("text", name, _RUN["match"])]

    def _form(self, layout: str, fields: _Data) -> list[Piece]:
        made: list[Piece] = []
        at = 0
        for found in _FORM_FIELD.finditer(layout):
            name = found.group(1)
            made += [*self._text(layout[at : found.start()]), _asked(name, _table(fields.get(name)))]
            at = found.end()
        return [*made, *self._text(layout[at:])]


def _asked(name: str, settings: _Data) -> Blank:
    """The question for a field of a form."""
    if _word(settings.get("type")) in ("choice", "list"):
        return _choice(name, settings.get("values"))
    return Blank("longtext" if _word(settings.get("multiline")) == "true" else "text", _label(name))


def _choice(name: str, values: object) -> Blank:
    listed: Sequence[object] = values.split("\n") if isinstance(values, str) else values if _is_list(values) else ()  # type: ignore[assignment]
    words = (_word(value.get("label")) if isinstance(value, dict) else _word(value) for value in listed)
    choices = tuple(dict.fromkeys(word for word in words if word))[:_MOST_CHOICES]
    return Blank("choice", _label(name), choices=choices) if choices else Blank("text", _label(name))


def _label(name: str) -> str:
    words = re.sub(r"[_-]+", " ", name).strip() or name
    return words[:1].upper() + words[1:]


def _plain(text: str) -> str:
    for escaped, plain in _ESCAPED.items():
        text = text.replace(escaped, plain)
    return text


def _triggers(match: _Data) -> tuple[str, ...]:
    listed = match.get("triggers")
    found = [_word(one) for one in listed] if isinstance(listed, list) else []
    return tuple(filter(None, [_word(match.get("trigger")), *found, _word(match.get("regex"))]))


def _by_name(variables: object) -> dict[str, _Data]:
    listed = variables if isinstance(variables, list) else []
    return {_word(variable.get("name")): variable for variable in _tables(listed)}


def _tables(listed: Iterable[object]) -> Iterator[_Data]:
    return (one for one in listed if isinstance(one, dict))


def _table(value: object) -> _Data:
    return value if isinstance(value, dict) else {}


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""
