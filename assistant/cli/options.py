"""What the command line takes, and its complaints in Danish."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from assistant import __version__
from assistant.cli.pack_options import add_pack_verbs
from assistant.model.suggest import did_you_mean

if TYPE_CHECKING:
    from decimal import Decimal


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Speaks Danish, and knows no shortened option, so that a new one never changes what an old script means."""

    def __init__(self, *, add_help: bool = True, **settings: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Help, **settings)
        if add_help:
            self._positionals.title, self._optionals.title = "Skriv", "Kan tilføjes"
            self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{_danish(message)}\nSkriv »{self.prog} --help« for at se, hvad der kan skrives.\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The options; exits with code 2 and a Danish sentence when they are wrong."""
    packs: list[Path] = []
    everywhere = _everywhere(packs)
    parser = _Parser(prog="sagstast", description="Genveje til notater, breve og vejledning.", parents=[everywhere])
    parser.add_argument(
        "--version", action="version", version=f"Sagstast {__version__}", help="vis programmets version"
    )
    commands = parser.add_subparsers(dest="command", parser_class=_Parser, metavar="KOMMANDO")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[everywhere])

    run = command("run", "Start programmet, eller kør en handling i det, der allerede kører.")
    run.add_argument("action", nargs="?", metavar="HANDLING")
    listing = command("list", "Vis det, der gælder.")
    listing.add_argument("--all", action="store_true", help="også det udgåede og det kommende")
    show = command("show", "Vis en skabelons felter.")
    show.add_argument("template", metavar="SKABELON")
    _fill_options(command("fill", "Udfyld en skabelon med svar."))
    heading = command("heading", "Kontrollér en overskrift, eller alle i et udtræk.")
    _heading_options(heading)
    _holiday_options(command("holiday", "Tæl feriedage, og se, hvad reglen siger."))
    deadline = command("deadline", "Regn en frist ud.")
    _deadline_options(deadline)
    text = command("text", "Kontrollér sprog og persondata i en tekst.")
    text.add_argument("file", metavar="FIL", help="en tekstfil eller et Word-dokument, eller - for standard input")
    text.add_argument("--kind", required=True, metavar="SLAGS", help="letter, note, auto-reply, partshoering …")
    text.add_argument("--type", dest="note_type", metavar="NOTATTYPE", help="et notats type, fx helbred")
    _plan_options(command("plan", "Vis, kontrollér, udfyld eller flyt en forberedende plan i Word."), everywhere)
    studio = command("studio", "Skriv, prøv og ret skabeloner i et vindue.")
    studio.add_argument("folder", type=Path, nargs="?", metavar="MAPPE", help="pakken; ellers dine egne skabeloner")
    _training_options(command("training", "Øv notater på opdigtede borgere, og kontrollér øvelserne."), everywhere)
    _usage_options(
        command("usage", "Vis, hvordan du bruger skabelonerne, og læg flere kollegers tal sammen."), everywhere
    )
    wording = command("wording", "Vis en skabelons ordlyd, som den var på en dag, og hvornår du indsatte den.")
    wording.add_argument("template", metavar="SKABELON")
    wording.add_argument("--on", type=_day, metavar="ÅÅÅÅ-MM-DD", help="dagen; ellers i dag")
    add_pack_verbs(command("pack", "Kontrollér, udgiv og hent skabelonpakker."), everywhere)
    commands.add_parser("spelling").add_argument("folder")  # the helper of long answers; not for people
    commands.add_parser("drafts")  # the helper that keeps drafts; not for people
    commands.add_parser("verdicts")  # the helpers that check a whole pack; not for people
    command("doctor", "Vis, hvad der virker på denne maskine, og hvad der kan gøres ved resten.")
    options = parser.parse_args(argv, argparse.Namespace(packs=packs))
    if options.command == "heading":
        _refuse_half_a_heading(heading, options)
    if options.command == "deadline":
        _refuse_half_a_deadline(deadline, options)
    return options


def _plan_options(plan: argparse.ArgumentParser, everywhere: _Parser) -> None:
    verbs = plan.add_subparsers(dest="verb", required=True, parser_class=_Parser, metavar="HVAD")
    listing = verbs.add_parser("list", help="vis planerne, og hvor deres Word-filer ligger", parents=[everywhere])
    listing.add_argument("--all", action="store_true", help="også udgåede og kommende versioner")
    show = verbs.add_parser(
        "show", help="vis en plans afsnit, og hvordan svarene til den skrives", parents=[everywhere]
    )
    show.add_argument("plan", metavar="PLAN", help="planens id, fx forudsaetninger")
    for name, text in (
        ("check", "se, om planen er den rigtige, og hvad den mangler"),
        ("fill", "skriv svar ind i en kopi af planen"),
        ("convert", "flyt svarene over i en anden plan"),
    ):
        verb = verbs.add_parser(name, help=text, description=text.capitalize() + ".", parents=[everywhere])
        verb.add_argument("file", type=Path, metavar="FIL.docx", help="planen; den ændres aldrig")
        verb.add_argument(
            "--case-type", default="", metavar="SAGSTYPE", help="fx fleksjob; ellers siger planen det selv"
        )
        verb.add_argument("--decided", type=_day, metavar="ÅÅÅÅ-MM-DD", help="afgørelsens dag; ellers i dag")
        if name == "fill":
            verb.add_argument(
                "--answers", required=True, metavar="FIL", help="et JSON-objekt som fra plan show, eller -"
            )
        if name == "convert":
            verb.add_argument("--to", required=True, metavar="PLAN", help="planens id, fx forudsaetninger")
        if name != "check":
            verb.add_argument("--out", required=True, type=Path, metavar="NY.docx", help="en ny fil ved siden af")


def _training_options(training: argparse.ArgumentParser, everywhere: _Parser) -> None:
    verbs = training.add_subparsers(dest="verb", required=True, parser_class=_Parser, metavar="HVAD")
    for name, text in (
        ("practise", "åbn øvejournalen"),
        ("list", "vis øvelserne, de letteste først"),
        ("check", "kontrollér øvelserne: hver prøves med sine egne notater"),
    ):
        verb = verbs.add_parser(name, help=text, description=text.capitalize() + ".", parents=[everywhere])
        verb.add_argument(
            "folder", type=Path, nargs="?", metavar="MAPPE", help="ellers dem, der fulgte med programmet, og dine egne"
        )
        if name == "practise":
            verb.add_argument("--large", action="store_true", help="vis den stort, og de taster, du trykker")
    edit = verbs.add_parser("edit", help="skriv øvelser, og ret dem", parents=[everywhere])
    edit.add_argument("folder", type=Path, nargs="?", metavar="MAPPE", help="ellers dine egne")
    learners = verbs.add_parser("learners", help="vis, hvad et hold har afleveret", parents=[everywhere])
    learners.add_argument("folder", type=Path, metavar="MAPPE", help="med de overblik, holdet har gemt")
    learners.add_argument(
        "--exercises", type=Path, metavar="MAPPE", help="de øvelser, holdet har brugt; ellers dem her"
    )
    sheet = verbs.add_parser("sheet", help="skriv genvejene på én side", parents=[everywhere])
    sheet.add_argument("--out", type=Path, required=True, metavar="FIL", help="en .docx eller en .pdf")


def _usage_options(usage: argparse.ArgumentParser, everywhere: _Parser) -> None:
    verbs = usage.add_subparsers(dest="verb", required=True, parser_class=_Parser, metavar="HVAD")
    show = verbs.add_parser("show", help="vis dine egne tal", parents=[everywhere])
    export = verbs.add_parser("export", help="gem en kopi af dine egne tal, uden navn", parents=[everywhere])
    export.add_argument("--out", type=Path, required=True, metavar="FIL.json", help="en ny fil")
    combine = verbs.add_parser("combine", help="læg mindst fem kollegers kopier sammen", parents=[everywhere])
    combine.add_argument("folder", type=Path, metavar="MAPPE", help="med de kopier, kollegerne har gemt")
    combine.add_argument("--out", type=Path, required=True, metavar="FIL", help="en .xlsx med diagrammer eller en .csv")
    for verb in (show, combine):
        verb.add_argument(
            "--typing-speed", type=_speed, metavar="TEGN", help="tegn i minuttet, en antagelse; ellers 200"
        )


def _fill_options(fill: argparse.ArgumentParser) -> None:
    fill.add_argument("template", metavar="SKABELON")
    fill.add_argument("--answers", required=True, metavar="FIL", help="et JSON-objekt, eller - for standard input")
    fill.add_argument("--out", type=Path, metavar="FIL.docx", help="gem som Word-dokument")
    fill.add_argument("--copy", action="store_true", help="læg teksten på udklipsholderen")


def _heading_options(heading: argparse.ArgumentParser) -> None:
    heading.add_argument("text", nargs="?", metavar="TEKST", help="overskriften, eller - for standard input")
    heading.add_argument("--type", dest="note_type", metavar="NOTATTYPE", help="notattypens id, fx samtale")
    export = heading.add_argument_group("Et helt udtræk")
    export.add_argument("--csv", type=Path, metavar="FIL", help="et udtræk af journalen, csv eller xlsx")
    export.add_argument("--column", metavar="NAVN", help="kolonnen med overskrifter")
    export.add_argument("--type-column", metavar="NAVN", help="kolonnen med notattyper; ellers siger overskriften det")
    export.add_argument("--date-column", metavar="NAVN", help="kolonnen med datoer; ellers siger overskriften det")
    export.add_argument("--out", type=Path, metavar="FIL", help="gem rækkenumre og koder som .csv eller .xlsx")
    export.add_argument("--with-text", action="store_true", help="gem også overskrifterne")


def _refuse_half_a_heading(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """One heading or an export, and each with what belongs to it."""
    if options.csv is None:
        if options.text is None:
            parser.error("Der mangler: TEKST.")
        for name in ("column", "type_column", "date_column", "out", "with_text"):
            if getattr(options, name):
                parser.error(f"--{name.replace('_', '-')} kræver --csv.")
    elif options.text is not None:
        parser.error("Skriv enten en overskrift eller --csv, ikke begge dele.")
    elif options.note_type:
        parser.error("Brug --type-column i stedet for --type sammen med --csv.")
    elif not options.column:
        parser.error("Der mangler: --column.")
    elif options.with_text and not options.out:
        parser.error("--with-text kræver --out.")


def _holiday_options(holiday: argparse.ArgumentParser) -> None:
    day: dict[str, Any] = {"type": _day, "metavar": "ÅÅÅÅ-MM-DD"}
    holiday.add_argument("--group", required=True, metavar="GRUPPE", help="ydelsen, fx dagpenge eller kontanthjaelp")
    holiday.add_argument("--from", dest="first", required=True, help="den første feriedag", **day)
    holiday.add_argument("--to", dest="last", required=True, help="den sidste feriedag", **day)
    holiday.add_argument("--used", type=_days, metavar="DAGE", help="brugt før, i den enhed, der trækkes fra")
    holiday.add_argument("--notified", help="dagen, borgeren gav besked", **day)
    holiday.add_argument("--since", help="den første dag med hjælp, som har været der hver måned siden", **day)


def _deadline_options(deadline: argparse.ArgumentParser) -> None:
    deadline.add_argument("name", nargs="?", metavar="FRIST", help="fristens navn, fx klage")
    deadline.add_argument(
        "--from",
        dest="event",
        type=_day,
        metavar="ÅÅÅÅ-MM-DD",
        help="dagen, der regnes fra, også når der regnes baglæns",
    )
    deadline.add_argument("--list", action="store_true", help="vis alle frister")


def _refuse_half_a_deadline(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """One deadline from a day, or the list."""
    if options.list:
        if options.name or options.event:
            parser.error("Skriv enten en frist og --from, eller --list.")
    elif not options.name:
        parser.error("Der mangler: FRIST. Skriv »sagstast deadline --list« for at se dem, der er.")
    elif not options.event:
        parser.error("Der mangler: --from.")


class _Gather(argparse.Action):
    """Adds to one list wherever on the line it stands; argparse's "append" keeps only what the last parser read."""

    def __call__(self, _parser: object, _options: object, value: object, _name: object = None) -> None:
        self.const.append(value)


def _everywhere(packs: list[Path]) -> _Parser:
    """Options that every command takes, before or after its name."""
    shared = _Parser(add_help=False)
    leave = argparse.SUPPRESS
    shared.add_argument(
        "--packs",
        action=_Gather,
        const=packs,
        type=Path,
        default=leave,
        metavar="MAPPE",
        help="brug denne pakke; kan gentages",
    )
    shared.add_argument("--today", type=_day, default=leave, metavar="ÅÅÅÅ-MM-DD", help="regn som på denne dag")
    shared.add_argument("--json", action="store_true", default=leave, help="svar til et program")
    return shared


def _day(text: str) -> date:
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"»{text}« er ikke en dato. Skriv den som 2026-11-24.")


def _days(text: str) -> Decimal:
    """A number of days, ``2,5`` too."""
    from decimal import Decimal  # noqa: PLC0415 - the tray program starts through here

    if re.fullmatch(r"\d{1,4}([.,]\d{1,2})?", text):
        return Decimal(text.replace(",", "."))
    raise argparse.ArgumentTypeError(f"»{text}« er ikke et antal dage. Skriv det som 5 eller 2,5.")


def _speed(text: str) -> int:
    """Characters a minute."""
    if re.fullmatch(r"\d{1,4}", text) and 50 <= int(text) <= 1000:
        return int(text)
    raise argparse.ArgumentTypeError(f"»{text}« er ikke en skrivehastighed. Skriv tegn i minuttet, fra 50 til 1000.")


def _danish(message: str) -> str:
    """Argparse's complaint in Danish."""
    if found := re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message):
        known = re.findall(r"[\w-]+", found.group(2))
        return f"Kommandoen »{found.group(1)}« findes ikke.{did_you_mean(found.group(1), known)}"
    if found := re.search(r"the following arguments are required: (.*)", message):
        return f"Der mangler: {found.group(1)}."
    if found := re.search(r"unrecognized arguments: (.*)", message):
        return f"»{found.group(1)}« hører ikke til her."
    if found := re.search(r"argument (.*?): expected", message):
        return f"Der mangler en værdi efter {found.group(1)}."
    if found := re.search(r"argument (.*?): ignored explicit argument '(.*)'", message):
        return f"{found.group(1)} tager ingen værdi; »{found.group(2)}« hører ikke til her."
    return re.sub(r"^argument \S+: ", "", message)  # our own words, as those of _day
