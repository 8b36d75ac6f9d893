"""What a template says otherwise than it did, sentence by sentence."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import LIBRARY, STANDARD

from assistant.casework.packdiff.pieces import LOCK, cut
from assistant.casework.packdiff.reading import NotATemplateError
from assistant.casework.packdiff.sentences import SentenceChange, changes_between, marked
from assistant.model.template import Template
from assistant.packs.reader import read_template, template_files

pytestmark = pytest.mark.not_on_windows("like")

LANGUAGE = LIBRARY.knowledge.language
FILES = {file.stem: file.read_bytes() for file in template_files(STANDARD)}
LETTER = FILES["partshoering-udeblivelse"].decode()
HEAD = """\
+++
id = "brev"
title = "Brev om besøg"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"

[[fields]]
name = "sted"
type = "text"
label = "&Sted"

[[fields]]
name = "tolk"
type = "optional"
label = "Tolk"
+++
"""
SENTENCES = (
    "Vi ses på rådhuset.",
    "Vi ses på biblioteket.",
    "Tag din kalender med.",
    "Tag dit pas med.",
    "Ring til os, hvis du er syg.",
    "Møder du ikke, kan det få betydning for din hjælp.",
    "Svar senest den 3. december.",
)


def template(body: str) -> bytes:
    return (HEAD + body).encode()


def between(old: str, new: str) -> list[SentenceChange]:
    return changes_between(template(old), template(new), LANGUAGE)


def told(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(each.change, each.old, each.new) for each in between(old, new)]


def in_letter(*changed: tuple[str, str]) -> list[SentenceChange]:
    new = LETTER
    for old, instead in changed:
        assert old in new
        new = new.replace(old, instead)
    return changes_between(LETTER.encode(), new.encode(), LANGUAGE)


class TestWhatIsTold:
    def test_a_reworded_sentence_is_told_with_its_line_in_the_new_file(self):
        (change,) = in_letter(("Vi har ikke truffet afgørelse.", "Vi har ikke afgjort sagen."))
        assert (change.change, change.part) == ("changed", "body")
        assert (change.old, change.new) == ("Vi har ikke truffet afgørelse.", "Vi har ikke afgjort sagen.")
        assert (change.was_locked, change.is_locked) == (True, True)
        assert "Vi har ikke truffet" in LETTER.splitlines()[change.line - 1]

    def test_new_and_gone(self):
        assert told("Vi ses.\n", "Vi ses. Tag din kalender med.\n") == [("added", "", "Tag din kalender med.")]
        assert told("Vi ses. Tag din kalender med.\n", "Vi ses.\n") == [("removed", "Tag din kalender med.", "")]

    def test_what_is_gone_has_its_old_line_and_stands_where_it_stood(self):
        old = "Vi ses på rådhuset.\n\nTag dit pas med.\n\nRing til os, hvis du er syg.\n"
        new = "Vi ses på rådhuset.\n\nRing til os, hvis du er syg.\n\nMøder du ikke, betyder det noget.\n"
        gone, came = between(old, new)
        assert (gone.change, gone.line - HEAD.count("\n")) == ("removed", 3)
        assert (came.change, came.line - HEAD.count("\n")) == ("added", 5)

    def test_a_sentence_elsewhere_is_moved_and_no_more(self):
        old = "Vi ses på rådhuset. Tag dit pas med. Ring til os, hvis du er syg.\n"
        new = "Tag dit pas med. Ring til os, hvis du er syg. Vi ses på rådhuset.\n"
        assert told(old, new) == [("moved", "Vi ses på rådhuset.", "Vi ses på rådhuset.")]

    def test_sentences_that_say_something_else_are_no_rewording(self):
        changes = told("Du kan skrive eller ringe til os.\n", "Møder du ikke, standser vi din hjælp.\n")
        assert [change for change, *_ in changes] == ["removed", "added"]

    def test_an_abbreviation_ends_no_sentence(self):
        assert told("Mød op, jf. brevet, kl. 10.\n", "Mød op, jf. brevet, kl. 11.\n") == [
            ("changed", "Mød op, jf. brevet, kl. 10.", "Mød op, jf. brevet, kl. 11.")
        ]

    def test_answers_and_conditions_are_shown_in_words(self):
        new = "Vi ses på {{ sted }}.\n{% if tolk %}\nVi har bestilt en tolk.\n{% endif %}\n"
        assert told("Vi ses på biblioteket.\n", new) == [
            ("changed", "Vi ses på biblioteket.", "Vi ses på [Sted]."),
            ("added", "", "[hvis »Tolk«] Vi har bestilt en tolk. [slut]"),
        ]

    @pytest.mark.parametrize(
        ("old", "new", "was", "now"),
        [
            ("dag | plus_dage(14) | dato", "dag | plus_dage(7) | langdato", "plus_dage(14)", "plus_dage(7)"),
            ("dag | plus_uger(4)", "dag | plus_uger(2)", "plus_uger(4)", "plus_uger(2)"),
            ("dag | dato", "dag | plus_dage(7) | dato", "[Dag]", "[»Dag« | plus_dage(7) | dato]"),
            ("dag | frist('klage') | dato", "dag | frist('svar') | dato", "frist(»klage«)", "frist(»svar«)"),
            ("tal * 2", "tal * 3", "»Tal« * 2", "»Tal« * 3"),
            ("tal | kr", "(tal - 100) | kr", "[Tal]", "»Tal« - 100"),
            ("dag | uge", "dag | dato", "| uge", "[Dag]"),
        ],
    )
    def test_what_is_counted_is_seen_though_words_beside_it_are_changed(self, old, new, was, now):
        """Else two could sign a shorter deadline as a kinder word."""
        fields = "".join(
            f'[[fields]]\nname = "{name}"\nlabel = "{name.capitalize()}?"\ntype = "{kind}"\nexample = {example}\n'
            for name, kind, example in (("dag", "date", "2026-12-01"), ("tal", "number", "5"))
        )
        files = [
            LETTER.partition("[[fields]]")[0].encode()
            + fields.encode()
            + f"+++\nDu {verb} svare senest {{{{ {said} }}}}.\n".encode()
            for verb, said in (("skal", old), ("bedes", new))
        ]
        (change,) = changes_between(*files, LANGUAGE)
        assert change.old.startswith("Du skal svare senest ")
        assert was in change.old
        assert now in change.new

    def test_a_condition_that_comes_is_told_at_its_sentence(self):
        new = "Vi ses.\n{% if tolk %}\nVi har bestilt en tolk.\n{% endif %}\n"
        assert told("Vi ses.\nVi har bestilt en tolk.\n", new) == [
            ("changed", "Vi har bestilt en tolk.", "[hvis »Tolk«] Vi har bestilt en tolk. [slut]")
        ]

    def test_what_people_read_alike_is_shown_as_it_is_written(self):
        (change,) = in_letter(("{{ frist | ugedato }}", "{{ frist | langdato }}"))
        assert (change.old, change.new) == (
            "Svar senest {{ frist | ugedato }}.",
            "Svar senest {{ frist | langdato }}.",
        )

    def test_a_fields_new_label_rewords_nothing(self):
        new = LETTER.replace('label = "Svar&frist"', 'label = "Sidste dag for svar"')
        assert new != LETTER
        assert changes_between(LETTER.encode(), new.encode(), LANGUAGE) == []

    def test_a_lock_that_is_taken_off_is_told(self):
        (change,) = in_letter(
            ("{% laast %}Vi har ikke truffet afgørelse.{% endlaast %}", "Vi har ikke truffet afgørelse.")
        )
        assert (change.change, change.was_locked, change.is_locked) == ("changed", True, False)
        assert change.old == change.new == "Vi har ikke truffet afgørelse."

    def test_a_lock_that_is_moved_within_a_sentence_is_told(self):
        (change,) = between(
            "Du {% laast %}skal møde{% endlaast %} i dag.", "Du {% laast %}skal{% endlaast %} møde i dag."
        )
        assert change.old == "Du [låst]skal møde[låst slut] i dag."
        assert change.new == "Du [låst]skal[låst slut] møde i dag."

    def test_bold_that_comes_is_told(self):
        assert told("Du skal svare.", "Du **skal** svare.") == [("changed", "Du skal svare.", "Du **skal** svare.")]

    def test_a_character_that_nobody_sees_is_named(self):
        (change,) = between("Du skal svare i dag.", "Du skal svare i\u200b dag.")
        assert change.new == "Du skal svare i[U+200B] dag."

    def test_line_breaks_spaces_and_comments_are_no_other_words(self):
        old = "Vi ses på rådhuset i morgen.\nTag dit pas med.\n"
        assert told(old, "{# fra 2026 #}\nVi  ses på rådhuset\ni morgen.\n\nTag dit pas med.") == []

    def test_the_heading_and_the_further_texts_are_told_as_such(self):
        heading, output = in_letter(
            ('keyword = "Sendt"', 'keyword = "Udsendt"'), ('text = "Vi vil høre din', 'text = "Vi vil gerne høre din')
        )
        assert (heading.part, output.part) == ("heading", "outputs.emne")
        assert heading.new.startswith("Udsendt – ")
        assert LETTER.splitlines()[output.line - 1] == 'text = "Vi vil høre din forklaring"'

    def test_a_text_that_jinja_cannot_read_is_shown_as_it_is(self):
        old, new = "Vi ses i morgen på {{ sted }}.", "Vi ses i morgen på {{ sted ? }}."
        assert told(old, new) == [("changed", "Vi ses i morgen på [Sted].", new)]

    def test_a_template_as_well_as_its_file(self):
        old = read_template(STANDARD / "letters" / "partshoering-udeblivelse.txt", "x.txt")[0]
        new = LETTER.replace("Vi har ikke truffet", "Vi har endnu ikke truffet").encode()
        assert isinstance(old, Template)
        assert changes_between(old, new, LANGUAGE) == changes_between(LETTER.encode(), new, LANGUAGE)

    @pytest.mark.parametrize("raw", [b"", b"\xff", b"+++\n", b"+++\nid = 1\n+++\nx", b"+++\nid\n+++\n"])
    def test_what_is_no_template_is_said(self, raw):
        with pytest.raises(NotATemplateError) as told:
            changes_between(template("Vi ses."), raw)
        assert told.value.findings[0].message

    @pytest.mark.parametrize("text", ["{{ ", "{% ", "{# ", "**", " \n", "ord ", "{% laast %}", "{{ sted }}{% if a %}"])
    def test_a_text_of_one_thing_only_keeps_nobody_waiting(self, text):
        (*_, last) = between(text * 20_000, text * 20_000 + "\n\nRing til os.")
        assert last.new.endswith("Ring til os.")

    def test_a_text_that_nobody_wrote_keeps_nobody_waiting(self):
        one, other = "".join(f"Sætning {n} er én. " for n in range(3000)), "Nej. " * 3000
        changes = between(one, other)
        assert Counter(each.change for each in changes) == {"removed": 3000, "added": 3000}


class TestMarks:
    def test_the_words_that_differ_are_marked(self):
        old, new = marked("Svar senest om en uge.", "Svar senest om to hele uger.")
        assert [piece.text for piece in old if piece.is_other] == ["en uge"]
        assert [piece.text for piece in new if piece.is_other] == ["to hele uger"]

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_the_pieces_are_the_sentences(self, old, new):
        pieces = marked(old, new)
        assert ["".join(piece.text for piece in side) for side in pieces] == [old, new]
        assert any(piece.is_other for side in pieces for piece in side) or old == new


fragments = st.sampled_from(
    [
        *SENTENCES,
        *(" ", "\n", "\n\n", "**", "- ", "kl. 10", "jf. § 3", "(bilag 2.)"),
        *("{% if tolk %}", "{% else %}", "{% endif %}", "{% laast %}", "{% endlaast %}", "{{ sted }}", "{# nyt #}"),
        *("{% if a %}\n", "\n{% endif %}\n", "é", "\u00ad"),
    ]
)
bodies = st.lists(fragments, max_size=25).map("".join)
letters = st.lists(st.sampled_from(SENTENCES), max_size=12)


def bare(text: str) -> str:
    return re.sub(r"\s", "", LOCK.sub("", re.sub(r"\{#.*?#\}", "", text)))


@given(bodies)
def test_every_character_belongs_to_a_piece(body):
    pieces = cut(body, LANGUAGE)
    whole = "".join(bare(piece.source) for piece in pieces)
    assert unicodedata.normalize("NFC", whole) == unicodedata.normalize("NFC", bare(body))
    assert [piece.line for piece in pieces] == sorted(piece.line for piece in pieces)


@given(bodies)
def test_nothing_differs_from_itself(body):
    assert between(body, body) == []


@pytest.mark.parametrize("name", FILES)
def test_no_template_of_the_standard_pack_differs_from_itself(name):
    assert changes_between(FILES[name], FILES[name], LANGUAGE) == []


@given(letters, letters)
def test_old_less_what_went_is_new_less_what_came(old, new):
    changes = told(" ".join(old), " ".join(new))
    went = Counter(was for change, was, _ in changes if change in ("removed", "changed"))
    came = Counter(now for change, _, now in changes if change in ("added", "changed"))
    assert went <= Counter(old)
    assert came <= Counter(new)
    assert Counter(old) - went == Counter(new) - came


@given(bodies, bodies)
def test_the_way_back_is_the_same_way(old, new):
    back = {"added": "removed", "removed": "added"}
    there = Counter(each.change for each in between(old, new))
    assert there == Counter(back.get(each.change, each.change) for each in between(new, old))
