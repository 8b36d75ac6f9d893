"""Who has made a pack, and for whom: what decides which pack stands over which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Layer = Literal["standard", "municipality", "centre", "team", "own"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
"""From the lowest; a template of a higher one stands before those below of the same id."""
OWN_TEMPLATE = "egen skabelon"
"""What her own templates are marked with wherever a template is shown."""


@dataclass(frozen=True, kw_only=True)
class PackInfo:
    """``pack.toml``: the pack's name and dates.

    Attributes:
        layer: for whom it is. A pack that does not say is a team's: over what the whole organisation has in common,
            and never taken for anybody's own.
        locked: ids of its templates that no pack above it may put another in place of.
    """

    id: str
    version: str
    title: str
    publisher: str
    valid_from: date
    valid_to: date | None = None
    requires: str = ""
    layer: Layer = "team"
    locked: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """How high its layer is, from 0."""
        return LAYERS.index(self.layer)

    @property
    def is_own(self) -> bool:
        """Whether it is one person's own: nobody else has seen it."""
        return self.layer == "own"

    @property
    def origin(self) -> str:
        """Where its templates come from, for people. A title of her own choosing could be the team's."""
        return OWN_TEMPLATE if self.is_own else self.title


def templates_said(count: int) -> str:
    """How many templates a pack has, for people: ``1 skabelon``, ``2 skabeloner``."""
    return f"{count} {'skabelon' if count == 1 else 'skabeloner'}"
