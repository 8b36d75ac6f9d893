"""A suggestion names the wording and says her words, and nothing of a citizen gets into the file."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import LIBRARY

from assistant.casework.suggestion import Suggestion, as_text, lines_of, personal, save
from assistant.model.finding import Severity, blocks
from assistant.model.pack_info import PackInfo

DAY = date(2026, 11, 24)
LETTER = LIBRARY.template("partshoering-udeblivelse", DAY)


def told(text, cleared=frozenset()):
    return [(f.code, f.severity, f.word) for f in personal(text, LIBRARY.knowledge, DAY, cleared)]


def test_the_file_says_which_wording_what_and_why():
    made = Suggestion(template=LETTER, line="Svar senest.", change=" Skriv dagen med. \n", why="Borgere spørger.")
    assert as_text(made, DAY) == (
        "Forslag til Sagstast, skrevet 24.11.2026\n\n"
        f"Skabelon: {LETTER.title} (partshoering-udeblivelse), version {LETTER.version}, "
        f"gælder fra {LETTER.valid_from:%d.%m.%Y}\n\n"
        "Ordlyden nu:\nSvar senest.\n\nSkal ændres:\nSkriv dagen med.\n\nHvorfor:\nBorgere spørger.\n"
    )
    only_words = Suggestion(words=["»nordlys kro«: Det er ikke et navn"])
    assert as_text(only_words, DAY).endswith("\n\nOrd:\n- »nordlys kro«: Det er ikke et navn\n")


def test_the_file_says_when_the_template_is_ones_own():
    own = PackInfo(id="t", version="1", title="Team 07", publisher="x", valid_from=DAY, layer="own")
    first = as_text(Suggestion(template=replace(LETTER, pack=own), change="x"), DAY).splitlines()[2]
    assert first.endswith(f"gælder fra {LETTER.valid_from:%d.%m.%Y}, egen skabelon")


def test_a_second_suggestion_the_same_day_is_another_file_that_only_she_can_read(tmp_path):
    first, second = (save(Suggestion(template=LETTER, change=text), tmp_path, DAY) for text in ("a", "b æøå"))
    assert first.name == "forslag-partshoering-udeblivelse-2026-11-24.txt"
    assert second.name == "forslag-partshoering-udeblivelse-2026-11-24-2.txt"
    assert "b æøå" in second.read_text("utf-8")
    assert "Skal ændres:\na\n" in first.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert save(Suggestion(change="x"), tmp_path, DAY).name == "forslag-2026-11-24.txt"


def test_where_there_is_no_folder_nothing_is_made(tmp_path):
    with pytest.raises(OSError, match="findes-ikke"):
        save(Suggestion(change="x"), tmp_path / "findes-ikke", DAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Borger 320190-0000 mødte ikke.", "D01"),
        ("Det var Lis Holm, der spurgte.", "D02"),
        ("Ring på 20 30 40 50.", "D03"),
        ("Skriv til lis@eksempel.dk.", "D04"),
        ("Konto 1234 12345678.", "D05"),
        ("Hun bor Nørregade 12, 2. tv.", "D08"),
    ],
)
def test_whatever_may_be_a_citizens_stands_in_the_way(text, code):
    [(found, severity, _)] = told(text)
    assert (found, severity) == (code, Severity.ERROR)


def test_she_may_say_that_it_is_no_name_but_not_that_it_is_no_number():
    assert told("Nordlys Kro ligner et navn.") == [("D02", Severity.ERROR, "nordlys kro")]
    assert told("Nordlys Kro ligner et navn.", frozenset({("D02", "nordlys kro")})) == []
    assert told("Borger 320190-0000.", frozenset({("D01", ""), ("D01", "320190-0000")})) != []


def test_a_word_of_health_may_be_what_it_is_about():
    assert told("Sæt depression på listen over helbred.") == []


@given(st.text("abcæøå .,\n", max_size=40), st.integers(0, 9999), st.sampled_from(["", "-", " "]))
def test_no_text_with_a_cpr_number_passes(around, serial, between):
    text = f"{around} 320190{between}{serial:04} {around}"
    assert blocks(personal(text, LIBRARY.knowledge, DAY))


def test_the_lines_to_point_at_are_the_packs_own_without_its_conditions():
    lines = lines_of(LETTER)
    assert all(line.strip() and "{%" not in line for line in lines)
    assert any(line.startswith("Spørgsmål: ") for line in lines)
    assert not any("&" in line for line in lines)
