"""Two sessions of one person write the same files, one after the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.store import lock
from assistant.store.lock import locked

HOLD = """
import sys
from pathlib import Path
from assistant.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other(home: Path):
    """Another session, which has the lock until it is told to let go."""
    command = [sys.executable, "-c", HOLD, str(home / "receipts.jsonl")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as session:
        assert session.stdout is not None
        assert session.stdout.readline() == "held\n"
        yield session
        session.kill()


def test_what_another_session_has_is_waited_for(home: Path, other: subprocess.Popen[str]) -> None:
    with (home / "receipts.jsonl.lock").open("r+b") as file:
        assert not lock._try(file.fileno())
    assert other.stdin is not None
    other.stdin.write("\n")
    other.stdin.flush()
    with locked(home / "receipts.jsonl"):
        assert [path.name for path in home.iterdir()] == ["receipts.jsonl.lock"]


def test_a_session_that_never_lets_go_is_an_error_in_the_end(
    home: Path, other: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with pytest.raises(OSError), locked(home / "receipts.jsonl"):
        pass


def test_a_session_that_has_crashed_has_let_go(home: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with locked(home / "receipts.jsonl"):
        pass
