"""Receipts on disk, and the wordings that they name. All of it runs in a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.model.receipt import Receipt
from assistant.store import paths, receipts, wordings
from assistant.store.lock import locked

if TYPE_CHECKING:
    from assistant.model.knowledge import Knowledge
    from assistant.model.template import Template


def keep(receipt: Receipt, template: Template, knowledge: Knowledge) -> None:
    """Keep ``receipt``, and before it the wording it names, so that it names none that is not there.

    Raises:
        OSError: one of them could not be written.
    """
    from assistant.casework.wordings import keep  # noqa: PLC0415 - not needed for forgetting

    with locked(paths.receipts_file()):
        rests_on = keep(paths.wordings_dir(), template, knowledge)
        receipts.append(paths.receipts_file(), replace(receipt, rests_on=rests_on))


def forget_old(days: int, now: datetime) -> None:
    """Forget receipts that are older than ``days``, and every wording that none of the others names.

    Under the lock, as it writes anew what it has read: a receipt that came in between, from any session, would be gone.
    """
    with locked(paths.receipts_file()):
        receipts.prune(paths.receipts_file(), days=days, now=now)
        wordings.prune(paths.wordings_dir(), set(_named()), now)


def _named() -> Iterator[str]:
    for receipt in receipts.read(paths.receipts_file()):
        yield receipt.wording
        yield from (rest.sha256 for rest in receipt.rests_on)
