"""How much of a heading a field has taken."""

from __future__ import annotations


def accepted(heading: str, held: str) -> int | None:
    """Length of the beginning of ``heading`` that stands at the end of ``held``.

    Args:
        heading: what was sent.
        held: the field's text up to the caret; the field may have held something before.

    Returns:
        None when nothing of the heading is recognised, so that nothing can be said.
    """
    sent, stands = _plain(heading), _plain(held)
    return next((n for n in range(len(sent), 0, -1) if stands.endswith(sent[:n])), None)


def _plain(text: str) -> str:
    """With ordinary spaces: fields swap them for hard ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
