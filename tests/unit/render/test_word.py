from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.model.draft import Run
from assistant.model.pack import NO_FACTS, Organisation
from assistant.render.marks import clean
from assistant.render.word import save_document
from assistant.render.word_text import text_of

TODAY = date(2026, 11, 24)
UNIT = Organisation(
    name="Jobcenter Havnen", phone="33 66 00 00", address="Havnevej 12, 2450 København SV", mailbox="post@kommune.dk"
)


def draft(*body, kind="note", heading=(), **more):
    template = SimpleNamespace(kind=kind, title="En skabelon")
    return SimpleNamespace(template=template, heading=heading, body=body, outputs={}, answers={}, **more)


def letter(*body, subject="", answers=None):
    made = draft(*body, kind="letter", heading=(Run("PARTSHØRING: Sendt"),))
    made.outputs, made.answers = ({"emne": (Run(subject),)} if subject else {}), answers or {}
    return made


def written(file, made, sender=NO_FACTS):
    save_document(made, file, sender, TODAY)
    return Document(str(file))


def lines(document):
    return [(p.text, p.style.name) for p in document.paragraphs]


def test_every_character_arrives_and_bold_stays(tmp_path):
    body = (Run("Kære & <borger>\n"), Run("“Husk”", bold=True), Run(" – æøå € 🙂 ]]>\n\nSlut"))
    document = written(tmp_path / "brev.docx", draft(*body, heading=(Run("SAG: "), Run("A & B"))))
    assert [p.text for p in document.paragraphs] == ["SAG: A & B", "Kære & <borger>", "“Husk” – æøå € 🙂 ]]>", "Slut"]
    assert [(run.text, run.bold) for run in document.paragraphs[2].runs if run.text] == [
        ("“Husk”", True),
        (" – æøå € 🙂 ]]>", None),
    ]


@given(st.text(max_size=30).map(clean))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cleaned_answer_can_stand_in_word(tmp_path, answer):
    document = written(tmp_path / "brev.docx", draft(Run("Svar: "), Run(answer)))
    standing = "\n".join(p.text for p in document.paragraphs)
    assert standing == "\n".join(line for line in f"Svar: {answer}".split("\n") if line.strip())


def test_a_subject_longer_than_word_allows_a_title_to_be_stands_whole_on_the_page(tmp_path):
    subject = "Din ansøgning om " + "meget " * 60
    document = written(tmp_path / "brev.docx", letter(Run("Hej."), subject=subject))
    assert subject in [text for text, _ in lines(document)]


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    file = tmp_path / "brev.docx"
    file.write_text("det gamle")
    monkeypatch.setattr("docx.document.Document.save", lambda *_: (_ for _ in ()).throw(OSError("fuld disk")))
    with pytest.raises(OSError, match="fuld disk"):
        written(file, draft(Run("nyt")))
    assert file.read_text() == "det gamle"
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["brev.docx"]


def test_a_letter_is_written_as_it_is_sent(tmp_path):
    body = (Run("Vi vil høre dig.\n\n"), Run("Det ved vi", bold=True), Run("\nDu kom ikke.\n- den 2.\n- den 3."))
    document = written(tmp_path / "brev.docx", letter(*body, subject="Vi vil høre dig"), UNIT)

    assert lines(document) == [
        ("24. november 2026", "Normal"),
        ("Vi vil høre dig", "Heading 1"),
        ("Vi vil høre dig.", "Normal"),
        ("Det ved vi", "Heading 2"),
        ("Du kom ikke.", "Normal"),
        ("den 2.", "List Bullet"),
        ("den 3.", "List Bullet"),
        ("Venlig hilsen", "Normal"),
        ("Jobcenter Havnen", "Normal"),
    ]
    top = [p.text for p in document.sections[0].first_page_header.paragraphs]
    assert top == ["Jobcenter Havnen", "Havnevej 12", "2450 København SV", "Telefon 33 66 00 00", "post@kommune.dk"]


def test_the_heading_of_the_note_stays_in_the_case(tmp_path):
    written(tmp_path / "brev.docx", letter(Run("Vi vil høre dig.")), UNIT)
    assert "PARTSHØRING" not in text_of(tmp_path / "brev.docx")


@pytest.mark.parametrize(
    ("answers", "day"),
    [({"brevdato": "2026-11-20"}, "20. november 2026"), ({"brevdato": "i går"}, "24. november 2026")],
)
def test_a_letter_has_the_day_it_was_given(tmp_path, answers, day):
    assert written(tmp_path / "brev.docx", letter(Run("Hej."), answers=answers)).paragraphs[0].text == day


def test_a_unit_that_has_told_nothing_leaves_no_empty_lines(tmp_path):
    document = written(tmp_path / "brev.docx", letter(Run("Hej."), subject="Emne"))
    assert [p.text for p in document.sections[0].first_page_header.paragraphs] == [""]
    assert lines(document)[-1] == ("Venlig hilsen", "Normal")


def test_what_is_handed_out_has_its_own_title_and_lines_to_write_on(tmp_path):
    body = (Run("Samtykke", bold=True), Run("\n\nJeg siger ja.\n\nNavn:\n\nUnderskrift:"))
    document = written(tmp_path / "blanket.docx", draft(*body, kind="text"), UNIT)

    assert lines(document)[0] == ("Samtykke", "Heading 1")
    assert [p.text.rstrip("\t") for p in document.paragraphs] == ["Samtykke", "Jeg siger ja.", "Navn:", "Underskrift:"]
    assert [len(p.paragraph_format.tab_stops) for p in document.paragraphs] == [0, 0, 2, 2]
    assert document.sections[0].first_page_header.paragraphs[0].text == "Jobcenter Havnen"


def test_the_page_is_danish_a4_and_names_nobody(tmp_path):
    document = written(tmp_path / "brev.docx", letter(Run("Hej."), subject="Indkaldelse"), UNIT)
    page, about = document.sections[0], document.core_properties

    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert (about.title, about.author, about.comments, about.language) == ("Indkaldelse", "", "", "da-DK")
    assert 'w:val="da-DK"' in document.styles.element.xml
    assert 'w:val="en-US"' not in document.styles.element.xml
