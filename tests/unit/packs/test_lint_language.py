"""What is wrong with a pack's ``language.toml`` is told with its line."""

from __future__ import annotations

import pytest

from assistant.packs.reader import read_core

KIND = '[[kinds]]\nid = "brev"\nname = "Brev"\n'


def findings(folder, text):
    (folder / "pack.toml").write_text(
        'id = "p"\nversion = "1"\ntitle = "P"\npublisher = "P"\nvalid_from = 2026-01-01\n', "utf-8"
    )
    (folder / "language.toml").write_text(text, "utf-8")
    return [(f.code, f.where, f.message) for f in read_core(folder).findings]


def part(phrases):
    return f'{KIND}[[kinds.parts]]\nname = "x"\nmessage = "Skriv x."\nany_of = {phrases}\n'


def test_a_small_file_is_enough(tmp_path):
    assert findings(tmp_path, part('["*ring* til … {dato}", "jf. §", "?"]')) == []


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        (KIND.replace("brev", "Brév"), "P09", 2, "små bogstaver"),
        (KIND + KIND, "P06", 2, "to gange"),
        (part("[]"), "P09", 7, "mindst én"),
        (part('[""]'), "P09", 7, "begynder med et ord"),
        (part('["… senest"]'), "P09", 7, "begynder med et ord"),
        (part('["a … b … c … d"]'), "P09", 7, "højst 2"),
        (part('["senest {dag}"]'), "P09", 7, "{dato}"),
        (part('["sen*est"]'), "P09", 7, "først eller sidst"),
        ('abbreviations = ["jf"]\n', "P09", 1, "punktum"),
        (KIND + 'tests = ["lix"]\n', "P05", 4, "readability"),
        ("[repetition]\nrow = 4\nmin_words = 3\n", "P05", 3, "10 til 1000"),
        ("[repetition]\nshare = 0\n", "P05", 2, "1 til 100"),
        ('[[personal]]\nwhat = "cpr"\nmessage = "x"\nkinds = { note = "fejl" }\n', "P05", 4, "error"),
    ],
)
def test_a_fault_is_told_at_its_line(tmp_path, text, code, line, said):
    found = findings(tmp_path, text)
    assert (code, f"language.toml:{line}") in {(fault, where) for fault, where, _ in found}
    assert any(said in message for _, _, message in found)
