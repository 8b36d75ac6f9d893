"""A draft as a plain Word document: heading, then the body's paragraphs, bold kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document

from assistant.model.draft import Draft, Runs, plain

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def save_document(draft: Draft, file: Path) -> None:
    """Write ``draft`` to ``file``, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    document: WordDocument = Document()
    if draft.heading:
        document.add_heading(plain(draft.heading), level=1)
    for paragraph in _paragraphs(draft.body):
        written = document.add_paragraph()
        for text, bold in paragraph:
            written.add_run(text).bold = bold or None
    spare = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        document.save(str(spare))
        spare.replace(file)
    finally:
        spare.unlink(missing_ok=True)


def _paragraphs(runs: Runs) -> list[list[tuple[str, bool]]]:
    paragraphs: list[list[tuple[str, bool]]] = [[]]
    for run in runs:
        first, *later = run.text.split("\n")
        paragraphs[-1].append((first, run.bold))
        paragraphs.extend([(line, run.bold)] for line in later)
    return paragraphs
