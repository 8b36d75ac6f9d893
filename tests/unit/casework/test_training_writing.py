"""An exercise that is being written: nothing of hers is lost, and what it lacks is told at its field."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE

from assistant.casework.hand_files import NotSavedError, UnreadableError, save
from assistant.casework.training.checking import check, listed
from assistant.casework.training.reading import read_course
from assistant.casework.training.writing import Manuscript, copy_of, open_manuscript
from assistant.store.paths import training_dir
from assistant.supply.archive import fault_in

pytestmark = pytest.mark.not_on_windows("like")

OURS = sorted(training_dir().glob("*.toml"))
BY_HAND = """\
# Lavet af holdet
id = "moede"  # som filen
title = "Et møde"
level = 1     # let
day = 2026-11-18
find = ["møde", "18.11.2026"]  # begge
situation = \"\"\"
Der var \\
et møde.
\"\"\"  # kort
hints = [
  "Læs guiden.",  # først
  # det andet
  "Skriv datoen.",
]
egen = "vores egen note"

# Det vigtigste
[[says]]
what = "hvem der kom"  # alle
any_of = ["begge"]

# Det næste
[[says]]
what = "hvornår"
any_of = ["kl. 10"]
place = "text"
"""


KNOWN = BY_HAND.replace('egen = "vores egen note"\n', "")


def written(values: dict[str, object], text: str = BY_HAND) -> str:
    made = Manuscript(text.encode(), Path("moede.toml"))
    made.put(values)
    return made.text


class TestByHand:
    """What a person has written in the file herself."""

    @pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
    def test_an_exercise_that_is_not_changed_is_the_same_to_the_byte(self, file: Path):
        made = open_manuscript(file)
        made.put(made.values)
        assert made.text.encode() == file.read_bytes()
        assert not made.is_changed

    @pytest.mark.parametrize(
        ("changes", "old", "new"),
        [
            ({"level": 2}, "level = 1     # let", "level = 2     # let"),
            ({"day": date(2026, 1, 2)}, "day = 2026-11-18", "day = 2026-01-02"),
            ({"title": "Mødet"}, '"Et møde"', '"Mødet"'),
            ({"find": ["møde", "dato"]}, '"18.11.2026"]', '"dato"]'),
            ({"find": None}, 'find = ["møde", "18.11.2026"]  # begge\n', ""),
            ({"find": ["18.11.2026"]}, '["møde", "18.11.2026"]', '["18.11.2026"]'),
            ({"hints": ["Læs guiden nu.", "Skriv datoen."]}, '"Læs guiden."', '"Læs guiden nu."'),
            ({"situation": "Der var\nto."}, "\nDer var \\\net møde.\n", "\nDer var\nto."),
            (
                {"says": [{"what": "hvem", "any_of": ["begge"]}, {"what": "hvornår", "any_of": ["kl. 10"]}]},
                '"hvem der kom"  # alle\nany_of = ["begge"]\n',
                '"hvem"  # alle\nany_of = ["begge"]\n',
            ),
        ],
    )
    def test_only_what_is_changed_is_another_way(self, changes: dict[str, object], old: str, new: str):
        expected = BY_HAND.replace(old, new)
        if "says" in changes:
            expected = expected.replace('place = "text"\n', "")
        assert written(changes) == expected

    def test_what_is_taken_away_is_that_and_not_its_neighbour(self):
        text = written({"says": [{"what": "hvornår", "any_of": ["kl. 10"], "place": "text"}]})
        assert "hvem der kom" not in text
        assert 'what = "hvornår"' in text

    def test_all_of_a_kind_can_be_taken_away(self):
        assert "[[says]]" not in written({"says": []})

    def test_what_is_new_stands_below_its_like(self):
        says = [*Manuscript(BY_HAND.encode()).values["says"], {"what": "hvor", "any_of": ["her"]}]
        assert written({"says": says}) == BY_HAND + '\n[[says]]\nwhat = "hvor"\nany_of = ["her"]\n'

    def test_a_key_that_nobody_knows_is_left_alone(self):
        assert 'egen = "vores egen note"' in written({"title": "Ny"})

    def test_it_is_named_as_its_file(self):
        made = Manuscript(BY_HAND.encode(), Path("kopi.toml"))
        assert made.values["id"] == "kopi"
        assert made.is_changed

    @pytest.mark.parametrize("raw", [b"id = ", b"\xff\xfe", b"a = 1\na = 2\n"])
    def test_what_is_no_toml_is_refused(self, raw: bytes, tmp_path: Path):
        file = tmp_path / "brudt.toml"
        file.write_bytes(raw)
        with pytest.raises(UnreadableError) as refused:
            open_manuscript(file)
        assert refused.value.finding.where.startswith("brudt.toml")
        (row,) = listed(tmp_path, KNOWLEDGE)
        assert (row.title, row.findings) == ("brudt", 1)


SAID = st.text(st.characters(exclude_categories=("Cs",)), max_size=40).map(str.strip)


@given(st.fixed_dictionaries({"title": SAID, "situation": SAID, "why": SAID}), st.lists(SAID.filter(bool), max_size=3))
def test_whatever_is_written_can_be_read_again(texts: dict[str, str], words: list[str]):
    made = Manuscript()
    made.put({**texts, "find": words, "says": [{"what": word, "any_of": words} for word in words]})
    again = Manuscript(made.text.encode(), Path(f"{made.values['id']}.toml"))
    assert again.values == made.values
    assert not again.is_changed


@given(st.text())
def test_any_title_gives_a_name_that_every_system_takes(title: str):
    made = Manuscript()
    made.put({"title": title})
    name = str(made.values["id"])
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert not fault_in(f"{name}.txt")


def test_a_danish_title_is_spelt_out():
    made = Manuscript()
    made.put({"title": "Ærlig øvelse på Åen: 2. gang"})
    assert made.values["id"] == "aerlig-oevelse-paa-aaen-2-gang"


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.stem)
def test_a_copy_holds_what_the_exercise_holds(file: Path, tmp_path: Path):
    made = copy_of(open_manuscript(file).values)
    save(made.text, tmp_path / f"{made.values['id']}.toml", None)
    course = read_course(tmp_path, KNOWLEDGE)
    assert course.findings == ()
    assert course.scenarios[0].title.startswith("Kopi af ")


class TestSaving:
    def test_another_exercise_is_not_written_over(self, tmp_path: Path):
        save("a = 1\n", tmp_path / "en.toml", None)
        with pytest.raises(NotSavedError, match="Der er allerede en fil, der hedder »en"):
            save("a = 2\n", tmp_path / "en.toml", None)
        assert (tmp_path / "en.toml").read_text("utf-8") == "a = 1\n"

    def test_what_somebody_has_changed_meanwhile_is_not_written_over(self, tmp_path: Path):
        file = tmp_path / "en.toml"
        file.write_text("a = 1\n", "utf-8")
        made = open_manuscript(file)
        file.write_text("a = 3\n", "utf-8")
        with pytest.raises(NotSavedError, match="rettet et andet sted"):
            save(made.text, file, made.raw)
        assert file.read_text("utf-8") == "a = 3\n"

    def test_nothing_that_may_be_somebodys_number_reaches_the_disk(self, tmp_path: Path):
        with pytest.raises(NotSavedError, match="CPR-nummer"):
            save('title = "010190-1234"\n', tmp_path / "en.toml", None)
        assert list(tmp_path.iterdir()) == []

    def test_the_folder_is_made(self, tmp_path: Path):
        save("a = 1\n", tmp_path / "ny" / "en.toml", None)
        assert [row.file.name for row in listed(tmp_path / "ny", KNOWLEDGE)] == ["en.toml"]

    def test_where_no_folder_can_be_it_says_so(self, tmp_path: Path):
        (tmp_path / "fil").touch()
        with pytest.raises(NotSavedError, match="kan ikke gemmes"):
            save("a = 1\n", tmp_path / "fil" / "en.toml", None)


class TestChecking:
    def test_ours_hold(self, tmp_path: Path):
        for file in OURS:
            shutil.copy(file, tmp_path)
        assert {row.findings for row in listed(tmp_path, KNOWLEDGE)} == {0}

    def test_what_is_missing_is_told_by_its_key_and_the_rest_is_judged(self):
        text = OURS[0].read_text("utf-8")
        file = OURS[0].name
        lacking = re.sub(r"(?m)^(level|source|citizen) = .*\n", "", text)
        checked = check(lacking, file, KNOWLEDGE)
        assert {finding.where for finding in checked.findings} == {"level", "source", "citizen"}
        assert checked.reports.keys() == check(text, file, KNOWLEDGE).reports.keys()

    def test_a_number_is_told_at_the_key_that_it_stands_in(self):
        text = KNOWN.replace("kl. 10", "010190-1234")
        found = [each for each in check(text, "moede.toml", KNOWLEDGE).findings if each.code == "E06"]
        assert [finding.where for finding in found] == ["says.1.any_of"]

    def test_a_phrase_that_is_not_written_yet_is_told_at_its_saying(self):
        text = KNOWN.replace('any_of = ["begge"]\n', "")
        assert "says.0.any_of" in {finding.where for finding in check(text, "moede.toml", KNOWLEDGE).findings}

    def test_a_note_is_judged_as_the_journal_does(self):
        made = open_manuscript(training_dir() / "udeblivelse.toml")
        reports = check(made.text, "udeblivelse.toml", KNOWLEDGE).reports
        assert reports["models", 0].score == 100
        told = {(reports["wrongs", n].score, reports["wrongs", n].codes) for n in range(len(made.values["wrongs"]))}
        assert told == {(each["score"], tuple(each.get("codes", ()))) for each in made.values["wrongs"]}
