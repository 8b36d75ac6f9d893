"""The form, by keyboard, over a draft that is faked: what is asked, told, kept and let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from assistant.model.draft import Draft, Role, Run
from assistant.model.fields import (
    Choice,
    ChoiceField,
    ComputedField,
    DateField,
    LongTextField,
    OptionalField,
    RowsField,
    TextField,
    TimeField,
)
from assistant.model.finding import Finding, Fix, Severity
from assistant.model.notetype import Need, NoteType
from assistant.model.pack_info import PackInfo
from assistant.model.template import Template
from assistant.model.words import Word
from assistant.ui import theme
from assistant.ui.form import FormRequest, FormWindow

TODAY = date(2026, 11, 22)
FIELDS = (
    TextField(name="hvad", label="&Hvad blev borgeren indkaldt til?", required=True),
    DateField(name="dato", label="&Dato", required=True),
    TimeField(name="kl", label="&Klokkeslæt"),
    LongTextField(name="oplyst", label="Hvad har borgeren &oplyst?", help="Ingen vurdering her."),
    DateField(name="frist", label="Svar&frist", required=True),
    ChoiceField(
        name="kanal",
        label="Kanal",
        folded=True,
        choices=(Choice(value="b", label="Brev"), Choice(value="d", label="Digital Post")),
    ),
    ComputedField(name="dage", label="Dage", value="1"),
    OptionalField(name="bisidder", label="&Bisidder"),
    TextField(name="hvem", label="Hvem?", shown_if="bisidder"),
)
TEMPLATE = Template(
    id="partshoering",
    title="Partshøring – udeblivelse",
    kind="letter",
    version="3",
    valid_from=date(2026, 7, 1),
    source="fvl. §§ 19–21",
    certainty="high",
    fields=FIELDS,
    checked_on=TODAY,
    sha256="a",
)
NOTE_TYPE = NoteType(
    id="partshoering",
    name="Partshøring",
    prefix="PARTSHØRING:",
    rank=2,
    purpose="Borgeren høres.",
    use_when="Noget er uoplyst.",
    use_not="Alt er oplyst.",
    keywords=("Sendt",),
    needs=(Need(part="deadline", ask="Skriv fristen."),),
    forbidden=(Word(word="afslag"), Word(word="sanktion")),
)
FIX = Fix("8. december 2026, om 16 dage", "2026-12-08", "frist")
ANSWERED = {"hvad": "Jobsamtale", "dato": "2026-11-18", "frist": "2026-12-08"}


def fake_draft(raw, dismissed=frozenset()):
    """Required answers missing are errors; "hvem" is asked with "bisidder"; an unread day is an error."""
    findings, body = [], [Run("Svar: ")]
    for name in ("hvad", "dato", "frist"):
        if not raw.get(name):
            fix = FIX if name == "frist" else None
            findings.append(Finding("S01", Severity.ERROR, f"»{name}« mangler.", name, fix))
            body.append(Run(f"[{name}]", Role.SLOT, name))
        elif name != "hvad" and len(raw[name]) != 10:
            findings.append(Finding("S02", Severity.ERROR, "Ikke en dato.", name))
    if raw.get("hvad") == "mange ord":
        findings.append(Finding("H07", Severity.WARNING, "Overskriften er lang.", "12-24"))
    if "Røde Kors" in raw.get("hvad", "") and ("H07", "røde kors") not in dismissed:
        role = Fix("Skriv borger", raw["hvad"].replace("Røde Kors", "borger"), "hvad")
        findings.append(Finding("H07", Severity.ERROR, "»Røde Kors« ligner et navn.", "hvad", role, "røde kors"))
    if "bandeord" in raw.get("hvad", ""):
        findings.append(Finding("S05", Severity.ERROR, "Skriv det pænere.", "hvad"))
    hidden = set() if raw.get("bisidder") else {"hvem"}
    return Draft(
        template=TEMPLATE,
        heading=(Run("PARTSHØRING:", Role.PREFIX), Run(f" {raw.get('hvad', '')}", Role.VALUE)),
        body=tuple(body),
        outputs={},
        computed={"dage": "16"},
        visible=frozenset(field.name for field in FIELDS) - hidden,
        findings=tuple(findings),
        answers=dict(raw),
    )


def request(**changes):
    asked = FormRequest(
        template=TEMPLATE,
        note_type=NOTE_TYPE,
        target="Fasit",
        is_locked=True,
        case="fasit:a1",
        draft=fake_draft,
        answers={},
        today=TODAY,
    )
    return replace(asked, **changes)


@pytest.fixture
def form(qtbot, qapp):
    theme.apply(qapp, "light")
    made = FormWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opened(form, qtbot):
    elsewhere = QWidget()
    qtbot.addWidget(elsewhere)

    def open_form(**changes):
        elsewhere.show()
        elsewhere.activateWindow()
        qtbot.waitUntil(elsewhere.isActiveWindow)
        form.open(request(**changes))
        qtbot.waitUntil(form.isActiveWindow)
        return form

    return open_form


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def here(form):
    """The name of the question with the focus."""
    question = form._panel.question_at(QApplication.focusWidget())
    return question.field.name if question else None


def told(form):
    """What is said in red and amber."""
    labels = form.findChildren(QLabel)
    return [
        label.text()[2:]
        for label in labels
        if label.isVisible() and label.property("role") in ("error", "warning") and label.text()[:1] in "●▲"
    ]


ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_it_opens_at_the_first_unanswered_question_without_reproach(opened):
    form = opened(answers={"hvad": "Jobsamtale"})
    assert here(form) == "dato"
    assert told(form) == []
    assert not form.footer.insert.isEnabled()
    assert form.footer.verdict.text() == "2 svar mangler"


def test_three_answers_by_keyboard_and_it_is_inserted(opened, qtbot):
    form = opened()
    write("Jobsamtale")
    press(Qt.Key.Key_Tab)
    write("1811")
    press(Qt.Key.Key_F, ALT)
    write("+16")
    was_visible = []
    form.insert.connect(lambda _draft: was_visible.append(form.isVisible()))
    with qtbot.waitSignal(form.insert) as inserted:
        press(Qt.Key.Key_Return, CTRL)
    assert inserted.args[0].answers == {**ANSWERED, "bisidder": False}
    assert was_visible == [False]


def test_tab_goes_through_the_questions_in_their_order(opened):
    form = opened()
    order = [here(form)]
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        order.append(here(form))
    assert order == ["hvad", "dato", "kl", "oplyst", "frist"]


def test_ctrl_enter_inserts_from_within_a_long_text(opened, qtbot):
    form = opened(answers=ANSWERED)
    form._panel.ask("oplyst")
    write("Ja")
    with qtbot.waitSignal(form.insert) as inserted:
        press(Qt.Key.Key_Return, CTRL)
    assert inserted.args[0].answers["oplyst"] == "Ja"


def test_an_error_closes_the_button_and_ctrl_enter_tells_all_and_goes_there(opened, qtbot):
    form = opened(answers={"hvad": "Jobsamtale"})
    form._panel.ask("oplyst")
    with qtbot.assertNotEmitted(form.insert):
        press(Qt.Key.Key_Return, CTRL)
    assert form.isVisible()
    assert here(form) == "dato"
    assert told(form) == ["Skal besvares.", "Skal besvares."]
    assert form.footer.verdict.text() == "2 fejl"


def test_a_question_is_told_to_be_missing_once_it_has_been_left(opened):
    form = opened()
    press(Qt.Key.Key_Tab)
    assert told(form) == ["Skal besvares."]
    assert form.footer.verdict.text() == "1 fejl · 2 svar mangler"


def test_what_is_not_understood_is_told_in_the_editors_words_alone(opened):
    form = opened(answers={**ANSWERED, "dato": None})
    write("uge 47")
    form._draw()
    assert told(form) == []
    press(Qt.Key.Key_Tab)
    assert told(form) == ["En uge er ikke en dag. Mandag i uge 47 er 16.11.2026."]


def test_nothing_new_is_told_of_an_answer_while_it_is_typed(opened, qtbot):
    form = opened(answers={**ANSWERED, "hvad": None})
    write("et bandeord")
    form._draw()
    assert told(form) == []
    assert not form.footer.insert.isEnabled()
    qtbot.waitUntil(lambda: told(form) == ["Skriv det pænere."])
    write("!")
    form._draw()
    assert told(form) == ["Skriv det pænere."]


def test_alt_with_a_letter_that_no_label_has_types_nothing(opened):
    form = opened()
    press(Qt.Key.Key_Z, ALT)
    assert "hvad" not in form._panel.raw()
    form._panel.ask("oplyst")
    press(Qt.Key.Key_Z, ALT)
    assert "oplyst" not in form._panel.raw()


def test_a_fix_is_offered_at_its_question_and_applied_by_its_key(opened):
    form = opened(answers={"hvad": "Jobsamtale", "dato": "2026-11-18"})
    form._panel.ask("frist")
    assert told(form) == ["Skal besvares."]
    press(Qt.Key.Key_1, ALT)
    assert form._panel.raw()["frist"] == "2026-12-08"
    assert form.footer.insert.isEnabled()
    assert form.footer.verdict.text() == ""


def test_a_word_is_answered_once_and_the_answer_goes_with_the_form(opened, qtbot):
    with_word = {**ANSWERED, "hvad": "Røde Kors ringede"}
    form = opened(answers=with_word)
    assert told(form) == ["»Røde Kors« ligner et navn."]
    buttons = [button.accessibleName() for button in form.findChildren(QPushButton) if button.isVisible()]
    assert {"Skriv borger (Alt+1)", "Det er ikke et navn (Alt+2)"} <= set(buttons)
    press(Qt.Key.Key_2, ALT)
    assert told(form) == []
    assert form._panel.raw()["hvad"] == "Røde Kors ringede"
    assert form.footer.insert.isEnabled()
    press(Qt.Key.Key_F5)
    assert told(form) == ["»Røde Kors« ligner et navn."]
    next(button for button in form.findChildren(QPushButton) if button.text() == "Det er ikke et navn").click()
    assert told(form) == []
    press(Qt.Key.Key_Escape)
    assert told(opened(answers=with_word, case="")) == ["»Røde Kors« ligner et navn."]


def test_the_keypad_with_alt_types_characters_and_is_no_fix(opened):
    form = opened(answers={"hvad": "Jobsamtale", "dato": "2026-11-18"})
    form._panel.ask("frist")
    press(Qt.Key.Key_1, ALT | Qt.KeyboardModifier.KeypadModifier)
    assert "frist" not in form._panel.raw()


def test_a_warning_without_a_field_stands_below_the_paper_and_closes_nothing(opened):
    form = opened(answers={**ANSWERED, "hvad": "mange ord"})
    assert told(form) == ["Overskriften er lang."]
    assert form.footer.insert.isEnabled()


def test_f6_goes_from_one_missing_place_to_the_next_and_round(opened):
    form = opened()
    visited = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        visited.append(here(form))
    assert visited == ["dato", "frist", "hvad", "dato"]


def test_a_missing_place_on_the_paper_leads_to_its_question(opened):
    form = opened()
    form.paper.preview.field_clicked.emit("frist")
    assert here(form) == "frist"


def test_esc_leaves_and_inserts_nothing(opened, qtbot):
    form = opened(answers=ANSWERED)
    with qtbot.assertNotEmitted(form.insert), qtbot.waitSignal(form.left):
        press(Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_closing_the_window_is_leaving_it(opened, qtbot):
    form = opened()
    with qtbot.waitSignal(form.left):
        form.close()


def test_answers_come_back_in_the_same_case_and_can_be_put_away(opened):
    form = opened()
    write("Jobsamtale")
    press(Qt.Key.Key_Escape)
    form = opened()
    assert form._panel.raw()["hvad"] == "Jobsamtale"
    assert form.recalled.isVisible()
    press(Qt.Key.Key_F5)
    assert "hvad" not in form._panel.raw()
    assert not form.recalled.isVisible()


@pytest.mark.parametrize("case", ["fasit:b2", ""])
def test_answers_never_come_back_in_another_case(opened, case):
    form = opened()
    write("Jobsamtale")
    press(Qt.Key.Key_Escape)
    form = opened(case=case)
    assert form._panel.raw() == {"bisidder": False}
    assert "Jobsamtale" not in form.paper.preview.toPlainText()


def test_a_hidden_form_holds_no_answer(opened):
    form = opened(answers=ANSWERED)
    panel = form._panel
    press(Qt.Key.Key_Escape)
    assert panel.raw() == {"bisidder": False}
    assert form.paper.preview.toPlainText() == ""


def test_an_optional_block_unfolds_what_belongs_to_it_and_the_focus_stays(opened, qtbot):
    form = opened(answers=ANSWERED)
    press(Qt.Key.Key_T, ALT)
    assert here(form) == "bisidder"
    assert not form._panel.questions["hvem"].isVisible()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(form._panel.questions["hvem"].isVisible)
    assert here(form) == "bisidder"


def test_folded_questions_are_asked_when_they_are_asked_for(opened):
    form = opened(answers=ANSWERED)
    kanal = form._panel.questions["kanal"]
    assert not kanal.isVisible()
    form._panel.ask("kanal")
    assert kanal.isVisible()
    assert here(form) == "kanal"


def test_computed_values_follow_the_draft(opened):
    form = opened()
    assert form._panel.questions["dage"].editor.value.text() == "16"


def test_the_preview_follows_what_is_typed(opened, qtbot):
    form = opened()
    write("Jobsamtale")
    qtbot.waitUntil(lambda: "PARTSHØRING: Jobsamtale" in form.paper.preview.toPlainText())


def test_f4_goes_to_the_paper_and_back_and_f1_shows_the_guide(opened):
    form = opened()
    press(Qt.Key.Key_F4)
    assert form.paper.preview.hasFocus()
    press(Qt.Key.Key_F4)
    assert here(form) == "hvad"
    press(Qt.Key.Key_F1)
    assert form.paper.pages.is_covered()
    guide = form.paper.guide.toPlainText()
    assert "Ingen har godkendt skabelonen endnu." in guide
    assert "Den skal desuden have\nSkriv fristen.\nDen må ikke sige\nafslag, sanktion\n" in guide
    press(Qt.Key.Key_F1)
    assert not form.paper.pages.is_covered()


def test_the_head_names_wording_and_target_and_no_citizen(opened):
    form = opened(answers={**ANSWERED, "hvad": "Åse Ægård"})
    form.resize(1400, 608)
    head = form.head
    assert head.version.text() == "v3 · gælder fra 01.07.2026"
    assert head.source.text() == "fvl. §§ 19–21 · kontrolleret 22.11.2026"
    assert not head.approval.isHidden()
    assert head.target.text() == "Fasit · sagen er låst"
    assert form.windowTitle() == "Sagstast – Partshøring – udeblivelse"


def test_where_there_is_no_room_the_chips_give_way_and_the_target_stays(opened):
    form = opened()
    head = form.head
    chips = (head.source, head.version, head.approval, head.target)
    for width, shown in ((1400, "svat"), (560, "at")):
        form.resize(width, 608)
        assert "".join(letter for letter, chip in zip("svat", chips, strict=True) if not chip.isHidden()) == shown
    assert form.footer.width() <= form.width()


def test_a_long_text_grows_with_its_lines(opened, qtbot):
    form = opened(answers={**ANSWERED, "oplyst": "\n".join("abcdefg")})
    sheet = form._panel.questions["oplyst"].editor.sheet
    qtbot.waitUntil(lambda: sheet.verticalScrollBar().maximum() == 0)
    form._panel.questions["oplyst"].apply("a")
    qtbot.waitUntil(lambda: sheet.height() < 5 * sheet.fontMetrics().lineSpacing())


def test_an_approved_template_is_not_called_unapproved(opened):
    form = opened(template=replace(TEMPLATE, approved_by="Faglig leder"))
    assert form.head.approval.isHidden()


@pytest.mark.parametrize("width", [1400, 560])
def test_ones_own_template_is_marked_however_narrow_it_is_and_never_by_a_title(opened, width):
    own = PackInfo(id="t", version="1", title="Team 07", publisher="Team 07", valid_from=TODAY, layer="own")
    form = opened(template=replace(TEMPLATE, pack=own))
    form.resize(width, 608)
    assert not form.head.own.isHidden()
    assert form.head.own.text() == "egen skabelon"
    assert form.head.approval.isHidden()
    press(Qt.Key.Key_F1)
    guide = form.paper.guide.toPlainText()
    assert "Pakke: egen skabelon." in guide
    assert "Team 07" not in guide


def test_the_teams_template_is_not_marked_as_ones_own(opened):
    form = opened()
    form.resize(1400, 608)
    assert form.head.own.isHidden()


def test_a_window_without_a_case_is_told_apart(opened):
    form = opened(is_locked=False)
    assert form.head.target.text() == "Fasit · kun vinduet kontrolleres"


def test_a_templates_questions_are_built_once_and_only_a_handful_kept(opened):
    form = opened()
    first = form._panel
    press(Qt.Key.Key_Escape)
    assert opened()._panel is first
    for number in range(12):
        press(Qt.Key.Key_Escape)
        form = opened(template=replace(TEMPLATE, id=f"t{number}"))
    assert form._panels.count() == 8


def test_every_stop_in_the_form_has_a_name(opened):
    opened(answers=ANSWERED)
    first, seen = QApplication.focusWidget(), []
    for _ in range(30):
        press(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        if widget is first:
            break
        seen.append(widget)
    assert widget is first
    assert all(each.accessibleName() or getattr(each, "text", str)() for each in seen)


def test_the_next_opening_tells_nothing_of_the_last(opened):
    form = opened()
    press(Qt.Key.Key_Return, CTRL)
    assert told(form)
    press(Qt.Key.Key_Escape)
    assert told(opened(case="fasit:b2")) == []


def test_an_enter_still_held_from_the_palette_answers_nothing(opened):
    form = opened()
    QApplication.processEvents()
    for _ in range(5):
        QApplication.sendEvent(
            form.windowHandle(),
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True),
        )
    assert here(form) == "hvad"
    press(Qt.Key.Key_Return)
    assert here(form) == "dato"


def test_a_question_that_an_answer_has_brought_is_not_passed_by_a_quick_tab(opened):
    form = opened(answers=ANSWERED)
    form._panel.ask("bisidder")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    assert here(form) == "hvem"


def test_tab_goes_through_the_rows_and_on(opened):
    choices = (Choice(value="b", label="Brev"), Choice(value="d", label="Digital Post"))
    columns = (
        TextField(name="hvad", label="Hvad"),
        ChoiceField(name="hvor", label="Hvor", choices=choices),
        DateField(name="senest", label="Senest"),
    )
    fields = (RowsField(name="opgaver", label="&Opgaver", columns=columns), TextField(name="efter", label="&Efter"))
    template = replace(TEMPLATE, fields=fields, sha256="rows")
    visible = frozenset(field.name for field in fields)
    form = opened(template=template, draft=lambda raw, _: replace(fake_draft(raw), template=template, visible=visible))
    press(Qt.Key.Key_Plus, CTRL)
    form._panel.ask("opgaver")
    seen = []
    while here(form) == "opgaver" and len(seen) < 20:
        seen.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert here(form) == "efter"
    assert len(seen) == len(set(map(id, seen))) == 7  # three cells in each of two rows, and the button
    for stop in reversed(seen):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is stop
