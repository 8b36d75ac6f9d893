"""The guide that is being written: its files, what is chosen of them, and what they are tried on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.casework.migration.naming import Names, id_of
from assistant.casework.studio.guide.corpus import Kind
from assistant.casework.studio.guide.hits import Hits
from assistant.casework.studio.guide.reading import Guide
from assistant.casework.studio.guide.sheets import GUIDE, NOTE_TYPES, TYPES, WORDS, Sheet
from assistant.casework.toml_text import Values
from assistant.model.knowledge import Knowledge
from assistant.ui.studio.guide.chooser import Row, guide_rows, list_rows, type_rows
from assistant.ui.studio.guide.form import table_in
from assistant.ui.studio.turn import Turn

_NAMELESS = "notattype"
_PARTS = ("Notattyper", "Overskriftsguide", "Ordlister")


class GuideDesk:
    """The files of one guide.

    Attributes:
        guide: None until it is read.
        hits: None until what to try it on is read.
        row: what is chosen.
        turn: whether something is being written.
    """

    def __init__(self) -> None:
        self.guide: Guide | None = None
        self.hits: Hits | None = None
        self.row: Row | None = None
        self.turn = Turn()

    def sheet(self, name: str) -> Sheet:
        """The file ``name``; the guide has been read."""
        assert self.guide is not None  # noqa: S101 - nothing is shown before
        return self.guide.sheets[name]

    def changed(self) -> list[Sheet]:
        """The files that are to be saved."""
        return [sheet for sheet in self.guide.sheets.values() if sheet.is_changed] if self.guide else []

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return bool(self.changed())

    def values(self) -> Mapping[str, Values]:
        """What the pack's files are to say, by name; those it has. A new note type has the id of its name."""
        sheets = self.guide.sheets.items() if self.guide else ()
        return {name: sheet.values for name, sheet in sheets if sheet.is_own}

    def shown(self, row: Row) -> Values:
        """The file that ``row`` is in: the pack's own, else what lies below."""
        sheet = self.sheet(row.file)
        return self._below(sheet) if row.origin and row.file != WORDS else sheet.values

    def rows(self) -> dict[str, list[Row]]:
        """What can be chosen, by the title it stands under."""
        types, guide = self.sheet(NOTE_TYPES), self.sheet(GUIDE)
        own = [each.get("id") for each in self._types()]
        listed = [*type_rows(types.values, ""), *type_rows(self._below(types), self._title(types), own)]
        origins = {name: "" if self.sheet(name).is_own else self._title(self.sheet(name)) for name in (GUIDE, WORDS)}
        rules = guide_rows(guide.values if guide.is_own else self._below(guide), origins[GUIDE])
        return dict(zip(_PARTS, (listed, rules, list_rows(origins)), strict=True))

    def first_row(self) -> Row:
        """What is shown at first."""
        return next(row for rows in self.rows().values() for row in rows)

    def begin(self, row: Row) -> Row:
        """Let the pack have what is in ``row`` for its own: the file, or one note type more; where that is now."""
        sheet = self.sheet(row.file)
        if not sheet.is_own:
            sheet.begin()
            return row._replace(place=row.place.rpartition(".")[2], origin="")
        number = int(row.place.rpartition(".")[2])
        sheet.put({TYPES: [*self._types(), table_in(self._below(sheet), TYPES, number)]})
        return row._replace(place=str(len(self._types()) - 1), origin="")

    def remove(self, row: Row) -> None:
        """Take the note type in ``row`` away."""
        tables = [each for number, each in enumerate(self._types()) if str(number) != row.place]
        self.sheet(NOTE_TYPES).put({TYPES: tables})

    def begin_type(self) -> Row:
        """A note type in which nothing is written."""
        sheet = self.sheet(NOTE_TYPES)
        sheet.is_own = True
        tables = self._types()
        ranks = [each.rank for each in self.guide.under.note_types.values()] if self.guide else []
        ranks += [rank for each in tables if isinstance(rank := each.get("rank"), int)]
        rank = max(ranks, default=0) + 1
        names = Names("-", [str(each.get("id")) for each in tables])
        sheet.put({TYPES: [*tables, {"id": names.free(_NAMELESS), "rank": rank}]})
        return next(row for row in self.rows()[_PARTS[0]] if row.place == str(len(tables)))

    def name_new_types(self) -> None:
        """Give note types that were never saved the ids of their names."""
        sheet = self.sheet(NOTE_TYPES)
        below = self.guide.under.note_types if self.guide else {}
        tables, old = self._types(), {*below, *sheet.saved_ids()}
        names = Names("-", map(str, old))
        made = [
            each if each.get("id") in old else {**each, "id": names.free(id_of(str(each.get("name") or ""), _NAMELESS))}
            for each in tables
        ]
        if made != tables:
            sheet.put({TYPES: made})

    def users_of(self, row: Row) -> int:
        """How many templates are of the note type in ``row``."""
        name = self._types()[int(row.place)].get("id")
        found = self.hits.samples if self.hits else ()
        return len({each.template for each in found if each.kind is Kind.TEMPLATE and each.note_type == name})

    def forget_approvals(self) -> None:
        """Let nobody have approved what has not been saved so."""
        for sheet in self.guide.sheets.values() if self.guide else ():
            if sheet.is_own:
                sheet.put({})

    def take_saved(self, written: Sequence[Sheet], knowledge: Knowledge) -> None:
        """Take it that ``written`` lie on the disk, and that all know ``knowledge``; what was typed since stays."""
        if self.guide is None:
            return
        for sheet in written:
            sheet.values = self.guide.sheets[sheet.name].values
            self.guide.sheets[sheet.name] = sheet
        self.guide = replace(self.guide, base=knowledge)
        if self.hits:
            self.hits = Hits(self.hits.samples, knowledge)

    def _types(self) -> list[Values]:
        tables = self.sheet(NOTE_TYPES).values.get(TYPES)
        return list(tables) if isinstance(tables, list) else []

    @staticmethod
    def _below(sheet: Sheet) -> Values:
        return sheet.below.values if sheet.below else {}

    @staticmethod
    def _title(sheet: Sheet) -> str:
        return sheet.below.title if sheet.below else ""
