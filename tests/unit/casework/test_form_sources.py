"""What is split, from wherever it comes: the same lines, and a sentence where there are none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from assistant.casework.documents import UnreadableError
from assistant.casework.form_sources import from_copy, from_file, from_text
from assistant.casework.html_lines import lines_of
from assistant.casework.splitting import split
from assistant.model.forms import Line
from assistant.packs.reader import read_core

CORE = read_core(Path(__file__).parents[3] / "templates" / "standard")
assert CORE.forms is not None
COMPANY = CORE.forms.forms[0]


def values(lines: list[Line]) -> dict[str, str]:
    return {part.name or f"?{part.label}": part.value for part in split(COMPANY, lines).parts}


def control(name: str, text: str, *, is_prompt: bool = False):
    """A content control as Word writes it, inside a paragraph."""
    made, about, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    alias = OxmlElement("w:alias")
    alias.set(qn("w:val"), name)
    about.append(alias)
    if is_prompt:
        about.append(OxmlElement("w:showingPlcHdr"))
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    run.append(words)
    content.append(run)
    made.append(about)
    made.append(content)
    return made


class TestWord:
    @pytest.fixture
    def form(self, tmp_path: Path) -> Path:
        document = Document()
        document.core_properties.author = "Prøve Forfatter"
        document.core_properties.title = "CVR-nr.: 999"
        document.add_heading("Blanket", 1)
        document.add_paragraph("Virksomhedens navn: Butik ApS")
        document.add_paragraph("CVR-nr.\t12345678")
        table = document.add_table(2, 4)
        for cell, text in zip(
            (*table.rows[0].cells, *table.rows[1].cells),
            ("Adresse", "Prøvevej 1\n1000 Prøveby", "Telefon", "00 00 00 00", "E-mail\npost@eksempel.dk", "", "", ""),
            strict=True,
        ):
            cell.text = text
        document.add_paragraph()._p.append(control("Startdato", "01.12.2026"))
        document.add_paragraph()._p.append(control("Slutdato", "Klik her for at angive en dato.", is_prompt=True))
        described = document.add_paragraph("Timer om ugen: ")
        described._p.append(control("timer", "25"))
        file = tmp_path / "blanket æøå.docx"
        document.save(str(file))
        return file

    def test_paragraphs_tables_and_controls(self, form: Path) -> None:
        assert values(from_file(form)) == {
            "?Blanket": "",
            "virksomhed": "Butik ApS",
            "cvr": "12345678",
            "adresse": "Prøvevej 1\n1000 Prøveby",
            "telefon": "00 00 00 00",
            "mail": "post@eksempel.dk",
            "start": "01.12.2026",
            "slut": "",
            "timer": "25",
        }

    def test_nothing_that_the_file_says_of_itself(self, form: Path) -> None:
        said = "".join(cell for line in from_file(form) for cell in line.cells)
        assert "Forfatter" not in said
        assert "999" not in said

    def test_a_prompt_around_a_whole_cell_is_no_value(self, tmp_path: Path) -> None:
        document = Document()
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Telefon", "Klik her for at skrive."
        made, about, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        about.append(OxmlElement("w:showingPlcHdr"))
        content.append(cells[1].paragraphs[0]._p)
        made.append(about)
        made.append(content)
        cells[1]._tc.append(made)
        cells[1]._tc.append(OxmlElement("w:p"))
        file = tmp_path / "a.docx"
        document.save(str(file))
        assert values(from_file(file)) == {"telefon": ""}

    def test_ticks_and_text_boxes(self, tmp_path: Path) -> None:
        document = Document()
        paragraph = document.add_paragraph("Ordning: ")
        for char, text in (("F0A8", "Praktik "), ("F0FE", "Løntilskud")):
            sign = OxmlElement("w:sym")
            sign.set(qn("w:char"), char)
            paragraph.add_run()._r.append(sign)
            paragraph.add_run(text)
        box, inner = OxmlElement("w:txbxContent"), document.add_paragraph("Telefon: 00 00 00 00")
        box.append(inner._p)
        document.add_paragraph("E-mail: post@eksempel.dk").add_run()._r.append(box)
        file = tmp_path / "a.docx"
        document.save(str(file))
        assert values(from_file(file)) == {
            "ordning": "☐ Praktik ☒ Løntilskud",
            "mail": "post@eksempel.dk",
            "telefon": "00 00 00 00",
        }

    def test_a_table_in_a_cell_follows_its_row(self, tmp_path: Path) -> None:
        document = Document()
        outer = document.add_table(1, 1)
        outer.rows[0].cells[0].text = "Virksomhed og sted"
        inner = outer.rows[0].cells[0].add_table(1, 2)
        inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "P-nr.", "1000000000"
        file = tmp_path / "a.docx"
        document.save(str(file))
        assert values(from_file(file))["p-nummer"] == "1000000000"


def pdf(fields: dict[str, tuple[str, str, str]], text: str = "") -> bytes:
    """A PDF with fields: their names to tooltip, type and value; or with words on its page."""
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    made = ArrayObject()
    for name, (shown, kind, value) in fields.items():
        of_field = {
            "/T": TextStringObject(name),
            "/FT": NameObject(kind),
            "/V": NameObject(value) if kind == "/Btn" else TextStringObject(value),
            "/Type": NameObject("/Annot"),
            "/Subtype": NameObject("/Widget"),
            "/Rect": ArrayObject([FloatObject(each) for each in (0, 0, 10, 10)]),
        }
        if shown:
            of_field["/TU"] = TextStringObject(shown)
        made.append(writer._add_object(DictionaryObject({NameObject(key): what for key, what in of_field.items()})))
    if made:
        writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): made})
    if text:
        stream = StreamObject()
        stream.set_data(
            b"BT /F1 12 Tf 20 250 Td 14 TL "
            + b" T* ".join(b"(%s) Tj" % line.encode("latin-1") for line in text.split("\n"))
            + b" ET"
        )
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica", "/Encoding": "/WinAnsiEncoding"}
        made_font = DictionaryObject({NameObject(key): NameObject(what) for key, what in font.items()})
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): made_font})}
        )
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class TestPdf:
    def test_fields_by_the_names_that_people_see(self, tmp_path: Path) -> None:
        file = tmp_path / "blanket.pdf"
        file.write_bytes(
            pdf(
                {
                    "topmost.a1": ("CVR-nummer", "/Tx", "12345678"),
                    "Kontaktperson": ("", "/Tx", "butikschef"),
                    "a3": ("Arbejdsopgaver", "/Tx", "pakke\rmærke"),
                    "a4": ("Ordning", "/Btn", "/Løntilskud"),
                    "a5": ("Telefon", "/Tx", ""),
                    "a6": ("Forsikret", "/Btn", "/Off"),
                }
            )
        )
        assert values(from_file(file)) == {
            "cvr": "12345678",
            "kontaktperson": "butikschef",
            "opgaver": "pakke\nmærke",
            "ordning": "Løntilskud",
            "telefon": "",
            "?Forsikret": "",
        }

    def test_without_fields_the_words_of_its_pages(self, tmp_path: Path) -> None:
        file = tmp_path / "blanket.pdf"
        file.write_bytes(pdf({}, "Virksomhed: Bageriet på Prøvevej\nTelefon: 00 00 00 00"))
        assert values(from_file(file)) == {"virksomhed": "Bageriet på Prøvevej", "telefon": "00 00 00 00"}

    def test_the_columns_of_a_table_without_lines(self, tmp_path: Path) -> None:
        file = tmp_path / "blanket.pdf"
        gap = " " * 12
        text = f"Adresse{gap}Prøvevej 1\n{' ' * 20}1000 Prøveby\nForsikring{gap}tegnet\nTelefon{gap}00 00 00 00"
        file.write_bytes(pdf({}, text))
        assert values(from_file(file)) == {
            "adresse": "Prøvevej 1\n1000 Prøveby",
            "?Forsikring": "tegnet",
            "telefon": "00 00 00 00",
        }

    def test_a_picture_says_so(self, tmp_path: Path) -> None:
        file = tmp_path / "skannet.pdf"
        file.write_bytes(pdf({}))
        with pytest.raises(UnreadableError, match="billede"):
            from_file(file)

    def test_what_is_wrong_with_it_is_told_to_no_log(self, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
        file = tmp_path / "blanket.pdf"
        file.write_bytes(b"Navn: Lis Holm\n" + pdf({}, "Telefon: 00 00 00 00"))
        assert values(from_file(file)) == {"telefon": "00 00 00 00"}
        assert caplog.text == ""

    def test_a_locked_one_says_so(self, tmp_path: Path) -> None:
        writer = PdfWriter()
        writer.add_blank_page(10, 10)
        writer.encrypt("hemmeligt", algorithm="RC4-128")
        file = tmp_path / "laast.pdf"
        writer.write(str(file))
        with pytest.raises(UnreadableError, match="adgangskode"):
            from_file(file)


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"PK\x03\x04nej"), ("a.pdf", b"%PDF-1.7 nej"), ("a.exe", b"\0\1")]
)
def test_a_damaged_file_says_so_in_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UnreadableError) as told:
        from_file(file)
    assert str(told.value).endswith(".")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data(), name=st.sampled_from(["a.docx", "a.pdf", "a.txt"]))
def test_whatever_a_file_holds_it_is_lines_or_a_sentence(tmp_path: Path, data: st.DataObject, name: str) -> None:
    whole = pdf({"a": ("Telefon", "/Tx", "00")}, "Telefon: 00") if name == "a.pdf" else b""
    at = data.draw(st.integers(0, max(len(whole) - 1, 0)))
    torn = whole[:at] + data.draw(st.binary(max_size=40)) + whole[at + data.draw(st.integers(0, 60)) :]
    file = tmp_path / name
    file.write_bytes(torn)
    try:
        lines = from_file(file)
    except UnreadableError:
        return
    assert all(isinstance(cell, str) for line in lines for cell in line.cells)


TABLE = """<html><head><style>td{}</style></head><body><h2>Blanket</h2><p>Telefon: 00
 00</p><table><tr><th>CVR-nr.</th><td> 1234<br>5678 </td></tr>
<tr><td>Kontaktperson</td><td><p>butikschef</p></td></tr></table>Slut</body></html>"""


def test_a_table_that_was_copied() -> None:
    assert lines_of(TABLE) == [
        Line(("Blanket",), True),
        Line(("Telefon: 00 00",)),
        Line(("CVR-nr.", "1234\n5678")),
        Line(("Kontaktperson", "butikschef")),
        Line(("Slut",)),
    ]


def test_html_that_says_something_else_than_the_text_is_left_alone() -> None:
    table = "<table><tr><td>Telefon<td>00</table>"
    assert from_copy("Telefon\n00", "<table><tr><td>Telefon</td><td>00</td></tr></table>") == [Line(("Telefon", "00"))]
    assert from_copy("Telefon: 00", table) == from_text("Telefon: 00")
    assert from_copy("Telefon: 00", "<b>Telefon: 00</b>") == from_text("Telefon: 00")


def test_html_that_would_hold_everything_up_is_left_alone() -> None:
    table = "<table><tr><td>Telefon</td><td>00</td></tr></table>"
    assert from_copy("Telefon\n00", table + " " * 3_000_000) == from_text("Telefon\n00")


@given(
    html=st.lists(
        st.sampled_from(["<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<p>", "<br>", "x", "<", "&amp"])
    )
)
def test_any_html_gives_lines_and_every_word(html: list[str]) -> None:
    said = "".join(cell for line in lines_of("".join(html)) for cell in line.cells)
    assert said.count("x") <= html.count("x")
