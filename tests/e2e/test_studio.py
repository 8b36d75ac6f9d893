"""A team lead writes a letter without seeing its file, breaks it in ten ways, mends it, and a colleague uses it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen

import pytest
from assistant.supply import keys
from pack_town import Town

from targets.chromium import Chromium
from targets.presser import Presser
from targets.program import Program
from targets.session import Session, stop
from targets.supplied import SuppliedProgram, supplied_by
from targets.waiting import assert_becomes, eventually, until_at_rest

pytestmark = pytest.mark.e2e

STUDIO = "^breve – Sagstast$"
OFFERED = "^Sagstast – skabelonpakker$"
TEAM = "team07-breve"
"""Letters need two who sign."""
PACK = f"{TEAM}/breve"
PASSPHRASE = "fire ord på en seddel"
LETTER = "letters/bekraeftelse-paa-moede.txt"
ALTGR = {"{": "7", "}": "0", "[": "8", "]": "9", "|": "´"}
"""Keys of a Danish keyboard that give them with AltGr."""
BEFORE = "Du får dette brev, fordi vi skal mødes "
AT_DOOR = "Ring, når du er ved døren."
USED = f"{BEFORE}mandag den 30. november 2026 kl. 10.30. Med bisidder: ja. Spørg os på 12 34 56 78.\n{AT_DOOR}"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = Town(tmp_path / "drev", datetime.now(UTC))
    town.found()
    return town


@pytest.fixture
def program(session: Session, presser: Presser, town: Town, tmp_path: Path) -> Iterator[SuppliedProgram]:
    """A colleague's, whose organisation fetches what the team publishes."""
    site = supplied_by(town, tmp_path, PACK)
    program = SuppliedProgram(session, presser, site, name="kollega")
    yield program
    program.close_windows()
    assert "Traceback" not in program.close()


@pytest.fixture
def folder(session: Session) -> Path:
    return session.folder / "breve"


@pytest.fixture
def studio(session: Session, program: Program, folder: Path) -> Iterator[Popen[bytes]]:
    """The team lead's studio, on a pack that is not there yet."""
    home = session.folder / "leder Ægård"
    env = program.env | {"SAGSTAST_HOME": str(home)}
    process = session.start(*program.command("studio", str(folder)), env=env, stderr=subprocess.PIPE)
    program.wait_for(STUDIO, 60)
    yield process
    stop(process)
    assert process.stderr
    said = process.stderr.read().decode()
    process.stderr.close()
    assert "Traceback" not in said
    log = home / "data" / "log" / "sagstast.log"
    assert not log.exists() or "unexpected" not in log.read_text("utf-8")


@pytest.fixture
def write(presser: Presser) -> Callable[..., None]:
    """Types texts; a key's name stands after ``@``, ``@Tab*3`` is it three times."""

    def type_all(*texts: str) -> None:
        for text in texts:
            if text.startswith("@"):
                key, _, times = text[1:].partition("*")
                for _ in range(int(times or 1)):
                    presser.tap(key)
            else:
                for letter in text:
                    presser.altgr(ALTGR[letter]) if letter in ALTGR else presser.type(letter)

    return type_all


def write_letter(write: Callable[..., None]) -> None:
    """docs/skabeloner-trin-for-trin.md: four questions and a condition."""
    write("Bekræftelse på møde", "@Tab", "B", "@Tab*2", "@Right", "@Tab*4", "egen praksis")
    must_be_answered = ("@Tab*2", "@space")
    write("@Alt+s", "@Alt+m", "Hvilken dag er mødet?", "@Tab", "Da", *must_be_answered)
    write("@Alt+m", "Hvad tid?", "@Tab", "Kl", *must_be_answered)
    write(
        "@Alt+m", "Hvordan mødes I?", "@Tab", "Væ", "@Tab", "på jobcentret", "@Return", "på telefon", *must_be_answered
    )
    write("@Alt+m", "Har du en bisidder med?", "@Tab", "Ja", *must_be_answered)
    write("@Alt+t", BEFORE, "{{", "dag", "@Down", "@Return", " kl. ", "{{", "tid", "@Return", ". ")
    write("Med bisidder: ", "{{", "bisid", "@Return", ". Spørg os på 12 34 56 78.", "@Return")
    write("@Ctrl+k", "Hvordan", "@Alt+b", AT_DOOR)


def publish(write: Callable[..., None], studio: Popen[bytes], key: Path) -> None:
    """docs/skabeloner-trin-for-trin.md: check, see what is new, sign with the key in a file, lay it in the inbox."""
    steps = ("@Alt+u",), ("@Alt+k",), ("@Alt+g",), ("@Alt+s",), ("@Alt+ø", str(key), "@Alt+a", PASSPHRASE, "@Alt+k")
    for keys_of_step in (*steps, ("@Alt+i",)):
        write(*keys_of_step)
        until_at_rest(studio)


def at_end(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys that write ``text`` below the letter, and those that take it away."""
    return ("@Alt+t", "@Ctrl+End", text, "@Escape"), (f"@BackSpace*{len(text)}",)


FAULTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "a name that is none": (
        "P11",
        ("@Alt+t", "@Ctrl+End", "{{ tidd }}", "@Escape"),
        ("@Ctrl+.", "@Ctrl+End", "@BackSpace*9"),
    ),
    "a filter that is none": ("P10", *at_end("{{ tid | stortt }}")),
    "a condition without an end": ("P10", *at_end("{% if tid %}")),
    "an answer that is none": ("P17", *at_end('{% if moedes == "hjemme" %}x{% endif %}')),
    "nothing to choose from": ("P04", ("@Alt+s", "@Alt+m", "Hvor?", "@Tab", "Væ"), ("@Ctrl+-",)),
    "no example": ("P09", ("@Alt+s", "@Alt+m", "Hvem?", "@Tab*2"), ("@Ctrl+-",)),
    "no question": ("P04", ("@Alt+s", "@Alt+m", "@Tab", "Da"), ("@Ctrl+-",)),
    "ends before it begins": ("P08", ("@Alt+o", "@Tab*6", "01.01.2020"), ("@BackSpace*10",)),
    "no source": ("P04", ("@Alt+o", "@Tab*7", "@Ctrl+a", "@BackSpace"), ("egen praksis",)),
    "no text": ("P10", ("@Alt+t", "@Ctrl+a", "@Delete"), ("@Ctrl+z",)),
}
"""Its code, the keys that make it, and those that mend it."""


def test_a_letter_from_nothing_to_a_colleague(
    studio: Popen[bytes],
    program: SuppliedProgram,
    town: Town,
    folder: Path,
    tmp_path: Path,
    write: Callable[..., None],
    presser: Presser,
    chromium: Chromium,
) -> None:
    def ask(*command: str) -> dict:
        told = subprocess.run(program.command(*command, "--json"), env=program.env, capture_output=True, check=False)
        return json.loads(told.stdout)

    def faults() -> list[str]:
        found = ask("pack", "check", str(folder))
        return [each["code"] for each in found["findings"] if each["severity"] == "error"]

    write_letter(write)
    presser.tap("Ctrl+s")
    file = folder / LETTER
    eventually(file.exists, what="the letter is saved")
    written = file.read_text("utf-8")
    assert f'{{% if moedes == "paa-jobcentret" %}}\n{AT_DOOR}\n{{% endif %}}\n' in written
    assert faults() == []

    for name, (code, breaking, mending) in FAULTS.items():
        write(*breaking, "@Ctrl+s")
        eventually(lambda: file.read_text("utf-8") != written, what=f"{name}: saved")
        assert code in faults(), name
        write(*mending, "@Ctrl+s")
        assert_becomes(lambda: file.read_text("utf-8"), written)

    said = tmp_path / "sætning.txt"
    said.write_text(PASSPHRASE, "utf-8")
    for name in ("lone", "ole"):
        keys.to_file(town.keys[name], tmp_path / f"{name}.key", PASSPHRASE)
    publish(write, studio, tmp_path / "lone.key")
    eventually(town.share.proposal(TEAM).exists, what="it lies in the inbox")
    assert [each.waits for each in town.publish()] == [1], "one signature is not enough for a letter"
    second = ("--key", str(tmp_path / "ole.key"), "--passphrase-file", str(said))
    ask("pack", "sign", "--as", TEAM, "--share", str(town.folder), *second)
    assert [each.packs for each in town.publish()] == [(f"{PACK}.zip",)]
    presser.tap("Alt+F4")
    program.wait_until_gone(STUDIO)

    chromium.open("Fasit – Sag 4711", focus="body")
    program.press_leader()
    write("skabelonpakker", "@Enter")
    program.wait_for(OFFERED)
    write("@Enter")
    eventually(lambda: program.in_use(LETTER), 30, "the pack is in use")
    write("@Esc")
    program.wait_until_gone(OFFERED)
    chromium.open("Fasit – Sag 4711", focus="body")
    program.choose("bekræftelse", "Bekræftelse på møde")
    write("30112026", "@Tab", "1030", "@Tab", "p", "@Tab", "j", "@Ctrl+Enter")
    assert_becomes(chromium.read_back, USED)
