"""A draft as HTML for targets that keep bold and paragraphs, such as Word."""

from __future__ import annotations

from html import escape

from assistant.model.draft import Runs, plain


def to_html(heading: Runs, body: Runs) -> str:
    """Heading in bold, then one paragraph for each line; an empty line stays one.

    The last line is no paragraph: Writer would add an empty one after it.
    """
    paragraphs = [f"<p><b>{escape(plain(heading))}</b></p>", "<p><br></p>"] if heading else []
    *lines, last = _lines(body)
    paragraphs += [*(f"<p>{line or '<br>'}</p>" for line in lines), last]
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(paragraphs)}</body></html>'


def _lines(runs: Runs) -> list[str]:
    lines = [""]
    for run in runs:
        first, *later = run.text.split("\n")
        lines[-1] += _inline(first, bold=run.bold)
        lines.extend(_inline(text, bold=run.bold) for text in later)
    return lines


def _inline(text: str, *, bold: bool) -> str:
    return f"<b>{escape(text)}</b>" if bold and text else escape(text)
