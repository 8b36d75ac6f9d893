"""The page of a note type."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from assistant.casework.studio.guide.sheets import TYPES
from assistant.ui.editing.group import Group, Item
from assistant.ui.parts import QuickButton, restyle
from assistant.ui.studio.guide.asked import BAD, BASIS, NEED, SHAPE, TYPE, Values, kept
from assistant.ui.studio.guide.form import Form, table_in, with_table
from assistant.ui.studio.guide.pages import GuidePage, Keyed
from assistant.ui.studio.page import show_at

_REMOVE, _REALLY = "F&jern notattypen", "Tryk igen for at f&jerne"


class TypePage(GuidePage):
    """A note type.

    Signals:
        removed: she wants it away.
    """

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = Form(TYPE, (("prefix", "rank"),))
        self.groups = {
            "bad": Group("Dårlige overskrifter", "Dårlig overskrift", "Endnu en dårlig", lambda: Item(BAD, SHAPE)),
            "needs": Group("Typens egne krav (H19)", "Krav", "Endnu et krav", lambda: Item(NEED, SHAPE)),
            "legal_basis": Group("Hjemmel", "Hjemmel", "Endnu en hjemmel", lambda: Item(BASIS, SHAPE)),
        }
        self.remove = QuickButton(_REMOVE)
        self._number = 0
        self._table: Values = {}
        self._shown: dict[str, object] = {}
        self._build()

    def show_values(self, values: Values, place: str) -> None:
        """Show the type at ``place``."""
        self._number = int(place.rpartition(".")[2])
        self._table = table_in(values, TYPES, self._number)
        self.form.show_value(self._table)
        for name, group in self.groups.items():
            group.show_values(self._table.get(name))
        self._shown = self._grouped()
        self._keep()

    def changes(self, values: Values) -> dict[str, object]:
        """The list with this type as it is now."""
        now = self._grouped()
        changed = {name: each for name, each in now.items() if each != self._shown.get(name)}
        return {TYPES: with_table(values, TYPES, self._number, {**self.form.value(), **changed})}

    def show_findings(self, findings: Keyed) -> None:
        """Those of this type."""
        at = f"{TYPES}.{self._number}."
        mine = [(key.removeprefix(at), finding) for key, finding in findings if key.startswith(at)]
        self.form.show_findings([each for each in mine if each[0].partition(".")[0] not in self.groups])
        for name, group in self.groups.items():
            of_group = [(key.removeprefix(f"{name}."), finding) for key, finding in mine if key.startswith(f"{name}.")]
            _show_in(group, of_group)

    def ask(self, where: str) -> None:
        """Go there."""
        name, _, rest = where.removeprefix(f"{TYPES}.{self._number}.").partition(".")
        number, _, key = rest.partition(".")
        item = self.groups[name].item(int(number)) if name in self.groups and number.isdigit() else None
        self.go_to(item.ask(key.partition(".")[0]) if item else self.form.ask(name))

    def _grouped(self) -> dict[str, object]:
        found: dict[str, object] = {name: group.values() for name, group in self.groups.items()}
        old = self._table.get("needs")
        words = [word for need in old if isinstance(need, dict) for word in need.get("one_of", ())] if old else []  # type: ignore[attr-defined]  # a list, if it is there
        needs = found["needs"]
        if isinstance(needs, list):
            found["needs"] = [
                {**need, "one_of": kept(need["one_of"], words)} if "one_of" in need else need for need in needs
            ]
        return {name: each or [] for name, each in found.items()}

    def _remove(self) -> None:
        """A type does not go by one key alone."""
        if self.remove.text() == _REMOVE:
            self.remove.setText(_REALLY)
            restyle(self.remove, "tone", "warning")
        else:
            self._keep()
            self.removed.emit()

    def _keep(self) -> None:
        self.remove.setText(_REMOVE)
        restyle(self.remove, "tone", "")

    def _build(self) -> None:
        self.column.addWidget(self.form)
        for group in self.groups.values():
            self.column.addWidget(group)
            group.changed.connect(self.changed)
        self.remove.setProperty("role", "link")
        self.column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.form.changed.connect(self.changed)
        self.remove.clicked.connect(self._remove)


def _show_in(group: Group, findings: Keyed) -> None:
    """Show each at the question of its item; ``findings`` begin with the item's place."""
    for place, item in enumerate([each for each in group.items if each.value()]):
        of_item = [(key.partition(".")[2], finding) for key, finding in findings if key.partition(".")[0] == str(place)]
        first = next(iter(item.questions))
        show_at(
            item.questions,
            ((key.partition(".")[0] if key.partition(".")[0] in item.questions else first, f) for key, f in of_item),
        )
