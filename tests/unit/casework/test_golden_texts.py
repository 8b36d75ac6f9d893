"""Texts that a person has read and kept beside the pack: what would change goes by unseen no longer."""

from __future__ import annotations

import json
from datetime import date

import pytest

from assistant.casework.packcheck import check_pack, record_golden
from assistant.model.finding import Severity

TODAY = date(2026, 11, 24)
TEXT = "Vi ses på Rådhuset. Tag legitimation med.\n"


@pytest.fixture
def pack(small_pack, standard):
    small_pack.write("language.toml", (standard / "language.toml").read_bytes())
    small_pack.template(body="Vi ses på {{ sted }}. Tag legitimation med.\n")
    small_pack.write("golden/brev/besoeg.json", "{}")
    small_pack.write("golden/brev/besoeg.txt", TEXT)
    return small_pack


def only(pack):
    [finding] = check_pack(pack.folder).findings
    assert (finding.code, finding.severity) == ("P18", Severity.ERROR)
    return finding


def test_a_text_that_is_as_it_was_read_is_no_finding(pack):
    assert check_pack(pack.folder).findings == ()
    pack.write("golden/brev/besoeg.txt", TEXT.replace("\n", "\r\n").rstrip())
    assert check_pack(pack.folder).findings == ()


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("Vi ses på {{ sted }}. Tag pas med.\n", 1, "Der stod »Tag legitimation med.«, nu står der »Tag pas med.«."),
        ("Vi ses på {{ sted }}. Tag legitimation med.\nHusk det.\n", 2, "Nu står der også »Husk det.«."),
        ("Vi ses på {{ sted }}.\n", 1, "Nu mangler »Tag legitimation med.«."),
        ("Vi ses på {{ sted }}.\nTag legitimation med.\n", 1, "Linjerne er delt på en anden måde."),
    ],
)
def test_the_first_sentence_that_is_another_is_shown_at_its_line(pack, body, line, said):
    pack.template(body=body)
    finding = only(pack)
    assert finding.where == f"golden/brev/besoeg.txt:{line}"
    assert said in finding.message


def test_of_a_long_sentence_the_part_that_is_another_is_shown(pack):
    long = "Vi ses på {{ sted }} " + "og derefter " * 60 + "på {} igen.\n"
    pack.template(body=long.replace("{}", "torvet"))
    pack.write("golden/brev/besoeg.txt", long.replace("{{ sted }}", "Rådhuset").replace("{}", "gaden"))
    assert "på gaden igen.«, nu står der »…" in only(pack).message


def test_answers_stand_over_the_examples_and_the_day_decides_the_wording(pack):
    brief = 'id = "brev"\ntitle = "B"\nkind = "text"\nsource = "s"\ncertainty = "high"\n'
    head = f'{brief}version = "2"\nvalid_from = 2026-01-01\n'
    pack.template(name="nyt.txt", head=head, body="Kom til {{ sted }} {{ idag }}.\n")
    for name, day, text in (
        ("foer", "2025-12-31", "Vi ses på torvet."),
        ("nu", "2026-11-24", "Kom til torvet 24.11.2026."),
    ):
        answers = {"today": day, "answers": {"sted": "torvet"}}
        pack.write(f"golden/brev/{name}.json", json.dumps(answers))
        pack.write(f"golden/brev/{name}.txt", text + (" Tag legitimation med." if name == "foer" else ""))
    pack.write("golden/brev/besoeg.json", '{"today": "2020-01-01"}')
    assert check_pack(pack.folder).findings == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{", "kan ikke læses som JSON"),
        ("[" * 100_000, "kan ikke læses som JSON"),
        ("1", "Skriv svarene i »answers«"),
        ('{"answer": {}}', "Mente du »answers«?"),
        ('{"sted": "torvet"}', "»sted« kendes ikke her"),
        ('{"today": "i dag"}', 'Skriv dagen i »today« sådan: "2026-11-24"'),
        ('{"today": 1}', "Skriv dagen"),
        ('{"today": "2019-12-31"}', "gjaldt ikke endnu"),
        ('{"answers": {"sted": null}}', "»Sted« mangler"),
        ('{"answers": {"stedd": "x"}}', "Mente du »sted«?"),
        ('{"answers": {"sted": 1}}', "Her skal stå tekst"),
    ],
)
def test_answers_that_cannot_be_used_are_one_sentence_at_their_file(pack, said, told):
    pack.write("golden/brev/besoeg.json", said)
    finding = only(pack)
    assert finding.where == "golden/brev/besoeg.json"
    assert told in finding.message


def test_one_without_the_other_is_told(pack):
    (pack.folder / "golden/brev/besoeg.txt").unlink()
    assert (only(pack).where, "--record" in only(pack).message) == ("golden/brev/besoeg.json", True)
    (pack.folder / "golden/brev/besoeg.json").unlink()
    pack.write("golden/brev/besoeg.txt", TEXT)
    assert "besoeg.json" in only(pack).message


def test_a_golden_text_of_no_template_is_told(pack):
    pack.write("golden/breve/a.json", "{}")
    assert (only(pack).where, "Mente du »brev«?" in only(pack).message) == ("golden/breve", True)


def test_of_a_broken_template_its_own_fault_is_enough(pack):
    pack.template(body="{{ stedd }}")
    assert {finding.where.partition(":")[0] for finding in check_pack(pack.folder).findings} == {"brev.txt"}


def test_nothing_is_written_unless_it_is_asked_for(pack):
    pack.template(body="Noget andet: {{ sted }}.\n")
    before = {file: file.read_bytes() for file in pack.folder.rglob("*") if file.is_file()}
    only(pack)
    assert {file: file.read_bytes() for file in pack.folder.rglob("*") if file.is_file()} == before


def test_recording_writes_what_is_missing_or_another_and_leaves_the_rest(pack):
    pack.write("golden/brev/gaden.json", '{"answers": {"sted": "gaden"}}')
    kept = (pack.folder / "golden/brev/besoeg.txt").stat().st_mtime_ns
    assert record_golden(pack.folder, [], TODAY) == ["golden/brev/gaden.txt"]
    assert (pack.folder / "golden/brev/besoeg.txt").stat().st_mtime_ns == kept
    assert (pack.folder / "golden/brev/gaden.txt").read_bytes() == b"Vi ses p\xc3\xa5 gaden. Tag legitimation med.\n"
    pack.template(body="Kom til {{ sted }}.\n")
    assert len(record_golden(pack.folder, [], TODAY)) == 2
    assert check_pack(pack.folder).findings == ()


def test_recording_gives_each_template_a_text_of_its_examples(pack, tmp_path):
    for file in (pack.folder / "golden/brev").iterdir():
        file.unlink()
    (pack.folder / "golden/brev").rmdir()
    assert record_golden(pack.folder, [], TODAY) == ["golden/brev/eksempel.txt"]
    assert (pack.folder / "golden/brev/eksempel.txt").read_text("utf-8") == TEXT
    assert json.loads((pack.folder / "golden/brev/eksempel.json").read_text("utf-8"))["today"] == "2026-11-24"
    assert check_pack(pack.folder).findings == ()


def test_recording_writes_nothing_where_the_answers_do_not_fill_the_template(pack):
    pack.write("golden/brev/besoeg.json", '{"answers": {"sted": null}}')
    assert record_golden(pack.folder, [], TODAY) == []
    assert (pack.folder / "golden/brev/besoeg.txt").read_text("utf-8") == TEXT
