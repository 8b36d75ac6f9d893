"""The guide's files are written: all that have changed, or none where one of them has an error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.casework.hand_files import NotSavedError
from assistant.casework.studio.guide.approval import keep_approved
from assistant.casework.studio.guide.reading import Asked, Guide, Told, tell
from assistant.casework.studio.guide.sheets import Sheet
from assistant.model.knowledge import Knowledge


@dataclass(frozen=True)
class Saved:
    """What came of it.

    Attributes:
        told: what there is to say of the files.
        written: those that lie on the disk now.
        refused: why the next one does not, as a Danish sentence; empty where all do, or one has an error.
    """

    told: Told
    written: tuple[Sheet, ...] = ()
    refused: str = ""

    @property
    def is_faulty(self) -> bool:
        """Whether an error kept all of them from being written."""
        return not (self.written or self.refused)

    def knowledge(self, before: Knowledge) -> Knowledge:
        """What all know now; ``before`` it was this."""
        return before if self.refused else self.told.judged.knowledge


def save_guide(changed: Iterable[Sheet], asked: Asked, guide: Guide, today: date) -> Saved:
    """Write ``changed``, of which ``asked`` has what they say; see ``tell``. Not for Qt's thread."""
    told = tell(asked, guide, today)
    sheets, written = tuple(changed), list[Sheet]()
    if any(told.judged.errors(sheet.name) for sheet in sheets):
        return Saved(told)
    try:
        for sheet in sheets:
            keep_approved(sheet)
            written.append(sheet.save())
    except NotSavedError as error:
        return Saved(told, tuple(written), str(error))
    return Saved(told, tuple(written))
