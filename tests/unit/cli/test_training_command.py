"""``training``: what there is to practise, and whether it holds what it says."""

from __future__ import annotations

from assistant.store import paths


def test_the_exercises_are_listed_the_easiest_first(sagstast):
    listed = sagstast("training", "list")
    assert listed.code == 0
    assert "1  udeblivelse              Borgeren kom ikke\n" in listed.out
    found = sagstast("training", "list", "--json").json["scenarios"]
    assert [each["level"] for each in found] == sorted(each["level"] for each in found)


def test_ours_are_without_a_fault(sagstast):
    checked = sagstast("training", "check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.startswith("Jeg fandt ingen fejl i ")


def test_a_fault_is_told_with_file_and_line(sagstast, tmp_path):
    source = paths.data_dir() / "resources" / "training" / "udeblivelse.toml"
    (tmp_path / "udeblivelse.toml").write_text(source.read_text("utf-8").replace("score = 70", "score = 71"), "utf-8")
    checked = sagstast("training", "check", tmp_path)
    assert (checked.code, checked.out) == (1, "")
    assert checked.err.startswith("Fejl E07 udeblivelse.toml:")
    assert "Notatet får 70 point og H02, find." in checked.err
    assert sagstast("training", "check", tmp_path, "--json").json["scenarios"] == []


def test_a_folder_without_exercises_is_a_sentence(sagstast, tmp_path):
    assert sagstast("training", "check", tmp_path).err.startswith("Der er ingen øvelser i »")
    assert sagstast("training", "check", tmp_path / "borte").code == 2
