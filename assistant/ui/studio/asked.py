"""What the studio asks of a template, in the words of who writes it; ``asked_of_field`` has what it asks of a field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import itemgetter

from assistant.model.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    MultiChoiceField,
    TextField,
    choices,
    plain_label,
)
from assistant.model.knowledge import Knowledge
from assistant.ui.editing.group import Shape
from assistant.ui.studio.asked_of_field import FIRST, TYPES, rest_questions

Values = Mapping[str, object]
KINDS = {"note": "Notat", "letter": "Brev", "guidance": "Vejledning", "plan": "Planafsnit", "text": "Anden tekst"}
CERTAINTIES = {
    "high": "Sikker: læst i kilden",
    "medium": "Rimelig: hos en myndighed",
    "low": "Usikker: læst andetsteds",
    "unknown": "Ved ikke",
}
_STATES = {"draft": "Udkast: kun til mig", "": "Færdig"}
_REMINDERS = {"journal": "Notatet skal være færdigt næste arbejdsdag", "min-plan": "Min Plan skal sendes"}
LINES = frozenset({"search", "follow_up", "what"})
"""Asked for with a line for each."""
_NUMBERS = frozenset({"max_length", "minimum", "maximum", "decimals", "at_least", "at_most", "max_days"})
_DAYS = frozenset({"valid_from", "valid_to", "withdrawn", "checked_on"})
FACTS: tuple[tuple[str, ...], ...] = (
    ("title",),
    ("kind",),
    ("note_type",),
    ("state",),
    ("version", "valid_from", "valid_to"),
    ("source",),
    ("certainty",),
    ("search",),
)
"""What everybody is asked, in rows."""
FOLDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "Kontrol og godkendelse": (("checked_on", "checked_by"), ("approved_by",), ("change_note",)),
    "Bagefter": (("follow_up",), ("settles",)),
    "Når den ikke må bruges mere": (("withdrawn",), ("withdrawn_why",), ("replaced_by",)),
    "Sprogkontrol": (("text_kind",),),
}
"""The rest, by the title it is folded under."""


def facts(knowledge: Knowledge) -> dict[str, Field]:
    """The questions about a template as a whole, by key."""
    types = sorted(((each.id, each.prefix.rstrip(":")) for each in knowledge.note_types.values()), key=itemgetter(1))
    texts = sorted(((each.id, each.name) for each in knowledge.language.kinds), key=itemgetter(1))
    questions: tuple[Field, ...] = (
        TextField(name="title", label="Titel", help="Det, kolleger ser, når de leder efter den."),
        ChoiceField(name="kind", label="Hvad er det?", choices=choices(KINDS)),
        ChoiceField(
            name="note_type",
            label="Notattype",
            help="Den giver præbetegnelsen i overskriften.",
            choices=choices({"": "Ingen", **dict(types)}),
        ),
        ChoiceField(
            name="state",
            label="Hvor langt er den?",
            help="Et udkast bliver kontrolleret, men kolleger ser det ikke.",
            choices=choices(_STATES),
        ),
        TextField(name="version", label="Version", help="Nyt, når ordlyden ændres."),
        DateField(name="valid_from", label="Gælder fra"),
        DateField(name="valid_to", label="Sidste dag", help="Tom, så længe den gælder."),
        TextField(name="source", label="Kilde", help="Lov og paragraf, rapport eller jeres egen arbejdsgang."),
        ChoiceField(name="certainty", label="Hvor sikker er kilden?", choices=choices(CERTAINTIES)),
        LongTextField(name="search", label="Andre ord, den skal findes på – ét på hver linje"),
        DateField(name="checked_on", label="Sammenlignet med kilden den"),
        TextField(name="checked_by", label="Af"),
        TextField(name="approved_by", label="Godkendt af", help="Navn og dag. Tom viser »ikke godkendt« i skemaet."),
        LongTextField(name="change_note", label="Hvad er nyt?", help="Vises for dem, der har brugt den før."),
        LongTextField(
            name="follow_up",
            label="Skabeloner, der tilbydes bagefter – én på hver linje",
            help="Deres id, som det står under titlen i listen.",
        ),
        MultiChoiceField(name="settles", label="Den afslutter påmindelsen", choices=choices(_REMINDERS)),
        DateField(name="withdrawn", label="Må ikke bruges fra", help="Uanset hvornår den ellers gælder."),
        TextField(name="withdrawn_why", label="Hvorfor?", help="En hel sætning, som kolleger får at se."),
        TextField(name="replaced_by", label="Brug i stedet", help="Den andens id, som det står i listen."),
        ChoiceField(
            name="text_kind",
            label="Sproget bedømmes som",
            choices=choices({"": "Det følger af, hvad det er", **dict(texts)}),
        ),
    )
    return {field.name: field for field in questions}


HEADING: tuple[Field, ...] = (
    TextField(name="keyword", label="Nøgleord", help="Ét af notattypens, eller et svar, der er et."),
    TextField(name="what", label="Hvad"),
    TextField(name="who", label="Hvem", help="En rolle, aldrig et navn."),
    TextField(name="date", label="Dato eller frist"),
)
OUTPUT: tuple[Field, ...] = (
    TextField(
        name="label", label="Hvor hører teksten til?", help="Fx Aftalefelt i Fasit. I et brev er emne emnelinjen."
    ),
    LongTextField(name="text", label="Tekst"),
    LongTextField(name="pointer", label="Hvis enheden kun henviser", folded=True, help="Fx Se Min Plan af {{ dato }}."),
    TextField(name="name", label="Navn", folded=True, help="emne er emnet i Digital Post."),
)
CHECK: tuple[Field, ...] = (
    TextField(name="when", label="Den siger til, når"),
    TextField(name="message", label="Det får sagsbehandleren at vide", help="Hvad der er galt, og hvad man så gør."),
    TextField(name="field", label="Vises ved spørgsmålet"),
    ChoiceField(
        name="severity",
        label="Hvor vigtigt er det?",
        choices=choices({"": "Teksten kan ikke indsættes", "warning": "En advarsel", "hint": "Et råd"}),
    ),
)
REMINDER: tuple[Field, ...] = (
    ChoiceField(name="kind", label="Hvad skal huskes?", choices=choices(_REMINDERS)),
    TextField(name="when", label="Hvornår er der noget at huske?"),
)


def to_value(name: str, raw: object) -> object:
    """What ``raw``, as an editor gives it, is in a template; None where it is nothing, or a day not understood.

    A number that is not understood stays as it was typed: so it is kept, and the template's check tells of it.
    """
    if name in LINES:
        return [line.strip() for line in str(raw or "").splitlines() if line.strip()] or None
    if name in _DAYS:
        return day_of(raw)
    if name in _NUMBERS:
        return raw
    return raw or None


def to_raw(name: str, value: object) -> object:
    """The other way; None for what no editor can show."""
    if name in LINES:
        return "\n".join(map(str, value)) if isinstance(value, list) else None
    if isinstance(value, date):
        return value.isoformat()
    return value if value is not None or name not in {"note_type", "text_kind", "state", "severity"} else ""


SHAPE = Shape(to_value, to_raw)
_LABELS = {
    **{field.name: plain_label(field) for field in (*HEADING, *OUTPUT, *CHECK)},
    **{field.name: plain_label(field) for kind in TYPES for field in (*FIRST, *rest_questions(kind))},
    "choices": "Svar at vælge imellem",
    "example": "Et svar at prøve med",
    "shown_if": "Hvornår spørges der?",
    "when": "Når",
    "field": "Vises ved",
    "fields": "Spørgsmål",
    "checks": "Kontroller",
    "outputs": "Flere tekster",
    "heading": "Overskrift",
    "id": "Id",
}


def labels(knowledge: Knowledge) -> Mapping[str, str]:
    """What each key of a template is called here."""
    whole = {name: plain_label(field).partition(" –")[0] for name, field in facts(knowledge).items()}
    return {**_LABELS, **whole}


def day_of(raw: object) -> date | None:
    """The day that an editor gives; None where it is none, or not understood."""
    try:
        return date.fromisoformat(str(raw))
    except ValueError:
        return None
