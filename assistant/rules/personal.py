"""What looks like personal data, by its shape alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.rules.marks import Marks

CPR = re.compile(r"\d(?<!\d\d)\d{5}[-\s–]?\d{4}(?!\d)")
"""Six and four digits. No date or modulus test: those would let typos and replacement numbers through (H06).
The first of them comes before what may not stand before it: a digit is sooner looked for."""

_PLACE_OF_WORK = re.compile(
    r"\bp-?\s?(?:nr|nummer|numre)\b\.?:?\s{0,3}$|\bproduktionsenhed\w{0,20}:?\s{0,3}$", re.IGNORECASE
)
"""What stands before ten digits in a row that are a company's address."""
_REACH = 40

Kind = Literal["phone", "e-mail", "address", "account"]
_STREETS = (
    "vej|gade|allé|alle|stræde|plads|vænge|vænget|boulevard|torv|torvet|parken|bakken|toften|haven|gården|strøget"
    "|passage|kaj|brygge|kvarter|vang|vangen"
)
_PLACES_TO_WORK = "(?:praktik|arbejds|lære|elev|løntilskuds|nytteindsats|fleksjob|uddannelses|kursus)plads"
_LONG = re.compile(r"\d\d ?\d\d ?\d")
_SHAPES: tuple[tuple[Kind, re.Pattern[str], re.Pattern[str]], ...] = (
    ("e-mail", re.compile("@"), re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")),
    ("account", _LONG, re.compile(r"\bDK\d{2}(?: ?\d{4}){3} ?\d{2}\b|(?<![\d.])\d{4}[ -]\d{7,10}(?!\d)")),
    (
        "account",
        re.compile("konto|reg", re.IGNORECASE),
        re.compile(r"\b(?:konto|kontonr\.?|kontonummer|reg\.? ?nr\.?):? ?\d[\d /-]{2,20}\d(?!\d)", re.IGNORECASE),
    ),
    ("phone", _LONG, re.compile(r"(?<![\d.,/+-])(?:(?:\+|00)45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?![\d/-]|[.,]\d)")),
    (
        "address",
        re.compile(r"[^\W\d_] \d"),
        re.compile(
            rf"\b(?!(?i:{_PLACES_TO_WORK})\b)(?:[A-ZÆØÅ]\w{{0,40}}(?:{_STREETS})|Boulevard|Allé|Stræde)"
            r" \d{1,3}[A-Za-z]?\b(?!\.\d)"
        ),
    ),
    (
        "address",
        re.compile(r"\d{4} [KFAO]"),
        re.compile(r"\b(?:DK-?)?\d{4} (?:København|Kbh|Frederiksberg|Aarhus|Odense|Aalborg)\b"),
    ),
)
"""Each with what it cannot do without, which is sooner looked for."""
_OTHER_NUMBER = re.compile(r"(?:sag|nr\.?|nummer|cvr|vitas|ean)[ :.-]{0,3}$", re.IGNORECASE)
"""What stands before eight digits that are no phone: a case's, a company's, an application's number."""


@dataclass(frozen=True)
class Trace:
    """Characters by which somebody could be reached or paid.

    Attributes:
        start, end: where in the text.
    """

    kind: Kind
    start: int
    end: int


def cpr_like(text: str) -> Iterator[tuple[int, int]]:
    """Where ``text`` has something of a CPR number's shape."""
    for match in CPR.finditer(text):
        before = text[max(match.start() - _REACH, 0) : match.start()]
        if not (match.group().isdigit() and _PLACE_OF_WORK.search(before)):
            yield match.span()


def has_birthday(number: str) -> bool:
    """Whether the first six digits of ``number`` are a day somebody could be born on, or that day plus 60.

    Sixty is added for those who have no CPR number of their own. Test people are given a day that never was.
    """
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    try:
        date(2000 + year, month, day - 60 if day > 60 else day)  # a leap year in 1900+ is one in 2000+
    except ValueError:
        return False
    return True


def traces(text: str) -> Iterator[Trace]:
    """Phone numbers, e-mail addresses, street addresses and accounts in ``text``, each place once."""
    taken = Marks(len(text))
    for kind, needed, shape in _SHAPES:
        for match in shape.finditer(text) if needed.search(text) else ():
            start, end = match.span()
            is_other = kind == "phone" and _OTHER_NUMBER.search(text, max(start - 12, 0), start)
            if not is_other and not taken.touch(start, end):
                taken.add(start, end)
                yield Trace(kind, start, end)
