"""Propose where a report, or an older plan, belongs in a plan: by its headings, and nothing of it lost.

Nothing is written anywhere: each part is shown beside its section, and a person takes it or leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.casework.form_sources import from_text
from assistant.casework.pasted import clean_pasted
from assistant.casework.plain_text import plain_line
from assistant.casework.plan.recognition import by_label
from assistant.casework.split_labels import LONGEST_LABEL, is_point
from assistant.casework.splitting import split
from assistant.model.forms import Form, FormField, Line, bare_label
from assistant.model.plan import PlanSection
from assistant.rules.personal import CPR
from assistant.rules.reading import MONTHS

_ALIKE = 88
"""Of a hundred: two letters of twenty may differ."""
_LEAST_LETTERS = 8
"""Shorter words that differ by a letter are other words: ``Mål`` and ``Mad``."""
_HEADING_WORDS = 8
_ENDED = (".", ",", ";", "!", "?", "-")
_COUNTED = re.compile(
    r"(?:(?:afsnit|punkt|pkt|kapitel|del)\b\.?\s*)?(?:\d{1,2}|[ivx]{1,4})(?:\.\d{1,2})*\b[.):]?\s*", re.IGNORECASE
)
_HEAD, _FOOT, _LONGEST_TITLE = 15, 5, 100
_OTHER_DAY = re.compile(r"\b(?:født|fødsels\w*|cpr|f\.)", re.IGNORECASE)
_DAY = re.compile(
    r"(?<![\d./-])(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})|(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"
    rf"|(?P<nd>\d{{1,2}})\.?\s(?P<name>{'|'.join(MONTHS)})\s(?P<ny>\d{{4}}))(?![\d/-])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Proposal:
    """A part of a source.

    Attributes:
        section: id of the section it could stand in; empty where no heading tells.
        heading: as it stands in the source; empty before the first.
        text: what stands below it, cleaned as what is pasted is.
    """

    section: str
    heading: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class Sources:
    """A source in its parts, in the order in which they stand; ``title`` and ``day`` are by what it is cited."""

    parts: tuple[Proposal, ...]
    title: str = field(default="", repr=False)
    day: date | None = None

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The parts that a section is proposed for; two may go to the same."""
        return tuple(part for part in self.parts if part.section)

    @property
    def rest(self) -> tuple[Proposal, ...]:
        """The parts that have no place."""
        return tuple(part for part in self.parts if not part.section)

    @property
    def citation(self) -> str:
        """Its title and date, as far as they are known: ``Praktikrapport, 30.10.2026``."""
        return ", ".join(filter(None, (self.title, f"{self.day:%d.%m.%Y}" if self.day else "")))


def propose(source: str | Sequence[Line], sections: Sequence[PlanSection]) -> Sources:
    """The parts of ``source`` by the headings of ``sections``: their titles, how else they are written, nearly alike.

    ``source`` is what was pasted, or the lines of a file (``form_sources.from_file``). Tables of the plan itself, its
    facts and its list of attachments, are filled by hand: what stands under their headings has no place.
    """
    lines = list(from_text(source) if isinstance(source, str) else source)
    known = by_label(sections)
    lines, spellings = _headings(lines, known)
    texts = {section.id for section in sections if section.kind == "text"}
    parts = []
    for part in split(_form(known | spellings), lines).parts:
        text = clean_pasted(part.value)
        parts.append(Proposal(part.name if text and part.name in texts else "", part.label, text))
    return Sources(tuple(part for part in parts if part.heading or part.text), _title(lines, known), _day(lines))


def _form(labels: Mapping[str, str]) -> Form:
    """What a text is split by: a report with these headings, each to its section."""
    fields = (FormField(name=section, label=label, type="longtext") for label, section in labels.items())
    return Form(id="plan", title="", source="", certainty="high", kind="report", fields=tuple(fields))


def _headings(lines: Sequence[Line], known: Mapping[str, str]) -> tuple[list[Line], dict[str, str]]:
    """``lines`` with those marked that look like headings, and how known ones are spelt here."""
    marked, spellings, is_after_gap = [], {}, True
    for at, line in enumerate(lines):
        shown = plain_line(line.cells[0]) if len(line.cells) == 1 else ""
        follows = at + 1 < len(lines) and any(cell.strip() for cell in lines[at + 1].cells)
        if _is_short(shown):
            if section := _nearly(bare_label(shown), known):
                spellings[bare_label(shown)] = section
            is_heading = bool(section) or line.is_heading or (is_after_gap and follows and _is_title(shown))
            line = Line((shown,), is_heading)  # noqa: PLW2901 - its unseen signs would hide it
        is_after_gap = not any(cell.strip() for cell in line.cells)
        marked.append(line)
    return marked, spellings


def _is_short(shown: str) -> bool:
    """Whether it may be a heading at all."""
    return 0 < len(shown) <= LONGEST_LABEL + 20 and not shown.endswith(_ENDED) and not is_point(shown)


def _is_title(shown: str) -> bool:
    """Whether a line by itself reads as a heading that no section has."""
    return shown[0].isupper() and len(shown.split()) <= _HEADING_WORDS and ":" not in shown[:-1]


def _nearly(bare: str, known: Mapping[str, str]) -> str:
    """The section whose heading this is, numbered or misspelt; empty for none."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for this

    words = _COUNTED.sub("", bare, count=1) if _COUNTED.match(bare) else bare
    if bare in known or words in known:
        return known.get(bare) or known[words]
    if len(words) < _LEAST_LETTERS:
        return ""
    found = process.extractOne(words, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return known[found[0]] if found else ""


def _title(lines: Iterable[Line], known: Mapping[str, str]) -> str:
    """The first line, unless it is a section's heading, too long, or gives somebody away."""
    first = next((shown for line in lines if (shown := plain_line(" ".join(line.cells)))), "")
    is_title = len(first) <= _LONGEST_TITLE and not CPR.search(first) and not _nearly(bare_label(first), known)
    return first.rstrip(".:") if is_title else ""


def _day(lines: Iterable[Line]) -> date | None:
    """The source's own day: after the word for it, else the first of its head, else the last of its foot."""
    filled = [shown for line in lines if (shown := " ".join(line.cells).strip()) and not _OTHER_DAY.search(shown)]
    near = [*filled[:_HEAD], *reversed(filled[-_FOOT:])]
    named = [shown for shown in near if "dato" in shown.casefold()]
    return next((day for shown in (*named, *near) for match in _DAY.finditer(shown) if (day := _real(match))), None)


def _real(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    month = MONTHS.index(found["name"].casefold()) + 1 if found["name"] else found["m"] or found["im"]
    try:
        return date(
            *(
                int(part)
                for part in (found["y"] or found["iy"] or found["ny"], month, found["d"] or found["id"] or found["nd"])
            )
        )
    except ValueError:
        return None
