"""Packs from a static web server: seeing that there is nothing new, the first fetch, and two thousand machines."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from pack_town import PACK, WHO, Town
from targets import servers

from assistant.casework.updating import Updated, update
from assistant.model.publishers import Team
from assistant.store import paths
from assistant.store.policy import Updates
from assistant.supply import archive
from assistant.supply.client import Client
from benchmarks.measuring import Series
from benchmarks.packs import STANDARD

MACHINES = 2_000
TEAMS, EACH = 40, 100
_CORE = "core/standard"


@dataclass(frozen=True)
class Traffic:
    """What machines asked a server for: each alone, and all."""

    requests: int
    sent: int

    def __str__(self) -> str:
        return f"{self.requests:,} requests, {self.sent / 1000:,.1f} kB"


def measure_checks(folder: Path, rounds: int) -> tuple[Series, Traffic]:
    """Processor time of an update that finds nothing, after import, and what it asks for."""
    town = _town(folder, TEAMS, EACH)
    series = Series(f"nothing new of {TEAMS} teams and {TEAMS * EACH:,} templates", "ms CPU")
    with servers.web(town.folder, _made(folder / "server")) as web, _home(folder / "home"):
        wanted = _wanted(web.address, folder, TEAMS)
        assert not update(wanted, datetime.now(UTC)).findings
        for _ in range(rounds):
            before, asked = time.process_time(), len(web.requests())
            found = update(wanted, datetime.now(UTC))
            series.values.append((time.process_time() - before) * 1000)
            assert not found.is_new
            assert not found.findings
        return series, _traffic(web.requests()[asked:])


def measure_first(folder: Path) -> tuple[Series, Series]:
    """Seconds until forty teams' four thousand templates are in use on a machine without any, and until it has checked
    all of them.
    """
    town = _town(folder, TEAMS, EACH)
    what = f"{TEAMS} teams, {TEAMS * EACH:,} templates and the standard pack"
    in_use, checked = Series(f"{what}: in use", "s"), Series(f"{what}: checked", "s")
    with servers.web(town.folder, _made(folder / "server")) as web, _home(folder / "home"):
        before = time.perf_counter()

        def tell(first: Updated) -> None:
            in_use.values.append(time.perf_counter() - before)
            assert len(first.installed.folders) == TEAMS + 1

        found = update(_wanted(web.address, folder, TEAMS), datetime.now(UTC), tell)
        checked.values.append(time.perf_counter() - before)
        assert not found.findings
        assert len(found.installed.folders) == TEAMS + 1
    return in_use, checked


def measure_machines(folder: Path) -> tuple[Traffic, Traffic, float]:
    """What two thousand machines ask for the first time, and when there is nothing new; seconds that both took here."""
    town = _town(folder, teams=1, each=20)
    with servers.web(town.folder, _made(folder / "server")) as web:

        def all_look() -> Traffic:
            asked = len(web.requests())
            for number in range(MACHINES):
                _look(web.address, town, folder / f"maskine-{number}")
            return _traffic(web.requests()[asked:])

        before = time.perf_counter()
        first, again = all_look(), all_look()
        return first, again, time.perf_counter() - before


def _look(address: str, town: Town, folder: Path) -> None:
    """As one machine does; what it has, it does not fetch again."""
    client = Client(address, town.trusted, folder)
    client.refresh()
    for name in (_CORE, "team00/breve"):
        offer = client.offer(name)
        assert offer
        kept = folder / offer.sha256
        if not kept.exists():
            kept.write_bytes(client.fetch(offer, folder / "hentet"))


def _town(folder: Path, teams: int, each: int) -> Town:
    """One whose office publishes the standard pack, and each team its own templates, made of the standard ones."""
    of_teams = tuple(Team(id=f"team{number:02}", keys=("lone",)) for number in range(teams))
    core = Team(id="core", keys=("lone", "ole"), threshold=2, layer="standard")
    town = Town(_made(folder) / "drev", datetime.now(UTC), who=replace(WHO, teams=(core, *of_teams)))
    town.found()
    town.put("core", f"{_CORE}.zip", archive.build(STANDARD), "lone", "ole")
    for team in of_teams:
        town.put(team.id, f"{team.id}/breve.zip", archive.pack(dict(_files(team.id, each))), "lone")
    (folder / "root.json").write_bytes(town.trusted)
    return town


def _files(team: str, each: int) -> Iterator[tuple[str, bytes]]:
    yield "pack.toml", PACK.format("1").replace("breve", team).encode()
    models = [path.read_text("utf-8") for path in sorted((STANDARD / "notes").glob("*.txt"))]
    for number in range(each):
        text = re.sub(r'^id = ".*"', f'id = "{team}-{number}"', models[number % len(models)], count=1, flags=re.M)
        yield f"nr-{number}.txt", text.encode()


def _wanted(address: str, folder: Path, teams: int) -> Updates:
    names = (_CORE, *(f"team{number:02}/breve" for number in range(teams)))
    return Updates(address, names, root=folder / "root.json")


def _home(folder: Path) -> mock._patch[mock.Mock]:
    return mock.patch.object(paths, "local_dir", return_value=folder)


def _traffic(requests: list[tuple[str, int, int]]) -> Traffic:
    return Traffic(len(requests), sum(sent for *_, sent in requests))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
