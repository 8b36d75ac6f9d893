"""The template that is being written, and its way to the disk."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from assistant.casework.hand_files import NotSavedError, save
from assistant.casework.studio.elsewhere import Change, follow
from assistant.casework.studio.examining import BODY, Examined, Surroundings, glance
from assistant.casework.studio.manuscript import Manuscript, place_of, with_free_id
from assistant.casework.studio.renaming import renamed
from assistant.ui.studio.turn import Turn
from assistant.ui.tasks import run_task

Values = Mapping[str, object]
_NOT_FOLLOWED = "Andre filer i pakken bruger måske stadig de gamle navne. Tryk »Kontrollér alle«."


class Saved(NamedTuple):
    """A template that lies on the disk now.

    Attributes:
        file: where.
        missed: why other files could not follow, a Danish sentence each.
        signs: who had compared and approved what it said before.
    """

    file: Path
    missed: Sequence[str]
    signs: Values


class Desk:
    """One template of the pack in ``folder``, or none.

    Attributes:
        manuscript: None while there is none.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manuscript: Manuscript | None = None
        self._shown: Values = {}
        self._turn = Turn()

    @property
    def file(self) -> Path | None:
        """Where it lies; None for a new one, and where there is none."""
        return self.manuscript.file if self.manuscript else None

    @property
    def values(self) -> Values:
        """What it says, its text under ``body``."""
        return {**self.manuscript.values, BODY: self.manuscript.body} if self.manuscript else {}

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost; a new template without a title and a text is nobody's work."""
        if self.manuscript is None:
            return False
        is_begun = self.file or self.manuscript.body.strip() or self.manuscript.values.get("title")
        return bool(is_begun) and self.manuscript.is_changed

    @property
    def is_rewritten(self) -> bool:
        """Whether its file lies otherwise on the disk now, and nothing of hers would be lost by reading it anew."""
        return self.is_overtaken and not self.is_changed and self._on_disk is not None

    @property
    def is_overtaken(self) -> bool:
        """Whether its file lies otherwise on the disk now, or nowhere: then only a copy of it can be saved."""
        return self.manuscript is not None and self.file is not None and self._on_disk != self.manuscript.raw

    @property
    def _on_disk(self) -> bytes | None:
        try:
            return self.file.read_bytes() if self.file else None
        except OSError:
            return None

    def see(self, shown: Values) -> None:
        """Take it that ``shown`` is how the pages show it: what they cannot show is not changed by them."""
        self._shown = dict(shown)

    def take(self, now: Values) -> None:
        """Write down what is another way now than it was shown."""
        changed = {name: value for name, value in now.items() if value != self._shown.get(name)}
        if self.manuscript is not None and changed:
            if BODY in changed:
                self.manuscript.put_body(str(changed.pop(BODY)))
            if changed:
                self.manuscript.put(changed)
            self._shown = {**self._shown, **now}

    def rename(self, old: str, new: str) -> None:
        """Let the field ``old`` be called ``new`` wherever the template names it."""
        if self.manuscript is not None:
            values, body = renamed(self.manuscript.values, self.manuscript.body, old, new)
            self.manuscript.put(values)
            self.manuscript.put_body(body)
            self.manuscript.renames.append((old, new))

    def glance(self, around: Surroundings) -> Examined:
        """What it is right now, and what can be told at once."""
        manuscript = self.manuscript
        if manuscript is None:
            return Examined()
        if manuscript.fault:
            return Examined(findings=(manuscript.fault,))
        return glance(manuscript.text, manuscript.name, around)

    def save(
        self,
        taken: Collection[str],
        saved: Callable[[Saved], object],
        refused: Callable[[str], object],
        signs_changed: Callable[[], object],
    ) -> None:
        """Write it, and then what other files of the pack say of it; once more, where it is being written already.

        Args:
            taken: ids of the templates there are: a new one gets its own.
            saved: when it lies there.
            refused: when it does not; with why not.
            signs_changed: when who has compared and approved it is not what the pages say, before and after.
        """
        manuscript, folder = self.manuscript, self.folder
        if manuscript is None:
            return
        if self._turn.is_taken:
            again = partial(self.save, taken, saved, refused, signs_changed)
            self._turn.wait(lambda: again() if self.manuscript is manuscript else None)
            return
        with_free_id(manuscript, taken)
        signs = manuscript.forget_signs()
        if signs:
            signs_changed()
        text, written, values = manuscript.text, manuscript.on_disk, manuscript.values
        now, renames = str(values.get("id") or ""), tuple(manuscript.renames)

        def work() -> tuple[Path, list[str], Exception | None]:
            file = manuscript.file or place_of(values, folder, manuscript.beside)
            save(written, file, manuscript.raw if manuscript.file else None)
            path = file.relative_to(folder).as_posix()
            try:
                return file, follow(folder, Change(path, manuscript.saved_id, now, renames)), None
            except Exception as error:  # raised below, when it is told that the template lies there
                return file, [_NOT_FOLLOWED], error

        def done(told: tuple[Path, list[str], Exception | None]) -> None:
            file, missed, error = told
            manuscript.saved(text, written.encode(), file)
            manuscript.saved_id = now
            del manuscript.renames[: len(renames)]
            self._turn.end(lambda: saved(Saved(file, missed, signs)))
            if error:
                raise error

        def failed(error: Exception) -> None:
            self._sign_again(manuscript, signs, signs_changed)
            if not isinstance(error, NotSavedError):
                self._turn.end()
                raise error
            self._turn.end(lambda: refused(str(error)))

        self._turn.take()
        run_task(work, done, failed)

    def _sign_again(self, manuscript: Manuscript, signs: Values, signs_changed: Callable[[], object]) -> None:
        """Give back what was taken away: what they have compared and approved still lies there."""
        if signs:
            manuscript.put({name: manuscript.values.get(name, value) for name, value in signs.items()})
            if self.manuscript is manuscript:
                signs_changed()
