"""What a TOML text says, as plain values; how a value is written; and what ``tomlkit`` changes where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date, time
from difflib import SequenceMatcher
from typing import Any, TypeGuard

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array

from assistant.packs.source import opened

Values = Mapping[str, object]
"""What a text says, by the names of its keys."""
NOTHING: tuple[object, ...] = (None, "", [], {})
_FENCE = re.compile(r"^\+{3}\s*$", re.MULTILINE)
"""Within a text it would end the part of a template's file that is TOML."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


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


def same(one: object, other: object) -> bool:
    """Whether both are written the same way: to Python, true is 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(each, other[name]) for name, each in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) is isinstance(other, bool) and one == other


def is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    """Whether it is a list of tables, one at least."""
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def tables_in(value: object) -> list[Mapping[str, object]]:
    """Those in a list; none where ``value`` is something else."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def written(value: object) -> str:
    """``value`` as a person would write it in TOML."""
    match value:
        case str() if "\n" in value and not _FENCE.search(value):
            return '"""\n' + tomlkit.string(value, multiline=True).as_string().removeprefix('"""')
        case str():
            return str(tomlkit.string(value).as_string())
        case Mapping():
            return "{ " + ", ".join(f"{key(name)} = {written(each)}" for name, each in value.items()) + " }"
        case list() if is_tables(value):
            return "[\n" + "".join(f"  {written(each)},\n" for each in value) + "]"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
    return str(tomlkit.item(value).as_string())


def key(name: str) -> str:
    """The name of a key as it is written."""
    return name if _BARE.fullmatch(name) else str(tomlkit.string(name).as_string())


def pairs(old: Sequence[Values], new: Sequence[Values], marks: Sequence[str]) -> list[int | None]:
    """For each of ``new`` which of ``old`` it was: the same, else one of the same name, else one that is left over."""
    left = list(range(len(old)))
    found: list[int | None] = [None] * len(new)

    def take(is_it: Any) -> None:  # noqa: ANN401 - two values and their places
        for place, each in enumerate(new):
            if found[place] is None and (at := next((n for n in left if is_it(n, place, each)), None)) is not None:
                left.remove(at)
                found[place] = at

    take(lambda n, place, each: n == place and same(old[n], each))
    take(lambda n, _, each: same(old[n], each))
    take(lambda n, _, each: mark_of(old[n], marks) is not None and mark_of(old[n], marks) == mark_of(each, marks))
    if len(old) == len(new):
        take(lambda n, place, _: n == place)
    return found


def mark_of(values: Values, marks: Sequence[str]) -> object:
    """What it is known by."""
    return next((values[mark] for mark in marks if mark in values), None)


def changed(text: str, name: str, value: object, marks: Sequence[str]) -> str:
    """``text``, which is of the key ``name`` alone, with another value; what of it stays stands as it stood."""
    if value in NOTHING:
        return ""
    try:
        document = tomlkit.parse(text)
        _put_value(document, name, value, marks)
        now = tomlkit.dumps(document)
        if same(plain(tomllib.loads(now)), {name: value}):
            return now
    except (TOMLKitError, ValueError):  # it loses a comma where comments stand below the last of a list
        pass
    return f"{key(name)} = {written(value)}\n"


def _put_value(table: MutableMapping[str, Any], name: str, value: object, marks: Sequence[str]) -> None:
    old = table[name]
    if same(plain(old), value):
        return
    if isinstance(value, Mapping) and isinstance(old, MutableMapping):
        _put_table(old, value, marks)
        return
    now = _put_list(old, value, marks) if isinstance(value, list) and isinstance(old, Array) and value else None
    if now is not old:
        table[name] = _item(value) if now is None else now


def _put_table(table: MutableMapping[str, Any], values: Values, marks: Sequence[str]) -> None:
    """Change what is another way; what ``values`` lack goes."""
    for name in [name for name in table if name not in values and plain(table[name]) not in NOTHING]:
        table.pop(name)
    for name, value in values.items():
        if name in table:
            _put_value(table, name, value, marks)
        else:
            table[name] = _item(value)


def _put_list(old: Array, new: list[object], marks: Sequence[str]) -> Array | None:
    """Change and move what is another way, so that what stands beside it stays; None where that cannot be."""
    was = [plain(each) for each in old]
    if len(was) != len(old) or any(_is_table(each) != _is_table(new[0]) for each in (*was, *new)):
        return None
    found = pairs(was, new, marks) if is_tables(new) else _places(was, new)
    kept = [at for at in found if at is not None]
    for at in sorted(set(range(len(was))).difference(kept), reverse=True):
        del old[at]
    now = old if kept == sorted(kept) else _moved(old, [sorted(kept).index(at) for at in kept])
    for at, (each, before) in enumerate(zip(new, found, strict=True)):
        if now is None:
            break
        if before is None:
            now.insert(at, _item(each))
        elif isinstance(each, Mapping):
            _put_table(now[at], each, marks)
        elif not same(was[before], each):
            now[at] = _item(each)
    return now


def _moved(old: Array, order: Sequence[int]) -> Array | None:
    """``old`` in another order, each with the comments above and beside it; None where two share a line."""
    old.append("")  # so that there is a comma below the last
    del old[-1]
    lines = [(line, depth == 1 and not is_in_string) for line, is_in_string, depth in opened(old.as_string())]
    own = [at for at, (_, is_outer) in enumerate(lines) if is_outer]
    starts = [at for at in own if lines[at][0].strip()[:1] not in ("", "#", "]")]
    if len(starts) != len(old):
        return None
    ends = [min(at for at in own if at > start) for start in starts]
    rows = [lines[start:end] for start, end in zip((1, *ends), ends, strict=False)]
    moved = [*lines[:1], *(line for at in order for line in rows[at]), *lines[ends[-1] :]]
    found: Array = _parsed("\n".join(line for line, _ in moved))
    return found


def _places(old: Sequence[object], new: Sequence[object]) -> list[int | None]:
    """As ``pairs``, of what is no table: the same, else what stood there before it was written another way."""
    found: list[int | None] = [None] * len(new)
    matcher = SequenceMatcher(None, [repr(each) for each in old], [repr(each) for each in new], autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        for at, place in zip(range(start, end), range(first, last), strict=False):
            found[place] = at
    return found


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _item(value: object) -> Any:  # noqa: ANN401 - tomlkit's own
    return _parsed(written(value))


def _parsed(text: str) -> Any:  # noqa: ANN401 - tomlkit's own
    return tomlkit.parse(f"x = {text}\n")["x"]
