"""How a plan's texts are written: diagnoses, the future effort, third parties, the same text twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.casework.plan.attachments import TITLE
from assistant.casework.plan.repeats import Said
from assistant.casework.texts import check_reading
from assistant.model.finding import Finding, Fix, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.plan import PlanAnswer, PlanSection
from assistant.model.words import Word, Words
from assistant.rules.attachments import references
from assistant.rules.once import once
from assistant.rules.reading import Reading, quoted
from assistant.rules.words import Hit, Lexicon, lexicon

KIND = "plan"
"""The kind of text that a section is judged as."""
_NAME = "D02"
_ON_THE_FORM = frozenset({"D02", "D03", "D04", "D08"})
"""What the facts of a plan ask for: the caseworker's name and telephone."""
_MOST_TOLD = 3
_QUOTE = re.compile(r"[»“„][^«”“\n]{0,2000}[«”“]|\"[^\"\n]{0,2000}\"")


@dataclass(frozen=True)
class Wording:
    """Judges the texts of a plan."""

    knowledge: Knowledge
    today: date

    def findings(self, sections: Sequence[PlanSection], answers: Mapping[str, PlanAnswer]) -> Iterator[Finding]:
        """What is said of every text among ``answers``."""
        texts = [(section, _text(answers.get(section.id, ""))) for section in sections]
        for section, text in texts:
            if text.strip():
                reading = Reading(text, self.knowledge.language)
                yield from self._undocumented(section, reading)
                yield from self._future(section, reading)
                yield from self._of_any_text(section, reading)
        yield from self._twice([(section, text) for section, text in texts if section.kind == "text"])

    def _undocumented(self, section: PlanSection, reading: Reading) -> Iterator[Finding]:
        """A diagnosis where nothing says which attachment it stands in."""
        if not section.is_health or any(references(reading.text)):
            return
        if words := _told(_diagnoses(self.knowledge.words).find_among(reading.tokens)):
            message = f"{words} står uden bilag. Skriv, hvor diagnosen er dokumenteret, fx »bilag 3, side 2«."
            yield Finding("L03", Severity.WARNING, message, section.id)

    def _future(self, section: PlanSection, reading: Reading) -> Iterator[Finding]:
        """Words of the future effort in a section that describes; what somebody is quoted for is not ours."""
        if section.is_descriptive:
            quotes = [match.span() for match in _QUOTE.finditer(reading.text)]
            hits = lexicon(self.knowledge.words.future).find_among(reading.tokens)
            own = (hit for hit in hits if not any(start <= hit.start < end for start, end in quotes))
            if words := _told(own):
                message = (
                    f"{words} lyder som en vurdering af den fremtidige indsats. Skriv kun, hvad der er sket og sagt."
                )
                yield Finding("L04", Severity.HINT, message, section.id)

    def _of_any_text(self, section: PlanSection, reading: Reading) -> Iterator[Finding]:
        """What the rules for all texts say, never as an error: a plan is sent by a person, not from here."""
        told: set[tuple[str, str]] = set()
        for finding in check_reading(self.knowledge, reading, KIND, self.today):
            if section.kind == "facts" and finding.code in _ON_THE_FORM:
                continue
            key = (finding.code, finding.message)
            if key not in told:
                told.add(key)
                yield _at(section, finding)

    def _twice(self, texts: Iterable[tuple[PlanSection, str]]) -> Iterator[Finding]:
        """The same text in two places: told where it stands for the second time."""
        said = Said(self.knowledge.language.repeats)
        for section, text in texts:
            before = said.before(section, text)
            if before is section:
                message = f"Under »{section.title}« står det samme to gange. Slet det ene."
                yield Finding("L07", Severity.WARNING, message, section.id)
            elif before is not None:
                message = f"»{section.title}« gentager noget fra »{before.title}«. Skriv det ét sted, og henvis dertil."
                yield Finding("L07", Severity.WARNING, message, section.id)


def _text(answer: PlanAnswer) -> str:
    """What has been written, cell by cell a line of its own; no reason to leave out, and no title, which has rules."""
    if isinstance(answer, str):
        return answer
    rows = answer if isinstance(answer, list) else [answer] if isinstance(answer, dict) else []
    return "\n".join(value for row in rows for name, value in row.items() if name != TITLE)


def _at(section: PlanSection, finding: Finding) -> Finding:
    code = "L06" if finding.code == _NAME else finding.code
    severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
    fix = Fix(finding.fix.label, finding.fix.value, section.id) if finding.fix and section.kind == "text" else None
    return replace(finding, code=code, severity=severity, where=section.id, fix=fix)


def _told(hits: Iterable[Hit[Word]]) -> str:
    """The first few words that were hit, quoted, each once; empty for none."""
    words = dict.fromkeys(hit.text.lower() for hit in sorted(hits, key=lambda hit: hit.start))
    return ", ".join(map(quoted, list(words)[:_MOST_TOLD]))


@once
def _diagnoses(words: Words) -> Lexicon[Word]:
    """Those of the health words that name a diagnosis."""
    names = frozenset(words.diagnoses)
    return Lexicon([word for word in words.health if word.word in names])
