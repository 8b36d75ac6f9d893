"""What went wrong, in the window it went wrong in, below the header."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistant.ui.parts import clear, label, restyle
from assistant.ui.theme import UNIT


class Problem(QFrame):
    """Sentences with an amber edge; hidden while there are none.

    Attributes:
        is_amber: whether what it says could not be done; else it was.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_amber = True
        restyle(self, "role", "notice")
        restyle(self, "tone", "warning")
        self._sentences = QVBoxLayout(self)
        self._sentences.setContentsMargins(UNIT * 2, UNIT + 4, UNIT * 2, UNIT + 4)
        self._sentences.setSpacing(UNIT // 2)
        self.hide()

    def tell(self, sentences: Sequence[str], *, is_amber: bool = True) -> None:
        """Say ``sentences`` in place of those before; not amber is only what was done."""
        self.is_amber = is_amber
        restyle(self, "tone", "warning" if is_amber else "target")
        clear(self._sentences)
        for sentence in sentences:
            said = label(sentence, wrap=True)
            self._sentences.addWidget(said)
            said.show()
        self.setAccessibleName(" ".join(sentences))
        self.setVisible(bool(sentences))
