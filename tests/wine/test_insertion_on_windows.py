"""From the chord to the text, on Windows: real keys on a Danish keyboard, real windows, Windows' own clipboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count

import pytest

from drivers.editor import Editor
from drivers.notepad import Notepad
from drivers.pack import AGREED, CHORD, NOTE, PLANNED, SAID, TEXT
from drivers.presser import WindowsPresser
from drivers.program import CLEAR, WindowsProgram
from drivers.spy import PRIVATE, Spy
from drivers.wine import Wine
from targets.program import LEADER, NOTICE, PALETTE
from targets.session import Session
from targets.waiting import assert_becomes, eventually

HOLDS = pytest.mark.parametrize("hold", [0.01, 0.25], ids=["tapped", "held"])
OLD = "det gamle på udklipsholderen – €"
IN_WINDOWS = TEXT.replace("\n", "\r\n")
UDEBLIVELSE = "Udeblivelse"
HEADING = "RÅDIGHED: Udeblivelse – jobsamtale – 18.11.2026"
HAPPENED = "Borgeren var ikke mødt kl. 10.45, og ingen tog telefonen."
BODY = f"""Indkaldt til: jobsamtale onsdag den 18. november 2026
Indkaldelsen sendt: 02.11.2026

{HAPPENED}"""
BLOCK = f"{HEADING}\n\n{BODY}"
STRIP = "^Sagstast – venter$"
_numbers = count(4711)


@pytest.fixture(autouse=True)
def _calm(program: WindowsProgram, spy: Spy, presser: WindowsPresser, session: Session) -> Iterator[None]:
    spy.put_text(OLD)
    yield
    program.close_windows()
    presser.tap(CLEAR)
    program.wait_until_gone(STRIP)
    assert_no_key_is_down(spy)


@pytest.fixture
def case() -> str:
    """The title of a case that no other test has: an unfinished note comes back in its own case only."""
    return f"Fasit – Sag {next(_numbers)}"


def assert_no_key_is_down(spy: Spy) -> None:
    eventually(lambda: not spy.keys_down(), what="all keys up")


def answer(presser: WindowsPresser) -> None:
    """Four answers, without the mouse."""
    presser.tap("j")
    presser.tap("Tab")
    presser.type("1811")
    presser.tap("Tab")
    presser.type("0211")
    presser.tap("Tab")
    presser.type(HAPPENED)


def ask_and_answer(program: WindowsProgram, presser: WindowsPresser) -> int:
    form = program.choose("u", UDEBLIVELSE)
    answer(presser)
    return form


def wait_until_read(presser: WindowsPresser, spy: Spy) -> None:
    """Until the form has the whole answer: letters it has not read yet are lost when another window comes in front."""
    presser.tap("Ctrl+a")
    presser.tap("Ctrl+c")
    assert_becomes(spy.text_on_board, HAPPENED)
    spy.put_text(OLD)


def as_in_windows(text: str) -> str:
    return text.replace("\n", "\r\n")


class TestDirectChord:
    @HOLDS
    def test_the_text_arrives_to_the_last_character(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy, hold: float
    ) -> None:
        notepad.open(text="før ")
        presser.tap(CHORD, hold)
        assert_becomes(notepad.read_back, f"før {IN_WINDOWS}")
        assert_becomes(spy.text_on_board, OLD)
        assert_no_key_is_down(spy)
        presser.type("a")
        assert_becomes(notepad.read_back, f"før {IN_WINDOWS}a")

    def test_held_for_long_it_inserts_once(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy
    ) -> None:
        notepad.open()
        presser.tap(CHORD, 1.2)
        assert_becomes(spy.text_on_board, OLD)
        presser.type("a")
        assert_becomes(notepad.read_back, f"{IN_WINDOWS}a")

    def test_altgr_type_right_after(self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser) -> None:
        notepad.open()
        presser.tap(CHORD)
        assert_becomes(notepad.read_back, IN_WINDOWS)
        for key in "23e":
            presser.altgr(key)
        presser.type("a")
        assert_becomes(notepad.read_back, f"{IN_WINDOWS}@£€a")

    def test_a_rich_text_field(
        self, program: WindowsProgram, wordpad: Notepad, presser: WindowsPresser, spy: Spy
    ) -> None:
        wordpad.open()
        presser.tap(CHORD)
        assert_becomes(lambda: wordpad.read_back().rstrip("\r\n"), IN_WINDOWS)
        assert_becomes(spy.text_on_board, OLD)

    def test_a_busy_target_is_waited_for(
        self, program: WindowsProgram, editor: Editor, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        editor.open(case, focus="body")
        editor.be_busy(2.0)
        presser.tap(CHORD)
        assert_becomes(editor.read_back, TEXT)
        assert_becomes(spy.text_on_board, OLD)


class TestClipboard:
    def test_a_picture_and_other_formats_come_back(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy, picture: bytes
    ) -> None:
        before = {
            "CF_UNICODETEXT": OLD.encode("utf-16-le") + b"\0\0",
            "CF_DIB": picture,
            "HTML Format": b"Version:0.9\r\n<b>gammelt</b>\0",
            "Rich Text Format": b"{\\rtf1 gammelt}\0",
        }
        spy.put(**before)
        notepad.open()
        presser.tap(CHORD)
        assert_becomes(notepad.read_back, IN_WINDOWS)
        eventually(lambda: spy.on_board().keys() >= before.keys(), what="the old formats")
        after = spy.on_board()
        assert {name: after[name][: len(data)] for name, data in before.items()} == before

    def test_while_lent_it_is_marked_private_and_what_comes_back_is_in_no_history_twice(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy
    ) -> None:
        notepad.open()
        spy.watch(["CF_UNICODETEXT", *PRIVATE])
        presser.tap(CHORD)
        assert_becomes(notepad.read_back, IN_WINDOWS)
        assert_becomes(spy.text_on_board, OLD)
        lent, *_, back = eventually(lambda: found if len(found := spy.seen()) > 1 else [], what="lent and back")
        not_noted_again = [name for name in PRIVATE if name.startswith("Can")]
        assert (lent, back) == (["CF_UNICODETEXT", *PRIVATE], ["CF_UNICODETEXT", *not_noted_again])

    def test_another_program_keeps_it_open(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy
    ) -> None:
        notepad.open()
        spy.hold()
        presser.tap(CHORD)
        program.wait_for(NOTICE)
        spy.let_go()
        assert notepad.read_back() == ""
        presser.tap("Ctrl+Enter")
        assert_becomes(notepad.read_back, IN_WINDOWS)
        assert_becomes(spy.text_on_board, OLD)


class TestForm:
    @HOLDS
    def test_leader_form_and_text(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy, hold: float
    ) -> None:
        notepad.open(text="før\r\n")
        presser.tap(LEADER, hold)
        program.wait_for(PALETTE)
        presser.type("u")
        presser.tap("Enter")
        program.wait_for(UDEBLIVELSE)
        answer(presser)
        presser.tap("Ctrl+Enter", hold)
        assert_becomes(notepad.read_back, as_in_windows(f"før\n{BLOCK}"))
        assert_becomes(spy.text_on_board, OLD)
        assert_no_key_is_down(spy)
        presser.type("a")
        assert_becomes(notepad.read_back, as_in_windows(f"før\n{BLOCK}a"))

    def test_a_note_goes_into_the_case_systems_two_fields(
        self, program: WindowsProgram, editor: Editor, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        editor.open(case)
        ask_and_answer(program, presser)
        before = program.receipts()
        presser.tap("Ctrl+Enter")
        assert_becomes(editor.read_back, BODY)
        assert editor.read_back("heading") == HEADING
        assert_becomes(spy.text_on_board, OLD)
        eventually(lambda: program.receipts() != before, what="a receipt")
        receipt = json.loads(program.receipts().splitlines()[-1])
        assert (receipt["template"], receipt["target"]) == ("raadighed-udeblivelse", "fasit")

    def test_esc_inserts_nothing_and_the_answers_come_back(
        self, program: WindowsProgram, editor: Editor, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        editor.open(case)
        ask_and_answer(program, presser)
        presser.tap("Esc")
        program.wait_until_gone(UDEBLIVELSE)
        presser.type("x")
        assert_becomes(lambda: editor.read_back("heading"), "x")
        assert (editor.read_back(), spy.text_on_board()) == ("", OLD)
        program.choose("u", UDEBLIVELSE)
        presser.tap("Ctrl+Enter")
        assert_becomes(editor.read_back, BODY)
        assert_becomes(spy.text_on_board, OLD)

    def test_further_texts_wait_and_go_each_by_its_digit(
        self, program: WindowsProgram, notepad: Notepad, editor: Editor, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        editor.open(case, focus="body")
        program.choose("aftale", "Aftale")
        presser.type(SAID)
        presser.tap("Tab")
        presser.type("04012027")
        presser.tap("Ctrl+Enter")
        assert_becomes(editor.read_back, NOTE)
        assert_becomes(spy.text_on_board, OLD)
        eventually(lambda: program.shown(STRIP), what="the strip")
        for digit, text in (("2", PLANNED), ("1", AGREED)):
            editor.open(case, focus="body")
            program.press_leader()
            presser.tap(digit)
            assert_becomes(editor.read_back, text)
            assert_becomes(spy.text_on_board, OLD)

    def test_the_last_insertion_is_taken_back(
        self, program: WindowsProgram, notepad: Notepad, presser: WindowsPresser, spy: Spy
    ) -> None:
        notepad.open()
        presser.type("foer")
        presser.tap(CHORD)
        assert_becomes(notepad.read_back, f"foer{IN_WINDOWS}")
        assert_becomes(spy.text_on_board, OLD)
        program.press_leader()
        presser.tap("Alt+z")
        eventually(lambda: TEXT[-5:] not in notepad.read_back(), what="taken back")


class TestRefused:
    """The text stays out of the wrong window, and at hand."""

    def test_another_case_in_the_same_window(
        self, program: WindowsProgram, editor: Editor, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        editor.open(case)
        ask_and_answer(program, presser)
        editor.retitle("Fasit – Sag 1234")
        presser.tap("Ctrl+Enter")
        program.wait_for(NOTICE)
        assert (editor.read_back("heading"), editor.read_back()) == ("", "")
        assert_becomes(spy.text_on_board, as_in_windows(BLOCK))

    def test_the_target_is_closed_meanwhile(
        self, wine: Wine, program: WindowsProgram, presser: WindowsPresser, spy: Spy
    ) -> None:
        passing = Notepad(wine, spy)
        passing.open()
        ask_and_answer(program, presser)
        passing.leave()
        presser.tap("Ctrl+Enter")
        program.wait_for(NOTICE)
        assert_becomes(spy.text_on_board, as_in_windows(BLOCK))

    def test_another_window_comes_in_front_as_it_is_sent(
        self, program: WindowsProgram, editor: Editor, notepad: Notepad, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        notepad.open()
        editor.open(case)
        form = ask_and_answer(program, presser)
        presser.tap("Ctrl+Enter")
        eventually(lambda: spy.front()["window"] != form, what="the form gone")
        spy.activate(notepad.window)
        is_inserted = lambda: editor.read_back() == BODY and spy.text_on_board() == OLD  # noqa: E731
        eventually(lambda: program.shown(NOTICE) or is_inserted(), what="refused or inserted")
        assert notepad.read_back() == ""

    def test_a_window_that_was_in_front_while_the_form_was_open(
        self, program: WindowsProgram, editor: Editor, notepad: Notepad, presser: WindowsPresser, spy: Spy, case: str
    ) -> None:
        notepad.open()
        editor.open(case)
        form = ask_and_answer(program, presser)
        wait_until_read(presser, spy)
        spy.come_to_front(notepad.window)
        spy.come_to_front(form)
        presser.tap("Ctrl+Enter")
        assert_becomes(editor.read_back, BODY)
        assert notepad.read_back() == ""
        assert_becomes(spy.text_on_board, OLD)
