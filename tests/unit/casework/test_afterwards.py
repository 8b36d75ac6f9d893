"""What is left to do with a draft: the texts that say something, and the forms that follow, begun with days only."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.casework.afterwards import afterwards
from assistant.casework.library import open_library
from assistant.model.waiting import WaitingForm, WaitingText

TODAY = date(2026, 11, 24)
PACK = 'id = "proeve"\ntitle = "Prøve"\nversion = "1"\npublisher = "Enheden"\nvalid_from = 2020-01-01\n'
HEAD = """+++
id = "{id}"
title = "{title}"
kind = "{kind}"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
"""
FIELDS = """
[[fields]]
name = "dato"
type = "date"
label = "Dag"
example = 2026-11-24

[[fields]]
name = "periode"
type = "{period}"
label = "Hvornår"
example = {{ from = 2026-11-20, to = 2026-11-21 }}

[[fields]]
name = "form"
type = "choice"
label = "Form"
example = "telefon"
choices = [{{ value = "telefon", label = "Telefon" }}, {{ value = "{other}", label = "Anden" }}]

[[fields]]
name = "hvem"
type = "text"
label = "Hvem"
example = "borger"

[[fields]]
name = "skjult"
type = "date"
label = "Skjult"
example = 2026-11-01
shown_if = "form == 'telefon'"
"""
OUTPUTS = """
[[outputs]]
name = "felt"
label = "Aftalefelt"
text = "**Aftalt**: {{ hvem }}"

[[outputs]]
name = "tom"
label = "Kun ved telefon"
text = "{% if form == 'telefon' %}Ringet.{% endif %}"
"""
ANSWERS = {"dato": "2026-11-20", "periode": {"from": "2026-11-20", "to": "2026-11-21"}, "hvem": "Asta", "form": "video"}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pakke")
    (folder / "notes").mkdir()
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    follow = 'follow_up = ["efter", "gammel"]\n'
    files = {
        "foer": HEAD.format(id="foer", title="Før – kort", kind="text")
        + follow
        + FIELDS.format(period="period", other="video")
        + OUTPUTS,
        "efter": HEAD.format(id="efter", title="Brev – langt", kind="letter")
        + FIELDS.format(period="period", other="moede"),
        "gammel": HEAD.format(id="gammel", title="Gammel", kind="text") + "valid_to = 2024-12-31\n",
    }
    for name, text in files.items():
        (folder / "notes" / f"{name}.txt").write_text(f"{text}+++\nTekst.\n", encoding="utf-8")
    made = open_library([folder])
    assert not [finding for finding in made.findings if finding.severity == "error"]
    return made


def left_to_do(library, **answers):
    template = library.template("foer", TODAY)
    return afterwards(library.drafter.draft(template, ANSWERS | answers, TODAY), library, TODAY)


def test_the_texts_that_say_something_wait_with_what_their_receipt_needs(library):
    text, *_ = left_to_do(library)
    assert isinstance(text, WaitingText)
    assert (text.label, text.part, text.template.id) == ("Aftalefelt", "felt", "foer")
    assert text.text.endswith("Aftalt: Asta") or text.text == "**Aftalt**: Asta"
    assert "Asta" in text.html
    assert [each.label for each in left_to_do(library, form="telefon")][:2] == ["Aftalefelt", "Kun ved telefon"]


def test_the_form_that_follows_is_named_by_what_it_is_and_an_ended_one_is_not_offered(library):
    forms = [each for each in left_to_do(library) if isinstance(each, WaitingForm)]
    assert [(form.label, form.template) for form in forms] == [("Brev: skriv brev", "efter")]


def test_days_and_known_choices_are_carried_and_words_are_not(library):
    [form] = [each for each in left_to_do(library) if isinstance(each, WaitingForm)]
    assert form.answers == {"dato": "2026-11-20", "periode": {"from": "2026-11-20", "to": "2026-11-21"}}
    [form] = [each for each in left_to_do(library, form="telefon") if isinstance(each, WaitingForm)]
    assert form.answers["form"] == "telefon"


def test_an_answer_to_a_question_that_is_not_asked_is_not_carried(library):
    [form] = [each for each in left_to_do(library, skjult="2026-11-01") if isinstance(each, WaitingForm)]
    assert "skjult" not in form.answers
    shown = left_to_do(library, skjult="2026-11-01", form="telefon")
    [form] = [each for each in shown if isinstance(each, WaitingForm)]
    assert form.answers["skjult"] == "2026-11-01"
