"""A note in the editor, and how it is judged right now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QPushButton

from assistant.casework.training.judging import Report
from assistant.ui.editing.group import Item
from assistant.ui.parts import label, restyle
from assistant.ui.training.editor.asked import NOTE, SHAPE

_FULL, _VERDICT = 100, ("score", "codes")
_USE = "Brug denne dom"


class NoteItem(Item):
    """A note that is to score full, or one that is not and keeps the verdict that it is to have.

    Attributes:
        use: takes the verdict of right now; only a note that is not good enough has one to keep.
    """

    def __init__(self, *, is_good: bool) -> None:
        super().__init__(NOTE, SHAPE)
        self._is_good = is_good
        self._kept: dict[str, object] = {}
        self._now: dict[str, object] = {}
        self.verdict = label("", "muted", wrap=True)
        self.use = QPushButton(_USE)
        self.use.setAutoDefault(True)  # Enter presses it
        self.use.clicked.connect(self._take)
        self.foot.insertWidget(0, self.verdict, 1)
        self.foot.insertWidget(1, self.use)
        self.use.setVisible(not is_good)
        self.show_report(None)

    def value(self) -> dict[str, object]:
        """The note, and the verdict it is to have."""
        note = super().value()
        return {**note, **self._kept} if note else {}

    def show_value(self, value: Mapping[str, object]) -> None:
        """Show ``value``, and keep its verdict."""
        super().show_value({name: each for name, each in value.items() if name not in _VERDICT})
        self._kept = {} if self._is_good else {name: value[name] for name in _VERDICT if name in value}

    def name(self, title: str) -> None:
        """Be called ``title``."""
        super().name(title)
        self.use.setAccessibleName(f"{_USE}: {title}")

    def show_report(self, report: Report | None) -> None:
        """Say how it is judged now; None where too little is written yet for that."""
        if report is None:
            self._now = {}
            self.use.setEnabled(False)
            said = "Notatet bliver dømt, når notattype, søgninger og det, det skal sige, er skrevet."
            self._say(said, is_right=True)
            return
        self._now = {"score": report.score, "codes": list(report.codes)}
        is_bad = report.score < _FULL
        is_kept = self._kept_verdict() == (report.score, report.codes)
        self.use.setEnabled(is_bad)
        told = _told(report)
        if self._is_good:
            said = told if is_bad else f"{told} Sådan skal det være."
            self._say(said, is_right=not is_bad)
        elif not is_bad:
            self._say(f"{told} Det er godt nok. Lad noget mangle.", is_right=False)
        else:
            self._say(told if is_kept else f"{told} Er det rigtigt, så brug dommen.", is_right=is_kept)

    def _kept_verdict(self) -> tuple[object, object]:
        codes = self._kept.get("codes", [])
        return self._kept.get("score", _FULL), tuple(sorted(map(str, codes))) if isinstance(codes, list) else codes

    def _say(self, text: str, *, is_right: bool) -> None:
        self.verdict.setText(text)
        restyle(self.verdict, "role", "muted" if is_right else "warning")

    def _take(self) -> None:
        self._kept = self._now
        self.changed.emit()


def _told(report: Report) -> str:
    codes = f" ({', '.join(report.codes)})" if report.codes else ""
    return f"{report.score} af {_FULL} point{codes}."
