"""Every template's examples against the text a team lead has read.

After a change of wording, write the texts anew and read the difference before it is committed:

    python tests/packs/record_golden.py
    git diff tests/packs/golden
"""

from pathlib import Path

import pytest
from standard import drafted, errors, paper, templates

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("template_id", templates())
def test_examples_give_the_text_that_was_read(template_id):
    draft = drafted(template_id)

    assert not errors(draft)
    assert paper(draft) == (GOLDEN / f"{template_id}.txt").read_text(encoding="utf-8")


def test_no_golden_text_is_left_over():
    assert {file.stem for file in GOLDEN.glob("*.txt")} == set(templates())
