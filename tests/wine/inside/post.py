"""Tells a window what Windows tells it: post.py CLASS MESSAGE WPARAM."""

import ctypes
import sys

user32 = ctypes.WinDLL("user32")
found = user32.FindWindowW(sys.argv[1], None)
assert found
assert user32.PostMessageW(found, int(sys.argv[2]), int(sys.argv[3]), 0)
