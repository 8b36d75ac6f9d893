"""What is pasted into a plan: mended, whole, and nothing lost but the numbers of its pages."""

from __future__ import annotations

import re
import textwrap
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.casework.pasted import clean_pasted

FIRST = (
    "Borgeren har været ansat i et storkøkken i elleve år og har stået for både indkøb og varm mad. Arbejdsgiveren "
    "fortæller, at hun er vellidt, og at hun selv har lært tre nye kolleger op, siden hun vendte tilbage i foråret."
)
SECOND = (
    "Hun bliver træt efter to timer og har brug for at sidde ned mellem opgaverne, også når der er travlt. Om "
    "eftermiddagen kan hun ikke løfte gryderne, og hun aftaler med en kollega, hvem der tager opvasken."
)
PIECES = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\f",
    "• ",
    "\uf0b7\t",
]
PIECES += [
    "o\t",
    "§\t",
    "- ",
    "-",
    "> ",
    "1. ",
    ":",
    "Side 3 af 7",
    "- 3 -",
    "3",
    "s. 4",
    "a",
    "å",
    "a\u030a",
    "ﬁ",
    "Hun",
]
DIGITS = ["7 af 10", " af 10", "Side 4", "s. 4", "- 3 -", "3", "3.", "12 ", "NRS: ", "Bilag ", "\n", "\n\n", "\t", " "]
PIECES += ["sags-", "behandler", "oplysninger fra borgeren om forløbet i butikken"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(TEXTS)
@example("-\n3 -")
@example("> Si\u00adde 3")
@example("o\to\ta")
@example("a\u00ad\u030a")
@example("3\f-\n3")
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = clean_pasted(text)
    assert clean_pasted(once) == once


def said(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFC", text.replace("ﬁ", "fi"))))


@given(
    st.text(st.characters(exclude_categories=["Nd", "Cs"], exclude_characters="o§ﬀﬁﬂﬃﬄﬅﬆ"))
    | st.lists(st.sampled_from([piece for piece in PIECES if not re.search(r"\d|o\t", piece)])).map("".join)
)
def test_no_letter_is_lost_or_moved(text: str) -> None:
    assert said(clean_pasted(text)) == said(text)


@given(
    st.text("0123456789af side.-–/\n", max_size=60).filter(lambda text: "side" not in text and "s." not in text)
    | st.lists(st.sampled_from([piece for piece in DIGITS if "af" not in piece])).map("".join)
    | st.lists(st.sampled_from([piece for piece in DIGITS if not re.match("side|s[.]", piece.lower())])).map("".join)
)
@example("Smerter, NRS:\n7 af 10\nSøvn:\n3 af 10")
@example("3 af 10\n4 af 10")
@example("Bilag 3\nSide 4\nBilag 4\nSide 5")
def test_where_no_page_ends_no_number_is_lost(text: str) -> None:
    assert said(clean_pasted(text)) == said(text)


@given(st.lists(st.lists(st.sampled_from(["7 af 10", "Side 4", "s. 5.", "- 3 -", "12", "Hun er træt."])), min_size=2))
def test_where_a_page_ends_only_its_first_and_last_line_can_be_its_number(pages: list[list[str]]) -> None:
    text = "\f".join("\n".join(["Øverst.", *lines, "Nederst."]) for lines in pages)
    assert said(clean_pasted(text)) == said(text)


@pytest.mark.parametrize("number", ["3", "3 af 10", "Side 3", "s. 3", "- 3 -", "– 3 –", "side 3 af 10"])
def test_at_the_end_of_a_page_and_at_its_beginning_the_number_goes(number: str) -> None:
    assert clean_pasted(f"En.\n{number}\n\f{number}\nTo.") == "En.\n\nTo."


@given(st.lists(st.from_regex(r"\A(Hun|LÆ|uge|kl\.) (\d{1,4} ?){1,3}(-|af|side 3)?\Z"), max_size=8))
def test_a_number_with_a_word_beside_it_is_no_page_number(lines: list[str]) -> None:
    assert said(clean_pasted("\n".join(lines))) == said("\n".join(lines))


@given(
    st.integers(min_value=50, max_value=100), st.sampled_from(["\n\n", "\n \n\n", "\r\n\r\n", "\n\nSide 1 af 2\n\n"])
)
def test_two_paragraphs_stay_two_however_they_were_broken(width: int, between: str) -> None:
    broken = between.join(textwrap.fill(each, width, break_on_hyphens=False) for each in (FIRST, SECOND))
    assert clean_pasted(broken) == f"{FIRST}\n\n{SECOND}"


@given(
    st.lists(st.sampled_from([FIRST, SECOND, "Kort.", "Hun møder hver dag.", "Hun vil gerne flere timer."]), min_size=2)
)
def test_paragraphs_that_are_a_line_each_stay_lines(paragraphs: list[str]) -> None:
    assert clean_pasted("\r\n".join(paragraphs)) == "\n".join(paragraphs)


def test_a_page_that_ends_in_a_sentence_is_one_paragraph_again() -> None:
    lines = textwrap.wrap(FIRST, 70, break_on_hyphens=False)
    assert clean_pasted("\n".join([*lines[:2], "Side 3 af 7", *lines[2:]])) == FIRST


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("sags\u00adbehandler\ufeff og\u00a0læge\u200b", "sagsbehandler og læge"),
        ("o\tCV\n\uf0b7\tLÆ 265\n§\tsamtykke\n§\t12 i loven", "- CV\n- LÆ 265\n- samtykke\n§ 12 i loven"),
        ("NRS:\n7 af 10\nSøvn:\n3 af 10", "NRS:\n7 af 10\nSøvn:\n3 af 10"),
        ("LÆ 265\nSide 4\nCV\nSide 5", "LÆ 265\nSide 4\nCV\nSide 5"),
        ("Vi ses.\nside 4/9\nTak.", "Vi ses.\nTak."),
        ("Vi ses.\n\n12\n\fTak.", "Vi ses.\n\nTak."),
        ("1\nCV\n2\nLÆ 265", "1\nCV\n2\nLÆ 265"),
        ("Mødet er\n3/7\nkl. 10", "Mødet er\n3/7\nkl. 10"),
        ("Se side 4 af 9 i rapporten.", "Se side 4 af 9 i rapporten."),
        ("Bla\u030abær og \ufb01sk", "Blåbær og fisk"),
        ("En.\r\nTo.\rTre.", "En.\nTo.\nTre."),
        ("To  ord   her.", "To ord her."),
    ],
)
def test_what_is_mended_and_what_is_left(pasted: str, clean: str) -> None:
    assert clean_pasted(pasted) == clean


@pytest.mark.parametrize("hyphen", ["-", "\u00ad", "\u2010"])
def test_a_word_that_a_page_has_divided_is_whole_again(hyphen: str) -> None:
    pasted = (
        f"Borgeren har fået et brev om mødet fra sin sags{hyphen}\nbehandler, og hun vil gerne have, at både møde-\n"
        "og svarfristen flyttes, til hun har talt med egen læge."
    )
    assert clean_pasted(pasted) == (
        "Borgeren har fået et brev om mødet fra sin sagsbehandler, og hun vil gerne have, at både møde- og svarfristen "
        "flyttes, til hun har talt med egen læge."
    )
