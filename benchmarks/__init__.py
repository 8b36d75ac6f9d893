"""How fast it is, against its peers, in the same run: ``python -m benchmarks``, a quarter of an hour."""

import sys
from pathlib import Path

# The screens and the target programs are those of the end-to-end tests, the odd files those of the corpus.
_TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(_TESTS / "e2e"))
sys.path.insert(0, str(_TESTS / "wine"))
sys.path.insert(0, str(_TESTS))
