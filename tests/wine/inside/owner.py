"""Another program, which has a chord: owner.py MODIFIERS KEY. Says "held", then "pressed" each time."""

import ctypes
import sys
from ctypes import wintypes

WM_HOTKEY = 0x0312
user32 = ctypes.WinDLL("user32")
assert user32.RegisterHotKey(None, 1, int(sys.argv[1]), int(sys.argv[2]))
print("held", flush=True)
message = wintypes.MSG()
while user32.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
    if message.message == WM_HOTKEY:
        print("pressed", flush=True)
