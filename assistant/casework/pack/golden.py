"""Golden texts: what answers have given, read by a person and kept, so that no change goes by unseen.

``golden/<template's id>/<name>.json`` has the answers and the day, ``<name>.txt`` beside it the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path
from textwrap import shorten

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.model.draft import Draft, plain
from assistant.model.finding import Finding, Severity
from assistant.model.language import Language
from assistant.model.pack import Pack
from assistant.model.suggest import did_you_mean
from assistant.model.template import Entry, Template
from assistant.packs.listing import ids_in
from assistant.packs.reader import read_template
from assistant.packs.source import SourceError, read_text
from assistant.rules.reading import Reading

FOLDER = "golden"
FROM_EXAMPLES = "eksempel"
"""The golden text that is recorded for a template without any: what its examples give."""
_LONGEST_TOLD = 160
_KEYS = ("answers", "today")
_AROUND = 40
"""Characters of a sentence that are told before the first one that is another."""
_NOTHING = "»«"
_RECORD = "skriv den med »sagstast pack check --record«, og læs den."


class GoldenError(Exception):
    """There is no text to compare; the message is a Danish sentence."""


def laid_over(template: Template, answers: Mapping[str, object], day: date) -> dict[str, object]:
    """The template's examples with ``answers`` over them; one of None is left open."""
    given = {**example_answers(template, day), **answers}
    return {name: value for name, value in given.items() if value is not None}


def paper(draft: Draft) -> str:
    """Heading, blank line, body, then each further text under its label: what a team lead reads."""
    heading = plain(draft.heading)
    pieces = [f"{heading}\n\n{plain(draft.body)}" if heading else plain(draft.body)]
    pieces += [f"=== {output.label} ===\n{plain(draft.outputs[output.name])}" for output in draft.template.outputs]
    return "\n\n".join(pieces) + "\n"


@dataclass(frozen=True)
class _Golden:
    """Two files that belong together, of which one may be missing."""

    answers: Path
    text: Path


class GoldenTexts:
    """The golden texts of one pack.

    Args:
        folder: the pack.
        pack: as it was read.
        drafter: makes what they are compared with.
    """

    def __init__(self, folder: Path, pack: Pack, drafter: Drafter) -> None:
        self._folder = folder
        self._drafter = drafter
        self._entries: dict[str, list[Entry]] = {}
        for entry in pack.entries:
            self._entries.setdefault(entry.id, []).append(entry)

    def findings(self) -> Iterator[Finding]:
        """Whatever no longer is as it was read, or cannot be compared."""
        files = sorted((self._folder / FOLDER).glob("*"))
        known = sorted(ids_in(self._folder)) if files else []
        for file in files:
            where = f"{FOLDER}/{file.name}"
            if not file.is_dir():
                yield _fault("Læg golden-teksten i en mappe, der hedder som skabelonens id.", where)
            elif file.name not in known:
                yield _fault(f"Skabelonen »{file.name}« findes ikke i pakken.{did_you_mean(file.name, known)}", where)
            elif file.name in self._entries:  # of a broken one its own fault is told
                for golden in _pairs(file):
                    yield from self._of(golden, file.name)

    def _of(self, golden: _Golden, template_id: str) -> Iterator[Finding]:
        answers, text = _named(golden.answers), _named(golden.text)
        if not golden.answers.exists():
            yield _fault(f"Svarene, som teksten er skrevet af, mangler: {golden.answers.name}.", text)
            return
        try:
            made = self._made(template_id, *_read(golden.answers))
            if not golden.text.exists():
                yield _fault(f"Teksten mangler: {_RECORD}", answers)
            elif (kept := read_text(golden.text, text).rstrip()) != made.rstrip():
                line, said = _difference(kept, made.rstrip(), self._drafter.knowledge.language)
                message = f"Teksten er en anden end den, der er læst. {said} Er det med vilje: {_RECORD}"
                yield _fault(message, f"{text}:{line}")
        except GoldenError as error:
            yield _fault(str(error), answers)
        except SourceError as error:
            yield error.finding

    def _made(self, template_id: str, given: Mapping[str, object], day: date | None) -> str:
        """What the answers give now.

        Raises:
            GoldenError: they do not fill the template.
        """
        held = [entry for entry in self._entries[template_id] if day is None or entry.valid_from <= day]
        if not held:
            raise GoldenError("Skabelonen gjaldt ikke endnu den dag, der står i »today«.")
        entry = max(held, key=lambda entry: entry.valid_from)
        template, _ = read_template(self._folder / entry.path, entry.path)
        if template is None:
            raise GoldenError("Skabelonen kan ikke læses.")
        known = [field.name for field in template.fields]
        if other := next((name for name in given if name not in known), None):
            raise GoldenError(f"Skabelonen har intet felt »{other}«.{did_you_mean(other, known)}")
        day = day or entry.valid_from
        draft = self._drafter.draft(template, laid_over(template, given, day), day)
        for finding in draft.findings:
            if finding.severity is Severity.ERROR:
                raise GoldenError(f"Svarene udfylder ikke skabelonen: {finding.message}")
        return paper(draft)

    def record(self, today: date) -> list[str]:
        """Write every text that is missing or another now, and one for each template in force without any.

        Returns:
            the names of the texts that were written; of what cannot be written ``findings`` tell.
        """
        written: list[str] = []
        for template_id, entries in self._entries.items():
            folder = self._folder / FOLDER / template_id
            goldens = _pairs(folder)
            if not goldens and any(entry.in_force(today) for entry in entries):
                goldens = [_Golden(folder / f"{FROM_EXAMPLES}.json", folder / f"{FROM_EXAMPLES}.txt")]
            for golden in goldens:
                with suppress(GoldenError, SourceError):
                    written += self._written(golden, template_id, today)
        return written

    def _written(self, golden: _Golden, template_id: str, today: date) -> list[str]:
        if golden.answers.exists():
            made = self._made(template_id, *_read(golden.answers))
        elif golden.text.exists():
            return []
        else:
            made = self._made(template_id, {}, today)
            golden.answers.parent.mkdir(parents=True, exist_ok=True)
            given = json.dumps({"today": today.isoformat(), "answers": {}}, indent=1)
            golden.answers.write_bytes(f"{given}\n".encode())
        if golden.text.exists() and read_text(golden.text, golden.text.name).rstrip() == made.rstrip():
            return []
        golden.text.write_bytes(made.encode())
        return [_named(golden.text)]


def _difference(kept: str, made: str, language: Language) -> tuple[int, str]:
    """The first line that is another, and what the first sentence was and is."""
    lines = zip_longest(kept.split("\n"), made.split("\n"))
    line = next(number for number, (one, other) in enumerate(lines, 1) if one != other)
    pairs = zip_longest(_sentences(kept, language), _sentences(made, language), fillvalue="")
    before, now = next(((one, other) for one, other in pairs if one != other), ("", ""))
    different = (at for at, (one, other) in enumerate(zip(before, now, strict=False)) if one != other)
    same = max(next(different, min(len(before), len(now))) - _AROUND, 0)
    before, now = (
        f"»{'…' if same else ''}{shorten(said[same:], _LONGEST_TOLD, placeholder=' …')}«" for said in (before, now)
    )
    if before == now:
        return line, "Linjerne er delt på en anden måde."
    if _NOTHING in (before, now):
        return line, f"Nu står der også {now}." if before == _NOTHING else f"Nu mangler {before}."
    return line, f"Der stod {before}, nu står der {now}."


def _sentences(text: str, language: Language) -> list[str]:
    reading = Reading(text, language)
    return [" ".join(reading.text[each.start : each.end].split()) for each in reading.sentences]


def _pairs(folder: Path) -> list[_Golden]:
    names = sorted({file.stem for file in folder.glob("*") if file.suffix in (".json", ".txt")})
    return [_Golden(folder / f"{name}.json", folder / f"{name}.txt") for name in names]


def _read(file: Path) -> tuple[Mapping[str, object], date | None]:
    try:
        said = json.loads(read_text(file, _named(file)))
    except (ValueError, RecursionError):
        raise GoldenError('Filen kan ikke læses som JSON. Skriv fx {"today": "2026-11-24", "answers": {}}.') from None
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


def _named(file: Path) -> str:
    return "/".join(file.parts[-3:])


def _fault(message: str, where: str) -> Finding:
    return Finding("P18", Severity.ERROR, message, where)
