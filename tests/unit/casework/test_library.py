"""Which wording holds on a day, and what is said when none does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE

from assistant.casework.headings import check_heading
from assistant.casework.keys import chords_by_action, with_own_keys
from assistant.casework.library import UnavailableError, open_library
from assistant.model.chord import Chord
from assistant.model.finding import blocks
from assistant.model.pack import Organisation
from assistant.model.target import HotkeyAction, HotkeyProfile
from assistant.store.settings import Settings

HEAD = 'id = "{id}"\ntitle = "{title}"\nkind = "text"\nversion = "{version}"\nsource = "s"\ncertainty = "high"\n'


@pytest.fixture
def write(tmp_path):
    def write(pack, name, body, **head):
        folder = tmp_path / pack
        folder.mkdir(exist_ok=True)
        info = f'id = "{pack}"\nversion = "1"\ntitle = "{pack}"\npublisher = "p"\nvalid_from = 2020-01-01\n'
        (folder / "pack.toml").write_text(info)
        front = HEAD.format(**{"id": "brev", "title": "Brev", "version": "1", **head})
        more = "".join(f"{key} = {head[key]}\n" for key in ("valid_from", "valid_to", "replaced_by") if key in head)
        (folder / name).write_text(f"+++\n{front}{more}+++\n{body}\n")
        return folder

    return write


def test_the_wording_of_the_day_counts(write):
    folder = write("p", "a.txt", "Gammel.", version="1", valid_from="2020-01-01", valid_to="2025-12-31")
    write("p", "b.txt", "Ny.", version="2", valid_from="2026-01-01")
    library = open_library([folder])
    assert library.findings == ()
    assert library.template("brev", date(2025, 12, 31)).body == "Gammel.\n"
    assert library.template("brev", date(2026, 1, 1)).body == "Ny.\n"
    assert len(library.entries(date(2026, 1, 1), include_all=True)) == 2


def test_where_two_wordings_overlap_the_later_counts(write):
    folder = write("p", "a.txt", "Ny.", version="2", valid_from="2026-01-01")
    write("p", "b.txt", "Gammel.", version="1", valid_from="2020-01-01")
    assert open_library([folder]).template("brev", date(2026, 6, 1)).version == "2"


def test_a_later_pack_stands_before_an_earlier_one_while_it_is_in_force(write):
    first = write("standard", "a.txt", "Standard.", valid_from="2026-01-01")
    second = write("kommune", "a.txt", "Vores.", valid_from="2024-01-01", valid_to="2026-06-30")
    library = open_library([first, second])
    assert library.template("brev", date(2026, 6, 30)).body == "Vores.\n"
    assert library.template("brev", date(2026, 7, 1)).body == "Standard.\n"
    assert open_library([second, first]).template("brev", date(2026, 6, 30)).body == "Standard.\n"


@pytest.mark.parametrize(
    ("day", "asked", "told"),
    [
        (date(2027, 1, 1), "brev", "»Brev« udgik 31.12.2026. Brug »nyt-brev«."),
        (date(2019, 1, 1), "brev", "»Brev« gælder først fra 01.01.2020."),
        (date(2026, 1, 1), "brevv", "Skabelonen »brevv« findes ikke. Mente du »brev«?"),
        (date(2026, 1, 1), "zzz", "Skabelonen »zzz« findes ikke."),
    ],
)
def test_what_is_not_in_force_is_refused_with_what_to_use(write, day, asked, told):
    folder = write("p", "a.txt", "x", valid_from="2020-01-01", valid_to="2026-12-31", replaced_by='"nyt-brev"')
    with pytest.raises(UnavailableError) as caught:
        open_library([folder]).template(asked, day)
    assert str(caught.value) == told
    assert (caught.value.entry is not None) == (asked == "brev")


def test_a_file_that_broke_after_the_start_is_refused_with_its_reason(write):
    folder = write("p", "a.txt", "x", valid_from="2020-01-01")
    library = open_library([folder])
    (folder / "a.txt").write_text("+++\n")
    with pytest.raises(UnavailableError, match=r"»Brev« kan ikke læses: .*\+\+\+"):
        library.template("brev", date(2026, 1, 1))


def test_a_wording_in_use_is_that_of_the_packs_as_they_were_opened(write):
    folder = write("p", "a.txt", "Gammel.", valid_from="2020-01-01")
    library, day = open_library([folder]), date(2026, 1, 1)
    assert library.template("brev", day).body == "Gammel.\n"
    write("p", "a.txt", "Nyere.", valid_from="2020-01-01")
    assert library.template("brev", day).body == "Gammel.\n"
    assert open_library([folder]).template("brev", day).body == "Nyere.\n"


def test_a_share_that_was_away_for_a_moment_is_asked_again(write):
    folder = write("p", "a.txt", "Teksten.", valid_from="2020-01-01")
    library, day = open_library([folder]), date(2026, 1, 1)
    file = folder / "a.txt"
    file.rename(folder / "væk")
    with pytest.raises(UnavailableError, match="kan ikke læses"):
        library.template("brev", day)
    (folder / "væk").rename(file)
    assert library.template("brev", day).body == "Teksten.\n"


def test_the_units_own_facts_stand_over_the_packs(write):
    folder = write("p", "a.txt", "{{ enhed.name }}, {{ enhed.phone }}", valid_from="2020-01-01")
    (folder / "organisation.toml").write_text('name = "Pakken"\nphone = "1"\n')
    drafter = open_library([folder], unit=Organisation(name="Os")).drafter
    assert (drafter.organisation.name, drafter.organisation.phone) == ("Os", "1")


PROFILE = HotkeyProfile(
    id="s",
    title="S",
    leader=Chord.parse("Ctrl+½"),
    leader_fallback=Chord.parse("Ctrl+Shift+Space"),
    actions=(
        HotkeyAction(action="ferie", letter="f", chord=Chord.parse("Ctrl+Shift+F9")),
        HotkeyAction(action="klage", letter="k"),
    ),
)


def keys_of(**settings):
    profile = with_own_keys(PROFILE, Settings(**settings))
    return profile, dict(chords_by_action(profile))


def test_own_letters_and_chords_take_from_whoever_had_them():
    _, keys = keys_of(letters={"klage": "F"}, chords={"tilbud": Chord.parse("Ctrl+Shift+F9")})
    assert keys == {"palette": ["Ctrl+½"], "klage": ["leader F"], "tilbud": ["Ctrl+Shift+F9"]}


def test_own_keys_can_be_taken_away():
    _, keys = keys_of(letters={"ferie": ""}, chords={"ferie": None})
    assert keys == {"palette": ["Ctrl+½"], "klage": ["leader k"]}


def test_the_leader_can_be_changed_and_takes_its_chord_too():
    profile, keys = keys_of(chords={"palette": Chord.parse("Ctrl+Shift+F9")})
    assert profile.leader == Chord.parse("Ctrl+Shift+F9")
    assert keys == {"palette": ["Ctrl+Shift+F9"], "ferie": ["leader f"], "klage": ["leader k"]}


ACTIONS = st.sampled_from(["ferie", "klage", "tilbud", "ny"])


@given(
    st.dictionaries(ACTIONS, st.sampled_from(["", "f", "F", "k", "æ"])),
    st.dictionaries(ACTIONS, st.none() | st.sampled_from(["Ctrl+Shift+F9", "Ctrl+1"]).map(Chord.parse)),
)
def test_no_key_ever_means_two_things(letters, chords):
    profile, _ = keys_of(letters=letters, chords=chords)
    used = [action.letter.casefold() for action in profile.actions if action.letter]
    held = [action.chord for action in profile.actions if action.chord]
    assert len(set(used)) == len(used)
    assert len(set(held)) == len(held)


@pytest.mark.parametrize(
    ("text", "given_type", "note_type", "suggestion"),
    [
        ("SAMTALE: Jobsamtale – telefon – 24.11.2026", None, "samtale", None),
        ("Jobsamtale – telefon – 24/11", None, "samtale", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("FERIE: Jobsamtale – telefon", "samtale", "samtale", "SAMTALE: Jobsamtale – telefon"),
        ("noget helt andet", None, None, None),
        ("SAMTALE: Snak om løst og fast", None, "samtale", None),
        ("", None, None, None),
    ],
)
def test_a_heading_is_judged_by_its_type_given_or_guessed_and_mended_only_when_that_helps(
    text, given_type, note_type, suggestion
):
    verdict = check_heading(KNOWLEDGE, text, given_type, date(2026, 11, 22))
    assert (verdict.note_type, verdict.suggestion) == (note_type, suggestion)
    if suggestion:
        assert not blocks(check_heading(KNOWLEDGE, suggestion, given_type, date(2026, 11, 22)).findings)
