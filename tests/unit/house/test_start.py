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
icon.close()
"""


def test_nothing_heavy_waits_in_the_tray(home: Path) -> None:
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START]
    subprocess.run(command, cwd=CHECKOUT, env=offscreen, capture_output=True, check=True)  # the index is made
    result = subprocess.run(command, cwd=CHECKOUT, env=offscreen, capture_output=True, text=True, check=True)
    loaded = set(result.stdout.split())
    assert {"PySide6", "assistant"} <= loaded
    assert not loaded & HEAVY
