"""The standard pack's own plans for tests: its library, and its Word files as they come back from elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from standard_pack import LIBRARY, STANDARD

from assistant.model.plan import PlanForm

TODAY = date(2026, 11, 22)
NO_ANCHORS = {"w:bookmarkStart": "w:proofErr", "w:bookmarkEnd": "w:proofErr", "<w:tag ": "<w:alias "}
"""Changes that leave nothing to find a section by but its heading."""


def form(plan: str) -> PlanForm:
    """The version of ``plan`` that has a Word file."""
    return next(each for each in LIBRARY.plans.forms if each.id == plan and each.file)


def word_file(plan: str) -> Path:
    """The pack's own empty file of ``plan``."""
    return STANDARD / "plans" / form(plan).file


def altered(plan: str, out: Path, changes: dict[str, str]) -> Path:
    """The file of ``plan`` with words of its XML exchanged wherever they stand, as another program might save it."""
    with ZipFile(word_file(plan)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for old, new in changes.items():
                text = text.replace(old, new)
            target.writestr(name, text)
    return out


def marked(plan: str, out: Path, mark: str) -> Path:
    """The file of ``plan`` with another mark, ``id@version``, in its property and in its page foot."""
    found = form(plan)
    name, version = mark.split("@")
    foot = {f"version {found.version} [{found.id}]": f"version {version} [{name}]"}
    return altered(plan, out, {f"{found.id}@{found.version}": mark} | foot)


def unmarked(plan: str, out: Path, more: dict[str, str] | None = None) -> Path:
    """The file of ``plan`` without property and page foot: only its headings are left to tell what it is."""
    return altered(plan, out, {"SagstastPlan": "Andet", "Skabelon:": "Udskrift:"} | (more or {}))
