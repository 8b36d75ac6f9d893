"""The command line of CONTRACT.md: a face like the window, each command a few lines onto casework."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.cli import commands
from assistant.cli.options import parse
from assistant.cli.output import RefusalError, say

DONE, REFUSED, WRONG, FAILED = 0, 1, 2, 3
"""Exit codes: done; an error stands; the command line or an input file was wrong; something else failed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Nobody ever sees a traceback."""
    _open_streams()
    options = parse(sys.argv[1:] if argv is None else argv)
    try:
        return _run(options)
    except RefusalError as refusal:
        say(str(refusal))
        return refusal.code
    except KeyboardInterrupt:
        return FAILED
    except Exception as error:
        if _has_reader_gone(error):  # what is still buffered must not make Python complain at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        logging.getLogger("sagstast.cli").debug("unexpected", exc_info=error)
        say(f"Det gik ikke: en uventet fejl ({type(error).__name__}). Kør »sagstast doctor«, og vis svaret til IT.")
        return FAILED


def _has_reader_gone(error: Exception) -> bool:
    """Windows calls a pipe that nobody reads an invalid argument; a bad file name too, but then it tells the name."""
    is_bad_pipe = isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and is_bad_pipe)


def _open_streams() -> None:
    """Write UTF-8; a Windows program without a console has nowhere to write, and then it goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as we live
        if hasattr(stream := getattr(sys, name), "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(options: argparse.Namespace) -> int:
    code = commands.run(options)
    sys.stdout.flush()  # a reader that has gone is noticed here, not at exit
    return code
