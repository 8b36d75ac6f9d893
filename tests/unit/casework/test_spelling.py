"""Which words are looked up, where the dictionary is found, and what the helper answers."""

from __future__ import annotations

import io
import json
import sys

import pytest

from assistant.casework import spelling
from assistant.store import paths


@pytest.fixture(autouse=True)
def no_system(monkeypatch, home, tmp_path):
    monkeypatch.setattr(spelling, "_SYSTEM", (str(tmp_path / "system"),))


def put_dictionary(folder, words=("hund", "kat", "jobsamtale")):
    folder.mkdir(parents=True)
    (folder / "da_DK.aff").write_text("SET UTF-8\nTRY aeiouy\n", "utf-8")
    (folder / "da_DK.dic").write_text(f"{len(words)}\n" + "\n".join(words) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hun gik til a-kassen.", ["Hun", "gik", "til", "a-kassen"]),
        ("CV'et, LÆ 265, 24.11.2026, o.k. i", []),
        ("»Jobsamtale«, 2. gang x2", ["Jobsamtale", "gang"]),
        ("kl. 10, vedr. nr. 3 og hund, stk", ["og", "hund", "stk"]),
    ],
)
def test_words_with_figures_and_capitals_are_left_alone(text, words):
    found = list(spelling.words_to_check(text))
    assert [word for word, _ in found] == words
    assert all(text[at:].startswith(word) for word, at in found)


def test_without_a_dictionary_the_diagnosis_says_so_and_nothing_is_started(tmp_path):
    assert spelling.dictionary() is None
    assert spelling.helper() == []
    told = spelling.check()
    assert not told.ok
    assert ("Bed IT" if sys.platform == "win32" else "hunspell-da") in told.remedy
    assert str(paths.local_dir() / "dictionary") in told.remedy


def test_the_persons_own_dictionary_comes_before_the_systems(tmp_path, monkeypatch):
    put_dictionary(tmp_path / "system")
    assert spelling.dictionary() == tmp_path / "system"
    put_dictionary(paths.local_dir() / "dictionary")
    assert spelling.dictionary() == paths.local_dir() / "dictionary"


def test_without_the_library_the_diagnosis_says_so(tmp_path, monkeypatch):
    put_dictionary(tmp_path / "system")
    monkeypatch.setattr(spelling, "find_spec", lambda _: None)
    assert spelling.helper() == []
    assert "chunspell" in spelling.check().detail


def test_own_words_are_kept_for_their_owner():
    assert spelling.own_words() == set()
    spelling.keep_own_words({"fasit", "åben"})
    assert spelling.own_words() == {"fasit", "åben"}
    if sys.platform != "win32":
        assert (paths.local_dir() / "ordliste.txt").stat().st_mode & 0o077 == 0


def test_the_helper_answers_line_by_line(tmp_path):
    pytest.importorskip("hunspell")
    put_dictionary(tmp_path / "system")
    questions = io.StringIO(
        json.dumps({"check": ["hund", "hnud"]}) + "\n" + json.dumps({"suggest": "jobsamtal"}) + "\n"
    )
    answers = io.StringIO()
    spelling.serve(str(tmp_path / "system"), questions, answers)
    first, second = map(json.loads, answers.getvalue().splitlines())
    assert first == {"wrong": ["hnud"], "right": ["hund"]}
    assert second["word"] == "jobsamtal"
    assert "jobsamtale" in second["suggestions"]
