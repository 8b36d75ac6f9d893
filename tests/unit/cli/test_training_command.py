"""``training``: what there is to practise, and whether it holds what it says."""

from __future__ import annotations

import json

import pytest
from docx import Document
from pypdf import PdfReader

from assistant.store import paths


def test_the_exercises_are_listed_the_easiest_first(sagstast):
    listed = sagstast("training", "list")
    assert listed.code == 0
    assert "1  udeblivelse              Borgeren kom ikke\n" in listed.out
    found = sagstast("training", "list", "--json").json["scenarios"]
    assert [each["level"] for each in found] == sorted(each["level"] for each in found)


def test_ours_are_without_a_fault(sagstast):
    checked = sagstast("training", "check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.startswith("Jeg fandt ingen fejl i ")


def test_a_fault_is_told_with_file_and_line(sagstast, tmp_path):
    source = paths.data_dir() / "resources" / "training" / "udeblivelse.toml"
    (tmp_path / "udeblivelse.toml").write_text(source.read_text("utf-8").replace("score = 70", "score = 71"), "utf-8")
    checked = sagstast("training", "check", tmp_path)
    assert (checked.code, checked.out) == (1, "")
    assert checked.err.startswith("Fejl E07 udeblivelse.toml:")
    assert "Notatet får 70 point og H02, find." in checked.err
    assert sagstast("training", "check", tmp_path, "--json").json["scenarios"] == []


def test_a_folder_without_exercises_is_a_sentence(sagstast, tmp_path):
    assert sagstast("training", "check", tmp_path).err.startswith("Der er ingen øvelser i »")
    assert sagstast("training", "check", tmp_path / "borte").code == 2


class TestLearners:
    """What a class has handed over."""

    def test_each_is_a_line_and_what_to_take_up_is_told(self, sagstast, tmp_path):
        result = {"tries": 2, "best": 95, "passed": "2026-11-20", "is_alone": True, "codes": ["H02"]}
        row = {
            "name": "Lone Lærling",
            "day": "2026-11-24",
            "sagstast_training": 1,
            "results": {"udeblivelse": result},
            "drills": {},
            "keys": {},
            "is_toured": True,
        }
        (tmp_path / "lone.json").write_text(json.dumps(row), "utf-8")
        told = sagstast("training", "learners", tmp_path)
        assert (told.code, told.err) == (0, "")
        assert told.out.startswith("Lone Lærling             24.11.2026  1 af 28 øvelser · 1 af 14 notattyper")
        assert "1 × H02 " in told.out
        found = sagstast("training", "learners", tmp_path, "--json").json
        assert found["learners"][0]["types_alone"] == ["RÅDIGHED"]

    def test_another_file_is_told_and_so_is_a_folder_that_is_not_there(self, sagstast, tmp_path):
        (tmp_path / "x.json").write_text("{}", "utf-8")
        told = sagstast("training", "learners", tmp_path)
        assert told.code == 1
        assert told.err.startswith("Fejl L01 x.json: Filen er ikke et overblik fra øvejournalen.")
        borte = sagstast("training", "learners", tmp_path / "borte")
        assert borte.code == 2
        assert borte.err.startswith("Mappen »")


class TestSheet:
    """The page of keys."""

    @pytest.fixture(params=[".docx", ".pdf"])
    def page(self, request, sagstast, tmp_path, qapp):
        file = tmp_path / f"genveje på væggen{request.param}"
        made = sagstast("training", "sheet", "--out", file)
        assert (made.code, made.out, made.err) == (0, "", "")
        return file

    def test_it_says_the_keys_in_use_the_types_and_the_rules(self, page):
        if page.suffix == ".pdf":
            (only,) = PdfReader(page).pages
            said = " ".join(only.extract_text().split())
        else:
            said = "\n".join(paragraph.text for paragraph in Document(page).paragraphs).replace("\t", " ")
        for row in (
            "Alt+U Udeblivelse fra samtale",
            "Alt+Å Skriv en forberedende plan",
            "HELBRED Sygemelding og",
            "H20 Ikke",
        ):
            assert row in said

    def test_her_own_keys_stand_there(self, sagstast, tmp_path, home):
        home.mkdir(parents=True, exist_ok=True)
        (home / "settings.toml").write_text('[chords]\nsamtale = "Ctrl+Shift+F8, S"\n', "utf-8")
        file = tmp_path / "mine.docx"
        assert sagstast("training", "sheet", "--out", file).code == 0
        assert "Ctrl+Shift+F8, S\tSamtale – jobsamtale og opfølgning" in [
            each.text for each in Document(file).paragraphs
        ]

    def test_another_kind_of_file_or_none_is_a_sentence(self, sagstast, tmp_path):
        assert (
            sagstast("training", "sheet", "--out", tmp_path / "a.txt").err == "»a.txt« skal ende på .docx eller .pdf.\n"
        )
        missing = sagstast("training", "sheet", "--out", tmp_path / "borte" / "a.pdf")
        assert missing.code == 3
        assert missing.err.endswith("kan ikke skrives. Er filen åben, eller er mappen skrivebeskyttet?\n")
