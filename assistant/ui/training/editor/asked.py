"""What the editor asks of an exercise, in the order in which a trainer thinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.casework.training.overview import LEVELS
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

SAYS, NEVER, MODELS, WRONGS = "says", "never", "models", "wrongs"
GROUPS = (SAYS, NEVER, MODELS, WRONGS)
RIGHT, ACCEPTED = "right", "accepted"
"""The two questions for ``note_types``: the best, and others that are right too."""
ROWS: tuple[tuple[str, ...], ...] = (
    ("title",),
    ("level", "day"),
    ("citizen", "case", "other_case"),
    ("situation",),
    ("call",),
    ("task",),
    (RIGHT, "form"),
    ("text_kind",),
    (ACCEPTED,),
    ("find",),
    (SAYS,),
    (NEVER,),
    ("hints",),
    ("traps",),
    ("why",),
    ("source",),
    ("certainty",),
    ("used",),
    (MODELS,),
    (WRONGS,),
)
"""Names that stand beside each other, from the top."""
_LINES = frozenset({"find", "hints", "used", "any_of"})
"""Asked for with a line for each."""
USUAL = {"place": "text"}
"""What holds where nothing is said."""
_PLACES = {
    "text": "Notatet",
    "heading": "Overskriften",
    "agreements": "Aftalefeltet",
    "my_plan": "Min Plan",
    "task": "Opgaven",
    "anywhere": "Hvor som helst",
}
_CERTAINTIES = {"high": "Sikker", "medium": "Rimelig", "low": "Usikker", "unknown": "Ved ikke"}
_TRAPS = {
    "phone": "Telefonen ringer",
    "two-cases": "To åbne sager",
    "outdated": "Et forældet ord",
    "altgr": "Tegn med AltGr",
    "holiday": "Ferie",
    "deadline": "En frist",
    "third-person": "En anden person",
    "sensitive": "Følsomme oplysninger",
}
NOTE: tuple[Field, ...] = (
    TextField(name="heading", label="Overskrift"),
    LongTextField(name="text", label="Notat"),
    LongTextField(name="agreements", label="Aftalefelt", folded=True),
    LongTextField(name="my_plan", label="Min Plan", folded=True),
    TextField(name="task", label="Opgave (dag og hvad)", folded=True),
    TextField(
        name="case", label="Sagen, det står på", folded=True, help="Kun hvis det er den forkerte sag: dens nummer."
    ),
)


def saying(what: str) -> tuple[Field, ...]:
    """What is asked of something that a note must say, or must not; ``what`` helps to write it."""
    return (
        TextField(name="what", label="Hvad", help=what),
        LongTextField(
            name="any_of",
            label="Ord, det kan kendes på – ét på hver linje",
            help="Ét af dem er nok. ringe* finder også ringede; … er op til ti ord imellem.",
        ),
        ChoiceField(name="place", label="Hvor", choices=choices(_PLACES)),
        TextField(name="why", label="Derfor", folded=True, help="Vises, når det er galt."),
        TextField(name="source", label="Kilde", folded=True),
    )


def asked(knowledge: Knowledge, forms: Mapping[str, str]) -> dict[str, Field]:
    """The questions but for those of the groups, by name; ``forms`` are titles of templates by id."""
    types = {each.id: each.prefix.rstrip(":") for each in knowledge.note_types.values()}
    types = dict(sorted(types.items(), key=lambda row: row[1]))
    questions: tuple[Field, ...] = (
        TextField(name="title", label="Titel", help="Kort, som den skal stå på listen: Borgeren kom ikke."),
        ChoiceField(name="level", label="Niveau", choices=choices({str(n): name for n, name in LEVELS.items()})),
        DateField(name="day", label="Dagen, det sker", help="Reglerne er dem, der gælder den dag."),
        TextField(name="citizen", label="Borger", help="Opdigtet, så man kan se det: Ask Opdigt."),
        TextField(name="case", label="Sagsnummer", help="Kun cifre."),
        TextField(name="other_case", label="En anden åben sag", help="Dens nummer, hvis der er en."),
        LongTextField(name="situation", label="Hvad er der sket?", help="Det, eleven får at vide. Aldrig fra en sag."),
        LongTextField(
            name="call",
            label="Et opkald, mens hun skriver",
            help="Hvem der ringer, og om hvad. Tomt, hvis ingen ringer.",
        ),
        TextField(name="task", label="Hvad skal eleven gøre?"),
        ChoiceField(name=RIGHT, label="Den rigtige notattype", choices=choices(types)),
        ChoiceField(
            name="form",
            label="Skema, der skriver det",
            help="Dets genvej vises bagefter.",
            choices=choices({"": "Intet", **forms}),
        ),
        ChoiceField(
            name="text_kind",
            label="Teksten er",
            help="Sproget dømmes som i den slags tekst.",
            choices=choices({"": "Et notat", "letter": "Et brev til borgeren"}),
        ),
        MultiChoiceField(name=ACCEPTED, label="Andre typer, der også er rigtige", choices=choices(types)),
        LongTextField(
            name="find",
            label="Det, en kollega skal kunne søge på – én søgning på hver linje",
            help="Alle ordene på linjen skal stå i overskriften.",
        ),
        LongTextField(name="hints", label="Råd til den, der sidder fast – ét på hver linje"),
        MultiChoiceField(name="traps", label="Fælder i øvelsen", choices=choices(_TRAPS)),
        LongTextField(name="why", label="Det, man skal lære", help="Vises bagefter som »Derfor«."),
        TextField(name="source", label="Kilde", help="Lov, rapport eller jeres egen arbejdsgang."),
        ChoiceField(name="certainty", label="Hvor sikker er reglen?", choices=choices(_CERTAINTIES)),
        LongTextField(name="used", label="Overskrifter, der står på sagen i forvejen – én på hver linje"),
    )
    return {field.name: field for field in questions}


def labels(knowledge: Knowledge) -> dict[str, str]:
    """What each key of a file is called here."""
    inner = (*saying(""), *NOTE)
    return {each.name: plain_label(each).partition(" –")[0] for each in (*inner, *asked(knowledge, {}).values())}


def order(where: str) -> int:
    """How far down the key ``where`` is asked for; what is not asked for comes last."""
    name = where.partition(".")[0]
    name = RIGHT if name == "note_types" else name
    return next((place for place, row in enumerate(ROWS) if name in row), len(ROWS))


def to_value(name: str, raw: object) -> object:
    """What ``raw``, as a field gives it, is in an exercise; None where it is nothing, or not understood."""
    if name in _LINES:
        return [line.strip() for line in str(raw or "").splitlines() if line.strip()] or None
    if name == "level":
        return int(str(raw)) if raw else None
    if name == "day":
        try:
            return date.fromisoformat(str(raw))
        except ValueError:
            return None
    return raw or None


def to_raw(name: str, value: object) -> object:
    """The other way; None for what no field can show."""
    if name in _LINES:
        return "\n".join(map(str, value)) if isinstance(value, list) else None
    if name == "day":
        return value.isoformat() if isinstance(value, date) else None
    if name == "level":
        return str(value)
    if name in {"traps", ACCEPTED}:
        return value if isinstance(value, list) else None
    return value if isinstance(value, str) else ("" if name in {"form", "text_kind"} else None)


def note_types(right: object, accepted: object) -> list[object] | None:
    """Both questions' answers as one, the best first."""
    others: Sequence[object] = accepted if isinstance(accepted, list) else ()
    return [each for each in (right, *(other for other in others if other != right)) if each] or None


SHAPE = Shape(to_value, to_raw, USUAL)
"""Of what stands in a file."""
