"""Which sections a Word file has, and by which marks they are found."""

import pytest
from plan_files import FOOT, STYLES, bookmarked, control, heading, paragraph, run, table, word_file

from assistant.model.plan import PlanMark
from assistant.render.plan.read import read_plan

MARK = "forudsaetninger@2026.11"


@pytest.fixture
def read(tmp_path):
    """What a Word file with this body is read as."""

    def read(*body, **more):
        return read_plan(word_file(tmp_path / "plan.docx", "".join(body), **more))

    return read


def sections(plan):
    return [(each.id, each.heading, each.text) for each in plan.sections]


def test_a_section_goes_from_its_heading_to_the_next_and_help_is_no_answer(read):
    plan = read(
        paragraph("Planens titel"),
        heading("P02", "Mål"),
        paragraph("Hvad vil borgeren?", "Hjlp"),
        paragraph("Vil i butik.", "Svar"),
        paragraph("Helst fast.", "Svar"),
        heading("P03", "Erfaringer"),
    )
    assert sections(plan) == [("P02", "Mål", "Vil i butik.\nHelst fast."), ("P03", "Erfaringer", "")]
    assert [each.place for each in plan.sections] == [0, 1]


def test_a_heading_of_her_own_inside_an_answer_is_part_of_it_and_one_of_the_same_level_ends_it(read):
    plan = read(
        heading("P02", "Mål"),
        paragraph("På kort sigt", "Overskrift2"),
        paragraph("Butik."),
        paragraph("Nyt", "Overskrift1"),
    )
    assert sections(plan) == [("P02", "Mål", "På kort sigt\nButik."), ("", "Nyt", "")]


@pytest.mark.parametrize(
    ("style", "named"),
    [("Heading1", "heading 1"), ("Overskrift2", "Overskrift 2"), ("MinOverskrift", "Min egen"), ("Plan1", "Plan 1")],
)
def test_without_marks_headings_tell_the_sections_whatever_their_style_is_called(read, style, named):
    based = '<w:basedOn w:val="Overskrift1"/>' if named == "Min egen" else ""
    level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if named == "Plan 1" else ""
    more = f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{named}"/>{based}{level}</w:style>'
    plan = read(paragraph("Mål", style), paragraph("Butik."), styles=STYLES.replace("<w:style ", more + "<w:style ", 1))
    assert sections(plan) == [("", "Mål", "Butik.")]


def test_a_style_that_the_file_does_not_explain_is_a_heading_by_its_id(read):
    assert sections(read(paragraph("Mål", "Overskrift1"), paragraph("Butik."), styles="")) == [("", "Mål", "Butik.")]


def test_a_level_given_to_the_paragraph_itself_makes_a_heading_and_body_level_unmakes_one(read):
    plan = read(
        paragraph("Mål", properties='<w:outlineLvl w:val="1"/>'),
        paragraph("Kun stor", "Overskrift1", '<w:outlineLvl w:val="9"/>'),
    )
    assert sections(plan) == [("", "Mål", "Kun stor")]


def test_styles_that_are_based_on_each_other_in_a_circle_end(read):
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ["AB", "BA"]
    )
    assert sections(read(heading("P02", "Mål"), paragraph("Butik.", "A"), styles=STYLES + circle)) == [
        ("P02", "Mål", "Butik.")
    ]


def test_where_nothing_is_a_heading_short_bold_lines_are(read):
    plan = read(
        paragraph(run("Mål:", "<w:b/>")),
        paragraph("Butik."),
        paragraph(run("Vigtigt: ", "<w:b/>") + run("han vil gerne.")),
        paragraph(run("Det her er fremhævet, men en hel sætning.", "<w:b/>")),
        paragraph(run("Erfaring", "<w:b/>")),
    )
    assert sections(plan) == [
        ("", "Mål:", "Butik.\nVigtigt: han vil gerne.\nDet her er fremhævet, men en hel sætning."),
        ("", "Erfaring", ""),
    ]


def test_an_empty_paragraph_in_a_headings_style_is_no_section(read):
    assert sections(read(heading("P02", "Mål"), paragraph(style="Overskrift1"), paragraph("Butik."))) == [
        ("P02", "Mål", "Butik.")
    ]


def test_a_bookmark_before_the_paragraph_counts_for_it(read):
    mark = '<w:bookmarkStart w:id="1" w:name="P02"/>'
    plan = read(mark, paragraph("Mål", "Overskrift1"), '<w:bookmarkEnd w:id="1"/>', paragraph("Butik."))
    assert sections(plan) == [("P02", "Mål", "Butik.")]


def test_the_first_of_two_bookmarks_of_a_name_counts(read):
    plan = read(heading("P02", "Mål"), paragraph("A"), heading("P02", "Mål igen"), paragraph("B"))
    assert sections(plan) == [("P02", "Mål", "A"), ("", "Mål igen", "B")]


def test_bookmarks_of_others_are_no_sections(read):
    plan = read(
        heading("P02", "Mål"), bookmarked("_GoBack", "A"), bookmarked("Kapitel1", "B"), bookmarked("_Toc12", "C")
    )
    assert sections(plan) == [("P02", "Mål", "A\nB\nC")]


def test_where_the_bookmark_is_gone_the_control_tells(read):
    tagged = control(paragraph("Butik.", "Svar"), '<w:tag w:val="P02"/>')
    alone = control(paragraph("Kontor.", "Svar"), '<w:alias w:val="Erfaring"/><w:tag w:val="P03"/>')
    plan = read(paragraph("Mål", "Overskrift1"), tagged, alone)
    assert sections(plan) == [("P02", "Mål", "Butik."), ("P03", "Erfaring", "Kontor.")]


def test_controls_in_the_cells_beside_their_labels_tell_too(read):
    inside = paragraph(control(run("Butik."), '<w:tag w:val="P02"/>'))
    rows = table(["Mål", inside], ["Erfaring", control(paragraph("Lager."), '<w:tag w:val="P03"/>')], ["Bolig", "CELL"])
    around = control(f"<w:tc>{paragraph('Lejer.')}</w:tc>", '<w:tag w:val="P06"/>')
    plan = read(rows.replace(f"<w:tc>{paragraph('CELL')}</w:tc>", around))
    assert sections(plan) == [("P02", "Mål", "Butik."), ("P03", "Erfaring", "Lager."), ("P06", "Bolig", "Lejer.")]


def test_a_label_in_a_cell_has_its_answer_beside_it_behind_it_or_below(read):
    plan = read(
        table([bookmarked("P02", "Mål"), "Butik."], [bookmarked("P03", "Erfaring"), "Lager."]),
        table([bookmarked("P04", "Netværk") + paragraph("Hvem?", "Hjlp") + paragraph("En ven.")]),
        table([bookmarked("P05", "Udfordring")], ["Ryggen."]),
    )
    assert sections(plan) == [
        ("P02", "Mål", "Butik."),
        ("P03", "Erfaring", "Lager."),
        ("P04", "Netværk", "En ven."),
        ("P05", "Udfordring", "Ryggen."),
    ]


def test_a_plan_inside_a_layout_table_is_found(read):
    plan = read(
        table([paragraph("Mål", "Overskrift1") + paragraph("Butik.") + heading("P03", "Erfaring") + paragraph("A")])
    )
    assert sections(plan) == [("", "Mål", "Butik."), ("P03", "Erfaring", "A")]


def test_a_section_ends_before_a_table_of_sections(read):
    plan = read(
        heading("P02", "Mål"), paragraph("Butik."), table([bookmarked("P03", "Erfaring"), "Lager."]), paragraph("X")
    )
    assert sections(plan) == [("P02", "Mål", "Butik."), ("P03", "Erfaring", "Lager.")]


def test_a_file_without_any_heading_has_no_sections(read):
    assert read(paragraph("Kære borger"), table(["a", "b"])).sections == ()


def test_the_property_tells_which_plan_it_is_before_the_foot_does(read):
    assert read(paragraph(), mark=MARK, foot=FOOT.replace("2026.11", "1")).mark == PlanMark(
        "forudsaetninger", "2026.11", "property"
    )
    assert read(paragraph(), foot=FOOT).mark == PlanMark("forudsaetninger", "2026.11", "foot")
    assert read(paragraph(), mark="noget andet", foot="Side 1").mark is None


def test_the_foot_is_read_although_word_has_cut_it_into_runs(read):
    cut = FOOT.replace("version", 'ver</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>sion')
    assert read(paragraph(), foot=f'<w:r><w:t xml:space="preserve">{cut}</w:t></w:r>').mark == PlanMark(
        "forudsaetninger", "2026.11", "foot"
    )
