"""``sagstast text``: exit codes, JSON, and files of every sort."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

LETTER = "Du får dette brev, fordi vi mangler svar. Ring til os på telefonen."
BAD = "Dit CV er sendt. Du får afslag på din jobplan, 320190-0000."


def run(sagstast, *arguments, **more):
    return sagstast("text", *arguments, "--json", "--today", "2026-11-24", **more)


def test_a_good_letter_is_done(sagstast):
    done = run(sagstast, "-", "--kind", "letter", stdin=LETTER.encode())
    assert done.code == 0
    assert set(done.json) == {"lix", "findings"}
    assert isinstance(done.json["lix"], float)


def test_errors_refuse_and_the_document_is_printed_all_the_same(sagstast):
    done = run(sagstast, "-", "--kind", "auto-reply", stdin=BAD.encode())
    assert done.code == 1
    errors = [finding for finding in done.json["findings"] if finding["severity"] == "error"]
    assert {finding["code"] for finding in errors} == {"T17", "T18", "D01"}
    for finding in errors:
        start, end = map(int, finding["where"].split("-"))
        assert BAD[start:end] in ("afslag", "jobplan", "320190-0000")
        assert set(finding) == {"code", "severity", "message", "where", "fix"}


def test_warnings_refuse_nothing(sagstast):
    done = run(sagstast, "-", "--kind", "letter", stdin=b"Vejret er godt.")
    assert done.code == 0
    assert {finding["severity"] for finding in done.json["findings"]} == {"warning"}


def test_nothing_in_it_is_no_error(sagstast):
    done = run(sagstast, "-", "--kind", "note", stdin=b"")
    assert (done.code, done.json) == (0, {"lix": None, "findings": []})


def test_people_are_told_in_danish_and_never_that_all_is_well(sagstast):
    done = sagstast("text", "-", "--kind", "note", "--today", "2026-11-24", stdin=b"Hun gik hjem.")
    assert done.code == 0
    assert done.out == "LIX 3,0\n"
    assert "Jeg fandt ingen fejl" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "--kind", "letterr"], "letter"),
        (["-", "--kind", "partshøring"], "partshoering"),
        (["-", "--kind", "note", "--type", "helbrd"], "helbred"),
        (["-"], "--kind"),
        (["findes-ikke.txt", "--kind", "note"], "findes-ikke.txt"),
        ([".", "--kind", "note"], "kan ikke læses"),
    ],
)
def test_a_wrong_line_is_refused_with_what_was_meant(sagstast, arguments, said):
    done = sagstast("text", *arguments, stdin=b"x")
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


@pytest.mark.parametrize("raw", ["Høring".encode("cp1252"), b"\x89PNG\r\n\x1a\n\x00\x00", b"a\x00b", b"x" * 1_000_001])
def test_what_is_no_text_is_refused_with_a_document(sagstast, tmp_path, raw):
    file = tmp_path / "fil.txt"
    file.write_bytes(raw)
    for where, stdin in ((file, b""), ("-", raw)):
        done = run(sagstast, where, "--kind", "note", stdin=stdin)
        assert done.code == 1
        assert done.json["lix"] is None
        assert [finding["code"] for finding in done.json["findings"]] == ["S00"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_as_windows_writes_it(sagstast, tmp_path, encoding):
    file = tmp_path / "æøå.txt"
    file.write_bytes("Se din jobplan på nettet.\r\nRing.".encode(encoding))
    done = run(sagstast, file, "--kind", "note")
    assert [(f["code"], f["where"]) for f in done.json["findings"]] == [("T18", "7-14")]


def test_a_word_document_is_read_with_tables_heads_and_feet(sagstast, tmp_path):
    document = Document()
    document.add_paragraph("Du får dette brev. Ring til os.")
    document.add_table(1, 1).cell(0, 0).text = "Se din jobplan."
    document.sections[0].header.paragraphs[0].text = "320190-0000"
    document.save(tmp_path / "brev.docx")
    done = run(sagstast, tmp_path / "brev.docx", "--kind", "letter")
    assert done.code == 1
    assert [f["code"] for f in done.json["findings"] if f["severity"] == "error"] == ["T18", "D01"]


def damaged():
    whole = io.BytesIO()
    Document().save(whole)
    good = whole.getvalue()
    bare = io.BytesIO()
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("noget.txt", "andet")
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:broken" if name == "word/document.xml" else old.read(name))
    at = good.rindex(b"PK\x05\x06") + 16  # where the list of contents is said to begin
    elsewhere = (int.from_bytes(good[at : at + 4], "little") + 1000).to_bytes(4, "little")
    return {
        "offset": good[:at] + elsewhere + good[at + 4 :],
        "cut": good[: len(good) // 2],
        "zip": bare.getvalue(),
        "xml": broken.getvalue(),
        "text": b"brev",
        "none": b"",
    }


@pytest.mark.parametrize("how", ["cut", "zip", "xml", "text", "none", "offset"])
def test_a_damaged_word_document_is_refused(sagstast, tmp_path, how):
    (tmp_path / "brev.docx").write_bytes(damaged()[how])
    done = run(sagstast, tmp_path / "brev.docx", "--kind", "letter")
    assert done.code == 1
    assert "beskadiget" in done.json["findings"][0]["message"]


def test_a_note_of_a_type_may_say_what_belongs_there(sagstast):
    text = "Lægen skriver om angst.".encode()
    assert run(sagstast, "-", "--kind", "note", "--type", "helbred", stdin=text).json["findings"] == []
    assert [f["code"] for f in run(sagstast, "-", "--kind", "note", stdin=text).json["findings"]] == ["D06"]


def test_a_small_file_that_unpacks_to_a_large_one_is_refused_before_it_is_read(sagstast, tmp_path):
    with zipfile.ZipFile(tmp_path / "brev.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 41_000_000)
    assert (tmp_path / "brev.docx").stat().st_size < 100_000
    done = run(sagstast, tmp_path / "brev.docx", "--kind", "letter")
    assert done.code == 1
    assert done.json["findings"][0]["code"] == "S00"


def test_a_pack_without_kinds_says_what_is_missing(sagstast, tmp_path):
    pack = 'id = "p"\nversion = "1"\ntitle = "P"\npublisher = "P"\nvalid_from = 2026-01-01\n'
    (tmp_path / "pack.toml").write_text(pack, "utf-8")
    done = run(sagstast, "-", "--kind", "note", "--packs", tmp_path, stdin=b"x")
    assert done.code == 2
    assert "language.toml" in done.err
