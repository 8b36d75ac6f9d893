"""The pack that the studio opens: begun where there is none, and never where something else lies."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from assistant.casework.hand_files import NotSavedError
from assistant.casework.packcheck import check_pack
from assistant.casework.studio.packs import begin_pack, below, own_pack, title_of
from assistant.packs.reader import read_core
from assistant.store import paths

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    "name", ["hold-øst", "Mit hold & de andre", "æøå", *["citat\"tegn'", "con"] * (os.name != "nt")]
)
def test_a_pack_is_begun_in_an_empty_folder_or_in_none(tmp_path: Path, name: str):
    folder = tmp_path / name
    assert begin_pack(folder, TODAY)
    core = read_core(folder)
    assert core.findings == ()
    assert core.info is not None
    assert (core.info.title, core.info.valid_from, core.info.version) == (name, TODAY, "1")
    assert title_of(folder) == name
    before = (folder / "pack.toml").read_bytes()
    assert not begin_pack(folder, date(2027, 1, 1))
    assert (folder / "pack.toml").read_bytes() == before
    assert not [each for each in check_pack(folder, today=TODAY).findings if each.severity == "error"]


def test_her_own_templates_have_a_pack_of_their_own(home: Path):
    assert own_pack().is_relative_to(home)
    assert begin_pack(own_pack(), TODAY)
    assert title_of(own_pack()) == "Mine skabeloner"
    assert own_pack().parent == paths.own_packs_dir()


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "brev.docx").write_bytes(b"x")
    with pytest.raises(NotSavedError, match="ikke en skabelonpakke"):
        begin_pack(tmp_path, TODAY)
    assert [each.name for each in tmp_path.iterdir()] == ["brev.docx"]


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "brev.docx").write_bytes(b"x")
    with pytest.raises(NotSavedError):
        begin_pack(tmp_path / "brev.docx", TODAY)
    assert (tmp_path / "brev.docx").read_bytes() == b"x"


@pytest.mark.parametrize("content", [b"", b"title = ", b"title = 3\n", b"\xff", None])
def test_a_pack_that_does_not_say_is_called_as_its_folder(tmp_path: Path, content: bytes | None):
    if content is not None:
        (tmp_path / "pack.toml").write_bytes(content)
    assert title_of(tmp_path) == tmp_path.name


def test_a_pack_never_leans_on_itself(tmp_path: Path, packs):
    under, own = packs("under"), packs("egen")
    assert below(own, [under, own, tmp_path / "under" / ".." / "egen"]) == [under]
