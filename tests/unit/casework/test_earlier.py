"""Going back on one machine to the packs of before, until something newer is published; never to what was withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pack_town import PACK, TEMPLATE, Town, pack, text_of

from assistant.casework import earlier
from assistant.casework.diagnosis import Check, checks
from assistant.casework.earlier import NoWayBackError, turn
from assistant.casework.setup import installed_library
from assistant.casework.supplied import installed_packs
from assistant.casework.updating import Updated, update
from assistant.store import paths
from assistant.store.lock import locked
from assistant.store.policy import Updates
from assistant.supply import archive

pytestmark = pytest.mark.usefixtures("warm")
NOW = datetime.now(UTC)
TODAY = NOW.date()
Look = Callable[..., Updated]


def texts() -> list[str]:
    """What the templates in use say."""
    return [text_of((folder / "brev.txt").read_bytes()) for folder in installed_packs().folders]


@pytest.fixture
def look(town: Town, home: Path, tmp_path: Path) -> Look:
    def look(*names: str, now: datetime = NOW) -> Updated:
        return update(Updates(str(town.folder), names or ("team07/breve",), root=tmp_path / "root.json"), now)

    return look


@pytest.fixture
def two(town: Town, look: Look) -> None:
    """The machine has had two texts."""
    for text, now in (("Første.", NOW - timedelta(days=2)), ("Anden.", NOW - timedelta(days=1))):
        town.put("team07", "team07/breve.zip", pack(text), "lone")
        look(now=now)


def test_the_earlier_packs_stay_while_nothing_newer_is_published(two: None, look: Look) -> None:
    turn(TODAY)
    assert texts() == ["Første."]
    assert earlier.is_back(installed_packs())
    updated = look()
    assert (updated.is_new, updated.findings) == (False, ())
    assert texts() == ["Første."]
    assert updated.installed.current
    assert updated.installed.current.verified_at == NOW  # nobody is told that she is cut off


def test_once_more_brings_the_newest_again(two: None, look: Look) -> None:
    turn(TODAY)
    look()
    turn(TODAY)
    assert texts() == ["Anden."]
    assert not earlier.is_back(installed_packs())
    assert not look().is_new
    turn(TODAY)
    assert texts() == ["Første."]


def test_what_is_newer_is_used_with_all_the_rest(town: Town, look: Look) -> None:
    both = ("team07/breve", "team08/breve")
    for text in ("Første.", "Anden."):
        town.put("team07", "team07/breve.zip", pack(text), "lone")
        town.put("team08", "team08/breve.zip", pack(text), "hanne")
        look(*both)
    turn(TODAY)
    assert texts() == ["Første.", "Første."]
    town.put("team08", "team08/breve.zip", pack("Tredje."), "hanne")
    updated = look(*both)
    assert updated.is_new
    assert texts() == ["Anden.", "Tredje."]
    assert not earlier.is_back(installed_packs())


def test_when_they_became_others(two: None, look: Look) -> None:
    assert earlier.changed_at(installed_packs()) == NOW - timedelta(days=1)


def test_nobody_goes_back_to_a_withdrawn_wording(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack("Forkert klagefrist."), "lone")
    look()
    head = TEMPLATE.format(kind="text", text="Forkert klagefrist.")
    gone = 'certainty = "high"\nwithdrawn = 2026-01-01\nwithdrawn_why = "Klagefristen var forkert."\n'
    files = {"pack.toml": PACK.format("2"), "brev.txt": head.replace('certainty = "high"\n', gone)}
    raw = archive.pack({name: text.encode() for name, text in files.items()})
    town.put("team07", "team07/breve.zip", raw, "lone")
    assert look().is_new
    with pytest.raises(NoWayBackError, match="»Besøg på rådhuset« er trukket tilbage siden"):
        turn(TODAY)
    assert not earlier.is_back(installed_packs())


def test_with_one_set_there_is_no_way_back(town: Town, look: Look) -> None:
    with pytest.raises(NoWayBackError, match="ingen tidligere pakker"):
        turn(TODAY)
    town.put("team07", "team07/breve.zip", pack("Første."), "lone")
    look()
    assert earlier.changed_at(installed_packs()) is None
    with pytest.raises(NoWayBackError, match="ingen tidligere pakker"):
        turn(TODAY)
    assert texts() == ["Første."]


def test_while_packs_are_fetched_she_is_asked_to_wait(two: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.store.lock.PATIENCE", 0.1)
    with locked(paths.packs_dir() / "opdatering"), pytest.raises(NoWayBackError, match="Prøv igen om lidt"):
        turn(TODAY)


def test_a_disk_that_is_full_leaves_all_as_it_was(two: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("assistant.supply.installed.write_text", full)
    with pytest.raises(NoWayBackError, match="Se, om disken er fuld"):
        turn(TODAY)
    assert texts() == ["Anden."]


class TestDiagnosis:
    def check(self) -> Check:
        return next(each for each in checks(installed_library()) if each.name == "Hentning af pakker")

    def set_up(self, town: Town, tmp_path: Path) -> None:
        paths.policy_file().parent.mkdir(parents=True, exist_ok=True)
        lines = [f"source = '{town.folder}'", "packs = ['team07/breve']", f"root = '{tmp_path / 'root.json'}'"]
        paths.policy_file().write_text("[updates]\n" + "\n".join(lines), "utf-8")

    def test_a_machine_that_fetches_nothing_is_well(self, home: Path) -> None:
        assert (self.check().ok, self.check().detail) == (True, "er ikke sat op; skabelonerne følger med programmet")

    def test_one_that_has_fetched_nothing_is_told_how(self, town: Town, tmp_path: Path, home: Path) -> None:
        self.set_up(town, tmp_path)
        found = self.check()
        assert (found.ok, found.remedy) == (False, "Kør: sagstast pack update")
        assert str(town.folder) in found.detail

    def test_it_says_when_they_were_confirmed_and_that_somebody_went_back(
        self, two: None, town: Town, tmp_path: Path
    ) -> None:
        self.set_up(town, tmp_path)
        found = self.check()
        assert found.ok
        assert found.detail.startswith(f"1 pakke fra {town.folder}, bekræftet ")
        turn(TODAY)
        assert self.check().detail.endswith("; de tidligere pakker bruges")

    def test_packs_that_nobody_has_confirmed_in_time_are_not_well(self, two: None, town: Town, tmp_path: Path) -> None:
        self.set_up(town, tmp_path)
        installed = installed_packs()
        assert installed.current
        installed.use(replace(installed.current, expires=NOW - timedelta(days=1)))
        found = self.check()
        assert not found.ok
        assert found.remedy.startswith("Kør: sagstast pack update.")
