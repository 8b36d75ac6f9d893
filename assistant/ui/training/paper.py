"""The page of keys as a PDF."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from assistant.casework.training.sheet import Group, Sheet

_MARGIN, _POINTS = 12, 9
_STYLE = """
body { color: black; }
h1 { font-size: 13pt; margin: 0; } h2 { font-size: 8.5pt; margin: 5px 0 1px 0; } td { padding: 0 6px 1px 0; }
"""


def as_pdf(sheet: Sheet) -> bytes:
    """The bytes of one A4 page, in two columns."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)  # or a point would be as large as on a screen
    document.setDefaultFont(QFont("sans-serif", _POINTS))
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    document.setHtml(_html(sheet))
    document.setTextWidth(writer.width())
    fits = min(1.0, writer.height() / document.size().height())  # with many keys of her own all is a little smaller
    document.setTextWidth(writer.width() / fits)
    painter = QPainter(writer)
    painter.scale(fits, fits)
    document.drawContents(painter)
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())


def _html(sheet: Sheet) -> str:
    cells = "".join(f'<td width="50%" valign="top">{"".join(map(_group, column))}</td>' for column in sheet.columns)
    head = f"<h1>{escape(sheet.title)}</h1><p>{escape(sheet.foot)}</p>"
    return f"<body>{head}<table width='100%'><tr>{cells}</tr></table></body>"


def _group(group: Group) -> str:
    rows = "".join(f"<tr><td><b>{escape(key)}</b></td><td>{escape(text)}</td></tr>" for key, text in group.rows)
    return f"<h2>{escape(group.title)}</h2><table cellspacing='0'>{rows}</table>"
