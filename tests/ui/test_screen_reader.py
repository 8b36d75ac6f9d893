"""What a screen reader is told: every window has a name, and so has everything in it that can take the keyboard."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget

from assistant.casework import diagnosis, drafts, reminders
from assistant.casework.diagnosis import Check
from assistant.casework.form_sources import from_text
from assistant.casework.news import News
from assistant.casework.selection import Ground, judge
from assistant.casework.split_rows import findings_of
from assistant.casework.texts import kinds
from assistant.model.reminder import Pending
from assistant.ui import theme
from assistant.ui.bindings import Bindings
from assistant.ui.check import CheckRequest, CheckWindow
from assistant.ui.day_words import DayWords
from assistant.ui.lessons_window import LessonsWindow
from assistant.ui.notice import Notice
from assistant.ui.reminder_card import ReminderCard
from assistant.ui.side_windows import SideWindows
from assistant.ui.split import SplitRequest, SplitWindow
from assistant.ui.strip import Strip, StripRow
from assistant.ui.texts import Telling

TODAY = date(2026, 11, 24)
LETTER = "partshoering-udeblivelse"


def name_of(widget):
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip()


def nameless(window):
    """What the keyboard can get to and nobody can tell what it is; a view that scrolls is told by what is in it."""
    inside = [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(window) and each.isEnabled()
    ]
    return [
        f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in [window, *inside]
        if type(each) is not QScrollArea and not name_of(each)
    ]


@pytest.fixture
def side(qapp, qtbot, day, workplace):
    theme.apply(qapp, "light")
    desktop = day.world.desktop
    made = SideWindows(desktop, Bindings(desktop.hotkeys, lambda: None, lambda _: None), lambda _: None, lambda: None)
    yield made
    for name in ("_settings", "_about", "_wordings", "_crash"):
        if name in made.__dict__:
            qtbot.addWidget(getattr(made, name))
    if "_suggestion" in made.__dict__:
        qtbot.addWidget(made._suggestion.window)


def test_a_window_of_ours_that_names_nothing_is_found(qtbot):
    bare = QWidget()
    qtbot.addWidget(bare)
    field = QWidget(bare)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    bare.show()
    assert len(nameless(bare)) == 2


def test_the_palette(day):
    day.flow.press_leader()
    assert nameless(day.flow.palette) == []


def test_what_is_new_in_texts_she_uses(qtbot, day, workplace):
    window = LessonsWindow()
    qtbot.addWidget(window)
    window.open([News(workplace.library.template(LETTER, TODAY), TODAY, "Nyt.", (), ())])
    assert nameless(window) == []
    day.flow.palette.tell_news("Nyt i en tekst, du bruger: Partshøring")
    day.flow.press_leader()
    assert nameless(day.flow.palette) == []


@pytest.mark.not_on_windows("like")
def test_the_form_of_every_template(day, workplace):
    wrong = {}
    for entry in workplace.library.entries(TODAY):
        day.flow.press(entry.id)
        if "form" in day.flow.__dict__ and day.flow.form.isVisible():
            if found := nameless(day.flow.form):
                wrong[entry.id] = found
            day.flow.form._close()
    assert wrong == {}
    assert "form" in day.flow.__dict__


def test_the_notice(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell(Telling("Teksten er ikke indsat", ("Vinduet er lukket.",), again="indsæt igen"))
    assert nameless(notice) == []


def test_the_settings_on_every_page(side, workplace):
    side.show_settings(workplace)
    window = side._settings
    for page in range(window.names.count()):
        window.names.setCurrentRow(page)
        assert nameless(window) == []


def test_the_diagnosis(side, workplace):
    side._about.tell(list(diagnosis.checks(workplace.library)))
    assert nameless(side._about) == []


def test_the_diagnosis_adds_what_took_longer(side, workplace, qtbot, monkeypatch):
    late = Check("Kladder", ok=False, detail="gemmes kun i hukommelsen", remedy="Lås nøgleringen op.")
    monkeypatch.setattr(drafts, "check", lambda days: late)
    side.show_diagnosis(workplace)
    before = list(side._about._checks)
    assert late not in before
    qtbot.waitUntil(lambda: late in side._about._checks)
    assert side._about._checks == [*before, late]
    assert nameless(side._about) == []


def test_the_list_of_drafts(day, qtbot):
    day.flow.press("raadighed-udeblivelse")
    day.flow.form._panel.questions["haendt"].editor.sheet.setPlainText("Borgeren var ikke mødt.")
    day.flow.form.leave()
    day.flow.press("kladder")
    window = day.flow.drafts.window
    assert window.rows.count() == 1
    assert nameless(window) == []


def test_the_suggestion(side, workplace):
    side.show_suggestion(workplace, LETTER, DayWords())
    assert nameless(side._suggestion.window) == []


def test_the_published_wordings(side, workplace, qtbot):
    side.show_wordings(workplace)
    qtbot.wait(50)
    assert nameless(side._wordings) == []


def test_the_check_of_a_selected_text(qtbot, workplace):
    window, knowledge = CheckWindow(), workplace.library.knowledge
    qtbot.addWidget(window)
    window.open(
        CheckRequest(
            text="Jobsamtale nr. 3 – telefon – 24/11-2026",
            target="Fasit",
            is_locked=True,
            judge=lambda what, note_type, kind: judge(Ground(knowledge, TODAY), what, note_type, kind),
            note_types=[(each.id, each.name) for each in knowledge.note_types.values()],
            kinds=list(kinds(knowledge).items()),
        )
    )
    assert nameless(window) == []


def test_a_text_that_is_split(qtbot, workplace):
    window, knowledge = SplitWindow(), workplace.library.knowledge
    qtbot.addWidget(window)
    window.open(
        SplitRequest(
            forms=knowledge.forms,
            lines=from_text("Virksomhedens navn: Butik ApS\nCVR-nr.: 12345678"),
            source="Fra det markerede",
            judge=lambda form, row: findings_of(knowledge, form, row, TODAY),
            leader="Ctrl+½",
            problem=(),
        )
    )
    assert nameless(window) == []


def test_a_plan_in_every_section_and_where_it_begins(day, qtbot):
    day.flow.press("plan")
    plans = day.flow.plans
    qtbot.waitUntil(lambda: "start" in plans.__dict__ and plans.start.isVisible())
    plans.start.ask("Er det en løbende sag?", lambda: None, lambda: None)
    assert nameless(plans.start) == []
    plans.start.begun.emit("fleksjob", None)
    qtbot.waitUntil(lambda: "desk" in plans.__dict__ and plans.desk.window.isVisible())
    window = plans.desk.window
    for number, entry in enumerate(window.entries):
        window.go_to(number)
        if entry.section.kind == "attachments":
            window.page.editor.add_row()
        else:
            window.page.left_out.click()
        assert nameless(window) == []
    window.finder.open()
    assert nameless(window) == []
    window.wipe()
    plans.desk.saving.card.tell(Path("plan.docx"), "3 af 17 afsnit er udfyldt.")
    assert nameless(plans.desk.saving.card) == []


def test_the_reminder(qtbot):
    reminder, now = ReminderCard(), datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
    qtbot.addWidget(reminder)
    reminder.tell(reminders.card((Pending("journal", now),), now), now)
    assert nameless(reminder) == []


def test_the_strip(qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    strip.tell([StripRow("Aftalefelt", "1")], "Ctrl+½")
    assert nameless(strip) == []
    strip.tell([], "")


def test_the_report_of_the_unexpected(side):
    side.show_crash(ValueError("x"))
    assert nameless(side._crash) == []
