"""What is told of a template whose words are others than when she last inserted it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assistant.casework.drafting import Drafter
from assistant.casework.news import news_of
from assistant.model.knowledge import Knowledge
from assistant.model.receipt import Receipt
from assistant.model.template import Template
from assistant.packs.reader import read_template
from assistant.store import paths, receipts, wordings

HEAD = (
    'id = "brev"\ntitle = "Brev"\nkind = "text"\nversion = "{}"\nvalid_from = 2020-01-01\nsource = "s"\n'
    'certainty = "high"\n'
)
BEFORE = "Du skal svare inden 8 dage. Vi ses.\n"
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ASKED = """
[[fields]]
name = "frist"
type = "date"
label = "&Frist"
required = true
example = "idag+14"

[[fields]]
name = "sted"
type = "text"
label = "&Sted"
required = true
example = "Borgerservice"
"""
ANSWERED = "Du skal svare senest {{ frist }}.\n\nVi ses på {{ sted }}.\n"


@pytest.fixture
def made(tmp_path: Path):
    def made(body: str = BEFORE, version: str = "1", more: str = "") -> Template:
        file = tmp_path / "brev.txt"
        file.write_text(f"+++\n{HEAD.format(version)}{more}+++\n{body}", "utf-8")
        template, faults = read_template(file, file.name)
        assert template, faults
        return template

    return made


def insert(template: Template, at: datetime = NOON, *, is_kept: bool = True) -> None:
    """As the program does when a text has been inserted."""
    if is_kept:
        wordings.keep(paths.wordings_dir(), template.published)
    receipt = Receipt(
        at=at,
        template=template.id,
        version=template.version,
        wording=template.sha256,
        note_type=None,
        outcome="inserted",
        target="fasit",
    )
    receipts.append(paths.receipts_file(), receipt)


def words(pieces) -> str:
    return "".join(f"‹{piece.text}›" if piece.is_other else piece.text for piece in pieces)


def example(template: Template) -> list[str]:
    """The lines of the one text there is."""
    (text,) = told(template).example
    return [words(line) for line in text.lines]


def told(template: Template):
    return news_of(template, Drafter(Knowledge()), TODAY)


def test_nothing_is_told_of_one_she_has_never_used(made):
    assert told(made()) is None


def test_nothing_is_told_of_the_words_she_used_last(made):
    insert(made())
    assert told(made()) is None


def test_the_changed_sentence_is_shown_before_and_now(made):
    insert(made())
    news = told(made("Du skal svare inden 14 dage. Vi ses.\n", "2", 'change_note = "Fristen er ny."\n'))
    assert news.line == "Nyt, siden du brugte den 03.11.2026: 1 sætning er ændret."
    assert news.notes == ("Fristen er ny.",)
    (sentence,) = news.sentences
    assert sentence.head == "Ændret"
    assert words(sentence.old) == "Du skal svare inden ‹8› dage."
    assert words(sentence.new) == "Du skal svare inden ‹14› dage."


def test_a_new_sentence_has_no_before_and_one_that_is_gone_no_now(made):
    insert(made())
    (new,) = told(made(f"{BEFORE}Husk legitimation, når du kommer.\n", "2")).sentences
    assert (new.head, words(new.old), words(new.new)) == ("Ny", "", "‹Husk legitimation, når du kommer.›")
    (gone,) = told(made("Vi ses.\n", "3")).sentences
    assert (gone.head, words(gone.old), words(gone.new)) == ("Udgået", "‹Du skal svare inden 8 dage.›", "")


def test_when_it_was_used_last_counts_and_other_templates_do_not(made):
    newest = made("Tredje.\n", "3")
    insert(made("Første.\n"))
    insert(newest, NOON.replace(day=5))
    assert told(newest) is None
    news = told(made("Fjerde.\n", "4"))
    assert news.line.startswith("Nyt, siden du brugte den 05.11.2026: ")


def test_a_wording_that_is_lost_is_said_to_be(made):
    insert(made(), is_kept=False)
    news = told(made("Helt andre ord.\n", "2"))
    assert news.line == "Nyt, siden du brugte den 03.11.2026: ordlyden er en anden."
    assert news.notes == ("Den ordlyd, du brugte da, er ikke gemt her mere. Læs teksten igennem.",)
    assert news.sentences == ()


def test_what_is_no_matter_of_words_is_told_where_its_publisher_says_so(made):
    insert(made())
    assert told(made(version="2")) is None
    news = told(made(version="3", more='change_note = "Kilden er ny."\n'))
    assert news.line.endswith(": spørgsmål, regler eller kilde er ændret; sætningerne er de samme.")
    assert news.notes == ("Kilden er ny.",)


def test_a_torn_line_of_receipts_is_passed_over(made):
    insert(made())
    with paths.receipts_file().open("ab") as file:
        file.write(b'{"template": "brev", "wordi')
    assert told(made()) is None
    assert told(made("Andet.\n", "2")) is not None


def test_the_example_is_filled_in_on_the_day_and_its_new_words_are_marked(made):
    insert(made(ANSWERED, more=ASKED))
    lines = example(made(ANSWERED.replace("svare", "ringe").replace("på", "ved siden af"), "2", ASKED))
    assert lines == ["Du skal ‹ringe› senest 08.12.2026.", "", "Vi ses ‹ved siden af› Borgerservice."]


def test_a_line_that_is_like_none_of_before_is_new_from_end_to_end(made):
    insert(made(ANSWERED, more=ASKED))
    lines = example(made(f"{ANSWERED}Husk legitimation.\n", "2", ASKED))
    assert lines == ["Du skal svare senest 08.12.2026.", "", "Vi ses på Borgerservice.", "‹Husk legitimation.›"]


def test_another_example_is_no_new_word_and_nor_is_the_name_of_the_version(made):
    body = ANSWERED + "{{ ordlyd }}\n"
    insert(made(body, more=ASKED))
    *_, place, name = example(made(body.replace("svare", "ringe"), "2", ASKED.replace("Borgerservice", "rådhuset")))
    assert place == "Vi ses på rådhuset."
    assert name == "Ordlyd: brev v2, gælder fra 01.01.2020"


def test_what_was_not_asked_before_is_marked_with_its_answer(made):
    deadline = ASKED.partition("\n\n")[0]
    insert(made("Du skal svare senest {{ frist }}.\n", more=deadline + "\n"))
    lines = example(made("Du skal svare senest {{ frist }} til {{ sted }}.\n", "2", ASKED))
    assert lines == ["Du skal svare senest 08.12.2026‹ til Borgerservice›."]


def test_a_further_text_stands_under_its_label(made):
    output = '\n[[outputs]]\nname = "min_plan"\nlabel = "Min Plan"\ntext = "{}"\n'
    insert(made(ANSWERED, more=ASKED + output.format("Ring senest {{ frist }}.")))
    body, further = told(made(ANSWERED, "2", ASKED + output.format("Skriv senest {{ frist }}."))).example
    assert (body.label, further.label) == ("", "Min Plan")
    assert words(further.lines[0]) == "‹Skriv› senest 08.12.2026."


def test_examples_that_do_not_fill_it_are_left_out(made):
    refused = '\n[[checks]]\nfield = "sted"\nwhen = "sted"\nmessage = "Stedet er lukket."\n'
    insert(made(ANSWERED, more=ASKED))
    news = told(made(ANSWERED.replace("svare", "ringe"), "2", ASKED + refused))
    assert news.sentences
    assert news.example == ()


def test_where_the_old_words_are_filled_by_no_answers_of_now_nothing_is_marked(made):
    refused = '\n[[checks]]\nfield = "sted"\nwhen = "sted"\nmessage = "Stedet er lukket."\n'
    insert(made(ANSWERED, more=ASKED + refused))
    assert example(made(ANSWERED.replace("svare", "ringe"), "2", ASKED))[0] == "Du skal ringe senest 08.12.2026."


def test_where_the_old_words_are_lost_the_example_is_there_to_be_read_through(made):
    insert(made(ANSWERED, more=ASKED), is_kept=False)
    news = told(made(ANSWERED, "2", ASKED))
    assert [words(line) for line in news.example[0].lines] == [
        "Du skal svare senest 08.12.2026.",
        "",
        "Vi ses på Borgerservice.",
    ]
    assert news.pair is None


def test_what_asks_nothing_is_shown_as_it_is(made):
    insert(made())
    assert example(made("Du skal svare inden 14 dage. Vi ses.\n", "2")) == ["Du skal svare inden ‹14› dage. Vi ses."]


def test_the_question_is_of_the_first_sentence_that_was_reworded(made):
    insert(made(f"Kære borger. {ANSWERED}", more=ASKED))
    news = told(made(f"Husk os. {ANSWERED.replace('svare', 'ringe')}", "2", ASKED))
    assert news.pair == ("Du skal svare senest [Frist].", "Du skal ringe senest [Frist].")


@pytest.mark.parametrize("now", [f"{BEFORE}Husk legitimation.\n", "Vi ses.\n"], ids=["new", "gone"])
def test_without_a_reworded_sentence_there_is_no_question(made, now):
    insert(made())
    assert told(made(now, "2")).pair is None


def test_nor_where_only_what_nobody_reads_is_another(made):
    insert(made(ANSWERED, more=ASKED))
    news = told(made(ANSWERED.replace("{{ sted }}", "{{sted}}"), "2", ASKED))
    assert news.sentences
    assert news.pair is None
