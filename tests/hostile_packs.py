"""Packs that somebody has made to hang the program, fill the memory or get out of the cage.

Run, it checks each; with ``--soak`` as large as they may be.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

PACK = 'id = "x"\nversion = "1"\ntitle = "X"\npublisher = "P"\nvalid_from = 2020-01-01\n'
HEAD = f'{PACK.replace("publisher", "source")}kind = "text"\ncertainty = "high"\n'
WHOLE = "--soak"
IN_TEMPLATE, IN_FILE = (190_000, 950_000) if WHOLE in sys.argv else (60_000, 250_000)
"""Bytes: as much as is read at all, or a part, where what takes a time that grows with the square is seen too."""
MEMORY = 1_500_000_000


def field(number: object = 0, more: str = 'type = "text"\nexample = "x"\n') -> str:
    return f'[[fields]]\nname = "f{number}"\nlabel = "F{number}"\n{more}'


def template(fields: str = "", body: str = "x\n", head: str = HEAD) -> str:
    return f"+++\n{head}{fields}+++\n{body}"


def many(unit: Callable[[int], str] | str, most: int = IN_TEMPLATE) -> str:
    """As many as there is room for."""
    pieces: list[str] = []
    size = 0
    while size < most:
        pieces.append(unit if isinstance(unit, str) else unit(len(pieces)))
        size += len(pieces[-1].encode())
    return "".join(pieces)


def body(text: str, fields: str = field()) -> dict[str, str]:
    return {"a.txt": template(fields, "{{ f0 }}" + text)}


def toml(name: str, unit: Callable[[int], str] | str, before: str = "", after: str = "") -> dict[str, str]:
    return {name: before + many(unit, IN_FILE) + after}


ROWS = (
    'type = "rows"\nat_most = 100\ncolumns = [{ type = "text", name = "a", label = "A", example = "x" }]\n'
    "example = [" + '{ a = "x" },' * 100 + "]\n"
)
LONG_TYPE = 'type = "longtext"\nmax_length = 9000000\n'
LONG = LONG_TYPE + 'example = "' + "x" * 150_000 + '"\n'


def named(number: int) -> str:
    return f'"t{number}",'


def choice_of(number: int) -> str:
    return f'{{ value = "v{number}", label = "L{number}" }},'


CHOICES = "".join(map(choice_of, range(100)))
CHOICE = f'type = "choice"\nexample = "v0"\nchoices = [{CHOICES}]\n'
DOUBLED = "".join(field(n, f'type = "computed"\nvalue = "f{n - 1} SIGN f{n - 1}"\n') for n in range(1, 60))
NESTED = "".join(field(n, f'type = "computed"\nvalue = "[f{n - 1}, f{n - 1}]"\n') for n in range(1, 60))
RULE = 'title = "A"\nsource = "s"\ncertainty = "high"\n'

PACKS: dict[str, dict[str, str]] = {
    # TOML
    "a name in a million parts": {"pack.toml": "[" + ".".join("a" * 400_000) + "]\nx = 1\n"},
    "a long table name and many lines": toml("pack.toml", lambda n: f"x{n}=1\n", "[" + ".".join("a" * 5000) + "]\n"),
    "names in quotes in many parts": {"pack.toml": ".".join(['"]"'] * 100_000) + " = 1\n"},
    "many long names": toml("pack.toml", lambda n: f"{'.'.join('a' * 200)}.x{n} = 1\n"),
    "lists in lists": {"pack.toml": "x = " + "[" * 900_000},
    "tables in tables": {"pack.toml": "x = " + "{a=" * 300_000},
    "keys that nobody knows": toml("pack.toml", lambda n: f"kk{n}=1\n", PACK),
    "a number without end": toml("pack.toml", "1", f"{PACK}x = ", ".5\n"),
    "quotes without end": toml("pack.toml", '\\"', f'{PACK}x = "', '"\n'),
    "empty texts": toml("pack.toml", '"",', f"{PACK}x = [", "]\n"),
    # fields
    "a hundred thousand fields": {"a.txt": template(many(field))},
    "fields of nothing": {"a.txt": template(many(lambda n: f"[[fields]]\nnam = {n}\n"))},
    "required fields": {"a.txt": template(many(lambda n: field(n, 'type = "text"\nexample = "x"\nrequired = true\n')))},
    "choices": body("", field(0, f'type = "multichoice"\nexample = []\nchoices = [{many(choice_of)}]\n')),
    "templates that come next": {"a.txt": template(head=f"{HEAD}follow_up = [{many(named)}]\n")},
    "an example without end": body("", field(0, LONG)),
    "an example of names": body("", field(0, LONG.replace("x" * 150_000, "Anders Andersen. " * 9_000))),
    # texts
    "names that no field has": body(many(lambda n: f"{{{{ g{n} }}}}")),
    "filters that are none": body(many(lambda n: f"{{{{ f0|g{n} }}}}")),
    "facts that are none": body(many(lambda n: f'{{{{ idag|opslag("g{n}") }}}}')),
    "answers": body(many("{{ f0 }}", IN_TEMPLATE // 3)),
    "conditions": body(many("{% if f0 %}x{% endif %}", IN_TEMPLATE // 3)),
    "conditions in a row": body("{% if f0 %}x" + many("{% elif f0 %}x") + "{% endif %}"),
    "conditions on many choices": body(
        many("{% if f0 == 'v1' and f1 == 'v2' and f2 == 'v3' and f0 == 'v4' %}x{% endif %}", IN_TEMPLATE // 3)
        + "{{ f1 }}{{ f2 }}",
        "".join(field(n, CHOICE) for n in range(3)),
    ),
    "conditions in conditions": body("{% if f0 %}" * 8_000 + "{% endif %}" * 8_000),
    "conditions left open": body(many("{% if f0 %}")),
    "half tags": body(many("{%")),
    "half comments": body(many("{#")),
    "spaces": body(many(" ")),
    "lines": body(many("\n") + "x"),
    "stars": body(many("*")),
    "one word": body(many("x")),
    "dots": body(many(". ")),
    "digits": body(many("123456 ")),
    "capitals": body(many("Aa Bb ")),
    "addresses": body(many("a.")) | {"b.txt": template(head=HEAD.replace('"x"', '"b"'), body=many("a@a.") + "\n")},
    "a long sum of long texts": body(" {{ " + "~".join(["f0"] * 10_000) + " }}", field(0, LONG)),
    "a sum that is not written": body("{% if " + "~".join(["f0"] * 250) + " %}x{% endif %}", field(0, LONG)),
    "text doubled sixty times": body("{{ f59 }}", field() + DOUBLED.replace("SIGN", "~")),
    "lists doubled sixty times": body("{{ f59 }}", field(0, ROWS) + DOUBLED.replace("SIGN", "+")),
    "lists in lists sixty times": body("{{ f59 | liste }}{{ f59 ~ f59 }}", field() + NESTED),
    "loops of a hundred rows": body(
        "{% for x in f0 %}{% for y in f0 %}" + many("{% if not x.a %}{% endif %}") + "{% endfor %}{% endfor %}",
        field(0, ROWS),
    ),
    "many loops": body(many("{% for x in f0 %}{% for y in f0 %}{% endfor %}{% endfor %}"), field(0, ROWS)),
    "loops of long lists": body(
        "{% for x in [" + "1," * 9000 + "] %}{% for y in [" + "1," * 9000 + "] %}{% endfor %}{% endfor %}"
    ),
    **{
        f"{what} {times} times": body(f" {{{{ {before * times}f0{after * times} }}}}")
        for what, before, after in (
            ("not", "not ", ""),
            ("parentheses", "(", ")"),
            ("filters", "", "|stort"),
            ("and", "f0 and ", ""),
            ("else", "f0 if f0 else ", ""),
            ("plus", "f0 + ", ""),
            ("minus", "-", ""),
        )
        for times in (38, 90, 300, 9000)
    },
    "a huge day": body("{{ idag | plus_dage(999999999999) }}{{ idag | plus_maaneder(99999999999999) }}"),
    # the cage
    **{
        source: body(source)
        for source in (
            "{{ f0.__class__.__mro__ }}",
            "{{ ''.__class__ }}",
            "{{ cycler.__init__.__globals__.os }}",
            "{{ f0|attr('__class__') }}",
            "{{ f0.format(f0) }}",
            "{{ '%99999999s' % f0 }}",
            "{{ f0 * 999999999 }}",
            "{{ 9 ** 999999999 }}",
            "{{ range(999999999)|list }}",
            "{% set x = f0 %}",
            "{% include '/etc/passwd' %}",
            "{% import 'os' as os %}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{% for x in f0 recursive %}{{ loop(x) }}{% endfor %}",
            "{{ lipsum() }}",
            "{{ self.__init__ }}",
        )
    },
    # patterns
    **{
        f"the pattern {pattern[:40]}": body(
            "", field(0, f"type = \"text\"\npattern = '{pattern}'\n" + 'example = "' + "a" * 180 + 'b"\n')
        )
        for pattern in (
            "(a+)+$",
            "(a|a)*c",
            "(a|aa)+c",
            "(.*)*x",
            "a{1,200}a{1,200}a{1,200}a{1,200}c",
            "(?:a?){60}a{60}",
            "(x+x+)+y",
            "((a*)*)*c",
            "(a+)+?c",
            ".*.*.*.*.*c",
            "(?=(a+)+c)a",
            "(a)?(?(1)(a+)+|b)c",
            "(" * 100_000,
            "a?" * 50_000,
            "a{99999999999}",
        )
    },
    # the other files
    "words": toml("words.toml", lambda n: f'{{ word = "o{n}", match = "stem" }},', "health = [", "]\n"),
    "words that are none": toml(
        "words.toml", lambda n: f'"a{n}",', 'health = [{ word = "a", match = "stem", but_not = [', "]}]\n"
    ),
    "facts": toml(
        "facts.toml", lambda n: f'[[facts]]\nname = "a"\ntext = "x"\nvalid_from = {1000 + n % 8000}-01-01\n{RULE}'
    ),
    "deadlines": toml(
        "deadlines.toml",
        lambda n: f'[[deadlines]]\nname = "a"\nevent = "e"\nvalid_from = {1000 + n % 8000}-01-01\n{RULE}',
    ),
    "holidays": toml(
        "holiday.toml", lambda n: f'[[rules]]\ngroup = "a"\nright = "yes"\nvalid_from = {1000 + n % 8000}-01-01\n{RULE}'
    ),
    "note types": toml("note-types.toml", lambda n: f'[[note_types]]\nid = "a{n}"\nnam = "A"\nprefix = "A{n}:"\n'),
    "forms": toml(
        "forms.toml",
        lambda n: (
            f'[[forms]]\nid = "a{n}"\nnote_type = "z{n}"\ntemplate = "t{n}"\nfields = [{{ name = "a", label = "l" }}]\n'
            f"{RULE}"
        ),
    ),
    "units": toml(
        "units.toml",
        lambda n: (
            f'[[units]]\nid = "a{n}"\nname = "A"\nwhy = "w"\nbars = ["q{n}"]\nvalid_from = 2020-01-01\n'
            'source = "s"\ncertainty = "high"\n'
        ),
    ),
    "laws": toml("language.toml", lambda n: f'"lov {n} … om … ting",', "laws = [", "]\n"),
    "days": toml("calendar.toml", lambda n: f'[[holidays]]\nname = "A{n}"\nsource = "s"\nmonth = 1\nday = 1\n'),
    "a golden text of lists": {"golden/brev/a.json": "[" * IN_FILE},
    "a golden text of answers": toml("golden/brev/a.json", lambda n: f'"a{n}": 1,', '{"answers": {', '"b": 1}}'),
    "a text of digits": toml("a.md", "1234567890"),
}


def check(name: str, folder: Path) -> dict[str, object]:
    """What is said of a pack, and how the one that is open beside it is."""
    from assistant.casework.packcheck import check_pack  # noqa: PLC0415 - found once ``main`` has said where

    files = {"pack.toml": PACK, "brev.txt": template(field(), "Vi ses {{ f0 }}.\n", HEAD.replace('"x"', '"brev"'))}
    for path, content in {**files, **PACKS[name]}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    checked = check_pack(folder, today=date(2026, 11, 24))
    opened = check_pack(folder, with_examples=False)
    return {
        "name": name,
        "found": [finding.as_json() for finding in checked.findings],
        "ids": [entry.id for entry in opened.entries],
    }


def main() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name in [name for name in sys.argv[1:] if name != WHOLE] or PACKS:
        sys.stderr.write(f"{name}\n")  # the last one is the one that hangs
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(json.dumps(check(name, Path(folder) / "pakke")) + "\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
