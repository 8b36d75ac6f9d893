"""The plan window: its keys, what it shows, what it gives, and that nothing written in it is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from assistant.desktop.qtclipboard import PRIVATE
from assistant.model.finding import Finding, Severity
from assistant.model.plan import NotRelevant, PlanRow, PlanSection
from assistant.ui import theme
from assistant.ui.plan.entries import Entries, Piece, State
from assistant.ui.plan.request import PlanRequest
from assistant.ui.plan.section_list import LOOK
from assistant.ui.plan.window import PlanWindow

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
LABELLED = QLabel | QPushButton | QCheckBox
KEY = Qt.Key


def section(number, title, kind="text", rows=()):
    return PlanSection(
        id=f"P{number:02}",
        title=title,
        kind=kind,
        purpose="Beskriv, hvad der er prøvet, og hvad det har vist.",
        questions=("Hvilke tilbud er givet, og hvornår?", "Hvad blev udfaldet?") if kind == "text" else (),
        rows=tuple(PlanRow(name=name, label=label, required=is_required) for name, label, is_required in rows),
        source="prøve",
        certainty="high",
    )


SECTIONS = (
    section(
        1, "Stamdata", "facts", [("sagstype", "Sagstype", True), ("ydelse", "Ydelse", True), ("note", "Note", False)]
    ),
    section(2, "Uddannelses- og beskæftigelsesmål"),
    section(5, "Beskæftigelsesmæssige udfordringer"),
    section(6, "Sociale udfordringer"),
    section(15, "Borgerens bemærkninger"),
    section(16, "Bilag", "attachments", [("nr", "Nr.", False), ("titel", "Titel", True), ("sider", "Sider", False)]),
)
FACTS = (("x", "Xenial", False), ("y", "Yderst", False))
REQUIRED = frozenset({"P01", "P02", "P05", "P06"})


def nothing(answers):
    del answers
    return ()


@pytest.fixture
def window(qtbot):
    window = PlanWindow()
    qtbot.addWidget(window)
    yield window
    window.wipe()


@pytest.fixture
def opened(window) -> Callable[..., PlanWindow]:
    def opened(judge=nothing, **more):
        whole = {"title": "Beskrivelse af forudsætninger", "version": "version 2026.11", "sections": SECTIONS}
        window.open(PlanRequest(required=REQUIRED, judge=judge, **(whole | more)))
        QTest.qWaitForWindowActive(window)
        return window

    return opened


def press(key, modifiers=NONE):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def write(text):
    for letter in text:  # QTest ends Python at a letter that Latin-1 has not
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))


def title(window):
    return window.page.title.text()


def states(window):
    return [entry.state for entry in window.entries]


def marks(window):
    model = window.list.sections
    return [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def shown(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]


def test_a_plan_is_written_from_beginning_to_end_with_keys_alone(opened, qtbot):
    window = opened()
    assert window.focusWidget() is window.page.editor.lines["sagstype"]
    write("Fleksjob")
    press(KEY.Key_Tab)
    write("Sygedagpenge")
    press(KEY.Key_PageDown, CTRL)
    assert title(window) == "Uddannelses- og beskæftigelsesmål"
    write("Job i butik, gerne “Føtex” & lignende <8 timer>.")
    press(KEY.Key_PageDown, CTRL)
    write("Løft over 5 kg.")
    press(KEY.Key_PageDown, CTRL)
    press(KEY.Key_R, ALT)
    write("Der er ingen.")
    press(KEY.Key_PageDown, CTRL)
    press(KEY.Key_PageDown, CTRL)
    press(KEY.Key_Plus, CTRL)
    write("LÆ 265")
    press(KEY.Key_Tab)
    write("3")
    with qtbot.waitSignal(window.save_asked):
        press(KEY.Key_Return, CTRL)
    assert window.entries.changed() == {
        "P01": {"sagstype": "Fleksjob", "ydelse": "Sygedagpenge"},
        "P02": "Job i butik, gerne “Føtex” & lignende <8 timer>.",
        "P05": "Løft over 5 kg.",
        "P06": NotRelevant("Der er ingen."),
        "P16": [{"nr": "1", "titel": "LÆ 265", "sider": "3"}],
    }
    assert window.head.progress.text() == "5 af 6"


def test_only_what_differs_from_the_file_is_given(opened):
    window = opened(answers={"P02": "Job i butik.", "P05": "Løft."})
    window.go_to(1)
    press(KEY.Key_A, CTRL)
    press(KEY.Key_Backspace)
    window.go_to(3)
    write("Ingen bolig.")
    assert window.entries.changed() == {"P02": "", "P06": "Ingen bolig."}
    assert window.entries.answers() == {"P05": "Løft.", "P06": "Ingen bolig."}


def test_it_begins_at_the_first_section_that_is_empty(opened):
    assert title(opened(answers={"P01": {"sagstype": "a", "ydelse": "b"}, "P02": "Job."})) == SECTIONS[2].title


def test_not_relevant_asks_for_a_reason_before_anything_is_saved(opened, qtbot):
    window = opened()
    window.go_to(2)
    write("Løft.")
    window.go_to(3)
    press(KEY.Key_R, ALT)
    window.go_to(4)
    with qtbot.assertNotEmitted(window.save_asked):
        window.save()
    assert title(window) == "Sociale udfordringer"
    assert window.focusWidget() is window.page.reason
    assert "»Sociale udfordringer«" in window.problem.accessibleName()
    assert window.entries["P06"].state is State.BEGUN
    write("Bolig og økonomi er i orden.")
    with qtbot.waitSignal(window.save_asked):
        window.save()
    assert window.entries.changed()["P06"] == NotRelevant("Bolig og økonomi er i orden.")


def test_what_is_written_in_a_section_is_kept_while_it_is_left_out(opened):
    window = opened()
    window.go_to(1)
    write("Job i butik.")
    press(KEY.Key_R, ALT)
    write("Afklares senere.")
    assert window.page.aside.isVisible()
    assert not window.page.sheet.sheet.isEnabled()
    assert window.entries.answers()["P02"] == NotRelevant("Afklares senere.")
    again = window.entries.as_json()
    press(KEY.Key_R, ALT)
    assert window.entries.answers()["P02"] == "Job i butik."
    window.wipe()
    opened(kept=again)
    assert window.entries.answers()["P02"] == NotRelevant("Afklares senere.")
    assert window.entries["P02"].value == "Job i butik."


def test_the_reason_is_scrolled_to_where_there_is_little_room(opened, qtbot):
    window = opened()
    window.resize(700, 420)
    window.go_to(1)
    press(KEY.Key_R, ALT)
    page = window.page
    qtbot.waitUntil(
        lambda: page.viewport().rect().contains(page.reason.mapTo(page.viewport(), page.reason.rect().center()))
    )


def test_what_was_done_is_said_until_she_goes_on_and_what_was_not_saved_stays(opened):
    window = opened()
    window.tell(("Bestillingen er kopieret.",), is_amber=False)
    write("x")
    assert window.problem.accessibleName() == "Bestillingen er kopieret."
    press(KEY.Key_PageDown, CTRL)
    assert not window.problem.isVisible()
    window.tell(("Disken er fuld.",), lasts=True)
    press(KEY.Key_PageDown, CTRL)
    write("x")
    assert window.problem.accessibleName() == "Disken er fuld."


def test_what_did_not_come_along_is_said_while_she_goes_through_the_plan(opened):
    window = opened(said=("»Bilag« har også en tabel, som ikke følger med.",))
    press(KEY.Key_F6)
    write("x")
    press(KEY.Key_PageDown, CTRL)
    assert window.problem.accessibleName() == "»Bilag« har også en tabel, som ikke følger med."


def test_what_could_not_be_done_in_a_section_is_said_no_longer_than_it_is_true(opened):
    window = opened(pieces=(Piece("Andet", "Taxa er aftalt."), Piece("Mere", "Bus.")))
    press(KEY.Key_1, ALT)
    assert "ikke sættes tekst ind" in window.problem.accessibleName()
    press(KEY.Key_PageDown, CTRL)
    assert not window.problem.isVisible()
    press(KEY.Key_1, ALT)
    assert window.page.sheet.raw() == "Taxa er aftalt."
    window.tell(("Der er ingen tekst på udklipsholderen.",))
    write("x")
    assert not window.problem.isVisible()


def test_that_a_plan_could_not_be_judged_is_said_until_it_is(opened, qtbot):
    faults = [ValueError()]

    def judge(_):
        if faults:
            raise faults.pop()
        return ()

    window = opened(judge=judge)
    qtbot.waitUntil(window.problem.isVisible)
    write("x")
    assert window.problem.isVisible()
    qtbot.waitUntil(lambda: not window.problem.isVisible())


def test_esc_goes_from_the_list_to_the_text_and_then_away(opened):
    window = opened()
    press(KEY.Key_J, CTRL)
    press(KEY.Key_Down)
    press(KEY.Key_Escape)
    assert window.isVisible()
    assert window.focusWidget() is window.page.sheet.sheet
    press(KEY.Key_Escape)
    assert not window.isVisible()


def test_facts_count_when_all_that_must_be_are_there(opened):
    window = opened()
    write("Fleksjob")
    assert states(window)[0] is State.BEGUN
    assert window.list.sections.data(window.list.sections.index(0), LOOK).mark == "▲"
    assert marks(window)[0] == "Stamdata, begyndt, men mangler noget, skal udfyldes"
    assert window.head.progress.text() == "0 af 6"
    press(KEY.Key_Return)
    write("Sygedagpenge")
    assert states(window)[0] is State.FILLED


def test_the_list_leads_to_a_section_and_back(opened):
    window = opened()
    press(KEY.Key_J, CTRL)
    assert window.focusWidget() is window.list
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    assert title(window) == SECTIONS[2].title
    press(KEY.Key_Return)
    assert window.focusWidget() is window.page.sheet.sheet
    press(KEY.Key_J, CTRL)
    press(KEY.Key_J, CTRL)
    assert window.focusWidget() is window.page.sheet.sheet
    press(KEY.Key_PageUp, CTRL)
    assert title(window) == SECTIONS[1].title


def test_the_list_says_how_far_each_section_is(opened, qtbot):
    found = Finding("L04", Severity.WARNING, "»bør« vurderer.", "P05")
    window = opened(
        judge=lambda _: (found,),
        answers={"P05": "Praktik bør forlænges."},
        begun={"P06": NotRelevant("Ingen.")},
        pieces=(Piece("Mål", "Butik.", "P02"),),
    )
    qtbot.waitUntil(lambda: window.side.total.text() == "1 at se på")
    assert marks(window) == [
        "Stamdata, tomt, skal udfyldes",
        "Uddannelses- og beskæftigelsesmål, tomt, skal udfyldes, 1 forslag fra en kilde",
        "Beskæftigelsesmæssige udfordringer, udfyldt, 1 bemærkning",
        "Sociale udfordringer, ikke relevant",
        "Borgerens bemærkninger, tomt",
        "Bilag, tomt",
    ]


def test_f6_goes_to_what_there_is_to_see_to(opened, qtbot):
    found = Finding("L04", Severity.WARNING, "»bør« vurderer.", "P15")
    hint = Finding("L07", Severity.HINT, "Den samme tekst.", "P05")
    window = opened(judge=lambda _: (found, hint), answers={"P05": "x", "P15": "bør"}, begun={"P06": "y"})
    qtbot.waitUntil(lambda: bool(window.side.total.text()))
    seen = []
    for _ in range(4):
        press(KEY.Key_F6)
        seen.append(title(window))
    assert seen == [SECTIONS[1].title, SECTIONS[4].title, SECTIONS[0].title, SECTIONS[1].title]


def test_a_word_is_found_in_every_section(opened):
    window = opened(
        answers={"P01": {"note": "kaffe"}, "P02": "Kaffe 🙂 kaffe", "P16": [{"nr": "1", "titel": "Om kaffe"}]},
        begun={"P06": NotRelevant("kun kaffe")},
    )
    press(KEY.Key_F, CTRL)
    write("kaffe")
    assert window.finder.count.text() == "1 af 5"
    assert window.page.editor.lines["note"].selectedText() == "kaffe"
    for expected in ("Kaffe", "kaffe"):
        press(KEY.Key_Return)
        assert window.page.sheet.sheet.textCursor().selectedText() == expected
    press(KEY.Key_Return)
    assert window.page.reason.selectedText() == "kaffe"
    press(KEY.Key_Return)
    assert (title(window), window.finder.count.text()) == ("Bilag", "5 af 5")
    press(KEY.Key_Return, SHIFT)
    press(KEY.Key_Return, SHIFT)
    press(KEY.Key_Escape)
    assert window.isVisible()
    assert window.focusWidget() is window.page.sheet.sheet
    assert window.page.sheet.sheet.textCursor().selectedText() == "kaffe"


def test_a_word_that_is_nowhere_is_said_to_be(opened):
    window = opened(answers={"P02": "Job."})
    press(KEY.Key_F, CTRL)
    write("tandlæge")
    assert window.finder.count.text() == "Ordet står ikke i planen."
    press(KEY.Key_Return)
    assert window.focusWidget() is window.finder.line


def test_it_is_judged_after_a_pause_and_not_while_she_types(opened, qtbot):
    asked = []

    def judge(answers):
        asked.append(dict(answers))
        return (Finding("L04", Severity.WARNING, "»bør« vurderer den fremtidige indsats.", "P02"),) if answers else ()

    window = opened(judge=judge)
    qtbot.waitUntil(lambda: asked == [{}])
    window.go_to(1)
    write("Praktikken bør forlænges.")
    assert len(asked) == 1
    qtbot.waitUntil(lambda: asked[1:] == [{"P02": "Praktikken bør forlænges."}])
    qtbot.waitUntil(lambda: "▲ »bør« vurderer den fremtidige indsats." in shown(window.side))
    assert "Dette afsnit" in shown(window.side)


def test_what_is_said_of_the_whole_plan_stands_at_every_section(opened, qtbot):
    window = opened(judge=lambda _: (Finding("L08", Severity.HINT, "Senest 20.12.2026.", ""),))
    qtbot.waitUntil(lambda: "– Senest 20.12.2026." in shown(window.side))
    press(KEY.Key_PageDown, CTRL)
    assert "– Senest 20.12.2026." in shown(window.side)


def test_a_judgement_that_fails_is_said_and_closes_nothing(opened, qtbot):
    def judge(answers):
        raise ValueError(answers)

    window = opened(judge=judge)
    qtbot.waitUntil(lambda: "kunne ikke tjekkes" in window.problem.accessibleName())
    assert window.foot.save.isEnabled()


def test_a_judgement_that_fails_is_not_said_of_the_next_plan_which_is_judged(opened, qtbot):
    wait = threading.Event()

    def fails(_):
        assert wait.wait(10)
        raise ValueError

    window = opened(judge=fails)
    window.wipe()
    opened(judge=lambda _: (Finding("L04", Severity.WARNING, "Fra den anden.", "P02"),))
    wait.set()
    qtbot.waitUntil(lambda: window.side.total.text() == "1 at se på")
    assert not window.problem.isVisible()


def test_findings_of_a_plan_that_was_left_are_not_told_of_the_next(opened, qtbot):
    window = opened(judge=lambda _: (Finding("L01", Severity.ERROR, "Fra den første.", "P02"),))
    window.wipe()
    opened()
    qtbot.wait(100)
    assert window.side.total.text() == ""


def test_pasted_text_is_cleaned_and_can_be_taken_back(opened):
    window = opened()
    window.go_to(1)
    data = QMimeData()
    data.setText("•\tJob i bu\u00adtik\u00a0og lager")
    QGuiApplication.clipboard().setMimeData(data)
    press(KEY.Key_V, CTRL)
    assert window.page.sheet.raw() == "- Job i butik og lager"
    press(KEY.Key_Z, CTRL)
    assert window.page.sheet.raw() == ""


def test_a_proposal_goes_in_by_its_key_and_only_then(opened):
    window = opened(
        pieces=(
            Piece("2. Mål", "Vil i butik.", "P02", "Praktikrapport, 30.10.2026"),
            Piece("Transport", "Taxa er aftalt."),
            Piece("Skånehensyn", "Ingen løft.", "P05"),
        )
    )
    window.go_to(1)
    assert window.page.sheet.raw() == ""
    assert [
        text for text in shown(window.side) if text in {"2. Mål", "Vil i butik.", "Kilde: Praktikrapport, 30.10.2026"}
    ] == ["2. Mål", "Vil i butik.", "Kilde: Praktikrapport, 30.10.2026"]
    assert "Skånehensyn" not in shown(window.side)
    press(KEY.Key_1, ALT)
    press(KEY.Key_1, ALT)
    assert window.entries.answers()["P02"] == ("Vil i butik.\nKilde: Praktikrapport, 30.10.2026.\nTaxa er aftalt.")
    assert [piece.heading for piece in window.entries.pieces] == ["Skånehensyn"]
    press(KEY.Key_Z, CTRL)
    assert "Taxa" not in window.page.sheet.raw()


def test_a_piece_is_no_text_of_a_table_but_is_not_lost(opened):
    QGuiApplication.clipboard().setText("hendes eget")
    window = opened(pieces=(Piece("Andet", "Taxa er aftalt."),))
    press(KEY.Key_1, ALT)
    assert QGuiApplication.clipboard().text() == "hendes eget"
    assert len(window.entries.pieces) == 1


def test_what_stands_beside_the_plan_is_kept_with_it(opened):
    pieces = (Piece("Andet", "Taxa er aftalt.", "", "Rapport"),)
    window = opened(pieces=pieces)
    kept = window.entries.as_json()
    window.wipe()
    opened(kept=kept)
    assert window.entries.pieces == pieces


def test_a_draft_of_a_section_that_is_no_more_stands_beside_the_plan(opened):
    window = opened(kept={"sections": {"P99": {"value": "Gammel tekst."}}, "pieces": []})
    assert window.entries.pieces == (Piece("P99", "Gammel tekst."),)


@pytest.mark.parametrize(
    ("before", "value", "after", "now", "beside"),
    [
        (section(4, "A"), "Lang tekst.", section(4, "A", "facts", [FACTS[0]]), {"x": ""}, "Lang tekst."),
        (section(4, "A"), "Lang tekst.", section(4, "A", "attachments", [FACTS[0]]), [], "Lang tekst."),
        (
            section(4, "A", "facts", FACTS),
            {"x": "1", "y": "helbred"},
            section(4, "A", "facts", [FACTS[0]]),
            {"x": "1"},
            "Yderst: helbred",
        ),
        (section(4, "A", "facts", FACTS), {"x": "1", "y": "2"}, section(4, "A"), "Xenial: 1\nYderst: 2", ""),
        (section(4, "A", "facts", FACTS), {"x": "1", "y": ""}, section(9, "B"), "", "Xenial: 1"),
        (
            section(4, "A", "attachments", FACTS),
            [{"x": "LÆ 265", "y": "side 4"}, {"x": "Rapport"}],
            section(4, "A", "attachments", [FACTS[0]]),
            [{"x": "LÆ 265"}, {"x": "Rapport"}],
            "LÆ 265, side 4",
        ),
    ],
)
def test_what_a_draft_of_another_version_holds_and_the_plan_does_not_stands_beside(before, value, after, now, beside):
    written, entries = Entries([before], {}), Entries([after], {})
    written["P04"].value = value
    entries.restore(written.as_json())
    assert next(iter(entries)).value == now
    assert [(piece.heading, piece.text) for piece in entries.pieces] == ([("A", beside)] if beside else [])


def test_why_a_section_that_is_no_more_was_left_out_stands_beside():
    written, entries = Entries([section(4, "A")], {}), Entries([section(9, "B")], {})
    written["P04"].is_left_out, written["P04"].reason = True, "Ingen."
    written.pieces = (Piece("Rapport", "Taxa.", "P04"),)
    entries.restore(written.as_json())
    assert entries.pieces == (Piece("Rapport", "Taxa."), Piece("A", "Ikke relevant: Ingen."))


def test_a_column_that_only_the_file_has_comes_along_with_its_row():
    table = section(4, "A", "attachments", [FACTS[0]])
    answers = {"P04": [{"x": "LÆ 265", "Modtaget": "ja"}]}
    written, entries = Entries([table], answers), Entries([table], answers)
    written["P04"].value[0]["x"] = "LÆ 285"
    entries.restore(written.as_json())
    assert entries.changed() == {"P04": [{"x": "LÆ 285", "Modtaget": "ja"}]}
    assert entries.pieces == ()


def test_what_is_typed_is_told_within_a_second_while_she_goes_on_typing(opened, qtbot):
    window = opened()
    window.go_to(1)
    with qtbot.waitSignal(window.changed, timeout=1000):
        write("a")
        write("b")


def test_leaving_tells_what_was_just_typed_and_keeps_nothing_in_the_window(opened, qtbot):
    window = opened(pieces=(Piece("Hemmeligt", "hemmeligt stykke"),))
    window.go_to(3)
    press(KEY.Key_R, ALT)
    write("hemmelig grund")
    window.go_to(1)
    write("hemmelig tekst")
    press(KEY.Key_F, CTRL)
    write("hemmelig")
    seen = []
    window.left.connect(lambda: seen.append(window.entries.answers()))
    press(KEY.Key_Escape)
    press(KEY.Key_Escape)
    assert seen == [{"P02": "hemmelig tekst", "P06": NotRelevant("hemmelig grund")}]
    assert not window.isVisible()
    qtbot.wait(1)  # what was shown of findings and pieces is ended by the event loop
    said = [child.text() for kind in (QLabel, QPushButton, QLineEdit) for child in window.findChildren(kind)]
    said += [child.toPlainText() for child in window.findChildren(QPlainTextEdit)]
    said += [f"{child.accessibleName()} {child.accessibleDescription()}" for child in window.findChildren(QWidget)]
    assert [text for text in said if "emmelig" in text] == []
    window.page.sheet.sheet.undo()
    assert window.page.sheet.raw() == ""
    window.page.reason.undo()
    assert window.page.reason.text() == ""


def test_with_nothing_new_there_is_nothing_to_save(opened, qtbot):
    window = opened(answers={"P02": "Job."})
    with qtbot.assertNotEmitted(window.save_asked):
        window.save()
    assert window.problem.isVisible()


def test_attachments_are_added_mended_and_taken_away_by_keys(opened):
    window = opened(answers={"P16": [{"nr": "1", "titel": "LÆ 265"}, {"nr": "2", "titel": "Rapport"}]})
    window.go_to(5)
    assert window.focusWidget() is window.page.editor.table
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert window.focusWidget() is window.page.editor.lines["sider"]
    write("4")
    press(KEY.Key_Plus, CTRL)
    write("Udtalelse")
    assert window.entries.answers()["P16"] == [
        {"nr": "1", "titel": "LÆ 265"},
        {"nr": "2", "titel": "Rapport", "sider": "4"},
        {"nr": "3", "titel": "Udtalelse"},
    ]
    press(KEY.Key_Minus, CTRL)
    press(KEY.Key_Minus, CTRL)
    press(KEY.Key_Minus, CTRL)
    assert "P16" not in window.entries.answers()
    assert window.page.editor.none.isVisible()


def test_an_attachment_is_added_from_anywhere_in_its_section_unless_it_is_left_out(opened):
    window = opened()
    window.go_to(5)
    window.page.left_out.setFocus()
    press(KEY.Key_Plus, CTRL)
    write("LÆ 265")
    assert window.entries.answers()["P16"] == [{"nr": "1", "titel": "LÆ 265"}]
    press(KEY.Key_R, ALT)
    window.page.left_out.setFocus()
    press(KEY.Key_Plus, CTRL)
    assert len(window.entries["P16"].value) == 1


@pytest.mark.parametrize(
    ("warning", "is_on_disk", "word"),
    [
        ("", True, "luk, behold kladden"),
        ("", False, "luk, kladden er i hukommelsen"),
        ("Nøgleringen er låst.", True, "luk, kladden er i hukommelsen"),
    ],
)
def test_esc_says_where_the_draft_is(opened, warning, is_on_disk, word):
    window = opened()
    window.resize(theme.scaled(1500), theme.scaled(740))
    window.warn(warning, is_on_disk=is_on_disk)
    assert word in shown(window.foot)


def test_nothing_is_copied_unmarked_from_the_table_or_from_what_stands_beside(opened):
    QGuiApplication.clipboard().setText("hendes eget")
    window = opened(answers={"P16": [{"nr": "1", "titel": "LÆ 265"}]}, pieces=(Piece("Andet", "Taxa er aftalt."),))
    window.go_to(5)
    press(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "hendes eget"
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse
    assert not any(each.textInteractionFlags() & selectable for each in window.findChildren(QLabel))
    press(KEY.Key_F, CTRL)
    write("Taxa")
    press(KEY.Key_A, CTRL)
    press(KEY.Key_C, CTRL)
    assert all(QGuiApplication.clipboard().mimeData().hasFormat(kind) for kind in PRIVATE)


def test_what_stands_in_a_section_besides_is_named(opened):
    window = opened(keeps={"P02": ("tabel", "billede")})
    window.go_to(1)
    assert window.page.keeps.text() == "Her står også: tabel, billede. Det bliver stående."
    window.go_to(2)
    assert not window.page.keeps.isVisible()


def test_every_stop_is_reached_with_tab(opened):
    window = opened(answers={"P16": [{"nr": "1"}]})
    window.resize(theme.scaled(1180), theme.scaled(740))
    after = [window.page.left_out, window.side.sources, window.foot.fill, window.foot.save]
    for number in (1, 0, 5):
        window.go_to(number)
        editor = window.page.editor
        stops = [stop for stop in editor.stops() if stop.isVisible() and stop.isEnabled()]
        seen = [window.focusWidget()]
        while len(seen) < 20:
            press(KEY.Key_Tab)
            seen.append(window.focusWidget())
        at = seen.index(stops[0])
        assert seen[at : at + len(stops) + len(after)] == stops + after
        assert window.list in seen


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("size", [QSize(992, 736), QSize(1180, 740)])
def test_no_text_is_cut_off(qapp, opened, monkeypatch, scale, size, qtbot):
    system = QFontDatabase.systemFont

    def large(kind):
        font = system(kind)
        font.setPointSizeF(9 * scale)
        return font

    monkeypatch.setattr(QFontDatabase, "systemFont", large)
    before = qapp.font()
    theme.apply(qapp, "light")
    try:
        window = opened(pieces=(Piece("Andet", "Taxa er aftalt."),), answers={"P16": [{"nr": "1", "titel": "LÆ 265"}]})
        window.resize(size)
        for number in range(len(SECTIONS)):
            window.go_to(number)
            qtbot.wait(10)
            assert window.size() == size
            assert cut(window) == []
            assert window.page.horizontalScrollBar().maximum() == 0
            assert window.side.area.horizontalScrollBar().maximum() == 0
        press(KEY.Key_J, CTRL)
        assert window.list.isVisible()
        assert window.list.width() >= min(size.width(), theme.scaled(200))
    finally:
        monkeypatch.undo()
        qapp.setFont(before)
        theme.apply(qapp, "light")


def cut(window):
    """Labels and buttons that have less room than their text needs."""
    tight = []
    for each in window.findChildren(QWidget):
        if isinstance(each, QLabel | QPushButton) and each.isVisibleTo(window) and each.text().strip():
            wraps = isinstance(each, QLabel) and each.wordWrap()
            needed = each.heightForWidth(each.width()) if wraps else each.sizeHint().height()
            if each.height() < needed or (not wraps and each.width() < each.sizeHint().width()):
                tight.append((each.text(), each.size(), each.sizeHint()))
    return tight


def test_no_two_labels_have_the_same_letter(opened):
    window = opened(answers={"P16": [{"nr": "1"}]})
    for number in range(len(SECTIONS)):
        window.go_to(number)
        window.page.left_out.setChecked(True)
        window.page._show_left_out()
        window.finder.show()
        shown_labels = [
            each.text() for each in window.findChildren(QWidget) if isinstance(each, LABELLED) and each.isVisible()
        ]
        letters = [text[text.index("&") + 1].lower() for text in shown_labels if "&" in text.replace("&&", "")]
        assert len(letters) == len(set(letters)), letters
