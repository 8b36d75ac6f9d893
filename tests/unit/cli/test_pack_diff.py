"""``pack diff``: exit codes, JSON, and what people read."""

from __future__ import annotations

import pytest

from assistant.supply import archive

LETTER = """\
+++
id = "brev"
title = "Brev om besøg"
kind = "letter"
version = "{version}"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
{more}
[[fields]]
name = "sted"
type = "text"
label = "&Sted"
+++
Vi ses på {{{{ sted }}}}, jf. aftalen. {sentence}
"""
DEADLINES = """\
[[deadlines]]
name = "klage"
title = "Klage"
event = "afgørelsen er modtaget"
amount = {}
binds = "citizen"
status = "law"
valid_from = 2020-01-01
source = "loven"
certainty = "high"
"""
PACK = 'id = "breve"\nversion = "{}"\ntitle = "Breve fra team 7"\npublisher = "Team 7"\nvalid_from = 2020-01-01\n'


@pytest.fixture
def packs(tmp_path, home):
    """The same pack before and after: a sentence and a deadline are other, and all of it is said."""
    note = 'change_note = "Du skal svare før."'
    for name, version, more, sentence, days in (
        ("før", "1", "", "Svar om en uge.", 14),
        ("nu", "2", note, "Svar om to uger.", 21),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pack.toml").write_text(PACK.format(version), "utf-8")
        (folder / "brev.txt").write_text(LETTER.format(version=version, more=more, sentence=sentence), "utf-8")
        (folder / "deadlines.toml").write_text(DEADLINES.format(days), "utf-8")
    return tmp_path / "før", tmp_path / "nu"


def test_people_read_what_is_other(sagstast, packs):
    done = sagstast("pack", "diff", *packs)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Breve fra team 7, version 1 → 2\n"
        "Skabeloner: 1 ændret. 1 anden fil ændret.\n"
        "\n"
        "Brev om besøg (brev), version 1 → 2\n"
        "  Det er et brev: to skal se ændringen efter, før de skriver under.\n"
        "  Nyt: Du skal svare før.\n"
        "  linje 15  Ændret\n"
        "      før: Svar om ‹en uge›.\n"
        "      nu:  Svar om ‹to uger›.\n"
        "\n"
        "deadlines.toml\n"
        "  Klage: størrelsen: 14 dage → 21 dage\n"
    )


def test_programs_read_the_same(sagstast, packs):
    done = sagstast("pack", "diff", *packs, "--json")
    assert done.code == 0
    assert done.json == {
        "old": {"id": "breve", "version": "1"},
        "new": {"id": "breve", "version": "2"},
        "templates": [
            {
                "id": "brev",
                "change": "changed",
                "title": "Brev om besøg",
                "version": ["1", "2"],
                "valid_from": ["2020-01-01", "2020-01-01"],
                "file": ["brev.txt", "brev.txt"],
                "change_note": "Du skal svare før.",
                "four_eyes": True,
                "sentences": [
                    {
                        "change": "changed",
                        "part": "body",
                        "old": "Svar om en uge.",
                        "new": "Svar om to uger.",
                        "line": 15,
                        "locked": False,
                        "was_locked": False,
                    }
                ],
                "fields": [],
                "meta": [],
            }
        ],
        "data": [
            {
                "file": "deadlines.toml",
                "record": "deadlines/klage",
                "title": "Klage",
                "what": "amount",
                "old": 14,
                "new": 21,
            }
        ],
        "findings": [],
    }


def test_fields_and_dates_are_told_by_name(sagstast, packs):
    _, new = packs
    file = new / "brev.txt"
    text = file.read_text("utf-8")
    text = text.replace('label = "&Sted"', 'label = "&Hvor?"\nrequired = true').replace(
        "valid_from = 2020-01-01", "valid_from = 2027-01-01\nvalid_to = 2027-12-31"
    )
    file.write_text(text, "utf-8")
    (template,) = sagstast("pack", "diff", *packs, "--json").json["templates"]
    assert template["fields"] == [
        {"name": "sted", "what": "label", "old": "&Sted", "new": "&Hvor?"},
        {"name": "sted", "what": "required", "old": False, "new": True},
    ]
    assert template["meta"] == [
        {"key": "valid_from", "old": "2020-01-01", "new": "2027-01-01"},
        {"key": "valid_to", "old": None, "new": "2027-12-31"},
    ]


def test_a_built_pack_is_read_as_well(sagstast, packs, tmp_path):
    files = []
    for folder in packs:
        files.append(tmp_path / f"{folder.name}.zip")
        files[-1].write_bytes(archive.build(folder))
    assert sagstast("pack", "diff", *files).out == sagstast("pack", "diff", *packs).out


def test_a_pack_does_not_differ_from_itself(sagstast, packs):
    done = sagstast("pack", "diff", packs[0], packs[0])
    assert (done.code, done.out, done.err) == (0, "Breve fra team 7, version 1\nDer er ingen forskel.\n", "")


def test_a_version_alone_is_told_as_one(sagstast, packs):
    old, new = packs
    for name in ("brev.txt", "deadlines.toml"):
        (new / name).write_bytes((old / name).read_bytes())
    done = sagstast("pack", "diff", *packs)
    assert done.out == "Breve fra team 7, version 1 → 2\nKun versionen er en anden.\n"


def test_what_is_changed_and_not_said_is_a_warning_and_stops_nobody(sagstast, packs):
    _, new = packs
    file = new / "brev.txt"
    file.write_text(
        file.read_text("utf-8").replace('version = "2"', 'version = "1"').replace("change_note", "#"), "utf-8"
    )
    done = sagstast("pack", "diff", *packs)
    assert done.code == 0
    assert done.err == (
        "Advarsel V01 brev.txt:5: »Brev om besøg« er ændret, men versionen er stadig 1. Giv den en højere.\n"
        "Advarsel V02 brev.txt:1: »Brev om besøg« er ændret, men change_note siger ikke hvordan. "
        "Skriv, hvad der er nyt.\n"
    )


@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_a_damaged_pack_is_refused_with_a_document(sagstast, packs, tmp_path, flags):
    file = tmp_path / "nu.zip"
    file.write_bytes(archive.build(packs[1])[:-1])
    done = sagstast("pack", "diff", packs[0], file, *flags)
    assert done.code == 1
    assert "Fejl P01 nu.zip: Filen er ikke en pakke, som Sagstast har bygget" in done.err
    if flags:
        assert done.json["new"] == {"id": None, "version": None}
        assert [finding["code"] for finding in done.json["findings"]] == ["P01"]


def test_a_template_that_cannot_be_read_is_refused_and_the_rest_is_told(sagstast, packs):
    (packs[1] / "brev.txt").write_bytes(b"\xff")
    done = sagstast("pack", "diff", *packs, "--json")
    assert done.code == 1
    assert [finding["where"] for finding in done.json["findings"]] == ["brev.txt:1"]
    assert [each["what"] for each in done.json["data"]] == ["amount"]


def test_a_folder_that_is_no_pack_is_refused(sagstast, packs, tmp_path):
    done = sagstast("pack", "diff", packs[0], tmp_path)
    assert done.code == 1
    assert "der er ingen pack.toml i den" in done.err


@pytest.mark.parametrize("missing", [0, 1])
def test_a_pack_that_is_not_there_is_a_wrong_line(sagstast, packs, missing):
    paths = list(packs)
    paths[missing] = paths[missing].with_name("findes-ikke")
    done = sagstast("pack", "diff", *paths)
    assert (done.code, done.out) == (2, "")
    assert "findes-ikke« findes ikke." in done.err


def test_both_packs_are_wanted(sagstast, packs):
    done = sagstast("pack", "diff", packs[0])
    assert done.code == 2
    assert "Der mangler" in done.err
