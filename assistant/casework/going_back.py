"""Publishing an earlier text again, as something new: nobody's machine goes back, and what was withdrawn stays away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

import tomlkit

from assistant.casework.publishing import Office, ProposalError
from assistant.packs.source import SourceError, decoded, parse_front_matter
from assistant.supply import archive
from assistant.supply.proposals import PACK

_NEVER = "»{}« er aldrig udgivet{}. Skriv navnet, som det står i »sagstast pack status«."
_NO_SUCH = "»{}« er ikke udgivet i version {}. De udgivne er: {}."
_SAME = "»{}« er i version {} nu. Vælg en tidligere: {}."


class Past:
    """What was published of one pack.

    Attributes:
        versions: the one in force first.
        days: when each was signed, where it says so.
    """

    def __init__(self, office: Office, name: str, unit: str = "") -> None:
        """Of the pack called ``name``, as ``unit`` alone has it, or as all do.

        Raises:
            ShareError: the share is not as it must be.
            ProposalError: it was never published.
        """
        self._office = office
        self._name = name
        self._packs = office.history(f"{name}{f'.{unit}' if unit else ''}{PACK}")
        if not self._packs:
            raise ProposalError(_NEVER.format(name, f" til {unit}" if unit else ""))
        self.versions = [str(pack.custom.get("version", "?")) for pack in self._packs]
        self.days = [_day(pack.custom.get("signed")) for pack in self._packs]

    def again(self, version: str) -> bytes:
        """The pack as it was in ``version``, under a number of its own, to be signed.

        What has been withdrawn since comes along as it is now: it refuses, and no older wording stands in its place.

        Raises:
            ShareError: it is no longer there as it was signed.
            ProposalError: there is no such version, or it is in force.
        """
        in_force, *earlier = self.versions
        known = ", ".join(dict.fromkeys(earlier)) or "ingen"
        if version == in_force:
            raise ProposalError(_SAME.format(self._name, version, known))
        if version not in earlier:
            raise ProposalError(_NO_SUCH.format(self._name, version, known))
        then = archive.read(self._office.read(self._packs[self.versions.index(version)]))
        now = archive.read(self._office.read(self._packs[0]))
        files = _without_withdrawn(then, now)
        files["pack.toml"] = _renumbered(files["pack.toml"], _next(in_force, self.versions))
        return archive.pack(files)


def _day(said: object) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(str(said))
    return None


def _without_withdrawn(earlier: Mapping[str, bytes], now: Mapping[str, bytes]) -> dict[str, bytes]:
    """``earlier``, with what ``now`` has withdrawn in place of what it had by the same name and day."""
    withdrawn = {key: file for file, key, is_withdrawn in _templates(now) if is_withdrawn}
    replaced = {file for file, key, _ in _templates(earlier) if key in withdrawn}
    kept = {file: raw for file, raw in earlier.items() if file not in replaced}
    for file in withdrawn.values():
        free = file if file not in kept else file.removesuffix(".txt") + "-trukket-tilbage.txt"
        kept[free] = now[file]
    return kept


def _templates(files: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[str, date | None], bool]]:
    """Each template's file, its id and first day, and whether it is withdrawn."""
    for file, raw in files.items():
        if not file.endswith(".txt"):
            continue
        try:
            data = parse_front_matter(decoded(raw, file), file).data
        except SourceError:  # a golden text, or a template that the check will tell of
            continue
        first = data.get("valid_from")
        yield file, (str(data.get("id")), first if isinstance(first, date) else None), "withdrawn" in data


def _next(in_force: str, used: list[str]) -> str:
    """A version after ``in_force`` that nobody has had: ``2026.12.1`` becomes ``2026.12.1.1``."""
    base = re.sub(r"[^0-9A-Za-z.]", ".", in_force)
    return next(f"{base}.{number}" for number in range(1, len(used) + 2) if f"{base}.{number}" not in used)


def _renumbered(raw: bytes, version: str) -> bytes:
    document = tomlkit.parse(raw.decode("utf-8-sig"))
    document["version"] = version
    return tomlkit.dumps(document).encode()
