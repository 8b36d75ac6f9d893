"""Two screens, as most caseworkers have: a window of ours opens where the eyes are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from assistant.ui.screens import place_of, screen_of

PLAIN = [(QRect(0, 0, 1920, 1080), 1.0), (QRect(1920, 0, 1920, 1080), 1.0)]
FINE = [(QRect(0, 0, 1280, 720), 1.5), (QRect(1920, 0, 1920, 1080), 1.0)]


@pytest.mark.parametrize("screens", [PLAIN, FINE], ids=["same", "left at 150 %"])
@pytest.mark.parametrize(("point", "which"), [((100, 100), 0), ((1900, 1000), 0), ((1920, 0), 1), ((3000, 900), 1)])
def test_a_point_is_on_the_screen_that_shows_it(screens, point, which):
    assert place_of(point, screens) == which


@pytest.mark.parametrize("point", [(-5, 10), (5000, 10)])
def test_a_window_beyond_all_screens_is_on_none(point):
    assert place_of(point, PLAIN) is None


@pytest.mark.parametrize("point", [None, (-5000, 10), (10, 10)])
def test_there_is_always_a_screen(qapp, point):
    assert screen_of(lambda: point) in QGuiApplication.screens()


SCREEN = {"y": 0, "logicalBaseDpi": 96, "dpr": 1}
SCREENS = [
    SCREEN | {"name": "one", "x": 0, "width": 1920, "height": 1080, "logicalDpi": 96},
    SCREEN | {"name": "two", "x": 1920, "width": 2560, "height": 1440, "logicalDpi": 144},
]
CORNERS = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from assistant.ui import theme
from assistant.ui.card import MARGIN
from assistant.ui.notice import Notice
from assistant.ui.texts import Telling
theme.apply(app, "light")
notice = Notice()
for screen in [*app.screens(), app.screens()[0]]:
    notice.tell(Telling("Teksten er ikke indsat", ("Vinduet er lukket.",)), screen)
    app.processEvents()
    left = screen.availableGeometry().bottomRight() - notice.geometry().bottomRight()
    print(screen.name(), screen is notice.screen(), notice.screen().devicePixelRatio(), end=" ")
    print(left.x() - MARGIN, left.y() - MARGIN)
"""


def test_a_card_stands_in_the_corner_of_each_screen_whatever_its_scale(tmp_path):
    (tmp_path / "screens.json").write_text(json.dumps({"screens": SCREENS}), encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-c", CORNERS],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert found.stdout.splitlines() == ["one True 1.0 1 1", "two True 1.5 1 1", "one True 1.0 1 1"]
