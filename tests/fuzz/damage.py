"""Damages plan files at random: read, fill and judge them; a refusal or a whole plan may come of it, and nothing else.

``python tests/fuzz/damage.py 2000``; a second number is the seed. By hand only: what is found is kept as a test.
"""

# ruff: noqa: T201 - it tells whoever runs it
from __future__ import annotations

import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from corpus.accepted import ACCEPTED  # noqa: E402 - found by the line above
from corpus.packing import Parts  # noqa: E402

from assistant.casework.library import open_library  # noqa: E402
from assistant.casework.plan.judging import judge  # noqa: E402
from assistant.casework.plan.opening import open_plan  # noqa: E402
from assistant.render.plan.fill import fill_plan  # noqa: E402
from assistant.render.plan.read import PlanFileError, read_plan  # noqa: E402

LIBRARY = open_library([ROOT / "templates" / "standard"])
TODAY = date(2026, 11, 22)
ANSWER = "Først & <dernæst>.\n\n“Til sidst”."
OTHERWISE = "filled, and reads otherwise"
"""Of XML that Word would not open either, a paragraph within a word, nobody can promise more."""
_PATIENCE = 5.0
"""Seconds for one file; the machine may be busy."""


def flip(docx: bytes, chance: random.Random) -> bytes:
    """A few bytes of the file are others."""
    damaged = bytearray(docx)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(docx: bytes, chance: random.Random) -> bytes:
    """A piece is gone, doubled, or nothing but zeros."""
    start = chance.randrange(len(docx))
    end = min(len(docx), start + chance.choice((1, 16, 500, 9000)))
    middle = chance.choice((b"", docx[start:end] * 2, bytes(end - start)))
    return docx[:start] + middle + docx[end:]


def flip_inside(docx: bytes, chance: random.Random) -> bytes:
    """Bytes of a part are others, and its checksum fits."""
    parts = Parts.of(docx)
    name = chance.choice(list(parts))
    parts[name] = flip(parts[name], chance) if parts[name] else b"x"
    return parts.packed()


def rearrange(docx: bytes, chance: random.Random) -> bytes:
    """Elements of a part are taken out, doubled or put elsewhere: XML still, but none that Word would write."""
    parts = Parts.of(docx)
    name = chance.choice(["word/document.xml"] * 6 + [each for each in parts if each.endswith((".xml", ".rels"))])
    if not parts[name]:
        return docx
    root = etree.fromstring(parts[name])
    for _ in range(chance.choice((1, 3, 20))):
        elements = list(root.iter())[1:]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        if one in other.iterancestors() or one is other:
            one.getparent().remove(one)
        elif chance.random() < 0.3:
            other.append(one)
        elif chance.random() < 0.5 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(("", "-1", "P02", "9" * 30, "æ\u00a0", "true")))
        else:
            other.addnext(etree.fromstring(etree.tostring(one)))
    parts[name] = etree.tostring(root)
    return parts.packed()


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flip, cut, flip_inside, rearrange)


def outcome(file: Path) -> str:
    """How it ended: ``filled`` is that every section could be, and says so afterwards."""
    opened = open_plan(LIBRARY, file, TODAY)
    judge(opened, opened.answers, TODAY, TODAY, LIBRARY.knowledge)
    try:
        read = read_plan(file)
    except PlanFileError:
        assert opened.file is None, "opened what cannot be read"
        return "refused"
    places = [each.place for each in read.sections if isinstance(each.answer, str)]
    try:
        file.write_bytes(fill_plan(file, dict.fromkeys(places, ANSWER)))
    except PlanFileError:  # a part that only a filling looks at
        return "refused by filling"
    again = {each.place: each.text for each in read_plan(file).sections}
    return "filled" if all(again[place] == ANSWER for place in places) else OTHERWISE


def main() -> None:
    """Run the rounds, tell of each traceback with the file that brought it, and count the ends."""
    rounds, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 6
    chance, folder = random.Random(seed), Path(tempfile.mkdtemp(prefix="damage-"))
    sound = {name: make() for name, make in ACCEPTED.items()}
    ends: Counter[str] = Counter()
    slowest = 0.0
    for number in range(rounds):
        name, damage = chance.choice(list(sound)), chance.choice(DAMAGES)
        file = folder / f"{number}.docx"
        file.write_bytes(damage(sound[name], chance))
        kept, started = file.read_bytes(), time.perf_counter()
        try:
            end = outcome(file)
            assert end != OTHERWISE or damage is rearrange, end
        except Exception:  # whatever it is, it is what we look for
            end = "FOUND"
            file.write_bytes(kept)
            print(f"{file}: {name}, {damage.__name__}\n{traceback.format_exc(limit=-4)}")
        else:
            file.unlink()
        took = time.perf_counter() - started
        slowest = max(slowest, took)
        if took > _PATIENCE:
            print(f"{number}: {name}, {damage.__name__} took {took:.1f} s")
        ends[f"{damage.__name__}: {end}"] += 1
    print("\n".join(f"{count:6} {end}" for end, count in sorted(ends.items())), f"slowest {slowest:.2f} s", sep="\n")


if __name__ == "__main__":
    main()
