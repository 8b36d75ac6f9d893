"""The page for IT names every setting that can be decided, and what it says of the installer is what is built."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from assistant.store.policy import read
from assistant.store.settings import DECLARED

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "it-drift.md").read_text("utf-8")


def test_it_names_every_setting_with_its_values() -> None:
    quoted = set(re.findall(r"`(\w+)`", PAGE))
    assert [setting.key for setting in DECLARED if setting.key not in quoted] == []
    for setting in DECLARED:
        for choice in setting.about.choices:
            assert f'"{choice.value}"' in PAGE, setting.key


def test_its_example_is_a_policy_without_a_fault(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.+?)```", PAGE, re.DOTALL)
    assert set(tomllib.loads(example)) == {"program", "organisation", "privacy", "packs"}
    file = tmp_path / "policy.toml"
    # A folder of Windows is no whole path elsewhere.
    file.write_text(example.replace("'C:", "'/C:" if Path("/").is_absolute() else "'C:"), "utf-8")
    decided = read(file)
    assert decided.findings == ()
    assert len(decided.packs) == 2
    assert decided.values["organisation_unit_kind"] in (ROOT / "templates/standard/units.toml").read_text("utf-8")
