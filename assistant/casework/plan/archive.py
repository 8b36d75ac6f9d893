"""What the central archive is asked for: the pack's own template, answered from a plan's list of attachments."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from assistant.casework.library import Library
from assistant.casework.plan.attachments import DATE, NUMBER, PAGES, SENDER, TITLE, WHY, Row, day_of
from assistant.model.draft import Draft, plain
from assistant.model.plan import PlanParts

_OUTPUT = "anmodning"


def request_answers(rows: Sequence[Row], wanted: Collection[str], case_type: str) -> dict[str, object]:
    """The template's answers: rows whose number is among ``wanted`` are asked for, the others are on the case.

    ``case_type`` is the id of the plan's, empty where it is not known.
    """
    asked = [row for row in rows if row.get(NUMBER, "").strip() in wanted]
    answers: dict[str, object] = {
        "status": "bestilt",
        "bilag": [_kept(row) for row in rows if row not in asked],
        "arkiv": [_asked(row) for row in asked],
    }
    return answers | ({"sagstype": case_type} if case_type else {})


def archive_request(
    library: Library, parts: PlanParts, answers: Mapping[str, object], today: date
) -> tuple[str, Draft]:
    """The request itself, and the whole draft with its note and findings.

    Raises:
        UnavailableError: the pack has no such template in force.
    """
    template = library.template(parts.archive_request, today)
    drafter = library.drafter
    draft = drafter.draft(template, {**drafter.initial_answers(template, today), **answers}, today)
    return plain(draft.outputs.get(_OUTPUT, ())), draft


def _asked(row: Row) -> dict[str, str]:
    sender, pages, why = (row.get(column, "").strip() for column in (SENDER, PAGES, WHY))
    more = ", ".join(filter(None, (sender and f"fra {sender}", pages and f"side {pages}")))
    cells = {
        "titel": row.get(TITLE, "").strip(),
        "aar": row.get(DATE, "").strip(),
        "naermere": f"{more} ({why})".strip() if why else more,
    }
    return {name: text for name, text in cells.items() if text}


def _kept(row: Row) -> dict[str, str]:
    """A day that is none is left with the title, so that it is not lost."""
    title, written = row.get(TITLE, "").strip(), row.get(DATE, "").strip()
    day = day_of(written)
    cells = {
        "titel": title if day else ", ".join(filter(None, (title, written))),
        "dato": day.isoformat() if day else "",
        "afsender": row.get(SENDER, "").strip(),
        "sider": row.get(PAGES, "").strip(),
    }
    return {name: text for name, text in cells.items() if text}
