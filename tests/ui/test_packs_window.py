"""The window of packs says what is in use and how sure that is, and fetches what is new when asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assistant.casework import supplied
from assistant.casework.earlier import NoWayBackError
from assistant.casework.supplied import Standing, SuppliedPack, Supply
from assistant.casework.workplace import Workplace
from assistant.model.pack_info import PackInfo
from assistant.model.template import Entry
from assistant.ui import packs_errand
from assistant.ui.packs_errand import PacksErrand
from assistant.ui.packs_window import PacksWindow

NOW = datetime.now(UTC)
COMING = Entry(
    id="ferie",
    title="Ferievejledning",
    kind="guidance",
    note_type=None,
    version="3",
    valid_from=date(2027, 1, 1),
    valid_to=None,
    withdrawn=None,
    replaced_by=None,
    is_draft=False,
    search=(),
    sha256="a" * 64,
    path="ferie.txt",
    pack=PackInfo(
        id="standard", version="1", title="Standardpakken", publisher="Sagstast", valid_from=date(2016, 1, 1)
    ),
)
STANDARD = SuppliedPack("Standardpakken", "Sagstast", "2026.11.1", 92, None, (COMING,))
TEAM = SuppliedPack("Breve fra team 7", "Team 7", "4", 1, NOW, has_errors=True)


class Fetching(QObject):
    """Stands for the process that fetches."""

    fetched = Signal()
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.is_fetching = False
        self.failed: list[str] = []

    def fetch(self) -> None:
        self.is_fetching = True

    def end(self, *messages: str) -> None:
        self.is_fetching, self.failed = False, list(messages)
        self.told.emit({"packs": [], "updated": False, "findings": [{"message": message} for message in messages]})


@pytest.fixture
def window(qtbot: QtBot) -> PacksWindow:
    window = PacksWindow()
    qtbot.addWidget(window)
    return window


def test_each_pack_says_whose_it_is_since_when_and_what_is_coming(window: PacksWindow) -> None:
    window.tell(Supply((STANDARD, TEAM), Standing.SURE, NOW))
    assert window.rows.item(0).text().splitlines() == [
        "Standardpakken · version 2026.11.1",
        "fra Sagstast · 92 skabeloner · fulgte med programmet",
        "Kommer: »Ferievejledning« fra 01.01.2027",
    ]
    first, second = window.rows.item(1).text().splitlines()
    assert first == "Breve fra team 7 · version 4"
    assert second.startswith("fra Team 7 · 1 skabelon · i brug siden i dag kl. ")
    assert second.endswith("har fejl; se Om/diagnose")


@pytest.mark.parametrize(
    ("standing", "confirmed", "said", "can_fetch"),
    [
        (Standing.NOT_SET_UP, None, "Skabelonerne fulgte med programmet. Nye kommer med det", False),
        (Standing.NONE_YET, None, "Der er ikke hentet pakker endnu.", True),
        (Standing.SURE, NOW, "Bekræftet i dag kl. ", True),
        (
            Standing.OLD,
            NOW - timedelta(days=30),
            "Skabelonerne gælder stadig her, men der kan være kommet nyere.",
            True,
        ),
    ],
)
def test_it_says_how_sure_it_is(
    window: PacksWindow, standing: Standing, confirmed: datetime | None, said: str, can_fetch: bool
) -> None:
    window.tell(Supply((STANDARD,), standing, confirmed))
    assert said in window.said.text()
    assert window.fetch.isVisibleTo(window) is can_fetch


@pytest.fixture
def errand(
    qtbot: QtBot, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Fetching | None], PacksErrand]:
    monkeypatch.setattr(packs_errand, "look", lambda *_: Supply((STANDARD, TEAM), Standing.SURE, NOW))

    def open_with(fetching: Fetching | None) -> PacksErrand:
        errand = PacksErrand()
        qtbot.addWidget(errand.window)
        errand.show(workplace, fetching)
        qtbot.waitUntil(lambda: errand.window.rows.count() == 2)
        return errand

    return open_with


def faults(window: PacksWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.property("role") == "warning"]


def test_what_is_new_is_fetched_when_she_asks_and_what_failed_is_told(
    qtbot: QtBot, errand: Callable[[Fetching | None], PacksErrand]
) -> None:
    fetching = Fetching()
    window = errand(fetching).window
    qtbot.waitUntil(lambda: window.fetch.hasFocus() or not window.isActiveWindow())
    qtbot.mouseClick(window.fetch, Qt.MouseButton.LeftButton)
    assert fetching.is_fetching
    assert (window.fetch.text(), window.fetch.isEnabled()) == ("Henter …", False)
    fetching.end("Drevet med skabelonpakker kan ikke nås.")
    assert window.fetch.isEnabled()
    assert "Drevet med skabelonpakker kan ikke nås." in faults(window)
    qtbot.waitUntil(lambda: "Der var ikke nyere" not in window.said.text())
    qtbot.mouseClick(window.fetch, Qt.MouseButton.LeftButton)
    fetching.end()
    qtbot.waitUntil(lambda: not faults(window))
    qtbot.waitUntil(lambda: "Der var ikke nyere" in window.said.text())


def test_what_failed_before_the_window_was_opened_is_told(errand: Callable[[Fetching | None], PacksErrand]) -> None:
    fetching = Fetching()
    fetching.end("Pakken »Breve« har en fejl.")
    assert faults(errand(fetching).window) == ["Pakken »Breve« har en fejl."]


def test_enter_presses_the_button(qtbot: QtBot, errand: Callable[[Fetching | None], PacksErrand]) -> None:
    fetching = Fetching()
    opened = errand(fetching)
    qtbot.keyClick(opened.window.fetch, Qt.Key.Key_Return)
    assert fetching.is_fetching


def test_one_that_is_under_way_is_not_begun_again(errand: Callable[[Fetching | None], PacksErrand]) -> None:
    fetching = Fetching()
    fetching.is_fetching = True
    assert not errand(fetching).window.fetch.isEnabled()


def test_packs_that_are_switched_meanwhile_are_shown(
    qtbot: QtBot,
    errand: Callable[[Fetching | None], PacksErrand],
    workplace: Workplace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = errand(Fetching())
    newer = replace(TEAM, version="5")
    monkeypatch.setattr(packs_errand, "look", lambda *_: Supply((STANDARD, newer), Standing.SURE, NOW))
    opened.refresh(workplace)
    qtbot.waitUntil(lambda: "version 5" in opened.window.rows.item(1).text())


def test_esc_closes_it(qtbot: QtBot, errand: Callable[[Fetching | None], PacksErrand]) -> None:
    window = errand(None).window
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_packs_of_the_program_are_what_it_came_with(workplace: Workplace, home: object) -> None:
    supply = supplied.look(workplace.library, workplace.today, NOW)
    assert supply.standing is Standing.NOT_SET_UP
    assert next((pack.title, pack.since) for pack in supply.packs) == ("Standardpakken", None)
    assert supply.packs[0].templates == len(workplace.library.entries(workplace.today))


class TestGoingBack:
    @pytest.mark.parametrize(
        ("is_back", "button", "chip", "said"),
        [
            (False, "Gå tilbage", "i brug", "Bekræftet i dag kl. "),
            (True, "Brug de nyeste igen", "tidligere pakker", "Du er gået tilbage til de tidligere pakker."),
        ],
    )
    def test_it_says_which_are_in_use(
        self, window: PacksWindow, is_back: bool, button: str, chip: str, said: str
    ) -> None:
        window.tell(Supply((STANDARD, TEAM), Standing.SURE, NOW, NOW, is_back))
        assert window.turn.isVisibleTo(window)
        assert window.turn.text().replace("&", "") == button
        assert window.state.text() == chip
        assert said in window.said.text()
        assert ("Der var ikke nyere" in window.said.text()) is not is_back

    def test_without_earlier_packs_there_is_no_way_back(self, window: PacksWindow) -> None:
        window.tell(Supply((STANDARD,), Standing.SURE, NOW))
        assert not window.turn.isVisibleTo(window)

    def test_the_program_opens_what_is_in_use_then(
        self,
        qtbot: QtBot,
        errand: Callable[[Fetching | None], PacksErrand],
        workplace: Workplace,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        fetching, turned = Fetching(), []
        opened = errand(fetching)
        monkeypatch.setattr(packs_errand, "turn", turned.append)
        with qtbot.waitSignal(fetching.fetched, timeout=5000):
            opened.window.turn_wanted.emit()
        assert turned == [workplace.today]

    def test_why_it_cannot_be_done_is_told(
        self, qtbot: QtBot, errand: Callable[[Fetching | None], PacksErrand], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def turn(_: date) -> None:
            raise NoWayBackError("Der er ingen tidligere pakker på denne maskine.")

        opened = errand(Fetching())
        monkeypatch.setattr(packs_errand, "turn", turn)
        opened.window.turn_wanted.emit()
        qtbot.waitUntil(lambda: "Der er ingen tidligere pakker på denne maskine." in faults(opened.window))

    def test_a_program_that_fetches_nothing_offers_none(
        self, errand: Callable[[Fetching | None], PacksErrand], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = errand(None)
        opened._seen(Supply((STANDARD,), Standing.SURE, NOW, NOW))
        assert not opened.window.turn.isVisibleTo(opened.window)
