"""What the organisation has decided stands over what the person has set, and takes nothing from her for good."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from assistant.store import paths, policy, settings_reader, settings_writer
from assistant.store.policy import Policy, Updates, read
from assistant.store.settings import DECLARED, SECTIONS, Settings

FILE = "/Sagstast/policy.toml" if sys.platform == "win32" else "/sagstast/policy.toml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def test_without_a_file_nothing_is_decided(file: Path) -> None:
    assert read(file) == Policy()
    own = Settings(theme="dark")
    assert Policy().over(own) == own


def test_what_stands_in_the_file_is_decided_and_nothing_else(file: Path) -> None:
    file.write_text('[privacy]\nreceipts_days = 90\n[organisation]\nunit_kind = "center"\n', "utf-8")
    decided = read(file)
    assert decided.findings == ()
    assert decided.over(Settings(theme="dark", receipts_days=3650)) == Settings(
        theme="dark", receipts_days=90, organisation_unit_kind="center"
    )


def test_the_default_can_be_decided_too(file: Path) -> None:
    file.write_text("[program]\nreminders = true\n", "utf-8")
    assert read(file).over(Settings(reminders=False)).reminders


def test_every_declared_setting_can_be_decided(file: Path) -> None:
    tables: dict[str, dict[str, object]] = {section: {} for section in SECTIONS}
    for setting in DECLARED:
        tables[setting.about.section][setting.key] = setting.default
    file.write_text(tomlkit.dumps(tables), "utf-8")
    decided = read(file)
    assert decided.findings == ()
    assert decided.values == {setting.name: setting.default for setting in DECLARED}


def test_the_persons_own_value_is_kept_below_and_counts_again_afterwards(file: Path) -> None:
    own = paths.settings_file()
    settings_writer.write(own, Settings(receipts_days=30, theme="dark"))
    file.write_text("[privacy]\nreceipts_days = 90\n", "utf-8")
    decided = read(file)
    shown = decided.over(settings_reader.read(own)[0])
    settings_writer.write(own, decided.over(Settings(receipts_days=shown.receipts_days, theme="light")), decided.values)
    assert settings_reader.read(own)[0] == Settings(receipts_days=30, theme="light")


@pytest.mark.parametrize(
    ("text", "code", "where", "says"),
    [
        ('[program]\ntema = "dark"', "C02", "program.tema", "theme"),
        ('[chords]\ngentag = "Ctrl+F9"', "C02", "chords", "kendes ikke"),
        ("privacy = 1", "C03", "privacy", "[privacy]"),
        ("[packs]\nfolder = []", "C02", "packs.folder", "folders"),
        ('[packs]\nfolders = "a"', "C03", "packs.folders", "liste"),
        ('[packs]\nfolders = ["tekster"]', "C03", "packs.folders", "hel sti"),
        ("[packs]\nfolders = [1]", "C03", "packs.folders", "hel sti"),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_is_decided(file: Path, text: str, code: str, where: str, says: str) -> None:
    file.write_text(f'{text}\n[organisation]\nname = "Enhed Nord"\n', "utf-8")
    decided = read(file)
    (finding,) = decided.findings
    assert (finding.code, finding.where) == (code, where)
    assert says in finding.message
    assert decided.values == {"organisation_name": "Enhed Nord"}
    assert decided.packs == ()


def test_a_wrong_value_does_not_hand_the_decision_to_the_person(file: Path) -> None:
    file.write_text('[privacy]\nreceipts_days = "90"\n', "utf-8")
    decided = read(file)
    assert [finding.code for finding in decided.findings] == ["C03"]
    assert decided.over(Settings(receipts_days=3650)).receipts_days == Settings().receipts_days


@pytest.mark.parametrize("raw", [b"[privacy\nreceipts_days = 90", '[organisation]\nname = "Ærø"'.encode("latin-1")])
def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_stops_nothing(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    decided = read(file)
    (finding,) = decided.findings
    assert finding.code == "C01"
    assert "Intet i den gælder" in finding.message
    assert decided.over(Settings(theme="dark")) == Settings(theme="dark")


def test_the_folders_of_the_packs_are_read_in_their_order(file: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "Ærø", tmp_path / "a"]
    file.write_text(tomlkit.dumps({"packs": {"folders": [str(folder) for folder in folders]}}), "utf-8")
    assert read(file) == Policy(packs=tuple(folders))


toml_values = st.one_of(st.text(), st.booleans(), st.integers(-(2**40), 2**40), st.lists(st.text()))


@given(st.dictionaries(st.sampled_from([s.key for s in DECLARED] + ["folders"]), toml_values))
def test_no_file_at_all_stops_the_program(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("policy") / "policy.toml"
    file.write_text(tomlkit.dumps(dict.fromkeys((*SECTIONS, "packs", "chords"), values)), "utf-8")
    settings = read(file).over(Settings())
    for declared in DECLARED:
        assert declared.fault_of(getattr(settings, declared.name)) == ""


def test_settings_in_force_have_both(home: Path) -> None:
    settings_writer.write(paths.settings_file(), Settings(theme="dark", receipts_days=30))
    paths.policy_file().write_text("[privacy]\nreceipts_days = 90\n", "utf-8")
    assert policy.settings_in_force() == Settings(theme="dark", receipts_days=90)


def test_nothing_in_the_environment_names_another_file(tmp_path: Path) -> None:
    names = ("SAGSTAST_HOME", "PROGRAMDATA", "ProgramFiles", "ProgramW6432", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME")
    code = "from assistant.store.paths import policy_file; print(policy_file().as_posix())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | dict.fromkeys(names, str(tmp_path)),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ("C:/Program Files" if sys.platform == "win32" else "/etc") + FILE


class TestUpdates:
    def test_packs_come_from_where_it_says(self, file: Path, tmp_path: Path) -> None:
        root = tmp_path / "root.json"
        file.write_text(
            f"[updates]\nsource = 'https://pakker.example/sagstast'\npacks = ['core/standard', 'team07/breve']\n"
            f"unit = 'afsnit-3'\nroot = '{root}'\n",
            "utf-8",
        )
        decided = read(file)
        assert decided.findings == ()
        assert decided.updates == Updates(
            "https://pakker.example/sagstast", ("core/standard", "team07/breve"), "afsnit-3", root
        )

    def test_a_share_and_one_pack_are_enough(self, file: Path, tmp_path: Path) -> None:
        file.write_text(f"[updates]\nsource = '{tmp_path}'\npacks = ['team07/breve']\n", "utf-8")
        assert read(file).updates == Updates(str(tmp_path), ("team07/breve",))

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("source = 'sagstast'", "»source« skal være et drev eller en adresse"),
            ("source = 'file:///etc'", "»source« skal være et drev eller en adresse"),
            ("source = 3", "»source« skal være et drev eller en adresse"),
            ("packs = []", "»packs« skal være en liste af pakker"),
            ("packs = ['breve']", "»packs« skal være en liste af pakker"),
            ("packs = ['../team07/breve']", "»packs« skal være en liste af pakker"),
            ("packs = ['a/b', 'a/b']", "»packs« skal være en liste af pakker"),
            ("unit = 'Afsnit 3'", "»unit« skrives med a–z"),
            ("root = 'root.json'", "»root« skal være en hel sti"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_fetched(self, file: Path, line: str, said: str) -> None:
        key = line.split(" ", maxsplit=1)[0]
        lines = {"source": "source = 'https://x.example'", "packs": "packs = ['a/b']", key: line}
        file.write_text("[updates]\n" + "\n".join(lines.values()), "utf-8")
        decided = read(file)
        assert decided.updates is None
        assert [(finding.where, finding.message) for finding in decided.findings] == [
            (f"updates.{key}", decided.findings[0].message)
        ]
        assert said in decided.findings[0].message

    def test_a_misspelt_key_is_told_and_the_rest_holds(self, file: Path) -> None:
        file.write_text("[updates]\nsource = 'https://x.example'\npacks = ['a/b']\nunits = 'x'\n", "utf-8")
        decided = read(file)
        assert decided.updates == Updates("https://x.example", ("a/b",))
        assert "Mente du »unit«?" in decided.findings[0].message
