"""For those who publish packs: who may sign what, signing a pack, and publishing what has been signed.

A key signs nothing that was not looked at first: what is signed here is checked here, and again by the publisher.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from assistant.casework.packcheck import check_pack
from assistant.casework.published import RefusedPackError, checked
from assistant.casework.updating import trusted_root
from assistant.model.finding import Finding, Severity
from assistant.model.pack import Pack, is_newer
from assistant.model.publishers import Publishers, Right, Signers
from assistant.packs.lint_ids import lint_id
from assistant.packs.source import KeyPath, Source, SourceError, read_toml
from assistant.packs.structure import structure
from assistant.store.atomic import write_bytes
from assistant.store.policy import Updates
from assistant.supply import archive, keys
from assistant.supply.archive import ArchiveError
from assistant.supply.client import FetchError
from assistant.supply.keys import KeyFaultError, PublicKey, SigningKey
from assistant.supply.keys import from_file as key_from_file
from assistant.supply.keys import from_store as key_from_store
from assistant.supply.office import Laid, Office, Signed
from assistant.supply.proposals import PACK, ProposalError
from assistant.supply.publishing import Outcome, lacks
from assistant.supply.seats import Signer, said
from assistant.supply.share import TOP, ShareError

__all__ = [
    "ArchiveError",
    "KeyFaultError",
    "Laid",
    "Office",
    "Outcome",
    "ProposalError",
    "RefusedPackError",
    "ShareError",
    "Signed",
    "Signer",
    "SigningKey",
    "key_from_file",
    "key_from_store",
    "lacks",
]


class FaultyFileError(Exception):
    """``udgivere.toml`` cannot be used; ``findings`` say where and why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings = findings


@dataclass(frozen=True)
class Built:
    """A pack that has been built."""

    sha256: str
    length: int


@dataclass(frozen=True)
class Checker:
    """Sees whether a pack may be published.

    Attributes:
        below: folders of the packs it may lean on.
        today: its examples are tried as on this day.
    """

    below: Sequence[Path]
    today: date

    def read(self, raw: bytes, right: Right) -> Pack:
        """The pack whose bytes these are.

        Raises:
            ArchiveError, RefusedPackError: it may not be published.
        """
        with tempfile.TemporaryDirectory() as folder:
            archive.unpack(raw, Path(folder) / "pakke")
            return checked(Path(folder) / "pakke", self.below, right, self.today)

    def refusal(self, raw: bytes, right: Right) -> str:
        """Why the pack cannot be published, in Danish; empty when it can."""
        try:
            self.read(raw, right)
        except (ArchiveError, RefusedPackError) as error:
            return str(error)
        return ""


def build(folder: Path, out: Path) -> Built:
    """Make one file of the pack in ``folder``; the same folder gives the same file.

    Raises:
        ArchiveError: it is no pack, or the file cannot be written.
    """
    if not (folder / "pack.toml").is_file():
        raise ArchiveError(f"»{folder}« er ikke en pakke: der er ingen pack.toml i den.")
    try:
        raw = archive.build(folder)
        write_bytes(out, raw)
    except OSError as error:
        raise ArchiveError(f"»{error.filename or out}« kan ikke læses eller skrives.") from None
    return Built(hashlib.sha256(raw).hexdigest(), len(raw))


def errors_in(folder: Path, below: Sequence[Path]) -> int:
    """How many errors are found in a pack without trying it: those that ``pack check`` tells, and some more it may."""
    return sum(found.severity is Severity.ERROR for found in check_pack(folder, below, with_examples=False).findings)


def make_key(name: str, public: Path, file: Path | None, passphrase: str) -> str:
    """Make a key, in ``file`` or in the credential store, and its public half; where the secret half lies, in Danish.

    Raises:
        KeyFaultError: it cannot be made; nothing is left of it.
    """
    keys.check_name(name)
    key = keys.new_key()
    keys.write_public(key, public)
    try:
        if file is None:
            return keys.to_store(key, name)
        keys.to_file(key, file, passphrase)
    except KeyFaultError:
        public.unlink(missing_ok=True)
        raise
    return str(file)


def key_said(public: Path) -> str:
    """How a key is told wherever it stands, by its public half: ``lone (1a2b3c4d)``.

    Raises:
        KeyFaultError: there is none.
    """
    return said(keys.read_public(public))


def at_hand(signers: Iterable[Signer]) -> list[str]:
    """The names of those keys whose secret half lies in this machine's credential store."""
    found: list[str] = []
    for each in signers:
        with suppress(KeyFaultError):
            if each.name and key_from_store(each.name).public_key.keyid == each.keyid:
                found.append(each.name)
    return found


def open_office(share: Path, root: Path | None, wanted: Updates | None) -> Office:
    """The share, believed as far as ``root`` vouches for it: else the one this machine is set up with.

    Raises:
        ShareError: ``root`` cannot be read.
    """
    if root is None:
        try:
            return Office(share, trusted_root(wanted.root if wanted else None))
        except FetchError:  # a share that is being made has none yet
            return Office(share)
    try:
        return Office(share, root.read_bytes())
    except OSError:
        raise ShareError(f"Roden »{root}« findes ikke eller kan ikke læses.") from None


@dataclass(frozen=True)
class CheckedPack:
    """A pack that may be signed.

    Attributes:
        path: where it is published.
        said: what is said of it there, for people.
        findings: what the check has to say of it all the same.
    """

    path: str
    raw: bytes
    said: Mapping[str, str]
    findings: tuple[Finding, ...] = ()

    @property
    def role(self) -> str:
        """The team that publishes it."""
        return self.path.partition("/")[0]


def checked_pack(office: Office, raw: bytes, checker: Checker, role: str, unit: str = "") -> CheckedPack:
    """The pack ``raw``, which ``role`` may publish, for all or for ``unit`` first.

    Raises:
        ArchiveError, RefusedPackError: it may not be published.
        ShareError: the share is not as it must be.
    """
    office.see_that_may(role)
    pack = checker.read(raw, office.right(role))
    info = pack.info
    path = f"{role}/{info.id}{f'.{unit}' if unit else ''}{PACK}"
    before = office.version(path)
    if before and not is_newer(info.version, before) and office.published(path) != raw:
        raise RefusedPackError(
            f"Pakken »{info.title}« siger version {info.version}, og {before} er udgivet. Skriv en højere version i "
            "pack.toml, så alle kan se, hvilken tekst der er den nye."
        )
    said = {"id": info.id, "version": info.version, "title": info.title, "signed": checker.today.isoformat()}
    return CheckedPack(path, raw, said, pack.findings)


def sign_pack(office: Office, pack: CheckedPack, key: SigningKey, now: datetime) -> Laid:
    """Lay a pack signed in the inbox of its team.

    Raises:
        ShareError, ProposalError: the team may not, or the key does not count.
    """
    return office.propose(pack.role, {pack.path: (pack.raw, pack.said)}, key, now)


def signed_pack(office: Office, pack: CheckedPack, key: SigningKey, now: datetime) -> Signed:
    """A pack with a signature, which lies nowhere yet.

    Raises:
        ShareError, ProposalError: the team may not, or the key does not count.
    """
    return office.signed(pack.role, {pack.path: (pack.raw, pack.said)}, key, now)


def check_waiting(office: Office, role: str, checker: Checker) -> list[Finding]:
    """Check what waits in the inbox of ``role``, before it is signed too; what the check has to say all the same.

    Raises:
        ArchiveError, RefusedPackError: a pack of it may not be published.
        ShareError, ProposalError: the share is not as it must be.
    """
    right = office.right(role)
    return [found for _, raw in office.waiting_packs(role) for found in checker.read(raw, right).findings]


def read_publishers(file: Path) -> tuple[Publishers, dict[str, PublicKey]]:
    """``udgivere.toml`` and the public keys it names, which lie beside it.

    Raises:
        FaultyFileError: it cannot be used.
    """
    try:
        source = read_toml(file, file.name)
    except SourceError as error:
        raise FaultyFileError([error.finding]) from None
    publishers, findings = structure(source, dict(source.data), Publishers)
    if publishers is None:
        raise FaultyFileError(findings)
    found: dict[str, PublicKey] = {}
    for at, signers in _all(publishers):
        findings += _faults(signers, source, at)
        for number, name in enumerate(signers.keys):
            try:
                found[name] = found.get(name) or keys.read_public(file.parent / f"{name}.pub")
            except KeyFaultError as error:
                findings.append(source.error("P09", str(error), (*at, "keys", number)))
    for number, team in enumerate(publishers.teams):
        findings += lint_id(team.id, source, ("teams", number, "id"))
        if team.id in TOP or [other.id for other in publishers.teams].count(team.id) > 1:
            findings.append(
                source.error("P06", f"»{team.id}« er brugt. Giv holdet et andet id.", ("teams", number, "id"))
            )
    if findings:
        raise FaultyFileError(findings)
    return publishers, found


def _all(publishers: Publishers) -> Iterator[tuple[KeyPath, Signers]]:
    yield ("root",), publishers.root
    yield ("office",), publishers.office
    yield ("publisher",), publishers.publisher
    for number, team in enumerate(publishers.teams):
        yield ("teams", number), team


def _faults(signers: Signers, source: Source, at: KeyPath) -> Iterator[Finding]:
    if not 1 <= signers.threshold <= len(set(signers.keys)):
        most = len(set(signers.keys))
        message = f"Her er {most} {'nøgle' if most == 1 else 'nøgler'}, så threshold skal være mellem 1 og {most}."
        yield source.error("P09", message, (*at, "threshold"))
