"""How a template's own words read, told at their line; what is locked and what an example says is not."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity

TODAY = date(2026, 11, 24)
LONG = "Vi skriver til dig, " + "fordi du har bedt os om det, " * 6 + "og fordi vi vil hjælpe."
HEAD = """
id = "brev"
title = "Brev"
kind = "letter"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
"""
SHORT = '\n[[fields]]\nname = "sted"\ntype = "text"\nlabel = "&Sted"\nexample = "Rådhuset"\n'
LETTER = "Du får dette brev, fordi vi skal tale sammen. Vi ses på {{ sted }}. Ring til os på {{ enhed.phone }}.\n"


@pytest.fixture
def pack(small_pack, standard):
    for name in ("language.toml", "words.toml", "note-types.toml", "heading-guide.toml"):
        small_pack.write(name, (standard / name).read_bytes())
    small_pack.template(head=HEAD, body=LETTER)
    return small_pack


def told(pack, today=TODAY):
    return [(f.code, f.severity, f.where) for f in check_pack(pack.folder, today=today).findings]


def test_a_letter_that_reads_well_is_no_finding_though_the_unit_is_not_known(pack):
    assert told(pack) == []


def test_a_long_sentence_is_a_warning_at_its_line(pack):
    pack.template(head=HEAD, body=f"{LETTER}\n{LONG}\n")
    assert told(pack) == [("T11", Severity.WARNING, "brev.txt:20")]


@pytest.mark.parametrize("body", [f"{LETTER}\n{{% laast %}}{LONG}{{% endlaast %}}\n", f"{LETTER}\n{{{{ sted }}}}\n"])
def test_what_is_locked_or_from_an_example_is_left_alone(pack, body):
    fields = f'\n[[fields]]\nname = "sted"\ntype = "longtext"\nlabel = "&Sted"\nexample = "{LONG}"\n'
    pack.template(head=HEAD, fields=fields, body=body.replace("Vi ses på {{ sted }}.", "Vi ses."))
    if "{{ sted }}" not in body.replace(LETTER, ""):
        pack.template(head=HEAD, body=body)
    assert told(pack) == []


def test_words_that_are_hard_to_read_are_told_of_the_whole_and_locked_ones_do_not_count(pack):
    hard = "Kommunalbestyrelsens beskæftigelsesindsats koordineres tværsektorielt. " * 15
    pack.template(head=HEAD, body=LETTER + hard)
    assert ("T10", Severity.WARNING, "brev.txt:18") in told(pack)
    pack.template(head=HEAD, body=f"{LETTER}{{% laast %}}{hard}{{% endlaast %}}")
    assert told(pack) == []


def test_what_is_missing_in_its_kind_of_text_is_told(pack):
    pack.template(head=HEAD, body="Vi ses på {{ sted }}.\n")
    assert {(severity, where) for _, severity, where in told(pack)} == {(Severity.WARNING, "brev.txt:18")}


def test_a_further_text_is_judged_as_its_kind_at_its_key(pack):
    more = f'\n[[outputs]]\nname = "a"\nlabel = "A"\ntext_kind = "letter"\ntext = "{LETTER.strip()} {LONG}"\n'
    field = '\n[[fields]]\nname = "sted"\ntype = "text"\nlabel = "S"\nrequired = true\nexample = "x"\n'
    pack.template(head=HEAD, fields=more + field, body=LETTER)
    assert told(pack) == [("T11", Severity.WARNING, "brev.txt:15")]


def test_a_wording_that_has_ended_stays_as_it_was_published(pack):
    pack.template(head=f"{HEAD}valid_to = 2021-01-01\n", body=f"{LETTER}\n{LONG}\n")
    assert told(pack) == []


def test_an_error_of_language_is_told_once(pack):
    pack.template(head=HEAD, body=f"{LETTER}\nHer er din jobplan.\n")
    assert [(code, severity) for code, severity, _ in told(pack)] == [("P12", Severity.ERROR)]
