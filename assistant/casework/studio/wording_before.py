"""What the wording before says today, where a new one of the same template has not been read yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assistant.casework.pack.golden import laid_over, made_of
from assistant.casework.pack.golden_files import GoldenError
from assistant.casework.studio.trying import Trial
from assistant.packs.reader import read_template
from assistant.packs.source import SourceError

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Before:
    """The wording before.

    Attributes:
        until: the last day on which it holds.
        text: what it says with the same answers and on the same day as is tried, so that only the words differ.
    """

    until: date
    text: str


def said_before(folder: Path, trial: Trial, given: Mapping[str, object], others: Mapping[date, str]) -> Before | None:
    """What the wording says that the one in ``trial`` takes over from; None without any, or where it says nothing.

    Args:
        folder: the pack.
        trial: what is tried.
        given: what it is answered otherwise than by its examples.
        others: the files of the other wordings in ``folder``, by the day from which they hold.
    """
    new = trial.template
    earlier = [first for first in others if first < new.valid_from]
    if not earlier:
        return None
    path = others[max(earlier)]
    try:
        old, _ = read_template(folder / path, path)
        if old is None:
            return None
        answers, asked = laid_over(new, given, trial.day), {(field.name, field.type) for field in new.fields}
        same = {field.name: answers.get(field.name) for field in old.fields if (field.name, field.type) in asked}
        text = made_of(old, trial.drafter, same, trial.day).rstrip()
    except (GoldenError, SourceError):
        return None
    return Before(min(new.valid_from - _DAY, old.valid_to or date.max), text)
