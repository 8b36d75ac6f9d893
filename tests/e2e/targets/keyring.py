"""A message bus of its own with the desktop's keyring on it, unlocked as a log-in does."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from targets.session import Session

_UNLOCK = """
printf adgangskode | gnome-keyring-daemon --unlock --components=secrets --control-directory="$KEYRING" >/dev/null
echo "$DBUS_SESSION_BUS_ADDRESS"
cat
"""


class Keyring:
    """The keyring; it ends with its bus.

    Attributes:
        env: what a program needs to find it, besides the session's.
    """

    def __init__(self, session: Session) -> None:
        folder = Path(session.folder, "keyring")
        folder.mkdir(exist_ok=True)
        self._process = session.start(
            *("dbus-run-session", "--", "sh", "-c", _UNLOCK),
            env=session.env | {"KEYRING": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout
        self.env = {"DBUS_SESSION_BUS_ADDRESS": self._process.stdout.readline().decode().strip()}

    def close(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._process.wait(10)
