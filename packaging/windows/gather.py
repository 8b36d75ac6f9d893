"""What is installed on Windows, in one folder: ``gather.py PYTHON SITE OUT``.

The layout is Briefcase's: Python's own files beside the executables, the program in ``app``, what it requires in
``app_packages``. What is required is asked of the packages themselves; what of them nobody loads is left out.
"""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
DATA = ("templates", "hotkeys", "resources")
WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "python_version": "3.12",
    "extra": "",
}
PATHS = "python312.zip\n.\napp\napp_packages\n"
"""Python's ``._pth`` file: these folders and no others, whatever the environment says."""

PYTHON_LEFT_OUT = (
    "*.exe",  # nothing here runs other people's code
    "python*._pth",
    "python.cat",
    "_msi.pyd",
    "_sqlite3.pyd",
    "sqlite3.dll",
    "_hashlib.pyd",  # Python has its own SHA-256
    "_wmi.pyd",
    "winsound.pyd",
    "LICENSE.txt",  # goes to licenses
)
LEFT_OUT = (
    "*.pyi",
    "*.pyx",
    "*.pxd",
    "*.cpp",
    "*.h",
    "*.lib",
    "*.pyc",
    "py.typed",
    "*/py.typed",
    "*/tests/*",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "hunspell/dictionaries/*",
    "lxml/includes/*",
    "lxml/isoschematron/*",
    "pypdfium2_cli/*",
)
ONLY = {
    "PySide6/": (
        "PySide6/*.py",
        "PySide6/QtCore.pyd",
        "PySide6/QtGui.pyd",
        "PySide6/QtSvg.pyd",
        "PySide6/QtWidgets.pyd",
        "PySide6/pyside6.abi3.dll",
        "PySide6/msvcp140*.dll",
        "PySide6/vcruntime140*.dll",
        "PySide6/Qt6Core.dll",
        "PySide6/Qt6Gui.dll",
        "PySide6/Qt6Widgets.dll",
        "PySide6/Qt6Svg.dll",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PySide6/plugins/imageformats/qsvg.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/translations/qtbase_da.qm",
    ),
    "shiboken6/": ("*.py", "*.pyd", "shiboken6.abi3.dll", "msvcp140*.dll", "vcruntime140*.dll"),
    "babel/locale-data/": ("*/root.dat", "*/da.dat", "*/da_DK.dat"),
}
"""Of these folders only what the program loads; everything else in them stays away."""


def main() -> None:
    """Gather Windows' Python from ``PYTHON`` and packages from ``SITE`` into ``OUT``, which must not exist."""
    python, site, out = map(Path, sys.argv[1:])
    for file in python.iterdir():
        if file.is_file() and file.name[0] != "." and not any(fnmatch(file.name, name) for name in PYTHON_LEFT_OUT):
            copy(file, out / file.name)
    (out / "python312._pth").write_text(PATHS)
    for name, file in sorted(required_files(site)):
        if is_wanted(name):
            copy(file, out / "app_packages" / name)
    is_made = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "assistant", out / "app" / "assistant", ignore=is_made)
    for folder in DATA:
        shutil.copytree(ROOT / folder, out / "app" / "assistant" / "_data" / folder, ignore=is_made)
    add_dictionary(out)
    add_licences(python, out)


def required_files(site: Path) -> Iterator[tuple[str, Path]]:
    """Every file of what the program requires, by its name in ``site``."""
    installed = {canonicalize_name(found.name): found for found in distributions(path=[str(site)])}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting, taken = list(wanted(project["dependencies"])), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in taken:
            taken.add(name)
            waiting += wanted(installed[name].requires or [])
            yield from files_of(installed[name], site)


def wanted(requirements: list[str]) -> Iterator[str]:
    """The names of ``requirements`` that hold on Windows."""
    for line in requirements:
        requirement = Requirement(line)
        if not requirement.marker or requirement.marker.evaluate(WINDOWS):
            yield canonicalize_name(requirement.name)


def files_of(distribution: Distribution, site: Path) -> Iterator[tuple[str, Path]]:
    """Its files within ``site``; scripts lie outside."""
    for file in distribution.files or []:
        if ".." not in file.parts and file.parts[0] != "bin":
            yield file.as_posix(), site / file


def is_wanted(name: str) -> bool:
    """Whether the file called ``name`` is needed to run."""
    if any(fnmatch(name, pattern) for pattern in LEFT_OUT):
        return False
    only = next((patterns for folder, patterns in ONLY.items() if name.startswith(folder)), ("*",))
    return any(PurePosixPath(name).match(pattern) for pattern in only)


def add_dictionary(out: Path) -> None:
    """Danish spelling, from Debian's hunspell-da, with its licence."""
    for part in ("aff", "dic"):
        target = out / "app" / "assistant" / "_data" / "resources" / "dictionary" / f"da_DK.{part}"
        copy(Path(f"/usr/share/hunspell/da_DK.{part}"), target)
    copy(Path("/usr/share/doc/hunspell-da/copyright"), out / "licenses" / "hunspell-da.txt")


def add_licences(python: Path, out: Path) -> None:
    """Ours, Python's, and those that Qt's wheels only name."""
    copy(ROOT / "LICENSE", out / "LICENSE.txt")
    copy(ROOT / "NOTICE.md", out / "NOTICE.md")
    copy(python / "LICENSE.txt", out / "licenses" / "python.txt")
    for name in ("LGPL-3", "GPL-3"):
        copy(Path("/usr/share/common-licenses") / name, out / "licenses" / f"{name}.txt")


def copy(file: Path, target: Path) -> None:
    """Copy ``file`` to ``target``, its folder made."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


if __name__ == "__main__":
    main()
