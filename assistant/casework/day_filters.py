"""The filters that count days and know the rules about them, which need what the packs know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache, partial

from assistant.casework import deadlines, holiday
from assistant.model.answers import Chosen, Kroner, Period
from assistant.model.knowledge import Knowledge
from assistant.model.suggest import did_you_mean
from assistant.render.filters import FilterError, blank_through
from assistant.render.marks import EMPTY_VALUE, is_blank
from assistant.rules import calendar, dated

Filter = Callable[..., object]


@dataclass(frozen=True)
class HolidayView:
    """What a template reads of ``periode | ferie(ydelse)``; blank where the rule does not say.

    Attributes:
        regel: the rule with its dates and its law.
        sikkerhed: how sure it is, and who has approved it.
        er_sikker: whether it is certain enough for an answer.
        traekkes, rest: ``8 feriedage``.
        varsel: the last day for notice; ``varsel_er_lokalt`` where no law but the municipality asks for it.
        ventes: new law that is expected before the holiday ends.
    """

    regel: object = EMPTY_VALUE
    sikkerhed: object = EMPTY_VALUE
    er_sikker: bool = False
    traekkes: object = EMPTY_VALUE
    rest: object = EMPTY_VALUE
    varsel: object = EMPTY_VALUE
    varsel_er_lokalt: bool = False
    ventes: object = EMPTY_VALUE

    def __str__(self) -> str:
        return str(self.regel)


def day_filters(knowledge: Knowledge) -> dict[str, Filter]:
    """The counts of a period of at most ten years, ``ferie`` of one, ``frist`` and ``opslag`` of a day."""
    seen = lru_cache(maxsize=64)(partial(_view, knowledge))  # a note asks for each part of the same answer

    def counted(name: str, pick: Callable[[calendar.DayCount], object]) -> Filter:
        return blank_through(lambda value: pick(calendar.count(knowledge.calendar, _period(value, name))))

    return {
        "kalenderdage": counted("kalenderdage", lambda count: count.calendar_days),
        "hverdage": counted("hverdage", lambda count: count.weekdays),
        "feriedage": counted("feriedage", lambda count: count.holiday_days),
        "soegnehelligdage": counted("soegnehelligdage", lambda count: count.public_holidays),
        "ferie": lambda period, group, used=EMPTY_VALUE: _holiday(seen, period, group, used),
        "frist": blank_through(lambda day, name: _deadline(knowledge, day, name)),
        "opslag": blank_through(lambda day, name: _fact(knowledge, day, name)),
    }


def _period(value: object, name: str) -> Period:
    if not isinstance(value, Period):
        raise FilterError(f"Filteret {name} kræver en periode.")
    if value.til - value.fra > timedelta(days=3660):
        raise FilterError("Perioden er længere end ti år.")
    return value


def _holiday(seen: Callable[[holiday.Wish], HolidayView], period: object, group: object, used: object) -> HolidayView:
    if is_blank(period) or is_blank(group):
        return HolidayView()
    name = group.value if isinstance(group, Chosen) else str(group)
    try:
        amount = None if is_blank(used) else Decimal(str(used))
        return seen(holiday.Wish(name, _period(period, "ferie"), amount))
    except ArithmeticError:
        raise FilterError("Ferien kan ikke regnes ud: tjek datoerne og det, der er brugt.") from None


def _view(knowledge: Knowledge, wish: holiday.Wish) -> HolidayView:
    if wish.group not in (known := holiday.groups(knowledge)):
        raise FilterError(f"Ferieregler for »{wish.group}« findes ikke.{did_you_mean(wish.group, known)}")
    judged = holiday.judge(knowledge, wish)
    rule = judged.rule
    changes = [found.message for found in dated.expected(knowledge.changes, wish.period, "FE06")]
    return HolidayView(
        regel=holiday.rule_line(rule) if rule else EMPTY_VALUE,
        sikkerhed=dated.approval(rule) if rule else EMPTY_VALUE,
        er_sikker=bool(rule and rule.certainty == "high"),
        traekkes=holiday.charged(judged) or EMPTY_VALUE,
        rest=holiday.left(judged) or EMPTY_VALUE,
        varsel=judged.latest_notice or EMPTY_VALUE,
        varsel_er_lokalt=bool(rule and rule.notice_status == "local"),
        ventes=" ".join(changes) or EMPTY_VALUE,
    )


def _deadline(knowledge: Knowledge, day: object, name: object) -> object:
    """The day that the deadline ``name`` ends on; blank where no rule gives one."""
    if not isinstance(day, date):
        raise FilterError("Filteret frist kræver en dato.")
    if name not in (known := deadlines.names(knowledge)):
        raise FilterError(f"Fristen »{name}« findes ikke.{did_you_mean(str(name), known)}")
    try:
        return deadlines.due(knowledge, str(name), day).due or EMPTY_VALUE
    except deadlines.OutsideCalendarError as error:
        raise FilterError(str(error)) from None


def _fact(knowledge: Knowledge, day: object, name: object) -> object:
    """What the fact ``name`` says on that day; blank where none is known to hold."""
    if not isinstance(day, date):
        raise FilterError("Filteret opslag kræver en dato.")
    facts = [fact for fact in knowledge.facts.facts if fact.name == name]
    if not facts:
        known = sorted({fact.name for fact in knowledge.facts.facts})
        raise FilterError(f"Opslaget »{name}« findes ikke.{did_you_mean(str(name), known)}")
    fact = dated.in_force(facts, day)
    if fact is None:
        return EMPTY_VALUE
    return Kroner(fact.amount) if fact.amount is not None else fact.text
