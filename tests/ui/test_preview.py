"""The paper: what stands on it is what will be inserted, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from assistant.model.draft import Draft, Role, Run
from assistant.model.template import Output, Template
from assistant.ui import theme
from assistant.ui.colours import DARK
from assistant.ui.paper import Paper
from assistant.ui.preview import Preview

TEMPLATE = Template(
    id="partshoering",
    title="Partshøring",
    kind="letter",
    version="3",
    valid_from=date(2026, 7, 1),
    source="fvl. §§ 19–21",
    certainty="high",
    outputs=(Output(name="aftale", label="Aftalefelt i Fasit", text=""),),
)
HEADING = (Run("PARTSHØRING:", Role.PREFIX), Run(" Sendt – frist "), Run("[Svarfrist]", Role.SLOT, "frist"))
BODY = (
    Run("Vi hører dig, "),
    Run("før", bold=True),
    Run(" vi afgør.\n"),
    Run("Det ved vi.", locked=True),
    Run("\n\nDu skriver: "),
    Run("<b>Åse & Søn</b>\nog mere", Role.VALUE),
)


def draft(heading=HEADING, body=BODY, outputs=None):
    return Draft(
        template=TEMPLATE,
        heading=heading,
        body=body,
        outputs=outputs or {},
        computed={},
        visible=frozenset({"frist"}),
        findings=(),
        answers={},
    )


@pytest.fixture
def preview(qtbot, qapp):
    theme.apply(qapp, "light")
    made = Preview()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def looks(preview):
    """Each piece of text with its look."""
    found = {}
    block = preview.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            found[piece.text().strip()] = piece.charFormat()
            pieces += 1
        block = block.next()
    return found


def test_an_answer_with_markup_in_it_stays_as_it_was_typed(preview):
    preview.show_draft(draft())
    assert preview.toPlainText() == (
        "PARTSHØRING: Sendt – frist Svarfrist\nVi hører dig, før vi afgør.\nDet ved vi.\n\n"
        "Du skriver: <b>Åse & Søn</b>\nog mere"
    )


def test_prefix_bold_and_missing_places_are_seen(preview):
    preview.show_draft(draft())
    seen = looks(preview)
    colours = theme.colours()
    assert seen["PARTSHØRING:"].foreground().color().name() == colours.deep
    assert seen["før"].fontWeight() > seen["vi afgør."].fontWeight()
    assert seen["Svarfrist"].underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert seen["Svarfrist"].foreground().color().name() == colours.error


def test_a_locked_sentence_is_a_block_of_its_own_and_part_of_a_line_is_not(preview):
    preview.show_draft(draft())
    assert len(list(preview._locked_rects())) == 1
    preview.show_draft(draft(body=(Run("Husk: "), Run("det ved vi.", locked=True))))
    assert list(preview._locked_rects()) == []


def test_a_missing_place_leads_to_its_field_by_keyboard(preview, qtbot):
    preview.show_draft(draft())
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Tab)
    with qtbot.waitSignal(preview.slot_clicked) as chosen:
        QTest.keyClick(preview, Qt.Key.Key_Return)
    assert chosen.args == ["frist"]


def test_what_is_copied_is_plain_text_that_no_history_keeps(preview):
    preview.show_draft(draft())
    preview.selectAll()
    copied = preview.createMimeDataFromSelection()
    assert copied.formats() == ["text/plain", "x-kde-passwordManagerHint"]
    assert copied.data("x-kde-passwordManagerHint") == b"secret"
    assert copied.text() == preview.toPlainText()


def test_it_cannot_be_written_in(preview):
    preview.show_draft(draft())
    before = preview.toPlainText()
    preview.setFocus()
    QTest.keyClicks(preview, "x")
    QTest.keyClick(preview, Qt.Key.Key_Delete)
    assert preview.toPlainText() == before


def test_further_texts_stand_below_with_their_names(preview):
    preview.show_draft(draft(outputs={"aftale": (Run("Se partshøring."),)}))
    assert preview.toPlainText().endswith("Aftalefelt i Fasit\nSe partshøring.")


def test_a_change_does_not_scroll_it(preview):
    long = (Run("\n".join(f"Linje {n}" for n in range(80))),)
    preview.show_draft(draft(body=long))
    preview.verticalScrollBar().setValue(300)
    preview.show_draft(draft(body=(*long, Run("\nen til"))))
    assert preview.verticalScrollBar().value() == 300


def test_it_keeps_nothing_when_wiped(preview):
    preview.show_draft(draft())
    preview.wipe()
    assert preview.toPlainText() == ""
    preview.show_draft(draft())
    assert preview.toPlainText() != ""


def test_the_colours_follow_the_scheme(preview, qapp):
    theme_of_app = theme.apply(qapp, "light")
    preview.show_draft(draft())
    theme_of_app.choose("dark")
    assert looks(preview)["PARTSHØRING:"].foreground().color().name() == DARK.deep
    theme_of_app.choose("light")


def test_the_headings_length_is_told_once_it_is_finished(qtbot):
    paper = Paper()
    qtbot.addWidget(paper)
    paper.show_draft(draft())
    assert paper.measure.text() == "Overskriften er ikke færdig."
    paper.show_draft(draft(heading=(Run("SAMTALE:", Role.PREFIX), Run(" Jobsamtale"))))
    assert paper.measure.text() == "19 tegn i overskriften"
