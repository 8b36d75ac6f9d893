"""What can keep a pack from being published, as one sentence each."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.casework.hand_files import NotSavedError, UnreadableError
from assistant.casework.packdiff.reading import NotAPackError
from assistant.casework.publishing import ArchiveError, KeyFaultError, ProposalError, RefusedPackError, ShareError

_TOLD = (
    *(ArchiveError, KeyFaultError, NotAPackError, NotSavedError),
    *(ProposalError, RefusedPackError, ShareError, UnreadableError),
)
_FULL = "Der er ikke plads på disken. Gør plads, og prøv igen. Der er ikke udgivet noget."
_CLOSED = "»{}« kan ikke læses eller skrives af din konto. Se, om drevet er der, eller bed IT om rettigheder."


class NotPublishedError(Exception):
    """Nothing was done; the message is a Danish sentence that says why, and what to do."""


@contextmanager
def told() -> Iterator[None]:
    """Whatever goes wrong, as ``NotPublishedError``."""
    try:
        yield
    except _TOLD as error:
        raise NotPublishedError(str(error)) from None
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise NotPublishedError(_FULL if is_full else _CLOSED.format(error.filename or "Mappen")) from None
