"""How this program is started again: at log-in, and as a helper of itself."""

from __future__ import annotations

import sys
from pathlib import Path


def command(*words: str) -> list[str]:
    """The command line that runs ``sagstast WORDS`` as this very program.

    Where it is installed on Windows it has an executable of its own and no ``python.exe`` beside it.
    """
    has_own = Path(sys.executable).stem.lower() in {"sagstast", "sagstastw"}
    return [sys.executable, *words] if has_own else [sys.executable, "-m", "assistant", *words]
