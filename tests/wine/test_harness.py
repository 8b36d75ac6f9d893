"""The harness itself: what it does and sees in Wine is so."""

from __future__ import annotations

from drivers.editor import BROWSER, Editor
from drivers.notepad import Notepad
from drivers.spy import Spy
from targets.presser import Presser
from targets.waiting import assert_becomes, eventually


def test_danish_keys_arrive_in_notepad(notepad: Notepad, presser: Presser, spy: Spy) -> None:
    notepad.open(text="før ")
    presser.type("aB½")
    for key in "23e":
        presser.altgr(key)
    assert_becomes(notepad.read_back, "før aB½@£€")
    assert spy.front()["program"] == "notepad.exe"
    eventually(lambda: spy.keys_down() == [], what="keys up")


def test_a_key_that_is_held_is_seen(notepad: Notepad, presser: Presser, spy: Spy) -> None:
    notepad.open()
    with presser.held("Shift"):
        eventually(lambda: 0x10 in spy.keys_down(), what="Shift down")
    eventually(lambda: spy.keys_down() == [], what="keys up")


def test_what_is_copied_is_pasted(notepad: Notepad, presser: Presser, spy: Spy) -> None:
    notepad.open()
    spy.put_text("æøå–€\r\nto")
    presser.tap("Ctrl+v")
    assert_becomes(notepad.read_back, "æøå–€\r\nto")


def test_an_editor_goes_by_the_name_of_a_browser(editor: Editor, presser: Presser, spy: Spy) -> None:
    editor.open("Fasit – Sag 4711")
    presser.type("abc")
    assert_becomes(lambda: editor.read_back("heading"), "abc")
    assert (spy.front()["program"], spy.front()["title"]) == (BROWSER, "Fasit – Sag 4711")
