"""Packs from the share onto this machine: verified, checked, switched as one set; else all stays as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from assistant import __version__
from assistant.casework.published import RefusedPackError, refuse
from assistant.casework.setup import library_of
from assistant.model.finding import Finding, Severity
from assistant.model.publishers import Right
from assistant.packs.index import PackIndex, id_of, version_of
from assistant.store import paths
from assistant.store.lock import locked
from assistant.store.policy import Updates
from assistant.supply.archive import ArchiveError
from assistant.supply.client import Client, FetchError, Offer
from assistant.supply.installed import Installed, InstalledPack, PackSet, read_installed

_TELL_THEM = "Sig det til dem, der har udgivet den."
_KEPT = "Den udgave, du har, gælder stadig."
_UNUSED = "Den tages ikke i brug."
_NO_ROOT = "Programmet ved ikke, hvem der må udgive skabelonpakker: {} kan ikke læses. Bed IT om filen."
_BUSY = "En anden opdatering er i gang. Prøv igen om lidt."
_FULL = "Skabelonpakkerne kan ikke gemmes på denne maskine. Se, om disken er fuld."
_CLOCK_SET_BACK = (
    "Maskinens ur går længere tilbage end sidste hentning. Ret uret: så længe ses det ikke, om drevet står stille."
)
_CLOCKS_DIFFER = timedelta(hours=2)
"""By so much a clock may be wrong, or put right."""
_ROOT = Path("resources", "root.json")


@dataclass(frozen=True)
class Updated:
    """What an update came to.

    Attributes:
        installed: what is on the machine now.
        is_new: whether another set is in use than before.
        findings: what did not go well; each leaves in use what was there.
    """

    installed: Installed
    is_new: bool = False
    findings: tuple[Finding, ...] = ()


def trusted_root(named: Path | None = None) -> bytes:
    """The root that everything is measured by: ``named``, else the one that was installed with the program.

    Raises:
        FetchError: there is none.
    """
    file = named or paths.data_dir() / _ROOT
    try:
        return file.read_bytes()
    except OSError:
        raise FetchError(_NO_ROOT.format(file)) from None


def update(wanted: Updates, now: datetime, on_first: Callable[[Updated], None] = lambda _: None) -> Updated:
    """Fetch what is new of ``wanted``, and use it. Takes a while: not for Qt's thread.

    Where nothing was in use, what is fetched is so as soon as it is verified, and ``on_first`` is told: the publisher
    has checked it, and four thousand templates take half a minute. Then all is checked here too.
    """
    folder = paths.packs_dir()
    try:
        with locked(folder / "opdatering"):
            return _Update(wanted, read_installed(folder), now).run(on_first)
    except FetchError as error:
        found = Finding("O01" if error.is_away else "O02", Severity.WARNING, str(error), wanted.source)
    except TimeoutError:
        found = Finding("O03", Severity.WARNING, _BUSY)
    except OSError:
        found = Finding("O04", Severity.ERROR, _FULL, str(folder))
    return Updated(read_installed(folder), findings=(found,))


@dataclass(frozen=True)
class _Taken:
    """What is to be used of a pack.

    Attributes:
        kept: the one that was in use before, if any.
        new: the one that is offered; None where that could not be fetched, or is what is kept.
    """

    name: str
    kept: InstalledPack | None = None
    new: InstalledPack | None = None
    right: Right = field(default_factory=Right)

    @property
    def used(self) -> InstalledPack | None:
        return self.new or self.kept


class _Update:
    """One update: each pack for itself, so that a team's mistake keeps no other team from its news."""

    def __init__(self, wanted: Updates, installed: Installed, now: datetime) -> None:
        self._wanted = wanted
        self._installed = installed
        self._now = now
        self._client = Client(wanted.source, trusted_root(wanted.root), installed.folder / "tuf")
        self._expires = now
        self._findings: list[Finding] = []

    def run(self, on_first: Callable[[Updated], None]) -> Updated:
        self._expires = self._client.refresh()
        before = self._installed.current
        if before and self._now < before.verified_at - _CLOCKS_DIFFER:
            self._findings.append(Finding("O09", Severity.WARNING, _CLOCK_SET_BACK))
        kept = {pack.name: pack for pack in before.packs} if before else {}
        offers = dict(self._offers())
        known = {*self._installed.held, *(pack.sha256 for pack in kept.values())}
        if any(offer and offer.sha256 not in known for offer in offers.values()):
            self._installed = replace(self._installed, held=frozenset())  # there is more than what she went back from
        taken = [
            self._take(name, kept.get(name), offers[name]) if name in offers else _Taken(name, kept.get(name))
            for name in self._wanted.packs
        ]
        if before is None:
            taken = self._settled(taken, is_checked=False)
            on_first(self._use(taken, is_checked=False))
        if any(each.new or (each.kept and each.kept.checked_by != __version__) for each in taken):
            taken = self._settled(taken, is_checked=True)
        updated = self._use(taken, is_checked=True)
        updated.installed.tidy()
        return replace(updated, is_new=before is None or before.packs != self._set_of(taken).packs)

    def _use(self, taken: Sequence[_Taken], *, is_checked: bool) -> Updated:
        after = self._installed.use(self._set_of(taken, is_checked=is_checked))
        return Updated(after, is_new=True, findings=tuple(self._findings))

    def _offers(self) -> Iterator[tuple[str, Offer | None]]:
        """What is offered by each name, as far as that can be known."""
        for name in self._wanted.packs:
            try:
                offer = self._client.offer(name, self._wanted.unit)
            except FetchError as error:
                self._findings.append(Finding("O02", Severity.ERROR, str(error), name))
                continue
            if offer is None:
                self._findings.append(Finding("O05", Severity.WARNING, f"»{name}« er ikke udgivet på drevet.", name))
            yield name, offer

    def _take(self, name: str, kept: InstalledPack | None, offer: Offer | None) -> _Taken:
        """Fetch what is offered by ``name``, where that is something new."""
        if offer is None:
            return _Taken(name)
        if kept and kept.sha256 == offer.sha256:
            return _Taken(name, kept) if kept.checked_by else _Taken(name, None, kept, offer.right)
        if kept and offer.sha256 in self._installed.held:
            return _Taken(name, kept)
        try:
            return _Taken(name, kept, self._fetch(offer), offer.right)
        except FetchError as error:
            self._findings.append(Finding("O02", Severity.ERROR, str(error), name))
        except ArchiveError as error:
            self._refuse(name, kept, error)
        return _Taken(name, kept)

    def _fetch(self, offer: Offer) -> InstalledPack:
        folder = self._installed.folder_of_content(offer.sha256)
        if not folder.is_dir():
            raw = self._client.fetch(offer, self._installed.folder / "hentet")
            self._installed.unpack(raw, offer.sha256)
        return InstalledPack(offer.name, offer.sha256, id_of(folder), version_of(folder), self._now)

    def _settled(self, taken: list[_Taken], *, is_checked: bool) -> list[_Taken]:
        """``taken``, without what is new and may not be used."""
        while (judged := self._judge(taken, is_checked=is_checked)) != taken:
            taken = judged  # what leans on a pack that was refused is looked at again
        return taken

    def _judge(self, taken: Sequence[_Taken], *, is_checked: bool) -> list[_Taken]:
        """All are opened just as the program will open them, which then finds all of it remembered."""
        candidate = replace(self._installed, current=self._set_of(taken))
        library = library_of(candidate, checked=candidate.folders if is_checked else None)
        known = {index.folder: index for index in library.indexes}
        return [self._judged(each, known) for each in taken]

    def _judged(self, taken: _Taken, known: Mapping[Path, PackIndex]) -> _Taken:
        index = known.get(self._installed.folder_of(taken.new)) if taken.new else None
        if index is None:
            return taken
        try:
            refuse(index, taken.right)
        except RefusedPackError as error:
            self._refuse(taken.name, taken.kept, error)
            return replace(taken, new=None)
        return taken

    def _refuse(self, name: str, kept: InstalledPack | None, error: Exception) -> None:
        message = f"{error} {_TELL_THEM} {_KEPT if kept else _UNUSED}"
        self._findings.append(Finding("O06", Severity.ERROR, message, name))

    def _set_of(self, taken: Iterable[_Taken], *, is_checked: bool = True) -> PackSet:
        packs, by = (each.used for each in taken), __version__ if is_checked else ""
        return PackSet(tuple(replace(pack, checked_by=by) for pack in packs if pack), self._now, self._expires)
