"""``training``: the exercises there are, and whether they hold what they say."""

from __future__ import annotations

import argparse

from assistant.casework.training.reading import Course, read_course
from assistant.cli.chosen import wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.model.finding import blocks
from assistant.store import paths

_FOLDER = ("resources", "training")


def handle_training(options: argparse.Namespace) -> int:
    """List or check the exercises of a folder."""
    folder = options.folder or paths.data_dir().joinpath(*_FOLDER)
    if not folder.is_dir():
        raise RefusalError(f"»{folder}« er ikke en mappe. Skriv mappen med øvelserne.", 2)
    course = read_course(folder, open_packs(options).knowledge)
    if not course.scenarios and not course.findings:
        raise RefusalError(f"Der er ingen øvelser i »{folder}«: ingen filer, der ender på .toml.", 2)
    _tell(options, course)
    return 1 if blocks(course.findings) else 0


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
