"""What is typed survives: written while one types, by a helper that may be slow, refuse, fall or never answer."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.model.kept import Kept
from assistant.store import drafts, paths
from assistant.store.vault import Vault, new_key
from assistant.ui import draft_keeping
from assistant.ui.draft_keeping import DraftKeeping, new_name

KEY = new_key()
ROOT = Path(__file__).parents[2]
REAL = f"""
import sys, time
sys.path.insert(0, {str(ROOT)!r})
from assistant.casework import drafts
from assistant.store import vault
made = vault.Vault({KEY!r}, "skuffen")
vault.open_vault = lambda beside: made
BEFORE
drafts.serve(sys.stdin, sys.stdout)
"""
FULL = """
from assistant.store import drafts as files
def full(*_): raise OSError(28, "full")
files.write = full
"""
UNDELETABLE = """
from assistant.store import drafts as files
def in_use(*_): raise PermissionError(13, "in use")
files.forget = in_use
files._is_deleted = lambda file: False
"""
LOCKED = """
def refuse(beside): raise vault.NoVaultError("nøgleringen er låst", "Lås den op.")
vault.open_vault = refuse
"""
UNLOCKED_LATER = f"""
from pathlib import Path
if not Path({{mark!r}}).exists():
    Path({{mark!r}}).touch()
{"".join("    " + line for line in LOCKED.strip().splitlines(keepends=True))}
"""
FALLS_ONCE = """
from pathlib import Path
if not Path({mark!r}).exists():
    Path({mark!r}).touch()
    sys.stdin.readline()
    sys.exit(3)
"""
FALLS_AT_READING = """
from assistant.store import drafts as files
def fall(*_): sys.exit(3)
files.read = fall
"""
HANGS = """
from assistant.store import drafts as files
files.write = lambda *_: time.sleep(600)
"""
SLOW = """
from assistant.store import drafts as files
write = files.write
def slowly(*args):
    time.sleep(0.3)
    with open({mark!r}, "a") as count: count.write("x")
    write(*args)
files.write = slowly
"""
ANSWERS = {"hvad": "jobsamtale", "haendt": "Borgeren var ikke mødt."}


def real(before: str = "") -> list[str]:
    return [sys.executable, "-c", REAL.replace("BEFORE", before)]


@pytest.fixture
def made(qapp) -> Iterator[Callable[..., DraftKeeping]]:
    keepings: list[DraftKeeping] = []

    def make(command: list[str] | None = None, days: int = 14) -> DraftKeeping:
        keepings.append(DraftKeeping(lambda: days, lambda: command or real()))
        return keepings[-1]

    yield make
    for keeping in keepings:
        keeping.close()


def on_disk() -> tuple[Kept, ...]:
    return drafts.read(paths.drafts_dir(), Vault(KEY, "")).drafts


def is_on_disk(answers: dict[str, str]) -> Callable[[], bool]:
    return lambda: any(draft.answers == answers for draft in on_disk())


def found(qtbot, keeping: DraftKeeping) -> list[Kept]:
    got: list[list[Kept]] = []
    keeping.find(lambda drafts: got.append(list(drafts)))
    qtbot.waitUntil(lambda: bool(got), timeout=10_000)
    return got[0]


def look(keeping: DraftKeeping, days: int = 14) -> None:
    """As the program does at its start, and on a new day."""
    keeping.seen(drafts.look(paths.drafts_dir(), days, datetime.now(UTC)).names)


def unkept(why: str) -> str:
    return f"Kladden er ikke gemt på disken: {why}. Den er væk, hvis programmet lukkes."


def typed(keeping: DraftKeeping, answers: dict[str, str] = ANSWERS, name: str = "") -> str:
    name = name or new_name()
    keeping.keep(name, "template", "samtale", "en-ordlyd", answers, case_mark="mærke", salt="f00d")
    return name


def test_what_is_typed_is_on_disk_while_the_window_is_still_open(made, qtbot):
    name = typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    (draft,) = on_disk()
    assert (draft.name, draft.kind, draft.id, draft.version) == (name, "template", "samtale", "en-ordlyd")
    assert (draft.case_mark, draft.salt) == ("mærke", "f00d")
    assert draft.begun <= draft.touched <= datetime.now(UTC)


def test_the_newest_state_wins_however_slow_the_disk_is(made, qtbot, tmp_path):
    mark = tmp_path / "count"
    keeping = made(real(SLOW.format(mark=str(mark))))
    name = new_name()
    for number in range(40):
        typed(keeping, {"hvad": f"ord {number}"}, name)
        qtbot.wait(20)
    qtbot.waitUntil(is_on_disk({"hvad": "ord 39"}), timeout=10_000)
    assert len(on_disk()) == 1
    assert len(mark.read_text()) < 10  # not a write for each word, and none after the newest


def test_the_same_state_is_not_written_again(made, qtbot, tmp_path):
    mark = tmp_path / "count"
    keeping = made(real(SLOW.format(mark=str(mark))))
    name = typed(keeping)
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    for _ in range(5):
        typed(keeping, dict(ANSWERS), name)
    keeping.close()
    assert len(mark.read_text()) == 1


def test_a_closed_window_is_offered_again_and_its_words_leave_memory(made, qtbot):
    keeping = made()
    name = typed(keeping)
    assert keeping.count == 0  # its window is open
    keeping.leave(name)
    assert keeping.count == 1
    qtbot.waitUntil(lambda: not keeping._mine, timeout=10_000)
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]


def test_another_start_offers_it_too(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    again = made()
    assert again.count == 1
    assert [draft.answers for draft in found(qtbot, again)] == [ANSWERS]


def test_what_is_open_is_not_offered(made, qtbot):
    keeping = made()
    left, still_open = typed(keeping, {"hvad": "lukket"}), typed(keeping, {"hvad": "åbent"})
    keeping.leave(left)
    qtbot.waitUntil(lambda: len(on_disk()) == 2, timeout=10_000)
    assert [draft.name for draft in found(qtbot, keeping)] == [left]
    assert keeping.count == 1
    keeping.leave(still_open)
    assert {draft.name for draft in found(qtbot, keeping)} == {left, still_open}


def test_what_is_finished_is_gone_from_disk_however_early_it_is(made, qtbot):
    keeping = made()
    name = typed(keeping)
    keeping.leave(name)
    keeping.forget(name)  # before the helper has even started
    qtbot.wait(50)
    keeping.close()
    assert drafts.names(paths.drafts_dir()) == frozenset()
    assert keeping.count == 0


def test_what_is_finished_goes_also_where_there_is_no_key_any_more(made, qtbot):
    name = typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    made(real(LOCKED)).forget(name)
    qtbot.waitUntil(lambda: not drafts.names(paths.drafts_dir()), timeout=10_000)


def test_what_is_finished_and_in_use_is_not_offered_and_goes_later(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    keeping = made(real(UNDELETABLE))
    (draft,) = found(qtbot, keeping)
    keeping.forget(draft.name)
    assert found(qtbot, keeping) == []
    keeping.seen(drafts.names(paths.drafts_dir()))
    assert keeping.count == 0
    qtbot.waitUntil(lambda: not drafts.names(paths.drafts_dir()), timeout=10_000)
    qtbot.waitUntil(lambda: not keeping._unwanted, timeout=10_000)


def test_what_is_written_after_it_was_forgotten_stays_though_the_old_goes_late(made, qtbot):
    keeping = made(real(UNDELETABLE))
    name = typed(keeping)
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    keeping.forget(name)  # she has emptied the window
    typed(keeping, {"hvad": "forfra"}, name)
    qtbot.waitUntil(is_on_disk({"hvad": "forfra"}), timeout=10_000)
    qtbot.waitUntil(lambda: all(mine.is_kept for mine in keeping._mine.values()), timeout=10_000)
    assert keeping.warning(name) == ""
    keeping.leave(name)
    look(keeping)
    qtbot.waitUntil(lambda: not keeping._unwanted, timeout=10_000)
    assert keeping.count == 1
    assert [draft.answers for draft in found(qtbot, keeping)] == [{"hvad": "forfra"}]
    assert [draft.answers for draft in on_disk()] == [{"hvad": "forfra"}]


def test_a_name_is_emptied_and_written_under_again_and_again(made, qtbot):
    keeping = made()
    name = new_name()
    for number in range(3):
        typed(keeping, {"hvad": f"ord {number}"}, name)
        qtbot.waitUntil(is_on_disk({"hvad": f"ord {number}"}), timeout=10_000)
        keeping.forget(name)
    keeping.close()
    assert not drafts.names(paths.drafts_dir())
    assert keeping.count == 0


def test_what_never_was_kept_is_forgotten_without_a_helper(made):
    keeping = made([sys.executable, "-c", "raise SystemExit"])
    keeping.forget("")
    keeping.forget(new_name())
    assert keeping._helper._process is None


def test_gone_on_with_it_is_open_under_a_name_of_its_own(made, qtbot):
    keeping = made()
    name = typed(keeping)
    keeping.leave(name)
    (draft,) = found(qtbot, keeping)
    mine = keeping.take_over(draft)
    assert mine.name != name
    assert keeping.count == 0
    typed(keeping, {"hvad": "videre"}, mine.name)
    qtbot.waitUntil(is_on_disk({"hvad": "videre"}), timeout=10_000)
    assert [each.name for each in on_disk()] == [mine.name]
    assert on_disk()[0].begun == draft.begun


def test_two_programs_do_not_destroy_each_others(made, qtbot):
    first, second = made(), made()
    theirs = typed(first, {"hvad": "skrevet i den ene"})
    qtbot.waitUntil(is_on_disk({"hvad": "skrevet i den ene"}), timeout=10_000)
    look(second)
    assert second.count == 1
    (draft,) = found(qtbot, second)
    mine = second.take_over(draft)
    typed(second, {"hvad": "skrevet i den anden"}, mine.name)
    typed(first, {"hvad": "skrevet videre i den ene"}, theirs)
    for answers in ({"hvad": "skrevet i den anden"}, {"hvad": "skrevet videre i den ene"}):
        qtbot.waitUntil(is_on_disk(answers), timeout=10_000)


def test_leaving_the_program_writes_what_was_typed_a_moment_before(made):
    keeping = made()
    typed(keeping)
    keeping.close()
    assert is_on_disk(ANSWERS)()


def test_leaving_the_program_writes_it_while_the_state_before_is_being_written(made, qtbot, tmp_path):
    keeping = made(real(SLOW.format(mark=str(tmp_path / "count"))))
    name = typed(keeping, {"a": "først"})
    qtbot.waitUntil(lambda: keeping._mine[name].is_sent)
    typed(keeping, {"a": "først, og så det sidste"}, name)
    keeping.close()
    assert is_on_disk({"a": "først, og så det sidste"})()


@pytest.mark.parametrize("days", [2, 0])
def test_what_is_open_stays_though_its_file_was_too_old(made, qtbot, days):
    keeping = made(days=2)
    name = typed(keeping)
    qtbot.waitUntil(lambda: keeping._mine[name].is_kept, timeout=10_000)
    (file,) = paths.drafts_dir().glob("*.kladde")
    os.utime(file, (1, 1))  # typed on Friday, and still open on Monday
    keeping._days = lambda: days
    look(keeping, days)
    assert not drafts.names(paths.drafts_dir())
    keeping.leave(name)
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]


def test_gone_on_with_and_finished_at_once_it_is_gone(made, qtbot):
    keeping = made()
    keeping.leave(typed(keeping))
    qtbot.waitUntil(lambda: not keeping._mine, timeout=10_000)
    (draft,) = found(qtbot, keeping)
    keeping.forget(keeping.take_over(draft).name)
    keeping.close()
    assert not drafts.names(paths.drafts_dir())


def test_finished_it_is_gone_though_the_folder_was_looked_at_before_it_was_written(made, qtbot):
    keeping = made()
    name = typed(keeping)
    qtbot.waitUntil(lambda: keeping._mine[name].is_kept, timeout=10_000)
    keeping.seen(frozenset())
    keeping.forget(name)
    keeping.close()
    assert not drafts.names(paths.drafts_dir())


def test_one_damaged_draft_that_cannot_be_deleted_hides_no_other(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    (paths.drafts_dir() / f"{'b' * 32}.kladde").write_bytes(b"x")
    assert [draft.answers for draft in found(qtbot, made(real(UNDELETABLE)))] == [ANSWERS]


def test_without_a_key_it_stays_in_memory_and_that_is_said(made, qtbot):
    keeping = made(real(LOCKED))
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        keeping.prepare()
    assert keeping.warning("") == unkept("nøgleringen er låst")
    name = typed(keeping)
    keeping.leave(name)
    assert keeping.count == 1
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]
    keeping.close()
    assert not paths.drafts_dir().exists()


def test_without_a_key_what_is_on_disk_stays_there_and_why_is_known(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    keeping = made(real(LOCKED))
    assert found(qtbot, keeping) == []
    assert (keeping.why, keeping.count) == ("nøgleringen er låst", 1)
    assert is_on_disk(ANSWERS)()


def test_with_the_next_window_the_store_is_asked_again(made, qtbot, tmp_path):
    keeping = made(real(UNLOCKED_LATER.format(mark=str(tmp_path / "mark"))))
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        keeping.prepare()
    name = typed(keeping)
    assert keeping.warning(name)
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        keeping.prepare()
    assert keeping.warning(name) == ""
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)


def test_a_full_disk_is_said_and_nothing_is_lost(made, qtbot):
    keeping = made(real(FULL))
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        name = typed(keeping)
    assert keeping.warning(name) == unkept("disken er fuld, eller mappen kan ikke skrives")
    keeping.leave(name)
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]


def test_what_is_wrong_with_one_draft_is_said_of_no_other(made, qtbot):
    keeping = made()
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        long = typed(keeping, {"hvad": "x" * 9_000_000})
    short = typed(keeping)
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    qtbot.waitUntil(lambda: keeping._mine[short].is_kept, timeout=10_000)
    assert keeping.warning(short) == ""
    assert keeping.warning(long) == unkept("den er for lang")


def test_a_helper_that_fell_comes_back_with_what_was_typed(made, qtbot, tmp_path):
    keeping = made(real(FALLS_ONCE.format(mark=str(tmp_path / "mark"))))
    name = typed(keeping)
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    assert keeping.warning(name) == ""


def test_drafts_are_found_though_the_helper_fell_meanwhile(made, qtbot, tmp_path):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    keeping = made(real(FALLS_ONCE.format(mark=str(tmp_path / "mark"))))
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]


def test_where_the_helper_falls_at_every_reading_they_are_not_denied(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    keeping = made(real(FALLS_AT_READING))
    assert found(qtbot, keeping) == []
    assert (keeping.why, keeping.count) == ("hjælpeprogrammet til kladder går ned", 1)


@pytest.mark.parametrize(
    ("command", "why"),
    [([sys.executable, "-c", "raise SystemExit(3)"], "går ned"), (["/findes/ikke"], "kan ikke startes")],
    ids=["falls", "is not there"],
)
def test_a_helper_that_always_falls_is_given_up(made, qtbot, command, why):
    keeping = made(command)
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        typed(keeping)
    assert keeping.warning("") == unkept(f"hjælpeprogrammet til kladder {why}")
    assert keeping._helper._process is None
    with qtbot.waitSignal(keeping._helper.ended, timeout=10_000):
        keeping.prepare()  # the next window tries again, and is told again


def test_a_store_that_never_answers_is_given_up(made, qtbot):
    keeping = made([sys.executable, "-c", "import time; time.sleep(600)"])
    keeping._helper._patience.setInterval(300)
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        typed(keeping)
    assert keeping.warning("") == unkept("det sikre sted til nøglen svarer ikke")
    assert found(qtbot, keeping) == []  # its window is open


def test_a_disk_that_never_answers_is_not_called_the_key(made, qtbot):
    keeping = made(real(HANGS))
    with qtbot.waitSignal(keeping._helper.answered, timeout=10_000):
        keeping.prepare()
    keeping._helper._patience.setInterval(300)
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        name = typed(keeping)
    assert keeping.warning(name) == unkept("mappen til kladder svarer ikke")


def test_the_helper_ends_when_nobody_types_and_comes_back(made, qtbot):
    keeping = made()
    keeping._helper._rest.setInterval(200)
    name = typed(keeping)
    qtbot.waitUntil(lambda: keeping._helper._process is not None, timeout=10_000)
    qtbot.waitUntil(lambda: keeping._helper._process is None and not keeping._helper._leaving, timeout=10_000)
    typed(keeping, {"hvad": "videre"}, name)
    qtbot.waitUntil(is_on_disk({"hvad": "videre"}), timeout=10_000)
    assert keeping.warning(name) == ""


def test_with_another_key_she_is_told_once(made, qtbot):
    folder = paths.drafts_dir()
    folder.mkdir(parents=True)
    draft = Kept(
        name="a" * 32, kind="plan", id="x", version="1", answers={}, begun=datetime.now(UTC), touched=datetime.now(UTC)
    )
    drafts.write(folder, draft, Vault(new_key(), ""))
    keeping = made()
    assert keeping.count == 1
    with qtbot.waitSignal(keeping.told, timeout=10_000) as told:
        assert found(qtbot, keeping) == []
    assert told.args == ["En kladde kunne ikke læses og er slettet. Nøglen er en anden nu, eller filen er beskadiget."]
    assert keeping.count == 0
    assert list(folder.iterdir()) == []


def test_of_a_newer_version_she_is_told_and_it_stays(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    newer = json.dumps(on_disk()[0].as_json() | {"kind": "brev"}).encode()
    (paths.drafts_dir() / f"{'b' * 32}.kladde").write_bytes(Vault(KEY, "").seal(newer))
    keeping = made()
    with qtbot.waitSignal(keeping.told, timeout=10_000) as told:
        assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]
    assert told.args == [
        "En kladde kan ikke læses nu: filen er i brug, eller den er fra en nyere udgave. Den er ikke slettet."
    ]
    assert keeping.count == 2
    assert len(list(paths.drafts_dir().iterdir())) == 2


def test_too_old_ones_go_without_a_helper(made, qtbot):
    typed(made())
    qtbot.waitUntil(is_on_disk(ANSWERS), timeout=10_000)
    (file,) = paths.drafts_dir().iterdir()
    os.utime(file, (1, 1))
    later = made(["/findes/ikke"])
    assert later.count == 1
    look(later)
    assert later.count == 0
    assert not file.exists()


def test_where_it_is_decided_so_nothing_comes_on_disk_and_nothing_is_warned_of(made, qtbot):
    keeping = made(["/findes/ikke"], days=0)
    keeping.prepare()
    name = typed(keeping)
    qtbot.wait(500)
    keeping.leave(name)
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]
    assert keeping.warning(name) == ""
    assert not paths.drafts_dir().exists()


def test_in_memory_it_is_forgotten_after_a_day(made, qtbot, monkeypatch):
    keeping = made(days=0)
    name = typed(keeping)
    keeping.leave(name)

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.fromtimestamp(time.time() + 90_000, tz=tz or UTC)

    monkeypatch.setattr(draft_keeping, "datetime", Tomorrow)
    assert found(qtbot, keeping) == []


@pytest.mark.not_on_windows("limits")
def test_on_a_disk_that_takes_nothing_more_it_is_said_and_nothing_is_lost(made, qtbot):
    keeping = made(["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *real()])
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        name = typed(keeping)
    assert keeping.warning(name) == unkept("disken er fuld, eller mappen kan ikke skrives")
    keeping.leave(name)
    assert [draft.answers for draft in found(qtbot, keeping)] == [ANSWERS]
    assert list(paths.drafts_dir().iterdir()) == []


def test_where_no_folder_can_be_made_it_is_said_and_the_next_change_is_tried_again(made, qtbot):
    paths.local_dir().mkdir(parents=True)
    paths.drafts_dir().write_text("i vejen")
    keeping = made()
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        name = typed(keeping)
    assert keeping.warning(name) == unkept("disken er fuld, eller mappen kan ikke skrives")
    paths.drafts_dir().unlink()
    with qtbot.waitSignal(keeping.warned, timeout=10_000):
        typed(keeping, {"hvad": "nu er der plads"}, name)
    assert keeping.warning(name) == ""
    assert is_on_disk({"hvad": "nu er der plads"})()
