"""``training``: the exercises there are, whether they hold what they say, and the keys on a page."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from assistant.casework.library import Library
from assistant.casework.setup import installed_hotkeys
from assistant.casework.training.learners import read_learners
from assistant.casework.training.practice import Practice, ways
from assistant.casework.training.reading import Course, read_course, with_own
from assistant.casework.training.sheet import cheat_sheet, save_as_word
from assistant.casework.training.tour import read_tour
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, not_written, print_json, say_findings
from assistant.model.finding import blocks
from assistant.model.knowledge import Knowledge
from assistant.store import paths
from assistant.store.atomic import replacing

_SHEETS = (".docx", ".pdf")


def handle_training(options: argparse.Namespace) -> int:
    """Practise, list or check the exercises of a folder."""
    if options.verb == "sheet":
        return _print(options)
    if options.verb == "learners":
        return _tell_learners(options)
    if options.folder and not options.folder.is_dir():
        raise RefusalError(f"»{options.folder}« er ikke en mappe. Skriv mappen med øvelserne.", 2)
    if options.verb == "edit":
        return _edit(options)
    library = open_packs(options)
    course = _course(options.folder, library.knowledge)
    if not course.scenarios and not course.findings:
        raise RefusalError(f"Der er ingen øvelser i »{options.folder}«: ingen filer, der ender på .toml.", 2)
    if options.verb == "practise":
        return _practise(options, course, library)
    _, faults = read_tour(options.folder or paths.training_dir(), course.scenarios)
    course = replace(course, findings=(*course.findings, *faults))
    _tell(options, course)
    return 1 if blocks(course.findings) else 0


def _course(folder: Path | None, knowledge: Knowledge) -> Course:
    """The exercises of ``folder``, or those that came with the program and the person's own."""
    if folder:
        return read_course(folder, knowledge)
    standard = read_course(paths.training_dir(), knowledge)
    return with_own(standard, read_course(paths.own_training_dir(), knowledge))


def _edit(options: argparse.Namespace) -> int:
    from assistant.app import NO_SCREEN, has_screen  # noqa: PLC0415 - Qt
    from assistant.app.training import edit  # noqa: PLC0415 - Qt

    if not has_screen():
        raise RefusalError(NO_SCREEN, 3)
    library = open_packs(options)
    entries = sorted(library.entries(day_of(options)), key=lambda entry: entry.title)
    forms = {entry.id: entry.title for entry in entries if entry.note_type}
    packs = [word for pack in options.packs for word in ("--packs", str(pack))]
    return edit(options.folder or paths.own_training_dir(), library.knowledge, forms, packs)


def _practise(options: argparse.Namespace, course: Course, library: Library) -> int:
    from assistant.app import NO_SCREEN, has_screen  # noqa: PLC0415 - Qt
    from assistant.app.training import practise  # noqa: PLC0415 - Qt

    if not has_screen():
        raise RefusalError(NO_SCREEN, 3)
    if not course.scenarios:
        raise RefusalError("Ingen af øvelserne kan bruges. Kør »sagstast training check«, og ret dem.", 1)
    profile, today = installed_hotkeys(), day_of(options)
    return practise(
        Practice(
            scenarios=course.scenarios,
            knowledge=library.knowledge,
            today=today,
            tour=read_tour(options.folder or paths.training_dir(), course.scenarios)[0],
            ways=ways(profile, library, today),
            leader=str(profile.leader),
        ),
        is_large=options.large,
    )


def _tell_learners(options: argparse.Namespace) -> int:
    library = open_packs(options)
    scenarios = _course(options.exercises, library.knowledge).scenarios
    try:
        found = read_learners(options.folder, scenarios, library.knowledge)
    except OSError:
        text = f"Mappen »{options.folder}« kan ikke læses. Skriv mappen med det, holdet har afleveret."
        raise RefusalError(text, 2) from None
    if wants_json(options):
        print_json(found.as_json())
    else:
        for learner, practised in found.rows:
            print(f"{learner.name:<24} {learner.day:%d.%m.%Y}  {practised.line}")
        for rule, times in found.mended:
            print(f"{times} × {rule}")
    say_findings(found.findings)
    return 1 if found.findings else 0


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
