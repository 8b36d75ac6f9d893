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
from assistant.store.settings import Settings
from assistant.ui import theme
from assistant.ui.palette import Palette

ROOT = Path(__file__).parents[1]
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
QUERIES = ("partshøring ude", "ferie", "samt", "opfolgning tolk", "partshoring", "rådighed fleks", "xyz", "m")


def measure(env: dict[str, str], pack: Path) -> list[float]:
    """Milliseconds of every keystroke of ``QUERIES``."""
    command = (sys.executable, "-m", "benchmarks.palette", str(pack))
    answer = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [float(number) for number in json.loads(answer.stdout)]


def main(pack: Path) -> None:
    """Type the queries, and print how long each key took."""
    app = QApplication([])
    theme.apply(app, "light")
    workplace = open_workplace(Settings(), date.today(), [pack])
    palette = Palette(workplace.find)
    palette.open("Måling", locked=False)
    QTest.qWaitForWindowExposed(palette)
    took = []
    for query in QUERIES:
        palette.line.clear()
        app.processEvents()
        for character in query:
            start = time.perf_counter()
            app.sendEvent(palette.line, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NO_MODIFIER, character))
            app.processEvents()
            palette.repaint()
            took.append((time.perf_counter() - start) * 1000)
    print(json.dumps(took))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
