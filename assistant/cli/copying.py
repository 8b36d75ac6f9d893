"""``--copy``: a text on the clipboard."""

from __future__ import annotations

import sys

from assistant.cli.output import RefusalError


def copy(text: str) -> None:
    """Put ``text`` there.

    Raises:
        RefusalError: it cannot be had.
    """
    if sys.platform == "win32":
        from assistant.app.copying import copy_private  # noqa: PLC0415 - loads Qt

        if not copy_private(text):
            raise RefusalError("Teksten kan ikke kopieres: et andet program bruger udklipsholderen. Prøv igen.", 3)
    else:
        import pyperclip  # noqa: PLC0415 - looks for clipboard programs when imported

        try:
            pyperclip.copy(text)
        except pyperclip.PyperclipException:
            message = "Teksten kan ikke lægges på udklipsholderen her. Installér xclip eller wl-clipboard."
            raise RefusalError(message, 3) from None
