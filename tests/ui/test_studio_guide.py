"""The guide room: a word is seen for what it hits before colleagues meet it, and nothing of the file is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from standard_pack import STANDARD
from studio_windows import TODAY, bring_back

from assistant.casework.studio.guide.sheets import FILES, GUIDE, NOTE_TYPES, TYPES, WORDS
from assistant.casework.studio.surroundings import surroundings
from assistant.packs.reader import read_core
from assistant.ui import theme
from assistant.ui.fields.question import Question
from assistant.ui.studio.guide.lists import LISTS
from assistant.ui.studio.guide.room import GuideRoom

pytestmark = pytest.mark.not_on_windows("like")

CTRL = Qt.KeyboardModifier.ControlModifier
NOTES = ("raadighed-udeblivelse", "samtale", "samtale-telefon")
Open = Callable[..., GuideRoom]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with the standard's guide and a few of its notes."""
    made = tmp_path / "pakke"
    (made / "notes").mkdir(parents=True)
    for name in ("pack.toml", "language.toml", *FILES):
        shutil.copy(STANDARD / name, made)
    for file in sorted((STANDARD / "notes").glob("*samtale*.txt")):
        shutil.copy(file, made / "notes")
    return made


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, home: Path) -> Open:
    """The room in a window of its own, once all there is to try a change on has been read."""
    theme.apply(qapp, "light")

    def open_on(folder: Path, *below: Path) -> GuideRoom:
        room = GuideRoom(folder, surroundings(folder, below, TODAY), below)
        qtbot.addWidget(room)
        room.resize(1400, 900)
        room.show()
        bring_back(qtbot, room)
        room.enter()
        qtbot.waitUntil(lambda: room.desk.hits is not None and settled(room), timeout=20_000)
        return room

    return open_on


def settled(room: GuideRoom) -> bool:
    return room.judging.told is not None and not room.judging.is_busy


def wait(qtbot: QtBot, room: GuideRoom) -> None:
    qtbot.waitUntil(lambda: settled(room), timeout=10_000)


def go(qtbot: QtBot, room: GuideRoom, title: str) -> None:
    """Choose the row that is called so."""
    rows = room.frame.chooser.rows
    found = next(at for at in range(rows.count()) if rows.item(at).text().strip(" ●▲–") == title)
    rows.setCurrentRow(found)
    wait(qtbot, room)


def answer(room: GuideRoom, key: str, raw: object) -> None:
    """Answer the question ``key`` of the page in sight."""
    page = room.frame.page
    question = page.form.questions[key]  # type: ignore[union-attr]
    question.set_raw(raw)
    question.changed.emit()


def add(qtbot: QtBot, room: GuideRoom, word: str, match: str = "") -> None:
    """One more word, by keys."""
    press(qtbot, room, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClicks(room.focusWidget(), word)
    answer(room, "match", match)
    wait(qtbot, room)


def press(
    qtbot: QtBot, room: GuideRoom, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press ``key`` in the table of words."""
    room.frame.lists.rows.setFocus()
    qtbot.keyClick(room.frame.lists.rows, key, modifier)


def save(qtbot: QtBot, room: GuideRoom) -> str:
    """Save by its key; what is said then."""
    room.frame.say("")
    room.frame.chooser.rows.setFocus()
    qtbot.keyClick(room.frame.chooser.rows, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: bool(room.frame.said.text()), timeout=10_000)
    wait(qtbot, room)
    return room.frame.said.text()


def words(folder: Path, name: str) -> list[str]:
    core = read_core(folder)
    return [each.word for each in getattr(core.words, name)]


class TestWords:
    def test_whom_a_word_hits_is_shown_before_it_is_saved(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Helbred")
        add(qtbot, room, "telefon", "stem")

        pane = room.frame.hits
        assert "skabelon" in pane.said.text()
        assert "»telefon« siger noget om helbred" in pane.page.toPlainText()
        pane.tabs.setCurrentIndex(1)
        shown = pane.page.toPlainText()
        assert re.search(r"»telefon« står i \d+ sætninger", shown)
        assert "Jobsamtale på telefon" in shown
        assert "telefon" not in words(folder, "health")

    def test_it_is_saved_in_its_place_of_the_alphabet_and_other_rooms_hear_of_it(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        room = opened(folder)
        before = (folder / WORDS).read_text("utf-8")
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")
        with qtbot.waitSignal(room.pack_changed):
            assert save(qtbot, room) == "Gemt."

        after = (folder / WORDS).read_text("utf-8")
        assert after.replace('  { word = "kugleramme" },\n', "") == before
        listed = words(folder, "health")
        assert listed[listed.index("kugleramme") - 1] < "kugleramme" < listed[listed.index("kugleramme") + 1]
        assert not room.is_changed
        assert "ikke ændret noget" in room.frame.hits.said.text()

    def test_a_word_that_hits_nobody_says_so(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")

        assert room.frame.hits.said.text().startswith("Ingen.")
        room.frame.hits.tabs.setCurrentIndex(1)
        assert "»kugleramme« står ingen steder." in room.frame.hits.page.toPlainText()

    def test_a_word_goes_by_delete_and_comes_back(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Ord, der dømmer")
        first = room.frame.lists.current.word
        press(qtbot, room, Qt.Key.Key_Delete)
        assert first not in [each["word"] for each in room.desk.sheet(WORDS).values["judging"]]
        press(qtbot, room, Qt.Key.Key_Z, CTRL)

        assert not room.is_changed
        assert room.frame.lists.current.word == first

    def test_the_list_is_searched_and_sorted(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Helbred")
        table, lists = room.frame.lists.table, room.frame.lists
        qtbot.keyClicks(lists.search, "alkohol")
        shown = [table.entry(row).word for row in range(table.rowCount())]
        assert "alkohol" in shown
        assert all(
            "alkohol" in table.data(table.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
            for row in range(len(shown))
        )
        lists.search.clear()
        lists.words.asked.emit()
        lists.words.order.setCurrentIndex(1)

        found = [table.data(table.index(row, 1)) for row in range(table.rowCount())]
        assert found == sorted(found)
        assert len(set(found)) == 2

    def test_a_fault_stands_at_the_word_and_nothing_is_saved(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        before = (folder / WORDS).read_bytes()
        go(qtbot, room, "Helbred")
        add(qtbot, room, "ab", "stem")

        said = [each.text() for each in room.frame.lists.form.findChildren(QLabel)]
        assert any("for kort til en stamme" in each for each in said)
        assert "Der er ikke gemt" in save(qtbot, room)
        assert (folder / WORDS).read_bytes() == before
        assert room.is_changed

    def test_it_is_not_saved_over_what_another_has_written(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")
        (folder / WORDS).write_text("# en anden har rettet\n", "utf-8")

        assert "rettet et andet sted" in save(qtbot, room)
        assert (folder / WORDS).read_text("utf-8") == "# en anden har rettet\n"
        assert room.is_changed

    def test_looking_at_everything_changes_nothing(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        rows = room.frame.chooser.rows
        for at in range(rows.count()):
            rows.setCurrentRow(at)
            page = room.frame.page
            room.writing.change()
            assert page is not None

        assert not room.is_changed

    def test_own_headings_are_tried_and_kept_nowhere(
        self, qtbot: QtBot, opened: Open, folder: Path, tmp_path: Path, home: Path
    ) -> None:
        room = opened(folder)
        room.frame.hits.own.setPlainText("SAMTALE: Jobsamtale – kugleramme – 24.11.2026")
        go(qtbot, room, "Andet følsomt")
        add(qtbot, room, "kugleramme")
        assert "Din overskrift" in room.frame.hits.page.toPlainText()
        room.frame.lists._take()
        add(qtbot, room, "kuglepen")
        save(qtbot, room)

        kept = [file for place in (tmp_path, home) for file in place.rglob("*") if file.is_file()]
        assert not [file for file in kept if b"Jobsamtale \xe2\x80\x93 kugleramme" in file.read_bytes()]


class TestTypes:
    def test_a_prefix_is_changed_and_the_headings_it_becomes_are_shown(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        room = opened(folder)
        before = (folder / NOTE_TYPES).read_text("utf-8")
        go(qtbot, room, "SAMTALE")
        answer(room, "prefix", "MØDE:")
        wait(qtbot, room)
        assert "→  MØDE: Jobsamtale" in room.frame.hits.page.toPlainText()
        assert room.frame.chooser.row.title == "MØDE"
        answer(room, "prefix", "SAMTALE:")
        answer(room, "purpose", "Siger, at den er holdt.")
        wait(qtbot, room)
        save(qtbot, room)

        was = next(each for each in read_core(STANDARD).note_types if each.id == "samtale")
        assert (folder / NOTE_TYPES).read_text("utf-8") == before.replace(was.purpose, "Siger, at den er holdt.")

    def test_a_prefix_of_two_types_is_told_at_its_question(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "SAMTALE")
        answer(room, "prefix", "KLAGE:")
        wait(qtbot, room)

        said = [each.text() for each in room.frame.types.form.questions["prefix"].findChildren(QLabel)]
        assert any("bruges to gange" in each for each in said)
        rows = room.frame.findings
        assert any("bruges to gange" in rows.item(at).text() for at in range(rows.count()))

    def test_a_new_one_gets_an_id_of_its_name(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        room.frame.chooser.new.click()
        for key, raw in (
            ("name", "Opkald fra gaden"),
            ("prefix", "OPKALD:"),
            ("purpose", "Det skete."),
            ("use_when", "Nogen råber."),
            ("use_not", "De ringer: brug HENVENDELSE."),
            ("keywords", "Ringede"),
        ):
            answer(room, key, raw)
        wait(qtbot, room)
        assert save(qtbot, room) == "Gemt."

        made = read_core(folder).note_types[-1]
        assert (made.id, made.prefix, made.keywords) == ("opkald-fra-gaden", "OPKALD:", ("Ringede",))
        assert made.rank == max(each.rank for each in read_core(STANDARD).note_types) + 1

    def test_one_that_templates_use_is_not_taken_away(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        for title in ("SAMTALE", "KLAGE"):
            go(qtbot, room, title)
            for _ in range(2):
                room.frame.types.remove.click()
            wait(qtbot, room)

        left = [each["id"] for each in room.desk.sheet(NOTE_TYPES).values[TYPES]]
        assert "samtale" in left
        assert "klage" not in left

    def test_what_no_question_shows_of_a_word_stays(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        text = (folder / NOTE_TYPES).read_text("utf-8")
        strange = text.replace('{ word = "afslås" }', '{ word = "afslås", instead = "afslag" }')
        (folder / NOTE_TYPES).write_text(strange, "utf-8")
        room = opened(folder)
        go(qtbot, room, "AFGØRELSE")
        item = room.frame.types.groups["needs"].items[0]
        words = item.questions["one_of"]
        words.set_raw(f"{words.raw()}\ntilbagekaldt")
        words.changed.emit()
        wait(qtbot, room)
        save(qtbot, room)

        after = (folder / NOTE_TYPES).read_text("utf-8")
        assert [line for line in after.splitlines() if line not in strange.splitlines()] == [
            '    { word = "tilbagekaldt" },'
        ]


class TestGuide:
    def test_a_rule_is_given_another_weight(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Helbred")
        room.frame.lists.rule.click()
        wait(qtbot, room)
        answer(room, "severity", "warning")
        wait(qtbot, room)
        save(qtbot, room)

        assert read_core(folder).guide.severities == {"H08": "warning"}
        added = '\n[severities]\nH08 = "warning"\n'
        assert (folder / GUIDE).read_text("utf-8").replace(added, "\n[severities]\n") == (STANDARD / GUIDE).read_text(
            "utf-8"
        )

    def test_numbers_hit_what_is_longer(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Tal")
        answer(room, "warn_chars", 40)
        wait(qtbot, room)

        assert "Lister viser ofte kun 40" in room.frame.hits.page.toPlainText()


class TestAnswersThatAreNotUnderstood:
    @pytest.mark.parametrize(("key", "typed"), [("checked_on", "32.13.20"), ("min_chars", "mange")])
    def test_they_are_kept_and_she_is_taken_back_to_them(
        self, qtbot: QtBot, opened: Open, folder: Path, key: str, typed: str
    ) -> None:
        room = opened(folder)
        before = (folder / GUIDE).read_bytes()
        go(qtbot, room, "Tal")
        question = room.frame.page.form.questions[key]  # type: ignore[union-attr]
        line = question.editor.stops()[0]
        line.selectAll()
        qtbot.keyClicks(line, typed)
        assert room.is_changed
        rows = room.frame.chooser.rows
        rows.setCurrentRow(1)
        assert room.desk.row.title == "Tal"
        assert question.has_focus()
        assert "ikke er forstået" in save(qtbot, room)

        assert (folder / GUIDE).read_bytes() == before
        assert line.text() == typed
        line.selectAll()
        qtbot.keyClicks(line, "12.11.2026" if key == "checked_on" else "12")
        assert save(qtbot, room) == "Gemt."
        assert ("2026-11-12" if key == "checked_on" else "min_chars = 12") in (folder / GUIDE).read_text("utf-8")

    def test_another_word_waits_until_the_day_of_this_one_is_understood(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        room = opened(folder)
        go(qtbot, room, "Forældede ord")
        page = room.frame.lists
        line = page.form.questions["since"].editor.stops()[0]
        line.selectAll()
        qtbot.keyClicks(line, "i går måske")
        page.rows.selectRow(2)
        assert page.rows.currentIndex().row() == 0
        assert line.text() == "i går måske"

        line.selectAll()
        qtbot.keyClicks(line, "12.11.2026")
        page.rows.selectRow(2)
        assert page.rows.currentIndex().row() == 2


class TestLayers:
    @pytest.fixture
    def team(self, tmp_path: Path) -> Path:
        made = tmp_path / "holdet"
        made.mkdir()
        (made / "pack.toml").write_text(_pack("team"), "utf-8")
        return made

    def test_a_pack_without_a_guide_shows_the_one_below_until_it_makes_its_own(
        self, qtbot: QtBot, opened: Open, team: Path, folder: Path
    ) -> None:
        room = opened(team, folder)
        assert not room.frame.types.inside.isEnabled()
        assert "Standardpakken" in room.frame.means.text()
        assert list(room.desk.values()) == []
        room.frame.own_button.click()
        wait(qtbot, room)
        assert room.frame.types.inside.isEnabled()
        save(qtbot, room)

        assert (team / NOTE_TYPES).read_bytes() == (folder / NOTE_TYPES).read_bytes()
        assert sorted(file.name for file in team.iterdir()) == [NOTE_TYPES, "pack.toml"]

    def test_a_word_from_below_no_longer_holds_and_holds_again(
        self, qtbot: QtBot, opened: Open, team: Path, folder: Path
    ) -> None:
        room = opened(team, folder)
        go(qtbot, room, "Helbred")
        assert not room.frame.lists.take.isEnabled()
        room.frame.own_button.click()
        wait(qtbot, room)
        word = room.frame.lists.current.word
        press(qtbot, room, Qt.Key.Key_Delete)
        save(qtbot, room)
        assert read_core(team).words.left_out == (word,)
        room.frame.lists._choose(0)
        press(qtbot, room, Qt.Key.Key_Delete)
        save(qtbot, room)

        assert read_core(team).words.left_out == ()

    def test_a_type_from_below_becomes_the_packs_own_beside_those_it_has(
        self, qtbot: QtBot, opened: Open, team: Path, folder: Path
    ) -> None:
        text = (folder / NOTE_TYPES).read_text("utf-8")
        (team / NOTE_TYPES).write_text("[[note_types]]" + text.split("[[note_types]]")[1], "utf-8")
        room = opened(team, folder)
        go(qtbot, room, "KLAGE")
        room.frame.own_button.click()
        wait(qtbot, room)
        assert save(qtbot, room) == "Gemt."

        assert [each.id for each in read_core(team).note_types] == ["samtale", "klage"]

    def test_a_persons_own_pack_has_none(self, qtbot: QtBot, qapp: QApplication, tmp_path: Path, folder: Path) -> None:
        (tmp_path / "pack.toml").write_text(_pack("own"), "utf-8")
        room = GuideRoom(tmp_path, surroundings(tmp_path, [folder], TODAY), [folder])
        qtbot.addWidget(room)
        room.enter()
        qtbot.waitUntil(lambda: "kun skabeloner" in room.frame.means.text())

        assert not room.frame.chooser.isEnabled()
        assert not room.is_changed

    def test_a_broken_file_is_named_and_left_alone(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        (folder / WORDS).write_text("health = [", "utf-8")
        room = GuideRoom(folder, surroundings(folder, [], TODAY))
        qtbot.addWidget(room)
        room.enter()
        qtbot.waitUntil(lambda: WORDS in room.frame.means.text())

        assert (folder / WORDS).read_text("utf-8") == "health = ["


class TestApproval:
    @pytest.fixture
    def signed(self, folder: Path) -> Path:
        file = folder / WORDS
        file.write_text(file.read_text("utf-8").replace('approved_by = ""', 'approved_by = "Mette Holm"'), "utf-8")
        return folder

    def test_a_word_more_is_approved_by_another_who_sees_it(self, qtbot: QtBot, opened: Open, signed: Path) -> None:
        room = opened(signed)
        go(qtbot, room, "Helbred")
        line = room.frame.signing
        assert "godkendt af Mette Holm." in line.said.text()
        add(qtbot, room, "kugleramme")
        assert "var godkendt af Mette Holm, men er ændret" in line.said.text()
        assert not line.button.isEnabled()

        assert save(qtbot, room) == "Gemt."
        assert "ikke godkendt" in line.said.text()
        assert "approved_by" not in (signed / WORDS).read_text("utf-8")
        dialog = asked(qtbot, room)
        assert "kugleramme" in dialog.findChild(QPlainTextEdit).toPlainText()
        approve(qtbot, dialog, "Sagstast")
        assert "selv sammenlignet" in "".join(each.text() for each in dialog.findChildren(QLabel))

        approve(qtbot, dialog, "Ole Vind")
        qtbot.waitUntil(lambda: room.frame.said.text() == "Godkendt og gemt.")
        assert 'approved_by = "Ole Vind, 24.11.2026"' in (signed / WORDS).read_text("utf-8")
        assert "godkendt af Ole Vind, 24.11.2026." in line.said.text()
        assert not room.is_changed

    def test_what_is_taken_back_is_approved_as_before(self, qtbot: QtBot, opened: Open, signed: Path) -> None:
        room = opened(signed)
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")
        press(qtbot, room, Qt.Key.Key_Delete)
        wait(qtbot, room)
        assert "godkendt af Mette Holm." in room.frame.signing.said.text()
        assert not room.is_changed

    def test_an_approval_that_cannot_be_written_is_none(self, qtbot: QtBot, opened: Open, signed: Path) -> None:
        room = opened(signed)
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")
        save(qtbot, room)
        dialog = asked(qtbot, room)
        theirs = "# en andens\n" + (signed / WORDS).read_text("utf-8")
        (signed / WORDS).write_text(theirs, "utf-8")
        approve(qtbot, dialog, "Ole Vind")
        qtbot.waitUntil(lambda: "rettet et andet sted" in room.frame.said.text())

        assert (signed / WORDS).read_text("utf-8") == theirs
        assert "ikke godkendt" in room.frame.signing.said.text()
        assert not room.is_changed

    def test_another_source_takes_the_comparison_away_in_sight(self, qtbot: QtBot, opened: Open, signed: Path) -> None:
        room = opened(signed)
        go(qtbot, room, "Kilde og godkendelse")
        questions = room.frame.page.form.questions  # type: ignore[union-attr]
        assert questions["checked_by"].raw() == "Sagstast"
        answer(room, "source", "Vores egen liste")
        assert not questions["checked_by"].raw()
        assert not questions["checked_on"].raw()
        answer(room, "checked_by", "Anne Vest")
        save(qtbot, room)
        assert 'checked_by = "Anne Vest"' in (signed / WORDS).read_text("utf-8")
        assert "checked_on" not in (signed / WORDS).read_text("utf-8")

    def test_note_types_are_approved_by_nobody(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "SAMTALE")
        assert not room.frame.signing.isVisible()
        go(qtbot, room, "Tal")
        assert room.frame.signing.isVisible()

    def test_undo_reads_the_files_again(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")
        theirs = (folder / WORDS).read_text("utf-8").replace('word = "abort"', 'word = "aborter"')
        (folder / WORDS).write_text(theirs, "utf-8")
        assert "Fortryd" in save(qtbot, room)
        room.frame.undo.click()
        qtbot.waitUntil(lambda: room.frame.said.text() == "Ændringerne er fortrudt.")
        assert not room.is_changed
        assert room.frame.lists.rows.model().index(0, 0).data() == "aborter"

        add(qtbot, room, "kugleramme")
        assert save(qtbot, room) == "Gemt."
        assert {"aborter", "kugleramme"} <= set(words(folder, "health"))


def asked(qtbot: QtBot, room: GuideRoom) -> QDialog:
    """The dialog that asks who approves."""
    room.frame.signing.button.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in room.findChildren(QDialog)))
    return next(each for each in room.findChildren(QDialog) if each.isVisible())


def approve(qtbot: QtBot, dialog: QDialog, who: str) -> None:
    question = dialog.findChild(Question)
    question.set_raw(who)
    next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "&Godkend").click()


class TestForEverybody:
    def test_it_is_entered_where_something_can_be_chosen_and_a_word_is_added_from_there(
        self, qtbot: QtBot, opened: Open, folder: Path
    ) -> None:
        room = opened(folder)
        rows = room.frame.chooser.rows
        room.setFocus()
        room.refresh()
        qtbot.waitUntil(rows.hasFocus)
        go(qtbot, room, "Roller")
        before = room.frame.lists.rows.model().rowCount()
        qtbot.keyClick(rows, Qt.Key.Key_Plus, CTRL)
        assert room.frame.lists.rows.model().rowCount() == before + 1
        qtbot.keyClicks(room.focusWidget(), "smed")
        assert "smed" in room.desk.sheet(WORDS).values["roles"]  # type: ignore[operator]

    def test_leaving_asks_what_becomes_of_what_is_not_saved(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        went: list[bool] = []
        room.leave(lambda: went.append(True))
        assert went == [True]
        go(qtbot, room, "Helbred")
        add(qtbot, room, "kugleramme")
        room.leave(lambda: went.append(True))
        box = room.findChild(QMessageBox)
        box.defaultButton().click()
        qtbot.waitUntil(lambda: len(went) == 2)

        assert "kugleramme" in words(folder, "health")

    def test_everything_can_be_reached_and_has_a_name(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        for title in ("SAMTALE", "Tal", "H08 helbred", *(each.title for each in LISTS), "Kilde og godkendelse"):
            go(qtbot, room, title)
            stops = [
                each
                for each in room.findChildren(QWidget)
                if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy()
            ]
            nameless = [each for each in stops if not (each.accessibleName() or _text(each))]
            assert nameless == []

    def test_no_key_is_for_two_things(self, qtbot: QtBot, opened: Open, folder: Path) -> None:
        room = opened(folder)
        for title in ("SAMTALE", "Tal", "H08 helbred", "Helbred", "Forældede ord", "Kilde og godkendelse"):
            go(qtbot, room, title)
            texts = [each.text() for each in room.findChildren(QAbstractButton) if each.isVisible()]
            texts += [each.text() for each in room.findChildren(QLabel) if each.isVisible() and each.buddy()]
            letters = [found[1].lower() for text in (*texts, room.title) if (found := re.search(r"&(\w)", text))]
            assert len(letters) == len(set(letters)), (title, sorted(letters))


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _pack(layer: str) -> str:
    return (
        f'id = "holdet"\nversion = "1"\ntitle = "Holdets pakke"\npublisher = "Holdet"\nvalid_from = 2020-01-01\n'
        f'layer = "{layer}"\n'
    )
