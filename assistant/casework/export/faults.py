"""Why an export cannot be judged. Each message is one Danish sentence, or two."""

from __future__ import annotations


class ExportError(Exception):
    """The export cannot be judged."""


class MissingError(ExportError):
    """What was named is not there: the file, or a column of it."""


class DamagedError(ExportError):
    """The file is there, and nobody can make sense of it."""
