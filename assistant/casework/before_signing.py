"""What somebody is about to sign, as she should read it first: what a pack changes, or who would be let sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.casework.packdiff.packs import PackDiff, compare
from assistant.model.finding import Finding
from assistant.model.language import Language
from assistant.supply import archive
from assistant.supply.office import Office
from assistant.supply.proposals import PACK
from assistant.supply.seats import PUBLISHER, Seat

__all__ = ["FOR_WHOM", "Asked", "Seat", "asked_of", "asked_of_waiting", "seat_lines"]

_WHO = {"root": "Roden, som afgør resten", "targets": "Hvem der må udgive hvad", PUBLISHER: "Udgiveren"}
FOR_WHOM = {
    "standard": "for alle",
    "municipality": "for kommunen",
    "centre": "for centret",
    "team": "for holdet",
    "own": "for sig selv",
}
"""Whom a layer's packs are for."""


@dataclass(frozen=True)
class Asked:
    """What a signature would publish.

    Attributes:
        packs: by path, what each has otherwise than the one that is published; than no pack, where it is new.
        removed: the paths of packs that would be gone.
        seats: who would be let sign.
    """

    packs: tuple[tuple[str, PackDiff], ...] = ()
    removed: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was changed and not said."""
        return tuple(found for _, diff in self.packs if diff.old for found in diff.findings)


def asked_of(office: Office, path: str, raw: bytes, language: Language) -> Asked:
    """What the pack ``raw`` would change, published as ``path``.

    Raises:
        ArchiveError, ShareError: it is no pack, or the share is not as it must be.
    """
    return Asked(packs=((path, _diff(office, path, raw, language)),))


def asked_of_waiting(office: Office, role: str, language: Language) -> Asked:
    """What waits in the inbox of ``role``.

    Raises:
        ArchiveError, ShareError: a pack of it is none, or the share is not as it must be.
    """
    packs = tuple((path, _diff(office, path, raw, language)) for path, raw in office.waiting_packs(role))
    return Asked(packs, tuple(office.waiting_removals(role)), tuple(office.waiting_seats(role)))


def seat_lines(seat: Seat) -> Iterator[str]:
    """Who may sign for a role, in Danish: a line, and one more for what is another than before."""
    who = _WHO.get(seat.role, f"Holdet {seat.role}")
    if not seat.signers:
        yield f"{who}: må ikke længere udgive noget"
        return
    layer = f", {FOR_WHOM[seat.layer]}" if seat.layer else ""
    yield f"{who}: {seat.threshold} af {', '.join(seat.signers)}{layer}"
    if not seat.before:
        return
    changes = [f"nye: {', '.join(seat.came)}"] if seat.came else []
    changes += [f"ikke længere: {', '.join(seat.left)}"] if seat.left else []
    changes += [f"før skulle {seat.before} skrive under"] if seat.before != seat.threshold else []
    if changes:
        yield f"  {'; '.join(changes)}"


def _diff(office: Office, path: str, raw: bytes, language: Language) -> PackDiff:
    """Against what is published there; a unit's first against what all others have."""
    before = office.published(path) or office.published(_for_all(path))
    return compare(archive.read(before) if before else {}, archive.read(raw), language)


def _for_all(path: str) -> str:
    team, _, name = path.removesuffix(PACK).partition("/")
    return f"{team}/{name.partition('.')[0]}{PACK}"
