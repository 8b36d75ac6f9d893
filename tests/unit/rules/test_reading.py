"""Words, sentences and LIX, against texts that were counted by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.packs.reader import read_core
from assistant.rules.lix import lix
from assistant.rules.reading import Reading

LANGUAGE = read_core(Path(__file__).parents[3] / "templates" / "standard").language


def cut(text):
    return [" ".join(word.text for word in sentence.words) for sentence in Reading(text, LANGUAGE).sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Vi ses den 5. juni. Husk dit CV.", ["Vi ses den 5 juni", "Husk dit CV"]),
        ("Reglen står i loven, jf. § 10. Vi ringer.", ["Reglen står i loven jf 10", "Vi ringer"]),
        ("Se LAS § 35, stk. 2. Du skal møde.", ["Se LAS 35 stk 2", "Du skal møde"]),
        ("Mød kl. 10.30. Tag fx CV med.", ["Mød kl 10.30", "Tag fx CV med"]),
        ("Det er samtale nr. 3. Den er kort.", ["Det er samtale nr 3", "Den er kort"]),
        ("Vi ses den 5. Husk dit CV.", ["Vi ses den 5", "Husk dit CV"]),
        ("Fristen er 24.11.2026. Svar os.", ["Fristen er 24.11.2026", "Svar os"]),
        ("Tag mad, tøj mv. med. Og ring.", ["Tag mad tøj mv med", "Og ring"]),
        ("Tag mad, tøj mv. Ring til os.", ["Tag mad tøj mv", "Ring til os"]),
        ("Læge H. Jensen skriver til os. Tak.", ["Læge H Jensen skriver til os", "Tak"]),
        ("Det koster 1.234,50 kr. om året.", ["Det koster 1.234,50 kr om året"]),
        ("Kommer du? Ja! Godt …", ["Kommer du", "Ja", "Godt"]),
        ("Hun siger: »Jeg kommer.« Så går hun.", ["Hun siger Jeg kommer", "Så går hun"]),
        ("Borgeren gik\nhjem den\n18. november og sov.", ["Borgeren gik hjem den 18 november og sov"]),
        ("Det ved vi\nBorgeren mødte ikke.", ["Det ved vi", "Borgeren mødte ikke"]),
        ("Husk:\n- pas\n- billede\n1. Ring til os", ["Husk", "pas", "billede", "1 Ring til os"]),
        ("En linje uden punktum\n\nog en til", ["En linje uden punktum", "og en til"]),
        ("", []),
        (" \n.\n!? ", []),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text, sentences):
    assert cut(text) == sentences


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # 4 words, 1 sentence, none long
        ("Du kan ringe nu.", 4.0),
        # 13 words, 2 sentences, 2 long (kommune, juridisk): 6,5 + 15,4
        ("Du kan ringe til din kommune den 5. juni. Vi har juridisk hjælp.", 21.9),
        # 9 words, 1 sentence, 4 long (indkaldelsen, Digital, kontaktforløbet, jobcentret)
        ("Vi sendte indkaldelsen, jf. kontaktforløbet, med Digital Post, jobcentret.", 53.4),
        # the same with its heading, which does not count
        ("Det ved vi\n\nDu kan ringe nu.", 4.0),
        # nothing but headings: they are counted after all. 4 words, 2 sentences
        ("Det ved\nvi\n\nDu kan", 2.5),
        # figures and dates are words, but never long: 5 words, 1 sentence
        ("Frist 24.11.2026 kl. 10.30 og.", 5.0),
    ],
)
def test_lix_of_counted_texts(text, number):
    assert lix(Reading(text, LANGUAGE)) == number


def test_a_text_without_a_word_has_no_lix():
    assert lix(Reading("… – §", LANGUAGE)) is None


@given(st.text())
def test_any_text_is_cut_in_order_and_no_word_is_lost(text):
    reading = Reading(text, LANGUAGE)
    sentences = reading.sentences
    assert [word for sentence in sentences for word in sentence.words] == list(reading.words)
    assert all(one.end <= two.start for one, two in pairwise(sentences))
    assert all(0 <= sentence.start < sentence.end <= len(reading.text) for sentence in sentences)


def test_what_nobody_sees_is_not_judged_and_spans_count_it():
    reading = Reading("en af\u00adgørelse pa\u030a vej", LANGUAGE)
    assert reading.text == "en afgørelse på vej"
    assert reading.span(3, 12) == "3-13"
    assert reading.span(13, 15) == "14-17"
    assert reading.with_instead(3, 12, "et svar") == "en et svar pa\u030a vej"


@given(st.text(alphabet="aåÅ\u030a\u00ad. \u200bx", max_size=30))
def test_a_span_leads_back_to_the_characters_given(text):
    reading = Reading(text, LANGUAGE)
    for word in reading.words:
        start, end = map(int, reading.span(word.start, word.end).split("-"))
        assert Reading(text[start:end], LANGUAGE).text == word.text
