"""``studio``: the window in which a pack's templates are written."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.casework.hand_files import NotSavedError
from assistant.casework.studio.packs import begin_pack, below, own_pack
from assistant.cli.chosen import day_of, packs
from assistant.cli.output import RefusalError


def open_studio(options: argparse.Namespace) -> int:
    """Open the pack that is named, or her own; one that is not there yet is begun."""
    from assistant.app import NO_SCREEN, has_screen  # noqa: PLC0415 - Qt

    if not has_screen():
        raise RefusalError(NO_SCREEN, 3)
    folder: Path = options.folder or own_pack()
    if folder.exists() and not folder.is_dir():
        raise RefusalError(f"»{folder}« er ikke en mappe. Skriv mappen med pakken.", 2)
    day, named = day_of(options), packs(options) or []
    try:
        begin_pack(folder, day)
    except NotSavedError as error:
        raise RefusalError(str(error), 2) from None
    from assistant.app.studio import write  # noqa: PLC0415 - Qt

    return write(folder, below(folder, named), day)
