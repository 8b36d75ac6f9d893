"""Whoever is told of a finding in the studio can read what it means: every code has its entry, every entry a code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from assistant.casework.studio.explained import codes, of_finding

ASSISTANT = Path(__file__).resolve().parents[3] / "assistant"
ROOMS = ("packs", "render", "rules", "casework")
FAMILIES = "PSTDHBV"
"""Packs, answers, texts, personal data, headings, units, versions.

The others are told elsewhere: settings (C), exercises (E), forms (F), plans (L), fetching (O), exports (U).
"""


def codes_in_source() -> set[str]:
    nodes = (node for room in ROOMS for file in (ASSISTANT / room).rglob("*.py") for node in ast.walk(_parsed(file)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(rf"[{FAMILIES}]\d\d", text)}


def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def test_the_source_is_read() -> None:
    assert {"P11", "H20", "T19", "D08", "V02"} <= codes_in_source()


def test_every_code_is_explained_and_nothing_else() -> None:
    assert codes() == codes_in_source()


@pytest.mark.parametrize("code", sorted(codes()))
def test_an_explanation_is_short_and_names_itself(code: str) -> None:
    heading, _, text = of_finding(code).partition("\n")
    said = text.partition("Eksempel:")[0]
    assert re.fullmatch(rf"## {code}: \S.*", heading)
    assert 2 <= len(re.findall(r"[.:;](?:\s|$)", said)) <= 8
    assert "!" not in said
