"""Copied text made plain: what is mended, what is left, and that nothing that was said is lost."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.casework.plain_text import plain_text

PARAGRAPH = (
    "Borgeren oplyser, at hun fra mandag kan møde tre dage om ugen i køkkenet, og at hun selv vil spørge, om der "
    "bliver plads til flere timer efter jul. Vi aftalte, at jeg ringer til arbejdsgiveren den 3. december og skriver "
    "til hende bagefter. Hun har ikke brug for hjælp til transporten."
)
MAIL = """Hej Mette

{paragraph}

Mødet er i lokale 4:
- Tag dit CV med
- Skriv, hvis du bliver forsinket

Venlig hilsen
Bo Bendixen
Jobcentret"""
SIGNS = [
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\u2028",
    "• ",
    "•",
    "- ",
    "-",
    "> ",
    "1. ",
    ":",
]
WORDS = [
    "a",
    "og",
    "Hej",
    "Dato: ",
    "møde",
    "sags-",
    "CV-",
    "behandler",
    "oplysninger fra borgeren om forløbet",
    "3. maj",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(SIGNS + WORDS), max_size=40).map("".join))


@given(TEXTS)
@example("-\n-")
@example("•\n• a")
@example("> \n> -\n\n>a")
@example(">\t>")
@example(f"{'a' * 45} b\n{'c' * 14}\nVenlig")
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    once = plain_text(text)
    assert plain_text(once) == once


@given(TEXTS)
def test_no_letter_and_no_digit_is_lost_or_moved(text: str) -> None:
    assert [c for c in plain_text(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@given(TEXTS)
def test_only_single_spaces_and_single_blank_lines_are_left(text: str) -> None:
    plain = plain_text(text)
    assert not any(found in plain for found in ("  ", "\n\n\n", "\t", "\r", "\u00a0", "\u00ad", " \n", "\n "))


@given(st.integers(min_value=50, max_value=100))
def test_a_mail_comes_back_whole_however_it_was_broken(width: int) -> None:
    broken = MAIL.format(paragraph=textwrap.fill(PARAGRAPH, width, break_on_hyphens=False))
    assert plain_text(broken) == MAIL.format(paragraph=PARAGRAPH)


@given(st.integers(min_value=50, max_value=100))
def test_a_mail_that_was_quoted_too(width: int) -> None:
    broken = MAIL.format(paragraph=textwrap.fill(PARAGRAPH, width, break_on_hyphens=False))
    assert plain_text("\n".join(f"> {line}" for line in broken.split("\n"))) == MAIL.format(paragraph=PARAGRAPH)


@pytest.mark.parametrize(
    ("copied", "plain"),
    [
        ("sags\u00adbehandler", "sagsbehandler"),
        ("12\u00a0500\u00a0kr.\tom måneden", "12 500 kr. om måneden"),
        ("  Først.  \n\n\n\n  Så.  ", "Først.\n\nSå."),
        ("•\tCV\n•\tAnsøgning", "- CV\n- Ansøgning"),
        ("•\nCV\n•\nAnsøgning", "- CV\n- Ansøgning"),
        ("\uf0b7 CV\n– Ansøgning\n* Billede", "- CV\n- Ansøgning\n- Billede"),
        ("-5 grader", "-5 grader"),
        ("☒ Ja\n☐ Nej", "☒ Ja\n☐ Nej"),
        ("Jobcenter Syd\nVestergade 1\n1234 Byen", "Jobcenter Syd\nVestergade 1\n1234 Byen"),
        ("En linje.\u2028En til.\u2029Et afsnit.", "En linje.\nEn til.\n\nEt afsnit."),
        ("", ""),
    ],
)
def test_what_is_mended_and_what_is_left(copied: str, plain: str) -> None:
    assert plain_text(copied) == plain


def test_a_word_broken_at_the_end_of_a_line_is_whole_again_and_half_a_word_keeps_its_hyphen() -> None:
    copied = (
        "Borgeren har fået et brev om mødet fra sin sags-\n"
        "behandler, og hun vil gerne have, at både møde-\n"
        "og svarfristen flyttes, til hun har talt med CV-\n"
        "Centret."
    )
    assert plain_text(copied) == (
        "Borgeren har fået et brev om mødet fra sin sagsbehandler, og hun vil gerne have, at både møde- "
        "og svarfristen flyttes, til hun har talt med CV-Centret."
    )


def test_a_point_of_a_list_that_goes_on_is_one_line_and_a_date_begins_no_point() -> None:
    copied = (
        "1. Borgeren sender sit CV til virksomheden senest den\n"
        "3. december 2026 og ringer dagen efter.\n"
        "2. Jobcentret taler med virksomheden."
    )
    assert plain_text(copied) == (
        "1. Borgeren sender sit CV til virksomheden senest den 3. december 2026 og ringer dagen efter.\n"
        "2. Jobcentret taler med virksomheden."
    )


def test_labels_keep_their_lines() -> None:
    copied = (
        "Begrundelse: Borgeren mangler erfaring fra et lager og vil gerne prøve\n"
        "Mål for borgeren: Tre måneders praktik og et truckcertifikat til foråret\n"
        "Bemærkning: Kan møde fra klokken syv"
    )
    assert plain_text(copied) == copied
