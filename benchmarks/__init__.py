"""How fast it is, against its peers, in the same run: ``python -m benchmarks``, a quarter of an hour."""

import sys
from pathlib import Path

# The screen and the target programs are those of the end-to-end tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "e2e"))
