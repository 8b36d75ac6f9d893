"""``heading --csv``: a whole export, for the leadership's spot check."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from assistant.casework.export.check import Wish, check_export
from assistant.casework.export.columns import Columns
from assistant.casework.export.faults import DamagedError, MissingError
from assistant.casework.export.judging import Tally
from assistant.casework.export.writing import WRITERS, TooManyError, findings_file
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import faults_in, open_packs
from assistant.cli.export_summary import document, oddities, summary
from assistant.cli.output import RefusalError, print_json, say_findings
from assistant.cli.progress import Progress
from assistant.model.finding import Finding, Severity, blocks
from assistant.model.knowledge import Knowledge

_RULE_FILES = ("note-types.toml", "heading-guide.toml", "words.toml")


def judge_export(options: argparse.Namespace) -> int:
    """What the guide says of every heading of an export. Done is done, whatever it found: nothing is refused."""
    columns = Columns(options.column, options.type_column, options.date_column)
    _refuse_out(options.out, options.csv)
    library = open_packs(options)
    if blocks(faults := faults_in(library, *_RULE_FILES)):
        return _refuse(options, faults)
    try:
        with _faults(options.out):
            tally, label = _judged(options, columns, library.knowledge)
    except DamagedError as error:
        return _refuse(options, [Finding("U01", Severity.ERROR, str(error))])
    findings = [*faults, *oddities(tally)]
    if wants_json(options):
        print_json(document(tally, label, findings))
    else:
        print(summary(tally, label, library.knowledge))
    say_findings(findings)
    return 0


def _refuse(options: argparse.Namespace, findings: Sequence[Finding]) -> int:
    """Nothing was judged: the file cannot be read, or the rules cannot."""
    if wants_json(options):
        print_json(document(Tally(), None, findings))
    say_findings(findings)
    return 1


def _judged(options: argparse.Namespace, columns: Columns, knowledge: Knowledge) -> tuple[Tally, str]:
    with ExitStack() as stack:
        progress = stack.enter_context(Progress())
        write = stack.enter_context(findings_file(options.out)) if options.out else None
        wish = Wish(options.csv, columns, write, options.with_text)
        return check_export(knowledge, wish, day_of(options), progress.tell)


def _refuse_out(out: Path | None, source: Path) -> None:
    if out is None:
        return
    if out.suffix.lower() not in WRITERS:
        raise RefusalError(f"»{out}« skal ende på .csv eller .xlsx.", 2)
    if out.exists() and source.exists() and out.samefile(source):
        raise RefusalError(f"»{out}« er selve udtrækket. Giv filen med fund et andet navn.", 2)


@contextmanager
def _faults(out: Path | None) -> Iterator[None]:
    try:
        yield
    except MissingError as error:
        raise RefusalError(str(error), 2) from None
    except TooManyError:
        raise RefusalError(f"Et regneark kan ikke rumme alle fund. Brug en .csv i stedet for »{out}«.", 2) from None
    except OSError:
        if out is None:
            raise RefusalError("Der er ikke plads nok på disken til at læse regnearket.", 3) from None
        raise RefusalError(f"»{out}« kan ikke skrives. Er filen åben, disken fuld eller mappen væk?", 3) from None
