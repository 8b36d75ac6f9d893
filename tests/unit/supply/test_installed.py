"""What is on a machine: one whole set at any moment, the one before kept, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from pack_town import pack, text_of

from assistant.store import atomic
from assistant.supply import archive
from assistant.supply.archive import ArchiveError
from assistant.supply.installed import Installed, InstalledPack, PackSet, read_installed

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def a_set(installed: Installed, *texts: str) -> PackSet:
    """Unpack a pack for each text, and make a set of them."""
    packs = []
    for number, text in enumerate(texts):
        raw = pack(text)
        name = sha256(raw).hexdigest()
        if not installed.folder_of_content(name).is_dir():
            installed.unpack(raw, name)
        packs.append(InstalledPack(f"team07/nr-{number}", name, "breve", "1", NOW))
    return PackSet(tuple(packs), NOW, NOW)


def texts(installed: Installed) -> list[str]:
    return [text_of((folder / "brev.txt").read_bytes()) for folder in installed.folders]


@pytest.fixture
def installed(home: Path) -> Installed:
    return read_installed(home / "data" / "packs")


def test_a_set_is_in_use_until_the_next(installed: Installed) -> None:
    assert installed.folders == []
    first = installed.use(a_set(installed, "en", "to"))
    assert texts(read_installed(installed.folder)) == ["en", "to"]
    second = first.use(a_set(first, "en", "tre"))
    found = read_installed(installed.folder)
    assert found == second
    assert texts(found) == ["en", "tre"]
    assert found.previous == first.current


def test_only_the_last_two_sets_are_kept(installed: Installed) -> None:
    for text in ("en", "to", "tre"):
        installed = installed.use(a_set(installed, text))
        installed.tidy()
    folders = {folder.name for folder in installed.folder.iterdir() if folder.is_dir()}
    kept = [each for each in (installed.current, installed.previous) if each]
    assert folders == {found.sha256 for each in kept for found in each.packs}
    assert len(folders) == 2


def test_the_same_set_seen_again_is_no_new_set(installed: Installed) -> None:
    installed = installed.use(a_set(installed, "en"))
    installed = installed.use(a_set(installed, "to"))
    later = datetime(2026, 11, 25, tzinfo=UTC)
    installed = installed.use(replace(a_set(installed, "to"), verified_at=later))
    assert installed.current
    assert installed.current.verified_at == later
    assert installed.previous
    kept = installed.folder_of(installed.previous.packs[0])
    assert text_of((kept / "brev.txt").read_bytes()) == "en"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 2}', '{"format": 1, "current": {"packs": 3}}'])
def test_a_spoilt_list_is_as_none(installed: Installed, content: str) -> None:
    installed = installed.use(a_set(installed, "en"))
    (installed.folder / "i-brug.json").write_text(content, "utf-8")
    assert read_installed(installed.folder).current is None


def test_a_set_of_which_a_folder_is_gone_is_none(installed: Installed) -> None:
    installed = installed.use(a_set(installed, "en", "to"))
    for file in installed.folders[0].iterdir():
        file.unlink()
    installed.folders[0].rmdir()
    assert read_installed(installed.folder).current is None


def test_what_is_no_pack_leaves_nothing_behind(installed: Installed) -> None:
    with pytest.raises(ArchiveError):
        installed.unpack(b"PK", "a" * 64)
    assert list(installed.folder.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive, "unpack", lambda _, folder: (folder.mkdir(), full()))
    with pytest.raises(OSError, match="No space"):
        installed.unpack(pack(), "a" * 64)
    assert list(installed.folder.iterdir()) == []


def test_a_list_that_cannot_be_written_leaves_the_old_one(installed: Installed) -> None:
    installed = installed.use(a_set(installed, "en"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    new = a_set(installed, "to")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(atomic.os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            installed.use(new)
    assert texts(read_installed(installed.folder)) == ["en"]


def test_an_unpacking_that_was_killed_is_tidied_away(installed: Installed) -> None:
    (installed.folder / ".ny-77-abc").mkdir(parents=True)
    (installed.folder / ".ny-77-abc" / "brev.txt").write_text("halvt", "utf-8")
    (installed.folder / "tuf").mkdir()
    installed = installed.use(a_set(installed, "en"))
    installed.tidy()
    assert {found.name for found in installed.folder.iterdir()} == {
        "i-brug.json",
        "tuf",
        installed.folders[0].name,
    }
    assert json.loads((installed.folder / "i-brug.json").read_text("utf-8"))["previous"] is None
