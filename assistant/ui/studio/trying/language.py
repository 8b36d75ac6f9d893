"""»Sprog«: how the template's own words read, and each sentence that could be simpler."""

from __future__ import annotations

from assistant.casework.studio.trying import Trial
from assistant.casework.studio.trying_language import Measured, meaning, measured
from assistant.ui.studio.trying.page import Lines, Page, line_of

_NOTHING = "Der er ingen tekst at bedømme."
_FINE = "✓ Intet at rette."
_SHORT = "Teksten er så kort, at LIX ikke siger noget."
_ABOUT = (
    "LIX er ord pr. sætning plus andelen af lange ord. Højst {} er målet. Låste sætninger tæller ikke med, "
    "og det, eksemplerne svarer, bliver ikke bedømt."
)


class LanguagePage(Page):
    """The lines, for each text its own."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines("Sprog")
        self.column.addWidget(self.lines, 1)

    def show_trial(self, trial: Trial) -> None:
        """Show how its texts read."""
        texts = list(measured(trial))
        at = self.lines.verticalScrollBar().value()
        self.lines.clear()
        for text in texts:
            self._tell(text)
        self.lines.say("" if texts else _NOTHING)
        self.lines.say(_ABOUT.format(trial.drafter.knowledge.language.numbers.lix_target), "help")
        self.lines.verticalScrollBar().setValue(at)

    def _tell(self, text: Measured) -> None:
        self.lines.say(text.label or "Teksten", "title")
        if text.lix is not None:
            self.lines.say(_SHORT if text.is_short else f"LIX {_number(text.lix)}: {meaning(text.lix)}.")
            self.lines.say(
                f"{_counted(text.words, 'ord', 'ord')} i {_counted(text.sentences, 'sætning', 'sætninger')}", "muted"
            )
        for remark in text.remarks:
            self.lines.put(line_of(remark.finding))
            self.lines.say(f"»{remark.quoted}«" if remark.quoted else "", "muted")
            self.lines.say(f"→ {remark.finding.fix.label}" if remark.finding.fix else "", "muted")
        self.lines.say("" if text.remarks else _FINE)


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
