"""A draft's Word file as pictures of its pages, where LibreOffice is on the machine. It is never required."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from assistant.casework.documents import save_document
from assistant.model.draft import Draft
from assistant.model.pack import Organisation

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 12
"""That are drawn."""
_SECONDS = 60
_SCALE = 2.0
"""Pixels for each of a page's 595 points across."""
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


class PageImage(NamedTuple):
    """A page.

    Attributes:
        stride: bytes of a row.
        pixels: four bytes each: blue, green, red, and one that says nothing.
    """

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True)
class Pages:
    """The pages that were drawn, and how many there are."""

    images: tuple[PageImage, ...]
    count: int


class NotDrawnError(Exception):
    """LibreOffice was too slow, or could not read the file."""


def find_office() -> Path | None:
    """LibreOffice's program; None where there is none."""
    end = ".exe" if sys.platform == "win32" else ""
    found = shutil.which(f"soffice{end}") or shutil.which(f"libreoffice{end}")
    return next((Path(place) for place in (found, *_PLACES) if place and Path(place).is_file()), None)


def draw_pages(office: Path, draft: Draft, sender: Organisation, today: date) -> Pages:
    """The pages of ``draft`` as a Word file. Takes seconds, so not for Qt's thread; leaves nothing behind.

    Raises:
        NotDrawnError: it cannot be drawn.
        OSError: there is no room for the file.
    """
    with TemporaryDirectory(prefix="sagstast-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        save_document(draft, folder / "side.docx", sender, today)
        _convert(office, folder)
        return _drawn(folder / "side.pdf")


def _convert(office: Path, folder: Path) -> None:
    """``side.pdf`` of ``side.docx``, by a LibreOffice that shares nothing with the one she may have open."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(office), profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the path is the system's or LibreOffice's own
        [*command, str(folder / "side.docx")], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise NotDrawnError from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with all it has started: what is called ``soffice`` only starts another program."""
    if sys.platform == "win32":
        if process.poll() is None:
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, check=False, capture_output=True, creationflags=subprocess.CREATE_NO_WINDOW)  # noqa: S603
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _drawn(file: Path) -> Pages:
    import pypdfium2  # noqa: PLC0415 - a library that few need

    if not file.is_file():
        raise NotDrawnError
    with pypdfium2.PdfDocument(file) as document:
        count = len(document)
        return Pages(tuple(_images(document, min(count, MOST_PAGES))), count)


def _images(document: pypdfium2.PdfDocument, count: int) -> Iterator[PageImage]:
    for number in range(count):
        bitmap = document[number].render(scale=_SCALE, prefer_bgrx=True)
        yield PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
