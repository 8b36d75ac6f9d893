"""Drafts are kept by a process of its own, ``sagstast drafts``, which answers each line of JSON with one.

Not by a thread: a credential store may never answer, and then only a process can be ended; and what is needed to seal
a draft would hold the interpreter while she types, and 20 MB of the waiting program for good. It finishes what it has
been told also when the program is killed meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from assistant.store import paths, program

if TYPE_CHECKING:
    from assistant.casework.diagnosis import Check
    from assistant.store.vault import Vault

PATIENCE = 15.0
"""Seconds until a store that has not answered counts as none."""
_NAME = "Kladder"
NO_ANSWER = "det sikre sted til nøglen svarer ikke"
NO_DISK = "mappen til kladder svarer ikke"
FALLS = "hjælpeprogrammet til kladder går ned"
NO_START = "hjælpeprogrammet til kladder kan ikke startes"
"""Why there are no drafts on disk, where the helper does not say it itself."""
_REMEDIES = {
    NO_ANSWER: "Log på igen. Hjælper det ikke, så vis IT denne linje.",
    FALLS: "Vis IT denne linje.",
    NO_START: "Bed IT om at installere Sagstast igen.",
}
_TOO_LONG = "den er for lang"
_NOT_WRITTEN = "disken er fuld, eller mappen kan ikke skrives"


def helper() -> list[str]:
    """The command that keeps drafts."""
    return program.command("drafts")


def serve(questions: TextIO, answers: TextIO) -> None:
    """Tell first whether there is a key, ``{"store": where}`` or ``{"why": …, "remedy": …}``; then do as one is told.

    ``{"keep": draft}`` is answered by ``{"kept": name}`` or ``{"not_kept": name, "why": …}``, ``{"forget": name}`` by
    ``{"forgotten": name}`` or ``{"not_forgotten": name}``, ``{"take_over": [old, new]}`` by ``{"taken_over": new}`` or
    ``{"not_taken_over": old}``, ``{"find": true}`` by ``{"found": [drafts], "lost": number, "unread": [names]}``.
    """
    import signal  # noqa: PLC0415 - only in the helper

    from assistant.store.vault import NoVaultError, open_vault  # noqa: PLC0415 - only in the helper

    def say(answer: dict[str, object]) -> None:
        with suppress(OSError):  # the program was killed: what it has told before is done all the same
            answers.write(json.dumps(answer) + "\n")
            answers.flush()

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal ends the program, which then ends this

    try:
        vault = open_vault(paths.drafts_dir())
    except NoVaultError as error:
        say({"why": error.why, "remedy": error.remedy})
        return
    say({"store": vault.name})
    for line in questions:
        say(_answer(json.loads(line), vault))


def state(command: Iterable[str] = ()) -> dict[str, str]:
    """What the helper says first; not for Qt's thread."""
    import subprocess  # noqa: PLC0415 - not in the waiting program

    try:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*(command or helper())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return _no_words(NO_START)
    with process:
        try:
            found: dict[str, str] = json.loads(process.communicate(timeout=PATIENCE)[0])
        except subprocess.TimeoutExpired:
            with suppress(OSError):  # it has ended just now
                process.kill()
            return _no_words(NO_ANSWER)
        except (ValueError, OSError):
            return _no_words(FALLS)
    return found


def check(days: int) -> Check:
    """For the diagnosis: whether drafts survive, and what to do when not. Not for Qt's thread."""
    from assistant.casework.diagnosis import Check  # noqa: PLC0415 - not in the helper

    if days == 0:
        return Check(_NAME, ok=True, detail="gemmes kun i hukommelsen, som det er valgt")
    found = state()
    if store := found.get("store"):
        return Check(_NAME, ok=True, detail=f"krypteres og gemmes i {days} dage; nøglen ligger i {store}")
    return Check(_NAME, ok=False, detail=f"gemmes kun i hukommelsen: {found['why']}", remedy=found["remedy"])


def _no_words(why: str) -> dict[str, str]:
    """What stands for the helper's first words where it has none."""
    return {"why": why, "remedy": _REMEDIES[why]}


def _answer(question: dict[str, Any], vault: Vault) -> dict[str, object]:
    from assistant.model.kept import Kept  # noqa: PLC0415 - only in the helper
    from assistant.store import drafts  # noqa: PLC0415 - only in the helper

    folder = paths.drafts_dir()
    match question:
        case {"keep": draft}:
            return _keep(draft["name"], lambda: drafts.write(folder, Kept.of_json(draft), vault))
        case {"find": _}:
            found = drafts.read(folder, vault)
            read = [draft.as_json() for draft in found.drafts]
            return {"found": read, "lost": found.lost, "unread": sorted(found.unread)}
        case {"forget": name}:
            return {"forgotten" if _is_done(lambda: drafts.forget(folder, name)) else "not_forgotten": name}
        case {"take_over": [old, new]}:
            is_taken = _is_done(lambda: drafts.take_over(folder, old, new))
            return {"taken_over": new} if is_taken else {"not_taken_over": old}
    return {}


def _keep(name: str, write: Callable[[], None]) -> dict[str, object]:
    from assistant.store.drafts import TooLongError  # noqa: PLC0415 - only in the helper

    try:
        write()
    except TooLongError:
        return {"not_kept": name, "why": _TOO_LONG}
    except OSError:
        return {"not_kept": name, "why": _NOT_WRITTEN}
    return {"kept": name}


def _is_done(act: Callable[[], None]) -> bool:
    try:
        act()
    except OSError:
        return False
    return True
