"""The times of one group, deadline or fact: what each record covers, what none does, and what two do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple, get_args

from assistant.casework.studio.rules.kinds import APPROVED, Values
from assistant.model.finding import Finding, Severity
from assistant.model.template import Certainty
from assistant.rules import dated

Sort = Literal["record", "gap", "not known", "twice"]
_DAY = timedelta(days=1)
CODE = "P06"
_STATUS = {"abolished": "ophævet", "running": "kun løbende sager", "proposal": "forslag", "local": "lokal"}


class Stretch(NamedTuple):
    """A piece of the timeline.

    Attributes:
        sort: ``gap`` must be closed; what is ``not known`` to be covered says so itself; ``twice`` is covered by two.
        place: of the record it is, that it lies before, or with which two hold; among the records given.
        first: None for a record that has no first day yet.
        last: None where it still goes on.
    """

    sort: Sort
    place: int
    first: date | None
    last: date | None


def stretches(records: Sequence[Values]) -> list[Stretch]:
    """The records by their first days, and between them what is covered by none or by two."""
    dated = sorted(_spans(records), key=lambda span: span[1])
    found = [Stretch("record", place, first, last) for place, first, last in dated]
    covered: tuple[int, date | None] | None = None
    for place, first, last in dated:
        if last and last < first:
            continue
        if covered:
            found += _between(records, covered, (place, first, last))
        if covered is None or (covered[1] is not None and (last is None or last > covered[1])):
            covered = place, last
    missing = [Stretch("record", place, None, None) for place, each in enumerate(records) if _day(each) is None]
    order = {"record": 0, "twice": 1, "gap": 2, "not known": 2}
    return [*sorted(found, key=lambda each: (each.first, order[each.sort])), *missing]


def faults(records: Sequence[Values]) -> Iterator[tuple[int, Finding]]:
    """What must be mended of the times, one sentence each, with the place of the record it is said of."""
    for place, first, last in _spans(records):
        if last and last < first:
            yield place, _error(f"Sidste dag, {last:%d.%m.%Y}, ligger før den første. Ret en af dem.", "valid_to")
    for stretch in stretches(records):
        if stretch.sort == "twice":
            yield stretch.place, _error(_twice(records, stretch), "valid_from")
        elif stretch.sort == "gap":
            yield stretch.place, _error(_gap(stretch), "valid_from")


def span(first: date | None, last: date | None, values: Values | None = None) -> str:
    """``01.07.2025–31.12.2026``, ``fra 01.07.2025``; what is not known of the ends of ``values`` is said."""
    if first is None:
        return "uden første dag"
    said = f"{first:%d.%m.%Y}–{last:%d.%m.%Y}" if last else f"fra {first:%d.%m.%Y}"
    ends = [("is_start_known", "før"), ("is_end_known", "efter")]
    unknown = [word for key, word in ends if values and values.get(key) is False]
    return f"{said}, måske også {' og '.join(unknown)}" if unknown else said


def worth(values: Values, signs: Values) -> list[str]:
    """What there is to know of a record before it is relied on: ``ophævet``, ``sikkerhed: høj``, ``ikke godkendt``."""
    status = _STATUS.get(str(values.get("status")))
    sure = f"sikkerhed: {dated.CERTAINTY[certainty(values)]}"
    return [*([status] if status else []), sure, dated.approved_by(str(signs.get(APPROVED) or ""))]


def certainty(values: Values) -> Certainty:
    """How sure its source is; ``unknown`` where it does not say."""
    said = values.get("certainty")
    return next((known for known in get_args(Certainty) if known == said), "unknown")


def day_of(values: Mapping[str, object], key: str) -> date | None:
    """The day under ``key``, where there is one."""
    value = values.get(key)
    return value if type(value) is date else None


def _day(values: Values) -> date | None:
    return day_of(values, "valid_from")


def _spans(records: Sequence[Values]) -> Iterator[tuple[int, date, date | None]]:
    for place, each in enumerate(records):
        if first := _day(each):
            yield place, first, day_of(each, "valid_to")


def _between(
    records: Sequence[Values], covered: tuple[int, date | None], now: tuple[int, date, date | None]
) -> Iterator[Stretch]:
    """What lies between what is covered so far and the record that begins next."""
    before, until = covered
    place, first, last = now
    if until is None or until >= first:
        ends = [day for day in (until, last) if day]
        yield Stretch("twice", place, first, min(ends, default=None))
    elif until + _DAY < first:
        one, other = records[before], records[place]
        is_known = one.get("is_end_known") is not False and other.get("is_start_known") is not False
        is_gap = is_known and one.get("status") != "abolished"
        yield Stretch("gap" if is_gap else "not known", place, until + _DAY, first - _DAY)


def _twice(records: Sequence[Values], stretch: Stretch) -> str:
    """Which days, and what to write."""
    first = stretch.first or date.min
    others = [
        (begun, place)
        for place, begun, last in _spans(records)
        if place != stretch.place and begun <= first and (last is None or last >= first)
    ]
    begun = max(others)[0]
    said = f"To regler dækker {_days(stretch)}"
    if begun == first:
        return f"{said}: giv den ene en anden første dag, eller ret den ene i stedet for at have begge."
    end = f"{first - _DAY:%d.%m.%Y}"
    otherwise = (
        f", eller lad denne begynde {stretch.last + _DAY:%d.%m.%Y}" if stretch.last and stretch.last < date.max else ""
    )
    return f"{said}: skriv {end} som sidste dag i reglen fra {begun:%d.%m.%Y}{otherwise}."


def _gap(stretch: Stretch) -> str:
    return (
        f"Ingen regel dækker {_days(stretch)}: lad denne begynde {stretch.first:%d.%m.%Y}, "
        f"skriv {stretch.last:%d.%m.%Y} som sidste dag i den før, "
        "eller sæt kryds ved »Kan have gjaldt før«, hvis det ikke vides."
    )


def _days(stretch: Stretch) -> str:
    if stretch.first == stretch.last:
        return f"{stretch.first:%d.%m.%Y}"
    return span(stretch.first, stretch.last) if stretch.last else f"alt fra {stretch.first:%d.%m.%Y}"


def _error(message: str, where: str) -> Finding:
    return Finding(CODE, Severity.ERROR, message, where)
