"""A coverage-guided fuzzer over what people paste, type and export.

``python tests/fuzz/fuzz.py heading -max_total_time=600``; what follows the target goes to libFuzzer. Needs atheris,
which the tests do not. Nothing may crash, whatever the text; what is found is kept as a test.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from contextlib import suppress
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["assistant"]):
    from assistant.casework.export.check import Wish, check_export
    from assistant.casework.export.columns import Columns
    from assistant.casework.export.faults import ExportError
    from assistant.casework.headings import check_heading
    from assistant.casework.library import open_library
    from assistant.casework.texts import check_text, kinds
    from assistant.model.finding import Finding

KNOWLEDGE = open_library([ROOT / "templates" / "standard"]).knowledge
TODAY = date(2026, 11, 22)
TYPES = [None, *KNOWLEDGE.note_types]
KINDS = list(kinds(KNOWLEDGE))
FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm"))


def heading(data: bytes) -> None:
    """One heading of any type, and what is suggested instead."""
    given = atheris.FuzzedDataProvider(data)
    kind = given.PickValueInList(TYPES)
    text = given.ConsumeUnicodeNoSurrogates(300)
    verdict = check_heading(KNOWLEDGE, text, kind, TODAY)
    _spans_hold(verdict.findings, text)
    codes = Counter(finding.code for finding in verdict.findings)
    for finding in verdict.findings:
        if finding.fix:
            mended = check_heading(KNOWLEDGE, finding.fix.value, verdict.note_type, TODAY)
            left = Counter(after.code for after in mended.findings)
            assert left[finding.code] < codes[finding.code], (finding, text)
            assert left <= codes, (finding, text)
    if verdict.suggestion is not None:
        again = check_heading(KNOWLEDGE, verdict.suggestion, verdict.note_type, TODAY)
        assert not any(finding.severity == "error" for finding in again.findings), verdict.suggestion


def text(data: bytes) -> None:
    """A text of any kind."""
    given = atheris.FuzzedDataProvider(data)
    kind = given.PickValueInList(KINDS)
    written = given.ConsumeUnicodeNoSurrogates(3000)
    _spans_hold(check_text(KNOWLEDGE, written, kind, TODAY).findings, written)


def csv(data: bytes) -> None:
    """An export: any bytes with a column that is called Overskrift."""
    file = FOLDER / "export.csv"
    file.write_bytes(data if data[:1] == b"\0" else b"Dato;Overskrift;Type\r\n" + data)
    _export(file)


def xlsx(data: bytes) -> None:
    """A workbook, damaged or not."""
    file = FOLDER / "export.xlsx"
    file.write_bytes(data)
    _export(file)


def _export(file: Path) -> None:
    rows: list[object] = []
    wish = Wish(file, Columns("Overskrift", "Type", "Dato"), rows.append, with_text=True)
    with suppress(ExportError):
        check_export(KNOWLEDGE, wish, TODAY, lambda *_: None)


def _spans_hold(findings: tuple[Finding, ...], text: str) -> None:
    for finding in findings:
        start, _, end = finding.where.partition("-")
        assert not start or 0 <= int(start) <= int(end) <= len(text), (finding, len(text))


def main() -> None:
    """Fuzz the target that is named first; the rest goes to libFuzzer."""
    target = {"heading": heading, "text": text, "csv": csv, "xlsx": xlsx}[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
