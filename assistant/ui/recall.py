"""Answers that are kept for a while, in memory only, in case the form was left too early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic

KEPT_MINUTES = 10


@dataclass(frozen=True)
class _Kept:
    answers: dict[str, object]
    until: float


class Recall:
    """Answers by template and case, kept for ``minutes``.

    The case's token is part of the key, so that one citizen's answers never come back in another's case; where there
    is no token, nothing is kept.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.minutes = KEPT_MINUTES
        self._now = now
        self._kept: dict[tuple[str, str], _Kept] = {}

    def keep(self, template: str, case: str, answers: Mapping[str, object]) -> None:
        """Keep ``answers`` for ``minutes`` from now."""
        if case:
            self._kept[template, case] = _Kept(dict(answers), self._now() + 60 * self.minutes)

    def take(self, template: str, case: str) -> dict[str, object] | None:
        """The answers kept for ``template`` in ``case``, or None. They are no longer kept then."""
        self.forget_old()
        kept = self._kept.pop((template, case), None)
        return kept.answers if kept else None

    def forget_old(self) -> float | None:
        """Forget what is older than that; the seconds until there is more to forget, None for never."""
        self._kept = {key: kept for key, kept in self._kept.items() if kept.until > self._now()}
        return min((kept.until - self._now() for kept in self._kept.values()), default=None)
