"""What other rooms take for granted of the model's values."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.model.answers import Chosen
from assistant.model.draft import Role, Run, plain
from assistant.model.fields import FIELD_TYPES, TextField, plain_label
from assistant.model.finding import Finding, Fix, Severity, blocks
from assistant.model.pack_info import PackInfo
from assistant.model.suggest import did_you_mean
from assistant.model.template import Entry


def test_a_finding_is_the_contracts_object():
    finding = Finding("H06", Severity.ERROR, "Skriv borger.", "5-16", Fix("Skriv borger", "SAG: borger"))
    assert finding.as_json() == {
        "code": "H06",
        "severity": "error",
        "message": "Skriv borger.",
        "where": "5-16",
        "fix": "SAG: borger",
    }
    assert Finding("P01", Severity.HINT, "x").as_json()["fix"] is None


def test_only_an_error_blocks():
    warning, error = (Finding("X", severity, "x") for severity in (Severity.WARNING, Severity.ERROR))
    assert not blocks([warning, Finding("X", Severity.HINT, "x")])
    assert blocks([warning, error])


def test_a_chosen_answer_reads_as_its_label_and_compares_as_its_value():
    chosen = Chosen("opfølgning", "opfoelgning")
    assert f"{chosen}" == "opfølgning"
    assert chosen == "opfoelgning"
    assert chosen == "opfoelgning"
    assert chosen == "opfølgning"
    assert chosen != "tilbud"
    assert "opfoelgning" in [chosen]


def test_every_field_type_of_the_contract_is_declared():
    contract = "text longtext choice multichoice yesno date period time number money rows optional computed note"
    assert list(FIELD_TYPES) == contract.split()


def test_a_label_loses_its_mnemonic_only():
    assert plain_label(TextField(name="a", label="&Løn && tillæg")) == "Løn & tillæg"


def test_a_near_miss_is_offered_and_a_far_one_is_not():
    assert did_you_mean("valid_form", ["valid_from", "version"]) == " Mente du »valid_from«?"
    assert did_you_mean("noget", ["ringe", "tid"]) == ""
    assert did_you_mean("zzz", ["valid_from"]) == ""


def test_runs_join_to_their_text():
    assert plain((Run("Kære "), Run("borger", Role.VALUE), Run("\n"))) == "Kære borger\n"


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2019, 12, 31), False), (date(2020, 1, 1), True), (date(2020, 6, 30), True), (date(2020, 7, 1), False)],
)
def test_both_ends_of_a_wordings_time_belong_to_it(day, holds):
    entry = Entry(
        id="a",
        title="A",
        kind="text",
        note_type=None,
        version="1",
        valid_from=date(2020, 1, 1),
        valid_to=date(2020, 6, 30),
        withdrawn=None,
        replaced_by=None,
        is_draft=False,
        search=(),
        sha256="",
        path="a.txt",
        pack=PackInfo(id="p", version="1", title="P", publisher="P", valid_from=date(2020, 1, 1)),
    )
    assert entry.in_force(day) is holds
