"""What is said above the plan, for as long as it is true."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.ui.problem import Problem


class Said(Problem):
    """What ``lasts`` is said until something else is. The rest is true of one section, and until she writes."""

    def __init__(self) -> None:
        super().__init__()
        self._lasts = False

    def tell(self, sentences: Sequence[str], *, is_amber: bool = True, lasts: bool = False) -> None:
        """Say ``sentences`` in place of those before."""
        self._lasts = lasts
        super().tell(sentences, is_amber=is_amber)

    def pass_by(self) -> None:
        """She has gone on to another section."""
        if not self._lasts and not self.isHidden():
            self.tell(())

    def outdate(self) -> None:
        """She has written: what could not be done may be possible now."""
        if self.is_amber:
            self.pass_by()

    def take_back(self, sentence: str) -> None:
        """``sentence`` is not true any more."""
        if self.accessibleName() == sentence:
            self.tell(())
