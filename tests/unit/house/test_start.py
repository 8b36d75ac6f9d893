"""The program waits in the tray without anything heavy: that comes with the first chord."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.store import paths

CHECKOUT = Path(__file__).parents[3]
HEAVY = {
    "jinja2",
    "cattrs",
    "attr",
    "babel",
    "holidays",
    "docx",
    "openpyxl",
    "lxml",
    "rapidfuzz",
    "dateutil",
    "tomlkit",
    "pydantic",
    "pypdf",
    "_hashlib",
    "cryptography",
    "keyring",
    "secretstorage",
    "decimal",
}
START = """
import linecache, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from assistant.app import Icon
from assistant.app.program import Program
from assistant.ui.instance import Instance
app = QApplication([])
ready = Program._ready
Program._ready = lambda self, workplace: (ready(self, workplace), app.quit())
icon = Icon(app, Instance(), None, None, "")
QTimer.singleShot(60_000, app.quit)
app.exec()
assert icon.program.workplace is not None
print(*sorted({name.partition(".")[0] for name in list(sys.modules)}))
print("kept:", *list(linecache.cache))
print("alt", icon.close())
"""


LEAVE_AT_WORK = START.replace(
    "app.quit())",
    """run_task(work, print, print))
import time
from PySide6.QtCore import QMetaObject, Qt
from assistant.ui.tasks import run_task
def work():
    QMetaObject.invokeMethod(app, "quit", Qt.ConnectionType.QueuedConnection)
    time.sleep(SECONDS)
    print("arbejdet er færdigt", flush=True)
""",
)
"""It leaves when a worker has begun, which takes as many seconds."""


TOLD_OF_DRAFTS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from assistant.app import Icon
from assistant.app.program import Program
from assistant.ui.instance import Instance
app = QApplication([])
tell = Program._tell_of_drafts
Program._tell_of_drafts = lambda self, count: (tell(self, count), app.quit())
Program._bind = lambda self: None
icon = Icon(app, Instance(), None, None, "")
QTimer.singleShot(60_000, app.quit)
app.exec()
print(icon._tray.icon.toolTip())
assert icon.close()
"""


UNTIL_THE_ICON = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QSystemTrayIcon
def show(self):
    of_interest = ("assistant", "json", "decimal")
    print(*(name for name in list(sys.modules) if name.partition(".")[0] in of_interest), flush=True)
    import os
    os._exit(0)
QSystemTrayIcon.show = show
from assistant.cli import main
main(["run", "--packs", str(Path("templates", "standard"))])
"""
"""As the benchmark starts it, too."""


def run(script: str) -> list[str]:
    """What it says, a word each; a crash tells where it stood."""
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    command = [sys.executable, "-X", "faulthandler", "-c", script]
    result = subprocess.run(command, cwd=CHECKOUT, env=offscreen, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


@pytest.mark.parametrize("has_draft", [False, True], ids=["", "with a draft to tell of"])
def test_nothing_heavy_waits_in_the_tray(home: Path, has_draft: bool) -> None:
    if has_draft:
        paths.drafts_dir().mkdir(parents=True)
        (paths.drafts_dir() / f"{'a' * 32}.kladde").write_bytes(b"sealed")
    run(START)  # the index is made
    loaded = set(run(START))
    assert {"PySide6", "assistant"} <= loaded
    assert not loaded & HEAVY


def test_the_icon_waits_for_nothing_but_itself(home: Path) -> None:
    loaded = set(run(UNTIL_THE_ICON))
    assert "assistant.ui.tray" in loaded
    rooms = {name.split(".")[1] for name in loaded if "." in name}
    assert not rooms & {"casework", "packs", "render", "rules", "supply"}
    assert not loaded & {"assistant.model.template", "assistant.store.policy", "assistant.store.settings"}
    assert not loaded & {"json", "decimal"}


def test_no_source_of_ours_is_read_and_kept(home: Path) -> None:
    """PySide6 does so at every import; a version of it that no longer heeds ``assistant.ui`` costs 3 MB."""
    said = run(START)
    assert not [file for file in said[said.index("kept:") :] if "assistant" in Path(file).parts]


def test_drafts_of_an_earlier_run_are_told_at_the_icon_and_old_ones_are_gone(home: Path) -> None:
    folder = paths.drafts_dir()
    folder.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / f"{name * 32}.kladde").write_bytes(b"sealed")
    os.utime(folder / f"{'c' * 32}.kladde", (1, 1))
    said = run(TOLD_OF_DRAFTS)
    assert " ".join(said) == "Sagstast – klar Du har 2 kladder, der ikke blev færdige"
    assert not (folder / f"{'c' * 32}.kladde").exists()


def test_what_is_under_way_is_done_before_the_program_leaves(home: Path) -> None:
    """One that told its answer while Qt's objects were ended crashed: two of sixty starts on Windows."""
    said = run(LEAVE_AT_WORK.replace("SECONDS", "0.5"))
    assert said[-5:] == ["arbejdet", "er", "færdigt", "alt", "True"]


def test_what_never_ends_does_not_keep_the_program(home: Path) -> None:
    """A share that does not answer."""
    said = run(LEAVE_AT_WORK.replace("SECONDS", "600") + "import os\nsys.stdout.flush()\nos._exit(0)")
    assert said[-2:] == ["alt", "False"]
