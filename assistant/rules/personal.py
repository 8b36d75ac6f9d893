"""What looks like personal data, by its shape alone."""

from __future__ import annotations

import re

CPR = re.compile(r"(?<!\d)\d{6}[-\s–]?\d{4}(?!\d)")
"""Six and four digits. No date or modulus test: those would let typos and replacement numbers through (H06)."""
