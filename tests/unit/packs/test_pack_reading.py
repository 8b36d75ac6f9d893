"""A pack is read as far as it goes, and says where it does not."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity
from assistant.packs.reader import read_core, read_template

FRONT = (
    'id = "a"\n',
    "[[fields]]\n",
    "[heading]\n",
    "fields = 1\n",
    "+++\n",
    'type = "date"\n',
    "[[a.b]]\n",
    "a.b = 1\n",
)
SHARDS = "valid_from = 2026-02-30\n", "a = [", "]]]]", '"""', "'''", "\\", "{", "= ", "é", "\r\n", "\ufeff", "# [\n"
TOML_PIECES = st.sampled_from([*FRONT, *SHARDS])
SOUP = st.lists(TOML_PIECES | st.text(max_size=8), max_size=30).map("".join).map(str.encode) | st.binary(max_size=200)


@given(SOUP, SOUP)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_reading_and_every_refusal_has_a_place(small_pack, front, body):
    small_pack.write("brev.txt", b"+++\n" + front + b"\n+++\n" + body)
    for name in ("pack.toml", "note-types.toml", "calendar.toml", "heading-guide.toml", "organisation.toml"):
        small_pack.write(name, front)
    template, findings = read_template(small_pack.folder / "brev.txt", "brev.txt")
    core = read_core(small_pack.folder)
    assert (template is None) == any(finding.severity is Severity.ERROR for finding in findings)
    for finding in (*findings, *core.findings):
        name, _, line = finding.where.partition(":")
        assert (small_pack.folder / name).exists()
        assert int(line) >= 1
        assert finding.message.endswith((".", "?"))


@pytest.mark.parametrize("value", ["1" * 5000, "[" * 5000, "{a=" * 5000], ids=["long number", "lists", "tables"])
def test_what_the_parser_itself_falls_over_is_a_finding(small_pack, value):
    small_pack.write("pack.toml", f"a = {value}\n")
    [finding] = read_core(small_pack.folder).findings
    assert (finding.code, finding.where) == ("P02", "pack.toml:1")


def test_a_template_carries_the_hash_of_its_published_file(small_pack):
    file = small_pack.folder / "brev.txt"
    template, findings = read_template(file, "brev.txt")
    assert findings == []
    assert template.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert template.body == "Vi ses på {{ sted }}.\n"
    assert template.body_line == 17


@pytest.mark.parametrize(
    "changed",
    [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n"), lambda text: "\n\n" + text],
    ids=["byte order mark", "Windows line ends", "empty lines before"],
)
def test_what_notepad_does_to_a_file_does_not_matter(small_pack, changed):
    file = small_pack.folder / "brev.txt"
    small_pack.write("brev.txt", changed(file.read_text(encoding="utf-8")))
    template, findings = read_template(file, "brev.txt")
    assert findings == []
    assert template.body == "Vi ses på {{ sted }}.\n"


def test_a_broken_template_is_left_out_and_the_rest_works(small_pack):
    small_pack.write("broken.txt", "+++\nid = \n+++\n")
    small_pack.write("latin.txt", '+++\ntitle = "Høring"\n+++\n'.encode("cp1252"))
    (small_pack.folder / "folder.txt").mkdir()
    pack = check_pack(small_pack.folder, with_examples=False)
    assert [entry.id for entry in pack.entries] == ["brev"]
    assert [finding.where for finding in pack.findings] == ["broken.txt:2", "folder.txt", "latin.txt:2"]


def test_two_wordings_of_one_id_may_follow_each_other_but_not_begin_together(small_pack):
    first = small_pack.folder.joinpath("brev.txt").read_text(encoding="utf-8")
    small_pack.write("senere.txt", first.replace("2020-01-01", "2026-01-01"))
    small_pack.write("tvilling.txt", first)
    pack = check_pack(small_pack.folder, with_examples=False)
    assert [entry.path for entry in pack.entries] == ["brev.txt", "senere.txt"]
    [finding] = pack.findings
    assert (finding.code, finding.where) == ("P06", "tvilling.txt:1")
    assert "brev.txt" in finding.message


def test_a_pack_without_its_name_still_gives_its_templates(small_pack):
    (small_pack.folder / "pack.toml").unlink()
    pack = check_pack(small_pack.folder, with_examples=False)
    assert [entry.id for entry in pack.entries] == ["brev"]
    assert pack.info.id == "pakke"
    [finding] = pack.findings
    assert (finding.code, finding.where) == ("P01", "pack.toml")


def test_golden_texts_are_no_templates(small_pack):
    small_pack.write("golden/brev.txt", "Vi ses på Rådhuset.")
    assert check_pack(small_pack.folder, with_examples=False).findings == ()


def test_one_broken_note_type_leaves_the_others(small_pack):
    kind = '[[note_types]]\nid = "{0}"\nname = "{0}"\nprefix = "{1}"\nrank = 1\n'
    kind += 'purpose = ""\nuse_when = ""\nuse_not = ""\n'
    good = kind.format("samtale", "SAMTALE:") + 'keywords = ["Jobsamtale"]\n'
    small_pack.write("note-types.toml", good + kind.format("ferie", "Ferie") + "keywords = 3\n")
    core = read_core(small_pack.folder)
    assert [note_type.id for note_type in core.note_types] == ["samtale"]
    [finding] = core.findings
    assert finding.where == "note-types.toml:18"
    small_pack.write("note-types.toml", good + good)
    assert {(f.code, f.where) for f in read_core(small_pack.folder).findings} == {
        ("P06", "note-types.toml:2"),
        ("P06", "note-types.toml:4"),
        ("P06", "note-types.toml:11"),
        ("P06", "note-types.toml:13"),
    }


def test_a_rules_weight_can_be_changed_and_only_to_one_that_exists(small_pack):
    small_pack.write("heading-guide.toml", '[severities]\nH03 = "warning"\n')
    assert read_core(small_pack.folder).guide.severities == {"H03": Severity.WARNING}
    small_pack.write("heading-guide.toml", 'max_char = 90\nmin_word = 2\n[severities]\nH03 = "warnning"\n')
    told = {finding.where: finding.message for finding in read_core(small_pack.folder).findings}
    assert "Mente du »max_chars«?" in told["heading-guide.toml:1"]
    assert "Mente du »min_words«?" in told["heading-guide.toml:2"]
    assert "Mente du »warning«?" in told["heading-guide.toml:4"]


@pytest.mark.parametrize("day", ["", "month = 2\nday = 29", "month = 13\nday = 1", "easter = 400"])
def test_a_holiday_that_falls_on_no_day_is_told_where_it_stands(small_pack, day):
    small_pack.write(
        "calendar.toml", f'[[holidays]]\nname = "juledag"\nmonth = 12\nday = 25\n[[holidays]]\nname = "x"\n{day}\n'
    )
    core = read_core(small_pack.folder)
    assert core.calendar is None
    assert [finding.code for finding in core.findings] == ["P09"]
    assert core.findings[0].where in {"calendar.toml:5", "calendar.toml:7"}
