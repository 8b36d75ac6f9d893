"""Golden texts: what answers have given, read by a person and kept, so that no change goes by unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import zip_longest
from pathlib import Path
from textwrap import shorten

from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.pack.golden_files import (
    FOLDER,
    FROM_EXAMPLES,
    Golden,
    GoldenError,
    as_json,
    golden_in,
    goldens_in,
    named,
)
from assistant.model.draft import Draft, plain
from assistant.model.finding import Finding, Severity
from assistant.model.language import Language
from assistant.model.pack import Pack
from assistant.model.suggest import did_you_mean
from assistant.model.template import Entry, Template
from assistant.packs.listing import ids_in
from assistant.packs.reader import read_template
from assistant.packs.source import SourceError
from assistant.rules.reading import Reading
from assistant.store.atomic import write_text

_LONGEST_TOLD = 160
_AROUND = 40
"""Characters of a sentence that are told before the first one that is another."""
_NOTHING = "»«"
_RECORD = "skriv den med »sagstast pack check --record«, og læs den."


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


def wording_on(begins: Iterable[date], day: date | None) -> date:
    """From when the wording holds that is used on ``day``, of wordings from these days; None is the latest.

    Raises:
        GoldenError: none is.
    """
    held = [first for first in begins if day is None or first <= day]
    if not held:
        raise GoldenError("Skabelonen gjaldt ikke endnu den dag, der står i »today«.")
    return max(held)


def made_of(template: Template, drafter: Drafter, given: Mapping[str, object], day: date) -> str:
    """What the examples with ``given`` over them make of ``template`` on ``day``.

    Raises:
        GoldenError: they do not fill it.
    """
    known = [field.name for field in template.fields]
    if other := next((name for name in given if name not in known), None):
        raise GoldenError(f"Skabelonen har intet felt »{other}«.{did_you_mean(other, known)}")
    draft = drafter.draft(template, laid_over(template, given, day), day)
    for finding in draft.findings:
        if finding.severity is Severity.ERROR:
            raise GoldenError(f"Svarene udfylder ikke skabelonen: {finding.message}")
    return paper(draft)


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
                for golden in goldens_in(self._folder, file.name):
                    yield from self._of(golden, file.name)

    def _of(self, golden: Golden, template_id: str) -> Iterator[Finding]:
        answers, text = named(golden.answers), named(golden.text)
        try:
            made = self._made(template_id, *golden.given()).rstrip()
            if not golden.text.exists():
                yield _fault(f"Teksten mangler: {_RECORD}", answers)
            elif (kept := golden.kept()) != made:
                line, said = _difference(kept, made, self._drafter.knowledge.language)
                message = f"Teksten er en anden end den, der er læst. {said} Er det med vilje: {_RECORD}"
                yield _fault(message, f"{text}:{line}")
        except GoldenError as error:
            yield _fault(str(error), answers if golden.answers.exists() else text)
        except SourceError as error:
            yield error.finding

    def _made(self, template_id: str, given: Mapping[str, object], day: date | None) -> str:
        """What the answers give now.

        Raises:
            GoldenError: they do not fill the template.
        """
        entries = {entry.valid_from: entry for entry in reversed(self._entries[template_id])}
        entry = entries[wording_on(entries, day)]
        template, _ = read_template(self._folder / entry.path, entry.path)
        if template is None:
            raise GoldenError("Skabelonen kan ikke læses.")
        return made_of(template, self._drafter, given, day or entry.valid_from)

    def record(self, today: date) -> list[str]:
        """Write every text that is missing or another now, and one for each template in force without any.

        Returns:
            the names of the texts that were written; of what cannot be written ``findings`` tell.
        """
        written: list[str] = []
        for template_id, entries in self._entries.items():
            goldens = goldens_in(self._folder, template_id)
            if not goldens and any(entry.in_force(today) for entry in entries):
                goldens = [golden_in(self._folder, template_id, FROM_EXAMPLES)]
            for golden in goldens:
                with suppress(GoldenError, SourceError):
                    written += self._written(golden, template_id, today)
        return written

    def _written(self, golden: Golden, template_id: str, today: date) -> list[str]:
        if golden.answers.exists():
            made = self._made(template_id, *golden.given())
        elif golden.text.exists():
            return []
        else:
            made = self._made(template_id, {}, today)
            write_text(golden.answers, as_json({}, today))
        if golden.text.exists() and golden.kept() == made.rstrip():
            return []
        write_text(golden.text, made)
        return [named(golden.text)]


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


def _fault(message: str, where: str) -> Finding:
    return Finding("P18", Severity.ERROR, message, where)
