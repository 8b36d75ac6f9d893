"""A pack's plans, tried: names that nobody knows, and Word files that could not be filled, each told where it is."""

from __future__ import annotations

import re
from datetime import date
from shutil import copyfile, copytree, ignore_patterns
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from standard_pack import LIBRARY, STANDARD

from assistant.casework import diagnosis
from assistant.casework.library import open_library
from assistant.casework.packcheck import check_pack
from assistant.model.finding import Severity

PLAN = "plans/forudsaetninger.plan.toml"
WORD = "plans/forudsaetninger.docx"


@pytest.fixture
def pack(tmp_path):
    """One plan of the standard pack for all case types, and what it leans on."""
    folder = tmp_path / "pakke æøå"
    copytree(STANDARD / "plans", folder / "plans", ignore=ignore_patterns("*.txt", "forberedende*"))
    for name in ("pack.toml", "deadlines.toml"):
        copyfile(STANDARD / name, folder / name)
    shared = folder / "plans" / "plans.toml"
    text = re.sub(r'plan = "forberedende-[a-z-]+"', 'plan = "forudsaetninger"', shared.read_text("utf-8"))
    shared.write_text(text.replace("archive_request", "# archive_request"), "utf-8")
    return folder


def changed(pack, name, old, new):
    file = pack / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def changed_word(pack, old, new, part="word/document.xml", name=WORD):
    file = pack / name
    with ZipFile(file) as whole:
        parts = {each: whole.read(each) for each in whole.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    with ZipFile(file, "w", ZIP_DEFLATED) as whole:
        for each, raw in parts.items():
            whole.writestr(each, raw)


def findings(pack, below=(), today=date(2026, 11, 22)):
    return [found for found in check_pack(pack, below, today=today).findings if found.where.startswith("plans/")]


def only(pack):
    (found,) = findings(pack)
    return found


def line_of(pack, name, text):
    lines = (pack / name).read_text("utf-8").splitlines()
    return f"{name}:{next(number for number, line in enumerate(lines, 1) if text in line)}"


def test_plans_without_a_fault_have_no_finding(pack):
    assert findings(pack) == []


def test_opening_a_pack_does_not_touch_its_word_files(pack, monkeypatch):
    """The tray starts by this way, where nothing is remembered."""
    (pack / WORD).unlink()
    monkeypatch.setattr("assistant.casework.packcheck.read_sources", None)
    assert check_pack(pack, with_examples=False).findings == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (PLAN, 'order = ["P01", "P02"', 'order = ["P20", "P01", "P02"', "Afsnittet »P20« findes ikke"),
        (PLAN, "attest_months = 0\n", 'attest_months = 0\ndeadlines = ["klag"]\n', "Mente du »klage«?"),
        (
            PLAN,
            "attest_months = 0\n",
            'attest_months = 0\nreplaced_by = "forudsætninger"\n',
            "Mente du »forudsaetninger«?",
        ),
        (PLAN, "is_health = true\n", 'is_health = true\nsame_as = "P33"\n', "Afsnittet »P33« findes ikke"),
        (
            "plans/plans.toml",
            'plan = "forudsaetninger"',
            'plan = "forberedende"',
            "Planen »forberedende« findes",
        ),
    ],
)
def test_a_name_that_nobody_knows_is_told_at_its_line(pack, name, old, new, says):
    changed(pack, name, old, new)
    where = line_of(pack, name, new.strip().splitlines()[-1])
    found = [(each.code, each.where) for each in findings(pack) if says in each.message]
    assert found == [("P07", where)]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (PLAN, "attest_months = 0\nsource", "attest_month = 0\nsource", "P03"),
        (PLAN, 'version = "2026.11"', "version = 2026.11", "P05"),
        (PLAN, 'title = "Beskrivelse af forudsætninger"', 'title = "Beskrivelse', "P02"),
        ("plans/plans.toml", 'name = "Fleksjob"', 'navn = "Fleksjob"', "P03"),
        ("plans/plans.toml", 'name = "Fleksjob"', 'name = "Fleksjob', "P02"),
    ],
)
def test_a_file_with_a_fault_is_the_only_one_that_is_told_of(pack, name, old, new, code):
    """What it has left out is missed in the others, which are as they should be."""
    changed(pack, name, old, new)
    found = findings(pack)
    assert code in {each.code for each in found}
    assert {each.where.partition(":")[0] for each in found} == {name}
    assert "P11" not in {each.code for each in found}


def test_a_section_in_order_that_nobody_knows_is_told_before_what_is_missed_for_it(pack):
    changed(pack, PLAN, '"P15", "P16"]', '"P15", "P99"]')
    assert [(each.code, each.message) for each in findings(pack) if each.where.startswith(PLAN)] == [
        ("P07", "Afsnittet »P99« findes ikke. Mente du »P09«?")
    ]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [('"P15", "P16"]\nrequired', '"P15"]\nrequired', "required ="), ('"P14", "F01"', '"P14"', 'id = "F01"')],
)
def test_what_is_asked_for_but_not_in_the_plan_is_told(pack, old, new, key):
    changed(pack, PLAN, old, new)
    assert {each.code for each in findings(pack) if each.where.startswith(PLAN)} == {"P11"}


def test_a_request_to_the_archive_that_no_template_makes_is_told(pack):
    changed(pack, "plans/plans.toml", "# archive_request", "archive_request")
    assert (only(pack).code, only(pack).where) == ("P07", line_of(pack, "plans/plans.toml", "archive_request"))


def test_a_heading_that_two_sections_of_a_plan_claim_is_told(pack):
    changed(pack, PLAN, 'synonyms = ["Sundhedskoordinator"', 'synonyms = ["LÆ 265"')
    assert (only(pack).code, only(pack).where) == ("P06", line_of(pack, PLAN, "order ="))


def test_a_case_type_whose_plan_has_ended_is_told(pack):
    changed(pack, PLAN, "is_start_known = false", "valid_to = 2026-12-31")
    assert [each.code for each in findings(pack)] == ["P11"] * 6  # each case type as it is now, not as it was


@pytest.fixture
def next_version(pack):
    """The plan's version from New Year on, made as the format's recipe says; the old one keeps its Word file."""
    old = PLAN.replace(".plan", "-gammel.plan")
    copyfile(pack / PLAN, pack / old)
    copyfile(pack / WORD, pack / WORD.replace(".docx", "-gammel.docx"))
    changed(pack, old, '"forudsaetninger.docx"', '"forudsaetninger-gammel.docx"')
    changed(pack, old, "is_start_known = false", "valid_to = 2026-12-31")
    changed(pack, PLAN, "valid_from = 2026-02-01", "valid_from = 2027-01-01")
    changed(pack, PLAN, 'version = "2026.11"', 'version = "2027.01"')
    changed_word(pack, "forudsaetninger@2026.11", "forudsaetninger@2027.01", "docProps/custom.xml")
    changed_word(pack, "version 2026.11 [", "version 2027.01 [", "word/footer1.xml")
    return old


def test_a_version_that_takes_over_on_a_day_leaves_none_open(pack, next_version):
    assert findings(pack) == []


def test_a_version_in_force_without_a_word_file_is_told_while_it_is(pack, next_version):
    changed(pack, next_version, 'file = "forudsaetninger-gammel.docx"', 'file = ""')
    found = only(pack)
    assert (found.code, found.severity) == ("P11", Severity.WARNING)
    assert found.where == line_of(pack, next_version, "file =")
    assert "Fra 22.11.2026 til 31.12.2026 gælder version 2026.11" in found.message
    assert findings(pack, today=date(2027, 1, 1)) == []


def test_days_between_two_versions_are_told_until_they_are_over(pack, next_version):
    changed(pack, next_version, "valid_to = 2026-12-31", "valid_to = 2026-11-30")
    found = only(pack)
    assert (found.code, found.severity) == ("P11", Severity.WARNING)
    assert found.where == line_of(pack, next_version, "valid_to")
    assert "Fra 01.12.2026 til 31.12.2026 gælder ingen version" in found.message
    assert len(findings(pack, today=date(2026, 12, 31))) == 1
    assert findings(pack, today=date(2027, 1, 1)) == []


def told_by_the_doctor(library):
    checks = list(diagnosis.checks(library))
    return {check.name: check for check in checks if check.name.startswith(("Plan ", "Forberedende"))}


def test_the_doctor_says_which_plans_nobody_has_approved(pack):
    changed(pack, PLAN, "checked_on = 2026-11-22", 'approved_by = "Centerchefen"')
    told = {name: check.detail for name, check in told_by_the_doctor(open_library([pack])).items()}
    assert told == {
        "Forberedende planer": "kontrolleret 22.11.2026, ikke godkendt",
        "Plan forudsaetninger": "version 2026.11, ikke kontrolleret, godkendt af Centerchefen",
    }
    plans = {form.id for form in LIBRARY.plans.forms if form.file}
    assert told_by_the_doctor(LIBRARY).keys() == {"Forberedende planer", *(f"Plan {plan}" for plan in plans)}


def test_the_doctor_tells_of_a_fault_in_a_plan(pack):
    changed(pack, "plans/plans.toml", "[[case_types]]", "[[case_types]")
    check = told_by_the_doctor(open_library([pack]))["Forberedende planer"]
    assert not check.ok
    assert "plans/plans.toml" in check.detail
    assert "pack check" in check.remedy


def test_a_pack_may_lean_on_the_sections_below_it(pack, tmp_path):
    above = tmp_path / "ovenpå"
    copytree(pack / "plans", above / "plans", ignore=ignore_patterns("plans.toml"))
    (above / "pack.toml").write_text((pack / "pack.toml").read_text("utf-8").replace("standard", "egen"), "utf-8")
    assert findings(above, [pack]) == []
    assert {each.code for each in findings(above)} >= {"P07"}


def test_a_word_file_that_is_not_there_is_told_at_the_key(pack):
    (pack / WORD).rename(pack / "plans" / "forudsaetning.docx")
    assert (only(pack).code, only(pack).where) == ("P01", line_of(pack, PLAN, "file ="))
    assert "Mente du »forudsaetning.docx«?" in only(pack).message


def test_a_word_file_that_cannot_be_read_says_why(pack):
    (pack / WORD).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert (only(pack).code, only(pack).where) == ("P13", WORD)


@pytest.mark.parametrize(
    ("part", "old", "new", "says"),
    [
        ("docProps/custom.xml", "forudsaetninger@2026.11", "forudsaetninger@2026.10", "SagstastPlan"),
        ("docProps/custom.xml", "SagstastPlan", "Plan", "SagstastPlan"),
        ("word/footer1.xml", "version 2026.11 [", "version 2026.10 [", "Sidefoden"),
        ("word/footer1.xml", "Skabelon: ", "", "Sidefoden"),
        ("word/document.xml", 'w:name="P05"', 'w:name="Udfordringer"', "bogmærket P05"),
        ("word/document.xml", 'w:name="P05"', 'w:name="P77"', "P77"),
        ("word/document.xml", 'w:name="P05"', 'w:name="P06"', "bogmærket P05"),
        ("word/document.xml", 'w:name="P01_ydelse"', 'w:name="x"', "P01_ydelse"),
        ("word/document.xml", 'w:name="P16_dato"', 'w:name="P16_dag"', "P16_dato"),
    ],
)
def test_what_a_filling_would_not_find_is_an_error(pack, part, old, new, says):
    changed_word(pack, old, new, part)
    errors = [each for each in findings(pack) if each.severity is Severity.ERROR]
    assert any(says in each.message for each in errors), [each.message for each in errors]
    assert {(each.code, each.where) for each in errors} == {("P13", WORD)}


@pytest.mark.parametrize(
    ("part", "old", "new", "says"),
    [
        (
            "docProps/custom.xml",
            "forudsaetninger@2026.11",
            "forudsætninger@2026.11",
            "Der står »forudsætninger@2026.11«.",
        ),
        ("docProps/custom.xml", "SagstastPlan", "Plan", "Avancerede egenskaber > Brugerdefineret)."),
        ("word/footer1.xml", "[forudsaetninger]", "(forudsaetninger)", "version 2026.11 (forudsaetninger)«."),
        ("word/footer1.xml", ", version", " version", "Der står »Skabelon: Beskrivelse af forudsætninger version 2026"),
        (
            "word/footer1.xml",
            "2026.11 [",
            "2026.10 [",
            "Der står »Skabelon: Beskrivelse af forudsætninger, version 2026.10",
        ),
    ],
)
def test_a_mark_is_quoted_as_it_stands_there(pack, part, old, new, says):
    changed_word(pack, old, new, part)
    assert says in only(pack).message


def test_bookmarks_that_are_exchanged_are_moved_and_not_the_headings_renamed(pack):
    """What is filled in goes by the bookmark: it would stand under the other's heading."""
    for old, new in (("P05", "X"), ("P06", "P05"), ("X", "P06")):
        changed_word(pack, f'w:name="{old}"', f'w:name="{new}"')
    assert [(found.severity, found.message) for found in findings(pack)] == [
        (Severity.ERROR, f"Bogmærket {mark} står på overskriften »{heading}«, som er {owner}. Flyt bogmærket.")
        for mark, heading, owner in (
            ("P06", "Beskæftigelsesmæssige udfordringer", "P05"),
            ("P05", "Sociale udfordringer", "P06"),
        )
    ]


def test_help_in_another_style_would_be_the_citizens_answer_and_is_told_once(pack):
    with ZipFile(pack / WORD) as whole:
        body = whole.read("word/document.xml").decode()
    for _ in range(body.count('<w:pStyle w:val="Hjlp"/>')):
        changed_word(pack, '<w:pStyle w:val="Hjlp"/>', '<w:pStyle w:val="Svar"/>')
    found = only(pack)
    assert (found.code, found.severity) == ("P13", Severity.ERROR)
    assert found.message == (
        "Under »Stamdata« står »Siger, hvilken sag planen hører til, og hvem der …« og noget under 16 andre. "
        "Det ville blive borgerens svar. Er det hjælp, så giv det typografien Hjælp; er det pladsen til svaret, "
        "så skriv »Skriv her«."
    )


def test_words_where_the_answer_goes_are_quoted(pack):
    placeholder = '</w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="Svar"/></w:pPr><w:r>'
    changed_word(pack, f"<w:showingPlcHdr/>{placeholder}", f"{placeholder}<w:t>Intet.</w:t></w:r><w:r>")
    assert only(pack).severity is Severity.ERROR
    assert "Under »Uddannelses- og beskæftigelsesmål« står »Intet.«. Det ville" in only(pack).message


def test_what_stays_in_every_plan_is_named(pack):
    answer = '<w:p><w:pPr><w:pStyle w:val="Svar"/></w:pPr><w:r>'
    changed_word(pack, answer, f'<w:p><w:r><w:br w:type="page"/></w:r></w:p>{answer}')
    assert only(pack).severity is Severity.WARNING
    assert "»Uddannelses- og beskæftigelsesmål« står: sideskift. Det bliver stående" in only(pack).message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<w:t>Sociale udfordringer</w:t>", "<w:t>Det sociale</w:t>", "hedder »Det sociale« i Word"),
        (
            "<w:sectPr>",
            '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t>Nyt</w:t></w:r></w:p><w:sectPr>',
            "»Nyt« har intet",
        ),
    ],
)
def test_what_is_only_odd_is_a_warning(pack, old, new, says):
    changed_word(pack, old, new)
    assert says in only(pack).message
    assert only(pack).severity is Severity.WARNING


def test_a_word_file_that_fetches_something_is_warned_of(pack):
    link = '<Relationship Id="rId9" Type="http://x/attachedTemplate" Target="http://x/y.dotx" TargetMode="External"/>'
    changed_word(pack, "</Relationships>", f"{link}</Relationships>", "word/_rels/document.xml.rels")
    assert "henter noget udefra" in only(pack).message
