"""Forms that nobody could split by are told at their line."""

from __future__ import annotations

import pytest

from assistant.casework.packcheck import check_pack
from assistant.packs.reader import read_core

FORM = """
[[forms]]
id = "blanket"
title = "Blanket"
source = "egen"
certainty = "unknown"
fields = [
  { name = "cvr", label = "CVR-nr.", synonyms = ["CVR"] },
  { name = "navn", label = "Navn" },
]
"""
RECEIVER = """
[[receivers]]
id = "anden"
title = "Anden blanket"
form = "blanket"
source = "egen"
certainty = "unknown"
steps = [{ field = "navn" }, { field = "cvr", tabs = 2 }]
"""


def told(small_pack, text: str) -> list[tuple[str, str]]:
    small_pack.write("forms.toml", text)
    return [(finding.code, finding.message) for finding in read_core(small_pack.folder).findings]


def test_a_form_and_its_receiver_are_read(small_pack) -> None:
    assert told(small_pack, FORM + RECEIVER) == []
    forms = read_core(small_pack.folder).forms
    assert forms is not None
    (receiver,) = forms.of("blanket")
    assert [(step.field, step.tabs) for step in receiver.steps] == [("navn", 1), ("cvr", 2)]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (FORM + FORM, "P06", "»blanket« findes to gange"),
        (FORM.replace('"CVR"', '"navn:"'), "P06", "»Navn« hører allerede til feltet »cvr«"),
        (FORM.replace('name = "navn"', 'name = "cvr"'), "P06", "Feltet »cvr« findes to gange"),
        (FORM.replace('label = "Navn"', 'label = " : "'), "P09", "skal have et bogstav"),
        (FORM.replace('"egen"', '"egen"\ntemplate = "sag"'), "P09", "template og rows hører sammen"),
        (FORM + RECEIVER.replace('form = "blanket"', 'form = "blanker"'), "P11", "Mente du »blanket«?"),
        (FORM + RECEIVER.replace('field = "navn"', 'field = "nav"'), "P11", "Mente du »navn«?"),
        (FORM + RECEIVER.replace("tabs = 2", "tabs = 0"), "P05", "tabs skal være et tal"),
        (FORM.replace("CVR-nr.", "CVR").replace('kind = "form"', ""), "", ""),
    ],
)
def test_what_is_wrong_is_told(small_pack, text: str, code: str, words: str) -> None:
    found = told(small_pack, text)
    if code:
        assert any(code == one and words in message for one, message in found)
    else:
        assert found == []  # a synonym that is the label itself does no harm


@pytest.mark.parametrize(
    ("keys", "told_of"),
    [
        ('template = "brev"\nrows = "ting"', []),
        ('template = "brew"\nrows = "ting"', ["Skabelonen »brew« findes ikke. Mente du »brev«?"]),
        ('note_type = "samtlae"', ["Notattypen »samtlae« findes ikke."]),
    ],
)
def test_what_a_form_goes_by_must_be_there(small_pack, keys: str, told_of: list[str]) -> None:
    small_pack.write("forms.toml", FORM.replace('"egen"', f'"egen"\n{keys}'))
    found = check_pack(small_pack.folder).findings
    assert [finding.message for finding in found] == told_of
    assert all(finding.where == "forms.toml:6" for finding in found)


def test_the_upper_pack_decides_a_form(small_pack) -> None:
    small_pack.write("forms.toml", FORM + RECEIVER)
    below = read_core(small_pack.folder).forms
    small_pack.write("forms.toml", FORM.replace('"Blanket"', '"Vores blanket"'))
    above = read_core(small_pack.folder).forms
    assert below is not None
    assert above is not None
    both = above.over(below)
    assert [form.title for form in both.forms] == ["Vores blanket"]
    assert [receiver.id for receiver in both.receivers] == ["anden"]
