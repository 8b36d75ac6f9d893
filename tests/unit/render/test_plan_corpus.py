"""Odd Word files from everywhere: refused with the right sentence, or filled with everything else as it was."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from corpus.accepted import ACCEPTED, three_hundred_pages
from corpus.packing import MAIN
from corpus.refused import REFUSED
from lxml import etree

from assistant.model.plan import PlanText
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.read import PlanFileError, read_plan

pytestmark = pytest.mark.not_on_windows("like")

ANSWER = "Vil arbejde med mad & varer <20 timer> på “rolige” dage.\nPå sigt: køkkenassistent.\n\nFørst praktik."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KEPT = re.compile(
    r"\}(?:comment\w+|del|moveFrom|drawing|pict|AlternateContent|txbxContent|footnoteReference|bookmark\w+|tbl|sectPr)$"
)


@pytest.fixture(scope="session", params=ACCEPTED)
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each file that is accepted, on disk."""
    file = tmp_path_factory.mktemp("korpus") / "plan æøå.docx"
    file.write_bytes(ACCEPTED[request.param]())
    return file


def texts(path: Path) -> list[PlanText]:
    """The sections that are filled with text, not those of tables."""
    return [each for each in read_plan(path).sections if isinstance(each.answer, str)]


def blocks(docx: bytes) -> list[bytes]:
    """The blocks of the page, one by one; a control's own where it holds whole paragraphs."""
    with ZipFile(BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read(MAIN)).find(f"{_W}body")
    found = []
    for child in body:
        content = child.find(f"{_W}sdtContent") if child.tag == f"{_W}sdt" else None
        found += [etree.tostring(each, method="c14n") for each in ([child] if content is None else content)]
    return found


def words(block: bytes) -> str:
    return "".join(etree.fromstring(block).itertext(f"{_W}t"))


def kept(docx: bytes) -> Counter[str]:
    """What no filling may take away. A mark that stands in the properties of a paragraph is one of its words."""
    with ZipFile(BytesIO(docx)) as archive:
        tags = (
            str(each.tag) for each in etree.fromstring(archive.read(MAIN)).iter() if len(each) or not _is_flag(each)
        )
    return Counter(tag for tag in tags if _KEPT.search(tag))


def _is_flag(element: etree._Element) -> bool:
    return element.tag == f"{_W}del"


def others(docx: bytes) -> list[tuple[str, int, bytes]]:
    """Every part but the main one, and how it is packed."""
    with ZipFile(BytesIO(docx)) as archive:
        return [
            (each.filename, each.compress_type, archive.read(each))
            for each in archive.infolist()
            if each.filename != MAIN
        ]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_filled_is_refused_with_one_sentence(name: str, tmp_path: Path) -> None:
    known_by, make = REFUSED[name]
    file = tmp_path / "plan for 320190-0000.docx"
    file.write_bytes(make())
    with pytest.raises(PlanFileError, match=re.escape(known_by)) as told:
        read_plan(file)
    sentence = str(told.value)
    assert sentence.endswith(".")
    assert not re.search(r"[.!?] [A-ZÆØÅ]", sentence)
    assert "320190" not in sentence
    with pytest.raises(PlanFileError, match=re.escape(sentence)):
        fill_plan(file, {0: ANSWER})


def test_each_is_a_plan_with_the_sections_of_the_form(plan: Path) -> None:
    read = read_plan(plan)
    assert [each.place for each in read.sections] == list(range(len(read.sections)))
    assert len(texts(plan)) >= 7


def test_one_section_filled_leaves_everything_outside_it_as_it_was(plan: Path, tmp_path: Path) -> None:
    before = plan.read_bytes()
    headings = [each.heading for each in read_plan(plan).sections]
    for section in texts(plan):
        after = fill_plan(plan, {section.place: ANSWER})
        assert others(after) == others(before)
        assert kept(after) == kept(before)
        old, new = blocks(before), blocks(after)
        first = next(i for i, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
        last = next(i for i, (one, other) in enumerate(zip(old[::-1], new[::-1], strict=False)) if one != other)
        touched = [words(block) for block in (*old[first : len(old) - last], *new[first : len(new) - last])]
        assert set(headings).isdisjoint(touched)
        file = tmp_path / "fyldt.docx"
        file.write_bytes(after)
        again = read_plan(file).sections
        assert again[section.place].text == ANSWER
        assert again[section.place].keeps == section.keeps
        assert [each for each in again if each.place != section.place] == [
            each for each in read_plan(plan).sections if each.place != section.place
        ]


def test_all_sections_filled_are_read_back_and_emptied_again(plan: Path, tmp_path: Path) -> None:
    places = [each.place for each in texts(plan)]
    file = tmp_path / "fyldt.docx"
    file.write_bytes(fill_plan(plan, {place: f"{ANSWER}\n{place}" for place in places}))
    assert {each.place: each.text for each in texts(file)} == {place: f"{ANSWER}\n{place}" for place in places}
    file.write_bytes(fill_plan(file, dict.fromkeys(places, "")))
    assert {each.text for each in texts(file)} == {""}
    assert not [each for each in read_plan(file).sections if "Vil arbejde" in each.text]
    assert kept(file.read_bytes()) == kept(plan.read_bytes())


def test_what_says_the_same_already_is_not_touched(plan: Path) -> None:
    same = fill_plan(plan, {each.place: each.answer for each in read_plan(plan).sections})
    assert blocks(same) == blocks(plan.read_bytes())
    assert others(same) == others(plan.read_bytes())


def test_only_what_points_outside_says_so(plan: Path) -> None:
    is_linked = plan.read_bytes() == ACCEPTED["linked_from_outside"]()
    assert read_plan(plan).has_links is is_linked


def test_three_hundred_pages_are_a_plan_like_another(tmp_path: Path) -> None:
    file = tmp_path / "lang.docx"
    file.write_bytes(three_hundred_pages())
    sections = texts(file)
    assert sum(len(each.text) for each in sections) > 300 * 2_400
    after = fill_plan(file, {sections[3].place: ANSWER})
    assert others(after) == others(file.read_bytes())
    changed = Counter(blocks(file.read_bytes())) - Counter(blocks(after))
    assert sum(changed.values()) == len(sections[3].text.split("\n"))
