"""The hotkeys the program comes with: nothing collides, every action exists, every window finds its profile."""

import re
import tomllib

import pytest
from standard import DAY, ROOT, library

from assistant.casework.actions import OWN_ACTIONS
from assistant.desktop.ports import WindowInfo
from assistant.desktop.target import capture
from assistant.model.chord import Chord
from assistant.packs.hotkeys import read_hotkeys

PROFILE, FINDINGS = read_hotkeys(ROOT / "hotkeys" / "standard.toml")
TABLE = tomllib.loads((ROOT / "hotkeys" / "collisions.toml").read_text(encoding="utf-8"))


class OneWindow:
    def __init__(self, process, title):
        self.window = WindowInfo(1, process, 1, title)

    def active(self):
        return self.window


def target_of(process, title="Et vindue"):
    return capture(OneWindow(process, title), PROFILE.targets, b"salt")


def test_the_file_is_without_faults():
    assert FINDINGS == []


def test_every_action_exists_and_has_a_letter_of_its_own():
    actions = [action.action for action in PROFILE.actions]
    letters = [action.letter.casefold() for action in PROFILE.actions]

    assert len(actions) >= 14
    assert set(actions) <= {entry.id for entry in library().entries(DAY)} | set(OWN_ACTIONS)
    assert len(set(actions)) == len(actions)
    assert len(set(letters)) == len(letters)
    assert all(letters)


def test_no_default_collides_with_what_others_use():
    mine = {PROFILE.leader, PROFILE.leader_fallback, *(a.chord for a in PROFILE.actions if a.chord)}
    collisions = {
        (program["name"], chord)
        for program in TABLE["programs"]
        for chord in map(Chord.parse, program["chords"])
        if chord in mine
    }
    accepted = {(entry["program"], Chord.parse(entry["chord"])) for entry in TABLE["accepted"]}

    assert collisions == accepted
    assert all(chord != PROFILE.leader for _, chord in accepted)


def test_no_default_is_altgr():
    assert not any(c.is_altgr_like for c in (PROFILE.leader, PROFILE.leader_fallback))


def test_the_table_covers_the_five_programs():
    assert {program["name"] for program in TABLE["programs"]} == {"Windows", "Word", "Outlook", "Edge", "Chrome"}
    assert all(len(program["chords"]) >= 60 for program in TABLE["programs"])


@pytest.mark.parametrize(
    ("process", "title", "profile"),
    [
        ("msedge.exe", "Sag 4711 - Fasit - Microsoft Edge", "fasit"),
        ("chrome.exe", "Fasit – Sag 4711", "fasit"),
        ("chromium", "FASIT", "fasit"),
        ("msedge.exe", "Intranet", "browser"),
        ("firefox", "Jobnet", "browser"),
        ("WINWORD.EXE", "Dokument1 - Word", "word"),
        ("WINWORD.EXE", "Fasit-vejledning.docx - Word", "word"),
        ("soffice.bin", "Uden navn 1 — LibreOffice Writer", "writer"),
        ("OUTLOOK.EXE", "Ny mail", "outlook"),
        ("olk.exe", "Mail", "outlook"),
        ("xterm", "sh", "terminal"),
        ("wfica32.exe", "Fasit - Citrix", "fjernskrivebord"),
        ("mstsc.exe", "server - Forbindelse til Fjernskrivebord", "fjernskrivebord"),
        ("CDViewer.exe", "Fasit", "fjernskrivebord"),
        ("SelfService.exe", "Fasit", "fjernskrivebord"),
        ("msrdc.exe", "Fasit", "fjernskrivebord"),
        ("msrdcw.exe", "Fasit", "fjernskrivebord"),
        ("Windows365.exe", "Fasit", "fjernskrivebord"),
        ("vmware-view.exe", "Fasit", "fjernskrivebord"),
        ("horizon-client.exe", "Fasit", "fjernskrivebord"),
        ("brave.exe", "Jobnet", "browser"),
        ("Vivaldi.exe", "Jobnet", "browser"),
        ("WindowsTerminal.exe", "PowerShell", "windows-konsol"),
        ("notepad.exe", "Unavngivet - Notesblok", "andet"),
        ("", "", "andet"),
    ],
)
def test_a_window_finds_its_profile(process, title, profile):
    assert target_of(process, title).profile.id == profile


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        ("Sag 4711 - Fasit", "(3) Sag 4711 - Fasit", True),
        ("Sag 4711 - Fasit", "Sag 4712 - Fasit", False),
        ("Fasit – Sagsnr. 17-0042", "Fasit – Sagsnr. 17-0043", False),
        ("Fasit – sag nr. 4711", "Fasit – sag nr. 4711 – gemt", True),
    ],
)
def test_fasits_title_locks_the_case(before, after, is_same):
    target = target_of("msedge.exe", before)

    assert target.is_case_locked
    assert target.is_same_case(WindowInfo(1, "msedge.exe", 1, after)) is is_same


@pytest.mark.parametrize("title", ["Fasit", "Fasit – sagsliste", "Fasit – søg sag"])
def test_a_title_without_a_case_locks_nothing(title):
    assert not target_of("msedge.exe", title).is_case_locked


def test_a_remote_client_only_gets_a_copy():
    assert target_of("wfica32.exe").profile.copy_only
    assert target_of("xterm").profile.selection == "primary"


def test_the_last_profile_takes_everything():
    last = PROFILE.targets[-1]
    assert re.search(last.process, "")
    assert re.search(last.window_title, "")
