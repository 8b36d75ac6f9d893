"""A template that is being written: its file is hers to the letter, and what is new has a name and a place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.hand_files import UnreadableError, save
from assistant.casework.studio.manuscript import (
    Manuscript,
    copy_of,
    new_manuscript,
    open_manuscript,
    place_of,
    with_free_id,
)
from assistant.casework.studio.renaming import renamed
from assistant.packs.reader import template_files
from assistant.packs.source import SourceError, decoded, fences, parse_front_matter

pytestmark = pytest.mark.not_on_windows("like")

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
FILE = Path("brev.txt")
TODAY = date(2026, 11, 18)
FRONT = 'id = "brev"  # vores\ntitle = "Brev"\n\n[[fields]]\nname = "sted"\n'
TEXT = f"+++\n{FRONT}+++\nVi ses på {{{{ sted }}}}.\n+++\nSlut\n"


def manuscript(text: str = TEXT) -> Manuscript:
    return Manuscript(text.encode(), FILE)


class TestTheFile:
    @pytest.mark.parametrize(
        "text",
        [
            TEXT,
            TEXT.rstrip("\n"),
            f"\ufeff{TEXT}",
            TEXT.replace("\n", "\r\n"),
            f"\ufeff{TEXT}".replace("\n", "\r\n"),
            f"\n  \n{TEXT}",
            TEXT.replace("+++\n", "+++  \t\n", 2),
            f"+++\n{FRONT}+++",
            "+++\n+++\n",
            "+++\n\n\n# kun en kommentar\n\n+++\n\n\n",
            TEXT.replace("Brev", "Bre\u2028v\x85"),
            TEXT.replace("Vi ses", "Vi\x0bses\x0c\u2029"),
        ],
    )
    def test_it_is_the_same_to_the_byte_and_so_below_a_change(self, text: str):
        made = manuscript(text)
        assert made.fault is None
        assert made.on_disk.encode() == text.encode()
        made.put(made.values)
        made.put_body(made.body)
        assert not made.is_changed
        made.put({"title": "Et andet"})
        assert made.is_changed
        assert made.values["title"] == "Et andet"
        again = Manuscript(made.on_disk.encode(), FILE)
        assert (again.text, again.values, again.body) == (made.text, made.values, made.body)

    @pytest.mark.parametrize("file", template_files(STANDARD), ids=lambda file: file.stem)
    def test_it_reads_what_the_program_reads(self, file: Path):
        made, source = open_manuscript(file), parse_front_matter(decoded(file.read_bytes(), ""), "")
        assert made.body == source.body
        assert made.values.keys() == source.data.keys()

    def test_a_text_below_a_line_without_an_end_gets_a_line_of_its_own(self):
        made = manuscript(f"+++\n{FRONT}+++")
        made.put_body("Hej")
        assert made.text == f"+++\n{FRONT}+++\nHej"
        made.put_body("")
        assert not made.is_changed

    def test_line_ends_of_another_system_do_not_double(self):
        made = manuscript(TEXT.replace("\n", "\r\n"))
        made.put_body("Et\r\nTo\rTre\n")
        assert made.on_disk.endswith("+++\r\nEt\r\nTo\r\nTre\r\n")

    def test_what_is_put_back_is_not_changed(self):
        made = manuscript()
        made.put({"title": "Noget andet", "fields": [{"name": "ny"}]})
        made.put_body("Væk")
        assert made.is_changed
        made.put({"title": "Brev", "fields": [{"name": "sted"}]})
        assert made.is_changed
        made.put_body("Vi ses på {{ sted }}.\n+++\nSlut\n")
        assert not made.is_changed

    def test_what_is_saved_is_not_changed(self):
        made = manuscript()
        made.put({"title": "Ny"})
        made.saved(made.text, made.on_disk.encode(), FILE)
        assert not made.is_changed
        made.put({"title": "Brev"})
        assert made.is_changed

    def test_what_is_not_utf_8_is_refused(self, tmp_path: Path):
        file = tmp_path / "brev.txt"
        file.write_bytes(TEXT.replace("på", "p\udce5").encode(errors="surrogateescape"))
        with pytest.raises(UnreadableError, match="UTF-8"):
            open_manuscript(file)


SIGNS = st.text(st.sampled_from(list("+\n \r\t\"'\\#[]={}a\u2028\x85æ")), max_size=30)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30) | SIGNS, SIGNS)
def test_no_answer_and_no_text_ends_the_upper_part(said: str, body: str):
    made = manuscript()
    made.put({"title": said, "search": [said, "+++"], "outputs": [{"name": "a", "text": f"x\n+++\n{said}"}]})
    made.put_body(body)
    again = Manuscript(made.on_disk.encode(), FILE)
    assert again.fault is None
    assert again.values == made.values
    assert again.body == made.body


@given(SIGNS | SIGNS.map(lambda front: f"+++\n{front}\n+++\nTekst"))
def test_whatever_is_typed_in_the_whole_file_stands_there(text: str):
    made = manuscript()
    made.put_text(text)
    typed = text.replace("\r\n", "\n").replace("\r", "\n")
    assert made.text == typed or made.fault is None
    assert made.text.split() == typed.split()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("+++\n+++", (0, 1)),
        ("\n \n+++ \t\na = 1\n+++\u00a0\n+++\n", (2, 4)),
        ("+++\n ++++\n +++\n++++\n+++\n", (0, 4)),
        ("+++\n'\u2028'\n+++\n", (0, 2)),
    ],
)
def test_the_lines_around_the_upper_part_are_found(text: str, lines: tuple[int, int]):
    assert fences(text, "x") == lines


@pytest.mark.parametrize("text", ["", "+++", "+++\nid = 1\n", "x\n+++\n+++\n", " +++\n+++\n"])
def test_a_file_without_both_lines_is_told_so(text: str):
    with pytest.raises(SourceError, match=r"skal begynde med en linje med \+\+\+"):
        fences(text, "x")


class TestBroken:
    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("", 1),
            ("Kun tekst\n", 1),
            ("Noget\n+++\n+++\n", 1),
            ("+++\nid = \n+++\nTekst\n", 2),
            ('+++\nid = "a"\n\nid = "b"\n+++\nTekst\n', 4),
        ],
    )
    def test_its_fault_is_told_and_nothing_of_it_is_lost(self, text: str, line: int):
        made = manuscript(text)
        assert made.fault is not None
        assert made.fault.where == f"brev.txt:{line}"
        made.put({"title": "Ny"})
        made.put_body("Væk")
        assert (made.text, made.values, made.body, made.is_changed) == (text, {}, "", False)
        made.put_text(TEXT)
        assert (made.fault, made.values["title"], made.is_changed) == (None, "Brev", True)
        made.put_text(text)
        assert made.text == text
        assert not made.is_changed

    def test_a_new_one_that_is_broken_has_a_place_all_the_same(self):
        made = new_manuscript("note", TODAY)
        made.put_text("+++\nid = \n+++\n")
        with_free_id(made, ())
        assert place_of(made.values, Path("p")) == Path("p/texts/skabelon.txt")


class TestNew:
    def test_it_is_a_draft_from_today_that_nobody_has_checked(self):
        made = new_manuscript("letter", TODAY)
        assert made.values == {
            "id": "skabelon",
            "kind": "letter",
            "version": "1",
            "state": "draft",
            "valid_from": TODAY,
            "certainty": "unknown",
        }
        assert not made.body

    def test_its_name_follows_its_title_until_it_is_saved(self):
        made = new_manuscript("letter", TODAY)
        made.put({"title": "Ærlig svær åbning: 2. gang"})
        assert made.values["id"] == "aerlig-svaer-aabning-2-gang"
        made.saved(made.text, made.on_disk.encode(), FILE)
        made.put({"title": "Noget andet"})
        assert made.values["id"] == "aerlig-svaer-aabning-2-gang"

    def test_it_takes_nobody_elses_name(self):
        made = new_manuscript("letter", TODAY)
        made.put({"title": "Brev"})
        with_free_id(made, {"brev", "brev-2"})
        assert made.values["id"] == "brev-3"
        old = manuscript()
        with_free_id(old, {"brev"})
        assert old.values["id"] == "brev"

    @pytest.mark.parametrize(
        ("front", "name"),
        [
            ('id = "../../etc/x"', "etc-x"),
            ('id = "Æble/pære"', "aeble-paere"),
            ("id = 5", "5"),
            ('id = "con"', "skabelon-con"),
            ('title = "Et brev"', "et-brev"),
            ("", "skabelon"),
            (f'id = "{"meget-" * 9}lang"', f"{'meget-' * 9}lang"),
        ],
    )
    def test_whatever_its_name_is_it_stays_in_the_pack(self, front: str, name: str):
        made = new_manuscript("letter", TODAY)
        made.put_text(f"+++\n{front}\n+++\n")
        with_free_id(made, ())
        assert made.values["id"] == name
        assert place_of(made.values, Path("p")) == Path(f"p/texts/{name}.txt")

    @pytest.mark.parametrize(
        ("kind", "folder"), [("note", "notes"), ("letter", "letters"), ("guidance", "guidance"), ("x", "texts")]
    )
    def test_it_goes_to_the_folder_of_its_kind(self, kind: str, folder: str):
        assert place_of({"kind": kind, "id": "a"}, Path("p")) == Path("p") / folder / "a.txt"


@pytest.mark.parametrize("file", template_files(STANDARD), ids=lambda file: file.stem)
def test_a_copy_says_the_same_and_nobody_has_approved_it(file: Path, tmp_path: Path):
    original = open_manuscript(file)
    made = copy_of(original, TODAY)
    with_free_id(made, {made.values["id"]})
    place = place_of(made.values, tmp_path)
    save(made.on_disk, place, None)
    copy = open_manuscript(place)
    assert copy.body == original.body
    assert copy.values["title"] == f"Kopi af {original.values['title']}"
    assert str(copy.values["id"]).endswith("-2")
    assert (copy.values["version"], copy.values["state"], copy.values["valid_from"]) == ("1", "draft", TODAY)
    for name in ("checked_on", "checked_by", "approved_by", "change_note"):
        assert name not in copy.values
    for name in ("valid_to", "withdrawn", "withdrawn_why", "replaced_by"):
        assert name not in copy.values
    for name in ("fields", "heading", "checks", "outputs", "source", "certainty"):
        assert copy.values.get(name) == original.values.get(name)
    assert not original.is_changed


class TestSigns:
    """Who has compared a template with its source, and who has approved it: of the words that lie on the disk."""

    TEXT = (
        '+++\nid = "brev"\ntitle = "Brev"\nkind = "letter"\nversion = "1"\nsource = "egen praksis"\n'
        'checked_on = 2026-11-02  # i dag\nchecked_by = "A. Prøve"\napproved_by = "B. Prøve"\n'
        '\n[heading]\nkeyword = "Sendt"\n\n[[fields]]\nname = "sted"\nlabel = "Hvor?"\n\n'
        '[[outputs]]\nname = "emne"\ntext = "Møde"\n\n[[checks]]\nwhen = "not sted"\nmessage = "Skriv det."\n'
        "+++\nVi ses.\n"
    )
    ALL: ClassVar[dict[str, object]] = {
        "checked_on": date(2026, 11, 2),
        "checked_by": "A. Prøve",
        "approved_by": "B. Prøve",
    }

    @pytest.mark.parametrize(
        ("now", "instead"),
        [
            ("Vi ses.", "Vi ses ikke."),
            ('keyword = "Sendt"', 'keyword = "Svar"'),
            ('label = "Hvor?"', 'label = "Hvor er det?"'),
            ('text = "Møde"', 'text = "Samtale"'),
            ('when = "not sted"', 'when = "sted"'),
            ('title = "Brev"', 'title = "Et andet"'),
            ('source = "egen praksis"', 'source = "loven"'),
        ],
    )
    def test_they_go_when_something_else_is_said(self, now: str, instead: str):
        made = manuscript(self.TEXT)
        made.put_text(self.TEXT.replace(now, instead))
        assert made.forget_signs() == self.ALL
        assert not self.ALL.keys() & made.values.keys()
        assert made.forget_signs() == {}

    def test_they_stay_where_a_file_that_could_not_be_read_is_mended(self):
        made = manuscript(self.TEXT.replace('"Brev"', '"Brev'))
        made.put_text(self.TEXT)
        assert made.forget_signs() == {}
        assert made.text == self.TEXT

    @pytest.mark.parametrize(
        "changes",
        [
            {"version": "2", "change_note": "Et komma."},
            {"state": "draft", "valid_to": TODAY, "search": ["møde"]},
            {"withdrawn": TODAY, "withdrawn_why": "Den er forkert.", "replaced_by": "svar"},
            {"approved_by": None},
            {"id": "indkaldelse"},
        ],
    )
    def test_they_stay_when_the_words_do(self, changes: dict[str, object]):
        made = manuscript(self.TEXT)
        made.put(changes)
        assert made.forget_signs() == {}
        made.put(dict.fromkeys(changes))
        assert {name: made.values.get(name) for name in ("checked_on", "checked_by")} == {
            "checked_on": date(2026, 11, 2),
            "checked_by": "A. Prøve",
        }

    @pytest.mark.parametrize(
        ("written", "gone"),
        [
            ({"approved_by": "C. Prøve"}, {"checked_on", "checked_by"}),
            ({"checked_on": TODAY}, {"approved_by"}),
            ({"checked_on": TODAY, "approved_by": "C. Prøve"}, set()),
            ({"checked_on": None, "checked_by": None, "approved_by": None}, set()),
        ],
    )
    def test_what_is_written_with_the_words_stands(self, written: dict[str, object], gone: set[str]):
        made = manuscript(self.TEXT)
        made.put_body("Noget andet.")
        made.put(written)
        before = made.values
        assert made.forget_signs().keys() == gone
        assert made.values == {name: value for name, value in before.items() if name not in gone}

    def test_they_stay_when_a_field_has_another_name(self):
        made = manuscript(self.TEXT.replace("Vi ses.", "Vi ses {{ sted }}."))
        values, body = renamed(made.values, made.body, "sted", "hvor")
        made.put(values)
        made.put_body(body)
        made.renames.append(("sted", "hvor"))
        assert made.forget_signs() == {}
        made.put_body(f"{body}Husk det.")
        assert made.forget_signs() == self.ALL

    def test_they_are_of_what_was_saved_last(self):
        made = manuscript(self.TEXT)
        made.put_body("Noget andet.")
        made.forget_signs()
        made.saved(made.text, made.on_disk.encode(), FILE)
        made.put({"approved_by": "C. Prøve"})
        assert made.forget_signs() == {}
        made.saved(made.text, made.on_disk.encode(), FILE)
        made.put_body("Noget tredje.")
        assert made.forget_signs() == {"approved_by": "C. Prøve"}

    def test_a_new_one_keeps_what_is_written_in_it(self):
        made = new_manuscript("letter", TODAY)
        made.put({"title": "Brev", "approved_by": "B. Prøve"})
        with_free_id(made, {"brev"})
        assert made.forget_signs() == {}
        assert (made.values["id"], made.values["approved_by"]) == ("brev-2", "B. Prøve")
