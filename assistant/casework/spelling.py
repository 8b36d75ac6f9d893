"""Danish spelling, offline: which dictionary, the words a person has added, and the helper that looks words up.

Looking up suggestions holds Python's interpreter for half a second, in whatever thread: so Hunspell runs in a process
of its own, ``sagstast spelling DICTIONARY``, which answers each line of JSON with one.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from assistant.store import paths, program
from assistant.store.atomic import write_text

if TYPE_CHECKING:
    from assistant.casework.diagnosis import Check

_NAME = "da_DK"
_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_SYSTEM = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell")
_OWN_WORDS = "ordliste.txt"
_MOST_SUGGESTIONS = 6
_LONGEST_SHORTENED = 4
_REMEDY = (
    "Bed IT om ordbogen, eller læg selv da_DK.aff og da_DK.dic i {}."
    if sys.platform == "win32"
    else "Installér pakken hunspell-da, eller læg da_DK.aff og da_DK.dic i {}."
)


def dictionary() -> Path | None:
    """The folder with the Danish dictionary: the person's own, the program's, the system's; None when there is none."""
    folders = (paths.local_dir() / "dictionary", paths.data_dir() / "resources" / "dictionary", *map(Path, _SYSTEM))
    for folder in folders:
        if all((folder / f"{_NAME}.{part}").is_file() for part in ("aff", "dic")):
            return folder
    return None


def helper() -> list[str]:
    """The command that looks words up; empty when there is no dictionary, or nothing that reads it."""
    folder = dictionary()
    return program.command("spelling", str(folder)) if folder and find_spec("hunspell") else []


def check() -> Check:
    """For the diagnosis: whether words are looked up, and what to do when not."""
    from assistant.casework.diagnosis import Check  # noqa: PLC0415 - not in the helper

    folder = dictionary()
    if folder is None:
        remedy = _REMEDY.format(paths.local_dir() / "dictionary")
        return Check("Stavekontrol", ok=False, detail="der er ingen dansk ordbog; alt andet virker", remedy=remedy)
    if not find_spec("hunspell"):
        detail = "biblioteket chunspell mangler; alt andet virker"
        return Check("Stavekontrol", ok=False, detail=detail, remedy="Installér Sagstast igen med scripts/start.")
    return Check("Stavekontrol", ok=True, detail=f"dansk ordbog i {folder}")


def own_words() -> set[str]:
    """The words that the person has added."""
    return _words_of(paths.local_dir() / _OWN_WORDS)


def words_of_the_trade() -> set[str]:
    """Names of systems that no dictionary has."""
    return _words_of(paths.data_dir() / "resources" / "fagord.txt")


def _words_of(file: Path) -> set[str]:
    try:
        return set(file.read_text("utf-8").split())
    except (OSError, UnicodeDecodeError):
        return set()


def keep_own_words(words: Iterable[str]) -> None:
    """Keep ``words`` for the next time, for their owner alone.

    Raises:
        OSError: they cannot be written.
    """
    write_text(paths.local_dir() / _OWN_WORDS, "".join(f"{word}\n" for word in sorted(words)))


def serve(folder: str, questions: TextIO, answers: TextIO) -> None:
    """Answer until there is nothing more to read.

    ``{"check": [words]}`` is answered by ``{"wrong": [words], "right": [words]}``, ``{"suggest": word}`` by
    ``{"word": word, "suggestions": [words]}``.
    """
    from hunspell import Hunspell  # noqa: PLC0415 - only in the helper

    speller = Hunspell(_NAME, hunspell_data_dir=folder)
    for line in questions:
        question = json.loads(line)
        if "suggest" in question:
            word = question["suggest"]
            answer = {"word": word, "suggestions": list(speller.suggest(word))[:_MOST_SUGGESTIONS]}
        else:
            wrong = [word for word in question["check"] if not speller.spell(word)]
            answer = {"wrong": wrong, "right": [word for word in question["check"] if word not in set(wrong)]}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def words_to_check(text: str) -> Iterator[tuple[str, int]]:
    """The words of ``text`` that a dictionary can judge, and where they begin.

    None with figures, none in capitals, and none that are short with a full stop: "kl.", "vedr.".
    """
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) <= _LONGEST_SHORTENED and text.startswith(".", match.end()):
            continue
        is_word = len(word) > 1 and not any(character.isdigit() for character in word) and "_" not in word
        if is_word and not word[:2].isupper():
            yield word, match.start()
