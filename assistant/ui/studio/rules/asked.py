"""What the rules room asks of a rule, in the words of who writes it."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.casework.studio.rules.kinds import CHECKED, DEADLINES, FACTS, HOLIDAY, Kind
from assistant.model.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    MoneyField,
    NumberField,
    OptionalField,
    TextField,
    TimeField,
    choices,
)
from assistant.ui.studio.asked import CERTAINTIES

Rows = tuple[tuple[str, ...], ...]
KINDS = {HOLIDAY.name: "Ferie", DEADLINES.name: "Frister", FACTS.name: "Opslag i skabeloner"}
"""What each kind is called above its lines."""
_TIMES: Rows = (("valid_from", "valid_to"), ("is_start_known", "is_end_known"))
_ENDS: Mapping[str, Rows] = {
    "Hvornår den gælder": _TIMES,
    "Kilde og sikkerhed": (("source",), ("certainty",), ("remark",)),
    "Kontrol": (CHECKED,),
}
SECTIONS: Mapping[str, Mapping[str, Rows]] = {
    HOLIDAY.name: {
        "Reglen": (
            ("title",),
            ("right",),
            ("status",),
            ("right_weeks", "right_days"),
            ("max_consecutive_weeks", "use_within_months"),
            ("qualify_method",),
            ("qualify_months",),
            ("own_holiday_pay_first",),
            ("count_unit",),
            ("holidays_charged",),
            ("year_starts", "months_to_use"),
            ("notice_days",),
            ("notice_status",),
            ("legal_basis",),
            ("successor",),
        ),
        "Sætninger til sagsbehandleren": (("condition",), ("agreement",), ("abroad",), ("availability_effect",)),
        **_ENDS,
    },
    DEADLINES.name: {
        "Fristen": (
            ("title",),
            ("event",),
            ("amount", "due_time"),
            ("unit",),
            ("direction",),
            ("binds",),
            ("times",),
            ("status",),
            ("replaced_by",),
        ),
        **_ENDS,
    },
    FACTS.name: {"Det, skabelonen skriver": (("title",), ("text",), ("amount",)), **_ENDS},
}
"""The keys of a record in rows, by the title they stand under."""


_KNOWN = choices({"yes": "Ja", "no": "Nej", "unknown": "Ved ikke"})
_SHARED: tuple[Field, ...] = (
    DateField(name="valid_from", label="Gælder fra", help="Den første dag, reglen vides at gælde."),
    DateField(name="valid_to", label="Sidste dag", help="Tom, så længe den gælder."),
    OptionalField(
        name="is_start_known",
        label="Kan have gjaldt før",
        help="Sæt kryds, når ingen kilde siger, hvornår den begyndte.",
    ),
    OptionalField(
        name="is_end_known",
        label="Kan have gjaldt længere",
        help="Sæt kryds, når ingen kilde siger, hvornår den sluttede.",
    ),
    LongTextField(name="source", label="Kilde", help="Loven, myndighedens side eller jeres eget papir."),
    ChoiceField(
        name="certainty",
        label="Hvor sikker er kilden?",
        choices=choices(CERTAINTIES),
        help="Ferie besvares kun med ja eller nej, når kilden er sikker.",
    ),
    LongTextField(
        name="remark", label="Bemærkning", help="Det, man skal vide, før man bruger den. Kolleger ser det ved svaret."
    ),
    DateField(name="checked_on", label="Sammenlignet med kilden den", help="Tom, når kilden er skiftet."),
    TextField(name="checked_by", label="Af", help="Den, der har læst reglen op mod kilden."),
)
_HOLIDAY: tuple[Field, ...] = (
    TextField(name="title", label="Ydelsens navn", help="Med småt, som det står midt i en sætning."),
    ChoiceField(
        name="right",
        label="Er der ferie med ydelsen?",
        choices=_KNOWN,
        help="»Ved ikke«, når kilderne tier eller er uenige.",
    ),
    ChoiceField(
        name="status",
        label="Gælder ordningen?",
        choices=choices({"law": "Ja", "running": "Kun løbende sager", "abolished": "Ophævet"}),
        help="»Kun løbende sager«, når den er ophævet for nye borgere.",
    ),
    NumberField(name="right_weeks", label="Uger om året", help="Tom, hvis ingen kilde siger det."),
    NumberField(name="right_days", label="Feriedage om året", help="Tom, hvis ingen kilde siger det."),
    NumberField(
        name="max_consecutive_weeks", label="Højst så mange uger ad gangen", help="Tom, hvis der ingen grænse er."
    ),
    NumberField(name="use_within_months", label="Holdes inden for så mange måneder", help="Efter retten er opstået."),
    ChoiceField(
        name="qualify_method",
        label="Hvordan opstår retten?",
        choices=choices({"none": "Uden krav", "calendar_months": "Måneder med hjælp", "earned": "Optjenes"}),
        help="Optjenes: af arbejde eller ydelse.",
    ),
    NumberField(
        name="qualify_months", label="Måneder, før retten opstår", help="Kun når retten opstår efter måneder med hjælp."
    ),
    ChoiceField(
        name="own_holiday_pay_first",
        label="Egen optjent ferie først?",
        choices=_KNOWN,
        help="Om ferie, borgeren selv har optjent, skal holdes først.",
    ),
    ChoiceField(
        name="count_unit",
        label="Hvad trækkes fra?",
        help="Vælg ikke noget, når det ikke er afklaret.",
        choices=choices({"calendar_days": "Kalenderdage", "weekdays": "Hverdage", "holiday_days": "Feriedage"}),
    ),
    ChoiceField(
        name="holidays_charged",
        label="Trækkes søgnehelligdage fra?",
        choices=_KNOWN,
        help="Helligdage, der falder på en hverdag.",
    ),
    NumberField(name="year_starts", label="Ferieårets første måned", help="Et tal fra 1 til 12; tom uden ferieår."),
    NumberField(name="months_to_use", label="Måneder at holde den i bagefter", help="Efter ferieåret er slut."),
    NumberField(name="notice_days", label="Varsel i dage", help="Tom, hvis ingen kilde siger det."),
    ChoiceField(
        name="notice_status",
        label="Hvem beder om varslet?",
        choices=choices({"law": "Loven", "local": "Kommunen", "unknown": "Ved ikke"}),
        help="Et lokalt varsel vises som lokalt, ikke som lov.",
    ),
    TextField(name="legal_basis", label="Lov og paragraf", help="Fx LAS § 13. Står ved svaret."),
    ChoiceField(
        name="successor", label="Er den ophævet, så brug i stedet", choices=(), help="En af de andre ydelser i listen."
    ),
    LongTextField(name="condition", label="Betingelsen", help="En hel sætning."),
    LongTextField(name="agreement", label="Aftalen", help="En hel sætning om, hvordan ferien aftales."),
    LongTextField(name="abroad", label="Udlandet", help="En hel sætning om ferie i udlandet."),
    LongTextField(name="availability_effect", label="Rådigheden", help="En hel sætning om rådighed under ferien."),
)
_DEADLINE: tuple[Field, ...] = (
    TextField(name="title", label="Fristens navn", help="Som kolleger læser den."),
    TextField(name="event", label="Det, der regnes fra", help="Fx klagen er modtaget."),
    NumberField(name="amount", label="Hvor længe?", help="Tom, hvis ingen kilde giver et tal: så regnes ingen dag ud."),
    ChoiceField(
        name="unit",
        label="Enhed",
        choices=choices({"days": "Dage", "weeks": "Uger", "months": "Måneder", "workdays": "Arbejdsdage"}),
        help="En uge er syv dage; arbejdsdage springer weekender, helligdage og lukkedage over.",
    ),
    ChoiceField(
        name="direction",
        label="Regnes",
        choices=choices({"after": "Efter", "before": "Før"}),
        help="»Før« regner baglæns fra dagen.",
    ),
    TimeField(name="due_time", label="Klokkeslæt den sidste dag", help="Tom, når hele dagen tæller med."),
    ChoiceField(
        name="binds",
        label="Hvem skal holde den?",
        choices=choices({"citizen": "Borgeren", "authority": "Myndigheden"}),
        help="Borgeren får aldrig en tidligere dag at vide, end reglen giver.",
    ),
    NumberField(name="times", label="Så mange samtaler skal være holdt", help="Tom, når der ikke tælles samtaler."),
    ChoiceField(
        name="status",
        label="Hvor kommer den fra?",
        choices=choices(
            {"law": "Lov", "practice": "Praksis", "local": "Lokal", "proposal": "Forslag", "abolished": "Ophævet"}
        ),
        help="Alt andet end lov siges ved datoen.",
    ),
    TextField(name="replaced_by", label="Er den ophævet, så brug i stedet", help="Med småt, i få ord."),
)
_FACT: tuple[Field, ...] = (
    TextField(name="title", label="Navn", help="Til mennesker; skabeloner bruger det korte navn."),
    LongTextField(name="text", label="Ordene", help="De skrives i teksten, som de står her."),
    MoneyField(name="amount", label="Beløb", help="Enten ord eller et beløb, ikke begge."),
)
_OF_KIND = {HOLIDAY.name: _HOLIDAY, DEADLINES.name: _DEADLINE, FACTS.name: _FACT}


def questions(kind: Kind) -> dict[str, Field]:
    """The questions about a record of ``kind``, by key."""
    return {field.name: field for field in (*_OF_KIND[kind.name], *_SHARED)}
