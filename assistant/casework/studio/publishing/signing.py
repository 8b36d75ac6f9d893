"""A pack is signed, laid in the inbox of its team, and where one may, published at once.

Whoever signs has seen what the signature publishes; what was seen is what is signed. No step leaves a half behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from assistant.casework.before_signing import Asked, asked_of
from assistant.casework.publishing import (
    CheckedPack,
    Checker,
    Office,
    Outcome,
    ProposalError,
    ShareError,
    Signed,
    SigningKey,
    checked_pack,
    key_from_file,
    key_from_store,
    signed_pack,
)
from assistant.casework.studio.publishing.comparing import outgoing
from assistant.casework.studio.publishing.faults import told
from assistant.casework.studio.publishing.place import Place
from assistant.model.language import Language
from assistant.supply import archive
from assistant.supply.seats import PUBLISHER, lacking, signers

__all__ = ["PUBLISHER", "KeyChoice", "Laid", "Order", "Ready", "lay", "prepare", "publish", "sign", "take_back"]

_UNIT = re.compile(r"[a-z0-9][a-z0-9-]*")
_NO_UNIT = "Skriv enheden, som den står i politikfilen på dens maskiner, fx afsnit-3: små bogstaver, tal og bindestreg."
_OTHERS = (
    "Der ligger allerede noget fra »{}« i indbakken. Vent, til det er udgivet, eller sæt hak ved, at dit skal ligge "
    "der i stedet."
)
_OVERTAKEN = "Holdet har udgivet noget andet imens. Gå tilbage til »Hvad er ændret«, og se, hvad der nu er nyt."
_NOT_YOURS = (
    "Det, der ligger i indbakken nu, er ikke dit: dit er udgivet, eller nogen har byttet det. Intet er taget ud."
)


@dataclass(frozen=True)
class Order:
    """What is to be published where, as whom, and for whom.

    Attributes:
        role: the team.
        unit: the only one that is to have it; empty for all.
    """

    place: Place
    role: str
    unit: str = ""


@dataclass(frozen=True)
class KeyChoice:
    """Whose key signs.

    Attributes:
        name: of a key in the credential store; empty for one in ``file``, which the passphrase opens.
    """

    name: str = ""
    file: Path | None = None
    passphrase: str = field(default="", repr=False)

    def open(self) -> SigningKey:
        """The key.

        Raises:
            KeyFaultError: there is none, or the passphrase is another.
        """
        return key_from_file(self.file, self.passphrase) if self.file else key_from_store(self.name)


@dataclass(frozen=True)
class Ready:
    """What a signature would publish.

    Attributes:
        number: of what the team publishes next; another, when it has published something since.
        waits: whether something of the team lies in the inbox already.
        run_out: what on the share nobody believes any more: ``root``, ``targets``, ``timestamp``.
    """

    order: Order
    pack: CheckedPack
    asked: Asked
    number: int
    waits: bool
    run_out: Sequence[str]


@dataclass(frozen=True)
class Laid:
    """What lies in the inbox.

    Attributes:
        lacks: so many signatures are still needed.
        others: whose would count.
    """

    lacks: int
    others: tuple[str, ...]


def prepare(folder: Path, order: Order, checker: Checker, language: Language, now: datetime) -> Ready:
    """See that the pack in ``folder`` may be published as ``order`` says, and what it would change.

    Raises:
        NotPublishedError: it may not.
    """
    with told():
        if order.unit and not _UNIT.fullmatch(order.unit):
            raise ProposalError(_NO_UNIT)
        raw = archive.pack(outgoing(folder).files)
        office = order.place.office()
        pack = checked_pack(office, raw, checker, order.role, order.unit)
        asked = asked_of(office, pack.path, raw, language)
        run_out = office.state.run_out(now) if office.state else []
        return Ready(order, pack, asked, _number(office, order.role), office.is_waiting(order.role), run_out)


def sign(ready: Ready, choice: KeyChoice, now: datetime) -> Signed:
    """What ``ready`` tells of, signed; it lies nowhere yet.

    Raises:
        NotPublishedError: the key cannot be opened, or does not count; or something else was published since.
    """
    with told():
        office = ready.order.place.office()
        if _number(office, ready.order.role) != ready.number:
            raise ProposalError(_OVERTAKEN)
        return signed_pack(office, ready.pack, choice.open(), now)


def lay(order: Order, signed: Signed, *, instead: bool) -> Laid:
    """Lay it in the inbox; with ``instead`` also in place of what another has laid there.

    Raises:
        NotPublishedError: it cannot be laid there; the inbox is as it was.
    """
    with told():
        office = order.place.office()
        if office.is_waiting(order.role) and not instead:
            raise ProposalError(_OTHERS.format(order.role))
        laid = office.lay(signed)
        others = lacking(office.state, order.role, signed.proposal)
        return Laid(laid.waits, tuple(each.said for each in others))


def take_back(order: Order, signed: Signed) -> None:
    """Take what was laid out of the inbox, if it is what lies there.

    Raises:
        NotPublishedError: it has been published, another has laid something else, or the inbox cannot be emptied.
    """
    with told():
        office = order.place.office()
        if not office.is_waiting(order.role, signed):
            raise ProposalError(_NOT_YOURS)
        office.withdraw(order.role)


def publish(place: Place, choice: KeyChoice, checker: Checker, now: datetime) -> list[Outcome]:
    """Publish all that waits in the inboxes and has been signed; what became of each.

    Raises:
        NotPublishedError: the key is not the publisher's, or the share is not as it must be.
    """
    with told():
        office, key = place.office(), choice.open()
        _see_that_publishes(office, key)
        return office.publish(key, now, checker.refusal)


def _number(office: Office, role: str) -> int:
    return office.state.next_version(role) if office.state else 0


def _see_that_publishes(office: Office, key: SigningKey) -> None:
    if key.public_key.keyid not in {each.keyid for each in signers(office.state, PUBLISHER)}:
        raise ShareError("Nøglen må ikke udgive her. Lad det ligge: udgiveren tager det, næste gang den kører.")
