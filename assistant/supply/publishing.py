"""What has been signed becomes what is in force: verified, checked, and told by the timestamp last.

Can be interrupted anywhere: a reader follows the timestamp, and that is written when all the rest stands.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Generic

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from assistant.model.publishers import Right
from assistant.supply.archive import MOST_BYTES
from assistant.supply.proposals import ProposalError, delegated_to, missing, right_of
from assistant.supply.share import OFFICE, ROOT, SNAPSHOT, TIMESTAMP, S, Share, ShareError, State, parse

SNAPSHOT_DAYS, TIMESTAMP_DAYS = 14, 7
"""Easter is five closed days, and a job that failed once must not alarm two thousand people."""
_ANSWER = "svar.txt"
_NO_OFFICE = "Der er intet at udgive endnu: kontoret har ikke skrevet under på, hvem der må udgive hvad."
_NOT_PUBLISHER = "Nøglen må ikke udgive her. Brug udgiverens, som den står i udgivere.toml."
_PATH = re.compile(r"[a-z0-9-]+/[a-z0-9-]+(\.[a-z0-9-]+)?\.zip")
Check = Callable[[bytes, Right], str]
"""Why a pack cannot be published by those with such a right, in Danish; empty when it can."""


class RefusedError(Exception):
    """A proposal that is not published; the message is a Danish sentence."""


@dataclass(frozen=True)
class Outcome:
    """What became of a proposal.

    Attributes:
        refusal: why it was not published; it stays in the inbox.
        waits: how many signatures it still needs.
        stays: whether its inbox could not be emptied, though it was published.
    """

    role: str
    packs: tuple[str, ...] = ()
    refusal: str = ""
    waits: int = 0
    stays: bool = False


def publish(share: Share, trusted: bytes, signer: CryptoSigner, now: datetime, check: Check) -> list[Outcome]:
    """Publish what waits in the inboxes, and say anew what is in force.

    Raises:
        ShareError: the share is not as it must be, or the key is not the publisher's; nothing is published.
    """
    state = share.state(trusted)
    if signer.public_key.keyid not in state.root.signed.roles[TIMESTAMP].keyids and not share.has(share.proposal(ROOT)):
        raise ShareError(_NOT_PUBLISHER)
    first = share.metadata(ROOT, state.root.signed.version)
    if not share.has(first):
        share.write(first, trusted)
    outcomes: list[Outcome] = []
    begun = state
    for role in (ROOT, OFFICE, *state.teams):
        outcome, state = _take(share, state, role, now, check)
        outcomes += [outcome] if outcome else []
    if state.office is None:
        if outcomes:
            return outcomes
        raise ShareError(_NO_OFFICE)
    _tell(share, state, signer, now, is_new=state is not begun)
    return [_answer(share, outcome, now) for outcome in outcomes]


class _WaitsError(Exception):
    """Too few have signed; the argument is how many are missing."""


def _take(share: Share, state: State, role: str, now: datetime, check: Check) -> tuple[Outcome | None, State]:
    """Publish what ``role`` has proposed, if it has; what is in force then. One that cannot be read stops no other."""
    try:
        if not share.has(share.proposal(role)):
            return None, state
        if _is_published(share, state, role):  # and the inbox was not emptied: the first root, or a crash
            return Outcome(role), state
        if role == ROOT:
            return Outcome(role), replace(state, root=_publish(share, _signed(share, state, role, Root, now)))
        proposal = _signed(share, state, role, Targets, now)
        if role == OFFICE:
            return Outcome(role), _with(state, role, office=_publish(share, proposal))
        packs = _take_packs(share, state, role, proposal.read, check)
        return Outcome(role, packs), _with(state, role, roles={**state.roles, role: _publish(share, proposal)})
    except _WaitsError as error:
        return Outcome(role, waits=error.args[0]), state
    except (RefusedError, ProposalError, ShareError) as error:
        return Outcome(role, refusal=str(error)), state


def _with(state: State, role: str, **after: Any) -> State:  # noqa: ANN401 - attributes of State
    return replace(state, versions={**state.versions, role: state.next_version(role)}, **after)


def _is_published(share: Share, state: State, role: str) -> bool:
    last = share.metadata(role, state.next_version(role) - 1)
    with suppress(OSError):
        return last.read_bytes() == share.proposal(role).read_bytes()
    return False


@dataclass(frozen=True)
class _Proposal(Generic[S]):
    role: str
    read: Metadata[S]
    raw: bytes


def _signed(share: Share, state: State, role: str, kind: type[S], now: datetime) -> _Proposal[S]:
    """What ``role`` has proposed, when enough have signed and it follows on what is published."""
    file = share.proposal(role)
    try:
        raw = file.read_bytes()
    except OSError:
        raise RefusedError(f"»{file.name}« i indbakken kan ikke læses. Læg den der igen.") from None
    proposal = parse(kind, raw, file.name)
    if waits := missing(state, role, proposal):
        raise _WaitsError(waits)
    if proposal.signed.version != state.next_version(role):
        raise RefusedError("Der er udgivet noget andet, siden den blev lavet. Lav den igen, og skriv under på ny.")
    if proposal.signed.is_expired(now):
        raise RefusedError("Underskrifterne er udløbet. Lav den igen, og skriv under på ny.")
    return _Proposal(role, proposal, raw)


def _publish(share: Share, proposal: _Proposal[S]) -> Metadata[S]:
    share.write(share.metadata(proposal.role, proposal.read.signed.version), proposal.raw)
    return proposal.read


def changed(state: State | None, role: str, proposal: Metadata[Targets]) -> list[TargetFile]:
    """The packs of ``proposal`` that are not what ``role`` has published already."""
    before = state.targets(role) if state else {}
    return [file for path, file in proposal.signed.targets.items() if before.get(path) != file]


def content(share: Share, role: str, file: TargetFile) -> bytes:
    """The bytes of a pack, from the inbox or from where it is published, as they were signed.

    Raises:
        ShareError: they are not there.
    """
    sha256 = file.hashes.get("sha256", "")
    for place in (share.target(file.path, sha256), share.inbox(role) / f"{sha256}.zip"):
        with suppress(OSError):
            if place.stat().st_size != file.length or file.length > 2 * MOST_BYTES:
                continue
            raw = place.read_bytes()
            if hashlib.sha256(raw).hexdigest() == sha256:
                return raw
    raise ShareError(f"Pakken »{file.path}« ligger ikke i indbakken, som den blev underskrevet. Lav den igen.")


def _check_path(state: State, role: str, path: str) -> None:
    """A key may sign whatever it likes; where it is written is ours to say."""
    delegated = delegated_to(state.office, role)
    if delegated is None or not delegated.is_delegated_path(path) or not _PATH.fullmatch(path):
        raise RefusedError(f"»{role}« kan ikke udgive noget, der hedder »{path}«.")


def _take_packs(share: Share, state: State, role: str, proposal: Metadata[Targets], check: Check) -> tuple[str, ...]:
    """Copy the packs that are new to where everybody reads them; their paths."""
    files = changed(state, role, proposal)
    for file in files:
        _check_path(state, role, file.path)
    new = [(file, content(share, role, file)) for file in files]
    right = right_of(delegated_to(state.office, role))
    for _, raw in new:
        if refusal := check(raw, right):
            raise RefusedError(refusal)
    for file, raw in new:
        share.write(share.target(file.path, file.hashes["sha256"]), raw)
    return tuple(file.path for file, _ in new)


def _tell(share: Share, state: State, signer: CryptoSigner, now: datetime, *, is_new: bool) -> None:
    """Sign what is in force: the snapshot where anything has changed or it runs out, the timestamp always."""
    if signer.public_key.keyid not in state.root.signed.roles[TIMESTAMP].keyids:
        raise ShareError(_NOT_PUBLISHER)
    snapshot = state.snapshot
    half = now + timedelta(days=SNAPSHOT_DAYS / 2)
    if snapshot is None or is_new or snapshot.signed.expires < half or not _is_by(state.root, snapshot):
        # A team that is gone stays listed: a reader takes a shorter list for one that was cut.
        meta = {f"{role}.json": MetaFile(version) for role, version in state.versions.items()}
        number = snapshot.signed.version + 1 if snapshot else 1
        snapshot = Metadata(Snapshot(number, expires=now + timedelta(days=SNAPSHOT_DAYS), meta=meta))
        snapshot.sign(signer)
        share.write(share.metadata(SNAPSHOT, number), snapshot.to_bytes())
    number = state.timestamp.signed.version + 1 if state.timestamp else 1
    timestamp = Metadata(
        Timestamp(
            number,
            expires=now + timedelta(days=TIMESTAMP_DAYS),
            snapshot_meta=MetaFile(snapshot.signed.version),
        )
    )
    timestamp.sign(signer)
    share.write(share.metadata(TIMESTAMP), timestamp.to_bytes())


def _is_by(root: Metadata[Root], snapshot: Metadata[Snapshot]) -> bool:
    result = root.signed.get_verification_result(SNAPSHOT, snapshot.signed_bytes, snapshot.signatures)
    return bool(result)


def lacks(signatures: int) -> str:
    """How many signatures something still needs, in Danish."""
    return f"der mangler {signatures} underskrift{'er' if signatures > 1 else ''}."


def _answer(share: Share, outcome: Outcome, now: datetime) -> Outcome:
    """Tell those who signed what became of it, in their inbox, which is empty when it was published.

    One that the publisher may not write in keeps nobody's news from anybody.
    """
    inbox = share.inbox(outcome.role)
    if outcome.waits:
        said = f"Venter: {lacks(outcome.waits)}"
    elif outcome.refusal:
        said = f"Ikke udgivet: {outcome.refusal}"
    else:
        said = f"Udgivet: {', '.join(outcome.packs) or outcome.role}."
        try:
            for file in inbox.iterdir():
                if file.name != _ANSWER:
                    file.unlink()
        except OSError:
            outcome = replace(outcome, stays=True)
    with suppress(ShareError):
        share.write(inbox / _ANSWER, f"{now.astimezone():%d.%m.%Y kl. %H:%M}: {said}\r\n".encode())
    return outcome
