"""A preparatory plan as LibreOffice leaves it: without the names of its content controls."""

from __future__ import annotations

from pathlib import Path

from assistant.render.plan.package import open_package
from assistant.render.plan.xml import serialised, w


def without_controls(path: Path) -> bytes:
    """The Word file at ``path``, in which nothing but bookmarks and headings tells its sections.

    Raises:
        PlanFileError: it is no Word file that can be filled.
        OSError: it cannot be read.
    """
    package = open_package(path)
    for tag in list(package.root.iter(w("tag"))):
        tag.getparent().remove(tag)
    return package.with_main(serialised(package.root))
