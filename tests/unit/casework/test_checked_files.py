"""``pack check``: what the files are called, how much they are, whose numbers and what programs hide in them."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from assistant.casework.pack.opened import ArchiveError, opened
from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity
from assistant.supply import archive

TODAYS_CHILD = "-".join(("241126", "1234"))
"""Nobody has it yet, and its day is one that somebody could be born on."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind: str, target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="r" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def word_file(body: str = "", *, kind: str = DOCUMENT, related: str = "", **parts: str) -> bytes:
    """A small Word file; ``parts`` by a name with _ for the slash before its last part."""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relation('officeDocument', 'word/document.xml')}</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        **{name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()},
    }
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


def found(pack, code):
    return [(f.where, f.message) for f in check_pack(pack.folder).findings if f.code == code]


@pytest.mark.parametrize("number", ["{}", "{0}", "født: {0}.", "({0})"])
@pytest.mark.parametrize("cut", ["-", "", " "])
@pytest.mark.parametrize("name", ["brev.txt", "organisation.toml", "laes-mig.md", "golden/brev/a.json"])
def test_a_number_that_can_be_somebodys_is_an_error_anywhere_and_never_shown(small_pack, name, number, cut):
    written = number.format(TODAYS_CHILD.replace("-", cut))
    old = (small_pack.folder / name).read_text("utf-8") if name == "brev.txt" else "# En fil\n"
    small_pack.write(name, f"{old}\n# {written}\n")
    findings = check_pack(small_pack.folder).findings
    [finding] = [finding for finding in findings if finding.code == "P16"]
    line = old.count("\n") + 2
    assert (finding.severity, finding.where) == (Severity.ERROR, f"{name}:{line}")
    assert not any(part in str([f.as_json() for f in findings]) for part in TODAYS_CHILD.split("-"))


def test_a_test_persons_number_has_a_day_that_never_was_and_is_allowed(small_pack):
    small_pack.write("laes-mig.md", "320190-0000, 3113261234 og P-nr. " + TODAYS_CHILD.replace("-", ""))
    assert check_pack(small_pack.folder).findings == ()


def test_a_number_is_not_shown_by_what_else_is_wrong_with_it(small_pack):
    small_pack.template(head=f'id = "brev {TODAYS_CHILD}"\n"{TODAYS_CHILD}" = 1\n')
    small_pack.write(f"{TODAYS_CHILD}.txt", "ingen skabelon")
    findings = check_pack(small_pack.folder).findings
    assert {"P02", "P03", "P16"} <= {finding.code for finding in findings}
    assert TODAYS_CHILD not in str([finding.as_json() for finding in findings])


def test_a_number_saved_as_utf_16_is_found_too(small_pack):
    small_pack.write("laes-mig.md", f"Ring til {TODAYS_CHILD}".encode("utf-16"))
    assert [where for where, _ in found(small_pack, "P16")] == ["laes-mig.md:1"]


@pytest.mark.parametrize(
    "file",
    [
        word_file(f"<w:p><w:r><w:t>{TODAYS_CHILD}</w:t></w:r></w:p>"),
        word_file(f"<w:p><w:r><w:t>{TODAYS_CHILD[:4]}</w:t></w:r><w:r><w:t>{TODAYS_CHILD[4:]}</w:t></w:r></w:p>"),
        word_file(docProps__core_dot_xml=f"<core><title>{TODAYS_CHILD}</title></core>"),
        word_file(f'<w:p><w:r><w:pict descr="{TODAYS_CHILD}"/></w:r></w:p>'),
        word_file(
            word__comments_dot_xml=f'<w:c xmlns:w="{WORD}"><w:p><w:delText>{TODAYS_CHILD}</w:delText></w:p></w:c>'
        ),
        word_file(related=relation("hyperlink", f"https://eksempel.dk/{TODAYS_CHILD}", "External")),
    ],
    ids=["text", "runs", "properties", "picture", "comment", "link"],
)
def test_a_number_in_a_word_file_is_found(small_pack, file):
    small_pack.write("plans/plan.docx", file)
    assert [where for where, _ in found(small_pack, "P16")] == ["plans/plan.docx"]


MACROS = "makroer"
OUTSIDE = "henter noget udefra"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (word_file(kind="application/vnd.ms-word.document.macroEnabled.main+xml"), MACROS),
        (word_file(word__vbaProject_dot_bin="x"), MACROS),
        (word_file(word__embeddings__a_dot_exe="x"), MACROS),
        (word_file(related=relation("image", "https://eksempel.dk/a.png", "External")), OUTSIDE),
        (word_file(related=relation("attachedTemplate", "file:///a.dotm", "External")), OUTSIDE),
        (word_file(related=relation("hyperlink", "file://server/a", "External")), OUTSIDE),
        (word_file('<w:p><w:fldSimple w:instr="INCLUDEPICTURE a.png"/></w:p>'), OUTSIDE),
        (word_file("<w:p><w:instrText>DDE</w:instrText><w:instrText>AUTO x</w:instrText></w:p>"), OUTSIDE),
        (b"ingen zip", "ikke et Word-dokument"),
        (word_file("<w:p/>" * 6_000_000), "fylder for meget"),
    ],
)
def test_a_word_file_that_runs_or_fetches_something_is_an_error(small_pack, file, told):
    packed = BytesIO()
    with ZipFile(packed, "w", 8) as made:
        for name in ZipFile(BytesIO(file)).namelist() if file.startswith(b"PK") else ():
            made.writestr(name, ZipFile(BytesIO(file)).read(name))
    small_pack.write("plans/plan.docx", packed.getvalue() if file.startswith(b"PK") else file)
    [(where, message)] = found(small_pack, "P13")
    assert where == "plans/plan.docx"
    assert told in message


def test_a_word_file_with_a_link_to_click_on_is_fine(small_pack):
    links = relation("hyperlink", "https://eksempel.dk", "External") + relation("hyperlink", "mailto:a@b", "External")
    small_pack.write("plans/plan.docx", word_file('<w:p><w:instrText>HYPERLINK "x"</w:instrText></w:p>', related=links))
    assert check_pack(small_pack.folder).findings == ()


def test_a_file_that_no_pack_may_have_is_told_with_a_better_name(small_pack):
    small_pack.write("Noter/Møde.txt", (small_pack.folder / "brev.txt").read_bytes())
    [finding] = [f for f in check_pack(small_pack.folder).findings if f.code == "P15"]
    assert (finding.where, finding.severity) == ("Noter/Møde.txt", Severity.ERROR)
    assert finding.as_json()["fix"] == "noter/moede.txt"


def test_a_pack_that_is_too_big_is_not_read(small_pack):
    small_pack.write("pack.toml", b"#" * (archive.MOST_BYTES + 1))
    [finding] = check_pack(small_pack.folder).findings
    assert (finding.code, finding.severity) == ("P15", Severity.ERROR)
    assert "fylder mere end 5 MB" in finding.message


def test_a_pack_of_too_many_files_is_not_read(small_pack, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    for number in range(3):
        small_pack.write(f"a{number}.md", TODAYS_CHILD)
    [finding] = check_pack(small_pack.folder).findings
    assert (finding.code, finding.where) == ("P15", "")


@pytest.mark.not_on_windows("links")
def test_where_a_link_leads_nobody_looks(small_pack, tmp_path):
    (tmp_path / "hemmeligt").write_text(TODAYS_CHILD)
    (small_pack.folder / "a.txt").symlink_to(tmp_path / "hemmeligt")
    [finding] = check_pack(small_pack.folder).findings
    assert (finding.code, finding.where) == ("P15", "a.txt")


def test_nothing_of_this_is_asked_when_a_pack_is_opened(small_pack):
    small_pack.write("Å.md", TODAYS_CHILD)
    assert check_pack(small_pack.folder, with_examples=False).findings == ()


def test_an_archive_is_looked_at_like_its_folder(small_pack, tmp_path):
    small_pack.template(body="Vi ses {{ stedd }}.\n")
    small_pack.write("laes-mig.md", TODAYS_CHILD)
    built = tmp_path / "breve.zip"
    built.write_bytes(archive.build(small_pack.folder))
    with opened(built) as folder:
        of_archive = check_pack(folder)
    assert not folder.exists()
    assert of_archive.findings == check_pack(small_pack.folder).findings
    assert {finding.where for finding in of_archive.findings} == {"brev.txt:17", "laes-mig.md:1"}


@pytest.mark.parametrize("raw", [b"", b"PK", b"\0" * 100])
def test_a_damaged_archive_is_one_sentence(tmp_path, raw):
    (tmp_path / "a.zip").write_bytes(raw)
    with pytest.raises(ArchiveError, match="ikke en pakke"), opened(tmp_path / "a.zip"):
        pass


def test_an_archive_is_not_read_further_than_a_pack_can_be_long(tmp_path):
    with (tmp_path / "a.zip").open("wb") as file:
        file.truncate(50_000_000_000)
    with pytest.raises(ArchiveError, match="fylder mere"), opened(tmp_path / "a.zip"):
        pass
