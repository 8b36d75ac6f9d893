"""A source split for a plan: each part to the section its heading names, and nothing of it lost or moved."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.pasted import clean_pasted
from assistant.casework.plan.sources import Sources, propose
from assistant.model.forms import Line
from assistant.model.plan import PlanSection
from assistant.packs.plans import read_plans

PLANS, _ = read_plans(Path(__file__).parents[3] / "templates" / "standard")
SECTIONS = PLANS.parts.sections
REPORT = """Praktikrapport – afsluttende
Dato: 30. oktober 2026
Født i 1980

1. Erfaringer og ressourcer
Har passet varme­mad og indkøb i elleve år.

2. Personlige resourcer
- god til tal
- CV

3. Konklusion og anbefaling
Vi anbefaler 12 timer.

4. Afsnit
HELBRED (EGEN OPFATTELSE)
Træt efter to timer.

Behandling:
Fysioterapi siden maj.
Mål: ringe selv

Venlig hilsen
Leverandøren
"""


def placed(sources: Sources) -> list[tuple[str, str, str]]:
    return [(part.section, part.heading, part.text) for part in sources.parts]


def test_a_report_by_its_headings_numbered_misspelt_in_capitals_or_with_a_colon() -> None:
    assert placed(propose(REPORT, SECTIONS)) == [
        ("", "Praktikrapport – afsluttende", "Dato: 30. oktober 2026\nFødt i 1980"),
        ("P03", "1. Erfaringer og ressourcer", "Har passet varmemad og indkøb i elleve år."),
        ("P04", "2. Personlige resourcer", "- god til tal\n- CV"),
        ("", "3. Konklusion og anbefaling", "Vi anbefaler 12 timer."),
        ("", "4. Afsnit", ""),
        ("P10", "HELBRED (EGEN OPFATTELSE)", "Træt efter to timer."),
        ("P09", "Behandling:", "Fysioterapi siden maj."),
        ("P02", "Mål:", "ringe selv"),
        ("", "Venlig hilsen", "Leverandøren"),
    ]


def test_it_can_be_cited() -> None:
    found = propose(REPORT, SECTIONS)
    assert found.citation == "Praktikrapport – afsluttende, 30.10.2026"
    assert [part.section for part in found.proposals] == ["P03", "P04", "P10", "P09", "P02"]
    assert [part.heading for part in found.rest][-1] == "Venlig hilsen"


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Udtalelse\nModtaget 02.11.2026\nDato: 30.10.2026", "Udtalelse, 30.10.2026"),
        ("Udtalelse\nFødt 01.02.1980\n\nOdense, den 3. november 2026", "Udtalelse, 03.11.2026"),
        ("Erklæring vedr. 320190-0000\n2026-11-03", "03.11.2026"),
        ("Sociale udfordringer\nIngen.", ""),
        ("Rapport\nden 31.02.2026", "Rapport"),
        ("", ""),
    ],
)
def test_title_and_date_are_its_own_and_give_nobody_away(text: str, citation: str) -> None:
    assert propose(text, SECTIONS).citation == citation


@pytest.mark.parametrize("section", [each for each in SECTIONS if each.kind == "text"], ids=lambda each: each.id)
def test_every_section_is_found_by_its_title_and_its_synonyms(section: PlanSection) -> None:
    for heading in (section.title, *section.synonyms):
        for written in (heading, heading.upper(), f"3.1 {heading}", f"Afsnit 7. {heading}", f"IV. {heading}:"):
            (proposal,) = propose(f"{written}\nDet går bedre nu.", SECTIONS).proposals
            assert (proposal.section, proposal.text) == (section.id, "Det går bedre nu."), written


def test_what_stands_under_a_table_of_the_plan_has_no_place() -> None:
    found = propose("Stamdata\nYdelse: sygedagpenge\n\nBilagsliste og samtykke\n1. LÆ 265\n\nØnsker\nLager.", SECTIONS)
    assert [part.text for part in found.proposals] == ["Lager."]
    assert [part.heading for part in found.rest][:2] == ["Stamdata", "Bilagsliste og samtykke"]


def test_a_heading_without_anything_under_it_proposes_nothing() -> None:
    assert not propose("Sociale udfordringer\n\nØnsker", SECTIONS).proposals


def test_the_headings_of_a_word_file_are_believed() -> None:
    lines = [
        Line(("Per\u00adsonlige\u00a0ressourcer",), True),
        Line(("God til tal",)),
        Line(("Øvrigt",), True),
        Line(("Nej",)),
    ]
    found = propose(lines, SECTIONS)
    assert placed(found) == [("P04", "Personlige ressourcer", "God til tal"), ("", "Øvrigt", "Nej")]


def test_nothing_of_a_source_is_shown_by_accident() -> None:
    assert "Træt" not in repr(propose(REPORT, SECTIONS))
    assert "Praktikrapport" not in repr(propose(REPORT, SECTIONS))


def said(text: str) -> str:
    return "".join(filter(str.isalnum, text))


HEADINGS = [title for each in SECTIONS for title in (each.title, *each.synonyms)]
PIECES = [
    "\n",
    "\n\n",
    "\t",
    " ",
    "- ",
    "1. ",
    "Mål: ",
    "Side 3 af 7",
    "Han",
    "3",
    "\u00ad",
    "arbejde i butik,",
    "Rapport",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES + [f"\n{each}\n" for each in HEADINGS])).map("".join))


@given(TEXTS)
def test_nothing_is_lost_and_the_order_is_kept(text: str) -> None:
    text = re.sub(r"\t|Side 3 af 7|\d", " ", text)
    found = propose(text, SECTIONS)
    assert said("\n".join(f"{part.heading}\n{part.text}" for part in found.parts)) == said(clean_pasted(text))
    assert {*found.proposals, *found.rest} == set(found.parts)


@given(TEXTS)
def test_nor_is_anything_of_a_table(text: str) -> None:
    text = re.sub(r"Side 3 af 7|\d|\bo\t|§\t", " ", text)
    found = propose(text, SECTIONS)
    kept = "\n".join(f"{part.heading}\n{part.text}" for part in found.parts)
    assert Counter(said(kept)) == Counter(said(clean_pasted(text)))
