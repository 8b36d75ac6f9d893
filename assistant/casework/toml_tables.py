"""A TOML text as its tables, each with the comment above it, so that a table can be moved, changed or taken away.

``tomlkit`` keeps a comment with the table above it; a person writes it above the table it is about. A comment with
empty lines around it is about no table: it stays where it stands.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from assistant.casework.toml_lines import Spans, comment_above, cut_out, idle_lines, key_spans, lines_of
from assistant.casework.toml_values import NOTHING, Values, changed, is_tables, key, pairs, plain, same, written
from assistant.packs.source import key_lines


@dataclass(frozen=True)
class Order:
    """What is known of the keys.

    Attributes:
        names: in the order in which new ones are written.
        marks: those that tell the tables of a list apart.
    """

    names: Sequence[str]
    marks: Sequence[str]

    def place(self, name: str) -> int:
        """How far down ``name`` goes."""
        return self.names.index(name) if name in self.names else len(self.names)


@dataclass(eq=False)
class Table:
    """A table, or the whole text.

    Attributes:
        path: names from the outermost on; none of the whole text, and the last is empty where it is only a comment.
        is_listed: whether it is one of a list.
        text: its comment, its header and its own keys.
        gap: the empty lines below them.
        inner: the tables that belong to it.
        gone: those that did, as they stood when they were taken away.
    """

    path: tuple[str, ...]
    is_listed: bool = False
    text: str = ""
    gap: str = ""
    inner: list[Table] = field(default_factory=list)
    gone: list[Table] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called where it belongs."""
        return self.path[-1] if self.path else ""

    @property
    def whole(self) -> str:
        """Its text and those of its inner tables."""
        return "".join((self.text, self.gap, *(each.whole for each in self.inner)))

    @property
    def end(self) -> Table:
        """The table that stands last in it."""
        return self.inner[-1].end if self.inner else self

    @property
    def values(self) -> dict[str, object]:
        """What it says, its inner tables among it."""
        found: dict[str, Any] = plain(self._keys)
        for each in self.inner:
            said = each.values
            if said and each.is_listed:
                found.setdefault(each.name, []).append(said)
            elif said:
                found[each.name] = said
        return found

    @property
    def _keys(self) -> Mapping[str, Any]:
        found: Any = parsed(self.text)
        for name in self.path:
            found = found.get(name, {})
        return (found[0] if found else {}) if isinstance(found, list) else found

    @property
    def _spans(self) -> dict[str, Spans]:
        return key_spans(self.text, len(self.path) + self.is_listed)

    @property
    def is_understood(self) -> bool:
        """Whether it is known where each of its keys stands, and those of its inner tables."""
        lines, spans = lines_of(self.text), self._spans
        said = {name: parsed(cut_out(lines, each)).get(name) for name, each in spans.items()}
        return said == self._keys and all(each.is_understood for each in self.inner)

    def put(self, changes: Values, order: Order) -> None:
        """Let the keys in ``changes`` have these values; what is empty takes one away."""
        now = self.values
        for name in sorted(changes, key=order.place):
            value = changes[name]
            if not same(value, now.get(name)) and not (value in NOTHING and name not in now):
                self._put(name, value, order)

    def say(self, values: Values, order: Order) -> None:
        """Let it say ``values`` and nothing else."""
        self.put({**dict.fromkeys(self.values), **values}, order)

    def _put(self, name: str, value: object, order: Order) -> None:
        mine = [each for each in self.inner if each.name == name]
        if mine and mine[0].is_listed and is_tables(value):
            self._put_listed(mine, value, order)
        elif mine and not mine[0].is_listed and value and isinstance(value, Mapping):
            mine[0].say(value, order)
        elif mine:
            self._drop(mine)
            if value not in NOTHING:
                self._put(name, value, order)
        elif self.path or name in self._keys or not (isinstance(value, Mapping) or is_tables(value)):
            self._put_key(name, value, order)
        else:
            self._begin(name, value, order)

    def _put_key(self, name: str, value: object, order: Order) -> None:
        spans = self._spans.get(name, [])
        if spans or value in NOTHING:
            lines = lines_of(self.text)
            now = changed(cut_out(lines, spans), name, value, order.marks)
            for start, end in reversed(spans):
                lines[start:end] = [now] if start == spans[0][0] else []
            self.text = "".join(lines)
        else:
            self.text = self._with(name, value, order)

    def _with(self, name: str, value: object, order: Order) -> str:
        """Its own text with one key more, below the last of those that come before it."""
        lines, idle, spans = lines_of(self.text), idle_lines(self.text), self._spans
        place = max((each[-1][1] for other, each in spans.items() if order.place(other) < order.place(name)), default=0)
        if not place:  # below the header, or the comments above all
            first = next((line for line, is_idle in enumerate(idle) if not is_idle), len(lines))
            place = first + bool(self.path)
        return "".join((*lines[:place], f"{key(name)} = {written(value)}\n", *lines[place:]))

    def _put_listed(self, mine: list[Table], values: list[dict[str, object]], order: Order) -> None:
        """Each table's text goes where its values have gone; the empty lines stay where they are."""
        was = pairs([each.values for each in mine], values, order.marks)
        paired = zip(was, values, strict=True)
        now = [mine[at] if at is not None else self._made(mine[0].path, each, order) for at, each in paired]
        gaps = [each.end.gap for each in mine[:-1] if each in now]
        between, last = next((each.end.gap for each in mine[:-1]), "\n"), mine[-1].end.gap
        for table, each in zip(now, values, strict=True):
            table.say(each, order)
            table.end.gap = gaps.pop(0) if table in mine and gaps else between
        now[-1].end.gap = last
        places = [each for each in mine if each in now] or mine[:1]
        goes = dict(zip(places, _groups(now, mine), strict=True))
        self.gone += [each for each in mine if each not in now]
        self.inner = [new for each in self.inner for new in (goes.get(each, []) if each in mine else [each])]

    def _drop(self, gone: Sequence[Table]) -> None:
        """Take inner tables away; what was last still ends as the text did."""
        last = self.end.gap
        self.inner = [each for each in self.inner if each not in gone]
        self.gone += gone
        self.end.gap = last

    def _made(self, path: tuple[str, ...], values: object, order: Order, *, is_listed: bool = True) -> Table:
        """A new table; one that was taken away and said the same comes back as it stood, with its comment."""
        for each in self.gone:
            if each.path == path and each.is_listed is is_listed and same(each.values, values):
                self.gone.remove(each)
                return each
        return _new(path, values, order, is_listed=is_listed)

    def _begin(self, name: str, value: object, order: Order) -> None:
        """New tables, below those that come before them."""
        tables = value if isinstance(value, list) else [value]
        new = [self._made((name,), each, order, is_listed=isinstance(value, list)) for each in tables]
        place = order.place
        at = 1 + max((n for n, each in enumerate(self.inner) if place(each.name) <= place(name)), default=-1)
        above = self.inner[at - 1].end if at else self
        for table in new:
            table.end.gap = "\n"
        new[-1].end.gap, above.gap = above.gap, above.gap or ("\n" if above.text else "")
        self.inner[at:at] = new


def tables_of(text: str) -> Table:
    """``text`` cut before each table's comment."""
    lines, idle = lines_of(text), idle_lines(text)
    headers = sorted((line, path) for path, line in key_lines(text, 0).items() if lines[line].lstrip().startswith("["))
    starts = [*(comment_above(lines, idle, line) for line, _ in headers), len(lines)]
    root, remarks = _cut(lines, idle, 0, starts[0])
    stack = [root]
    for (line, path), start, end in zip(headers, starts, starts[1:], strict=False):
        names = tuple(each for each in path if isinstance(each, str))
        while len(stack[-1].path) >= len(names) or stack[-1].path != names[: len(stack[-1].path)]:
            stack.pop()
        table, below = _cut(lines, idle, start, end)
        table.path, table.is_listed = names, lines[line].lstrip().startswith("[[")
        stack[-1].inner += (*remarks, table)
        remarks = below
        stack.append(table)
    root.inner += remarks
    return root


@lru_cache(maxsize=1000)
def parsed(text: str) -> Mapping[str, Any]:
    """What a table's own text says; not to be changed. One of many is another at a time."""
    return tomllib.loads(text)


def _new(path: tuple[str, ...], values: object, order: Order, *, is_listed: bool) -> Table:
    header = f"[[{'.'.join(map(key, path))}]]" if is_listed else f"[{'.'.join(map(key, path))}]"
    table = values if isinstance(values, Mapping) else {}
    keys = "".join(f"{key(name)} = {written(table[name])}\n" for name in sorted(table, key=order.place))
    return Table(path, is_listed, f"{header}\n{keys}")


def _groups(now: Sequence[Table], mine: Sequence[Table]) -> list[list[Table]]:
    """``now`` with new ones below the one they follow, those that come first above the first of ``mine``."""
    found: list[list[Table]] = [[]]
    for table in now:
        if table in mine and any(each in mine for each in found[-1]):
            found.append([])
        found[-1].append(table)
    return found


def _cut(lines: Sequence[str], idle: Sequence[bool], start: int, end: int) -> tuple[Table, list[Table]]:
    """A table without its name, and the comments below it that stand for themselves."""
    last = next((n for n in range(end, start, -1) if lines[n - 1].strip()), start)
    keys = next((n for n in range(last, start, -1) if not idle[n - 1]), last)
    stop = next((n for n in range(keys, last) if not lines[n].strip()), last)
    below = next((n for n in range(stop, last) if lines[n].strip()), end)
    remarks = [Table(("",), text="".join(lines[below:last]), gap="".join(lines[last:end]))] if stop < last else []
    return Table((), text="".join(lines[start:stop]), gap="".join(lines[stop:below])), remarks
