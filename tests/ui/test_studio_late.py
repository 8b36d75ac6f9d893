"""What a worker brings late changes nothing that she has written or gone to meanwhile, and nothing typed is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from standard_pack import STANDARD
from studio_windows import DEADLINE, TODAY, new_pack

from assistant.casework.studio.guide.sheets import FILES, GUIDE
from assistant.casework.studio.manuscript import open_manuscript
from assistant.casework.studio.rules.kinds import APPROVED
from assistant.casework.studio.surroundings import surroundings
from assistant.ui import theme
from assistant.ui.studio import checking, desk
from assistant.ui.studio.checking import CheckLine
from assistant.ui.studio.guide import room as guide_room
from assistant.ui.studio.guide.room import GuideRoom
from assistant.ui.studio.help import HelpWindow
from assistant.ui.studio.room import Room
from assistant.ui.studio.rules import desk as rules_desk
from assistant.ui.studio.rules.room import RulesRoom
from assistant.ui.studio.templates_room import TemplatesRoom

pytestmark = pytest.mark.not_on_windows("like")

ONE, OTHER = "texts/en.txt", "texts/to.txt"
HARD = "§\u00a09"
TEMPLATE = """\
+++
id = "{0}"
title = "{0}"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "s"
certainty = "high"
+++
Efter {1} i loven.
Vi ses.
"""


class Held:
    """Stands in for a worker: it does at once what it is asked for, and tells its answer when it is let go."""

    def __init__(self) -> None:
        self._answers: list[Callable[[], object]] = []

    def __call__(
        self,
        work: Callable[[], object],
        on_done: Callable[..., Any],
        on_failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        try:
            answer, tell = work(), on_done
        except Exception as error:
            assert on_failed is not None
            answer, tell = error, on_failed
        self._answers.append(lambda: tell(answer))

    def let_go(self) -> None:
        answers, self._answers = self._answers, []
        for tell in answers:
            tell()


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_pack(tmp_path / "pakke", (ONE, TEMPLATE.format("en", HARD)), (OTHER, TEMPLATE.format("to", HARD)))


def show(qapp: QApplication, qtbot: QtBot, room: Room) -> None:
    theme.apply(qapp, "light")
    qtbot.addWidget(room, before_close_func=lambda made: made.close_down())
    room.resize(1300, 850)
    room.show()


@pytest.fixture
def templates(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> TemplatesRoom:
    room = TemplatesRoom(folder, surroundings(folder, [STANDARD], TODAY), [STANDARD])
    show(qapp, qtbot, room)
    qtbot.waitUntil(lambda: room.desk.file == folder / ONE)
    qtbot.waitUntil(lambda: room.check.button.text() == "Kontrollér alle", timeout=20_000)
    return room


def write(room: TemplatesRoom, added: str) -> None:
    edit = room.sheet.text.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText(added)


def press_save(room: Room) -> None:
    """»Gem« in the question about what is not saved."""
    box = next(each for each in room.findChildren(QMessageBox) if each.isVisible())
    next(button for button in box.buttons() if button.text() == "&Gem").click()


def is_asked(room: Room) -> bool:
    return any(each.isVisible() for each in room.findChildren(QMessageBox))


def test_what_is_typed_while_a_template_is_saved_is_asked_about_before_another_is_opened(
    templates: TemplatesRoom, held: Held, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "run_task", held)
    write(templates, "Før.\n")
    templates.open(OTHER)
    press_save(templates)
    write(templates, "Imens.\n")
    held.let_go()
    assert "Før.\n" in (folder / ONE).read_text("utf-8")
    assert is_asked(templates)
    assert templates.desk.file == folder / ONE
    press_save(templates)
    held.let_go()
    assert (folder / ONE).read_text("utf-8").endswith("Før.\nImens.\n")
    assert templates.desk.file == folder / OTHER


def test_a_template_that_has_been_saved_does_not_call_her_back_from_another(
    templates: TemplatesRoom, held: Held, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "run_task", held)
    write(templates, "Slut.\n")
    templates.save()
    templates.begin(open_manuscript(folder / OTHER))
    held.let_go()
    assert (folder / ONE).read_text("utf-8").endswith("Slut.\n")
    assert (templates.list.path, templates.desk.file) == (OTHER, folder / OTHER)
    assert templates.said.text() == ""


def test_what_was_found_in_a_template_is_not_told_of_one_that_cannot_be_opened(
    templates: TemplatesRoom, held: Held, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(templates, "work", held)
    templates.judging.examined.connect(told.append)
    templates.judging._examine()
    (folder / OTHER).write_bytes(b"\xff")
    templates.open(OTHER)
    held.let_go()
    assert templates.desk.manuscript is None
    assert told == []


@pytest.mark.parametrize("is_whole", [False, True])
def test_a_hard_space_stays_where_it_is_when_something_else_is_written(
    templates: TemplatesRoom, qtbot: QtBot, folder: Path, *, is_whole: bool
) -> None:
    """Without it the sign and the number may be parted at the end of a line."""
    sheet = templates.sheet
    sheet.tabs.setCurrentIndex(len(sheet.pages) if is_whole else 2)
    edit = sheet.whole.edit if is_whole else sheet.text.edit
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText("Hilsen\n")
    templates.save()
    qtbot.waitUntil(lambda: templates.said.text().startswith("Gemt"))
    assert (folder / ONE).read_text("utf-8").endswith(f"Efter {HARD} i loven.\nVi ses.\nHilsen\n")


def test_a_line_that_is_broken_within_a_paragraph_is_a_line(templates: TemplatesRoom) -> None:
    """Shift+Enter, as in Word."""
    write(templates, "a\u2028b\n")
    assert templates.desk.manuscript is not None
    templates.writing.take()
    assert templates.desk.manuscript.body.endswith("a\nb\n")


@pytest.fixture
def rules(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> RulesRoom:
    (folder / "deadlines.toml").write_text(DEADLINE, "utf-8")
    room = RulesRoom(folder, surroundings(folder, [], TODAY))
    show(qapp, qtbot, room)
    room.enter()
    qtbot.waitUntil(lambda: room.desk.ground is not None)
    return room


def amount(room: RulesRoom) -> object:
    return room.desk.record.values.get("amount") if room.desk.record else None


def count(room: RulesRoom, days: int) -> None:
    question = room.sheet.form.questions["amount"]
    question.set_raw(days)
    question.changed.emit()
    room._take()


def test_a_rule_that_is_written_while_the_pack_is_read_anew_stays(
    rules: RulesRoom, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules_desk, "run_task", held)
    rules.refresh()
    count(rules, 12)
    held.let_go()
    assert amount(rules) == 12
    assert rules.is_changed


def test_rules_that_were_read_before_they_were_saved_do_not_come_back(
    rules: RulesRoom, held: Held, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = Held()
    monkeypatch.setattr(rules_desk, "run_task", early)
    rules.refresh()
    monkeypatch.setattr(rules_desk, "run_task", held)
    count(rules, 12)
    rules.save()
    held.let_go()
    early.let_go()
    assert "amount = 12" in (folder / "deadlines.toml").read_text("utf-8")
    assert amount(rules) == 12


def test_what_is_typed_while_rules_are_saved_is_asked_about_before_the_window_goes(
    rules: RulesRoom, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[bool] = []
    count(rules, 12)
    monkeypatch.setattr(rules_desk, "run_task", held)
    rules.leave(lambda: gone.append(True))
    press_save(rules)
    count(rules, 14)
    held.let_go()
    assert not gone
    press_save(rules)
    held.let_go()
    assert gone


def test_a_rule_that_is_read_anew_while_somebody_approves_is_not_approved_unseen(
    rules: RulesRoom, held: Held, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = rules.desk.record
    assert shown is not None
    monkeypatch.setattr(rules_desk, "run_task", held)
    (folder / "deadlines.toml").write_text(DEADLINE.replace("amount = 10", "amount = 30"), "utf-8")
    rules.refresh()
    held.let_go()
    assert "imens" in rules._approve(shown, "Mette Holm")
    assert not rules.is_changed
    assert rules.desk.record is not None
    assert rules._approve(rules.desk.record, "Mette Holm") == ""


@pytest.fixture
def guide(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> GuideRoom:
    for name in ("language.toml", *FILES):
        shutil.copy(STANDARD / name, folder)
    room = GuideRoom(folder, surroundings(folder, [], TODAY))
    show(qapp, qtbot, room)
    room.enter()
    qtbot.waitUntil(lambda: room.desk.hits is not None and room.judging.told is not None and not room.judging.is_busy)
    return room


def lengthen(room: GuideRoom, chars: int) -> None:
    room.desk.sheet(GUIDE).put({"max_chars": chars})


def test_a_guide_that_is_written_while_it_is_read_anew_stays(
    guide: GuideRoom, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide_room, "run_task", held)
    guide.refresh()
    lengthen(guide, 99)
    held.let_go()
    assert guide.desk.sheet(GUIDE).values["max_chars"] == 99
    assert guide.is_changed


def ask_approval(guide: GuideRoom) -> None:
    guide.writing.open(next(row for rows in guide.desk.rows().values() for row in rows if row.file == GUIDE))
    guide._ask_approval()


def test_nobody_approves_a_guide_that_was_changed_before_its_changes_were_shown(
    guide: GuideRoom, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "work", held)
    ask_approval(guide)
    lengthen(guide, 99)
    held.let_go()
    assert not guide.findChildren(QDialog)


def test_a_guide_that_is_read_anew_while_somebody_approves_is_not_approved_unseen(
    guide: GuideRoom, held: Held, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengthen(guide, 99)
    guide.save()
    qtbot.waitUntil(lambda: not guide.is_changed)
    shown = guide.desk.sheet(GUIDE)
    monkeypatch.setattr(guide_room, "run_task", held)
    guide.refresh()
    held.let_go()
    assert "imens" in guide._approve(shown, "Mette Holm")
    assert APPROVED not in guide.desk.sheet(GUIDE).values
    assert guide._approve(guide.desk.sheet(GUIDE), "Mette Holm") == ""


@pytest.fixture
def line(qtbot: QtBot, folder: Path, held: Held, monkeypatch: pytest.MonkeyPatch) -> CheckLine:
    monkeypatch.setattr(checking, "run_task", held)
    made = CheckLine(folder, (), TODAY)
    qtbot.addWidget(made)
    return made


def test_a_check_that_is_wanted_while_one_runs_is_made_once_more(line: CheckLine, held: Held, folder: Path) -> None:
    """What the one that runs has judged already may be another now."""
    found: list[list[str]] = []
    line.finished.connect(lambda pack: found.append([entry.id for entry in pack.entries]))
    line.start()
    line.start()
    (folder / OTHER).unlink()
    held.let_go()
    assert found == []
    held.let_go()
    assert found == [["en"]]
    assert line.button.text() == "Kontrollér alle"


def test_a_check_that_fails_can_be_made_again(line: CheckLine, held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as failing:
        failing.setattr(line._check, "run", fail)
        line.start()
    with pytest.raises(PermissionError):
        held.let_go()
    assert line.button.text() == "Kontrollér alle"
    found: list[object] = []
    line.finished.connect(found.append)
    line.start()
    held.let_go()
    assert found[-1] is not None


@pytest.mark.parametrize("name", ["valid_to", "withdrawn"])
def test_a_day_that_does_not_exist_is_not_saved_as_no_day(
    templates: TemplatesRoom, qtbot: QtBot, folder: Path, name: str
) -> None:
    """The wording would go on after the day that she meant to be its last."""
    question = templates.sheet.facts.questions[name]
    question.editor.line.setText("31.02.2027")
    question.left()
    assert templates.is_changed
    templates.sheet.tabs.setCurrentIndex(2)
    templates.save()
    assert templates.said.text() == "Ret det, der ikke er forstået, før du gemmer."
    assert templates.sheet.tabs.currentIndex() == 0
    assert question.isVisibleTo(templates)
    assert (folder / ONE).read_text("utf-8") == TEMPLATE.format("en", HARD)
    question.editor.line.setText("28.02.2027")
    templates.save()
    qtbot.waitUntil(lambda: templates.said.text().startswith("Gemt"))
    assert f"{name} = 2027-02-28\n" in (folder / ONE).read_text("utf-8")


def test_a_day_that_was_written_strangely_by_hand_stays_as_it_is(
    templates: TemplatesRoom, qtbot: QtBot, folder: Path
) -> None:
    strange = TEMPLATE.format("to", HARD).replace("kind =", 'valid_to = "31.02.2027"\nkind =')
    (folder / OTHER).write_text(strange, "utf-8")
    templates.open(OTHER)
    assert not templates.is_changed
    write(templates, "Slut.\n")
    templates.save()
    qtbot.waitUntil(lambda: templates.said.text().startswith("Gemt"))
    assert (folder / OTHER).read_text("utf-8") == f"{strange}Slut.\n"


def test_help_goes_back_to_nothing_that_has_gone(qtbot: QtBot) -> None:
    """It may stay open while she goes to another question, whose fields are others."""
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    window.show()
    line.setFocus()
    shown = HelpWindow(window)
    shown.tell("## Titel")
    delete(line)
    shown.reject()
    assert not shown.isVisible()
