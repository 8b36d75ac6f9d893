"""What was copied as HTML, line by line: a table by its cells."""

from __future__ import annotations

from html.parser import HTMLParser

from assistant.model.forms import Line

_BLOCKS = frozenset(
    {*("p", "div", "li", "ul", "ol", "table", "tr", "section", "article", "header", "footer", "form", "fieldset")}
    | {*("h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "label", "address", "blockquote", "pre")}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "head", "title", "noscript", "template"})


def lines_of(html: str) -> list[Line]:
    """The lines of ``html``; whatever it is, something comes out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    """Collects cells while a row is open, else lines. A table in a cell is lines of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._cells: list[str] = []
        self._words: list[str] = []
        self._depth = 0
        self._silent = 0
        self._is_heading = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a block, a cell, a heading."""
        del attrs
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in ("td", "th"):
            self._depth += 1
            if self._depth == 1:
                self._words = []
        elif tag in _BLOCKS:
            self._break()
            self._is_heading = tag in _HEADINGS

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr" and not self._depth:
            self._end_row()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Words; the page's own line breaks are spaces."""
        if not self._silent:
            self._words.append(" ".join(data.split("\n")))

    def end_line(self) -> None:
        """What has come by now is a line."""
        text = "\n".join(" ".join(line.split()) for line in "".join(self._words).split("\n"))
        if self._cells:
            self._cells.append(text.strip())
            self._end_row()
        elif text.strip():
            self.lines += [Line((line,), self._is_heading) for line in text.strip().split("\n")]
        self._words, self._is_heading = [], False

    def _break(self) -> None:
        if self._depth:
            self._words.append("\n")
        else:
            self.end_line()

    def _end_cell(self) -> None:
        self._depth = max(self._depth - 1, 0)
        if self._depth:
            self._words.append("\n")
            return
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        self._cells.append("\n".join(filter(None, lines)))
        self._words = []

    def _end_row(self) -> None:
        if self._cells:
            self.lines.append(Line(tuple(self._cells)))
        self._cells, self._words = [], []
