"""»Regler«: what is checked across the answers, and what is still to be done afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.casework.studio.conditions import can_decide
from assistant.model.fields import Field, plain_label
from assistant.model.finding import Finding
from assistant.ui.editing.group import Group, Item
from assistant.ui.fields.box import Box
from assistant.ui.fields.editor import Editor
from assistant.ui.parts import label
from assistant.ui.studio.asked import CHECK, REMINDER, SHAPE
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.studio.page import Page, Values, below, column_in, scrolled, show_at
from assistant.ui.theme import UNIT

_ABOUT = (
    "En kontrol ser på tværs af svarene: at fristen ligger efter mødet, eller at der er skrevet en grund. "
    "Den siger til, når det, du vælger her, er opfyldt."
)


class RulesPage(Page):
    """The checks and the reminders."""

    keys = ("checks", "reminders")

    def __init__(self) -> None:
        super().__init__()
        self._fields: Sequence[Field] = ()
        self.groups = {
            "checks": Group("Kontroller", "Kontrol", "En kontrol &mere", self._check),
            "reminders": Group("Påmindelser bagefter", "Påmindelse", "En &påmindelse mere", self._reminder),
        }
        self._build()

    def show_values(self, values: Values, fields: Sequence[Field]) -> None:
        """Show them."""
        self.know(fields)
        for name, group in self.groups.items():
            group.show_values(values.get(name))

    def values(self) -> dict[str, object]:
        """All of them."""
        return {name: group.values() for name, group in self.groups.items()}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Each at its question."""
        for name, group in self.groups.items():
            for number, item in enumerate(group.items):
                first = next(iter(item.questions))
                at_item = below(f"{name}.{number}", findings)
                show_at(item.questions, ((key or first, each) for key, each in at_item))

    def ask(self, where: str) -> bool:
        """Go to the question about it."""
        name, _, rest = where.partition(".")
        if name not in self.groups:
            return False
        number, _, key = rest.partition(".")
        item = self.groups[name].item(int(number or 0))
        target = item.ask(key) if item else self.groups[name].add
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(target, 0, UNIT * 4)
        return True

    def begins_at(self) -> QWidget:
        """The first check."""
        item = self.groups["checks"].item(0)
        return item.ask("") if item else self.groups["checks"].add

    def know(self, fields: Sequence[Field]) -> None:
        """Let ``fields`` be what is asked for."""
        self._fields = fields
        for group in self.groups.values():
            for question in group.questions():
                if isinstance(question.editor, ConditionEdit | FieldChoice):
                    question.editor.know(fields)

    def _check(self) -> Item:
        return self._made(Item(CHECK, SHAPE, {"field": FieldChoice(), "when": ConditionEdit("Vælg …")}))

    def _reminder(self) -> Item:
        return self._made(Item(REMINDER, SHAPE, {"when": ConditionEdit()}))

    def _made(self, item: Item) -> Item:
        for question in item.questions.values():
            if isinstance(question.editor, ConditionEdit | FieldChoice):
                question.editor.know(self._fields)
        return item

    def _build(self) -> None:
        inside = QWidget()
        column = column_in(inside)
        column.addWidget(label(_ABOUT, "muted", wrap=True))
        for group in self.groups.values():
            group.changed.connect(self.changed)
            column.addWidget(group)
        column.addStretch(1)
        self._area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)


class FieldChoice(Editor):
    """One of the template's fields."""

    def __init__(self) -> None:
        super().__init__()
        self.box = Box()
        self.box.activated.connect(self.changed)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def know(self, fields: Sequence[Field]) -> None:
        """Let ``fields`` be what is chosen from; the choice stays."""
        chosen = self.raw()
        self.box.clear()
        self.box.addItem("Vælg", None)
        for field in fields:
            if can_decide(field):
                self.box.addItem(plain_label(field), field.name)
        self.set_raw(chosen)

    def raw(self) -> object:
        """The field's name."""
        return self.box.currentData()

    def set_raw(self, raw: object) -> None:
        """Show a name, known or not."""
        if raw is not None and self.box.findData(raw) < 0:
            self.box.addItem(str(raw), raw)
        self.box.setCurrentIndex(max(self.box.findData(raw), 0))

    def stops(self) -> list[QWidget]:
        """The list."""
        return [self.box]
