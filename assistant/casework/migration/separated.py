"""Lists with a snippet on each row, as TextExpander and PhraseExpress export them, or as somebody has made one."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.casework.html_lines import lines_of
from assistant.casework.migration.macros import phraseexpress, textexpander
from assistant.casework.migration.snippet import Found, LeftOut, MigrationError, Part, Snippet

_SEPARATORS = ",;\t"
_NAMES = {
    "trigger": {"abbreviation", "abbrev", "shortcut", "trigger", "autotext", "hotstring", "keyword", "forkortelse"}
    | {"genvej", "autotekst", "kürzel"},
    "text": {"content", "snippet", "plain text", "plain text content", "phrase", "phrase content", "phrase contents"}
    | {"replacement", "text", "tekst", "indhold", "contents", "expansion", "inhalt", "textbaustein"},
    "label": {"label", "description", "title", "name", "beskrivelse", "titel", "navn", "beschreibung"},
}
"""What the columns are called."""
_IS_SHORT = re.compile(r"\S{1,32}")
_HTML = re.compile(r"<(?:p|br|div|b|i|span|html|ul|li|strong|em|table)\b[^>]*>", re.IGNORECASE)
_RTF = "{\\rtf"
_LONGEST = 1_000_000
_FORMATTING = "Skrifttype og anden formatering er ikke med."


@dataclass(frozen=True)
class _Layout:
    """Which column is what; None where there is none."""

    program: str
    text: int
    trigger: int | None
    label: int | None
    has_names: bool = False


def read(text: str, name: str) -> Found:
    """The rows of ``text``, a file called ``name``.

    Raises:
        MigrationError: its rows are no snippets.
    """
    rows = _rows(text, name)
    layout = _layout(rows, name)
    snippets: list[Snippet] = []
    left_out: list[LeftOut] = []
    for number, row in enumerate(rows[layout.has_names :], 1 + layout.has_names):
        made = _made(row, layout, number)
        (snippets if isinstance(made, Snippet) else left_out).append(made)  # type: ignore[arg-type]
    return Found(layout.program, tuple(snippets), tuple(left_out))


def _rows(text: str, name: str) -> list[list[str]]:
    """Split by the separator that gives most rows the same number of cells, two at least."""
    csv.field_size_limit(_LONGEST)
    found = [(_evenness(rows := _split(text, separator)), rows) for separator in _SEPARATORS]
    evenness, rows = max(found, key=lambda pair: pair[0])
    if not evenness:
        raise MigrationError(f"Filen »{name}« har ikke en forkortelse og en tekst på hver række.")
    return rows


def _split(text: str, separator: str) -> list[list[str]]:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return []
    return [row for row in rows if any(cell.strip() for cell in row)]


def _evenness(rows: Sequence[Sequence[str]]) -> float:
    """The share of rows that are as wide as most are; 0 where they are one cell."""
    widths = Counter(map(len, rows))
    (width, count) = widths.most_common(1)[0] if widths else (0, 0)
    return count / len(rows) if width > 1 else 0.0


def _layout(rows: Sequence[Sequence[str]], name: str) -> _Layout:
    head = [cell.strip().strip("#*").lower() for cell in rows[0]]
    places = {what: next((at for at, cell in enumerate(head) if cell in known), None) for what, known in _NAMES.items()}
    if places["text"] is not None and len(head) > 1:
        is_te = not {"autotext", "phrase", "phrase content", "phrase contents"} & set(head)
        return _Layout(_program(is_te=is_te), places["text"], places["trigger"], places["label"], has_names=True)
    if len(rows) == 1 and len(rows[0]) < 2:
        raise MigrationError(f"Filen »{name}« har ikke en forkortelse og en tekst på hver række.")
    if _are_short([row[0] for row in rows]):
        return _Layout(_program(is_te=True), 1, 0, 2)
    return _Layout(_program(is_te=False), 1, 2, 0)


def _program(*, is_te: bool) -> str:
    return "TextExpander" if is_te else "PhraseExpress"


def _are_short(cells: Sequence[str]) -> bool:
    """Whether most are words that one types, no descriptions."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return 2 * sum(bool(_IS_SHORT.fullmatch(cell)) for cell in filled) > len(filled)


def _made(row: Sequence[str], layout: _Layout, number: int) -> Snippet | LeftOut:
    trigger, label = _cell(row, layout.trigger).strip(), _cell(row, layout.label).strip()
    name = label or trigger or f"række {number}"
    text = _cell(row, layout.text)
    if text.lstrip().startswith(_RTF):
        return LeftOut(name, "Den er gemt med formatering (RTF). Gem den som ren tekst, og prøv igen.")
    lost: list[str] = []
    if _HTML.search(text):
        lost.append(_FORMATTING)
        text = "\n".join("\t".join(line.cells) for line in lines_of(text))
    macros = textexpander if layout.program == "TextExpander" else phraseexpress
    parts: tuple[Part, ...] = macros(text, lost)
    return Snippet((trigger,) if trigger else (), label, parts, tuple(dict.fromkeys(lost)))


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at].replace("\r\n", "\n").replace("\r", "\n") if at is not None and at < len(row) else ""
