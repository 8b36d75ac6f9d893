"""The colours, light and dark. Green is where it goes, red must be mended, amber could not be done.

Where a contrast theme is on, its colours are the only ones, and what they tell is told by lines as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Colours:
    """One scheme; every colour is ``#rrggbb``, so that a style sheet and ``QColor`` both take it.

    Attributes:
        paper: where text is read and written: fields, the preview's sheet, headers and footers.
        ground: behind them: the list, the form's side.
        pane: the table the preview's sheet lies on.
        quiet: a block that cannot be edited, a key cap's face.
        line: the hairline between groups.
        edge: around a field or a window.
        text, muted, faint: what is read first, second, and only when looked for. All reach 4.5:1 on ``ground``.
        accent: where it goes; ``on_accent`` is text on it; ``tint`` its quiet surface; ``deep`` text on that.
        error, amber: must be mended; could not be done. Both as text on ``paper``.
        is_contrast: whether these are a contrast theme's: then a ``tint`` is no surface, and what is selected has a
            line around it.
    """

    paper: str
    ground: str
    pane: str
    quiet: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    tint: str
    deep: str
    error: str
    amber: str
    is_contrast: bool = False

    def palette(self) -> QPalette:
        """The scheme in Qt's own roles, for what no style sheet reaches."""
        roles = QPalette.ColorRole
        palette = QPalette(QColor(self.quiet), QColor(self.ground))
        for role, colour in {
            roles.Window: self.ground,
            roles.WindowText: self.text,
            roles.Base: self.paper,
            roles.AlternateBase: self.ground,
            roles.Text: self.text,
            roles.Button: self.quiet,
            roles.ButtonText: self.text,
            roles.PlaceholderText: self.faint,
            roles.Highlight: self.accent,
            roles.HighlightedText: self.on_accent,
            roles.Accent: self.accent,
            roles.Link: self.accent,
            roles.ToolTipBase: self.paper,
            roles.ToolTipText: self.text,
        }.items():
            palette.setColor(role, QColor(colour))
        disabled = QPalette.ColorGroup.Disabled
        for role in (roles.Text, roles.WindowText, roles.ButtonText):
            palette.setColor(disabled, role, QColor(self.faint))
        return palette


LIGHT = Colours(
    paper="#ffffff",
    ground="#fbfbf9",
    pane="#f1f4f2",
    quiet="#f1f3f2",
    line="#e2e6e3",
    edge="#b8c4c2",
    text="#1f2a30",
    muted="#54626a",
    faint="#657179",
    accent="#00796b",
    on_accent="#ffffff",
    tint="#e3f0ec",
    deep="#00594f",
    error="#a31515",
    amber="#9a5b00",
)
DARK = Colours(
    paper="#22292c",
    ground="#1c2225",
    pane="#161b1d",
    quiet="#2c3438",
    line="#333c40",
    edge="#4c585d",
    text="#e7ecea",
    muted="#a9b5b8",
    faint="#8b989c",
    accent="#4fbfae",
    on_accent="#0d2521",
    tint="#1f3b37",
    deep="#8ad9cb",
    error="#ff9a90",
    amber="#f0b35c",
)


def contrast(system: Mapping[str, str]) -> Colours:
    """The scheme of a contrast theme.

    Args:
        system: the theme's ``ground``, ``text``, ``highlight``, ``on_highlight`` and ``disabled``.
    """
    ground, text, highlight = system["ground"], system["text"], system["highlight"]
    return Colours(
        **dict.fromkeys(("paper", "ground", "pane", "quiet", "tint"), ground),
        **dict.fromkeys(("text", "muted", "line", "edge", "deep", "error", "amber"), text),
        faint=system["disabled"],
        accent=highlight,
        on_accent=system["on_highlight"],
        is_contrast=True,
    )
