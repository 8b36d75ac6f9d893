"""What of a template nobody will ever see is told, and nothing that somebody may."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.casework.drafting import Drafter
from assistant.casework.pack.reach import Texts, never_findings
from assistant.casework.packcheck import check_pack
from assistant.model.draft import plain
from assistant.model.finding import Severity
from assistant.model.knowledge import Knowledge
from assistant.model.template import Template
from assistant.packs.source import parse_front_matter
from assistant.packs.structure import structure

pytestmark = pytest.mark.not_on_windows("like")

FIELDS = """
[[fields]]
name = "form"
type = "choice"
label = "&Form"
choices = [ { value = "tlf", label = "telefon" }, { value = "video", label = "video" } ]
example = "tlf"

[[fields]]
name = "ja"
type = "yesno"
label = "&Ja"
shown_if = "SHOWN"
example = true

[[fields]]
name = "emner"
type = "multichoice"
label = "&Emner"
choices = [ { value = "a", label = "arbejde" }, { value = "b", label = "bolig" } ]
example = ["a"]

[[fields]]
name = "ord"
type = "text"
label = "&Ord"
example = "Et ord"

[[fields]]
name = "begge"
type = "computed"
label = "Begge"
value = "VALUE"
"""
EVERY = "{{ form }}{{ ja }}{{ emner | liste }}{{ ord }}{{ begge }}\n"


def findings(pack, body, shown="form", value="form == 'tlf' and ja", more=""):
    fields = FIELDS.replace("SHOWN", shown).replace("VALUE", value) + more
    pack.template(fields=fields, body=EVERY + body)
    return check_pack(pack.folder).findings


def never(pack, body, **others):
    found = findings(pack, body, **others)
    assert {finding.code for finding in found} <= {"P17"}
    return [(finding.where, finding.message) for finding in found]


BODY = 44
"""The line of the file that the body's second line is."""


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("form == 'tlf' and form == 'video'", "aldrig komme med"),
        ("form == 'mail'", "»mail« er ikke et svar i »form«"),
        ("form in ['tlf', 'vidoe']", "Mente du »video«?"),
        ("'tlf' != form and not form == 'video' and form", "aldrig komme med"),
        ("ja and not form", "aldrig komme med"),
        ("begge and form == 'video'", "aldrig komme med"),
        ("begge and ord and not ja", "aldrig komme med"),
        ("'c' in emner", "»c« er ikke et svar i »emner«"),
        ("'a' in emner and 'b' in emner and not emner", "aldrig komme med"),
        ("false", "aldrig komme med"),
        ("ord and not (form == 'tlf' or form != 'tlf')", "aldrig komme med"),
        ("ord and 1 > 2", "aldrig komme med"),
    ],
)
def test_text_that_no_answer_brings_is_an_error_at_its_line(small_pack, condition, told):
    [(where, message)] = never(small_pack, f"{{% if {condition} %}}\nTekst.\n{{% endif %}}\n")
    assert where == f"brev.txt:{BODY}"
    assert told in message


@pytest.mark.parametrize(
    "condition",
    [
        "form == 'tlf'",
        "form == 'telefon'",  # the label is the same answer
        "not form",
        "form != 'tlf' and form != 'video'",  # not answered
        "ord == 'x' and ord == 'y'",  # not for us to know
        "ord and not ord",
        "begge and form == 'tlf'",
        "'a' in emner and not 'b' in emner",
        "emner and (emner | antal) > 1",
        "(idag | uge) == 3",
        "enhed.phone == form",
        "not ja and form == 'video'",
    ],
)
def test_what_may_come_out_either_way_is_left_alone(small_pack, condition):
    assert never(small_pack, f"{{% if {condition} %}}\nTekst.\n{{% endif %}}\n") == []


def test_every_branch_is_looked_at_and_what_stands_in_a_told_one_is_not(small_pack):
    body = (
        "{% if form == 'tlf' %}\nA\n{% elif form == 'tlf' %}\nB\n{% if ord %}\nC\n{% endif %}\n"
        "{% elif form %}\nD\n{% elif not form %}\nE\n{% else %}\nF\n{% endif %}\n"
    )
    assert [where for where, _ in never(small_pack, body)] == [f"brev.txt:{BODY + 2}", f"brev.txt:{BODY + 11}"]


def test_inside_a_loop_a_row_is_not_the_answer_of_that_name(small_pack):
    assert never(small_pack, "{% for form in emner %}{% if form == 'a' and not form %}x{% endif %}{% endfor %}") == []


def test_a_question_that_is_never_asked_is_an_error_at_its_field(small_pack):
    [(where, message)] = never(small_pack, "", shown="form == 'tlf' and not form")
    assert where == "brev.txt:21"
    assert "aldrig spurgt om »Ja«" in message


def test_a_check_that_never_says_anything_is_a_warning(small_pack):
    more = '\n[[checks]]\nfield = "ja"\nwhen = "ja and not form"\nmessage = "Nej."\n'
    [finding] = findings(small_pack, "", more=more)
    assert (finding.severity, finding.where) == (Severity.WARNING, "brev.txt:45")


def test_a_wrong_choice_is_told_in_headings_outputs_and_expressions(small_pack):
    more = '\n[[outputs]]\nname = "x"\nlabel = "X"\ntext = "{% if form == \'fax\' %}x{% endif %}"\n'
    assert [where for where, _ in never(small_pack, "", more=more, value="form == 'brev'")] == [
        "brev.txt:46",
        "brev.txt:41",
    ]


def test_more_choices_than_can_be_tried_are_not_guessed_about(small_pack):
    choices = ", ".join(f'{{ value = "{n}", label = "nr. {n}" }}' for n in range(40))
    fields = "".join(
        f'[[fields]]\nname = "f{n}"\ntype = "choice"\nlabel = "F{n}"\nchoices = [ {choices} ]\nexample = "0"\n'
        for n in range(8)
    )
    every = " and ".join(f"f{n} == '1'" for n in range(8))
    small_pack.template(fields=fields, body=f"{{% if {every} and f0 == '2' %}}x{{% endif %}}y")
    assert check_pack(small_pack.folder).findings == ()


ATOM = st.sampled_from(["form == 'tlf'", "form == 'video'", "form", "ja", "begge", "'a' in emner", "ord", "emner"])
CONDITION = st.recursive(
    ATOM,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join).map("({})".format),
        inner.map("not {}".format),
    ),
    max_leaves=5,
)
HEAD = """
id = "a"
title = "A"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "s"
certainty = "high"
"""
ANSWERS = {
    "form": ["tlf", "video", None],
    "ja": [True, False, None],
    "emner": [["a"], ["b"], ["a", "b"], None],
    "ord": ["x", None],
}


ABOVE = st.sampled_from(["form", "not form", "form == 'tlf'", "form != 'tlf' and form"])
"""What a field may look at that stands below the first one."""


@settings(max_examples=settings.default.max_examples // 4)  # each goes through all answers there are
@given(CONDITION, ABOVE, CONDITION)
def test_what_is_told_is_what_no_answers_bring(condition, shown, value):
    """Against every set of answers, drafted: no false alarm, and nothing missed that the choices decide."""
    fields = FIELDS.replace("SHOWN", shown).replace("VALUE", value.replace("begge", "ja"))
    body = f"{{% if {condition} %}}JA{{% else %}}NEJ{{% endif %}}"
    source = parse_front_matter(f"+++\n{HEAD}{fields}+++\n{body}", "a.txt")
    template, _ = structure(source, dict(source.data), Template)
    assert template
    template = replace(template, body=source.body, body_line=source.body_line)
    drafter = Drafter(Knowledge())
    compiled = drafter.compiled(template)
    assert not [finding for finding in compiled.findings if finding.severity is Severity.ERROR]
    sets = (dict(zip(ANSWERS, every, strict=True)) for every in product(*ANSWERS.values()))
    given_ = ({name: answer for name, answer in answers.items() if answer is not None} for answers in sets)
    written = {plain(drafter.draft(template, answers, template.valid_from).body) for answers in given_}
    told = [f for f in never_findings(template, Texts(template, drafter.engine)) if f.where == str(template.body_line)]
    is_by_choice = "ord" not in condition + value
    assert len(told) <= 2 - len(written)
    if is_by_choice:
        assert len(told) == 2 - len(written)
