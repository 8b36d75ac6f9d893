"""Packs made to hang the program, fill the memory or leave the cage: each is answered in sentences, in good time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_packs import PACKS

pytestmark = pytest.mark.not_on_windows("like")
TESTS = Path(__file__).parents[2]
MINUTES = 15
"""For all of them on a slow machine; one that hangs would take years."""
HARMLESS = frozenset(
    {
        "an example without end",
        "an example of names",
        "answers",
        "conditions",
        "conditions on many choices",
        "spaces",
        "lines",
        "stars",
        "one word",
        "dots",
        "digits",
        "capitals",
        "addresses",
        "a sum that is not written",
        "laws",
        "days",
        "a text of digits",
        *(f"{what} 38 times" for what in ("not", "parentheses", "filters", "and", "else", "plus")),
    }
)
"""Much of something, and nothing wrong with it."""


@pytest.fixture(scope="module")
def outcomes(pytestconfig: pytest.Config) -> dict[str, dict[str, object]]:
    """What was said of each, by a process of its own with little memory."""
    command = [
        sys.executable,
        str(TESTS / "hostile_packs.py"),
        *(["--soak"] if pytestconfig.getoption("--soak") else []),
    ]
    done = subprocess.run(command, capture_output=True, timeout=60 * MINUTES, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["name"]: line for line in lines}


@pytest.mark.parametrize("name", PACKS)
def test_it_is_answered_in_sentences(outcomes, name):
    found = outcomes[name]["found"]
    assert bool(found) is (name not in HARMLESS)
    assert len(found) <= 110
    for finding in found:
        assert finding["message"].endswith((".", "?", "«"))
        assert len(finding["message"]) < 1000
        assert finding["where"]


@pytest.mark.parametrize("name", PACKS)
def test_the_template_beside_it_works(outcomes, name):
    assert "brev" in outcomes[name]["ids"]
