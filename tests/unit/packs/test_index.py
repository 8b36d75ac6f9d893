"""The memory of a pack: the same as reading it, and never in the way."""

from __future__ import annotations

import json
import os

import pytest

from assistant.casework.library import open_library
from assistant.packs import index


def read_once(folder, cache):
    return open_library([folder], cache).indexes[0]


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def the_file(cache):
    [file] = (cache / "index").iterdir()
    return file


def test_what_is_remembered_is_what_was_read(small_pack, cache):
    small_pack.write("broken.txt", "+++\nid = \n+++\n")
    fresh = read_once(small_pack.folder, None)
    assert read_once(small_pack.folder, cache) == fresh
    assert index.remembered(small_pack.folder, cache, index.fingerprint(small_pack.folder)) == fresh
    assert fresh.findings


def test_the_standard_pack_comes_back_whole(standard, cache):
    fresh = read_once(standard, cache)
    assert index.remembered(standard, cache, index.fingerprint(standard)) == fresh
    assert fresh == read_once(standard, None)


def test_a_second_opening_reads_no_template(small_pack, cache, monkeypatch):
    first = read_once(small_pack.folder, cache)
    monkeypatch.setattr("assistant.packs.reader.template_files", lambda _: pytest.fail("read again"))
    assert read_once(small_pack.folder, cache) == first


@pytest.mark.parametrize("change", ["edited", "added", "removed", "same size", "touched in a folder"])
def test_any_change_is_noticed(small_pack, cache, change):
    file = small_pack.folder / "brev.txt"
    small_pack.write("under/andet.txt", file.read_text(encoding="utf-8").replace('"brev"', '"andet"'))
    read_once(small_pack.folder, cache)
    before = index.fingerprint(small_pack.folder)
    match change:
        case "edited":
            file.write_text(file.read_text(encoding="utf-8").replace("besøg", "et besøg"), encoding="utf-8")
        case "same size":
            file.write_text(file.read_text(encoding="utf-8").replace("besøg", "møder"), encoding="utf-8")
        case "added":
            small_pack.write("ny.txt", "+++")
        case "removed":
            file.unlink()
        case "touched in a folder":
            os.utime(small_pack.folder / "under" / "andet.txt", ns=(1, 1))
    assert index.fingerprint(small_pack.folder) != before
    assert read_once(small_pack.folder, cache) == read_once(small_pack.folder, None)


def test_what_is_saved_while_the_pack_is_read_is_read_next_time(small_pack, cache, monkeypatch):
    file = small_pack.folder / "brev.txt"
    real = index.remember

    def saved_meanwhile(*args):
        file.write_text(file.read_text(encoding="utf-8").replace("besøg", "et besøg"), encoding="utf-8")
        real(*args)

    monkeypatch.setattr("assistant.casework.library.remember", saved_meanwhile)
    read_once(small_pack.folder, cache)
    monkeypatch.undo()
    assert read_once(small_pack.folder, cache).entries[0].title == "Brev om et besøg"


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[" * 100_000,
        lambda text: "[]",
        lambda text: '"key"',
        lambda text: json.dumps({**json.loads(text), "entries": [{}]}),
        lambda text: json.dumps({**json.loads(text), "info": 3}),
        lambda text: json.dumps({**json.loads(text), "findings": [{"severity": "?"}]}),
    ],
    ids=["empty", "half", "deep", "list", "text", "no entry", "no info", "no finding"],
)
def test_a_damaged_memory_is_forgotten(small_pack, cache, damage):
    fresh = read_once(small_pack.folder, cache)
    file = the_file(cache)
    file.write_text(damage(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert read_once(small_pack.folder, cache) == fresh
    assert index.remembered(small_pack.folder, cache, index.fingerprint(small_pack.folder)) == fresh


def test_bytes_that_are_no_text_are_forgotten_too(small_pack, cache):
    fresh = read_once(small_pack.folder, cache)
    the_file(cache).write_bytes(b"\xff\xfe\x00")
    assert read_once(small_pack.folder, cache) == fresh


def test_a_cache_that_cannot_be_written_only_costs_time(small_pack, tmp_path):
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file where the folder should be")
    assert read_once(small_pack.folder, in_the_way).entries
    assert in_the_way.read_text() == "a file where the folder should be"


@pytest.mark.not_on_windows("links")
def test_a_link_to_nowhere_is_a_finding_not_a_fall(small_pack, cache):
    (small_pack.folder / "væk.txt").symlink_to("findes-ikke.txt")
    assert [finding.code for finding in read_once(small_pack.folder, cache).findings] == ["P01"]


def test_a_change_in_the_pack_below_reads_the_one_above_again(small_pack, standard, tmp_path, cache):
    below = tmp_path / "under"
    below.mkdir()
    for name in ("pack.toml", "note-types.toml"):
        (below / name).write_bytes((standard / name).read_bytes())
    small_pack.write("notat.txt", (standard / "notes" / "raadighed-afbud.txt").read_bytes())
    assert {entry.id for entry in open_library([below, small_pack.folder], cache).indexes[1].entries} == {
        "brev",
        "raadighed-afbud",
    }
    (below / "note-types.toml").unlink()
    assert {entry.id for entry in open_library([below, small_pack.folder], cache).indexes[1].entries} == {"brev"}
