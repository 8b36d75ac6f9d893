"""What judging one heading costs: ``python -m benchmarks.one_heading``. The budget is 1 ms, fixes tried out.

Then strings of a hundred thousand characters made to be slow: twice the length shall take about twice the time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from assistant.casework.headings import check_heading
from assistant.casework.knowledge import merged
from assistant.packs.reader import read_core
from assistant.rules.heading import Subject, check, judged
from benchmarks.measuring import Series

_PACK = Path(__file__).parents[1] / "templates" / "standard"
_ROUNDS = 200
_LONG = 100_000
HOSTILE = (
    *("a", "A", " ", "-", " – ", ".", "!", "1", "[", "{", "<", "<a", "_", "X ", "Æ ", "a-", "a.", "'", "\n", "\u00a0"),
    *(
        "24.11.2026 ",
        "24.11.2026–",
        "24.11.2026 – ",
        "24/11 ",
        "kl. 10.30 ",
        "320190-0000 ",
        "12345678 ",
        "a@b",
        "a@b.c ",
    ),
    *(
        "Mette ",
        "Mette Hansen, ",
        "A. ",
        "med Mette ",
        "Røde Kors ",
        "depression og ",
        "mv. ",
        "vedr. ",
        "SV: ",
        ".pdf",
    ),
    *("jobsamtale ", "Jobsamtale – ", "gider ikke ", "frist ", "senest den ", "konto 1", "1 dag – ", "egen læge – "),
)


def measure() -> tuple[Series, Series]:
    """Milliseconds for each example of the standard pack: judged with its fixes; the type guessed and mended too."""
    core = read_core(_PACK)
    knowledge, today = merged([core]), date(2026, 11, 22)
    texts = [(kind, text) for kind in core.note_types for text in (*kind.good, *(each.heading for each in kind.bad))]
    subjects = [Subject(text, kind, knowledge, today) for kind, text in texts]
    checked = [_cost(lambda s=s: check(_anew(s))) / 1000 for s in subjects]
    whole = [_cost(lambda s=s: check_heading(knowledge, s.text, None, today)) / 1000 for s in subjects]
    return (
        Series("every example, good and bad: judged, its fixes tried out", values=checked),
        Series("the same, the type guessed and a suggestion made", values=whole),
    )


def main() -> None:
    """Print what it costs."""
    core = read_core(_PACK)
    knowledge, today = merged([core]), date(2026, 11, 22)
    good = [Subject(text, kind, knowledge, today) for kind in core.note_types for text in kind.good]
    bad = [Subject(each.heading, kind, knowledge, today) for kind in core.note_types for each in kind.bad]
    for name, subjects in (("good", good), ("bad", bad)):
        _tell(f"{name}: judged", [_cost(lambda s=s: judged(_anew(s))) for s in subjects])
        _tell(f"{name}: checked, fixes tried out", [_cost(lambda s=s: check(_anew(s))) for s in subjects])
        whole = [_cost(lambda s=s: check_heading(knowledge, s.text, None, today)) for s in subjects]
        _tell(f"{name}: type guessed, checked, suggestion", whole)
    print("\nhostile, seconds for 50,000 and 100,000 characters")
    kind = core.note_types[0]
    for piece in HOSTILE:
        subjects = [Subject(_long(piece, length), kind, knowledge, today) for length in (_LONG // 2, _LONG)]
        took = [_once(partial(check, each)) for each in subjects]
        mark = "  <<<" if took[1] > 3 * took[0] + 0.2 else ""
        print(f"{piece!r:16} {took[0]:6.2f} {took[1]:6.2f}{mark}")


def _long(piece: str, length: int) -> str:
    return "SAMTALE: " + piece * (length // len(piece)) + "x"


def _anew(subject: Subject) -> Subject:
    return Subject(subject.text, subject.note_type, subject.knowledge, subject.today)


def _once(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _cost(act: Callable[[], object]) -> float:
    return median(_once(act) for _ in range(_ROUNDS)) * 1e6


def _tell(name: str, costs: list[float]) -> None:
    print(f"{name:45} median {median(costs):6.0f} µs, worst {max(costs):6.0f} µs")


if __name__ == "__main__":
    main()
