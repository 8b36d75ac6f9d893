"""What other files of the pack say of a template follows it: golden texts' answers, their folder, and forms.toml."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.casework import hand_files
from assistant.casework.studio.elsewhere import Change, follow

HEAD = """\
id = "brev"
title = "Brev om besøg"
kind = "text"
version = "1"
valid_from = {}
source = "s"
certainty = "high"
"""
FORMS = """\
# vores lister
[[forms]]
id = "opgaver"  # af regnearket
title = "Opgaver"
kind = "list"
template = "brev"
rows = "sted"
answers = { aabne = true }
source = "s"
certainty = "high"
fields = [{ name = "opgave", label = "Opgave" }]
"""


@pytest.fixture
def folder(small_pack) -> Path:
    small_pack.template(head=HEAD.format("2020-01-01"))
    golden(small_pack.folder, "brev", "ét", {"today": "2026-11-24", "answers": {"andet": None, "sted": "Ålborg"}})
    return small_pack.folder


def golden(folder: Path, template_id: str, name: str, said: object) -> Path:
    file = folder / "golden" / template_id / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return file


def answers(folder: Path, name: str = "ét", template_id: str = "brev") -> dict:
    return json.loads((folder / "golden" / template_id / f"{name}.json").read_text("utf-8"))["answers"]


def renamed(*renames: tuple[str, str], path: str = "brev.txt") -> Change:
    return Change(path, "brev", "brev", renames)


class TestFields:
    def test_the_answers_go_by_the_new_name_in_their_order(self, folder: Path):
        assert follow(folder, renamed(("sted", "sted_2"), ("sted_2", "hvor"))) == []
        assert list(answers(folder).items()) == [("andet", None), ("hvor", "Ålborg")]

    def test_what_is_called_as_before_is_not_written(self, folder: Path):
        before = (folder / "golden" / "brev" / "ét.json").read_bytes()
        assert follow(folder, renamed(("sted", "hvor"), ("hvor", "sted"))) == []
        assert follow(folder, renamed(("noget", "ukendt"))) == []
        assert (folder / "golden" / "brev" / "ét.json").read_bytes() == before

    def test_no_answer_is_lost_to_another(self, folder: Path):
        follow(folder, renamed(("andet", "sted")))
        assert answers(folder) == {"andet": None, "sted": "Ålborg"}

    def test_those_of_another_wording_stay(self, folder: Path, small_pack):
        small_pack.template(name="brev-2027.txt", head=HEAD.format("2027-01-01"))
        golden(folder, "brev", "ny", {"today": "2027-01-01", "answers": {"sted": "Ribe"}})
        golden(folder, "brev", "nyeste", {"answers": {"sted": "Tønder"}})
        assert follow(folder, renamed(("sted", "hvor"), path="brev-2027.txt")) == []
        assert answers(folder, "ét") == {"andet": None, "sted": "Ålborg"}
        assert (answers(folder, "ny"), answers(folder, "nyeste")) == ({"hvor": "Ribe"}, {"hvor": "Tønder"})

    def test_what_cannot_be_written_is_told_and_left(self, folder: Path, monkeypatch: pytest.MonkeyPatch):
        def refuse(*_: object) -> None:
            raise OSError

        monkeypatch.setattr(hand_files, "write_bytes", refuse)
        (said,) = follow(folder, renamed(("sted", "hvor")))
        assert all(word in said for word in ("ét.json", "»sted«", "»hvor«"))
        assert answers(folder) == {"andet": None, "sted": "Ålborg"}

    @pytest.mark.parametrize("said", ["ikke json", "[]", '{"answers": 3}', '{"today": "i går", "answers": {}}'])
    def test_what_cannot_be_read_is_left(self, folder: Path, said: str):
        file = folder / "golden" / "brev" / "ét.json"
        file.write_text(said, "utf-8")
        assert follow(folder, renamed(("sted", "hvor"))) == []
        assert file.read_text("utf-8") == said


class TestForms:
    def test_a_list_that_is_written_into_it_follows(self, folder: Path):
        (folder / "forms.toml").write_text(FORMS, "utf-8")
        assert follow(folder, renamed(("sted", "hvor"))) == []
        assert (folder / "forms.toml").read_text("utf-8") == FORMS.replace('rows = "sted"', 'rows = "hvor"')

    def test_its_other_answers_too(self, folder: Path):
        (folder / "forms.toml").write_text(FORMS, "utf-8")
        follow(folder, renamed(("aabne", "kun_nye")))
        assert "kun_nye = true" in (folder / "forms.toml").read_text("utf-8")

    def test_it_stays_where_another_wording_goes_by_the_old_name(self, folder: Path, small_pack):
        small_pack.template(name="brev-2027.txt", head=HEAD.format("2027-01-01"))
        (folder / "forms.toml").write_text(FORMS, "utf-8")
        follow(folder, renamed(("sted", "hvor")))
        assert (folder / "forms.toml").read_text("utf-8") == FORMS

    def test_one_that_is_no_toml_is_told_and_left(self, folder: Path):
        (folder / "forms.toml").write_text("[[forms", "utf-8")
        (said,) = follow(folder, renamed(("sted", "hvor")))
        assert said.startswith("forms.toml")
        assert (folder / "forms.toml").read_text("utf-8") == "[[forms"


class TestId:
    change = Change("brev.txt", "gammelt", "brev")

    def test_its_golden_texts_and_lists_go_with_it(self, folder: Path):
        (folder / "golden" / "brev").rename(folder / "golden" / "gammelt")
        (folder / "forms.toml").write_text(FORMS.replace('"brev"', '"gammelt"'), "utf-8")
        assert follow(folder, self.change) == []
        assert answers(folder)["sted"] == "Ålborg"
        assert (folder / "forms.toml").read_text("utf-8") == FORMS

    def test_they_stay_while_another_wording_has_it(self, folder: Path, small_pack):
        golden(folder, "gammelt", "sit", {"answers": {}})
        small_pack.template(name="andet.txt", head=HEAD.format("2027-01-01").replace('"brev"', '"gammelt"'))
        assert follow(folder, self.change) == []
        assert answers(folder, "sit", "gammelt") == {}

    def test_nobody_elses_are_written_over(self, folder: Path):
        golden(folder, "gammelt", "ét", {"answers": {}})
        (said,) = follow(folder, self.change)
        assert "golden/gammelt" in said
        assert answers(folder)["sted"] == "Ålborg"
        assert answers(folder, "ét", "gammelt") == {}

    @pytest.mark.parametrize("now", ["../ude", "a/b", ""])
    def test_what_is_no_id_leads_nowhere(self, folder: Path, now: str):
        assert follow(folder, Change("brev.txt", "brev", now)) == []
        assert answers(folder)["sted"] == "Ålborg"


def test_a_list_whose_template_is_no_text_is_left_alone(folder: Path) -> None:
    """The file of the template is written by then: whatever else the pack holds may not make that look undone."""
    strange = FORMS.replace('template = "brev"', 'template = ["brev"]')
    (folder / "forms.toml").write_text(strange, "utf-8")
    assert follow(folder, Change("texts/brev.txt", "brev", "brev", [("sted", "bopael")])) == []
    assert (folder / "forms.toml").read_text("utf-8") == strange
