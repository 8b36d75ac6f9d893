"""``heading --csv``: a whole export, for the leadership's spot check."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from assistant.casework.export.check import Wish, check_export
from assistant.casework.export.columns import Columns
from assistant.casework.export.faults import DamagedError, MissingError
from assistant.casework.export.judging import Tally
from assistant.casework.export.writing import WRITERS, TooManyError, findings_file
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.export_summary import document, oddities, summary
from assistant.cli.output import RefusalError, print_json, say
from assistant.cli.progress import Progress
from assistant.model.knowledge import Knowledge


def judge_export(options: argparse.Namespace) -> int:
    """What the guide says of every heading of an export. Done is done, whatever it found: nothing is refused."""
    columns = Columns(options.column, options.type_column, options.date_column)
    _refuse_out(options.out, options.csv)
    library = open_packs(options)
    with _faults(options.out):
        tally, label = _judged(options, columns, library.knowledge)
    if wants_json(options):
        print_json(document(tally, label))
    else:
        names = {name.id: name.name for name in library.note_types}
        print(summary(tally, label, names))
    for sentence in oddities(tally):
        say(sentence)
    return 0


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
    except DamagedError as error:
        raise RefusalError(str(error), 1) from None
    except TooManyError:
        raise RefusalError(f"Et regneark kan ikke rumme alle fund. Brug en .csv i stedet for »{out}«.", 2) from None
    except OSError:
        if out is None:
            raise RefusalError("Der er ikke plads nok på disken til at læse regnearket.", 3) from None
        raise RefusalError(f"»{out}« kan ikke skrives. Er filen åben, disken fuld eller mappen væk?", 3) from None
