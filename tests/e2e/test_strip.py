"""One form, several texts: each into its own field by its own key, with real keys in real programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count

import pytest

from targets.chromium import Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.program import NOTICE, PALETTE, Program
from targets.session import Session
from targets.waiting import assert_becomes, eventually
from targets.writer import Writer

pytestmark = pytest.mark.e2e

STRIP = "^Sagstast – venter$"
NEXT, PLAIN, CLEAR = "Ctrl+Shift+F5", "Ctrl+Shift+F6", "Ctrl+Shift+F7"
SETTINGS = f'[chords]\nnaeste = "{NEXT}"\nren-tekst = "{PLAIN}"\nryd = "{CLEAR}"\n'
PACK = 'id = "proeve"\ntitle = "Prøve"\nversion = "1"\npublisher = "Enheden"\nvalid_from = 2020-01-01\n'
HEAD = """+++
id = "{id}"
title = "{title}"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
checked_on = 2026-11-22
"""
FIELDS = """
[[fields]]
name = "hvad"
type = "longtext"
label = "Hvad er aftalt?"
required = true
example = "CV"

[[fields]]
name = "senest"
type = "date"
label = "Senest"
required = true
example = 2027-01-04
"""
OUTPUTS = """
[[outputs]]
name = "aftalefelt"
label = "Aftalefelt"
text = "Aftalt: {{ hvad }}"

[[outputs]]
name = "min-plan"
label = "Min Plan"
text = "I planen: {{ hvad }} Senest {{ senest }}."
"""
TEMPLATES = {
    "aftale": HEAD.format(id="aftale", title="Aftale") + 'follow_up = ["plan"]\n' + FIELDS + OUTPUTS
    + "+++\n{{ hvad }} Senest {{ senest }}.\n",
    "plan": HEAD.format(id="plan", title="Plan") + FIELDS + "+++\nPlan: {{ hvad }} Senest {{ senest }}.\n",
}  # fmt: skip
SAID = "Borgeren sender et CV til to butikker."
NOTE, AGREED, PLANNED = f"{SAID} Senest 04.01.2027.", f"Aftalt: {SAID}", f"I planen: {SAID} Senest 04.01.2027."
OLD = "det gamle på udklipsholderen æøå"
MAIL = (
    "> Hej\u00a0Mette\n> \n> Borgeren kan møde fra mandag og vil gerne have, at du ringer\n> til sags\u00adbehandleren "
    "inden den 3. december om kørslen til\n> stedet.\n> \n> •\tHusk CV\n"
)
CLEAN = (
    "Hej Mette\n\nBorgeren kan møde fra mandag og vil gerne have, at du ringer til sagsbehandleren inden den "
    "3. december om kørslen til stedet.\n\n- Husk CV"
)
_numbers = count(8200)


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    pack = session.folder / "prøvepakke"
    (pack / "notes").mkdir(parents=True)
    (pack / "pack.toml").write_text(PACK, encoding="utf-8")
    for name, text in TEMPLATES.items():
        (pack / "notes" / f"{name}.txt").write_text(text, encoding="utf-8")
    arguments = ("run", "--packs", str(pack))
    program = Program(session, presser, settings=SETTINGS, name="venter", arguments=arguments)
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(copier: Copier, program: Program, presser: Presser, session: Session) -> Iterator[None]:
    copier.copy(text_plain=OLD.encode())
    yield
    program.close_windows()
    presser.tap(CLEAR)
    strip_goes(session)


@pytest.fixture
def case() -> str:
    """The title of a case that no other test has."""
    return f"Fasit – Sag {next(_numbers)}"


def write(program: Program, presser: Presser) -> None:
    """The form, answered and sent; then its further texts wait."""
    program.choose("aftale", "Aftale")
    presser.type(SAID)
    presser.tap("Tab")
    presser.type("04012027")
    presser.tap("Ctrl+Enter")


def press(program: Program, presser: Presser, digit: str) -> None:
    program.press_leader()
    presser.tap(digit)


def strip_of(session: Session) -> int:
    """The strip, once it is there."""
    return eventually(lambda: next(iter(session.windows.having(STRIP)), 0), what="the strip")


def strip_goes(session: Session) -> None:
    eventually(lambda: not session.windows.having(STRIP), what="the strip gone")


@pytest.fixture
def written(program: Program, presser: Presser, chromium: Chromium, session: Session, case: str) -> str:
    """A note stands in a case, and its further texts wait."""
    chromium.open(case, focus="body")
    write(program, presser)
    assert_becomes(lambda: chromium.read_back("body"), NOTE)
    strip_of(session)
    return case


def test_one_form_three_fields(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, session: Session, written: str
) -> None:
    chromium.focus("frame")
    press(program, presser, "1")
    assert_becomes(lambda: chromium.read_back("frame"), AGREED)
    chromium.focus("plan")
    press(program, presser, "2")
    assert_becomes(lambda: chromium.read_back("plan"), PLANNED)
    assert (chromium.read_back("body"), chromium.read_back("heading")) == (NOTE, "")
    assert_becomes(copier.text, OLD)
    eventually(lambda: len(program.receipts().splitlines()) >= 3, what="a receipt for each")
    receipts = [json.loads(line) for line in program.receipts().splitlines()[-3:]]
    assert [(r["template"], r["part"]) for r in receipts] == [
        ("aftale", part) for part in ("", "aftalefelt", "min-plan")
    ]


def test_the_strip_never_takes_the_caret(
    presser: Presser, program: Program, chromium: Chromium, session: Session, written: str
) -> None:
    assert session.windows.active() == chromium.window
    presser.type("a")
    assert_becomes(lambda: chromium.read_back("body"), NOTE + "a")
    program.press_leader()
    presser.tap("Esc")
    program.wait_until_gone(PALETTE)
    strip_of(session)
    eventually(lambda: session.windows.active() == chromium.window, what="the page in front again")
    presser.type("b")
    assert_becomes(lambda: chromium.read_back("body"), NOTE + "ab")


def test_the_next_by_one_chord_until_none_is_left(
    presser: Presser, program: Program, chromium: Chromium, session: Session, copier: Copier, written: str
) -> None:
    for field, text in (("frame", AGREED), ("plan", PLANNED)):
        chromium.focus(field)
        program.settle()
        presser.tap(NEXT)
        assert_becomes(lambda field=field: chromium.read_back(field), text)
        assert_becomes(copier.text, OLD)
    presser.tap(CLEAR)
    strip_goes(session)


def test_in_another_case_nothing_goes_in_and_in_the_right_one_it_does(
    presser: Presser, program: Program, chromium: Chromium, session: Session, copier: Copier, written: str
) -> None:
    chromium.retitle("Fasit – Sag 1234")
    chromium.focus("frame")
    for act in (lambda: press(program, presser, "1"), lambda: presser.tap(NEXT)):
        act()
        program.wait_for(NOTICE)
        presser.tap("Esc")
        program.wait_until_gone(NOTICE)
        session.windows.activate(chromium.window)
    assert (chromium.read_back("frame"), copier.text()) == ("", OLD)
    chromium.retitle(written)
    chromium.focus("frame")
    press(program, presser, "1")
    assert_becomes(lambda: chromium.read_back("frame"), AGREED)


def test_into_writer_one_after_the_other(presser: Presser, program: Program, writer: Writer, session: Session) -> None:
    writer.open()
    write(program, presser)
    assert_becomes(writer.read_back, NOTE)
    strip_of(session)
    presser.tap("Enter")
    press(program, presser, "1")
    assert_becomes(writer.read_back, f"{NOTE}\n{AGREED}")
    presser.tap("Enter")
    program.settle()
    presser.tap(NEXT)
    assert_becomes(writer.read_back, f"{NOTE}\n{AGREED}\n{PLANNED}")


def test_a_text_of_a_case_does_not_go_into_another_program(
    presser: Presser, program: Program, writer: Writer, copier: Copier, written: str
) -> None:
    writer.open()
    press(program, presser, "1")
    program.wait_for(NOTICE)
    assert (writer.read_back(), copier.text()) == ("", OLD)


def test_the_form_that_follows_begins_with_the_day_and_goes_from_the_strip_when_it_is_in(
    presser: Presser, program: Program, chromium: Chromium, session: Session, written: str
) -> None:
    chromium.focus("plan")
    press(program, presser, "3")
    program.wait_for("Plan$")
    presser.type("Praktik.")
    presser.tap("Ctrl+Enter")
    written_now = "Plan: Praktik. Senest 04.01.2027."
    assert_becomes(lambda: chromium.read_back("plan"), written_now)
    press(program, presser, "1")
    assert_becomes(lambda: chromium.read_back("plan"), written_now + AGREED)
    press(program, presser, "2")
    assert_becomes(lambda: chromium.read_back("plan"), written_now + AGREED + PLANNED)
    strip_goes(session)


def test_the_mouse_is_welcome_and_esc_clears(
    presser: Presser, program: Program, chromium: Chromium, session: Session, written: str
) -> None:
    chromium.focus("frame")
    x, y, width, height = session.windows.place(strip_of(session))
    presser.click(x + width // 3, y + height * 2 // 5)
    assert_becomes(lambda: chromium.read_back("frame"), AGREED)
    x, y, width, height = session.windows.place(strip_of(session))
    presser.click(x + width // 3, y + 16)
    program.wait_for(STRIP)
    presser.tap("Esc")
    strip_goes(session)
    eventually(lambda: session.windows.active() == chromium.window, what="the page in front again")


def test_nothing_of_what_waits_is_left_behind(
    presser: Presser, program: Program, chromium: Chromium, written: str
) -> None:
    chromium.focus("frame")
    press(program, presser, "1")
    assert_becomes(lambda: chromium.read_back("frame"), AGREED)
    kept = b"".join(file.read_bytes() for file in program.home.rglob("*") if file.is_file())
    for secret in ("butikker", "04.01.2027", written[-4:]):
        assert secret.encode() not in kept


@pytest.mark.parametrize("name", ["chromium", "writer"])
def test_what_was_copied_goes_in_as_plain_text_and_stands_on_the_clipboard_as_before(
    request: pytest.FixtureRequest, name: str, presser: Presser, program: Program, copier: Copier, case: str
) -> None:
    target = request.getfixturevalue(name)
    target.open(case, focus="body") if name == "chromium" else target.open()
    formats = {"text_plain": MAIL.encode(), "text_html": f"<b>{MAIL}</b>".encode()}
    copier.copy(**formats)
    program.settle()
    presser.tap(PLAIN)
    assert_becomes(target.read_back, CLEAN)
    assert_becomes(copier.text, MAIL)
    assert b"<b>" in copier.formats()["text/html"]


def test_plain_text_from_the_palette_and_taken_back(
    presser: Presser, program: Program, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="body")
    copier.copy(text_plain=MAIL.encode())
    program.press_leader()
    presser.type("ren tekst")
    presser.tap("Enter")
    assert_becomes(lambda: chromium.read_back("body"), CLEAN)
    program.press_leader()
    presser.tap("Alt+z")
    assert_becomes(lambda: chromium.read_back("body"), "")


def test_with_nothing_to_insert_that_is_said(
    presser: Presser, program: Program, chromium: Chromium, copier: Copier, case: str
) -> None:
    chromium.open(case, focus="body")
    copier.clear()
    program.settle()
    presser.tap(PLAIN)
    program.wait_for(NOTICE)
    presser.tap("Esc")
    program.wait_until_gone(NOTICE)
    assert chromium.read_back("body") == ""
