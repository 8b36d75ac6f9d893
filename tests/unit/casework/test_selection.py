"""A text that was selected elsewhere: what is heading, what is note, and where the findings stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE

from assistant.casework.selection import NO_HEADING, Ground, judge, mended, span_of

TODAY = date(2026, 11, 24)
ROOT = Path(__file__).parents[3]
GOOD = "SAMTALE: Jobsamtale nr. 3 – telefon – 24.11.2026"
NOTE = "Borgeren mødte op. CPR er 320190-0000."
LETTER = "Du får dette brev, fordi du har bedt om ferie. Ring til os, hvis du vil vide mere."


def opinion(text, **wish):
    return judge(Ground(KNOWLEDGE, TODAY), text, **wish)


def codes(text, **wish):
    return [finding.code for finding in opinion(text, **wish).findings]


def test_a_good_heading_has_no_findings_and_its_type_is_known():
    said = opinion(GOOD)
    assert (said.note_type, said.kind, said.findings, said.suggestion) == ("samtale", "", (), None)


def test_a_heading_typed_by_hand_is_mended_by_its_suggestion():
    said = opinion("Jobsamtale nr. 3 – telefon – 24/11-2026")
    assert said.note_type == "samtale"
    assert said.suggestion == GOOD
    assert {finding.code for finding in said.findings} >= {"H01", "H13"}


def test_a_suppliers_report_is_an_offers_heading():
    assert opinion("Leverandørrapport – afsluttende – jobsøgningsforløb – 30.10.2026").note_type == "tilbud"


def test_the_type_can_be_chosen_and_what_is_not_its_key_word_is_said():
    assert opinion(GOOD, note_type="tilbud").note_type == "tilbud"
    assert "H02" in codes(GOOD, note_type="tilbud")


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\n  "])
def test_a_note_below_its_heading_is_judged_where_it_stands(gap):
    text = f"{GOOD}{gap}{NOTE}"
    said = opinion(text)
    assert (said.note_type, said.kind) == ("samtale", "note")
    spans = {text[slice(*span)] for finding in said.findings if (span := span_of(finding))}
    assert "320190-0000" in spans
    assert said.lix is not None


def test_a_mended_heading_keeps_the_note_below_it():
    said = opinion(f"Jobsamtale nr. 3 – telefon – 24/11-2026\n\n{NOTE}", note_type="samtale")
    assert said.suggestion == f"{GOOD}\n\n{NOTE}"
    fixes = [finding.fix.value for finding in said.findings if finding.fix]
    assert fixes
    assert all(fix.endswith(f"\n\n{NOTE}") or fix.startswith("Jobsamtale") for fix in fixes)


def test_lines_without_a_heading_are_a_note():
    said = opinion(f"Borgeren ringede.\n{NOTE}")
    assert (said.note_type, said.kind) == (NO_HEADING, "note")
    assert not any(code.startswith("H0") for code in codes("Borgeren ringede.\nHan ringer igen i morgen."))


def test_a_long_line_is_no_heading_unless_it_is_said_to_be():
    line = "Borgeren fortalte om sin dag, og vi talte om, hvad der skal ske i den kommende tid. " * 3
    assert opinion(line.strip()).note_type == NO_HEADING
    assert "H05" in codes(line.strip(), note_type="samtale")


def test_one_line_is_text_when_she_says_so():
    assert (opinion(GOOD, note_type=NO_HEADING).note_type, opinion(GOOD, note_type=NO_HEADING).kind) == (
        NO_HEADING,
        "note",
    )


def test_who_is_spoken_to_tells_a_letter_from_a_note():
    assert opinion(f"{LETTER}\nVenlig hilsen").kind == "letter"
    assert opinion(f"{LETTER}\nVenlig hilsen", kind="note").kind == "note"


def test_what_is_mended_is_told_once_for_each_time():
    before = opinion("Jobsamtale – 24/11 – 25/11").findings
    now = opinion("SAMTALE: Jobsamtale – 24.11.2026 – 25/11").findings
    assert [finding.code for finding in mended(before, now)].count("H13") == 1
    assert list(mended(before, before)) == []


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(max_size=200) | st.lists(st.sampled_from([GOOD, NOTE, LETTER, "", "24/11", "SAG:"])).map("\n".join),
    note_type=st.sampled_from([None, NO_HEADING, *KNOWLEDGE.note_types]),
    kind=st.sampled_from(["", "note", "letter"]),
)
def test_any_text_is_judged_with_spans_inside_it(text, note_type, kind):
    text = text.strip()
    said = opinion(text, note_type=note_type, kind=kind)
    for finding in said.findings:
        start, end = span_of(finding) or (0, 0)
        assert 0 <= start <= end <= len(text)
    if note_type:
        assert said.note_type in {note_type, NO_HEADING}
