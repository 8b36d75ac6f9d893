"""The answers of a plan: as JSON, as a Word file has them, and what counts as none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.model.finding import Finding, Severity
from assistant.model.forms import bare_label
from assistant.model.plan import NotRelevant, PlanAnswer, PlanSection, PlanText
from assistant.model.suggest import did_you_mean

_NOT_RELEVANT = "not_relevant"
_KINDS = {
    "text": "en tekst",
    "facts": 'et objekt med felter og tekster, {"felt": "tekst"},',
    "attachments": 'en liste af bilag, [{"felt": "tekst"}],',
}


def is_filled(answer: PlanAnswer) -> bool:
    """Whether anything is said; a choice to say nothing is."""
    if isinstance(answer, str):
        return bool(answer.strip())
    if isinstance(answer, NotRelevant):
        return True
    rows = [answer] if isinstance(answer, dict) else answer
    return any(value.strip() for row in rows for value in row.values())


def merged(before: Mapping[str, PlanAnswer], given: Mapping[str, PlanAnswer]) -> dict[str, PlanAnswer]:
    """``given`` over ``before``; of facts row by row, so that one row can be filled without the others."""
    found = {**before, **given}
    for name, answer in given.items():
        other = before.get(name)
        if isinstance(answer, dict) and isinstance(other, dict):
            found[name] = {**other, **answer}
    return found


def as_text(section: PlanSection, answer: PlanAnswer) -> str:
    """An answer in lines, for a place that takes text only: "label: value", attachments a line each."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, NotRelevant):
        return f"Ikke relevant: {answer.reason}"
    labels = {row.name: row.label for row in section.rows}
    if isinstance(answer, dict):
        return "\n".join(f"{labels.get(name, name)}: {value}" for name, value in answer.items() if value.strip())
    return "\n".join(", ".join(value for value in row.values() if value.strip()) for row in answer)


def from_file(section: PlanSection, text: PlanText) -> PlanAnswer:
    """What ``text`` says, with rows and columns called as the section calls them."""
    names = {called: name for name, called in _names_in_file(section, text).items()}
    answer = text.answer
    if isinstance(answer, dict):
        return {names.get(name, name): value for name, value in answer.items()}
    if isinstance(answer, list):
        return [{names.get(name, name): value for name, value in row.items()} for row in answer]
    return answer


def for_file(section: PlanSection, text: PlanText, answer: PlanAnswer) -> PlanAnswer:
    """``answer`` with rows and columns called as the file calls them; a row of facts that is left out is emptied."""
    names = _names_in_file(section, text)
    if isinstance(answer, dict):
        whole = dict.fromkeys((row.name for row in section.rows), "") | answer
        return {names.get(name, name): value for name, value in whole.items()}
    if isinstance(answer, list):
        return [{names.get(name, name): value for name, value in row.items()} for row in answer]
    return answer


def from_json(
    data: Mapping[str, object], sections: Iterable[PlanSection]
) -> tuple[dict[str, PlanAnswer], list[Finding]]:
    """The answers in ``data``, by section, and what is wrong with it; what is wrong is left out."""
    known = {section.id: section for section in sections}
    answers: dict[str, PlanAnswer] = {}
    findings: list[Finding] = []
    for name, value in data.items():
        section = known.get(name)
        if section is None:
            message = f"Planen har ikke afsnittet »{name}«.{did_you_mean(name, known)}"
            findings.append(Finding("S02", Severity.ERROR, message, name))
        elif (answer := _answer(section, value)) is None:
            shape, otherwise = _KINDS[section.kind], f'{{"{_NOT_RELEVANT}": "grund"}}'
            message = f"Svaret på »{section.title}« skal være {shape} eller {otherwise}."
            findings.append(Finding("S02", Severity.ERROR, message, name))
        elif unknown := _unknown(section, answer):
            message = f"»{section.title}« har ikke feltet »{unknown}«."
            message += did_you_mean(unknown, [row.name for row in section.rows])
            findings.append(Finding("S02", Severity.ERROR, message, name))
        else:
            answers[name] = answer
    return answers, findings


def unanswered(section: PlanSection) -> PlanAnswer:
    """An answer that says nothing yet, in the shape that ``section`` takes."""
    if section.kind == "text":
        return ""
    row = {row.name: "" for row in section.rows}
    return row if section.kind == "facts" else [row]


def to_json(answers: Mapping[str, PlanAnswer]) -> dict[str, object]:
    """``answers`` as ``from_json`` takes them."""
    return {
        name: {_NOT_RELEVANT: answer.reason} if isinstance(answer, NotRelevant) else answer
        for name, answer in answers.items()
    }


def _answer(section: PlanSection, value: object) -> PlanAnswer | None:
    if isinstance(value, Mapping) and set(value) == {_NOT_RELEVANT}:
        reason = value[_NOT_RELEVANT]
        return NotRelevant(reason) if isinstance(reason, str) else None
    if section.kind == "text":
        return value if isinstance(value, str) else None
    if section.kind == "facts":
        return _row(value)
    if not isinstance(value, list):
        return None
    rows = [_row(each) for each in value]
    found = [row for row in rows if row is not None]
    return found if len(found) == len(rows) else None


def _row(value: object) -> dict[str, str] | None:
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        return None
    return {str(name): str(each) for name, each in value.items()}


def _unknown(section: PlanSection, answer: PlanAnswer) -> str:
    """A row or column that the section does not have."""
    rows = answer if isinstance(answer, list) else [answer] if isinstance(answer, dict) else []
    known = {row.name for row in section.rows}
    return next((name for row in rows for name in row if name not in known), "")


def _names_in_file(section: PlanSection, text: PlanText) -> dict[str, str]:
    """By row or column what the file calls it: its own name, or its label as it stands there."""
    found: dict[str, str] = {}
    for called in text.names:
        bare = called.removeprefix(f"{section.id}_")
        for row in section.rows:
            if row.name not in found and (bare == row.name or bare_label(called) == bare_label(row.label)):
                found[row.name] = called
                break
    return found
