"""Nobody is left in the dark: what is broken is told, what is pressed twice is done, and nothing typed goes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import DEADLINE, TODAY, new_pack, open_studio, settle, write

from assistant.casework import hand_files
from assistant.casework.studio.guide.sheets import FILES, GUIDE
from assistant.casework.studio.manuscript import new_manuscript, open_manuscript
from assistant.casework.studio.surroundings import surroundings
from assistant.ui import theme
from assistant.ui.studio import desk as templates_desk
from assistant.ui.studio.condition_edit import ConditionEdit
from assistant.ui.studio.guide.room import GuideRoom
from assistant.ui.studio.rules import desk as rules_desk
from assistant.ui.studio.rules.room import RulesRoom
from assistant.ui.studio.slotted import SlottedEditor
from assistant.ui.studio.templates_room import TemplatesRoom
from assistant.ui.studio.text_edit import TextEdit

pytestmark = pytest.mark.not_on_windows("like")

DEADLINES = "deadlines.toml"
BROKEN = DEADLINE.replace("amount = 10", "amount 10")
WHY = "Fejl i linje 5: Her mangler et lighedstegn: navn = værdi."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_pack(tmp_path / "pakke", (DEADLINES, DEADLINE))


@pytest.fixture
def rules(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> Callable[[], RulesRoom]:
    theme.apply(qapp, "light")

    def enter() -> RulesRoom:
        room = RulesRoom(folder, surroundings(folder, [STANDARD], TODAY), [STANDARD])
        qtbot.addWidget(room, before_close_func=lambda made: made.close_down())
        room.resize(1300, 850)
        room.show()
        room.enter()
        qtbot.waitUntil(lambda: room.desk.ground is not None)
        return room

    return enter


def listed(room: RulesRoom) -> list[str]:
    """What a screen reader hears of each row."""
    items = (room.list.rows.item(row) for row in range(room.list.rows.count()))
    return [str(item.data(Qt.ItemDataRole.AccessibleTextRole) or "") for item in items]


def at_file(room: RulesRoom) -> RulesRoom:
    """Choose the broken file, as a click does."""
    room.list.rows.setCurrentRow(next(row for row, said in enumerate(listed(room)) if said.startswith("Filen ")))
    return room


def test_a_broken_file_of_rules_is_listed_mended_by_hand_and_saved(
    rules: Callable[[], RulesRoom], qtbot: QtBot, folder: Path
) -> None:
    (folder / DEADLINES).write_text(BROKEN, "utf-8")
    room = rules()
    assert f"Filen {DEADLINES}, {WHY}" in listed(room)
    at_file(room)
    assert (room.broken.isVisible(), room.broken.why.text()) == (True, WHY)
    assert room.broken.edit.written == BROKEN
    assert room.broken.edit.code == "P02"
    press_mend(qtbot, room.broken.edit)
    assert room.said.text() == NOTHING
    room.broken.edit.setPlainText(DEADLINE)
    assert room.is_changed
    assert room.broken.why.text() == "Nu kan den læses."
    with qtbot.waitSignal(room.pack_changed):
        room.save()
    assert (folder / DEADLINES).read_text("utf-8") == DEADLINE
    assert room.desk.key == ("deadlines", "svar")
    assert "Svar på en henvendelse, ikke godkendt · svar" in listed(room)
    assert not any(said.startswith("Filen ") for said in listed(room))
    assert not room.is_changed


def test_a_broken_file_that_is_still_broken_is_saved_as_far_as_it_is(
    rules: Callable[[], RulesRoom], qtbot: QtBot, folder: Path
) -> None:
    (folder / DEADLINES).write_text(BROKEN, "utf-8")
    room = at_file(rules())
    room.broken.edit.setPlainText(f"# Halvt rettet.\n{BROKEN}")
    with qtbot.waitSignal(room.pack_changed):
        room.save()
    assert (folder / DEADLINES).read_text("utf-8").startswith("# Halvt rettet.")
    assert room.said.text() == "Gemt. Kolleger får ingen af reglerne i filen, før den er rettet."
    assert room.broken.why.text() == WHY.replace("5", "6")


def test_what_is_written_by_hand_can_be_undone(rules: Callable[[], RulesRoom], qtbot: QtBot, folder: Path) -> None:
    (folder / DEADLINES).write_text(BROKEN, "utf-8")
    room = at_file(rules())
    room.broken.edit.setPlainText("")
    assert room.is_changed
    room.undo.click()
    qtbot.waitUntil(lambda: not room.is_changed)
    assert room.broken.edit.written == BROKEN


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xff", "Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem den igen som UTF-8."),
        (b'deadlines = "ti"', "Her skal stå en liste"),
        (b"deadlines = [1]", "Her skal stå et afsnit"),
    ],
)
def test_a_file_in_which_no_rule_is_found_is_told_of(
    rules: Callable[[], RulesRoom], folder: Path, raw: bytes, why: str
) -> None:
    (folder / DEADLINES).write_bytes(raw)
    room = at_file(rules())
    assert why in room.broken.why.text()
    assert room.broken.edit.isVisible() == (raw != b"\xff")
    assert not room.is_changed


def test_a_file_without_rules_is_not_broken(rules: Callable[[], RulesRoom], folder: Path) -> None:
    (folder / DEADLINES).write_text("# Endnu ingen.\n", "utf-8")
    assert not any(said.startswith("Filen ") for said in listed(rules()))


TEMPLATE = """\
+++
id = "en"
title = "en"
kind = "note"
note_type = "samtale"
version = "1"
valid_from = 2020-01-01
source = "s"
certainty = "high"

[heading]
keyword = "Samtale"

[[fields]]
name = "grund"
type = "text"
label = "Grunden"
max_length = 40
example = "vejret"

[[fields]]
name = "antal"
type = "number"
label = "Antal timer"
example = 3

[[fields]]
name = "note"
type = "text"
label = "En note"
shown_if = "grund or antal > 2"
example = "ja"
+++
{{ grund }} {{ antal }} {{ note }}
"""


def count(room: RulesRoom, days: int) -> None:
    question = room.sheet.form.questions["amount"]
    question.set_raw(days)
    question.changed.emit()


@pytest.fixture
def guide(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> GuideRoom:
    theme.apply(qapp, "light")
    for name in ("language.toml", *FILES):
        shutil.copy(STANDARD / name, folder)
    room = GuideRoom(folder, surroundings(folder, [], TODAY))
    qtbot.addWidget(room, before_close_func=lambda made: made.close_down())
    room.show()
    room.enter()
    qtbot.waitUntil(lambda: room.desk.hits is not None and room.judging.told is not None and not room.judging.is_busy)
    return room


def test_rules_that_are_saved_while_they_are_being_saved_are_saved_again(
    rules: Callable[[], RulesRoom], qtbot: QtBot, folder: Path
) -> None:
    room = rules()
    room.list.chosen.emit(("deadlines", "svar"))
    done: list[str] = []
    count(room, 12)
    room.save(lambda: done.append("først"))
    count(room, 14)
    room.save(lambda: done.append("så"))
    qtbot.waitUntil(lambda: done == ["først", "så"])
    assert "amount = 14" in (folder / DEADLINES).read_text("utf-8")
    assert not room.is_changed


def test_rules_whose_save_fails_for_no_known_reason_can_be_saved_again(
    rules: Callable[[], RulesRoom], qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    room = rules()
    room.list.chosen.emit(("deadlines", "svar"))
    count(room, 12)
    with monkeypatch.context() as failing, qtbot.capture_exceptions() as raised:
        failing.setattr(rules_desk, "save_rules", fail)
        room.save()
        qtbot.waitUntil(lambda: bool(raised))
    assert room.is_changed
    with qtbot.waitSignal(room.pack_changed):
        room.save()
    assert "amount = 12" in (folder / DEADLINES).read_text("utf-8")


def test_a_guide_that_is_saved_while_it_is_being_saved_is_saved_again(
    guide: GuideRoom, qtbot: QtBot, folder: Path
) -> None:
    done: list[str] = []
    guide.desk.sheet(GUIDE).put({"max_chars": 98})
    guide.save(lambda: done.append("først"))
    guide.desk.sheet(GUIDE).put({"max_chars": 99})
    guide.save(lambda: done.append("så"))
    qtbot.waitUntil(lambda: done == ["først", "så"])
    assert "max_chars = 99" in (folder / GUIDE).read_text("utf-8")
    assert not guide.is_changed


def test_a_template_is_saved_though_what_follows_it_fails_and_can_be_saved_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = new_pack(tmp_path / "breve", ("texts/en.txt", TEMPLATE)) / "texts" / "en.txt"
    desk = templates_desk.Desk(tmp_path / "breve")
    desk.manuscript = open_manuscript(file)
    said: list[str] = []

    def save(body: str) -> None:
        assert desk.manuscript is not None
        desk.manuscript.put_body(body)
        desk.save((), lambda saved: said.append(" ".join(saved.missed) or "Gemt."), said.append, lambda: None)

    def fail(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as failing, qtbot.capture_exceptions() as raised:
        failing.setattr(templates_desk, "follow", fail)
        save("Før.\n")
        qtbot.waitUntil(lambda: bool(said))
    assert [kind for kind, *_ in raised] == [RuntimeError]
    assert said.pop().startswith("Andre filer i pakken")
    assert file.read_text("utf-8").endswith("Før.\n")
    save("Nu.\n")
    qtbot.waitUntil(lambda: said == ["Gemt."])
    assert file.read_text("utf-8").endswith("Nu.\n")


@pytest.fixture
def templates(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> TemplatesRoom:
    new_pack(folder, ("texts/en.txt", TEMPLATE))
    room = open_studio(qapp, qtbot, folder).templates
    settle(qtbot, room)
    return room


def test_a_number_that_is_not_understood_is_kept_and_told_of_when_she_comes_back(
    templates: TemplatesRoom, qtbot: QtBot, folder: Path
) -> None:
    templates.sheet.ask("fields.0.max_length")
    page = templates.sheet.fields
    page.item.questions["max_length"].editor.line.clear()
    write(page.item.questions["max_length"].editor.line, "tre")
    page.rows.setCurrentRow(1)
    qtbot.waitUntil(lambda: page.rows.item(0).text().startswith("●"))
    page.rows.setCurrentRow(0)
    question = page.item.questions["max_length"]
    assert question.editor.line.text() == "tre"
    assert question.isVisible()
    assert question.editor.line.property("bad")
    said = [each.text() for each in question.findChildren(QLabel)]
    assert [each for each in said if "tal" in each] == ["● Her skal stå et helt tal."]
    question.editor.line.setText("30")
    question.changed.emit()
    settle(qtbot, templates)
    templates.save()
    qtbot.waitUntil(lambda: not templates.is_changed)
    assert "max_length = 30" in (folder / "texts" / "en.txt").read_text("utf-8")


def test_conditions_that_always_takes_away_come_back_in_one_step(
    templates: TemplatesRoom, qtbot: QtBot, folder: Path
) -> None:
    templates.sheet.ask("fields.2.shown_if")
    when = templates.sheet.fields.item.questions["shown_if"].editor
    assert isinstance(when, ConditionEdit)
    before = when.raw()
    assert len(when._rows) == 2
    when.joint.setFocus()
    qtbot.keyClick(when.joint, Qt.Key.Key_Home)
    assert when.raw() is None
    qtbot.keyClick(when.joint, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert when.raw() == before
    assert not templates.is_changed


def press_mend(qtbot: QtBot, edit: TextEdit) -> None:
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)


NOTHING = "Her er intet, programmet selv kan rette."


def test_the_heading_and_further_texts_are_mended_where_the_caret_is(templates: TemplatesRoom, qtbot: QtBot) -> None:
    page = templates.sheet.text
    templates.sheet.ask("heading.keyword")
    keyword = page.parts["keyword"].editor
    assert isinstance(keyword, SlottedEditor)
    press_mend(qtbot, keyword.edit)
    assert templates.said.text().startswith(NOTHING)
    keyword.edit.setPlainText("{{ grnd }}")
    page.more.add.click()
    text = page.more.items[0].questions["text"].editor
    assert isinstance(text, SlottedEditor)
    page.more.items[0].questions["label"].apply("Aftale")
    text.edit.setPlainText("Kom.\nFordi {{ grnd }}.")
    qtbot.waitUntil(lambda: {keyword, text} <= page._found_in.keys())
    press_mend(qtbot, keyword.edit)
    assert keyword.edit.written == "{{ grund }}"
    press_mend(qtbot, text.edit)
    assert text.edit.written == "Kom.\nFordi {{ grund }}."
    assert templates.said.text() == ""
    settle(qtbot, templates)
    qtbot.waitUntil(lambda: text not in page._found_in)
    press_mend(qtbot, text.edit)
    assert templates.said.text() == NOTHING


def test_the_whole_file_is_mended_on_the_line_of_the_caret(templates: TemplatesRoom, qtbot: QtBot) -> None:
    whole = templates.sheet.whole
    templates.sheet.tabs.setCurrentIndex(len(templates.sheet.pages))
    wrong = TEMPLATE.replace("{{ grund }}", "{{ grnd }}").replace("antal > 2", "antl > 2")
    whole.edit.setPlainText(wrong)
    qtbot.waitUntil(lambda: sum("Mente du" in each.message for each in whole._findings) == 2)
    lines = wrong.split("\n")
    whole.edit.put_caret(0)
    press_mend(qtbot, whole.edit)
    assert templates.said.text() == NOTHING
    for line in (lines.index('shown_if = "grund or antl > 2"'), len(lines) - 2):
        whole.edit.put_caret(line)
        press_mend(qtbot, whole.edit)
    assert whole.edit.written == TEMPLATE


NOT_WRITTEN = "Filen kan ikke gemmes. Er den åben i et andet program, eller er mappen skrivebeskyttet?"


@contextmanager
def write_protected() -> Iterator[None]:
    """Nothing can be written; root, who runs tests in a container, is let through by a mode."""

    def refuse(*_: object) -> None:
        raise PermissionError

    with pytest.MonkeyPatch.context() as patch:
        for name in ("write_bytes", "write_new_bytes", "ensure_folder"):
            patch.setattr(hand_files, name, refuse)
        yield


def test_rules_in_a_protected_folder_stay_as_they_are_written_until_they_can_be_saved(
    rules: Callable[[], RulesRoom], qtbot: QtBot, folder: Path
) -> None:
    signed = f'{DEADLINE}approved_by = "Mette Holm, 21.11.2026"\n'
    (folder / DEADLINES).write_text(signed, "utf-8")
    room = rules()
    room.list.chosen.emit(("deadlines", "svar"))
    count(room, 12)
    with write_protected():
        room.save()
        qtbot.waitUntil(lambda: room.said.text() == NOT_WRITTEN)
    assert room.is_changed
    assert room.sheet.form.questions["amount"].raw() == 12
    assert (folder / DEADLINES).read_text("utf-8") == signed
    with qtbot.waitSignal(room.pack_changed):
        room.save()
    assert "amount = 12" in (folder / DEADLINES).read_text("utf-8")


def test_a_guide_in_a_protected_folder_stays_as_it_is_written_until_it_can_be_saved(
    guide: GuideRoom, qtbot: QtBot, folder: Path
) -> None:
    guide.desk.sheet(GUIDE).put({"max_chars": 99})
    with write_protected():
        guide.save()
        qtbot.waitUntil(lambda: guide.frame.said.text() == NOT_WRITTEN)
    assert guide.is_changed
    with qtbot.waitSignal(guide.pack_changed):
        guide.save()
    assert "max_chars = 99" in (folder / GUIDE).read_text("utf-8")


def test_templates_in_a_protected_folder_stay_as_they_are_written_until_they_can_be_saved(
    templates: TemplatesRoom, qtbot: QtBot, folder: Path
) -> None:
    templates.sheet.text.edit.appendPlainText("Slut.")
    with write_protected():
        templates.save()
        qtbot.waitUntil(lambda: templates.said.text() == NOT_WRITTEN)
        assert templates.is_changed
    assert (folder / "texts" / "en.txt").read_text("utf-8") == TEMPLATE
    templates.save()
    qtbot.waitUntil(lambda: templates.said.text().startswith("Gemt"))
    templates.begin(new_manuscript("letter", TODAY))
    templates.sheet.facts.questions["title"].apply("Mødet er flyttet")
    with write_protected():
        templates.save()
        qtbot.waitUntil(lambda: templates.said.text() == NOT_WRITTEN)
    assert templates.is_changed
    assert not (folder / "letters").exists()
    templates.save()
    qtbot.waitUntil((folder / "letters" / "moedet-er-flyttet.txt").exists)
