"""The standard pack's own plan, filled and read."""

from zipfile import ZipFile

import pytest

from assistant.model.plan import NotRelevant
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import read_plan
from assistant.store.paths import data_dir

PLAN = data_dir() / "templates" / "standard" / "plans" / "forudsaetninger.docx"
ANSWERS = {
    "P01": {"sagstype": "Fleksjob & <førtidspension>"},
    "P02": "Vil tilbage i butik.\n\n“Deltid” er nok: 15 t/uge\tmed pauser 😀",
    "P06": NotRelevant("Borgeren ønsker ikke at tale om det"),
    "P16": [{"nr": "1", "titel": "LÆ 265"}, {"nr": "2", "titel": "Praktikrapport"}],
}


@pytest.fixture
def filled(tmp_path):
    places = {each.id: each.place for each in read_plan(PLAN).sections}
    file = tmp_path / "plan æøå.docx"
    file.write_bytes(fill_plan(PLAN, {places[name]: answer for name, answer in ANSWERS.items()}))
    return file


def test_an_empty_plan_has_its_sections_and_nothing_in_them():
    plan = read_plan(PLAN)
    assert plan.mark is not None
    assert (plan.mark.id, plan.mark.how, plan.has_links) == ("forudsaetninger", "property", False)
    assert [each.id for each in plan.sections][:3] == ["P01", "P02", "P03"]
    assert not any(each.text for each in plan.sections)


def test_what_is_filled_is_read_again(filled):
    assert {each.id: each.answer for each in read_plan(filled).sections if each.text} == ANSWERS


def test_nothing_but_the_text_of_the_document_is_rewritten(filled):
    with ZipFile(PLAN) as before, ZipFile(filled) as after:
        assert [each.filename for each in before.infolist()] == [each.filename for each in after.infolist()]
        changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml"]
