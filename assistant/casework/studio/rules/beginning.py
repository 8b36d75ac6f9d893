"""»Ny fra en dag«: which record a new one takes over from, and how the times of both become."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from assistant.casework.studio.rules.kinds import Values
from assistant.casework.studio.rules.timeline import day_of

_DAY = timedelta(days=1)


class NotBegunError(Exception):
    """Nothing was begun; the message is a Danish sentence that says why, and what to do."""


class Beginning(NamedTuple):
    """A record that is to begin.

    Attributes:
        place: of the record whose words it begins with, among those given.
        ending: what that one is to say of its end; empty where it has ended before.
        times: of the new one.
    """

    place: int
    ending: Values
    times: Values


def beginning(records: Sequence[Values], day: date) -> Beginning:
    """How one that holds from ``day`` comes among the ``records`` of one line, without a gap and without two at once.

    Raises:
        NotBegunError: one begins that day already, or no record would hold on the days before.
    """
    firsts = [(first, place) for place, each in enumerate(records) if (first := day_of(each, "valid_from"))]
    earlier, later = [each for each in firsts if each[0] < day], [each for each in firsts if each[0] > day]
    if len(earlier) + len(later) < len(firsts) or not firsts:
        raise NotBegunError(f"Der begynder allerede en {day:%d.%m.%Y}. Vælg den på tidslinjen, og ret den.")
    until = min(later)[0] - _DAY if later else None
    if not earlier:
        return Beginning(min(later)[1], {}, {"valid_from": day, "valid_to": until})
    place = max(earlier)[1]
    old = records[place]
    end, is_end_known = day_of(old, "valid_to"), old.get("is_end_known")
    if end is None or end >= day:
        times = {"valid_from": day, "valid_to": end, "is_end_known": is_end_known}
        return Beginning(place, {"valid_to": day - _DAY, "is_end_known": None}, times)
    if end + _DAY < day and is_end_known is not False and old.get("status") != "abolished":
        message = f"Den før slutter {end:%d.%m.%Y}, så den nye skal begynde {end + _DAY:%d.%m.%Y}"
        raise NotBegunError(f"{message}. Ret ellers den gamles sidste dag først.")
    return Beginning(place, {}, {"valid_from": day, "valid_to": until})
