"""What is said when the selected text could not be fetched."""

from __future__ import annotations

import pytest

from assistant.desktop.result import Fate, Outcome, Result
from assistant.ui import check_texts

CAN_END_A_READING = [
    Outcome.COPY_ONLY,
    Outcome.WINDOW_CLOSED,
    Outcome.OTHER_WINDOW,
    Outcome.OTHER_CASE,
    Outcome.REFUSED,
    Outcome.KEYS_HELD,
    Outcome.NO_KEY,
    Outcome.CLIPBOARD_BUSY,
    Outcome.CLIPBOARD_TAKEN,
    Outcome.NOT_COPIED,
    Outcome.NOTHING_SELECTED,
    Outcome.TOO_LONG,
]


@pytest.mark.parametrize("outcome", CAN_END_A_READING)
@pytest.mark.parametrize("target", ["Fasit", ""])
def test_every_refusal_is_one_whole_sentence_or_two_and_speaks_of_no_insertion(outcome, target):
    said = check_texts.of_reading(Result(outcome), target)
    assert said.title
    assert len(said.sentences) == 1
    for sentence in said.sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not set(sentence) & set("!{}_")
        assert "indsat" not in sentence
    assert not said.again
    assert not said.has_text


@pytest.mark.parametrize(
    ("fate", "words"),
    [
        (Fate.RESTORED, ""),
        (Fate.UNTOUCHED, ""),
        (Fate.PARTLY, "kunne ikke lægges helt tilbage"),
        (Fate.TAKEN, "ligger ikke i udklipsholderen mere"),
    ],
)
def test_the_clipboard_is_spoken_of_when_it_is_not_as_it_was(fate, words):
    said = check_texts.of_reading(Result(Outcome.CLIPBOARD_TAKEN, clipboard=fate), "Fasit")
    assert len(said.sentences) == (2 if words else 1)
    assert words in said.sentences[-1]


def test_nothing_selected_is_no_fault():
    assert not check_texts.of_reading(Result(Outcome.NOTHING_SELECTED), "Fasit").is_amber
