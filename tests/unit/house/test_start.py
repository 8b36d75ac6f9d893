"""The program waits in the tray without anything heavy: that comes with the first chord."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    "decimal",
}
START = """
import sys
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
print(*sorted({name.partition(".")[0] for name in sys.modules}))
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


def run(script: str) -> list[str]:
    """What it says, a word each; a crash tells where it stood."""
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    command = [sys.executable, "-X", "faulthandler", "-c", script]
    result = subprocess.run(command, cwd=CHECKOUT, env=offscreen, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


def test_nothing_heavy_waits_in_the_tray(home: Path) -> None:
    run(START)  # the index is made
    loaded = set(run(START))
    assert {"PySide6", "assistant"} <= loaded
    assert not loaded & HEAVY


def test_what_is_under_way_is_done_before_the_program_leaves(home: Path) -> None:
    """One that told its answer while Qt's objects were ended crashed: two of sixty starts on Windows."""
    said = run(LEAVE_AT_WORK.replace("SECONDS", "0.5"))
    assert said[-5:] == ["arbejdet", "er", "færdigt", "alt", "True"]


def test_what_never_ends_does_not_keep_the_program(home: Path) -> None:
    """A share that does not answer."""
    said = run(LEAVE_AT_WORK.replace("SECONDS", "600") + "import os\nsys.stdout.flush()\nos._exit(0)")
    assert said[-2:] == ["alt", "False"]
