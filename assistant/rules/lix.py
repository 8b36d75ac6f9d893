"""LIX: how hard a text is to read. Words per sentence, and a hundred times the share of long words.

Source: C. H. Björnsson 1968; DOMAIN.md E0 (common practice, no norm of law).
"""

from __future__ import annotations

from assistant.rules.reading import Reading, Sentence


def lix(reading: Reading, long_word: int = 6) -> float | None:
    """The number with one decimal; None for a text without a word. Of nothing but headings, those are counted."""
    sentences = counted(reading)
    words = sum(len(sentence.words) for sentence in sentences)
    if not words:
        return None
    long_ones = sum(word.has_more_letters(long_word) for sentence in sentences for word in sentence.words)
    return round(words / len(sentences) + 100 * long_ones / words, 1)


def counted(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences that a count goes over."""
    return tuple(sentence for sentence in reading.sentences if sentence.counts) or reading.sentences
