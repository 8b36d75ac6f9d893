"""Holiday rules as a pack states them: one for each group and time, with everything DOMAIN.md C0 asks of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Self

from assistant.model.rule import CheckedFile, DatedRule
from assistant.model.template import Certainty

Known = Literal["yes", "no", "unknown"]
Count = Literal["calendar_days", "weekdays", "holiday_days"]


@dataclass(frozen=True, kw_only=True)
class HolidayRule(DatedRule):
    """Holiday with a benefit, for one group, from one day to another.

    Attributes:
        group: ASCII, lower case; the contract's eleven in the standard pack.
        title: the benefit's Danish name, in small letters.
        right: whether there is holiday with the benefit at all.
        right_weeks, right_days: how much in a year of holiday; days are feriedage. None where no source says.
        max_consecutive_weeks: the longest holiday in one go.
        qualify_months: months with the benefit before the right arises.
        qualify_method: ``calendar_months`` as C3 counts them, ``earned`` by work or benefit, or ``none``.
        own_holiday_pay_first: whether holiday earned in a job is used before.
        use_within_months: after the right has arisen.
        year_starts: the month a holiday year begins, 0 where the rule knows no holiday year.
        months_to_use: months after the holiday year in which its holiday may still be held.
        notice_days: before the first day.
        notice_status: whether a law, the municipality or nobody we found asks for that notice.
        count_unit: the count that is charged; None where that is not settled.
        holidays_charged: whether public holidays on weekdays are charged.
        condition, agreement, abroad, availability_effect: Danish sentences.
        legal_basis: law and paragraph.
        status: ``running`` holds for cases begun before it was abolished.
        successor: the group to use instead when it is abolished.
    """

    group: str
    title: str
    right: Known
    right_weeks: int | None = None
    right_days: int | None = None
    max_consecutive_weeks: int | None = None
    qualify_months: int | None = None
    qualify_method: Literal["calendar_months", "earned", "none"] = "none"
    own_holiday_pay_first: Known = "unknown"
    use_within_months: int | None = None
    year_starts: int = 0
    months_to_use: int = 0
    notice_days: int | None = None
    notice_status: Literal["law", "local", "unknown"] = "unknown"
    count_unit: Count | None = None
    holidays_charged: Known = "unknown"
    condition: str = ""
    agreement: str = ""
    abroad: str = ""
    availability_effect: str = ""
    legal_basis: str
    status: Literal["law", "running", "abolished"] = "law"
    successor: str = ""


@dataclass(frozen=True, kw_only=True)
class HolidayEffect:
    """What holiday means for talks and offers (DOMAIN.md C5).

    Attributes:
        when: ``always``, when it is for more than the right (``beyond``), or when the answer is no (``refused``).
        groups: those it holds for; empty means all.
    """

    text: str
    source: str
    certainty: Certainty
    when: Literal["always", "beyond", "refused"] = "always"
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HolidayRules(CheckedFile):
    """The holiday rules of a pack. A pack above that knows a group decides it for all time.

    Attributes:
        arises: whether the right arises on the first day of the last month that counts (``during``) or on the first
            of the month after it; the law does not say (C3). None leaves it to the packs below, and then to ``after``.
        ask: who answers where the rule does not, in Danish; empty leaves it to the packs below.
    """

    rules: tuple[HolidayRule, ...] = ()
    effects: tuple[HolidayEffect, ...] = ()
    arises: Literal["after", "during"] | None = None
    ask: str = ""

    def over(self, below: HolidayRules) -> Self:
        """These on top of ``below``, each rule with its file's check and approval."""
        own = {rule.group for rule in self.rules}
        kept = (rule for rule in below.rules if rule.group not in own)
        return replace(
            self,
            rules=(*kept, *self.signed(self.rules)),
            effects=self.effects or below.effects,
            arises=self.arises or below.arises,
            ask=self.ask or below.ask,
        )
