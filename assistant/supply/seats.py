"""Who a root, or the office's list of teams, lets sign: told to those who are about to sign it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tuf.api.metadata import Key, Metadata, Role, Root, Targets

from assistant.model.pack_info import Layer
from assistant.supply.keys import NAME
from assistant.supply.proposals import missing, right_of
from assistant.supply.share import OFFICE, ROOT, TIMESTAMP, State

_SHORT = 8
PUBLISHER = "publisher"
"""What the file of publishers calls the role that TUF has two names for."""


@dataclass(frozen=True)
class Seat:
    """Who may sign for a role.

    Attributes:
        role: ``root``, ``targets`` (the office), ``publisher``, or a team.
        threshold: so many of them must.
        signers: their keys, each by its owner's name and the beginning of its id: ``lone (1a2b3c4d)``.
        came: those of them that could not before; all of them where the role is new.
        left: those that could before, and no more.
        layer: of a team: the lowest layer that its packs may be of.
        before: how many of them had to before; 0 where the role is new.
    """

    role: str
    threshold: int
    signers: tuple[str, ...]
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    layer: Layer | None = None
    before: int = 0


class Signer(NamedTuple):
    """Whose key counts for a role.

    Attributes:
        keyid: of the key.
        name: what its owner calls it; empty where it does not say.
        said: as it is told: ``lone (1a2b3c4d)``.
    """

    keyid: str
    name: str
    said: str


def signers(state: State | None, role: str) -> list[Signer]:
    """Whose keys count for ``role``: ``root``, ``targets``, ``publisher``, or a team."""
    told = [each for each in (state.root, state.office) if each] if state else []
    found = next((found for each in told for name, found in _roles(each) if name == role), None)
    keys = [found[1][keyid] for keyid in found[0].keyids if keyid in found[1]] if found else []
    return [Signer(key.keyid, str(key.unrecognized_fields.get(NAME) or ""), said(key)) for key in keys]


def lacking(state: State | None, role: str, proposal: Metadata[Any]) -> list[Signer]:
    """Whose signatures would count for ``proposal`` besides those it has; none when it needs no more.

    Raises:
        ProposalError: it is not made for this share.
    """
    if not missing(state, role, proposal):
        return []
    return [each for each in signers(state, role) if each.keyid not in proposal.signatures]


def seats(current: Metadata[Any] | None, proposal: Metadata[Any]) -> list[Seat]:
    """All roles of ``proposal``, and those of ``current`` that it takes away, with no signers."""
    now, then = dict(_roles(proposal)), dict(_roles(current)) if current else {}
    return [_seat(name, now.get(name), then.get(name)) for name in dict.fromkeys((*now, *then))]


def said(key: Key) -> str:
    """How a key is told: by its owner's name, and the beginning of its id."""
    name, short = key.unrecognized_fields.get(NAME), key.keyid[:_SHORT]
    return f"{name} ({short})" if name else short


_Found = tuple[Role, Mapping[str, Key]]


def _roles(metadata: Metadata[Any]) -> Iterator[tuple[str, _Found]]:
    signed = metadata.signed
    if isinstance(signed, Root):
        for role, name in ((ROOT, ROOT), (OFFICE, OFFICE), (TIMESTAMP, PUBLISHER)):
            yield name, (signed.roles[role], signed.keys)
    elif isinstance(signed, Targets) and signed.delegations:
        for name, delegated in (signed.delegations.roles or {}).items():
            yield name, (delegated, signed.delegations.keys)


def _seat(name: str, now: _Found | None, then: _Found | None) -> Seat:
    mine, theirs = _signers(now), _signers(then)
    role = now[0] if now else None
    return Seat(
        role=name,
        threshold=role.threshold if role else 0,
        signers=tuple(mine.values()),
        came=tuple(who for keyid, who in mine.items() if keyid not in theirs),
        left=tuple(who for keyid, who in theirs.items() if keyid not in mine),
        layer=right_of(role).layer if role and name not in (ROOT, OFFICE, PUBLISHER) else None,  # type: ignore[arg-type]
        before=then[0].threshold if then else 0,
    )


def _signers(found: _Found | None) -> dict[str, str]:
    return {keyid: said(found[1][keyid]) for keyid in found[0].keyids if keyid in found[1]} if found else {}
