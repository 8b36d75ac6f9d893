"""espanso's match files: texts, and what fills their places."""

from __future__ import annotations

import pytest

from assistant.casework.migration.snippet import CLIPBOARD, CURSOR_LOST, Blank, MigrationError
from assistant.casework.migration.sources import read

pytestmark = pytest.mark.not_on_windows("like")

TODAY = Blank("date", "Dato", "Datoen")
ALL = """\
# mine tekster
global_vars:
  - name: hilsen
    type: echo
    params: { echo: "Med venlig hilsen" }
matches:
  - trigger: ":mvh"
    label: Hilsen
    replace: "{{hilsen}}\\nJobcentret"
    word: true
  - triggers: [":hej", ":dav"]
    replace: |
      Kære borger

      Tak for din mail.
  - trigger: ":nej"
    replace: no
  - trigger: ":nr"
    replace: 1.10
  - trigger: ":foldet"
    replace: >-
      En linje
      og resten af den
"""


@pytest.fixture
def matches(tmp_path):
    """Read a match file."""

    def read_matches(text, name="base.yml"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return read(file)

    return read_matches


def one(matches, text):
    found = matches("matches:\n" + "".join(f"  {line}\n" for line in text.strip("\n").split("\n")))
    (snippet,) = found.snippets
    return snippet


def test_plain_texts_come_as_they_are(matches):
    found = matches(ALL)
    assert [each.words for each in found.snippets] == [
        "Med venlig hilsen\nJobcentret",
        "Kære borger\n\nTak for din mail.\n",
        "no",
        "1.10",
        "En linje og resten af den",
    ]
    assert found.snippets[0].label == "Hilsen"
    assert found.snippets[1].triggers == (":hej", ":dav")
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("variable", "part"),
    [
        ('type: date\n      params: { format: "%d.%m.%Y" }', TODAY),
        ('type: date\n      params: { format: "%d.%m.%Y", offset: 604800 }', Blank("date", "Dato", "Datoen", 7)),
        (
            'type: date\n      params: { format: "%A den %-d. %B %Y" }',
            Blank("date", "Dato", "Datoen, som før stod på en anden måde,", 0, "ugedato"),
        ),
        ('type: date\n      params: { format: "%H:%M" }', Blank("time", "Klokkeslæt", "Klokkeslættet")),
        ("type: clipboard", CLIPBOARD),
        ('type: shell\n      params: { cmd: "whoami" }', Blank("text", "v", "Resultatet af en kommando")),
        ('type: script\n      params: { args: ["python", "x.py"] }', Blank("text", "v", "Resultatet af et program")),
        ("type: echo\n      params: { echo: ordet }", "ordet"),
        (
            "type: choice\n      params: { values: [telefon, { label: fremmøde, id: f }] }",
            Blank("choice", "V", choices=("telefon", "fremmøde")),
        ),
        ("type: random\n      params: { choices: [a, b] }", Blank("choice", "V", choices=("a", "b"))),
        ("type: noget-nyt", Blank("text", "v", "En del, som espanso fyldte ud,")),
    ],
)
def test_what_is_filled_in(matches, variable, part):
    snippet = one(matches, f'- trigger: ":x"\n  replace: "a {{{{v}}}} b"\n  vars:\n    - name: v\n      {variable}')
    text = f"a {part} b" if isinstance(part, str) else None
    assert snippet.parts == ((text,) if text else ("a ", part, " b"))


def test_a_form_becomes_questions(matches):
    snippet = one(
        matches,
        """
- trigger: ":ref"
  form: |
    Mødet med [[rolle]] handlede om [[det_aftalte]].
    Form: [[form]]
  form_fields:
    det_aftalte: { multiline: true }
    form: { type: choice, values: "telefon\\nfremmøde" }
""",
    )
    assert [part for part in snippet.parts if isinstance(part, Blank)] == [
        Blank("text", "Rolle"),
        Blank("longtext", "Det aftalte"),
        Blank("choice", "Form", choices=("telefon", "fremmøde")),
    ]
    assert snippet.words == "Mødet med  handlede om .\nForm: \n"


def test_a_form_among_the_variables(matches):
    snippet = one(
        matches,
        """
- trigger: ":ref"
  replace: "Kære {{form1.navn}}"
  vars:
    - name: form1
      type: form
      params: { layout: "[[navn]]", fields: { navn: { multiline: false } } }
""",
    )
    assert snippet.parts == ("Kære ", Blank("text", "Navn"))


def test_what_cannot_be_known_stays_as_it_is_written(matches):
    snippet = one(matches, "- trigger: ':x'\n  replace: 'a {{ukendt}} \\{\\{b\\}\\} c'")
    assert snippet.parts == ("a {{ukendt}} {{b}} c",)


def test_the_caret_s_place_is_told_of(matches):
    snippet = one(matches, "- trigger: ':x'\n  replace: 'før $|$ efter'")
    assert (snippet.parts, snippet.lost) == (("før  efter",), (CURSOR_LOST,))


def test_the_text_of_another_match(matches):
    found = matches(
        "matches:\n  - { trigger: ':a', replace: Hej }\n  - trigger: ':b'\n    replace: '{{andet}} du'\n"
        "    vars: [{ name: andet, type: match, params: { trigger: ':a' } }]\n"
    )
    assert found.snippets[1].parts == ("Hej du",)


def test_a_trigger_by_pattern_asks_for_its_groups(matches):
    snippet = one(matches, "- regex: ':sag(?P<nr>\\d+)'\n  replace: 'Sag {{nr}}'")
    assert snippet.parts == ("Sag ", Blank("text", "nr", "En del af det, der blev skrevet,"))


def test_pictures_and_entries_that_are_none_are_left_out(matches):
    found = matches("matches:\n  - { trigger: ':p', image_path: x.png }\n  - bare ord\n  - { trigger: ':t' }\n")
    assert [each.name for each in found.left_out] == [":p", "nr. 2", ":t"]
    assert found.snippets == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("matches:\n  - a: [1\n  b: 2\n", "YAML. Se på linje 3."),
        ("navn: noget andet\n", "»matches:«"),
        ("- a\n- b\n", "»matches:«"),
        ("", "»matches:«"),
        ("matches: " + "[" * 20_000, "for indviklet"),
        ("matches:\n  - !!python/object/apply:os.system [ls]\n", None),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nmatches: [*c]\n", None),
        ("matches: &a\n  - *a\n", "YAML. Se på linje 1."),
    ],
)
def test_what_is_no_match_file_is_one_sentence(matches, text, told):
    if told is None:
        assert matches(text).snippets == ()
        return
    with pytest.raises(MigrationError, match=told.replace(".", r"\.")):
        matches(text)
