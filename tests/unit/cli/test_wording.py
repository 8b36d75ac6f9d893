"""``wording``: the words of then, and no word about anybody."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest

from assistant.app import keeping
from assistant.casework.library import open_library
from assistant.model.receipt import Receipt
from assistant.store import paths, wordings

NOON = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)
OLD = "partshoering-jobplan-2016"
KEYS = {
    *("version", "sha256", "title", "valid_from", "valid_to", "in_force", "inserted", "source", "certainty"),
    *("withdrawn", "origin"),
    *("approved_by", "reference", "text", "file", "rests_on", "looked_up"),
}


@pytest.fixture
def insert(small_pack):
    """Insert the small pack's template on a day."""

    def inserted(at=NOON):
        library = open_library([small_pack.folder])
        template = library.template("brev", at.date())
        receipt = Receipt(
            at=at,
            template="brev",
            version=template.version,
            wording=template.sha256,
            note_type=None,
            outcome="inserted",
            target="fasit",
        )
        keeping.keep(receipt, template, library.knowledge)
        return template

    return inserted


def test_the_wording_of_a_day_is_that_of_its_dates(sagstast, standard):
    told = sagstast("wording", OLD, "--on", "2017-03-01", "--packs", standard, "--json")
    assert told.code == 0
    assert told.json.keys() == {"template", "on", "wordings", "findings"}
    (wording,) = told.json["wordings"]
    assert wording.keys() == KEYS
    assert "Efter din jobplan skulle du deltage i [Aktivitet i planen]" in wording["text"]
    assert hashlib.sha256(wording["file"].encode()).hexdigest() == wording["sha256"]
    assert (wording["in_force"], wording["inserted"]) == (True, [])


def test_on_a_day_it_did_not_hold_that_is_said(sagstast, standard):
    told = sagstast("wording", OLD, "--on", "2020-01-01", "--packs", standard, "--json")
    assert (told.code, told.json["wordings"]) == (1, [])
    assert told.json["findings"][0]["message"] == f"»{OLD}« gjaldt ikke den 01.01.2020."


def test_an_unknown_template_is_a_wrong_command_line(sagstast, standard):
    told = sagstast("wording", "samtle", "--packs", standard)
    assert told.code == 2
    assert "Mente du »samtale«" in told.err


def test_what_was_inserted_is_told_beside_what_the_pack_says_now(sagstast, small_pack, insert):
    insert()
    small_pack.template(body="Vi mødes på {{ sted }}.\n")
    then, now = sagstast("wording", "brev", "--on", "2026-11-24", "--packs", small_pack.folder, "--json").json[
        "wordings"
    ]
    assert (then["text"], now["text"]) == ("Vi ses på [Sted].", "Vi mødes på [Sted].")
    assert [datetime.fromisoformat(each["at"]) for each in then["inserted"]] == [NOON]
    assert now["inserted"] == []
    told = sagstast("wording", "brev", "--on", "2026-11-24", "--packs", small_pack.folder).out
    assert "Indsat 24.11.2026" in told
    assert "vejledt" not in told.lower()


def test_a_lost_wording_closes_with_an_error_and_the_rest_is_told(sagstast, small_pack, insert):
    kept = insert()
    wordings.path_of(paths.wordings_dir(), kept.sha256).unlink()
    small_pack.template(body="Vi mødes på {{ sted }}.\n")
    told = sagstast("wording", "brev", "--on", "2026-11-24", "--packs", small_pack.folder, "--json")
    assert told.code == 1
    assert len(told.json["wordings"]) == 1
    assert "ikke gemt" in told.json["findings"][0]["message"]


def test_a_receipt_never_names_a_wording_that_is_not_kept(insert):
    template = insert()
    (line,) = paths.receipts_file().read_text("utf-8").splitlines()
    named = json.loads(line)["wording"]
    assert wordings.read(paths.wordings_dir(), named) == template.published


def test_old_receipts_take_their_wordings_with_them_and_leave_the_others(small_pack, insert, monkeypatch):
    old = insert(NOON.replace(year=2024))
    small_pack.template(body="Vi mødes på {{ sted }}.\n")
    new = insert()
    monkeypatch.setattr(wordings, "_AT_LEAST", NOON - NOON)
    keeping.forget_old(365, NOON)
    assert wordings.read(paths.wordings_dir(), new.sha256) == new.published
    with pytest.raises(wordings.LostError):
        wordings.read(paths.wordings_dir(), old.sha256)


def test_when_the_wording_cannot_be_kept_no_receipt_claims_it(small_pack, insert, monkeypatch):
    def full(*_):
        raise OSError(28, "disk full")

    monkeypatch.setattr(wordings, "keep", full)
    with pytest.raises(OSError, match="disk full"):
        insert()
    assert not paths.receipts_file().exists()
