"""Wording receipts: one JSON line for each insertion, which wording and when, never a word of the text."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from assistant.model.receipt import Receipt, Rest
from assistant.store.atomic import ensure_folder, open_to_append, write_text


def append(path: Path, receipt: Receipt) -> None:
    """Add ``receipt`` at the end of ``path``."""
    ensure_folder(path.parent)
    line = _line(receipt)
    with os.fdopen(open_to_append(path), "ab") as file:
        if file.tell() and not _ends_whole(path):
            line = "\n" + line  # the last write was cut by a crash: only that one line is lost
        file.write(line.encode("utf-8"))


def read(path: Path) -> Iterator[Receipt]:
    """Every receipt in ``path``, oldest first. Lines that are torn or not receipts are passed over."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            receipt = _receipt(line)
            if receipt:
                yield receipt


def last_of(path: Path, template: str) -> Receipt | None:
    """The newest receipt of ``template`` in ``path``: a form waits for it, so only lines that name it are read."""
    name = json.dumps(template, ensure_ascii=False).encode("utf-8")
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return None
    found = (_receipt(line.decode("utf-8", "replace")) for line in reversed(lines) if name in line)
    return next((receipt for receipt in found if receipt and receipt.template == template), None)


def prune(path: Path, *, days: int, now: datetime) -> int:
    """Forget receipts older than ``days``; how many were forgotten. Torn lines go with them."""
    if not path.is_file():
        return 0
    oldest = now - timedelta(days=days)
    receipts = list(read(path))
    kept = [receipt for receipt in receipts if receipt.at >= oldest]
    if len(kept) < len(receipts):
        write_text(path, "".join(map(_line, kept)))
    return len(receipts) - len(kept)


def _line(receipt: Receipt) -> str:
    values = dataclasses.asdict(receipt) | {"at": receipt.at.isoformat(timespec="seconds")}
    return json.dumps(values, ensure_ascii=False) + "\n"


def _receipt(line: str) -> Receipt | None:
    try:
        values = json.loads(line)
        rests_on = tuple(Rest(str(name), str(sha256)) for name, sha256 in values.get("rests_on", ()))
        receipt = Receipt(**values | {"at": datetime.fromisoformat(values["at"]), "rests_on": rests_on})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return receipt if receipt.at.tzinfo else None  # without a zone its age cannot be told


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
