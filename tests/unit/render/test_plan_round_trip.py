"""What is filled is read again, whatever it says, and nothing but its place has changed; also after LibreOffice."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import assume, example, given
from hypothesis import strategies as st
from lxml import etree
from plan_files import W, bookmarked, control, heading, paragraph, run, table, word_file

from assistant.model.plan import NotRelevant
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import read_plan
from assistant.render.plan.signs import PROMPT, settled

DATA = Path(__file__).parent / "data"
ASKED = control(
    paragraph(run(PROMPT, '<w:rStyle w:val="Pladsholder"/>'), "Svar"), '<w:tag w:val="P02"/><w:showingPlcHdr/>'
)
COMMENTED = paragraph(f'<w:commentRangeStart w:id="4"/>{run("Før")}<w:commentRangeEnd w:id="4"/>', "Svar")
PLAN = "".join(
    [
        heading("P01", "Stamdata"),
        table([bookmarked("P01_navn", "Navn"), ""], [bookmarked("P01_dato", "Dato"), paragraph("1. maj")]),
        heading("P02", "Mål"),
        paragraph("Hvad vil borgeren?", "Hjlp"),
        ASKED,
        heading("P03", "Erfaring"),
        COMMENTED,
        table(["kollegas", "tabel"]),
        paragraph(run("efter") + "<w:r><w:drawing/></w:r>"),
        heading("P04", "Netværk"),
        heading("P16", "Bilag"),
        table([bookmarked("P16_nr", "Nr."), bookmarked("P16_titel", "Titel")], ["", ""]),
        paragraph(),
    ]
)
TEXT = st.text(st.one_of(st.characters(), st.sampled_from("&<>“”\"'\t\n\r\x0b\x00\u00ad\u2011\ufffe😀 -")), max_size=60)
VALUE = TEXT.map(settled)
ROWS = st.lists(st.dictionaries(st.sampled_from(["nr", "titel"]), VALUE.filter(bool), min_size=1), max_size=4)


def asks_nothing(text: str) -> bool:
    """Not what an empty place says; then it is empty."""
    return PROMPT not in text and not text.startswith("Ikke relevant: ")


@given(first=TEXT, second=TEXT, third=TEXT, facts=st.dictionaries(st.sampled_from(["navn", "dato"]), VALUE), rows=ROWS)
@example(first="a\n\nb", second="\t", third="Skriv", facts={"navn": "a\nb"}, rows=[{"nr": "1"}, {"titel": "a\nb"}])
@example(first="- punkt", second="[[ {{ x }} ]] {% if %}", third="]]>", facts={"dato": ""}, rows=[])
def test_answers_come_back_as_they_were_and_twice_is_once(first, second, third, facts, rows):
    assume(all(map(asks_nothing, [first, second, third, *facts.values(), *(v for row in rows for v in row.values())])))
    with TemporaryDirectory() as folder:
        file = word_file(Path(folder, "plan æøå.docx"), PLAN)
        answers = {0: facts, 1: first, 2: second, 3: third, 4: rows}
        once = fill_plan(file, answers)
        file.write_bytes(once)
        read = [each.answer for each in read_plan(file).sections]
        was = {"dato": "1. maj"} | facts
        assert read == [
            {name: text for name, text in was.items() if text},
            *map(settled, (first, second, third)),
            rows,
        ]
        assert fill_plan(file, answers) == once
        Document(str(file))


def masked(docx: bytes, places: set[str]) -> list[bytes]:
    """The blocks of the page outside the sections in ``places``."""
    with ZipFile(BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    found, section = [], ""
    for block in body:
        names = [mark.get(f"{{{W}}}name") for mark in block.iter(f"{{{W}}}bookmarkStart")]
        is_heading = bool(names) and bool(re.fullmatch(r"P\d\d", names[0]))
        section = names[0] if is_heading else section
        if section not in places or is_heading:
            found.append(etree.tostring(block, method="c14n"))
    return found


@given(place=st.integers(0, 4), text=TEXT)
def test_nothing_outside_the_filled_section_is_touched(place, text):
    with TemporaryDirectory() as folder:
        file = word_file(Path(folder, "plan.docx"), PLAN)
        id_ = read_plan(file).sections[place].id
        assert masked(fill_plan(file, {place: text}), {id_}) == masked(file.read_bytes(), {id_})


FILLED = {
    "P01": {"sagstype": "Fleksjob & <førtidspension>\nto linjer"},
    "P02": "Vil tilbage i butik.\n\n“Deltid” er nok: 15 t/uge\tmed pauser 😀",
    "P03": "En linje",
    "P06": NotRelevant("Borgeren ønsker ikke at tale om det"),
    "P16": [{"nr": "1", "titel": "LÆ 265"}, {"nr": "2", "titel": "Praktikrapport"}],
}


@pytest.fixture(params=["libreoffice.docx", "libreoffice-by-odt.docx"])
def saved(request):
    return DATA / f"filled-{request.param}"


def test_libreoffice_loses_neither_mark_nor_sections_nor_answers(saved):
    plan = read_plan(saved)
    assert plan.mark is not None
    assert (plan.mark.id, plan.mark.how) == ("forudsaetninger", "property")
    assert {each.id: each.answer for each in plan.sections if each.text} == FILLED
    assert [each.keeps for each in plan.sections if each.keeps] == []


def test_what_libreoffice_saved_is_filled_again(saved, tmp_path):
    others = {
        "P01": {"sagstype": "Ny"},
        "P02": "Ny\nlinje",
        "P03": "Flere\n\nlinjer",
        "P04": "Noget",
        "P06": "Alligevel",
        "P16": [{"nr": "1", "titel": "Ny"}],
    }
    places = {each.id: each.place for each in read_plan(saved).sections}
    file = tmp_path / "plan.docx"
    file.write_bytes(fill_plan(saved, {places[name]: answer for name, answer in others.items()}))
    assert {each.id: each.answer for each in read_plan(file).sections if each.text} == others
    with ZipFile(file) as archive:
        xml = archive.read("word/document.xml").decode()
    assert "Vil tilbage" not in xml
    assert "FILLIN" not in xml.partition("Uddannelses- og besk")[2].partition("Personlige ressourcer")[0]


def test_what_is_typed_in_libreoffice_is_an_answer_although_it_leaves_the_placeholders_dress_on_it(tmp_path):
    saved = DATA / "typed-libreoffice.docx"
    with ZipFile(saved) as archive:
        assert b"<w:showingPlcHdr/>" in archive.read("word/document.xml").partition(b"Vil i butik 1")[0]
    plan = read_plan(saved)
    assert list(plan.sections[0].answer.values()) == [f"Vil i butik {number}" for number in range(1, 6)]
    assert [each.text for each in plan.sections[1:5]] == ["Vil i butik 6", "Vil i butik 7", "Vil i butik 8", ""]
    file = tmp_path / "plan.docx"
    file.write_bytes(fill_plan(saved, {0: {"sagstype": "Fleksjob"}}))
    with ZipFile(file) as archive:
        cell = archive.read("word/document.xml").partition(b"Fleksjob")[0].rpartition(b"<w:tc>")[2]
    assert b"Pladsholder" not in cell
    assert b"showingPlcHdr" not in cell


def test_a_save_by_python_docx_changes_nothing_that_is_read(saved, tmp_path):
    file = tmp_path / "plan.docx"
    Document(str(saved)).save(str(file))
    assert read_plan(file) == read_plan(saved)
