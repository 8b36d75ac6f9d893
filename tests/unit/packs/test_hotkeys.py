from __future__ import annotations

import pytest

from assistant.model.chord import Chord
from assistant.packs.hotkeys import read_hotkeys

GOOD = """\
id = "standard"
title = "Standardgenveje"
leader = "Ctrl+½"
leader_fallback = "Ctrl+Shift+Space"

[[actions]]
action = "ferievejledning"
letter = "f"

[[actions]]
action = "partshoering-udeblivelse"
letter = "p"
chord = "Ctrl+Shift+F9"

[[targets]]
id = "fasit"
title = "Fasit"
paste = "Ctrl+V"
sequence = ["heading", "Tab", "body"]
"""


@pytest.fixture
def read(tmp_path):
    def read(text):
        file = tmp_path / "standard.toml"
        file.write_text(text, encoding="utf-8")
        return read_hotkeys(file)

    return read


def test_a_good_file_becomes_a_profile(read):
    profile, findings = read(GOOD)
    assert findings == []
    assert profile.leader == Chord(("Ctrl",), "½")
    assert profile.actions[1].chord == Chord(("Ctrl", "Shift"), "F9")
    assert profile.targets[0].sequence == ("heading", "Tab", "body")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('"p"', '"F"', 12, "Bogstavet F"),
        ('"p"', '"pp"', 12, "ét bogstav"),
        ("Ctrl+Shift+F9", "Ctlr+F9", 13, "»Ctlr«"),
        ("Ctrl+Shift+F9", "Ctrl+", 13, "mangler en tast"),
        ('"Tab"', '"Tap"', 19, "»Tap«"),
        ('id = "fasit"', 'id = "fasit"\ncase = "("', 17, "regulært udtryk"),
        ('letter = "f"', 'letter = "f"\nchord = "Ctrl+Shift+F9"', 9, "støder sammen med Ctrl+Shift+F9"),
        ('letter = "f"', 'letter = "f"\nchord = "Ctrl+Shift+F9, F"', 9, "støder sammen med Ctrl+Shift+F9"),
        ("Ctrl+Shift+F9", "Ctrl+½, F", 13, "støder sammen med Ctrl+½"),
        ("Ctrl+V", "Ctrl+K, V", 18, "ikke flere trin"),
        ('paste = "Ctrl+V"\n', "", 15, "»paste« mangler"),
        ('letter = "f"', 'leter = "f"', 8, "Mente du »letter«?"),
        ("leader =", "leader", 3, "lighedstegn"),
    ],
)
def test_a_fault_is_told_where_it_stands_and_the_profile_is_not_half_used(read, old, new, line, told):
    profile, findings = read(GOOD.replace(old, new, 1))
    assert profile is None
    assert any(told in finding.message and finding.where == f"standard.toml:{line}" for finding in findings)


def test_chords_of_several_steps_may_begin_alike(read):
    first = 'letter = "f"\nchord = "Ctrl+K, F"'
    profile, findings = read(GOOD.replace('letter = "f"', first).replace("Ctrl+Shift+F9", "Ctrl+K, P"))
    assert findings == []
    assert [str(action.chord) for action in profile.actions] == ["Ctrl+K, F", "Ctrl+K, P"]


def test_a_missing_file_is_a_finding(tmp_path):
    profile, [finding] = read_hotkeys(tmp_path / "nej.toml")
    assert profile is None
    assert (finding.code, finding.where) == ("P01", "nej.toml")
