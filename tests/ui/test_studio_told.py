"""What is wrong in a template is told in the words of the pages, after the part that it is in."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.casework.studio.surroundings import surroundings
from assistant.model.finding import Finding, Severity
from assistant.store.paths import data_dir
from assistant.ui.studio.told import Telling

VALUES = {
    "fields": [
        {"name": "dag", "type": "date", "label": "Hvor&når?", "ukendt": "x"},
        {"name": "sted", "type": "text", "label": "Hvor?"},
        {"name": "tid"},
    ]
}
"""The first and the last are not whole."""


@pytest.fixture(scope="module")
def tell() -> Telling:
    folder = data_dir() / "templates" / "standard"
    return Telling(surroundings(folder, (), date(2026, 11, 24)).drafter.knowledge)


@pytest.mark.parametrize(
    ("code", "message", "where", "told"),
    [
        ("P03", "»ukendt« kendes ikke her.", "fields.0.ukendt", "Spørgsmål 1, »Hvornår?«: »ukendt« kendes ikke her."),
        ("P04", "»example« mangler.", "fields.1.example", "Spørgsmål 2, »Hvor?«: »Et svar at prøve med« mangler."),
        ("P04", "»label« mangler.", "fields.2.label", "Spørgsmål 3: »Spørgsmål« mangler."),
        ("P12", "»sted« er tom.", "body.3", "Teksten, linje 4: »Hvor?« er tom."),
        ("P11", "»title« er ikke et felt.", "body.3", "Teksten, linje 4: »title« er ikke et felt."),
        (
            "P11",
            "»stde« er ikke et felt. Mente du »sted«?",
            "body.3",
            "Teksten, linje 4: »stde« er ikke et felt. Mente du »sted«? Det er svaret på »Hvor?«.",
        ),
        (
            "P10",
            "Der står ikke noget mellem {{ og }}. Skriv, hvilket svar der skal stå her.",
            "body.3",
            "Teksten, linje 4: Der står ikke noget mellem {{ og }}. "
            "Skriv, hvilket svar der skal stå her, eller vælg det på listen (Ctrl+Mellemrum).",
        ),
        ("P11", "Feltet »Feltet ud« findes ikke.", "body.3", "Teksten, linje 4: Spørgsmålet »Feltet ud« findes ikke."),
        (
            "P09",
            "Feltet har ingen svarmuligheder.",
            "fields.1.choices",
            "Spørgsmål 2, »Hvor?«: Spørgsmålet har ingen svarmuligheder.",
        ),
        (
            "P04",
            "»certainty« mangler. Skriv en af high, medium, low, unknown.",
            "certainty",
            "»Hvor sikker er kilden?« mangler. Vælg en.",
        ),
        (
            "P07",
            "En skabelon til et notat skal have en notattype.",
            "kind",
            "Hvad er det: Vælg notattypen under »Notattype«.",
        ),
    ],
)
def test_a_finding_is_told_where_it_is(tell: Telling, code: str, message: str, where: str, told: str) -> None:
    assert tell.line(Finding(code, Severity.ERROR, message, where), VALUES) == told
