"""The command line as CONTRACT.md fixes it: names, fields, exit codes."""

from __future__ import annotations

import json
import sys
from datetime import date

import pyperclip
import pytest
from docx import Document
from standard_pack import LIBRARY

from assistant.casework.examples import example_answers

TODAY = "2026-11-22"
LETTER = "partshoering-udeblivelse"
OLD_LETTER = "partshoering-jobplan-2016"
ANSWERS = {
    "samtaletype": "jobsamtale",
    "dato": "2026-11-18",
    "sendt": "2026-11-02",
    "kanal": "digital-post",
    "frist": "2026-12-07",
}
NOTE_TYPES = (
    "samtale raadighed min-plan tilbud virksomhed vejledning ferie helbred afklaring "
    "partshoering afgoerelse klage henvendelse sag"
)
FINDING = {"code", "severity", "message", "where", "fix"}


@pytest.fixture
def answers(tmp_path):
    """Write an answers file; without content, the letter's own examples."""

    def write(content=None):
        if content is None:
            day = date.fromisoformat(TODAY)
            content = example_answers(LIBRARY.template(LETTER, day), day)
        file = tmp_path / "svar æøå.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode())
        return file

    return write


def test_list_gives_what_is_in_force_with_the_contracts_fields(sagstast):
    done = sagstast("list", "--json", "--today", TODAY)
    assert (done.code, done.err) == (0, "")
    document = done.json
    assert document.keys() == {"packs", "note_types", "templates", "hotkeys"}
    assert [pack.keys() for pack in document["packs"]] == [{"id", "version", "path", "layer"}]
    assert [kind["id"] for kind in document["note_types"]] == NOTE_TYPES.split()
    assert all(kind.keys() == {"id", "name", "prefix"} for kind in document["note_types"])
    wanted = {"id", "title", "kind", "note_type", "version", "valid_from", "valid_to"}
    wanted |= {"withdrawn", "withdrawn_why", "state", "layer", "origin"}
    assert all(template.keys() == wanted for template in document["templates"])
    assert OLD_LETTER not in {template["id"] for template in document["templates"]}
    assert all(key.keys() == {"chord", "action"} for key in document["hotkeys"])
    assert any(key["chord"].startswith("leader ") for key in document["hotkeys"])
    everything = sagstast("list", "--all", "--json", "--today", TODAY).json["templates"]
    assert {"id": OLD_LETTER, "valid_to": "2019-12-31"}.items() <= next(
        t for t in everything if t["id"] == OLD_LETTER
    ).items()
    then = sagstast("list", "--json", "--today", "2017-01-01").json["templates"]
    assert OLD_LETTER in {template["id"] for template in then}


def test_list_for_people(sagstast):
    done = sagstast("list", "--today", TODAY)
    assert done.code == 0
    assert f"{LETTER:<32} Partshøring – udeblivelse\n" in done.out


def test_show_names_every_field_and_what_it_takes(sagstast):
    done = sagstast("show", LETTER, "--json", "--today", TODAY)
    assert (done.code, done.err) == (0, "")
    fields = {field["name"]: field for field in done.json["fields"]}
    for field in fields.values():
        assert field.keys() == {"name", "label", "type", "required", "choices", "help", "example"}
        assert "&" not in field["label"]
        assert field["type"] in {"note", "computed"} or field["example"] is not None
    assert fields["samtaletype"]["choices"][0] == {"value": "jobsamtale", "label": "jobsamtale"}
    assert fields["dato"]["choices"] is None
    assert sagstast("show", LETTER, "--today", TODAY).out.startswith(
        "Partshøring – udeblivelse (v1, gælder fra 01.01.2020, Standardpakken)\n"
    )


@pytest.mark.not_on_windows("like")
def test_what_show_gives_as_examples_fill_accepts(sagstast, answers):
    listed = sagstast("list", "--json", "--today", TODAY).json["templates"]
    of_each_kind = {(template["kind"], template["note_type"]): template["id"] for template in listed}
    assert len(of_each_kind) > 15
    for template in of_each_kind.values():
        fields = sagstast("show", template, "--json", "--today", TODAY).json["fields"]
        file = answers(
            {field["name"]: field["example"] for field in fields if field["type"] not in {"note", "computed"}}
        )
        done = sagstast("fill", template, "--answers", file, "--json", "--today", TODAY)
        assert done.code == 0, done.err
        assert done.json["body"]


def test_show_of_what_has_ended_still_shows_it_and_says_so(sagstast):
    done = sagstast("show", OLD_LETTER, "--json", "--today", TODAY)
    assert done.code == 1
    assert done.json["valid_to"] == "2019-12-31"
    assert f"Brug »Partshøring – udeblivelse« ({LETTER})" in done.err


def test_fill_turns_answers_into_text(sagstast, answers):
    file = answers()
    done = sagstast("fill", LETTER, "--answers", file, "--json", "--today", TODAY)
    assert done.code == 0
    document = done.json
    assert document.keys() == {"template", "heading", "body", "outputs", "findings"}
    assert document["template"].keys() == {"id", "version", "sha256", "valid_from"}
    assert len(document["template"]["sha256"]) == 64
    assert document["heading"].startswith("PARTSHØRING: Sendt – udeblivelse fra jobsamtale 18.11.2026 – frist ")
    assert {finding["severity"] for finding in document["findings"]} <= {"hint"}
    people = sagstast("fill", LETTER, "--answers", file, "--today", TODAY)
    assert people.out == f"{document['heading']}\n\n{document['body']}\n"
    assert json.loads(file.read_bytes())


def test_answers_come_from_standard_input_as_utf_8_whatever_the_system_thinks(sagstast, answers):
    text = answers().read_bytes()
    for stdin in (text, b"\xef\xbb\xbf" + text, text.replace(b"\n", b"\r\n")):
        done = sagstast("fill", LETTER, "--answers", "-", "--json", "--today", TODAY, stdin=stdin)
        assert done.code == 0
        assert "PARTSHØRING" in done.json["heading"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b'"x"',
        b"null",
        b"\xff\xfe",
        '{"a": "ø"}'.encode("cp1252"),
        b"[" * 100_000,
        b"{" + b'"a":{' * 50_000,
    ],
)
def test_damaged_answers_are_refused_with_one_and_the_document(sagstast, answers, content):
    for arguments in ((answers(content), b""), ("-", content)):
        done = sagstast("fill", LETTER, "--answers", arguments[0], "--json", "--today", TODAY, stdin=arguments[1])
        assert done.code == 1
        assert done.json["template"]["id"] == LETTER
        assert done.json["findings"][0]["code"] == "S00"
        assert done.json["findings"][0].keys() == FINDING


def test_an_error_gives_one_with_what_could_be_built_and_writes_nothing(sagstast, answers, tmp_path):
    file = answers({"samtaletype": "jobsamtale", "dato": "i går", "unavn": 1})
    out = tmp_path / "brev.docx"
    done = sagstast("fill", LETTER, "--answers", file, "--out", out, "--json", "--today", TODAY)
    assert done.code == 1
    assert done.json["heading"].startswith("PARTSHØRING: Sendt – udeblivelse fra jobsamtale [")
    assert {(f["severity"], f["where"]) for f in done.json["findings"]} >= {
        ("error", "dato"),
        ("error", "frist"),
        ("warning", "unavn"),
    }
    assert not out.exists()
    people = sagstast("fill", LETTER, "--answers", file, "--today", TODAY)
    assert (people.code, people.out) == (1, "")
    assert "Fejl S02 dato: Datoen kan ikke læses." in people.err


def test_a_warning_is_told_and_the_text_given(sagstast, standard, answers):
    file = answers({**json.loads(answers().read_bytes()), "ukendt": 1})
    done = sagstast("fill", LETTER, "--answers", file, "--json", "--today", TODAY)
    assert done.code == 0
    assert [f["code"] for f in done.json["findings"] if f["severity"] == "warning"] == ["S06"]


def test_fill_refuses_what_has_ended_and_names_what_to_use(sagstast, answers):
    done = sagstast("fill", OLD_LETTER, "--answers", answers(), "--json", "--today", TODAY)
    assert done.code == 1
    assert done.json["template"]["id"] == OLD_LETTER
    assert LETTER in done.json["findings"][0]["message"]
    assert (
        sagstast("fill", OLD_LETTER, "--answers", answers({}), "--json", "--today", "2017-01-01").json["findings"][0][
            "code"
        ]
        == "S01"
    )


def test_fill_writes_word(sagstast, answers, tmp_path):
    out = tmp_path / "brev.docx"
    done = sagstast("fill", LETTER, "--answers", answers(), "--out", out, "--json", "--today", TODAY)
    assert done.code == 0
    _, subject, *paragraphs = [paragraph.text for paragraph in Document(str(out)).paragraphs]
    assert subject == done.json["outputs"]["emne"]
    assert paragraphs == [*(line for line in done.json["body"].split("\n") if line), "Venlig hilsen"]


def test_what_cannot_be_written_fails_with_one_line(sagstast, answers, tmp_path):
    done = sagstast("fill", LETTER, "--answers", answers(), "--out", tmp_path / "nej" / "brev.docx", "--today", TODAY)
    assert done.code == 3
    assert "kan ikke skrives" in done.err
    assert "Traceback" not in done.err


def test_copy_puts_the_text_on_the_clipboard(sagstast, answers, monkeypatch):
    copied = []
    monkeypatch.setattr("assistant.cli.fill.copy", copied.append)
    done = sagstast("fill", LETTER, "--answers", answers(), "--copy", "--today", TODAY)
    assert done.code == 0
    assert copied == [done.out.removesuffix("\n")]


def test_a_clipboard_that_cannot_be_had_is_told_with_what_to_do(sagstast, answers, monkeypatch):
    monkeypatch.setattr("pyperclip.copy", lambda _: (_ for _ in ()).throw(pyperclip.PyperclipException("no")))
    monkeypatch.setattr("assistant.app.copying.copy_private", lambda _: False)
    done = sagstast("fill", LETTER, "--answers", answers(), "--copy", "--today", TODAY)
    assert done.code == 3
    assert ("Prøv igen" if sys.platform == "win32" else "Installér xclip") in done.err


def test_heading_judges_guesses_and_suggests(sagstast):
    good = sagstast("heading", "SAMTALE: Jobsamtale – telefon – 24.11.2026", "--json")
    assert (good.code, good.err) == (0, "")
    assert good.json == {
        "heading": "SAMTALE: Jobsamtale – telefon – 24.11.2026",
        "note_type": "samtale",
        "findings": [],
        "suggestion": None,
    }
    bad = sagstast(
        "heading",
        "-",
        "--type",
        "samtale",
        "--json",
        "--today",
        TODAY,
        stdin="Jobsamtale – telefon – 24/11\r\n".encode(),
    )
    assert bad.code == 1
    assert bad.json["heading"] == "Jobsamtale – telefon – 24/11"
    assert [finding["code"] for finding in bad.json["findings"]] == ["H01", "H13"]
    assert bad.json["findings"][1]["where"] == "23-28"
    assert bad.json["suggestion"] == "SAMTALE: Jobsamtale – telefon – 24.11.2026"
    people = sagstast("heading", "Jobsamtale – telefon – 24/11", "--today", TODAY)
    assert people.out == "SAMTALE: Jobsamtale – telefon – 24.11.2026\n"
    assert "Fejl H01" in people.err
    assert "Jeg fandt ingen" in sagstast("heading", "SAMTALE: Jobsamtale – telefon – 24.11.2026").err


def test_a_heading_that_is_no_text_is_refused_not_dropped(sagstast):
    done = sagstast("heading", "-", "--json", stdin="Høring".encode("cp1252"))
    assert done.code == 1
    assert [finding["code"] for finding in done.json["findings"]] == ["S00"]


@pytest.mark.parametrize("text", ["", " ", "\n", "æ" * 5000, "\ud800", "{" * 50, "-–—"])
def test_no_heading_is_too_odd(sagstast, text):
    done = sagstast("heading", "--json", "--", text)
    assert done.code == 1
    assert done.json["findings"]


def test_pack_check_of_the_standard_pack_and_of_a_broken_one(sagstast, standard, small_pack):
    done = sagstast("pack", "check", standard, "--json")
    assert (done.code, done.err) == (0, "")
    assert (done.json["id"], done.json["findings"]) == ("standard", [])
    assert done.json["templates"] == len(list(standard.rglob("*.txt")))
    assert done.json["plans"] == len(list(standard.rglob("*.docx")))
    assert sagstast("pack", "check", small_pack.folder).out == "Jeg fandt ingen fejl i 1 skabelon.\n"
    small_pack.write("broken.txt", "+++\nid = \n+++\n")
    broken = sagstast("pack", "check", small_pack.folder, "--json")
    assert broken.code == 1
    assert (broken.json["id"], broken.json["templates"]) == ("lille", 1)
    assert broken.json["findings"][0]["where"] == "broken.txt:2"
    assert "broken.txt:2" in broken.err


def test_pack_check_of_what_is_no_pack(sagstast, tmp_path):
    (tmp_path / "pakke.zip").write_bytes(b"\x00\xff")
    done = sagstast("pack", "check", tmp_path / "pakke.zip", "--json")
    assert done.code == 1
    assert done.json["findings"][0]["code"] == "P01"
    assert sagstast("pack", "check", tmp_path / "findes-ikke").code == 2
    empty = tmp_path / "tom"
    empty.mkdir()
    assert sagstast("pack", "check", empty, "--json").code == 1


def test_pack_check_of_what_pack_build_has_made(sagstast, small_pack, tmp_path):
    small_pack.template(body="Vi ses {{ stedd }}.\n")
    built = tmp_path / "lille.zip"
    assert sagstast("pack", "build", small_pack.folder, "--out", built).code == 0
    done = sagstast("pack", "check", built, "--json")
    assert done.json == sagstast("pack", "check", small_pack.folder, "--json").json
    assert (done.code, done.json["id"], done.json["findings"][0]["where"]) == (1, "lille", "brev.txt:17")
    built.write_bytes(built.read_bytes()[:-1])
    damaged = sagstast("pack", "check", built)
    assert (damaged.code, damaged.out, damaged.err.count("\n")) == (1, "", 1)
    assert "ændret bagefter" in damaged.err


def test_pack_check_records_golden_texts_only_when_it_is_asked_to(sagstast, small_pack, tmp_path):
    golden = small_pack.folder / "golden" / "brev" / "eksempel.txt"
    assert sagstast("pack", "check", small_pack.folder).code == 0
    assert not golden.exists()
    done = sagstast("pack", "check", small_pack.folder, "--record", "--json")
    assert (done.code, done.json["findings"]) == (0, [])
    assert "golden/brev/eksempel.txt" in done.err
    assert golden.read_text("utf-8") == "Vi ses på Rådhuset.\n"
    small_pack.template(body="Kom til {{ sted }}.\n")
    changed = sagstast("pack", "check", small_pack.folder)
    assert (changed.code, golden.read_text("utf-8")) == (1, "Vi ses på Rådhuset.\n")
    assert "nu står der »Kom til Rådhuset.«" in changed.err
    (tmp_path / "a.zip").write_bytes(b"")
    assert sagstast("pack", "check", tmp_path / "a.zip", "--record").code == 2


def test_packs_stand_in_for_those_installed_and_on_each_other(sagstast, standard, small_pack, answers):
    done = sagstast("list", "--packs", small_pack.folder, "--json")
    assert [template["id"] for template in done.json["templates"]] == ["brev"]
    for line in (
        ("list", "--packs", standard, "--packs", small_pack.folder, "--json"),
        ("--packs", standard, "list", "--packs", small_pack.folder, "--json"),
        ("--packs", standard, "--packs", small_pack.folder, "list", "--json"),
    ):
        both = sagstast(*line)
        assert [pack["id"] for pack in both.json["packs"]] == ["standard", "lille"]
        assert "brev" in {template["id"] for template in both.json["templates"]}
    filled = sagstast("fill", "brev", "--packs", small_pack.folder, "--answers", answers({"sted": "Rådhuset"}))
    assert (filled.code, filled.out) == (0, "Vi ses på Rådhuset.\n")


def test_a_broken_template_is_named_when_somebody_asks_for_it(sagstast, small_pack, answers):
    small_pack.write("besoeg.txt", '+++\nid = "besoeg"\n+++\n')
    done = sagstast("fill", "besoeg", "--packs", small_pack.folder, "--answers", answers({}))
    assert done.code == 2
    assert "sagstast pack check" in done.err
    listed = sagstast("list", "--packs", small_pack.folder, "--json")
    assert listed.code == 0
    assert "besoeg.txt:1" in listed.err
    assert listed.json["templates"]


def test_settings_reach_the_text(sagstast, small_pack, answers, home):
    small_pack.template(body="{{ sted }}, {{ enhed.phone }}\n")
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text('[organisation]\nphone = "70 10 20 30"\n', encoding="utf-8")
    done = sagstast("fill", "brev", "--packs", small_pack.folder, "--answers", answers({"sted": "Her"}))
    assert done.out == "Her, 70 10 20 30\n"


def test_an_unexpected_fault_is_one_danish_line(sagstast, monkeypatch):
    monkeypatch.setattr("assistant.cli.listing.open_packs", lambda _: 1 / 0)
    done = sagstast("list")
    assert (done.code, done.out) == (3, "")
    assert done.err.count("\n") == 1
    assert "sagstast doctor" in done.err
