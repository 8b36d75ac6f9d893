"""What those do on a share who decide and sign: each step lays something in an inbox, and ``publish`` takes it.

What is already published is believed only as far as the root vouches for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from tuf.api.metadata import Metadata, Root, TargetFile, Targets

from assistant.model.publishers import Publishers, Right
from assistant.supply import publishing
from assistant.supply.keys import PublicKey, SigningKey
from assistant.supply.proposals import (
    PACK,
    ProposalError,
    delegated_to,
    delegation_to,
    missing,
    proposed_office,
    proposed_packs,
    proposed_root,
    right_of,
    sign,
    signers_of,
)
from assistant.supply.seats import Seat, seats
from assistant.supply.share import OFFICE, ROOT, Share, ShareError, State, parse

TEAM_DAYS = 180
"""For so long a team's signature holds."""
_NO_ROOT = (
    "Maskinen er ikke sat op med roden, så programmet ved ikke, hvem der må skrive under. Bed IT sætte den op, eller "
    "skriv filen efter --root: den første på drevet hedder metadata/1.root.json."
)
_NOTHING = "Der ligger ikke noget fra »{}« i indbakken at skrive under på."
_OTHERS = (
    "Der ligger allerede noget fra »{}« i indbakken. Skriv under på det, vent, til det er udgivet, eller læg dit i "
    "stedet med --instead."
)
_OVERTAKEN = "Der er udgivet noget andet fra »{}«, siden der blev skrevet under. Skriv under på ny."


@dataclass(frozen=True)
class Laid:
    """What lies in an inbox now.

    Attributes:
        packs: the paths of those that differ from what is published.
        waits: how many signatures it still needs.
    """

    role: str
    packs: tuple[str, ...] = ()
    waits: int = 0


@dataclass(frozen=True)
class Signed:
    """Packs that somebody has signed, before they lie in an inbox.

    Attributes:
        proposal: what the role would publish then, all in all.
        packs: the bytes of those that came along.
    """

    role: str
    proposal: Metadata[Targets]
    packs: tuple[bytes, ...]


@dataclass(frozen=True)
class Published:
    """A pack as it was published at some time.

    Attributes:
        custom: what its publisher said of it: ``version``, and ``signed``, the day, ``2026-11-23``.
        number: of the metadata that named it first; higher is later.
    """

    path: str
    sha256: str
    custom: Mapping[str, Any]
    number: int


class Office:
    """A share, as those see it who hold keys.

    Args:
        folder: the share.
        trusted: the root's bytes; None for the one that is being made, as long as nothing has been published.
    """

    def __init__(self, folder: Path, trusted: bytes | None = None) -> None:
        self.share = Share(folder)
        self._trusted = trusted
        self._seen: dict[str, Metadata[Any] | None] = {}

    @cached_property
    def state(self) -> State | None:
        """What is published; None before the first root is signed.

        Raises:
            ShareError: the share is not as it must be.
        """
        if self._trusted is not None:
            return self.share.state(self._trusted)
        if self.share.has(self.share.metadata(ROOT, 1)):
            raise ShareError(_NO_ROOT)
        with suppress(ShareError):
            return self.share.state(self._root_that_is_made())
        return None

    def right(self, role: str) -> Right:
        """What ``role`` may publish; the least there is for one that may publish nothing.

        Raises:
            ShareError: the share is not as it must be.
        """
        return right_of(delegated_to(self.state.office if self.state else None, role))

    def decide(self, publishers: Publishers, keys: Mapping[str, PublicKey], now: datetime) -> list[Laid]:
        """Lay what has changed in who may sign what; nothing where all is as it was.

        Raises:
            ShareError: the share is not as it must be, or cannot be written.
        """
        state = self.state
        self.share.make_folders((ROOT, OFFICE, *(team.id for team in publishers.teams)))
        asked = {
            ROOT: proposed_root(state.root if state else None, publishers, keys, now),
            OFFICE: proposed_office(state.office if state else None, publishers, keys, now),
        }
        return [self._lay(role, proposal) for role, proposal in asked.items() if proposal]

    def sign(self, role: str, key: SigningKey) -> Laid:
        """Sign what ``role`` has in its inbox.

        Raises:
            ShareError, ProposalError: there is nothing, or the key does not count.
        """
        found = self._waiting(role)
        if found is None:
            raise ProposalError(_NOTHING.format(role))
        sign(found, key, signers_of(self.state, role, found))
        return self._lay(role, found)

    def propose(
        self, role: str, packs: Mapping[str, tuple[bytes, Mapping[str, Any]] | None], key: SigningKey, now: datetime
    ) -> Laid:
        """Lay ``packs``, by path, in the inbox of ``role``, signed by ``key``; None takes one away.

        Raises:
            ShareError, ProposalError: the role may not, something of it waits already, or the key does not count.
        """
        self.see_that_nothing_waits(role)
        return self.lay(self.signed(role, packs, key, now))

    def signed(
        self, role: str, packs: Mapping[str, tuple[bytes, Mapping[str, Any]] | None], key: SigningKey, now: datetime
    ) -> Signed:
        """As ``propose``, and nothing is laid anywhere.

        Raises:
            ShareError, ProposalError: the role may not, or the key does not count.
        """
        if self.state is None:
            raise ShareError(_NO_ROOT)
        proposal = proposed_packs(self.state, role, packs, now + timedelta(days=TEAM_DAYS))
        sign(proposal, key, signers_of(self.state, role, proposal))
        return Signed(role, proposal, tuple(change[0] for change in packs.values() if change))

    def lay(self, signed: Signed) -> Laid:
        """Lay what was signed in the inbox of its role, in place of whatever waits there.

        Raises:
            ShareError: it cannot be written.
            ProposalError: something else has been published since.
        """
        following = self.state.next_version(signed.role) if self.state else None
        if signed.proposal.signed.version != following:
            raise ProposalError(_OVERTAKEN.format(signed.role))
        for raw in signed.packs:
            self.share.write(self.share.inbox(signed.role) / f"{hashlib.sha256(raw).hexdigest()}.zip", raw)
        return self._lay(signed.role, signed.proposal)

    def is_waiting(self, role: str, signed: Signed | None = None) -> bool:
        """Whether something of ``role`` waits in its inbox; of ``signed``, whether that does, whoever signed it too.

        Raises:
            ShareError: the share is not as it must be.
        """
        found = self._waiting(role)
        return found is not None and (signed is None or found.signed == signed.proposal.signed)

    def see_that_nothing_waits(self, role: str) -> None:
        """See that a proposal of ``role`` would be put in the place of no other.

        Raises:
            ShareError: the share is not as it must be.
            ProposalError: something of it waits already.
        """
        if self.is_waiting(role):
            raise ProposalError(_OTHERS.format(role))

    def withdraw(self, role: str) -> None:
        """Take what ``role`` has laid out of its inbox.

        Raises:
            ShareError: it cannot be deleted.
        """
        self._seen.pop(role, None)
        try:
            for file in [self.share.proposal(role), *self.share.inbox(role).glob(f"*{PACK}")]:
                file.unlink(missing_ok=True)
        except OSError:
            raise ShareError(
                f"Indbakken »{self.share.inbox(role)}« kan ikke ryddes. Se, om du må skrive der."
            ) from None

    def waiting_seats(self, role: str) -> list[Seat]:
        """Who may sign what, as the proposal has it that waits for ``root`` or the office; nothing for a team.

        Raises:
            ShareError: the share is not as it must be.
        """
        found = self._waiting(role)
        if found is None or role not in (ROOT, OFFICE):
            return []
        if self.state is None:
            return seats(None, found)
        current = self.state.root if role == ROOT else self.state.office
        is_first = current is None or current.signed.version >= found.signed.version
        return seats(None if is_first else current, found)

    def waiting_removals(self, role: str) -> list[str]:
        """The packs that what waits in the inbox of ``role`` would take away."""
        found = self._waiting(role)
        if found is None or self.state is None:
            return []
        return [path for path in self.state.targets(role) if path not in found.signed.targets]

    def see_that_may(self, role: str) -> None:
        """See that ``role`` may publish packs here.

        Raises:
            ShareError: the share is not as it must be, or is none.
            ProposalError: it may not.
        """
        if self.state is None:
            raise ShareError(_NO_ROOT)
        if self.state.office is None:
            raise ShareError(f"»{self.share.folder}« er ikke et drev med pakker, eller intet er udgivet på det endnu.")
        delegation_to(self.state, role)

    def version(self, path: str) -> str:
        """The version of the pack that is published as ``path``; empty where none is.

        Raises:
            ShareError: the share is not as it must be.
        """
        file = self._target(path)
        return str((file.custom or {}).get("version", "")) if file else ""

    def published(self, path: str) -> bytes | None:
        """The pack that is published as ``path``; None where none is, or it is gone from the share.

        Raises:
            ShareError: the share is not as it must be.
        """
        file = self._target(path)
        with suppress(ShareError):
            return publishing.content(self.share, _role_of(path), file) if file else None
        return None

    def _target(self, path: str) -> TargetFile | None:
        return self.state.targets(_role_of(path)).get(path) if self.state else None

    def waiting_packs(self, role: str) -> Iterator[tuple[str, bytes]]:
        """The packs that wait in the inbox of ``role``: those that a signature would publish, as they lie there.

        Raises:
            ShareError: the share is not as it must be, or one is not the one that was signed.
        """
        found = self._waiting(role)
        if found is None or role in (ROOT, OFFICE):
            return
        for file in publishing.changed(self.state, role, found):
            yield file.path, publishing.content(self.share, role, file)

    def publish(self, key: SigningKey, now: datetime, check: publishing.Check) -> list[publishing.Outcome]:
        """Publish what waits, and say anew what is in force; see ``publishing.publish``."""
        trusted = self._trusted if self._trusted is not None else self._root_that_is_made()
        return publishing.publish(self.share, trusted, key, now, check)

    def history(self, path: str) -> list[Published]:
        """Every pack that was published as ``path``, by keys that still count, the latest first.

        Raises:
            ShareError: the share is not as it must be.
        """
        role = _role_of(path)
        found: dict[str, Published] = {}
        for number in range(self.state.versions.get(role, 0) if self.state else 0, 0, -1):
            made = self.share.read(Targets, self.share.metadata(role, number))
            file = made.signed.targets.get(path) if made else None
            if made and file and not missing(self.state, role, made):
                sha256 = file.hashes["sha256"]
                found[sha256] = Published(path, sha256, file.custom or {}, number)
        return sorted(found.values(), key=lambda pack: -pack.number)

    def read(self, pack: Published) -> bytes:
        """The bytes of an earlier pack.

        Raises:
            ShareError: they are gone, or no longer what was signed.
        """
        file = self.share.target(pack.path, pack.sha256)
        with suppress(OSError):
            raw = file.read_bytes()
            if hashlib.sha256(raw).hexdigest() == pack.sha256:
                return raw
        raise ShareError(f"»{file.name}« er ikke længere på drevet, som den blev udgivet. Brug en anden udgave.")

    def _root_that_is_made(self) -> bytes:
        raw = self._laid_by(ROOT)
        if raw is None:
            raise ShareError(_NO_ROOT)
        return raw

    def _laid_by(self, role: str) -> bytes | None:
        """The file that ``role`` has in its inbox; None where there is none."""
        file = self.share.proposal(role)
        try:
            return file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError:
            raise ShareError(
                f"»{file}« må ikke læses af din konto. Bed dem, der passer drevet, om rettigheder til den."
            ) from None

    def _waiting(self, role: str) -> Metadata[Any] | None:
        """What lies in the inbox; what has been published since, or was made for another share, counts for nothing.

        It is read once: what was shown is what is signed, whoever may write on the share meanwhile.
        """
        if role not in self._seen:
            self._seen[role] = self._read_waiting(role)
        return self._seen[role]

    def _read_waiting(self, role: str) -> Metadata[Any] | None:
        raw, name = self._laid_by(role), self.share.proposal(role).name
        if raw is None:
            return None
        found: Metadata[Any] = parse(Root, raw, name) if role == ROOT else parse(Targets, raw, name)
        following = self.state.next_version(role) if self.state else 1
        is_being_made = self.state is not None and role == ROOT and self._trusted is None
        return found if found.signed.version == following or is_being_made else None

    def _lay(self, role: str, proposal: Metadata[Any]) -> Laid:
        self._seen.pop(role, None)
        self.share.write(self.share.proposal(role), proposal.to_bytes())
        packs = () if role in (ROOT, OFFICE) else publishing.changed(self.state, role, proposal)
        return Laid(role, tuple(file.path for file in packs), missing(self.state, role, proposal))


def _role_of(path: str) -> str:
    """The team that publishes ``path``."""
    return path.partition("/")[0]
