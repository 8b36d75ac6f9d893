"""What other files of the pack say of a template follows it when it is saved: its id, and the names of its fields.

Golden texts have answers by the names of the fields, forms.toml has those of the list that is written into it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from assistant.casework.hand_files import NotSavedError, UnreadableError, read, save
from assistant.casework.pack.golden import wording_on
from assistant.casework.pack.golden_files import FOLDER, GoldenError, as_json, goldens_in
from assistant.casework.studio.listing import Row, list_templates
from assistant.casework.studio.manuscript import is_id
from assistant.casework.toml_text import TomlText, TomlTextError, Values
from assistant.model.forms import Form, FormField, Forms, Receiver, Step
from assistant.packs.source import SourceError, decoded

_FORMS = "forms.toml"
_FORM_NAMES = tuple(each.name for kind in (Forms, Form, FormField, Receiver, Step) for each in fields(kind))
_NOT_MOVED = "Mappen golden/{} med de læste tekster hører til skabelonen. Giv den selv navnet {}."
_NOT_CHANGED = "Svarene i {} bruger stadig »{}«. Ret det til »{}« dér."
_NOT_LISTED = "forms.toml nævner stadig skabelonen eller spørgsmålet, som det hed før. Ret det dér."


@dataclass(frozen=True)
class Change:
    """What is called otherwise since the template was saved last.

    Attributes:
        path: of the template in the pack.
        before, now: its id; ``before`` is empty for a new file.
        renames: of its fields, the old name and the new, in order.
    """

    path: str
    before: str
    now: str
    renames: Sequence[tuple[str, str]] = ()

    def name(self, old: str) -> str:
        """What the field that was called ``old`` is called now."""
        for before, now in self.renames:
            old = now if old == before else old
        return old

    def named(self, answers: Mapping[str, object]) -> dict[str, object]:
        """``answers`` by the names of now; one whose new name is taken stays as it is."""
        return {old if (new := self.name(old)) in answers else new: each for old, each in answers.items()}


def follow(folder: Path, change: Change) -> list[str]:
    """Let the pack in ``folder`` follow what lies in it since ``change``. Not for Qt's thread.

    Returns:
        a Danish sentence for each thing that could not: what it is, and what to do.
    """
    has_new_id = is_id(change.before) and change.before != change.now
    if not is_id(change.now) or not (has_new_id or change.renames):
        return []
    rows = list_templates(folder)
    has_new_id = has_new_id and all(row.id != change.before for row in rows)
    mine = [row for row in rows if row.id == change.now and row.valid_from]
    moved = list(_move(folder, change)) if has_new_id else []
    named = list(_rename_answers(folder, change, mine)) if change.renames else []
    listed = list(_rename_in_forms(folder, change, has_new_id=has_new_id, is_only=len(mine) == 1))
    return [*moved, *named, *listed]


def _move(folder: Path, change: Change) -> Iterator[str]:
    old, new = folder / FOLDER / change.before, folder / FOLDER / change.now
    if old.is_dir():
        try:
            if new.exists():
                raise FileExistsError(new)
            old.rename(new)
        except OSError:
            yield _NOT_MOVED.format(change.before, change.now)


def _rename_answers(folder: Path, change: Change, wordings: Sequence[Row]) -> Iterator[str]:
    """In those golden texts that the wording at ``change.path`` is used for."""
    begins = {row.valid_from: row.path for row in wordings if row.valid_from}
    for golden in goldens_in(folder, change.now):
        with suppress(GoldenError, SourceError, OSError):  # what cannot be read is told of by the check
            before = golden.answers.read_bytes()
            answers, day = golden.given()
            first = wording_on(begins, day)
            now = change.named(answers)
            if begins[first] == change.path and now.keys() != answers.keys():
                try:
                    save(as_json(now, day or first), golden.answers, before)
                except NotSavedError:
                    old = next(name for name in answers if name not in now)
                    yield _NOT_CHANGED.format(golden.answers.name, old, change.name(old))


def _rename_in_forms(folder: Path, change: Change, *, has_new_id: bool, is_only: bool) -> Iterator[str]:
    """In the lists of forms.toml; the fields' names only where no other wording goes by those of before."""
    if not (folder / _FORMS).exists():
        return
    try:
        raw = read(folder / _FORMS)
        before = decoded(raw, _FORMS)
        text = TomlText(before, _FORMS, _FORM_NAMES)
        forms = text.values.get("forms")
        if isinstance(forms, list):
            ids = {change.before, change.now} if has_new_id else {change.now}
            text.put({"forms": [_form(each, change, is_only=is_only) if _is_of(each, ids) else each for each in forms]})
        if text.text != before:
            ends = "\r\n" if b"\r\n" in raw else "\n"
            save(text.text.replace("\n", ends), folder / _FORMS, raw)
    except (NotSavedError, UnreadableError, TomlTextError):
        yield _NOT_LISTED


def _is_of(form: object, ids: set[str]) -> bool:
    return isinstance(form, Mapping) and str(form.get("template")) in ids


def _form(form: Values, change: Change, *, is_only: bool) -> dict[str, object]:
    named: dict[str, object] = {"template": change.now}
    if is_only and isinstance(rows := form.get("rows"), str):
        named["rows"] = change.name(rows)
    if is_only and isinstance(answers := form.get("answers"), Mapping):
        named["answers"] = change.named(answers)
    return {**form, **named}
