"""What is told of a template whose words are others than when she last inserted it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.casework.news import news_of
from assistant.model.language import Language
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


def told(template: Template):
    return news_of(template, Language())


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
