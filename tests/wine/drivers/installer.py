"""The installer: built and signed, run as an IT department runs it, and what it leaves behind."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from drivers import wine as wines
from drivers.wine import Wine, windows_path

BUILD = wines.REPO / "packaging" / "windows" / "build.sh"
FOLDER = Path("Program Files") / "Sagstast"
MACHINE, PERSON = r"HKEY_LOCAL_MACHINE\Software", r"HKEY_CURRENT_USER\Software"
_OF_ALL = MACHINE + r"\Microsoft\Windows\CurrentVersion"
RUN_LIST, APPS = rf"{_OF_ALL}\Run", rf"{_OF_ALL}\Uninstall"


class Certificate:
    """One of our own, good for a day, as a file with a password."""

    def __init__(self, folder: Path) -> None:
        self.file, self._key, self._bundle, self._password = (
            folder / name for name in ("own.pem", "own.key", "own.p12", "password")
        )
        self._password.write_text("hemmelig")
        subject = ("-subj", "/CN=Sagstast test", "-addext", "extendedKeyUsage=codeSigning", "-days", "1")
        _openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", self._key, "-out", self.file, *subject)
        password = ("-passout", f"file:{self._password}")
        _openssl("pkcs12", "-export", "-inkey", self._key, "-in", self.file, "-out", self._bundle, *password)

    @property
    def env(self) -> dict[str, str]:
        """What has the build sign."""
        return {"SAGSTAST_CERT": str(self._bundle), "SAGSTAST_CERT_PASSWORD": str(self._password)}

    def has_signed(self, file: Path) -> bool:
        """Whether ``file`` is whole and signed with this certificate."""
        command = ("osslsigncode", "verify", "-CAfile", str(self.file), "-in", str(file))
        return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _openssl(*arguments: object) -> None:
    subprocess.run(("openssl", *map(str, arguments)), check=True, capture_output=True)


def is_signed(file: Path, folder: Path) -> bool:
    """Whether somebody has signed ``file``; ``folder`` is to work in."""
    out = folder / "signature"
    out.unlink(missing_ok=True)
    command = ("osslsigncode", "extract-signature", "-in", str(file), "-out", str(out))
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def build(wine: Wine, out: Path, certificate: Certificate) -> Path:
    """The installer of this checkout."""
    done = subprocess.run(
        ("bash", str(BUILD), str(out)),
        env=os.environ | wine.env | certificate.env,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return out


def properties(msi: Path) -> dict[str, str]:
    """What an installer says of itself."""
    command = ("msiinfo", "export", str(msi), "Property")
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    _head, _types, _name, *rows = said.splitlines()
    return dict(row.split("\t") for row in rows)


def renumbered(msi: Path, out: Path, version: str, product: str) -> Path:
    """The same installer as another version of the program."""
    out.write_bytes(msi.read_bytes())
    for query in (
        f"UPDATE `Property` SET `Value` = '{version}' WHERE `Property` = 'ProductVersion'",
        f"UPDATE `Property` SET `Value` = '{product}' WHERE `Property` = 'ProductCode'",
    ):
        subprocess.run(("msibuild", str(out), "-q", query), check=True)
    summary = ("Installation Database", "Sagstast", "x64;1033", product)
    subprocess.run(("msibuild", str(out), "-s", *summary), check=True)
    return out


def msiexec(wine: Wine, *arguments: str) -> int:
    """Run the installer without a word; its exit code."""
    return wine.start("msiexec", *arguments, "/qn").wait(120)


def drive() -> Path:
    """Windows' C:."""
    return wines.root() / "pfx" / "drive_c"


def files() -> set[Path]:
    """Every file on C:."""
    return {Path(folder, name).relative_to(drive()) for folder, _, names in os.walk(drive()) for name in names}


def registry(wine: Wine, folder: Path, root: str) -> list[str]:
    """The lines of the registry under ``root`` that name the program."""
    out = folder / "registry.reg"
    out.unlink(missing_ok=True)
    wine.start("regedit", "/E", windows_path(out), root).wait(60)
    lines = out.read_text("utf-16").splitlines() if out.exists() else []  # nothing is written where nothing is
    return [line for line in lines if re.search("sagstast", line, re.IGNORECASE)]
