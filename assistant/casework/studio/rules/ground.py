"""What the rules room works on: the pack's files of rules, those of the packs below, and who looks them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from assistant.casework.alphabet import alphabetical
from assistant.casework.knowledge import merged
from assistant.casework.shelf import Shelf
from assistant.casework.studio.listing import read_row
from assistant.casework.studio.rules.approval import Kept
from assistant.casework.studio.rules.book import Record, RuleBook
from assistant.casework.studio.rules.kinds import HOLIDAY, KINDS, Kind, values_of
from assistant.casework.studio.rules.timeline import day_of
from assistant.model.knowledge import Knowledge
from assistant.model.rule import CheckedFile, DatedRule
from assistant.packs.reader import PackCore, read_core, template_names
from assistant.packs.source import MOST_IN_TEMPLATE, SourceError, read_text
from assistant.store import paths

_LOOKED_UP = re.compile(r"""\|\s*(opslag|frist|ferie)\(\s*(?:["']([^"']*)["'])?""")
_QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
_FILTERS = {"opslag": "facts", "frist": "deadlines", "ferie": HOLIDAY.name}


class User(NamedTuple):
    """A template that looks something up.

    Attributes:
        kind: of what: the ``name`` of a ``Kind``.
        name: which one.
        title: the template's.
    """

    kind: str
    name: str
    title: str


class Line(NamedTuple):
    """One group, deadline or fact.

    Attributes:
        places: of its records in the book; empty where they are those of the packs below.
        records: all of them, in the file's order.
    """

    kind: Kind
    name: str
    places: tuple[int, ...]
    records: tuple[Record, ...]

    @property
    def is_own(self) -> bool:
        """Whether the pack itself decides it."""
        return bool(self.places)

    def title(self, today: date) -> str:
        """As the record in force calls it, else the newest."""
        dated = sorted(self.records, key=lambda each: day_of(each.values, "valid_from") or date.max)
        begun = [each for each in dated if (day_of(each.values, "valid_from") or date.max) <= today]
        return str((begun or dated)[-1].values.get("title") or self.name)


@dataclass(frozen=True)
class Ground:
    """All of it, as it lies on the disk.

    Attributes:
        books: by the name of their kind.
        kept: what was approved, likewise.
        cores: of the packs below, the lowest first.
        core: the pack's own.
        is_own: whether it is one person's: her rules would count for nothing.
        users: the templates that look something up, by title.
    """

    books: Mapping[str, RuleBook]
    kept: Mapping[str, Kept]
    cores: tuple[PackCore, ...]
    core: PackCore
    is_own: bool
    users: tuple[User, ...]

    def below(self, kind: Kind) -> CheckedFile:
        """What the packs below know of ``kind``."""
        found: CheckedFile = getattr(merged(self.cores), kind.name)
        return found

    def knowledge(self, changed: Mapping[str, Any]) -> Knowledge:
        """What all of them know, with these files of the pack in place of those on the disk."""
        return merged([*self.cores, replace(self.core, **changed)])

    def lines(self) -> list[Line]:
        """Every group, deadline and fact that is known: each kind by itself, in the order of the Danish alphabet."""
        return [line for kind in KINDS for line in self._lines(kind)]

    def users_of(self, line: Line) -> list[str]:
        """The titles of the templates that look it up."""
        return [user.title for user in self.users if user.kind == line.kind.name and user.name == line.name]

    def _lines(self, kind: Kind) -> Iterator[Line]:
        book = self.books[kind.name]
        own = dict.fromkeys(str(each.values.get(kind.key) or "") for each in book.records)
        lines = [
            Line(kind, name, tuple(places), tuple(book.records[place] for place in places))
            for name in own
            if (places := book.places(name))
        ]
        under = rules_in(self.below(kind), kind)
        others = dict.fromkeys(name for rule in under if (name := getattr(rule, kind.key)) not in own)
        for name in others:
            found = [values_of(rule) for rule in under if getattr(rule, kind.key) == name]
            lines.append(Line(kind, name, (), tuple(Record(each, each) for each in found)))
        yield from sorted(lines, key=lambda line: alphabetical(line.title(date.max)))

    def adopt(self, line: Line) -> list[str]:
        """Let the pack decide ``line`` from now on, with what stands below; what else came with it.

        A group that has ended names the one that is used instead, which must stand in the same file.
        """
        book, below = self.books[line.kind.name], rules_in(self.below(line.kind), line.kind)
        wanted, came = [line.name], list[str]()
        for name in wanted:
            if not book.places(name):
                rules = [rule for rule in below if getattr(rule, line.kind.key) == name]
                book.adopt(rules)
                came.append(name)
                wanted += [each for rule in rules if (each := getattr(rule, "successor", "")) and each not in wanted]
        return came[1:]


def rules_in(whole: CheckedFile, kind: Kind) -> Sequence[DatedRule]:
    """Its records."""
    found: Sequence[DatedRule] = getattr(whole, kind.table)
    return found


def read_ground(folder: Path, below: Sequence[Path]) -> Ground:
    """That of the pack in ``folder`` over those ``below``. Not for Qt's thread."""
    core = read_core(folder)
    under = Shelf(below).under(core)
    books = {kind.name: RuleBook(folder, kind) for kind in KINDS}
    return Ground(
        books=books,
        kept={name: Kept(book) for name, book in books.items()},
        cores=tuple(under.values()),
        core=core,
        is_own=folder.parent == paths.own_packs_dir() or (core.info is not None and core.info.is_own),
        users=tuple(sorted(set(_users((folder, *under))), key=lambda user: alphabetical(user.title))),
    )


def _users(folders: Iterable[Path]) -> Iterator[User]:
    """Whoever looks up what, as the templates' texts say: where an answer decides, it stands among the choices."""
    for folder in folders:
        for name in template_names(folder):
            try:
                text = read_text(folder / name, name, MOST_IN_TEMPLATE)
            except SourceError:
                continue
            found = {(each[1], each[2] or "") for each in _LOOKED_UP.finditer(text)}
            title = read_row(folder, name).title if found else ""
            for what, which in found:
                names = {which} if which else set(_QUOTED.findall(text))
                yield from (User(_FILTERS[what], each, title) for each in names)
