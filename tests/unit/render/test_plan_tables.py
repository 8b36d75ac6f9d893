"""Facts beside their labels, attachments in their rows."""

import pytest
from docx import Document
from plan_files import W, body_of, bookmarked, control, heading, paragraph, run, shown, table, word_file

from assistant.model.plan import NotRelevant
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import read_plan

ASKED = paragraph(control(run("Skriv her", '<w:rStyle w:val="Pladsholder"/>'), "<w:showingPlcHdr/>"))
FACTS = heading("P01", "Stamdata") + table(
    [bookmarked("P01_navn", "Sagens navn"), ASKED], [bookmarked("P01_dato", "Dato"), paragraph("1. maj")]
)
TINY = paragraph(properties='<w:spacing w:line="20" w:lineRule="exact"/>')
HEADER = [bookmarked("P16_nr", "Nr."), bookmarked("P16_titel", "Titel")]
LIST = heading("P16", "Bilag") + table(HEADER, ["", paragraph(style="Svar")], ["", ""]) + TINY


@pytest.fixture
def fill(tmp_path):
    """Fills the first section of a Word file with this body; ``reads`` is what is read then, if not the same."""

    def fill(answer, body, reads=None):
        before = word_file(tmp_path / "plan.docx", body)
        after = tmp_path / "udfyldt.docx"
        after.write_bytes(fill_plan(before, {0: answer}))
        assert read_plan(after).sections[0].answer == (answer if reads is None else reads)
        assert fill_plan(after, {0: answer}) == fill_plan(after, {})
        Document(str(after))
        return after

    return fill


def read(tmp_path, body):
    return read_plan(word_file(tmp_path / "plan.docx", body)).sections[0]


def rows(file):
    return [
        ["\n".join("".join(p.itertext()) for p in cell.iter(f"{{{W}}}p")) for cell in row.iter(f"{{{W}}}tc")]
        for row in body_of(file).iter(f"{{{W}}}tr")
    ]


def test_facts_are_read_by_their_bookmarks_and_shown_by_their_labels(tmp_path):
    found = read(tmp_path, FACTS)
    assert (found.answer, found.text, found.keeps) == ({"dato": "1. maj"}, "Dato\t1. maj", ())


def test_facts_that_are_not_named_stay(fill):
    after = fill({"navn": "A & B\nto linjer"}, FACTS, {"navn": "A & B\nto linjer", "dato": "1. maj"})
    assert rows(after) == [["Sagens navn", "A & B\nto linjer"], ["Dato", "1. maj"]]
    assert read_plan(after).sections[0].text == "Sagens navn\tA & B to linjer\nDato\t1. maj"


def test_a_fact_of_one_line_stays_in_its_control(fill):
    after = fill({"navn": "Jensen", "dato": ""}, FACTS, {"navn": "Jensen"})
    assert ["".join(each.itertext()) for each in body_of(after).iter(f"{{{W}}}sdtContent")] == ["Jensen"]


def test_a_fact_that_has_no_row_is_not_lost(fill):
    after = fill({"alder": "40"}, FACTS, {"dato": "1. maj"})
    assert "Svar: alder40" in shown(after)
    assert read_plan(after).sections[0].text == "Dato\t1. maj\nalder\t40"


def test_attachments_are_read_by_the_bookmarks_of_their_header(tmp_path):
    assert read(tmp_path, LIST).answer == []
    body = heading("P16") + table(HEADER, ["1", "CV"], ["", ""], ["2", "Attest\nside 2"])
    found = read(tmp_path, body)
    assert found.answer == [{"nr": "1", "titel": "CV"}, {"nr": "2", "titel": "Attest\nside 2"}]
    assert (found.text, found.keeps) == ("1\tCV\n2\tAttest side 2", ())


def test_more_attachments_get_rows_like_the_last_and_fewer_leave_one(fill):
    three = [{"nr": str(number), "titel": f"Bilag {number}"} for number in (1, 2, 3)]
    after = fill(three, LIST)
    assert rows(after) == [["Nr.", "Titel"], ["1", "Bilag 1"], ["2", "Bilag 2"], ["3", "Bilag 3"]]
    assert rows(fill([], LIST.replace("Bilag", "B"))) == [["Nr.", "Titel"], ["", ""], ["", ""]]
    full = heading("P16") + table(HEADER, ["1", "CV"], ["2", "Attest"])
    assert rows(fill([{"titel": "Ny"}], full)) == [["Nr.", "Titel"], ["", "Ny"]]
    assert rows(fill([], full)) == [["Nr.", "Titel"], ["", ""]]


def test_a_list_of_which_only_the_header_is_left_gets_rows(fill):
    header = heading("P16") + table(HEADER).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>")
    after = fill([{"nr": "1", "titel": "CV"}], header)
    assert rows(after) == [["Nr.", "Titel"], ["1", "CV"]]
    assert len(list(body_of(after).iter(f"{{{W}}}tblHeader"))) == 1
    assert [each.get(f"{{{W}}}name") for each in body_of(after).iter(f"{{{W}}}bookmarkStart")] == [
        "P16",
        "P16_nr",
        "P16_titel",
    ]


def test_a_row_that_holds_something_else_is_emptied_but_stays(fill):
    picture = paragraph(run("Attest") + "<w:r><w:drawing/></w:r>")
    after = fill([{"nr": "1", "titel": "CV"}], heading("P16") + table(HEADER, ["1", "CV"], ["2", picture]))
    assert rows(after) == [["Nr.", "Titel"], ["1", "CV"], ["", ""]]
    assert len(list(body_of(after).iter(f"{{{W}}}drawing"))) == 1


def test_a_copied_row_has_none_of_the_numbers_and_marks_that_stand_once(fill):
    ids = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0A"'
    marked = paragraph('<w:bookmarkStart w:id="7" w:name="her"/>' + run("CV")).replace("<w:p>", f"<w:p {ids}>")
    held = paragraph(control(run("1"), '<w:id w:val="5"/>'))
    after = fill(
        [{"nr": "1", "titel": "CV"}, {"nr": "2", "titel": "Ny"}], heading("P16") + table(HEADER, [held, marked])
    )
    assert rows(after)[2] == ["2", "Ny"]
    assert [each.get(f"{{{W}}}name") for each in body_of(after).iter(f"{{{W}}}bookmarkStart")].count("her") == 1
    assert [each.get(f"{{{W}}}val") for each in body_of(after).iter(f"{{{W}}}id")] == ["5"]
    assert sum("0A" in each.attrib.values() for each in body_of(after).iter(f"{{{W}}}p")) == 1


def test_a_repeating_control_is_repeated_with_its_row(fill):
    row = table([paragraph("1"), paragraph("CV")]).removeprefix("<w:tbl>").removesuffix("</w:tbl>")
    inside = control(control(row, '<w:id w:val="6"/>'), '<w:id w:val="5"/>')
    body = heading("P16") + table(HEADER).replace("</w:tbl>", f"{inside}</w:tbl>")
    after = fill([{"nr": "1", "titel": "CV"}, {"nr": "2", "titel": "Ny"}], body)
    controls = list(body_of(after).iter(f"{{{W}}}sdt"))
    assert [each.getparent().tag.rpartition("}")[2] for each in controls] == ["tbl", "sdtContent", "sdtContent"]
    assert rows(after)[1:] == [["1", "CV"], ["2", "Ny"]]


@pytest.mark.parametrize("body", [FACTS, LIST])
def test_a_table_is_left_out_by_choice_above_it_where_the_reason_is_seen(fill, body):
    after = fill(NotRelevant("Ingen"), body)
    assert shown(after)[1] == "Svar: Ikke relevant: Ingen"
    assert read_plan(after).sections[0].text == "Ikke relevant: Ingen"


def test_a_list_that_is_relevant_after_all_loses_the_reason(tmp_path):
    file = word_file(tmp_path / "plan.docx", LIST)
    for answer in (NotRelevant("Ingen"), [{"nr": "1", "titel": "CV"}]):
        file.write_bytes(fill_plan(file, {0: answer}))
    found = read_plan(file).sections[0]
    assert (found.answer, found.text) == ([{"nr": "1", "titel": "CV"}], "1\tCV")
    assert [each for each in shown(file) if "Ikke relevant" in each] == []


def test_without_bookmarks_a_lone_table_is_read_by_its_shape_and_labels(fill, tmp_path):
    facts = paragraph("Stamdata", "Overskrift1") + table(["Navn", ""], ["Dato", "1. maj"])
    assert fill({"Navn": "Jensen"}, facts, {"Navn": "Jensen", "Dato": "1. maj"})
    many = paragraph("Bilag", "Overskrift1") + table(["Nr.", "Titel", "Dato"], ["1", "CV", ""])
    assert read(tmp_path, many).answer == [{"Nr.": "1", "Titel": "CV"}]
    assert rows(fill([{"Titel": "Ny"}], many)) == [["Nr.", "Titel", "Dato"], ["", "Ny", ""]]
    assert read(tmp_path, many).keeps == ("tabel",)


def test_rows_without_any_table_are_written_as_lines(tmp_path):
    file = word_file(tmp_path / "plan.docx", heading("P16"))
    file.write_bytes(fill_plan(file, {0: [{"nr": "1", "titel": "CV"}, {"nr": "2"}]}))
    assert read_plan(file).sections[0].text == "1\tCV\n2"


HERS = "Givet samtykke mundtligt den 3. november."
BESIDE = {
    "behind": LIST.removesuffix(TINY) + paragraph(run(HERS, "<w:b/>")),
    "above": heading("P16", "Bilag") + paragraph(run(HERS, "<w:b/>")) + LIST[LIST.index("<w:tbl>") :],
    "facts": FACTS + paragraph(run(HERS, "<w:b/>")),
    "in a cell": table([bookmarked("P16", "Bilag"), paragraph(HERS) + LIST[LIST.index("<w:tbl>") :]]),
}


@pytest.mark.parametrize("where", BESIDE)
@pytest.mark.parametrize("answers", [[NotRelevant("Ingen")], [NotRelevant("Ingen"), NotRelevant("Se\nsagen")]])
def test_what_is_written_beside_a_table_is_told_and_stays(tmp_path, where, answers):
    file = word_file(tmp_path / "plan.docx", BESIDE[where])
    before = read_plan(file).sections[0]
    assert before.beside == HERS
    for answer in answers:
        file.write_bytes(fill_plan(file, {0: answer}))
        found = read_plan(file).sections[0]
        assert found.answer == NotRelevant(" ".join(answer.reason.split()))
        assert found.beside == HERS
        assert fill_plan(file, {0: answer}) == fill_plan(file, {})
    relevant = {"navn": "Jensen"} if where == "facts" else [{"nr": "1", "titel": "CV"}]
    file.write_bytes(fill_plan(file, {0: relevant}))
    found = read_plan(file).sections[0]
    assert (found.answer, found.beside) == (relevant, HERS)
    assert "Ikke relevant" not in "".join(shown(file))
    bold = list(body_of(file).iter(f"{{{W}}}b"))
    assert len(bold) == (where != "in a cell"), "as she dressed it"


def test_a_fact_that_has_no_row_goes_above_what_is_written_there(tmp_path):
    file = word_file(tmp_path / "plan.docx", BESIDE["facts"])
    file.write_bytes(fill_plan(file, {0: {"alder": "40"}}))
    assert read_plan(file).sections[0].beside == f"alder\t40\n{HERS}"
    assert fill_plan(file, {0: {"alder": "40"}}) == fill_plan(file, {})


TWICE = paragraph("Stamdata", "Overskrift1") + table(
    ["Navn", "A"], ["Telefon", "11111111"], ["Navn", "B"], ["Telefon", "22222222"]
)
EMPTIED = [["Navn", ""], ["Telefon", ""]]


def test_of_two_facts_with_one_label_the_first_is_the_answer_and_the_other_stays(tmp_path):
    file = word_file(tmp_path / "plan.docx", TWICE)
    found = read_plan(file).sections[0]
    assert (found.answer, found.beside) == ({"Navn": "A", "Telefon": "11111111"}, "Navn\tB\nTelefon\t22222222")
    for answer, left in (({"Navn": "C"}, [["Navn", "C"], ["Telefon", "11111111"]]), (NotRelevant("Ingen"), EMPTIED)):
        file.write_bytes(fill_plan(file, {0: answer}))
        assert rows(file) == [*left, ["Navn", "B"], ["Telefon", "22222222"]]


def test_of_two_columns_with_one_label_each_keeps_its_own(fill):
    body = paragraph("Bilag", "Overskrift1") + table(["Nr.", "Dato", "Dato"], ["1", "1. maj", "2. maj"])
    entry = {"Nr.": "7", "Dato": "1. maj", "Dato (2)": "2. maj"}
    assert rows(fill([entry, {"Nr.": "8", "Dato": "3. maj"}], body))[1:] == [
        ["7", "1. maj", "2. maj"],
        ["8", "3. maj", ""],
    ]


def with_picture(*words):
    return [words[0], paragraph(run(words[1]) + "<w:r><w:drawing/></w:r>")]


def beside_pictures(file):
    """The first cells of the rows that have a picture."""
    found = body_of(file).iter(f"{{{W}}}tr")
    return ["".join(row[0].itertext()) for row in found if row.find(f".//{{{W}}}drawing") is not None]


def test_a_picture_goes_with_its_attachment_when_another_is_removed_or_put_between(fill):
    body = heading("P16") + table(HEADER, ["1", "CV"], with_picture("2", "Attest"), ["3", "Brev"])
    assert beside_pictures(fill([{"nr": "1", "titel": "Attest"}, {"nr": "2", "titel": "Brev"}], body)) == ["1"]
    one, new, two = {"nr": "1", "titel": "CV"}, {"nr": "2", "titel": "Ny"}, {"nr": "3", "titel": "Attest"}
    after = fill([one, new, two, {"nr": "4", "titel": "Brev"}], body)
    assert rows(after)[1:] == [["1", "CV"], ["2", "Ny"], ["3", "Attest"], ["4", "Brev"]]
    assert beside_pictures(after) == ["3"]


def test_the_picture_of_an_attachment_that_is_removed_stands_beside_no_other(fill):
    body = heading("P16") + table(HEADER, with_picture("1", "Attest"))
    after = fill([{"nr": "2", "titel": "Brev"}], body)
    assert sorted(rows(after)[1:]) == [["", ""], ["2", "Brev"]]
    assert beside_pictures(after) == [""]


def test_a_cell_that_no_column_is_above_stays(fill):
    body = heading("P16") + table(HEADER, ["1", "CV", "haster"], ["2", "Brev"])
    after = fill([{"nr": "2", "titel": "Brev"}], body)
    assert rows(after)[1:] == [["", "", "haster"], ["2", "Brev"]]
    assert read_plan(after).sections[0].beside == "haster"
