"""A field gets another name, everywhere in its template at once; and where a name is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from jinja2 import Environment, TemplateSyntaxError

from assistant.casework.toml_text import Values

_LEXER = Environment(autoescape=True, keep_trailing_newline=True)  # only its lexer is used: nothing is rendered
_Kind = Literal["text", "expression"]
_EXPRESSIONS = {"fields": ("shown_if", "value"), "checks": ("when",), "reminders": ("when",)}
_TEXTS = {"outputs": ("text", "pointer")}
_HEADING = ("keyword", "who", "date")


def renamed(values: Values, body: str, old: str, new: str) -> tuple[dict[str, object], str]:
    """The template's values and its text with ``new`` wherever the field ``old`` was meant, itself included.

    What cannot be taken apart stays as it is.
    """

    def rename(text: str, kind: _Kind) -> str:
        return "".join(new if is_old else token for token, is_old in _tokens(text, old, kind))

    changed = {name: _mapped(name, value, rename) for name, value in values.items()}
    for table, key in (("fields", "name"), ("checks", "field")):
        for each in _tables(changed.get(table)):
            if each.get(key) == old:
                each[key] = new
    return changed, rename(body, "text")


def uses(values: Values, body: str, name: str) -> bool:
    """Whether any text, condition or check names the field ``name``."""
    found: list[bool] = []

    def look(text: str, kind: _Kind) -> str:
        found.append(any(is_it for _, is_it in _tokens(text, name, kind)))
        return text

    look(body, "text")
    for key, value in values.items():
        _mapped(key, value, look)
    return any(found) or any(each.get("field") == name for each in _tables(values.get("checks")))


def _mapped(name: str, value: object, change: Callable[[str, _Kind], str]) -> object:
    """``value`` of the key ``name`` with every text and expression in it changed."""
    keys: dict[str, _Kind] = dict.fromkeys(_EXPRESSIONS.get(name, ()), "expression")
    keys |= dict.fromkeys(_TEXTS.get(name, ()), "text")
    if name == "heading" and isinstance(value, Mapping):
        what = value.get("what")
        parts = {key: change(str(value[key]), "text") for key in _HEADING if key in value}
        said = {"what": [change(str(each), "text") for each in what]} if isinstance(what, list) else {}
        return {**value, **parts, **said}
    if not keys or not isinstance(value, list):
        return value
    return [{key: change(str(each[key]), keys[key]) if key in keys else each[key] for key in each} for each in value]


def _tables(value: object) -> Iterator[dict[str, object]]:
    yield from (each for each in value if isinstance(each, dict)) if isinstance(value, list) else ()


def _tokens(text: str, name: str, kind: _Kind) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is the variable ``name``: not after a point or a filter's |."""
    source = f"{{{{{text}}}}}" if kind == "expression" else text
    try:
        pieces = [(what, token) for _, what, token in _LEXER.lex(source)]
    except TemplateSyntaxError:
        yield text, False
        return
    before = ""
    for what, token in pieces[1:-1] if kind == "expression" else pieces:
        yield token, what == "name" and token == name and before not in (".", "|")
        before = before if what == "whitespace" else token
