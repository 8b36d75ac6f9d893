"""A wording that was kept comes back byte for byte, or is told to be lost; nothing in between."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.store import wordings
from assistant.store.wordings import LostError

RAW = '+++\nid = "brev"\n+++\nÆblegrød på Ærø\r\n'.encode()
NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=2)


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "data" / "wordings"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raws=st.lists(st.binary(max_size=200), max_size=6))
def test_whatever_was_kept_comes_back_byte_for_byte(folder: Path, raws: list[bytes]) -> None:
    names = [wordings.keep(folder, raw) for raw in raws]
    assert [wordings.read(folder, name) for name in names] == raws
    assert len(set(names)) == len(set(raws))


def test_what_is_there_already_is_not_written_again(folder: Path) -> None:
    file = wordings.path_of(folder, wordings.keep(folder, RAW))
    before = file.stat()
    wordings.keep(folder, RAW)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(other=st.binary(max_size=60).filter(lambda raw: raw != RAW))
def test_a_file_that_somebody_has_changed_is_told_and_not_shown_and_mended_when_kept_again(
    folder: Path, other: bytes
) -> None:
    name = wordings.keep(folder, RAW)
    wordings.path_of(folder, name).write_bytes(other)
    with pytest.raises(LostError, match="ændret"):
        wordings.read(folder, name)
    wordings.keep(folder, RAW)
    assert wordings.read(folder, name) == RAW


@pytest.mark.parametrize("name", ["0" * 64, "", "../receipts", "0" * 63, "x" * 64, "0" * 64 + "\n"])
def test_what_was_never_kept_and_what_is_no_hash_is_told(folder: Path, name: str) -> None:
    wordings.keep(folder, RAW)
    (folder.parent / "receipts.txt").write_text("hemmeligt")
    with pytest.raises(LostError, match="ikke gemt"):
        wordings.read(folder, name)


def test_only_what_no_receipt_names_is_forgotten(folder: Path) -> None:
    kept, gone = wordings.keep(folder, RAW), wordings.keep(folder, b"udgaaet")
    assert wordings.prune(folder, {kept}, LATER) == 1
    assert wordings.read(folder, kept) == RAW
    with pytest.raises(LostError):
        wordings.read(folder, gone)
    assert wordings.prune(folder / "findes ikke", set(), LATER) == 0


def test_what_was_kept_just_now_waits_for_its_receipt(folder: Path) -> None:
    name = wordings.keep(folder, RAW)
    assert wordings.prune(folder, set(), NOW + timedelta(hours=23)) == 0
    assert wordings.read(folder, name) == RAW


def test_a_crash_between_writing_and_renaming_leaves_no_half_wording(folder: Path) -> None:
    program = (
        "import os, sys, pathlib\n"
        "from assistant.store import wordings\n"
        "pathlib.Path.replace = lambda *_: os._exit(9)\n"
        "wordings.keep(pathlib.Path(sys.argv[1]), b'halvt')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(folder)], check=False, cwd=Path(__file__).parents[3])
    assert done.returncode == 9
    (left,) = folder.iterdir()
    with pytest.raises(LostError, match="ikke gemt"):
        wordings.read(folder, "8e4ac8e09fbd0e9f3d3e2f2f7f60b9a1d7a6a4d1f9a6e3b9c7a5e2d1c0b9a887")
    name = wordings.keep(folder, b"halvt")
    assert wordings.read(folder, name) == b"halvt"
    assert wordings.prune(folder, {name}, LATER) == 1
    assert not left.exists()


@pytest.mark.not_on_windows("modes")
def test_they_are_for_their_owner_only(folder: Path) -> None:
    file = wordings.path_of(folder, wordings.keep(folder, RAW))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
