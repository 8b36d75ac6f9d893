"""The one style sheet of the program, made from a colour scheme and the system's font.

Widgets ask for a look through their class (``Header``, ``Footer``, ``KeyCap``, ``Chip``) or through the
properties ``role`` (of labels, see ``parts.Role``), ``primary`` (of one button) and ``bad`` (of a field with an error).
"""

from __future__ import annotations

from assistant.ui.colours import Colours

UNIT = 8
"""The grid, in device-independent pixels; half steps are allowed inside a group."""
RADIUS = 10
"""Corner of a window. Fields, buttons and sheets have half of it."""


def stylesheet(c: Colours, points: float, icons: str) -> str:
    """The style sheet for scheme ``c``, a body text of ``points`` and our icons in the folder ``icons``."""
    parts = [_labels(c, points), _surfaces(c), _fields(c, icons), _buttons(c), _lists(c), _menus(c), _form(c, points)]
    return "\n".join([*parts, _contrast(c)] if c.is_contrast else parts)


def _labels(c: Colours, points: float) -> str:
    small, cap, large = points * 0.9, points * 0.82, points * 1.2
    return f"""
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {large:.1f}pt; font-weight: 600; }}
    QLabel[role="label"] {{ font-size: {small:.1f}pt; font-weight: 600; color: {c.muted}; }}
    QLabel[role="help"] {{ font-size: {small:.1f}pt; color: {c.faint}; }}
    QLabel[role="muted"] {{ font-size: {small:.1f}pt; color: {c.muted}; }}
    QLabel[role="error"] {{ font-size: {small:.1f}pt; color: {c.error}; }}
    QLabel[role="warning"] {{ font-size: {small:.1f}pt; color: {c.amber}; }}
    QLabel[role="prefix"] {{ font-weight: 600; color: {c.deep}; }}
    KeyCap {{ font-size: {cap:.1f}pt; font-weight: 600; color: {c.text}; background: {c.quiet};
        border: 1px solid {c.edge}; border-bottom-width: 2px; border-radius: 4px; padding: 1px 5px 0px 5px; }}
    Chip QLabel {{ font-size: {small:.1f}pt; }}
    Chip QLabel[tone="target"] {{ color: {c.deep}; }}
    Chip QLabel[tone="quiet"] {{ color: {c.muted}; }}
    Chip QLabel[tone="warning"] {{ color: {c.amber}; }}
    """


def _surfaces(c: Colours) -> str:
    return f"""
    Header, Footer {{ background: {c.paper}; border: 0px solid {c.line}; }}
    Header {{ border-bottom-width: 1px; border-top-left-radius: {RADIUS}px; border-top-right-radius: {RADIUS}px; }}
    Footer {{ border-top-width: 1px; border-bottom-left-radius: {RADIUS}px; border-bottom-right-radius: {RADIUS}px; }}
    QFrame[role="sheet"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: {UNIT}px; }}
    QFrame[role="notice"] {{ background: {c.ground}; border: 0px solid {c.amber}; border-left-width: 4px; }}
    QFrame[role="notice"][tone="target"] {{ border-color: {c.accent}; }}
    QFrame[role="under-mouse"] {{ background: {c.tint}; }}
    QFrame[role="line"] {{ background: {c.line}; border: none; }}
    QToolTip {{ background: {c.paper}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px 6px; }}
    QScrollArea {{ background: transparent; border: none; }}
    """


def _fields(c: Colours, icons: str) -> str:
    fields = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")

    def each(suffix: str) -> str:
        return ", ".join(field + suffix for field in fields)

    return f"""
    {each("")} {{ background: {c.paper}; color: {c.text}; border: 1px solid {c.edge}; border-radius: 5px;
        padding: 6px 9px; selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
    {each('[bad="true"]')} {{ border-color: {c.error}; }}
    {each(":focus")} {{ border: 2px solid {c.accent}; padding: 5px 8px; }}
    {each('[bad="true"]:focus')} {{ border: 2px solid {c.error}; padding: 5px 8px; }}
    {each(":disabled")} {{ background: {c.ground}; color: {c.faint}; border-color: {c.line}; }}
    {each('[role="bare"]')} {{ background: transparent; border: none; padding: 0px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-position: left; width: 0px;
        border: none; }}
    QComboBox {{ combobox-popup: 0; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox QAbstractItemView {{ background: {c.paper}; border: 1px solid {c.edge}; outline: none;
        selection-background-color: {c.tint}; selection-color: {c.text}; }}
    QComboBox::down-arrow {{ image: url("{icons}/chevron.svg"); width: 12px; height: 12px; }}
    QCheckBox, QRadioButton {{ spacing: {UNIT}px; background: transparent; padding: 2px 0px; }}
    QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator {{ width: 15px; height: 15px;
        background: {c.paper}; border: 1px solid {c.edge}; border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 8px; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
    QCheckBox::indicator:checked, QTableView::indicator:checked {{ image: url("{icons}/check.svg");
        border-color: {c.accent}; }}
    QRadioButton::indicator:checked {{ image: url("{icons}/dot.svg"); border-color: {c.accent}; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
    """


def _buttons(c: Colours) -> str:
    return f"""
    QPushButton {{ background: {c.paper}; color: {c.text}; border: 1px solid {c.edge}; border-radius: 5px;
        padding: 6px 16px; }}
    QPushButton:hover, QPushButton:pressed {{ background: {c.quiet}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px 15px; }}
    QPushButton:disabled {{ color: {c.faint}; border-color: {c.line}; background: {c.ground}; }}
    QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
        font-weight: 600; }}
    QPushButton[primary="true"]:hover, QPushButton[primary="true"]:pressed {{ background: {c.deep}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c.deep}; }}
    QPushButton[primary="true"]:disabled {{ background: {c.line}; color: {c.faint}; border-color: {c.line}; }}
    QPushButton[role="link"], QToolButton[role="link"] {{ background: transparent; border: none; padding: 2px 0px;
        color: {c.muted}; text-align: left; }}
    QPushButton[role="link"]:focus, QToolButton[role="link"]:focus {{ color: {c.accent}; text-decoration: underline; }}
    """


def _lists(c: Colours) -> str:
    return f"""
    QAbstractItemView, QAbstractButton {{ outline: none; }}
    QListView, QTableView, QTreeView {{ background: {c.ground}; color: {c.text}; border: none;
        selection-background-color: {c.tint}; selection-color: {c.text}; gridline-color: {c.line}; }}
    QListView[role="popup"] {{ background: {c.paper}; border: 1px solid {c.edge}; }}
    QListView[role="popup"]::item, QComboBox QAbstractItemView::item {{ padding: 3px {UNIT}px; }}
    QListView[role="nav"] {{ border-right: 1px solid {c.line}; padding: {UNIT}px 0px; }}
    QListView[role="nav"]::item {{ padding: {UNIT}px {UNIT + 4}px;
        border-left: 3px solid transparent; }}
    QListView[role="nav"]::item:selected {{ color: {c.deep}; border-left: 3px solid {c.accent}; }}
    QTableView::item {{ padding: 4px {UNIT}px; border-bottom: 1px solid {c.line}; }}
    QTableView::item:selected, QListView::item:selected {{ background: {c.tint}; color: {c.text}; }}
    QHeaderView {{ background: {c.ground}; border: none; }}
    QHeaderView::section {{ background: {c.ground}; color: {c.muted}; border: none;
        border-bottom: 1px solid {c.edge}; padding: 6px {UNIT + 3}px; }}
    QTabBar::tab {{ background: transparent; color: {c.muted}; border: none; border-bottom: 2px solid transparent;
        padding: {UNIT}px {UNIT + 4}px; }}
    QTabBar[role="narrow"]::tab {{ padding: {UNIT}px {UNIT - 4}px; }}
    QTabBar::tab:hover {{ color: {c.text}; }}
    QTabBar::tab:selected {{ color: {c.deep}; border-bottom: 2px solid {c.accent}; }}
    QTabBar::tab:focus {{ text-decoration: underline; }}
    QTableCornerButton::section {{ background: {c.ground}; border: none; }}
    QScrollBar {{ background: transparent; border: none; margin: 0px; }}
    QScrollBar:vertical {{ width: 10px; }}
    QScrollBar:horizontal {{ height: 10px; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def _menus(c: Colours) -> str:
    return f"""
    QMenu {{ background: {c.paper}; color: {c.text}; border: 1px solid {c.edge}; padding: 4px 0px; }}
    QMenu::item {{ padding: 6px 28px 6px 24px; }}
    QMenu::item:selected {{ background: {c.tint}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.faint}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 0px; }}
    """


def _form(c: Colours, points: float) -> str:
    small = points * 0.9
    return f"""
    QFrame[role="pane"] {{ background: {c.pane}; border: 0px solid {c.line}; border-left-width: 1px; }}
    QFrame[role="pane"][tone="below"] {{ border-left-width: 0px; border-top-width: 1px; }}
    QRadioButton[role="pill"] {{ background: {c.paper}; border: 1px solid {c.edge}; border-radius: 5px;
        padding: 6px 12px 6px 10px; }}
    QRadioButton[role="pill"]:checked {{ background: {c.tint}; border-color: {c.accent}; color: {c.deep}; }}
    QRadioButton[role="pill"][bad="true"] {{ border-color: {c.error}; }}
    QRadioButton[role="pill"]:focus {{ border: 2px solid {c.accent}; padding: 5px 11px 5px 9px; }}
    QPushButton[role="link"][tone] {{ font-size: {small:.1f}pt; }}
    QPushButton[role="link"][tone="error"] {{ color: {c.error}; }}
    QPushButton[role="link"][tone="warning"] {{ color: {c.amber}; }}
    QPushButton[role="link"][tone="fold"] {{ font-weight: 600; }}
    """


def _contrast(c: Colours) -> str:
    """What colour alone tells elsewhere: selected things in the theme's own two colours, faults by a broken line."""
    selected = (
        "QMenu::item:selected, QTableView::item:selected, QListView::item:selected, "
        'QListView[role="nav"]::item:selected, QRadioButton[role="pill"]:checked'
    )
    bad = ", ".join(
        f'{field}[bad="true"]'
        for field in ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
    )
    return f"""
    {selected} {{ background: {c.accent}; color: {c.on_accent}; }}
    QComboBox QAbstractItemView, QListView, QTableView, QTreeView {{ selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    {bad} {{ border: 2px dashed {c.error}; padding: 5px 8px; }}
    QCheckBox::indicator:checked, QRadioButton::indicator:checked, QTableView::indicator:checked {{ image: none;
        background: {c.accent}; border-color: {c.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {c.ground}; border-color: {c.faint}; }}
    QCheckBox:focus, QRadioButton:focus, QPushButton[role="link"]:focus, QToolButton[role="link"]:focus {{
        border: 2px solid {c.accent}; }}
    """
