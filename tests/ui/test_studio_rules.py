"""»Regler og frister«: a rule gets a new time, is tried, saved and approved without its file being seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import DEADLINE, TODAY, bring_back, new_pack, open_studio, write

from assistant.casework.studio.rules.book import RuleBook
from assistant.casework.studio.rules.ground import read_ground
from assistant.casework.studio.rules.kinds import APPROVED, DEADLINES, HOLIDAY, KINDS, Kind
from assistant.model.finding import Finding, Severity
from assistant.ui import theme
from assistant.ui.studio.rules.answers import labels, to_value, told, usual
from assistant.ui.studio.rules.asked import SECTIONS, questions
from assistant.ui.studio.rules.record_form import RecordForm
from assistant.ui.studio.rules.room import RulesRoom
from assistant.ui.studio.rules.timeline_view import TimelineView
from assistant.ui.studio.window import StudioWindow

pytestmark = pytest.mark.not_on_windows("like")

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ENGLISH = re.compile(r"\b(valid|source|certainty|amount|unknown|group|status|rules|facts|deadlines)\b")
FILE = f"""\
{DEADLINE}checked_on = 2026-11-20
checked_by = "Anne Vest"
approved_by = "Mette Holm, 21.11.2026"
"""
Open = Callable[..., StudioWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_pack(tmp_path / "hold", ("deadlines.toml", FILE))


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, folder: Path, home: Path) -> Open:
    """Opens the studio in the rules room, at this line, over these packs."""

    def open_at(kind: str = "deadlines", name: str = "svar", below: Iterable[Path] = ()) -> StudioWindow:
        window = open_studio(qapp, qtbot, folder, list(below))
        window.tabs.setCurrentIndex(window.rooms.index(window.rules))
        qtbot.waitUntil(lambda: window.rules.desk.ground is not None)
        go(window.rules, kind, name)
        return window

    return open_at


def go(room: RulesRoom, kind: str, name: str) -> None:
    """Choose a line, as a click does."""
    rows = room.list.rows
    keys = [rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(rows.count())]
    rows.setCurrentRow(keys.index((kind, name)))


def answer(qtbot: QtBot, room: RulesRoom, key: str, text: str) -> None:
    """Type ``text`` in place of what stands at ``key``, and wait until it is taken."""
    question = room.sheet.form.questions[key]
    room.sheet.form.ask(key)
    stop = question.editor.stops()[0]
    qtbot.keyClick(stop, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(stop, Qt.Key.Key_Delete)
    write(stop, text)
    qtbot.waitUntil(lambda: not room._soon.isActive())


def save(qtbot: QtBot, room: RulesRoom) -> None:
    with qtbot.waitSignal(room.pack_changed):
        qtbot.keyClick(room.window().focusWidget() or room, Qt.Key.Key_S, CTRL)


def dialog(qtbot: QtBot, room: RulesRoom) -> QDialog:
    """The one that is open."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in room.findChildren(QDialog)))
    return next(each for each in room.findChildren(QDialog) if each.isVisible())


def enter(qtbot: QtBot, room: RulesRoom, text: str) -> QDialog:
    """Type ``text`` in the open dialog, and press Enter."""
    shown = dialog(qtbot, room)
    qtbot.waitUntil(lambda: shown.focusWidget() is not None)
    write(shown.focusWidget(), text)
    qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Return)
    if not shown.isVisible():
        bring_back(qtbot, room.window())
    return shown


def begin(qtbot: QtBot, room: RulesRoom, day: str) -> None:
    room.sheet.new.click()
    enter(qtbot, room, day)


def rows(view: TimelineView) -> list[str]:
    """What a screen reader hears of each row."""
    at = (view.model.index(row, 0) for row in range(view.model.rowCount()))
    return [str(view.model.data(each, Qt.ItemDataRole.AccessibleTextRole)) for each in at]


def wording(folder: Path) -> str:
    return (folder / "deadlines.toml").read_text("utf-8")


def test_every_key_of_the_files_is_asked_for_once_with_help_in_danish() -> None:
    for kind in KINDS:
        asked = [name for rows in SECTIONS[kind.name].values() for row in rows for name in row]
        assert sorted(asked) == sorted({each.name for each in fields(kind.record)} - {kind.key, APPROVED})
        assert set(asked) == set(labels(kind))
        told_by = [text for field in questions(kind).values() for text in (field.label, field.help)]
        assert all(told_by)
        assert not any(ENGLISH.search(text) for text in told_by)


def test_a_new_time_is_begun_tried_saved_and_approved_by_another(opened: Open, qtbot: QtBot, folder: Path) -> None:
    room = opened().rules
    begin(qtbot, room, "01.01.2027")
    assert rows(room.sheet.timeline) == [
        "Svar på en henvendelse, 01.01.2020–31.12.2026, sikkerhed: høj, ikke godkendt",
        "Svar på en henvendelse, fra 01.01.2027, sikkerhed: høj, ikke godkendt",
    ]
    answer(qtbot, room, "amount", "5")
    qtbot.waitUntil(lambda: "Frist: 11.01.2027" in room.effect.said["before"].text())
    qtbot.waitUntil(lambda: "Frist: 06.01.2027" in room.effect.said["after"].text())
    assert wording(folder) == FILE
    save(qtbot, room)
    assert "valid_to = 2026-12-31" in wording(folder)
    assert "amount = 5" in wording(folder)
    assert "approved_by" not in wording(folder)
    assert "ikke godkendt" in room.sheet.signing.said.text()
    room.sheet.signing.button.click()
    enter(qtbot, room, "Mette Holm")
    qtbot.waitUntil(lambda: "approved_by" in wording(folder))
    qtbot.waitUntil(lambda: room.sheet.signing.said.text() == "Godkendt af Mette Holm, 24.11.2026.")
    [old, new] = read_ground(folder, []).core.deadlines.deadlines
    assert (old.approved_by, new.approved_by) == ("", "Mette Holm, 24.11.2026")
    assert (old.valid_to, new.valid_from, new.amount) == (date(2026, 12, 31), date(2027, 1, 1), 5)


def test_who_approves_sees_what_was_changed_and_is_not_the_one_who_compared(opened: Open, qtbot: QtBot) -> None:
    room = opened().rules
    answer(qtbot, room, "amount", "12")
    assert "Godkendt af Mette Holm, 21.11.2026, men ændret siden" in room.sheet.signing.said.text()
    assert not room.sheet.signing.button.isEnabled()
    save(qtbot, room)
    room.sheet.signing.button.click()
    shown = enter(qtbot, room, "anne vest")
    texts = [each.text() for each in shown.findChildren(QLabel)]
    assert any("En anden skal godkende." in text for text in texts)
    assert "Ændret, siden den sidst blev godkendt:" in texts
    assert shown.isVisible()
    assert room.desk.record.values.get(APPROVED) is None


def test_what_was_changed_since_is_told_old_and_new(opened: Open, qtbot: QtBot) -> None:
    room = opened().rules
    answer(qtbot, room, "amount", "12")
    save(qtbot, room)
    assert room.desk.changes() == (["Størrelsen: 10 dage → 12 dage"], False)


def test_another_source_takes_the_comparison_away_in_sight(opened: Open, qtbot: QtBot) -> None:
    room = opened().rules
    form = room.sheet.form
    assert form.questions["checked_by"].raw() == "Anne Vest"
    answer(qtbot, room, "source", "et andet papir")
    assert form.questions["checked_on"].raw() is None
    assert form.questions["checked_by"].raw() is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("01.02.2027", "Ingen regel dækker 01.01.2027–31.01.2027: lad denne begynde 01.01.2027"),
        ("01.12.2026", "To regler dækker 01.12.2026–31.12.2026: skriv 30.11.2026 som sidste dag"),
    ],
)
def test_gaps_and_overlaps_are_told_where_they_are_and_not_saved(
    opened: Open, qtbot: QtBot, folder: Path, day: str, said: str
) -> None:
    room = opened().rules
    begin(qtbot, room, "01.01.2027")
    answer(qtbot, room, "valid_from", day)
    assert any(each.startswith(("Ingen regel: ", "To regler på samme tid: ")) for each in rows(room.sheet.timeline))
    qtbot.keyClick(room.window().focusWidget(), Qt.Key.Key_S, CTRL)
    assert room.said.text().startswith(said)
    assert room.sheet.form.questions["valid_from"].has_focus()
    shown = room.sheet.form.questions["valid_from"].findChildren(QLabel)
    assert any(said in each.text() for each in shown)
    assert wording(folder) == FILE


def test_a_new_time_that_would_leave_days_out_is_refused_where_it_is_typed(opened: Open, qtbot: QtBot) -> None:
    room = opened().rules
    answer(qtbot, room, "valid_to", "31.12.2026")
    room.sheet.new.click()
    shown = enter(qtbot, room, "01.03.2027")
    assert shown.isVisible()
    assert any("den nye skal begynde 01.01.2027" in each.text() for each in shown.findChildren(QLabel))
    assert len(rows(room.sheet.timeline)) == 1


def test_what_is_not_understood_is_kept_and_she_is_taken_back_to_it(opened: Open, qtbot: QtBot, folder: Path) -> None:
    window = opened(below=[STANDARD])
    room = window.rules
    answer(qtbot, room, "amount", "ti")
    go(room, "deadlines", "klage")
    assert room.desk.key == ("deadlines", "svar")
    assert room.sheet.form.questions["amount"].has_focus()
    assert room.sheet.form.questions["amount"].raw() == "ti"
    room.save()
    assert "ikke er forstået" in room.said.text()
    assert room.is_changed
    assert wording(folder) == FILE


def test_why_nothing_was_saved_still_stands_there_when_she_has_paused(opened: Open, qtbot: QtBot, folder: Path) -> None:
    room = opened().rules
    question = room.sheet.form.questions["title"]
    answer(qtbot, room, "title", "Svar på et brev")
    (folder / "deadlines.toml").unlink()
    with qtbot.waitSignal(question.settled):
        room.save()
        qtbot.waitUntil(lambda: room.said.text() != "")
    assert "rettet et andet sted" in room.said.text()
    room.sheet.new.setFocus()
    assert "rettet et andet sted" in room.said.text()
    answer(qtbot, room, "title", "Svar")
    assert not room.said.text()


def test_what_the_pack_does_not_decide_is_read_only_until_it_does(opened: Open, qtbot: QtBot, folder: Path) -> None:
    room = opened("holiday", "uddannelseshjaelp", [STANDARD]).rules
    assert not room.sheet.form.isEnabled()
    assert not room.sheet.new.isVisible()
    assert "bestemmer jeres pakke fra da af alle dens tider" in room.sheet._about.text()
    room.sheet.own.click()
    assert "Med følger kontanthjælp, som den henviser til." in room.said.text()
    assert room.sheet.form.isEnabled()
    assert not (folder / "holiday.toml").exists()
    save(qtbot, room)
    own = {each.name for each in room.desk.lines if each.kind is HOLIDAY and each.is_own}
    assert own == {"uddannelseshjaelp", "kontanthjaelp"}


def test_a_persons_own_pack_is_told_that_it_has_none(opened: Open, folder: Path) -> None:
    info = (folder / "pack.toml").read_text("utf-8")
    (folder / "pack.toml").write_text(f'{info}layer = "own"\n', "utf-8")
    room = opened().rules
    assert "En egen pakke har kun skabeloner" in room.sheet._about.text()
    assert not room.sheet.form.isEnabled()
    assert not room.sheet.new.isVisible()
    assert not room.sheet.signing.button.isVisible()


def test_an_example_is_answered_before_and_after(opened: Open, qtbot: QtBot) -> None:
    room = opened().rules
    effect = room.effect
    qtbot.waitUntil(lambda: "Frist: 04.12.2026" in effect.said["same"].text())
    answer(qtbot, room, "amount", "12")
    qtbot.waitUntil(lambda: "Frist: 06.12.2026" in effect.said["after"].text())
    assert "Frist: 04.12.2026" in effect.said["before"].text()
    effect.questions["event"].set_raw("2026-12-01")
    effect.questions["event"].changed.emit()
    qtbot.waitUntil(lambda: "Frist: 13.12.2026" in effect.said["after"].text())
    answer(qtbot, room, "amount", "0")
    qtbot.waitUntil(lambda: effect.said["after"].text() == "Ret det røde først, så kan den prøves.")


def test_a_holiday_is_tried_with_the_days_that_are_typed(opened: Open, qtbot: QtBot) -> None:
    effect = opened("holiday", "kontanthjaelp", [STANDARD]).rules.effect
    effect.questions["period"].set_raw({"from": "2026-12-14", "to": "2026-12-18"})
    effect.questions["period"].changed.emit()
    qtbot.waitUntil(lambda: "14.12.2026-18.12.2026: 5 kalenderdage" in effect.said["same"].text())
    assert "– Ferievejledning" in effect.said["users"].text()
    effect.questions["period"].set_raw({"from": "2026-12-18", "to": "2026-12-14"})
    effect.questions["period"].changed.emit()
    qtbot.waitUntil(lambda: effect.said["after"].text() + effect.said["same"].text() != "")
    qtbot.waitUntil(lambda: "Skriv en ferie" in effect.said["same"].text())


def test_arrow_keys_go_through_the_times(opened: Open, qtbot: QtBot) -> None:
    room = opened("deadlines", "samtaler-dagpenge", [STANDARD]).rules
    view = room.sheet.timeline
    assert [each.said.partition(" · ")[0] for each in view.model.rows] == [
        "01.01.2017–31.12.2017, måske også før og efter",
        "Ikke kendt: 01.01.2018–31.12.2023",
        "01.01.2024–30.06.2026",
        "fra 01.07.2026",
    ]
    view.rows.setFocus()
    assert room.sheet.form.questions["title"].raw() == "Mindst to samtaler i a-kassen og to i kommunen"
    qtbot.keyClick(view.rows, Qt.Key.Key_Up)
    assert room.sheet.form.questions["title"].raw() == "Tre samtaler i a-kassen og tre i jobcentret"
    qtbot.keyClick(view.rows, Qt.Key.Key_Up)
    assert room.sheet.form.questions["title"].raw() == "Tre samtaler i a-kassen og tre i jobcentret"
    qtbot.keyClick(view.rows, Qt.Key.Key_Up)
    assert room.sheet.form.questions["title"].raw() == "Seks samtaler på dagpenge, heraf to fællessamtaler"
    assert view.rows.hasFocus()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_certainty_is_told_by_fill_and_not_by_colour_alone(qapp: QApplication, qtbot: QtBot, scheme: str) -> None:
    theme.apply(qapp, scheme)
    seen: list[int] = []
    for certainty in ("high", "medium", "low", "unknown"):
        view = TimelineView(TODAY)
        qtbot.addWidget(view)
        view.resize(600, 120)
        view.show_records([{"valid_from": date(2017, 1, 1), "certainty": certainty}], [{}], 0)
        view.show()
        seen.append(ink(view.grab().toImage()))
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == len(seen)
    theme.apply(qapp, "light")


def ink(image: QImage) -> int:
    """How many points have the colour that bars are drawn in."""
    accent = QColor(theme.colours().accent).rgb()
    return sum(image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height()))


def test_what_is_not_saved_is_asked_about(opened: Open, qtbot: QtBot, folder: Path) -> None:
    window = opened()
    answer(qtbot, window.rules, "amount", "12")
    left: list[str] = []
    window.rules.leave(lambda: left.append("left"))
    box = next(each for each in window.findChildren(QMessageBox) if each.isVisible())
    assert left == []
    next(each for each in box.buttons() if each.text() == "&Gem").click()
    qtbot.waitUntil(lambda: left == ["left"])
    assert "amount = 12" in wording(folder)


def test_what_is_typed_while_it_is_saved_stays(opened: Open, qtbot: QtBot, folder: Path) -> None:
    room = opened().rules
    answer(qtbot, room, "amount", "12")
    room.save()
    write(room.sheet.form.questions["amount"].editor.stops()[0], "4")
    qtbot.waitUntil(lambda: room.said.text() == "Gemt.")
    assert "amount = 12" in wording(folder)
    assert room.is_changed
    assert room.sheet.form.questions["amount"].raw() == 124
    room.save()
    qtbot.waitUntil(lambda: not room.is_changed)
    assert "amount = 124" in wording(folder)


def test_what_another_has_changed_keeps_nothing_else_from_being_saved(opened: Open, qtbot: QtBot, folder: Path) -> None:
    room = opened(below=[STANDARD]).rules
    go(room, "facts", room.desk.lines[-1].name)
    room.sheet.own.click()
    go(room, "deadlines", "svar")
    answer(qtbot, room, "amount", "12")
    (folder / "facts.toml").write_text("# en andens\n", "utf-8")
    room.save()
    qtbot.waitUntil(lambda: "rettet et andet sted" in room.said.text())
    assert "amount = 12" in wording(folder)
    assert (folder / "facts.toml").read_text("utf-8") == "# en andens\n"

    answer(qtbot, room, "amount", "14")
    room.save()
    qtbot.waitUntil(lambda: "rettet et andet sted" in room.said.text())
    assert "amount = 14" in wording(folder)
    room.undo.click()
    qtbot.waitUntil(lambda: room.said.text() == "Ændringerne er fortrudt.")
    assert not room.is_changed


def test_undo_reads_the_file_again(opened: Open, qtbot: QtBot, folder: Path) -> None:
    room = opened().rules
    answer(qtbot, room, "amount", "12")
    (folder / "deadlines.toml").write_text(FILE.replace("amount = 10", "amount = 14"), "utf-8")
    qtbot.keyClick(room.window().focusWidget(), Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: "rettet et andet sted" in room.said.text())
    assert room.sheet.form.questions["amount"].raw() == 12
    room.undo.click()
    qtbot.waitUntil(lambda: room.sheet.form.questions["amount"].raw() == 14)
    assert not room.is_changed


def test_the_list_is_searched_by_name_and_by_how_it_stands(opened: Open, qtbot: QtBot) -> None:
    room = opened(below=[STANDARD]).rules
    qtbot.keyClick(room.window().focusWidget() or room, Qt.Key.Key_R, ALT)
    assert room.list.search.hasFocus()
    write(room.list.search, "henvendelse")
    found = [room.list.rows.item(row).text() for row in range(room.list.rows.count())]
    assert found[0] == "Frister"
    assert "Svar på en henvendelse\ngodkendt · svar" in found
    assert all("henvendelse" in each.lower() for each in found[1:])


def test_each_field_has_a_name_and_each_mnemonic_is_one(opened: Open) -> None:
    room = opened(below=[STANDARD]).rules
    for kind, name in (("deadlines", "svar"), ("holiday", "kontanthjaelp"), ("facts", "samtale")):
        go(room, kind, name)
        for question in room.sheet.form.questions.values():
            names = [stop.accessibleName() or question.editor.accessibleName() for stop in question.editor.stops()]
            assert all(names), question.field.name
    window = room.window()
    marked = [*(each.title for each in window.rooms), "Find &regel eller frist"]
    marked += [each.text() for each in room.findChildren(QAbstractButton)]
    letters = [found[1].lower() for text in marked if (found := re.search(r"&(\w)", text))]
    assert sorted(letters) == sorted(set(letters))


def test_tab_reaches_every_part_and_the_timeline_in_its_place(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    room = window.rules
    room.list.search.setFocus()
    reached = []
    for _ in range(80):
        reached.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        if window.focusWidget() is room.list.search:
            break
    parts = [room.list.rows, room.sheet.new, room.sheet.timeline.rows]
    parts += [each.editor.stops()[0] for each in room.sheet.form.questions.values()]
    assert [each for each in reached if each in parts] == sorted(parts, key=reached.index)
    assert set(parts) <= set(reached)
    assert room.sheet.signing.button not in reached  # it is approved already


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_the_form_shows_it_gives_back(qapp: QApplication, qtbot: QtBot, kind: Kind) -> None:
    form = RecordForm(kind, TODAY)
    qtbot.addWidget(form)
    form.offer({"kontanthjaelp": "kontanthjælp"})
    for record in RuleBook(STANDARD, kind).records:
        form.show_values(record.values)
        assert form.changes() == {}
        for name, question in form.questions.items():
            shown = to_value(kind, question.field, question.raw())
            assert shown == record.values.get(name) or record.values.get(name) == usual(kind, name)


def test_no_notice_at_all_is_something_else_than_not_known(qapp: QApplication, qtbot: QtBot) -> None:
    form = RecordForm(HOLIDAY, TODAY)
    qtbot.addWidget(form)
    form.show_values({"notice_days": 0})
    assert form.questions["notice_days"].raw() == 0
    form.show_values({})
    assert form.questions["notice_days"].raw() is None


def test_a_finding_of_the_file_is_told_in_the_words_of_the_form() -> None:
    raw = Finding("P05", Severity.ERROR, "notice_days skal være et tal fra 0 til 10000.", "notice_days")
    assert told(HOLIDAY, raw).message == "»Varsel i dage« skal være et tal fra 0 til 10000."
    raw = Finding("P09", Severity.ERROR, 'Er retten ukendt, er sikkerheden det også: certainty = "unknown".')
    assert told(HOLIDAY, raw).message == "Er retten ukendt, er sikkerheden det også: »Ved ikke«."
    raw = Finding("P04", Severity.ERROR, "»source« mangler.", "source")
    assert told(DEADLINES, raw).message == "»Kilde« mangler."
    raw = Finding("P04", Severity.ERROR, "»binds« mangler. Skriv en af citizen, authority.", "binds")
    assert told(DEADLINES, raw).message == "»Hvem skal holde den?« mangler. Vælg en."
