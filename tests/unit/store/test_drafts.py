"""A draft comes back as it was, says nothing to anybody without the key, and goes when its time is up."""

from __future__ import annotations

import base64
import json
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.model.kept import Kept
from assistant.store import atomic, drafts
from assistant.store.vault import SealedError, Vault, new_key

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
DRAFT = Kept(
    name="0" * 31 + "a",
    kind="template",
    id="raadighed-udeblivelse",
    version="en-ordlyd",
    answers={"hvad": "jobsamtale", "haendt": "Borgeren var ikke mødt."},
    case_mark="et-mærke",
    salt="f00d",
    begun=NOW,
    touched=NOW,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def vault() -> Vault:
    return Vault(new_key(), "prøvens")


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "data" / "drafts"


def aged(folder: Path, days: float) -> Path:
    (file,) = folder.iterdir()
    then = (NOW - timedelta(days=days)).timestamp()
    os.utime(file, (then, then))
    return file


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.text(), JSON, max_size=4))
def test_any_answers_come_back_as_they_were(folder: Path, vault: Vault, answers: dict[str, object]) -> None:
    draft = replace(DRAFT, answers=answers)
    drafts.write(folder, draft, vault)
    assert drafts.read(folder, vault) == drafts.Found((draft,))


def test_the_latest_state_is_the_one_that_comes_back(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    later = replace(DRAFT, answers={"hvad": "andet"}, touched=NOW + timedelta(seconds=1))
    drafts.write(folder, later, vault)
    assert drafts.read(folder, vault).drafts == (later,)


def test_the_one_touched_last_comes_first(folder: Path, vault: Vault) -> None:
    times = (NOW, NOW + timedelta(days=1), NOW - timedelta(days=1))
    for number, touched in enumerate(times):
        drafts.write(folder, replace(DRAFT, name=f"{number:032x}", touched=touched), vault)
    found = drafts.read(folder, vault).drafts
    assert [draft.touched for draft in found] == sorted(times, reverse=True)
    assert {draft.name for draft in found} == drafts.names(folder)


def test_nothing_of_it_stands_in_clear(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    (file,) = folder.iterdir()
    sealed = file.read_bytes()
    for word in ("jobsamtale", "haendt", "mødt", "raadighed", "template", "en-ordlyd", "2026", "f00d"):
        assert word.encode() not in sealed
        assert word not in file.name


def test_two_of_the_same_look_nothing_alike_and_tell_no_time(folder: Path, vault: Vault) -> None:
    first, second = vault.seal(b"x" * 100), vault.seal(b"x" * 100)
    assert first[20:] != second[20:]
    assert base64.urlsafe_b64decode(first)[1:9] == bytes(8)  # where Fernet puts its time


@pytest.mark.not_on_windows("modes")
def test_only_its_owner_can_read_it(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_with_another_key_it_is_counted_lost_and_deleted(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    assert drafts.read(folder, Vault(new_key(), "en anden")) == drafts.Found((), lost=1)
    assert drafts.names(folder) == frozenset()


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: b"", lambda raw: raw[:50] + b"AAAA" + raw[54:]])
def test_a_damaged_one_is_deleted_and_the_others_stay(folder, vault, damage):
    drafts.write(folder, DRAFT, vault)
    file = next(folder.iterdir())
    file.write_bytes(damage(file.read_bytes()))
    whole = replace(DRAFT, name="f" * 32)
    drafts.write(folder, whole, vault)
    assert drafts.read(folder, vault) == drafts.Found((whole,), lost=1)
    assert drafts.names(folder) == {whole.name}


@pytest.mark.parametrize(
    "inside",
    ["[]", "{}", "{", "null", "[" * 3000, json.dumps(DRAFT.as_json() | {"answers": 1})]
    + [json.dumps(DRAFT.as_json() | {"touched": when}) for when in ("i går", "2026-11-22T10:30:00", None)]
    + [json.dumps(DRAFT.as_json() | {"kind": "andet"})],
)
def test_what_is_whole_and_not_understood_is_a_newer_version_and_stays(folder, vault, inside):
    folder.mkdir(parents=True)
    (folder / f"{DRAFT.name}.kladde").write_bytes(vault.seal(inside.encode()))
    assert drafts.read(folder, vault) == drafts.Found((), unread=frozenset({DRAFT.name}))
    assert drafts.names(folder) == {DRAFT.name}


def test_what_is_longer_than_we_write_stays_unread(folder, vault, monkeypatch):
    drafts.write(folder, DRAFT, vault)
    monkeypatch.setattr(drafts, "_LONGEST", 10)
    assert drafts.read(folder, vault) == drafts.Found((), unread=frozenset({DRAFT.name}))


def test_what_somebody_has_open_stays_and_is_counted(folder, vault, monkeypatch):
    drafts.write(folder, DRAFT, vault)

    def in_use(file: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", in_use)
    assert drafts.read(folder, vault) == drafts.Found((), unread=frozenset({DRAFT.name}))


def test_what_is_not_a_draft_is_left_alone(folder: Path, vault: Vault) -> None:
    folder.mkdir(parents=True)
    other = folder / "mine noter.txt"
    other.write_text("æøå", "utf-8")
    drafts.look(folder, 0, NOW + timedelta(days=9))
    assert drafts.read(folder, vault) == drafts.Found(())
    assert other.read_text("utf-8") == "æøå"


def test_forgotten_it_is_gone_and_forgetting_twice_is_no_matter(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    drafts.forget(folder, DRAFT.name)
    drafts.forget(folder, DRAFT.name)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("days", "is_kept"), [(13.9, True), (14.1, False)])
def test_after_the_set_days_it_is_gone(folder, vault, days, is_kept):
    drafts.write(folder, DRAFT, vault)
    aged(folder, days)
    drafts.look(folder, 14, NOW)
    assert bool(drafts.names(folder)) is is_kept


def test_where_nothing_may_be_kept_everything_goes(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    aged(folder, 0)
    drafts.look(folder, 0, NOW)
    assert drafts.names(folder) == frozenset()


def test_one_that_cannot_be_deleted_keeps_no_other_and_is_counted(folder, vault, monkeypatch):
    names = [f"{number:032x}" for number in range(5)]
    for name in names:
        drafts.write(folder, replace(DRAFT, name=name), vault)
    unlink = Path.unlink

    def in_use(file: Path, missing_ok: bool = False) -> None:
        if file.stem == names[2]:
            raise PermissionError(13, "in use")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", in_use)
    assert drafts.look(folder, 0, datetime.now(UTC)) == drafts.Looked(frozenset({names[2]}), undeleted=1)


def test_what_a_crash_left_half_written_goes_too(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    left = folder / f".{DRAFT.name}.kladde.x7"
    aged(folder, 1).rename(left)
    assert drafts.read(folder, vault) == drafts.Found(())
    drafts.look(folder, 14, NOW)
    assert not left.exists()


def test_taken_over_it_has_another_name_and_the_old_writer_harms_nothing(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    drafts.take_over(folder, DRAFT.name, "b" * 32)
    theirs = replace(DRAFT, answers={"hvad": "skrevet i den anden session"}, touched=NOW + timedelta(minutes=1))
    drafts.write(folder, theirs, vault)
    assert drafts.read(folder, vault).drafts == (theirs, replace(DRAFT, name="b" * 32))
    drafts.forget(folder, DRAFT.name)
    with pytest.raises(OSError):
        drafts.take_over(folder, DRAFT.name, "c" * 32)


def test_what_cannot_be_written_leaves_what_was_kept(folder: Path, vault: Vault, monkeypatch) -> None:
    drafts.write(folder, DRAFT, vault)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError):
        drafts.write(folder, replace(DRAFT, answers={"hvad": "nyt"}), vault)
    assert drafts.read(folder, vault).drafts == (DRAFT,)
    assert len(list(folder.iterdir())) == 1


def test_more_than_any_plan_is_not_kept(folder: Path, vault: Vault) -> None:
    drafts.write(folder, DRAFT, vault)
    with pytest.raises(drafts.TooLongError):
        drafts.write(folder, replace(DRAFT, answers={"alt": "x" * 8_000_001}), vault)
    assert drafts.read(folder, vault).drafts == (DRAFT,)


@pytest.mark.parametrize("name", ["", "../../settings", "A" * 32, "a" * 31, "a" * 32 + "/x"])
def test_a_name_that_is_none_of_ours_names_no_file(folder, name):
    with pytest.raises(ValueError, match="^" + name.replace(".", r"\.") + "$"):
        drafts.forget(folder, name)


def test_no_two_are_called_the_same() -> None:
    assert len({drafts.new_name() for _ in range(1000)}) == 1000


def test_without_a_folder_there_is_none(folder: Path) -> None:
    assert drafts.names(folder) == frozenset()
    assert drafts.look(folder, 14, NOW) == drafts.Looked(frozenset())


def test_a_stranger_cannot_open_the_vault(vault: Vault) -> None:
    with pytest.raises(SealedError):
        Vault(new_key(), "").open(vault.seal(b"hemmeligt"))
