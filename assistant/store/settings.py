"""What a person can set.

Each setting is declared once, as an annotated field of ``Settings``; how it is read and written, what is said of a
wrong value, the settings window and the help follow from there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, get_type_hints

from assistant.model.chord import Chord
from assistant.model.fields import Choice
from assistant.model.pack import Organisation, UnitChoice

SECTIONS = {
    "program": "Programmet",
    "organisation": "Din enhed",
    "privacy": "Det, der gemmes",
}
"""Title of each section in the settings window, in its order."""

Value = str | bool | int


@dataclass(frozen=True)
class About:
    """What is declared of a setting besides its name, type and default.

    Attributes:
        section: one of ``SECTIONS``, and the table of the file.
        choices: the values it may have; empty means any.
        minimum, maximum: limits of a number, both allowed.
        unit: what a number counts.
        offered: what the packs are asked for to choose from; empty means nothing.
    """

    section: str
    label: str
    help: str = ""
    choices: tuple[Choice, ...] = ()
    minimum: int = 0
    maximum: int = 0
    unit: str = ""
    offered: str = ""


@dataclass(frozen=True)
class Setting:
    """A declared setting: the attribute ``name`` of ``Settings``, ``key`` in its section of the file."""

    name: str
    key: str
    default: Value
    about: About

    def fault_of(self, value: object) -> str:
        """Why ``value`` cannot stand, as a Danish sentence; empty when it can."""
        label, kind = self.about.label, type(self.default)
        allowed = [choice.value for choice in self.about.choices]
        if type(value) is not kind:
            wanted = {str: "en tekst", bool: "true eller false", int: "et helt tal"}[kind]
            return f"»{label}« skal være {wanted}."
        if allowed and value not in allowed:
            return f"»{label}« skal være en af: {', '.join(allowed)}."
        if kind is int and isinstance(value, int) and not self.about.minimum <= value <= self.about.maximum:
            limits = f"mellem {self.about.minimum} og {self.about.maximum} {self.about.unit}"
            return f"»{label}« skal være {limits}."
        return ""


_THEMES = (
    Choice(value="system", label="Som computeren"),
    Choice(value="light", label="Lyst"),
    Choice(value="dark", label="Mørkt"),
)


_METHODS = (
    Choice(value="register", label="Kan ikke bruges"),
    Choice(value="hook", label="Må bruges: Sagstast lytter med på tastaturet"),
)


_OUTPUTS = (
    Choice(value="unit", label="Som enheden plejer"),
    Choice(value="both", label="Hele teksten begge steder"),
    Choice(value="pointer", label="Teksten ét sted og en henvisning det andet"),
)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the person has set, over the defaults. Change it with ``dataclasses.replace``.

    Attributes:
        chords: her own chord by action (a template's id, or ``palette`` for the leader); None is no chord.
        letters: her own letter after the leader, by action; empty is no letter.
    """

    start_with_system: Annotated[
        bool, About("program", "Start sammen med computeren", "Så er genvejene klar, når du logger på.")
    ] = False
    theme: Annotated[str, About("program", "Udseende", choices=_THEMES)] = "system"
    hotkeys: Annotated[str, About("program", "Genvejssæt", "Navnet på en fil i mappen hotkeys, uden .toml.")] = (
        "standard"
    )
    hotkeys_method: Annotated[
        str,
        About(
            "program",
            "Genveje, som andre programmer har",
            "Lytter Sagstast med, får det hver tast, du trykker i alle programmer, også adgangskoder. Det gemmer dem "
            "ikke. Spørg din ledelse, om det må bruges. Ellers hører Sagstast kun sine egne genveje.",
            choices=_METHODS,
        ),
    ] = "register"
    reference_line: Annotated[
        bool,
        About(
            "program",
            "Skriv henvisningslinje",
            "Notater om vejledning og ferie slutter med fx »Ordlyd: vejledning v1, gælder fra 01.01.2020«.",
        ),
    ] = True
    reminders: Annotated[
        bool,
        About(
            "program",
            "Mind mig om det, der ikke er færdigt",
            "Et notat, der skal skrives færdigt, eller en plan, der skal sendes. Kun slags og klokkeslæt bliver gemt.",
        ),
    ] = True
    organisation_name: Annotated[str, About("organisation", "Navn", "Sådan underskriver enheden.")] = ""
    organisation_phone: Annotated[str, About("organisation", "Telefon")] = ""
    organisation_address: Annotated[str, About("organisation", "Adresse")] = ""
    organisation_mailbox: Annotated[str, About("organisation", "Postkasse")] = ""
    organisation_opening_hours: Annotated[str, About("organisation", "Åbningstider")] = ""
    organisation_unit_kind: Annotated[
        str,
        About(
            "organisation",
            "Enhedens slags",
            "Bestemmer, hvad enheden må skrive. Er intet valgt, er der ingen grænse.",
            offered="units",
        ),
    ] = ""
    organisation_outputs: Annotated[
        str,
        About("organisation", "Aftaler i Min Plan og aftalefeltet", choices=_OUTPUTS),
    ] = "unit"
    organisation_suggestions: Annotated[
        str,
        About("organisation", "Mappe til forslag", "Her lægger Sagstast de ændringer, du foreslår, som tekstfiler."),
    ] = ""
    receipts_days: Annotated[
        int,
        About(
            "privacy",
            "Gem ordlydskvitteringer i",
            "En kvittering siger hvilken ordlyd og hvornår, aldrig hvad du skrev.",
            minimum=1,
            maximum=3650,
            unit="dage",
        ),
    ] = 365
    count_usage: Annotated[
        bool,
        About(
            "privacy",
            "Tæl, hvordan jeg bruger skabelonerne",
            "Kun til dig selv og kun på denne computer: hvor tit pr. uge, aldrig hvad du skrev, hvor eller hvornår.",
        ),
    ] = True
    draft_days: Annotated[
        int,
        About(
            "privacy",
            "Gem kladder i",
            "Det, du er ved at skrive, overlever et nedbrud. Det er krypteret, og det slettes, når teksten er sat ind. "
            "Skriv 0, hvis intet må gemmes på disken.",
            maximum=90,
            unit="dage",
        ),
    ] = 14
    restore_minutes: Annotated[
        int,
        About(
            "privacy",
            "Husk svarene i et lukket skema i",
            "Kalder du samme handling inden da, står svarene der endnu. De ligger kun i hukommelsen.",
            maximum=60,
            unit="minutter",
        ),
    ] = 10
    chords: Mapping[str, Chord | None] = dataclasses.field(default_factory=dict)
    letters: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def organisation(self) -> Organisation:
        """The unit's facts as the person has set them; what is empty is the packs' to say."""
        return Organisation(
            **{fact: getattr(self, f"organisation_{fact}") for fact in Organisation.__dataclass_fields__}
        )

    def unit(self) -> UnitChoice:
        """What kind of unit hers is."""
        return UnitChoice(self.organisation_unit_kind, self.organisation_outputs)  # type: ignore[arg-type]  # its choices


def _declared() -> tuple[Setting, ...]:
    hints = get_type_hints(Settings, include_extras=True)
    abouts = {name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")}
    return tuple(
        Setting(name, name.removeprefix(f"{about.section}_"), getattr(Settings, name), about)
        for name, about in abouts.items()
    )


DECLARED = _declared()
"""Every setting, in the order of the settings window."""
