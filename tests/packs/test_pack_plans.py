"""The preparatory plans of the standard pack: what the domain says of them, and Word files that are made from it."""

from __future__ import annotations

import importlib
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm
from lxml import etree
from standard import PACK, ROOT

from assistant.casework.knowledge import merged
from assistant.packs.plans import read_plans
from assistant.packs.reader import read_core
from assistant.rules.deadlines import names

PLANS, FINDINGS = read_plans(PACK)
SECTIONS = {section.id: section for section in PLANS.parts.sections}
WORD_FILES = {form.id: PACK / "plans" / form.file for form in PLANS.forms if form.file}
BEFORE, NOW = date(2025, 11, 22), date(2026, 11, 22)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

TRACKS = [  # case type, plan before lov 1750, plan after it
    ("revalidering", "forberedende-revalidering", "forberedende-revalidering"),
    ("ressourceforloeb", "forberedende-pension-fleks", "forberedende-pension-fleks"),
    ("jobafklaring", "forberedende-jobafklaring", "forudsaetninger"),
    ("foertidspension", "forberedende-pension-fleks", "forudsaetninger"),
    ("fleksjob", "forberedende-pension-fleks", "forudsaetninger"),
    ("selvstaendig", "forberedende-selvstaendige", "forberedende-selvstaendige"),
]


def rule(case_type, day):
    (found,) = (each for each in PLANS.parts.case_types if each.id == case_type and each.holds_on(day))
    return found


def in_force(plan, day):
    return [form for form in PLANS.forms if form.id == plan and form.holds_on(day)]


def test_the_plans_have_no_fault():
    assert FINDINGS == []
    assert set(WORD_FILES) == {"forudsaetninger"} | {
        f"forberedende-{track}" for track in ("jobafklaring", "revalidering", "pension-fleks", "selvstaendige")
    }


@pytest.mark.parametrize(("case_type", "before", "now"), TRACKS)
def test_every_case_type_has_its_plan_then_and_now(case_type, before, now):
    assert (rule(case_type, BEFORE).plan, rule(case_type, NOW).plan) == (before, now)
    (form,) = in_force(now, NOW)
    assert form.file


def test_there_are_no_other_case_types():
    assert {each.id for each in PLANS.parts.case_types} == {case_type for case_type, _, _ in TRACKS}


def test_a_scheme_that_has_ended_asks_whether_the_case_is_running():
    asked = {each.id for each in PLANS.parts.case_types if each.running_only}
    assert asked == {"revalidering", "ressourceforloeb"}
    assert rule("revalidering", date(2026, 1, 31)).running_only == ""
    assert "løbende sag?" in rule("revalidering", date(2026, 2, 1)).running_only


def test_what_nobody_has_read_is_said_and_not_guessed():
    """DOMAIN.md D: the transition rules of lov 1750 could not be read."""
    for case_type, _, _ in TRACKS:
        now = rule(case_type, NOW)
        assert (now.certainty, now.is_start_known) == ("unknown", False)
        assert "ikke afklaret" in now.remark
        assert "fagkoordinator" in now.remark
    assert {form.attest_months for form in PLANS.forms} == {0}


def test_the_sections_are_those_of_the_domain():
    assert list(SECTIONS) == [f"P{number:02}" for number in range(1, 17)]
    assert {each for each in SECTIONS if SECTIONS[each].is_descriptive} == {f"P{number:02}" for number in range(3, 14)}
    assert {each for each in SECTIONS if SECTIONS[each].is_health} == {"P08", "P09", "P10", "P11", "P14"}
    assert {each: SECTIONS[each].kind for each in SECTIONS if SECTIONS[each].kind != "text"} == {
        "P01": "facts",
        "P16": "attachments",
    }


def test_every_section_asks_and_none_answers():
    for section in (*SECTIONS.values(), *(own for form in PLANS.forms for own in form.sections)):
        assert section.purpose
        assert section.questions or section.id == "P01"
        assert "intet at bemærke" not in " ".join(section.questions).casefold()


def test_the_self_employed_have_six_items_of_their_own():
    (form,) = in_force("forberedende-selvstaendige", NOW)
    same = {section.id: section.same_as for section in form.sections}
    assert list(same) == [f"S{number:02}" for number in range(1, 7)]
    assert {own: shared for own, shared in same.items() if shared} == {"S01": "P05", "S05": "P08", "S06": "P09"}


def test_old_templates_are_known_to_be_refused():
    for plan in ("forberedende-jobafklaring", "forberedende-revalidering", "forberedende-pension-fleks"):
        for day, version in ((date(2018, 10, 31), "2013"), (date(2018, 11, 1), "2018"), (NOW, "2026.11")):
            (form,) = in_force(plan, day)
            assert (form.version, bool(form.file)) == (version, version == "2026.11")


def test_every_deadline_of_a_plan_is_in_the_pack():
    known = names(merged([read_core(PACK)]))
    named = {name for form in PLANS.forms for name in form.deadlines}
    assert named == {"rehabiliteringsteam", "region-materiale"}
    assert named <= set(known)


def parts(file):
    with ZipFile(file) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def test_the_word_files_are_what_the_script_makes_of_the_data(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "packaging" / "plans")
    made = importlib.import_module("make").make(PACK, tmp_path)
    assert {file.name for file in made} == {file.name for file in WORD_FILES.values()}
    for file in made:
        assert parts(file) == parts(PACK / "plans" / file.name), f"{file.name}: run packaging/plans/make.py"


@pytest.mark.parametrize("plan", WORD_FILES)
def test_a_word_file_prints_in_danish_on_a4_and_names_nobody(plan):
    document = Document(str(WORD_FILES[plan]))
    (page,) = document.sections
    assert abs(page.page_width - Mm(210)) < Mm(1)
    assert abs(page.page_height - Mm(297)) < Mm(1)
    (form,) = (each for each in PLANS.forms if each.id == plan and each.file)
    about = document.core_properties
    assert (about.title, about.author, about.last_modified_by) == (form.title, "", "")
    languages = {each.get(f"{WORD}val") for each in document.styles.element.iter(f"{WORD}lang")}
    assert languages == {"da-DK"}


@pytest.mark.parametrize("plan", WORD_FILES)
def test_a_word_file_can_be_read_aloud(plan):
    """Real headings, tables that say what they are, and header rows that are marked and stand on every page."""
    document = Document(str(WORD_FILES[plan]))
    (form,) = (each for each in PLANS.forms if each.id == plan and each.file)
    sections = SECTIONS | {section.id: section for section in form.sections}
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [sections[name].title for name in form.order]
    with_table = [sections[name] for name in form.order if sections[name].kind != "text"]
    for table, section in zip(document.tables, with_table, strict=True):
        assert table._tbl.tblPr.find(f"{WORD}tblCaption").get(f"{WORD}val") == section.title
        is_list = section.kind == "attachments"
        assert bool(table.rows[0]._tr.findall(f"{WORD}trPr/{WORD}tblHeader")) == is_list
        labels = [cell.text for cell in (table.rows[0].cells if is_list else table.columns[0].cells)]
        assert labels == [row.label for row in section.rows]


@pytest.mark.parametrize("plan", WORD_FILES)
def test_a_word_file_brings_no_macros_and_no_links(plan):
    for name, raw in parts(WORD_FILES[plan]).items():
        assert not name.endswith(".bin")
        if name.endswith(".rels"):
            assert all(each.get("TargetMode") is None for each in etree.fromstring(raw))
