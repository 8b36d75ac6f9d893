"""What became of each template: its sentences, its questions, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assistant.casework.packdiff.reading import NotATemplateError, ReadTemplate, is_template, read_template
from assistant.casework.packdiff.records import Change, differences, same_records
from assistant.casework.packdiff.sentences import SentenceChange, sentence_changes
from assistant.casework.published import FOUR_EYES
from assistant.model.finding import Finding, Severity
from assistant.model.language import Language
from assistant.model.pack import is_newer
from assistant.model.template import Template

Files = Mapping[str, bytes]
_ASKED = ("fields", "checks")
_SAYS_NOTHING = frozenset(
    {"file", "search", "checked_on", "checked_by", "approved_by", "valid_to", "replaced_by"}
    | {"withdrawn", "withdrawn_why", "state"}
)
"""What may change without a new version: who uses the template gets the same questions and the same text."""
_ID = re.compile(rb"^\s*id\s*=\s*[\"']([^\"'\r\n]+)", re.MULTILINE)


@dataclass(frozen=True)
class TemplateChange:
    """What became of one template. Changed with nothing in it: only spaces, line ends or comments are other.

    Attributes:
        old, new: None where it is not.
        sentences: as they stand in the new text; of a template that is new or gone all of them.
        others: what else differs.
    """

    change: Literal["added", "removed", "changed"]
    old: ReadTemplate | None
    new: ReadTemplate | None
    sentences: tuple[SentenceChange, ...] = ()
    others: tuple[Change, ...] = ()

    @property
    def template(self) -> Template:
        """As it is now, or as it was."""
        read = self.new or self.old
        if read is None:
            raise ValueError
        return read.template

    @property
    def fields(self) -> tuple[Change, ...]:
        """What is asked otherwise."""
        return tuple(other for other in self.others if other.path[:1] and other.path[0] in _ASKED)

    @property
    def meta(self) -> tuple[Change, ...]:
        """What is said otherwise of the template."""
        return tuple(other for other in self.others if other not in self.fields)

    @property
    def needs_two(self) -> bool:
        """Whether two must have looked at it: it is a letter, or was one."""
        return any(read and read.template.kind == FOUR_EYES for read in (self.old, self.new))

    @property
    def is_rewording(self) -> bool:
        """Whether who uses it gets something else than before."""
        return bool(self.sentences) or any(other.path or other.what not in _SAYS_NOTHING for other in self.others)

    @property
    def lacks_version(self) -> bool:
        """Whether it is a rewording under a version that is none after the one before."""
        if self.old is None or self.new is None or not self.is_rewording:
            return False
        old, new = self.old.template.version, self.new.template.version
        return old == new or is_newer(old, new)

    @property
    def lacks_note(self) -> bool:
        """Whether it is a rewording whose readers are not told what is new."""
        if self.old is None or self.new is None or not self.is_rewording:
            return False
        note = self.new.template.change_note
        return not note.strip() or note == self.old.template.change_note


def template_changes(old: Files, new: Files, language: Language) -> tuple[list[TemplateChange], list[Finding]]:
    """What became of the templates of a pack, by id and first day, and those that could not be read.

    Args:
        old: the files of the earlier pack.
        new: the files of the later one.
        language: knows the abbreviations after which a sentence goes on.
    """
    findings: list[Finding] = []
    before, after = _other(old, new), _other(new, old)
    was, now = dict(_read(before, findings, "Den gamle pakke: ")), dict(_read(after, findings))
    kept = list(_kept(old, new, {read.id for read in now.values()}))
    found: list[TemplateChange] = []
    for one, other in same_records((*was.values(), *kept), (*now.values(), *kept)):
        match one, other:
            case ReadTemplate(), ReadTemplate() if one is not other:
                found.append(_changed(one, other, language))
            case None, ReadTemplate():
                found.append(TemplateChange("added", None, other, tuple(sentence_changes(None, other, language))))
            case ReadTemplate(), None if one.file not in after.keys() - now.keys():
                found.append(TemplateChange("removed", one, None, tuple(sentence_changes(one, None, language))))
    found.sort(key=lambda change: (change.template.id, change.template.valid_from))
    return found, [*findings, *(finding for change in found for finding in (*_brought_back(change), *_unsaid(change)))]


def _changed(old: ReadTemplate, new: ReadTemplate, language: Language) -> TemplateChange:
    moved = [Change((), (), "file", old.file, new.file)] if old.file != new.file else []
    if old.template.published == new.template.published:
        return TemplateChange("changed", old, new, others=tuple(moved))
    others = (*differences(_unworded(old.template), _unworded(new.template)), *moved)
    return TemplateChange("changed", old, new, tuple(sentence_changes(old, new, language)), others)


def _unworded(template: Template) -> Template:
    """``template`` without its sentences, and without what every change has."""
    outputs = tuple(replace(output, text="", pointer="") for output in template.outputs)
    return replace(template, heading=None, outputs=outputs, version="", change_note="")


def _brought_back(change: TemplateChange) -> Iterator[Finding]:
    """A withdrawal that is lifted: perhaps meant, perhaps the folder of an earlier version."""
    old, new = (read.template if read else None for read in (change.old, change.new))
    if change.old is None or old is None or old.withdrawn is None:
        return
    said = f"»{old.title}« er trukket tilbage ({old.withdrawn_why.strip() or 'uden grund'}), og nu"
    if change.new is None or new is None:
        message = f"{said} er den væk: en tidligere ordlyd kan gælde i stedet. Lad den stå i pakken, trukket tilbage."
        yield Finding("V05", Severity.WARNING, message, change.old.file)
    elif new.withdrawn is None or new.withdrawn > old.withdrawn:
        message = f"{said} tages den i brug igen. Er det ikke meningen, er mappen for gammel: byg af den nyeste."
        yield Finding("V05", Severity.WARNING, message, change.new.where("version"))


def _unsaid(change: TemplateChange) -> Iterator[Finding]:
    """A change that its readers are not told of."""
    if change.old is None or change.new is None:
        return
    old, new = change.old.template, change.new.template
    if change.lacks_version:
        message = f"»{new.title}« er ændret, men versionen er {_still(old, new)}. Giv den en højere."
        yield Finding("V01", Severity.WARNING, message, change.new.where("version"))
    if change.lacks_note:
        again = " Den, der står, er fra sidst." if new.change_note.strip() else ""
        message = f"»{new.title}« er ændret, men change_note siger ikke hvordan.{again} Skriv, hvad der er nyt."
        yield Finding("V02", Severity.WARNING, message, change.new.where("change_note"))


def _still(old: Template, new: Template) -> str:
    return f"stadig {new.version}" if old.version == new.version else f"gået fra {old.version} ned til {new.version}"


def _other(files: Files, others: Files) -> dict[str, bytes]:
    """The templates among ``files`` that are not the same in ``others``."""
    return {name: raw for name, raw in files.items() if is_template(name) and others.get(name) != raw}


def _read(files: Files, findings: list[Finding], of: str = "") -> Iterator[tuple[str, ReadTemplate]]:
    for name, raw in files.items():
        try:
            yield name, read_template(raw, name)
        except NotATemplateError as error:
            findings += [replace(finding, message=of + finding.message) for finding in error.findings]


def _kept(old: Files, new: Files, ids: set[str]) -> Iterator[ReadTemplate]:
    """The templates that both packs have and that one of ``ids`` may have taken over from."""
    for name, raw in old.items():
        if is_template(name) and new.get(name) == raw:
            found = _ID.search(raw)
            if found and found[1].decode("utf-8", "replace") in ids:
                yield from (read for _, read in _read({name: raw}, []))
