"""AutoText from Word: the glossary of a template, and documents that list names and texts."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from assistant.casework.migration.snippet import Blank, MigrationError
from assistant.casework.migration.sources import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(*texts):
    return "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts) + "</w:p>"


def entry(name, body, gallery="autoTxt"):
    return (
        f'<w:docPart><w:docPartPr><w:name w:val="{name}"/><w:category><w:name w:val="General"/>'
        f'<w:gallery w:val="{gallery}"/></w:category></w:docPartPr><w:docPartBody>{body}</w:docPartBody></w:docPart>'
    )


@pytest.fixture
def template(tmp_path):
    """A .dotx with a glossary of these entries."""

    def read_template(*entries, name="autotekst.dotx"):
        xml = f'<w:glossaryDocument xmlns:w="{W}"><w:docParts>{"".join(entries)}</w:docParts></w:glossaryDocument>'
        file = tmp_path / name
        with ZipFile(file, "w", ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body/></w:document>')
            archive.writestr("word/glossary/document.xml", xml)
        return read(file)

    return read_template


DATE = (
    '<w:p><w:r><w:t xml:space="preserve">Dato: </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText> DATE \\@ "dd.MM.yyyy" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>01.02.2019</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
)
SIMPLE = (
    '<w:p><w:fldSimple w:instr=" TIME \\@ &quot;HH:mm&quot; "><w:r><w:t>10:12</w:t></w:r></w:fldSimple>'
    '<w:fldSimple w:instr=" AUTHOR "><w:r><w:t> enheden</w:t></w:r></w:fldSimple></w:p>'
)
TABLE = (
    "<w:tbl><w:tr><w:tc>" + paragraph("Dag") + "</w:tc><w:tc>" + paragraph("Tid") + "</w:tc></w:tr>"
    "<w:tr><w:tc>" + paragraph("man") + "</w:tc><w:tc>" + paragraph("9") + "</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        (
            paragraph("Med venlig ", "hilsen") + paragraph("Jobcentret på Ærø"),
            ("Med venlig hilsen\nJobcentret på Ærø",),
        ),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ("a\tb\nc",)),
        (
            '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
            ("a",),
        ),
        (DATE, ("Dato: ", Blank("date", "Dato", "Datoen"), ".")),
        (SIMPLE, (Blank("time", "Klokkeslæt", "Klokkeslættet"), " enheden")),
        (TABLE, ("Dag\tTid\nman\t9",)),
        (f"<w:sdt><w:sdtContent>{paragraph('inde')}</w:sdtContent></w:sdt>{paragraph('ude')}", ("inde\nude",)),
    ],
)
def test_the_text_of_an_entry(template, body, parts):
    (snippet,) = template(entry("mvh", body)).snippets
    assert (snippet.triggers, snippet.parts) == (("mvh",), parts)


def test_what_is_no_text_is_left_out(template):
    found = template(
        entry("mvh", paragraph("Hilsen")),
        entry("forside", paragraph("Titel"), "coverPg"),
        entry("tom", "<w:p/>"),
        entry("Skriv her", paragraph("Klik her"), "placeholder"),
    )
    assert [each.name for each in found.snippets] == ["mvh"]
    assert [each.name for each in found.left_out] == ["forside", "tom"]
    assert "formatering" in found.remark or "Skrifttype" in found.remark


def save(document, tmp_path):
    file = tmp_path / "liste.docx"
    document.save(file)
    return read(file)


def test_a_listing_with_headings(tmp_path):
    document = Document()
    document.add_heading("Hilsen", 1)
    document.add_paragraph("Med venlig hilsen")
    document.add_paragraph("")
    document.add_paragraph("Jobcentret")
    document.add_heading("Tak", 1)
    document.add_paragraph("Tak for din mail.")
    found = save(document, tmp_path)
    assert [(each.label, each.words) for each in found.snippets] == [
        ("Hilsen", "Med venlig hilsen\n\nJobcentret"),
        ("Tak", "Tak for din mail."),
    ]


def test_a_listing_with_bold_names(tmp_path):
    document = Document()
    for name, text in (("mvh", "Med venlig hilsen"), ("tak", "Tak for din mail.")):
        document.add_paragraph().add_run(name).bold = True
        document.add_paragraph(text)
    assert [(each.label, each.words) for each in save(document, tmp_path).snippets] == [
        ("mvh", "Med venlig hilsen"),
        ("tak", "Tak for din mail."),
    ]


def test_a_listing_with_blank_lines(tmp_path):
    document = Document()
    for line in ("mvh", "Med venlig hilsen", "", "tak", "Tak for", "din mail."):
        document.add_paragraph(line)
    assert [each.words for each in save(document, tmp_path).snippets] == ["Med venlig hilsen", "Tak for\ndin mail."]


def zipped(**members):
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 noget andet",
        zipped(andet="<a/>"),
        zipped(word__document="<w:document"),
        zipped(word__document="x" * 41_000_000),
        zipped(word__document="<a/>")[:60],
    ],
    ids=["no zip", "no word", "broken", "bomb", "cut"],
)
def test_a_damaged_file_is_one_sentence(tmp_path, raw):
    file = tmp_path / "x.dotx"
    file.write_bytes(raw)
    with pytest.raises(MigrationError, match="Word"):
        read(file)


def test_no_other_file_is_read_into_it(tmp_path):
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig", "utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]>'
    body = "<w:p><w:r><w:t>navn</w:t></w:r></w:p><w:p><w:r><w:t>a&b;c</w:t></w:r></w:p>"
    file = tmp_path / "x.docx"
    file.write_bytes(zipped(word__document=f'{entity}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'))
    assert "hemmelig" not in str(read(file))
