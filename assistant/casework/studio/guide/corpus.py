"""All there is to try a guide on: what templates, golden texts, exercises and note types say, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.examples import boundary_days, example_answers
from assistant.casework.pack.golden import laid_over, paper, wording_on
from assistant.casework.pack.golden_files import Golden, GoldenError, goldens_in
from assistant.model.draft import Draft, plain
from assistant.model.finding import blocks
from assistant.model.knowledge import Knowledge
from assistant.model.template import Template
from assistant.model.training import Scenario, Trial
from assistant.packs.reader import read_template, template_names
from assistant.packs.source import SourceError, read_toml
from assistant.packs.structure import structure
from assistant.rules.reading import MONTHS

_LABEL = re.compile(r"^=== (.*) ===$", re.MULTILINE)
_DAY = re.compile(rf"\d+|\b(?:{'|'.join(MONTHS)}|\w+dag)\b")
Wordings = Sequence[Template]
"""Those of one template."""


class Kind(StrEnum):
    """What a sample is, as people are told of it, in that order."""

    OWN = "Din overskrift"
    TEMPLATE = "Skabelon"
    GOLDEN = "Læst tekst"
    EXERCISE = "Øvelse"
    GOOD = "God overskrift"
    BAD = "Dårlig overskrift"


@dataclass(frozen=True)
class Sample:
    """A note, a letter, or a heading alone.

    Attributes:
        title: what people know it by: the template's or the exercise's.
        template: id of the template it is made of; empty for none.
        heading: empty where there is none; without its prefix where the program writes that.
        texts: each with the kind that it is judged as.
        note_type: id of the type it is of; None where its heading must tell.
        is_built: whether the program writes the prefix.
        carries: whether it would end by naming its wording, if its type asked for that.
        day: to judge as on.
    """

    kind: Kind
    title: str
    heading: str
    day: date
    texts: tuple[tuple[str, str], ...] = ()
    note_type: str | None = None
    is_built: bool = False
    carries: bool = False
    template: str = ""

    def headed(self, knowledge: Knowledge) -> str:
        """Its heading as it would be; empty where it has none, or its type is unknown."""
        if not self.is_built or not self.heading:
            return self.heading
        found = knowledge.note_types.get(self.note_type or "")
        return f"{found.prefix} {self.heading}" if found else ""


def samples(
    folders: Iterable[Path], exercises: Iterable[Path], drafter: Drafter, today: date, is_cancelled: Callable[[], bool]
) -> list[Sample]:
    """What the packs in ``folders``, the topmost first, and ``exercises``, files, hold; less once ``is_cancelled``.

    Templates that cannot be read are left out, and those that a pack further up has. Not for Qt's thread: a template
    takes some ten milliseconds.
    """
    found: list[Sample] = []
    known: set[str] = set()
    for folder in folders:
        templates: dict[str, list[Template]] = {}
        for name in template_names(folder):
            if is_cancelled():
                return found
            template, _ = read_template(folder / name, name)
            if template is not None and template.id not in known:
                templates.setdefault(template.id, []).append(template)
        for wordings in templates.values():
            if is_cancelled():
                return found
            found += _filled(wordings, drafter, today)
            found += _golden_texts(folder, wordings, drafter, today)
        known |= templates.keys()
    return [*found, *(each for file in exercises for each in _practised(file))]


def headings_of(knowledge: Knowledge, today: date) -> Iterator[Sample]:
    """The good and the bad headings of the note types."""
    for note_type in knowledge.note_types.values():
        name = note_type.prefix.rstrip(":")
        for heading in note_type.good:
            yield Sample(Kind.GOOD, name, heading, today, note_type=note_type.id)
        for bad in note_type.bad:
            yield Sample(Kind.BAD, name, bad.heading, today, note_type=note_type.id)


def pasted(text: str, today: date) -> tuple[Sample, ...]:
    """A line of ``text`` each: headings that somebody has used."""
    lines = dict.fromkeys(line.strip() for line in text.splitlines())
    return tuple(Sample(Kind.OWN, "", line, today) for line in lines if line)


def _filled(wordings: Wordings, drafter: Drafter, today: date) -> Iterator[Sample]:
    """What the examples of each wording give, today or on the day nearest to it on which it holds.

    Where there are several also on the first and the last day of each, if it says something else then.
    """
    told: set[tuple[str, ...]] = set()
    for template in wordings:
        first, last = boundary_days(template)
        near = min(max(today, first), last)
        for day in dict.fromkeys((near, first, last) if len(wordings) > 1 else (near,)):
            draft = drafter.texts(template, example_answers(template, day), day)
            sample = _sample(draft, template, drafter, day)
            said = tuple(_DAY.sub("", each) for each in (sample.heading, *(text for _, text in sample.texts)))
            if day == near or not (said in told or blocks(draft.findings)):
                told.add(said)
                yield replace(sample, title=f"{template.title} ({day:%d.%m.%Y})") if len(wordings) > 1 else sample


def _sample(draft: Draft, template: Template, drafter: Drafter, day: date) -> Sample:
    note_type = drafter.knowledge.note_types.get(template.note_type or "")
    heading = plain(draft.heading).removeprefix(note_type.prefix if note_type else "").strip()
    return Sample(
        Kind.TEMPLATE,
        template.title,
        heading,
        day,
        tuple(_texts(draft, template)),
        note_type=template.note_type,
        is_built=True,
        carries=bool(draft.body) and template.kind in ("note", "guidance") and "ordlyd" not in template.body,
        template=template.id,
    )


def _texts(draft: Draft, template: Template) -> Iterator[tuple[str, str]]:
    yield template.text_kind or template.kind, plain(draft.body)
    for output in template.outputs:
        if output.text_kind:
            yield output.text_kind, plain(draft.outputs.get(output.name, ()))


def _golden_texts(folder: Path, wordings: Wordings, drafter: Drafter, today: date) -> Iterator[Sample]:
    for golden in goldens_in(folder, wordings[0].id):
        with suppress(SourceError):
            yield _golden(golden, wordings, drafter, today)


def _golden(golden: Golden, wordings: Wordings, drafter: Drafter, today: date) -> Sample:
    """What its answers give, where that is what was read; else what was read, with the prefix of then.

    Raises:
        SourceError: the text cannot be read.
    """
    text, by_day = golden.kept(), {each.valid_from: each for each in wordings}
    try:
        given, given_day = golden.given()
        template = by_day[wording_on(by_day, given_day)]
    except (GoldenError, SourceError):
        return _read(text, golden.name, by_day[max(by_day)], today)
    day = given_day or template.valid_from
    draft = drafter.texts(template, laid_over(template, given, day), day)
    if paper(draft).rstrip() != text:
        return _read(text, golden.name, template, day)
    title = f"{template.title} ({golden.name})"
    return replace(_sample(draft, template, drafter, day), kind=Kind.GOLDEN, title=title)


def _read(text: str, name: str, template: Template, day: date) -> Sample:
    heading, _, rest = text.partition("\n\n") if template.heading else ("", "", text)
    body, *others = _LABEL.split(rest)
    kinds = {output.label: output.text_kind for output in template.outputs}
    texts = [(template.text_kind or template.kind, body.strip())]
    texts += [(kinds.get(label, ""), said.strip()) for label, said in zip(others[::2], others[1::2], strict=True)]
    return Sample(
        Kind.GOLDEN,
        f"{template.title} ({name})",
        heading.strip(),
        day,
        tuple(each for each in texts if all(each)),
        note_type=template.note_type,
        template=template.id,
    )


def _practised(file: Path) -> Iterator[Sample]:
    """The notes of an exercise, good and not good enough."""
    try:
        source = read_toml(file, file.name)
    except SourceError:
        return
    scenario, _ = structure(source, dict(source.data), Scenario)
    if scenario is not None:
        yield from (_note(scenario, trial) for trial in (*scenario.models, *scenario.wrongs))


def _note(scenario: Scenario, trial: Trial) -> Sample:
    texts = ((scenario.text_kind or "note", trial.text),) if trial.text else ()
    return Sample(Kind.EXERCISE, scenario.title, trial.heading, scenario.day, texts)
