"""Where things lie: the data that comes with the program, and the files of the person who uses it.

Settings follow the person from machine to machine (roaming); receipts, log and cache stay where they were made.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

APP = "sagstast"
HOME_VARIABLE = "SAGSTAST_HOME"
"""Names one folder for all of the person's files: for tests, and for a program carried on a stick."""


def data_dir() -> Path:
    """The folder with ``templates``, ``hotkeys`` and ``resources``.

    In a wheel they lie inside the package, in a checkout (an editable install too) beside it.
    """
    package = Path(__file__).resolve().parents[1]
    packed = package / "_data"
    return packed if packed.is_dir() else package.parent


def settings_file() -> Path:
    """The person's settings."""
    roaming = _home() or _platform().user_config_path(APP, appauthor=False, roaming=True)
    return roaming / "settings.toml"


def policy_file() -> Path:
    """What the organisation has decided for everybody here, in a folder that only administrators can write to.

    Nothing in the environment can name another: nobody shall choose her own. Not ``ProgramData``: there everybody may
    make files, for everybody else on the machine.
    """
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - Windows' own

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows\CurrentVersion") as key:
            return Path(winreg.QueryValueEx(key, "ProgramFilesDir")[0]) / "Sagstast" / "policy.toml"
    else:
        return Path("/etc/sagstast/policy.toml")


def local_dir() -> Path:
    """What belongs to this machine and must not be lost: installed packs, receipts, the log."""
    home = _home()
    return home / "data" if home else _platform().user_data_path(APP, appauthor=False)


def cache_dir() -> Path:
    """What can be made again, such as the index of a large pack."""
    home = _home()
    return home / "cache" if home else _platform().user_cache_path(APP, appauthor=False)


def receipts_file() -> Path:
    """The wording receipts."""
    return local_dir() / "receipts.jsonl"


def wordings_dir() -> Path:
    """The published wordings that receipts name, each as it was."""
    return local_dir() / "wordings"


def reminders_file() -> Path:
    """What is still to be done: kinds and times, nothing else."""
    return local_dir() / "reminders.json"


def learned_file() -> Path:
    """What she has practised: points and days."""
    return local_dir() / "practice.json"


def usage_file() -> Path:
    """How she uses the templates: counts by week."""
    return local_dir() / "usage.json"


def lessons_file() -> Path:
    """Which changed wordings she has seen: a template and a hash each."""
    return local_dir() / "lessons.json"


def drafts_dir() -> Path:
    """What was typed and not finished, sealed."""
    return local_dir() / "drafts"


def packs_dir() -> Path:
    """The packs that were fetched, and what is trusted of the share they come from."""
    return local_dir() / "packs"


def own_packs_dir() -> Path:
    """The packs that are the person's own, a folder each."""
    return local_dir() / "egne"


def training_dir() -> Path:
    """The exercises that come with the program."""
    return data_dir() / "resources" / "training"


def own_training_dir() -> Path:
    """The exercises that are the person's own."""
    return local_dir() / "oevelser"


def log_file() -> Path:
    """The log; older parts lie beside it as ``.1`` and ``.2``."""
    return local_dir() / "log" / "sagstast.log"


def _platform() -> ModuleType:
    import platformdirs  # noqa: PLC0415 - 5 ms that the icon does not wait for

    return platformdirs


def _home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE, "")
    return Path(named).expanduser().absolute() if named else None
