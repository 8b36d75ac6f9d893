"""What stands against the texts of a draft: the heading guide, language, personal data, and what the unit may write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.casework.compiled import Compiled
from assistant.casework.heading_findings import heading_findings
from assistant.casework.text_findings import Judge, written
from assistant.casework.units import Unit
from assistant.model.answers import RawAnswers
from assistant.model.draft import Role, Runs, plain
from assistant.model.finding import Dismissal, Finding
from assistant.model.knowledge import Knowledge
from assistant.rules.heading import Subject


@dataclass(frozen=True)
class Review:
    """Of one draft, once its answers are read.

    Attributes:
        visible: names of the fields that are asked.
        dismissed: what the person has said is none of what a word list says.
    """

    knowledge: Knowledge
    compiled: Compiled
    raw: RawAnswers
    today: date
    visible: frozenset[str]
    dismissed: frozenset[Dismissal]

    def findings(self, heading: Runs, body: Runs, outputs: Mapping[str, Runs]) -> Iterator[Finding]:
        """What the guide says of ``heading``, and the rules of language and personal data of the other texts."""
        template = self.compiled.template
        of_heading = tuple(self._of_heading(heading))
        yield from of_heading
        texts = [(template.text_kind or template.kind, body)]
        texts += [(output.text_kind, outputs.get(output.name, ())) for output in template.outputs]
        yield from self._judge().findings(texts, of_heading)

    def not_for(self, unit: Unit, texts: tuple[Runs, ...]) -> Iterator[Finding]:
        """What this kind of unit may not write: the type as a whole, or a word in any of ``texts``."""
        template = self.compiled.template
        if unit.fault:
            yield unit.fault
        if unit.kind:
            names = (template.note_type or "", template.text_kind, *(each.text_kind for each in template.outputs))
            yield from unit.may_not(*names)
            yield from self._judge().not_for(unit, texts)

    def _of_heading(self, heading: Runs) -> Iterator[Finding]:
        if not heading:
            return
        note_type = self.knowledge.note_types[self.compiled.template.note_type or ""]
        yield from heading_findings(
            Subject(plain(heading), note_type, self.knowledge, self.today, dismissed=self.dismissed),
            unfinished=any(run.role is Role.SLOT for run in heading),
            raw=self.raw,
            names=[name for name in self.compiled.heading_names() if name in self.visible],
        )

    def _judge(self) -> Judge:
        template = self.compiled.template
        asked = [field for field in template.fields if field.name in self.visible]
        return Judge(self.knowledge, template, written(asked, self.raw), self.today)
