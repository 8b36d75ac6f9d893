"""The word lists of the guide, as they are called here."""

from __future__ import annotations

from assistant.casework.studio.guide.sheets import GUIDE, WORDS
from assistant.ui.studio.guide.asked import ENTRY, TERM, WORD, WordList

LISTS = (
    WordList(WORDS, "health", "Helbred", "Må ikke stå i overskrifter, og i tekster får man en advarsel.", "H08"),
    WordList(
        WORDS, "sensitive", "Andet følsomt", "Må ikke stå i overskrifter, og i tekster får man en advarsel.", "H09"
    ),
    WordList(WORDS, "judging", "Ord, der dømmer", "De dømmer et menneske: skriv det, der skete.", "H16"),
    WordList(WORDS, "vague", "Siger intet alene", "En overskrift må ikke kun have sådanne ord.", "H10"),
    WordList(WORDS, "filler", "Fyldord", "De siger aldrig noget i en overskrift.", "H10"),
    WordList(WORDS, "outdated", "Forældede ord", "De hedder noget andet fra en bestemt dag.", "H12", TERM),
    WordList(WORDS, "abbreviations", "Kendte forkortelser", "Andre skal skrives helt ud.", "H11", WORD),
    WordList(WORDS, "not_names", "Ikke et menneskes navn", "Foreninger, steder og systemer med stort.", "H07", WORD),
    WordList(WORDS, "roles", "Roller", "Det, man skriver i stedet for et navn.", "H07", WORD),
    WordList(WORDS, "diagnoses", "Diagnoser", "Ord fra »Helbred«: i en plan skal de have et bilag.", "", WORD),
    WordList(WORDS, "future", "Den fremtidige indsats", "Hører ikke til i planens beskrivende afsnit.", "", ENTRY),
    WordList(WORDS, "unsaid", "Svar, der intet siger", "Når de er hele svaret i en plan.", "", WORD),
    WordList(GUIDE, "function_words", "Ord, der ikke tæller", "De tæller ikke som ord, der siger noget.", "H05", WORD),
    WordList(GUIDE, "forms", "Måder at have kontakt på", "Står i overskriften før rollen og datoen.", "H04", WORD),
    WordList(GUIDE, "before_names", "Ord foran et navn", "Efter dem kan ét ord med stort være et navn.", "H07", WORD),
)
