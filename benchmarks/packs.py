"""Packs to measure with: the standard one, one with a text of 5,000 characters, one with 10,000 templates."""

from __future__ import annotations

import itertools
import re
import shutil
from pathlib import Path

STANDARD = Path(__file__).parents[1] / "templates" / "standard"
TEXT = ("æøåÆØÅ é – “citat” € 😀 " * 300)[:4999] + "."
TEXT_ID = "maaletekst"
HOW_MANY = 10_000

_TEXT_TEMPLATE = """\
+++
id = "{id}"
title = "Måletekst"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "målingen"
certainty = "high"
+++
{text}"""

_WHAT = ("Samtale", "Opfølgning", "Udeblivelse", "Sygemelding", "Jobforslag", "Praktik", "Partshøring", "Rådighed")
_WHOM = ("ung", "sygedagpengemodtager", "dagpengemodtager", "fleksjobber", "revalidend", "aktivitetsparat", "flygtning")
_HOW = ("telefon", "fremmøde", "video", "hos virksomhed", "med tolk", "med bisidder", "efter klage", "forlænget")


def standard(folder: Path) -> Path:
    """A copy of the standard pack."""
    return Path(shutil.copytree(STANDARD, folder))


def with_text(folder: Path, text: str = TEXT) -> Path:
    """The standard pack and one more template, which asks nothing and holds ``text``."""
    standard(folder)
    (folder / "notes" / f"{TEXT_ID}.txt").write_text(_TEXT_TEMPLATE.format(id=TEXT_ID, text=text), "utf-8")
    return folder


def large(folder: Path) -> Path:
    """The standard pack and 10,000 templates more: its own, under other names."""
    standard(folder)
    models = [path.read_text("utf-8") for path in sorted(folder.glob("notes/*.txt"))]
    words = list(itertools.product(_WHAT, _WHOM, _HOW))
    more = folder / "mange"
    more.mkdir()
    for number in range(HOW_MANY):
        what, whom, how = words[number % len(words)]
        title = f"{what} – {whom}, {how} {number // len(words) + 1}"
        model = models[number % len(models)]
        text = re.sub(r'^id = ".*"', f'id = "mange-{number}"', model, count=1, flags=re.MULTILINE)
        text = re.sub(r'^title = ".*"', f'title = "{title}"', text, count=1, flags=re.MULTILINE)
        (more / f"mange-{number}.txt").write_text(text, "utf-8")
    return folder
