"""The helper does what it is told, in turn, and tells in Danish what it cannot."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.casework import drafts as helper
from assistant.store import drafts, paths, vault
from assistant.store.vault import NoVaultError, Vault, new_key

DRAFT = {
    "name": "a" * 32,
    "kind": "plan",
    "id": "forudsaetninger",
    "version": "1",
    "answers": {"P02": "Hun har gået i skole i Ærøskøbing."},
    "case_mark": "",
    "salt": "",
    "begun": "2026-11-22T10:00:00+01:00",
    "touched": "2026-11-22T10:30:00+01:00",
}
OTHER = DRAFT | {"name": "b" * 32, "touched": "2026-11-22T11:30:00+01:00"}


@pytest.fixture(autouse=True)
def _vault(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Vault(new_key(), "prøvens skuffe")
    monkeypatch.setattr(vault, "open_vault", lambda beside: made)
    monkeypatch.setattr(signal, "signal", lambda *_: None)


def answers(*questions: object) -> list[dict[str, object]]:
    """What is said to ``questions``, after the first word."""
    heard = io.StringIO()
    helper.serve(io.StringIO("".join(json.dumps(question) + "\n" for question in questions)), heard)
    first, *rest = map(json.loads, heard.getvalue().splitlines())
    assert first == {"store": "prøvens skuffe"}
    return rest


def test_what_is_kept_is_found_again_the_newest_first() -> None:
    kept = answers({"keep": DRAFT}, {"keep": OTHER})
    assert kept == [{"kept": DRAFT["name"]}, {"kept": OTHER["name"]}]
    assert answers({"find": True}) == [{"found": [OTHER, DRAFT], "lost": 0, "unread": []}]


def test_what_is_forgotten_is_not_found() -> None:
    answers({"keep": DRAFT}, {"keep": OTHER}, {"forget": DRAFT["name"]})
    assert answers({"find": True}) == [{"found": [OTHER], "lost": 0, "unread": []}]


def test_what_is_taken_over_has_its_new_name() -> None:
    answers({"keep": DRAFT}, {"take_over": [DRAFT["name"], "c" * 32]})
    assert answers({"find": True}) == [{"found": [DRAFT | {"name": "c" * 32}], "lost": 0, "unread": []}]


def test_what_another_has_taken_is_told_and_nothing_falls() -> None:
    old, new = "d" * 32, "e" * 32
    assert answers({"take_over": [old, new]}, {"forget": old}) == [{"not_taken_over": old}, {"forgotten": old}]


def test_what_somebody_has_open_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_use(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(drafts, "forget", in_use)
    assert answers({"forget": DRAFT["name"]}) == [{"not_forgotten": DRAFT["name"]}]


def test_a_full_disk_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drafts, "write", full)
    why = "disken er fuld, eller mappen kan ikke skrives"
    assert answers({"keep": DRAFT}) == [{"not_kept": DRAFT["name"], "why": why}]


def test_a_draft_that_is_too_long_is_told_in_words() -> None:
    long = DRAFT | {"answers": {"P02": "x" * 9_000_000}}
    assert answers({"keep": long}) == [{"not_kept": DRAFT["name"], "why": "den er for lang"}]


def test_where_there_is_no_key_it_says_so_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(beside: Path) -> Vault:
        raise NoVaultError("nøgleringen er låst", "Lås den op.")

    monkeypatch.setattr(vault, "open_vault", refuse)
    heard = io.StringIO()
    helper.serve(io.StringIO(json.dumps({"keep": DRAFT}) + "\n"), heard)
    assert json.loads(heard.getvalue()) == {"why": "nøgleringen er låst", "remedy": "Lås den op."}
    assert drafts.names(paths.drafts_dir()) == frozenset()


class NobodyListens(io.StringIO):
    def flush(self) -> None:
        raise BrokenPipeError


def test_when_the_program_is_killed_what_it_has_told_is_done() -> None:
    told = "".join(json.dumps({"keep": draft}) + "\n" for draft in (DRAFT, OTHER))
    helper.serve(io.StringIO(told), NobodyListens())
    assert drafts.names(paths.drafts_dir()) == {DRAFT["name"], OTHER["name"]}


def test_the_diagnosis_says_where_the_key_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "state", lambda: {"store": "skrivebordets nøglering"})
    check = helper.check(14)
    assert check.ok
    assert check.detail == "krypteres og gemmes i 14 dage; nøglen ligger i skrivebordets nøglering"


def test_the_diagnosis_says_why_not_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "state", lambda: {"why": "nøgleringen er låst", "remedy": "Lås den op."})
    check = helper.check(14)
    assert not check.ok
    assert (check.detail, check.remedy) == ("gemmes kun i hukommelsen: nøgleringen er låst", "Lås den op.")


def test_the_diagnosis_asks_no_store_where_nothing_is_kept_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "state", lambda: pytest.fail("asked"))
    assert helper.check(0).ok


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ((sys.executable, "-c", ""), "hjælpeprogrammet til kladder går ned"),
        ((sys.executable, "-c", "print('nej')"), "hjælpeprogrammet til kladder går ned"),
        ((sys.executable, "-c", "raise SystemExit(3)"), "hjælpeprogrammet til kladder går ned"),
        ((sys.executable, "-c", "import time; time.sleep(60)"), "det sikre sted til nøglen svarer ikke"),
        (("/findes/ikke",), "hjælpeprogrammet til kladder kan ikke startes"),
    ],
)
def test_a_helper_that_says_nothing_is_told_with_what_to_do(command, why, monkeypatch):
    if why == helper.NO_ANSWER:
        monkeypatch.setattr(helper, "PATIENCE", 0.5)
    found = helper.state(command)
    assert found["why"] == why
    assert found["remedy"]


def test_it_is_a_command_of_the_program(home: Path) -> None:
    ended = subprocess.run(helper.helper(), stdin=subprocess.DEVNULL, capture_output=True, check=True)
    assert json.loads(ended.stdout)["why"] == "der er intet sikkert sted til nøglen"
