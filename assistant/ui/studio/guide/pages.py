"""Pages of the middle: the guide's numbers, one of its rules, where the words come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.model.finding import Finding
from assistant.ui.editing.following import Following
from assistant.ui.fields.question import Question
from assistant.ui.parts import label
from assistant.ui.studio.guide.asked import CHECKED, NUMBERS, RULE, SOURCE, Values
from assistant.ui.studio.guide.form import Form, table_in, with_table
from assistant.ui.studio.page import column_in, scrolled
from assistant.ui.theme import UNIT

Keyed = Sequence[tuple[str, Finding]]
"""Findings with the rest of their key path."""
_RULES, _SEVERITIES = "rules", "severities"


class GuidePage(QWidget):
    """One page.

    Signals:
        changed: she has changed something.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.inside = QWidget()
        self.column = column_in(self.inside)
        self.title = label("", "title", wrap=True)
        self.column.addWidget(self.title)
        self.area = scrolled(self.inside)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.whole.addWidget(self.area)
        Following(self)

    def complaint(self) -> Question | None:
        """The first question in sight whose answer is not understood; None where there is none."""
        asked = (each for each in self.inside.findChildren(Question) if each.isVisibleTo(self.inside))
        return next((each for each in asked if not each.is_understood()), None)

    def show_values(self, values: Values, place: str) -> None:
        """Show what the file says at ``place``, telling nobody."""

    def changes(self, values: Values) -> dict[str, object]:
        """What the keys of the file are to be, of those that this page shows."""
        raise NotImplementedError

    def show_signs(self, values: Values) -> None:
        """Show who has held it against its source, where that went with what was changed."""

    def show_findings(self, findings: Keyed) -> None:
        """Show each at its question; the key paths are those of the file."""

    def ask(self, where: str) -> None:
        """Bring the question of the key path ``where`` into sight, and give it the focus."""

    def allow(self, *, is_own: bool) -> None:
        """Whether she may write here, or only read."""
        self.inside.setEnabled(is_own)

    def go_to(self, widget: QWidget) -> None:
        """Bring ``widget`` into sight, and give it the focus."""
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(widget, 0, UNIT * 4)


class FormPage(GuidePage):
    """Questions about the file as a whole."""

    def __init__(self, form: Form, about: str = "") -> None:
        super().__init__()
        self.form = form
        if about:
            self.column.addWidget(label(about, "muted", wrap=True))
            self.column.addSpacing(UNIT)
        self.column.addWidget(form)
        self.column.addStretch(1)
        form.changed.connect(self.changed)

    def show_values(self, values: Values, place: str) -> None:  # noqa: ARG002 - there is one place
        """Show them."""
        self.form.show_value(values)

    def changes(self, values: Values) -> dict[str, object]:  # noqa: ARG002 - the form knows them
        """What is answered."""
        answered = self.form.value()
        return {name: answered.get(name) for name in self.form.questions}

    def show_signs(self, values: Values) -> None:
        """Show them."""
        self.form.show_again(values, [each.name for each in CHECKED])

    def show_findings(self, findings: Keyed) -> None:
        """Those of its own questions."""
        self.form.show_findings([each for each in findings if each[0].partition(".")[0] in self.form.questions])

    def ask(self, where: str) -> None:
        """Go there."""
        self.go_to(self.form.ask(where))


def numbers_page() -> FormPage:
    """The guide's numbers, and who answers for them."""
    return FormPage(
        Form((*NUMBERS, *CHECKED), (("min_chars", "warn_chars", "max_chars"), ("checked_on", "checked_by"))),
        "Så lang må en overskrift være. Tallene gælder alle notattyper.",
    )


def source_page() -> FormPage:
    """Where the words come from."""
    return FormPage(Form(SOURCE, (("checked_on", "checked_by"),)), "Det gælder alle pakkens ordlister.")


class RuleForm(Form):
    """A rule of the guide: its line, its weight, where it comes from."""

    def __init__(self) -> None:
        super().__init__(RULE, (("severity", "certainty"),))
        self.code = ""

    def show_rule(self, values: Values, code: str) -> None:
        """Show the rule ``code`` of the guide that says ``values``."""
        self.code = code
        weights = values.get(_SEVERITIES)
        severity = weights.get(code) if isinstance(weights, dict) else None
        self.show_value({**table_in(values, _RULES, _place(values, code)), "severity": severity})

    def changes(self, values: Values) -> dict[str, object]:
        """What the guide's rules and weights are to be."""
        rule = self.value()
        severity = rule.pop("severity", None)
        weights = values.get(_SEVERITIES)
        others = (
            {name: each for name, each in weights.items() if name != self.code} if isinstance(weights, dict) else {}
        )
        listed = with_table(values, _RULES, _place(values, self.code), {"code": self.code, **rule})
        is_said = rule.keys() - {"code"}
        return {
            _RULES: listed if is_said else values.get(_RULES),
            _SEVERITIES: {**others, self.code: severity} if severity else others,
        }

    def mine(self, values: Values, findings: Keyed) -> Keyed:
        """Those of ``findings`` that are of this rule, by the keys of its questions."""
        at = f"{_RULES}.{_place(values, self.code)}."
        return [(key.removeprefix(at), finding) for key, finding in findings if key.startswith(at)]


class RulePage(GuidePage):
    """One rule."""

    def __init__(self) -> None:
        super().__init__()
        self.form = RuleForm()
        self._values: Values = {}
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self.form.changed.connect(self.changed)

    def show_values(self, values: Values, place: str) -> None:
        """Show the rule whose code ``place`` is."""
        self._values = values
        self.form.show_rule(values, place)

    def changes(self, values: Values) -> dict[str, object]:
        """The rules and weights."""
        return self.form.changes(values)

    def show_findings(self, findings: Keyed) -> None:
        """Its own."""
        self.form.show_findings(self.form.mine(self._values, findings))

    def ask(self, where: str) -> None:
        """Go there."""
        self.go_to(self.form.ask(where.rpartition(".")[2]))


def _place(values: Values, code: str) -> int:
    """Where the rule ``code`` stands; after the last where it does not."""
    rules = values.get(_RULES)
    listed = rules if isinstance(rules, list) else []
    codes = [each.get("code") if isinstance(each, dict) else None for each in listed]
    return codes.index(code) if code in codes else len(codes)
