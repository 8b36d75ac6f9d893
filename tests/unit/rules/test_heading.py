"""The heading guide against its own examples, and its fixes against themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.knowledge import merged
from assistant.model.finding import Severity, blocks
from assistant.packs.reader import read_core
from assistant.rules.heading import Subject, check, guess_type, judged, suggestion

CORE = read_core(Path(__file__).parents[3] / "templates" / "standard")
KNOWLEDGE = merged([CORE])
TYPES = KNOWLEDGE.note_types
TODAY = date(2026, 11, 22)
GOOD = [(t.id, heading) for t in CORE.note_types for heading in t.good]
BAD = [(t.id, bad.heading, set(bad.codes)) for t in CORE.note_types for bad in t.bad]


def subject(text, kind):
    return Subject(text, TYPES.get(kind), KNOWLEDGE, TODAY)


def codes(text, kind="samtale"):
    return [finding.code for finding in check(subject(text, kind))]


@pytest.mark.parametrize(("kind", "heading"), GOOD)
def test_every_good_example_passes_and_is_recognised(kind, heading):
    assert check(subject(heading, kind)) == []
    assert guess_type(heading, CORE.note_types).id == kind


@pytest.mark.parametrize(("kind", "heading", "expected"), BAD)
def test_every_bad_example_is_caught_by_the_rules_it_names(kind, heading, expected):
    found = check(subject(heading, kind))
    assert blocks(found)
    assert expected
    assert expected <= {finding.code for finding in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAMTALE: Jobsamtale – telefon – 24.11.2026", []),
        ("SAMTALE:Jobsamtale – telefon – 24.11.2026", ["H01"]),
        ("samtale: Jobsamtale – telefon – 24.11.2026", ["H01"]),
        ("Jobsamtale – telefon – 24.11.2026", ["H01"]),
        ("FERIE: Jobsamtale – telefon – 24.11.2026", ["H02"]),
        ("SAMTALE: jobsamtale – telefon – 24.11.2026", []),
        ("SAMTALE: Jobsamtaler – telefon – 24.11.2026", ["H03"]),
        ("SAMTALE: Snak – telefon og video – 24.11.2026", ["H03"]),
        ("SAMTALE: Jobsamtale", ["H05"]),
        ("SAMTALE: Jobsamtale 24.11.2026", ["H05"]),
        ("SAMTALE: Jobsamtale med og uden den – 24.11.2026", ["H05"]),
        ("SAMTALE: Jobsamtale – " + "x" * 59, ["H05"]),
        ("SAMTALE: Jobsamtale – " + "x" * 79, ["H05"]),
        ("SAMTALE: Jobsamtale – 1" + " 1" * 35, ["H05"]),
        ("SAMTALE: Jobsamtale – telefon – 320190-0000", ["H06"]),
        ("SAMTALE: Jobsamtale – telefon – 320190 0000", ["H06"]),
        ("SAMTALE: Jobsamtale – telefon – 320190–0000", ["H06"]),
        ("SAMTALE: Jobsamtale – telefon – 3201900000", ["H06"]),
        ("SAMTALE: Jobsamtale – telefon – 13201900000", []),
        ("SAMTALE: Jobsamtale – telefon – 32019000", ["H17"]),
        ("SAMTALE: Jobsamtale – {sted} – telefon", ["H18"]),
        ("SAMTALE: Jobsamtale – [sted] – telefon", ["H18"]),
        ("SAMTALE: Jobsamtale – XX – telefon", ["H18"]),
        ("SAMTALE: Jobsamtale – ___ – telefon", ["H18"]),
        ("SAMTALE: Jobsamtale – <navn> – telefon", ["H18"]),
        ("", ["H01", "H05"]),
    ],
)
def test_each_rule_at_its_edges(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("length", "severity"), [(80, None), (81, Severity.WARNING), (100, Severity.WARNING), (101, Severity.ERROR)]
)
def test_a_long_heading_warns_before_it_fails(length, severity):
    text = "SAMTALE: Jobsamtale – telefon ".ljust(length, "x")
    assert [finding.severity for finding in check(subject(text, "samtale"))] == ([severity] if severity else [])


def test_a_team_lead_may_soften_a_rule():
    soft = replace(KNOWLEDGE, guide=replace(CORE.guide, severities={"H03": Severity.WARNING}))
    found = check(replace(subject("SAMTALE: Snak – telefon og video", "samtale"), knowledge=soft))
    assert [(finding.code, finding.severity) for finding in found] == [("H03", Severity.WARNING)]


def test_without_a_type_the_prefixes_are_offered():
    [first, *_] = check(subject("Snak i telefon om noget", None))
    assert first.code == "H01"
    assert "SAMTALE:" in first.message


@pytest.mark.parametrize(
    ("text", "kind", "mended"),
    [
        ("Jobsamtale – telefon – 24/11", "samtale", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("samtale Jobsamtal – telefon – 2026-11-24", "samtale", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("FERIE: Jobsamtale – telefon", "samtale", "SAMTALE: Jobsamtale – telefon"),
        ("  SAMTALE: Jobsamtale – telefon", "samtale", "SAMTALE: Jobsamtale – telefon"),
        ("MIN PLAN Revideret – praktik", "min-plan", "MIN PLAN: Revideret – praktik"),
        ("SAG: Samtykke – givet af 320190-0000", "sag", "SAG: Samtykke – givet af borger"),
    ],
)
def test_the_suggestion_is_what_a_colleague_would_write(text, kind, mended):
    assert suggestion(subject(text, kind)) == mended
    assert not blocks(check(subject(mended, kind)))


PIECES = st.sampled_from(
    [note_type.prefix for note_type in CORE.note_types]
    + [keyword for note_type in CORE.note_types for keyword in note_type.keywords]
    + [" – ", " ", "  ", " - ", ": ", "i går", "uge 29", "24/11", "2026-11-24", "29.02.2027", "31.12.2026–01.01.2026"]
    + [
        "320190-0000",
        "5. juni",
        "[ ]",
        "XX",
        "Jobsamtal",
        "telefon",
        "med egen læge",
        "kl. 10.30",
        "1.2.26",
        "99.99.9999",
        "Mette Hansen",
        "med Ali",
        "Røde Kors",
        "depression",
        "gæld",
        "og",
        "vedr.",
        "mv.",
        "jobplan",
        "SV: ",
        ".pdf",
        "!!",
        "gider ikke",
        "12 34 56 78",
        "egen læge",
        "XYZ",
        "bevilget",
        "afslag",
        "frist 07.12.2026",
        "8 feriedage",
    ]
)
HEADINGS = st.lists(PIECES | st.text(max_size=6), max_size=8).map("".join)


@given(HEADINGS, st.sampled_from([*TYPES, None]))
def test_no_heading_breaks_the_guide_and_every_fix_mends_what_it_says(text, kind):
    about = subject(text, kind)
    found = check(about)
    for finding in found:
        start, end = map(int, finding.where.split("-"))
        assert 0 <= start <= end <= len(text)
        if finding.fix:
            after = check(replace(about, text=finding.fix.value))
            assert _count(after)[finding.code] < _count(found)[finding.code], finding
            assert _count(after) <= _count(found), finding


def _count(findings):
    return Counter(finding.code for finding in findings)


@given(HEADINGS, st.sampled_from([*TYPES, None]))
def test_a_suggestion_cannot_be_mended_further(text, kind):
    about = subject(text, kind)
    mended = replace(about, text=suggestion(about))
    assert len(judged(mended)) <= len(judged(about)) or blocks(judged(mended))
    assert suggestion(mended) == mended.text
