"""How a new wording sounds with an example: the template's own answers filled in, the words that are new marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.packdiff.pairing import ALIKE
from assistant.casework.packdiff.sentences import Marked, marked
from assistant.model.draft import Draft, plain
from assistant.model.template import Template

_HEADING, _BODY = "heading", "body"


@dataclass(frozen=True)
class ExampleText:
    """A text of the example.

    Attributes:
        lines: what is new in each is marked; nothing is, where the words of before are not known.
        label: what a further text is called; empty for the heading and the text itself.
    """

    lines: tuple[tuple[Marked, ...], ...]
    label: str = ""
    is_heading: bool = False


def example_of(template: Template, before: Template | None, drafter: Drafter, today: date) -> tuple[ExampleText, ...]:
    """``template`` with its examples on ``today``, against what it said ``before``; nothing where they do not fill it.

    Not for Qt's thread: both wordings may have to be compiled.
    """
    answers = example_answers(template, today)
    drafter = Drafter(drafter.knowledge, drafter.chosen, references=drafter.references)  # of this thread alone
    draft = drafter.draft(template, answers, today)
    if draft.is_blocked:
        return ()
    known = _texts_before(template, before, answers, drafter, today) if before else None
    labels = {_further(output.name): output.label for output in template.outputs}
    return tuple(
        ExampleText(
            tuple(_lines(text, None if known is None else known.get(name, ""))), labels.get(name, ""), name == _HEADING
        )
        for name, text in _texts(draft).items()
        if text
    )


def _texts_before(
    template: Template, before: Template, answers: Mapping[str, object], drafter: Drafter, today: date
) -> dict[str, str] | None:
    """The texts of ``before`` with the same answers, as far as it asks for them; None where they do not fill it.

    It is drafted under the new version: that the line of the wording names another is no news.
    """
    names = {field.name for field in before.fields}
    same = {name: answer for name, answer in answers.items() if name in names}
    told = replace(before, version=template.version, valid_from=template.valid_from, pack=template.pack, sha256="")
    draft = drafter.draft(told, example_answers(before, today) | same, today)
    return None if draft.is_blocked else _texts(draft)


def _texts(draft: Draft) -> dict[str, str]:
    further = {_further(name): plain(runs) for name, runs in draft.outputs.items()}
    return {_HEADING: plain(draft.heading), _BODY: plain(draft.body), **further}


def _further(name: str) -> str:
    return f"outputs.{name}"


def _lines(text: str, before: str | None) -> Iterator[tuple[Marked, ...]]:
    """The lines of ``text``, marked against the line of ``before`` that each is most like."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for this

    known = before.splitlines() if before is not None else []
    for line in text.splitlines():
        if before is None or line in known:
            yield (Marked(line, is_other=False),)
        else:
            nearest = process.extractOne(line, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
            yield tuple(marked(nearest[0], line)[1]) if nearest else (Marked(line, is_other=True),)
