"""What findings mean and what each page of the studio is for: Markdown in ``resources/studio``, a section for each."""

from __future__ import annotations

import re
from functools import cache

from assistant.store.paths import data_dir

_FINDINGS, _PLACES = "fund.md", "steder.md"
_HEADING = re.compile(r"^(?=## )", re.MULTILINE)


def codes() -> frozenset[str]:
    """The codes that are explained."""
    return frozenset(_sections(_FINDINGS))


def of_finding(code: str) -> str:
    """What a finding with ``code`` means and what to do, as Markdown with its heading; empty where that is not told."""
    return _sections(_FINDINGS).get(code, "")


def of_place(title: str) -> str:
    """What the room or page called ``title`` is for, as Markdown with its heading; empty where that is not told."""
    return _sections(_PLACES).get(title, "")


@cache
def _sections(name: str) -> dict[str, str]:
    """The sections of the resource ``name``, by the words of their heading up to a colon."""
    text = (data_dir() / "resources" / "studio" / name).read_text("utf-8")
    sections = [each for each in _HEADING.split(text) if each.startswith("## ")]
    return {each.partition("\n")[0].removeprefix("## ").partition(":")[0].strip(): each for each in sections}
