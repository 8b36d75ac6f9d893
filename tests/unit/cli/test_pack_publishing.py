"""From a team lead's folder to a colleague's machine, by the commands that they type."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest

from assistant.casework import published
from assistant.casework.supplied import installed_packs
from assistant.cli import main
from assistant.store import paths
from assistant.supply import keys
from assistant.supply.office import Office

PASSPHRASE = "fire ord på en seddel"
WHO = """\
[root]
keys = ["it", "ejer", "stedfortraeder"]
threshold = 2

[office]
keys = ["kontor"]

[publisher]
keys = ["udgiver"]

[[teams]]
id = "team07"
keys = ["lone"]

[[teams]]
id = "team07-breve"
keys = ["lone", "ole"]
threshold = 2
"""
PACK = 'id = "breve"\nversion = "{}"\ntitle = "Breve fra team 7"\npublisher = "Team 7"\nvalid_from = 2020-01-01\n'
TEMPLATE = """\
+++
id = "besoeg"
title = "Besøg"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "egen praksis"
certainty = "high"
+++
{}
"""


class Colleagues:
    """They type ``sagstast pack …``; each of them has her keys in one folder.

    Args:
        said: what was said since it was last asked.
        founded: a share on which these very keys have held the ceremony.
    """

    def __init__(self, folder: Path, said: Callable[[], str], founded: Path | None = None) -> None:
        self.folder = folder
        self.share = folder / "drev"
        self.said = said
        self._founded = founded
        self.share.mkdir()

    def type(self, verb: str, *options: str | Path) -> tuple[int, str]:
        """The exit code, and all that was said."""
        code = main(["pack", verb, *map(str, options)])
        return code, self.said()

    def do(self, verb: str, *options: str | Path) -> str:
        code, said = self.type(verb, *options)
        assert code == 0, said
        return said

    def make_keys(self) -> None:
        (self.folder / "ord.txt").write_text(PASSPHRASE + "\r\n", "utf-8")
        for name in ("it", "ejer", "stedfortraeder", "kontor", "udgiver", "lone", "ole"):
            key = self.folder / f"{name}.key"
            self.do("key", name, "--file", key, "--public", self.folder, "--passphrase-file", self.folder / "ord.txt")

    def with_key(self, name: str) -> list[str | Path]:
        return [
            "--share",
            self.share,
            "--key",
            self.folder / f"{name}.key",
            "--passphrase-file",
            self.folder / "ord.txt",
        ]

    def found(self) -> Path:
        """The ceremony; where the root lies then."""
        (self.folder / "udgivere.toml").write_text(WHO, "utf-8")
        if self._founded:
            shutil.copytree(self._founded, self.share, dirs_exist_ok=True)
        else:
            self._hold_the_ceremony()
        return self.share / "metadata" / "1.root.json"

    def _hold_the_ceremony(self) -> None:
        self.do("roles", self.folder / "udgivere.toml", "--share", self.share)
        self.do("sign", "--as", "root", *self.with_key("it"))
        self.do("sign", "--as", "root", *self.with_key("ejer"))
        self.do("sign", "--as", "targets", *self.with_key("kontor"))
        self.do("publish", *self.with_key("udgiver"))

    def write(self, text: str, version: str = "1", template: str = TEMPLATE) -> Path:
        """A pack, built."""
        folder = self.folder / "breve"
        folder.mkdir(exist_ok=True)
        (folder / "pack.toml").write_text(PACK.format(version), "utf-8")
        (folder / "besoeg.txt").write_text(template.format(text), "utf-8")
        out = self.folder / f"breve-{version}.zip"
        self.do("build", folder, "--out", out)
        return out


@pytest.fixture(scope="module")
def founders(tmp_path_factory: pytest.TempPathFactory) -> Colleagues:
    """They have their keys and have held the ceremony: once, as it takes a second."""
    folder, told = tmp_path_factory.mktemp("stiftere"), StringIO()

    def said() -> str:
        words = told.getvalue()
        told.truncate(told.seek(0))
        return words

    found = Colleagues(folder, said)
    with pytest.MonkeyPatch.context() as machine, redirect_stdout(told), redirect_stderr(told):
        machine.setenv("SAGSTAST_HOME", str(folder / "hjemme"))
        machine.setattr(paths, "policy_file", lambda: folder / "policy.toml")
        found.make_keys()
        found.found()
    return found


@pytest.fixture
def colleagues(
    founders: Colleagues, home: Path, warm: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Colleagues:
    folder = tmp_path / "Kolleger på rådhuset"
    folder.mkdir()
    for file in founders.folder.iterdir():
        if file.suffix in {".key", ".pub", ".txt"}:
            shutil.copy(file, folder)
    return Colleagues(folder, lambda: "".join(capsys.readouterr()), founders.share)


def set_up(colleagues: Colleagues, root: Path, *packs: str, unit: str = "") -> None:
    """As IT sets up a machine."""
    lines = [f"source = '{colleagues.share}'", f"packs = {list(packs)}", f"root = '{root}'", f"unit = '{unit}'"]
    paths.policy_file().parent.mkdir(parents=True, exist_ok=True)
    paths.policy_file().write_text("[updates]\n" + "\n".join(lines if unit else lines[:3]), "utf-8")


def status(colleagues: Colleagues) -> dict:
    return json.loads(colleagues.do("status", "--json"))


def test_a_team_leads_text_is_in_force_on_a_colleagues_machine(colleagues: Colleagues) -> None:
    root = colleagues.found()
    with_root = ["--root", root]
    said = colleagues.do(
        "sign", colleagues.write("Vi ses."), "--as", "team07", *colleagues.with_key("lone"), *with_root
    )
    assert said.startswith("team07/breve.zip: Breve fra team 7, version 1\n")
    assert "Ny: Vi ses.\n" in said
    assert said.endswith("\n\nteam07: team07/breve.zip ligger i indbakken. Klar.\n")
    assert "team07: udgivet, team07/breve.zip." in colleagues.do("publish", *colleagues.with_key("udgiver"), *with_root)
    set_up(colleagues, root, "team07/breve")
    assert status(colleagues) == {"packs": [], "updated": False, "findings": []}
    colleagues.do("update")
    (pack,) = status(colleagues)["packs"]
    assert (pack["id"], pack["version"], pack["name"]) == ("breve", "1", "team07/breve")
    assert pack["verified_at"] < pack["expires"]
    assert main(["show", "besoeg", "--json"]) == 0


def test_a_newer_version_takes_its_place_and_an_older_one_on_disk_does_not(colleagues: Colleagues) -> None:
    root = colleagues.found()
    set_up(colleagues, root, "team07/breve")
    for version in ("1", "2"):
        built = colleagues.write(f"Udgave {version}.", version)
        colleagues.do("sign", built, "--as", "team07", *colleagues.with_key("lone"))
        colleagues.do("publish", *colleagues.with_key("udgiver"))
        assert json.loads(colleagues.do("update", "--json"))["updated"]
    assert status(colleagues)["packs"][0]["version"] == "2"
    assert not json.loads(colleagues.do("update", "--json"))["updated"]


class TestFirstPacks:
    """One that is verified, and found to be faulty here: it was built by somebody else's program."""

    @pytest.fixture(autouse=True)
    def faulty(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        faulty = colleagues.write("{{ findes_ikke }}")
        with pytest.MonkeyPatch.context() as elsewhere:
            elsewhere.setattr(published, "refuse", lambda *_: None)
            colleagues.do("sign", faulty, "--as", "team07", *colleagues.with_key("lone"))
            colleagues.do("publish", *colleagues.with_key("udgiver"))

    def test_people_and_scripts_are_told_what_it_came_to(self, colleagues: Colleagues) -> None:
        code, said = colleagues.type("update", "--json")
        assert code == 1
        came_to, end = json.JSONDecoder().raw_decode(said)
        assert came_to["packs"] == []
        assert [finding["code"] for finding in came_to["findings"]] == ["O06"]
        assert said[end:].count("{") == 0

    def test_the_program_is_told_before_it_is_checked_and_after(self, colleagues: Colleagues) -> None:
        code, said = colleagues.type("update", "--json", "--give-way")
        assert code == 1
        first, end = json.JSONDecoder().raw_decode(said)
        assert ([pack["id"] for pack in first["packs"]], first["updated"], first["findings"]) == (["breve"], True, [])
        then, _ = json.JSONDecoder().raw_decode(said[end:].lstrip())
        assert (then["packs"], then["updated"]) == ([], True)
        assert [finding["code"] for finding in then["findings"]] == ["O06"]


@pytest.mark.not_on_windows("like")
def test_two_sign_what_goes_to_citizens(colleagues: Colleagues) -> None:
    root = colleagues.found()
    set_up(colleagues, root, "team07-breve/breve")
    built = colleagues.write("Vi ses.")
    said = colleagues.do("sign", built, "--as", "team07-breve", *colleagues.with_key("lone"))
    assert "Der mangler 1 underskrift." in said
    assert "der mangler 1 underskrift" in colleagues.do("publish", *colleagues.with_key("udgiver"))
    code, said = colleagues.type("sign", "--as", "team07-breve", *colleagues.with_key("kontor"))
    assert code == 1
    assert said.endswith(
        "\nNøglen må ikke skrive under her. Få den skrevet ind i udgivere.toml, eller brug en anden.\n"
    )
    code, said = colleagues.type("sign", "--as", "team07-breve", *colleagues.with_key("lone"))
    assert code == 1
    assert said.endswith("\nDen nøgle har allerede skrevet under. Nu er det en andens tur.\n")
    assert "Klar." in colleagues.do("sign", "--as", "team07-breve", *colleagues.with_key("ole"))
    assert "udgivet" in colleagues.do("publish", *colleagues.with_key("udgiver"))
    colleagues.do("update")


def test_a_faulty_pack_is_not_even_signed(colleagues: Colleagues) -> None:
    root = colleagues.found()
    set_up(colleagues, root, "team07/breve")
    code, said = colleagues.type(
        "sign", colleagues.write("{{ findes_ikke }}"), "--as", "team07", *colleagues.with_key("lone")
    )
    assert code == 1
    assert said.startswith("Pakken »Breve fra team 7« har en fejl. besoeg.txt:10:")


@pytest.mark.not_on_windows("like")
def test_what_waits_is_not_overwritten_unless_asked(colleagues: Colleagues) -> None:
    root = colleagues.found()
    set_up(colleagues, root, "team07/breve")
    colleagues.do("sign", colleagues.write("En."), "--as", "team07", *colleagues.with_key("lone"))
    second = colleagues.write("To.", "2")
    code, said = colleagues.type("sign", second, "--as", "team07", *colleagues.with_key("lone"))
    assert code == 1
    assert said.startswith("Der ligger allerede noget fra »team07« i indbakken. Skriv under på det, vent, ")
    assert "--instead" in said
    colleagues.do("sign", second, "--as", "team07", "--instead", *colleagues.with_key("lone"))
    colleagues.do("publish", *colleagues.with_key("udgiver"))
    colleagues.do("update")
    assert status(colleagues)["packs"][0]["version"] == "2"


@pytest.mark.not_on_windows("like")
def test_a_team_that_is_new_is_signed_in_by_the_office(colleagues: Colleagues) -> None:
    root = colleagues.found()
    set_up(colleagues, root, "team07/breve")
    file = colleagues.folder / "udgivere.toml"
    assert colleagues.do("roles", file, "--share", colleagues.share) == (
        "Intet er ændret, siden det sidst blev udgivet.\n"
    )
    file.write_text(WHO + '\n[[teams]]\nid = "team08"\nkeys = ["ole"]\n', "utf-8")
    said = colleagues.do("roles", file, "--share", colleagues.share)
    assert said == "targets: hvem der må udgive hvad ligger i indbakken. Der mangler 1 underskrift.\n"
    colleagues.do("sign", "--as", "targets", *colleagues.with_key("kontor"))
    colleagues.do("publish", *colleagues.with_key("udgiver"))
    colleagues.do("sign", colleagues.write("Nyt."), "--as", "team08", *colleagues.with_key("ole"))


def publish(colleagues: Colleagues, *texts: str, role: str = "team07") -> None:
    """Each as a version of its own."""
    for number, text in enumerate(texts, 1):
        built = colleagues.write(text, str(number))
        colleagues.do("sign", built, "--as", role, *colleagues.with_key("lone"))
        colleagues.do("publish", *colleagues.with_key("udgiver"))


@pytest.mark.not_on_windows("like")
class TestGoingBack:
    def test_an_earlier_text_is_published_as_something_new(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.", "To.", "Tre.")
        colleagues.do("update")
        said = colleagues.do("rollback", "team07/breve", "--share", colleagues.share)
        today = f"underskrevet {date.today():%d.%m.%Y}"
        assert [line.split(maxsplit=1) for line in said.splitlines()] == [
            ["3", f"{today}  (gælder nu)"],
            ["2", today],
            ["1", today],
        ]
        colleagues.do("rollback", "team07/breve", "--to", "1", *colleagues.with_key("lone"))
        colleagues.do("publish", *colleagues.with_key("udgiver"))
        assert json.loads(colleagues.do("update", "--json"))["updated"]
        assert status(colleagues)["packs"][0]["version"] == "3.1"
        assert in_use() == "En."
        colleagues.do("rollback", "team07/breve", "--to", "2", *colleagues.with_key("lone"))
        colleagues.do("publish", *colleagues.with_key("udgiver"))
        colleagues.do("update")
        assert (status(colleagues)["packs"][0]["version"], in_use()) == ("3.1.1", "To.")

    def test_what_was_withdrawn_does_not_come_back(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        (colleagues.folder / "breve").mkdir()
        other = colleagues.folder / "breve" / "andet.txt"
        other.write_text(TEMPLATE.replace("besoeg", "andet").format("Andet, først."), "utf-8")
        publish(colleagues, "Forkert klagevejledning.")
        other.write_text(TEMPLATE.replace("besoeg", "andet").format("Andet, nu."), "utf-8")
        withdrawn = 'withdrawn = 2026-01-01\nwithdrawn_why = "Klagefristen var forkert."\n+++\n'
        template = TEMPLATE.replace("+++\n{}", withdrawn + "{}")
        built = colleagues.write("Forkert klagevejledning.", "2", template=template)
        colleagues.do("sign", built, "--as", "team07", *colleagues.with_key("lone"))
        colleagues.do("publish", *colleagues.with_key("udgiver"))
        colleagues.do("rollback", "team07/breve", "--to", "1", *colleagues.with_key("lone"))
        colleagues.do("publish", *colleagues.with_key("udgiver"))
        colleagues.do("update")
        assert status(colleagues)["packs"][0]["version"] == "2.1"
        code = main(["fill", "besoeg", "--answers", str(answers(colleagues))])
        assert code == 1
        assert "er trukket tilbage den 01.01.2026. Klagefristen var forkert." in colleagues.said()
        assert main(["fill", "andet", "--answers", str(answers(colleagues))]) == 0
        assert "Andet, først." in colleagues.said()
        code, said = colleagues.type("rollback", "team07/breve", "--to", "1", *colleagues.with_key("lone"))
        assert (code, said.startswith("Teksterne i 1 er dem, der gælder nu.")) == (1, True)
        assert not (colleagues.share / "inbox" / "team07" / "team07.json").exists()

    @pytest.mark.parametrize(
        ("name", "version", "said"),
        [
            ("team07/breve", "9", "»team07/breve« er ikke udgivet i version 9. De udgivne er: 1."),
            ("team07/breve", "2", "»team07/breve« er i version 2 nu. Vælg en tidligere: 1."),
            ("team07/andet", "1", "»team07/andet« er aldrig udgivet."),
            ("ingen/breve", "1", "»ingen/breve« er aldrig udgivet."),
        ],
    )
    def test_what_cannot_be_gone_back_to_is_told(
        self, colleagues: Colleagues, name: str, version: str, said: str
    ) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.", "To.")
        code, told = colleagues.type("rollback", name, "--to", version, *colleagues.with_key("lone"))
        assert code == 1
        assert told.startswith(said)
        assert not (colleagues.share / "inbox" / "team07" / "team07.json").exists()

    def test_a_text_that_is_gone_from_the_share_is_told(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.", "To.")
        for file in (colleagues.share / "targets" / "team07").iterdir():
            file.unlink()
        code, told = colleagues.type("rollback", "team07/breve", "--to", "1", *colleagues.with_key("lone"))
        assert code == 1
        assert "er ikke længere på drevet, som den blev udgivet" in told


def in_use() -> str:
    """What the fetched template says."""
    (folder,) = installed_packs().folders
    return (folder / "besoeg.txt").read_text("utf-8").rpartition("+++\n")[2].strip()


def answers(colleagues: Colleagues) -> Path:
    file = colleagues.folder / "svar.json"
    file.write_text("{}", "utf-8")
    return file


@pytest.mark.not_on_windows("like")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('keys = ["kontor"]', 'keys = ["kontoret"]'), "udgivere.toml:6: Den offentlige nøgle"),
        (("threshold = 2", "threshold = 4"), "udgivere.toml:3: Her er 3 nøgler, så threshold"),
        (('id = "team07-breve"', 'id = "team07"'), "»team07« er brugt."),
        (('id = "team07-breve"', 'id = "root"'), "»root« er brugt."),
        (('id = "team07-breve"', 'id = "Team 7"'), "Et id skrives med små bogstaver"),
        (("[publisher]", "[udgiver]"), "»udgiver« kendes ikke her."),
        (("[root]", "[root"), "udgivere.toml:1:"),
    ],
)
def test_what_is_wrong_with_the_list_of_publishers_is_told_with_its_line(
    colleagues: Colleagues, change: tuple[str, str], said: str
) -> None:
    file = colleagues.folder / "udgivere.toml"
    file.write_text(WHO.replace(*change), "utf-8")
    code, told = colleagues.type("roles", file, "--share", colleagues.share)
    assert code == 1
    assert said in told
    assert not (colleagues.share / "inbox").exists()


class TestVersions:
    @pytest.mark.parametrize("version", ["2", "1", "1.9"])
    def test_another_text_needs_a_higher_version(self, colleagues: Colleagues, version: str) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.", "To.")
        code, said = colleagues.type(
            "sign", colleagues.write("Tre.", version), "--as", "team07", *colleagues.with_key("lone")
        )
        assert code == 1
        assert said.startswith(f"Pakken »Breve fra team 7« siger version {version}, og 2 er udgivet. Skriv en højere")

    def test_the_same_text_may_be_signed_again(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.")
        colleagues.do("sign", colleagues.write("En."), "--as", "team07", *colleagues.with_key("lone"))

    def test_a_template_without_a_new_version_is_told_when_it_is_signed(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.")
        said = colleagues.do("sign", colleagues.write("To.", "2"), "--as", "team07", *colleagues.with_key("lone"))
        assert "V01 besoeg.txt" in said

    def test_an_id_that_cannot_be_published_is_a_fault_of_the_pack(self, colleagues: Colleagues) -> None:
        folder = colleagues.write("En.").parent / "breve"
        info = folder / "pack.toml"
        info.write_text(info.read_text("utf-8").replace('"breve"', '"Nøter 07"'), "utf-8")
        code, said = colleagues.type("check", folder)
        assert code == 1
        assert "pack.toml:1: Et id skrives med små bogstaver, tal og bindestreg, uden æøå." in said


class TestTheShare:
    @pytest.mark.not_on_windows("modes")
    def test_whoever_may_open_the_share_may_open_the_folders_on_it(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        publish(colleagues, "En.")
        folders = [each for each in colleagues.share.rglob("*") if each.is_dir()]
        assert colleagues.share / "inbox" / "team07-breve" in folders  # made before anybody has signed
        made = colleagues.folder / "almindelig"
        made.mkdir()
        assert {oct(each.stat().st_mode) for each in folders} == {oct(made.stat().st_mode)}

    def test_one_inbox_that_is_closed_keeps_nobodys_news(
        self, colleagues: Colleagues, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        for role in ("team07-breve", "team07"):
            colleagues.do("sign", colleagues.write("En."), "--as", role, *colleagues.with_key("lone"))
        closed, real = colleagues.share / "inbox" / "team07-breve", Path.stat

        def stat(self: Path, **options: bool) -> object:
            if closed in self.parents:
                raise PermissionError(13, "Permission denied", str(self))
            return real(self, **options)

        monkeypatch.setattr(Path, "stat", stat)
        code, said = colleagues.type("publish", *colleagues.with_key("udgiver"))
        assert code == 1
        assert f"team07-breve: ikke udgivet. Mappen »{closed}« må ikke læses af din konto." in said
        assert "team07: udgivet, team07/breve.zip." in said

    def test_an_inbox_that_cannot_be_emptied_is_told(
        self, colleagues: Colleagues, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        colleagues.do("sign", colleagues.write("En."), "--as", "team07", *colleagues.with_key("lone"))
        inbox, real = colleagues.share / "inbox" / "team07", Path.unlink

        def unlink(self: Path, *, missing_ok: bool = False) -> None:
            if self.parent == inbox:
                raise PermissionError(13, "Permission denied", str(self))
            real(self, missing_ok=missing_ok)

        monkeypatch.setattr(Path, "unlink", unlink)
        said = colleagues.do("publish", *colleagues.with_key("udgiver"))
        assert said.startswith("team07: udgivet, team07/breve.zip. Indbakken kan ikke tømmes: ")

    def test_a_folder_in_place_of_a_pack_is_told(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        folder = colleagues.write("En.").parent / "breve"
        code, said = colleagues.type("sign", folder, "--as", "team07", *colleagues.with_key("lone"))
        assert (code, said.startswith(f"»{folder}« er en mappe. Byg den først: ")) == (2, True)

    def test_what_is_built_with_a_fault_says_so(self, colleagues: Colleagues) -> None:
        folder = colleagues.write("En.").parent / "breve"
        (folder / "besoeg.txt").write_text(TEMPLATE.format("{{ findes_ikke }}"), "utf-8")
        said = colleagues.do("build", folder, "--out", colleagues.folder / "x.zip")
        assert f"Pakken har 1 fejl og kan ikke underskrives. Kør: sagstast pack check {folder}\n" in said

    def test_a_folder_that_is_no_share_is_told(self, colleagues: Colleagues) -> None:
        root = colleagues.found()
        other = colleagues.folder / "noget andet"
        other.mkdir()
        set_up(colleagues, root, "team07/breve")
        with_key = ["--share", other, *colleagues.with_key("lone")[2:]]
        code, said = colleagues.type("sign", colleagues.write("En."), "--as", "team07", *with_key)
        assert (code, said) == (1, f"»{other}« er ikke et drev med pakker, eller intet er udgivet på det endnu.\n")

    def test_a_key_file_that_is_not_there_is_told_as_that(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        key = ["--share", colleagues.share, "--key", "lonne.key"]
        code, said = colleagues.type("sign", colleagues.write("En."), "--as", "team07", *key, "--passphrase-file", "x")
        assert code == 2
        assert said.endswith("Nøglefilen »lonne.key« findes ikke eller kan ikke læses.\n")

    def test_a_policy_with_a_fault_is_told_with_it(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "noter")
        code, said = colleagues.type("update")
        assert code == 2
        assert said.startswith("Politikfilen har en fejl.")


class TestWhatIsSignedIsSeenFirst:
    def test_the_second_to_sign_reads_what_the_first_has_changed(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07-breve/breve")
        for text, version in (("Svar inden 8 dage. Vi ses.", "1"), ("Svar inden 14 dage. Vi ses.", "2")):
            built = colleagues.write(text, version)
            colleagues.do("sign", built, "--as", "team07-breve", *colleagues.with_key("lone"))
            said = colleagues.do("sign", "--as", "team07-breve", *colleagues.with_key("ole"))
            colleagues.do("publish", *colleagues.with_key("udgiver"))
        assert said.startswith("team07-breve/breve.zip: Breve fra team 7, version 1 → 2\n")
        assert "Svar inden ‹8› dage." in said
        assert "Svar inden ‹14› dage." in said
        assert "Vi ses" not in said

    def test_who_would_be_let_sign_is_told_by_name_and_key(self, colleagues: Colleagues) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        file = colleagues.folder / "udgivere.toml"
        file.write_text(WHO.replace('keys = ["lone"]', 'keys = ["ole"]').replace('"ejer", ', ""), "utf-8")
        colleagues.do("roles", file, "--share", colleagues.share)
        said = colleagues.do("sign", "--as", "root", *colleagues.with_key("it"))
        (root, changed, office, publisher, laid) = said.splitlines()
        short = keys.read_public(colleagues.folder / "it.pub").keyid[:8]
        assert root.startswith(f"Roden, som afgør resten: 2 af it ({short}), stedfortraeder (")
        assert changed.startswith("  ikke længere: ejer (")
        assert office.startswith("Hvem der må udgive hvad: 1 af kontor (")
        assert publisher.startswith("Udgiveren: 1 af udgiver (")
        assert "ligger i indbakken" in laid
        said = colleagues.do("sign", "--as", "targets", *colleagues.with_key("kontor"))
        first, second, third, _ = said.splitlines()
        assert first.startswith("Holdet team07: 1 af ole (")
        assert first.endswith("), for holdet")
        assert second.startswith("  nye: ole (")
        assert "; ikke længere: lone (" in second
        assert third.startswith("Holdet team07-breve: 2 af lone (")

    def test_a_pack_that_would_be_gone_is_told(self, colleagues: Colleagues) -> None:
        root = colleagues.found()
        set_up(colleagues, root, "team07/breve")
        publish(colleagues, "En.")
        office = Office(colleagues.share, root.read_bytes())
        key = keys.from_file(colleagues.folder / "lone.key", PASSPHRASE)
        office.propose("team07", {"team07/breve.zip": None}, key, datetime.now(UTC))
        assert "team07/breve.zip: udgår\n" in colleagues.type("sign", "--as", "team07", *colleagues.with_key("lone"))[1]

    @pytest.mark.parametrize(("answer", "is_signed"), [("j", True), ("Ja ", True), ("", False), ("n", False)])
    def test_who_sits_there_is_asked(
        self, colleagues: Colleagues, monkeypatch: pytest.MonkeyPatch, answer: str, is_signed: bool
    ) -> None:
        set_up(colleagues, colleagues.found(), "team07/breve")
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _: answer)
        monkeypatch.setattr("getpass.getpass", lambda _: PASSPHRASE)
        with_key = ["--share", colleagues.share, "--key", colleagues.folder / "lone.key"]
        code, said = colleagues.type("sign", colleagues.write("En."), "--as", "team07", *with_key)
        assert (code == 0) is is_signed
        assert ("Klar." in said) is is_signed
        assert ("Der er ikke skrevet under på noget." in said) is not is_signed
        waits = list((colleagues.share / "inbox" / "team07").glob("*.json"))
        assert bool(waits) is is_signed

    def test_what_was_shown_is_what_is_signed(self, colleagues: Colleagues) -> None:
        """Whoever may write on the share may swap what waits between the reading and the signing."""
        root = colleagues.found()
        set_up(colleagues, root, "team07-breve/breve")
        key = {name: keys.from_file(colleagues.folder / f"{name}.key", PASSPHRASE) for name in ("lone", "ole")}
        colleagues.do("sign", colleagues.write("Godt."), "--as", "team07-breve", *colleagues.with_key("lone"))
        reader = Office(colleagues.share, root.read_bytes())
        ((path, _),) = reader.waiting_packs("team07-breve")
        colleagues.do(
            "sign", colleagues.write("Ondt.", "2"), "--as", "team07-breve", "--instead", *colleagues.with_key("lone")
        )
        reader.sign("team07-breve", key["ole"])
        code, said = colleagues.type("publish", *colleagues.with_key("udgiver"))
        assert (code, "ligger ikke i indbakken, som den blev underskrevet" in said) == (1, True)
        assert Office(colleagues.share, root.read_bytes()).published(path) is None


class TestKeys:
    def test_a_key_is_never_overwritten(self, colleagues: Colleagues) -> None:
        before = (colleagues.folder / "lone.key").read_bytes()
        with_words = ["--public", colleagues.folder, "--passphrase-file", colleagues.folder / "ord.txt"]
        code, said = colleagues.type("key", "lone", "--file", colleagues.folder / "lone.key", *with_words)
        assert code == 2
        assert "findes allerede" in said
        assert (colleagues.folder / "lone.key").read_bytes() == before

    def test_the_wrong_passphrase_is_told(self, colleagues: Colleagues) -> None:
        (colleagues.folder / "ord.txt").write_text("fire andre ord her", "utf-8")
        colleagues.share.joinpath("inbox").mkdir()
        code, said = colleagues.type("publish", *colleagues.with_key("udgiver"))
        assert code == 2
        assert said.startswith("Adgangssætningen passer ikke til")

    @pytest.mark.parametrize("name", ["Lone", "lone hansen", "", "æ", "../lone"])
    def test_a_name_that_is_none_is_told(self, colleagues: Colleagues, name: str) -> None:
        code, said = colleagues.type("key", name, "--public", colleagues.folder)
        assert code == 2
        assert "kan ikke være navn på en nøgle" in said

    def test_a_short_passphrase_leaves_nothing(self, colleagues: Colleagues) -> None:
        (colleagues.folder / "ord.txt").write_text("kort", "utf-8")
        with_words = ["--public", colleagues.folder, "--passphrase-file", colleagues.folder / "ord.txt"]
        code, said = colleagues.type("key", "ny", "--file", colleagues.folder / "ny.key", *with_words)
        assert code == 2
        assert "for kort" in said
        assert not list(colleagues.folder.glob("ny.*"))

    def test_the_secret_half_is_not_readable_in_the_file(self, colleagues: Colleagues) -> None:
        raw = (colleagues.folder / "lone.key").read_text()
        assert "BEGIN ENCRYPTED PRIVATE KEY" in raw
        key = keys.from_file(colleagues.folder / "lone.key", PASSPHRASE)
        assert keys.read_public(colleagues.folder / "lone.pub").keyid == key.public_key.keyid

    def test_a_secret_half_is_no_public_one(self, colleagues: Colleagues) -> None:
        with pytest.raises(keys.KeyFaultError, match="ikke en offentlig nøgle"):
            keys.read_public(colleagues.folder / "lone.key")


def test_a_machine_that_is_not_set_up_says_so(colleagues: Colleagues) -> None:
    code, said = colleagues.type("update")
    assert code == 2
    assert said.startswith("Maskinen er ikke sat op til at hente pakker.")
    assert "De skabeloner, der fulgte med programmet, gælder." in colleagues.do("status")


def test_a_share_that_is_not_there_is_told(colleagues: Colleagues) -> None:
    colleagues.share = colleagues.folder / "andet drev"
    code, said = colleagues.type("publish", *colleagues.with_key("udgiver"))
    assert code == 2
    assert "findes ikke. Skriv drevet" in said


def test_nobody_signs_on_a_share_without_saying_whom_she_trusts(colleagues: Colleagues) -> None:
    colleagues.found()
    code, said = colleagues.type("sign", colleagues.write("x"), "--as", "team07", *colleagues.with_key("lone"))
    assert code == 1
    assert said.startswith("Maskinen er ikke sat op med roden, så programmet ved ikke, hvem der må skrive under.")
    assert "metadata/1.root.json" in said


def test_what_is_no_pack_cannot_be_built(colleagues: Colleagues) -> None:
    code, said = colleagues.type("build", colleagues.folder, "--out", colleagues.folder / "x.zip")
    assert code == 1
    assert "der er ingen pack.toml i den" in said
    assert not (colleagues.folder / "x.zip").exists()
