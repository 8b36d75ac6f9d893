"""»Tekst«: the heading, the text, and what else is written of the same answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from assistant.casework.studio.enclosing import Enclosing
from assistant.casework.studio.examining import BODY
from assistant.casework.studio.slots import Slot, slots
from assistant.casework.toml_values import tables_in
from assistant.model.fields import Field
from assistant.model.finding import Finding
from assistant.ui import theme
from assistant.ui.editing.group import Group, Item
from assistant.ui.fields.editor import Editor
from assistant.ui.fields.question import Question
from assistant.ui.fold import Fold
from assistant.ui.parts import QuickButton, on_key
from assistant.ui.studio.asked import HEADING, OUTPUT, SHAPE
from assistant.ui.studio.condition_dialog import Now, ask_condition
from assistant.ui.studio.mending import mend_in
from assistant.ui.studio.page import Page, Values, below, scrolled, show_at
from assistant.ui.studio.slotted import SlottedEditor
from assistant.ui.studio.text_edit import TextEdit
from assistant.ui.theme import UNIT

PUT_IN, ONLY_WHEN, BOLD, LOCK = "&Indsæt svar", "&Kun når …", "&Fed", "&Lås"
_KEYS = {ONLY_WHEN: "Ctrl+K", BOLD: "Ctrl+B", LOCK: "Ctrl+L"}
_TIPS = {
    PUT_IN: "Sæt et svar ind, hvor markøren er (Ctrl+Mellemrum, eller skriv {{)",
    ONLY_WHEN: "Lad det markerede kun komme med, når bestemte svar er givet (Ctrl+K)",
    BOLD: "Fed skrift (Ctrl+B)",
    LOCK: "Mærk det markerede som låst: loven eller pakken har skrevet det (Ctrl+L)",
}
_BODY_HEIGHT = 300
_HEADING, _MORE = "Overskrift", "Flere tekster af de samme svar"


class TextPage(Page):
    """The heading's parts, the text with its margin, and the further texts.

    Attributes:
        edit: the text itself.

    Signals:
        said: what there is to say of what she asked for.
    """

    said = Signal(str)
    keys = ("heading", "outputs", BODY)

    def __init__(self, today: date) -> None:
        """Make it, empty; days that can be put in are shown as ``today``."""
        super().__init__()
        self._today = today
        self._fields: Sequence[Field] = ()
        self._slots: Sequence[Slot] = ()
        self._found: dict[int, list[Finding]] = {}
        self._found_in: dict[Editor, list[Finding]] = {}
        self._heading: dict[str, object] = {}
        self.edit = TextEdit()
        self.parts = {field.name: Question(field, SlottedEditor(1)) for field in HEADING}
        self.more = Group("", "Tekst", "Tilf&øj en tekst", self._item)
        self._folds = Fold(_HEADING), Fold(_MORE)
        self._build()

    def show_values(self, values: Values, fields: Sequence[Field]) -> None:
        """Show them; ``body`` is the text."""
        self.know(values, fields)
        heading = values.get("heading")
        self._heading = dict(heading) if isinstance(heading, Mapping) else {}
        for name, question in self.parts.items():
            question.reset()
            question.set_raw(_heading_raw(name, self._heading.get(name)))
        self.more.show_values(values.get("outputs"))
        body = str(values.get(BODY, ""))
        if self.edit.written != body:
            blocked = QSignalBlocker(self.edit)
            self.edit.setPlainText(body)
            blocked.unblock()
        self._folds[0].set_open(bool(self._heading) or values.get("kind") == "note")
        self._folds[1].set_open(bool(values.get("outputs")))

    def know(self, values: Values, fields: Sequence[Field]) -> None:
        """Let ``fields`` be what can be put in and asked for."""
        self._fields = fields
        self._slots = slots(tables_in(values.get("fields")), self._today)
        self.edit.offer(self._slots)
        for question in (*self.parts.values(), *self.more.questions()):
            if isinstance(question.editor, SlottedEditor):
                question.editor.offer(self._slots)

    def values(self) -> dict[str, object]:
        """Heading and further texts; the text is ``body``."""
        parts = {name: _heading_value(name, question.raw()) for name, question in self.parts.items()}
        shown = {name: _heading_value(name, _heading_raw(name, each)) for name, each in self._heading.items()}
        changed = {name: each for name, each in parts.items() if each != shown.get(name)}
        heading = {name: each for name, each in {**self._heading, **changed}.items() if each}
        return {"heading": heading or None, "outputs": self.more.values(), BODY: self.edit.written}

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """At the heading's parts, in the margin, and at the further texts."""
        self._found, self._found_in = {}, {}
        first = "keyword"
        at_heading = ((key.partition(".")[0] or first, each) for key, each in below("heading", findings))
        self._show_at(self.parts, list(at_heading))
        for key, finding in below(BODY, findings):
            self._found.setdefault(int(key or 0), []).append(finding)
        self.edit.show_findings(self._found)
        for number, item in enumerate(self.more.items):
            at_item = below(f"outputs.{number}", findings)
            self._show_at(item.questions, [(key or "label", each) for key, each in at_item])

    def ask(self, where: str) -> bool:
        """Go to the part, the line or the further text."""
        name, _, rest = where.partition(".")
        target: QWidget | None = None
        if name == BODY:
            self.edit.go_to(int(rest or 0))
        elif name == "heading":
            self._folds[0].set_open(True)
            target = self.parts.get(rest.partition(".")[0], self.parts["keyword"])
        elif name == "outputs":
            self._folds[1].set_open(True)
            number, _, key = rest.partition(".")
            item = self.more.item(int(number or 0))
            target = item.ask(key) if item else self.more.add
        else:
            return False
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(target, 0, UNIT * 4)
        return True

    def begins_at(self) -> QWidget:
        """The text."""
        return self.edit

    def _item(self) -> Item:
        editors = {"text": SlottedEditor(4), "pointer": SlottedEditor(2)}
        item = Item(OUTPUT, SHAPE, editors)
        for editor in editors.values():
            editor.offer(self._slots)
            editor.edit.mend_wanted.connect(partial(self._mend_in, editor))
        return item

    def _show_at(self, questions: Mapping[str, Question], findings: Sequence[tuple[str, Finding]]) -> None:
        show_at(questions, findings)
        for key, finding in findings:
            if key in questions:
                self._found_in.setdefault(questions[key].editor, []).append(finding)

    def _open_slots(self) -> None:
        self.edit.setFocus()
        self.edit.open_slots()

    def _condition(self) -> None:
        """Around what is selected; where the caret is in a condition, that one is changed."""
        there = self.edit.condition_at_caret()
        if there:
            ask_condition(self, self._fields, partial(self._change, there), Now(there.test.new, bool(there.gone)))
        else:
            ask_condition(self, self._fields, self.edit.wrap_in_condition)

    def _change(self, there: Enclosing, test: str) -> None:
        edit = there.test._replace(new=test) if test else there.gone
        if edit:
            self.edit.apply(edit)

    def _mend(self, line: int) -> None:
        self.said.emit(mend_in(self.edit, self._found.get(line, ()), [line]))

    def _mend_in(self, editor: SlottedEditor, line: int) -> None:
        """Of a part of the heading, or of a further text, no line is told: that of the caret is the first to try."""
        lines = sorted(range(editor.edit.blockCount()), key=lambda each: each != line)
        self.said.emit(mend_in(editor.edit, self._found_in.get(editor, ()), lines))

    def _build(self) -> None:
        self.edit.setAccessibleName("Skabelonens tekst")
        self.edit.setMinimumHeight(theme.scaled(_BODY_HEIGHT))
        self.edit.textChanged.connect(self.changed)
        self.edit.mend_wanted.connect(self._mend)
        self.more.changed.connect(self.changed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(UNIT * 2)
        for place, question in enumerate(self.parts.values()):
            question.changed.connect(self.changed)
            if isinstance(question.editor, SlottedEditor):
                question.editor.edit.mend_wanted.connect(partial(self._mend_in, question.editor))
            self._folds[0].questions.append(question)
            grid.addWidget(question, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self._folds[0].column.addLayout(grid)
        self._folds[1].column.addWidget(self.more)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(UNIT * 3, UNIT * 2, UNIT * 3, UNIT * 2)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._folds[0])
        column.addLayout(self._tools())
        column.addWidget(self.edit, 1)
        column.addWidget(self._folds[1])
        self._area = scrolled(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def _tools(self) -> QHBoxLayout:
        acts = {
            PUT_IN: self._open_slots,
            ONLY_WHEN: self._condition,
            BOLD: lambda: self.edit.wrap("**", "**"),
            LOCK: lambda: self.edit.wrap("{% laast %}", "{% endlaast %}"),
        }
        tools = QHBoxLayout()
        for text, act in acts.items():
            button = QuickButton(text)
            button.setToolTip(_TIPS[text])
            button.clicked.connect(act)
            if text != PUT_IN:  # the text takes that key itself, with the caret where it is
                on_key(self, _KEYS[text], act)
            tools.addWidget(button)
        tools.addStretch(1)
        return tools


def _heading_value(name: str, raw: object) -> object:
    """The what-part is a list, in segments parted by a dash."""
    if name != "what":
        return raw or None
    return [part.strip() for part in str(raw or "").split(" – ") if part.strip()] or None


def _heading_raw(name: str, value: object) -> object:
    return " – ".join(map(str, value)) if name == "what" and isinstance(value, list) else value
