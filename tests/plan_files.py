"""Word files for tests of plans, written as Word's own XML so that a test shows what stands in them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "word/document.xml"

TYPES = """\
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>\
<Override PartName="/word/document.xml" ContentType="{main}"/>\
<Override PartName="/word/styles.xml" ContentType="{office}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{office}.settings+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{office}.footer+xml"/>\
<Override PartName="/docProps/custom.xml" \
ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>"""
RELATIONS = """\
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>"""
RELATION = '<Relationship Id="{id}" Type="{office}/{kind}" Target="{target}"{more}/>'
STYLES = """\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Hjlp"><w:name w:val="Hjælp"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Svar"><w:name w:val="Svar"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Pladsholder"><w:name w:val="Pladsholder"/></w:style>"""
FOOT = "Skabelon: Beskrivelse af forudsætninger, version 2026.11 [forudsaetninger]"


def run(text: str, properties: str = "") -> str:
    """A run with ``text``, which is XML."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    inside = inside if not inside or inside.startswith("<") else run(inside)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{f'<w:pPr>{named}{properties}</w:pPr>' if named or properties else ''}{inside}</w:p>"


def bookmarked(name: str, text: str, style: str = "") -> str:
    """A paragraph with a bookmark around its text."""
    number = sum(map(ord, name))
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return paragraph(f'{start}{run(text)}<w:bookmarkEnd w:id="{number}"/>', style)


def heading(name: str, text: str = "Et afsnit") -> str:
    """A section's heading, found by its bookmark."""
    return bookmarked(name, text, "Overskrift1")


def control(inside: str, properties: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def table(*rows: list[str], properties: str = "") -> str:
    """A table of cells, each a row of XML or of plain text."""
    cells = [
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row) for row in rows
    ]
    return f"<w:tbl>{properties}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def parts_of(body: str, *, styles: str = STYLES, settings: str = "", foot: str = "", mark: str = "") -> dict[str, str]:
    """The parts of a Word file with ``body``."""
    parts = {
        "[Content_Types].xml": TYPES.format(office=OFFICE, main=f"{OFFICE}.document.main+xml"),
        "_rels/.rels": RELATIONS.format(
            inside=RELATION.format(id="rId1", office=R, kind="officeDocument", target=DOCUMENT, more="")
            + RELATION.format(id="rId2", office=R, kind="custom-properties", target="docProps/custom.xml", more="")
        ),
        DOCUMENT: f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr/></w:body></w:document>',
        "word/_rels/document.xml.rels": RELATIONS.format(
            inside="".join(
                RELATION.format(id=f"rId{kind}", office=R, kind=kind, target=target, more="")
                for kind, target in [("styles", "styles.xml"), ("settings", "settings.xml"), ("footer", "footer1.xml")]
            )
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/settings.xml": f'<w:settings xmlns:w="{W}">{settings}</w:settings>',
        "word/footer1.xml": f'<w:ftr xmlns:w="{W}">{paragraph(foot)}</w:ftr>',
    }
    variant = f'<vt:lpwstr xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{mark}'
    parts["docProps/custom.xml"] = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">'
        f'<property name="SagstastPlan">{variant}</vt:lpwstr></property></Properties>'
    )
    return parts


def write(file: Path, parts: dict[str, str | bytes]) -> Path:
    """``parts`` zipped into ``file``."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file


def word_file(file: Path, body: str, **more: str) -> Path:
    """A Word file with ``body``."""
    return write(file, parts_of(body, **more))


def body_of(file: Path) -> etree._Element:
    """The body of a Word file."""
    with ZipFile(file) as archive:
        return etree.fromstring(archive.read(DOCUMENT))[0]


def shown(file: Path) -> list[str]:
    """Its paragraphs with their style: "Svar: Vil i butik"."""
    found = []
    for each in body_of(file).iter(f"{{{W}}}p"):
        style = each.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        text = "".join(part.text or "" for part in each.iter(f"{{{W}}}t"))
        found.append(f"{'' if style is None else style.get(f'{{{W}}}val') + ': '}{text}")
    return found
