"""What to know beside the answer about a holiday: what is missing, what is unsettled, what it means for talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from assistant.model.answers import Period
from assistant.model.finding import Finding, Severity
from assistant.model.holiday import HolidayRule, HolidayRules
from assistant.model.knowledge import Knowledge
from assistant.rules import dated
from assistant.rules.calendar import count
from assistant.rules.holiday import Judged, exceeds, is_too_long, rules_of

ASK = "Ydelse eller fagkoordinatoren"
_UNITS = {"calendar_days": "kalenderdage", "weekdays": "hverdage", "holiday_days": "feriedage"}


def findings(knowledge: Knowledge, judged: Judged, today: date) -> list[Finding]:
    """Everything to know about ``judged``, what weighs most first."""
    if judged.rule is None:
        found = list(_no_rule(knowledge.holiday, judged))
    else:
        found = [
            *_of_the_rule(knowledge.holiday, judged.rule),
            *_of_the_wish(judged, judged.rule),
            *_of_notice(judged, judged.rule, today),
            *_of_time(knowledge, judged, judged.rule),
            *_of_talks(knowledge.holiday, judged, judged.rule),
        ]
    found += dated.expected(knowledge.changes, judged.wish.period, "FE06")
    return sorted(found, key=lambda finding: finding.severity is Severity.HINT)


def ask(rules: HolidayRules) -> str:
    """Who answers where the rule does not."""
    return rules.ask or ASK


def _no_rule(rules: HolidayRules, judged: Judged) -> Iterator[Finding]:
    known = dated.known_times(rules_of(rules, judged.wish.group))
    message = f"Vi har ingen regel for {judged.wish.period.fra:%d.%m.%Y}; vores gælder {known}."
    yield _warning("FE01", f"{message} Vi kan ikke beregne retten. Spørg {ask(rules)}.")


def _of_the_rule(rules: HolidayRules, rule: HolidayRule) -> Iterator[Finding]:
    """What the rule is worth, whatever is asked."""
    if rule.status == "abolished":
        instead = f" Brug gruppen »{rule.successor}«." if rule.successor else ""
        message = f"{_capital(rule.title)} er ophævet fra {rule.valid_from:%d.%m.%Y}.{instead}"
        yield _warning("FE03", f"{message} {rule.remark}".strip())
        return
    if rule.right == "unknown" or rule.certainty in {"low", "unknown"}:
        yield _warning("FE02", f"Vi kan ikke beregne retten. Spørg {ask(rules)}. {rule.remark}".strip())
    elif rule.certainty == "medium":
        message = f"Reglen er ikke bekræftet, så vi kan ikke beregne retten. Spørg {ask(rules)}. {rule.remark}"
        yield _warning("FE02", message.strip())
    elif rule.remark:
        yield (_warning if rule.right == "no" else _hint)("FE12", rule.remark)
    if rule.status == "running":
        yield _warning("FE04", "Ordningen findes kun for sager, der allerede er i gang.")
    for sentence in (rule.condition, rule.agreement, rule.abroad):
        if sentence:
            yield _hint("FE12", sentence)


def _of_the_wish(judged: Judged, rule: HolidayRule) -> Iterator[Finding]:
    """What is missing or too much."""
    if rule.right == "no" or rule.status == "abolished":
        return
    yield from _qualification(judged, rule)
    if is_too_long(rule, judged.count):
        weeks = rule.max_consecutive_weeks
        yield _warning("FE08", f"Ferien er længere end {weeks} uger. Der må højst holdes {weeks} uger ad gangen.")
    if judged.charged is None:
        public = len(judged.count.public_holidays)
        message = f"Hvilke dage der trækkes fra, er ikke afklaret: {judged.count.weekdays} hverdage, heraf {public}"
        yield _hint("FE11", f"{message} søgnehelligdage.")
    elif judged.wish.used is None:
        unit = _UNITS[judged.charged]
        yield _hint("FE07", f"Resten kan ikke regnes: oplys, hvor mange {unit} der allerede er brugt.")
    if judged.remaining is not None and judged.remaining < 0:
        unit = _UNITS[judged.charged or "holiday_days"]
        yield _warning("FE09", f"Ferien er {_number(-judged.remaining)} {unit} længere end det, der er tilbage.")
    elif judged.remaining is None and exceeds(rule, judged.count):
        yield _warning("FE09", "Ferien er længere end hele retten.")
    if rule.qualify_method == "earned":
        yield _hint("FE07", "Svaret forudsætter, at dagene er optjent; det kan vi ikke se her.")


def _qualification(judged: Judged, rule: HolidayRule) -> Iterator[Finding]:
    since, first = judged.wish.since, judged.wish.period.fra
    if rule.qualify_months is None:
        return
    if since is None or judged.arises is None:
        message = f"Oplys den første dag med hjælp: der kræves {rule.qualify_months} måneder."
        yield _hint("FE07", message)
        return
    if judged.arises > first:
        message = f"Med hjælp fra {since:%d.%m.%Y} er der {rule.qualify_months} kalendermåneder"
        yield _warning("FE07", f"{message} fra {judged.arises:%d.%m.%Y}. Det er efter den første feriedag.")
    elif judged.use_by and judged.use_by < judged.wish.period.til:
        message = (
            f"Ferien for de første {rule.qualify_months} måneder skulle være holdt senest {judged.use_by:%d.%m.%Y}."
        )
        yield _hint("FE07", f"{message} Spørg Ydelse, hvad der er optjent siden.")


def _of_notice(judged: Judged, rule: HolidayRule, today: date) -> Iterator[Finding]:
    latest, notified = judged.latest_notice, judged.wish.notified
    if latest is None or rule.status == "abolished":
        return
    if notified and notified > latest:
        late = f"Besked {notified:%d.%m.%Y} er senere end {latest:%d.%m.%Y}"
        yield _warning("FE10", f"{late}, {rule.notice_days} dage før ferien. {rule.agreement}".strip())
    elif notified is None and latest < today <= judged.wish.period.fra:
        yield _hint("FE10", f"Besked skulle være givet senest {latest:%d.%m.%Y}.")
    if rule.notice_status == "local":
        yield _hint("FE10", f"De {rule.notice_days} dage er et lokalt varsel. Spørg, hvad I bruger.")


def _of_time(knowledge: Knowledge, judged: Judged, rule: HolidayRule) -> Iterator[Finding]:
    """The turns that the holiday crosses: of the rule, of its year, of the calendar year."""
    period = judged.wish.period
    if later := dated.next_rule(rules_of(knowledge.holiday, rule.group), rule, period.til):
        message = f"Fra {later.valid_from:%d.%m.%Y} gælder en anden regel. Her er regnet efter reglen på den første"
        yield _warning("FE05", f"{message} feriedag.")
    elif rule.valid_to and period.til > rule.valid_to:
        yield _warning("FE05", f"Reglen er kun kendt til {rule.valid_to:%d.%m.%Y}, og ferien slutter senere.")
    if period.fra.year < period.til.year:
        yield _hint("FE13", _over_new_year(knowledge, period))
    for year in judged.years:
        text = f"Ferie fra ferieåret {year.fra:%d.%m.%Y}-{year.til:%d.%m.%Y} skal holdes senest {year.use_by:%d.%m.%Y}"
        if period.til <= year.use_by:
            yield _hint("FE13", f"{text}.")
        else:
            yield _warning("FE13", f"{text}; dagene efter kan ikke tages derfra.")


def _over_new_year(knowledge: Knowledge, period: Period) -> str:
    turn = date(period.fra.year, 12, 31)
    before = count(knowledge.calendar, Period(period.fra, turn)).holiday_days
    after = count(knowledge.calendar, Period(turn + timedelta(days=1), period.til)).holiday_days
    return f"Ferien går over nytår: {before} feriedage før og {after} efter."


def _of_talks(rules: HolidayRules, judged: Judged, rule: HolidayRule) -> Iterator[Finding]:
    """What the holiday means for talks and offers (DOMAIN.md C5)."""
    if rule.status == "abolished":
        return
    if rule.availability_effect:
        yield _hint("FE14", rule.availability_effect)
    is_beyond = exceeds(rule, judged.count) or (judged.remaining is not None and judged.remaining < 0)
    holds = {
        "always": True,
        "beyond": is_beyond or is_too_long(rule, judged.count),
        "refused": judged.answer == "no",
    }
    for effect in rules.effects:
        if holds[effect.when] and (not effect.groups or rule.group in effect.groups):
            yield _hint("FE14", effect.text)


def _number(value: object) -> str:
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{value}" else f"{value}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _warning(code: str, message: str) -> Finding:
    return Finding(code, Severity.WARNING, message)


def _hint(code: str, message: str) -> Finding:
    return Finding(code, Severity.HINT, message)
