"""A pack as one file: the same bytes from the same folder, and no trick that a zip can play."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.supply import archive
from assistant.supply.archive import ArchiveError

NAMES = st.from_regex(r"([a-z0-9][a-z0-9_-]{0,8}/){0,2}[a-z0-9][a-z0-9_-]{0,8}\.(txt|toml|md)", fullmatch=True).filter(
    lambda name: not archive.fault_in(name)
)


def folder_with(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """As anybody's zip program might make it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, content in members:
            made.writestr(name, content)
    return stream.getvalue()


def test_the_same_folder_gives_the_same_bytes_on_every_system(tmp_path: Path) -> None:
    files = {"pack.toml": b"id = 'a'\r\n", "notes/b.txt": "æøå".encode(), "notes/a.txt": b""}
    raw = archive.build(folder_with(tmp_path, files))
    assert hashlib.sha256(raw).hexdigest() == "66a492b0878827f02f00b455ee3c3e4af0dff20f2eb1e069f8a15810efc60634"
    os.utime(tmp_path / "pack.toml", (1, 1))
    assert archive.build(tmp_path) == raw


def test_what_editors_and_systems_leave_is_left_out(tmp_path: Path) -> None:
    litter = {".git/config.txt": b"x", "Thumbs.db": b"x", "notes/~$brev.docx": b"x", ".DS_Store": b"x"}
    folder_with(tmp_path, {"pack.toml": b"", **litter})
    assert set(archive.read(archive.build(tmp_path))) == {"pack.toml"}


def test_what_was_approved_before_is_for_those_who_write_the_pack(tmp_path: Path) -> None:
    folder_with(
        tmp_path, {"pack.toml": b"", "approved/words.toml": b"x", "approved/brev.txt": b"x", "a/approved/b.toml": b""}
    )
    assert set(archive.read(archive.build(tmp_path))) == {"pack.toml", "approved/brev.txt", "a/approved/b.toml"}


@given(files=st.dictionaries(NAMES, st.binary(max_size=200), max_size=8))
def test_what_is_built_is_read_again(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    if any(f"{one}/".startswith(f"{other}/") for one in files for other in files if one != other):
        return  # a file cannot be a folder too
    folder = folder_with(tmp_path_factory.mktemp("pakke"), files)
    assert archive.read(archive.build(folder)) == files


def test_what_is_unpacked_is_built_again(standard: Path, tmp_path: Path) -> None:
    raw = archive.build(standard)
    archive.unpack(raw, tmp_path / "ny")
    assert archive.build(tmp_path / "ny") == raw


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Brev om møde.txt", "fx »brev-om-moede.txt«"),
        ("PACK.TOML", "fx »pack.toml«"),
        ("noter/con.txt", "som Windows selv bruger"),
        ("lpt1.toml", "som Windows selv bruger"),
        ("makro.docm", "Her hører kun .docx, .json, .md, .toml, .txt til"),
        ("a" * 200 + ".txt", "for langt navn"),
        ("../ude.txt", "kun a–z"),
        ("/etc/passwd.txt", "kun a–z"),
        ("c:/ude.txt", "kun a–z"),
        ("a\\b.txt", "kun a–z"),
        ("noter./a.txt", "kun a–z"),
        ("a.txt ", "kun a–z"),
        ("a\0.txt", "kun a–z"),
        ("noter//a.txt", "kun a–z"),
        ("noter/", "kun a–z"),
        ("pack.toml:skjult.txt", "kun a–z"),
        ("a.txt\n", "kun a–z"),
    ],
)
def test_a_name_that_could_mean_something_else_is_refused(name: str, said: str) -> None:
    assert said in archive.fault_in(name)


def test_a_badly_named_file_is_told_before_anything_is_built(tmp_path: Path) -> None:
    folder_with(tmp_path, {"pack.toml": b"", "Noter/Å.txt": b""})
    assert [name for name, _ in archive.faults(tmp_path)] == ["Noter/Å.txt"]
    with pytest.raises(ArchiveError, match=r"fx »noter/aa\.txt«"):
        archive.build(tmp_path)


@pytest.mark.not_on_windows("links")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "hemmelig").write_text("nøgle")
    pack = folder_with(tmp_path / "pakke", {"pack.toml": b""})
    (pack / "a.txt").symlink_to(tmp_path / "hemmelig")
    with pytest.raises(ArchiveError, match="genvej til en anden fil"):
        archive.build(pack)


def link() -> bytes:
    member = zipfile.ZipInfo("a.txt", (1980, 1, 1, 0, 0, 0))
    member.create_system, member.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped((member, b"/etc/passwd"))


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped(("a.txt", b"set"), ("a.txt", b"brugt"))


def bomb() -> bytes:
    """A megabyte that unpacks to a gigabyte."""
    return zipped(("a.txt", b"\0" * 50_000_000), compression=zipfile.ZIP_DEFLATED)


def lied_about() -> bytes:
    """Says that it is small."""
    raw = bytearray(zipped(("a.txt", b"x" * 1000)))
    at = raw.rfind(b"PK\x01\x02")
    raw[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(raw)


def hidden(built: bytes) -> bytes:
    """Another file before the pack: a zip is read from its end."""
    return b"MZ" + built


def commented(built: bytes) -> bytes:
    return built[:-2] + struct.pack("<H", 4) + b"skjul"[:4]


def both() -> bytes:
    """A file that is a folder too."""
    return archive._packed({"a.txt": b"x", "a.txt/b.txt": b"x"})


BUILT = zipped(("a.txt", b"tekst"))


@pytest.mark.parametrize(
    "attack",
    [link, twice, both, bomb, lied_about, lambda: hidden(BUILT), lambda: commented(BUILT), lambda: BUILT],
    ids=[
        "link",
        "a name twice",
        "file and folder",
        "bomb",
        "lied about",
        "before it",
        "behind it",
        "from a zip program",
    ],
)
def test_a_zip_that_we_have_not_built_is_refused(attack: Callable[[], bytes], tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="ikke en pakke, som Sagstast har bygget"):
        archive.unpack(attack(), tmp_path / "ny")
    assert not (tmp_path / "ny").exists()


@given(at=st.integers(min_value=0), byte=st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_never_another_pack_by_the_same_name(at: int, byte: int, built: bytes) -> None:
    raw = bytearray(built)
    raw[at % len(raw)] ^= byte
    try:
        files = archive.read(bytes(raw))
    except ArchiveError:
        return
    assert files != archive.read(built)  # the signature's matter: it is whole, only another


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = folder_with(tmp_path_factory.mktemp("bygget"), {"pack.toml": b"id = 'a'", "notes/a.txt": b"tekst"})
    return archive.build(folder)


@given(raw=st.binary(max_size=300))
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(ArchiveError):
        archive.read(raw)


def test_too_much_is_refused_both_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with(tmp_path, {"a.txt": b"x" * 60, "b.txt": b"x" * 60})
    raw = archive.build(tmp_path)
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    with pytest.raises(ArchiveError, match="fylder mere end"):
        archive.build(tmp_path)
    with pytest.raises(ArchiveError, match="fylder mere end"):
        archive.read(raw)
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    with pytest.raises(ArchiveError, match="flere end"):
        archive.build(tmp_path)
    with pytest.raises(ArchiveError, match="flere end"):
        archive.read(raw)
