"""A plan's Word file made as skabelonformat.md tells a team lead to: headings, bookmarks, two tables, two marks."""

from __future__ import annotations

from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity
from assistant.render.plan.read import read_plan

PACK = 'id = "egen"\nversion = "1"\ntitle = "Egen"\npublisher = "os"\nvalid_from = 2020-01-01\n'
SAYS = 'source = "egen"\ncertainty = "low"\n'
PARTS = f"""
[[sections]]
id = "P01"
title = "Stamdata"
kind = "facts"
rows = [{{ name = "ydelse", label = "Ydelse" }}, {{ name = "dato", label = "Dato" }}]
{SAYS}
[[sections]]
id = "P02"
title = "Mål"
{SAYS}
[[sections]]
id = "P16"
title = "Bilag"
kind = "attachments"
rows = [{{ name = "nr", label = "Nr." }}, {{ name = "titel", label = "Titel" }}]
{SAYS}"""
FORM = f"""id = "egen"
title = "Vores plan"
version = "3"
file = "egen.docx"
valid_from = 2026-01-01
order = ["P01", "P02", "P16"]
{SAYS}"""
PROPERTY = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="SagstastPlan">'
    "<vt:lpwstr>egen@3</vt:lpwstr></property></Properties>"
)
RELATION = (
    '<Relationship Id="rIdP" Target="docProps/custom.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"/></Relationships>'
)
CONTENT = (
    '<Override PartName="/docProps/custom.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
)


def mark(paragraph, name, number):
    """Insert > Bookmark, round the text of ``paragraph``."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:name"), name)
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    paragraph.runs[0]._r.addprevious(start)
    paragraph._p.append(end)


def table(document, rows, names, section, across, columns=2):
    made = document.add_table(rows, columns)
    for number, name in enumerate(names):
        cell = made.cell(0, number) if across else made.cell(number, 0)
        cell.paragraphs[0].add_run(name.capitalize())
        mark(cell.paragraphs[0], f"{section}_{name}", f"{int(section[1:])}{number}")
    return made


def by_hand(file, *, leave_out="", author="", level=1, columns=2, is_sparse=False):
    document = Document()
    document.core_properties.author = author
    document.styles.add_style("Hjælp", WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("Pladsholder", WD_STYLE_TYPE.CHARACTER)
    for number, (section, title) in enumerate((("P01", "Stamdata"), ("P02", "Mål"), ("P16", "Bilag"))):
        heading = document.add_heading(title, level if section == "P02" else 1)
        if section != leave_out:
            mark(heading, section, number)
        document.add_paragraph("Hvad skal der stå her?", style="Hjælp")
        if section == "P01":
            table(document, 2, ("ydelse", "dato"), section, across=False, columns=columns)
        elif section == "P16":
            table(document, 1 if is_sparse else 2, ("nr", "titel"), section, across=True)
        elif not is_sparse:
            document.add_paragraph().add_run("Skriv her", style="Pladsholder")
    document.sections[0].footer.paragraphs[0].text = "Skabelon: Vores plan, version 3 [egen]"
    document.save(file)
    _set_property(file)


def _set_property(file):
    with ZipFile(file) as whole:
        parts = {each: whole.read(each) for each in whole.namelist()}
    parts["docProps/custom.xml"] = PROPERTY.encode()
    for name, end, added in (
        ("_rels/.rels", "</Relationships>", RELATION),
        ("[Content_Types].xml", "</Types>", CONTENT),
    ):
        parts[name] = parts[name].replace(end.encode(), added.encode())
    with ZipFile(file, "w", ZIP_DEFLATED) as whole:
        for each, raw in parts.items():
            whole.writestr(each, raw)


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "pack.toml").write_text(PACK, "utf-8")
    (tmp_path / "plans" / "plans.toml").write_text(PARTS, "utf-8")
    (tmp_path / "plans" / "egen.plan.toml").write_text(FORM, "utf-8")
    return tmp_path


def test_the_recipe_of_the_format_makes_a_plan_that_can_be_filled(pack):
    by_hand(pack / "plans" / "egen.docx")
    assert (check_pack(pack).findings, check_pack(pack).plans) == ((), 1)


def test_what_is_there_for_people_in_word_alone_is_not_asked_for(pack):
    """A placeholder, and an empty row in the list of attachments: the format says which steps are for looks."""
    by_hand(pack / "plans" / "egen.docx", is_sparse=True)
    assert check_pack(pack).findings == ()


@pytest.mark.parametrize(
    ("built", "says"),
    [
        ({"level": 2}, "Overskriften »Mål« skal være en Overskrift 1"),
        ({"columns": 3}, "Tabellen under »Stamdata« har en kolonne for meget"),
    ],
)
def test_where_something_would_be_written_that_is_not_read_is_told(pack, built, says):
    by_hand(pack / "plans" / "egen.docx", **built)
    (found,) = check_pack(pack).findings
    assert (found.code, found.severity) == ("P13", Severity.WARNING)
    assert says in found.message


def test_a_subheading_ends_a_section_whose_own_heading_is_no_higher(tmp_path):
    """Why its level is asked for."""
    for level, read in ((1, "I dag\nVil i butik."), (2, "")):
        by_hand(tmp_path / "plan.docx", level=level, is_sparse=True)
        document = Document(tmp_path / "plan.docx")
        (goal,) = (each for each in document.paragraphs if each.text == "Bilag")
        goal.insert_paragraph_before("I dag", "Heading 2")
        goal.insert_paragraph_before("Vil i butik.")
        document.save(tmp_path / "plan.docx")
        found = {section.id: section.text for section in read_plan(tmp_path / "plan.docx").sections}
        assert found["P02"] == read


def test_a_name_that_would_stand_in_every_plan_is_told(pack):
    by_hand(pack / "plans" / "egen.docx", author="Hanne Teamleder")
    (found,) = check_pack(pack).findings
    assert (found.code, found.severity) == ("P13", Severity.WARNING)
    assert "skrevet af »Hanne Teamleder«" in found.message
    assert "Søg efter problemer" in found.message


def test_a_heading_without_its_bookmark_is_told(pack):
    by_hand(pack / "plans" / "egen.docx", leave_out="P02")
    messages = [found.message for found in check_pack(pack).findings]
    assert any("har ikke bogmærket P02" in message for message in messages)
