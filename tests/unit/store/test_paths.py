"""The data is found in a checkout and in a wheel; the person's files lie where the system wants them."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from assistant.store import paths

CHECKOUT = Path(__file__).parents[3]
FOLDERS = ("templates", "hotkeys", "resources")
DATA_DIR = "from assistant.store.paths import data_dir; print(data_dir())"


def test_in_a_checkout_the_data_lies_beside_the_package() -> None:
    assert paths.data_dir() == CHECKOUT
    assert all((paths.data_dir() / folder).is_dir() for folder in FOLDERS)


PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """The Python of a fresh venv, which finds the libraries that the tests have."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "venv"], check=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    purelib = Path(_run(python, "import sysconfig; print(sysconfig.get_path('purelib'))"))
    (purelib / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


def _run(python: Path, code: str) -> str:
    folder = python.parents[1]  # not the checkout, whose package would be imported instead
    return subprocess.run(
        [python, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.strip()


@pytest.mark.not_on_windows("venv")
def test_in_a_wheel_the_data_lies_inside_the_package_and_is_whole(python: Path, tmp_path: Path) -> None:
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, CHECKOUT)
    subprocess.run([*PIP, *build], check=True)
    (wheel,) = tmp_path.glob("sagstast-*.whl")
    subprocess.run([*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True)
    found = Path(_run(python, DATA_DIR))
    assert found.name == "_data"
    assert tmp_path in found.parents
    for folder in FOLDERS:
        assert _files(found / folder) == _files(CHECKOUT / folder)


@pytest.mark.not_on_windows("venv")
def test_in_an_editable_install_the_data_is_the_checkouts(python: Path) -> None:
    install = ("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", CHECKOUT)
    subprocess.run([*PIP, "--python", python, *install], check=True)
    assert Path(_run(python, DATA_DIR)) == CHECKOUT


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_files_lie_in_the_named_home(home: Path) -> None:
    files = (paths.settings_file(), paths.receipts_file(), paths.log_file(), paths.cache_dir())
    assert all(home in file.parents for file in files)


@pytest.mark.not_on_windows("xdg")
def test_without_a_named_home_the_systems_places_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAGSTAST_HOME")
    for kind in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", f"/home/åse/{kind}")
    assert paths.settings_file() == Path("/home/åse/CONFIG/sagstast/settings.toml")
    assert paths.local_dir() == Path("/home/åse/DATA/sagstast")
    assert paths.cache_dir() == Path("/home/åse/CACHE/sagstast")
