"""The publishing room: a team lead's text goes to colleagues by keyboard alone, and nothing goes unseen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pack_town import Desk, Town
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from studio_windows import at, new_pack, open_studio, write

from assistant.casework.studio.packs import own_pack
from assistant.store import paths
from assistant.supply import archive, keys
from assistant.ui.studio.publish.step import Stage
from assistant.ui.studio.publish.steps import Steps
from assistant.ui.studio.window import StudioWindow

pytestmark = pytest.mark.not_on_windows("like")

PASSPHRASE = "fire ord på en seddel"
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PACK = 'id = "noter"\nversion = "{}"\ntitle = "Noter"\npublisher = "Team 7"\nvalid_from = 2020-01-01\n'
TEMPLATE = """\
+++
id = "{id}"
title = "{title}"
kind = "text"
version = "1"  # holdets
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
{more}+++
{text}
"""
Write = Callable[..., Path]
Open = Callable[[], StudioWindow]


@pytest.fixture(scope="module")
def founders(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Their keys, made once."""
    return Town(tmp_path_factory.mktemp("stiftere"), datetime.now(UTC))


@pytest.fixture
def town(founders: Town, tmp_path: Path, home: Path) -> Town:
    """This machine fetches from its share; the keys of Lone and of the publisher lie in files."""
    town = Town(tmp_path / "drev æøå", datetime.now(UTC), keys=founders.keys)
    town.found()
    (tmp_path / "root.json").write_bytes(town.trusted)
    for name in ("lone", "udgiver"):
        keys.to_file(town.keys[name], tmp_path / f"{name}.key", PASSPHRASE)
    home.mkdir(exist_ok=True)
    decided = f"source = '{town.folder}'\npacks = ['team07/noter']\nroot = '{tmp_path / 'root.json'}'\n"
    paths.policy_file().write_text(f"[updates]\n{decided}", "utf-8")
    return town


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "noter"
    made.mkdir()
    (made / "pack.toml").write_text(PACK.format("2026.11.1"), "utf-8")
    return made


@pytest.fixture
def put(folder: Path) -> Write:
    """Write one of the pack's templates."""

    def write_template(name: str, text: str, more: str = "") -> Path:
        file = folder / f"{name}.txt"
        file.write_text(TEMPLATE.format(id=name, title=name.capitalize(), more=more, text=text), "utf-8")
        return file

    return write_template


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, folder: Path) -> Open:
    """Opens the studio on the pack, and goes to the publishing room by its letter."""

    def open_window() -> StudioWindow:
        window = open_studio(qapp, qtbot, folder, below=())
        qtbot.keyClick(window, Qt.Key.Key_U, ALT)
        qtbot.waitUntil(lambda: window.publish.steps is not None and window.publish.steps.check.start.isVisible())
        return window

    return open_window


def steps_of(window: StudioWindow) -> Steps:
    assert window.publish.steps is not None
    return window.publish.steps


def stages(window: StudioWindow) -> list[str]:
    return [step.chip.text() for step in steps_of(window).all]


def alt(qtbot: QtBot, window: StudioWindow, key: Qt.Key) -> None:
    qtbot.keyClick(at(window), key, ALT)


def check(qtbot: QtBot, window: StudioWindow) -> Steps:
    """Check the pack, and wait for what it came to."""
    steps = steps_of(window)
    alt(qtbot, window, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: steps.check.stage in (Stage.GOOD, Stage.MEND), timeout=20_000)
    qtbot.waitUntil(lambda: not steps.change.is_busy, timeout=20_000)
    return steps


def go_to_sign(qtbot: QtBot, window: StudioWindow) -> Steps:
    """Check, and go by what is changed."""
    steps = check(qtbot, window)
    alt(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(steps.sign._teams) and not steps.sign.is_busy)
    return steps


def sign(qtbot: QtBot, window: StudioWindow, key: Path, passphrase: str = PASSPHRASE) -> None:
    """See what is published, and sign it with the key in a file."""
    steps = steps_of(window)
    alt(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: steps.sign.ready is not None, timeout=20_000)
    alt(qtbot, window, Qt.Key.Key_O)  # Qt of the tests knows no Alt+Ø
    steps.sign.key.file.setFocus()
    write(at(window), str(key))
    alt(qtbot, window, Qt.Key.Key_A)
    write(at(window), passphrase)
    alt(qtbot, window, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not steps.sign.is_busy)


def lay(qtbot: QtBot, window: StudioWindow) -> None:
    steps = steps_of(window)
    alt(qtbot, window, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: not steps.send.is_busy)


def publish_on_share(town: Town, folder: Path) -> None:
    town.put("team07", "team07/noter.zip", archive.build(folder), "lone")


def fetched(town: Town, tmp_path: Path, unit: str = "") -> dict[str, bytes]:
    """What a colleague's machine gets."""
    ((_, raw),) = Desk(tmp_path / "skrivebord", str(town.folder), town.trusted).look("team07/noter", unit=unit)
    return archive.read(raw)


def test_a_team_leads_text_reaches_a_colleague_by_keyboard_alone(
    town: Town, put: Write, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    window = opened()
    assert stages(window) == ["ikke begyndt"] * 4
    steps = go_to_sign(qtbot, window)
    assert stages(window) == ["i orden", "i orden", "i gang", "ikke begyndt"]
    sign(qtbot, window, tmp_path / "lone.key")
    assert stages(window) == ["i orden", "i orden", "i orden", "i gang"]
    assert not town.share.proposal("team07").exists()
    lay(qtbot, window)
    assert stages(window) == ["i orden"] * 4
    assert "ligger klar i indbakken" in steps.send.said.text()
    town.publish()
    assert fetched(town, tmp_path)["aftale.txt"].endswith(b"Vi ses i morgen.\n")


def test_an_error_leads_to_its_template_and_stops_the_rest(town: Town, put: Write, opened: Open, qtbot: QtBot) -> None:
    assert town
    put("aftale", "Vi ses i morgen.")
    put("forkert", "Vi ses {{ hvornaar }}.")
    window = opened()
    steps = check(qtbot, window)
    assert stages(window) == ["noget skal rettes", *["ikke begyndt"] * 3]
    (row,) = [steps.check.findings.item(n).text() for n in range(steps.check.findings.count())]
    assert row.startswith("forkert.txt, linje 10: ")
    assert steps.said.text() == steps.check.said.text()
    qtbot.waitUntil(steps.check.findings.hasFocus)
    qtbot.keyClick(steps.check.findings, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.templates
    assert window.templates.desk.values["title"] == "Forkert"


def test_what_is_not_saved_in_another_room_is_saved_first(town: Town, put: Write, opened: Open, qtbot: QtBot) -> None:
    assert town
    put("aftale", "Vi ses i morgen.")
    window = opened()
    assert window.templates.desk.manuscript is not None
    window.templates.desk.manuscript.put_body("Noget andet.\n")
    window.templates.sheet.show_values(window.templates.desk.values)
    steps = steps_of(window)
    alt(qtbot, window, Qt.Key.Key_K)
    assert steps.check.stage is Stage.MEND
    assert "ikke er gemt" in steps.check.said.text()


def test_a_check_can_be_ended_and_begun_anew(town: Town, put: Write, opened: Open, qtbot: QtBot) -> None:
    assert town
    for number in range(40):
        put(f"aftale-{number}", "Vi ses i morgen.")
    window = opened()
    steps = steps_of(window)
    alt(qtbot, window, Qt.Key.Key_K)
    assert steps.check.line.button.hasFocus()
    assert stages(window)[0] == "i gang"
    qtbot.keyClick(at(window), Qt.Key.Key_Space)
    qtbot.waitUntil(steps.check.start.isVisible, timeout=20_000)
    assert (stages(window)[0], steps.check.said.text()) == ("ikke begyndt", "Kontrollen er stoppet.")
    assert steps.check.start.hasFocus()
    check(qtbot, window)
    assert stages(window)[0] == "i orden"


def test_a_change_that_nobody_is_told_of_is_asked_for_and_written_into_its_file(
    town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot
) -> None:
    put("aftale", "Vi ses i morgen.")
    publish_on_share(town, folder)
    file = put("aftale", "Vi ses på fredag.")
    put("halv", "Den er", more='state = "draft"\n')
    window = opened()
    steps = check(qtbot, window)
    assert "som team07 har udgivet på drevet" in steps.change._facts.text()
    assert "Udkast, der ikke kommer med: »Halv«." in steps.change._facts.text()
    assert "Før: Vi ses i morgen.\nNu: Vi ses på fredag." in steps.change.changes.page.toPlainText()
    (note,) = steps.change.notes
    assert (note.version.raw(), steps.change.version.raw()) == ("2", "2026.11.2")
    alt(qtbot, window, Qt.Key.Key_G)
    assert steps.change.stage is Stage.MEND
    assert "Skriv kort, hvad der er nyt." in " ".join(each.text() for each in note.findChildren(QLabel))
    note.note.setFocus()
    write(at(window), "Mødet er på fredag.")
    alt(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: steps.sign.stage is Stage.UNDER_WAY)
    assert 'version = "2"  # holdets\n' in file.read_text("utf-8")
    assert 'change_note = "Mødet er på fredag."' in file.read_text("utf-8")
    assert 'version = "2026.11.2"' in (folder / "pack.toml").read_text("utf-8")
    qtbot.waitUntil(lambda: window.templates.desk.values.get("change_note") == "Mødet er på fredag.")
    assert not window.templates.is_changed


def test_a_pack_number_that_is_not_higher_is_asked_for_again(
    town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot
) -> None:
    put("aftale", "Vi ses i morgen.")
    publish_on_share(town, folder)
    put("ny", "Den er ny.")
    window = opened()
    steps = check(qtbot, window)
    steps.change.version.set_raw("2026.11.1")
    alt(qtbot, window, Qt.Key.Key_G)
    assert steps.change.stage is Stage.MEND
    said = " ".join(each.text() for each in steps.change.version.findChildren(QLabel))
    assert "Skriv en højere version end 2026.11.1, fx 2026.11.2." in said
    assert 'version = "2026.11.1"' in (folder / "pack.toml").read_text("utf-8")


def test_what_is_typed_of_the_news_outlives_an_edit_in_another_room_and_is_asked_for_at_the_end(
    town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot
) -> None:
    put("aftale", "Vi ses i morgen.")
    publish_on_share(town, folder)
    put("aftale", "Vi ses på fredag.")
    window = opened()
    steps = check(qtbot, window)
    steps.change.notes[0].note.setFocus()
    write(at(window), "Ny dag.")
    window.templates.pack_changed.emit()
    assert stages(window) == ["ikke begyndt"] * 4
    assert window.publish.is_changed
    window.close()
    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    assert "Hvad er nyt" in box.text()
    with qtbot.waitSignal(box.finished):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    steps.check.start.setFocus()
    check(qtbot, window)
    assert steps.change.notes[0].note.raw() == "Ny dag."


def test_nothing_is_signed_with_a_wrong_passphrase_and_none_stays_in_the_window(
    town: Town, put: Write, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    sign(qtbot, window, tmp_path / "lone.key", "en helt anden")
    assert steps.sign.stage is Stage.MEND
    assert "Adgangssætningen passer ikke" in steps.said.text()
    assert steps.sign.signed is None
    lines = window.findChildren(QLineEdit)
    assert steps.sign.key.secret.line.echoMode() is QLineEdit.EchoMode.Password
    assert not any("en helt anden" in line.text() for line in lines)
    assert not town.share.proposal("team07").exists()


def test_a_key_that_lies_on_this_machine_is_offered_and_asks_for_nothing(
    town: Town, put: Write, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Store:
        def get_password(self, _: str, name: str) -> str | None:
            return town.keys["lone"].private_bytes.decode() if name == "lone" else None

    monkeypatch.setattr(keys, "credential_store", lambda: (Store(), "nøgleringen"))
    monkeypatch.setitem(town.keys["lone"].public_key.unrecognized_fields, keys.NAME, "lone")
    town.decide("kontor")
    town.publish()
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    alt(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: steps.sign.ready is not None, timeout=20_000)
    assert steps.sign.key.keys.box.currentText() == "lone, på denne maskine"
    assert not steps.sign.key.secret.isVisible()
    told(window)
    alt(qtbot, window, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: steps._at == 3)
    lay(qtbot, window)
    assert [each.packs for each in town.publish()] == [("team07/noter.zip",)]


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE])
def test_a_key_that_is_not_named_is_asked_for(
    town: Town, put: Write, opened: Open, qtbot: QtBot, passphrase: str
) -> None:
    assert town
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    alt(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: steps.sign.ready is not None, timeout=20_000)
    steps.sign.key.secret.line.setText(passphrase)
    alt(qtbot, window, Qt.Key.Key_K)
    assert steps.sign.said.text() == "Vælg nøglefilen, og skriv adgangssætningen."
    assert steps.sign.key.secret.line.text() == ""


def test_another_team_or_unit_is_looked_at_anew(
    town: Town, put: Write, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    alt(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: steps.sign.ready is not None, timeout=20_000)
    assert steps.sign.sign.isVisible()
    alt(qtbot, window, Qt.Key.Key_T)
    qtbot.keyClick(at(window), Qt.Key.Key_Right)
    assert steps.sign.ready is None
    assert not steps.sign.sign.isVisible()
    alt(qtbot, window, Qt.Key.Key_S)
    assert steps.sign.said.text() == "Skriv, hvilken enhed der skal prøve den."
    write(at(window), "afsnit-3")
    sign(qtbot, window, tmp_path / "lone.key")
    lay(qtbot, window)
    assert "Kun maskiner i afsnit-3 får den." in steps.send.facts.text()
    town.publish()
    assert "aftale.txt" in fetched(town, tmp_path, "afsnit-3")


def test_a_letter_names_who_else_must_sign(
    town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    file = put("aftale", "Vi ses i morgen.")
    file.write_text(file.read_text("utf-8").replace('kind = "text"', 'kind = "letter"'), "utf-8")
    window = opened()
    steps = go_to_sign(qtbot, window)
    alt(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not steps.sign.is_busy, timeout=20_000)
    assert "breve skal to have skrevet under på" in steps.said.text()
    box = steps.sign.team.editor.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findData("team07-breve"))
    box.activated.emit(box.currentIndex())
    assert steps.sign._who.text().startswith("To af disse skal skrive under: ")
    sign(qtbot, window, tmp_path / "lone.key")
    lay(qtbot, window)
    assert steps.send.said.text() == "Den ligger i indbakken, og der mangler 1 underskrift."
    assert town.keys["ole"].public_key.keyid[:8] in steps.send.facts.text()
    assert "sagstast pack sign --as team07-breve" in steps.send.facts.text()


def test_what_another_has_laid_meanwhile_is_not_put_away_unasked(
    town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    assert not steps.sign.instead.isVisible()
    sign(qtbot, window, tmp_path / "lone.key")
    town.propose("team07", "team07/andet.zip", archive.build(folder), "lone")
    others = town.share.proposal("team07").read_bytes()
    lay(qtbot, window)
    assert steps.send.stage is Stage.MEND
    assert "Der ligger allerede noget fra »team07« i indbakken." in steps.said.text()
    assert town.share.proposal("team07").read_bytes() == others
    alt(qtbot, window, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: not steps.sign.is_busy)
    alt(qtbot, window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: steps.sign.ready is not None, timeout=20_000)
    assert steps.sign.instead.isVisible()
    alt(qtbot, window, Qt.Key.Key_M)
    qtbot.keyClick(at(window), Qt.Key.Key_Space)
    assert steps.sign.instead.raw()
    alt(qtbot, window, Qt.Key.Key_A)
    write(at(window), PASSPHRASE)
    alt(qtbot, window, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: steps._at == 3)
    lay(qtbot, window)
    assert [each.packs for each in town.publish()] == [("team07/noter.zip",)]


def test_what_is_in_the_inbox_is_taken_out_before_anything_is_gone_back_to(
    town: Town, put: Write, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    sign(qtbot, window, tmp_path / "lone.key")
    lay(qtbot, window)
    assert not any(step.back.isVisible() for step in steps.all)
    alt(qtbot, window, Qt.Key.Key_Left)
    assert steps._at == 3
    alt(qtbot, window, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: not steps.send.is_busy)
    assert not town.share.proposal("team07").exists()
    assert [step.back.isVisible() for step in steps.all] == [True, True, True, False]
    steps.check.back.click()
    assert stages(window) == ["ikke begyndt"] * 4


def test_who_has_the_publishers_key_publishes_at_once(
    town: Town, put: Write, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    window = opened()
    steps = go_to_sign(qtbot, window)
    sign(qtbot, window, tmp_path / "lone.key")
    lay(qtbot, window)
    steps.send._fold.set_open(True)
    for key, said in (("lone", "Nøglen må ikke udgive her."), ("udgiver", "Udgivet: team07/noter.zip.")):
        steps.send.key.file.set_raw(str(tmp_path / f"{key}.key"))
        alt(qtbot, window, Qt.Key.Key_A)
        write(at(window), PASSPHRASE)
        alt(qtbot, window, Qt.Key.Key_V)
        qtbot.waitUntil(lambda: not steps.send.is_busy)
        assert steps.send.said.text().startswith(said)
    assert "sagstast pack rollback team07/noter" in steps.send.facts.text()
    assert "fire til fem timer" in steps.send.facts.text()
    assert "aftale.txt" in fetched(town, tmp_path)


def test_a_share_that_is_gone_is_told_and_another_can_be_written(
    town: Town, put: Write, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    town.folder.rename(tmp_path / "drevet er her nu")
    window = opened()
    steps = check(qtbot, window)
    alt(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: steps.sign.stage is Stage.MEND)
    assert "kan ikke nås. Se, om drevet er forbundet" in steps.said.text()
    alt(qtbot, window, Qt.Key.Key_D)
    qtbot.keyClick(at(window), Qt.Key.Key_A, CTRL)
    write(at(window), str(tmp_path / "drevet er her nu"))
    qtbot.keyClick(at(window), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(steps.sign._teams) and not steps.sign.is_busy)
    assert steps.sign.stage is Stage.UNDER_WAY


def test_a_team_that_nothing_speaks_for_is_not_chosen_for_her(
    town: Town, put: Write, opened: Open, qtbot: QtBot
) -> None:
    put("aftale", "Vi ses i morgen.")
    file = paths.policy_file()
    file.write_text(file.read_text("utf-8").replace("team07/noter", "core/standard"), "utf-8")
    window = opened()
    steps = go_to_sign(qtbot, window)
    assert len(steps.sign._teams) == len(town.who.teams)
    assert steps.sign.team.raw() is None
    assert not steps.sign.show_it.isVisible()
    alt(qtbot, window, Qt.Key.Key_H)
    qtbot.keyClick(at(window), Qt.Key.Key_Down)
    qtbot.keyClick(at(window), Qt.Key.Key_Down)
    assert steps.sign.team.raw() == "team07"
    assert steps.sign.show_it.isVisible()


def test_nothing_new_can_be_signed_again(town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot) -> None:
    put("aftale", "Vi ses i morgen.")
    publish_on_share(town, folder)
    window = opened()
    steps = check(qtbot, window)
    assert "Kolleger har allerede det samme." in steps.change.said.text()
    assert not steps.change.version.isVisible()
    before = (folder / "pack.toml").read_bytes()
    alt(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(steps.sign._teams))
    assert (folder / "pack.toml").read_bytes() == before


def test_her_own_templates_are_hers_alone(qapp: QApplication, qtbot: QtBot) -> None:
    window = open_studio(qapp, qtbot, new_pack(own_pack()), below=())
    qtbot.keyClick(window, Qt.Key.Key_U, ALT)
    assert window.stack.currentWidget() is window.publish
    said = [each.text() for each in window.publish.findChildren(QLabel)]
    assert len(said) == 1
    assert "ingen andre ser dem" in said[0]
    assert "fagkoordinator" in said[0]
    assert window.publish.steps is None


def test_no_letter_stands_for_two_things_and_everything_has_a_name(
    town: Town, put: Write, folder: Path, opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    put("aftale", "Vi ses i morgen.")
    publish_on_share(town, folder)
    put("aftale", "Vi ses på fredag.")
    window = opened()
    steps = check(qtbot, window)
    told(window)
    steps.change.notes[0].note.set_raw("Ny dag.")
    alt(qtbot, window, Qt.Key.Key_G)
    qtbot.waitUntil(lambda: bool(steps.sign._teams) and not steps.sign.is_busy)
    sign(qtbot, window, tmp_path / "lone.key", "en helt anden")
    told(window)
    sign(qtbot, window, tmp_path / "lone.key")
    told(window)
    lay(qtbot, window)
    steps.send._fold.set_open(True)
    told(window)


def told(window: StudioWindow) -> None:
    tabs = [window.tabs.tabText(place) for place in range(window.tabs.count())]
    shown = [each for kind in (QLabel, QAbstractButton) for each in window.publish.findChildren(kind)]
    texts = [*tabs, *(each.text() for each in shown if each.isVisible() and each.isEnabled())]
    letters = [match[1].lower() for text in texts if (match := re.search("&([^&])", text))]
    assert len(set(letters)) == len(letters), letters
    stops = [each for each in window.publish.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    nameless = [each for each in stops if each.isVisible() and not (each.accessibleName() or _text(each))]
    assert not nameless


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
