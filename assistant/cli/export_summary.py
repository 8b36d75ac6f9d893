"""The figures of an export, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assistant.casework.export.judging import Count, Tally
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge


def document(tally: Tally, label: str | None, findings: Iterable[Finding]) -> dict[str, object]:
    """CONTRACT.md's figures, those by type and by month, and what is wrong with the export itself."""
    return {
        "rows": tally.whole.rows,
        "ok": tally.whole.ok,
        "by_code": dict(sorted(tally.by_code.items())),
        "by_type": _counts(tally.by_type),
        "by_month": _counts(tally.by_month),
        "read_as": label,
        "findings": [finding.as_json() for finding in findings],
    }


def _counts(counts: Mapping[str, Count]) -> dict[str, dict[str, int]]:
    return {name: {"rows": count.rows, "ok": count.ok} for name, count in sorted(counts.items())}


def summary(tally: Tally, label: str, knowledge: Knowledge) -> str:
    """The figures as a page to read."""
    whole = tally.whole
    named = {rule.code: rule.name for rule in knowledge.guide.rules}
    rules = [(f"{code}  {named.get(code, '')}", _number(rows), "", "") for code, rows in sorted(tally.by_code.items())]
    type_names = {note_type.id: note_type.name for note_type in knowledge.note_types.values()}
    by_type = {type_names.get(name, name): count for name, count in tally.by_type.items()}
    tables = [
        [("Efter regel", "overskrifter", "", ""), *rules],
        [("Efter notattype", "overskrifter", "uden fejl", ""), *_rows_of(by_type)],
        [("Efter måned", "overskrifter", "uden fejl", ""), *_rows_of(tally.by_month)],
    ]
    width = max(len(row[0]) for table in tables for row in table) + 2
    lines = [f"{_number(whole.rows)} overskrifter, {_number(whole.ok)} uden fejl. Læst som {label}."]
    for table in tables:
        if len(table) > 1:
            lines += ["", *(f"{row[0]:<{width}}{row[1]:>12}{row[2]:>12}{row[3]:>7}".rstrip() for row in table)]
    return "\n".join(lines)


def _rows_of(counts: Mapping[str, Count]) -> list[tuple[str, str, str, str]]:
    return [
        (name, _number(count.rows), _number(count.ok), f"{count.ok / count.rows:.0%}")
        for name, count in sorted(counts.items())
    ]


def oddities(tally: Tally) -> Iterator[Finding]:
    """What somebody should look at before the figures are used."""
    for code, oddity, what in (
        ("U02", tally.too_long, "har en meget lang overskrift; kun begyndelsen er bedømt"),
        ("U03", tally.several_lines, "har en overskrift over flere linjer; se efter, om der mangler et anførselstegn"),
        ("U04", tally.unknown_types, "har en notattype, som pakken ikke kender; overskriften har sagt typen"),
        ("U05", tally.unread, "har et tegn, der ikke kan læses; gem udtrækket som CSV UTF-8, hvis der er mange"),
    ):
        if oddity.rows:
            rows = "1 række" if oddity.rows == 1 else f"{_number(oddity.rows)} rækker"
            yield Finding(code, Severity.WARNING, f"{rows} {what}.", f"række {oddity.first}")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")
