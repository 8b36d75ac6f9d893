"""A plan's list of attachments: what is said of it, and what the archive is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.casework.library import open_library
from assistant.casework.plan.archive import archive_request, request_answers
from assistant.casework.plan.attachments import attachment_findings
from assistant.model.finding import Severity
from assistant.model.plan import NotRelevant, PlanAnswer
from assistant.packs.plans import read_plans

PACK = Path(__file__).parents[3] / "templates" / "standard"
LIBRARY = open_library([PACK])
PARTS = read_plans(PACK)[0].parts
TODAY = date(2026, 11, 22)
GOOD = [
    {
        "nr": "1",
        "titel": "LÆ 265 – generel helbredsattest",
        "dato": "02.11.2026",
        "afsender": "egen læge",
        "sider": "1-6",
        "hvorfor": "hensyn og prognose",
    },
    {
        "nr": "2",
        "titel": "Praktikrapport",
        "dato": "30.10.2026",
        "afsender": "leverandør",
        "hvorfor": "timer og opgaver",
    },
]


def told(rows: PlanAnswer, **texts: PlanAnswer) -> list[tuple[str, str, str]]:
    found = attachment_findings({"P16": rows, **texts}, PARTS.sections, LIBRARY.knowledge, TODAY)
    assert all(finding.severity is not Severity.ERROR for finding in found)
    return [(finding.code, finding.where, finding.message) for finding in found]


def first_with(**changed: str) -> list[dict[str, str]]:
    return [GOOD[0] | changed, GOOD[1]]


def test_a_list_that_holds_is_not_spoken_of() -> None:
    assert told(GOOD, P10="Lægen nævner hensyn (bilag 1, s. 4-6), se også bilag 2, side 40.") == []
    assert told([*GOOD, {"nr": " "}]) == []


@pytest.mark.parametrize(
    ("rows", "code", "message"),
    [
        (first_with(nr="2"), "L13", "Bilag 2 står 2 gange. Giv hvert bilag sit eget nummer."),
        (first_with(nr="3"), "L13", "Bilagene står ikke i rækkefølge efter deres numre."),
        (first_with(nr="LÆ"), "L13", "Linje 1 på bilagslisten: »LÆ« er ikke et nummer. Skriv fx 3 eller 3a."),
        (first_with(nr=""), "L16", "Linje 1 på bilagslisten: her mangler nr."),
        (first_with(afsender=" ", hvorfor=""), "L16", "Bilag 1: her mangler afsender (rolle), hvorfor relevant."),
        (first_with(dato="2. nov."), "L16", "Bilag 1: skriv datoen som dd.mm.åååå."),
        (first_with(sider="hele"), "L15", "Bilag 1: skriv siderne som 4-7, så henvisninger kan holdes op mod dem."),
    ],
)
def test_a_row_that_cannot_be_used(rows: PlanAnswer, code: str, message: str) -> None:
    assert told(rows) == [(code, "P16", message)]


@pytest.mark.parametrize(
    "title", ["Epikrise om PTSD", "Udtalelse fra Lis Holm", "Journal 320190-0000", "Svar fra 00 00 00 00"]
)
def test_nothing_that_gives_somebody_away_stands_in_a_title(title: str) -> None:
    ((code, where, message),) = told(first_with(titel=title))
    assert (code, where) == ("L17", "P16")
    assert message.startswith("Bilag 1: i titlen: ")


def test_what_a_section_points_to_must_be_there_and_is_told_once_where_it_stands() -> None:
    found = told(
        GOOD, P08="Se bilag 3. Og bilag 3 igen.", P10="Bilag 1, s. 6-7, og bilag 1, s. 2.", P02=NotRelevant("bilag 9")
    )
    assert found == [
        ("L14", "P08", "Der henvises til bilag 3, som ikke står på bilagslisten."),
        ("L15", "P10", "Der henvises til side 7 i bilag 1, men listen siger side 1-6."),
    ]


def test_without_a_list_every_reference_hangs_and_a_plan_that_has_no_list_is_left_alone() -> None:
    assert [code for code, _, _ in told([], P10="bilag 1")] == ["L14"]
    texts = [section for section in PARTS.sections if section.kind == "text"]
    assert attachment_findings({"P10": "bilag 1"}, texts, LIBRARY.knowledge, TODAY) == []


def test_the_archive_is_asked_for_the_rows_that_are_wanted_and_nothing_else() -> None:
    text, draft = archive_request(
        LIBRARY, PARTS, request_answers(GOOD, {"2"}, "fleksjob") | {"senest": "2026-12-08"}, TODAY
    )
    assert "- Praktikrapport, 30.10.2026, fra leverandør (timer og opgaver)\n" in text
    assert "senest 8. december 2026" in text
    assert "LÆ 265" not in text
    assert not [finding for finding in draft.findings if finding.severity is Severity.ERROR]


def test_a_page_and_a_day_of_another_shape_come_along() -> None:
    rows = first_with(dato="efteråret 2025")
    asked, _ = archive_request(LIBRARY, PARTS, request_answers(rows, {"1", "2"}, "fleksjob"), TODAY)
    assert "- LÆ 265 – generel helbredsattest, efteråret 2025, fra egen læge, side 1-6 (hensyn og prognose)\n" in asked
    kept = request_answers(rows, (), "")["bilag"]
    assert kept == [
        {"titel": "LÆ 265 – generel helbredsattest, efteråret 2025", "afsender": "egen læge", "sider": "1-6"},
        {"titel": "Praktikrapport", "afsender": "leverandør", "dato": "2026-10-30"},
    ]
