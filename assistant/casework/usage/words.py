"""Figures as they are written for people."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.casework.usage.reasons import said
from assistant.casework.usage.report import Figure, Lacking, Measure, Report, Row
from assistant.casework.usage.saving import FORMULA, NOT_HELD

COLUMNS = ("Skabelon", "Version", "Indsat", "Forladt", "Fortrudt", "Ikke sat ind", "Typisk tid", "Sparede minutter")
"""What stands over ``cells``."""
_TOGETHER = (
    "Tallene er lagt sammen af {files} filer og siger intet om én person. Uger og skabeloner, som færre end fem har "
    "brugt, er slet ikke med i nogen sum. Har færre end fem fortrudt noget, er det ikke trukket fra de sparede "
    "minutter."
)


def cells(row: Row) -> tuple[str, ...]:
    """``row`` as it is shown."""
    return (
        row.title,
        row.version,
        number(row.used),
        f"{number(row.aborted)}{_share(row)}",
        number(row.undone),
        number(row.refused),
        duration(row.median),
        number(row.saved),
    )


def number(value: Figure | Measure) -> str:
    """``1.234``, or what stands in place of it."""
    return str(value) if isinstance(value, Lacking) else f"{round(value):,}".replace(",", ".")


def duration(seconds: Measure) -> str:
    """``1 min. 20 sek.``, or what stands in place of it."""
    if isinstance(seconds, Lacking):
        return str(seconds)
    minutes, left = divmod(round(seconds), 60)
    return " ".join(filter(None, (f"{minutes} min." if minutes else "", f"{left} sek." if left or not minutes else "")))


def why(reasons: Mapping[str, int]) -> str:
    """Why texts did not go in: ``en anden sag var foran (2)``."""
    return ", ".join(f"{said(reason)} ({number(times)})" for reason, times in reasons.items())


def summary(found: Report) -> str:
    """All of it in a line."""
    times = "1 indsættelse" if found.used == 1 else f"{number(found.used)} indsættelser"
    if isinstance(found.saved, Lacking):
        return f"{times} · sparede minutter: {found.saved}"
    return f"{times} · {'1 sparet minut' if round(found.saved) == 1 else f'{number(found.saved)} sparede minutter'}"


def explained(found: Report) -> tuple[str, ...]:
    """How the minutes are reckoned, and what they do not hold: told wherever they stand."""
    told = (FORMULA.format(speed=found.speed), NOT_HELD.format(speed=found.speed))
    return (*told, _TOGETHER.format(files=found.files)) if found.files else told


def _share(row: Row) -> str:
    share = row.share_aborted
    return "" if isinstance(share, Lacking) or not share else f" ({round(share * 100)} %)"
