"""What is said when a template has been saved of those who had compared and approved it before it was changed."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.casework.studio.rules.kinds import APPROVED, CHECKED

_APPROVED = "godkendt af {}, men ændret siden: den skal {}godkendes igen nederst på »Oplysninger«."
_COMPARED = "sammenlignes og "
_CHECKED = "sammenlignet med kilden, men ændret siden: gør det igen, og skriv dagen nederst på »Oplysninger«."


def lost(signs: Mapping[str, object], title: str = "") -> str:
    """What is to be done where ``signs`` have been taken away; empty where none have.

    Args:
        signs: who had compared and approved it.
        title: of the template, where it is not the one she sees.
    """
    text = _CHECKED if any(name in signs for name in CHECKED) else ""
    if APPROVED in signs:
        text = _APPROVED.format(signs[APPROVED], _COMPARED * bool(text))
    return f"»{title}«: {text}" if title and text else text[:1].upper() + text[1:]
