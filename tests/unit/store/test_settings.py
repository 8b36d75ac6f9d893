"""Settings are read kindly, written carefully, and declared once."""

from __future__ import annotations

import dataclasses
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from assistant.model.chord import Chord
from assistant.model.pack import Organisation
from assistant.store.paths import settings_file
from assistant.store.settings import DECLARED, SECTIONS, Settings
from assistant.store.settings_reader import read
from assistant.store.settings_writer import write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_means_the_defaults_and_no_fault(file: Path) -> None:
    assert read(file) == (Settings(), ())


def test_what_was_written_is_read_again(file: Path) -> None:
    settings = Settings(
        start_with_system=True,
        theme="dark",
        organisation_phone="33 17 00 00",
        restore_minutes=0,
        chords={"ferievejledning": Chord.parse("Ctrl+Shift+F9"), "gentag": None},
        letters={"ferievejledning": "f", "gentag": ""},
    )
    write(file, settings)
    assert read(file) == (settings, ())


def test_only_what_differs_from_the_default_stands_in_the_file(file: Path) -> None:
    write(file, Settings(theme="dark"))
    write(file, Settings(restore_minutes=5))
    text = file.read_text("utf-8")
    assert "theme" not in text
    assert "receipts_days" not in text
    assert "restore_minutes = 5" in text


def test_writing_keeps_comments_and_what_a_newer_program_has_written(file: Path) -> None:
    file.write_text(
        '# Mine egne\n[program]\ntheme = "light"  # blændfri\nnyhed = 3\n\n[chords]\ngentag = "Ctrl+F12" # bør blive\n',
        "utf-8",
    )
    settings, _ = read(file)
    write(file, dataclasses.replace(settings, theme="dark"))
    assert file.read_text("utf-8") == (
        '# Mine egne\n[program]\ntheme = "dark"  # blændfri\nnyhed = 3\n\n[chords]\ngentag = "Ctrl+F12" # bør blive\n'
    )


def test_a_chord_that_is_taken_back_leaves_the_file(file: Path) -> None:
    write(file, Settings(chords={"gentag": Chord.parse("Ctrl+F12")}))
    write(file, Settings())
    assert read(file) == (Settings(), ())
    assert "gentag" not in file.read_text("utf-8")


def test_a_file_that_cannot_be_read_is_told_and_kept_aside_when_settings_are_saved(file: Path) -> None:
    file.write_text("[program\ntheme = ", "utf-8")
    settings, findings = read(file)
    assert settings == Settings()
    assert [finding.code for finding in findings] == ["C01"]
    write(file, settings)
    assert read(file) == (Settings(), ())
    assert file.with_name("settings.toml.ugyldig").read_text("utf-8") == "[program\ntheme = "


def test_a_file_in_another_encoding_is_a_finding(file: Path) -> None:
    file.write_bytes('[organisation]\nname = "Jobcenter Ærø"\n'.encode("latin-1"))
    settings, findings = read(file)
    assert settings == Settings()
    assert [finding.code for finding in findings] == ["C01"]


def test_notepads_byte_order_mark_is_no_fault(file: Path) -> None:
    file.write_text('[program]\ntheme = "dark"\n', "utf-8-sig")
    assert read(file) == (Settings(theme="dark"), ())


@pytest.mark.parametrize(
    ("text", "code", "where", "says"),
    [
        ('[program]\ntema = "dark"', "C02", "program.tema", "theme"),
        ("[programm]\n", "C02", "programm", "program"),
        ("program = 1", "C03", "program", "[program]"),
        ('[program]\ntheme = "rosa"', "C03", "program.theme", "dark"),
        ('[program]\nstart_with_system = "ja"', "C03", "program.start_with_system", "true"),
        ("[privacy]\nreceipts_days = 0", "C03", "privacy.receipts_days", "mellem 1 og 3650 dage"),
        ("[privacy]\nreceipts_days = true", "C03", "privacy.receipts_days", "et helt tal"),
        ('[chords]\ngentag = "Hyper+F"', "C04", "chords.gentag", "Hyper"),
        ("[chords]\ngentag = 7.5", "C04", "chords.gentag", "7.5"),
        ('[letters]\ngentag = "fg"', "C04", "letters.gentag", "ét bogstav"),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_the_rest_works(
    file: Path, text: str, code: str, where: str, says: str
) -> None:
    file.write_text(f'{text}\n[organisation]\nname = "Enhed Nord"\n', "utf-8")
    settings, (finding,) = read(file)
    assert (finding.code, finding.where) == (code, where)
    assert says in finding.message
    assert settings == Settings(organisation_name="Enhed Nord")


toml_values = st.one_of(st.text(), st.booleans(), st.integers(-(2**40), 2**40), st.floats(), st.lists(st.text()))


@given(st.dictionaries(st.sampled_from([s.key for s in DECLARED] + ["andet"]), toml_values))
def test_no_value_at_all_stops_the_program(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_text(tomlkit.dumps(dict.fromkeys((*SECTIONS, "chords", "letters"), values)), "utf-8")
    settings, _ = read(file)
    for declared in DECLARED:
        assert declared.fault_of(getattr(settings, declared.name)) == ""


def test_every_setting_is_declared_with_a_label_and_a_default_that_may_stand() -> None:
    names = {field.name for field in dataclasses.fields(Settings)}
    assert {setting.name for setting in DECLARED} == names - {"chords", "letters"}
    for setting in DECLARED:
        assert setting.about.label
        assert setting.about.section in SECTIONS
        assert setting.fault_of(setting.default) == ""
    assert len({(s.about.section, s.key) for s in DECLARED}) == len(DECLARED)


def test_the_units_facts_are_those_the_person_has_set() -> None:
    assert Settings(organisation_phone="33 17 00 00").organisation() == Organisation(phone="33 17 00 00")
    assert Settings().organisation() == Organisation()


@pytest.mark.not_on_windows("modes")
def test_the_file_is_for_its_owner_only_wherever_it_has_to_be_made() -> None:
    write(settings_file(), Settings(theme="dark"))
    assert stat.S_IMODE(settings_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(settings_file().parent.stat().st_mode) == 0o700


def test_reading_settings_imports_nothing_heavy() -> None:
    rooms = "settings_reader, paths, log, receipts, autostart, atomic"
    code = f"import sys; from assistant.store import {rooms}; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "jinja2", "cattrs", "attr", "pydantic", "tomlkit", "babel", "docx"} & set(loaded)
    assert "tomllib" in loaded
