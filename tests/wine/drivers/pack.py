"""A pack of two templates: one that asks nothing, and one that becomes three texts."""

from __future__ import annotations

from pathlib import Path

FIXED, CHORD = "fast", "Ctrl+Shift+F9"
LINES = ["æøåÆØÅ é – “citat” € 😀", "", "1. første", "2. anden – slut."]
TEXT = "\n".join(LINES)
"""What ``FIXED`` inserts."""
SAID = "Borgeren sender et CV til to butikker."
NOTE, AGREED, PLANNED = f"{SAID} Senest 04.01.2027.", f"Aftalt: {SAID}", f"I planen: {SAID} Senest 04.01.2027."
"""What ``aftale`` becomes of ``SAID``."""

_PACK = 'id = "proeve"\ntitle = "Prøve"\nversion = "1"\npublisher = "Enheden"\nvalid_from = 2020-01-01\n'
_HEAD = """+++
id = "{id}"
title = "{title}"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
checked_on = 2026-11-22
"""
_AGREEMENT = """
[[fields]]
name = "hvad"
type = "longtext"
label = "Hvad er aftalt?"
required = true
example = "CV"

[[fields]]
name = "senest"
type = "date"
label = "Senest"
required = true
example = 2027-01-04

[[outputs]]
name = "aftalefelt"
label = "Aftalefelt"
text = "Aftalt: {{ hvad }}"

[[outputs]]
name = "min-plan"
label = "Min Plan"
text = "I planen: {{ hvad }} Senest {{ senest }}."
+++
{{ hvad }} Senest {{ senest }}.
"""


def write(folder: Path) -> Path:
    """The pack in ``folder``."""
    notes = folder / "notes"
    notes.mkdir(parents=True)
    (folder / "pack.toml").write_text(_PACK, encoding="utf-8")
    (notes / "fast.txt").write_text(_HEAD.format(id=FIXED, title="Fast tekst") + f"+++\n{TEXT}\n", encoding="utf-8")
    (notes / "aftale.txt").write_text(_HEAD.format(id="aftale", title="Aftale") + _AGREEMENT, encoding="utf-8")
    return folder
