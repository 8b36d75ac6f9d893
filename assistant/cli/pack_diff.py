"""``pack diff``: what changes between two packs, before it is signed or taken into use."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from assistant.casework.packdiff.packs import PackDiff, compare
from assistant.casework.packdiff.reading import NotAPackError, read_files
from assistant.casework.packdiff.records import Change, jsonable
from assistant.casework.packdiff.sentences import SentenceChange
from assistant.casework.packdiff.templates import TemplateChange
from assistant.casework.packdiff.words import data_lines, sentence_lines, summary, template_lines
from assistant.cli.chosen import wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.pack_info import PackInfo


def tell_difference(options: argparse.Namespace) -> int:
    """All that the new pack has otherwise than the old one."""
    old, new = _files(options.old), _files(options.new)
    if isinstance(old, Finding) or isinstance(new, Finding):
        return _refuse(options, [each for each in (old, new) if isinstance(each, Finding)])
    diff = compare(old, new, open_packs(options).knowledge.language)
    if wants_json(options):
        print_json(_document(diff))
    else:
        print(tell_whole(diff))
    say_findings(diff.findings)
    return 1 if blocks(diff.findings) else 0


def _files(path: Path) -> dict[str, bytes] | Finding:
    """The files of the pack; a finding where it is none.

    Raises:
        RefusalError: it is not there, or cannot be read.
    """
    if not path.exists():
        raise RefusalError(f"»{path}« findes ikke.", 2)
    try:
        return read_files(path)
    except NotAPackError as error:
        return Finding("P01", Severity.ERROR, str(error), path.name)
    except OSError as error:
        raise RefusalError(f"»{error.filename or path}« kan ikke læses.", 2) from None


def _refuse(options: argparse.Namespace, findings: list[Finding]) -> int:
    if wants_json(options):
        print_json(_document(PackDiff(None, None, (), (), tuple(findings))))
    say_findings(findings)
    return 1


def tell_whole(diff: PackDiff, *, with_new: bool = False) -> str:
    """All that differs, for people; ``with_new`` also each sentence of what is new: they have no other file."""
    return "\n".join(_lines(diff, with_new=with_new))


def _lines(diff: PackDiff, *, with_new: bool) -> Iterator[str]:
    if diff.new:
        versions = dict.fromkeys(info.version for info in (diff.old, diff.new) if info)
        yield f"{diff.new.title}, version {' → '.join(versions)}"
    if not diff.templates and not diff.data:
        yield "Kun versionen er en anden." if diff.old != diff.new else "Der er ingen forskel."
        return
    yield summary(diff)
    for change in diff.templates:
        yield "\n" + "\n".join(template_lines(change, is_at_hand=not with_new))
        if with_new and not change.old:
            yield from (f"  {line}" for each in change.sentences for line in sentence_lines(each, change.template))
    if diff.old is None:
        return
    for file, changes in groupby(diff.data, lambda each: each.file):
        yield f"\n{file}"
        yield from (f"  {line}" for each in changes for line in data_lines(each))


def _document(diff: PackDiff) -> dict[str, object]:
    return {
        "old": _head(diff.old),
        "new": _head(diff.new),
        "templates": [_template(change) for change in diff.templates],
        "data": [
            {
                "file": each.file,
                "record": "/".join(each.change.path),
                "title": " › ".join(each.change.titles),
                "what": each.change.what,
                "old": jsonable(each.change.old),
                "new": jsonable(each.change.new),
            }
            for each in diff.data
        ],
        "findings": [finding.as_json() for finding in diff.findings],
    }


def _head(info: PackInfo | None) -> dict[str, str | None]:
    return {"id": info.id if info else None, "version": info.version if info else None}


def _template(change: TemplateChange) -> dict[str, object]:
    old, new = (read.template if read else None for read in (change.old, change.new))
    return {
        "id": change.template.id,
        "change": change.change,
        "title": change.template.title,
        "version": [each.version if each else None for each in (old, new)],
        "valid_from": [each.valid_from.isoformat() if each else None for each in (old, new)],
        "file": [read.file if read else None for read in (change.old, change.new)],
        "change_note": new.change_note if new else "",
        "four_eyes": change.needs_two,
        "sentences": [_sentence(each) for each in change.sentences],
        "fields": [_field(each) for each in change.fields],
        "meta": [{"key": ".".join((*each.path, each.what)), **_values(each)} for each in change.meta],
    }


def _sentence(each: SentenceChange) -> dict[str, object]:
    return {
        "change": each.change,
        "part": each.part,
        "old": each.old or None,
        "new": each.new or None,
        "line": each.line,
        "locked": each.is_locked,
        "was_locked": each.was_locked,
    }


def _field(each: Change) -> dict[str, object]:
    """Of a check the field it is told at."""
    of = each.path[2:] if each.path[0] == "fields" else ("checks",)
    return {"name": each.path[1], "what": ".".join((*of, each.what)), **_values(each)}


def _values(each: Change) -> dict[str, object]:
    return {"old": jsonable(each.old), "new": jsonable(each.new)}
