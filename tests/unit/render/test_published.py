"""A published text is shown whole: every word, every branch, every answer by its question."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from assistant.casework.wording_text import published_draft
from assistant.model.draft import Role, plain
from assistant.packs.reader import read_template, template_files
from assistant.render.published import Names, published

PACK = Path(__file__).parents[3] / "templates" / "standard"
NAMES = Names(
    labels={"dato": "Dato?", "form": "Hvordan", "raekker": "Aftaler"},
    choices={("form", "tlf"): "på telefon"},
    fixed={"ordlyd": "Ordlyd: x v1"},
    looked_up=lambda name: f"LAB for {name}",
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Vi ses {{ dato | ugedato }}.", "Vi ses [Dato]."),
        (
            '{% if form == "tlf" %}A{% else %}B{% endif %}.',
            "[hvis »Hvordan« er »på telefon«]A[ellers]B[slut].",
        ),
        ("{% if not dato and form %}a{% endif %}", "[hvis ikke »Dato« og »Hvordan«]a[slut]"),
        ("{% for r in raekker %}{{ r.navn }}{% endfor %}", "[for hver r blandt »Aftaler«][r.navn][slut]"),
        ('Efter {{ dato | opslag("samtale") }}.', "Efter [LAB for samtale]."),
        ("{{ dato | opslag(form) }}", "[LAB for ]"),
        ('{{ "ja" if dato else "nej" }}', "[»ja« hvis »Dato« ellers »nej«]"),
        ("{{ ordlyd }}", "Ordlyd: x v1"),
        ("{{ enhed.phone }}", "[enhed.phone]"),
        ("{{ dato | plus_dage(14) }}", "[Dato]"),
        ("{# ikke til nogen #}a", "a"),
    ],
)
def test_answers_conditions_and_what_is_looked_up_are_said_in_words(source, text):
    assert plain(published(source, NAMES)) == text


def test_what_is_locked_and_bold_is_marked_and_conditions_are_no_part_of_the_text():
    runs = published("A **b**{% if dato %}{% laast %}Fast {{ dato }}.{% endlaast %}{% endif %}", NAMES)
    assert [(run.text, run.role, run.bold, run.locked) for run in runs] == [
        ("A ", Role.FIXED, False, False),
        ("b", Role.FIXED, True, False),
        ("[hvis »Dato«]", Role.ASIDE, False, False),
        ("Fast ", Role.FIXED, False, True),
        ("[Dato]", Role.VALUE, False, True),
        (".", Role.FIXED, False, True),
        ("[slut]", Role.ASIDE, False, False),
    ]


@pytest.mark.parametrize("file", template_files(PACK), ids=lambda file: file.stem)
def test_no_word_of_any_published_text_is_lost(file):
    template, _ = read_template(file, file.name)
    assert template is not None
    draft = published_draft(template, "", (), template.valid_from)
    shown = [draft.body, *draft.outputs.values()]
    for source, runs in zip([template.body, *(output.text for output in template.outputs)], shown, strict=True):
        words = "".join(run.text for run in runs if run.role is Role.FIXED).replace("Ordlyd: ", "")
        wanted = "".join(text for _, kind, text in Environment(autoescape=True).lex(source) if kind == "data")
        for word in wanted.replace("**", "").replace("Ordlyd: ", "").split():
            assert word in words
