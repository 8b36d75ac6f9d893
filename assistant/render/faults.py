"""Why a text cannot be made, in Danish: Jinja and Python's compiler say it in English."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateSyntaxError

from assistant.render.brackets import not_ended


class RenderError(Exception):
    """The text cannot be made; the message is a Danish sentence.

    Attributes:
        faults: every reason as (line, sentence), lines from 1 within the text.
    """

    def __init__(self, message: str, line: int = 1, *others: tuple[int, str]) -> None:
        super().__init__(message)
        self.faults = ((line, message), *others)


TOO_INTRICATE = "Teksten er for indviklet: for mange led inden i hinanden, eller et for langt tal."


@contextmanager
def told_in_danish(source: str = "") -> Iterator[None]:
    """Whatever Jinja or Python's own compiler has against a text, as a ``RenderError``; ``source`` is the text."""
    try:
        yield
    except TemplateSyntaxError as error:
        line = "".join(source.split("\n")[error.lineno - 1 : error.lineno])
        raise RenderError(not_ended(line) or _danish(error), error.lineno) from None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise RenderError(TOO_INTRICATE) from None


def _danish(error: TemplateSyntaxError) -> str:
    english = error.message or ""
    if "end of print statement" in english:
        return "Her er en fejl mellem {{ og }}. Se efter parenteser, anførselstegn og stavefejl."
    if "Unexpected end of template" in english or "end of template" in english:
        return "Der mangler en afslutning: {% endif %}, {% endfor %} eller {% endlaast %}."
    if "unknown tag" in english.lower():
        tag = english.split("'")[1] if "'" in english else ""
        return f"»{{% {tag} %}}« kendes ikke eller står uden sin begyndelse."
    if "No filter named" in english:
        return f"Filteret »{english.split(chr(39))[1]}« findes ikke."
    return "Her er en fejl mellem {{ og }} eller {% og %}. Se efter parenteser, anførselstegn og stavefejl."
