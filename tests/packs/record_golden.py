"""Write the golden texts anew from the templates' own examples: ``python tests/packs/record_golden.py``."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from standard import drafted, paper, templates  # noqa: E402 - found only with the paths above

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for file in GOLDEN.glob("*.txt"):
        if file.stem not in templates():
            file.unlink()
    for template_id in templates():
        (GOLDEN / f"{template_id}.txt").write_text(paper(drafted(template_id)), encoding="utf-8")


if __name__ == "__main__":
    main()
