"""The preparatory plan: what a pack says of its sections and forms, what a Word file holds, what is answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, Self

from assistant.model.rule import CheckedFile, DatedRule
from assistant.model.template import Certainty

SectionKind = Literal["text", "facts", "attachments"]


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """One line of a section of facts, or one column of its list of attachments.

    Attributes:
        name: ASCII, lower case; what an answer calls it by.
        label: as it stands in the Word file.
    """

    name: str
    label: str
    help: str = ""
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanSection:
    """A section of a plan (DOMAIN.md D1).

    Attributes:
        id: ``P02``; the bookmark on the section's heading in the Word file, and what an answer calls it by.
        title: its heading.
        kind: ``facts`` is a table of labels and values, ``attachments`` one of rows; everything else is ``text``.
        purpose: one Danish sentence: what it is for.
        questions: help questions, in Danish.
        rows: of ``facts`` and ``attachments``.
        is_descriptive: it describes; a judgement of future effort does not belong in it.
        is_health: what is claimed there of a diagnosis needs an attachment.
        synonyms: how else its heading is written, by which a file without marks and a source are recognised.
        same_as: id of the section of other plans that takes the same answer; empty for none but its own.
    """

    id: str
    title: str
    kind: SectionKind = "text"
    purpose: str = ""
    questions: tuple[str, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    is_descriptive: bool = False
    is_health: bool = False
    synonyms: tuple[str, ...] = ()
    same_as: str = ""
    source: str
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class CaseType(DatedRule):
    """What a case is about, and which plan it takes from one day to another.

    Attributes:
        id: ASCII, lower case; the case types of one id over time share it.
        plan: id of the plan; empty where no plan is made any more, and ``replaced_by`` says what is.
        running_only: a Danish question where the scheme has ended for new citizens: "Er det en løbende sag?"
        replaced_by: what is made instead, in Danish: "en samlet beskrivelse".
        ask: whom to ask what is made instead: "fagkoordinatoren".
    """

    id: str
    name: str
    plan: str = ""
    running_only: str = ""
    replaced_by: str = ""
    ask: str = ""

    @property
    def instead(self) -> str:
        """What to do where no plan is made, or the scheme has ended; empty where the pack does not say."""
        if not self.replaced_by:
            return f"Spørg {self.ask}, hvad der bruges i stedet." if self.ask else ""
        use = f"Brug {self.replaced_by} i stedet."
        return f"{use} Er du i tvivl, så spørg {self.ask}." if self.ask else use


@dataclass(frozen=True, kw_only=True)
class PlanForm(DatedRule):
    """One version of one plan: which sections it has, in which order, and its Word file.

    Attributes:
        id, version: what the Word file is marked with.
        file: name of the Word file beside; empty for a version that is only known, so that it can be refused.
        order: ids of its sections.
        required: those that must not be empty.
        sections: its own sections, instead of the pack's of the same id or besides them.
        replaced_by: id of the plan to use when this one has ended; empty for its own next version.
        deadlines: names of deadlines that count from the decision or the meeting.
        attest_months: how old a doctor's statement may be; 0 where no source says.
    """

    id: str
    title: str
    version: str
    file: str = ""
    order: tuple[str, ...]
    required: tuple[str, ...] = ()
    sections: tuple[PlanSection, ...] = ()
    replaced_by: str = ""
    deadlines: tuple[str, ...] = ()
    attest_months: int = 0


@dataclass(frozen=True, kw_only=True)
class PlanParts(CheckedFile):
    """``plans/plans.toml``: what the plans of a pack share.

    Attributes:
        archive_request: id of the template by which the archive is asked for what is on a list of attachments.
    """

    case_types: tuple[CaseType, ...] = ()
    sections: tuple[PlanSection, ...] = ()
    archive_request: str = ""


@dataclass(frozen=True, kw_only=True)
class Plans:
    """All that the packs know of plans. ``folders`` has, form by form, where its Word file lies."""

    parts: PlanParts = field(default_factory=PlanParts)
    forms: tuple[PlanForm, ...] = ()
    folders: tuple[str, ...] = ()

    def over(self, below: Self) -> Self:
        """These on top of ``below``: of one id, and of one id and version, the upper one stands."""
        types, sections = self.parts.case_types, self.parts.sections
        known_types = {each.id for each in types}
        known_sections = {each.id for each in sections}
        own = {(form.id, form.version) for form in self.forms}
        kept = [
            pair for pair in zip(below.forms, below.folders, strict=True) if (pair[0].id, pair[0].version) not in own
        ]
        parts = replace(
            self.parts,
            case_types=(*(t for t in below.parts.case_types if t.id not in known_types), *types),
            sections=(*(s for s in below.parts.sections if s.id not in known_sections), *sections),
            archive_request=self.parts.archive_request or below.parts.archive_request,
        )
        return replace(
            self,
            parts=parts,
            forms=(*(form for form, _ in kept), *self.forms),
            folders=(*(folder for _, folder in kept), *self.folders),
        )


class PlanMark(NamedTuple):
    """What a Word file says of which plan it is, and where: a property, its page foot, or its structure alone."""

    id: str
    version: str
    how: Literal["property", "foot", "structure"]


@dataclass(frozen=True)
class PlanText:
    """A section as it stands in a Word file.

    Attributes:
        place: where it stands, from 0; what a filling calls it by.
        id: of its bookmark or content control; empty where only the heading is there.
        heading: as it stands.
        text: what is written there, one line a paragraph, without help and placeholder; of facts "label, tab, value"
            for each that has a value, of attachments a line a row without the header row, cells parted by tabs.
            Empty when nothing is filled.
        keeps: what else stands there and is kept when it is filled, in Danish: "tabel", "billede", "kommentar".
        answer: the same as an answer that a filling takes. Facts and attachments are called by the bookmarks of their
            label and header cells less the section's id (``navn`` of ``P01_navn``), without those by label; what is
            empty is left out.
            Text that begins "Ikke relevant: " is a ``NotRelevant``.
        names: what its rows or columns are called there, those that are empty too.
        beside: what is written beside the table that is the answer, in lines; a filling keeps it.
    """

    place: int
    id: str
    heading: str
    text: str
    keeps: tuple[str, ...] = ()
    answer: PlanAnswer = ""
    names: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class PlanFile:
    """A Word file, read.

    Attributes:
        mark: None where neither a property nor the page foot tells; the structure is for casework to judge.
        has_links: whether it points to files or pages outside: an attached template, linked pictures.
        above: what is written above its first section, in lines: its title, and what she put there.
    """

    mark: PlanMark | None
    sections: tuple[PlanText, ...]
    has_links: bool = False
    above: str = ""


@dataclass(frozen=True)
class NotRelevant:
    """A section is left out by choice. ``reason`` is printed."""

    reason: str


PlanAnswer = str | dict[str, str] | list[dict[str, str]] | NotRelevant
"""Of a section: text, facts by row, attachments by row and column, or why there is nothing.

In JSON a ``NotRelevant`` is ``{"not_relevant": "reason"}``.
"""
