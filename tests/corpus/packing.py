"""A Word file taken apart and put together: parts by name, their relations, what stands in a section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PLANS = Path(__file__).resolve().parents[2] / "templates" / "standard" / "plans"
SAVED = Path(__file__).resolve().parents[1] / "unit" / "render" / "data"
"""Plans that other programs have saved."""
MAIN, SETTINGS, TYPES = "word/document.xml", "word/settings.xml", "[Content_Types].xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPACES = {
    "r": RELATIONS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
}
_NO_END = r"(?:(?!</w:sdtPr>).)*"


class Parts(dict[str, bytes]):
    """The parts of a Word file, in their order."""

    @classmethod
    def of(cls, source: Path | bytes = PLANS / "forudsaetninger.docx") -> Parts:
        """Those of a file, the standard pack's empty plan unless given."""
        with ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as archive:
            return cls((name, archive.read(name)) for name in archive.namelist())

    @property
    def main(self) -> str:
        return self[MAIN].decode()

    @main.setter
    def main(self, xml: str) -> None:
        self[MAIN] = xml.encode()

    def change(self, name: str, old: str, new: str) -> Parts:
        """Replace ``old`` in a part, every time; it must be there."""
        before = self[name].decode()
        assert old in before, (name, old)
        self[name] = before.replace(old, new).encode()
        return self

    def relate(self, kind: str, target: str, of: str = MAIN, *, is_outside: bool = False) -> str:
        """The id of a new relation."""
        folder, _, name = of.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        before = self.get(rels, empty.encode()).decode()
        number = f"rId{before.count('<Relationship ') + 700}"
        outside = ' TargetMode="External"' if is_outside else ""
        new = f'<Relationship Id="{number}" Type="{RELATIONS}/{kind}" Target="{target}"{outside}/></Relationships>'
        self[rels] = before.replace("</Relationships>", new).encode()
        return number

    def add(self, kind: str, root: str, inner: str) -> str:
        """A new part of Word's own beside the main one; the id of its relation."""
        self[f"word/{kind}1.xml"] = f'<w:{root} xmlns:w="{_WORD}">{inner}</w:{root}>'.encode()
        override = f'<Override PartName="/word/{kind}1.xml" ContentType="{_WORD_TYPE}{kind}+xml"/></Types>'
        self.change(TYPES, "</Types>", override)
        return self.relate(kind, f"{kind}1.xml")

    def put(self, section: str, blocks: str) -> Parts:
        """``blocks`` as the answer of a section, inside its content control."""
        properties = rf'<w:sdtPr>{_NO_END}<w:tag w:val="{section}"/>{_NO_END}</w:sdtPr>'
        control = rf"(<w:sdt>{properties}<w:sdtContent>).*?(</w:sdtContent></w:sdt>)"
        found = re.search(control, self.main, re.DOTALL)
        assert found, section
        begun = found[1].replace("<w:showingPlcHdr/>", "")
        self.main = self.main[: found.start()] + begun + blocks + found[2] + self.main[found.end() :]
        return self

    def with_spaces(self) -> Parts:
        """With the prefixes of drawings and relations declared."""
        root = self.main.partition("<w:document ")[2].partition(">")[0]
        missing = {prefix: uri for prefix, uri in _SPACES.items() if f"xmlns:{prefix}=" not in root}
        names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in missing.items())
        self.main = self.main.replace("<w:document ", f"<w:document{names} ", 1)
        return self

    def packed(self, method: int = ZIP_DEFLATED, order: Iterable[str] = ()) -> bytes:
        """The file."""
        out = BytesIO()
        with ZipFile(out, "w", method) as archive:
            for name in order or self:
                archive.writestr(ZipInfo(name, (2026, 11, 22, 12, 0, 0)), self[name], method)
        return out.getvalue()


def p(*runs: str, style: str = "Svar") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def r(text: str, properties: str = "") -> str:
    """A run of plain text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
