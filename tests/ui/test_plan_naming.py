"""What a saved plan is called."""

from __future__ import annotations

import pytest

from assistant.ui.plan import naming


@pytest.mark.parametrize(
    ("original", "there", "name"),
    [
        ("Plan Søren.docx", [], "Plan Søren – udfyldt.docx"),
        ("Plan.DOCX", [], "Plan – udfyldt.docx"),
        ("Plan.docx", ["Plan – udfyldt.docx"], "Plan – udfyldt 2.docx"),
        ("Plan – udfyldt.docx", ["Plan – udfyldt.docx"], "Plan – udfyldt 2.docx"),
        ("Plan – udfyldt 2.docx", ["Plan – udfyldt.docx", "Plan – udfyldt 2.docx"], "Plan – udfyldt 3.docx"),
    ],
)
def test_it_goes_beside_the_original_by_a_name_that_nobody_has(tmp_path, original, there, name):
    for each in there:
        (tmp_path / each).touch()
    assert naming.beside(tmp_path / original) == tmp_path / name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Beskrivelse af forudsætninger", "Beskrivelse af forudsætninger.docx"),
        ("Plan: job/uddannelse <ny> – § 126?", "Plan job uddannelse ny – § 126.docx"),
        (
            "Rehabiliteringsplanens forberedende del – førtidspension, fleksjob og ressourceforløb",
            "Rehabiliteringsplanens forberedende del – førtidspension, fleksjob og.docx",
        ),
    ],
)
def test_a_new_one_is_called_as_the_plan_is_in_signs_that_every_system_takes(tmp_path, title, name):
    assert naming.new(tmp_path, title) == tmp_path / name


@pytest.mark.parametrize(
    ("chosen", "name"), [("plan", "plan.docx"), ("plan.docx", "plan.docx"), ("1.2.2026", "1.2.2026.docx")]
)
def test_it_has_the_ending_of_word_files(tmp_path, chosen, name):
    assert naming.as_word(str(tmp_path / chosen)) == tmp_path / name


@pytest.mark.parametrize(
    ("taken", "there", "name"),
    [
        ("Plan.docx", ["Plan.docx"], "Plan 2.docx"),
        ("Plan.docx", ["Plan.docx", "Plan 2.docx"], "Plan 3.docx"),
        ("Plan – udfyldt 2.docx", ["Plan – udfyldt.docx", "Plan – udfyldt 2.docx"], "Plan – udfyldt 3.docx"),
    ],
)
def test_where_a_name_is_taken_the_next_is_free(tmp_path, taken, there, name):
    for each in there:
        (tmp_path / each).touch()
    assert naming.other(tmp_path / taken) == tmp_path / name


@pytest.mark.parametrize("letter", ["a", "Ø", "😀"])
def test_a_name_is_never_longer_than_a_disk_takes(tmp_path, letter):
    original = tmp_path / f"{letter * (250 // len(letter.encode()))}.docx"
    proposed = naming.beside(original)
    proposed.touch()
    assert proposed.name.endswith(" – udfyldt.docx")
    second = naming.beside(original)
    second.touch()
    assert second.name.endswith(" – udfyldt 2.docx")


def test_a_folder_that_nobody_may_look_into_has_any_name_free(tmp_path):
    assert naming.new(tmp_path / ("x" * 300), "Plan").name == "Plan.docx"
