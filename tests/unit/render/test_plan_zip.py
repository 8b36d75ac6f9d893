"""The file around the text: what is refused, and that every other part is written as it was packed."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from plan_files import DOCUMENT, TYPES, R, heading, paragraph, parts_of, word_file, write

from assistant.model.plan import PlanFile
from assistant.render.plan import package as plan_zip
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import PlanFileError, read_plan

BODY = heading("P02") + paragraph("gammel", "Svar")
FLAG_UTF8, FLAG_SIZES_BEHIND = 0x800, 0x8


def odd_zip(file):
    """A package as programs write them: other dates, remarks, extra fields, stored parts, sizes behind their parts."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for number, (name, part) in enumerate(reversed(parts_of(BODY).items())):
            info = ZipInfo(name, (2024, 12, 24, 18, number, 58))
            info.compress_type = ZIP_STORED if number % 2 else ZIP_DEFLATED
            info.external_attr, info.internal_attr, info.create_system, info.comment = 0o644 << 16, 1, 3, b"om delen"
            info.extra = struct.pack("<2H4s", 0xCAFE, 4, b"data")
            archive.writestr(info, part)
        archive.writestr(ZipInfo("word/media/billede æøå.png", (1980, 1, 1, 0, 0, 0)), b"\x89PNG")
        archive.comment = b"om filen"
    file.write_bytes(out.getvalue())
    return file


def streamed_zip(file):
    """A package that was written to where nobody can go back: sizes stand behind each part, for big files too."""

    class Stream(BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

    out = Stream()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts_of(BODY).items():
            with archive.open(ZipInfo(name), "w", force_zip64=True) as entry:
                entry.write(part.encode())
    file.write_bytes(out.getvalue())
    return file


def told(info):
    names = ("filename", "date_time", "compress_type", "comment", "extra", "create_system", "internal_attr")
    flags = info.flag_bits & ~FLAG_SIZES_BEHIND
    return {name: getattr(info, name) for name in names} | {"external_attr": info.external_attr, "flags": flags}


@pytest.mark.parametrize("make", [odd_zip, streamed_zip])
def test_every_part_but_the_text_is_copied_as_it_is_packed(tmp_path, make):
    file = make(tmp_path / "plan.docx")
    after = fill_plan(file, {0: "ny"})
    with ZipFile(file) as old, ZipFile(BytesIO(after)) as new:
        assert new.testzip() is None
        assert new.comment == old.comment
        assert [info.filename for info in new.infolist()] == [info.filename for info in old.infolist()]
        for before, now in zip(old.infolist(), new.infolist(), strict=True):
            if before.filename == DOCUMENT:
                assert now.compress_type == ZIP_DEFLATED
                continue
            assert told(now) == told(before)
            assert new.read(now) == old.read(before)
            assert packed(after, now) == packed(file.read_bytes(), before)
    again = tmp_path / "igen.docx"
    again.write_bytes(after)
    assert read_plan(again).sections[0].text == "ny"


def packed(raw, info):
    start = info.header_offset + 30 + sum(struct.unpack("<2H", raw[info.header_offset + 26 : info.header_offset + 30]))
    return raw[start : start + info.compress_size]


def test_the_file_is_only_read(tmp_path):
    file = word_file(tmp_path / "plan.docx", BODY)
    file.chmod(0o444)
    before = file.read_bytes(), file.stat().st_mtime_ns
    fill_plan(file, {0: "ny"})
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_what_stands_around_the_document_and_its_prefixes_stays(tmp_path):
    parts = parts_of(BODY)
    new = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:unused="urn:x" mc:Ignorable="w14"'
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    parts[DOCUMENT] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- før -->' + parts[DOCUMENT].replace(
        "<w:document ", f'<w:document xmlns:mc="{mc}" {new} '
    )
    file = write(tmp_path / "plan.docx", parts)
    with ZipFile(BytesIO(fill_plan(file, {0: "a\nb"}))) as archive:
        xml = archive.read(DOCUMENT).decode()
    assert xml.startswith("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<!-- før -->")
    head = xml[: xml.index("<w:body>")]
    assert f'xmlns:mc="{mc}"' in head
    assert new.replace(' mc:Ignorable="w14"', "") in head
    assert 'mc:Ignorable="w14"' in head
    assert "xmlns" not in xml[xml.index("<w:body>") :]


def test_the_text_is_found_under_the_name_that_the_package_gives_it(tmp_path):
    parts = {name.replace("document.xml", "document2.xml"): part for name, part in parts_of(BODY).items()}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace("document.xml", "document2.xml")
    file = write(tmp_path / "plan.docx", parts)
    assert read_plan(file).sections[0].text == "gammel"
    with ZipFile(BytesIO(fill_plan(file, {0: "ny"}))) as archive:
        assert "ny" in archive.read("word/document2.xml").decode()


def related(kind, target):
    return parts_of(BODY) | {
        "word/_rels/footer1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
        )
    }


def test_what_points_outside_is_told_and_stays_but_a_link_to_click_on_is_none(tmp_path):
    file = tmp_path / "plan.docx"
    assert read_plan(write(file, related("image", "https://example.org/logo.png"))).has_links
    with ZipFile(BytesIO(fill_plan(file, {0: "ny"}))) as archive:
        assert b"example.org" in archive.read("word/_rels/footer1.xml.rels")
    assert not read_plan(write(file, related("hyperlink", "https://example.org"))).has_links


def test_a_field_that_fetches_from_outside_is_told(tmp_path):
    code = '<w:r><w:instrText> INCLUDETEXT "\\\\server\\fil.docx" </w:instrText></w:r>'
    assert read_plan(word_file(tmp_path / "plan.docx", BODY + paragraph(code))).has_links
    assert not read_plan(word_file(tmp_path / "plan.docx", BODY)).has_links


@pytest.mark.parametrize("edit", ["readOnly", "comments", "trackedChanges", "forms"])
def test_a_document_that_is_locked_against_changes_is_refused(tmp_path, edit):
    file = word_file(
        tmp_path / "plan.docx", BODY, settings=f'<w:documentProtection w:edit="{edit}" w:enforcement="1"/>'
    )
    for ask in (read_plan, lambda file: fill_plan(file, {0: "ny"})):
        with pytest.raises(PlanFileError, match="låst mod ændringer"):
            ask(file)


@pytest.mark.parametrize(
    "settings", ['<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', "<w:documentProtection/>"]
)
def test_a_lock_that_is_off_locks_nothing(tmp_path, settings):
    assert isinstance(read_plan(word_file(tmp_path / "plan.docx", BODY, settings=settings)), PlanFile)


def test_a_part_that_unpacks_to_more_than_it_says_is_not_unpacked(tmp_path):
    file = word_file(tmp_path / "plan.docx", BODY + paragraph("x" * 5000))
    raw = bytearray(file.read_bytes())
    start = raw.rindex(b"PK\x01\x02", 0, raw.rindex(DOCUMENT.encode()))
    raw[start + 24 : start + 28] = struct.pack("<L", 100)
    file.write_bytes(raw)
    with pytest.raises(PlanFileError, match="beskadiget"):
        read_plan(file)


def test_parts_that_lie_over_each_other_are_refused(tmp_path):
    file = word_file(tmp_path / "plan.docx", BODY)
    raw = bytearray(file.read_bytes())
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 20 : at + 24] = struct.pack("<L", len(raw) // 2)
        at = raw.find(b"PK\x01\x02", at + 1)
    file.write_bytes(raw)
    with pytest.raises(PlanFileError, match="beskadiget"):
        fill_plan(file, {})


@pytest.mark.parametrize("limit", ["_MOST_PACKED", "_MOST_UNPACKED", "_MOST_IN_PART", "_MOST_SIGNS", "_MOST_PARTS"])
def test_what_is_too_big_is_refused(tmp_path, monkeypatch, limit):
    file = word_file(tmp_path / "plan.docx", BODY)
    read_plan(file)
    monkeypatch.setattr(plan_zip, limit, 5)
    with pytest.raises(PlanFileError, match="fylder for meget"):
        read_plan(file)


def test_a_plan_of_three_hundred_pages_and_pictures_is_within_the_limits():
    assert plan_zip._MOST_IN_PART >= 30_000_000
    assert plan_zip._MOST_UNPACKED >= plan_zip._MOST_PACKED >= 300 * 500_000


@pytest.mark.parametrize("name", ["word/Document.xml", "word/styles.xml"])
def test_a_part_that_is_there_twice_is_refused(tmp_path, name):
    file = word_file(tmp_path / "plan.docx", BODY)
    with ZipFile(file, "a") as archive:
        if name in archive.namelist():
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr(name, "<x/>")
        else:
            archive.writestr(name, "<x/>")
    with pytest.raises(PlanFileError, match="to gange"):
        read_plan(file)


def test_another_kind_of_office_file_is_no_word_file(tmp_path):
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = {"[Content_Types].xml": TYPES.format(office="x", main=sheet)}
    with pytest.raises(PlanFileError, match="ikke et Word-dokument"):
        read_plan(write(tmp_path / "plan.docx", parts_of(BODY) | types))


def test_what_the_disk_says_is_not_made_into_a_fault_of_the_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_plan(tmp_path / "ikke her.docx")
