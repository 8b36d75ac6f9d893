"""What a share has reaches this machine whole or not at all, and whatever is wrong leaves what was there."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from pack_town import PACK, TEMPLATE, Town, pack, text_of

from assistant import __version__
from assistant.casework import updating
from assistant.casework.setup import installed_library
from assistant.casework.supplied import installed_packs
from assistant.casework.updating import Updated, update
from assistant.store import paths
from assistant.store.lock import locked
from assistant.store.policy import Updates
from assistant.supply import archive
from assistant.supply.installed import Installed

pytestmark = pytest.mark.usefixtures("warm")
NOW = datetime.now(UTC)
SAID = "Vi ses på rådhuset."


def texts(installed: Installed) -> list[str]:
    """What the templates in use say."""
    return [text_of((folder / "brev.txt").read_bytes()) for folder in installed.folders]


@pytest.fixture
def look(town: Town, home: Path, tmp_path: Path) -> Callable[..., Updated]:
    def look(*names: str, unit: str = "") -> Updated:
        wanted = Updates(str(town.folder), names or ("team07/breve",), unit, tmp_path / "root.json")
        return update(wanted, NOW)

    return look


Look = Callable[..., Updated]


def test_what_is_new_is_used_and_known_at_the_next_start(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    updated = look()
    assert (updated.is_new, updated.findings) == (True, ())
    assert texts(installed_packs()) == [SAID]
    current = installed_packs().current
    assert current
    assert [(pack.name, pack.id, pack.version) for pack in current.packs] == [("team07/breve", "breve", "1")]
    assert current.verified_at == NOW
    assert timedelta(days=6) < current.expires - town.now <= timedelta(days=7)


def test_nothing_new_is_no_new_set_but_is_known_for_longer(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    first = look()
    town.now += timedelta(hours=1)
    town.publish()
    second = look()
    assert (second.is_new, second.findings) == (False, ())
    assert first.installed.current
    assert second.installed.current
    assert second.installed.current.packs == first.installed.current.packs
    assert second.installed.current.expires > first.installed.current.expires


def test_a_pack_that_is_taken_away_is_no_longer_used(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    look()
    town.propose("team07", "team07/breve.zip", None, "lone")
    town.publish()
    updated = look()
    assert updated.installed.folders == []
    assert [finding.message for finding in updated.findings] == ["»team07/breve« er ikke udgivet på drevet."]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (pack("{{ findes_ikke }}"), "brev.txt:10: »findes_ikke«"),
        (pack(SAID, kind="letter"), "breve skal to have skrevet under på"),
        (b"PK", "ikke en pakke, som Sagstast har bygget"),
        (archive._packed({"pack.toml": PACK.format("2").encode() + b'farve = "r\xc3\xb8d"\n'}), "»farve« kendes ikke"),
    ],
    ids=["a fault", "a letter of one", "no pack", "an unknown key"],
)
def test_a_pack_that_may_not_be_used_leaves_the_one_before(town: Town, look: Look, raw: bytes, said: str) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    look()
    town.put("team07", "team07/breve.zip", raw, "lone")
    updated = look()
    assert not updated.is_new
    assert texts(installed_packs()) == [SAID]
    (finding,) = updated.findings
    assert said in finding.message
    assert finding.message.endswith("Sig det til dem, der har udgivet den. Den udgave, du har, gælder stadig.")
    assert finding.where == "team07/breve"
    left = {found.name for found in paths.packs_dir().iterdir() if found.is_dir()}
    assert left == {"tuf", installed_packs().folders[0].name}


def test_a_letter_that_two_have_signed_is_used(town: Town, look: Look) -> None:
    town.put("team07-breve", "team07-breve/breve.zip", pack(SAID, kind="letter"), "lone", "ole")
    assert look("team07-breve/breve").findings == ()
    assert texts(installed_packs()) == [SAID]


@pytest.mark.parametrize("layer", ["standard", "municipality", "centre"])
def test_a_team_does_not_pose_as_those_above_it(town: Town, look: Look, layer: str) -> None:
    """Else its text would stand in the standard pack's place, locks and all."""
    posing = {"pack.toml": PACK.format("9999").replace('"breve"', '"standard"') + f'layer = "{layer}"\n'}
    town.put("team07", "team07/breve.zip", of(posing), "lone")
    (finding,) = look().findings
    assert 'Skriv i pack.toml: layer = "team".' in finding.message
    assert installed_packs().folders == []


def test_a_teams_pack_by_the_name_of_the_standard_one_does_not_take_its_place(town: Town, look: Look) -> None:
    named = {"pack.toml": PACK.format("9999").replace('"breve"', '"standard"')}
    town.put("team07", "team07/breve.zip", of(named), "lone")
    assert look().findings == ()
    assert [index.info.title for index in installed_library().indexes] == ["Standardpakken", "Breve"]


def test_the_standard_pack_is_taken_from_those_who_may(town: Town, look: Look) -> None:
    newer = {"pack.toml": PACK.format("9999").replace('"breve"', '"standard"') + 'layer = "standard"\n'}
    town.put("core", "core/standard.zip", of(newer), "kontor")
    assert look("core/standard").findings == ()
    assert [index.info.version for index in installed_library().indexes] == ["9999"]


def test_one_teams_mistake_keeps_no_other_team_from_its_news(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack("{{ fejl"), "lone")
    town.put("team08", "team08/breve.zip", pack("Nyt."), "hanne")
    updated = look("team07/breve", "team08/breve")
    assert texts(updated.installed) == ["Nyt."]
    assert [finding.where for finding in updated.findings] == ["team07/breve"]


def test_a_share_that_is_away_leaves_what_was_there_and_when_it_was_seen(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    look()
    shutil.rmtree(town.folder)
    updated = look()
    assert [(finding.code, finding.message) for finding in updated.findings] == [
        ("O01", "Drevet med skabelonpakker kan ikke nås. Skabelonerne er som før.")
    ]
    assert texts(updated.installed) == [SAID]
    assert updated.installed.current
    assert updated.installed.current.verified_at == NOW


def test_a_clock_that_was_set_back_is_told_and_nothing_older_is_believed(
    town: Town, look: Look, tmp_path: Path
) -> None:
    town.put("team07", "team07/breve.zip", pack("gammel"), "lone")
    kept = shutil.copytree(town.folder, tmp_path / "i går")
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    wanted = Updates(str(town.folder), ("team07/breve",), root=tmp_path / "root.json")
    update(wanted, NOW + timedelta(days=2))
    told = look()  # by the clock of two days before
    assert [finding.code for finding in told.findings] == ["O09"]
    assert texts(told.installed) == [SAID]
    shutil.rmtree(town.folder)
    shutil.copytree(kept, town.folder)
    assert "ældre skabelonpakker" in look().findings[0].message
    assert texts(installed_packs()) == [SAID]


def test_without_a_root_nothing_is_fetched(town: Town, home: Path) -> None:
    updated = update(Updates(str(town.folder), ("team07/breve",), root=town.folder / "findes ikke.json"), NOW)
    assert "ved ikke, hvem der må udgive" in updated.findings[0].message
    assert updated.installed.current is None


def test_two_at_a_time_do_not_disturb_each_other(town: Town, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.store.lock.PATIENCE", 0.1)
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    with locked(paths.packs_dir() / "opdatering"):
        assert look().findings[0].code == "O03"
    assert look().findings == ()


def test_a_full_disk_leaves_what_was_there(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    look()
    town.put("team07", "team07/breve.zip", pack("Nyt."), "lone")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "unpack", full)
        updated = look()
    assert updated.findings[0].message.startswith("Skabelonpakkerne kan ikke gemmes på denne maskine.")
    assert texts(updated.installed) == [SAID]
    assert texts(look().installed) == ["Nyt."]


def test_a_unit_that_tries_something_out_has_it_first(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack("For alle."), "lone")
    town.put("team07", "team07/breve.afsnit-3.zip", pack("Prøves."), "lone")
    assert texts(look(unit="afsnit-3").installed) == ["Prøves."]
    assert texts(look(unit="afsnit-4").installed) == ["For alle."]


@pytest.mark.not_on_windows("fork")
def test_killed_at_any_step_the_next_start_has_one_whole_set(town: Town, look: Look) -> None:
    """Each step is something done to a file or a folder, as Python itself tells it."""
    town.put("team07", "team07/breve.zip", pack("gammel"), "lone")
    town.put("team08", "team08/breve.zip", pack("gammel"), "hanne")
    names = ("team07/breve", "team08/breve")
    look(*names)
    kept = paths.packs_dir().with_name("som før")
    shutil.copytree(paths.packs_dir(), kept, symlinks=True)
    town.put("team07", "team07/breve.zip", pack("ny"), "lone")
    town.put("team08", "team08/breve.zip", pack("ny"), "hanne")
    seen: list[list[str]] = []
    for step in count(1):
        shutil.rmtree(paths.packs_dir())
        shutil.copytree(kept, paths.packs_dir(), symlinks=True)
        was_killed = killed_at(step, lambda: look(*names))
        seen.append(texts(installed_packs()))
        assert seen[-1] in (["gammel", "gammel"], ["ny", "ny"]), f"step {step}"
        updated = look(*names)
        assert updated.findings == ()
        assert texts(updated.installed) == ["ny", "ny"]
        assert not list(paths.packs_dir().glob(".*"))
        if not was_killed:
            break
    assert step > 40
    assert seen[0] == ["gammel", "gammel"]
    assert seen[-1] == ["ny", "ny"]


def killed_at(step: int, do: Callable[[], object]) -> bool:
    """Whether a child that does it was killed before it had touched as many files."""
    child = os.fork()
    if child == 0:
        left = [step]

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            touches = event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.chmod"}
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if touches or writes:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        do()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_what_was_checked_is_remembered_so_that_the_program_does_not_check_it_again(
    town: Town, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.put("team07", "team07/breve.zip", pack(SAID), "lone")
    look()

    def checked_again(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("assistant.casework.packcheck.check_pack", checked_again)
    assert [entry.id for entry in installed_library().entries(NOW.date()) if entry.pack.id == "breve"] == ["besoeg"]


def test_two_teams_may_call_their_packs_the_same(town: Town, look: Look) -> None:
    town.put("team07", "team07/breve.zip", pack("Syv."), "lone")
    town.put("team08", "team08/breve.zip", pack("Otte."), "hanne")
    look("team07/breve", "team08/breve")
    assert {"Syv.", "Otte."} == set(texts(installed_packs()))
    used = [folder for folder in installed_library().folders if folder.parent == paths.packs_dir()]
    assert used == installed_packs().folders


def test_what_leans_on_a_pack_that_was_refused_is_refused_with_it(town: Town, look: Look) -> None:
    """Its text offers another, which the pack below would have brought."""
    below = {
        "pack.toml": PACK.format("1").replace('"breve"', '"faelles"'),
        "andet.txt": TEMPLATE.format(kind="text", text="Andet.").replace('"besoeg"', '"andet"'),
        "fejl.txt": "+++\n",
    }
    leaning = {
        "pack.toml": PACK.format("1"),
        "brev.txt": TEMPLATE.format(kind="text", text=SAID).replace("certainty", 'follow_up = ["andet"]\ncertainty'),
    }
    town.put("team08", "team08/faelles.zip", of(below), "hanne")
    town.put("team07", "team07/breve.zip", of(leaning), "lone")
    updated = look("team08/faelles", "team07/breve")
    assert [finding.where for finding in updated.findings] == ["team08/faelles", "team07/breve"]
    assert updated.installed.folders == []
    del below["fejl.txt"]
    town.put("team08", "team08/faelles.zip", of(below), "hanne")
    assert look("team08/faelles", "team07/breve").findings == ()


def of(files: dict[str, str]) -> bytes:
    return archive.pack({name: content.encode() for name, content in files.items()})


class TestTheFirstOfAll:
    """Packs on a machine that has none are used when they are verified, and checked then."""

    def test_it_is_used_before_it_is_checked(self, town: Town, tmp_path: Path, home: Path) -> None:
        town.put("team07", "team07/breve.zip", pack(SAID), "lone")
        seen: list[tuple[Updated, list[bool]]] = []

        def see(first: Updated) -> None:
            current = installed_packs().current
            assert current
            assert texts(installed_packs()) == [SAID]
            assert "besoeg" in {entry.id for entry in installed_library().entries(NOW.date())}
            seen.append((first, [bool(pack.checked_by) for pack in current.packs]))

        wanted = Updates(str(town.folder), ("team07/breve",), root=tmp_path / "root.json")
        updated = update(wanted, NOW, see)
        ((first, checked),) = seen
        assert (first.is_new, checked) == (True, [False])
        assert updated.is_new
        assert updated.installed.current
        assert [pack.checked_by for pack in updated.installed.current.packs] == [__version__]
        assert updated.installed.previous is None
        assert all(index.is_checked for index in installed_library().indexes)
        update(wanted, NOW, lambda _: pytest.fail("not the first"))

    def test_a_fault_that_only_the_check_finds_puts_it_away(self, town: Town, look: Look) -> None:
        town.put("team07", "team07/breve.zip", pack("{{ findes_ikke }}"), "lone")
        updated = look()
        assert [found.code for found in updated.findings] == ["O06"]
        assert updated.installed.current
        assert (updated.installed.current.packs, updated.installed.previous) == ((), None)

    def test_one_that_was_never_checked_is_by_the_next_update(self, town: Town, tmp_path: Path, home: Path) -> None:
        town.put("team07", "team07/breve.zip", pack("{{ findes_ikke }}"), "lone")
        wanted = Updates(str(town.folder), ("team07/breve",), root=tmp_path / "root.json")

        def fall(_: Updated) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            update(wanted, NOW, fall)
        assert texts(installed_packs()) == ["{{ findes_ikke }}"]
        updated = update(wanted, NOW)
        assert [found.code for found in updated.findings] == ["O06"]
        assert texts(updated.installed) == []

    def test_a_newer_program_reads_them_again_and_refuses_none_of_them(
        self, town: Town, look: Look, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        town.put("team07", "team07/breve.zip", pack(SAID), "lone")
        look()
        opened: list[object] = []
        real = updating.library_of
        monkeypatch.setattr(updating, "library_of", lambda *a, **k: opened.append(k) or real(*a, **k))
        look()
        assert opened == []  # nothing new, and all of it checked: nobody opens anything
        monkeypatch.setattr(updating, "__version__", "999")
        assert not look().is_new
        assert opened
        assert texts(installed_packs()) == [SAID]
