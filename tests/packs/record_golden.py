"""Write the golden texts anew from the templates' own examples: ``python tests/packs/record_golden.py``."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from standard import GOLDEN, answer_sets, drafted, templates  # noqa: E402 - found only with the paths above

from assistant.casework.pack.golden import paper  # noqa: E402 - as above


def main() -> None:
    GOLDEN.mkdir(exist_ok=True)
    texts = {
        name: paper(drafted(template_id, **given))
        for template_id in templates()
        for name, given in answer_sets(template_id).items()
    }
    for file in GOLDEN.glob("*.txt"):
        if file.stem not in texts:
            file.unlink()
    for name, text in texts.items():
        (GOLDEN / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
