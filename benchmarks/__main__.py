"""Measures everything and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from targets.session import Session

from benchmarks import (
    headings,
    insertion,
    one_heading,
    palette,
    plans,
    selection,
    startup,
    studio,
    studio_typing,
    supply,
    texts,
    windows,
)
from benchmarks.measuring import Series
from benchmarks.report import page, table, verdict

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
Section = tuple[str, str]
REST = 3
"""Minutes of looking at programs that rest."""
EXPORTS = 2
"""Rounds of an export, which takes long and differs little."""
CHECKS = 2
"""Rounds of the check of whole packs, which take minutes."""


def main() -> None:
    """Run the sections asked for, all unless named, and print or write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; all unless named")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--out", type=Path, help="the page to write; printed unless given")
    options = parser.parse_args()
    sections: list[Section] = []
    for name in options.sections or SECTIONS:
        print(f"… {name}", flush=True)
        with Session() as session:
            sections += SECTIONS[name](session, options.rounds)
    text = page(sections, options.out.read_text("utf-8") if options.out and options.out.exists() else "")
    if options.out:
        options.out.write_text(text, "utf-8")
    print(text)


def _insertion(session: Session, rounds: int) -> list[Section]:
    texts, forms = insertion.measure(session, rounds)
    pairs = list(zip(texts[::2], texts[1::2], strict=True))
    told = [
        verdict(f"{ours.name.partition(':')[0]}, ours over AutoKey's", ours.median / theirs.median, 0.6)
        for ours, theirs in pairs
    ]
    form = [verdict(f"in front of {series.name}", series.median, 30, " ms") for series in forms]
    return [
        ("Chord → text", f"{table(texts)}\n\n" + "\n".join(told)),
        ("Chord → form with the focus", f"{table(forms)}\n\n" + "\n".join(form)),
    ]


def _startup(session: Session, rounds: int) -> list[Section]:
    icons, memory = startup.measure_icons(session, rounds)
    rest = startup.measure_rest(session, minutes=REST)
    return [
        ("Start → icon in the tray", f"{table(icons)}\n\n{_over(icons, 1.5)}"),
        ("Memory at rest", f"{table(memory)}\n\n{_over(memory, 1.3)}"),
        ("Wake-ups at rest", f"{table(rest)}\n\n{verdict('a minute', rest[1].median, 1)}"),
    ]


def _over(series: list[Series], limit: float) -> str:
    bare, ours = series
    return verdict("ours over the bare icon's", ours.median / bare.median, limit)


def _packs(session: Session, rounds: int) -> list[Section]:
    first, starts = startup.measure_packs(session, rounds)
    first_keys, keys = palette.measure(os.environ | session.env, session.folder / "large")
    slower = (starts[1].median - starts[0].median) / 1000
    return [
        (
            "10,000 templates: start → chords work",
            f"{table(starts)}\n\nThe first start with them took {first / 1000:.1f} s.\n\n"
            + verdict("every later start is longer by", slower, 0.2, " s"),
        ),
        (
            "10,000 templates: a keystroke in the palette",
            f"{table([first_keys, keys])}\n\n"
            + verdict("median", keys.median, 16, " ms")
            + "\n"
            + verdict("worst", max(keys.values), 16, " ms"),
        ),
    ]


def _headings(session: Session, rounds: int) -> list[Section]:
    times, memory = headings.measure_exports(session.folder / "exports", min(rounds, EXPORTS))
    few, many, most = memory
    return [
        (
            "A whole export: a heading",
            f"{table(times)}\n\n" + verdict("100,000 rows, a heading", times[1].median, 200, " µs"),
        ),
        (
            "A whole export: memory",
            f"{table(memory)}\n\n"
            + verdict("100,000 rows over 1,000", many.median / few.median, 1.2)
            + "\n"
            + verdict("1,000,000 rows over 1,000", most.median / few.median, 1.2),
        ),
    ]


def _selection(session: Session, rounds: int) -> list[Section]:
    opened, put_back = selection.measure(session, rounds)
    return [
        ("A selected heading: chord → check window with the focus", table(opened)),
        ("A selected heading: Ctrl+Enter let go of → the mended heading in its place", table(put_back)),
    ]


def _texts(_session: Session, rounds: int) -> list[Section]:
    letter, note = texts.measure(rounds)
    checked, whole = one_heading.measure()
    return [
        (
            "One heading",
            f"{table([checked, whole])}\n\n"
            + verdict("median", checked.median, 1, " ms")
            + "\n"
            + verdict("worst", max(checked.values), 1, " ms"),
        ),
        (
            "A whole text",
            f"{table([letter, note])}\n\n"
            + verdict("the letter", letter.median, 20, " ms")
            + "\n"
            + verdict("the note", note.median, 5, " ms"),
        ),
    ]


def _plans(session: Session, rounds: int) -> list[Section]:
    folder = session.folder / "plans"
    folder.mkdir()
    first, later = plans.measure_opening(folder, rounds)
    (filled,), (ours, theirs) = plans.measure_filling(folder, rounds)
    return [
        (
            "A preparatory plan of 300 pages: open and check",
            f"{table([first, later])}\n\n"
            + verdict("the first", first.median / 1000, 1, " s")
            + "\n"
            + verdict("later", later.median / 1000, 1, " s"),
        ),
        (
            "A preparatory plan: 16 sections of 2,000 characters",
            f"{table([filled, ours, theirs])}\n\n"
            + verdict("opened, filled, written", filled.median / 1000, 0.5, " s")
            + "\n"
            + verdict("ours over docxtpl's", ours.median / theirs.median, 1.2),
        ),
    ]


def _supply(session: Session, rounds: int) -> list[Section]:
    folder = session.folder
    checks, asked = supply.measure_checks(folder / "checks", rounds)
    in_use, all_checked = supply.measure_first(folder / "first")
    first, again, took = supply.measure_machines(folder / "machines")
    return [
        (
            "Packs: is there anything new?",
            f"{table([checks])}\n\n"
            + verdict("processor time after import", checks.median, 50, " ms")
            + "\n"
            + verdict(f"{asked.requests} requests", asked.sent / 1000, 5, " kB"),
        ),
        (
            "Packs: fetched for the first time",
            f"{table([in_use, all_checked])}\n\n" + verdict("fetched, verified, in use", in_use.median, 5, " s"),
        ),
        (
            f"Packs: {supply.MACHINES:,} machines and one nginx",
            f"- The standard pack and a team's, the first time: {first}.\n"
            f"- When there is nothing new, every four to five hours: {again}.\n"
            f"- Both rounds, one machine after the other, took {took:.0f} s, the machines' own verifying included.",
        ),
    ]


def _studio(session: Session, rounds: int) -> list[Section]:
    listed = studio.measure_list(session.folder / "list", rounds)
    clock, processors = studio.measure_checks(session.folder / "checks", min(rounds, CHECKS))
    before, now, first, whole, again = clock[:5]
    return [
        (
            "The studio: a pack's list",
            f"{table([listed])}\n\n" + verdict(listed.name, listed.median / 1000, 1, " s"),
        ),
        (
            "The studio: all templates checked",
            f"{studio.ABOUT}\n\n{table(clock)}\n\n{table(processors)}\n\n"
            + verdict(f"{whole.name} at once", whole.median, 10, " s")
            + "\n"
            + verdict("the same, nothing changed", again.median, 10, " s")
            + f"\n- The first file is told after {first.median:.1f} s; `pack check` over what it was: "
            + f"{now.median / before.median:.2f}.",
        ),
    ]


def _typing(session: Session, _rounds: int) -> list[Section]:
    ours, bare = studio_typing.measure(os.environ | session.env, session.folder / "typed")
    return [
        (
            "The studio: a key → the preview",
            f"{studio_typing.ABOUT}\n\n{table([ours, bare])}\n\n"
            + verdict("median", ours.median, 50, " ms")
            + "\n"
            + verdict("95 of 100 keys", ours.slow, 50, " ms")
            + f"\n- Over the bare editor's median: {ours.median / bare.median:.2f}.",
        ),
    ]


def _windows(session: Session, rounds: int) -> list[Section]:
    found = windows.measure(session, rounds)
    told = []
    for ours, pastes, _ in zip(found.texts[::3], found.texts[1::3], found.texts[2::3], strict=True):
        how = ours.name.partition(":")[0]
        told.append(verdict(f"{how}, ours over AutoHotkey's pasting", ours.median / pastes.median, 1.5))
    exact = "\n".join(f"| {name} | {'exact' if is_so else 'not as written'} |" for name, is_so in found.exact.items())
    return [
        (
            "Windows, as Wine is: chord → text in notepad",
            f"{windows.ABOUT}\n\n{table(found.texts)}\n\n" + "\n".join(told),
        ),
        ("Windows, as Wine is: our own windows on top", table(found.windows)),
        ("Windows, as Wine is: memory", table(found.memory)),
        ("Windows, as Wine is: æøå, é, –, “”, €, 😀", f"|  | 600 characters |\n| --- | --- |\n{exact}"),
    ]


SECTIONS: dict[str, Callable[[Session, int], list[Section]]] = {
    "insertion": _insertion,
    "startup": _startup,
    "packs": _packs,
    "headings": _headings,
    "texts": _texts,
    "selection": _selection,
    "plans": _plans,
    "supply": _supply,
    "studio": _studio,
    "typing": _typing,
    "windows": _windows,
}


if __name__ == "__main__":
    main()
