"""The paper: what stands on it is what will be inserted, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from assistant.desktop.qtclipboard import PRIVATE
from assistant.model.draft import Draft, Role, Run
from assistant.model.fields import ComputedField, DateField, LongTextField
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
    fields=(
        DateField(name="frist", label="Svar&frist"),
        LongTextField(name="svar", label="Svar"),
        ComputedField(name="dage", label="Dage", value="1"),
    ),
    outputs=(Output(name="aftale", label="Aftalefelt i Fasit", text=""),),
)
HEADING = (Run("PARTSHØRING:", Role.PREFIX), Run(" Sendt – frist "), Run("[Svarfrist]", Role.SLOT, "frist"))
BODY = (
    Run("Vi hører dig, "),
    Run("før", bold=True),
    Run(" vi afgør.\n"),
    Run("Det ved vi.", locked=True),
    Run("\n\nDu skriver: "),
    Run("<b>Åse & Søn</b>\nog mere", Role.VALUE, "svar"),
)


def draft(heading=HEADING, body=BODY, outputs=None):
    return Draft(
        template=TEMPLATE,
        heading=heading,
        body=body,
        outputs=outputs or {},
        computed={},
        visible=frozenset({"frist", "svar", "dage"}),
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
    with qtbot.waitSignal(preview.field_clicked) as chosen:
        QTest.keyClick(preview, Qt.Key.Key_Return)
    assert chosen.args == ["frist"]


def click_on(preview, text):
    """Click in the middle of ``text``."""
    cursor = preview.document().find(text)
    cursor.setPosition(cursor.selectionStart() + len(text) // 2)
    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=preview.cursorRect(cursor).center())


@pytest.mark.parametrize(("text", "field"), [("Svarfrist", "frist"), ("Åse", "svar"), ("og mere", "svar")])
def test_a_click_on_an_answer_or_a_missing_place_leads_to_its_field(preview, qtbot, text, field):
    preview.show_draft(draft())
    with qtbot.waitSignal(preview.field_clicked) as chosen:
        click_on(preview, text)
    assert chosen.args == [field]


def test_an_answer_leads_to_its_field_by_keyboard_too(preview, qtbot):
    preview.show_draft(draft())
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Tab)
    QTest.keyClick(preview, Qt.Key.Key_Tab)
    with qtbot.waitSignal(preview.field_clicked) as chosen:
        QTest.keyClick(preview, Qt.Key.Key_Return)
    assert chosen.args == ["svar"]


@pytest.mark.qt_log_ignore("not accepted by receiving widget")  # the text lets such a click through to its parent
@pytest.mark.parametrize("text", ["Det ved vi", "Vi hører", "PARTSHØRING"])
def test_a_click_on_words_that_nobody_answered_leads_nowhere(preview, qtbot, text):
    preview.show_draft(draft())
    with qtbot.assertNotEmitted(preview.field_clicked, wait=50):
        click_on(preview, text)


def test_an_answer_within_a_locked_sentence_can_still_be_mended(preview):
    locked = (Run("Svar senest ", locked=True), Run("01.12.2026", Role.VALUE, "frist", locked=True))
    preview.show_draft(draft(heading=(), body=locked))
    seen = looks(preview)
    assert seen["01.12.2026"].anchorHref() == "field:frist"
    assert not seen["Svar senest"].isAnchor()
    assert len(list(preview._locked_rects())) == 1


def test_what_is_computed_or_not_asked_leads_nowhere(preview):
    body = (Run("12", Role.VALUE, "dage"), Run(" og "), Run("33 17 00 00", Role.VALUE, "enhed"))
    preview.show_draft(draft(heading=(), body=body))
    assert not any(look.isAnchor() for look in looks(preview).values())


def test_a_locked_sentence_says_why_and_where_it_stands_and_an_answer_which_it_is(preview):
    preview.show_draft(draft())
    seen = looks(preview)
    assert "Låst" in seen["Det ved vi."].toolTip()
    assert "fvl. §§ 19–21 (læst i kilden selv)" in seen["Det ved vi."].toolTip()
    assert seen["og mere"].toolTip() == "Ret svaret: Svar"
    assert seen["vi afgør."].toolTip() == ""


def test_what_is_copied_is_plain_text_that_no_history_keeps(preview):
    preview.show_draft(draft())
    preview.selectAll()
    copied = preview.createMimeDataFromSelection()
    assert copied.formats() == ["text/plain", *PRIVATE]
    assert {name: copied.data(name).data() for name in PRIVATE} == PRIVATE
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


_RUNS = st.sampled_from(
    [
        Run("Ord\nog flere"),
        Run("\n"),
        Run("\n\n"),
        Run("Låst.", locked=True),
        Run("[Svar]", Role.SLOT, "svar"),
        Run("Åse", Role.VALUE, "svar"),
        Run("fed", bold=True),
        Run("(kommer)", Role.ASIDE),
        *HEADING,
    ]
)
_TEXTS = st.lists(_RUNS, max_size=8).map(tuple)
_DRAFTS = st.builds(draft, _TEXTS, _TEXTS, st.fixed_dictionaries({"aftale": _TEXTS}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_DRAFTS, min_size=2, max_size=4))
def test_what_has_changed_in_it_stands_as_if_all_had_been_written_anew(qtbot, shown):
    one, anew = Preview(), Preview()
    qtbot.addWidget(one)
    qtbot.addWidget(anew)
    for each in shown:
        one.show_draft(each)
    anew.show_draft(shown[-1])
    assert one.toHtml() == anew.toHtml()


def test_a_long_text_is_read_from_its_beginning(preview):
    preview.show_draft(draft(body=(Run("\n".join(f"Linje {n}" for n in range(80))),)))
    preview.resize(450, 380)
    preview.setFocus()
    preview.ensureCursorVisible()
    assert preview.verticalScrollBar().value() == 0


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


def test_that_some_sentences_are_locked_is_said_below_the_paper(qtbot):
    paper = Paper()
    qtbot.addWidget(paper)
    paper.show_draft(draft())
    assert "låst" in paper.measure.text()
    paper.show_draft(draft(body=(Run("Kære du"),)))
    assert "låst" not in paper.measure.text()


def test_the_headings_length_is_told_once_it_is_finished(qtbot):
    paper = Paper()
    qtbot.addWidget(paper)
    paper.show_draft(draft())
    assert paper.measure.text().startswith("Overskriften er ikke færdig.")
    paper.show_draft(draft(heading=(Run("SAMTALE:", Role.PREFIX), Run(" Jobsamtale"))))
    assert paper.measure.text().split(" · ")[0] == "19 tegn i overskriften"
