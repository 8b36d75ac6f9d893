"""``pack check``: every fault of a template with its file and line, in Danish, and what was probably meant."""

from __future__ import annotations

import pytest
from working_template import WORKS

from assistant.casework.library import open_library
from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity, blocks

BROKEN = {
    "unknown key": ('title = "Besøg"', 'titel = "Besøg"', "P03", 3, "»titel« kendes ikke her. Mente du »title«?"),
    "unknown key of a field": ('latest = "idag"', 'lattest = "idag"', "P03", 32, "Mente du »latest«?"),
    "the reader's own key": ("certainty =", 'sha256 = "0"\ncertainty =', "P03", 9, "»sha256« kendes ikke her."),
    "missing key": ('version = "1"\n', "", "P04", 1, "»version« mangler."),
    "missing key of a field": ('label = "&Dato"\n', "", "P04", 27, "»label« mangler."),
    "missing key in a list": (', label = "fremmøde"', "", "P04", 23, "»label« mangler."),
    "number for text": ('version = "1"', "version = 1", "P05", 6, "version: Her skal stå tekst i anførselstegn."),
    "text for yes": ("required = true\nlatest", 'required = "ja"\nlatest', "P05", 31, "true eller false"),
    "text for a date": ("2020-01-01", '"2020-01-01"', "P05", 7, "en dato uden anførselstegn"),
    "no such day": ("2020-01-01", "2020-02-30", "P02", 7, "findes ikke i kalenderen"),
    "unknown kind": ('kind = "note"', 'kind = "notat"', "P05", 4, "Mente du »note«?"),
    "unknown type": ('type = "date"', 'type = "dato"', "P05", 29, "Mente du »date«?"),
    "no type": ('type = "date"\n', "", "P05", 27, "fields.2.type: Her skal stå en af text"),
    "a text for a table": ('[heading]\nkeyword = "Jobsamtale"', 'heading = "Jobsamtale"\n[x]', "P05", 11, "heading: "),
    "id with ø": ('"besoeg"', '"besøg"', "P09", 2, "uden æøå"),
    "name with ø": ('name = "form"', 'name = "måde"', "P09", 17, "uden æøå"),
    "the program's own name": ('name = "aftale"', 'name = "idag"', "P09", 42, "»idag« er programmets eget navn"),
    "same field twice": ('name = "aftale"', 'name = "dato"', "P06", 42, "»dato« er brugt to gange"),
    "same key twice": ('kind = "note"', 'id = "x"', "P02", 4, "brugt to gange"),
    "prose as default": ("latest =", 'default = "Borgeren mødte"\nlatest =', "P09", 32, "hjælpespørgsmål"),
    "no example": ('example = "idag-3"\n', "", "P09", 27, "mangler et eksempel"),
    "an example that is none": ('"idag-3"', '"i går"', "P12", 33, "Datoen kan ikke læses"),
    "an example outside its limits": ('"idag-3"', '"idag+3"', "P12", 33, "må senest være"),
    "no note type": ('note_type = "samtale"\n', "", "P07", 4, "skal have en notattype"),
    "unknown note type": ('note_type = "samtale"', 'note_type = "samtal"', "P07", 5, "Mente du »samtale«?"),
    "no key word": ('"Jobsamtale"', '"Snak"', "P12", 11, "nøgleord"),
    "no heading": (
        '[heading]\nkeyword = "Jobsamtale"\nwhat = ["{{ form }}"]\ndate = "{{ dato }}"',
        "",
        "P09",
        4,
        "[heading]",
    ),
    "ends before it begins": ("source =", "valid_to = 2019-12-31\nsource =", "P08", 8, "slutter, før den begynder"),
    "no source": ('"egen praksis"', '" "', "P09", 8, "hvor teksten eller reglen kommer fra"),
    "no text": (WORKS.partition("\n+++\n")[2], "  \n", "P10", 58, "ingen tekst"),
    "bad pattern": ('type = "longtext"', 'type = "text"\npattern = "("', "P09", 44, "regulært udtryk"),
    "unknown filter": ("| ugedato", "| ugedatoo", "P10", 58, "»ugedatoo« findes ikke. Mente du »ugedato«?"),
    "undeclared variable": ("Frist: {{ frist }}", "Frist: {{ friist }}", "P11", 63, "»friist« er ikke et felt"),
    "undeclared in the heading": ('["{{ form }}"]', '["{{ forn }}"]', "P11", 13, "Mente du »form«?"),
    "undeclared in an output": ("af {{ dato }}", "af {{ date }}", "P11", 56, "»date«"),
    "undeclared in a check": ('"dato > idag"', '"datoen > idag"', "P11", 50, "»datoen«"),
    "a check at no field": ('field = "dato"', 'field = "datoo"', "P11", 49, "Mente du »dato«?"),
    "looks at a field below": ('"dato | plus_uger(4)"', '"aftale"', "P11", 39, "skal stå længere oppe"),
    "unclosed if": ("{% endif %}\n", "", "P10", 62, "mangler en afslutning"),
    "half an expression": ("\"form == 'telefon'\"", '"form =="', "P10", 45, "»form ==«"),
    "an empty expression": ('"dato > idag"', '""', "P10", 50, "mangler et udtryk"),
    "two expressions": ('"dato > idag"', '"dato) }}{{ (idag"', "P10", 50, "ét udtryk"),
    "a call": ("{{ form }} {{", "{{ form.upper() }} {{", "P10", 58, "Funktioner kan ikke kaldes"),
    "not closed": ("\n+++\nSamtale", "\nSamtale", "P02", 1, "+++"),
    "no equals sign": ('version = "1"', 'version "1"', "P02", 6, "lighedstegn"),
    "no closing quote": ('version = "1"', 'version = "1', "P02", 6, "anførselstegn"),
}


@pytest.fixture
def pack(small_pack, standard):
    small_pack.write("note-types.toml", (standard / "note-types.toml").read_bytes())
    return small_pack


def test_the_template_that_the_others_break_works(pack):
    pack.write("besoeg.txt", WORKS)
    assert check_pack(pack.folder).findings == ()


@pytest.mark.parametrize(("old", "new", "code", "line", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_is_told_at_its_line_and_the_template_left_out(pack, old, new, code, line, told):
    assert old in WORKS
    pack.write("notes/besoeg.txt", WORKS.replace(old, new, 1))
    checked = check_pack(pack.folder)
    assert [entry.id for entry in checked.entries] == ["brev"]
    [finding] = [f for f in checked.findings if f.where == f"notes/besoeg.txt:{line}" and told in f.message]
    assert (finding.code, finding.severity) == (code, Severity.ERROR)


def test_danish_letters_saved_by_an_old_editor(pack):
    pack.write("besoeg.txt", WORKS.encode("cp1252"))
    [finding] = check_pack(pack.folder).findings
    assert (finding.code, finding.where) == ("P01", "besoeg.txt:3")
    assert "UTF-8" in finding.message


def test_a_fifth_required_field_is_one_too_many_in_a_note(pack):
    more = "".join(
        f'[[fields]]\nname = "felt{n}"\ntype = "text"\nlabel = "Felt {n}"\nrequired = true\nexample = "x"\n'
        for n in range(3)
    )
    body = "".join(f"{{{{ felt{n} }}}}\n" for n in range(3))
    pack.write("besoeg.txt", WORKS.replace("[[checks]]", more + "[[checks]]") + body)
    [finding] = check_pack(pack.folder).findings
    assert "højst have 4 felter" in finding.message
    assert finding.message.endswith("her er 5.")
    pack.write("besoeg.txt", WORKS.replace('"note"', '"letter"').replace("[[checks]]", more + "[[checks]]") + body)
    assert check_pack(pack.folder).findings == ()


def test_all_faults_are_told_together(pack):
    text = WORKS.replace("| ugedato", "| ugedatoo").replace("{{ frist }}", "{{ frist.x() | kroner }}")
    pack.write("besoeg.txt", text.replace('"dato > idag"', '"datoen > idag"'))
    where = {finding.where for finding in check_pack(pack.folder).findings}
    assert {"besoeg.txt:50", "besoeg.txt:58", "besoeg.txt:63"} <= where


def test_an_answer_that_nothing_uses_is_a_warning_and_no_more(pack):
    pack.write("besoeg.txt", WORKS.replace("{{ aftale }}", "").replace("{% if aftale %}", "{% if form %}"))
    checked = check_pack(pack.folder)
    [finding] = checked.findings
    assert (finding.severity, finding.where) == (Severity.WARNING, "besoeg.txt:41")
    assert len(checked.entries) == 2


def test_a_pack_may_lean_on_the_note_types_below_it_but_not_on_its_own_past(small_pack, standard):
    small_pack.write("besoeg.txt", WORKS)
    assert blocks(check_pack(small_pack.folder).findings)
    assert not check_pack(small_pack.folder, [standard]).findings
    assert not open_library([standard, small_pack.folder]).findings
    small_pack.write("pack.toml", (standard / "pack.toml").read_bytes())
    assert blocks(check_pack(small_pack.folder, [standard]).findings)


@pytest.mark.parametrize("end", ["9999-12-31", "2020-01-01"])
def test_a_wording_may_hold_to_the_end_of_time_or_for_one_day(pack, end):
    pack.write("besoeg.txt", WORKS.replace("source =", f"valid_to = {end}\nsource ="))
    assert check_pack(pack.folder).findings == ()


def test_a_wording_that_begins_at_the_end_of_time_breaks_nothing(pack):
    pack.write("besoeg.txt", WORKS.replace("2020-01-01", "9999-12-31"))
    assert {finding.code for finding in check_pack(pack.folder).findings} <= {"P12"}
