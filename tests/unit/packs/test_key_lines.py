"""A fault is told at its line: the lines of keys in files that people write."""

from __future__ import annotations

import re
import tomllib

from assistant.packs.source import key_lines, read_front_matter, read_toml

TRICKY = '''\
id = "a"  # en kommentar med [ og """
what = ["én [parentes", 'to ]'] # [
list = [
  "id = nej",  # ]
  ["id = nej"],
]
text = """
id = "nej"
[[fields]]
""" # her sluttede teksten
raw = \'\'\'[[fields]]
id = 1\'\'\'
"æ ø" = 1
table = { id = 1, other = [1,
  2] }

[heading]
keyword = "x"

[[fields]]  # [første]
name = "a"

[[ fields ]]
name = "b"
choices = [
  { value = "[", label = "name = 2" },
  # { value = "nej" }
  { value = "{", rest = [{ a = 1 }] }, { value = "c" },
  { value = "d" },
]
  label = """én linje"""
[[fields.columns]]
name = "c"
[[fields.columns]]
name = "d"
[heading.more]
deep.er = 1
'''


def test_strings_lists_comments_and_nested_tables_do_not_mislead():
    tomllib.loads(TRICKY)
    assert key_lines(TRICKY, 1) == {
        ("id",): 1,
        ("what",): 2,
        ("list",): 3,
        ("text",): 7,
        ("raw",): 11,
        ("æ ø",): 13,
        ("table",): 14,
        ("heading",): 17,
        ("heading", "keyword"): 18,
        ("fields", 0): 20,
        ("fields", 0, "name"): 21,
        ("fields", 1): 23,
        ("fields", 1, "name"): 24,
        ("fields", 1, "choices"): 25,
        ("fields", 1, "choices", 0): 26,
        ("fields", 1, "choices", 1): 28,
        ("fields", 1, "choices", 3): 29,
        ("fields", 1, "label"): 31,
        ("fields", 1, "columns", 0): 32,
        ("fields", 1, "columns", 0, "name"): 33,
        ("fields", 1, "columns", 1): 34,
        ("fields", 1, "columns", 1, "name"): 35,
        ("heading", "more"): 36,
        ("heading", "more", "deep", "er"): 37,
    }


def test_every_key_of_the_standard_pack_is_found_on_a_line_that_names_it(standard):
    files = [*standard.glob("*.toml"), *standard.rglob("*.txt")]
    assert files
    for file in files:
        read = read_toml if file.suffix == ".toml" else read_front_matter
        source = read(file, file.name)
        text = file.read_text(encoding="utf-8")
        written = text.split("\n")
        headers = set(re.findall(r"^\[+([\w.]+)\]", text, re.MULTILINE))
        assert _tables(source.data, headers) <= source.lines.keys(), file
        for path, line in source.lines.items():
            names = [part for part in path if isinstance(part, str)]
            is_element = isinstance(path[-1], int) and written[line - 1].lstrip().startswith("{")
            assert is_element or names[-1] in written[line - 1], (file, path)


def _tables(data, headers, path=()):
    """Key paths of everything that stands on a line of its own; ``headers`` are written in square brackets."""
    found = set()
    for key, value in data.items():
        at = (*path, key)
        if ".".join(part for part in at if isinstance(part, str)) not in headers:
            found.add(at)
        elif isinstance(value, dict):
            found |= {at} | _tables(value, headers, at)
        else:
            for number, row in enumerate(value):
                found |= {(*at, number)} | _tables(row, headers, (*at, number))
    return found


def test_a_key_that_stands_nowhere_is_told_at_its_parent(small_pack):
    source = read_front_matter(small_pack.folder / "brev.txt", "brev.txt")
    assert source.where(("fields", 0, "pattern")) == "brev.txt:10"
    assert source.where(("fields", 0, "name")) == "brev.txt:11"
    assert source.where(("heading", "what")) == "brev.txt:1"
