"""Names and word lists against ordinary Danish: what must be caught and what must not (DOMAIN.md B3)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.casework.knowledge import merged
from assistant.model.finding import Severity
from assistant.packs.reader import read_core
from assistant.rules.heading import Subject, check, suggestion

KNOWLEDGE = merged([read_core(Path(__file__).parents[3] / "templates" / "standard")])
TODAY = date(2026, 11, 22)
LISTS = {"H07", "H08", "H09", "H10", "H11", "H12", "H16", "H17"}


def subject(words, kind="sag", opening="SAG: Samtykke – ", **more):
    return Subject(opening + words, KNOWLEDGE.note_types[kind], KNOWLEDGE, TODAY, **more)


def found(words, **more):
    """What the lists find in ``words``: code and the words themselves."""
    about = subject(words, **more)
    spans = [(finding.code, *map(int, finding.where.split("-"))) for finding in check(about)]
    return [(code, about.text[start:end]) for code, start, end in spans if code in LISTS]


@pytest.mark.parametrize(
    "words",
    [
        "gælder til 30.06.2027",
        "gældende aftale om praktik",
        "reglen gælder",
        "bekræftet med borger",
        "kræftig fremgang i timer",
        "har kræfter til praktik",
        "benyttet tilbud",
        "Mentor og tolk",
        "sygemeldt fra 01.12.2026",
        "barns sygdom",
        "sygedagpenge til jobafklaring",
        "syg 2 dage",
        "praktik hos Stof & Stil",
        "praktik hos Røde Kors",
        "praktik i Kræftens Bekæmpelse",
        "Kirkens Korshær – praktik",
        "virksomhedspraktik hos Netto",
        "fra Bispebjerg Hospital",
        "fra Jobcenter Skelbækgade",
        "til Udbetaling Danmark",
        "fra Københavns Kommune",
        "Digital Post og Min Plan",
        "meldt på Jobnet til Ydelse",
        "svar fra Ankestyrelsen",
        "leverandør ønsker færre timer",
        "leveret hjælpemiddel",
        "operationel aftale",
        "hjertestarterkursus",
        "politisk beslutning om takst",
        "straffeattest indhentet",
        "politik for fravær",
        "sagsbehandling forlænget",
        "udsat til nyt møde",
        "kirkegård – graver",
        "surdej og bagning",
        "søger job som psykologistuderende",
        "medicinstuderende",
        "handicapkonsulent",
        "fysioterapeut – praktik",
        "job i psykologi",
        "alkoholbevilling",
        "hashtag i opslag",
        "manicure – praktik",
        "manifest",
        "ordblindetest bestilt",
        "barsel fra 01.12.2026",
        "restance på samtaler",
        "overgang til fleksjob",
        "jobsøgning i Sverige",
        "arabisk tolk bestilt",
        "tysk og dansk",
        "2 opkald og Digital Post",
        "JKU til JKA",
        "AMU-kursus i november",
        "P-nr. i notatet",
        "A-kasse orienteret",
        "CV-samtale",
        "e-mail sendt",
        "LÆ 265",
        "medhold i november",
        "frist i December",
        "Torsdag formiddag",
        "Sag hos STAR",
        "6 ugers jobrettet uddannelse",
        "225-timersregel",
        "10 timer i 13 uger",
        "kørekort C",
        "truck B-kort",
        "behandling af ansøgning",
        "opfølgning på ledig plads",
        "jobrettet samarbejde",
        "stresstest af system",
        "etableret fleksjob",
        "armbånd produceret",
        "benzinudgift",
        "rygsæk købt",
        "rygte om lukning",
        "mavedans – hold",
        "skuldertaske",
        "volumen i butik",
        "voldgade",
        "domkirke",
        "dommerkursus",
        "anholde",
        "sigter mod job",
        "sigtet er ordinært job",
        "terrasse anlagt",
        "jordbær plukket",
        "religionslærer",
    ],
)
def test_ordinary_words_are_left_alone(words):
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fravær pga. ryggen", [("H08", "ryggen")]),
        ("Depression og angst", [("H08", "Depression"), ("H08", "angst")]),
        ("angstfri siden sommer", [("H08", "angstfri")]),
        ("PTSD-behandling", [("H08", "PTSD-behandling"), ("H11", "PTSD")]),
        ("gravid – termin i maj", [("H08", "gravid")]),
        ("ondt  i maven", [("H08", "ondt  i"), ("H08", "maven")]),
        ("alkohol-problemer og hash", [("H08", "alkohol-problemer"), ("H08", "hash")]),
        ("stor gæld og gældsrådgivning", [("H09", "gæld"), ("H09", "gældsrådgivning")]),
        ("bor på krisecenter", [("H09", "krisecenter")]),
        ("anholdt af politiet", [("H09", "anholdt"), ("H09", "politiet")]),
        ("fra fagforening", [("H09", "fagforening")]),
        ("er muslim", [("H09", "muslim")]),
        ("aftale mv.", [("H10", "mv.")]),
        ("mail vedr. praktik, cv osv.", [("H10", "vedr."), ("H10", "osv.")]),
        ("møde i XKZ", [("H11", "XKZ")]),
        ("møde i XKZ-regi", [("H11", "XKZ")]),
        ("ny jobplanen", [("H12", "jobplanen")]),
        ("sendt med e-Boks og NemID", [("H12", "e-Boks"), ("H12", "NemID")]),
        ("gider ikke praktik", [("H16", "gider ikke")]),
        ("borger var sur", [("H16", "sur")]),
        ("løgn om timer", [("H16", "løgn")]),
        ("talt med Lis Holm", [("H07", "Lis Holm")]),
        ("brev fra Anne-Marie K. Juhl", [("H07", "Anne-Marie K. Juhl")]),
        ("klage over LIS HOLM", [("H07", "LIS HOLM"), ("H11", "LIS"), ("H11", "HOLM")]),
        ("talt med Lis", [("H07", "Lis")]),
        ("Jobcenter Lis Holm", [("H07", "Jobcenter Lis Holm")]),
        ("ring 12 34 56 78", [("H17", "12 34 56 78")]),
    ],
)
def test_what_the_lists_are_for_is_found(words, expected):
    assert sorted(found(words)) == sorted(expected)


@pytest.mark.parametrize("words", ["talt med lis holm", "ringede om det, vi talte om", "Lis ringede om praktik"])
def test_what_is_said_in_other_words_is_missed_and_the_limits_are_known(words):
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Mentor – 10 timer", "tilbud"),
        ("Rehabiliteringsteam – fleksjob", "afklaring"),
        ("Sygemelding registreret", "helbred"),
    ],
)
def test_a_packs_own_key_words_are_judged_by_nobody(words, kind):
    assert found(words, kind=kind, opening=f"{KNOWLEDGE.note_types[kind].prefix} ") == []


def test_one_word_after_med_is_only_asked_about():
    [about] = [finding for finding in check(subject("talt med Lis")) if finding.code == "H07"]
    assert about.severity is Severity.WARNING
    assert "egen læge" in about.message


def test_the_cases_own_names_are_found_however_they_are_written():
    assert found("brev fra aase-test", names=("Aase-Test Prøve",)) == [("H07", "aase-test")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("jobplan gennemgået – 14.11.2016", []),
        ("jobplan gennemgået – 14.11.2026", ["H12"]),
        ("jobplan gennemgået", ["H12"]),
        ("jobcenter kontaktet", []),
    ],
)
def test_a_term_is_outdated_by_the_headings_own_date(words, codes):
    assert [code for code, _ in found(words)] == codes


@pytest.mark.parametrize(
    "code_and_word", [("H08", "ryggen"), ("H07", "lis holm"), ("H09", "gæld"), ("H16", "sur"), ("H10", "mv.")]
)
def test_a_word_that_was_answered_for_is_not_told_again(code_and_word):
    words = "ryggen, Lis Holm, gæld, sur, mv."
    before = [(finding.code, finding.word) for finding in check(subject(words)) if finding.word]
    after = [finding.answered_by for finding in check(subject(words, dismissed=frozenset({code_and_word})))]
    assert code_and_word in before
    assert code_and_word not in after
    assert len([each for each in after if each[1]]) == len(before) - 1


@pytest.mark.parametrize(
    ("heading", "kind", "expected"),
    [
        ("SAG: Samtykke – depression og angst", "sag", "SAG: Samtykke – helbredsforhold"),
        ("SAG: Samtykke – fagforening deltager", "sag", "SAG: Samtykke – partsrepræsentant deltager"),
        ("KLAGE: Klage modtaget – over sagsbehandler Lis Holm", "klage", "KLAGE: Klage modtaget – over sagsbehandler"),
        ("HENVENDELSE: Fra borger – mail vedr. praktik", "henvendelse", "HENVENDELSE: Fra borger – mail om praktik"),
        ("SAMTALE: Jobsamtale - 24.11.2026 - telefon", "samtale", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("SAMTALE: SV: Jobsamtale – telefon!!", "samtale", "SAMTALE: Jobsamtale – telefon"),
        ("SAMTALE: Telefonisk jobsamtale 24/11", "samtale", "SAMTALE: Jobsamtale – Telefonisk 24.11.2026"),
        ("MIN PLAN: Revideret – jobplan sendt", "min-plan", "MIN PLAN: Revideret – Min Plan sendt"),
    ],
)
def test_the_suggestion_writes_what_a_colleague_would(heading, kind, expected):
    assert suggestion(Subject(heading, KNOWLEDGE.note_types[kind], KNOWLEDGE, TODAY)) == expected
