"""Whether a pack may reach other people: the same question for who publishes it and for who fetches it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity
from assistant.model.pack import Pack
from assistant.model.pack_info import LAYERS
from assistant.model.publishers import Right
from assistant.packs.index import PackIndex

FOUR_EYES = "letter"
"""The kind of template that two must have signed: what a citizen may be held to, or hold us to."""


_EYES = 2


class RefusedPackError(Exception):
    """The pack may not reach anybody; the message is a Danish sentence."""


def refuse(pack: Pack | PackIndex, right: Right) -> None:
    """See that ``pack``, which has been checked, may reach others by ``right``.

    Raises:
        RefusedPackError: it may not.
    """
    title = pack.info.title
    errors = [finding for finding in pack.findings if finding.severity is Severity.ERROR]
    if errors:
        more = f" Der er {len(errors) - 1} fejl mere." if len(errors) > 1 else ""
        where = f"{errors[0].where}: " if errors[0].where else ""
        raise RefusedPackError(f"Pakken »{title}« har en fejl. {where}{errors[0].message}{more}")
    if pack.info.is_own:
        raise RefusedPackError(
            f'Pakken »{title}« er en egen pakke. Skriv i pack.toml, hvem den er til, fx layer = "team".'
        )
    if pack.info.rank < LAYERS.index(right.layer):
        raise RefusedPackError(
            f"Pakken »{title}« siger, at den gælder for flere end dem, holdet må udgive til. Skriv i pack.toml: "
            f'layer = "{right.layer}".'
        )
    letter = next((entry for entry in pack.entries if entry.kind == FOUR_EYES), None)
    if letter and right.threshold < _EYES:
        raise RefusedPackError(
            f"Pakken »{title}« har et brev, »{letter.title}«, og breve skal to have skrevet under på. "
            "Udgiv den fra et sted, hvor to skal."
        )


def checked(folder: Path, below: Iterable[Path], right: Right, today: date) -> Pack:
    """The pack in ``folder``, tried with its examples and its plans of ``today``, which may reach others.

    Raises:
        RefusedPackError: it may not.
    """
    pack = check_pack(folder, below, today=today)
    refuse(pack, right)
    return pack
