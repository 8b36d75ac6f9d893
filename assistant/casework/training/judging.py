"""A note from the practice journal, judged: what was good, what to change, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.casework.headings import Verdict, check_heading
from assistant.casework.texts import check_text
from assistant.casework.training.journal import finds
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.notetype import NoteType
from assistant.model.training import Note, Place, Saying, Scenario
from assistant.rules.heading_logic import fingerprint, h20_repeated
from assistant.rules.phrases import phrase

PASSED = 90
"""Points from which on a note is as it should be in the journal."""
NOTE = "note"
"""The kind of text that a note is."""
_TYPE, _HEADING, _FIND, _SAYS, _CLEAN = 25, 25, 10, 30, 10
"""What each of them counts for, of a hundred."""
_COSTS = {Severity.ERROR: 10, Severity.WARNING: 5, Severity.HINT: 0}
"""What a finding takes of what its part counts for."""
_PLACES: dict[Place, str] = {
    "heading": "overskriften",
    "text": "notatet",
    "agreements": "aftalefeltet",
    "my_plan": "Min Plan",
    "task": "opgaven",
    "anywhere": "det, du har skrevet",
}


@dataclass(frozen=True)
class Remark:
    """One thing that is told.

    Attributes:
        code: ``find``, ``says``, ``never``, ``case``, or the code of the rule that found it; the right type is told by
            H02's.
        is_good: whether it went well.
        text: a Danish sentence: what was good, or what to change.
        why: the rule behind it; empty where the sentence says it all.
        source: where the rule comes from.
        name: what that rule is about, in a word or two.
    """

    code: str
    is_good: bool
    text: str
    why: str = ""
    source: str = ""
    name: str = ""


@dataclass(frozen=True)
class Report:
    """How a note was.

    Attributes:
        score: points of a hundred.
        remarks: what was good first, then what to change, what matters most first.
    """

    score: int
    remarks: tuple[Remark, ...]

    @property
    def to_mend(self) -> tuple[Remark, ...]:
        """What to change."""
        return tuple(remark for remark in self.remarks if not remark.is_good)

    @property
    def codes(self) -> tuple[str, ...]:
        """Those of what to change, each once."""
        return tuple(sorted({remark.code for remark in self.to_mend}))


def judge(scenario: Scenario, note: Note, knowledge: Knowledge) -> Report:
    """Judge ``note`` as the answer to ``scenario``, by the rules of the day on which it happens."""
    if note.case and note.case != scenario.case:
        text = f"Notatet står på sag {note.case}. Det hører til sag {scenario.case}, {scenario.citizen}."
        why = "Se på sagen i målchippen, før du trykker Ctrl+Enter. I den forkerte sag ser en fremmed det."
        return Report(0, (Remark("case", is_good=False, text=text, why=why),))
    chosen, told = _first_line(scenario, note.heading, knowledge)
    return _report(*told, _of_sayings(scenario, note), _of_text(scenario, note, chosen, knowledge))


def judge_heading(scenario: Scenario, heading: str, knowledge: Knowledge) -> Report:
    """Judge ``heading`` alone as the answer to ``scenario``: its type, the guide, whether a colleague finds it."""
    report = _report(*_first_line(scenario, heading, knowledge)[1])
    return replace(report, score=report.score * 100 // (_TYPE + _HEADING + _FIND))


Told = tuple[float, list[Remark]]


def _report(*told: Told) -> Report:
    remarks = [remark for _, found in told for remark in found]
    remarks.sort(key=lambda remark: not remark.is_good)
    return Report(round(sum(points for points, _ in told)), tuple(remarks))


def _first_line(scenario: Scenario, heading: str, knowledge: Knowledge) -> tuple[NoteType | None, tuple[Told, ...]]:
    """The type that ``heading`` has, and what is told of it."""
    verdict = check_heading(knowledge, heading, None, scenario.day)
    chosen = knowledge.note_types[verdict.note_type] if verdict.note_type else None
    return chosen, (
        of_type(scenario, chosen, knowledge),
        _of_heading(scenario, heading, verdict, knowledge),
        _of_searches(scenario, heading),
    )


def of_type(scenario: Scenario, chosen: NoteType | None, knowledge: Knowledge) -> Told:
    """The points for ``chosen``, and what is told of it; None is a heading that has no type."""
    right = knowledge.note_types[scenario.note_types[0]]
    if chosen is None:  # H01 tells
        return 0, []
    if chosen.id in scenario.note_types:
        return _TYPE, [Remark("H02", is_good=True, text=f"{_name(chosen)} er den rigtige type.")]
    text = f"{_name(chosen)} er ikke typen her. Brug {_name(right)}: {_small(right.use_when)}"
    return 0, [replace(_by_rule(Finding("H02", Severity.ERROR, text), knowledge), why=chosen.use_not)]


def _of_heading(scenario: Scenario, heading: str, verdict: Verdict, knowledge: Knowledge) -> Told:
    used = {fingerprint(each, b"") for each in scenario.used}
    found = (*verdict.findings, *h20_repeated(heading, fingerprint(heading, b""), used))
    if not found:
        return _HEADING, [Remark("heading", is_good=True, text="Overskriften følger overskriftsguiden.")]
    return max(_HEADING - _cost(found), 0), [_by_rule(finding, knowledge) for finding in found]


def _of_searches(scenario: Scenario, heading: str) -> Told:
    missed = [query for query in scenario.find if not finds(query, heading)]
    if not missed:
        text = f"En kollega finder notatet med »{scenario.find[0]}«."
        return _FIND, [Remark("find", is_good=True, text=text)]
    text = f"En kollega, der søger på {_listed(missed)}, finder ikke notatet. Skriv ordene i overskriften."
    points = _FIND * (len(scenario.find) - len(missed)) / len(scenario.find)
    return points, [Remark("find", is_good=False, text=text)]


def _of_sayings(scenario: Scenario, note: Note) -> Told:
    said = [saying for saying in scenario.says if _stands(saying, note)]
    remarks = [Remark("says", is_good=True, text=f"Du har fået med: {saying.what}.") for saying in said]
    for saying in scenario.says:
        if saying not in said:
            text = f"Der mangler i {_PLACES[saying.place]}: {saying.what}."
            remarks.append(Remark("says", is_good=False, text=text, why=saying.why, source=saying.source))
    return _SAYS * len(said) / len(scenario.says), remarks


def _of_text(scenario: Scenario, note: Note, chosen: NoteType | None, knowledge: Knowledge) -> Told:
    remarks = [
        Remark(
            "never", is_good=False, text=f"{saying.what} hører ikke hjemme i {_PLACES[saying.place]}.", why=saying.why
        )
        for saying in scenario.never
        if _stands(saying, note)
    ]
    cost = _CLEAN * bool(remarks)
    kinds = ((note.text, scenario.text_kind or NOTE), (note.agreements, NOTE), (note.my_plan, NOTE))
    for text, kind in kinds:
        if not text:
            continue
        found = check_text(knowledge, text, kind, scenario.day, chosen.id if chosen else "").findings
        weighty = [finding for finding in found if finding.severity is not Severity.HINT]
        remarks += [_by_rule(finding, knowledge) for finding in weighty]
        cost += _cost(weighty)
    return max(_CLEAN - cost, 0), remarks


def _by_rule(finding: Finding, knowledge: Knowledge) -> Remark:
    rule = next((rule for rule in knowledge.guide.rules if rule.code == finding.code), None)
    remark = Remark(finding.code, is_good=False, text=finding.message)
    return replace(remark, why=rule.says, source=rule.source, name=rule.name) if rule else remark


def _stands(saying: Saying, note: Note) -> bool:
    everything = (note.heading, note.text, note.agreements, note.my_plan, note.task)
    texts = everything if saying.place == "anywhere" else (getattr(note, saying.place),)
    return any(next(phrase(said).find(text.lower()), None) for said in saying.any_of for text in texts)


def _name(note_type: NoteType) -> str:
    return note_type.prefix.rstrip(":")


def _cost(findings: Sequence[Finding]) -> int:
    return sum(_COSTS[finding.severity] for finding in findings)


def _listed(words: Sequence[str]) -> str:
    return " eller ".join(f"»{word}«" for word in words)


def _small(sentence: str) -> str:
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
