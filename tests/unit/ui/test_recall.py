import pytest

from assistant.ui.recall import KEPT_MINUTES, Recall


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def recall(clock):
    made = Recall(clock)
    made.keep("samtale", "fasit:a1", {"hvad": "Jobsamtale"})
    return made


def test_the_same_template_in_the_same_case_gets_its_answers_back(recall):
    assert recall.take("samtale", "fasit:a1") == {"hvad": "Jobsamtale"}


def test_they_are_given_once(recall):
    recall.take("samtale", "fasit:a1")
    assert recall.take("samtale", "fasit:a1") is None


@pytest.mark.parametrize(("template", "case"), [("samtale", "fasit:b2"), ("ferie", "fasit:a1"), ("samtale", "")])
def test_no_other_case_and_no_other_template_gets_them(recall, template, case):
    assert recall.take(template, case) is None


def test_nothing_is_kept_for_a_case_that_cannot_be_told_from_others(recall):
    recall.keep("samtale", "", {"hvad": "Jobsamtale"})
    assert recall.take("samtale", "") is None


def test_after_ten_minutes_they_are_gone_from_memory(recall, clock):
    clock.now = 60 * KEPT_MINUTES - 1
    assert recall.forget_old() == 1
    clock.now = 60 * KEPT_MINUTES
    assert recall.forget_old() is None
    assert not recall._kept
