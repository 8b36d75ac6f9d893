"""A page to print is black on white, whatever she wears on the screen."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from assistant.casework.training.sheet import Group, Sheet
from assistant.ui.colours import DARK
from assistant.ui.training.paper import as_pdf

SHEET = Sheet("Sagstast på én side", ((Group("Altid", (("Ctrl+½", "åbner paletten"),)),),), "24.11.2026")


def test_it_is_black_also_in_the_dark(qapp: QApplication) -> None:
    before = qapp.palette()
    qapp.setPalette(DARK.palette())
    try:
        (page,) = PdfReader(io.BytesIO(as_pdf(SHEET))).pages
    finally:
        qapp.setPalette(before)
    assert "åbner paletten" in page.extract_text().replace("\t", " ")
    contents = page.get_contents()
    assert contents is not None
    drawn = re.findall(rb"([\d. ]+) scn", contents.get_data())
    assert {colour.strip() for colour in drawn} == {b"0 0 0"}
