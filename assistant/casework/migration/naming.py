"""Names that files, templates and fields may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from keyword import kwlist
from unicodedata import normalize

from assistant.packs.lint import RESERVED
from assistant.supply.archive import fault_in

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})
_LONGEST = 40
_NOT_FIELDS = RESERVED.union(kwlist, ("true", "false", "none", "loop", "self"))
"""Words of the program and of the template language."""


class Names:
    """Gives each its own, and none of those that are taken."""

    def __init__(self, between: str, taken: Iterable[str] = ()) -> None:
        self._between = between
        self._taken = set(taken)
        self._last: Counter[str] = Counter()

    def free(self, name: str) -> str:
        """``name``, with a number where it is taken."""
        found = name
        while found in self._taken:
            self._last[name] = max(self._last[name], 1) + 1
            found = f"{name}{self._between}{self._last[name]}"
        self._taken.add(found)
        return found


def id_of(said: str, otherwise: str) -> str:
    """An id made of ``said`` that is also the name of a file on every system; ``otherwise`` where nothing is left."""
    found = _bare(said, "-") or otherwise
    is_device = bool(fault_in(f"{found}.txt"))  # what Windows keeps for itself
    return f"{otherwise}-{found}" if is_device else found


def field_name(label: str) -> str:
    """The name of a field with ``label``."""
    found = _bare(label, "_")
    return f"felt_{found}".rstrip("_") if not found[:1].isalpha() or found in _NOT_FIELDS else found


def _bare(said: str, between: str) -> str:
    plain = normalize("NFKD", said.lower().translate(_DANISH)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", between, plain).strip(between)[:_LONGEST].strip(between)
