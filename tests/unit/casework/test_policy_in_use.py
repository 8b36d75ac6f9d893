"""The organisation's decisions in the doctor, in the packs that are used, and against the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomlkit

from assistant.casework import diagnosis
from assistant.casework.setup import installed_library, installed_settings
from assistant.cli import main
from assistant.store import paths

pytestmark = pytest.mark.usefixtures("warm")
STANDARD = paths.data_dir() / "templates" / "standard"


def decide(text: str) -> None:
    paths.policy_file().parent.mkdir(parents=True, exist_ok=True)
    paths.policy_file().write_text(text, "utf-8")


def decide_packs(*folders: Path) -> None:
    decide(tomlkit.dumps({"packs": {"folders": [str(folder) for folder in folders]}}))


def line_of_the_doctor() -> diagnosis.Check:
    return next(check for check in diagnosis.checks(installed_library()) if check.name == "Politik")


@pytest.fixture
def another(small_pack) -> Path:
    return small_pack.folder.rename(small_pack.folder.with_name("Jobcenter Ærø"))


def used() -> list[str]:
    return [index.info.id for index in installed_library().indexes]


def test_packs_that_are_decided_on_are_used_in_place_of_the_installed_ones(another: Path) -> None:
    decide_packs(another)
    assert used() == ["lille"]
    assert installed_library().findings == ()


def test_a_folder_that_cannot_be_reached_is_told_and_the_others_are_used(another: Path, tmp_path: Path) -> None:
    decide_packs(another, tmp_path / "væk")
    assert used()[0] == "lille"
    assert any(finding.severity == "error" for finding in installed_library().findings)


def test_where_no_folder_can_be_reached_the_work_goes_on_with_the_installed_ones_and_it_is_told(tmp_path: Path) -> None:
    decide_packs(tmp_path / "væk")
    assert used()[0] == "standard"
    assert any(finding.severity == "error" for finding in installed_library().findings)


def test_the_doctor_names_what_is_decided(another: Path) -> None:
    assert line_of_the_doctor().detail.startswith("intet er bestemt")
    decide(f"[privacy]\nreceipts_days = 90\n[packs]\nfolders = ['{another}']\n")
    line = line_of_the_doctor()
    assert line.ok
    assert "Gem ordlydskvitteringer i" in line.detail
    assert "tekstpakker" in line.detail


def test_the_doctor_tells_what_is_wrong_and_who_can_mend_it() -> None:
    decide("[privacy]\nreceipts_day = 90\n")
    line = line_of_the_doctor()
    assert not line.ok
    assert "receipts_days" in line.detail
    assert "IT" in line.remedy


def test_decided_settings_reach_the_command_line() -> None:
    decide('[organisation]\nphone = "00 00 00 00"\n')
    assert installed_settings().organisation_phone == "00 00 00 00"


def test_nobody_starts_the_program_with_packs_of_her_own_where_they_are_decided(
    another: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide_packs(STANDARD)
    assert main(["run", "--packs", str(another)]) == 1
    assert "bestemt af din organisation" in capsys.readouterr().err
    assert main(["list", "--packs", str(another)]) == 0  # a draft can be looked at all the same
