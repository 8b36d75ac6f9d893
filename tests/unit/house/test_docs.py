"""The documents say what is there: their examples work, their links lead somewhere, no key is left out."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from assistant.casework.packcheck import check_pack
from assistant.casework.setup import read_profile
from assistant.cli.commands import _COMMANDS
from assistant.model.calendar import Calendar, Holiday
from assistant.model.deadline import Deadline, Deadlines
from assistant.model.fields import FIELD_TYPES
from assistant.model.forms import Form, FormField, Forms, Receiver, Step
from assistant.model.holiday import HolidayEffect, HolidayRule, HolidayRules
from assistant.model.language import Forbidden, Language, LawWord, Part, PersonalRule, Readability, TextKind
from assistant.model.notetype import BadHeading, HeadingGuide, LegalBasis, Need, NoteType
from assistant.model.pack import Organisation
from assistant.model.pack_info import PackInfo
from assistant.model.plan import CaseType, PlanForm, PlanParts, PlanRow, PlanSection
from assistant.model.rule import Changes, ExpectedChange
from assistant.model.target import HotkeyAction, HotkeyProfile, TargetProfile
from assistant.model.template import Check, HeadingPlan, Output, Template
from assistant.model.words import OutdatedTerm, Word, Words
from assistant.render.filters import FILTERS
from assistant.store import paths, vault
from assistant.store.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
FORMAT = ROOT / "docs" / "skabelonformat.md"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECLARED = [
    *(Template, HeadingPlan, Check, Output, PackInfo, Organisation, Holiday),
    *(NoteType, Need, LegalBasis, BadHeading, HeadingGuide, HotkeyProfile, HotkeyAction, TargetProfile),
    *(Calendar, Deadline, Deadlines, HolidayRule, HolidayEffect, HolidayRules, Changes, ExpectedChange),
    *(Language, Readability, LawWord, PersonalRule, TextKind, Part, Forbidden),
    *(Words, Word, OutdatedTerm),
    *(Forms, Form, FormField, Receiver, Step),
    *(PlanParts, CaseType, PlanForm, PlanSection, PlanRow),
    *FIELD_TYPES.values(),
]
NOT_IN_FILES = {"body", "body_line", "sha256", "published", "pack"}


def test_the_example_of_the_format_is_a_template_without_fault(tmp_path):
    pack = copytree(
        ROOT / "templates" / "standard", tmp_path / "pack", ignore=ignore_patterns("*.txt", "forms.toml", "plans")
    )
    (example,) = re.findall(r"^```\n(\+\+\+\n.*?)^```$", FORMAT.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (pack / "example.txt").write_text(example, "utf-8")
    found = check_pack(pack)
    assert [entry.id for entry in found.entries] == ["partshoering-eksempel"]
    assert found.findings == ()


def test_the_example_of_a_plan_lacks_nothing_but_its_word_file(tmp_path):
    (example,) = re.findall(r"^```\n(id = .*?)^```$", FORMAT.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "egen-plan.plan.toml").write_text(example, "utf-8")
    pack = (ROOT / "templates" / "standard" / "pack.toml").read_text("utf-8")
    (tmp_path / "pack.toml").write_text(pack.replace('id = "standard"', 'id = "egen"'), "utf-8")
    (found,) = check_pack(tmp_path, [ROOT / "templates" / "standard"]).findings
    assert (found.code, found.where) == ("P01", "plans/egen-plan.plan.toml:4")


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.__name__)
def test_the_format_names_every_key(declared):
    words = set(re.findall(r"\w+", FORMAT.read_text("utf-8")))
    assert {key.name for key in fields(declared)} - NOT_IN_FILES <= words


def test_the_format_names_every_type_and_filter():
    quoted = set(re.findall(r"`(\w+)", FORMAT.read_text("utf-8")))
    assert set(FIELD_TYPES) | set(FILTERS) <= quoted


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text("utf-8")
    for_people = _COMMANDS.keys() - {"spelling", "drafts", "verdicts"}  # the program's own helpers
    assert [name for name in for_people if f"`sagstast {name}" not in text] == []


@pytest.mark.parametrize("page", ["README.md", "docs/privacy.md", "docs/it-drift.md"])
def test_a_page_names_every_place_that_is_written_to(page):
    places = (paths.settings_file, paths.receipts_file, paths.wordings_dir, paths.reminders_file, paths.drafts_dir)
    names = [*(place().name for place in places), paths.usage_file().name]
    names += [paths.log_file().name, "ordliste.txt", vault.SERVICE, vault.NAME]
    quoted = " ".join(re.findall(r"`[^`\n]+`", (ROOT / page).read_text("utf-8")))
    assert [name for name in names if name not in quoted] == []


def test_the_guide_leads_to_actions_that_have_the_letters_it_names():
    letters = {key.action: key.letter for key in read_profile(Settings())[0].actions}
    named = re.findall(r"\*\*Alt\+([A-ZÆØÅ])\*\*", (ROOT / "docs" / "guide-sagsbehandler.md").read_text("utf-8"))
    meant = ["raadighed-udeblivelse", "ferievejledning", "samtale", "tjek", "fordel", "plan", "fortryd"]
    assert [letters[action].upper() for action in meant] == named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_is_named_is_there(page):
    named = re.findall(
        r"`((?:assistant|cli|ui|casework|desktop|packs|render|rules|store|model|tests|templates|hotkeys)/[\w/.-]+)`",
        page.read_text("utf-8"),
    )
    places = (ROOT, ROOT / "assistant")
    assert [name for name in named if not any((place / name).exists() for place in places)] == []


def test_the_pack_that_the_guide_begins_with_is_without_faults(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "udgiv-pakker.md").read_text("utf-8")
    info, template = re.findall(r"^```(?:toml)?\n((?:id = |\+\+\+).*?)^```", guide, re.DOTALL | re.MULTILINE)
    (tmp_path / "pack.toml").write_text(info, "utf-8")
    (tmp_path / "aftale.txt").write_text(template, "utf-8")
    pack = check_pack(tmp_path)
    assert pack.findings == ()
    assert [entry.title for entry in pack.entries] == ["Aftale om møde"]
