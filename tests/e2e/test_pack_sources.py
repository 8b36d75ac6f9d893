"""Packs from a real web server and from a real Windows share, and what happens when either is away or wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from assistant.casework.supplied import installed_packs
from assistant.casework.updating import Updated, update
from assistant.store.policy import Updates
from pack_town import Town, pack, text_of

from targets import servers

pytestmark = pytest.mark.e2e

MOST_BYTES = 5_000
"""What it may cost to see that there is nothing new."""


def texts() -> list[str]:
    return [text_of((folder / "brev.txt").read_bytes()) for folder in installed_packs().folders]


class Machine:
    """A caseworker's, which fetches from ``source``."""

    def __init__(self, source: str, root: Path) -> None:
        self._wanted = Updates(source, ("team07/breve",), root=root)

    def update(self) -> Updated:
        return update(self._wanted, datetime.now(UTC))


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = Town(tmp_path / "drev", datetime.now(UTC))
    town.found()
    town.put("team07", "team07/breve.zip", pack("Vi ses på rådhuset."), "lone")
    (tmp_path / "root.json").write_bytes(town.trusted)
    return town


@contextmanager
def from_the_web(town: Town, folder: Path) -> Iterator[str]:
    with servers.web(town.folder, folder) as web:
        yield web.address


@contextmanager
def from_a_share(town: Town, _: Path) -> Iterator[str]:
    if why := servers.why_no_share():
        pytest.skip(why)
    with ExitStack() as stack:
        try:
            mounted = stack.enter_context(servers.windows_share(town.folder))
        except servers.NotAllowedError as error:
            pytest.skip(f"no share can be mounted here: {error}")
        yield str(mounted)


@pytest.mark.parametrize("source", [from_the_web, from_a_share])
def test_packs_come_from_it_and_what_is_wrong_with_it_changes_nothing(
    source: object, town: Town, home: Path, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        scratch = tmp_path / "server"
        scratch.mkdir()
        address = stack.enter_context(source(town, scratch))
        machine = Machine(address, tmp_path / "root.json")
        assert machine.update().findings == ()
        assert texts() == ["Vi ses på rådhuset."]
        kept = shutil.copytree(town.folder, tmp_path / "i går")
        town.put("team07", "team07/breve.zip", pack("Vi ses i jobcentret."), "lone")
        assert machine.update().is_new
        assert texts() == ["Vi ses i jobcentret."]
        assert not machine.update().is_new
        (new,) = [file for file in (town.folder / "targets" / "team07").iterdir() if b"jobcentret" in file.read_bytes()]
        town.put("team07", "team07/breve.zip", pack("Vi ses i morgen."), "lone")
        for file in (town.folder / "targets" / "team07").iterdir():
            if b"i morgen" in file.read_bytes():
                file.write_bytes(new.read_bytes())  # somebody who may write there
        assert "ikke den, der blev underskrevet" in machine.update().findings[0].message
        for file in kept.rglob("*.json"):
            shutil.copy(file, town.folder / file.relative_to(kept))
        assert "ældre skabelonpakker" in machine.update().findings[0].message
    assert "kan ikke nås" in machine.update().findings[0].message  # the server is down, the share is not mounted
    assert texts() == ["Vi ses i jobcentret."]


def test_to_see_that_there_is_nothing_new_takes_two_requests_and_few_bytes(
    town: Town, home: Path, tmp_path: Path
) -> None:
    scratch = tmp_path / "server"
    scratch.mkdir()
    with servers.web(town.folder, scratch) as web:
        machine = Machine(web.address, tmp_path / "root.json")
        machine.update()
        before = len(web.requests())
        assert not machine.update().is_new
        asked = web.requests()[before:]
    assert [(path.rpartition("/")[2], status) for path, status, _ in asked] == [
        ("2.root.json", 404),
        ("timestamp.json", 200),
    ]
    assert sum(sent for *_, sent in asked) <= MOST_BYTES
