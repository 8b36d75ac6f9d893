"""Answers in another plan: to each section its own, and whatever happens, nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from plan_files import DOCUMENT, W
from plans_of_pack import TODAY, altered, form, word_file
from standard_pack import LIBRARY

from assistant.casework.plan.answers import as_text, is_filled
from assistant.casework.plan.convert import convert, left_behind, moved, target_of
from assistant.casework.plan.elsewhere import by_headings
from assistant.casework.plan.opening import open_plan
from assistant.casework.plan.recognition import sections_of
from assistant.model.plan import NotRelevant, PlanForm, PlanParts, PlanRow, PlanSection

PARTS = LIBRARY.plans.parts
PLANS = sorted({each.id for each in LIBRARY.plans.forms if each.file})


def section(name, kind="text", same_as="", rows=()):
    rows = tuple(PlanRow(name=each, label=each.capitalize()) for each in rows)
    return PlanSection(id=name, title=f"Om {name}", kind=kind, same_as=same_as, rows=rows, source="", certainty="low")


def plan(*sections, required=()):
    return PlanForm(
        id="x", title="X", version="1", order=tuple(each.id for each in sections), sections=sections,
        required=required, source="", certainty="low", valid_from=TODAY,
    )  # fmt: skip


def converted(answers, old, new):
    return convert(answers, plan(*old), plan(*new), PlanParts())


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


def answers_of(found):
    """Answers of every kind for the sections of a form."""

    def answer(section):
        rows = st.dictionaries(st.sampled_from([row.name for row in section.rows] or ["x"]), words, min_size=1)
        kinds = {"text": words, "facts": rows, "attachments": st.lists(rows, min_size=1, max_size=4)}
        return st.one_of(kinds[section.kind], words.map(NotRelevant))

    every = {each.id: answer(each) for each in sections_of(found, PARTS)}
    return st.fixed_dictionaries({}, optional=every)


def pieces(answer):
    """Everything somebody has written in an answer."""
    if isinstance(answer, str):
        return [answer]
    if isinstance(answer, NotRelevant):
        return [answer.reason]
    return [value for row in (answer if isinstance(answer, list) else [answer]) for value in row.values()]


@given(st.sampled_from(PLANS), st.sampled_from(PLANS), st.data())
def test_what_is_placed_and_what_is_homeless_is_all(old, new, data):
    answers = data.draw(answers_of(form(old)))
    found = convert(answers, form(old), form(new), PARTS)
    said = "\n".join(
        [*(as_text(section(""), each) for each in found.answers.values()), *(e.text for e in found.homeless)]
    )
    said += "\n".join(piece for each in found.answers.values() for piece in pieces(each))
    for answer in answers.values():
        assert all(piece in said for piece in pieces(answer))
    assert {each.section for each in found.homeless} <= set(answers)
    assert set(found.answers) <= set(form(new).order)
    assert list(found.answers) == [name for name in form(new).order if name in found.answers], "in the plan's order"


@given(st.sampled_from(PLANS), st.sampled_from(PLANS), st.data())
def test_there_and_back_everything_that_has_a_place_is_as_it_was(old, new, data):
    answers = data.draw(answers_of(form(old)))
    there = convert(answers, form(old), form(new), PARTS)
    back = convert(there.answers, form(new), form(old), PARTS)
    homeless = {each.section for each in there.homeless}
    assert back.homeless == ()
    assert back.answers == {
        name: answer for name, answer in answers.items() if name not in homeless and is_filled(answer)
    }


@given(st.sampled_from(PLANS), st.sampled_from(PLANS), st.data())
def test_missing_is_what_is_required_and_was_not_brought_along(old, new, data):
    found = convert(data.draw(answers_of(form(old))), form(old), form(new), PARTS)
    assert {each.id for each in found.missing} == set(form(new).required) - set(found.answers)


def test_the_plan_of_the_self_employed_takes_what_is_the_same_and_says_what_is_not():
    answers = {"P05": "Kan ikke løfte.", "P08": "Træt.", "P09": "Udredes.", "P03": "Tømrer."}
    found = convert(answers, form("forudsaetninger"), form("forberedende-selvstaendige"), PARTS)
    assert found.answers == {"S01": "Kan ikke løfte.", "S05": "Træt.", "S06": "Udredes."}
    assert [(each.section, each.text) for each in found.homeless] == [("P03", "Tømrer.")]
    assert {"S02", "S03", "S04"} <= {each.id for each in found.missing}


def test_its_own_id_comes_before_what_is_the_same():
    targets = [section("Y1", same_as="P1"), section("P1")]
    assert target_of(section("P1"), targets).id == "P1"
    assert target_of(section("Z1", same_as="P1"), targets).id == "Y1"
    assert target_of(section("Q1"), targets) is None


def test_two_answers_that_meet_stand_under_each_other_in_the_old_order():
    old = [section("A1"), section("B1", same_as="A1"), section("C1", same_as="A1")]
    found = converted({"C1": "tre", "A1": "en\n", "B1": "to"}, old, [section("A1")])
    assert found.answers == {"A1": "en\n\n\nto\n\ntre"}
    assert found.homeless == ()


def test_where_words_meet_a_choice_to_say_nothing_the_words_stand_and_the_reason_is_told():
    old = [section("A1"), section("B1", same_as="A1")]
    for answers in ({"A1": NotRelevant("ingen job"), "B1": "to"}, {"A1": "to", "B1": NotRelevant("ingen job")}):
        found = converted(answers, old, [section("A1")])
        assert found.answers == {"A1": "to"}
        assert [each.text for each in found.homeless] == ["Ikke relevant: ingen job"]


def test_facts_meet_row_by_row_and_what_has_no_row_is_told():
    old = [section("A1", "facts", rows=("navn", "dato", "sted")), section("B1", "facts", "A1", ("dato", "navn"))]
    found = converted(
        {"A1": {"navn": "Job", "sted": "Lager"}, "B1": {"navn": "Job", "dato": "i dag"}},
        old,
        [section("A1", "facts", rows=("navn", "dato"))],
    )
    assert found.answers == {"A1": {"navn": "Job", "dato": "i dag"}}
    assert [each.text for each in found.homeless] == ["Sted: Lager"]
    two = converted({"A1": {"navn": "Job"}, "B1": {"navn": "Andet"}}, old, [section("A1", "facts", rows=("navn",))])
    assert two.answers == {"A1": {"navn": "Job\nAndet"}}


def test_lists_of_attachments_follow_each_other():
    old = [section("A1", "attachments", rows=("nr", "note")), section("B1", "attachments", "A1", ("nr",))]
    found = converted(
        {"B1": [{"nr": "2"}], "A1": [{"nr": "1", "note": "gul"}]}, old, [section("A1", "attachments", rows=("nr",))]
    )
    assert found.answers == {"A1": [{"nr": "1"}, {"nr": "2"}]}
    assert [each.text for each in found.homeless] == ["gul"]


def test_facts_go_into_a_text_as_lines_and_a_text_into_no_table():
    facts, text = section("A1", "facts", rows=("navn",)), section("A1")
    assert converted({"A1": {"navn": "Job"}}, [facts], [text]).answers == {"A1": "Navn: Job"}
    back = converted({"A1": "Job"}, [text], [facts])
    assert (back.answers, [each.text for each in back.homeless]) == ({}, ["Job"])


def test_an_answer_to_a_section_that_nobody_knows_is_homeless_and_empty_ones_are_nothing():
    found = converted({"X9": "noget", "A1": " ", "B1": {}, "C1": []}, [section("A1")], [section("A1")])
    assert (found.answers, found.homeless) == ({}, (("X9", "X9", "noget", ""),))


def test_what_stands_under_other_headings_is_told(tmp_path):
    heading = '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t>Eget afsnit</w:t></w:r></w:p>'
    more = f"{heading}<w:p><w:r><w:t>Og en tekst</w:t></w:r></w:p><w:sectPr"
    old = open_plan(LIBRARY, altered("forudsaetninger", tmp_path / "plan.docx", {"<w:sectPr": more}), TODAY)
    found = moved(old, form("forberedende-selvstaendige"), LIBRARY.plans)
    findings = list(left_behind(found))
    assert found.homeless == (("", "Eget afsnit", "Og en tekst", ""),)
    assert [finding.code for finding in findings] == ["L19"]
    assert "»Eget afsnit«" in findings[0].message


def test_what_is_written_above_the_first_heading_is_told_and_the_title_is_not(tmp_path):
    title = "Beskrivelse af forudsætninger</w:t></w:r></w:p>"
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Hastesag</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    more = f"{title}<w:p><w:r><w:t>Aftalt med borgeren i maj.</w:t></w:r></w:p>{table}"
    old = open_plan(LIBRARY, altered("forudsaetninger", tmp_path / "plan.docx", {title: more}), TODAY)
    found = moved(old, form("forberedende-selvstaendige"), LIBRARY.plans)
    assert found.homeless == (("", "Tekst uden overskrift", "Aftalt med borgeren i maj.\nHastesag", ""),)


def test_of_an_empty_plan_nothing_is_told():
    for plan in PLANS:
        found = moved(open_plan(LIBRARY, word_file(plan), TODAY), form("forudsaetninger"), LIBRARY.plans)
        assert (found.homeless, found.staying) == ((), ())


def test_a_picture_or_a_table_of_hers_does_not_come_along_and_that_is_told(tmp_path):
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Hendes</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    path = altered("forudsaetninger", tmp_path / "plan.docx", {"<w:sectPr": f"{table}<w:sectPr"})
    old = open_plan(LIBRARY, path, TODAY)
    kept = [each.section.id for each in old.sections if each.keeps]
    assert [finding.where for finding in old.findings if finding.code == "L12"] == kept == ["P16"]
    findings = list(left_behind(moved(old, form("forberedende-selvstaendige"), LIBRARY.plans)))
    assert [(finding.code, finding.where) for finding in findings] == [("L19", "P16")]
    assert "tabel" in findings[0].message


LINE = "<w:p><w:r><w:t>{0}</w:t></w:r></w:p>"
NEW = {"p": LINE, "tbl": LINE, "tr": f"<w:tr><w:tc>{LINE}</w:tc><w:tc>{LINE}</w:tc></w:tr>"}


def typed_in(plan, out, where):
    """The empty file of ``plan`` with words of their own behind some paragraphs, tables and rows; gives the words."""
    with ZipFile(word_file(plan)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            raw = source.read(name)
            if name == DOCUMENT:
                raw, words = with_words(etree.fromstring(raw), where)
            target.writestr(name, raw)
    return words


def with_words(root, where):
    marks = [each.getparent() for each in root.iter(f"{{{W}}}bookmarkStart")]
    labels = {paragraph for paragraph in marks if paragraph.getparent().tag == f"{{{W}}}tc"}
    there = list(root.iter(*(f"{{{W}}}{kind}" for kind in NEW)))
    there = [each for each in there if each not in labels]
    words = {f"ord{each % len(there)}.": there[each % len(there)] for each in where}
    for word, place in words.items():
        new = NEW[etree.QName(place).localname].format(word)
        place.addnext(etree.fromstring(f'<w:body xmlns:w="{W}">{new}</w:body>')[0])
    return etree.tostring(root), set(words)


@given(st.sampled_from(PLANS), st.sampled_from(PLANS), st.lists(st.integers(0, 1000), min_size=1, max_size=12))
def test_of_a_file_every_word_that_somebody_typed_is_placed_or_told(old, new, where):
    """Behind the labels of a table nobody types; everywhere else, above the first heading too."""
    with TemporaryDirectory() as folder:
        words = typed_in(old, Path(folder, "plan.docx"), where)
        opened = open_plan(LIBRARY, Path(folder, "plan.docx"), TODAY)
    found = moved(opened, form(new), LIBRARY.plans)
    said = [*(piece for each in found.answers.values() for piece in pieces(each)), *(e.text for e in found.homeless)]
    assert words <= set(re.findall(r"ord\d+\.", " ".join(said)))


def test_a_plan_from_elsewhere_gives_what_stands_under_the_same_headings_and_tells_the_rest(tmp_path):
    document = Document()
    document.add_paragraph("Ringe Kommune")
    parts = {
        "Uddannelses- og beskæftigelsesmål": "Vil i butik.",
        "Personlige resourcer": "God til tal.",
        "Sagens forløb": "Startede i maj.",
        "Bilagsliste og samtykke": "Bilag 1.",
        "Behandling": "Fysioterapi.",
    }
    for title, words in parts.items():
        document.add_heading(title, 1)
        if title == "Behandling":
            document.add_table(1, 1).cell(0, 0).text = words
        else:
            document.add_paragraph(words)
    document.add_heading("Konklusion", 1)
    path = tmp_path / "andres.docx"
    document.save(str(path))
    old = open_plan(LIBRARY, path, TODAY)
    assert old.form is None
    found = by_headings(old, form("forudsaetninger"), PARTS)
    assert found.answers == {"P02": "Vil i butik.", "P09": "Fysioterapi."}
    assert {each.title: (each.text, each.proposed) for each in found.homeless} == {
        "Personlige resourcer": ("God til tal.", "P04"),
        "Sagens forløb": ("Startede i maj.", ""),
        "Bilagsliste og samtykke": ("Bilag 1.", ""),
        "Overskrifter uden tekst": ("Ringe Kommune\nKonklusion", ""),
    }
    assert "P02" not in {each.id for each in found.missing}
    assert "hører måske til i P04" in " ".join(each.message for each in left_behind(found))
