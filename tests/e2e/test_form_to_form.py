"""Form to form, end to end: a copied or a Word form is split, approved, and typed into another with real keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from targets.chromium import BLANKET, Chromium
from targets.copier import Copier
from targets.presser import Presser
from targets.program import FORM, NOTICE, Program
from targets.qt_editor import QtEditor
from targets.session import Session
from targets.waiting import assert_becomes, eventually

pytestmark = pytest.mark.e2e

SPLIT = "^Sagstast – fordel tekst$"
CHORD = "Ctrl+Shift+F7"
SETTINGS = f'[chords]\nfordel = "{CHORD}"\n'
OLD = "det gamle på udklipsholderen æøå"
COPIED = """Virksomhedens navn: Bageriet på Prøvevej ApS
CVR-nr.: 12345678
Adresse: Prøvevej 12, st.
1000 Prøveby
Kontaktperson: butikschefen – bedst før kl. 10
Tlf.: 00 00 00 00
E-mail: post@eksempel.dk
Ordning: Virksomhedspraktik
Forsikring: tegnet
Startdato: 01.12.2026
Slutdato: 28.12.2026
Timer om ugen: 25
Arbejdsopgaver: Varepåfyldning, “kasse” og 12 € i byttepenge.
Rengøring."""
FILLED = {
    "virksomhed": "Bageriet på Prøvevej ApS",
    "cvr": "12345678",
    "p-nummer": "",
    "adresse": "Prøvevej 12, st.\n1000 Prøveby",
    "kontaktperson": "butikschefen – bedst før kl. 10",
    "telefon": "00 00 00 00",
    "mail": "post@eksempel.dk",
    "ordning": "Virksomhedspraktik",
    "start": "01.12.2026",
    "slut": "28.12.2026",
    "timer": "25",
    "opgaver": "Varepåfyldning, “kasse” og 12 € i byttepenge.\nRengøring.",
}
TASKS = "- LÆ 265 er bestilt, svarfrist 24.12.2026\n- næste opfølgning 18.12.2026\n- mentor løber videre\n- bestil møde"
REPORT = (
    "Leverandørrapport – afsluttende\n\n1. Fremmøde\nMødt 18 af 20 dage.\n\n2. Udvikling\nMere sikker – “som aftalt”.\n"
)
_numbers = count(8100)


@pytest.fixture(scope="module")
def program(session: Session, presser: Presser) -> Iterator[Program]:
    program = Program(session, presser, settings=SETTINGS, name="fordel")
    yield program
    assert program.close() == ""


@pytest.fixture(autouse=True)
def _calm(program: Program, presser: Presser) -> Iterator[None]:
    yield
    program.close_windows()
    program.press_leader()  # nothing waits for the next test
    presser.type("lad ingen")
    presser.tap("Enter")


@pytest.fixture
def case() -> str:
    """The title of a case that no other test has."""
    return f"Fasit – Sag {next(_numbers)}"


def split(program: Program, presser: Presser) -> None:
    program.settle()
    presser.tap(CHORD)
    program.wait_for(SPLIT)


def approve(program: Program, presser: Presser) -> None:
    presser.tap("Ctrl+Enter")
    program.wait_until_gone(SPLIT)


def insert(program: Program, presser: Presser, number: int = 1) -> None:
    """Leader and the digit."""
    program.press_leader()
    presser.tap(str(number))


def put_notice_away(program: Program, presser: Presser, chromium: Chromium, session: Session) -> None:
    """And wait until she is back where she was."""
    program.wait_for(NOTICE)
    presser.tap("Esc")
    program.wait_until_gone(NOTICE)
    eventually(lambda: session.windows.active() == chromium.window, what="the form in front again")


def values(chromium: Chromium) -> dict[str, str]:
    return dict(chromium.evaluate("values()"))


def fill(program: Program, presser: Presser, chromium: Chromium, case: str) -> None:
    chromium.open(case, focus="virksomhed", page=BLANKET)
    insert(program, presser)


def old_is_back(copier: Copier, old: str = OLD) -> None:
    eventually(lambda: copier.text() == old, what="what was copied before is back")


def as_table() -> dict[str, bytes]:
    """As a browser copies a table; which lines belong to which cell, only the HTML tells."""
    rows = [
        line.split(": ", 1) for line in COPIED.replace("\n1000", "<br>1000").replace("\nRen", "<br>Ren").splitlines()
    ]
    html = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    plain = "\n".join("\t".join(row) for row in rows).replace("<br>", "\n")
    return {"text_plain": plain.encode(), "text_html": f"<table>{html}</table>".encode()}


@pytest.mark.parametrize("kind", ["lines", "table"])
def test_what_was_copied_fills_a_form_of_twelve_fields(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str, kind: str
) -> None:
    copier.copy(**(as_table() if kind == "table" else {"text_plain": COPIED.encode()}))
    before = [copier.formats().get(name) for name in ("text/plain", "text/html")]
    chromium.open(case, focus="virksomhed", page=BLANKET)
    split(program, presser)
    approve(program, presser)
    fill(program, presser, chromium, case)
    assert_becomes(lambda: values(chromium), FILLED, patience=20)
    eventually(lambda: [copier.formats().get(name) for name in ("text/plain", "text/html")] == before, what="back")
    assert "Bageriet" not in program.log()
    assert program.receipts() == ""


def test_what_is_selected_in_another_program_fills_it_too(
    program: Program, presser: Presser, chromium: Chromium, qt_editor: QtEditor, copier: Copier, case: str
) -> None:
    copier.copy(text_plain=COPIED.encode())
    qt_editor.open()
    presser.tap("Ctrl+v")
    assert_becomes(qt_editor.read_back, COPIED)
    copier.copy(text_plain=OLD.encode())
    presser.tap("Ctrl+a")
    split(program, presser)
    old_is_back(copier)
    approve(program, presser)
    fill(program, presser, chromium, case)
    assert_becomes(lambda: values(chromium), FILLED, patience=20)
    old_is_back(copier)


def word_form(folder: Path) -> Path:
    """A form as a company fills it in: a table, and what the file says of itself."""
    document = Document()
    document.core_properties.author = "En Andens Navn"
    document.add_heading("Virksomhedsblanket", 1)
    lines = COPIED.replace(".\nRengøring", ".\tRengøring").splitlines()
    rows = [line.partition(": ") for line in lines if ": " in line]
    table = document.add_table(len(rows), 2)
    for row, (label, _, value) in zip(table.rows, rows, strict=True):
        more = "\n1000 Prøveby" if label == "Adresse" else ""
        row.cells[0].text, row.cells[1].text = label, value.replace("\t", "\n") + more
    file = folder / "blanket.docx"
    document.save(str(file))
    return file


def test_a_word_form_fills_it(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str, session: Session
) -> None:
    copier.copy(text_plain=OLD.encode())
    chromium.open(case, focus="virksomhed", page=BLANKET)
    split(program, presser)
    presser.tap("Ctrl+o")
    program.wait_for("^Hent en udfyldt blanket")
    presser.type(str(word_form(session.folder)))
    presser.tap("Enter")
    window = program.wait_for(SPLIT)
    while window in session.windows.having(SPLIT):
        presser.tap("Ctrl+Enter")  # does nothing until the file has been read
    fill(program, presser, chromium, case)
    assert_becomes(lambda: values(chromium), FILLED, patience=20)
    old_is_back(copier)


def test_it_stops_when_the_case_changes_half_way_and_goes_on_where_it_stopped(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str, session: Session
) -> None:
    copier.copy(text_plain=COPIED.encode())
    chromium.open(case, focus="virksomhed", page=BLANKET)
    split(program, presser)
    approve(program, presser)
    chromium.open(case, focus="virksomhed", page=BLANKET)
    other = f"Fasit – Sag {next(_numbers)}"
    chromium.evaluate(f"find('telefon').addEventListener('input', () => {{ document.title = {other!r} }})")
    insert(program, presser)
    program.wait_for(NOTICE)
    so_far = values(chromium)
    names = list(FILLED)
    stopped = next(name for name in names if FILLED[name] and not so_far[name])
    # A browser shows another title a little later than the page has it.
    assert names.index("telefon") < names.index(stopped) < names.index("timer")
    is_in = {name: value if names.index(name) < names.index(stopped) else "" for name, value in FILLED.items()}
    assert so_far == is_in
    put_notice_away(program, presser, chromium, session)
    insert(program, presser)  # still the other case
    put_notice_away(program, presser, chromium, session)
    assert values(chromium) == so_far
    chromium.retitle(case)
    chromium.focus(stopped)
    insert(program, presser)
    assert_becomes(lambda: values(chromium), FILLED, patience=20)
    old_is_back(copier, COPIED)


def test_a_field_to_choose_from_is_left_to_her(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str, session: Session
) -> None:
    copier.copy(text_plain=COPIED.encode())
    chromium.open(case, focus="virksomhed", page=BLANKET)
    split(program, presser)
    approve(program, presser)
    chromium.open(case, focus="virksomhed", page=BLANKET)
    chromium.evaluate("find('ordning').outerHTML = '<select id=ordning><option><option>Løntilskud</select>'")
    chromium.evaluate("find('virksomhed').focus()")
    insert(program, presser)
    program.wait_for(NOTICE, patience=30)
    assert copier.text() == FILLED["ordning"]  # at hand
    put_notice_away(program, presser, chromium, session)
    chromium.focus("start")
    insert(program, presser)
    wanted = {name: value for name, value in FILLED.items() if name != "ordning"}
    assert_becomes(lambda: values(chromium), wanted, patience=20)


@pytest.mark.parametrize("where", ["chromium", "writer"])
def test_three_tasks_of_four_are_carried_over_one_by_one(
    program: Program,
    presser: Presser,
    chromium: Chromium,
    copier: Copier,
    case: str,
    where: str,
    request: pytest.FixtureRequest,
) -> None:
    copier.copy(text_plain=TASKS.encode())
    chromium.open(case, focus="heading")
    split(program, presser)
    presser.tap("Space")  # the first one stays behind
    approve(program, presser)
    target: Any = request.getfixturevalue(where)
    if where == "writer":
        target.open()
    else:
        target.open(f"Fasit – Sag {next(_numbers)}", focus="body")
    carried = [line.removeprefix("- ") for line in TASKS.split("\n")[1:]]
    for number, _ in enumerate(carried, 1):
        insert(program, presser, number)
        assert_becomes(target.read_back, "\n".join(carried[:number]))
        if number < 3:
            presser.tap("Enter")
    old_is_back(copier, TASKS)


def test_tasks_become_a_note_of_their_own(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    copier.copy(text_plain=TASKS.encode())
    chromium.open(case, focus="heading")
    split(program, presser)
    presser.tap("Alt+y")
    program.wait_for(FORM.format("Ydelsesskift"))


def test_a_closed_window_leaves_nothing_behind(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    copier.copy(text_plain=COPIED.encode())
    chromium.open(case, focus="virksomhed", page=BLANKET)
    split(program, presser)
    presser.tap("Esc")
    program.wait_until_gone(SPLIT)
    kept = [file for file in program.home.rglob("*") if file.is_file()]
    assert not any(b"Bageriet" in file.read_bytes() for file in kept)
    assert values(chromium) == dict.fromkeys(FILLED, "")
    old_is_back(copier, COPIED)


def test_a_report_is_pasted_once_and_goes_in_section_by_section(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    copier.copy(text_plain=REPORT.encode())
    chromium.open(case, focus="body")
    split(program, presser)
    approve(program, presser)
    insert(program, presser)
    assert_becomes(chromium.read_back, "Mødt 18 af 20 dage.")
    chromium.focus("frame")
    insert(program, presser, 2)
    assert_becomes(lambda: chromium.read_back("frame"), "Mere sikker – “som aftalt”.")


def test_a_filled_form_can_be_taken_back(
    program: Program, presser: Presser, chromium: Chromium, copier: Copier, case: str
) -> None:
    copier.copy(text_plain=COPIED.encode())
    chromium.open(case, focus="virksomhed", page=BLANKET)
    split(program, presser)
    approve(program, presser)
    fill(program, presser, chromium, case)
    assert_becomes(lambda: values(chromium), FILLED, patience=20)
    program.press_leader()
    presser.tap("Alt+z")
    assert_becomes(lambda: values(chromium), dict.fromkeys(FILLED, ""))
