"""What is wrong with a plan's answers, each thing at its section. Nothing here blocks: a plan is written over days.

L01 nothing where something must be said, L02 words that say nothing, L03 a diagnosis without its attachment, L04 the
future effort, L05 an old statement, L06 a third party's name, L07 the same text twice, L08 deadlines, L13 to L17 the
attachments. What the rules for all texts say keeps their codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateutil.relativedelta import relativedelta

from assistant.casework.plan.answers import is_filled
from assistant.casework.plan.attachments import DATE, TITLE, attachment_findings, day_of
from assistant.casework.plan.deadlines import told_deadlines
from assistant.casework.plan.opening import CASE_TYPE, OpenPlan
from assistant.casework.plan.repeats import bare
from assistant.casework.plan.wording import Wording
from assistant.model.finding import Finding, Severity
from assistant.model.forms import bare_label
from assistant.model.knowledge import Knowledge
from assistant.model.plan import NotRelevant, PlanAnswer, PlanSection
from assistant.rules.reading import quoted

_STATEMENT = re.compile(r"\bLÆ\s?\d{3}\b|attest", re.IGNORECASE)
_STATEMENT_OF = re.compile(r"(?:\bLÆ\s?\d{3}\b|attest)[^\n]{0,60}?\b(\d{1,2}\.\d{1,2}\.\d{4})\b", re.IGNORECASE)


def judge(
    plan: OpenPlan,
    answers: Mapping[str, PlanAnswer],
    today: date,
    decided: date | None,
    knowledge: Knowledge,
) -> tuple[Finding, ...]:
    """What is to be mended in ``answers``, in the plan's order; ``where`` is a section, or empty for the whole plan.

    Args:
        plan: as it was opened.
        answers: by section.
        today: the day to judge as on.
        decided: the day of the decision; without it nothing is said of deadlines.
        knowledge: what the packs know.
    """
    findings = list(_Judgement(plan, answers, today, knowledge).findings())
    order = {each.section.id: number for number, each in enumerate(plan.sections)}
    findings.sort(key=lambda finding: order.get(finding.where, -1))
    deadlines = told_deadlines(plan.form.deadlines if plan.form else (), today, decided, knowledge)
    return (*deadlines, *findings)


@dataclass(frozen=True)
class _Judgement:
    plan: OpenPlan
    answers: Mapping[str, PlanAnswer]
    today: date
    knowledge: Knowledge

    @cached_property
    def sections(self) -> list[PlanSection]:
        return [each.section for each in self.plan.sections]

    def findings(self) -> Iterator[Finding]:
        required = self.plan.form.required if self.plan.form else ()
        for each in self.plan.sections:
            section, answer = each.section, self.answers.get(each.section.id, "")
            if is_filled(answer):
                yield from self._of_filled(section, answer)
            elif section.id in required and not each.beside:
                yield _empty(section, is_there=each.place is not None)
        yield from self._old_statement()
        yield from attachment_findings(self.answers, self.sections, self.knowledge, self.today)
        yield from Wording(self.knowledge, self.today).findings(self.sections, self.answers)

    def _of_filled(self, section: PlanSection, answer: PlanAnswer) -> Iterator[Finding]:
        if isinstance(answer, NotRelevant):
            if not bare(answer.reason):
                yield _warning("L01", f"Skriv, hvorfor »{section.title}« ikke er relevant.", section)
        elif isinstance(answer, str):
            if bare(answer) in {"", *map(bare, self.knowledge.words.unsaid)}:
                message = f"»{section.title}« siger intet. Skriv mere, eller skriv, hvorfor det ikke er relevant."
                yield _warning("L02", message, section)
        elif isinstance(answer, dict):
            required = [row for row in section.rows if row.required]
            labels = [row.label for row in required if not answer.get(row.name, "").strip()]
            if labels:
                yield _warning("L01", f"Under »{section.title}« mangler {_listed(labels)}.", section)
            yield from self._other_case(section, answer.get(CASE_TYPE, ""))

    def _other_case(self, section: PlanSection, told: str) -> Iterator[Finding]:
        """The plan says another case type than the one it was opened for, which its form was chosen by."""
        case = self.plan.case_type
        found = set(bare_label(told).split())
        if case and found and case.id not in found and not set(bare_label(case.name).split()) <= found:
            message = f"Sagstypen er skrevet som {quoted(told)}, men planen er til {case.name}. Ret den ene."
            yield _warning("L18", message, section)

    def _old_statement(self) -> Iterator[Finding]:
        """The newest doctor's statement, where a pack says how old it may be."""
        months = self.plan.form.attest_months if self.plan.form else 0
        found = max(self._statements(), key=lambda each: each[0], default=None) if months else None
        if found and found[0] + relativedelta(months=months) < self.today:
            age = "måned" if months == 1 else "måneder"
            message = (
                f"Den nyeste lægeattest er fra {found[0]:%d.%m.%Y}, mere end {months} {age} gammel. Skal der en ny til?"
            )
            yield _warning("L05", message, found[1])

    def _statements(self) -> Iterator[tuple[date, PlanSection]]:
        """The days of the statements: on the list of attachments, and behind their names in what is said of health."""
        for section in self.sections:
            answer = self.answers.get(section.id, "")
            if isinstance(answer, list):
                rows = (row for row in answer if _STATEMENT.search(row.get(TITLE, "")))
                days = [day for row in rows if (day := day_of(row.get(DATE, "")))]
            elif isinstance(answer, str) and section.is_health:
                days = [day for match in _STATEMENT_OF.finditer(answer) if (day := day_of(match[1]))]
            else:
                days = []
            yield from ((day, section) for day in days if day <= self.today)


def _empty(section: PlanSection, *, is_there: bool) -> Finding:
    if is_there:
        message = f"»{section.title}« er tomt. Udfyld det, eller skriv, hvorfor det ikke er relevant."
    else:
        message = f"»{section.title}« findes ikke i filen. Flyt svarene over i en ny plan."
    return _warning("L01", message, section)


def _warning(code: str, message: str, section: PlanSection) -> Finding:
    return Finding(code, Severity.WARNING, message, section.id)


def _listed(words: Sequence[str]) -> str:
    """``Ydelse, Dato og Sagsbehandler``."""
    return " og ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
