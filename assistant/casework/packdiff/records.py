"""What differs between two records of a pack, attribute by attribute, whatever the records are.

The model's classes are walked as they are read (``packs/structure.py``): a key that a class gets is told from then on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum

from assistant.model.fields import Field

_NAMES = (
    *("id", "code", "group", "name", "what", "word", "field", "value", "heading", "kind", "day"),
    *("ask", "message", "text"),
)
"""By which attribute a record is known in its list: the first that it has."""
_TITLES = ("title", "label", "name")
_NO_KEYS = frozenset({"body", "body_line", "sha256", "published", "pack"})
"""What the reader fills in of a template."""


@dataclass(frozen=True)
class Change:
    """One thing that differs.

    Attributes:
        path: of the record: a list's key and a name, as often as they stand inside each other; empty for the file.
        titles: what people call the records of ``path``.
        what: its key, or ``added`` or ``removed`` for all of it.
        old, new: as the file has them; None where there is nothing.
        before, after: the records themselves; None where one is not there.
    """

    path: tuple[str, ...]
    titles: tuple[str, ...]
    what: str
    old: object
    new: object
    before: object = None
    after: object = None


@dataclass(frozen=True)
class _Place:
    path: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    def inside(self, key: str, record: object, *, is_dated: bool) -> _Place:
        day = getattr(record, "valid_from", None) if is_dated else None
        name = f"{name_of(record)}@{day.isoformat()}" if day else name_of(record)
        title = f"{title_of(record)} (fra {day:%d.%m.%Y})" if day else title_of(record)
        return _Place((*self.path, key, name), (*self.titles, title))


def differences(old: object, new: object) -> Iterator[Change]:
    """What differs between two records of one kind."""
    yield from _between(old, new, _Place())


def same_records(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[object, object]]:
    """Each record with what it was, None for what is not there: the new ones in their order, then those that are gone.

    It was the one of the same name and day, else the one of that name that held before it: a rule that takes over from
    another is told by what is different, also where the pack still has the other.
    """
    known: dict[str, tuple[list[object], list[object]]] = {}
    for side, record in (*((1, record) for record in new), *((0, record) for record in old)):
        known.setdefault(name_of(record), ([], []))[side].append(record)
    for was, now in known.values():
        yield from _of_one_name(was, now)


def name_of(record: object) -> str:
    """What ``record`` is known by in its list."""
    return next((str(value) for name in _NAMES if (value := getattr(record, name, None))), "")


def title_of(record: object) -> str:
    """What people call ``record``."""
    titles = (str(value) for name in _TITLES if (value := getattr(record, name, None)))
    return next(titles, name_of(record)).replace("&", "")


def jsonable(value: object) -> object:
    """``value`` in CONTRACT.md's JSON form; of a record what it says besides its defaults."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case Decimal():
            return float(value)
        case tuple() | list():
            return [jsonable(item) for item in value]
        case dict():
            return {key: jsonable(item) for key, item in value.items()}
        case Field():
            return {"type": value.type, **_said(value)}
    return _said(value) if is_dataclass(value) else value


def _said(record: object) -> dict[str, object]:
    given = ((each.name, getattr(record, each.name), each.default) for each in fields(record))  # type: ignore[arg-type]
    return {
        name: jsonable(value)
        for name, value, default in given
        if name not in _NO_KEYS and value != default and not (default is MISSING and value in ((), {}))
    }


def _between(old: object, new: object, at: _Place) -> Iterator[Change]:
    for key in dict.fromkeys((*_keys(old), *_keys(new))):
        was, now = getattr(old, key, None), getattr(new, key, None)
        is_on_both = hasattr(old, key) and hasattr(new, key)
        if was == now or not (is_on_both or was or now):
            continue
        if isinstance(was, tuple) and isinstance(now, tuple):
            yield from _between_lists(key, was, now, at)
        elif isinstance(was, dict) and isinstance(now, dict):
            for name in dict.fromkeys((*was, *now)):
                if was.get(name) != now.get(name):
                    yield Change(at.path, at.titles, f"{key}.{name}", was.get(name), now.get(name), old, new)
        elif is_dataclass(was) and is_dataclass(now):
            yield from _between(was, now, _Place((*at.path, key), (*at.titles, key)))
        else:
            yield Change(at.path, at.titles, key, was, now, old, new)


def _between_lists(key: str, old: Sequence[object], new: Sequence[object], at: _Place) -> Iterator[Change]:
    if not any(map(is_dataclass, (*old, *new))):
        yield Change(at.path, at.titles, key, old, new)
        return
    names = [Counter(map(name_of, side)) for side in (old, new)]
    for was, now in same_records(old, new):
        record = now or was
        place = at.inside(key, record, is_dated=max(side[name_of(record)] for side in names) > 1)
        if was is None or now is None:
            yield Change(place.path, place.titles, "added" if was is None else "removed", was, now, was, now)
        else:
            yield from _between(was, now, place)
    order = [[name for name in side if name in names[0] and name in names[1]] for side in names]
    if order[0] != order[1]:
        yield Change(at.path, at.titles, f"{key}.order", order[0], order[1])


def _of_one_name(old: list[object], new: list[object]) -> Iterator[tuple[object, object]]:
    was: dict[int, object] = {}
    free = list(old)
    for is_same in (_equal, _of_one_day):
        for place, record in enumerate(new):
            found = next((other for other in free if place not in was and is_same(other, record)), None)
            if found is not None:
                was[place] = found
                free = [other for other in free if other is not found]
    for place, record in enumerate(new):
        if place not in was and (before := _before(record, old, free)) is not None:
            was[place] = before
            free = [other for other in free if other is not before]
    yield from ((was.get(place), record) for place, record in enumerate(new))
    yield from ((record, None) for record in free)


def _before(record: object, old: list[object], free: list[object]) -> object:
    """What ``record`` takes over from; of records without a day the next one that nothing has come of."""
    day = _day(record)
    earlier = [other for other in old if day and (other_day := _day(other)) and other_day < day]
    if earlier:
        return max(earlier, key=lambda other: _day(other) or date.min)
    return free[0] if free else None


def _equal(one: object, other: object) -> bool:
    return one == other


def _of_one_day(one: object, other: object) -> bool:
    return _day(one) is not None and _day(one) == _day(other)


def _day(record: object) -> date | None:
    day = getattr(record, "valid_from", None) or getattr(record, "day", None)
    return day if isinstance(day, date) else None


def _keys(record: object) -> list[str]:
    own = [each.name for each in fields(record) if each.name not in _NO_KEYS]  # type: ignore[arg-type]
    return ["type", *own] if isinstance(record, Field) else own
