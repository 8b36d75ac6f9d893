"""Going back, on this machine, to the packs that were in use before the last update; never to a withdrawn wording."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from assistant.casework.library import Library
from assistant.casework.setup import library_of
from assistant.store import paths
from assistant.store.lock import locked
from assistant.supply.installed import Installed, PackSet, read_installed

_NONE = "Der er ingen tidligere pakker på denne maskine."
_BUSY = "Pakkerne bliver hentet lige nu. Prøv igen om lidt."
_FULL = "Det kunne ikke gemmes, at du går tilbage. Pakkerne er som før. Se, om disken er fuld."
_WITHDRAWN = (
    "Du kan ikke gå tilbage: »{}« er trukket tilbage siden, og den tidligere ordlyd må ikke bruges. Skriv til dem, der "
    "udgiver pakken, hvis den nye er forkert."
)


class NoWayBackError(Exception):
    """All is as before; the message is a Danish sentence."""


def is_back(installed: Installed) -> bool:
    """Whether somebody has gone back here, and nothing newer has come since."""
    return bool(installed.held)


def changed_at(installed: Installed) -> datetime | None:
    """When the packs in use last became others, where the ones before are still here."""
    if installed.current is None or installed.previous is None:
        return None
    before = {pack.sha256 for pack in installed.previous.packs}
    new = [pack.since for pack in installed.current.packs if pack.sha256 not in before]
    return max(new, default=installed.current.verified_at)


def turn(today: date) -> None:
    """Go back to the packs of before; when that was done already, to the newest again.

    They stay until something newer is published. Reads files: not for Qt's thread.

    Raises:
        NoWayBackError: it could not be done.
    """
    folder = paths.packs_dir()
    try:
        with locked(folder / "opdatering"):
            installed = read_installed(folder)
            if installed.current is None or installed.previous is None:
                raise NoWayBackError(_NONE)
            if not is_back(installed):
                _see_that_nothing_is_withdrawn(installed.current, installed.previous, folder, today)
            installed.turned()
    except TimeoutError:
        raise NoWayBackError(_BUSY) from None
    except OSError:
        raise NoWayBackError(_FULL) from None


def _see_that_nothing_is_withdrawn(now: PackSet, before: PackSet, folder: Path, today: date) -> None:
    then = _library(before, folder).entries(today)
    usable = {(entry.id, entry.sha256) for entry in then}
    standing = _library(now, folder).standing(today)
    for template_id, sha256 in usable:
        entry = standing.get(template_id)
        if entry and entry.is_withdrawn(today) and entry.sha256 != sha256:
            raise NoWayBackError(_WITHDRAWN.format(entry.title))


def _library(packs: PackSet, folder: Path) -> Library:
    return library_of(Installed(folder, packs))
