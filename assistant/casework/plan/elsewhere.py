"""A plan from elsewhere, whose sections nobody knows: what stands under a heading of the new plan's own goes there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.casework.form_sources import UnreadableError, from_file
from assistant.casework.library import UnavailableError
from assistant.casework.plan.convert import NO_HEADING, Converted, Homeless, Staying
from assistant.casework.plan.opening import OpenPlan
from assistant.casework.plan.recognition import by_label, sections_of
from assistant.casework.plan.sources import Proposal, propose
from assistant.model.forms import Line, bare_label
from assistant.model.plan import PlanAnswer, PlanForm, PlanParts, Plans, PlanSection

_NO_TEXT = "Overskrifter uden tekst"


def by_headings(old: OpenPlan, new: PlanForm, parts: PlanParts) -> Converted:
    """What the file ``old`` says, read as any source is: only what is called exactly as here is moved.

    Raises:
        OSError: the file has gone.
        UnavailableError: it cannot be read as a source.
    """
    return _placed(old, _read(old), new, parts)


def fits_any(old: OpenPlan, plans: Plans) -> bool:
    """Whether anything of the file ``old`` would be moved into one of ``plans`` that can be begun; as ``by_headings``.

    Raises:
        OSError: the file has gone.
        UnavailableError: it cannot be read as a source.
    """
    lines = _read(old)
    return any(_placed(old, lines, form, plans.parts).answers for form in plans.forms if form.file)


def _read(old: OpenPlan) -> Sequence[Line]:
    try:
        return from_file(old.path)
    except UnreadableError as error:
        raise UnavailableError(str(error)) from None


def _placed(old: OpenPlan, lines: Sequence[Line], new: PlanForm, parts: PlanParts) -> Converted:
    sections = sections_of(new, parts)
    found = [_without_help(part, sections) for part in propose(lines, sections).parts]
    labels = by_label(sections)
    exact = [part for part in found if part.section and labels.get(bare_label(part.heading)) == part.section]
    placed = {each.id: "\n\n".join(part.text for part in exact if part.section == each.id) for each in sections}
    answers: dict[str, PlanAnswer] = {name: text for name, text in placed.items() if text}
    missing = tuple(each for each in sections if each.id in new.required and each.id not in answers)
    homeless = tuple(_homeless([part for part in found if part not in exact], set(labels)))
    return Converted(answers, missing, homeless, tuple(_staying(old)))


def _without_help(part: Proposal, sections: Sequence[PlanSection]) -> Proposal:
    """An empty plan of ours whose headings have lost their style still has its help: that is nobody's answer."""
    helps = {" ".join((each.purpose, *each.questions)) for each in sections}
    return replace(part, text="\n".join(line for line in part.text.split("\n") if line not in helps).strip())


def _homeless(parts: Sequence[Proposal], labels: set[str]) -> Iterator[Homeless]:
    for part in parts:
        if part.text:
            yield Homeless("", part.heading or NO_HEADING, part.text, part.section)
    alone = [part.heading for part in parts if not part.text and bare_label(part.heading) not in labels]
    if alone:
        yield Homeless("", _NO_TEXT, "\n".join(alone))


def _staying(old: OpenPlan) -> Iterator[Staying]:
    """What is no text; the words of a table have come along."""
    for text in old.others:
        things = tuple(thing for thing in text.keeps if thing != "tabel")
        if things:
            yield Staying("", text.heading, things)
