"""The last 300 milliseconds, in real programs: real keys on a Danish keyboard, real windows, a real clipboard."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from targets.chromium import Chromium
from targets.copier import Copier
from targets.inserter import CHORD, UNDO_CHORD, Inserter
from targets.presser import Presser
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes, eventually
from targets.xterm import XTerm

pytestmark = pytest.mark.e2e

LINE = "æøåÆØÅ é – “citat” € 😀 "
LONG = (LINE * 300)[:5000]
LINES = "\n".join(f"{number}. {LINE}slut" for number in range(1, 46))
OLD = "det gamle på udklipsholderen"
HEADING = "SAMTALE: Afholdt – fremmøde – borger"
TERMINAL = {"paste": "Shift+Insert", "selection": "primary"}
CASE_SYSTEM = {"case": r"Sag (?P<case>\d+)"}
TWO_FIELDS = {"sequence": ["heading", "Tab", "body"], "read_back": True}


@pytest.fixture(autouse=True)
def _old_clipboard(copier: Copier) -> None:
    copier.copy(text_plain=OLD.encode())


@pytest.fixture(params=["qt_editor", "chromium", "writer", "xterm"])
def target(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def profile_of(target: object) -> dict[str, object]:
    return TERMINAL if isinstance(target, XTerm) else {}


def press(presser: Presser, inserter: Inserter, hold: float = 0.08) -> dict[str, Any]:
    presser.tap(CHORD, hold)
    return inserter.result()


@pytest.mark.parametrize("hold", [0.005, 0.08, 0.25])
@pytest.mark.parametrize("text", [LONG, LINES], ids=["5000 characters", "45 lines"])
def test_the_text_arrives_to_the_last_character(
    target: Any, presser: Presser, inserter: Inserter, copier: Copier, text: str, hold: float
) -> None:
    target.open()
    inserter.prepare(text, **profile_of(target))
    result = press(presser, inserter, hold)
    assert_becomes(target.read_back, text)
    assert (result["outcome"], result["clipboard"]) == ("inserted", "restored")
    assert_becomes(copier.text, OLD)


def test_a_chord_held_for_long_inserts_once(qt_editor: QtEditor, presser: Presser, inserter: Inserter) -> None:
    qt_editor.open()
    inserter.prepare(LINE)
    press(presser, inserter, hold=1.2)
    presser.type("a")
    assert_becomes(qt_editor.read_back, LINE + "a")
    with pytest.raises(TimeoutError):
        inserter.result(0.2)


def test_dead_keys_and_altgr_type_right_after(target: Any, presser: Presser, inserter: Inserter) -> None:
    target.open()
    inserter.prepare("Tekst ", **profile_of(target))
    press(presser, inserter)
    for key in "23e":
        presser.altgr(key)
    presser.dead_acute("e")
    presser.type("a")
    assert_becomes(target.read_back, "Tekst @£€éa")


@pytest.mark.parametrize("seconds", [0.5, 3.0])
@pytest.mark.parametrize(
    ("name", "paste"), [("chromium", "Ctrl+V"), ("chromium", "Shift+Insert"), ("qt_editor", "Ctrl+V")]
)
def test_a_busy_target_is_waited_for(
    request: pytest.FixtureRequest,
    name: str,
    paste: str,
    presser: Presser,
    inserter: Inserter,
    copier: Copier,
    seconds: float,
) -> None:
    target = request.getfixturevalue(name)
    target.open()
    inserter.prepare(LONG, paste=paste)
    target.be_busy(seconds)
    result = press(presser, inserter)
    assert_becomes(target.read_back, LONG)
    assert (result["outcome"], result["clipboard"]) == ("inserted", "restored")
    assert_becomes(copier.text, OLD)


@pytest.mark.parametrize("attempt", range(4))
@pytest.mark.parametrize("name", ["writer", "chromium", "qt_editor"])
def test_what_the_target_had_copied_itself_is_not_pasted(
    request: pytest.FixtureRequest, session: Session, name: str, presser: Presser, inserter: Inserter, attempt: int
) -> None:
    target = request.getfixturevalue(name)
    target.open()
    presser.type("ABC")  # Writer would make a capital of a small first letter
    presser.tap("Shift+Home")
    before = session.windows.clipboard_owner()
    presser.tap("Ctrl+c")
    eventually(lambda: session.windows.clipboard_owner() not in {0, before}, what="the target's own copy")
    presser.tap("End")
    inserter.prepare(LINE)
    result = press(presser, inserter)
    assert_becomes(target.read_back, "ABC" + LINE)
    assert result["outcome"] == "inserted"


def test_a_contenteditable_in_a_frame(chromium: Chromium, presser: Presser, inserter: Inserter) -> None:
    chromium.open(focus="frame")
    inserter.prepare(LINE + "slut")
    press(presser, inserter)
    assert_becomes(lambda: chromium.read_back("frame"), LINE + "slut")


@pytest.mark.parametrize("name", ["chromium", "qt_editor"])
def test_heading_and_body_go_into_their_fields(
    request: pytest.FixtureRequest, name: str, presser: Presser, inserter: Inserter, copier: Copier
) -> None:
    target = request.getfixturevalue(name)
    target.open(focus="heading")
    inserter.prepare(LINES, HEADING, **TWO_FIELDS)
    result = press(presser, inserter)
    assert_becomes(target.read_back, LINES)
    assert target.read_back("heading") == HEADING
    assert (result["outcome"], result["sent"]) == ("inserted", ["heading", "Tab", "body"])
    assert_becomes(copier.text, OLD)


@pytest.mark.parametrize("name", ["chromium", "qt_editor"])
def test_a_heading_that_the_field_cuts_is_noticed(
    request: pytest.FixtureRequest, name: str, presser: Presser, inserter: Inserter
) -> None:
    target = request.getfixturevalue(name)
    target.open(focus="heading")
    heading = f"{HEADING} – {'lang ' * 20}"
    inserter.prepare(LINES, heading, **TWO_FIELDS)
    result = press(presser, inserter)
    assert_becomes(target.read_back, LINES)
    assert target.read_back("heading") == heading[:80]
    assert (result["outcome"], result["heading_kept"]) == ("heading-cut", 80)


def test_a_clipboard_manager_that_reads_first(
    chromium: Chromium, presser: Presser, inserter: Inserter, copier: Copier, manager: Copier
) -> None:
    manager.watch(is_watching=True)
    chromium.open()
    inserter.prepare(LONG)
    chromium.be_busy(0.5)
    result = press(presser, inserter)
    assert_becomes(chromium.read_back, LONG)
    assert LONG in manager.seen()
    assert result["clipboard"] == "restored"
    assert_becomes(copier.text, OLD)


def test_an_image_and_html_come_back(
    qt_editor: QtEditor, presser: Presser, inserter: Inserter, copier: Copier, manager: Copier, picture: bytes
) -> None:
    before = {"text/plain": OLD.encode(), "text/html": f"<b>{OLD}</b>".encode(), "image/png": picture}
    copier.copy(**{name.replace("/", "_"): data for name, data in before.items()})
    qt_editor.open()
    inserter.prepare(LINE)
    result = press(presser, inserter)
    assert result["clipboard"] == "restored"
    with suppress(TimeoutError):
        eventually(lambda: before.items() <= manager.formats().items())
    after = manager.formats()
    assert {name: after.get(name) for name in before} == before


def test_the_text_is_marked_private(session: Session, inserter: Inserter, presser: Presser, copier: Copier) -> None:
    inserter.prepare(LINE, copy_only=True)
    press(presser, inserter)
    assert copier.formats()["x-kde-passwordManagerHint"] == b"secret"


def test_an_empty_clipboard_is_empty_again(
    qt_editor: QtEditor, presser: Presser, inserter: Inserter, session: Session
) -> None:
    passing = Copier(session)
    passing.copy(text_plain=b"x")
    passing.close()
    eventually(lambda: not session.windows.clipboard_owner())
    qt_editor.open()
    inserter.prepare(LINE)
    press(presser, inserter)
    assert_becomes(qt_editor.read_back, LINE)
    assert not session.windows.clipboard_owner()


class TestPrompt:
    """A prompt of ours stands in front between the chord and the insertion."""

    @pytest.fixture
    def ask(self, presser: Presser, inserter: Inserter) -> Callable[..., None]:
        def ask(text: str, **profile: object) -> None:
            inserter.prepare(text, held="wait", **profile)
            presser.tap(CHORD)
            inserter.wait_for_prompt()

        return ask

    def test_the_text_arrives(
        self, target: Any, ask: Callable[..., None], presser: Presser, inserter: Inserter, copier: Copier
    ) -> None:
        target.open()
        ask(LONG, **profile_of(target))
        presser.tap("Enter", hold=0.25)
        assert inserter.result()["outcome"] == "inserted"
        assert_becomes(target.read_back, LONG)
        assert_becomes(copier.text, OLD)

    def test_escape_inserts_nothing(
        self, chromium: Chromium, ask: Callable[..., None], presser: Presser, inserter: Inserter, copier: Copier
    ) -> None:
        chromium.open()
        ask(LONG)
        presser.tap("Esc")
        with pytest.raises(TimeoutError):
            inserter.result(0.3)
        assert chromium.read_back() == ""
        assert_becomes(copier.text, OLD)

    def test_another_case_in_the_same_window_is_refused(
        self, chromium: Chromium, ask: Callable[..., None], presser: Presser, inserter: Inserter, copier: Copier
    ) -> None:
        chromium.open("Sag 4711 - Journal")
        ask(LINE, **CASE_SYSTEM)
        chromium.retitle("Sag 4712 - Journal")
        presser.tap("Enter")
        result = inserter.result()
        assert (result["outcome"], result["clipboard"]) == ("other-case", "shelved")
        assert chromium.read_back() == ""
        assert_becomes(copier.text, LINE)

    def test_a_counter_in_the_title_is_not_another_case(
        self, chromium: Chromium, ask: Callable[..., None], presser: Presser, inserter: Inserter
    ) -> None:
        chromium.open("Sag 4711 - Journal")
        ask(LINE, **CASE_SYSTEM)
        chromium.retitle("(3) Sag 4711 - Journal")
        presser.tap("Enter")
        assert inserter.result()["outcome"] == "inserted"
        assert_becomes(chromium.read_back, LINE)

    def test_a_target_closed_meanwhile(
        self, session: Session, ask: Callable[..., None], presser: Presser, inserter: Inserter, copier: Copier
    ) -> None:
        passing = QtEditor(session, "Lukkes snart")
        passing.open()
        ask(LINE)
        passing.close()
        presser.tap("Enter")
        result = inserter.result()
        assert (result["outcome"], result["clipboard"]) == ("window-closed", "shelved")
        assert_becomes(copier.text, LINE)

    def test_another_window_raised_meanwhile_gets_nothing(
        self,
        session: Session,
        chromium: Chromium,
        xterm: XTerm,
        ask: Callable[..., None],
        presser: Presser,
        inserter: Inserter,
    ) -> None:
        xterm.open()
        chromium.open()
        ask(LINE)
        prompt = session.windows.active()
        session.windows.activate(xterm.window)
        session.windows.activate(prompt)
        presser.tap("Enter")
        assert inserter.result()["outcome"] == "inserted"
        assert_becomes(chromium.read_back, LINE)
        assert xterm.read_back() == ""

    def test_a_page_that_takes_the_focus_gets_nothing(
        self, chromium: Chromium, qt_editor: QtEditor, ask: Callable[..., None], presser: Presser, inserter: Inserter
    ) -> None:
        chromium.open()
        qt_editor.open()
        ask(LINE)
        chromium.take_focus_in(0.02)
        presser.tap("Enter", hold=0.25)
        result = inserter.result()
        assert result["outcome"] in {"inserted", "other-window"}
        assert qt_editor.read_back() == (LINE if result["outcome"] == "inserted" else "")
        assert chromium.read_back() == ""

    def test_a_key_that_is_never_let_go_of(
        self, qt_editor: QtEditor, ask: Callable[..., None], presser: Presser, inserter: Inserter, copier: Copier
    ) -> None:
        qt_editor.open()
        ask(LINE)
        with presser.held("Ctrl"):
            presser.tap("Enter")
            result = inserter.result()
        assert (result["outcome"], result["clipboard"]) == ("keys-held", "shelved")
        assert qt_editor.read_back() == ""
        assert_becomes(copier.text, LINE)


class TestUndo:
    @pytest.mark.parametrize("name", ["qt_editor", "chromium", "writer"])
    def test_a_block_is_taken_back(
        self, request: pytest.FixtureRequest, name: str, presser: Presser, inserter: Inserter
    ) -> None:
        target = request.getfixturevalue(name)
        target.open()
        presser.type("foer")
        inserter.prepare(LONG)
        press(presser, inserter)
        assert_becomes(target.read_back, "foer" + LONG)
        presser.tap(UNDO_CHORD)
        assert inserter.result()["outcome"] == "undone"
        assert_becomes(target.read_back, "foer")

    @pytest.mark.parametrize("name", ["chromium", "qt_editor"])
    def test_both_fields_are_taken_back(
        self, request: pytest.FixtureRequest, name: str, presser: Presser, inserter: Inserter
    ) -> None:
        target = request.getfixturevalue(name)
        target.open(focus="heading")
        inserter.prepare(LINES, HEADING, **TWO_FIELDS)
        press(presser, inserter)
        assert_becomes(target.read_back, LINES)
        presser.tap(UNDO_CHORD)
        assert inserter.result()["outcome"] == "undone"
        assert_becomes(target.read_back, "")
        assert_becomes(lambda: target.read_back("heading"), "")

    def test_not_in_a_window_that_shows_something_else(
        self, chromium: Chromium, presser: Presser, inserter: Inserter
    ) -> None:
        chromium.open("Sag 4711 - Journal")
        inserter.prepare(LINE)
        press(presser, inserter)
        assert_becomes(chromium.read_back, LINE)
        chromium.retitle("Sag 4712 - Journal")
        presser.tap(UNDO_CHORD)
        assert inserter.result()["outcome"] == "changed"
        assert chromium.read_back() == LINE

    def test_not_in_a_terminal(self, xterm: XTerm, presser: Presser, inserter: Inserter) -> None:
        xterm.open()
        inserter.prepare(LINE, **TERMINAL)
        press(presser, inserter)
        presser.tap(UNDO_CHORD)
        assert inserter.result()["outcome"] == "refused"
        assert xterm.read_back() == LINE
