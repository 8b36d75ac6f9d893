"""How templates are used, counted for her alone. What counts is loaded with the first thing there is to count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from assistant.store import log, paths
from assistant.ui.tasks import run_task

if TYPE_CHECKING:
    from assistant.desktop.result import Result
    from assistant.model.template import Entry, Template
    from assistant.model.usage import Place, Usage
    from assistant.ui.errand import Errand
    from assistant.ui.flow import Flow

_SLIP = 10.0
"""Seconds: what is taken back sooner was a slip."""


class Counting:
    """Stands between the flow and what is kept of it: how often, in which week, and never more.

    Attributes:
        is_on: whether she, or her organisation, wants it counted.
    """

    def __init__(self, today: Callable[[], date], *, is_on: bool, clock: Callable[[], float] = monotonic) -> None:
        """``clock`` tells seconds and never goes back."""
        self._today = today
        self._clock = clock
        self.is_on = is_on
        self._latest: tuple[Result | None, Place, float] | None = None

    def listen(self, flow: Flow) -> None:
        """Count what happens in ``flow``."""
        flow.inserted.connect(self._inserted)
        flow.undone.connect(self._undone)
        flow.missed.connect(self._missed)

    def forget_old(self, days: int) -> None:
        """Forget what is older than ``days``."""
        if not paths.usage_file().exists():
            return
        today = self._today()

        def work() -> None:
            from assistant.casework.usage import keeping  # noqa: PLC0415 - in the worker

            keeping.forget_old(days, today)

        run_task(work, lambda _: None, _not_kept)

    def _inserted(self, errand: Errand) -> None:
        from assistant.model.usage import inserted  # noqa: PLC0415 - with the first insertion

        if errand.is_practice:
            return
        now, place = self._clock(), self._place(errand.template)
        self._latest = errand.result, place, now  # and not the errand, which holds the answers
        self._count(place, inserted(0 if errand.asked_at is None else now - errand.asked_at))

    def _undone(self, result: Result) -> None:
        from assistant.model.usage import Usage  # noqa: PLC0415 - with the first insertion

        if self._latest is None:
            return
        latest, place, at = self._latest
        if latest is result and self._clock() - at <= _SLIP:
            self._count(place, Usage(undone=1))

    def _missed(self, what: Template | Entry, why: str) -> None:
        from assistant.casework.usage.reasons import ABORTED  # noqa: PLC0415 - with the first form
        from assistant.model.usage import Usage  # noqa: PLC0415 - with the first form

        self._count(self._place(what), Usage(aborted=1) if why == ABORTED else Usage(refused={why: 1}))

    def _place(self, what: Template | Entry) -> Place:
        from assistant.model.usage import Place, week_of  # noqa: PLC0415 - with the first thing to count

        return Place(what.id, what.version, week_of(self._today()), bool(what.pack and what.pack.is_own))

    def _count(self, place: Place, usage: Usage) -> None:
        if not self.is_on:
            return

        def work() -> None:
            from assistant.casework.usage import keeping  # noqa: PLC0415 - in the worker

            keeping.add(place, usage)

        run_task(work, lambda _: None, _not_kept)


def _not_kept(error: Exception) -> None:
    """Her work goes on: it is a figure less."""
    log.start.error("usage: %s", log.describe(error))
