"""What is said of a text that was read, or could be."""

from __future__ import annotations

from assistant.casework.packdiff.words import counted
from assistant.casework.studio.golden import ReadText

KEY = "Ctrl+J"
"""Keeps it."""
_TRIED = "Det, du prøver nu"
_SAME = "✓ Teksten er, som da den blev læst."
_OTHER = f"▲ {{}} er anderledes, end da teksten blev læst. Er det rigtigt, så tryk {KEY}."
_LINES = f"▲ Linjerne er delt på en anden måde, end da teksten blev læst. Er det rigtigt, så tryk {KEY}."
_DROPPED = "▲ Der spørges ikke mere om »{}«. Beholder du teksten, bliver svaret glemt."
_UNREAD = f"Ikke læst endnu. Læs teksten. Er den rigtig, så tryk {KEY}."


def line_of(text: ReadText, *, is_whole: bool) -> str:
    """``text`` as a line of the list, with no word of how it is where ``is_whole`` is false: it cannot be made now."""
    if not text.is_kept:
        return _TRIED
    if not is_whole:
        return text.name
    mark = "✓" if text.is_same else "●" if text.fault else "▲"
    return f"{mark} {text.name}"


def state_of(text: ReadText) -> tuple[str, str]:
    """What became of ``text``, and the look of a line that says it."""
    if text.fault:
        return (f"● {text.fault}", "error") if text.is_kept else (text.fault, "help")
    if not text.before:
        return _UNREAD, "help"
    if text.is_same:
        return _SAME, "help"
    if text.dropped:
        return _DROPPED.format("«, »".join(text.dropped)), "warning"
    return (_OTHER.format(counted(len(text.changes))) if text.changes else _LINES), "warning"
