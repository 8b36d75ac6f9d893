"""A report as a file: csv, or a workbook with its charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from assistant.casework.export.writing import findings_file, harmless
from assistant.casework.usage.report import Lacking, Measure, Report, Row
from assistant.casework.usage.words import explained, why
from assistant.store.atomic import replacing

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = int | str
_HEAD = (
    *("Skabelon", "Id", "Version", "Indsat", "Forladt", "Forladt, procent", "Fortrudt", "Ikke sat ind", "Hvorfor"),
    *("Typisk tid, sekunder", "Gennemsnit, sekunder", "Sparede minutter"),
)
_WEEKS = ("Ugen fra", "Indsat")
_USED, _SAVED, _USED_IN_WEEK = 4, 12, 2
"""Columns of ``_HEAD`` and of ``_WEEKS``, from 1."""
_GREEN = "00796B"
_LINE = 200
"""Letters that go on a line across all columns."""
_SHOWN = 15
"""Rows of a chart: the most used."""


def write_csv(found: Report, path: Path) -> None:
    """Write ``found`` to ``path``: the templates, the weeks, and what the minutes rest on.

    Raises:
        OSError: it could not be written.
    """
    with findings_file(path) as write:
        for row in (_HEAD, *_rows(found), (), _WEEKS, *_weeks(found), (), *((text,) for text in explained(found))):
            write(row)


def write_workbook(found: Report, path: Path) -> None:
    """Write ``found`` to the workbook ``path``: a sheet of the templates, one of the weeks, each with its charts.

    Raises:
        OSError: it could not be written.
    """
    with replacing(path) as file:
        _fill(found, file)


WRITERS: dict[str, Callable[[Report, Path], None]] = {".csv": write_csv, ".xlsx": write_workbook}
"""How a report is written, by the file's suffix."""


def _fill(found: Report, file: BinaryIO) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - only for this

    book = Workbook()
    book.properties.creator = "Sagstast"
    templates, weeks = book.active, book.create_sheet("Uger")
    templates.title = "Skabeloner"
    for row in (_HEAD, *_rows(found)):
        templates.append(row)
    for row in (_WEEKS, *_weeks(found)):
        weeks.append(row)
    below = len(found.rows) + 3
    for number, text in enumerate(explained(found), below):
        _explain(templates, number, text)
    _widen(templates, {"A": 44, "B": 30, "I": 44})
    _widen(weeks, {"A": 14})
    if found.rows:
        last, at = min(len(found.rows), _SHOWN) + 1, below + 4
        _chart(templates, "Indsat, efter skabelon", _USED, last, f"A{at}")
        _chart(templates, f"Sparede minutter ved {found.speed} tegn i minuttet", _SAVED, last, f"H{at}")
        _chart(weeks, "Indsat, efter uge", _USED_IN_WEEK, len(found.weeks) + 1, "D2")
    book.save(file)


def _chart(sheet: Worksheet, title: str, column: int, last: int, at: str) -> None:
    """A bar for each row up to ``last``, as long as the figure in ``column``; where there is none, no bar."""
    from openpyxl.chart import BarChart, Reference  # noqa: PLC0415 - only for this

    chart = BarChart()
    chart.title, chart.legend = title, None
    chart.width, chart.height = 22, 11  # centimetres
    chart.varyColors = False
    chart.x_axis.delete = chart.y_axis.delete = False
    if column != _USED_IN_WEEK:
        chart.type = "bar"  # they lie, so that names can be read, the first one on top
        chart.x_axis.scaling.orientation = "maxMin"
    chart.add_data(Reference(sheet, min_col=column, min_row=2, max_row=last))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    chart.series[0].graphicalProperties.solidFill = _GREEN
    sheet.add_chart(chart, at)


def _explain(sheet: Worksheet, row: int, text: str) -> None:
    """Write ``text`` across all columns."""
    from openpyxl.styles import Alignment  # noqa: PLC0415 - only for this

    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_HEAD))
    sheet.cell(row, 1, text).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = 16 * (1 + len(text) // _LINE)


def _widen(sheet: Worksheet, widths: dict[str, int]) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415 - only for this

    for column, width in widths.items():
        sheet.column_dimensions[column].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _rows(found: Report) -> Iterator[tuple[Cell, ...]]:
    for row in found.rows:
        yield (
            *(harmless(row.title), harmless(row.template), harmless(row.version), _cell(row.used), _cell(row.aborted)),
            *(_share(row), _cell(row.undone), _cell(row.refused), harmless(why(row.reasons))),
            *(_cell(row.median), _cell(row.average), _cell(row.saved)),
        )


def _weeks(found: Report) -> Iterator[tuple[Cell, ...]]:
    for week, used in found.weeks:
        yield f"{week:%d.%m.%Y}", _cell(used)


def _share(row: Row) -> Cell:
    share = row.share_aborted
    return str(share) if isinstance(share, Lacking) else round(share * 100)


def _cell(value: Measure) -> Cell:
    return str(value) if isinstance(value, Lacking) else round(value)
