"""What a share has for this machine, verified: who signed it, that it is the newest, and that it is whole.

The verifying is TUF's (``tuf.ngclient``). What can go wrong is told apart by what a person has to do about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tuf.api.exceptions import (
    BadVersionNumberError,
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Snapshot, TargetFile, Targets, Timestamp
from tuf.ngclient import Updater

from assistant.model.publishers import Right
from assistant.store.atomic import ensure_folder
from assistant.supply.archive import MOST_BYTES
from assistant.supply.fetching import fetcher_for
from assistant.supply.proposals import PACK, delegated_to, right_of

_CLOSED = (401, 403)
_GO_ON = "Skabelonerne er som før."
_TELL = "Sig det til IT-sikkerhed."


class FetchError(Exception):
    """Nothing was fetched; the message is a Danish sentence.

    Attributes:
        is_away: the source cannot be reached, which happens; all else is wrong with what it holds.
    """

    def __init__(self, message: str, *, is_away: bool = False) -> None:
        super().__init__(message)
        self.is_away = is_away


@dataclass(frozen=True)
class Offer:
    """A pack that those who may have signed for this machine.

    Attributes:
        name: as the policy calls it: ``team07/breve``.
        path: where it is published; that of a unit comes before the one for all.
        sha256: of its bytes.
        custom: what its publisher says of it; for people, nothing is decided by it.
        right: by which it was published.
    """

    name: str
    path: str
    sha256: str
    length: int
    custom: dict[str, Any]
    right: Right


class Client:
    """One look at a share. ``folder`` keeps what was last verified, so that nothing older is believed."""

    def __init__(self, source: str, trusted: bytes, folder: Path) -> None:
        ensure_folder(folder)
        self._folder = folder
        fetcher, base = fetcher_for(source)
        with _told():
            self._updater = Updater(
                str(folder),
                f"{base}metadata/",
                target_base_url=f"{base}targets/",
                fetcher=fetcher,
                bootstrap=trusted,
            )

    def refresh(self) -> datetime:
        """See what is in force; until when that is known.

        Raises:
            FetchError: it cannot be known.
        """
        with _told():
            self._updater.refresh()
            return Metadata[Timestamp].from_file(self._file("timestamp")).signed.expires

    def offer(self, name: str, unit: str = "") -> Offer | None:
        """The pack called ``name``, that of ``unit`` before the one for all; None while nobody publishes it.

        Raises:
            FetchError: what is offered cannot be believed.
        """
        with _told():
            role = delegated_to(self._office, name.partition("/")[0])
            if role is None or f"{role.name}.json" not in self._listed:  # a team that has published nothing yet
                return None
            for path in ([f"{name}.{unit}{PACK}"] if unit else []) + [f"{name}{PACK}"]:
                if found := self._updater.get_targetinfo(path):
                    sha256 = found.hashes["sha256"]
                    return Offer(name, path, sha256, found.length, found.custom or {}, right_of(role))
        return None

    def fetch(self, offer: Offer, into: Path) -> bytes:
        """The pack itself.

        Raises:
            FetchError: it is not there as it was signed.
        """
        target = TargetFile(offer.length, {"sha256": offer.sha256}, offer.path)
        if offer.length > 2 * MOST_BYTES:
            raise FetchError(f"Pakken »{offer.name}« er for stor. {_GO_ON} {_TELL}")
        with _told():
            path = self._updater.download_target(target, str(into))
        raw = Path(path).read_bytes()
        Path(path).unlink()
        return raw

    @cached_property
    def _office(self) -> Metadata[Targets]:
        """Which teams there are, as it was when it was first asked for."""
        return Metadata[Targets].from_file(self._file("targets"))

    @cached_property
    def _listed(self) -> Collection[str]:
        """The files of metadata that are in force, likewise."""
        return Metadata[Snapshot].from_file(self._file("snapshot")).signed.meta

    def _file(self, role: str) -> str:
        """What ``Updater`` has verified and keeps."""
        return str(self._folder / f"{role}.json")


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong, as a sentence for the person at this machine."""
    try:
        yield
    except DownloadHTTPError as error:
        if error.status_code in _CLOSED:
            raise FetchError(f"Drevet med skabelonpakker må ikke læses herfra. {_GO_ON} Bed IT om adgang.") from None
        raise FetchError(f"Drevet med skabelonpakker svarer med fejl {error.status_code}. {_GO_ON}") from None
    except ExpiredMetadataError:
        raise FetchError(
            f"Skabelonpakkerne på drevet er ikke blevet bekræftet i tide. {_GO_ON} Udgiveren kan være gået i stå."
        ) from None
    except BadVersionNumberError:
        raise FetchError(f"Drevet tilbyder ældre skabelonpakker end dem, der er set før. {_GO_ON} {_TELL}") from None
    except UnsignedMetadataError:
        raise FetchError(f"Skabelonpakkerne på drevet er ikke underskrevet af dem, der må. {_GO_ON} {_TELL}") from None
    except (LengthOrHashMismatchError, DownloadLengthMismatchError):
        raise FetchError(f"En skabelonpakke på drevet er ikke den, der blev underskrevet. {_GO_ON} {_TELL}") from None
    except RepositoryError:
        raise FetchError(f"Det, der ligger på drevet, kan ikke læses som skabelonpakker. {_GO_ON} {_TELL}") from None
    except DownloadError:
        raise FetchError(f"Drevet med skabelonpakker kan ikke nås. {_GO_ON}", is_away=True) from None
    except OSError:
        raise FetchError(
            f"Skabelonpakkerne kan ikke gemmes på denne maskine. {_GO_ON} Se, om disken er fuld."
        ) from None
