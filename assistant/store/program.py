"""How this program is started again: at log-in, and as a helper of itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def command(*words: str) -> list[str]:
    """The command line that runs ``sagstast WORDS`` as this very program.

    Where it is installed on Windows it has an executable of its own and no ``python.exe`` beside it.
    """
    has_own = Path(sys.executable).stem.lower() in {"sagstast", "sagstastw"}
    return [sys.executable, *words] if has_own else [sys.executable, "-m", "assistant", *words]


def give_way() -> None:
    """Let every other program go before this one: what is done behind somebody's back must not slow her typing."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows' own

        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.GetCurrentProcess.restype = ctypes.c_void_p
        kernel32.SetPriorityClass(ctypes.c_void_p(kernel32.GetCurrentProcess()), _BELOW_NORMAL)
    else:
        os.nice(_NICE)


_BELOW_NORMAL = 0x4000
_NICE = 10
