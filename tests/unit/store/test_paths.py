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


def test_in_a_checkout_the_data_lies_beside_the_package() -> None:
    assert paths.data_dir() == CHECKOUT
    assert all((paths.data_dir() / folder).is_dir() for folder in FOLDERS)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh venv with our wheel; the libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, CHECKOUT]
    subprocess.run([*pip, *build], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    (wheel,) = folder.glob("sagstast-*.whl")
    python = folder / "venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True)
    purelib = Path(_run(python, "import sysconfig; print(sysconfig.get_path('purelib'))"))
    (purelib / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python


def _run(python: Path, code: str) -> str:
    folder = python.parents[1]  # not the checkout, whose package would be imported instead
    return subprocess.run(
        [python, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout.strip()


def test_in_a_wheel_the_data_lies_inside_the_package_and_is_whole(installed: Path) -> None:
    found = Path(_run(installed, "from assistant.store.paths import data_dir; print(data_dir())"))
    assert found.name == "_data"
    assert installed.parents[1] in found.parents
    for folder in FOLDERS:
        assert _files(found / folder) == _files(CHECKOUT / folder)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_all_files_lie_in_the_named_home(home: Path) -> None:
    files = (paths.settings_file(), paths.receipts_file(), paths.log_file(), paths.cache_dir())
    assert all(home in file.parents for file in files)


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG way")
def test_without_a_named_home_the_systems_places_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAGSTAST_HOME")
    for kind in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", f"/home/åse/{kind}")
    assert paths.settings_file() == Path("/home/åse/CONFIG/sagstast/settings.toml")
    assert paths.local_dir() == Path("/home/åse/DATA/sagstast")
    assert paths.cache_dir() == Path("/home/åse/CACHE/sagstast")
