"""A heading typed elsewhere: its type guessed, its fixes steady, its suggestion one that passes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.casework.headings import check_heading, judge
from assistant.casework.knowledge import merged
from assistant.model.finding import blocks
from assistant.packs.reader import read_core

KNOWLEDGE = merged([read_core(Path(__file__).parents[3] / "templates" / "standard")])
TODAY = date(2026, 11, 22)
PIECES = [
    "SAMTALE:",
    "samtale ",
    "Jobsamtale",
    "jobplan",
    "SV: ",
    " – ",
    " ",
    "24/11",
    "telefon",
    "gæld",
    "Lis Holm",
    "mv.",
]


def verdict(text, note_type=None):
    return check_heading(KNOWLEDGE, text, note_type, TODAY)


@pytest.mark.parametrize(
    ("text", "kind", "suggested"),
    [
        ("SAMTALE: Jobsamtale – telefon – 24.11.2026", "samtale", None),
        ("Jobsamtale – telefon – 24/11", "samtale", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("Klage modtaget - over gæld", "klage", "KLAGE: Klage modtaget – over personlige forhold"),
        ("  Sag lukket – job fra 01.12.2026", "sag", "SAG: Sag lukket – job fra 01.12.2026"),
        ("noget helt andet om noget", None, None),
        ("SAG: Diverse", "sag", None),
    ],
)
def test_the_type_is_guessed_and_what_passes_is_suggested(text, kind, suggested):
    said = verdict(text)
    assert (said.note_type, said.suggestion) == (kind, suggested)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=6).map("".join))
@example("jobplanSAMTALE:SAMTALE:")
def test_a_fix_takes_its_finding_away_and_a_suggestion_passes(text):
    said = verdict(text)
    codes = Counter(finding.code for finding in said.findings)
    assert codes == Counter(finding.code for finding in judge(KNOWLEDGE, text, None, TODAY).findings)
    for finding in said.findings:
        if finding.fix:
            after = Counter(left.code for left in verdict(finding.fix.value, said.note_type).findings)
            assert after[finding.code] < codes[finding.code]
            assert after <= codes
    if said.suggestion is not None:
        assert said.suggestion != text
        assert not blocks(verdict(said.suggestion, said.note_type).findings)
