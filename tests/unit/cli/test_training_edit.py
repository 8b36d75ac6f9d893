"""``training edit``, and the person's own exercises among those that came with the program."""

from __future__ import annotations

import pytest

from assistant import app
from assistant.app import training
from assistant.casework.training.reading import read_course
from assistant.store import paths


@pytest.fixture
def own():
    """Her own folder, with an exercise in place of a standard one, one more, and a draft."""
    folder = paths.own_training_dir()
    folder.mkdir(parents=True)
    text = (paths.training_dir() / "udeblivelse.toml").read_text("utf-8")
    mine = {"udeblivelse": "Min egen", "en-til": "En til", "kladde": "Kladde"}
    for name, title in mine.items():
        written = text.replace('id = "udeblivelse"', f'id = "{name}"').replace("Borgeren kom ikke", title)
        (folder / f"{name}.toml").write_text(
            written.replace("score = 70", "score = 7" + "01"[name == "kladde"]), "utf-8"
        )
    return folder


@pytest.fixture
def shown(monkeypatch):
    """What is opened, instead of a window."""
    opened = []
    monkeypatch.setattr(app, "has_screen", lambda: True)
    monkeypatch.setattr(training, "edit", lambda *arguments: opened.append(arguments) or 0)
    monkeypatch.setattr(training, "practise", lambda practice, **_: opened.append(practice) or 0)
    return opened


def test_without_a_screen_it_says_so(sagstast, monkeypatch):
    monkeypatch.setattr(app, "has_screen", lambda: False)
    assert (sagstast("training", "edit").code, sagstast("training", "edit").err) == (3, f"{app.NO_SCREEN}\n")


def test_it_opens_her_own_folder_which_need_not_be_there_yet(sagstast, shown):
    assert sagstast("training", "edit").code == 0
    ((folder, knowledge, forms, packs),) = shown
    assert folder == paths.own_training_dir()
    assert not folder.exists()
    assert "raadighed" in knowledge.note_types
    assert forms["raadighed-udeblivelse"] == "Udeblivelse fra samtale eller tilbud"
    assert {row.form for row in read_course(paths.training_dir(), knowledge).scenarios} <= forms.keys() | {""}
    assert packs == []


def test_it_opens_the_folder_that_is_named(sagstast, shown, tmp_path):
    assert sagstast("training", "edit", tmp_path).code == 0
    assert shown[0][0] == tmp_path
    missing = sagstast("training", "edit", tmp_path / "borte")
    assert (missing.code, len(shown)) == (2, 1)
    assert missing.err.endswith("er ikke en mappe. Skriv mappen med øvelserne.\n")


def test_her_own_are_practised_with_the_others_and_a_draft_is_not(sagstast, shown, own):
    standard = {file.stem for file in paths.training_dir().glob("*.toml")}
    assert sagstast("training", "practise").code == 0
    titles = {each.id: each.title for each in shown[0].scenarios}
    assert titles.keys() == standard | {"en-til"}
    assert titles["udeblivelse"] == "Min egen"


def test_her_own_are_listed_and_a_draft_says_why_it_is_left_out(sagstast, own):
    listed = sagstast("training", "list")
    assert "1  en-til                   En til\n" in listed.out
    assert "Borgeren kom ikke" not in listed.out
    assert "Kladde" not in listed.out
    assert listed.err.startswith("Fejl E07 kladde.toml:")


def test_a_folder_that_is_named_stands_alone(sagstast, own, tmp_path):
    listed = sagstast("training", "list", own, "--json").json["scenarios"]
    assert {each["id"] for each in listed} == {"udeblivelse", "en-til"}
