"""A pack is listed by the first lines of its templates just as it is when all of it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.casework.packcheck import check_pack
from assistant.packs.listing import heads_in, list_pack

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
HEAD = (
    'id = "a"\ntitle = "A"\nkind = "text"\nversion = "1"\nsource = "s"\ncertainty = "high"\nvalid_from = 2020-01-01\n'
)


def write(folder: Path, front: str, name: str = "a.txt") -> Path:
    (folder / "pack.toml").write_text(
        'id = "p"\nversion = "1"\ntitle = "P"\npublisher = "H"\nvalid_from = 2020-01-01\n', "utf-8"
    )
    (folder / name).write_text(f"+++\n{front}+++\ntekst\n", "utf-8")
    return folder


def test_the_standard_pack_is_listed_as_it_is_read() -> None:
    whole = check_pack(STANDARD, with_examples=False)
    core, entries = list_pack(STANDARD, whole.info.layer, ())
    assert tuple(entries) == whole.entries
    assert (core.info, core.note_types) == (whole.info, whole.note_types)


@pytest.mark.parametrize(
    "front",
    [
        f'search = [\n  "en",\n[ "to" ][0],\n]\n{HEAD}',  # no TOML at all
        f'{HEAD}search = """\n[[fields]]\n"""\n',
        f"{HEAD}search = 7\n",
        HEAD.replace("2020-01-01", "2020-13-01"),
        "",
    ],
)
def test_what_cannot_be_read_whole_is_not_listed(tmp_path: Path, front: str) -> None:
    folder = write(tmp_path, front)
    assert not check_pack(folder, with_examples=False).entries
    assert not list_pack(folder, "team", ())[1]


@pytest.mark.parametrize(
    "more",
    [
        'search = [\n  "[ en",\n  "to",\n]\n',
        'change_note = """\nNyt:\n[[fields]]\n"""\n[[fields]]\nname = "f"\nlabel = "F"\ntype = "text"\nexample = "x"\n',
        "",
    ],
)
def test_a_bracket_within_a_text_ends_nothing(tmp_path: Path, more: str) -> None:
    folder = write(tmp_path, HEAD + more)
    whole = check_pack(folder, with_examples=False)
    assert len(whole.entries) == 1, whole.findings
    assert tuple(list_pack(folder, "team", ())[1]) == whole.entries


def test_what_a_pack_below_has_locked_is_not_listed(tmp_path: Path) -> None:
    assert not list_pack(write(tmp_path, HEAD), "team", {"a"})[1]


def test_of_two_from_the_same_day_the_first_counts(tmp_path: Path) -> None:
    write(tmp_path, HEAD, "b.txt")
    folder = write(tmp_path, HEAD.replace('"A"', '"B"'))
    assert [entry.title for entry in list_pack(folder, "team", ())[1]] == ["B"]
    assert [entry.title for entry in check_pack(folder, with_examples=False).entries] == ["B"]


def test_a_fault_in_a_question_hides_nothing_of_the_head(tmp_path: Path) -> None:
    folder = write(tmp_path, f"{HEAD}[[fields]]\nname = \n")
    assert [head["id"] for head in heads_in(folder)] == ["a"]
    assert [entry.id for entry in list_pack(folder, "team", ())[1]] == ["a"]
