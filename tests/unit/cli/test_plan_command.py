"""``sagstast plan``: exit codes, JSON, and that nothing but a new file is ever written."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree, ignore_patterns
from zipfile import ZipFile

import pytest
from docx import Document
from plans_of_pack import STANDARD, TODAY, altered, form, marked, unmarked, word_file

from assistant.casework.library import UnavailableError

PLAN = "forudsaetninger"
OLD = "forberedende-jobafklaring"
SECRET = "Borgeren vil være pædagog"


@pytest.fixture
def plan(sagstast):
    def run(*arguments, **more):
        return sagstast("plan", *arguments, "--packs", STANDARD, "--today", TODAY, **more)

    return run


@pytest.fixture
def answers(tmp_path):
    def write(document):
        file = tmp_path / "svar.json"
        file.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
        return file

    return write


def filled(plan, answers, tmp_path, document, source=None):
    out = tmp_path / "udfyldt.docx"
    done = plan("fill", source or word_file(PLAN), "--answers", answers(document), "--out", out, "--json")
    assert done.code == 0, done.err
    return out


def test_check_answers_as_the_contract_says(plan):
    done = plan("check", word_file(PLAN), "--json", "--case-type", "fleksjob")
    assert done.code == 0
    assert {"plan", "sections", "findings"} <= set(done.json)
    assert done.json["plan"] | {"id": PLAN, "version": form(PLAN).version, "current": True} == done.json["plan"]
    assert [each["id"] for each in done.json["sections"]] == list(form(PLAN).order)
    assert all(set(each) == {"id", "title", "filled"} and each["filled"] is False for each in done.json["sections"])
    assert all(set(each) == {"code", "severity", "message", "where", "fix"} for each in done.json["findings"])
    assert {each["where"] for each in done.json["findings"] if each["code"] == "L01"} == set(form(PLAN).required)


def test_check_tells_people_which_sections_are_filled_and_not_what_is_in_them(plan, answers, tmp_path):
    out = filled(plan, answers, tmp_path, {"P02": SECRET, "P03": "Ring til Peter Prøvesen."})
    done = plan("check", out)
    assert done.code == 0
    assert "P02  udfyldt  Uddannelses- og beskæftigelsesmål\n" in done.out
    assert "P04  tomt     Personlige ressourcer" in done.out
    assert "pædagog" not in done.out + done.err
    assert "Prøvesen" not in done.out


def test_the_plans_are_listed_with_where_their_empty_word_files_lie(plan):
    done = plan("list", "--json")
    assert done.code == 0
    assert [each["id"] for each in done.json["plans"]] == sorted(each["id"] for each in done.json["plans"])
    assert all(each["current"] and Path(each["file"]).is_file() for each in done.json["plans"])
    assert {"id": "fleksjob", "name": "Fleksjob", "plan": PLAN, "certainty": "unknown"} in done.json["case_types"]
    assert str(word_file(PLAN)) in plan("list").out
    versions = [each["version"] for each in plan("list", "--all", "--json").json["plans"] if each["id"] == OLD]
    assert versions == ["2013", "2018", "2026.11"]


def test_a_plan_is_shown_with_answers_that_can_be_filled_in(plan, answers, tmp_path):
    done = plan("show", PLAN, "--json")
    assert done.code == 0
    assert (done.json["id"], done.json["version"]) == (PLAN, form(PLAN).version)
    assert [each["id"] for each in done.json["sections"]] == list(form(PLAN).order)
    skeleton = done.json["answers"]
    assert (skeleton["P01"]["sagstype"], skeleton["P02"], skeleton["P16"][0]["titel"]) == ("", "", "")
    printed = plan("show", PLAN)
    assert json.loads(printed.out) == skeleton, "what is printed can be saved, filled and given to plan fill"
    assert "Uddannelses- og beskæftigelsesmål" in printed.err
    out = filled(plan, answers, tmp_path, {**skeleton, "P02": SECRET})
    assert [each["id"] for each in plan("check", out, "--json").json["sections"] if each["filled"]] == ["P02"]


def test_the_answers_in_the_guide_to_the_format_fill_a_plan(plan, answers, tmp_path):
    guide = (STANDARD.parents[1] / "docs" / "skabelonformat.md").read_text("utf-8")
    example = guide.partition("```json\n")[2].partition("```")[0]
    out = filled(plan, answers, tmp_path, example)
    shown = [each["id"] for each in plan("check", out, "--json").json["sections"] if each["filled"]]
    assert shown == list(json.loads(example)) == ["P01", "P02", "P10", "P16"]


@pytest.mark.parametrize(
    ("name", "today", "code", "said"),
    [("forudsaetninge", TODAY, 2, "Mente du »forudsaetninger«"), (PLAN, "2020-01-01", 1, "gælder ikke 01.01.2020")],
)
def test_a_plan_that_cannot_be_shown_says_why(sagstast, name, today, code, said):
    done = sagstast("plan", "show", name, "--packs", STANDARD, "--today", today)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_an_outdated_plan_is_refused_with_the_right_one(plan, tmp_path, more):
    done = plan("check", marked(OLD, tmp_path / "plan.docx", f"{OLD}@2018"), *more)
    assert done.code == 1
    assert f"»{form(OLD).title}«, version 2026.11" in done.err
    if more:
        assert (done.json["plan"]["version"], done.json["plan"]["current"]) == ("2018", False)
        assert done.json["plan"]["use"] == {"id": OLD, "version": "2026.11"}
        assert len(done.json["sections"]) == 16


def test_an_unknown_or_damaged_file_is_refused_with_a_document(plan, tmp_path):
    damaged = tmp_path / "plan.docx"
    damaged.write_bytes(b"PK\x03\x04")
    for path in (damaged, marked(PLAN, tmp_path / "ukendt.docx", "egen@1")):
        done = plan("check", path, "--json")
        assert done.code == 1
        assert done.json["plan"]["current"] is False
        assert [each["code"] for each in done.json["findings"] if each["severity"] == "error"]
    assert plan("check", damaged, "--json").json["plan"]["id"] is None


def test_the_decision_decides_which_plan_is_right(plan):
    line = ("check", word_file(OLD), "--case-type", "Jobafklaringsforløb", "--json")  # as the plan itself writes it
    unsure = plan(*line)
    assert (unsure.code, unsure.json["plan"]["current"]) == (0, False), "nobody is sure of the rule"
    assert unsure.json["plan"]["use"]["id"] == PLAN
    before = plan(*line, "--decided", "2026-01-15")
    assert (before.code, before.json["plan"]["current"], before.json["plan"]["use"]) == (0, True, None)
    assert plan("check", word_file(PLAN), *line[2:], "--decided", "2026-01-15").code == 1
    done = plan("check", word_file(OLD), "--decided", "2017-05-24", "--json")
    assert [each["message"] for each in done.json["findings"] if "21.06.2017" in each["message"]]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["check", "findes-ikke.docx"], "findes-ikke.docx"),
        (["check", "."], "kan ikke læses"),
        (["check"], "Der mangler"),
        (["chek", "x.docx"], "Mente du »check«"),
        (["check", word_file(PLAN), "--case-type", "fleksjobb"], "Mente du »fleksjob«"),
        (["show"], "Der mangler"),
        (["fill", word_file(PLAN), "--answers", "-", "--out", "væk/ny.docx"], "Mappen »væk« findes ikke."),
        (["convert", word_file(PLAN), "--to", OLD, "--out", "væk/ny.docx"], "Mappen »væk« findes ikke."),
        (["check", word_file(PLAN), "--decided", "24.05.2017"], "ikke en dato"),
        (["fill", word_file(PLAN), "--out", "ny.docx"], "--answers"),
        (["fill", word_file(PLAN), "--answers", "væk.json", "--out", "ny.docx"], "væk.json"),
        (["fill", "væk.docx", "--answers", "-", "--out", "ny.docx"], "væk.docx"),
        (["convert", word_file(PLAN), "--to", PLAN], "--out"),
        (["convert", word_file(PLAN), "--to", "forudsætninger", "--out", "ny.docx"], "Mente du »forudsaetninger«"),
        (["convert", word_file(PLAN), "--to", OLD, "--case-type", "x", "--out", "ny.docx"], "Sagstypen »x«"),
        (["convert", word_file(PLAN), "--to", OLD, "--out", "ny.pdf"], ".docx"),
    ],
)
def test_a_wrong_line_is_refused_with_what_was_meant(plan, tmp_path, monkeypatch, line, said):
    monkeypatch.chdir(tmp_path)
    done = plan(*line, stdin=b"{}")
    assert done.code == 2
    assert said in done.err
    assert done.out == ""
    assert list(tmp_path.iterdir()) == []


def test_fill_writes_a_new_file_and_says_what_is_still_missing(plan, answers, tmp_path):
    out = tmp_path / "Ny plan æøå.docx"
    document = {"P01": {"sagstype": "Fleksjob"}, "P02": f"{SECRET} & <mere>", "P10": {"not_relevant": "Intet nyt."}}
    done = plan("fill", word_file(PLAN), "--answers", answers(document), "--out", out, "--json")
    assert done.code == 0
    assert [each["id"] for each in done.json["sections"] if each["filled"]] == ["P01", "P02", "P10"]
    assert "P03" in {each["where"] for each in done.json["findings"] if each["code"] == "L01"}
    assert done.json["plan"]["case_type"] == "fleksjob"
    assert "pædagog" not in done.out + done.err
    again = plan("check", out, "--json")
    assert again.json["sections"] == done.json["sections"]


def test_fill_reads_answers_from_standard_input_and_keeps_what_they_do_not_name(plan, answers, tmp_path):
    first = filled(plan, answers, tmp_path, {"P01": {"sagstype": "Fleksjob", "ydelse": "Løn"}, "P02": SECRET})
    out = tmp_path / "igen.docx"
    done = plan("fill", first, "--answers", "-", "--out", out, stdin=b'{"P01": {"ydelse": "Dagpenge"}}')
    assert done.code == 0
    assert done.out == ""
    assert f"»{out}« er skrevet." in done.err
    assert plan("check", out, "--json").json["plan"]["case_type"] == "fleksjob"


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("{", "JSON"),
        ("[]", "JSON-objekt"),
        ({"P99": "x"}, "P99"),
        ({"P02": 3}, 'en tekst eller {"not_relevant": "grund"}'),
        ('{"P02": "x", "P02": "y"}', "»P02« to gange"),
        ('{"P01": {"dato": "x", "dato": "y"}}', "»dato« to gange"),
    ],
)
def test_answers_that_cannot_be_read_refuse_and_write_nothing(plan, answers, tmp_path, document, said):
    out = tmp_path / "ny.docx"
    done = plan("fill", word_file(PLAN), "--answers", answers(document), "--out", out, "--json")
    assert done.code == 1
    assert said in done.err
    assert "L01" not in done.err, "what is empty is not known yet"
    assert done.json["plan"]["id"] == PLAN
    assert not out.exists()


def test_fill_refuses_a_plan_that_its_own_answers_make_the_wrong_one(plan, answers, tmp_path):
    out = tmp_path / "ny.docx"

    def fill(case_type, *more):
        told = answers({"P01": {"sagstype": case_type}})
        return plan("fill", word_file(OLD), "--answers", told, "--out", out, "--json", *more)

    sure = ("--decided", "2026-01-15")
    for done in (fill("Fleksjob", *sure), fill("ved ikke", "--case-type", "fleksjob", *sure)):
        assert (done.code, out.exists(), done.json["plan"]["current"]) == (1, False, False)
        assert "ikke skrevet noget" in done.err
        assert "L01" in {each["code"] for each in done.json["findings"]}
        assert "L01" not in done.err, "nothing but why it was not written"
    assert fill("Jobafklaring", *sure).code == 0
    assert out.exists()


def test_an_answer_that_has_no_place_in_the_file_refuses(plan, answers, tmp_path):
    gone = {'w:name="P02"': 'w:name="X02"', '<w:tag w:val="P02"/>': "", "Uddannelses- og beskæftigelsesmål": "Andet"}
    source = altered(PLAN, tmp_path / "plan.docx", gone)
    out = tmp_path / "ny.docx"
    done = plan("fill", source, "--answers", answers({"P02": SECRET}), "--out", out, "--json")
    assert (done.code, out.exists()) == (1, False)
    assert done.json["findings"][0]["code"] == "L20", "the worst comes first"


@pytest.mark.parametrize("verb", [("fill", "--answers", "-"), ("convert", "--to", OLD)])
def test_neither_the_plan_itself_nor_any_other_file_is_written_over(plan, tmp_path, verb):
    source = tmp_path / "plan.docx"
    source.write_bytes(word_file(PLAN).read_bytes())
    other = tmp_path / "anden.docx"
    other.write_bytes(b"noget andet")
    for out, said in ((source, "er selve planen"), (other, "findes allerede")):
        before = out.read_bytes()
        done = plan(verb[0], source, *verb[1:], "--out", out, stdin=b'{"P02": "x"}')
        assert done.code == 2
        assert said in done.err
        assert out.read_bytes() == before


@pytest.mark.parametrize("verb", [("fill", "--answers", "-"), ("convert", "--to", OLD)])
def test_where_it_cannot_be_written_that_is_said_and_nothing_is_left(plan, tmp_path, monkeypatch, verb):
    def fail(*_):
        raise PermissionError

    monkeypatch.setattr("assistant.cli.plan.write_plan", fail)
    out = tmp_path / "ny.docx"
    done = plan(verb[0], word_file(PLAN), *verb[1:], "--out", out, "--json", stdin=b'{"P02": "x"}')
    assert done.code == 3
    assert "kan ikke skrives" in done.err
    assert done.out == ""
    assert not out.exists()


@pytest.mark.not_on_windows("names")
def test_a_name_that_is_too_long_is_told(plan, tmp_path):
    done = plan("convert", word_file(PLAN), "--to", OLD, "--out", tmp_path / f"{'ø' * 200}.docx")
    assert done.code == 2
    assert "Er navnet for langt" in done.err


def test_convert_moves_the_answers_and_says_what_is_missing_and_what_has_no_place(plan, answers, tmp_path):
    source = filled(plan, answers, tmp_path, {"P02": SECRET, "P05": "Kan ikke løfte.", "P08": "Træt hver dag."})
    out = tmp_path / "ny.docx"
    done = plan("convert", source, "--to", "forberedende-selvstaendige", "--out", out, "--json")
    assert done.code == 0
    assert done.json["plan"]["id"] == "forberedende-selvstaendige"
    assert [each["id"] for each in done.json["sections"] if each["filled"]] == ["S01", "S05"]
    assert done.json["missing"] == ["P01", "S02", "S03", "S04", "S06", "P15", "P16"]
    [homeless] = done.json["homeless"]
    assert (homeless["section"], homeless["title"]) == ("P02", "Uddannelses- og beskæftigelsesmål")
    assert (homeless["text"], homeless["proposed"]) == (SECRET, "")
    assert [each["where"] for each in done.json["findings"] if each["code"] == "L19"] == ["P02"]
    assert plan("check", out, "--json").json["plan"]["id"] == "forberedende-selvstaendige"


def test_without_json_the_texts_stay_in_the_old_file_and_only_their_headings_are_told(plan, answers, tmp_path):
    source = filled(plan, answers, tmp_path, {"P02": SECRET})
    before = source.read_bytes()
    done = plan("convert", source, "--to", "forberedende-selvstaendige", "--out", tmp_path / "ny.docx")
    assert done.code == 0
    assert done.out == ""
    assert "»Uddannelses- og beskæftigelsesmål« har ingen plads" in done.err
    assert "pædagog" not in done.err
    assert source.read_bytes() == before


def test_an_outdated_plan_is_converted_into_todays(plan, answers, tmp_path):
    source = filled(plan, answers, tmp_path, {"P02": SECRET}, word_file(OLD))
    aged = tmp_path / "gammel.docx"
    with ZipFile(source) as old, ZipFile(aged, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode().replace(f"{OLD}@2026.11", f"{OLD}@2018")
            new.writestr(name, text)
    told = plan("check", aged)
    assert told.code == 1
    assert f'sagstast plan convert "{aged}" --to {OLD}' in told.err
    out = tmp_path / "ny.docx"
    done = plan("convert", aged, "--to", OLD, "--out", out, "--json")
    assert done.code == 0
    assert done.json["homeless"] == []
    assert done.json["plan"]["version"] == "2026.11"
    assert [each["id"] for each in plan("check", out, "--json").json["sections"] if each["filled"]] == ["P02"]


def test_a_file_without_any_mark_is_converted_by_its_headings(plan, tmp_path):
    done = plan("convert", unmarked(OLD, tmp_path / "plan.docx"), "--to", PLAN, "--out", tmp_path / "ny.docx")
    assert done.code == 0


def test_a_plan_from_elsewhere_is_converted_as_far_as_its_headings_are_the_same(plan, tmp_path):
    document = Document()
    for title, words in {"Behandling": "Fysioterapi.", "Vores eget": "Andet."}.items():
        document.add_heading(title, 1)
        document.add_paragraph(words)
    document.save(str(tmp_path / "andres.docx"))
    out = tmp_path / "ny.docx"
    done = plan("convert", tmp_path / "andres.docx", "--to", PLAN, "--out", out, "--json")
    assert done.code == 0
    assert [each["text"] for each in done.json["homeless"]] == ["Andet."]
    assert [each["id"] for each in plan("check", out, "--json").json["sections"] if each["filled"]] == ["P09"]


def test_convert_says_why_a_plan_from_elsewhere_cannot_be_read(plan, tmp_path, monkeypatch):
    def refuse(*_):
        raise UnavailableError("Filen er låst med et kodeord.")

    monkeypatch.setattr("assistant.cli.plan.moved", refuse)
    done = plan("convert", word_file(OLD), "--to", PLAN, "--out", tmp_path / "ny.docx")
    assert done.code == 2
    assert "Filen er låst med et kodeord." in done.err


def test_convert_refuses_what_is_no_plan_and_a_plan_that_is_wrong_for_the_case(plan, tmp_path):
    out = tmp_path / "ny.docx"
    none = unmarked(
        PLAN, tmp_path / "brev.docx", {"Overskrift1": "Svar", "Overskrift2": "Svar", "bookmark": "x", "w:tag": "w:x"}
    )
    done = plan("convert", none, "--to", PLAN, "--out", out, "--json")
    assert (done.code, out.exists()) == (1, False)
    assert done.json["plan"]["id"] is None
    more = ("--case-type", "fleksjob", "--decided", "2026-01-15")
    done = plan("convert", word_file(PLAN), "--to", OLD, "--out", out, "--json", *more)
    assert (done.code, out.exists()) == (1, False)
    assert form("forberedende-pension-fleks").title in done.err


def test_what_the_old_file_says_of_the_case_warns_and_does_not_close(plan, answers, tmp_path):
    source = filled(plan, answers, tmp_path, {"P01": {"sagstype": "Fleksjob"}})
    done = plan("convert", source, "--to", OLD, "--out", tmp_path / "ny.docx", "--json")
    assert done.code == 0
    assert [each["severity"] for each in done.json["findings"] if each["code"] == "L09"] == ["warning"]


def test_a_version_of_which_there_is_no_file_is_no_goal(plan, tmp_path, sagstast):
    line = ("plan", "convert", word_file(PLAN), "--to", OLD, "--out", tmp_path / "ny.docx", "--packs", STANDARD)
    done = sagstast(*line, "--today", "2020-01-01")
    assert done.code == 1
    assert "ingen Word-fil" in done.err


@pytest.mark.parametrize("broken", ["plans/plans.toml", f"plans/{PLAN}.plan.toml", "words.toml"])
def test_a_broken_file_of_the_pack_is_told_with_its_line(tmp_path, sagstast, broken):
    pack = copytree(STANDARD, tmp_path / "pack", ignore=ignore_patterns("notes", "letters", "guidance"))
    (pack / broken).write_text("dette er ikke toml\n", "utf-8")
    done = sagstast("plan", "check", word_file(PLAN), "--packs", pack, "--today", TODAY, "--json")
    assert done.code == 1
    assert f"{broken}:1" in {each["where"] for each in done.json["findings"]}
