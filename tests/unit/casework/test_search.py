"""Finding an action by a few letters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import LIBRARY

from assistant.casework.actions import OWN_ACTIONS, palette_rows
from assistant.casework.search import LIMIT, Finder, Hit, Row
from assistant.model.target import HotkeyAction


def row(action, title, *words, tag="", letter="", expired=False):
    return Row(Hit(action, title, tag=tag, letter=letter, expired=expired), words)


ROWS = [
    row("partshoering-udeblivelse", "Partshøring – udeblivelse", "høring", "brev", tag="PARTSHØRING", letter="p"),
    row("partshoering-2016", "Partshøring – jobplan (2016)", tag="PARTSHØRING", expired=True),
    row("ferievejledning", "Ferievejledning", "pjece", tag="FERIE", letter="f"),
    row("ferie", "Ferie: ønske eller aftale", tag="FERIE"),
    row("opfoelgning", "Opfølgningssamtale", tag="SAMTALE", letter="o"),
    row("opfoelgning-moede", "Opfølgning på samtale", tag="SAMTALE"),
    row("raadighed-udeblivelse", "Udeblivelse fra samtale eller tilbud", "fravær", tag="RÅDIGHED", letter="u"),
    row("overdragelse", "Sag – overdragelse", tag="SAG", letter="æ"),
    row("fortryd", "Fortryd seneste indsættelse"),
]
FINDER = Finder(ROWS)


def found(query, finder=FINDER):
    return [hit.action for hit in finder.find(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("part ude", "partshoering-udeblivelse"),
        ("ude part", "partshoering-udeblivelse"),
        ("PART UDE ", "partshoering-udeblivelse"),
        ("partshoring", "partshoering-udeblivelse"),
        ("partshoering", "partshoering-udeblivelse"),
        ("partshöring", "partshoering-udeblivelse"),
        ("patrshøring", "partshoering-udeblivelse"),
        ("partshørin ude", "partshoering-udeblivelse"),
        ("høring", "partshoering-udeblivelse"),
        ("ferie", "ferievejledning"),
        ("ferrie", "ferievejledning"),
        ("pjece", "ferievejledning"),
        ("rådighed", "raadighed-udeblivelse"),
        ("raadighed", "raadighed-udeblivelse"),
        ("radighed", "raadighed-udeblivelse"),
        ("opfsam", "opfoelgning-moede"),
        ("opf sam", "opfoelgning-moede"),
        ("opfø", "opfoelgning"),
        ("sagover", "overdragelse"),
        ("f", "ferievejledning"),
        ("P", "partshoering-udeblivelse"),
        ("u", "raadighed-udeblivelse"),
        ("æ", "overdragelse"),
        ("a", "ferie"),
        ("2016", "partshoering-2016"),
        ("fort", "fortryd"),
    ],
)
def test_a_few_letters_find_the_row_people_mean(query, first):
    assert found(query)[0] == first


def test_what_has_ended_comes_last_and_only_when_asked_for():
    assert found("partshøring") == ["partshoering-udeblivelse", "partshoering-2016"]
    assert found("") == [r.hit.action for r in ROWS if not r.hit.expired][:LIMIT]


@pytest.mark.parametrize("query", ["xyzzy", "qqqq wwww", "–", "...", "*", "(", "\\"])
def test_what_is_nowhere_finds_nothing_or_everything_but_never_falls(query):
    assert len(found(query)) in {0, LIMIT}


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        ("part ude", ["Part", "ude"]),
        ("ude part", ["Part", "ude"]),
        ("partshoring", ["Partshøring"]),
        ("part p", ["Part"]),
        ("høring", []),
    ],
)
def test_the_letters_that_were_hit_are_marked_in_the_title(query, spans):
    hit = FINDER.find(query)[0]
    assert [hit.title[start:end] for start, end in hit.spans] == spans


WORDS = st.lists(
    st.sampled_from(["ferie", "Ærø", "straße", "İstanbul", "opfølgning", "løn", "a", "11"]), min_size=1, max_size=4
)


@given(st.lists(WORDS, max_size=20), st.text(max_size=12) | WORDS.map(" ".join))
def test_no_query_breaks_it_and_marks_lie_in_the_title(titles, query):
    finder = Finder(row(str(number), " ".join(words), expired=number % 3 == 2) for number, words in enumerate(titles))
    hits = finder.find(query)
    assert len(hits) <= LIMIT
    assert len({hit.action for hit in hits}) == len(hits)
    assert [hit.expired for hit in hits] == sorted(hit.expired for hit in hits)
    for hit in hits:
        ends = [place for span in hit.spans for place in span]
        assert ends == sorted(ends)
        assert all(0 <= place <= len(hit.title) for place in ends)


@given(WORDS, st.data())
def test_a_title_is_found_by_the_beginnings_of_its_words(words, data):
    query = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in data.draw(st.permutations(words)))
    assert "0" in found(query, Finder([row("0", " ".join(words))]))


def test_ten_thousand_rows_give_what_a_plain_look_gives():
    names = ["ferie", "samtale", "partshøring", "tilbud", "praktik", "møde", "klage", "attest", "plan", "sag"]
    titles = [f"{names[n % 10]} {names[n // 10 % 10]} {n}" for n in range(10_000)]
    finder = Finder(row(str(n), title) for n, title in enumerate(titles))
    for query in ("fer sam", "møde 55", "plan plan", "1234", "s", "attest sag 97"):
        tokens = query.split()
        fitting = {
            n for n, title in enumerate(titles) if all(any(w.startswith(t) for w in title.split()) for t in tokens)
        }
        hits = {int(hit.action) for hit in finder.find(query)}
        assert hits <= fitting
        assert len(hits) == min(LIMIT, len(fitting))
    assert finder.find("ferie samtale 10")[0].title == "ferie samtale 10"


def test_the_palette_holds_templates_in_force_own_actions_and_last_what_has_ended():
    keys = [HotkeyAction(action="partshoering-udeblivelse", letter="p"), HotkeyAction(action="gentag", letter="g")]
    rows = palette_rows(LIBRARY, keys, date(2026, 11, 22))
    hits = {row.hit.action: row.hit for row in rows}
    assert set(OWN_ACTIONS) <= hits.keys()
    assert hits["partshoering-udeblivelse"].letter == "p"
    assert hits["partshoering-udeblivelse"].tag == "PARTSHØRING"
    old = hits["partshoering-jobplan-2016"]
    assert old.expired
    assert old.detail == "udgået 31.12.2019 · brug Partshøring – udeblivelse"
    assert [row.hit.expired for row in rows] == sorted(row.hit.expired for row in rows)
    finder = Finder(rows)
    assert finder.find("part ude")[0].action == "partshoering-udeblivelse"
    assert finder.find("ferie")[0].tag == "FERIE"
    for entry in LIBRARY.entries(date(2026, 11, 22)):
        assert any(hit.action == entry.id for hit in finder.find(entry.title)), entry.title


@pytest.mark.parametrize(
    ("query", "action"), [("kvittering", "ordlyd"), ("dengang", "ordlyd"), ("adviser", "paamindelser")]
)
def test_the_programs_own_actions_are_found_by_other_words_too(query, action):
    rows = palette_rows(LIBRARY, [], date(2026, 11, 24))
    assert action in found(query, Finder(rows))
