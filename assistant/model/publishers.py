"""Who may sign what: ``udgivere.toml``, kept by those who look after the share.

A key is named by the file of its public half: ``lone`` is ``lone.pub`` beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.model.pack_info import Layer


@dataclass(frozen=True, kw_only=True)
class Signers:
    """Some of these keys must sign.

    Attributes:
        keys: names of the keys that may.
        threshold: how many of them must.
    """

    keys: tuple[str, ...]
    threshold: int = 1


@dataclass(frozen=True, kw_only=True)
class Team(Signers):
    """Who may publish packs, and where.

    Attributes:
        id: of the team: its packs are ``id/navn``.
        layer: the lowest that its packs may be of; a team's may not pose as the municipality's.
    """

    id: str
    layer: Layer = "team"


@dataclass(frozen=True)
class Right:
    """What the office has let somebody publish.

    Attributes:
        threshold: how many must sign.
        layer: the lowest layer that the packs may be of.
    """

    threshold: int = 1
    layer: Layer = "team"


@dataclass(frozen=True, kw_only=True)
class Publishers:
    """The whole file.

    Attributes:
        root: decides who the others are. Offline, two of three.
        office: decides which teams there are.
        publisher: says what is published now, each night; a service, not a person.
        teams: who may publish packs.
    """

    root: Signers
    office: Signers
    publisher: Signers
    teams: tuple[Team, ...] = ()
