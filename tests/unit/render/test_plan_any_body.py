"""A filling in whatever Word may have made: the answer is read again, and nothing that is no text is lost."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from plan_files import DOCUMENT, W, body_of, bookmarked, control, heading, paragraph, run, table, word_file

from assistant.model.plan import NotRelevant
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import read_plan

pytestmark = pytest.mark.not_on_windows("like")

KEPT = frozenset(
    f"{{{W}}}{name}"
    for name in (
        *("del", "moveFrom", "drawing", "object", "commentRangeStart", "commentRangeEnd", "commentReference"),
        *("footnoteReference", "bookmarkStart", "bookmarkEnd", "tbl", "tr", "tc", "sectPr", "permStart", "permEnd"),
    )
)
ALLOWED = {"p": {"body", "tc", "sdtContent"}, "r": {"p", "ins", "del", "hyperlink", "sdtContent"}}
FIELD = '<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, inside: str) -> str:
    begin, between, end = (FIELD.format(kind=kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{between}{inside}{end}"


WORDS = st.sampled_from(["Butik", " ", "", "Skriv her", "a &amp; b", "Klik her"])
DRESS = st.sampled_from(["", "<w:b/>", '<w:rStyle w:val="Pladsholder"/>', '<w:lang w:val="da-DK"/>'])
MARKS = st.sampled_from(
    [
        '<w:commentRangeStart w:id="1"/>',
        '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:r><w:t>x</w:t><w:footnoteReference w:id="1"/></w:r>',
        '<w:bookmarkStart w:id="77" w:name="_her"/>',
        '<w:bookmarkEnd w:id="77"/>',
        '<w:permStart w:id="1"/>',
        '<w:proofErr w:type="spellStart"/>',
        '<w:del w:id="5" w:author="A"><w:r><w:delText>væk</w:delText></w:r></w:del>',
        "<w:r><w:t>før</w:t><w:drawing/><w:t>efter</w:t></w:r>",
        "<w:r><w:object/></w:r>",
        '<w:r><w:br w:type="page"/></w:r>',
        "<w:r><w:tab/><w:br/><w:softHyphen/></w:r>",
        FIELD.format(kind="begin"),
        FIELD.format(kind="end"),
        "<!-- bemærkning -->",
    ]
)
ASKS = st.sampled_from(["", "<w:showingPlcHdr/>", '<w:tag w:val="P02"/>', '<w:lock w:val="contentLocked"/>'])
INLINE = st.recursive(
    st.one_of(st.builds(run, WORDS, DRESS), MARKS),
    lambda inner: st.one_of(
        st.builds(control, inner, ASKS),
        inner.map(lambda each: f'<w:ins w:id="6" w:author="A">{each}</w:ins>'),
        inner.map(lambda each: f'<w:hyperlink w:anchor="x">{each}</w:hyperlink>'),
        inner.map(lambda each: field("FILLIN", each)),
        inner.map(lambda each: field("DATE", each)),
    ),
    max_leaves=4,
)
PROPERTIES = st.sampled_from(
    ["", "<w:rPr><w:ins/></w:rPr>", "<w:rPr><w:del/></w:rPr>", '<w:numPr><w:numId w:val="1"/></w:numPr>', "<w:sectPr/>"]
)
STYLE = st.sampled_from(["", "Svar", "Svar", "Hjlp", "Overskrift2"])
PARAGRAPH = st.builds(paragraph, st.lists(INLINE, max_size=4).map("".join), STYLE, PROPERTIES)
BLOCKS = st.lists(
    st.recursive(
        PARAGRAPH,
        lambda inner: st.one_of(
            st.builds(control, inner, ASKS), inner.map(lambda each: table([each + paragraph(), paragraph("bi")]))
        ),
        max_leaves=3,
    ),
    max_size=5,
).map("".join)
CELL = st.tuples(BLOCKS, PARAGRAPH).map("".join)


@given(first=BLOCKS, cell=CELL, last=BLOCKS, answer=st.sampled_from(["En linje", "To\nlinjer", "a\n\n\tb", ""]))
def test_the_answer_is_read_again_and_nothing_else_is_lost(first, cell, last, answer):
    body = heading("P02") + first + table([bookmarked("P03", "Erfaring"), cell]) + heading("P04") + last
    with TemporaryDirectory() as folder:
        file = word_file(Path(folder, "plan.docx"), body)
        before = kept(file)
        sections = read_plan(file).sections
        answers = {each.place: answer for each in sections if each.id and isinstance(each.answer, str)}
        once = fill_plan(file, answers)
        file.write_bytes(once)
        after = {each.place: each.answer for each in read_plan(file).sections}
        for place in answers:  # a table that stands alone once the words are gone is read as the section's own
            assert after[place] == answer or (not answer and isinstance(after[place], (dict, list)))
        assert fill_plan(file, answers) == once
        assert [each for each in read_plan(file).sections if each.place not in answers] == [
            each for each in sections if each.place not in answers
        ]
        now = kept(file)
        assert {tag: now[tag] for tag in before} == before
        assert not misplaced(once)
        Document(str(file))


@given(above=BLOCKS, below=BLOCKS, answer=st.sampled_from([{"navn": "Jensen"}, {"navn": ""}, NotRelevant("Ingen")]))
def test_what_is_written_beside_a_table_of_facts_stays(above, below, answer):
    body = heading("P01") + above + table([bookmarked("P01_navn", "Navn"), ""]) + below + paragraph() + heading("P02")
    with TemporaryDirectory() as folder:
        file = word_file(Path(folder, "plan.docx"), body)
        before, there = kept(file), read_plan(file).sections[0]
        for each in (answer, NotRelevant("Se sagen"), answer):
            once = fill_plan(file, {0: each})
            file.write_bytes(once)
            found = read_plan(file).sections[0]
            assert found.answer == (each if isinstance(each, NotRelevant) or each["navn"] else {})
            assert found.beside == there.beside
            assert set(found.keeps) == set(there.keeps)
            assert fill_plan(file, {0: each}) == once
        now = kept(file)
        assert {tag: now[tag] for tag in before} == before
        assert not misplaced(once)
        Document(str(file))


def kept(file: Path) -> Counter[str]:
    """What no filling may take away; that the end of a paragraph has been deleted goes with the paragraph."""
    is_flag = f"{{{W}}}rPr"
    found = Counter(each.tag for each in body_of(file).iter(*KEPT) if each.getparent().tag != is_flag)
    return found + Counter(each.text for each in body_of(file).iter(f"{{{W}}}t") if each.text in {"bi", "Et afsnit"})


def misplaced(docx: bytes) -> list[str]:
    """What Word would take for damage: a cell or a control without a paragraph, a run that is not in its place."""
    with ZipFile(BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read(DOCUMENT))
    found = [each.tag for each in root.iter(f"{{{W}}}tc") if len(each) == 0 or each[-1].tag == f"{{{W}}}tbl"]
    found += [each.tag for each in root.iter(f"{{{W}}}sdtContent") if len(each) == 0]
    for each in root.iter(f"{{{W}}}p", f"{{{W}}}r"):
        around = each.getparent().tag.rpartition("}")[2]
        found += [each.tag] if around not in ALLOWED[each.tag.rpartition("}")[2]] else []
    return found
