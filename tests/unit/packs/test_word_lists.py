"""Word lists: every fault at its own line, packs on top of each other, and the standard pack's own order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.model.words import Word, Words
from assistant.packs.reader import read_core

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


@pytest.fixture
def faults(tmp_path):
    def read(name, text):
        (tmp_path / "pack.toml").write_text((STANDARD / "pack.toml").read_text("utf-8"), "utf-8")
        (tmp_path / name).write_text(text, "utf-8")
        return [(finding.where, finding.message) for finding in read_core(tmp_path).findings]

    return read


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('{ word = "Gæld" }', "små bogstaver"),
        ('{ word = " gæld" }', "mellemrum"),
        ('{ word = "" }', "små bogstaver"),
        ('{ word = "gæ", match = "stem" }', "for kort"),
        ('{ word = "gæld", match = "stem", but_not = ["gælder", "ægæld"] }', "begynde med »gæld«"),
        ('{ word = "gæld", but_not = ["gælder"] }', "but_not hører til"),
        ('{ word = "straf" }', "to gange"),
        ('{ word = "gæld", match = "prefix" }', "word, stem"),
        ('{ ord = "gæld" }', "»ord« kendes ikke"),
    ],
)
def test_an_entrys_fault_is_told_at_its_own_line(faults, entry, said):
    found = faults("words.toml", f'sensitive = [\n  {{ word = "straf" }},\n  # en kommentar\n  {entry},\n]\n')
    assert found
    assert all(where == "words.toml:4" for where, _ in found)
    assert any(said in message for _, message in found)


def test_a_name_that_stands_twice_is_told(faults):
    assert faults("words.toml", 'roles = ["tolk", "tolk"]') == [("words.toml:1", "»tolk« står to gange eller er tomt.")]


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ('{ keywords = ["Findes ikke"], part = "date", ask = "Dato?" }', "ikke et af typens nøgleord"),
        ('{ part = "word", ask = "Udfald?" }', "mindst ét ord"),
        ('{ part = "date", ask = "Dato?", one_of = [{ word = "nej" }] }', "one_of hører til"),
        ('{ part = "word", ask = "Udfald?", one_of = [{ word = "Nej" }] }', "små bogstaver"),
    ],
)
def test_a_need_that_nobody_can_meet_is_told_at_its_line(faults, need, said):
    text = (STANDARD / "note-types.toml").read_text("utf-8")
    changed = re.sub(r"needs = \[\{ keywords = \[\"Sendt\"\].*\n", f"needs = [\n  {need},\n]\n", text)
    assert changed != text
    line = changed.split("\n").index(f"  {need},") + 1
    [(where, message)] = faults("note-types.toml", changed)
    assert where == f"note-types.toml:{line}"
    assert said in message


def test_a_pack_above_adds_words_and_takes_out_what_it_names():
    below = Words(health=(Word(word="ryg"), Word(word="knæ")), roles=("tolk",), source="under", approved_by="A")
    above = Words(health=(Word(word="hofte"),), left_out=("knæ", "tolk"), source="over")
    both = above.over(below)
    assert [entry.word for entry in both.health] == ["ryg", "hofte"]
    assert both.roles == ()
    assert (both.source, both.approved_by) == ("over", "A")


def test_the_standard_lists_are_in_order_with_a_line_for_each_word():
    text = (STANDARD / "words.toml").read_text("utf-8")
    for block in re.findall(r"^\w+ = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE):
        words = re.findall(r'^  \{ word = "([^"]+)"', block, re.MULTILINE)
        assert len(words) == block.count("{ word")
        assert words == sorted(words, key=_alphabet)


def _alphabet(word):
    return [LETTERS.find(letter) for letter in word.replace("é", "e").replace("-", " ")]


def test_the_lists_say_where_they_come_from_and_that_nobody_has_approved_them():
    words = read_core(STANDARD).words
    assert words.source
    assert words.checked_on
    assert words.checked_by
    assert words.approved_by == ""
    assert all(term.source and term.since for term in words.outdated)


def test_the_guides_own_abbreviations_and_outdated_terms_are_there():
    """DOMAIN.md B3, the two default lists."""
    words = read_core(STANDARD).words
    abbreviations = (
        "AMC AMU BC BIF BUF CAB CBSI CKB CV CVR EU EØS FGU FVU JAF JC JKA JKI JKU KY LAB LAS LÆ NFS P RAR SMS SOF "
        "STAR SUF VITAS YDS"
    )
    assert set(words.abbreviations) == set(abbreviations.split())
    outdated = {term.word for term in words.outdated}
    assert {"jobplan", "ressourceprofil", "matchgruppe", "match 4", "starthjælp", "opera", "kmd sag"} <= outdated
    assert {"smart blanket", "beskæftigelsesankenævn", "det sociale nævn", "nemid", "e-boks"} <= outdated
    assert {term.word[:7] for term in words.outdated if term.where == "legal"} == {"jobcent"}
