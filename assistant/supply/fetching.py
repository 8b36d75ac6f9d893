"""How the files of a share reach this machine: from a folder, or from a web server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient import FetcherInterface
from tuf.ngclient.urllib3_fetcher import Urllib3Fetcher

_CHUNK = 64 * 1024
_PATIENCE = 15
"""Seconds that a server may be silent."""
_NOT_FOUND, _CLOSED = 404, 403


def is_web(source: str) -> bool:
    """Whether ``source`` is a web address rather than a folder."""
    return source.lower().startswith(("http://", "https://"))


def fetcher_for(source: str) -> tuple[FetcherInterface, str]:
    """What fetches from ``source``, and the address that it takes the files to lie below."""
    if is_web(source):
        return WebFetcher(), source.rstrip("/") + "/"
    return FolderFetcher(Path(source)), FolderFetcher.BELOW


class WebFetcher(Urllib3Fetcher):
    """From a web server, by the proxy that the system names; whatever goes wrong is a ``DownloadError``."""

    def __init__(self) -> None:
        super().__init__(socket_timeout=_PATIENCE, app_user_agent="Sagstast")

    def _chunks(self, response: object) -> Iterator[bytes]:
        try:
            yield from super()._chunks(response)  # type: ignore[arg-type]  # urllib3's own
        except DownloadError:
            raise
        except Exception as error:  # whatever a network can do
            raise DownloadError(str(error)) from error


class FolderFetcher(FetcherInterface):
    """From a folder, here or on a share."""

    BELOW = "folder:///"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _fetch(self, url: str) -> Iterator[bytes]:
        file = self._folder.joinpath(*unquote(url.removeprefix(self.BELOW)).split("/"))
        try:
            return self._chunks(file.open("rb"))
        except FileNotFoundError:
            if not self._folder.is_dir():
                raise DownloadError(f"{self._folder} is away") from None
            raise DownloadHTTPError("not there", _NOT_FOUND) from None
        except PermissionError:
            raise DownloadHTTPError("closed", _CLOSED) from None
        except OSError as error:
            raise DownloadError(str(error)) from error

    @staticmethod
    def _chunks(file: BinaryIO) -> Iterator[bytes]:
        try:
            with file:
                while chunk := file.read(_CHUNK):
                    yield chunk
        except OSError as error:  # the share has gone meanwhile
            raise DownloadError(str(error)) from error
