"""Days on which a plan could not be begun: none of its versions is in force, or the one that is has no Word file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.model.finding import Finding, Severity
from assistant.model.plan import PlanForm, Plans
from assistant.packs.plans import ReadPlans
from assistant.packs.source import KeyPath, Source


def days_without_a_plan(read: ReadPlans, whole: Plans, today: date | None) -> Iterator[Finding]:
    """What the plans in ``read`` leave open, from ``today`` on; without a day only what they leave open for good.

    Args:
        read: the plans of the pack that is checked.
        whole: what it and the packs below it know of plans.
        today: days before it do not count: old versions are known only to be refused.
    """
    if read.parts:
        yield from _for_good(read.plans, whole, read.parts)
    for form, source in zip(read.plans.forms, read.forms, strict=True):
        if today and form.valid_to:
            yield from _without_file(form, form.valid_to, source, today)
            yield from _gap(form, form.valid_to, whole, source, today)


def _for_good(own: Plans, whole: Plans, source: Source) -> Iterator[Finding]:
    """Case types that still hold, of a plan that does not."""
    known = {form.id for form in whole.forms}
    lasting = {form.id for form in whole.forms if form.file and form.valid_to is None}
    for number, case_type in enumerate(own.parts.case_types):
        plan = case_type.plan
        if plan in known and case_type.valid_to is None and plan not in lasting:
            message = f"Ingen version af »{plan}« har en Word-fil og gælder stadig. Ret valid_to eller plan."
            yield source.error("P11", message, ("case_types", number, "plan"))


def _without_file(form: PlanForm, last: date, source: Source, today: date) -> Iterator[Finding]:
    if not form.file and last >= today:
        days = _days(max(form.valid_from, today), last)
        message = f"{days} gælder version {form.version}, men den har ingen Word-fil. Behold den i file så længe."
        yield _warning(source, message, ("file",))


def _gap(form: PlanForm, last: date, whole: Plans, source: Source, today: date) -> Iterator[Finding]:
    """The days between ``form`` and the next version of its plan."""
    versions = [each for each in whole.forms if each.id == form.id]
    after = last + timedelta(days=1)
    begins = min((each.valid_from for each in versions if each.valid_from > after), default=today)
    if begins > today and not any(each.holds_on(after) for each in versions):
        days = _days(after, begins - timedelta(days=1))
        message = f"{days} gælder ingen version af »{form.id}«. Ret valid_to, eller den nye udgaves valid_from."
        yield _warning(source, message, ("valid_to",))


def _days(first: date, last: date) -> str:
    return f"Fra {first:%d.%m.%Y} til {last:%d.%m.%Y}"


def _warning(source: Source, message: str, at: KeyPath) -> Finding:
    return Finding("P11", Severity.WARNING, message, source.where(at))
