"""A three-page letter judged whole, and the same rules within a draft of the form."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from assistant.casework.examples import example_answers
from assistant.casework.library import open_library
from assistant.casework.texts import check_text
from assistant.model.draft import plain
from benchmarks.measuring import Series

PACK = Path(__file__).parents[1] / "templates" / "standard"
DAY = date(2026, 11, 24)
_OF_A_LETTER = ("partshoering-udeblivelse", "ferievejledning", "afgoerelse", "samtale")
_WORDS = 1200
"""Three pages."""


def measure(rounds: int) -> tuple[Series, Series]:
    """Milliseconds for the letter, and for the text of a note as the form judges it at every keystroke."""
    library = open_library([PACK])
    drafter, knowledge = library.drafter, library.knowledge

    def body(template_id: str) -> str:
        template = library.template(template_id, DAY)
        return plain(drafter.draft(template, example_answers(template, DAY), DAY).body)

    words = " ".join(map(body, _OF_A_LETTER)).split(" ")
    letter = " ".join((words * (_WORDS // len(words) + 1))[:_WORDS])
    note = body("samtale")
    of_letter = _times(rounds, lambda: check_text(knowledge, letter, "afgoerelse", DAY))
    of_note = _times(rounds, lambda: check_text(knowledge, note, "note", DAY))
    return (
        Series(f"a letter of {_WORDS} words", values=of_letter),
        Series("a note in the form", values=of_note),
    )


def _times(rounds: int, work: Callable[[], object]) -> list[float]:
    work()
    found = []
    for _ in range(rounds * 5):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found
