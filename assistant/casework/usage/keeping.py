"""What is counted on this machine. Every change is made under its lock: two sessions of one person have one file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from assistant.model.usage import Counters, Place, Usage, with_more
from assistant.store import paths
from assistant.store import usage as on_disk
from assistant.store.lock import locked

_ASIDE = ".gammel"


def load() -> Counters:
    """What is counted; a file that cannot be read is nothing."""
    try:
        return on_disk.read(paths.usage_file())
    except (OSError, ValueError):
        return {}


def add(place: Place, usage: Usage) -> None:
    """Count ``usage`` at ``place``. Not for Qt's thread.

    Raises:
        OSError: it could not be written.
    """
    _change(lambda counters: with_more(counters, place, usage))


def forget_old(days: int, today: date) -> None:
    """Forget every week that ended more than ``days`` ago. Not for Qt's thread.

    Raises:
        OSError: it could not be written.
    """
    oldest = today - timedelta(days=days + 6)
    if any(place.week < oldest for place in load()):
        _change(lambda counters: {place: usage for place, usage in counters.items() if place.week >= oldest})


def forget_all() -> None:
    """Forget everything, what could not be read too. Not for Qt's thread.

    Raises:
        OSError: it could not be deleted.
    """
    path = paths.usage_file()
    with locked(path):
        path.unlink(missing_ok=True)
        path.with_name(path.name + _ASIDE).unlink(missing_ok=True)


def _change(how: Callable[[Counters], Counters]) -> None:
    """A file that is something else, or of a later version of the program, is put aside and not written over."""
    path = paths.usage_file()
    with locked(path):
        try:
            before = on_disk.read(path)
        except FileNotFoundError:
            before = {}
        except ValueError:
            path.replace(path.with_name(path.name + _ASIDE))
            before = {}
        on_disk.write(path, how(before))
