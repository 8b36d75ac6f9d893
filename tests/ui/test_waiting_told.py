"""What is said when a text that waits, or what was copied, did not go in."""

from __future__ import annotations

import pytest

from assistant.desktop.result import Fate, Outcome, Result
from assistant.ui import texts

DONE = {Outcome.UNDONE, Outcome.READ}
FAILED = [outcome for outcome in Outcome if not outcome.is_inserted and outcome not in DONE]
SAYERS = [texts.of_waiting, texts.of_plain]


def words(telling):
    return " ".join((telling.title, *telling.sentences))


@pytest.mark.parametrize("say", SAYERS)
@pytest.mark.parametrize("outcome", FAILED)
@pytest.mark.parametrize("fate", [Fate.SHELVED, Fate.UNTOUCHED, Fate.TAKEN])
def test_every_failure_is_told_in_whole_sentences_and_offers_no_key_that_another_window_owns(say, outcome, fate):
    said = say(Result(outcome, clipboard=fate), "Fasit")
    assert (said.again, said.has_text) == ("", False)
    for sentence in said.sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert not set(words(said)) & set("!{}_")
    if outcome not in {Outcome.NOTHING_COPIED, Outcome.TOO_LONG}:
        assert ("udklipsholderen i 5 minutter" in words(said)) == (fate is Fate.SHELVED)


@pytest.mark.parametrize("say", SAYERS)
def test_what_went_well_needs_no_words(say):
    assert say(Result(Outcome.INSERTED, ("block",), Fate.RESTORED), "Fasit") is None


@pytest.mark.parametrize("outcome", [o for o in FAILED if o is not Outcome.COPY_ONLY])
def test_a_text_that_failed_still_waits_and_that_is_said(outcome):
    assert "venter stadig på sin tast" in words(texts.of_waiting(Result(outcome, clipboard=Fate.SHELVED), "Fasit"))


def test_a_copied_one_waits_no_more():
    said = texts.of_waiting(Result(Outcome.COPY_ONLY, clipboard=Fate.SHELVED))
    assert "Teksten er kopieret" in words(said)
    assert "venter" not in words(said)


@pytest.mark.parametrize("outcome", [Outcome.OTHER_CASE, Outcome.OTHER_WINDOW])
@pytest.mark.parametrize("target", ["Fasit", ""])
def test_elsewhere_says_that_nothing_went_in_and_that_it_waits(outcome, target):
    said = words(texts.of_elsewhere(outcome, target))
    assert "Intet er indsat, og det venter stadig" in said
    assert "{" not in said
