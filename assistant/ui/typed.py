"""What a person types, as a value: days, times of day, numbers, amounts. Pure; knows no window.

Every reader raises ``NotUnderstood`` with a Danish sentence that says what to write instead, and every ``show_``
function writes what its reader reads back.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from decimal import Decimal

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
DATE_HELP = "Skriv dagen som 24.11, 2411, +14, »i morgen« eller »fredag«."
TIME_HELP = "Skriv klokkeslættet som 10.30 eller 1030."
NUMBER_HELP = "Skriv et tal, fx 12 eller 12,5."
MONEY_HELP = "Skriv beløbet som 1.234,50."

_NAMED_DAYS = {
    "i forgårs": -2,
    "i går": -1,
    "igår": -1,
    "i dag": 0,
    "idag": 0,
    "i morgen": 1,
    "imorgen": 1,
    "i overmorgen": 2,
}
_SEPARATED = re.compile(r"([0-9]{1,2})[./ -]{1,2}([0-9]{1,2})(?:[./ -]{1,2}([0-9]{4}|[0-9]{2}))?\.?")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAMED_MONTH = re.compile(r"([0-9]{1,2})\.? ?([a-zæøå]{3,9})\.?(?: ([0-9]{4}|[0-9]{2}))?")
_DAYS_ON = re.compile(r"([+-]) ?([0-9]{1,4})")
_FROM_NOW = re.compile(r"(?:om (?P<om>[0-9]{1,3})|for (?P<for>[0-9]{1,3})) (?P<unit>dage?|uger?)(?P<ago> siden)?")
_WEEKS = re.compile(r"uger? ?([0-9]{1,2})(?: ?(?:-|til|og) ?([0-9]{1,2}))?")
_TIME = re.compile(r"(?:kl\.? ?)?([0-9]{1,2})(?:[.:, ]?([0-9]{2}))?")
_NUMBER = re.compile(r"([+-]?)([0-9]{1,15}|[0-9]{1,3}(?:[. ][0-9]{3}){1,4})(?:,([0-9]{1,6}))?")
_CURRENCY = re.compile(r"(?:^(?:kr|dkk)\.? ?)|(?: ?(?:kr|dkk|kroner)\.?$)|(?:,-$)")


class NotUnderstood(ValueError):  # noqa: N818 - it is no fault of the program
    """What was typed has no meaning here; the message is a Danish sentence for the person."""


def read_date(text: str, today: date, near: date | None = None, latest: date | None = None) -> date:
    """The day that ``text`` means.

    A day without a year is the nearest one, so that 0201 in November is next January. ``+14`` and the nearest year
    count from ``near`` (a period's first day), words such as "i morgen" always from ``today``. A day without a year is
    none after ``latest``.

    Raises:
        NotUnderstood: it is no day, or no single one.
    """
    words = _plain(text)
    try:
        day = _worded(words, today) or _written(words, near or today, latest)
    except OverflowError:
        day = None
    if day is None:
        raise NotUnderstood(_why_no_day(words, today))
    return day


def show_date(day: date) -> str:
    """``24.11.2026``."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def weekday(day: date) -> str:
    """``tirsdag``."""
    return WEEKDAYS[day.weekday()]


def read_weeks(text: str, near: date) -> tuple[date, date] | None:
    """First and last day of "uge 47" or "uge 28-30", in the year that brings it nearest; None when it is no week."""
    match = _WEEKS.fullmatch(_plain(text))
    if match is None:
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    mondays = [
        (_monday(year, first), _monday(year, last)) for year in range(max(near.year - 1, 1), min(near.year + 2, 9999))
    ]
    spans = [(begin, end + timedelta(days=6)) for begin, end in mondays if begin and end and begin <= end]
    return min(spans, key=lambda span: abs(span[0] - near)) if spans else None


def read_time(text: str) -> time:
    """The time of day that ``text`` means.

    Raises:
        NotUnderstood: it is none.
    """
    match = _TIME.fullmatch(_plain(text))
    if match is None:
        raise NotUnderstood(TIME_HELP)
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise NotUnderstood(f"Klokken går fra 00.00 til 23.59. {TIME_HELP}")
    return time(hour, minute)


def show_time(moment: time) -> str:
    """``10.30``."""
    return f"{moment.hour:02}.{moment.minute:02}"


def read_number(text: str, decimals: int = 6) -> Decimal:
    """The number that ``text`` means, with a decimal comma and dots or spaces between thousands.

    A decimal point is refused: it would make 1.234 mean two things.

    Raises:
        NotUnderstood: it is no number, or has more than ``decimals`` decimals.
    """
    return _number(_plain(text), decimals, NUMBER_HELP)


def show_number(value: Decimal, decimals: int = 0) -> str:
    """``1.234,5``; at least ``decimals`` decimals, and never fewer than the value has."""
    whole, _, rest = f"{abs(value):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    rest = rest.rstrip("0").ljust(decimals, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def read_money(text: str) -> Decimal:
    """The amount in kroner that ``text`` means, with or without "kr.".

    Raises:
        NotUnderstood: it is no amount.
    """
    words = _plain(text)
    return _number(_CURRENCY.sub("", words, count=1).strip(), 2, MONEY_HELP)


def show_money(value: Decimal) -> str:
    """``1.234,50 kr.``."""
    return f"{show_number(value, 2)} kr."


def _plain(text: str) -> str:
    return " ".join(text.replace("−", "-").replace("–", "-").lower().split())


def _worded(words: str, today: date) -> date | None:
    """A day told by its distance from today."""
    if words in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[words])
    for number, name in enumerate(WEEKDAYS):
        if words in {name, f"på {name}"}:
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
        if words in {f"i {name}s", f"sidste {name}"}:
            return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if (match := _FROM_NOW.fullmatch(words)) and bool(match["for"]) == bool(match["ago"]):
        count = int(match["om"] or match["for"]) * (7 if match["unit"].startswith("uge") else 1)
        return today + timedelta(days=-count if match["for"] else count)
    return None


def _written(words: str, near: date, latest: date | None) -> date | None:
    """A day told by its numbers, or counted from ``near``; a weekday before it must agree."""
    if match := _DAYS_ON.fullmatch(words):
        return near + timedelta(days=int(match[1] + match[2]))
    name, _, rest = words.partition(" ")
    if name.rstrip(",") not in WEEKDAYS:
        return _dated(words.removeprefix("den "), near, latest)
    day = _dated(rest.strip().removeprefix("d. ").removeprefix("den "), near, latest)
    if day is not None and weekday(day) != name.rstrip(","):
        raise NotUnderstood(f"{show_date(day)} er en {weekday(day)}. Skriv datoen alene, eller ret ugedagen.")
    return day


def _dated(words: str, near: date, latest: date | None) -> date | None:
    if match := _ISO.fullmatch(words):
        return _day(int(match[3]), int(match[2]), match[1], near, latest)
    if match := _SEPARATED.fullmatch(words):
        return _day(int(match[1]), int(match[2]), match[3], near, latest)
    if re.fullmatch(r"[0-9]{4}|[0-9]{6}|[0-9]{8}", words):
        return _day(int(words[:2]), int(words[2:4]), words[4:], near, latest)
    if match := _NAMED_MONTH.fullmatch(words):
        months = [n for n, name in enumerate(MONTHS, 1) if name.startswith(match[2])]
        return _day(int(match[1]), months[0], match[3], near, latest) if len(months) == 1 else None
    return None


def _day(day: int, month: int, year: str | None, near: date, latest: date | None) -> date:
    """The day in ``year``, where two figures mean the nearest century and none the nearest year."""
    if year and len(year) == 4:
        years = [int(year)]
    elif year:
        century = near.year - near.year % 100 + int(year)
        years = [century - 100, century, century + 100]
    else:
        # Eight years on both sides: around 1900 and 2100 a 29 February is that far away.
        years = list(range(near.year - 8, near.year + 9))
    days = [found for each in years if (found := _exact(each, month, day))]
    if latest and not year:
        days = [found for found in days if found <= latest]
    if days:
        return min(days, key=lambda found: (abs(found - near), found < near))
    if 1 <= month <= 12 and 28 < day <= 31:
        which = f" {year}" if year and len(year) == 4 else ""
        raise NotUnderstood(f"{MONTHS[month - 1].capitalize()}{which} har ikke {day} dage.")
    raise NotUnderstood(DATE_HELP)


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _why_no_day(words: str, today: date) -> str:
    if week := read_weeks(words, today):
        return f"En uge er ikke en dag. Mandag i {words} er {show_date(week[0])}."
    if words.startswith(("næste ", "uge")):
        return f"Det kan være flere dage. {DATE_HELP}"
    if re.fullmatch(r"[0-9]{1,2}\.?", words):
        return f"Skriv også måneden, fx {words.rstrip('.')}.{today.month}."
    if re.fullmatch(r"[0-9]{3}", words):
        return f"Skriv fire cifre, fx 0{words}, eller sæt punktum mellem dag og måned."
    return DATE_HELP


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def _number(words: str, decimals: int, help_line: str) -> Decimal:
    match = _NUMBER.fullmatch(words)
    if match is None:
        if re.fullmatch(r"[+-]?[0-9]+\.[0-9]+", words):
            raise NotUnderstood(f"Skriv decimaler med komma: {words.replace('.', ',')}.")
        raise NotUnderstood(help_line)
    sign, whole, rest = match[1], re.sub(r"[. ]", "", match[2]), (match[3] or "").rstrip("0")
    if len(rest) > decimals:
        at_most = "et helt tal" if decimals == 0 else f"højst {decimals} decimaler"
        raise NotUnderstood(f"Skriv {at_most}.")
    return Decimal(f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}") + 0  # + 0: no minus before a zero
