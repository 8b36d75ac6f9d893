"""A pack file as text: its TOML part, its body, and on which line each key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.model.finding import Finding, Severity
from assistant.packs.glance import plainly_written

FENCE = "+++"
KeyPath = tuple[str | int, ...]
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[^\s"'#=\[]+)\s*=""")
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_TOKEN = re.compile(r'''"""(?:(?:[^\\]|\\.)*?"{3,5})?|\'{3}(?:.*?\'{3,5})?|"(?:[^"\\]|\\.)*"|'[^']*'|#.*''')
"""Strings and comments of one line. Three quotes alone begin a string that goes on below."""
_ENDS = {'"""': re.compile(r'(?:[^\\]|\\.)*?"{3,5}'), "'''": re.compile(r".*?'{3,5}")}
"""What of a line belongs to the string that these quotes have begun above it."""
MOST_BYTES, MOST_IN_TEMPLATE = 1_000_000, 200_000
"""Of a pack's file, and of a template: thirty, and ten, times the largest of the standard pack."""
_DOTTED = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}""")
"""A name in more parts than any file has: ``tomllib`` takes a time that grows with their square."""
_SMALL = 10_000_000
"""Length of a text times that of its longest line: below it the longest names take no time."""
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class SourceError(Exception):
    """The file cannot be read at all; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True)
class Source:
    """A parsed file.

    Attributes:
        name: the file's name as it is told to people, relative to its pack.
        data: what the TOML says.
        body: the text below the front matter; empty for plain TOML files.
        body_line: line of the body's first character, from 1.
        toml: the TOML part as it is written, from the file's line ``first_line``.
    """

    name: str
    data: Mapping[str, object]
    body: str = ""
    body_line: int = 1
    toml: str = ""
    first_line: int = 1

    @cached_property
    def lines(self) -> Mapping[KeyPath, int]:
        """Key path to line, ``("fields", 0, "name")``; only a fault asks for it."""
        return key_lines(self.toml, self.first_line)

    def where(self, path: KeyPath = ()) -> str:
        """``file:line`` of the key, or of its nearest parent that the file names."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.name}:{self.lines.get(path, 1)}"

    def error(self, code: str, message: str, path: KeyPath = ()) -> Finding:
        """What is wrong with the key there."""
        return _fault(code, self.where(path), message)


class KeyedSource(Source):
    """A file whose findings stand at a key path, ``fields.2.label``, instead of a line: for who never sees the file."""

    def where(self, path: KeyPath = ()) -> str:
        """The key path itself."""
        return ".".join(map(str, path))


def read_toml(file: Path, name: str) -> Source:
    """Read a plain TOML file.

    Raises:
        SourceError: it is missing, not UTF-8, or not TOML.
    """
    return parse_toml(read_text(file, name), name)


def parse_toml(text: str, name: str, *, first_line: int = 1) -> Source:
    """As ``read_toml``, of a text already in memory that begins on ``first_line`` of its file."""
    return Source(name, _parse(text, name, first_line=first_line), toml=text, first_line=first_line)


def read_front_matter(file: Path, name: str) -> Source:
    """Read a template file: TOML between two ``+++`` lines, then the body.

    Raises:
        SourceError: it is missing, not UTF-8, lacks its ``+++`` lines, or its first part is not TOML.
    """
    return parse_front_matter(read_text(file, name, MOST_IN_TEMPLATE), name)


def parse_front_matter(text: str, name: str) -> Source:
    """As ``read_front_matter``, of a text already in memory."""
    front, body, start, end = _parts(text, name)
    return Source(
        name,
        _parse(front, name, first_line=start + 2),
        body=body,
        body_line=end + 2,
        toml=front,
        first_line=start + 2,
    )


def read_head(file: Path, name: str) -> Source:
    """What a template file says of the template itself, above its first table: a sixth of the work.

    Raises:
        SourceError: as ``read_front_matter``, but for what is wrong further down.
    """
    front, _, start, _ = _parts(read_text(file, name, MOST_IN_TEMPLATE), name)
    table = _TABLE.search(front)
    head = front[: table.start()] if table else front
    if (data := plainly_written(head)) is None:
        try:
            data = _parse(head, name, first_line=start + 2)
        except SourceError:  # a list or a text goes on there, or it is wrong
            data = _parse(front, name, first_line=start + 2)
    plain = {key: value for key, value in data.items() if not _is_table(value)}
    return Source(name, plain, toml=front, first_line=start + 2)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value))


def _parts(text: str, name: str) -> tuple[str, str, int, int]:
    """What stands between the ``+++`` lines, what below them, and which lines they are, from 0."""
    lines = text.split("\n")
    start, end = fences(text, name)
    return "\n".join(lines[start + 1 : end]), "\n".join(lines[end + 1 :]), start, end


def fences(text: str, name: str) -> tuple[int, int]:
    """The lines, from 0, above and below a template's TOML.

    Raises:
        SourceError: there are not both, or something stands above the first.
    """
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines) if line.startswith(FENCE) and line.rstrip() == FENCE][:2]
    if len(found) < 2 or any(line.strip() for line in lines[: found[0]]):
        message = "Filen skal begynde med en linje med +++, og skabelonens oplysninger skal ende med en."
        raise SourceError(_fault("P02", f"{name}:1", message))
    return found[0], found[1]


def read_text(file: Path, name: str, most: int = MOST_BYTES) -> str:
    """The file's text, its byte order mark and Windows line ends gone.

    Raises:
        SourceError: it is missing, not UTF-8, or longer than ``most`` bytes.
    """
    return decoded(read_raw(file, name, most), name)


def read_raw(file: Path, name: str, most: int) -> bytes:
    """The file as it lies there.

    Raises:
        SourceError: it is missing, or longer than ``most`` bytes.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(most + 1)
    except OSError:
        raise SourceError(_fault("P01", name, "Filen findes ikke eller kan ikke læses.")) from None
    if len(raw) > most:
        raise SourceError(too_large(name, most))
    return raw


def too_large(name: str, most: int = MOST_IN_TEMPLATE) -> Finding:
    """What is told of a file of more than ``most`` bytes."""
    return _fault("P01", name, f"Filen fylder mere end {most // 1000} kB. Del den, eller kort den af.")


def decoded(raw: bytes, name: str) -> str:
    """As ``read_text``, of bytes already in memory."""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "Filen er ikke gemt som UTF-8, så æ, ø og å kan ikke læses. Gem den igen som UTF-8."
        raise SourceError(_fault("P01", f"{name}:{line}", message)) from None


def _parse(text: str, name: str, *, first_line: int) -> Mapping[str, object]:
    if len(text) * max(map(len, text.split("\n"))) > _SMALL and (dotted := _DOTTED.search(text)):
        line = first_line + text.count("\n", 0, dotted.start())
        raise SourceError(_fault("P02", f"{name}:{line}", "Navnet er i for mange dele med punktum imellem."))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found.group(1)) + first_line - 1 if found else first_line + text.count("\n")
        raise SourceError(_fault("P02", f"{name}:{line}", _toml_message(str(error)))) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets a thousand deep
        message = "Filen kan ikke læses som TOML: et tal er for langt, eller for mange parenteser står i hinanden."
        raise SourceError(_fault("P02", f"{name}:{first_line}", message)) from None


def _toml_message(english: str) -> str:
    """The parser's complaint in Danish; its own words where no better are known."""
    known = {
        "Cannot overwrite a value": "Navnet er brugt to gange. Behold det ene.",
        "Cannot declare": "Afsnittet er skrevet to gange. Saml det ét sted, eller skriv [[…]] for en liste.",
        "Expected '=' after a key": "Her mangler et lighedstegn: navn = værdi.",
        "Invalid date": "Datoen findes ikke i kalenderen.",
        "Invalid value": 'Værdien kan ikke læses. Tekst skal stå i "anførselstegn", datoer skrives 2026-11-24.',
        "Unclosed array": "En liste er ikke lukket med ].",
        "Unterminated string": 'En tekst mangler sit afsluttende anførselstegn ".',
        "Illegal character": 'En tekst mangler sit afsluttende anførselstegn ", eller et tegn er ulovligt.',
        "Expected newline or end of document": (
            "Der står noget efter værdien, som ikke hører til. Datoer skrives 2026-11-24; ellers del linjen i to."
        ),
    }
    for start, danish in known.items():
        if english.startswith(start):
            return danish
    return "Linjen kan ikke læses som TOML. Sammenlign med en skabelon, der virker."


def key_lines(text: str, first_line: int) -> dict[KeyPath, int]:
    """Where each key of a TOML text stands: ``tomllib`` tells no lines for what it could read.

    In a list of tables in braces, each table has its line too.
    """
    found: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    listed: KeyPath = ()  # the list that is open, if it is a key's whole value
    for number, (line, is_in_string, depth) in enumerate(opened(text), first_line):
        if is_in_string:
            continue
        if depth == 0 and line.lstrip().startswith("["):
            table = _table(line.strip(), counts)
            found[table] = number
        elif depth == 0 and (key := _KEY.match(line)):
            listed = (*table, *_names(key.group(1)))
            found[listed] = number
            counts[listed] = 0
            if not line[key.end() :].lstrip().startswith("["):
                listed = ()
        elif depth == 1 and listed and line.lstrip().startswith("{"):
            found[(*listed, counts[listed])] = number
        if listed:
            counts[listed] += _tables_begun(line, depth)
    return found


def opened(text: str) -> Iterator[tuple[str, bool, int]]:
    """Each line of a TOML text, whether it begins inside a string, and how many lists are open where it begins."""
    quotes, depth = "", 0
    for line in text.split("\n"):
        yield line, bool(quotes), depth
        end = _ENDS[quotes].match(line) if quotes else None
        if end or not quotes:
            begun, quotes = _left_open(line[end.end() if end else 0 :])
            depth = max(depth + begun, 0)


def _table(header: str, counts: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    names = _names(header.lstrip("[ \t").partition("]")[0].strip())
    for depth, name in enumerate(names):
        path = (*path, name)
        if header.startswith("[[") and depth == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _names(key: str) -> list[str]:
    """``a.b`` is two names, ``"a.b"`` one."""
    return [key[1:-1]] if key[:1] in {'"', "'"} else [part.strip() for part in key.split(".")]


def _tables_begun(line: str, depth: int) -> int:
    """How many tables in braces begin on ``line`` as elements of the outermost list, ``depth`` lists open before it."""
    begun = braces = 0
    for mark in re.findall(r"[\[\]{}]", _TOKEN.sub("", line)):
        depth += (mark == "[") - (mark == "]")
        begun += mark == "{" and braces == 0 and depth == 1
        braces += (mark == "{") - (mark == "}")
    return begun


def _left_open(line: str) -> tuple[int, str]:
    """How many lists ``line`` leaves open, fewer than 0 when it closes some, and the quotes of an open string."""
    bare, at = "", 0
    for token in _TOKEN.finditer(line):
        bare += line[at : token.start()]
        at = token.end()
        if token.group() in {'"""', "'''"}:
            return _depth(bare), token.group()
    return _depth(bare + line[at:]), ""


def _depth(bare: str) -> int:
    return bare.count("[") - bare.count("]")


def _fault(code: str, where: str, message: str) -> Finding:
    return Finding(code, Severity.ERROR, message, where)
