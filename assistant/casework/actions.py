"""What can be done: the templates in force, those that have ended, and the program's own actions, as palette rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant.casework.library import Library
from assistant.casework.refusals import short_refusal
from assistant.casework.search import Hit, Row
from assistant.model.pack_info import OWN_TEMPLATE
from assistant.model.target import HotkeyAction
from assistant.model.template import Entry

KINDS = {"note": "notat", "letter": "brev", "guidance": "vejledning", "plan": "plan", "text": "tekst"}
DRAFTS = "kladder"
"""The action that tells of drafts, which is asked for by name in several places."""
PRESENT = "vis-frem"
"""The one that shows large what is done, for a room of people; it also ends that."""
OWN_ACTIONS = {
    "naeste": "Indsæt den næste ventende tekst",
    "ryd": "Lad ingen tekst vente mere",
    "ren-tekst": "Indsæt det kopierede som ren tekst",
    "tjek": "Tjek det markerede",
    "fordel": "Fordel tekst i felter",
    "plan": "Skriv en forberedende plan",
    DRAFTS: "Fortsæt en kladde",
    "gentag": "Gentag seneste handling",
    "fortryd": "Fortryd seneste indsættelse",
    "ordlyd": "Vis ordlyd pr. dato",
    "paamindelser": "Vis påmindelser",
    "pause": "Sæt genveje på pause",
    "foreslaa": "Foreslå en ændring",
    "pakker": "Vis skabelonpakker",
    "mit-brug": "Min brug af skabelonerne",
    "studie": "Skriv og ret skabeloner",
    "oev": "Øv notater på opdigtede borgere",
    "lav-oevelser": "Lav øvelser til nye kolleger",
    PRESENT: "Vis frem: store taster og stor tekst",
    "indstillinger": "Indstillinger",
    "diagnose": "Om Sagstast og diagnose",
}
"""The program's own actions that the palette offers; ``palette`` itself is the leader's."""
_OWN_WORDS = {
    "fordel": ("blanket", "udfyld", "overfør", "leverandørrapport", "pdf"),
    "ordlyd": ("kvittering", "bevis", "dokumentation", "henvisning", "dengang"),
    "plan": ("rehabiliteringsplan", "forudsætninger", "fleksjob", "førtidspension", "revalidering", "word"),
    DRAFTS: ("ufærdig", "gendan", "nedbrud", "påbegyndt"),
    "pakker": ("opdater", "nyeste", "hent", "tekstpakker", "version"),
    "paamindelser": ("husk", "kladde", "frist", "adviser"),
    "mit-brug": ("statistik", "tal", "sparet tid", "hvor tit", "tælling"),
    "studie": ("skabelonstudie", "ny skabelon", "lav skabelon", "egne skabeloner", "ændr skabelon", "byg"),
    "oev": ("øvejournal", "øvelse", "træning", "oplæring", "ny kollega", "kursus"),
    "lav-oevelser": ("skriv øvelse", "undervisning", "underviser", "oplæring", "scenarie"),
    PRESENT: ("projektor", "undervisning", "kursus", "præsentation", "fremvisning", "storskærm"),
}
"""Other words that they are looked for by."""
_OWN_DETAILS = {PRESENT: "vælg den igen for at slutte"}
"""What is to be known of one before it is chosen."""


def palette_rows(library: Library, keys: Sequence[HotkeyAction], today: date) -> list[Row]:
    """Every row: templates in the order of the hotkey file, the other templates, own actions; what is closed last."""
    letters = {key.action: key.letter for key in keys if key.letter}
    places = {key.action: place for place, key in enumerate(keys)}
    tags = {name.id: name.prefix.rstrip(":") for name in library.note_types}
    titles = {entry.id: entry.title for entry in library.entries(today, include_all=True)}
    is_one = len(library.indexes) == 1
    rows = [_row(entry, letters, tags, "" if is_one else entry.pack.origin) for entry in library.entries(today)]
    rows.sort(key=lambda row: (places.get(row.hit.action, len(places)), row.hit.title))
    own = [
        Row(
            Hit(action, title, detail=_OWN_DETAILS.get(action, ""), letter=letters.get(action, "")),
            _OWN_WORDS.get(action, ()),
        )
        for action, title in OWN_ACTIONS.items()
    ]
    return [*rows, *own, *_closed(library, today, tags, titles)]


def _row(entry: Entry, letters: Mapping[str, str], tags: Mapping[str, str], origin: str) -> Row:
    tag = tags.get(entry.note_type or "", "")
    kind = "brev og notat" if entry.kind == "letter" and tag else KINDS[entry.kind]
    told = [kind, f"gælder fra {entry.valid_from:%d.%m.%Y}", origin]
    if entry.pack.is_own:  # first, where no narrow window cuts it off
        told = [OWN_TEMPLATE, "udkast" if entry.is_draft else "", *told[:2]]
    detail = " · ".join(filter(None, told))
    return Row(Hit(entry.id, entry.title, tag, detail, letters.get(entry.id, "")), entry.search)


def _closed(library: Library, today: date, tags: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Row]:
    """What cannot be used is seen, not hidden: why, and what to use or do instead."""
    current = {entry.id for entry in library.entries(today)}
    seen = set()
    for entry in (*library.standing(today).values(), *library.entries(today, include_all=True)):
        if entry.id in current or entry.id in seen:
            continue
        unit = library.barred_for(entry, today)
        if detail := unit.short_refusal if unit else short_refusal(entry, today, titles):
            seen.add(entry.id)
            tag = tags.get(entry.note_type or "", "")
            yield Row(Hit(entry.id, entry.title, tag or "UDGÅET", detail, expired=True), entry.search)
