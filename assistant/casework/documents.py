"""A draft in the forms that other programs take: HTML for the clipboard, a Word file."""

from __future__ import annotations

from pathlib import Path

from assistant.model.draft import Draft
from assistant.render.rich import to_html

__all__ = ["save_document", "to_html"]


def save_document(draft: Draft, path: Path) -> None:
    """Write heading and body of ``draft`` to ``path`` as a Word file.

    Raises:
        OSError: the file cannot be written.
    """
    from assistant.render import word  # noqa: PLC0415 - python-docx takes 140 ms

    word.save_document(draft, path)
