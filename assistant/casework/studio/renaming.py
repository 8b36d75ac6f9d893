"""A field gets another name, everywhere in its template at once; and where a name is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Literal

from jinja2 import Environment, TemplateSyntaxError

from assistant.casework.toml_text import Values
from assistant.casework.toml_values import tables_in

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
        for at in reversed(_places(text, old, kind)):
            text = text[:at] + new + text[at + len(old) :]
        return text

    changed = {name: _mapped(name, value, rename) for name, value in values.items()}
    for table, key in (("fields", "name"), ("checks", "field")):
        for each in tables_in(changed.get(table)):
            if isinstance(each, dict) and each.get(key) == old:
                each[key] = new
    return changed, rename(body, "text")


def uses(values: Values, body: str, name: str) -> bool:
    """Whether any text, condition or check names the field ``name``."""
    found: list[bool] = []

    def look(text: str, kind: _Kind) -> str:
        found.append(bool(_places(text, name, kind)))
        return text

    look(body, "text")
    for key, value in values.items():
        _mapped(key, value, look)
    return any(found) or any(each.get("field") == name for each in tables_in(values.get("checks")))


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


def _places(text: str, name: str, kind: _Kind) -> list[int]:
    """Where ``name`` stands in ``text`` as a variable, from 0; nowhere in what cannot be taken apart."""
    before = "{{ " if kind == "expression" else ""
    try:
        return [at - len(before) for at in _variables(before + text + (before and " }}"), name)]
    except (TemplateSyntaxError, ValueError):
        return []


def _variables(source: str, name: str) -> Iterator[int]:
    """Not what follows a point or a filter's |, names an argument or a tag, or is a loop's own."""
    words = [(what, word) for _, what, word in _LEXER.lex(source) if what != "whitespace"]
    at, loops, own = 0, list[set[str]](), set[str]()
    is_own = False
    for before, (what, word), (_, after) in zip([("", ""), *words], words, [*words[1:], ("", "")], strict=False):
        at = source.index(word, at)  # the lexer leaves out what {%- takes away
        if before[0] == "block_begin":
            is_own, own = word == "for", set()
            if word == "endfor" and loops:
                loops.pop()
        elif is_own and what == "name":
            is_own = word != "in"
            own |= {word} - {"in"}
        elif what == "block_end" and own:
            loops.append(own)
            own = set()
        elif (
            (what, word) == ("name", name)
            and before[1] not in (".", "|")
            and after != "="
            and name not in chain(*loops)
        ):
            yield at
        at += len(word)
