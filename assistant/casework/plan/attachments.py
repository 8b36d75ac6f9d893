"""A plan's list of attachments, and what points to it: whether somebody can find what is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from assistant.casework.headings import judge
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.plan import PlanAnswer, PlanSection
from assistant.rules.attachments import number, order, references, spans

Row = Mapping[str, str]
NUMBER, TITLE, DATE, SENDER, PAGES, WHY = "nr", "titel", "dato", "afsender", "sider", "hvorfor"
"""The columns of the list, as the pack calls them."""
_OF_HEADINGS = frozenset({"H06", "H07", "H08", "H09", "H17"})
"""What the heading guide says of what gives somebody away: a title stands in lists, as a heading does."""


def attachment_findings(
    answers: Mapping[str, PlanAnswer], sections: Sequence[PlanSection], knowledge: Knowledge, today: date
) -> list[Finding]:
    """What there is to say of the lists of attachments and of what points to them; none of it blocks (L13 to L17)."""
    found: list[Finding] = []
    lists = [section for section in sections if section.kind == "attachments"]
    rows: list[Row] = []
    for section in lists:
        answer = answers.get(section.id)
        own = [row for row in answer if any(map(str.strip, row.values()))] if isinstance(answer, list) else []
        found += _of_list(section, own, knowledge, today)
        rows += own
    for section in sections if lists else ():
        answer = answers.get(section.id)
        if isinstance(answer, str):
            found += _of_text(section.id, answer, rows)
    return found


def _of_list(section: PlanSection, rows: Sequence[Row], knowledge: Knowledge, today: date) -> Iterator[Finding]:
    numbers = [number(row.get(NUMBER, "")) for row in rows]
    for each, count in Counter(filter(None, numbers)).items():
        if count > 1:
            yield _warning("L13", f"Bilag {each} står {count} gange. Giv hvert bilag sit eget nummer.", section.id)
    once = [each for each in dict.fromkeys(numbers) if each]
    if sorted(once, key=order) != once:
        yield _hint("L13", "Bilagene står ikke i rækkefølge efter deres numre.", section.id)
    for place, (each, row) in enumerate(zip(numbers, rows, strict=True), 1):
        name = f"Bilag {each}" if each else f"Linje {place} på bilagslisten"
        for finding in _of_row(section, row, knowledge, today):
            yield replace(finding, message=f"{name}: {finding.message}", where=section.id, fix=None)


def _of_row(section: PlanSection, row: Row, knowledge: Knowledge, today: date) -> Iterator[Finding]:
    cells = {name: text.strip() for name, text in row.items() if text.strip()}
    missing = [each.label.lower().rstrip(".") for each in section.rows if each.required and each.name not in cells]
    if missing:
        yield _warning("L16", f"her mangler {', '.join(missing)}.")
    if NUMBER in cells and not number(cells[NUMBER]):
        yield _warning("L13", f"»{cells[NUMBER]}« er ikke et nummer. Skriv fx 3 eller 3a.")
    if PAGES in cells and not list(spans(cells[PAGES])):
        yield _hint("L15", "skriv siderne som 4-7, så henvisninger kan holdes op mod dem.")
    if DATE in cells and day_of(cells[DATE]) is None:
        yield _warning("L16", "skriv datoen som dd.mm.åååå.")
    for finding in judge(knowledge, cells.get(TITLE, ""), None, today).findings:
        if finding.code in _OF_HEADINGS:
            yield _warning("L17", f"i titlen: {finding.message}")


def _of_text(where: str, text: str, rows: Sequence[Row]) -> Iterator[Finding]:
    """Each attachment that is not there, and each page that is not in it, is told once."""
    listed = {number(row.get(NUMBER, "")): row for row in rows}
    told: set[str] = set()
    for reference in references(text):
        row = listed.get(reference.number)
        if row is None:
            message = f"Der henvises til bilag {reference.number}, som ikke står på bilagslisten."
            finding = _warning("L14", message, where)
        elif outside := _outside(reference.pages, list(spans(row.get(PAGES, "")))):
            message = f"Der henvises til side {outside} i bilag {reference.number}, men listen siger side {row[PAGES]}."
            finding = _warning("L15", message, where)
        else:
            continue
        if finding.message not in told:
            told.add(finding.message)
            yield finding


def _outside(named: Iterable[range], stated: Collection[range]) -> str:
    """The first page named that is none of those stated; empty where all are, or none is stated."""
    beyond = (page for span in named for page in span if not any(page in pages for pages in stated))
    return str(next(beyond, "")) if stated else ""


def day_of(text: str) -> date | None:
    """The day that a row names; None where it is not written ``dd.mm.åååå``."""
    with suppress(ValueError):
        return datetime.strptime(text.strip(), "%d.%m.%Y").date()
    return None


def _warning(code: str, message: str, where: str = "") -> Finding:
    return Finding(code, Severity.WARNING, message, where)


def _hint(code: str, message: str, where: str = "") -> Finding:
    return Finding(code, Severity.HINT, message, where)
