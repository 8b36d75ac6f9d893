"""Series of measurements, and waiting that is finer than a person's patience."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Series:
    """What was measured of one thing.

    Attributes:
        values: in ``unit``, one a round.
        failed: rounds that did not end as they should; they have no value.
    """

    name: str
    unit: str = "ms"
    values: list[float] = field(default_factory=list)
    failed: int = 0

    def add(self, took: float | None) -> None:
        """Note one round; None is one that did not end."""
        if took is None:
            self.failed += 1
        else:
            self.values.append(took)

    @property
    def median(self) -> float:
        return statistics.median(self.values) if self.values else float("nan")

    @property
    def slow(self) -> float:
        """What 95 of 100 are no slower than."""
        return statistics.quantiles(self.values, n=20)[-1]

    def row(self) -> list[str]:
        """Name, rounds, least, median, worst, with a decimal where it tells something."""
        if not self.values:
            return [self.name, f"0 of {self.failed}", "–", "–", "–"]
        places = 1 if self.median < 100 else 0
        numbers = (min(self.values), self.median, max(self.values))
        rounds = f"{len(self.values)} of {len(self.values) + self.failed}"
        return [self.name, rounds, *(f"{number:,.{places}f} {self.unit}" for number in numbers)]


def moment_of(is_so: Callable[[], object], patience: float = 10.0, pause: float = 0.002) -> float:
    """When ``is_so`` first held, on the clock of ``time.perf_counter``; its own word for it when it gives a float.

    Raises:
        TimeoutError: it did not within ``patience`` seconds.
    """
    deadline = time.perf_counter() + patience
    while not (answer := is_so()):
        if time.perf_counter() > deadline:
            raise TimeoutError
        time.sleep(pause)
    return answer if isinstance(answer, float) else time.perf_counter()
