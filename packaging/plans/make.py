"""Make the Word files of a pack's plans: ``make.py [PACK]``, each beside its ``.plan.toml``.

Styles, numbering and settings are the files in ``skeleton``; what differs from plan to plan is written here. The same
pack gives the same bytes: no day, no name and no machine gets into a file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from body import body, w
from lxml import etree
from lxml.builder import ElementMaker

from assistant.model.plan import PlanForm, PlanParts, PlanSection
from assistant.packs.plans import read_plans

HERE = Path(__file__).parent
STANDARD = HERE.parents[1] / "templates" / "standard"
_SKELETON = HERE / "skeleton"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_OWN_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What the format calls the properties that a person makes."""


def make(pack: Path, out: Path | None = None) -> list[Path]:
    """Write the Word file of every plan in ``pack`` that has one, into ``out`` or beside the plan."""
    plans, findings = read_plans(pack)
    if findings:
        raise SystemExit("\n".join(f"{found.where}: {found.message}" for found in findings))
    written = []
    for form, folder in zip(plans.forms, plans.folders, strict=True):
        if form.file:
            file = (out or Path(folder)) / form.file
            _write(file, form, list(_sections(form, plans.parts)))
            written.append(file)
    return written


def _sections(form: PlanForm, parts: PlanParts) -> Iterator[PlanSection]:
    known = {each.id: each for each in (*parts.sections, *form.sections)}
    return (known[name] for name in form.order)


def _write(file: Path, form: PlanForm, sections: list[PlanSection]) -> None:
    parts = {path.relative_to(_SKELETON).as_posix(): _skeleton(path) for path in _SKELETON.rglob("*") if path.is_file()}
    parts["word/document.xml"] = w("document", body(form, sections))
    parts["word/footer1.xml"] = _foot(form)
    parts["docProps/core.xml"] = _core(form)
    parts["docProps/custom.xml"] = _custom(form)
    with ZipFile(file, "w") as whole:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = ZipInfo(name)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            raw = etree.tostring(parts[name], xml_declaration=True, encoding="UTF-8", standalone=True)
            whole.writestr(entry, raw, compresslevel=9)


def _skeleton(path: Path) -> etree._Element:
    return etree.fromstring(path.read_bytes(), etree.XMLParser(remove_blank_text=True))


def _foot(form: PlanForm) -> etree._Element:
    """The line by which the file is known when its property is gone, and the number of the page."""
    mark = f"Skabelon: {form.title}, version {form.version} [{form.id}]"
    number = ("Side ", "PAGE", " af ", "NUMPAGES")
    return w(
        "ftr",
        w("p", w("pPr", w("pStyle", val="Sidefod")), w("r", w("t", mark))),
        w(
            "p",
            w("pPr", w("pStyle", val="Sidefod"), w("jc", val="right")),
            *(
                w("fldSimple", w("r", w("t", "1")), instr=f" {text} ")
                if text.isupper()
                else w("r", w("t", text, space="preserve"))
                for text in number
            ),
        ),
    )


def _core(form: PlanForm) -> etree._Element:
    core = ElementMaker(namespace=_CORE, nsmap={"cp": _CORE, "dc": _DC})
    dc = ElementMaker(namespace=_DC)
    return core.coreProperties(dc.title(form.title), dc.creator(), dc.language("da-DK"), core.version(form.version))


def _custom(form: PlanForm) -> etree._Element:
    custom = ElementMaker(namespace=_CUSTOM, nsmap={None: _CUSTOM, "vt": _TYPES})
    value = ElementMaker(namespace=_TYPES).lpwstr(f"{form.id}@{form.version}")
    return custom.Properties(custom.property(value, fmtid=_OWN_PROPERTIES, pid="2", name="SagstastPlan"))


if __name__ == "__main__":
    for made in make(Path(sys.argv[1]) if len(sys.argv) > 1 else STANDARD):
        sys.stdout.write(f"{made}\n")
