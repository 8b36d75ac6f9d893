"""``training``: the exercises there are, whether they hold what they say, and the keys on a page."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.casework.setup import installed_hotkeys
from assistant.casework.training.reading import Course, read_course
from assistant.casework.training.sheet import cheat_sheet, save_as_word
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, not_written, print_json, say_findings
from assistant.model.finding import blocks
from assistant.model.knowledge import Knowledge
from assistant.store import paths
from assistant.store.atomic import replacing

_FOLDER = ("resources", "training")
_SHEETS = (".docx", ".pdf")


def handle_training(options: argparse.Namespace) -> int:
    """Practise, list or check the exercises of a folder."""
    if options.verb == "sheet":
        return _print(options)
    folder = options.folder or paths.data_dir().joinpath(*_FOLDER)
    if not folder.is_dir():
        raise RefusalError(f"»{folder}« er ikke en mappe. Skriv mappen med øvelserne.", 2)
    knowledge = open_packs(options).knowledge
    course = read_course(folder, knowledge)
    if not course.scenarios and not course.findings:
        raise RefusalError(f"Der er ingen øvelser i »{folder}«: ingen filer, der ender på .toml.", 2)
    if options.verb == "practise":
        return _practise(course, knowledge)
    _tell(options, course)
    return 1 if blocks(course.findings) else 0


def _practise(course: Course, knowledge: Knowledge) -> int:
    from assistant.app import NO_SCREEN, has_screen  # noqa: PLC0415 - Qt
    from assistant.app.training import practise  # noqa: PLC0415 - Qt

    if not has_screen():
        raise RefusalError(NO_SCREEN, 3)
    if not course.scenarios:
        raise RefusalError("Ingen af øvelserne kan bruges. Kør »sagstast training check«, og ret dem.", 1)
    return practise(course.scenarios, knowledge)


def _print(options: argparse.Namespace) -> int:
    out: Path = options.out
    if out.suffix.lower() not in _SHEETS:
        raise RefusalError(f"»{out.name}« skal ende på .docx eller .pdf.", 2)
    sheet = cheat_sheet(installed_hotkeys(), open_packs(options), day_of(options))
    try:
        if out.suffix.lower() == ".docx":
            save_as_word(sheet, out)
        else:
            from assistant.app.training import sheet_as_pdf  # noqa: PLC0415 - Qt

            with replacing(out) as file:
                file.write(sheet_as_pdf(sheet))
    except OSError:
        raise not_written(out) from None
    return 0


def _tell(options: argparse.Namespace, course: Course) -> None:
    if wants_json(options):
        scenarios = [{"id": each.id, "title": each.title, "level": each.level} for each in course.scenarios]
        print_json({"scenarios": scenarios, "findings": [found.as_json() for found in course.findings]})
    elif options.verb == "list":
        for each in course.scenarios:
            print(f"{each.level}  {each.id:<24} {each.title}")
    elif not blocks(course.findings):
        count = len(course.scenarios)
        print(f"Jeg fandt ingen fejl i {count} {'øvelse' if count == 1 else 'øvelser'}.")
    say_findings(course.findings)
