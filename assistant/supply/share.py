"""The folder that everybody reads packs from, as those see it who sign and publish.

::

    metadata/   who may sign what, and what is published: TUF's files, written by the publisher alone
    targets/    the packs, each with its hash in front of its name
    inbox/ROLE/ what ROLE has signed and wants published: its metadata, and the packs it names

What is read from ``metadata/`` is believed only with signatures that lead back to a trusted root; its dates are the
client's matter, since a publisher that was away for a week must be able to publish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from tuf.api.exceptions import RepositoryError, UnsignedMetadataError
from tuf.api.metadata import Metadata, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError

from assistant.store.atomic import write_bytes

S = TypeVar("S", Root, Timestamp, Snapshot, Targets)
ROOT, OFFICE, SNAPSHOT, TIMESTAMP = "root", "targets", "snapshot", "timestamp"
TOP = (ROOT, OFFICE, SNAPSHOT, TIMESTAMP)
_MOST_ROOTS = 256
_UNREADABLE = "Filen »{}« på drevet kan ikke læses. Hent den fra en sikkerhedskopi, eller spørg dem, der passer drevet."
_UNWRITABLE = "»{}« kan ikke skrives. Se, om drevet er der, og om du må skrive i mappen."
_CLOSED = "Mappen »{}« må ikke læses af din konto. Bed dem, der passer drevet, om rettigheder til den."
_UNTRUSTED = "»{}« på drevet er ikke underskrevet af dem, der må. Udgiv intet, og sig det til IT-sikkerhed."


class ShareError(Exception):
    """The share is not as it must be; the message is a Danish sentence."""


@dataclass(frozen=True)
class State:
    """What is published, verified but for its dates.

    Attributes:
        root, office: who may sign what.
        snapshot, timestamp: what is in force; None on a share where nothing has been published.
        roles: by name what each team has published, those left out whose keys no longer count.
        versions: by name the last version, whoever signed it.
    """

    root: Metadata[Root]
    office: Metadata[Targets] | None = None
    snapshot: Metadata[Snapshot] | None = None
    timestamp: Metadata[Timestamp] | None = None
    roles: Mapping[str, Metadata[Targets]] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)

    def next_version(self, role: str) -> int:
        """What the next thing that ``role`` publishes must be numbered."""
        return (self.root.signed.version if role == ROOT else self.versions.get(role, 0)) + 1

    def targets(self, role: str) -> Mapping[str, TargetFile]:
        """What ``role`` has published, by path."""
        current = self.roles.get(role)
        return current.signed.targets if current else {}

    def run_out(self, now: datetime) -> list[str]:
        """Which of ``root``, ``targets`` and ``timestamp`` no machine believes any more: not renewed in time."""
        told = {ROOT: self.root, OFFICE: self.office, TIMESTAMP: self.timestamp}
        return [role for role, found in told.items() if found and found.signed.is_expired(now)]

    @property
    def teams(self) -> tuple[str, ...]:
        """Who may publish packs, as the office has said."""
        delegations = self.office.signed.delegations if self.office else None
        return tuple(delegations.roles or ()) if delegations else ()


@dataclass(frozen=True)
class Share:
    """Where its files are."""

    folder: Path

    def metadata(self, role: str, version: int | None = None) -> Path:
        """The file of ``role``; without a version the one that has none in its name."""
        return self.folder / "metadata" / (f"{role}.json" if version is None else f"{version}.{role}.json")

    def target(self, path: str, sha256: str) -> Path:
        """The file of the pack that is published as ``path``."""
        team, _, name = path.rpartition("/")
        return self.folder / "targets" / team / f"{sha256}.{name}"

    def inbox(self, role: str) -> Path:
        """Where ``role`` lays what it has signed."""
        return self.folder / "inbox" / role

    def proposal(self, role: str) -> Path:
        """The file that ``role`` wants published."""
        return self.inbox(role) / f"{role}.json"

    def read(self, kind: type[S], file: Path) -> Metadata[S] | None:
        """The metadata in ``file``, not verified; None where there is none.

        Raises:
            ShareError: it cannot be read.
        """
        try:
            raw = file.read_bytes() if self.has(file) else b""
        except OSError:
            raise ShareError(_UNREADABLE.format(file.name)) from None
        return parse(kind, raw, file.name) if raw else None

    def has(self, file: Path) -> bool:
        """Whether ``file`` is there.

        Raises:
            ShareError: that cannot be seen: its folder is closed to this account.
        """
        try:
            file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            raise ShareError(_CLOSED.format(file.parent)) from None
        return True

    def make_folders(self, roles: Iterable[str]) -> None:
        """Make all folders there will be, those too in which ``roles`` lay what they sign: rights are given to folders.

        Raises:
            ShareError: they could not be made.
        """
        for folder in (self.folder / "metadata", self.folder / "targets", *map(self.inbox, roles)):
            self._make(folder)

    def write(self, file: Path, raw: bytes) -> None:
        """Write a file of the share: whole, or not at all. Who may open the folder, the share says.

        Raises:
            ShareError: it could not be written.
        """
        self._make(file.parent)
        try:
            write_bytes(file, raw)
            file.chmod(0o644)  # everybody reads the share
        except OSError:
            raise ShareError(_UNWRITABLE.format(file)) from None

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise ShareError(_UNWRITABLE.format(folder)) from None

    def state(self, trusted: bytes) -> State:
        """What is published, as ``trusted``, a root's bytes, vouches for.

        Raises:
            ShareError: a file is missing, spoilt, or not signed by those who may.
        """
        try:
            return self._state(trusted)
        except UnsignedMetadataError as error:
            raise ShareError(_UNTRUSTED.format(str(error).split()[0])) from None
        except (RepositoryError, DeserializationError, ValueError, KeyError):
            raise ShareError(_UNREADABLE.format("metadata")) from None

    def _state(self, trusted: bytes) -> State:
        first = Metadata[Root].from_bytes(trusted)
        _verify(first, ROOT, first)  # one that too few have signed yet is no root
        root = self._newest_root(first)
        timestamp = self.read(Timestamp, self.metadata(TIMESTAMP))
        if timestamp is None:
            return State(root)
        _verify(root, TIMESTAMP, timestamp)
        snapshot = self._signed(root, SNAPSHOT, Snapshot, timestamp.signed.snapshot_meta.version)
        versions = {name.removesuffix(".json"): meta.version for name, meta in snapshot.signed.meta.items()}
        office = self._signed(root, OFFICE, Targets, versions[OFFICE])
        state = State(root, office, snapshot, timestamp, versions=versions)
        return replace(state, roles=dict(self._published(office, state)))

    def _published(self, office: Metadata[Targets], state: State) -> Iterator[tuple[str, Metadata[Targets]]]:
        for role in state.teams:
            if role in state.versions:
                with suppress(UnsignedMetadataError):  # its key has been taken out: what it signed is no longer told
                    yield role, self._signed(office, role, Targets, state.versions[role])

    def _newest_root(self, root: Metadata[Root]) -> Metadata[Root]:
        """The root that ``root`` leads to, each signed by the one before and by itself."""
        for version in range(root.signed.version + 1, root.signed.version + _MOST_ROOTS):
            following = self.read(Root, self.metadata(ROOT, version))
            if following is None:
                break
            for signer in (root, following):
                _verify(signer, ROOT, following)
            root = following
        return root

    def _signed(self, by: Metadata[Root] | Metadata[Targets], role: str, kind: type[S], version: int) -> Metadata[S]:
        file = self.metadata(role, version)
        found = self.read(kind, file)
        if found is None:
            raise ShareError(_UNREADABLE.format(file.name))
        _verify(by, role, found)
        if found.signed.version != version:
            raise ShareError(_UNTRUSTED.format(file.name))
        return found


def parse(kind: type[S], raw: bytes, name: str) -> Metadata[S]:
    """The metadata in ``raw``, not verified.

    Raises:
        ShareError: it is none of that kind: one role's file may lie under another's name.
    """
    try:
        found = Metadata[S].from_bytes(raw)
    except DeserializationError:
        raise ShareError(_UNREADABLE.format(name)) from None
    if not isinstance(found.signed, kind):
        raise ShareError(_UNREADABLE.format(name))
    return found


def _verify(by: Metadata[Root] | Metadata[Targets], role: str, found: Metadata[S]) -> None:
    """UnsignedMetadataError where too few have signed."""
    by.signed.verify_delegate(role, found.signed_bytes, found.signatures)
