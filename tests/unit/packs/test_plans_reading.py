"""The plans of a pack: what is read, and what is told of a fault, at its line."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.model.finding import Severity
from assistant.packs.plans import read_plans

PARTS = """checked_on = 2026-11-22
checked_by = "nogen"

[[case_types]]
id = "fleksjob"
name = "Fleksjob"
plan = "plan"
valid_from = 2020-01-01
valid_to = 2025-12-31
source = "egen"
certainty = "low"

[[case_types]]
id = "fleksjob"
name = "Fleksjob"
plan = "plan"
valid_from = 2026-01-01
source = "egen"
certainty = "low"

[[sections]]
id = "P01"
title = "Stamdata"
kind = "facts"
rows = [{ name = "ydelse", label = "Ydelse" }]
source = "egen"
certainty = "low"

[[sections]]
id = "P02"
title = "Mål"
synonyms = ["Jobmål"]
source = "egen"
certainty = "low"
"""
FORM = """id = "plan"
title = "Planen"
version = "1"
file = "plan.docx"
valid_from = 2020-01-01
order = ["P01", "P02"]
required = ["P02"]
source = "egen"
certainty = "low"
"""


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plans.toml").write_text(PARTS, "utf-8")
    (tmp_path / "plans" / "plan.plan.toml").write_text(FORM, "utf-8")
    return tmp_path


def changed(pack, old, new, name="plans.toml"):
    file = pack / "plans" / name
    text = file.read_text("utf-8")
    assert text.count(old) >= 1
    file.write_text(text.replace(old, new, 1), "utf-8")


def faults(pack):
    return [(found.where, found.code) for found in read_plans(pack)[1]]


def test_a_pack_without_plans_has_none(tmp_path):
    plans, findings = read_plans(tmp_path)
    assert (plans.forms, plans.parts.sections, findings) == ((), (), [])


def test_what_stands_in_the_files_is_read(pack):
    plans, findings = read_plans(pack)
    assert findings == []
    assert [section.id for section in plans.parts.sections] == ["P01", "P02"]
    assert plans.parts.sections[0].rows[0].label == "Ydelse"
    assert [each.valid_to for each in plans.parts.case_types] == [date(2025, 12, 31), None]
    (form,) = plans.forms
    assert (form.id, form.version, form.order) == ("plan", "1", ("P01", "P02"))
    assert plans.folders == (str(pack / "plans"),)


def test_the_file_says_for_its_case_types_who_compared_them(pack):
    plans, _ = read_plans(pack)
    assert {(each.checked_on, each.checked_by) for each in plans.parts.case_types} == {(date(2026, 11, 22), "nogen")}


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("valid_to = 2025-12-31", "valid_to = 2026-01-31", 17, "P06"),  # two plans on one day
        ("valid_to = 2025-12-31", "valid_to = 2025-11-30", 9, "P08"),  # no plan in December
        ("valid_to = 2025-12-31", "valid_to = 2019-12-31", 9, "P08"),
        ('plan = "plan"\nvalid_from = 2026', "valid_from = 2026", 13, "P09"),  # neither plan nor what came instead
        ('certainty = "low"', 'certainty = "unknown"', 11, "P09"),  # unknown, and nobody told whom to ask
        ('name = "Fleksjob"', 'name = " "', 6, "P09"),
        ('id = "fleksjob"', 'id = "Fleksjob"', 5, "P09"),
        ('id = "P02"', 'id = "P2"', 30, "P09"),
        ('id = "P02"', 'id = "P01"', 22, "P06"),
        ('synonyms = ["Jobmål"]', 'synonyms = ["stamdata:"]', 32, "P06"),  # one heading for two sections
        ('synonyms = ["Jobmål"]', 'synonym = ["Jobmål"]', 32, "P03"),
        ('kind = "facts"\n', "", 24, "P09"),  # rows in a text
        ('rows = [{ name = "ydelse", label = "Ydelse" }]', "rows = []", 25, "P09"),
        ('name = "ydelse"', 'name = "Ydelse"', 25, "P09"),
        ('label = "Ydelse" }', 'label = "Ydelse" }, { name = "to", label = "ydelse:" }', 25, "P06"),
    ],
)
def test_a_fault_of_the_shared_file_is_told_at_its_line(pack, old, new, line, code):
    changed(pack, old, new)
    assert (f"plans/plans.toml:{line}", code) in faults(pack)
    plans, _ = read_plans(pack)
    assert plans.parts.sections == ()
    assert [form.id for form in plans.forms] == ["plan"]  # the rest works


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('order = ["P01", "P02"]', 'order = ["P01", "P02", "P01"]', 6, "P06"),
        ('order = ["P01", "P02"]\nrequired = ["P02"]', "order = []", 6, "P09"),
        ('file = "plan.docx"', 'file = "../plan.docx"', 4, "P09"),
        ('file = "plan.docx"', "file = 'op\\plan.docx'", 4, "P09"),
        ('file = "plan.docx"', 'file = "plan.docm"', 4, "P09"),
        ('version = "1"', 'version = "1 @"', 3, "P09"),
        ('id = "plan"', 'id = "Plan å"', 1, "P09"),
        ('title = "Planen"', 'title = ""', 2, "P09"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_to = 2019-01-01", 6, "P08"),
        ('required = ["P02"]', 'required = ["P02"]\nattest_months = 1000', 8, "P05"),
        ('required = ["P02"]', 'deadline = ["x"]', 7, "P03"),
        ("valid_from = 2020-01-01\n", "", 1, "P04"),
    ],
)
def test_a_form_with_a_fault_is_told_at_its_line_and_left_out(pack, old, new, line, code):
    changed(pack, old, new, "plan.plan.toml")
    assert (f"plans/plan.plan.toml:{line}", code) in faults(pack)
    plans, _ = read_plans(pack)
    assert plans.forms == ()
    assert len(plans.parts.sections) == 2


def test_a_key_that_takes_one_of_a_few_words_says_which_when_it_is_missing(pack):
    changed(pack, 'certainty = "low"\n', "", "plan.plan.toml")
    (found,) = read_plans(pack)[1]
    assert found.message == "»certainty« mangler. Skriv en af high, medium, low, unknown."


@pytest.mark.parametrize("version", ["1", "2"])
def test_two_versions_of_a_plan_on_one_day_are_told(pack, version):
    other = FORM.replace('file = "plan.docx"\n', "").replace('version = "1"', f'version = "{version}"')
    (pack / "plans" / "plan-ny.plan.toml").write_text(other.replace("2020-01-01", "2026-01-01"), "utf-8")
    assert [code for where, code in faults(pack) if where.startswith("plans/plan")] == ["P06"]


def test_a_version_after_another_is_no_fault(pack):
    old = FORM.replace('file = "plan.docx"\n', "").replace('version = "1"', 'version = "0"')
    old = old.replace("valid_from = 2020-01-01", "valid_from = 2019-01-01\nvalid_to = 2019-12-31")
    old = old.replace('order = ["P01", "P02"]\nrequired = ["P02"]', "order = []")
    (pack / "plans" / "plan-0.plan.toml").write_text(old, "utf-8")
    plans, findings = read_plans(pack)
    assert findings == []
    assert [form.version for form in plans.forms] == ["0", "1"]


@pytest.mark.parametrize("name", ["plans.toml", "plan.plan.toml"])
def test_a_file_that_is_no_toml_is_an_error_with_its_line(pack, name):
    (pack / "plans" / name).write_text("id = \n", "utf-8")
    (found,) = read_plans(pack)[1]
    assert (found.where, found.severity) == (f"plans/{name}:1", Severity.ERROR)
