"""A town whose teams publish packs: real keys, a real share, the real client."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata

from assistant.model.publishers import Publishers, Signers, Team
from assistant.supply import archive
from assistant.supply.client import Client, Offer
from assistant.supply.keys import new_key
from assistant.supply.proposals import proposed_office, proposed_packs, proposed_root, sign, signers_of
from assistant.supply.publishing import Outcome, publish
from assistant.supply.share import OFFICE, ROOT, Share

PEOPLE = ("it", "ejer", "stedfortraeder", "kontor", "udgiver", "lone", "ole", "hanne")
WHO = Publishers(
    root=Signers(keys=("it", "ejer", "stedfortraeder"), threshold=2),
    office=Signers(keys=("kontor",)),
    publisher=Signers(keys=("udgiver",)),
    teams=(
        Team(id="core", keys=("kontor",), layer="standard"),
        Team(id="team07", keys=("lone",)),
        Team(id="team07-breve", keys=("lone", "ole"), threshold=2),
        Team(id="team08", keys=("hanne",)),
    ),
)


PACK = 'id = "breve"\nversion = "{}"\ntitle = "Breve"\npublisher = "Team 7"\nvalid_from = 2020-01-01\n'
TEMPLATE = """\
+++
id = "besoeg"
title = "Besøg på rådhuset"
kind = "{kind}"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
+++
{text}
"""


def pack(text: str = "Vi ses.", *, version: str = "1", kind: str = "text") -> bytes:
    """The bytes of a pack with one template, which says ``text``."""
    files = {"pack.toml": PACK.format(version), "brev.txt": TEMPLATE.format(text=text, kind=kind)}
    return archive._packed({name: content.encode() for name, content in files.items()})


def text_of(raw: bytes) -> str:
    """What the template in these bytes of a file says."""
    return raw.decode().rpartition("+++\n")[2].strip()


@dataclass
class Town:
    """Who signs, and where it lies."""

    folder: Path
    now: datetime
    who: Publishers = WHO
    keys: dict[str, CryptoSigner] = field(default_factory=lambda: {name: new_key() for name in PEOPLE})
    trusted: bytes = b""

    def __post_init__(self) -> None:
        self.share = Share(self.folder)

    @property
    def public(self) -> dict:
        return {name: key.public_key for name, key in self.keys.items()}

    def found(self) -> None:
        """The ceremony: two sign the root, the office its teams, and the publisher says so."""
        root = proposed_root(None, self.who, self.public, self.now)
        for name in ("it", "ejer"):
            root.sign(self.keys[name], append=True)
        self.trusted = root.to_bytes()
        self.decide("kontor")
        self.publish()

    def decide(self, *signers: str) -> None:
        """The office lays its list of teams in its inbox."""
        state = self.share.state(self.trusted)
        office = proposed_office(state.office, self.who, self.public, self.now)
        self.lay(OFFICE, office, *signers)

    def replace_root(self, *signers: str) -> None:
        state = self.share.state(self.trusted)
        self.lay(ROOT, proposed_root(state.root, self.who, self.public, self.now), *signers)

    def lay(self, role: str, proposal: Metadata, *signers: str) -> None:
        """Sign, and lay it in the inbox."""
        state = self.share.state(self.trusted)
        for name in signers:
            sign(proposal, self.keys[name], signers_of(state, role, proposal))
        self.share.write(self.share.proposal(role), proposal.to_bytes())

    def propose(self, role: str, path: str, raw: bytes | None, *signers: str, days: int = 180) -> None:
        """A pack into the inbox of ``role``."""
        state = self.share.state(self.trusted)
        change = None if raw is None else (raw, {"version": "1"})
        proposal = proposed_packs(state, role, {path: change}, self.now + timedelta(days=days))
        self.lay(role, proposal, *signers)
        if raw is not None:
            sha256 = proposal.signed.targets[path].hashes["sha256"]
            self.share.write(self.share.inbox(role) / f"{sha256}.zip", raw)

    def publish(self, signer: str = "udgiver", refusal: str = "") -> list[Outcome]:
        return publish(self.share, self.trusted, self.keys[signer], self.now, lambda *_: refusal)

    def put(self, role: str, path: str, raw: bytes, *signers: str) -> None:
        """Publish a pack."""
        self.propose(role, path, raw, *signers)
        (outcome,) = self.publish()
        assert outcome == Outcome(role, (path,)), outcome


@dataclass
class Desk:
    """A machine that reads the share."""

    folder: Path
    source: str
    trusted: bytes

    def look(self, *names: str, unit: str = "") -> list[tuple[Offer, bytes]]:
        """What it is offered, fetched."""
        client = Client(self.source, self.trusted, self.folder)
        client.refresh()
        offers = [client.offer(name, unit) for name in names]
        return [(offer, client.fetch(offer, self.folder / "hentet")) for offer in offers if offer]

    def texts(self, *names: str, unit: str = "") -> list[str]:
        return [text_of(archive.read(raw)["brev.txt"]) for _, raw in self.look(*names, unit=unit)]
