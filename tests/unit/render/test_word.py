from __future__ import annotations

from types import SimpleNamespace

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.model.draft import Run
from assistant.render.marks import clean
from assistant.render.word import save_document


def written(file, body, heading=()):
    save_document(SimpleNamespace(heading=heading, body=body), file)
    return Document(str(file)).paragraphs


def test_every_character_arrives_and_bold_stays(tmp_path):
    body = (Run("Kære & <borger>\n"), Run("“Husk”", bold=True), Run(" – æøå € 🙂 ]]>\n\nSlut"))
    paragraphs = written(tmp_path / "brev.docx", body, (Run("SAG: "), Run("A & B")))
    assert [p.text for p in paragraphs] == ["SAG: A & B", "Kære & <borger>", "“Husk” – æøå € 🙂 ]]>", "", "Slut"]
    assert [(run.text, run.bold) for run in paragraphs[2].runs if run.text] == [
        ("“Husk”", True),
        (" – æøå € 🙂 ]]>", None),
    ]


@given(st.text(max_size=30).map(clean))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cleaned_answer_can_stand_in_word(tmp_path, answer):
    paragraphs = written(tmp_path / "brev.docx", (Run(answer),))
    assert "\n".join(p.text for p in paragraphs) == answer


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    file = tmp_path / "brev.docx"
    file.write_text("det gamle")
    monkeypatch.setattr("docx.document.Document.save", lambda *_: (_ for _ in ()).throw(OSError("fuld disk")))
    with pytest.raises(OSError, match="fuld disk"):
        written(file, (Run("nyt"),))
    assert file.read_text() == "det gamle"
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["brev.docx"]
