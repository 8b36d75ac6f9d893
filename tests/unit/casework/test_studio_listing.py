"""The studio's list: a row for every template file, whatever stands in it, in the order of the Danish alphabet."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.packcheck import check_pack
from assistant.casework.studio.listing import Row, list_templates
from assistant.packs.glance import plainly_written

HEAD = """\
id = "{0}"
title = "{1}"
kind = "note"
note_type = "samtale"
version = "2"
valid_from = 2020-01-01
source = "s"
certainty = "high"
"""


def rows(pack):
    return {row.path: row for row in list_templates(pack.folder)}


def test_a_row_tells_what_the_first_lines_do(small_pack):
    more = 'valid_to = 2026-12-31\nstate = "draft"\nwithdrawn = 2026-11-24\nwithdrawn_why = "Den er forkert."\n'
    small_pack.template(name="breve/nyt.txt", head=HEAD.format("nyt", "Et nyt brev") + more)
    assert rows(small_pack)["breve/nyt.txt"] == Row(
        path="breve/nyt.txt",
        id="nyt",
        title="Et nyt brev",
        kind="note",
        note_type="samtale",
        version="2",
        valid_from=date(2020, 1, 1),
        valid_to=date(2026, 12, 31),
        is_draft=True,
        withdrawn=date(2026, 11, 24),
    )
    assert rows(small_pack)["brev.txt"] == Row("brev.txt", "brev", "Brev om besøg", "text", "", "1", date(2020, 1, 1))


def test_the_standard_pack_is_listed_as_it_is_read(standard):
    listed = {row.path: row for row in list_templates(standard)}
    entries = check_pack(standard, with_examples=False).entries
    assert set(listed) == {entry.path for entry in entries}
    for entry in entries:
        row = listed[entry.path]
        assert (row.id, row.title, row.kind) == (entry.id, entry.title, entry.kind)
        assert (row.note_type or None, row.version) == (entry.note_type, entry.version)
        assert (row.valid_from, row.valid_to, row.is_draft) == (entry.valid_from, entry.valid_to, entry.is_draft)
        assert (row.withdrawn, row.fault) == (entry.withdrawn and entry.withdrawn.day, None)


def test_titles_stand_in_the_order_of_the_danish_alphabet(small_pack):
    titles = ["Zoo", "ærinde", "Ønske", "ånd", "Arbejde", "aftale", "Öresund", "Åben"]
    for number, title in enumerate(titles):
        small_pack.template(name=f"nr-{number}.txt", head=HEAD.format(f"nr-{number}", title))
    (small_pack.folder / "brev.txt").unlink()
    listed = [row.title for row in list_templates(small_pack.folder)]
    assert listed == ["aftale", "Arbejde", "Zoo", "ærinde", "Ønske", "Öresund", "Åben", "ånd"]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"ingen plusser", "P02"), (b'+++\nid = "a\n+++\n', "P02"), (b"+++\n\xff\n+++\n", "P01")],
)
def test_a_file_that_cannot_be_read_is_called_by_its_name_and_says_why(small_pack, content, code):
    small_pack.write("mappe/itu.txt", content)
    row = rows(small_pack)["mappe/itu.txt"]
    assert (row.title, row.id, row.fault.code) == ("itu.txt", "", code)
    assert row.fault.where.startswith("mappe/itu.txt")
    assert row.fault in check_pack(small_pack.folder).findings


def test_what_is_no_text_or_day_is_left_open(small_pack):
    small_pack.template(
        head='id = 7\ntitle = ["a"]\nvalid_from = "i går"\nvalid_to = 2026-01-01T10:00:00\nstate = true\n'
    )
    assert rows(small_pack)["brev.txt"] == Row("brev.txt", title="brev.txt")


def test_golden_texts_are_no_templates(small_pack):
    small_pack.write("golden/brev/eksempel.txt", "Vi ses på Rådhuset.\n")
    assert set(rows(small_pack)) == {"brev.txt"}


@pytest.mark.parametrize(
    "line",
    [
        "# en bemærkning",
        'search = [\n  "besøg",\n]',
        "title  =  'Brev om besøg'",
        'version = "\\u0031"',
        'change_note = """\n+\n"""',
    ],
)
def test_a_head_that_is_written_in_another_way_says_the_same(small_pack, line):
    plain = rows(small_pack)["brev.txt"]
    kept = [each for each in HEAD_OF_SMALL if each.partition(" ")[0] != line.partition(" ")[0]]
    small_pack.template(head="\n".join([*kept, line, ""]))
    assert rows(small_pack)["brev.txt"] == plain


HEAD_OF_SMALL = (
    'id = "brev"',
    'title = "Brev om besøg"',
    'kind = "text"',
    'version = "1"',
    "valid_from = 2020-01-01",
    'source = "egen praksis"',
    'certainty = "high"',
)
_VALUES = st.one_of(
    st.text('ab"\\\x00\t\n\x7f, ]#æ', max_size=6).map('"{}"'.format),
    st.lists(st.text("ab, ]æ", max_size=3).map('"{}"'.format), max_size=3).map(lambda each: f"[{', '.join(each)}]"),
    st.dates().map(str),
    st.from_regex(r'[0-9]{4}-[0-9]{2}-[0-9]{2}|true|[0-9]{1,3}|""""|\["a" "b"\]|\["a",\]|\[1\]', fullmatch=True),
)
_LINES = st.tuples(st.sampled_from(["a", "b_c", "B", "d.e", '"a"', ""]), st.sampled_from([" = ", "=", " "]), _VALUES)


@given(st.lists(_LINES.map("".join) | st.sampled_from(["", " ", "# a"]), max_size=4).map("\n".join))
def test_what_is_read_at_a_glance_is_what_the_parser_reads(toml):
    if (found := plainly_written(toml)) is not None:
        assert found == tomllib.loads(toml)


def test_a_head_as_most_are_is_read_at_a_glance():
    assert plainly_written(f'{HEAD}\nsearch = ["a", "b"]\n') == tomllib.loads(f'{HEAD}search = ["a", "b"]')
