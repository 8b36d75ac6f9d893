"""Receipts and their wordings are kept and forgotten at the same time, and none is lost between the two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Thread

from assistant.app import keeping
from assistant.model.knowledge import Knowledge
from assistant.model.receipt import Receipt
from assistant.model.template import Template
from assistant.store import paths, receipts

NOW = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)


TEMPLATE = Template(
    id="brev",
    title="Brev",
    kind="letter",
    version="1",
    valid_from=NOW.date(),
    source="egen praksis",
    certainty="high",
    published=b"Kom.",
    sha256="0" * 64,
)


def receipt_of(template, at):
    return Receipt(
        at=at,
        template=template.id,
        version=template.version,
        wording=template.sha256,
        note_type=None,
        outcome="inserted",
        target="fasit",
    )


def test_what_is_inserted_while_the_old_is_forgotten_is_kept(monkeypatch):
    keeping.keep(receipt_of(TEMPLATE, NOW - timedelta(days=400)), TEMPLATE, Knowledge())
    inserting = Thread(target=keeping.keep, args=(receipt_of(TEMPLATE, NOW), TEMPLATE, Knowledge()))
    write = receipts.write_text

    def write_slowly(path, text):
        inserting.start()
        inserting.join(0.3)  # time enough, if nothing makes it wait
        write(path, text)

    monkeypatch.setattr(receipts, "write_text", write_slowly)
    keeping.forget_old(365, NOW)
    inserting.join()
    assert [receipt.at for receipt in receipts.read(paths.receipts_file())] == [NOW]
