"""A terminal that writes down every byte that comes in."""

from __future__ import annotations

from targets.session import Session
from targets.waiting import eventually


class XTerm:
    """xterm pastes PRIMARY with Shift+Insert, and sends line breaks as returns."""

    process_name = "xterm"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._file = session.folder / "xterm.out"
        program = f"stty raw -echo; echo -n > {self._file}; exec cat >> {self._file}"
        session.start("xterm", "-u8", "-T", "Sag 4711 - xterm", "-e", "sh", "-c", program)
        self.window = session.windows.with_title("xterm")
        # Until the terminal is raw, the kernel cuts a line at 4,096 bytes.
        eventually(self._file.exists, what="a raw terminal")

    def open(self) -> int:
        """Forget what has come, and come to the front."""
        self._session.windows.activate(self.window)
        self._file.write_bytes(b"")
        return self.window

    def read_back(self) -> str:
        return self._file.read_bytes().decode("utf-8", "replace").replace("\r", "\n")

    def close(self) -> None:
        self._session.windows.close_window(self.window)
