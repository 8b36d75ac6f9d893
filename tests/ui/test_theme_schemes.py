"""Light and dark, our pictures, and the small parts every window is made of."""

from __future__ import annotations

import itertools
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel

from assistant.ui import theme
from assistant.ui.card import Card, Footer
from assistant.ui.colours import DARK, LIGHT, contrast
from assistant.ui.icons import folder, icon
from assistant.ui.parts import Chip, KeyCap, show_target
from assistant.ui.stylesheet import stylesheet

TEXT_ON = [
    *itertools.product(("text", "muted", "faint", "accent", "deep", "error", "amber"), ("paper", "ground")),
    *itertools.product(("text", "muted", "accent", "deep"), ("tint",)),
    *itertools.product(("text", "muted"), ("quiet", "pane")),
    ("on_accent", "accent"),
]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_every_text_can_be_read_on_its_ground(scheme, ink, ground):
    dark, light = sorted(luminance(getattr(scheme, name)) for name in (ink, ground))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_window_carries_our_icon(qapp, qtbot):
    theme.apply(qapp, "light")
    card = Card()
    qtbot.addWidget(card)
    assert card.windowIcon().pixmap(16).toImage() == icon("tray-ready").toImage()


def test_the_choice_is_worn_at_once_and_can_be_changed(qapp):
    worn = theme.apply(qapp, "dark")
    assert theme.colours() is DARK
    worn.choose("light")
    assert theme.colours() is LIGHT


NIGHT = {
    "ground": "#000000",
    "text": "#ffffff",
    "highlight": "#d6b4fd",
    "on_highlight": "#2b2b2b",
    "disabled": "#a6a6a6",
}


def test_a_contrast_theme_goes_before_her_choice_and_brings_no_colour_of_ours(qapp, monkeypatch):
    worn = theme.apply(qapp, "light")
    monkeypatch.setattr(theme, "_contrast_theme", lambda: NIGHT)
    worn.follow()
    try:
        used = set(re.findall(r"#[0-9a-f]{6}", qapp.styleSheet()))
        assert used <= set(NIGHT.values())
        assert theme.colours().is_contrast
        assert qapp.palette().window().color().name() == NIGHT["ground"]
    finally:
        monkeypatch.undo()
        worn.follow()
    assert theme.colours() is LIGHT


def test_in_a_contrast_theme_a_fault_has_a_broken_line_and_what_is_selected_the_themes_own_colours(qapp):
    sheet = stylesheet(contrast(NIGHT), 10, "")
    assert re.search(r'QLineEdit\[bad="true"\][^{]*{ border: 2px dashed', sheet)
    assert re.search(r"QListView::item:selected[^{]*{ background: #d6b4fd; color: #2b2b2b; }", sheet)
    assert "dashed" not in stylesheet(LIGHT, 10, "")


def test_system_follows_the_system_while_running(qapp, monkeypatch):
    class Hints:
        def colorScheme(self):
            return Qt.ColorScheme.Dark

    theme.apply(qapp, "system")
    before = theme.colours()
    real = qapp.styleHints()
    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    real.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (before, theme.colours()) == (LIGHT, DARK)
    monkeypatch.undo()
    real.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.colours() is LIGHT


def test_qt_speaks_danish(qapp):
    assert theme.install_danish(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Annuller"


@pytest.mark.parametrize("file", sorted(folder().glob("*.svg")), ids=lambda file: file.stem)
def test_every_picture_shows_something_at_sixteen_pixels(qapp, file):
    image = icon(file.stem, "#00796b", 16).toImage()
    drawn = [image.pixelColor(x, y).alpha() for x in range(16) for y in range(16)]
    assert sum(alpha > 128 for alpha in drawn) > 16


def test_a_picture_takes_the_colour_it_is_asked_for(qapp):
    image = icon("lock", "#a31515", 32).toImage()
    assert image.pixelColor(16, 16).name() == "#a31515"


def test_a_card_without_compositor_has_its_corners_cut(qtbot, monkeypatch):
    monkeypatch.setattr(theme, "has_compositor", lambda: False)
    card = Card()
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    assert not card.mask().contains(QPoint(0, 0))
    assert not card.mask().contains(QPoint(299, 199))
    assert card.mask().contains(QPoint(150, 0))
    assert card.mask().contains(card.rect().center())


@pytest.mark.parametrize(
    ("target", "locked", "words"),
    [
        ("Fasit", True, "Fasit · sagen er låst"),
        ("Fasit", False, "Fasit · kun vinduet kontrolleres"),
        ("", False, "Teksten kopieres"),
    ],
)
def test_the_target_chip_says_what_is_verified(qtbot, target, locked, words):
    chip = Chip()
    qtbot.addWidget(chip)
    show_target(chip, target, locked=locked)
    assert chip.text() == chip.accessibleName() == words


def test_a_footer_shows_the_keys_it_was_given_last(qtbot):
    footer = Footer([("F1", "guide")])
    qtbot.addWidget(footer)
    footer.set_keys([("Esc", "luk")])
    qtbot.waitUntil(lambda: [cap.text() for cap in footer.findChildren(KeyCap)] == ["Esc"])
    assert "luk" in [text.text() for text in footer.findChildren(QLabel)]


def test_a_card_appears_in_the_middle_of_the_screen_or_where_it_is_asked_to(qtbot, qapp):
    card = Card()
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.appear()
    assert (card.geometry().center() - qapp.primaryScreen().availableGeometry().center()).manhattanLength() <= 2
    card.appear(QPoint(10, 20))
    assert card.pos() == QPoint(10, 20)
