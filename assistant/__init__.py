"""Sagstast: a chord, three answers, the right checked text where the caret stood."""

__version__ = "0.1.0"
