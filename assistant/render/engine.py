"""Template texts and answers → runs. Sandboxed, strict about names, capped in size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.model.draft import Runs
from assistant.model.finding import MOST_TOLD
from assistant.render import allowed
from assistant.render.brackets import not_begun
from assistant.render.danish import show
from assistant.render.faults import TOO_INTRICATE, RenderError, told_in_danish
from assistant.render.filters import FILTERS, FilterError
from assistant.render.marks import (
    EMPTY_VALUE,
    LOCK_OFF,
    LOCK_ON,
    NAME_END,
    VALUE_OFF,
    VALUE_ON,
    clean,
    is_blank,
    to_runs,
)
from assistant.render.pieces import pieces_of
from assistant.render.tree import ROWS_ONLY, blocks_deep, names_in, tell_fields

MAX_BLOCKS = 50
"""Blocks inside each other; Python's own limit for what Jinja makes of them is about twice that."""

MAX_CHARS = 200_000
"""A text longer than this is a fault of the template, not a note."""
_TOO_LONG = f"Teksten er længere end {MAX_CHARS:,} tegn.".replace(",", ".")
_KEPT, _KEPT_PIECES = 256, 512
"""Texts and expressions: while a template is being written, all but one of its own stay as they were, and of that one
all pieces but one."""
_WHY = (
    (TypeError, "den regner med noget, der ikke passer sammen, fx en tekst og et tal"),
    (ArithmeticError, "et tal eller en dato bliver for stor"),
    (ValueError, "et svar har ikke den form, den regner med"),
)
_MISSING = "den bruger noget, som et svar ikke har"
_TAG_LINE = re.compile(r"^[ \t]*(\{%[^%]*%\}(?:[ \t]*\{%[^%]*%\})*)[ \t]*\n", re.MULTILINE)
"""A line of tags only leaves no line. Its line break goes into a comment, so that line numbers stay true;
Jinja's own ``trim_blocks`` would also swallow the break after a sentence that ends in ``{% endlaast %}``."""


class Locked(Extension):
    """``{% laast %}…{% endlaast %}``: a sentence that the law or the pack has written."""

    tags = {"laast"}  # noqa: RUF012 - Jinja's own class attribute

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """The block's body between two marks."""
        line = next(parser.stream).lineno
        body = parser.parse_statements(("name:endlaast",), drop_needle=True)
        return [_data(LOCK_ON, line), *body, _data(LOCK_OFF, line)]


def _data(mark: str, line: int) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(mark)], lineno=line)


@dataclass(frozen=True)
class Text:
    """A compiled text or expression.

    Attributes:
        names: the variables it uses, each with the line that first does.
    """

    names: Mapping[str, int]
    run: Callable[[Mapping[str, object]], Any]


@dataclass(frozen=True)
class Expression(Text):
    """A compiled expression.

    Attributes:
        tree: what it is made of.
    """

    tree: nodes.Template


@dataclass(frozen=True)
class _Piece:
    """Some of a text, read; ``steps`` as ``allowed.steps`` counts them."""

    names: Mapping[str, int]
    tree: nodes.Template
    steps: int
    compiled: Callable[[], Template]


class Engine:
    """Compiles texts and expressions, and renders them.

    Args:
        filters: in addition to the engine's own, by name.
    """

    def __init__(self, filters: Mapping[str, Callable[..., object]] | None = None) -> None:
        self._env = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            autoescape=False,
            finalize=_mark,
            keep_trailing_newline=False,
            extensions=[Locked],
            optimized=False,  # most texts are written a few times: folding their constants takes longer than it saves
        )
        self._env.filters = {**FILTERS, **(filters or {}), ROWS_ONLY: _rows_only}
        self._env.tests = {}
        self._env.globals = {}
        self._known_text = lru_cache(_KEPT)(self._text)
        self._known_piece = lru_cache(_KEPT_PIECES)(self._piece)
        self._known_expression = lru_cache(_KEPT)(self._expression)

    def text(self, source: str) -> Text:
        """Read a text; it is compiled when it is first rendered, which most texts of a large pack never are.

        Raises:
            RenderError: it is not well formed, or holds what a template may not.
        """
        return self._known_text(source)

    def expression(self, source: str) -> Expression:
        """Read an expression, ``til < fra``; compiled when it is first needed.

        Raises:
            RenderError: as ``text``.
        """
        return self._known_expression(source)

    def tree(self, source: str) -> nodes.Template:
        """What a text is made of, for who asks what it can say; its lines are the text's. Nobody changes it.

        Raises:
            RenderError: as ``text``.
        """
        source = clean(source)
        with told_in_danish():
            if _TAG_LINE.search(source) or len(pieces_of(source)) > 1:
                return self._env.parse(source)
            return self._known_piece(source).tree

    def _text(self, source: str) -> Text:
        with told_in_danish(source):
            pieces = self._pieces(_TAG_LINE.sub("\\1{#\n#}", clean(source)))
        names: dict[str, int] = {}
        for line, piece in pieces:
            for name, at in piece.names.items():
                names.setdefault(name, line + at)
        compiled = [piece.compiled for _, piece in pieces]
        return Text(names, lambda values: _capped(chain.from_iterable(each().generate(values) for each in compiled)))

    def _pieces(self, source: str) -> list[tuple[int, _Piece]]:
        """What ``source`` is made of, each piece with the lines above it."""
        found, line = [], 0
        try:
            for piece in pieces_of(source):
                found.append((line, self._known_piece(piece)))
                line += piece.count("\n")
        except (RenderError, TemplateError):
            found = []
        if not found or sum(piece.steps for _, piece in found) > allowed.MAX_STEPS:
            return [(0, self._known_piece(source))]
        return found

    def _piece(self, source: str) -> _Piece:
        tree, steps = self._tree(source)
        names = names_in(tree)
        tell_fields(tree, {})
        return _Piece(names, tree, steps, cache(lambda: self._env.from_string(tree)))

    def _expression(self, source: str) -> Expression:
        source = clean(source)
        if not source.strip():
            raise RenderError("Her mangler et udtryk.")
        with told_in_danish():
            tree, _ = self._tree("{{ (" + source + ") }}")
        compiled = cache(lambda: self._env.compile_expression(source, undefined_to_none=False))
        if [len(output.nodes) for output in tree.find_all(nodes.Output)] != [1]:
            raise RenderError("Her skal stå ét udtryk.")
        return Expression(names_in(tree), lambda values: compiled()(**values), tree)

    def _tree(self, source: str) -> tuple[nodes.Template, int]:
        """What ``source`` is made of, and the steps it takes to write."""
        tree = self._env.parse(source)
        if faults := list(islice(chain(allowed.faults(tree, self._env.filters), not_begun(tree)), MOST_TOLD)):
            (line, message), *others = faults
            raise RenderError(message, line, *others)
        steps = allowed.steps(tree)
        if blocks_deep(tree) > MAX_BLOCKS or steps > allowed.MAX_STEPS:
            raise RenderError(TOO_INTRICATE)
        return tree, steps


def render(text: Text, values: Mapping[str, object], slots: dict[str, tuple[str, str]]) -> Runs:
    """The runs of ``text`` with ``values``; ``slots`` as ``marks.to_runs`` takes them.

    Raises:
        RenderError: a filter was given what it cannot take, or the text grew past ``MAX_CHARS``.
    """
    return to_runs(str(_call(text, values)), slots)


def evaluate(expression: Text, values: Mapping[str, object]) -> object:
    """The value of ``expression``; blank when an answer it needs is.

    Raises:
        RenderError: as ``render``.
    """
    value = _call(expression, values)
    if isinstance(value, str | tuple | list) and (len(value) > MAX_CHARS or _has_lists(value)):
        raise RenderError(_TOO_LONG)
    if isinstance(value, StrictUndefined):  # the compiler has told of the name; Jinja only would when it is used
        return EMPTY_VALUE
    return EMPTY_VALUE if is_blank(value) or value is None else value


def _has_lists(value: Sequence[object]) -> bool:
    """Whether a list has lists in it: doubled again and again they would take no room and never be written out."""
    return not isinstance(value, str) and any(isinstance(item, tuple | list) for item in value)


def _call(text: Text, values: Mapping[str, object]) -> object:
    try:
        return text.run(values)
    except FilterError as error:
        raise RenderError(str(error)) from None
    except (RecursionError, MemoryError):
        raise RenderError(TOO_INTRICATE) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        why = next((said for kind, said in _WHY if isinstance(error, kind)), _MISSING)
        raise RenderError(f"Teksten kan ikke dannes af de svar, der er givet: {why}.") from None


def _mark(written: tuple[object, str]) -> object:
    """Jinja's finalize: every answer that reaches the text is marked as one, with the field it came from."""
    value, field = written
    if is_blank(value):
        return value
    if callable(value):
        raise FilterError("Navnet efter punktummet er ikke noget, der kan skrives i teksten.")
    shown = show(value)
    return f"{VALUE_ON}{field}{NAME_END}{shown}{VALUE_OFF}" if shown else str(EMPTY_VALUE)


def _rows_only(value: object) -> object:
    """Loops run over rows and lists, which are short; over a text's letters two loops would never end."""
    if isinstance(value, tuple | list) or is_blank(value):
        return value
    raise FilterError("{% for %} går kun gennem rækker og lister.")


def _capped(pieces: Iterator[str]) -> str:
    kept: list[str] = []
    size = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > MAX_CHARS:
            raise FilterError(_TOO_LONG)
    return "".join(kept)
