"""Odd Word files that are plans all the same: what a case system, Word, LibreOffice and colleagues make of one."""

from __future__ import annotations

import random
import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from corpus.packing import MAIN, PLANS, SAVED, SETTINGS, TYPES, Parts, p, r
from docx import Document

_AUTHOR = 'w:author="Kollega" w:date="2026-11-02T09:00:00Z"'
_DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="90000" cy="90000"/><wp:docPr id="1" name="Billede 1"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {link}="{id}"/></pic:blipFill>'
    "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


_NOISE = '<w:rFonts w:eastAsia="Times New Roman"/><w:szCs w:val="22"/><w:lang w:eastAsia="da-DK"/>'
_SENTENCE = (
    ("Borgeren", "Arbejdsgiveren", "Leverandøren", "Egen læge", "Mentoren", "Virksomheden", "Ægtefællen"),
    ("fortæller", "oplyser", "skriver", "mener", "har set", "bekræfter", "gentager"),
    ("i maj", "ved mødet i juni", "efter praktikken", "i rapporten", "på telefonen", "sidste efterår"),
    (
        "at opvasken",
        "at arbejdet i køkkenet",
        "at indkøbet",
        "at de korte dage",
        "at vejen til arbejde",
        "at kasselinjen",
    ),
    (
        "går bedre",
        "er blevet sværere",
        "kan klares",
        "tager længere tid",
        "kræver pauser",
        "giver ro",
        "har været for meget",
    ),
    (
        "om formiddagen",
        "når der er to på vagt",
        "når gulvet er tørt",
        "efter to timer",
        "uden tunge løft",
        "i en travl uge",
    ),
)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def comments() -> bytes:
    """Two: one within the words of a section, one over the end of a section and the next heading."""
    parts = Parts.of()
    inner = "".join(f'<w:comment w:id="{n}" {_AUTHOR}>{p(r("Er det hele?"))}</w:comment>' for n in (1, 2))
    parts.add("comments", "comments", inner)
    start, end = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>'
    mark = '<w:r><w:commentReference w:id="{0}"/></w:r>'
    within = p(r("Vil arbejde "), start.format(1), r("15 timer"), end.format(1), mark.format(1), r(" i butik."))
    parts.put("P02", within).put("P03", p(start.format(2), r("Elleve år i køkken.")))
    return parts.change(
        MAIN, '<w:bookmarkStart w:id="18"', end.format(2) + mark.format(2) + '<w:bookmarkStart w:id="18"'
    ).packed()


def tracked_changes() -> bytes:
    """Words put in, taken out and moved, a paragraph that was joined, properties that were changed."""
    ins, gone = f'<w:ins w:id="901" {_AUTHOR}>', f'<w:del w:id="902" {_AUTHOR}>'
    changed = p(
        r("Vil "),
        ins + r("gerne ") + "</w:ins>",
        gone + "<w:r><w:delText>ikke </w:delText></w:r></w:del>",
        r("i praktik."),
    )
    joined = f'<w:p><w:pPr><w:pStyle w:val="Svar"/><w:rPr><w:del w:id="903" {_AUTHOR}/></w:rPr></w:pPr>{r("En ")}</w:p>'
    bold = f'<w:b/><w:rPrChange w:id="904" {_AUTHOR}><w:rPr/></w:rPrChange>'
    moved = f'<w:moveFrom w:id="905" {_AUTHOR}>{r("flyttet")}</w:moveFrom>'
    return Parts.of().put("P02", changed).put("P03", joined + p(r("linje.", bold), moved)).packed()


def pictures() -> bytes:
    """One in the file, within an answer."""
    parts = Parts.of().with_spaces()
    parts["word/media/image1.png"] = _png()
    parts.change(
        TYPES, '<Default Extension="xml"', '<Default Extension="png" ContentType="image/png"/><Default Extension="xml"'
    )
    picture = _DRAWING.format(link="r:embed", id=parts.relate("image", "media/image1.png"))
    return parts.put("P04", p(r("Borgeren viser "), picture, r(" sit køkken."))).packed()


def text_boxes() -> bytes:
    """As Word writes them: twice, for itself and for older programs."""
    parts = Parts.of().with_spaces()
    box = f"<w:txbxContent>{p(r('I en boks'))}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    anchor = f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>"
    return parts.put("P05", p(r("Bliver træt."), anchor) + p(r("Kan ikke løfte."))).packed()


def footnotes_and_heads() -> bytes:
    """A footnote, a head of the page, page numbers as fields."""
    parts = Parts.of().with_spaces()
    parts.add("footnotes", "footnotes", f'<w:footnote w:id="2">{p(r("Se bilag 1."))}</w:footnote>')
    head = parts.add("header", "hdr", p(r("Jobcenter – fortroligt")))
    parts.change(MAIN, "<w:sectPr>", f'<w:sectPr><w:headerReference w:type="default" r:id="{head}"/>')
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    field += f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    noted = p(r("Gæld"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" til udlejer, side "), field, r("."))
    return parts.put("P06", noted).packed()


def controls() -> bytes:
    """Controls inside an answer: a choice, a day, a box, one that is bound to data, one inside another."""

    def control(kind: str, inner: str) -> str:
        return f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    choice = control('<w:dropDownList><w:listItem w:displayText="Ja" w:value="1"/></w:dropDownList>', r("Ja"))
    day = control(
        '<w:date w:fullDate="2026-11-02T00:00:00Z"><w:dateFormat w:val="dd.MM.yyyy"/></w:date>', r("02.11.2026")
    )
    box = control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', r("☒"))
    bound = control('<w:dataBinding w:xpath="/a/b" w:storeItemID="{0}"/><w:text/>', r("fra systemet"))
    inside = control('<w:tag w:val="ydre"/>', p(r("Uden på "), control('<w:tag w:val="indre"/>', r("indeni"))))
    parts = Parts.of().with_spaces()
    return parts.put("P09", p(choice, day, box) + p(bound) + inside).put("P11", inside).packed()


def tables_in_tables() -> bytes:
    """A colleague's table in an answer, with another one in it, and one where no section is."""

    def table(inner: str) -> str:
        cell = "<w:tc><w:tcPr/>{}</w:tc>"
        rows = f"<w:tr>{cell.format(inner)}{cell.format(p(r('uge 40')))}</w:tr>"
        return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl>"

    nested = table(table(p(r("inderst"))) + p(r("efter")))
    parts = Parts.of().put("P13", p(r("Praktik:")) + nested + p(r("Gik godt.")))
    parts.main = parts.main.replace("<w:body>", "<w:body>" + nested, 1)
    return parts.packed()


def linked_from_outside() -> bytes:
    """A template in Word, a picture and a link that are somewhere else."""
    parts = Parts.of().with_spaces()
    parts.relate("attachedTemplate", "file:///K:/skabeloner/plan.dotx", SETTINGS, is_outside=True)
    picture = _DRAWING.format(link="r:link", id=parts.relate("image", "https://eksempel.dk/logo.png", is_outside=True))
    return parts.put("P04", p(r("Se "), picture)).packed()


def without_marks(heading: str, style: str) -> bytes:
    """Only headings are left, in a style called ``heading``: no bookmarks, no controls, no property, another foot."""
    parts = Parts.of()
    xml = re.sub(
        r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt(?:Content)?>|<w:bookmark(?:Start|End)[^>]*>", "", parts.main, flags=re.DOTALL
    )
    parts.main = xml.replace('w:val="Overskrift1"', f'w:val="{style}"')
    styles = parts["word/styles.xml"].decode().replace('w:styleId="Overskrift1"', f'w:styleId="{style}"')
    name = re.search(rf'w:styleId="{style}"[^>]*><w:name w:val="([^"]+)"', styles)
    assert name
    parts["word/styles.xml"] = styles.replace(f'<w:name w:val="{name[1]}"', f'<w:name w:val="{heading}"', 1).encode()
    parts.change("docProps/custom.xml", "SagstastPlan", "Andet")
    parts["word/footer1.xml"] = re.sub(rb"<w:t[ >].*?</w:t>", b"<w:t>Side</w:t>", parts["word/footer1.xml"])
    return parts.packed()


def in_a_table() -> bytes:
    """As case systems print them: a label beside each answer, some by bookmark, some by a control around the cell."""
    rows = []
    for number, title in enumerate(
        ("Mål", "Erfaringer", "Ressourcer", "Udfordringer", "Bolig", "Ønsker", "Helbred"), 2
    ):
        section, answer = f"P{number:02}", p(r("Skriv her", '<w:rStyle w:val="Pladsholder"/>'))
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{section}"/>{r(title)}<w:bookmarkEnd w:id="{number}"/>'
        cell = f"<w:tc><w:tcPr/>{answer}</w:tc>"
        if number % 2:
            mark = r(title)
            cell = f'<w:sdt><w:sdtPr><w:tag w:val="{section}"/></w:sdtPr><w:sdtContent>{cell}</w:sdtContent></w:sdt>'
        rows.append(f"<w:tr><w:tc><w:tcPr/>{p(mark, style='Normal')}</w:tc>{cell}</w:tr>")
    grid = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    parts = Parts.of()
    parts.main = re.sub(
        r"<w:body>.*?(?=<w:sectPr>)", f"<w:body>{grid}{''.join(rows)}</w:tbl>{p()}", parts.main, flags=re.DOTALL
    )
    return parts.packed()


def by_python_docx() -> bytes:
    """Saved by python-docx, which writes every part anew."""
    out = BytesIO()
    Document(str(PLANS / "forudsaetninger.docx")).save(out)
    return out.getvalue()


def with_odd_entries() -> bytes:
    """Nothing packed, parts in another order, remarks, an empty part, a zip within."""
    parts = Parts.of()
    parts["word/embeddings/ark.xlsx"] = Parts.of().packed()
    parts["customXml/tom.xml"] = b""
    out = BytesIO(parts.packed(ZIP_STORED, order=sorted(parts, reverse=True)))
    with ZipFile(out, "a") as archive:
        archive.comment = b"udskrevet af sagssystemet"
    return out.getvalue()


def protected_once() -> bytes:
    """A protection that has been taken off stays in the file, switched off."""
    off = '<w:documentProtection w:edit="readOnly" w:enforcement="0"/><w:defaultTabStop'
    return Parts.of().change(SETTINGS, "<w:defaultTabStop", off).packed()


def with_noise(paragraphs: int = 3) -> bytes:
    """Every answer as Word leaves it after weeks: split runs, ids of revisions, marks of the spelling."""
    parts, chance = Parts.of(), random.Random(6)  # the same words in every run
    for section in re.findall(r'<w:tag w:val="(P(?:0[2-9]|1[0-5])|F01)"/>', parts.main):
        parts.put(section, "".join(_noisy(chance) for _ in range(paragraphs)))
    return parts.packed()


def _noisy(chance: random.Random) -> str:
    """A paragraph of some 500 letters in a dozen runs."""
    sentences = (
        " ".join(chance.choice(words) for words in _SENTENCE) + f" ({chance.randrange(1, 38)} timer). "
        for _ in range(5)
    )
    runs = []
    for words in re.findall(r"(?:\S+ ){1,6}", "".join(sentences)):
        spelling = '<w:proofErr w:type="spellStart"/>' if chance.random() < 0.2 else ""
        runs.append(
            f"{spelling}{r(words, _NOISE)}".replace("<w:r>", f'<w:r w:rsidR="00{chance.randrange(16**6):06X}">')
        )
    runs.append("<w:r><w:lastRenderedPageBreak/></w:r>")
    return p(*runs).replace("<w:p>", '<w:p w:rsidR="00A12B34" w:rsidRDefault="00C45D67" w:rsidP="00E89F01">')


def three_hundred_pages() -> bytes:
    """Of 2,400 characters, as pages are counted in Denmark."""
    return with_noise(paragraphs=107)


ACCEPTED: dict[str, Callable[[], bytes]] = {
    **{file.stem: file.read_bytes for file in sorted(PLANS.glob("*.docx"))},
    "LibreOffice": (SAVED / "filled-libreoffice.docx").read_bytes,
    "LibreOffice, by way of odt": (SAVED / "filled-libreoffice-by-odt.docx").read_bytes,
    "English headings": lambda: without_marks("heading 1", "Heading1"),
    "Danish headings": lambda: without_marks("Overskrift 1", "Overskrift1"),
    **{
        make.__name__: make
        for make in (
            *(
                comments,
                tracked_changes,
                pictures,
                text_boxes,
                footnotes_and_heads,
                controls,
                tables_in_tables,
                in_a_table,
            ),
            *(linked_from_outside, by_python_docx, with_odd_entries, protected_once, with_noise),
        )
    },
}
