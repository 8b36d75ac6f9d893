"""Which plan holds: the right one is taken, every other one refused with the right one's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from plans_of_pack import NO_ANCHORS, TODAY, altered, form, marked, unmarked, word_file
from standard_pack import LIBRARY, STANDARD

from assistant.casework.library import UnavailableError, open_library
from assistant.casework.plan.guard import case_type_called, choices, refusals
from assistant.casework.plan.opening import as_case, new_plan, open_plan
from assistant.casework.plan.recognition import recognise
from assistant.model.finding import Severity
from assistant.model.plan import CaseType, PlanMark, PlanParts, Plans

PLANS = (
    "forudsaetninger",
    "forberedende-jobafklaring",
    "forberedende-revalidering",
    "forberedende-pension-fleks",
    "forberedende-selvstaendige",
)
FOREFATHER = date(2026, 1, 15)
"""A decision from before the law of 2026."""


def errors(plan):
    return [finding for finding in plan.findings if finding.severity is Severity.ERROR]


def of(plan, code):
    return [finding for finding in plan.findings if finding.code == code]


def opened(path, **more):
    return open_plan(LIBRARY, path, more.pop("today", TODAY), **more)


@pytest.mark.parametrize("plan", PLANS)
def test_the_packs_own_files_are_current_and_whole(plan):
    found = opened(word_file(plan))
    assert found.is_current
    assert found.mark == PlanMark(plan, form(plan).version, "property")
    assert [each.section.id for each in found.sections] == list(form(plan).order)
    assert all(each.place is not None and not each.is_filled for each in found.sections)
    assert found.answers == {}
    assert found.others == ()


@pytest.mark.parametrize(
    ("case_type", "decided", "plan"),
    [
        ("fleksjob", None, "forudsaetninger"),
        ("foertidspension", None, "forudsaetninger"),
        ("jobafklaring", None, "forudsaetninger"),
        ("jobafklaring", FOREFATHER, "forberedende-jobafklaring"),
        ("fleksjob", FOREFATHER, "forberedende-pension-fleks"),
        ("revalidering", None, "forberedende-revalidering"),
        ("ressourceforloeb", None, "forberedende-pension-fleks"),
        ("selvstaendig", FOREFATHER, "forberedende-selvstaendige"),
    ],
)
def test_a_case_takes_one_plan_and_the_others_are_refused_with_its_name(case_type, decided, plan):
    for other in PLANS:
        found = opened(word_file(other), case_type=case_type, decided=decided)
        assert found.is_current == (other == plan)
        if other != plan:
            [wrong] = of(found, "L09")
            assert found.case_type.certainty != "unknown" or not found.is_refused, "nobody is sure of it"
            assert found.case_type.certainty == "unknown" or found.is_refused
            assert found.right == form(plan)
            assert form(plan).title in wrong.message


@pytest.mark.parametrize("decided", [None, FOREFATHER])
def test_a_rule_that_nobody_is_sure_of_refuses_nothing_and_says_so_in_every_sentence(decided):
    found = opened(word_file("forberedende-selvstaendige"), case_type="fleksjob", decided=decided)
    [wrong] = of(found, "L09")
    assert found.is_refused == (decided is not None)
    assert ("bruges, så vidt jeg ved, ikke i sager om fleksjob" in wrong.message) == (decided is None)
    assert ("Den rigtige er, så vidt jeg ved, »Beskrivelse af" in wrong.message) == (decided is None)
    assert any("ikke afklaret" in finding.message for finding in of(found, "L18")) == (decided is None)


@pytest.mark.parametrize("version", ["2013", "2018"])
def test_an_outdated_version_is_refused_with_the_day_it_ended_and_the_one_to_use(tmp_path, version):
    path = marked("forberedende-revalidering", tmp_path / "plan.docx", f"forberedende-revalidering@{version}")
    found = opened(path)
    [error] = errors(found)
    assert not found.is_current
    assert {"2013": "31.10.2018", "2018": "31.10.2026"}[version] in error.message
    assert "version 2026.11" in error.message
    assert found.right == form("forberedende-revalidering")
    assert len(found.sections) == 17, "its sections are found all the same, so that the answers can be moved"


def test_what_was_right_on_its_day_is_not_refused_for_what_came_later(tmp_path):
    path = marked("forberedende-jobafklaring", tmp_path / "plan.docx", "forberedende-jobafklaring@2013")
    found = opened(path, today=date(2017, 5, 24), case_type="jobafklaring")
    assert found.is_current
    coming = opened(word_file("forberedende-jobafklaring"), today=date(2017, 5, 24))
    [error] = errors(coming)
    assert "gælder først fra 01.11.2026" in error.message


@pytest.mark.parametrize("mark", ["vores-egen@1", "forudsaetninger@2031.1"])
def test_a_plan_or_version_that_nobody_knows_is_refused(tmp_path, mark):
    found = opened(marked("forudsaetninger", tmp_path / "plan.docx", mark))
    [error] = errors(found)
    assert "kendes ikke" in error.message
    assert (f"{found.mark.id}@{found.mark.version}", found.is_current) == (mark, False)


def test_a_case_for_which_no_plan_is_made_any_more_says_what_is_made_instead():
    ended = CaseType(
        id="ended", name="Revalidering", replaced_by="en samtale", valid_from=TODAY, source="x", certainty="high"
    )
    plans = replace(LIBRARY.plans, parts=PlanParts(case_types=(ended,)))
    mark = PlanMark("forberedende-revalidering", "2026.11", "foot")
    [error] = refusals(plans, mark, ended, TODAY)
    assert "laves ikke længere en plan i sager om revalidering" in error.message
    assert "Brug en samtale i stedet." in error.message


def test_a_case_type_says_what_is_made_instead_or_whom_to_ask():
    ended = CaseType(id="x", name="X", valid_from=TODAY, source="x", certainty="high")
    assert ended.instead == ""
    assert replace(ended, ask="lederen").instead == "Spørg lederen, hvad der bruges i stedet."
    told = replace(ended, replaced_by="en samtale", ask="lederen").instead
    assert told == "Brug en samtale i stedet. Er du i tvivl, så spørg lederen."


@pytest.mark.parametrize("case_type", ["revalidering", "ressourceforloeb"])
def test_where_a_scheme_has_ended_for_new_citizens_it_asks_and_does_not_refuse(case_type):
    plan = {"revalidering": "forberedende-revalidering"}.get(case_type, "forberedende-pension-fleks")
    found = opened(word_file(plan), case_type=case_type)
    assert found.is_current
    [warning] = [finding for finding in of(found, "L18") if finding.severity is Severity.WARNING]
    assert "Er det en løbende sag?" in warning.message
    assert "ikke afklaret" in warning.message
    before = opened(word_file(plan), case_type=case_type, decided=FOREFATHER)
    assert not [finding for finding in of(before, "L18") if "løbende sag?" in finding.message]


def test_a_rule_that_nobody_is_sure_of_says_so():
    found = opened(word_file("forudsaetninger"), case_type="fleksjob")
    assert any("ikke afklaret" in finding.message and "Fleksjob" in finding.message for finding in of(found, "L18"))


@pytest.mark.parametrize("plan", PLANS)
def test_a_file_without_marks_is_known_by_its_headings_and_that_is_said(tmp_path, plan):
    found = opened(unmarked(plan, tmp_path / "plan.docx"))
    assert found.mark == PlanMark(plan, form(plan).version, "structure")
    assert found.is_current
    assert any("intet mærke" in finding.message and form(plan).title in finding.message for finding in of(found, "L10"))


@pytest.mark.parametrize("plan", PLANS)
def test_headings_alone_are_enough(tmp_path, plan):
    """LibreOffice by way of odt keeps neither tags nor, at worst, bookmarks."""
    found = opened(unmarked(plan, tmp_path / "plan.docx", NO_ANCHORS))
    assert found.mark == PlanMark(plan, form(plan).version, "structure")
    assert [each.section.id for each in found.sections if each.place is not None] == list(form(plan).order)


def test_headings_that_fit_two_plans_alike_are_guessed_for_neither(tmp_path):
    alike = {"Lægens vurdering (LÆ 265 eller attest til første opfølgning)": "Lægeattest"}
    path = unmarked(
        "forberedende-jobafklaring",
        tmp_path / "plan.docx",
        alike | {"Hidtidig indsats og erfaringer med den": "Tidligere indsats"},
    )
    found = opened(path)
    [error] = errors(found)
    assert found.mark is None
    assert found.sections == ()
    assert "jobafklaringsforløb" in error.message
    assert "førtidspension" in error.message
    told = opened(path, case_type="fleksjob")
    assert "Beskrivelse af forudsætninger" in errors(told)[0].message
    assert told.right == form("forudsaetninger")


def test_a_word_file_that_is_no_plan_is_refused(tmp_path):
    names = {section.title: f"Punkt {number}" for number, section in enumerate(LIBRARY.plans.parts.sections)}
    found = opened(unmarked("forberedende-pension-fleks", tmp_path / "brev.docx", names | NO_ANCHORS))
    assert found.mark is None
    assert not found.is_current
    assert "ikke en kendt plans" in errors(found)[0].message


def texts_of(plan):
    return opened(word_file(plan)).file.sections


def likely(texts):
    return [found.id for found in recognise(LIBRARY.plans.forms, LIBRARY.plans.parts, texts, TODAY)]


def test_four_sections_of_five_are_enough_and_three_of_four_are_not():
    texts = texts_of("forberedende-selvstaendige")  # nine sections
    assert likely(texts[:-1]) == ["forberedende-selvstaendige"]
    assert likely(texts[:-2]) == []


def test_the_sections_must_stand_in_their_order():
    texts = texts_of("forberedende-selvstaendige")
    assert likely([*texts[1:], texts[0]]) == ["forberedende-selvstaendige"], "one has been moved"
    assert likely(texts[::-1]) == []
    more = [replace(texts[0], id="", heading="Vores eget")] * 20
    assert likely([*more, *texts, *more]) == ["forberedende-selvstaendige"], "what stands besides does not matter"


def test_what_is_no_word_file_is_one_finding_and_what_is_not_there_is_an_error(tmp_path):
    broken = tmp_path / "plan.docx"
    broken.write_bytes(b"PK\x03\x04 og ikke mere")
    found = opened(broken)
    [error] = found.findings
    assert (error.code, error.severity, found.file, found.form) == ("L00", Severity.ERROR, None, None)
    assert not found.is_current
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "findes-ikke.docx")


def test_a_case_type_is_taken_from_the_plan_itself_where_it_can_be_told(tmp_path):
    told = case_type_called(LIBRARY.plans, "  FLEKSJOB ")
    assert told == "fleksjob"
    assert case_type_called(LIBRARY.plans, "Fleksjob (løbende sag)") == "fleksjob"
    assert case_type_called(LIBRARY.plans, "Løbende fleksjob") == "fleksjob"
    assert case_type_called(LIBRARY.plans, "Fleksjob eller førtidspension") == ""
    assert case_type_called(LIBRARY.plans, "ved ikke") == ""
    blank = opened(word_file("forberedende-jobafklaring"))
    assert "Sagstypen er ikke angivet" in of(blank, "L10")[0].message
    today = as_case(LIBRARY, blank, "jobafklaring", TODAY)
    assert not today.is_current
    [wrong] = of(today, "L09")
    assert "bruges, så vidt jeg ved, kun i sager om jobafklaringsforløb" in wrong.message, "nobody has read the rules"
    assert "skriv afgørelsens dato" in wrong.message
    assert as_case(LIBRARY, blank, "jobafklaring", TODAY, FOREFATHER).is_current


def test_a_case_type_that_nobody_knows_is_told_with_the_near_one():
    with pytest.raises(UnavailableError, match="Mente du »fleksjob«"):
        opened(word_file("forudsaetninger"), case_type="fleksjobb")


def test_before_any_rule_is_known_nothing_is_said_of_which_plan_is_right():
    found = opened(word_file("forudsaetninger"), case_type="fleksjob", decided=date(2005, 1, 1))
    assert found.is_current
    assert "ingen regel for »Fleksjob« den 01.01.2005. Mine gælder 01.01.2013" in str(of(found, "L18"))


def test_every_case_type_of_today_has_a_plan_with_a_file():
    found = choices(LIBRARY.plans, TODAY)
    assert [choice.case_type.id for choice in found] == [
        "revalidering", "ressourceforloeb", "jobafklaring", "foertidspension", "fleksjob", "selvstaendig"
    ]  # fmt: skip
    assert all(choice.form and choice.form.file for choice in found)
    for choice in found:
        assert new_plan(LIBRARY, choice.form.id, TODAY, choice.case_type.id).is_current


@pytest.mark.parametrize(
    ("plan", "today", "said"),
    [
        ("forudsaetninge", TODAY, "Mente du »forudsaetninger«"),
        ("forudsaetninger", date(2020, 1, 1), "gælder ikke 01.01.2020"),
        ("forberedende-revalidering", date(2020, 1, 1), "ingen Word-fil"),
    ],
)
def test_a_new_plan_that_cannot_be_had_says_why(plan, today, said):
    with pytest.raises(UnavailableError, match=said):
        new_plan(LIBRARY, plan, today)


def test_a_pack_without_plans_knows_none():
    [error] = refusals(Plans(), PlanMark("x", "1", "foot"), None, TODAY)
    assert "kendes ikke" in error.message
    assert choices(Plans(), TODAY) == []


def test_links_to_the_outside_are_told(tmp_path):
    relation = '<Relationship Id="rX" Type="http://x/attachedTemplate" Target="//server/a.dotm" TargetMode="External"/>'
    path = altered("forudsaetninger", tmp_path / "plan.docx", {"</Relationships>": f"{relation}</Relationships>"})
    assert [finding.severity for finding in of(opened(path), "L11")] == [Severity.HINT]


@pytest.mark.parametrize("began", ["2026-11-01", "2026-02-01"])
def test_a_teams_pack_puts_its_own_version_over_the_standard_one(tmp_path, began):
    """A file marked with the standard's version is outdated there, and the team's is the one to use."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "pack.toml").write_text('id = "team"\ntitle = "Team"\nversion = "1"\n', "utf-8")
    source = STANDARD / "plans" / f"{PLANS[0]}.plan.toml"
    own = source.read_text("utf-8").replace('version = "2026.11"', 'version = "team-1"')
    own = own.replace("valid_from = 2026-02-01", f"valid_from = {began}")
    (tmp_path / "plans" / source.name).write_text(own, "utf-8")
    marked(PLANS[0], tmp_path / "plans" / form(PLANS[0]).file, f"{PLANS[0]}@team-1")
    library = open_library([STANDARD, tmp_path])
    found = new_plan(library, PLANS[0], TODAY)
    assert (found.mark.version, found.is_current, found.path.parent.parent) == ("team-1", True, tmp_path)
    old = open_plan(library, word_file(PLANS[0]), TODAY)
    [error] = errors(old)
    assert "afløst af jeres egen" in error.message
    assert "version team-1" in error.message
    before = open_plan(library, word_file(PLANS[0]), date(2026, 10, 31))
    assert before.is_current == (began == "2026-11-01"), "before the team's own began, the standard one was right"
