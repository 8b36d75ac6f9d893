"""What a filling writes where, and that it leaves everything else as it stood."""

import pytest
from docx import Document
from plan_files import (
    STYLES,
    W,
    body_of,
    bookmarked,
    control,
    heading,
    paragraph,
    run,
    shown,
    table,
    word_file,
)

from assistant.model.plan import NotRelevant
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import read_plan

HEAD = heading("P02", "Mål")
ASKED = control(
    paragraph(run("Skriv her", '<w:rStyle w:val="Pladsholder"/>'), "Svar"), '<w:tag w:val="P02"/><w:showingPlcHdr/>'
)


@pytest.fixture
def fill(tmp_path):
    """Fills the first section of a Word file with this body, and opens what comes of it."""

    def fill(answer, *body, styles=STYLES):
        before = word_file(tmp_path / "plan.docx", "".join(body), styles=styles)
        after = tmp_path / "udfyldt.docx"
        after.write_bytes(fill_plan(before, {0: answer}))
        assert read_plan(after).sections[0].answer == answer
        assert fill_plan(after, {0: answer}) == fill_plan(after, {}), "filled twice is filled once"
        Document(str(after))  # python-docx opens it
        return after

    return fill


def found(file, name):
    return list(body_of(file).iter(f"{{{W}}}{name}"))


def test_the_lines_of_an_answer_are_paragraphs_in_the_controls_own_style(fill):
    after = fill("Vil i butik.\n\nHelst fast & “godt” <nu>.", HEAD, paragraph("Hvad?", "Hjlp"), ASKED, heading("P03"))
    assert shown(after) == [
        "Overskrift1: Mål",
        "Hjlp: Hvad?",
        "Svar: Vil i butik.",
        "Svar: ",
        "Svar: Helst fast & “godt” <nu>.",
        "Overskrift1: Et afsnit",
    ]
    assert [each.get(f"{{{W}}}val") for each in found(after, "tag")] == ["P02"]
    assert len(found(after, "sdtContent")[0]) == 3
    assert not found(after, "showingPlcHdr")
    assert not found(after, "rStyle")


def test_an_answer_behind_a_bare_heading_gets_the_style_of_answers(fill):
    assert shown(fill("a\nb", HEAD, heading("P03"))) == [
        "Overskrift1: Mål",
        "Svar: a",
        "Svar: b",
        "Overskrift1: Et afsnit",
    ]
    assert shown(fill("a", HEAD, paragraph("Hvad?", "Hjlp"), heading("P03")))[1:3] == ["Hjlp: Hvad?", "Svar: a"]


def test_an_answer_never_gets_into_the_control_of_its_heading(fill):
    after = fill("a", control(HEAD), heading("P03"))
    assert [each.tag for each in body_of(after)][1] == f"{{{W}}}p"


def test_the_empty_paragraphs_around_an_answer_stay(fill):
    after = fill(
        "ny", HEAD, paragraph(), paragraph("gammel", "Svar"), paragraph("mere", "Svar"), paragraph(), heading("P03")
    )
    assert shown(after) == ["Overskrift1: Mål", "", "Svar: ny", "", "Overskrift1: Et afsnit"]


def test_what_was_written_behind_the_control_makes_room_for_the_answer_inside_it(fill):
    after = fill("ny", HEAD, paragraph("før"), ASKED, paragraph("efter"), heading("P03"))
    assert shown(after) == ["Overskrift1: Mål", "Svar: ny", "Overskrift1: Et afsnit"]
    assert len(found(after, "sdtContent")[0]) == 1


def test_the_same_text_again_touches_nothing_and_its_bold_words_stay_bold(tmp_path):
    bold = paragraph(run("Vil ") + run("i butik", "<w:b/>"), "Svar")
    before = word_file(tmp_path / "plan.docx", HEAD + bold + table(["a"]))
    assert fill_plan(before, {0: "Vil i butik"}) == fill_plan(before, {})


def test_words_keep_the_dress_that_they_all_had_and_none_where_they_differed(fill):
    large, red = '<w:sz w:val="28"/>', '<w:color w:val="FF0000"/>'
    after = fill("ny", HEAD, paragraph(run("gam", large) + run("mel", f'{large}<w:lang w:val="da-DK"/>')))
    assert [each.get(f"{{{W}}}val") for each in found(after, "sz")] == ["28"]
    assert not found(fill("ny", HEAD, paragraph(run("gam", large) + run("mel", red))), "color")


def test_the_first_words_in_a_control_get_the_dress_that_it_asks_for(fill):
    asked = control(
        paragraph(run("Skriv her", '<w:rStyle w:val="Pladsholder"/>')), "<w:rPr><w:b/></w:rPr><w:showingPlcHdr/>"
    )
    after = fill("ny\nlinje", HEAD, asked)
    assert [each.getparent().getparent().tag for each in found(after, "b")] == [
        f"{{{W}}}{n}" for n in ("sdtPr", "r", "r")
    ]


def test_an_answer_in_a_list_becomes_plain_lines(fill):
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    after = fill("- løfte\n- gå", HEAD, paragraph("stå", properties=listed), paragraph("gå", properties=listed))
    assert shown(after)[1:] == ["- løfte", "- gå"]
    assert not found(after, "numPr")


def test_tabs_and_hyphens_are_written_as_word_writes_them(fill):
    after = fill("a\tb\u00adc\u2011d", HEAD)
    names = [each.tag.rpartition("}")[2] for each in found(after, "r")[-1]]
    assert names == ["t", "tab", "t", "softHyphen", "t", "noBreakHyphen", "t"]


def test_an_inner_control_stays_around_an_answer_of_one_line_and_goes_with_more(fill):
    inner = paragraph(control(run("Skriv her"), '<w:alias w:val="Mål"/><w:showingPlcHdr/>'), "Svar")
    one = fill("ny", HEAD, inner)
    assert ["".join(each.itertext()) for each in found(one, "sdtContent")] == ["ny"]
    assert not found(one, "showingPlcHdr")
    assert not found(fill("ny\nlinje", HEAD, inner), "sdt")


def test_what_word_would_fetch_from_elsewhere_no_longer_takes_the_place_of_the_answer(fill):
    bound = '<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/><w:date w:fullDate="2026-01-01T00:00:00Z"/>'
    after = fill("1. maj", HEAD, paragraph(control(run("1. januar"), bound)))
    assert not found(after, "dataBinding")
    assert found(after, "date")[0].attrib == {}


@pytest.mark.parametrize("kind", ["text", "date", "comboBox", "dropDownList"])
def test_a_control_that_holds_no_paragraphs_becomes_one_that_does_when_it_has_to(fill, kind):
    of_kind = control(paragraph("gammel", "Svar"), f"<w:{kind}/>")
    assert len(found(fill("ny", HEAD, of_kind), kind)) == 1
    assert not found(fill("ny\nlinje", HEAD, of_kind), kind)


def test_what_is_kept_stays_where_it_is_and_marks_go_to_the_end_of_the_answer(fill):
    picture = "<w:r><w:drawing/></w:r>"
    begins = '<w:commentRangeStart w:id="1"/>'
    ends = '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    deleted = '<w:del w:id="2" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>'
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="3"/></w:r>'
    after = fill(
        "ny\nlinje",
        HEAD,
        paragraph(begins + run("et"), "Svar"),
        table(["celle"]),
        paragraph(run("to") + picture, "Svar"),
        paragraph(run("tre") + ends + deleted + note, "Svar"),
    )
    assert shown(after)[1:] == ["Svar: ny", "Svar: linje", "celle", "Svar: "]
    first, second = body_of(after)[1:3]
    assert [each.tag.rpartition("}")[2] for each in first] == ["pPr", "commentRangeStart", "r"]
    assert [each.tag.rpartition("}")[2] for each in second] == ["pPr", "r", "commentRangeEnd", "r", "del", "r"]
    assert len(found(after, "drawing")) == len(found(after, "vertAlign")) == 1
    assert read_plan(after).sections[0].keeps == (
        "tabel",
        "kommentar",
        "sporet ændring",
        "fodnote",
        "billede eller figur",
    )


def test_inserted_words_are_replaced_like_all_others(fill):
    inserted = f'<w:ins w:id="1" w:author="A">{run("gammel")}</w:ins>'
    marked = '<w:rPr><w:ins w:id="2" w:author="A"/></w:rPr>'
    after = fill("ny\nlinje", HEAD, paragraph(inserted, "Svar", marked), paragraph("tekst", "Svar"))
    assert shown(after)[1:] == ["Svar: ny", "Svar: linje"]
    assert not found(after, "ins")


def test_the_end_of_a_part_of_the_document_stays_behind_the_answer(fill):
    end = '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>'
    after = fill("ny\nlinje", HEAD, paragraph("gammel", "Svar", end), heading("P03"))
    assert shown(after)[1:4] == ["Svar: ny", "Svar: linje", "Svar: "]
    assert len(found(after, "type")) == 1


def test_a_page_that_begins_with_the_answer_still_does(fill):
    begins = "<w:keepNext/><w:pageBreakBefore/><w:jc/>"
    after = fill("ny\nlinje", HEAD, paragraph("gammel", "Svar", begins))
    assert [[each.tag.rpartition("}")[2] for each in properties] for properties in found(after, "pPr")[1:]] == [
        ["pStyle", "keepNext", "pageBreakBefore", "jc"],
        ["pStyle", "keepNext", "jc"],
    ]


def test_an_answer_beside_its_label_stays_in_its_cell(fill):
    after = fill("ny\nlinje", table([bookmarked("P02", "Mål"), "gammel"], [bookmarked("P03", "Erfaring"), "B"]))
    assert [len(each) for each in found(after, "tc")] == [1, 2, 1, 1]
    empty = fill("", table([bookmarked("P02", "Mål"), "gammel"]))
    assert [len(each) for each in found(empty, "tc")] == [1, 1]


def test_a_paragraph_that_parts_a_table_from_what_follows_stays(fill):
    after = fill("ny", HEAD, paragraph("a"), table(["b"]), paragraph("c"), table(["d"]), paragraph("e"), heading("P03"))
    assert shown(after) == ["Overskrift1: Mål", "ny", "b", "", "d", "Overskrift1: Et afsnit"]
    cell = table([bookmarked("P02", "Mål"), paragraph("a") + table(["b"]) + paragraph("c")])
    assert shown(fill("ny", cell)) == ["Mål", "ny", "b", ""]


def test_an_answer_that_is_taken_back_leaves_its_place(fill):
    assert shown(fill("", HEAD, paragraph("a", "Svar"), paragraph("b", "Svar"))) == ["Overskrift1: Mål", "Svar: "]


def test_left_out_by_choice_is_written_with_its_reason(fill):
    after = fill(NotRelevant("Borgeren ønsker det ikke"), HEAD, ASKED)
    assert shown(after)[1:] == ["Svar: Ikke relevant: Borgeren ønsker det ikke"]


def test_a_place_that_is_not_there_is_the_callers_mistake(tmp_path):
    with pytest.raises(KeyError):
        fill_plan(word_file(tmp_path / "plan.docx", HEAD), {7: "x"})
