"""From a bare machine to a running program: the scripts ask for what is missing, and for no more."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.not_on_windows("sources")
CHECKOUT = Path(__file__).parents[3]
PACKAGES = (CHECKOUT / "scripts" / "debian-packages.txt").read_text("utf-8")


class Machine:
    """Stands for a Debian machine: its commands are stubs that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        self.bin.mkdir()
        self.calls.touch()
        for tool in ("bash", "cat", "dirname", "env", "sed"):
            found = subprocess.run(["/bin/sh", "-c", f"command -v {tool}"], capture_output=True, text=True, check=True)
            (self.bin / tool).symlink_to(found.stdout.strip())

    def command(self, name: str, does: str) -> None:
        script = self.bin / name
        script.write_text(f'#!/bin/sh\necho {name} "$@" >>"{self.calls}"\n{does}\n')
        script.chmod(0o755)

    def installed(self, *missing: str) -> None:
        answers = " | ".join(missing) or "nothing"
        self.command("dpkg-query", f'case "$3" in {answers}) exit 1;; *) printf installed;; esac')

    def install(self, *groups: str) -> subprocess.CompletedProcess[str]:
        code = f". '{CHECKOUT}/scripts/prepare.sh'; install_packages {' '.join(groups)}"
        command = [self.bin / "bash", "-c", code]
        only_ours = {"PATH": str(self.bin)}
        return subprocess.run(command, env=only_ours, capture_output=True, text=True, encoding="utf-8", check=False)

    def called(self, name: str) -> list[str]:
        return [line for line in self.calls.read_text("utf-8").splitlines() if line.startswith(name)]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.command("apt-get", "exit 0")
    machine.command("id", "echo 0")
    return machine


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.installed("libegl1", "xvfb")
    assert machine.install("run", "test").returncode == 0
    (install,) = machine.called("apt-get install")
    assert install.split()[-2:] == ["libegl1", "xvfb"]
    assert machine.called("apt-get update")


def test_the_program_alone_needs_no_test_packages(machine: Machine) -> None:
    machine.installed("xvfb")
    assert machine.install("run").returncode == 0
    assert machine.called("apt-get") == []


def test_without_root_sudo_is_asked(machine: Machine) -> None:
    machine.installed("libegl1")
    machine.command("id", "echo 1000")
    machine.command("sudo", '"$@"')
    assert machine.install("run").returncode == 0
    assert [call.split()[1] for call in machine.called("sudo")] == ["apt-get", "env"]
    assert machine.called("apt-get install")


def test_without_root_and_sudo_one_sentence_says_what_to_ask_for(machine: Machine) -> None:
    machine.installed("libegl1", "libgl1")
    machine.command("id", "echo 1000")
    result = machine.install("run")
    assert result.returncode == 1
    assert result.stderr.strip().splitlines() == [
        "Der mangler pakker, og kun root kan installere dem. Bed om: apt-get install libegl1 libgl1"
    ]
    assert machine.called("apt-get") == []


def test_a_system_that_is_not_debian_is_left_alone(machine: Machine) -> None:
    assert machine.install("run", "test").returncode == 0
    assert machine.called("apt-get") == []


def test_each_group_lists_packages_once() -> None:
    names = re.findall(r"^[a-z].*$", PACKAGES, re.MULTILINE)
    assert len(names) == len(set(names))
    assert {"python3-venv", "xvfb"} < set(names)


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", ()), ("requirements-test.lock", ("test",))])
def test_the_lock_has_every_library_that_the_project_names(lock: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in extras:
        wanted += project["project"]["optional-dependencies"][extra]
    pinned = re.findall(r"^([a-z0-9-]+)==", (CHECKOUT / lock).read_text("utf-8"), re.MULTILINE)
    names = {re.split(r"[<>=;\[ ]", line)[0].lower() for line in wanted}
    assert names <= set(pinned)


def test_every_pinned_file_has_a_hash() -> None:
    for lock in CHECKOUT.glob("*.lock"):
        for entry in re.split(r"\n(?=[a-z])", lock.read_text("utf-8"))[1:]:
            assert "--hash=sha256:" in entry


def test_every_part_that_is_delivered_has_its_notice() -> None:
    pinned = re.findall(r"^([a-z0-9-]+)==", (CHECKOUT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    cells = re.findall(r"^\| ([^|]+) \|", (CHECKOUT / "NOTICE.md").read_text("utf-8"), re.MULTILINE)
    named = {re.sub(r" \(.*\)", "", part).lower() for cell in cells for part in cell.split(", ")}
    assert set(pinned) <= named
