"""The tables of docs/benchmarks.md, and the machine they were made on."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.measuring import Series
from benchmarks.programs import version_of

_HEAD = """\
# How fast it is

Made by `python -m benchmarks`, both programs of a comparison in the same run: they take turns, round by round, in the
same windows, and one stands still (SIGSTOP) while the other is measured: nobody runs both, and each slows the other's
keys. Before each round another program has copied a word, which both must give back. A chord is pressed with real keys
and held for 80 ms; the clock runs from the first key down until the field holds all 5,000 characters, compared to the
last one. A round in which it never did counts as failed. Least, median and worst are of the rounds that did.

## The machine

{machine}
"""
_COLUMNS = ("", "rounds", "least", "median", "worst")


def table(series: Iterable[Series]) -> str:
    """A Markdown table, one series a row."""
    rows = [_COLUMNS, ("---", "--:", "--:", "--:", "--:"), *(of_one.row() for of_one in series)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def verdict(what: str, found: float, limit: float, unit: str = "") -> str:
    """One line that says whether a promise is kept."""
    kept = "kept" if found <= limit else "**not kept**"
    return f"- {what}: {found:.2f}{unit}, promised at most {limit:g}{unit}: {kept}."


def machine() -> str:
    """What it ran on."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text("utf-8"))
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    system = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text("utf-8"))
    facts = {
        "Day": date.today().isoformat(),
        "Processor": f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores",
        "Memory": f"{memory:.0f} GB",
        "System": f"{system[1] if system else platform.system()}, Xvfb, openbox, trayer, Danish keyboard",
        "Python, PySide6": f"{platform.python_version()}, {version('PySide6-Essentials')}",
        "AutoKey": version_of("autokey-qt"),
        "Wine, AutoHotkey": f"{version_of('wine')}, 1.1",
        "LibreOffice, Chromium": f"{version_of('libreoffice-writer')}, {version_of('chromium')}",
    }
    return "\n".join(f"- {name}: {value}" for name, value in facts.items())


def page(sections: Sequence[tuple[str, str]], before: str = "") -> str:
    """The whole page; a section of ``before`` that was not measured anew stands as it was, in its place."""
    made = {title: f"\n## {title}\n\n{text}\n" for title, text in sections}
    kept = {part.partition("\n")[0]: f"\n## {part.rstrip()}\n" for part in before.split("\n## ")[2:]}
    return _HEAD.format(machine=machine()) + "".join((kept | made).values())
