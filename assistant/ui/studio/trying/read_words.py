"""What is said of a text that was read, or could be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

from assistant.casework.pack.golden_files import FROM_EXAMPLES
from assistant.casework.packdiff.words import counted
from assistant.casework.studio.golden import OTHERWISE, ReadText, answers_told
from assistant.model.template import Template

KEY = "Ctrl+J"
"""Keeps it."""
_TRIED = "Det, du prøver nu"
_SAME = "✓ Teksten er, som da den blev læst."
_OTHER = f"▲ {{}} er anderledes, end da teksten blev læst. Er det rigtigt, så tryk {KEY}."
_LINES = f"▲ Linjerne er delt på en anden måde, end da teksten blev læst. Er det rigtigt, så tryk {KEY}."
_DROPPED = "▲ Der spørges ikke mere om »{}«. Beholder du teksten, bliver svaret glemt."
_UNREAD = f"Ikke læst endnu. Læs teksten. Er den rigtig, så tryk {KEY}."
_BESIDE, _ALIKE = " Sammenlignet med ordlyden til {:%d.%m.%Y}", ": ingen sætning er ny eller ændret."
_EXAMPLES = "Eksemplernes svar"
_UNNAMED = re.compile(rf"({FROM_EXAMPLES}|{OTHERWISE})(-\d+)?")
"""Names that the program gave."""
_LONGEST = 70
_DANISH = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


def lines_of(texts: Sequence[ReadText], template: Template | None, *, is_whole: bool) -> list[str]:
    """``texts`` as lines of the list, with no word of how they are where they cannot be made now.

    Those that are called the same are told apart by their days.
    """
    called = [called_by(text, template) for text in texts]
    lines = []
    for text, name in zip(texts, called, strict=True):
        said = f"{name} · {text.day:%d.%m.%Y}" if called.count(name) > 1 else name
        mark = "" if not (text.is_kept and is_whole) else "✓ " if text.is_same else "● " if text.fault else "▲ "
        lines.append(f"{mark}{said}")
    return lines


def called_by(text: ReadText, template: Template | None) -> str:
    """What ``text`` is called in plain words, and what is answered otherwise than by the examples."""
    if not text.is_kept:
        return _TRIED
    named = "" if _UNNAMED.fullmatch(text.name) and not text.fault else _in_plain_words(text.name)
    answers = answers_told(text, template) if template else []
    return shorten(" · ".join(filter(None, (named, *answers))) or _EXAMPLES, _LONGEST, placeholder=" …")


def _in_plain_words(name: str) -> str:
    """The name of a file as it was said."""
    said = name.replace("-", " ")
    for written, letter in _DANISH:
        said = said.replace(written, letter)
    return f"{said[:1].upper()}{said[1:]}"


def state_of(text: ReadText) -> tuple[str, str]:
    """What became of ``text``, and the look of a line that says it."""
    if text.fault:
        return (f"● {text.fault}", "error") if text.is_kept else (text.fault, "help")
    if not text.is_kept and text.until:
        return f"{_UNREAD}{_BESIDE.format(text.until)}{'.' if text.changes else _ALIKE}", "help"
    if not (text.is_kept and text.before):
        return _UNREAD, "help"
    if text.is_same:
        return _SAME, "help"
    if text.dropped:
        return _DROPPED.format("«, »".join(text.dropped)), "warning"
    return (_OTHER.format(counted(len(text.changes))) if text.changes else _LINES), "warning"
