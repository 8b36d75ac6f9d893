"""When the program reminds. Nothing of it is loaded before there is something to be reminded of."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.store import paths

if TYPE_CHECKING:
    from assistant.desktop.result import Result
    from assistant.model.knowledge import Knowledge
    from assistant.ui.errand import Errand
    from assistant.ui.reminding import Reminding


class Reminders:
    """Stands between the flow and what reminds.

    Attributes:
        is_on: whether she wants to be reminded.
    """

    def __init__(
        self,
        knowledge: Callable[[], Knowledge],
        is_busy: Callable[[], bool],
        dress: Callable[[], None],
        *,
        is_on: bool,
    ) -> None:
        """``is_busy`` tells whether a text is on its way; ``dress`` is done before the first window."""
        self._knowledge = knowledge
        self._is_busy = is_busy
        self._dress = dress
        self.is_on = is_on
        self._is_held = False

    def greet(self) -> None:
        """Tell what is to be done today, once; what was kept is forgotten where she does not want it."""
        if not self.is_on:
            if self._is_loaded:
                self._reminding.forget()
            paths.reminders_file().unlink(missing_ok=True)
        elif not self._is_loaded and paths.reminders_file().exists():
            self._reminding.greet()

    def inserted(self, errand: Errand) -> None:
        """A text stands in its case."""
        calls_for = bool(errand.draft and errand.draft.reminders)
        if self.is_on and not errand.is_practice and (calls_for or self._is_loaded or paths.reminders_file().exists()):
            self._reminding.inserted(errand)

    def undone(self, result: Result) -> None:
        """A text was taken back."""
        if self._is_loaded:
            self._reminding.undone(result)

    def left(self, errand: Errand | None, begun: bool) -> None:  # noqa: FBT001 - the signal carries it
        """A form was left."""
        if self.is_on and errand and not errand.is_practice and (begun or self._is_loaded):
            self._reminding.left(errand, is_begun=begun)

    def hold(self, *, is_held: bool) -> None:
        """Let nothing come up while others look on; what is due meanwhile is told afterwards."""
        self._is_held = is_held
        if self._is_loaded:
            self._reminding.hold(is_held=is_held)

    def show(self) -> None:
        """She asks what there is."""
        self._reminding.show_now()

    @property
    def _is_loaded(self) -> bool:
        return "_reminding" in self.__dict__

    @cached_property
    def _reminding(self) -> Reminding:
        from assistant.ui.reminding import Reminding, is_at_rest  # noqa: PLC0415 - most days there is nothing

        self._dress()
        made = Reminding(paths.reminders_file(), self._knowledge, lambda: is_at_rest() and not self._is_busy())
        if self._is_held:
            made.hold(is_held=True)
        return made
