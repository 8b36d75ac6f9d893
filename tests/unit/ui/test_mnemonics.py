import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.mnemonics import settle


def bare(label):
    return re.sub("&(?!&)", "", label.replace("&&", "\0")).replace("\0", "&&")


def test_a_marked_letter_stays_and_the_others_get_the_first_of_a_word():
    assert settle(["&Dato", "Klokkeslæt", "Dagens &kl."]) == ["&Dato", "K&lokkeslæt", "Dagens &kl."]


def test_the_second_to_mark_a_letter_gets_another():
    assert settle(["&Sendt", "&Svar"]) == ["&Sendt", "S&var"]


def test_an_ampersand_stays_an_ampersand():
    assert settle(["Job && &CV"]) == ["Job && &CV"]


def test_a_label_without_a_free_letter_stays_as_it_is():
    assert settle(["&A", "a"]) == ["&A", "a"]


LABELS = st.lists(
    st.text(alphabet="abcæøå &?", max_size=12).filter(lambda text: not re.search("&(&|$)", text)), max_size=6
)


@given(LABELS)
def test_no_letter_twice_and_no_label_changed(labels):
    settled = settle(labels)
    letters = [mark[1].casefold() for label in settled if (mark := re.search("&([^&])", label))]
    assert len(letters) == len(set(letters))
    assert [bare(label) for label in settled] == [bare(label) for label in labels]
