"""The installer, as an IT department meets it: silent, per machine, signed, and gone again without a trace of it.

The person here has æ, ø, å and a space in the name of her folder. What the program keeps is hers and stays; nothing
else does.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pack_town import Town, pack

from drivers import installer
from drivers.installer import APPS, FOLDER, MACHINE, PERSON, RUN_LIST, Certificate, msiexec
from drivers.spy import Spy
from drivers.wine import Wine, windows_path
from targets import servers
from targets.session import stop
from targets.waiting import eventually

PROFILE = r"C:\users\Søren Ægård"
SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
NEXT_VERSION, NEXT_PRODUCT = "9.0.0", "{11111111-2222-4333-8444-555555555555}"
STARTS = r'''"Sagstast"="\"C:\\Program Files\\Sagstast\\sagstastw.exe\" run"'''
RUNS = {".exe", ".dll", ".pyd"}


@dataclass
class Machine:
    """One with the program installed.

    Attributes:
        before: the files that were there before it.
    """

    wine: Wine
    msi: Path
    certificate: Certificate
    before: set[Path]

    @property
    def folder(self) -> Path:
        return installer.drive() / FOLDER

    def run(self, *arguments: str) -> tuple[int, str]:
        return self.wine.run_program(str(self.folder / "sagstast.exe"), *arguments)

    def listed(self, folder: Path, root: str) -> list[str]:
        return installer.registry(self.wine, folder, root)

    def doctor(self) -> dict[str, dict[str, Any]]:
        _, said = self.run("doctor", "--json")
        return {check["name"]: check for check in json.loads(said)["checks"]}


def move_her_folders(wine: Wine, home: str) -> None:
    """Have Windows say that her settings and data lie in ``home``."""
    code = rf"""if True:
        import winreg
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, {SHELL_FOLDERS!r}, 0, winreg.KEY_SET_VALUE) as key:
            winreg.SetValueEx(key, "AppData", 0, winreg.REG_EXPAND_SZ, {home!r} + r"\AppData\Roaming")
            winreg.SetValueEx(key, "Local AppData", 0, winreg.REG_EXPAND_SZ, {home!r} + r"\AppData\Local")
    """
    assert wine.run_python("-c", code) == (0, "")


@pytest.fixture(scope="module")
def profile(wine: Wine) -> Iterator[Path]:
    """Her own folder, empty, where Windows says it is."""
    folder = installer.drive() / "users" / "Søren Ægård"
    shutil.rmtree(folder, ignore_errors=True)
    move_her_folders(wine, PROFILE)
    yield folder
    move_her_folders(wine, "%USERPROFILE%")
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def machine(wine: Wine, profile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder = tmp_path_factory.mktemp("installer")
    certificate = Certificate(folder)
    msi = installer.build(wine, folder / "sagstast.msi", certificate)
    machine = Machine(wine, msi, certificate, installer.files())
    assert msiexec(wine, "/i", windows_path(msi)) == 0
    yield machine
    msiexec(wine, "/x", windows_path(machine.msi))


def test_the_installer_and_everything_that_runs_are_signed(machine: Machine, tmp_path: Path) -> None:
    assert machine.certificate.has_signed(machine.msi)
    for name in ("sagstast.exe", "sagstastw.exe"):
        assert machine.certificate.has_signed(machine.folder / name)
    runs = [file for file in machine.folder.rglob("*") if file.suffix in RUNS]
    assert [file.name for file in runs if not installer.is_signed(file, tmp_path)] == []


def test_nothing_installed_runs_other_peoples_code(machine: Machine) -> None:
    assert {file.name for file in machine.folder.rglob("*.exe")} == {"sagstast.exe", "sagstastw.exe"}


def test_no_variable_of_pythons_ends_it_at_a_prompt(machine: Machine) -> None:
    program = str(machine.folder / "sagstast.exe")
    assert machine.wine.run_program(program, "--version", env={"PYTHONINSPECT": "1"}) == machine.run("--version")


def test_what_those_who_run_it_cannot_write_is_compiled_already(machine: Machine) -> None:
    sources = list(machine.folder.rglob("*.py"))
    assert len(sources) > 500
    assert [file for file in sources if not list(file.parent.glob(f"__pycache__/{file.stem}.*.pyc"))] == []


def test_licences_and_the_dictionary_came_along(machine: Machine) -> None:
    assert {"LICENSE.txt", "NOTICE.md"} <= {file.name for file in machine.folder.iterdir()}
    licences = {file.name for file in (machine.folder / "licenses").iterdir()}
    assert licences == {"GPL-3.txt", "LGPL-3.txt", "hunspell-da.txt", "python.txt"}


def test_the_installed_program_works_for_a_person_with_a_danish_name(machine: Machine, profile: Path) -> None:
    code, said = machine.run("list")
    assert code == 0
    assert "Ferievejledning" in said
    found = machine.doctor()
    for name, place in (("Indstillinger", "Roaming"), ("Data", "Local"), ("Indeks", "Local")):
        assert found[name]["ok"]
        assert found[name]["detail"].startswith(rf"{PROFILE}\AppData\{place}\sagstast")
    assert found["Stavekontrol"]["ok"]
    assert found["Politik"]["detail"].startswith("intet er bestemt")


def test_a_text_comes_out_of_it_with_its_danish_letters(machine: Machine, tmp_path: Path) -> None:
    _, said = machine.run("show", "ferievejledning", "--json")
    examples = {field["name"]: field["example"] for field in json.loads(said)["fields"]}
    answers = tmp_path / "svar æøå.json"
    answers.write_text(json.dumps({name: value for name, value in examples.items() if value is not None}), "utf-8")
    code, said = machine.run("fill", "ferievejledning", "--answers", windows_path(answers), "--json")
    assert code == 0
    assert "får" in json.loads(said)["body"]


def test_the_tray_program_starts_without_a_console_and_is_named_for_what_it_is(
    machine: Machine, spy: Spy, profile: Path
) -> None:
    process = machine.wine.start(str(machine.folder / "sagstastw.exe"), "run")
    log = profile / "AppData" / "Local" / "sagstast" / "log" / "sagstast.log"
    eventually(lambda: log.exists() and "ready: windows" in log.read_text("utf-8"), 30, "the tray program ready")
    assert [found["program"] for found in spy.windows() if found["program"].startswith("sagstast")]
    stop(process)


def test_it_decides_for_everybody_by_a_file_beside_the_program(machine: Machine) -> None:
    policy = machine.folder / "policy.toml"
    policy.write_text("[privacy]\nreceipts_days = 90\n", "utf-8")
    try:
        detail = machine.doctor()["Politik"]["detail"]
    finally:
        policy.unlink()
    assert detail.startswith(r"C:\Program Files\Sagstast\policy.toml bestemmer: Gem ordlydskvitteringer i")


def test_packs_reach_it_from_a_web_server_when_the_policy_says_so(
    machine: Machine, profile: Path, tmp_path: Path
) -> None:
    town = Town(tmp_path / "drev", datetime.now(UTC))
    town.found()
    town.put("team07", "team07/breve.zip", pack(), "lone")
    root, policy = tmp_path / "root.json", machine.folder / "policy.toml"
    root.write_bytes(town.trusted)
    (tmp_path / "server").mkdir()
    with servers.web(town.folder, tmp_path / "server") as web:
        lines = (f"source = '{web.address}'", "packs = ['team07/breve']", f"root = '{windows_path(root)}'")
        policy.write_text("\n".join(["[updates]", *lines]), "utf-8")
        try:
            code, said = machine.run("pack", "update", "--json")
            listed = machine.run("list")
        finally:
            policy.unlink()
            shutil.rmtree(profile / "AppData" / "Local" / "sagstast" / "packs")
    status = json.loads(said)
    assert (code, status["updated"], status["findings"]) == (0, True, [])
    assert [(found["id"], found["version"]) for found in status["packs"]] == [("breve", "1")]
    assert "Besøg på rådhuset" in listed[1]


def test_an_upgrade_replaces_every_file_whatever_version_it_says(machine: Machine) -> None:
    assert installer.properties(machine.msi)["REINSTALLMODE"] == "amus"  # Wine does not look at versions, Windows does


def test_it_is_upgraded_in_one_step_keeps_the_policy_and_is_not_set_back(machine: Machine, tmp_path: Path) -> None:
    assert machine.listed(tmp_path, RUN_LIST) == []  # it starts by itself only where that is asked for
    older, newer = machine.msi, installer.renumbered(machine.msi, tmp_path / "newer.msi", NEXT_VERSION, NEXT_PRODUCT)
    policy = machine.folder / "policy.toml"
    policy.write_text("[privacy]\nreceipts_days = 90\n", "utf-8")
    assert msiexec(machine.wine, "/i", windows_path(newer), "AUTOSTART=1") == 0
    machine.msi = newer
    assert machine.listed(tmp_path, APPS).count('"DisplayName"="Sagstast"') == 1
    assert machine.listed(tmp_path, RUN_LIST) == [STARTS]
    assert policy.exists()
    policy.unlink()
    assert machine.run("--version")[0] == 0
    assert msiexec(machine.wine, "/i", windows_path(older)) != 0


def test_uninstalled_it_leaves_nothing_but_the_persons_own_folder(
    machine: Machine, profile: Path, tmp_path: Path
) -> None:
    assert machine.listed(tmp_path, APPS).count('"DisplayName"="Sagstast"') == 1
    assert msiexec(machine.wine, "/x", windows_path(machine.msi)) == 0
    left = installer.files() - machine.before
    hers = {file for file in left if (installer.drive() / file).is_relative_to(profile)}
    assert left - hers == set()
    assert all("sagstast" in file.parts for file in hers)
    assert not machine.folder.exists()
    for root in (MACHINE, PERSON):
        assert machine.listed(tmp_path, root) == []
