"""A keystroke in the palette over 10,000 templates, from the key to the painted rows.

Run as a script it is the palette.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assistant.casework.workplace import open_workplace
from assistant.desktop.system import open_desktop
from assistant.store.settings import Settings
from assistant.ui import theme
from assistant.ui.flow import Flow
from assistant.ui.palette import Palette
from benchmarks.measuring import Series

ROOT = Path(__file__).parents[1]
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
QUERIES = ("partshøring ude", "ferie", "samt", "opfolgning tolk", "partshoring", "rådighed fleks", "xyz", "m")


def measure(env: dict[str, str], pack: Path) -> list[Series]:
    """Milliseconds of every keystroke: of the first query after the program's start, and of all when it has settled."""
    command = (sys.executable, "-m", "benchmarks.palette", str(pack))
    answer = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    first, settled = json.loads(answer.stdout)
    return [
        Series("opened for the first time, the form being loaded behind it", values=first),
        Series("later", values=settled),
    ]


def main(pack: Path) -> None:
    """Type the queries, and print how long each key took."""
    app = QApplication([])
    theme.apply(app, "light")
    workplace = open_workplace(Settings(), date.today(), [pack])
    _ = workplace.finder  # built behind the chords, as the program does
    desktop = open_desktop()
    flow = Flow(desktop, workplace, lambda *_: None)
    flow.press_leader()
    QTest.qWaitForWindowExposed(flow.palette)
    first = _type(flow.palette, QUERIES[0])
    QTest.qWait(2000)
    settled = [took for query in QUERIES for took in _type(flow.palette, query)]
    desktop.close()
    print(json.dumps([first, settled]))


def _type(palette: Palette, query: str) -> list[float]:
    took = []
    palette.line.clear()
    QApplication.processEvents()
    for character in query:
        start = time.perf_counter()
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NO_MODIFIER, character)
        QApplication.sendEvent(palette.line, key)
        QApplication.processEvents()
        palette.repaint()
        took.append((time.perf_counter() - start) * 1000)
    return took


if __name__ == "__main__":
    main(Path(sys.argv[1]))
