"""Every template's answers against the text a team lead has read.

After a change of wording, write the texts anew and read the difference before it is committed:

    python tests/packs/record_golden.py
    git diff tests/packs/golden
"""

import pytest
from standard import GOLDEN, answer_sets, drafted, errors, templates

from assistant.casework.pack.golden import paper

SETS = [(template_id, name) for template_id in templates() for name in answer_sets(template_id)]


@pytest.mark.parametrize(("template_id", "name"), SETS)
def test_answers_give_the_text_that_was_read(template_id, name):
    draft = drafted(template_id, **answer_sets(template_id)[name])

    assert not errors(draft)
    assert paper(draft) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_no_golden_text_is_left_over():
    assert {file.stem for file in GOLDEN.glob("*.txt")} == {name for _, name in SETS}


@pytest.mark.parametrize("template_id", templates())
def test_every_template_is_read_with_its_examples_and_on_another_path(template_id):
    assert len(answer_sets(template_id)) >= 2
