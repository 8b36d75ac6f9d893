"""What the settings say of the unit holds on the command line too."""

from __future__ import annotations

import json

import pytest

from assistant.store import paths

DAY = ("--today", "2026-11-24")
CENTRE = '[organisation]\nunit_kind = "beskaeftigelsescenter"\n'


@pytest.fixture
def settings(home):
    def write(text):
        file = paths.settings_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    return write


def test_a_beskaeftigelsescenter_is_offered_no_decision(sagstast, settings):
    ids = {row["id"] for row in sagstast("list", "--json", *DAY).json["templates"]}
    settings(CENTRE)
    own = {row["id"] for row in sagstast("list", "--json", *DAY).json["templates"]}
    assert "afgoerelse" in ids
    assert ids - own == {row for row in ids if row.startswith(("afgoerelse", "brev-afgoerelse"))}
    every = sagstast("list", "--all", *DAY).out.splitlines()
    assert [line.endswith("(ikke for jeres enhed)") for line in every if line.startswith("afgoerelse ")] == [True]


def test_a_decision_is_refused_with_the_reason(sagstast, settings):
    settings(CENTRE)
    outcome = sagstast("fill", "afgoerelse", "--answers", "-", "--json", *DAY, stdin=b"{}")
    assert outcome.code == 1
    [finding] = outcome.json["findings"]
    assert "Som beskæftigelsescenter kan I ikke bruge" in finding["message"]


def test_a_word_of_decision_is_refused_at_its_field(sagstast, settings):
    shown = sagstast("show", "samtale", "--json", *DAY).json["fields"]
    answers = {field["name"]: field["example"] for field in shown if field["example"] is not None}
    raw = json.dumps({**answers, "indhold": "Borger fik afslag."}).encode()
    assert sagstast("fill", "samtale", "--answers", "-", *DAY, stdin=raw).code == 0
    settings(CENTRE)
    outcome = sagstast("fill", "samtale", "--answers", "-", "--json", *DAY, stdin=raw)
    assert outcome.code == 1
    assert [(f["code"], f["where"]) for f in outcome.json["findings"] if f["severity"] == "error"] == [
        ("B02", "indhold")
    ]
