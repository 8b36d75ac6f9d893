"""The files of a pack, whatever stands in them: names, size, CPR numbers, and what Word can hide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from assistant.model.finding import Finding, Fix, Severity
from assistant.rules.personal import cpr_like, has_birthday
from assistant.supply import archive

_CPR = "Her står noget, der ligner et CPR-nummer. Slet det, eller skriv en dag, der ikke findes, fx 320190-0000."
_MASK = "••••••-••••"
_WORD_FILE = ".docx"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def archive_faults(folder: Path) -> list[Finding]:
    """Why no archive can be built of ``folder``: names, links, size; nothing is read."""
    return [Finding("P15", Severity.ERROR, fault, name, _other_name(name)) for name, fault in archive.faults(folder)]


def _other_name(name: str) -> Fix | None:
    better = archive.better_name(name)
    return Fix("Omdøb", better) if better not in ("", name) else None


def is_unreadable(folder: Path, faults: Iterable[Finding]) -> bool:
    """Whether there is too much to read, or a link that may lead anywhere."""
    return any(not fault.where or (folder / fault.where).is_symlink() for fault in faults)


def content_faults(folder: Path) -> Iterator[Finding]:
    """Numbers of people in any file or its name, and what of a Word file may run or fetch something."""
    for name, file in sorted(archive.listed(folder)):
        if _numbers(name):
            yield Finding("P16", Severity.ERROR, f"Filens navn: {_CPR}", name)
        try:
            if name.lower().endswith(_WORD_FILE):
                yield from _in_word_file(name, file)
            else:
                yield from _in_text(name, file.read_bytes())
        except OSError:
            yield Finding("P01", Severity.ERROR, "Filen kan ikke læses.", name)


def _in_text(name: str, raw: bytes) -> Iterator[Finding]:
    text = raw.decode("utf-16" if raw.startswith(_UTF_16) else "utf-8", errors="replace")
    told = 0
    for start, _ in _numbers(text):
        line = text.count("\n", 0, start) + 1
        if line != told:
            told = line
            yield Finding("P16", Severity.ERROR, _CPR, f"{name}:{line}")


def _in_word_file(name: str, file: Path) -> Iterator[Finding]:
    from assistant.render.plan.inside import read_inside  # noqa: PLC0415 - lxml, for packs with plans
    from assistant.render.plan.package import PlanFileError  # noqa: PLC0415 - with it

    try:
        inside = read_inside(file)
    except PlanFileError as error:
        yield Finding("P13", Severity.ERROR, str(error), name)
        return
    for fault in inside.faults:
        yield Finding("P13", Severity.ERROR, fault, name)
    if any(_numbers(text) for text in inside.texts):
        yield Finding("P16", Severity.ERROR, f"{_CPR} Se også under Filer > Oplysninger og i kommentarer.", name)


def _numbers(text: str) -> list[tuple[int, int]]:
    """Where ``text`` has what can be somebody's number; test people have a day that never was."""
    return [(start, end) for start, end in cpr_like(text) if has_birthday(text[start:end])]


def without_numbers(finding: Finding) -> Finding:
    """``finding`` with every number hidden: what is quoted from a pack may be somebody's."""
    fix = finding.fix and replace(finding.fix, value=_hidden(finding.fix.value))
    return replace(finding, message=_hidden(finding.message), where=_hidden(finding.where), fix=fix)


def _hidden(text: str) -> str:
    for start, end in reversed(_numbers(text)):
        text = text[:start] + _MASK + text[end:]
    return text
