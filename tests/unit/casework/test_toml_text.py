"""A TOML text that somebody has written by hand is changed, and what was not changed stands as she wrote it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.casework.studio.manuscript import open_manuscript
from assistant.casework.toml_text import TomlText, TomlTextError, plain, written
from assistant.packs.reader import template_files
from assistant.store.paths import training_dir

pytestmark = pytest.mark.not_on_windows("like")

STANDARD = Path(__file__).parents[3] / "templates" / "standard"
NAMES = (
    *("id", "title", "version", "valid_from", "search", "heading", "keyword", "what", "fields", "name", "type"),
    *("label", "required", "help", "choices", "value", "example", "checks", "field", "message"),
)
BY_HAND = """\
# Holdets egen
id = 'brev'   # som filen

title = "Brev"
search = [
  "ét",  # det første
  # det andet
  "to",
]

# --- Overskriften ---

[heading]
keyword = "Sendt"  # altid

# Om stedet
[[fields]]
name = "sted"   # i byen
help = '''
# Hvor?
#'''
choices = [
  { value = "a", label = "Her" },  # oftest
  # sjældent
  { value = "b", label = "Der" }
]


# --- Om dagen ---

# Dagen
[[fields]]
name = "dag"
  [[fields.choices]]
  value = "x"  # kryds
  # Den anden
  [[fields.choices]]
  value = "y"

# Til sidst
"""
FIELDS = tomllib.loads(BY_HAND)["fields"]


def toml(text: str = BY_HAND) -> TomlText:
    return TomlText(text, "x.toml", NAMES)


def after(changes: Mapping[str, object], text: str = BY_HAND) -> str:
    made = toml(text)
    made.put(changes)
    assert plain(tomllib.loads(made.text)) == made.values
    return made.text


def fields(**changes: object) -> list[dict[str, Any]]:
    """The fields, the first changed."""
    return [plain({**FIELDS[0], **changes}), FIELDS[1]]


class TestByHand:
    @pytest.mark.parametrize(
        ("changes", "old", "new"),
        [
            ({"id": "kort"}, "'brev'   #", '"kort"   #'),
            ({"version": "2"}, 'title = "Brev"\n', 'title = "Brev"\nversion = "2"\n'),
            ({"search": ["ét", "tre"]}, '  "to",\n', '  "tre",\n'),
            ({"heading": {"keyword": "Sendt", "what": ["b"]}}, "# altid\n", '# altid\nwhat = ["b"]\n'),
            ({"heading": None}, '[heading]\nkeyword = "Sendt"  # altid\n\n', ""),
            ({"fields": fields(type="choice")}, "# i byen\n", '# i byen\ntype = "choice"\n'),
            ({"fields": fields(label="Hvor")}, "# i byen\n", '# i byen\nlabel = "Hvor"\n'),
            ({"fields": fields(example="a")}, '"Der" }\n]\n', '"Der" }\n]\nexample = "a"\n'),
            ({"fields": fields(example=True)}, '"Der" }\n]\n', '"Der" }\n]\nexample = true\n'),
            ({"fields": [FIELDS[0], {**FIELDS[1], "help": "Når"}]}, '"dag"\n', '"dag"\nhelp = "Når"\n'),
            (
                {"fields": [FIELDS[0], {**FIELDS[1], "choices": [{"value": "y"}]}]},
                '  [[fields.choices]]\n  value = "x"  # kryds\n',
                "",
            ),
        ],
    )
    def test_only_what_is_changed_is_another_way(self, changes: dict[str, object], old: str, new: str):
        assert BY_HAND.count(old) == 1
        assert after(changes) == BY_HAND.replace(old, new)

    def test_a_table_moves_with_its_comment_and_a_heading_stays(self):
        text = after({"fields": [FIELDS[1], FIELDS[0]]})
        order = [
            text.index(part) for part in ("altid", "# Dagen", "# kryds", "# --- Om dagen", "# Om stedet", "# Hvor")
        ]
        assert order == sorted(order)
        assert sorted(text.splitlines()) == sorted(BY_HAND.splitlines())

    def test_a_choice_moves_with_the_comments_above_and_beside_it(self):
        text = after({"fields": fields(choices=FIELDS[0]["choices"][::-1])})
        moved = '  # sjældent\n  { value = "b", label = "Der" },\n  { value = "a", label = "Her" },  # oftest\n]'
        assert moved in text

    def test_a_choice_in_a_table_of_its_own_moves_with_its_comment(self):
        text = after({"fields": [FIELDS[0], {**FIELDS[1], "choices": [{"value": "y"}, {"value": "x"}]}]})
        assert (
            '  # Den anden\n  [[fields.choices]]\n  value = "y"\n  [[fields.choices]]\n  value = "x"  # kryds' in text
        )

    def test_a_new_table_stands_where_it_was_put(self):
        text = after({"fields": [FIELDS[0], {"name": "tid"}, FIELDS[1]]})
        assert ']\n\n\n[[fields]]\nname = "tid"\n\n\n# --- Om dagen ---\n' in text

    def test_what_is_taken_away_takes_its_own_comments_alone(self):
        text = after({"fields": [FIELDS[1]]})
        assert "# Om stedet" not in text
        for comment in ("# --- Om dagen ---", "# Dagen", "# Til sidst", "# --- Overskriften ---"):
            assert comment in text

    def test_all_of_a_kind_can_be_taken_away_and_be_begun_again(self):
        made = toml()
        made.put({"fields": []})
        assert "fields" not in made.values
        assert "# Til sidst" in made.text
        made.put({"fields": [{"name": "ny"}], "checks": [{"field": "ny", "message": "Nej."}]})
        assert tomllib.loads(made.text)["fields"] == [{"name": "ny"}]
        assert '[[fields]]\nname = "ny"\n\n[[checks]]\n' in made.text

    @pytest.mark.parametrize("left", [[], FIELDS[:1], FIELDS[1:]])
    def test_what_is_brought_back_brings_its_comments(self, left: list[dict[str, Any]]):
        made = toml()
        made.put({"fields": left})
        made.put({"title": "Et andet", "fields": FIELDS})
        comments = [line for line in BY_HAND.splitlines() if "#" in line]
        assert sorted(line for line in made.text.splitlines() if "#" in line) == sorted(comments)
        assert '# Om stedet\n[[fields]]\nname = "sted"' in made.text
        assert '# Dagen\n[[fields]]\nname = "dag"' in made.text

    def test_a_list_that_was_taken_away_does_not_come_back_as_one_table(self):
        made = toml("[[a]]\nb = 1\n")
        made.put({"a": {"b": 1}})
        assert tomllib.loads(made.text) == {"a": {"b": 1}}

    def test_true_is_not_one(self):
        assert after({"example": True}, "example = 1  # ja\n") == "example = true  # ja\n"

    def test_a_list_becomes_tables_and_back(self):
        made = toml('choices = ["a", "b"]\n')
        made.put({"choices": [{"value": "a"}, {"value": "b"}]})
        assert made.values == {"choices": [{"value": "a"}, {"value": "b"}]}
        made.put({"choices": ["a", "b"]})
        assert made.text == 'choices = ["a", "b"]\n'

    def test_one_more_below_a_comment_that_ends_a_list(self):
        text = after({"search": ["1", "2", "3"]}, 'search = [\n  "1",\n  "2" # to\n  # ikke flere\n]\n')
        assert tomllib.loads(text) == {"search": ["1", "2", "3"]}

    def test_keys_that_are_no_bare_words_are_quoted(self):
        kinds = {"kinds": {"note/helbred": "allowed", "a b": "hint"}}
        made = toml("")
        made.put({"checks": [{"message": "m", **kinds}]})
        assert tomllib.loads(made.text)["checks"][0]["kinds"] == kinds["kinds"]

    @pytest.mark.parametrize(
        "value",
        [
            '"""\nhan sagde \\"""\nid = 1\n[x]\n# slut"""',
            '"""\nhan sagde ""\\"\nid = 1\n"""""',
            "'''\nhan sagde ''\n[[fields]]\n'ja'''''",
            '"""én \\""" linje [ """',
            '"""én linje""""  # "x [',
        ],
    )
    def test_quotes_in_a_text_of_many_lines_do_not_end_it(self, value: str):
        text = f'id = "a"\nhelp = {value}\n\nexample = 1\n'
        assert after({"id": "b", "label": "L"}, text) == text.replace('id = "a"', 'id = "b"\nlabel = "L"')

    def test_without_a_last_line_end(self):
        assert after({"title": "B"}, 'title = "A"') == 'title = "B"\n'

    @pytest.mark.parametrize(
        "text",
        [
            "a = 1\na = 2\n",
            "x = [\n",
            "[fields\n",
            "a" + ".a" * 2000 + " = 1",
            "x = " + "[" * 5000,
            "x = " + "9" * 5000,
        ],
    )
    def test_what_is_no_toml_is_told(self, text: str):
        with pytest.raises(TomlTextError) as refused:
            toml(text)
        assert refused.value.finding.where.startswith("x.toml:")

    @pytest.mark.parametrize(
        "text", ["[a.b]\nx = 1\n", "[a]\nx = 1\n[b]\n[a.c]\ny = 2\n", 'a."b.c" = 1\n"d\\"e" = 2\n']
    )
    def test_what_cannot_be_taken_apart_is_told_and_not_guessed_at(self, text: str):
        with pytest.raises(TomlTextError, match="tekstprogram"):
            toml(text)


NASTY = st.text(st.sampled_from(list("abæø 0#[]{}=,.+-\"'\\\t\n\x0b\x85\u2028«😀")), max_size=12)
SAID = st.one_of(NASTY, st.text(st.characters(exclude_categories=("Cs",)), max_size=20), st.just("a\n+++ \nb"))
TEXTS = SAID.map(plain).filter(bool)


@given(TEXTS)
def test_any_text_is_written_so_that_it_can_be_read_again(text: str):
    found = written(text)
    assert tomllib.loads(f"x = {found}\n") == {"x": text}
    assert not any(line.rstrip() == "+++" for line in found.split("\n"))


@given(st.dictionaries(st.sampled_from(["from", "note/helbred", "a b", "æ.ø"]), TEXTS), st.lists(TEXTS, max_size=3))
def test_whatever_is_put_is_what_it_says(table: dict[str, str], texts: list[str]):
    made = toml("")
    made.put({"heading": table, "search": texts, "fields": [{"name": each, "example": table} for each in texts]})
    assert plain(tomllib.loads(made.text)) == made.values
    assert made.values.get("search", []) == texts
    assert made.values.get("heading", {}) == table
    assert toml(made.text).text == made.text


class Written:
    """A text as people write it, and whose each of its lines is: the path of a key or a table."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self.lines: list[tuple[str, tuple[object, ...]]] = []
        self._comments = 0

    @property
    def text(self) -> str:
        return "\n".join(line for line, _ in self.lines) + self.one_of("\n", "\n", "")

    def one_of(self, *values: Any) -> Any:
        return self._draw(st.sampled_from(values))

    def comment(self) -> str:
        self._comments += 1
        return f"# {self._comments} " + self.one_of("ord", "[x]", "a = 1", '"', '"""', "'''", "{", "]")

    def beside(self) -> str:
        return self.one_of("", "", f"  {self.comment()}")

    def above(self, owner: tuple[object, ...]) -> None:
        self.lines += [("", ())] * self.one_of(0, 0, 1, 2)
        self.lines += [(self.comment(), owner) for _ in range(self.one_of(0, 0, 1))]

    def key(self, name: str, value: object, owner: tuple[object, ...]) -> None:
        self.above(owner)
        first, *more = f"{self.one_of('', '  ')}{name} = {self.value(value, is_inline=False)}{self.beside()}".split(
            "\n"
        )
        self.lines += [(line, owner) for line in (first, *more)]

    def value(self, value: object, *, is_inline: bool = True) -> str:
        if isinstance(value, str):
            return self.string(value)
        if isinstance(value, list) and not is_inline and self.one_of(True, False):
            commas = [","] * (len(value) - 1) + [self.one_of(",", "")]
            rows = [f"  {self.value(each)}{comma}{self.beside()}" for each, comma in zip(value, commas, strict=True)]
            return "\n".join([f"[{self.beside()}", *self.one_of((), (f"  {self.comment()}",)), *rows, "]"])
        if isinstance(value, list):
            return "[" + ", ".join(map(self.value, value)) + "]"
        if isinstance(value, dict):
            return "{ " + ", ".join(f"{name} = {self.value(each)}" for name, each in value.items()) + " }"
        return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)

    def string(self, value: str) -> str:
        quoted = written(value)
        literal = f"'{value}'" if value.isprintable() and "'" not in value else quoted
        raw = value.replace("\\", "\\\\").replace('"', '\\"')
        lines = f'"""{raw}\\\n  """' if all(each.isprintable() for each in value.split("\n")) else quoted
        return str(self.one_of(quoted, quoted, literal, quoted if "+++" in value else lines))

    def table(self, header: str, values: Mapping[str, object], owner: tuple[object, ...]) -> None:
        self.above(owner)
        self.lines.append((f"{self.one_of('', '  ')}{header}{self.beside()}", owner))
        choices = values.get("choices") if self.one_of(True, False) else None
        for name, value in values.items():
            if value is not choices:
                self.key(name, value, (*owner, name))
        for each in choices if isinstance(choices, list) else ():
            self.table("[[fields.choices]]", each, (*owner, "choices"))


CHOICES = st.lists(st.builds(dict, value=st.sampled_from("abcdef"), label=TEXTS), min_size=1, max_size=3)
FIELD = st.fixed_dictionaries(
    {"name": st.sampled_from("pqrstuv")},
    optional={
        "type": st.just("choice"),
        "help": TEXTS,
        "required": st.booleans(),
        "choices": CHOICES,
        "example": st.one_of(TEXTS, st.integers(0, 9), st.builds(dict, **{"from": TEXTS, "to": TEXTS})),
    },
)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "id": TEXTS,
        "title": TEXTS,
        "valid_from": st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        "search": st.lists(TEXTS, min_size=1, max_size=3),
        "heading": st.builds(dict, keyword=TEXTS, what=st.lists(TEXTS, min_size=1, max_size=2)),
        "fields": st.lists(FIELD, min_size=1, max_size=4, unique_by=lambda field: field["name"]),
        "checks": st.lists(
            st.builds(dict, field=TEXTS, message=TEXTS), min_size=1, max_size=2, unique_by=lambda check: check["field"]
        ),
    },
)


@st.composite
def documents(draw: Any) -> Written:
    values = draw(VALUES)
    made = Written(draw)
    tables = {name: value for name, value in values.items() if name in ("heading", "fields", "checks")}
    for name in draw(st.permutations([name for name in values if name not in tables])):
        made.key(name, values[name], (name,))
    for name in draw(st.permutations(list(tables))):
        value = tables[name]
        if isinstance(value, dict):
            made.table(f"[{name}]", value, (name,))
        else:
            for number, each in enumerate(value):
                made.table(f"[[{name}]]", each, (name, number))
    made.above(())
    return made


def changed(draw: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """One key of ``values`` with another value, or its tables changed, moved, taken away or added to."""
    name = draw(st.sampled_from(["id", "title", "search", "heading", "fields", "checks", *values]))
    is_listed = name in ("fields", "checks") and name in values
    how = draw(st.sampled_from(["new", "none", *(["move", "drop", "add", "alter", "alter"] if is_listed else [])]))
    if how == "none":
        return {name: None}
    other = draw(VALUES.filter(lambda each: name in each))[name]
    if how == "new":
        return {name: other}
    now = list(values[name])
    at = draw(st.integers(0, len(now) - 1))
    match how:
        case "move":
            now = draw(st.permutations(now))
        case "drop":
            del now[at]
        case "add":
            now.insert(at, {**other[0], "name": "ny"})
        case "alter":
            now[at] = {**{key: each for key, each in now[at].items() if draw(st.booleans())}, **other[0]}
    return {name: now}


def blocks(made: Written, name: str) -> Iterator[list[str]]:
    """The lines of each table of the list ``name``, its comment among them."""
    owners = sorted({owner[1] for _, owner in made.lines if owner[:1] == (name,)})
    for number in owners:
        own = [at for at, (_, owner) in enumerate(made.lines) if owner[:2] == (name, number)]
        yield [line for line, _ in made.lines[own[0] : own[-1] + 1]]


def is_within(lines: list[str], text: str) -> bool:
    """Whether all of ``lines`` stand in ``text``, in that order."""
    rest = iter(text.split("\n"))
    return all(line in rest for line in lines)


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents(), st.data())
def test_just_what_was_asked_is_another_way(made: Written, data: st.DataObject):
    written_by_hand = made.text
    text = toml(written_by_hand)
    values = plain(tomllib.loads(written_by_hand))
    as_it_was = written_by_hand if written_by_hand.endswith("\n") or not written_by_hand else f"{written_by_hand}\n"
    text.put(values)
    assert text.text == as_it_was
    changes = changed(data.draw, values)
    name = next(iter(changes))
    text.put(changes)
    assert plain(tomllib.loads(text.text)) == text.values == plain({**values, **changes})
    assert is_within([line for line, owner in made.lines if owner and owner[0] != name], text.text)
    if name in ("fields", "checks"):
        for own, value in zip(blocks(made, name), values.get(name, []), strict=True):
            assert "\n".join(own) in text.text or value not in (changes[name] or [])
    again = toml(text.text)
    assert (again.text, again.values) == (text.text, text.values)
    text.put({name: values.get(name)})
    assert text.text == as_it_was


@pytest.mark.parametrize(
    "file", [*sorted(STANDARD.glob("*.toml")), *sorted(training_dir().glob("*.toml"))], ids=lambda file: file.name
)
def test_our_own_files_can_be_changed_and_changed_back(file: Path):
    text = file.read_text("utf-8")
    made = TomlText(text, file.name, NAMES)
    made.put(made.values)
    assert made.text == text
    for name, value in plain(tomllib.loads(text)).items():
        made.put({name: None})
        assert plain(tomllib.loads(made.text)) == {key: each for key, each in made.values.items() if key != name}
        made.put({name: value})
        assert made.text == text


@pytest.mark.parametrize("file", template_files(STANDARD), ids=lambda file: file.stem)
def test_our_own_templates_lose_no_line_when_their_questions_are_moved(file: Path):
    made = open_manuscript(file)
    made.put(made.values)
    assert made.text.encode() == file.read_bytes()
    asked = made.values.get("fields", [])
    assert isinstance(asked, list)
    if len(asked) > 1:
        made.put({"fields": asked[::-1]})
        assert made.is_changed
        assert made.values["fields"] == asked[::-1]
        assert sorted(made.text.splitlines()) == sorted(file.read_text("utf-8").splitlines())
        made.put({"fields": asked})
    assert not made.is_changed
