"""A TOML text that is changed value by value: what is not changed stays to the letter, comments and order too.

``tomlkit`` keeps a comment with the table above it; a person writes it above the table it is about. So the text is cut
into its tables, each with the comment above it, and ``tomlkit`` changes one at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeGuard

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from assistant.model.finding import Finding, Severity
from assistant.packs.source import KeyPath, SourceError, key_lines, parse_toml

Values = Mapping[str, object]
"""What a text says, by the names of its keys."""
NOTHING: tuple[object, ...] = (None, "", [], {})
MARKS = ("name", "id", "value")
_FENCE = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
"""Within a text it would end the part of a template's file that is TOML."""


class TomlTextError(Exception):
    """A text that is no TOML; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class TomlText:
    """One text of TOML.

    Args:
        text: as it is written.
        name: its file's, for messages.
        names: every key it may have, at any depth, in the order in which new ones are written.
        marks: keys that tell the tables of a list apart: by the first that it has a table is known where it has moved.
        first_line: of the text in its file.

    Raises:
        TomlTextError: it is not TOML.
    """

    def __init__(
        self, text: str, name: str, names: Sequence[str], *, marks: Sequence[str] = MARKS, first_line: int = 1
    ) -> None:
        try:
            self._pieces = list(_pieces(parse_toml(text, name).toml))
            for piece in self._pieces:
                tomlkit.parse(piece.text)
        except SourceError as error:
            raise TomlTextError(error.finding) from None
        except (TOMLKitError, ValueError, RecursionError):
            message = "Filen kan læses, men ikke rettes her. Ret den i et tekstprogram."
            raise TomlTextError(Finding("P02", Severity.ERROR, message, f"{name}:{first_line}")) from None
        self._order = _Order(names, marks)
        self.values: Values = _values(self.text)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return "".join(piece.text + piece.gap for piece in self._pieces)

    def put(self, changes: Values) -> None:
        """Let the keys in ``changes`` have these values; None, or what is empty, takes one away."""
        for name in sorted(changes, key=self._order.place):
            value = plain(changes[name])
            if value != self.values.get(name) and not (value in NOTHING and name not in self.values):
                self._put(name, value)
        self.values = _values(self.text)

    def _put(self, name: str, value: object) -> None:
        mine = [piece for piece in self._pieces if piece.name == name]
        head = self._pieces[0]
        if mine and mine[0].is_listed and _is_tables(value):
            self._put_listed(mine, value)
        elif mine and isinstance(value, dict):
            mine[0].change(value, self._order)
        elif mine:
            self._drop(mine)
            if value not in NOTHING:
                self._put(name, value)
        elif name in self.values or not (isinstance(value, dict) or _is_tables(value)):
            head.change({**head.values, name: value}, self._order)
        else:
            self._begin(name, value)

    def _put_listed(self, mine: list[_Piece], values: list[dict[str, object]]) -> None:
        """Each table's text goes where its values have gone."""
        old = [piece.values for piece in mine]
        paired = zip(pairs(old, values, self._order.marks), values, strict=True)
        now = [_new(mine[0].name, each, self._order) if at is None else mine[at] for at, each in paired]
        for piece, each in zip(now, values, strict=True):
            piece.change(each, self._order)
        at, last = self._pieces.index(mine[0]), mine[-1].gap
        between = next((piece.gap for piece in mine[:-1]), "\n")
        for piece in now:
            piece.gap = between
        now[-1].gap = last
        self._pieces = [piece for piece in self._pieces if piece not in mine]
        self._pieces[at:at] = now

    def _drop(self, gone: Iterable[_Piece]) -> None:
        """Take pieces away; what was last still ends as the text did."""
        last = self._pieces[-1].gap
        self._pieces = [piece for piece in self._pieces if piece not in gone]
        self._pieces[-1].gap = last

    def _begin(self, name: str, value: object) -> None:
        """New tables, below those that come before them."""
        tables = value if isinstance(value, list) else [value]
        new = [_new(name, each, self._order, is_listed=isinstance(value, list)) for each in tables]
        place = self._order.place
        at = max(n for n, piece in enumerate(self._pieces) if not n or place(piece.name) <= place(name))
        above = self._pieces[at]
        for piece in new:
            piece.gap = "\n"
        new[-1].gap, above.gap = above.gap, above.gap or ("\n" if above.text else "")
        self._pieces[at + 1 : at + 1] = new


@dataclass(frozen=True)
class _Order:
    names: Sequence[str]
    marks: Sequence[str]

    def place(self, name: str) -> int:
        return self.names.index(name) if name in self.names else len(self.names)


@dataclass(eq=False)
class _Piece:
    """A table with the comment above it, or what stands above the first one.

    Attributes:
        name: of the table; empty for what stands above the first.
        is_listed: whether it is one of a list.
        gap: the empty lines below it.
    """

    name: str
    is_listed: bool
    text: str
    gap: str

    @property
    def values(self) -> dict[str, object]:
        found: Any = plain(tomlkit.parse(self.text))
        if self.name:
            found = found.get(self.name, {})
        return found[0] if isinstance(found, list) and found else found or {}

    def change(self, values: Values, order: _Order) -> None:
        """Let it say ``values`` and nothing else."""
        old = self.values
        if values == old:
            return
        document = tomlkit.parse(self.text)
        table: Any = document[self.name] if self.name else document
        table = table[0] if isinstance(table, AoT | list) else table
        missing = {name: value for name, value in values.items() if name not in old and value not in NOTHING}
        _put_table(table, {name: value for name, value in values.items() if name not in missing}, order)
        self.text = tomlkit.dumps(document)
        for name in sorted(missing, key=order.place):
            self.text = self._with(name, missing[name], order)

    def _with(self, name: str, value: object, order: _Order) -> str:
        """Its text with one key more, below the last of those that come before it."""
        lines = self.text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        depth = 0 if not self.name else 1 + self.is_listed
        inside = {path: line for path, line in key_lines(self.text, 0).items() if len(path) > depth}
        before = [line for path, line in inside.items() if order.place(str(path[depth])) < order.place(name)]
        place = _header_line(lines) + 1 if self.name else _after_comments(lines)
        if before:
            last = max(before)
            keys = (line for path, line in inside.items() if len(path) == depth + 1 or _is_header(lines[line]))
            place = min((line for line in keys if line > last), default=len(lines))
            while place > last + 1 and not lines[place - 1].split("#")[0].strip():
                place -= 1
        return "".join((*lines[:place], f"{name} = {written(value)}\n", *lines[place:]))


def pairs(old: Sequence[Values], new: Sequence[Values], marks: Sequence[str]) -> list[int | None]:
    """For each of ``new`` which of ``old`` it was: the same, else one of the same name, else one that is left over."""
    left = list(range(len(old)))
    found: list[int | None] = [None] * len(new)

    def take(is_it: Any) -> None:  # noqa: ANN401 - two values and their places
        for place, each in enumerate(new):
            if found[place] is None and (at := next((n for n in left if is_it(n, place, each)), None)) is not None:
                left.remove(at)
                found[place] = at

    take(lambda n, place, each: n == place and old[n] == each)
    take(lambda n, _, each: old[n] == each)
    take(lambda n, _, each: mark_of(old[n], marks) is not None and mark_of(old[n], marks) == mark_of(each, marks))
    if len(old) == len(new):
        take(lambda n, place, _: n == place)
    return found


def mark_of(values: Values, marks: Sequence[str]) -> object:
    """What it is known by."""
    return next((values[mark] for mark in marks if mark in values), None)


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    """A TOML value as Python's own, texts with plain line ends and without space around them, nothing that is empty."""
    if isinstance(value, Mapping):
        return {str(name): each for name, item in value.items() if (each := plain(item)) not in NOTHING}
    if isinstance(value, list | tuple):
        return [each for item in value if (each := plain(item)) not in NOTHING]
    if isinstance(value, date | time):
        return value
    unwrapped = value.unwrap() if hasattr(value, "unwrap") else value
    return re.sub(r"\r\n?", "\n", unwrapped).strip() if isinstance(unwrapped, str) else unwrapped


def written(value: object) -> str:
    """``value`` as a person would write it in TOML."""
    match value:
        case str() if "\n" in value and not _FENCE.search(value):
            return '"""\n' + tomlkit.string(value, multiline=True).as_string().removeprefix('"""')
        case str():
            return str(tomlkit.string(value).as_string())
        case Mapping():
            return "{ " + ", ".join(f"{name} = {written(each)}" for name, each in value.items()) + " }"
        case list() if _is_tables(value):
            return "[\n" + "".join(f"  {written(each)},\n" for each in value) + "]"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
    return str(tomlkit.item(value).as_string())


def _values(text: str) -> Values:
    found: Values = plain(tomlkit.parse(text))
    return found


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _new(name: str, values: object, order: _Order, *, is_listed: bool = True) -> _Piece:
    header = f"[[{name}]]" if is_listed else f"[{name}]"
    table = values if isinstance(values, Mapping) else {}
    keys = "".join(f"{key} = {written(table[key])}\n" for key in sorted(table, key=order.place))
    return _Piece(name, is_listed, f"{header}\n{keys}", "")


def _pieces(text: str) -> Iterator[_Piece]:
    """``text`` cut before each table's comment; what belongs inside a table stays with it."""
    lines = (text if text.endswith("\n") or not text else f"{text}\n").splitlines(keepends=True)
    starts: list[tuple[int, str, bool]] = [(0, "", False)]
    within: KeyPath = ()
    for path, line in sorted(key_lines(text, 0).items(), key=lambda each: each[1]):
        if not _is_header(lines[line]) or (within and path[: len(within)] == within and len(path) > len(within)):
            continue
        within = path
        start = line
        while start > starts[-1][0] and lines[start - 1].lstrip().startswith("#"):
            start -= 1
        starts.append((start, str(path[0]), lines[line].lstrip().startswith("[[")))
    ends = [start for start, _, _ in starts[1:]] + [len(lines)]
    for (start, name, is_listed), end in zip(starts, ends, strict=True):
        last = end
        while last > start and not lines[last - 1].strip():
            last -= 1
        yield _Piece(name, is_listed, "".join(lines[start:last]), "".join(lines[last:end]))


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[")


def _header_line(lines: Sequence[str]) -> int:
    return next(number for number, line in enumerate(lines) if _is_header(line))


def _after_comments(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))


def _put_table(table: MutableMapping[str, Any], values: Values, order: _Order) -> None:
    """Change what is another way; what ``values`` lack goes."""
    for name in [name for name in table if values.get(name) in NOTHING]:
        table.pop(name)
    for name, value in values.items():
        old = table.get(name)
        if value in NOTHING or plain(old) == value:
            continue
        if isinstance(value, dict) and isinstance(old, MutableMapping):
            _put_table(old, value, order)
        elif _is_tables(value) and isinstance(old, list) and len(old) == len(value) and _stay(old, value, order):
            for inner, each in zip(old, value, strict=True):
                _put_table(inner, each, order)
        elif isinstance(value, list) and isinstance(old, Array) and not _is_tables(value):
            _put_list(old, value)
        else:
            table[name] = tomlkit.parse(f"x = {written(value)}\n")["x"]


def _put_list(old: Array, new: list[object]) -> None:
    """Change what is another way, so that what stands beside it stays; what is gone is the first that differs."""
    while len(old) > len(new):
        del old[next(at for at, each in enumerate(old) if at >= len(new) or plain(each) != new[at])]
    for at, each in enumerate(new):
        if at == len(old):
            old.append(each)
        elif plain(old[at]) != each:
            old[at] = each


def _stay(old: Sequence[Any], new: Any, order: _Order) -> bool:  # noqa: ANN401 - tomlkit's own
    """Whether each of ``new`` is what stood in its place, changed or not."""
    return pairs([plain(each) for each in old], new, order.marks) == list(range(len(new)))
