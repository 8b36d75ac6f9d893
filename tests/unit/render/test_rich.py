from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.model.draft import Run, plain
from assistant.render.rich import to_html

RUNS = st.lists(st.builds(Run, st.text("ab <>&\"'“”æ\n"), bold=st.booleans())).map(tuple)


class Reader(HTMLParser):
    """Reads lines back, and notes what stood in bold."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self.bold = ""
        self.is_bold = False

    def handle_starttag(self, tag, attrs):
        self.is_bold = self.is_bold or tag == "b"
        assert tag in {"html", "head", "meta", "body", "p", "b", "br"}

    def handle_endtag(self, tag):
        self.is_bold = self.is_bold and tag != "b"
        if tag == "p":
            self.lines.append("")

    def handle_data(self, data):
        self.lines[-1] += data
        self.bold += data if self.is_bold else ""


@given(RUNS)
def test_html_reads_back_as_the_same_lines_and_nothing_in_it_is_markup(runs):
    reader = Reader()
    reader.feed(to_html((), runs))
    assert reader.lines == plain(runs).split("\n")
    assert reader.bold == "".join(run.text for run in runs if run.bold).replace("\n", "")


def test_the_heading_stands_first_in_bold_with_an_empty_line_after():
    html = to_html((Run("SAMTALE: "), Run("R&D <b>")), (Run("Tekst"),))
    assert "<p><b>SAMTALE: R&amp;D &lt;b&gt;</b></p><p><br></p>" in html
    assert html.index("SAMTALE") < html.index("Tekst")
