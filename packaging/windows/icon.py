"""The program's picture as Windows wants it: ``icon.py OUT.ico``, drawn from the tray's own SVG in every size."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

from assistant.ui.icons import icon

SIZES = (16, 20, 24, 32, 48, 64, 256)


def png(size: int) -> bytes:
    """The picture, ``size`` pixels a side."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    icon("tray-ready", size=size).save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """An icon file: a header, a row of 16 bytes for each picture, the pictures; 256 is written as 0."""
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, raw in pictures:
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(raw), at)
        at += len(raw)
    return head + b"".join(raw for _, raw in pictures)


def main() -> None:
    """Write the file that is named."""
    app = QGuiApplication(["icon", "-platform", "offscreen"])
    Path(sys.argv[1]).write_bytes(ico([(size, png(size)) for size in SIZES]))
    del app


if __name__ == "__main__":
    main()
