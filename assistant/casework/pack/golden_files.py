"""The files of golden texts: ``golden/<template id>/<name>.json`` has answers and a day, ``<name>.txt`` the text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.model.suggest import did_you_mean
from assistant.packs.source import read_text

FOLDER = "golden"
FROM_EXAMPLES = "eksempel"
"""The golden text that is recorded for a template without any: what its examples give."""
_KEYS = ("answers", "today")


class GoldenError(Exception):
    """There is no text to compare; the message is a Danish sentence."""


@dataclass(frozen=True)
class Golden:
    """Two files that belong together, of which one may be missing."""

    answers: Path
    text: Path

    @property
    def name(self) -> str:
        """What it is called."""
        return self.answers.stem

    def given(self) -> tuple[Mapping[str, object], date | None]:
        """The answers that stand over the examples, and the day; None is the first on which the wording holds.

        Raises:
            GoldenError: the file does not say it.
            SourceError: it cannot be read.
        """
        if not self.answers.exists():
            raise GoldenError(f"Svarene, som teksten er skrevet af, mangler: {self.answers.name}.")
        try:
            said = json.loads(read_text(self.answers, named(self.answers)))
        except (ValueError, RecursionError):
            raise GoldenError(
                'Filen kan ikke læses som JSON. Skriv fx {"today": "2026-11-24", "answers": {}}.'
            ) from None
        if not isinstance(said, dict) or not isinstance(answers := said.get("answers", {}), dict):
            raise GoldenError('Skriv svarene i »answers«, fx {"today": "2026-11-24", "answers": {}}.')
        for key in said:
            if key not in _KEYS:
                raise GoldenError(f"»{key}« kendes ikke her.{did_you_mean(key, _KEYS)} Svarene står i »answers«.")
        day = said.get("today")
        try:
            return answers, None if day is None else date.fromisoformat(day)
        except (TypeError, ValueError):
            raise GoldenError('Skriv dagen i »today« sådan: "2026-11-24".') from None

    def kept(self) -> str:
        """The text that was read, without an end of line.

        Raises:
            SourceError: it cannot be read.
        """
        return read_text(self.text, named(self.text)).rstrip()


def golden_in(folder: Path, template_id: str, name: str) -> Golden:
    """The golden text ``name`` of a template in the pack ``folder``, whether or not it is there."""
    files = folder / FOLDER / template_id
    return Golden(files / f"{name}.json", files / f"{name}.txt")


def goldens_in(folder: Path, template_id: str) -> list[Golden]:
    """Those of a template in the pack ``folder``, by their names."""
    files = (folder / FOLDER / template_id).glob("*")
    names = sorted({file.stem for file in files if file.suffix in (".json", ".txt")})
    return [golden_in(folder, template_id, name) for name in names]


def as_json(given: Mapping[str, object], day: date) -> str:
    """What stands in the file of the answers."""
    return f"{json.dumps({'today': day.isoformat(), 'answers': given}, indent=1, ensure_ascii=False)}\n"


def named(file: Path) -> str:
    """``file`` as findings call it: from the pack's folder."""
    return "/".join(file.parts[-3:])
