"""Showing the wording of then: what held on a day, and what was inserted on it, word for word.

A wording is found by its hash: in the packs while they still have it, else among those that were kept when they were
inserted. It is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from assistant.casework.library import Library, UnavailableError, of_pack
from assistant.casework.wording_text import looked_up_in, published_draft, reference
from assistant.model.draft import Draft
from assistant.model.fact import Fact, Facts
from assistant.model.pack import NO_UNIT
from assistant.model.pack_info import PackInfo
from assistant.model.receipt import Receipt, Rest
from assistant.model.template import Entry, Template
from assistant.packs.reader import read_facts, read_template
from assistant.store import paths, receipts
from assistant.store.wordings import LostError, path_of, read

__all__ = ["Listed", "LostError", "Wording", "Wordings", "open_wordings"]


_SOMEBODYS_OWN = PackInfo(id="", version="", title="", publisher="", valid_from=date.min, layer="own")
"""The pack of a person's own template, which she may have deleted since."""


class Listed(NamedTuple):
    """A wording in a list."""

    id: str
    title: str
    version: str
    is_own: bool = False


@dataclass(frozen=True)
class Wording:
    """A published wording, and what became of it on a day.

    Attributes:
        draft: its text, every branch of it, as the preview shows a draft.
        looked_up: the facts it may print, at all times that were known to it.
        rests_on: the files they stood in; empty where today's packs were asked.
        receipts: of its insertions on the day, the first first.
        is_in_force: whether it held on the day, by its own dates.
        fault: what cannot be shown of it, as a Danish sentence.
    """

    template: Template
    draft: Draft
    looked_up: tuple[Fact, ...] = ()
    rests_on: tuple[Rest, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    is_in_force: bool = True
    fault: str = ""

    @property
    def reference(self) -> str:
        """The line that names it."""
        return reference(self.template)


@dataclass(frozen=True)
class Wordings:
    """All wordings that can be shown.

    Attributes:
        folder: where those that were inserted are kept.
        receipts: her own, the oldest first.
    """

    library: Library
    folder: Path
    receipts: Sequence[Receipt] = ()

    def inserted_on(self, day: date) -> list[Receipt]:
        """The receipts of ``day``, by the clock of this machine."""
        return [receipt for receipt in self.receipts if receipt.at.astimezone().date() == day]

    def in_force_on(self, day: date) -> list[Listed]:
        """Every template with a wording that held on ``day``, by title; those the packs have dropped too."""
        found = [Listed(e.id, e.title, e.version, e.pack.is_own) for e in self.library.entries(day)]
        gone = {receipt.template for receipt in self.receipts} - {listed.id for listed in found}
        kept = [template for each in gone if (template := self._kept(each, day))]
        found += [Listed(template.id, template.title, template.version, template.is_own) for template in kept]
        return sorted(found, key=lambda listed: (listed.title, listed.id))

    def of(self, template_id: str, day: date) -> tuple[list[Wording], list[str]]:
        """The wordings of ``template_id`` on ``day``: those that were inserted, and the one that held.

        Then, as Danish sentences, why some that were inserted cannot be shown.
        """
        found: dict[str, Wording] = {}
        lost: list[str] = []
        for receipt in self.inserted_on(day):
            if receipt.template != template_id:
                continue
            try:
                wording = found.get(receipt.wording) or self.of_receipt(receipt)
            except LostError as error:
                lost.append(f"Indsat kl. {receipt.at.astimezone():%H.%M}: {error}")
                continue
            found[receipt.wording] = replace(wording, receipts=(*wording.receipts, receipt))
        held = self.held(template_id, day)
        if held and held.template.sha256 not in found:
            found[held.template.sha256] = held
        return list(found.values()), lost

    def held(self, template_id: str, day: date) -> Wording | None:
        """The wording of ``template_id`` that held on ``day``, with what the packs know today."""
        template: Template | None = None
        with suppress(UnavailableError):
            template = self.library.template(template_id, day)
        template = template or self._kept(template_id, day)
        return self._wording(template, self.library.knowledge.facts.facts, day) if template else None

    def of_receipt(self, receipt: Receipt) -> Wording:
        """The wording that ``receipt`` names, without its receipts.

        Raises:
            LostError: it cannot be shown as it was.
        """
        template = self._of_receipt(receipt)
        facts, fault = self._facts(receipt.rests_on)
        wording = self._wording(template, facts, receipt.at.astimezone().date())
        return replace(wording, rests_on=receipt.rests_on, fault=fault)

    def knows(self, template_id: str) -> bool:
        """Whether there is, or was, anything called ``template_id``."""
        return template_id in self._entries or any(receipt.template == template_id for receipt in self.receipts)

    def _wording(self, template: Template, facts: Iterable[Fact], day: date) -> Wording:
        looked_up = tuple(looked_up_in(template, facts))
        prefix = next((n.prefix for n in self.library.note_types if n.id == template.note_type), "")
        draft = published_draft(template, prefix, looked_up, day)
        return Wording(template, draft, looked_up, is_in_force=template.holds(day))

    def _kept(self, template_id: str, day: date) -> Template | None:
        """The newest wording of ``template_id`` that held on ``day`` and that the packs have dropped."""
        named = {receipt.wording: receipt for receipt in self.receipts if receipt.template == template_id}
        known = {entry.valid_from for entry in self._entries.get(template_id, ())}
        found = []
        for receipt in named.values():
            with suppress(LostError):
                found.append(self._of_receipt(receipt))
        # One that the packs still have they have the say of: it may have been ended, or withdrawn, since.
        held = [template for template in found if template.holds(day) and template.valid_from not in known]
        return max(held, key=lambda template: template.valid_from, default=None)

    def _of_receipt(self, receipt: Receipt) -> Template:
        """The wording that ``receipt`` names.

        Raises:
            LostError: as ``_by_hash``.
        """
        template = self._by_hash(receipt.template, receipt.wording)
        return of_pack(template, _SOMEBODYS_OWN) if receipt.is_own else template

    def _by_hash(self, template_id: str, sha256: str) -> Template:
        """The wording whose file has the hash ``sha256``.

        Raises:
            LostError: nobody has it any more, or what is kept is not what it was.
        """
        for entry in self._entries.get(template_id, ()):
            if entry.sha256 == sha256:
                with suppress(UnavailableError):
                    template = self.library.template_of(entry)
                    if template.sha256 == sha256:
                        return template
        read(self.folder, sha256)  # believed only while it is what its name says
        kept, _ = read_template(path_of(self.folder, sha256), template_id)
        if kept is None:
            raise LostError(f"Ordlyden er gemt i en ældre form. Filen er {path_of(self.folder, sha256)}.")
        return kept

    def _facts(self, rests_on: Sequence[Rest]) -> tuple[tuple[Fact, ...], str]:
        """The facts as they were known then, and what has become of them where they are lost."""
        facts = Facts()
        try:
            for rest in rests_on:
                if rest.name == "facts.toml":
                    read(self.folder, rest.sha256)
                    known = read_facts(self.folder, path_of(self.folder, rest.sha256).name)
                    facts = known.over(facts) if known else facts
        except LostError as error:
            return (), f"Det, ordlyden slog op, kan ikke vises. {error}"
        return facts.facts, ""

    @cached_property
    def _entries(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for index in self.library.indexes:
            for entry in index.entries:
                found.setdefault(entry.id, []).append(entry)
        return found


def open_wordings(library: Library) -> Wordings:
    """The wordings of ``library`` and of her own receipts. Reads files: not for Qt's thread.

    Her unit bars nothing here: what it may not write today, it may have written then.
    """
    return Wordings(replace(library, chosen=NO_UNIT), paths.wordings_dir(), list(receipts.read(paths.receipts_file())))
