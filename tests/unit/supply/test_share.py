"""From a team's key to another's machine, and every way somebody might try to get a text there who may not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from pack_town import Desk, Town, pack
from tuf.api.metadata import Metadata, TargetFile, Targets

from assistant.model.publishers import Right
from assistant.supply.client import Client, FetchError
from assistant.supply.proposals import ProposalError, proposed_office, proposed_root
from assistant.supply.publishing import Outcome
from assistant.supply.share import ROOT, ShareError

BREVE = "team07/breve.zip"


def snap(town: Town, to: Path) -> Path:
    shutil.copytree(town.folder, to)
    return to


def back(town: Town, kept: Path) -> None:
    shutil.rmtree(town.folder)
    shutil.copytree(kept, town.folder)


def test_a_pack_reaches_a_machine_by_the_signature_of_its_team(town: Town, desk: Desk) -> None:
    assert desk.texts("team07/breve") == []  # nothing yet
    town.put("team07", BREVE, pack("Vi ses."), "lone")
    ((offer, _),) = desk.look("team07/breve", "team07/findes-ikke", "team99/breve")
    assert (offer.name, offer.path, offer.custom, offer.right) == (
        "team07/breve",
        BREVE,
        {"version": "1"},
        Right(1, "team"),
    )
    town.put("team07", BREVE, pack("Vi ses snart."), "lone")
    assert desk.texts("team07/breve") == ["Vi ses snart."]


def test_a_unit_gets_its_own_before_all_get_it(town: Town, desk: Desk) -> None:
    town.put("team07", BREVE, pack("gammel"), "lone")
    town.put("team07", "team07/breve.afsnit-3.zip", pack("ny"), "lone")
    assert desk.texts("team07/breve", unit="afsnit-3") == ["ny"]
    assert desk.texts("team07/breve", unit="afsnit-4") == ["gammel"]
    town.propose("team07", "team07/breve.afsnit-3.zip", None, "lone")
    assert town.publish() == [Outcome("team07")]
    assert desk.texts("team07/breve", unit="afsnit-3") == ["gammel"]


def test_four_eyes_are_two_keys(town: Town, desk: Desk) -> None:
    town.propose("team07-breve", "team07-breve/klage.zip", pack(), "lone")
    assert town.publish() == [Outcome("team07-breve", waits=1)]
    assert "mangler 1 underskrift." in (town.share.inbox("team07-breve") / "svar.txt").read_text("utf-8")
    with pytest.raises(ProposalError, match="allerede skrevet under"):
        town.propose("team07-breve", "team07-breve/klage.zip", pack(), "lone", "lone")
    assert town.publish() == [Outcome("team07-breve", waits=1)]
    town.put("team07-breve", "team07-breve/klage.zip", pack(), "lone", "ole")
    ((offer, _),) = desk.look("team07-breve/klage")
    assert offer.right == Right(2, "team")


def test_the_inbox_tells_what_became_of_it_and_is_empty_when_it_was_published(town: Town) -> None:
    town.propose("team07", BREVE, pack(), "lone")
    assert town.publish(refusal="Der står et CPR-nummer i brev.txt.") == [
        Outcome("team07", refusal="Der står et CPR-nummer i brev.txt.")
    ]
    said = town.share.inbox("team07") / "svar.txt"
    assert "Ikke udgivet: Der står et CPR-nummer" in said.read_text("utf-8")
    assert town.share.proposal("team07").exists()
    assert town.publish() == [Outcome("team07", (BREVE,))]
    assert f"Udgivet: {BREVE}." in said.read_text("utf-8")
    assert [file.name for file in town.share.inbox("team07").iterdir()] == ["svar.txt"]


class TestAttacks:
    """Each ends in a sentence, and nothing of it reaches the machine."""

    def test_the_whole_share_put_back_to_yesterday(self, town: Town, desk: Desk, tmp_path: Path) -> None:
        town.put("team07", BREVE, pack("gammel"), "lone")
        kept = snap(town, tmp_path / "i går")
        town.put("team07", BREVE, pack("ny"), "lone")
        assert desk.texts("team07/breve") == ["ny"]
        back(town, kept)
        with pytest.raises(FetchError, match="ældre skabelonpakker end dem, der er set før"):
            desk.look("team07/breve")

    def test_a_pack_swapped_for_another_of_the_same_length(self, town: Town, desk: Desk) -> None:
        town.put("team07", BREVE, pack("ja"), "lone")
        (file,) = (town.folder / "targets" / "team07").iterdir()
        file.write_bytes(pack("no"))
        with pytest.raises(FetchError, match="ikke den, der blev underskrevet"):
            desk.look("team07/breve")

    def test_a_pack_half_copied(self, town: Town, desk: Desk) -> None:
        town.put("team07", BREVE, pack(), "lone")
        (file,) = (town.folder / "targets" / "team07").iterdir()
        file.write_bytes(file.read_bytes()[:50])
        with pytest.raises(FetchError, match="ikke den, der blev underskrevet"):
            desk.look("team07/breve")

    @pytest.mark.parametrize("role", ["timestamp", "1.root", "2.snapshot", "1.targets", "1.team07"])
    @pytest.mark.parametrize("left", [0, 1, 100])
    def test_a_file_half_copied(self, town: Town, desk: Desk, role: str, left: int) -> None:
        town.put("team07", BREVE, pack(), "lone")
        file = town.folder / "metadata" / f"{role}.json"
        file.write_bytes(file.read_bytes()[:left])
        if role == "1.root":  # the machine has that one
            assert desk.texts("team07/breve") == ["Vi ses."]
            return
        with pytest.raises(FetchError, match=r"kan ikke læses|ikke underskrevet"):
            desk.look("team07/breve")
        with pytest.raises(ShareError):
            town.publish()

    def test_another_team_cannot_even_propose_it(self, town: Town) -> None:
        with pytest.raises(ProposalError, match="»team08« må kun udgive pakker, der hedder team08/…"):
            town.propose("team08", BREVE, pack(), "hanne")

    def test_another_teams_key_does_not_count(self, town: Town) -> None:
        with pytest.raises(ProposalError, match="Nøglen må ikke skrive under her"):
            town.propose("team07", BREVE, pack(), "hanne")

    def test_what_another_team_lays_in_the_inbox_all_the_same_is_not_published(self, town: Town) -> None:
        town.propose("team07", BREVE, pack(), "lone")
        proposal = json.loads(town.share.proposal("team07").read_text())
        proposal["signatures"] = []
        town.share.proposal("team07").write_text(json.dumps(proposal))
        assert town.publish() == [Outcome("team07", waits=1)]

    @pytest.mark.parametrize(
        "path",
        ["team08/breve.zip", "../breve.zip", "team07/../../breve.zip", "team07/..\\..\\breve.zip", "team07/.zip"],
    )
    def test_a_key_cannot_have_anything_written_where_it_may_not(self, town: Town, tmp_path: Path, path: str) -> None:
        """Signed without the program that would have refused to."""
        raw = pack()
        files = {path: TargetFile.from_data(path, raw, ["sha256"])}
        proposal = Metadata(Targets(1, expires=town.now + timedelta(days=9), targets=files))
        town.lay("team07", proposal, "lone")
        town.share.write(town.share.inbox("team07") / f"{sha256(raw).hexdigest()}.zip", raw)
        before = sorted(tmp_path.rglob("*breve.zip"))
        (outcome,) = town.publish()
        assert outcome.refusal == f"»team07« kan ikke udgive noget, der hedder »{path}«."
        assert sorted(tmp_path.rglob("*breve.zip")) == before

    def test_a_pack_that_is_not_the_signed_one_is_not_published(self, town: Town) -> None:
        town.propose("team07", BREVE, pack("ja"), "lone")
        (file,) = town.share.inbox("team07").glob("*.zip")
        file.write_bytes(pack("no"))
        (outcome,) = town.publish()
        assert outcome.refusal.startswith(f"Pakken »{BREVE}« ligger ikke i indbakken, som den blev underskrevet.")

    def test_an_old_proposal_is_not_published_again(self, town: Town, tmp_path: Path) -> None:
        town.propose("team07", BREVE, pack("gammel"), "lone")
        shutil.copytree(town.share.inbox("team07"), tmp_path / "kopi")
        town.publish()
        town.put("team07", BREVE, pack("ny"), "lone")
        shutil.copytree(tmp_path / "kopi", town.share.inbox("team07"), dirs_exist_ok=True)
        (outcome,) = town.publish()
        assert outcome.refusal.startswith("Der er udgivet noget andet")

    def test_a_forged_timestamp(self, town: Town, desk: Desk) -> None:
        file = town.folder / "metadata" / "timestamp.json"
        stored = json.loads(file.read_text())
        stored["signed"]["version"] += 1
        file.write_text(json.dumps(stored))
        with pytest.raises(FetchError, match="ikke underskrevet af dem, der må"):
            desk.look()
        with pytest.raises(ShareError, match="»timestamp« på drevet er ikke underskrevet"):
            town.publish()

    def test_the_whole_share_replaced_by_somebody_elses(self, town: Town, desk: Desk) -> None:
        other = Town(town.folder.with_name("en anden by"), town.now)
        other.found()
        other.put("team07", BREVE, pack("falsk"), "lone")
        with pytest.raises(FetchError, match="ikke underskrevet af dem, der må"):
            replace(desk, source=str(other.folder)).look("team07/breve")

    def test_a_share_that_stands_still(self, town: Town, desk: Desk) -> None:
        town.now -= timedelta(days=8)
        town.publish()  # the timestamp holds for seven days
        with pytest.raises(FetchError, match="ikke blevet bekræftet i tide"):
            desk.look()
        town.now += timedelta(days=8)
        town.publish()  # its publisher is back
        desk.look()

    def test_everything_run_out(self, tmp_path: Path, town: Town) -> None:
        old = Town(tmp_path / "gammel by", town.now - timedelta(days=400))
        old.found()
        with pytest.raises(FetchError, match="ikke blevet bekræftet i tide"):
            Desk(tmp_path / "andet bord", str(old.folder), old.trusted).look()

    def test_a_signature_that_has_run_out_is_not_published(self, town: Town) -> None:
        town.propose("team07", BREVE, pack(), "lone", days=-1)
        (outcome,) = town.publish()
        assert outcome.refusal.startswith("Underskrifterne er udløbet")

    def test_one_who_may_not_publish(self, town: Town) -> None:
        town.propose("team07", BREVE, pack(), "lone")
        with pytest.raises(ShareError, match="Nøglen må ikke udgive her"):
            town.publish("lone")
        assert town.share.proposal("team07").exists()

    def test_one_role_under_the_name_of_another(self, town: Town, desk: Desk) -> None:
        """Its signature is right, its kind is not."""
        town.put("team07", BREVE, pack(), "lone")
        metadata = town.folder / "metadata"
        shutil.copy(metadata / "1.root.json", metadata / "timestamp.json")
        with pytest.raises(FetchError):
            desk.look()
        with pytest.raises(ShareError, match="kan ikke læses"):
            town.publish()


class TestKeys:
    def test_a_root_key_is_replaced_and_those_with_the_old_root_follow(self, town: Town, desk: Desk) -> None:
        desk.look()
        town.who = replace(town.who, root=replace(town.who.root, keys=("it", "ejer", "hanne")))
        town.replace_root("it")
        assert [outcome.waits for outcome in town.publish()] == [1]
        town.replace_root("it", "ejer")
        assert town.publish() == [Outcome(ROOT)]
        town.put("team07", BREVE, pack(), "lone")
        assert desk.texts("team07/breve") == ["Vi ses."]

    def test_a_new_root_that_the_old_one_has_not_signed_is_none(self, town: Town) -> None:
        town.who = replace(town.who, root=replace(town.who.root, keys=("lone", "ole"), threshold=2))
        town.replace_root("lone", "ole")
        assert [outcome.waits for outcome in town.publish()] == [2]

    def test_the_publishers_key_is_replaced(self, town: Town, desk: Desk) -> None:
        desk.look()
        town.who = replace(town.who, publisher=replace(town.who.publisher, keys=("hanne",)))
        town.replace_root("it", "ejer")
        assert town.publish("hanne") == [Outcome(ROOT)]
        desk.look()
        with pytest.raises(ShareError, match="Nøglen må ikke udgive her"):
            town.publish("udgiver")

    def test_a_stolen_team_key_is_taken_out_and_its_packs_are_no_longer_believed(self, town: Town, desk: Desk) -> None:
        town.put("team07", BREVE, pack("falsk"), "lone")
        teams = tuple(replace(team, keys=("ole",)) if team.id == "team07" else team for team in town.who.teams)
        town.who = replace(town.who, teams=teams)
        town.decide("kontor")
        town.publish()
        with pytest.raises(FetchError, match="ikke underskrevet af dem, der må"):
            desk.look("team07/breve")
        town.put("team08", "team08/breve.zip", pack("de andres"), "hanne")
        assert desk.texts("team08/breve") == ["de andres"]
        town.put("team07", BREVE, pack("rigtig"), "ole")
        assert desk.texts("team07/breve") == ["rigtig"]

    def test_nothing_is_proposed_where_nothing_has_changed_until_it_runs_out(self, town: Town) -> None:
        state = town.share.state(town.trusted)
        assert proposed_office(state.office, town.who, town.public, town.now) is None
        assert proposed_office(state.office, town.who, town.public, town.now + timedelta(days=306)) is not None

    def test_a_root_that_too_few_have_signed_is_trusted_by_nobody(self, tmp_path: Path, town: Town) -> None:
        other = Town(tmp_path / "ny", town.now)
        root = proposed_root(None, other.who, other.public, other.now)
        root.sign(other.keys["it"])
        other.trusted = root.to_bytes()
        with pytest.raises(ShareError, match="»root« på drevet er ikke underskrevet"):
            other.publish()


def a_folder_that_is_away(town: Town) -> str:
    return str(town.folder / "væk")


def a_server_that_is_away(_: Town) -> str:
    return "http://127.0.0.1:9"


@pytest.mark.parametrize("source", [a_folder_that_is_away, a_server_that_is_away])
def test_a_source_that_cannot_be_reached_is_told_as_that(town: Town, desk: Desk, source: Callable[[Town], str]) -> None:
    with pytest.raises(FetchError, match="kan ikke nås") as told:
        replace(desk, source=source(town)).look()
    assert told.value.is_away


def test_what_cannot_be_kept_is_not_told_as_a_share_that_is_away(town: Town, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    with pytest.raises((FetchError, OSError)) as told:
        Client(str(town.folder), town.trusted, tmp_path / "fil")
    assert not getattr(told.value, "is_away", False)


def test_the_publisher_goes_on_where_it_was_stopped(town: Town, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash after any file it writes: the next run publishes all of it, and readers never see half."""
    town.put("team07", BREVE, pack("gammel"), "lone")
    town.propose("team07", BREVE, pack("ny"), "lone")
    write = type(town.share).write
    for allowed in range(4):  # the pack, its metadata, the snapshot, the timestamp
        left = [allowed]

        def crash(share: object, file: Path, raw: bytes, left: list[int] = left) -> None:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            write(share, file, raw)

        monkeypatch.setattr(type(town.share), "write", crash)
        with pytest.raises(KeyboardInterrupt):
            town.publish()
        monkeypatch.undo()
        assert desk.texts("team07/breve") == ["gammel"]
    town.publish()
    assert desk.texts("team07/breve") == ["ny"]
