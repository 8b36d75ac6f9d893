"""What comes out of the printer: a Word file as LibreOffice prints it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pypdf import PdfReader

from targets.session import Session


def printed(path: Path, session: Session) -> list[str]:
    """What stands on each page."""
    profile = f"-env:UserInstallation={(session.folder / 'print-profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, env=session.env, check=True, capture_output=True, timeout=120)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path.with_suffix(".pdf")).pages]
