"""What becomes of a pack's templates and rules, and what was changed and not said."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard_pack import LIBRARY, STANDARD

from assistant.casework.packdiff.packs import PackDiff, compare
from assistant.casework.packdiff.reading import NotAPackError, read_files
from assistant.casework.packdiff.words import data_lines, template_lines
from assistant.supply import archive

pytestmark = pytest.mark.not_on_windows("like")

LANGUAGE = LIBRARY.knowledge.language
FILES = read_files(STANDARD)
LETTER, NOTE = "letters/partshoering-udeblivelse.txt", "notes/tilbud.txt"
_PACK_LINES = [line.split(" ")[0] for line in FILES["pack.toml"].decode().splitlines()]
ID_LINE, VERSION_LINE = (f"pack.toml:{_PACK_LINES.index(key) + 1}" for key in ("id", "version"))


def changed(name: str, *texts: tuple[str, str]) -> dict[str, bytes]:
    """The standard pack with other words in one of its files."""
    text = FILES[name].decode()
    for old, new in texts:
        assert old in text, old
        text = text.replace(old, new, 1)
    return FILES | {name: text.encode()}


def diff(new: dict[str, bytes], old: dict[str, bytes] = FILES) -> PackDiff:
    return compare(old, new, LANGUAGE)


def without(*names: str) -> dict[str, bytes]:
    return {name: raw for name, raw in FILES.items() if name not in names}


def codes(found: PackDiff) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in found.findings]


def others(found: PackDiff) -> list[tuple[str, object, object]]:
    (template,) = found.templates
    return [(".".join((*each.path, each.what)), each.old, each.new) for each in template.others]


def said(found: PackDiff) -> list[str]:
    return [line for each in found.data for line in data_lines(each)]


def told(found: PackDiff) -> list[str]:
    return [line for each in found.templates for line in template_lines(each)]


class TestTemplates:
    def test_the_same_pack_has_no_difference(self):
        found = diff(dict(FILES))
        assert (found.templates, found.data, found.findings) == ((), (), ())
        assert found.old == found.new

    def test_one_that_is_new_and_one_that_is_gone(self):
        (gone,) = diff(without(NOTE)).templates
        assert (gone.change, gone.template.id, gone.new) == ("removed", "tilbud", None)
        (came,) = diff(FILES, without(NOTE)).templates
        assert (came.change, came.template.id, came.old) == ("added", "tilbud", None)
        assert [each.new for each in came.sentences] == [each.old for each in gone.sentences]

    def test_a_file_that_is_only_called_something_else(self):
        found = diff(without(NOTE) | {"notes/tilbud-alle.txt": FILES[NOTE]})
        assert others(found) == [("file", NOTE, "notes/tilbud-alle.txt")]
        assert [each for each in found.findings if each.code != "V03"] == []
        assert found.templates[0].sentences == ()

    def test_a_comment_is_no_change_of_what_it_says(self):
        found = diff(changed(NOTE, ("[heading]", "# ny linje\n[heading]")))
        assert codes(found) == [("V03", VERSION_LINE)]
        assert "  Kun opstillingen i filen er ændret" in told(found)[1]

    def test_an_id_that_is_changed_is_another_template(self):
        found = diff(changed(NOTE, ('id = "tilbud"', 'id = "tilbud-2"')))
        assert [(each.change, each.template.id) for each in found.templates] == [
            ("removed", "tilbud"),
            ("added", "tilbud-2"),
        ]

    def test_fields_and_what_they_take(self):
        found = diff(
            changed(
                LETTER,
                ('label = "møde" },', 'label = "et møde" },\n  { value = "kursus", label = "kursus" },'),
                ('label = "&Klokkeslæt"\n', 'label = "&Klokkeslæt"\nrequired = true\nhelp = "Står i indkaldelsen."\n'),
                ('name = "bilag"\ntype = "text"', 'name = "bilag"\ntype = "longtext"'),
                (
                    'name = "tolk"\ntype = "optional"\nlabel = "Tolk"\nfolded = true\nexample = false\n\n[[fields]]\n',
                    "",
                ),
            )
        )
        assert [other[:3] for other in others(found) if other[0] != "fields.tolk.removed"] == [
            ("fields.samtaletype.choices.moede.label", "møde", "et møde"),
            ("fields.samtaletype.choices.kursus.added", None, others(found)[1][2]),
            ("fields.klokken.required", False, True),
            ("fields.klokken.help", "", "Står i indkaldelsen."),
            ("fields.bilag.type", "text", "longtext"),
            ("fields.bilag.max_length", 200, 8000),
        ]
        assert "fields.tolk.removed" in [other[0] for other in others(found)]

    def test_the_order_in_which_is_asked(self):
        dato = 'name = "dato"\ntype = "date"\nlabel = "&Dato"\nrequired = true\nexample = 2026-11-18\n\n[[fields]]\n'
        text = FILES[LETTER].decode().replace(dato, "").replace('name = "sendt"', dato + 'name = "sendt"')
        (other,) = others(diff(FILES | {LETTER: text.encode()}))
        assert other[0] == "fields.order"
        assert (other[1][:3], other[2][:3]) == (
            ["samtaletype", "dato", "klokken"],
            ["samtaletype", "klokken", "dato"],
        )

    def test_dates_source_certainty_and_checks(self):
        found = diff(
            changed(
                LETTER,
                ('certainty = "high"', 'certainty = "low"\nvalid_to = 2027-01-01\nreplaced_by = "brev-indkaldelse"'),
                ("LAS § 35", "LAS § 36"),
                ("Svarfristen skal ligge efter brevets dato.", "Svarfristen skal ligge efter brevet."),
            )
        )
        assert {key for key, *_ in others(found)} == {
            *("certainty", "valid_to", "replaced_by", "source", "checks.frist.message")
        }
        assert "  Sikkerheden: høj → lav" in told(found)
        assert "  Gælder til: intet → 01.01.2027" in told(found)

    def test_a_wording_that_takes_over_is_held_against_the_one_before(self):
        old = FILES[NOTE].decode()
        new = old.replace("valid_from = 2020-01-01", "valid_from = 2027-01-01").replace("Leverandør: ", "Udbyder: ")
        assert "Udbyder: " in new
        found = diff(FILES | {"notes/tilbud-2027.txt": new.encode()})
        (change,) = found.templates
        assert (change.change, change.old.file, change.new.file) == ("changed", NOTE, "notes/tilbud-2027.txt")
        assert [each.new[:8] for each in change.sentences] == ["Udbyder:"]

    def test_a_letter_needs_two(self):
        by_kind = [diff(changed(name, ('version = "1"', 'version = "2"'))).templates[0] for name in (LETTER, NOTE)]
        assert [change.needs_two for change in by_kind] == [True, False]
        was_letter = diff(changed(LETTER, ('kind = "letter"', 'kind = "note"'))).templates[0]
        assert was_letter.needs_two

    def test_a_template_that_cannot_be_read_is_said_and_not_taken_for_gone(self):
        found = diff(FILES | {NOTE: b"+++\nid = \n+++\n"})
        assert found.templates == ()
        assert codes(found)[0] == ("P02", f"{NOTE}:2")
        back = diff(FILES, FILES | {NOTE: b"\xff"})
        assert back.findings[0].message.startswith("Den gamle pakke: Filen er ikke gemt som UTF-8")


class TestWhatIsNotSaid:
    WORDS = ("Vi har ikke truffet afgørelse.", "Vi har ikke afgjort sagen.")
    VERSION = ('version = "1"', 'version = "2"')

    def test_new_words_want_a_version_and_a_note(self):
        assert codes(diff(changed(LETTER, self.WORDS)))[:2] == [("V01", f"{LETTER}:7"), ("V02", f"{LETTER}:1")]

    def test_both_given_nothing_is_missed(self):
        note = ('certainty = "high"', 'certainty = "high"\nchange_note = "Ny sætning om afgørelsen."')
        found = diff(changed(LETTER, self.WORDS, self.VERSION, note))
        assert codes(found) == [("V03", VERSION_LINE)]
        assert "  Nyt: Ny sætning om afgørelsen." in told(found)

    def test_a_note_from_last_time_says_nothing_of_this(self):
        note = ('certainty = "high"', 'certainty = "high"\nchange_note = "Ny frist."')
        found = diff(changed(LETTER, self.WORDS, self.VERSION, note), changed(LETTER, note))
        assert [finding.message for finding in found.findings if finding.code == "V02"] == [
            "»Partshøring – udeblivelse« er ændret, men change_note siger ikke hvordan. Den, der står, er fra sidst. "
            "Skriv, hvad der er nyt."
        ]

    def test_a_version_that_goes_down_is_none(self):
        found = diff(changed(LETTER, self.WORDS, ('version = "1"', 'version = "0.9"')))
        assert "gået fra 1 ned til 0.9" in found.findings[0].message

    @pytest.mark.parametrize(
        "text", ['approved_by = "Team 7"', "valid_to = 2030-01-01", 'replaced_by = "tilbud"', "checked_on = 2026-11-23"]
    )
    def test_what_changes_no_words_wants_neither(self, text):
        found = diff(changed(LETTER, ("checked_on = 2026-11-22", text)))
        assert [code for code, _ in codes(found)] == ["V03"]

    GONE = ('certainty = "high"', 'certainty = "high"\nwithdrawn = 2026-01-01\nwithdrawn_why = "Fristen var forkert."')
    LATER = (GONE[0], GONE[1].replace("2026-01-01", "2027-01-01"))

    @pytest.mark.parametrize("now", [(), (WORDS,), (LATER,)], ids=["as it was", "with other words", "from another day"])
    def test_what_was_withdrawn_does_not_come_back_unsaid(self, now: tuple[tuple[str, str], ...]):
        (found,) = [
            each for each in diff(changed(LETTER, *now), changed(LETTER, self.GONE)).findings if each.code == "V05"
        ]
        assert found.message == (
            "»Partshøring – udeblivelse« er trukket tilbage (Fristen var forkert.), og nu tages den i brug igen. "
            "Er det ikke meningen, er mappen for gammel: byg af den nyeste."
        )
        assert found.where == f"{LETTER}:7"

    def test_what_was_withdrawn_keeps_its_place(self):
        (found,) = [each for each in diff(without(LETTER), changed(LETTER, self.GONE)).findings if each.code == "V05"]
        assert found.message == (
            "»Partshøring – udeblivelse« er trukket tilbage (Fristen var forkert.), og nu er den væk: en tidligere "
            "ordlyd kan gælde i stedet. Lad den stå i pakken, trukket tilbage."
        )
        assert found.where == LETTER

    def test_a_withdrawal_that_stands_is_not_told_again(self):
        earlier = (self.GONE[0], self.GONE[1].replace("2026-01-01", "2025-12-01"))
        found = diff(changed(LETTER, self.GONE), FILES)
        assert "V05" not in [code for code, _ in codes(found)]
        found = diff(changed(LETTER, earlier, self.WORDS), changed(LETTER, self.GONE))
        assert "V05" not in [code for code, _ in codes(found)]

    def test_the_pack_itself_wants_a_version(self):
        found = diff(changed("facts.toml", ("title =", "title  =")))
        assert (codes(found), said(found)[0][:22]) == ([("V03", VERSION_LINE)], "Kun opstillingen i fil")
        found = diff(changed("pack.toml", ("title = ", 'title = "Ny" # ')))
        assert codes(found) == [("V03", VERSION_LINE)]

    def test_another_pack_is_no_version_of_it(self):
        assert codes(diff(changed("pack.toml", ('id = "standard"', 'id = "egen"')))) == [("V04", ID_LINE)]


class TestRules:
    def test_a_number_is_told_with_its_unit(self):
        text = FILES["deadlines.toml"].decode()
        assert text.count("amount = 14") > 0
        (line,) = said(diff(changed("deadlines.toml", ("amount = 14", "amount = 21"))))
        assert line.endswith(": størrelsen: 14 dage → 21 dage")

    def test_a_rule_that_takes_over_is_told_by_what_is_different(self):
        old = {"deadlines.toml": (DEADLINES + DEADLINE.format(2020, 14)).encode()}
        new = {"deadlines.toml": (DEADLINES + DEADLINE.format(2020, 14) + DEADLINE.format(2027, 21)).encode()}
        found = diff(FILES | new, FILES | old)
        assert said(found) == [
            "Klage (fra 01.01.2027): gælder fra: 01.01.2020 → 01.01.2027",
            "Klage (fra 01.01.2027): størrelsen: 14 dage → 21 dage",
        ]
        assert [each.change.path for each in found.data] == [("deadlines", "klage@2027-01-01")] * 2

    def test_records_that_come_and_go_in_every_file(self):
        facts = FILES["facts.toml"].decode()
        first = facts.index("[[facts]]")
        second = facts.index("[[facts]]", first + 1)
        (line,) = said(diff(FILES | {"facts.toml": (facts[:first] + facts[second:]).encode()}))
        assert line.endswith(": udgået")

    def test_lists_tell_what_came_and_what_went(self):
        old = FILES | {"organisation.toml": b'name = "A"\nphone = "12 34 56 78"\n'}
        assert said(diff(old | {"organisation.toml": b'name = "A"\n'}, old)) == ["Telefonnummeret: 12 34 56 78 → intet"]
        name = "plans/forudsaetninger.plan.toml"
        (line,) = said(diff(changed(name, ('required = ["P01", ', "required = ["))))
        assert line == "Skal udfyldes: ikke længere »P01«"

    def test_note_types_and_the_guide(self):
        assert said(diff(changed("note-types.toml", ("rank = 12", "rank = 13"))))[0].endswith(": rangen: 12 → 13")
        assert said(diff(changed("heading-guide.toml", ("max_chars = 100", "max_chars = 90")))) == [
            "Højst så mange tegn: 100 → 90"
        ]

    def test_files_that_are_no_records_are_told_as_files(self):
        word = "plans/forudsaetninger.docx"
        assert said(diff(FILES | {word: b"nyt"})) == ["Filens indhold er ændret. Åbn den for at se hvordan."]
        assert said(diff(without("deadlines.toml"))) == ["Filen er taget ud."]
        assert said(diff(FILES | {"laes-mig.md": b"x"})) == ["Filen er ny."]
        assert said(diff(FILES | {"golden/tilbud.txt": b"x"})) == ["Filen er ny."]

    def test_a_rule_that_cannot_be_read_is_said(self):
        found = diff(changed("deadlines.toml", ("amount = 14", "amount = 'to uger'")))
        assert found.findings[0].code == "P05"
        assert found.findings[0].where.startswith("deadlines.toml:")
        assert said(found) == ["Filens indhold er ændret. Åbn den for at se hvordan."]


class TestReading:
    def test_a_folder_and_its_archive_are_the_same(self, tmp_path):
        folder = tmp_path / "pakke på æøå"
        shutil.copytree(STANDARD, folder)
        (folder / ".git").mkdir()
        (folder / ".git" / "x.txt").write_text("ikke vores", "utf-8")
        file = tmp_path / "pakke.zip"
        file.write_bytes(archive.build(folder))
        assert read_files(folder) == read_files(file) == FILES

    def test_what_is_no_pack_is_said(self, tmp_path):
        with pytest.raises(NotAPackError, match=r"ingen pack\.toml"):
            read_files(tmp_path)
        file = tmp_path / "x.zip"
        file.write_bytes(b"PK")
        with pytest.raises(NotAPackError, match="ikke en pakke"):
            read_files(file)


DEADLINES = "checked_on = 2026-11-22\n"
DEADLINE = """
[[deadlines]]
name = "klage"
title = "Klage"
event = "afgørelsen er modtaget"
amount = {1}
binds = "citizen"
status = "law"
valid_from = {0}-01-01
source = "loven"
certainty = "high"
"""
names = st.sampled_from(sorted(FILES))
spoilt = st.tuples(names, st.integers(0, 6000), st.sampled_from([b"", b"\xff", b"[[", b"+++", b"{%", b"= 1\n", b"{"]))


@settings(max_examples=60)
@given(st.lists(spoilt, max_size=3))
def test_whatever_is_spoilt_is_told(changes):
    files = dict(FILES)
    for name, at, instead in changes:
        files[name] = files[name][:at] + instead + files[name][at + 3 :]
    for found in (diff(files), diff(FILES, files)):
        assert all(finding.message for finding in found.findings)
        assert all(line for line in [*told(found), *said(found)])
        assert (not found.templates and not found.data and not found.findings) == (files == FILES)


@settings(max_examples=30)
@given(st.sets(names, max_size=4), st.sets(names, max_size=4))
def test_whatever_comes_goes_on_the_way_back(left, right):
    old, new = without(*left), without(*right)
    back = {"added": "removed", "removed": "added", "changed": "changed"}
    there, home = diff(new, old), diff(old, new)
    assert {(each.template.id, each.change) for each in there.templates} == {
        (each.template.id, back[each.change]) for each in home.templates
    }
    assert {each.file for each in there.data} == {each.file for each in home.data}
    assert len(there.templates) + len(there.data) >= len(left ^ right) - len({"pack.toml"} & (left ^ right))
