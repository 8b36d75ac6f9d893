"""Sagstast on a machine whose organisation has said where packs come from."""

from __future__ import annotations

import json
from pathlib import Path

from pack_town import Town

from targets.presser import Presser
from targets.program import Program
from targets.session import Session

POLICY = "[updates]\nsource = '{}'\npacks = ['{}']\nroot = '{}'\n"
SITE = """\
from pathlib import Path
from assistant.store import lock, paths
paths.policy_file = lambda: Path({!r})
lock.PATIENCE = 60.0
"""
"""What an administrator's file is, read by the program and by the process that fetches: /etc is no test's to write.

And how long that process waits for another: on a slow machine she takes long to open her form.
"""


class SuppliedProgram(Program):
    """One whose organisation has said where packs come from."""

    def __init__(self, session: Session, presser: Presser, site: Path, name: str = "forsynet") -> None:
        self._site = site
        super().__init__(session, presser, name=name)

    @property
    def folder(self) -> Path:
        """Where the packs lie that it has fetched."""
        return self.home / "data" / "packs"

    def in_use(self, name: str = "brev.txt") -> str:
        """What the template in the pack's file ``name`` says, of the pack in use; empty while there is none."""
        file = self.folder / "i-brug.json"
        if not file.exists():
            return ""
        used = next(iter(json.loads(file.read_text("utf-8"))["current"]["packs"]), None)
        if used is None:
            return ""
        return (file.with_name(used["sha256"]) / name).read_text("utf-8").rpartition("+++\n")[2].strip()

    def _environment(self) -> dict[str, str]:
        env = super()._environment()
        return env | {"PYTHONPATH": f"{self._site}:{env['PYTHONPATH']}"}


def supplied_by(town: Town, folder: Path, name: str = "team07/breve") -> Path:
    """What lets a program fetch the pack ``name`` from ``town``, made in ``folder``: a place to import from."""
    site, policy, root = folder / "site", folder / "policy.toml", folder / "root.json"
    site.mkdir()
    root.write_bytes(town.trusted)
    policy.write_text(POLICY.format(town.folder, name, root), "utf-8")
    (site / "sitecustomize.py").write_text(SITE.format(str(policy)), "utf-8")
    return site
