"""Nothing about a citizen reaches the log, wherever in a record it is put."""

from __future__ import annotations

import json
import logging
import re
import stat
import sys
from collections.abc import Callable, Iterator
from logging import FileHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store import log, paths


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("log") / "sagstast.log"
    handler = log.to_file(path)
    yield path
    logging.getLogger("sagstast").removeHandler(handler)
    handler.close()


def written(file: Path, write: Callable[[], None]) -> str:
    """What ``write`` adds to the log."""
    before = file.stat().st_size if file.exists() else 0
    with pytest.MonkeyPatch.context() as patch:
        top = logging.getLogger("sagstast")  # pytest's own handler stops at lines that cannot be put together
        patch.setattr(top, "handlers", [h for h in top.handlers if isinstance(h, FileHandler)])
        write()
    with file.open("rb") as handle:
        handle.seek(before)
        return handle.read().decode("utf-8")


separators = st.sampled_from(["", "-", " ", " - ", "–", "‑", "\u00a0", "\u200b", "_", ".", "/", "\n", "\t", "\u2003"])
cpr_numbers = st.builds(
    lambda day, sep, serial: f"{day}{sep}{serial}",
    st.sampled_from(["320190", "300265", "999999", "671399", "32 01 90"]),
    separators,
    st.integers(0, 9999).map("{:04}".format),
)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "Cs"]), max_size=20)


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except type(error) as caught:
        return caught


PLACES: dict[str, Callable[[str], None]] = {
    "message": lambda text: log.start.warning(text.replace("%", "%%")),
    "argument": lambda text: log.start.warning("kunne ikke læse %s", text),
    "repr of an argument": lambda text: log.start.warning("kunne ikke læse %r", [text]),
    "json": lambda text: log.start.warning("kunne ikke læse %s", json.dumps({"svar": text})),
    "argument by name": lambda text: log.start.warning("%(svar)s", {"svar": text}),
    "argument that does not fit": lambda text: log.start.warning("%d stk.", text),
    "exception": lambda text: log.start.error("fejl", exc_info=raised(ValueError(text))),
    "cause": lambda text: log.start.error("fejl", exc_info=raised(KeyError("x"), ValueError(text))),
    "exception group": lambda text: log.start.error("x", exc_info=raised(ExceptionGroup(text, [ValueError(text)]))),
    "file name": lambda text: log.start.error("fejl", exc_info=raised(FileNotFoundError(2, "no", text))),
    "child logger": lambda text: log.start.getChild(text).warning("fejl"),
}


@pytest.mark.parametrize("place", PLACES)
@given(before=words, cpr=cpr_numbers, after=words)
def test_a_cpr_number_never_reaches_the_file(place: str, file: Path, before: str, cpr: str, after: str) -> None:
    text = written(file, lambda: PLACES[place](f"{before}{cpr}{after}"))
    assert text, "the record itself is logged"
    for shape in (cpr, repr(cpr)[1:-1], json.dumps(cpr)[1:-1]):
        assert shape not in text
    said = text.split("sagstast.start", 1)[1]  # what stands before is the time of day
    assert re.sub(r"\D", "", cpr) not in re.sub(r"\D", "", said)


@pytest.mark.parametrize(
    "secret",
    [
        "borger@eksempel.dk",
        "fornavn.efternavn+sag@post.kommune.dk",
        "12345678",
        "12 34 56 78",
        "12.34.56.78",
        "1234 5678",
    ],
)
@pytest.mark.parametrize("frame", ["%s", "ring til %s nu", "(%s)", "«%s»", "+45 %s"])
def test_addresses_and_phone_numbers_are_masked(file: Path, secret: str, frame: str) -> None:
    text = written(file, lambda: log.packs.info(frame, secret))
    assert secret not in text
    assert "[" in text


def test_what_helps_to_find_a_fault_is_kept(file: Path) -> None:
    def write() -> None:
        try:
            Path("/findes-ikke/hemmelig").read_bytes()
        except OSError:
            log.packs.exception("skabelon %s v%d sprunget over, linje %d", "partshoering-udeblivelse", 3, 17)

    text = written(file, write)
    assert "ERROR sagstast.packs skabelon partshoering-udeblivelse v3 sprunget over, linje 17" in text
    assert "builtins.FileNotFoundError [Errno 2]" in text
    assert "  test_log.py:" in text
    assert "hemmelig" not in text


def test_an_argument_that_cannot_be_written_does_not_stop_anything(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Odd:
        def __str__(self) -> str:
            raise RuntimeError("320190-0000")

    assert "sagstast.start" in written(file, lambda: log.start.info("%s", Odd()))
    assert capsys.readouterr() == ("", "")


def test_nothing_goes_to_the_terminal(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.settings.error("320190-0000")
    assert capsys.readouterr() == ("", "")


def test_a_full_log_turns_over_and_stays_private(home: Path) -> None:
    path = paths.log_file()
    handler = log.to_file(path)
    try:
        for _ in range(7):
            log.hotkeys.info("x" * 100_000)
    finally:
        logging.getLogger("sagstast").removeHandler(handler)
        handler.close()
    parts = sorted(path.parent.iterdir())
    assert [part.name for part in parts] == ["sagstast.log", "sagstast.log.1"]
    assert all(part.stat().st_size <= 500_000 for part in parts)
    if sys.platform != "win32":
        assert {stat.S_IMODE(part.stat().st_mode) for part in parts} == {0o600}
