"""What somebody wants published: metadata one version on, to be signed by as many as it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import DelegatedRole, Delegations, Key, Metadata, Role, Root, TargetFile, Targets

from assistant.model.pack_info import LAYERS
from assistant.model.publishers import Publishers, Right
from assistant.supply.share import OFFICE, ROOT, SNAPSHOT, TIMESTAMP, State

PACK = ".zip"
_LAYER = "x-sagstast-layer"
"""What a delegation says of whose packs it is for; TUF signs it along and leaves it to us."""
_RENEW = timedelta(days=60)
"""So long before they run out the signatures of root and office are asked for anew."""


class ProposalError(Exception):
    """It cannot be proposed or signed; the message is a Danish sentence."""


def proposed_root(
    current: Metadata[Root] | None, publishers: Publishers, keys: Mapping[str, SSlibKey], now: datetime
) -> Metadata[Root] | None:
    """The root that ``publishers`` ask for; None where ``current`` is that already, and holds for a while."""
    asked = {
        ROOT: publishers.root,
        OFFICE: publishers.office,
        SNAPSHOT: publishers.publisher,
        TIMESTAMP: publishers.publisher,
    }
    new = Root(expires=_in_a_year(now))
    for role, signers in asked.items():
        new.roles[role] = Role([], signers.threshold)
        for name in signers.keys:
            new.add_key(keys[name], role)
    if current is None:
        return Metadata(new)
    old = current.signed
    is_same = (old.keys, old.roles) == (new.keys, new.roles)
    if is_same and now + _RENEW < old.expires:
        return None
    new.version = old.version + 1
    return Metadata(new)


def proposed_office(
    current: Metadata[Targets] | None, publishers: Publishers, keys: Mapping[str, SSlibKey], now: datetime
) -> Metadata[Targets] | None:
    """The list of teams that ``publishers`` ask for; None where ``current`` is that already, and holds for a while."""
    roles: dict[str, DelegatedRole] = {}
    used: dict[str, Key] = {}
    for team in publishers.teams:
        ids = [keys[name].keyid for name in team.keys]
        used |= {keys[name].keyid: keys[name] for name in team.keys}
        roles[team.id] = DelegatedRole(
            team.id,
            ids,
            team.threshold,
            terminating=True,
            paths=[f"{team.id}/*{PACK}"],
            unrecognized_fields={_LAYER: team.layer},
        )
    delegations = Delegations(used, roles)
    old = current.signed if current else None
    if old and old.delegations == delegations and now + _RENEW < old.expires:
        return None
    version = old.version + 1 if old else 1
    return Metadata(Targets(version, expires=_in_a_year(now), delegations=delegations))


def proposed_packs(
    state: State, role: str, changes: Mapping[str, tuple[bytes, Mapping[str, Any]] | None], expires: datetime
) -> Metadata[Targets]:
    """What ``role`` publishes, with ``changes``: by path a pack and what is said of it, or None to take it away.

    Raises:
        ProposalError: the role may publish nothing, or not there.
    """
    delegated = delegation_to(state, role)
    files = dict(state.targets(role))
    for path, change in changes.items():
        if not delegated.is_delegated_path(path):
            raise ProposalError(f"»{role}« må kun udgive pakker, der hedder {role}/…, ikke »{path}«.")
        if change is None:
            files.pop(path, None)
        else:
            raw, custom = change
            files[path] = TargetFile.from_data(path, raw, ["sha256"])
            files[path].unrecognized_fields["custom"] = dict(custom)
    return Metadata(Targets(state.next_version(role), expires=expires, targets=files))


def right_of(delegated: DelegatedRole | None) -> Right:
    """What the office has let a team publish, as the delegation to it says."""
    if delegated is None:
        return Right()
    said = delegated.unrecognized_fields.get(_LAYER)
    return Right(delegated.threshold, next((layer for layer in LAYERS if layer == said), Right.layer))


def delegated_to(office: Metadata[Targets] | None, role: str) -> DelegatedRole | None:
    """The office's delegation to ``role``; None where it may publish nothing."""
    delegations = office.signed.delegations if office else None
    return (delegations.roles or {}).get(role) if delegations else None


def delegation_to(state: State, role: str) -> DelegatedRole:
    """As ``delegated_to``.

    Raises:
        ProposalError: the role may publish nothing.
    """
    delegated = delegated_to(state.office, role)
    if delegated is None:
        known = ", ".join(state.teams) or "ingen"
        raise ProposalError(f"»{role}« må ikke udgive noget her. De, der må, er: {known}.")
    return delegated


def sign(proposal: Metadata[Any], signer: CryptoSigner, allowed: Iterable[str]) -> None:
    """Add a signature.

    Args:
        proposal: what is signed.
        signer: whose signature.
        allowed: ids of the keys that count.

    Raises:
        ProposalError: the key counts for nothing here, or has signed it.
    """
    if signer.public_key.keyid not in set(allowed):
        raise ProposalError("Nøglen må ikke skrive under her. Få den skrevet ind i udgivere.toml, eller brug en anden.")
    if signer.public_key.keyid in proposal.signatures:
        raise ProposalError("Den nøgle har allerede skrevet under. Nu er det en andens tur.")
    proposal.sign(signer, append=True)


def signers_of(state: State | None, role: str, proposal: Metadata[Any]) -> list[str]:
    """The ids of the keys that count for ``role``.

    A new root asks those of the old one as well as its own; the first has none before it.
    """
    roles = [each.signed.get_delegated_role(role) for each in _delegators(state, role, proposal)]
    return [keyid for found in roles for keyid in found.keyids]


def missing(state: State | None, role: str, proposal: Metadata[Any]) -> int:
    """How many signatures it still needs.

    Raises:
        ProposalError: it is not made for this share.
    """
    try:
        results = [
            each.signed.get_verification_result(role, proposal.signed_bytes, proposal.signatures)
            for each in _delegators(state, role, proposal)
        ]
    except (RepositoryError, ValueError):
        raise ProposalError("Den er ikke lavet til dette drev. Lav den igen.") from None
    return max((result.threshold - len(result.signed) for result in results), default=1)


def _delegators(state: State | None, role: str, proposal: Metadata[Any]) -> list[Metadata[Any]]:
    if role == ROOT:
        return [proposal] if state is None else [state.root, proposal]
    if state is None:
        return []
    return [each for each in [state.root if role == OFFICE else state.office] if each]


def _in_a_year(now: datetime) -> datetime:
    """Until when root and office hold; they are asked to sign anew before (``_RENEW``)."""
    return (now + timedelta(days=365)).astimezone(UTC)
