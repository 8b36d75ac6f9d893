"""From a folder in the studio to colleagues' machines: what is told first, and that nothing is half done."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_town import Desk, Town

from assistant.casework.publishing import Checker
from assistant.casework.studio.packs import begin_pack, is_own_pack, own_pack
from assistant.casework.studio.publishing import signing
from assistant.casework.studio.publishing.comparing import Comparison, compare_pack, outgoing
from assistant.casework.studio.publishing.faults import NotPublishedError
from assistant.casework.studio.publishing.noting import Unsaid, note_fault, version_fault, write_down
from assistant.casework.studio.publishing.place import Place, keys_of, known_place, needs_root, teams_at
from assistant.casework.studio.publishing.signing import PUBLISHER, KeyChoice, Order, Ready, lay, prepare, publish, sign
from assistant.casework.studio.rules.approval import FOLDER
from assistant.model.language import Language
from assistant.model.pack import next_version
from assistant.store import paths
from assistant.supply import archive, keys
from assistant.supply.share import Share

TODAY = date(2026, 11, 24)
PASSPHRASE = "fire ord på en seddel"
PACK = """\
# holdets egen
id = "noter"
version = "{}"  # tæl op
title = "Noter"
publisher = "Team 7"
valid_from = 2020-01-01
"""
TEMPLATE = """\
+++
# det, holdet har aftalt
id = "{id}"
title = "{title}"
kind = "{kind}"
version = "{version}"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
{more}+++
{text}
"""
Write = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "noter på vej"
    made.mkdir()
    (made / "pack.toml").write_text(PACK.format("1"), "utf-8")
    return made


@pytest.fixture
def write(folder: Path) -> Write:
    """Write one of the pack's templates."""

    def put(name: str, text: str, *, version: str = "1", more: str = "", kind: str = "text") -> Path:
        file = folder / f"{name}.txt"
        head = TEMPLATE.format(id=name, title=name.capitalize(), kind=kind, version=version, more=more, text=text)
        file.write_text(head, "utf-8")
        return file

    return put


@pytest.fixture
def at(town: Town, tmp_path: Path) -> Place:
    return Place(town.folder, tmp_path / "root.json")


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What lies in the credential store, by name."""
    found: dict[str, str] = {}

    class Store:
        def get_password(self, service: str, name: str) -> str | None:
            assert service == keys.SERVICE
            return found.get(name)

    monkeypatch.setattr(keys, "credential_store", lambda: (Store(), "nøgleringen"))
    return found


def key_file(town: Town, name: str, tmp_path: Path) -> KeyChoice:
    file = tmp_path / f"{name}.key"
    keys.to_file(town.keys[name], file, PASSPHRASE)
    return KeyChoice(file=file, passphrase=PASSPHRASE)


def publish_now(town: Town, folder: Path, team: str = "team07", *signers: str) -> None:
    town.put(team, f"{team}/noter.zip", archive.pack(outgoing(folder).files), *(signers or ("lone",)))


def compared(folder: Path, at: Place | None = None, *below: Path) -> Comparison:
    return compare_pack(folder, below, at, Language())


def ready(folder: Path, at: Place, now: datetime, role: str = "team07", unit: str = "") -> Ready:
    return prepare(folder, Order(at, role, unit), Checker((), TODAY), Language(), now)


def kinds(found: Comparison) -> dict[str, str]:
    return {change.template.id: change.change for change in found.diff.templates}


class TestComparing:
    def test_what_is_kept_of_approvals_is_neither_told_nor_sent(self, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.")
        before = compared(folder)
        (folder / FOLDER).mkdir()
        (folder / FOLDER / "deadlines.toml").write_text("# godkendt\n", "utf-8")

        assert compared(folder).diff == before.diff
        assert not any(name.startswith(FOLDER) for name in outgoing(folder).files)

    def test_with_what_the_team_has_published(self, town: Town, folder: Path, at: Place, write: Write) -> None:
        for name in ("aftale", "besoeg", "gammel"):
            write(name, "Vi ses.")
        publish_now(town, folder)
        write("aftale", "Vi ses i morgen.")
        write("ny", "Den er ny.")
        (folder / "gammel.txt").unlink()
        found = compared(folder, at)
        assert (found.against, found.team, found.before, found.version) == ("published", "team07", "1", "2")
        assert kinds(found) == {"aftale": "changed", "gammel": "removed", "ny": "added"}
        assert [(each.path, each.version, each.note) for each in found.unsaid] == [("aftale.txt", "2", "")]

    def test_with_what_is_installed_where_nothing_is_published(
        self, town: Town, folder: Path, at: Place, write: Write, tmp_path: Path
    ) -> None:
        assert town
        write("aftale", "Vi ses.")
        installed = tmp_path / "installeret"
        archive.unpack(archive.build(folder), installed)
        write("aftale", "Vi ses i morgen.", version="2", more='change_note = "I morgen."\n')
        found = compared(folder, at, installed)
        assert (found.against, found.team, found.before) == ("installed", "", "1")
        assert kinds(found) == {"aftale": "changed"}
        assert not found.unsaid

    def test_without_either_all_is_new(self, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.")
        found = compared(folder)
        assert (found.against, found.before, found.version) == ("nothing", "", "1")
        assert kinds(found) == {"aftale": "added"}

    def test_a_share_that_cannot_be_reached_is_told_and_the_installed_is_used(
        self, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        write("aftale", "Vi ses.")
        away = tmp_path / "væk"
        found = compared(folder, Place(away))
        assert found.against == "nothing"
        assert str(away) in found.away

    def test_drafts_stay_at_home(self, town: Town, folder: Path, at: Place, write: Write) -> None:
        write("aftale", "Vi ses.")
        write("halv", "Den er", more='state = "draft"\n')
        golden = folder / "golden" / "halv"
        golden.mkdir(parents=True)
        (golden / "eksempel.json").write_text("{}", "utf-8")
        found = compared(folder, at)
        assert found.drafts == ("Halv",)
        assert kinds(found) == {"aftale": "added"}
        assert set(archive.read(ready(folder, at, town.now).pack.raw)) == {"aftale.txt", "pack.toml"}

    def test_the_same_can_be_signed_again_under_its_number(
        self, town: Town, folder: Path, at: Place, write: Write
    ) -> None:
        write("aftale", "Vi ses.")
        publish_now(town, folder)
        found = compared(folder, at)
        assert found.is_same
        assert found.version == "1"
        ready(folder, at, town.now)

    def test_a_version_that_is_higher_already_is_kept(self, town: Town, folder: Path, at: Place, write: Write) -> None:
        write("aftale", "Vi ses.")
        publish_now(town, folder)
        (folder / "pack.toml").write_text(PACK.format("2026.12"), "utf-8")
        write("aftale", "Vi ses snart.", version="7", more='change_note = "Snart."\n')
        found = compared(folder, at)
        assert found.version == "2026.12"
        assert not found.unsaid

    def test_a_note_from_last_time_tells_nobody(self, town: Town, folder: Path, at: Place, write: Write) -> None:
        said = 'change_note = "Første gang."\n'
        write("aftale", "Vi ses.", more=said)
        publish_now(town, folder)
        write("aftale", "Vi ses snart.", version="2", more=said)
        (unsaid,) = compared(folder, at).unsaid
        assert (unsaid.version, unsaid.note) == ("2", "")


class TestNoting:
    @given(st.lists(st.integers(0, 3000), min_size=1, max_size=4).map(lambda parts: ".".join(map(str, parts))))
    def test_the_next_version_comes_after(self, version: str) -> None:
        assert not version_fault(next_version(version), version)

    def test_what_is_missing_is_told(self) -> None:
        assert version_fault("", "") == "Skriv en version, fx 1."
        assert version_fault("2", "2") == "Skriv en højere version end 2, fx 3."
        assert note_fault("  ") == "Skriv kort, hvad der er nyt."
        assert not version_fault("1", "")
        assert not note_fault("Ny dag.")

    def test_it_is_written_where_it_belongs_and_nothing_else_changes(self, folder: Path, write: Write) -> None:
        file = write("aftale", "Vi ses.")
        pack, before = folder / "pack.toml", file.read_text("utf-8")
        changed = write_down(folder, [Unsaid("aftale.txt", "Aftale", "1", "2", "Ny dag.")], "2")
        assert changed == ["aftale.txt", "pack.toml"]
        now = file.read_text("utf-8")
        assert 'change_note = "Ny dag."\n' in now
        without = [line for line in now.splitlines() if not line.startswith("change_note")]
        assert without == before.replace('version = "1"', 'version = "2"').splitlines()
        assert pack.read_text("utf-8") == PACK.format("2")

    def test_what_is_written_already_is_left_alone(self, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.", version="2", more='change_note = "Ny dag."\n')
        assert not write_down(folder, [Unsaid("aftale.txt", "Aftale", "1", "2", "Ny dag.")], "1")

    def test_lines_that_end_as_on_windows_still_do(self, folder: Path, write: Write) -> None:
        files = [write("aftale", "Vi ses."), folder / "pack.toml"]
        for file in files:
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        write_down(folder, [Unsaid("aftale.txt", "Aftale", "1", "2", "Ny dag.")], "2")
        for file in files:
            raw = file.read_bytes()
            assert raw.count(b"\n") == raw.count(b"\r\n")

    def test_somebodys_number_is_not_written(self, folder: Path, write: Write) -> None:
        file = write("aftale", "Vi ses.")
        before = file.read_bytes()
        with pytest.raises(NotPublishedError, match=r"»Aftale«: Linje .* CPR-nummer"):
            write_down(folder, [Unsaid("aftale.txt", "Aftale", "1", "2", "Bo, 010190-1234")], "2")
        assert file.read_bytes() == before
        assert (folder / "pack.toml").read_text("utf-8") == PACK.format("1")

    def test_a_template_that_is_gone_is_told(self, folder: Path) -> None:
        with pytest.raises(NotPublishedError):
            write_down(folder, [Unsaid("væk.txt", "Væk", "1", "2", "Ny dag.")], "2")


class TestPlace:
    def test_the_share_of_the_policy_is_known(self, town: Town, tmp_path: Path) -> None:
        assert known_place() is None
        decide(f"source = '{town.folder}'\npacks = ['team07/noter']\nroot = '{tmp_path / 'root.json'}'\n")
        assert known_place() == Place(town.folder)
        assert not needs_root()

    def test_a_web_server_is_no_place_to_lay_anything(self) -> None:
        decide("source = 'https://pakker.example/sagstast'\npacks = ['team07/noter']\n")
        assert known_place() is None

    def test_a_machine_without_the_root_says_what_to_do(
        self, town: Town, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(paths, "data_dir", lambda: tmp_path)
        assert needs_root()
        with pytest.raises(NotPublishedError, match="Bed IT sætte den op, eller vælg rodens fil"):
            teams_at(Place(town.folder), "noter")
        assert teams_at(Place(town.folder, tmp_path / "root.json"), "noter")

    def test_teams_are_told_with_who_signs(self, at: Place) -> None:
        found = {team.id: (team.threshold, len(team.signers)) for team in teams_at(at, "noter")}
        assert found["team07"] == (1, 1)
        assert found["team07-breve"] == (2, 2)

    def test_first_is_who_publishes_the_pack(self, town: Town, at: Place, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.")
        publish_now(town, folder, "team08", "hanne")
        assert teams_at(at, "noter")[0].id == "team08"
        assert teams_at(at, "noter")[0].version == "1"
        assert [team.is_likely for team in teams_at(at, "noter")] == [True, False, False, False]

    def test_else_whose_key_lies_here(self, at: Place, town: Town, stored: dict[str, str]) -> None:
        name_keys(town)
        stored["hanne"] = town.keys["hanne"].private_bytes.decode()
        first = teams_at(at, "noter")[0]
        assert (first.id, first.keys) == ("team08", ("hanne",))

    def test_a_key_of_the_same_name_that_is_anothers_does_not_count(
        self, at: Place, town: Town, stored: dict[str, str]
    ) -> None:
        name_keys(town)
        stored["hanne"] = town.keys["lone"].private_bytes.decode()
        assert not any(team.keys for team in teams_at(at, "noter"))

    def test_the_publishers_key_is_found_too(self, tmp_path: Path, stored: dict[str, str]) -> None:
        town = Town(tmp_path / "andet drev", datetime.now(UTC))
        for name, key in town.keys.items():
            key.public_key.unrecognized_fields[keys.NAME] = name
        town.found()
        root = tmp_path / "roden.json"
        root.write_bytes(town.trusted)
        assert keys_of(Place(town.folder, root), PUBLISHER) == []
        stored["udgiver"] = town.keys["udgiver"].private_bytes.decode()
        assert keys_of(Place(town.folder, root), PUBLISHER) == ["udgiver"]
        assert keys_of(Place(tmp_path / "væk", root), PUBLISHER) == []

    def test_her_own_templates_are_hers_alone(self, folder: Path) -> None:
        begin_pack(own_pack(), TODAY)
        assert is_own_pack(own_pack())
        assert not is_own_pack(folder)
        (folder / "pack.toml").write_text(PACK.format("1") + 'layer = "own"\n', "utf-8")
        assert is_own_pack(folder)


class TestSigning:
    def test_colleagues_get_what_was_shown(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        file = write("aftale", "Vi ses.")
        shown = ready(folder, at, town.now)
        ((path, diff),) = shown.asked.packs
        assert path == "team07/noter.zip"
        assert [each.new for change in diff.templates for each in change.sentences] == ["Vi ses."]
        file.write_text("noget helt andet", "utf-8")
        signed = sign(shown, key_file(town, "lone", tmp_path), town.now)
        assert not Share(town.folder).proposal("team07").exists()
        laid = lay(shown.order, signed, instead=False)
        assert (laid.lacks, laid.others) == (0, ())
        outcomes = publish(at, key_file(town, "udgiver", tmp_path), Checker((), TODAY), town.now)
        assert [(each.role, each.packs, each.refusal) for each in outcomes] == [("team07", ("team07/noter.zip",), "")]
        ((_, raw),) = Desk(tmp_path / "skrivebord", str(town.folder), town.trusted).look("team07/noter")
        assert raw == shown.pack.raw

    def test_one_unit_tries_it_first(self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path) -> None:
        write("aftale", "Vi ses.")
        shown = ready(folder, at, town.now, unit="afsnit-3")
        lay(shown.order, sign(shown, key_file(town, "lone", tmp_path), town.now), instead=False)
        town.publish()
        desk = Desk(tmp_path / "skrivebord", str(town.folder), town.trusted)
        assert desk.look("team07/noter") == []
        assert len(desk.look("team07/noter", unit="afsnit-3")) == 1

    @pytest.mark.parametrize("unit", ["Afsnit 3", "../x", "-3"])
    def test_a_unit_that_is_none_is_told(self, town: Town, at: Place, folder: Path, write: Write, unit: str) -> None:
        write("aftale", "Vi ses.")
        with pytest.raises(NotPublishedError, match="Skriv enheden"):
            ready(folder, at, town.now, unit=unit)

    def test_a_letter_waits_for_the_other_signature(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        write("brev", "Vi ses.", kind="letter")
        with pytest.raises(NotPublishedError, match="breve skal to have skrevet under på"):
            ready(folder, at, town.now)
        shown = ready(folder, at, town.now, role="team07-breve")
        laid = lay(shown.order, sign(shown, key_file(town, "lone", tmp_path), town.now), instead=False)
        assert laid.lacks == 1
        assert [other[:8] for other in laid.others] == [town.keys["ole"].public_key.keyid[:8]]
        (outcome,) = publish(at, key_file(town, "udgiver", tmp_path), Checker((), TODAY), town.now)
        assert outcome.waits == 1

    @pytest.mark.parametrize(
        ("name", "passphrase", "why"),
        [
            ("hanne", PASSPHRASE, "Nøglen må ikke skrive under her"),
            ("lone", "en helt anden", "Adgangssætningen passer"),
        ],
    )
    def test_a_key_that_does_not_count_signs_nothing(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path, name: str, passphrase: str, why: str
    ) -> None:
        write("aftale", "Vi ses.")
        file = key_file(town, name, tmp_path).file
        with pytest.raises(NotPublishedError, match=why):
            sign(ready(folder, at, town.now), KeyChoice(file=file, passphrase=passphrase), town.now)
        assert not Share(town.folder).proposal("team07").exists()

    def test_a_passphrase_is_in_nothing_that_is_told(self) -> None:
        assert PASSPHRASE not in repr(KeyChoice(file=Path("x"), passphrase=PASSPHRASE))

    def test_what_another_has_laid_is_not_put_away_unasked(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        write("aftale", "Vi ses.")
        shown = ready(folder, at, town.now)
        assert not shown.waits
        signed = sign(shown, key_file(town, "lone", tmp_path), town.now)
        town.propose("team07", "team07/andet.zip", archive.build(folder), "lone")
        others = Share(town.folder).proposal("team07").read_bytes()
        with pytest.raises(NotPublishedError, match="Der ligger allerede noget"):
            lay(shown.order, signed, instead=False)
        assert Share(town.folder).proposal("team07").read_bytes() == others
        assert ready(folder, at, town.now).waits
        lay(shown.order, signed, instead=True)
        assert [each.packs for each in town.publish()] == [("team07/noter.zip",)]

    def test_what_was_published_meanwhile_is_looked_at_first(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        write("aftale", "Vi ses.")
        choice = key_file(town, "lone", tmp_path)
        shown = ready(folder, at, town.now)
        signed = sign(shown, choice, town.now)
        town.put("team07", "team07/andet.zip", archive.build(folder), "lone")
        with pytest.raises(NotPublishedError, match="noget andet"):
            sign(shown, choice, town.now)
        with pytest.raises(NotPublishedError, match="Skriv under på ny"):
            lay(shown.order, signed, instead=False)

    def test_it_is_taken_back_as_long_as_it_waits(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        write("aftale", "Vi ses.")
        shown = ready(folder, at, town.now)
        signed = sign(shown, key_file(town, "lone", tmp_path), town.now)
        lay(shown.order, signed, instead=False)
        signing.take_back(shown.order, signed)
        assert town.publish() == []
        lay(shown.order, signed, instead=False)
        town.publish()
        with pytest.raises(NotPublishedError, match="ikke dit"):
            signing.take_back(shown.order, signed)

    def test_only_the_publisher_publishes(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path
    ) -> None:
        write("aftale", "Vi ses.")
        shown, choice = ready(folder, at, town.now), key_file(town, "lone", tmp_path)
        lay(shown.order, sign(shown, choice, town.now), instead=False)
        before = Share(town.folder).metadata("timestamp").read_bytes()
        with pytest.raises(NotPublishedError, match="må ikke udgive her"):
            publish(at, choice, Checker((), TODAY), town.now)
        assert Share(town.folder).metadata("timestamp").read_bytes() == before

    def test_what_nobody_believes_any_more_is_told(self, town: Town, at: Place, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.")
        assert ready(folder, at, town.now).run_out == []
        assert ready(folder, at, town.now + timedelta(days=8)).run_out == ["timestamp"]
        assert ready(folder, at, town.now + timedelta(days=366)).run_out == ["root", "targets", "timestamp"]

    def test_a_version_that_is_not_higher_is_refused(self, town: Town, at: Place, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.")
        (folder / "pack.toml").write_text(PACK.format("3"), "utf-8")
        raw = archive.build(folder)
        shown = ready(folder, at, town.now)
        town.propose("team07", shown.pack.path, raw, "lone")
        town.publish()
        (folder / "pack.toml").write_text(PACK.format("1"), "utf-8")
        with pytest.raises(NotPublishedError, match="Skriv en højere version"):
            ready(folder, at, town.now)

    def test_a_full_disk_is_told_and_the_inbox_is_as_it_was(
        self, town: Town, at: Place, folder: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write("aftale", "Vi ses.")
        shown = ready(folder, at, town.now)
        signed = sign(shown, key_file(town, "lone", tmp_path), town.now)

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "full")

        monkeypatch.setattr("assistant.supply.share.write_bytes", full)
        with pytest.raises(NotPublishedError, match="kan ikke skrives"):
            lay(shown.order, signed, instead=False)
        monkeypatch.undo()
        assert not Share(town.folder).proposal("team07").exists()

    def test_a_share_that_is_gone_is_told(self, town: Town, at: Place, folder: Path, write: Write) -> None:
        write("aftale", "Vi ses.")
        away = Place(town.folder / "væk", at.root)
        with pytest.raises(NotPublishedError, match="kan ikke nås"):
            ready(folder, away, town.now)


def name_keys(town: Town) -> None:
    """Let the office say whose the keys are, as it does where they came from files."""
    for name, key in town.keys.items():
        key.public_key.unrecognized_fields[keys.NAME] = name
    town.decide("kontor")
    town.publish()


def decide(updates: str) -> None:
    file = paths.policy_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"[updates]\n{updates}", "utf-8")
