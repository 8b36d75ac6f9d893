"""Starting with the system, each system in its own way."""

from __future__ import annotations

import sys

__all__ = ["is_enabled", "set_enabled", "why_not"]

if sys.platform == "win32":
    from assistant.store.autostart_windows import is_enabled, set_enabled, why_not
else:
    from assistant.store.autostart_xdg import is_enabled, set_enabled, why_not
