"""Settings on their way to the disk, one after the other: of two that are saved in a moment, the last stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from assistant.store import autostart, log, paths, policy, settings_writer
from assistant.store.settings import Settings
from assistant.ui.tasks import run_task

_NOT_KEPT = "Indstillingerne kunne ikke gemmes. Er filen åben et andet sted, eller er disken fuld?"


class _Save(NamedTuple):
    settings: Settings
    before: Settings | None
    told: Callable[[str], None]


class SettingsSaving:
    """Keeps settings and puts them to use.

    Attributes:
        now: what was saved last, also while it is on its way.
    """

    def __init__(self, use: Callable[[Settings], None]) -> None:
        self.now: Settings | None = None
        self._use = use
        self._waiting: deque[_Save] = deque()

    def save(self, settings: Settings, told: Callable[[str], None]) -> None:
        """Keep ``settings`` and put them to use; then tell why not, as a Danish sentence, or nothing."""
        settings = policy.installed().over(settings)
        self._waiting.append(_Save(settings, self.now, told))
        self.now = settings
        if len(self._waiting) == 1:
            self._begin()

    def _begin(self) -> None:
        settings = self._waiting[0].settings
        decided = policy.installed().values

        def keep() -> None:
            settings_writer.write(paths.settings_file(), settings, decided)
            if settings.start_with_system != autostart.is_enabled():
                autostart.set_enabled(enabled=settings.start_with_system)

        run_task(keep, self._kept, self._not_kept)

    def _kept(self, _: object) -> None:
        done = self._ended()
        self._use(done.settings)
        done.told("")

    def _not_kept(self, error: Exception) -> None:
        log.settings.error("%s", log.describe(error))
        failed = self._ended()
        if self.now is failed.settings:
            self.now = failed.before
        failed.told(_NOT_KEPT)

    def _ended(self) -> _Save:
        done = self._waiting.popleft()
        if self._waiting:
            self._begin()
        return done
