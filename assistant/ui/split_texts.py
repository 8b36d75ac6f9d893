"""What is said of splitting a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.desktop.result import Outcome, Result
from assistant.model.forms import Form, Receiver
from assistant.ui import check_texts
from assistant.ui.texts import Telling

if TYPE_CHECKING:
    from assistant.casework.split_rows import Row

NOTHING = "Jeg fandt hverken noget markeret eller noget kopieret. Hent en fil, eller markér teksten, og tryk igen."
TOO_LONG = "Teksten er længere end 400 sider. Tag et stykke ad gangen."
NO_FORMS = Telling(
    "Der er ingen blanketter at fordele efter",
    ("Pakken mangler forms.toml. Spørg din fagkoordinator.",),
    has_text=False,
)
_SOURCES = {True: "Fra det markerede", False: "Fra det kopierede"}
NO_FILE = "Filen kan ikke læses. Er den flyttet, eller er den åben i et andet program?"
FROM_FILE = "Fra en fil"


def source(*, is_selected: bool) -> str:
    """Where the text comes from."""
    return _SOURCES[is_selected]


def why_nothing(result: Result, target: str) -> tuple[str, ...]:
    """Why there is no text to split."""
    if result.outcome is Outcome.NOTHING_COPIED:
        return (NOTHING, *check_texts.of_clipboard(result))
    if result.outcome is Outcome.TOO_LONG:
        return (TOO_LONG, *check_texts.of_clipboard(result))
    return check_texts.of_reading(result, target).sentences


def what_comes(form: Form, receiver: Receiver | None, leader: str) -> str:
    """What happens after approval, and what she does then."""
    if receiver is not None:
        first = form.field(receiver.steps[0].field)
        where = f"»{first.label}«" if first else "det første felt"
        return f"Når du har godkendt: Sæt markøren i feltet {where}, og tryk {leader} og så tallet på listen."
    return f"Når du har godkendt, venter hver tekst på sin tast: Sæt markøren, og tryk {leader} og så tallet."


def summary(form: Form, rows: Sequence[Row], lost: int) -> str:
    """What is missing, and that ``lost`` of the wanted rows will not go along."""
    said = []
    if lost:
        said.append(f"{_count(lost)} har ikke plads i blanketten og kommer ikke med.")
    if rows and (missing := _missing(form, rows)):
        said.append(f"Mangler: {', '.join(missing)}.")
    return " ".join(said)


def verdict(rows: Sequence[Row], errors: int) -> str:
    """How many go along, and how many errors they have; none closes the button, for the forms are others'."""
    wanted = sum(row.is_wanted and bool(row.value.strip()) for row in rows)
    return " · ".join(filter(None, (f"{errors} fejl" if errors else "", f"{_count(wanted)} valgt")))


def _missing(form: Form, rows: Sequence[Row]) -> list[str]:
    """What the form or report has a place for, and the text has not; a list lacks nothing."""
    has = {row.name for row in rows if row.value.strip()}
    return [] if form.kind == "list" else [each.label for each in form.fields if each.name not in has]


def _count(count: int) -> str:
    return "1 række" if count == 1 else f"{count} rækker"
