"""What the studio asks of each question of a template: what is asked, and what it is answered with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.casework.migration.naming import Names, field_name, id_of
from assistant.casework.toml_values import tables_in
from assistant.model.fields import (
    ChoiceField,
    ComputedField,
    Field,
    LongTextField,
    NoteField,
    NumberField,
    OptionalField,
    TextField,
    choices,
)

TYPES = {
    "text": "Tekst på én linje",
    "longtext": "Flere linjer tekst",
    "choice": "Vælg ét svar",
    "multichoice": "Et eller flere svar",
    "yesno": "Ja eller nej",
    "date": "Dato",
    "period": "Periode",
    "time": "Klokkeslæt",
    "number": "Antal eller andet tal",
    "money": "Beløb i kroner",
    "rows": "Rækker i en liste",
    "optional": "Slås til: noget, der kun er med, når det er valgt",
    "computed": "Udregnes: der svares ikke",
    "note": "Oplysning: kun en vejledning, der svares ikke",
}
"""What a field is answered with."""
FIRST: tuple[Field, ...] = (
    TextField(name="label", label="Spørgsmål", help="Som sagsbehandleren læser det."),
    ChoiceField(name="type", label="Hvad svares der med?", choices=choices(TYPES)),
)
"""The questions about every field."""
UNANSWERED = (ComputedField, NoteField, OptionalField)
"""Fields that no answer can be tried with."""
_MOST_WORDS = 3
_SMALL_WORDS = (
    "hvad hvem hvis hvilken hvilket hvilke hvordan hvornår hvor hvorfor er var blev bliver har havde skal kan vil må "
    "der du i jeg vi en et den det de til for på med af og om fra ved at som borgeren borgerens"
)
"""Words that tell nothing of what is asked for, in the name of a field."""


def rest_questions(kind: str) -> tuple[Field, ...]:
    """The other questions about a field of the type ``kind``; folded are those that are seldom needed."""
    asked: list[Field] = []
    if kind in ("choice", "multichoice"):
        asked.append(LongTextField(name="choices", label="Svar at vælge imellem – ét på hver linje"))
    if kind == "computed":
        asked.append(TextField(name="value", label="Sådan regnes det ud", help="Fx dato | plus_dage(14)."))
    asked.append(TextField(name="help", label="Hjælp under spørgsmålet", help="Vises, mens der svares."))
    if kind not in ("computed", "note", "optional"):
        asked.append(OptionalField(name="required", label="Teksten kan ikke stå uden svaret"))
    asked += [_OF_TYPE[name] for name in _EXTRAS.get(kind, ())]
    asked += [
        OptionalField(name="folded", label="Ligger under »Flere oplysninger«", folded=True),
        TextField(name="name", label="Navn i teksten", folded=True, help="Skift det, så skifter det også i teksten."),
    ]
    return tuple(asked)


_OF_TYPE: dict[str, Field] = {
    field.name: field
    for field in (
        NumberField(name="max_length", label="Højst så mange tegn", folded=True),
        TextField(name="unit", label="Enhed", help="Fx timer."),
        NumberField(name="minimum", label="Mindst", folded=True, decimals=2),
        NumberField(name="maximum", label="Højst", folded=True, decimals=2),
        NumberField(name="decimals", label="Cifre efter kommaet", folded=True),
        NumberField(name="max_days", label="Højst så mange dage", folded=True),
        NumberField(name="at_most", label="Højst så mange", folded=True),
        NumberField(name="at_least", label="Mindst så mange", folded=True),
        TextField(name="earliest", label="Tidligst", folded=True, help="idag, idag-365 eller idag+14."),
        TextField(name="latest", label="Senest", folded=True, help="idag, idag-365 eller idag+14."),
        TextField(name="suggestion", label="Dag, der tilbydes", folded=True, help="Fx idag+14. Vælges med én tast."),
        TextField(name="default", label="Udfyldt på forhånd", folded=True, help="Kun idag, idag+14 eller enhed.phone."),
    )
}
_EXTRAS: Mapping[str, tuple[str, ...]] = {
    "text": ("max_length", "default"),
    "longtext": ("max_length",),
    "multichoice": ("at_most",),
    "date": ("earliest", "latest", "suggestion", "default"),
    "period": ("max_days",),
    "number": ("unit", "minimum", "maximum", "decimals"),
    "money": ("minimum", "maximum"),
    "rows": ("at_least", "at_most"),
}


def choices_of(lines: str, old: object) -> list[dict[str, object]] | None:
    """The choices that ``lines`` are: one that was there, or stands where it stood, keeps its value."""
    before = tables_in(old)
    labels = [line.strip() for line in lines.splitlines() if line.strip()]
    known = {str(each.get("label")): str(each.get("value")) for each in before}
    gone = [str(each.get("value")) for each in before if str(each.get("label")) not in labels]
    values = [known.get(label) or (gone.pop(0) if len(labels) == len(before) and gone else "") for label in labels]
    names = Names("-", filter(None, values))
    pairs = zip(labels, values, strict=True)
    return [{"value": value or names.free(id_of(label, "svar")), "label": label} for label, value in pairs] or None


def lines_of(choices: object) -> str | None:
    """The other way: their labels."""
    return "\n".join(str(each.get("label", "")) for each in tables_in(choices)) or None


def is_name(said: str) -> bool:
    """Whether a field may be called ``said``."""
    return bool(said) and field_name(said) == said


def name_for(label: str, taken: Sequence[str]) -> str:
    """The name of a field that asks ``label``; empty where nothing is asked yet."""
    words = re.findall(r"\w+", label.replace("&", ""))
    telling = [word for word in words if word.lower() not in _SMALL_WORDS.split()] or words
    return Names("_", taken).free(field_name("_".join(telling[:_MOST_WORDS]))) if words else ""
