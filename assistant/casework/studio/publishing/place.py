"""Where a pack is published, and which teams may publish there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.casework.publishing import Office, ShareError, at_hand, open_office
from assistant.casework.studio.publishing.faults import told
from assistant.casework.updating import trusted_root
from assistant.store import policy
from assistant.supply.client import FetchError
from assistant.supply.proposals import PACK
from assistant.supply.seats import signers

_WEB = ("https://", "http://")
_AWAY = "Mappen »{}« kan ikke nås. Se, om drevet er forbundet, eller vælg en anden mappe."
_NO_ROOT = (
    "Maskinen er ikke sat op med roden, så programmet ved ikke, hvem der må skrive under. Bed IT sætte den op, eller "
    "vælg rodens fil nedenfor."
)
_NO_TEAMS = "På »{}« må ingen hold udgive endnu. Spørg dem, der passer drevet."


@dataclass(frozen=True)
class Place:
    """A share.

    Attributes:
        share: its folder.
        root: the file that says who is trusted; None for the one this machine is set up with.
    """

    share: Path
    root: Path | None = None

    def office(self) -> Office:
        """What lies there now.

        Raises:
            ShareError: it cannot be reached, or nothing there can be believed.
        """
        if not self.share.is_dir():
            raise ShareError(_AWAY.format(self.share))
        if self.root is None and needs_root():
            raise ShareError(_NO_ROOT)
        return open_office(self.share, self.root, policy.installed().updates)


@dataclass(frozen=True)
class Team:
    """Who may publish on a share.

    Attributes:
        threshold: how many must sign.
        version: of the pack it was asked about, as the team has published it; empty where it has not.
        keys: names of its keys that lie on this machine.
        signers: whose keys count, as they are told.
        is_likely: whether something says that this is the one: it has published the pack, or this machine has it from
            there, or has a key.
    """

    id: str
    threshold: int
    version: str
    keys: tuple[str, ...]
    signers: tuple[str, ...]
    is_likely: bool


def known_place() -> Place | None:
    """The share that this machine fetches packs from; None where it fetches none, or from a web server."""
    updates = policy.installed().updates
    return Place(Path(updates.source)) if updates and not updates.source.startswith(_WEB) else None


def needs_root() -> bool:
    """Whether this machine has not been told whom to trust."""
    updates = policy.installed().updates
    try:
        trusted_root(updates.root if updates else None)
    except FetchError:
        return True
    return False


def teams_at(place: Place, pack_id: str) -> list[Team]:
    """Those who may publish at ``place``, first who most likely publishes the pack ``pack_id`` from this machine.

    Raises:
        NotPublishedError: nothing can be seen there.
    """
    with told():
        office = place.office()
        names = publishers_of(office, pack_id)
        if not names:
            raise ShareError(_NO_TEAMS.format(place.share))
        found = [_team(office, name, pack_id) for name in names]
    return sorted(found, key=lambda team: (not team.version, not team.keys))


def publishers_of(office: Office, pack_id: str) -> list[str]:
    """The teams there are; first the one that this machine has ``pack_id`` from.

    Raises:
        ShareError: the share is not as it must be.
    """
    return sorted(office.state.teams if office.state else (), key=lambda team: not _is_fetched(team, pack_id))


def path_of(team: str, pack_id: str) -> str:
    """Where ``team`` publishes a pack for all."""
    return f"{team}/{pack_id}{PACK}"


def keys_of(place: Place, role: str) -> list[str]:
    """Names of the keys of ``role`` that lie on this machine; none where that cannot be known."""
    with suppress(ShareError):
        return at_hand(signers(place.office().state, role))
    return []


def _team(office: Office, name: str, pack_id: str) -> Team:
    counted = signers(office.state, name)
    version, mine = office.version(path_of(name, pack_id)), tuple(at_hand(counted))
    is_likely = bool(version or mine) or _is_fetched(name, pack_id)
    return Team(name, office.right(name).threshold, version, mine, tuple(each.said for each in counted), is_likely)


def _is_fetched(team: str, pack_id: str) -> bool:
    updates = policy.installed().updates
    return updates is not None and f"{team}/{pack_id}" in updates.packs
