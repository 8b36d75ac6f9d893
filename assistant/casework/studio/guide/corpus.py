"""All there is to try a guide on: what templates, golden texts, exercises and note types say, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from assistant.casework.drafting import Drafter
from assistant.casework.examples import boundary_days, example_answers
from assistant.casework.pack.golden import FOLDER
from assistant.model.draft import Draft, plain
from assistant.model.knowledge import Knowledge
from assistant.model.template import Template
from assistant.model.training import Scenario, Trial
from assistant.packs.reader import read_template, template_names
from assistant.packs.source import SourceError, read_text, read_toml
from assistant.packs.structure import structure

_LABEL = re.compile(r"^=== (.*) ===$", re.MULTILINE)


class Kind(StrEnum):
    """What a sample is, as people are told of it, in that order."""

    OWN = "Din overskrift"
    TEMPLATE = "Skabelon"
    GOLDEN = "Golden-tekst"
    EXERCISE = "Øvelse"
    GOOD = "God overskrift"
    BAD = "Dårlig overskrift"


@dataclass(frozen=True)
class Sample:
    """A note, a letter, or a heading alone.

    Attributes:
        title: what people know it by: the template's or the exercise's.
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
        templates: dict[str, Template] = {}
        for name in template_names(folder):
            if is_cancelled():
                return found
            template, _ = read_template(folder / name, name)
            if template is not None and template.id not in known:
                templates[template.id] = template
                found.append(_filled(template, drafter, today))
        found += _golden_texts(folder, templates, today)
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


def _filled(template: Template, drafter: Drafter, today: date) -> Sample:
    """What the examples of ``template`` give, today or on the last day before or after on which it holds."""
    first, last = boundary_days(template)
    day = min(max(today, first), last)
    draft = drafter.texts(template, example_answers(template, day), day)
    note_type = drafter.knowledge.note_types.get(template.note_type or "")
    heading = plain(draft.heading).removeprefix(note_type.prefix if note_type else "").strip()
    carries = bool(draft.body) and template.kind in ("note", "guidance") and "ordlyd" not in template.body
    return Sample(
        Kind.TEMPLATE,
        template.title,
        heading,
        day,
        tuple(_texts(draft, template)),
        note_type=template.note_type,
        is_built=True,
        carries=carries,
    )


def _texts(draft: Draft, template: Template) -> Iterator[tuple[str, str]]:
    yield template.text_kind or template.kind, plain(draft.body)
    for output in template.outputs:
        if output.text_kind:
            yield output.text_kind, plain(draft.outputs.get(output.name, ()))


def _golden_texts(folder: Path, templates: Mapping[str, Template], today: date) -> Iterator[Sample]:
    for file in sorted((folder / FOLDER).glob("*/*.txt")):
        if file.parent.name in templates:
            with suppress(SourceError):
                yield _golden(read_text(file, file.name), file.stem, templates[file.parent.name], today)


def _golden(text: str, name: str, template: Template, today: date) -> Sample:
    """A golden text as it was read: its heading has the prefix of then."""
    heading, _, rest = text.partition("\n\n") if template.heading else ("", "", text)
    body, *others = _LABEL.split(rest)
    kinds = {output.label: output.text_kind for output in template.outputs}
    texts = [(template.text_kind or template.kind, body.strip())]
    texts += [(kinds.get(label, ""), said.strip()) for label, said in zip(others[::2], others[1::2], strict=True)]
    return Sample(
        Kind.GOLDEN,
        f"{template.title} ({name})",
        heading.strip(),
        today,
        tuple(each for each in texts if all(each)),
        note_type=template.note_type,
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
