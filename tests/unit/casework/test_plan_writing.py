"""A filled copy: what was answered is in it, the rest as it was, and no file that was there is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from docx import Document
from plans_of_pack import NO_ANCHORS, TODAY, altered, unmarked, word_file
from standard_pack import LIBRARY

from assistant.casework.plan.opening import new_plan, open_plan
from assistant.casework.plan.writing import NoPlaceError, write_plan
from assistant.model.plan import NotRelevant

ANSWERS = {
    "P01": {"sagstype": "Fleksjob", "dato": "22.11.2026"},
    "P02": "Pædagog & »mere« <b>\n\n“Æ” > Ø < Å\tog 😀",
    "P10": NotRelevant("Der er ikke flere."),
    "P16": [{"nr": "1", "titel": "LÆ 265"}, {"nr": "2", "titel": "CV", "sider": "1-2"}],
}
PLAN = "forudsaetninger"


def written(plan, answers, out):
    write_plan(plan, answers, out)
    return open_plan(LIBRARY, out, TODAY)


@pytest.fixture
def blank():
    return new_plan(LIBRARY, PLAN, TODAY)


def test_what_is_answered_stands_in_the_copy_and_the_pack_s_file_is_untouched(blank, tmp_path):
    before = word_file(PLAN).read_bytes()
    found = written(blank, ANSWERS, tmp_path / "Plan æøå.docx")
    assert found.answers == ANSWERS
    assert found.is_current
    assert found.case_type.id == "fleksjob"
    assert word_file(PLAN).read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["Plan æøå.docx"]


def test_what_is_not_named_stays_and_what_is_emptied_goes(blank, tmp_path):
    first = written(blank, ANSWERS, tmp_path / "a.docx")
    second = written(first, {"P02": "", "P01": {"dato": "23.11.2026"}, "P16": [], "P03": "Nyt."}, tmp_path / "b.docx")
    assert second.answers == {"P01": {"dato": "23.11.2026"}, "P03": "Nyt.", "P10": ANSWERS["P10"]}
    third = written(second, {"P10": "Alligevel."}, tmp_path / "c.docx")
    assert third.answers["P10"] == "Alligevel."


def test_the_same_answers_again_change_no_section(blank, tmp_path):
    first = written(blank, ANSWERS, tmp_path / "a.docx")
    again = written(first, first.answers, tmp_path / "b.docx")
    assert again.file == first.file


def test_a_file_found_by_its_headings_and_labels_alone_is_filled_too(tmp_path):
    plan = open_plan(LIBRARY, unmarked(PLAN, tmp_path / "uden.docx", NO_ANCHORS), TODAY)
    found = written(plan, ANSWERS, tmp_path / "ny.docx")
    assert found.answers == ANSWERS


@pytest.mark.parametrize("name", ["plan.docx", "original.docx"])
def test_nothing_that_is_there_is_written_over(tmp_path, name):
    original = tmp_path / "original.docx"
    original.write_bytes(word_file(PLAN).read_bytes())
    plan = open_plan(LIBRARY, original, TODAY)
    out = tmp_path / name
    before = out.read_bytes() if out.exists() else b"en anden plan"
    out.write_bytes(before)
    with pytest.raises(FileExistsError):
        write_plan(plan, ANSWERS, out)
    assert out.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted({"original.docx", name})


def test_an_answer_without_a_place_is_refused_and_nothing_is_written(tmp_path):
    """P02's heading has become an ordinary line, which nothing marks."""
    gone = {
        'w:name="P02"': 'w:name="X02"',
        '<w:tag w:val="P02"/>': "",
        "Uddannelses- og beskæftigelsesmål": "Helt andet",
    }
    plan = open_plan(LIBRARY, altered(PLAN, tmp_path / "plan.docx", gone), TODAY)
    with pytest.raises(NoPlaceError, match="»Uddannelses- og beskæftigelsesmål«"):
        write_plan(plan, ANSWERS, tmp_path / "ny.docx")
    assert not (tmp_path / "ny.docx").exists()
    found = written(plan, {"P02": " ", "P03": "Nyt."}, tmp_path / "ny.docx")
    assert found.answers == {"P03": "Nyt."}


def test_what_she_wrote_in_word_meanwhile_is_kept_and_found_where_it_stands(blank, tmp_path):
    path = tmp_path / "plan.docx"
    opened = written(blank, {"P02": "Før.", "P03": "Uændret."}, path)
    path.unlink()
    written(blank, {"P02": "Skrevet i Word.", "P03": "Uændret."}, path)
    found = written(opened, {"P02": "Før.", "P03": "Fra vinduet."}, tmp_path / "ny.docx")
    assert found.answers == {"P02": "Skrevet i Word.", "P03": "Fra vinduet."}


def test_an_attachment_s_column_that_the_file_lacks_is_refused_and_nothing_is_written(tmp_path):
    gone = {'w:name="P16_hvorfor"': 'w:name="noget"', "Hvorfor relevant": "Andet"}
    plan = open_plan(LIBRARY, altered(PLAN, tmp_path / "plan.docx", gone), TODAY)
    with pytest.raises(NoPlaceError, match="»Bilagsliste og samtykke« har ikke kolonnen »Hvorfor relevant«"):
        write_plan(plan, {"P16": [{"nr": "1", "hvorfor": "Viser forløbet."}]}, tmp_path / "ny.docx")
    assert not (tmp_path / "ny.docx").exists()
    found = written(plan, {"P16": [{"nr": "1", "hvorfor": " "}]}, tmp_path / "ny.docx")
    assert found.answers["P16"] == [{"nr": "1"}]


def test_a_file_that_was_damaged_meanwhile_is_told_and_so_is_one_that_is_gone(blank, tmp_path):
    path = tmp_path / "plan.docx"
    opened = written(blank, {"P02": "Før."}, path)
    path.write_bytes(b"PK")
    with pytest.raises(NoPlaceError, match=r"Word"):
        write_plan(opened, {"P02": "Nu."}, tmp_path / "ny.docx")
    path.unlink()
    with pytest.raises(NoPlaceError, match="flyttet"):
        write_plan(opened, {"P02": "Nu."}, tmp_path / "ny.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_error_and_is_not_made(blank, tmp_path):
    with pytest.raises(OSError):
        write_plan(blank, ANSWERS, tmp_path / "væk" / "ny.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.not_on_windows("modes")
def test_only_its_owner_can_read_it(blank, tmp_path):
    written(blank, ANSWERS, tmp_path / "ny.docx")
    assert (tmp_path / "ny.docx").stat().st_mode & 0o777 == 0o600


def test_a_disk_without_second_names_takes_it_too_and_refuses_what_is_there(blank, tmp_path, monkeypatch):
    def no_links(*_arguments, **_more):
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    found = written(blank, ANSWERS, tmp_path / "ny.docx")
    assert found.answers == ANSWERS
    with pytest.raises(FileExistsError):
        write_plan(blank, {}, tmp_path / "ny.docx")
    assert open_plan(LIBRARY, tmp_path / "ny.docx", TODAY).answers == ANSWERS
    assert [file.name for file in tmp_path.iterdir()] == ["ny.docx"]


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_what_cannot_be_finished_leaves_nothing(blank, tmp_path, monkeypatch, step):
    def full(*_arguments, **_more):
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(os, "link", full)
        monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        write_plan(blank, ANSWERS, tmp_path / "ny.docx")
    assert list(tmp_path.iterdir()) == []


def with_words_behind_the_tables(out):
    words = "</w:tbl><w:p><w:r><w:t>Samtykke givet mundtligt.</w:t></w:r></w:p>"
    return altered(PLAN, out, {"</w:tbl>": words})


def test_words_beside_a_table_are_shown_stay_and_are_no_empty_section(tmp_path):
    plan = open_plan(LIBRARY, with_words_behind_the_tables(tmp_path / "plan.docx"), TODAY)
    for name in ("P01", "P16"):
        found = next(each for each in plan.sections if each.section.id == name)
        assert (found.is_filled, found.also) == (False, ("»Samtykke givet mundtligt.«",))
        assert [each.message for each in plan.findings if each.code == "L12" and each.where == name] == [
            f"»{found.section.title}« har også tekst ved siden af tabellen. Det bliver stående, når du udfylder."
        ]
    given = {"P01": {"sagstype": "Fleksjob"}, "P16": NotRelevant("Står i sagen.")}
    again = written(plan, given, tmp_path / "ny.docx")
    assert again.answers == given
    assert [each.beside for each in again.sections if each.beside] == ["Samtykke givet mundtligt."] * 2


def test_a_row_that_somebody_has_added_is_shown_and_stays(tmp_path):
    row = (
        "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    )
    added = row.format("Partsrepræsentant", "Søsteren")
    plan = open_plan(LIBRARY, altered(PLAN, tmp_path / "plan.docx", {"</w:tbl>": f"{added}</w:tbl>"}), TODAY)
    assert plan.sections[0].also == ("»Partsrepræsentant\tSøsteren«",)
    again = written(plan, {"P01": NotRelevant("Står i sagen.")}, tmp_path / "ny.docx")
    assert again.sections[0].beside == "Partsrepræsentant\tSøsteren"


@pytest.mark.parametrize("gone", [{'w:name="P01_sagsnummer"': 'w:name="noget"', "Sagens nummer": "Andet"}, {}])
def test_a_fact_that_the_file_has_no_row_for_is_refused_and_nothing_is_written(tmp_path, gone):
    """Its row is another, or the whole table has become text."""
    path = altered(PLAN, tmp_path / "plan.docx", gone)
    if not gone:
        document = Document(str(path))
        table = document.tables[0]._tbl
        table.addprevious(document.add_paragraph("Navn: står i sagen")._p)
        table.getparent().remove(table)
        document.save(str(path))
    plan = open_plan(LIBRARY, path, TODAY)
    assert gone or plan.sections[0].also == ("»Navn: står i sagen«",)
    with pytest.raises(NoPlaceError, match="»Stamdata« har ikke rækken »Sagens nummer«"):
        write_plan(plan, {"P01": {"sagsnummer": "4711"}}, tmp_path / "ny.docx")
    assert not (tmp_path / "ny.docx").exists()
    if not gone:
        with pytest.raises(NoPlaceError, match="»Stamdata« er ikke en tabel"):
            write_plan(plan, {"P01": NotRelevant("Står i sagen.")}, tmp_path / "ny.docx")
