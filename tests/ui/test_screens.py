"""Two screens, as most caseworkers have: a window of ours opens where the eyes are."""

from __future__ import annotations

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
