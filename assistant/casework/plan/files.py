"""The Word files of a pack's plans, tried: marked twice, every section found, and what is filled in comes back.

They are tried without the names of their content controls, which LibreOffice loses: a bookmark must do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import shorten

from assistant.casework.plan.recognition import labels_of
from assistant.model.finding import Finding, Severity
from assistant.model.forms import bare_label
from assistant.model.plan import PlanAnswer, PlanFile, PlanForm, PlanSection, PlanText
from assistant.model.suggest import did_you_mean
from assistant.packs.plans import FOLDER
from assistant.packs.source import Source
from assistant.render.plan.bare import without_controls
from assistant.render.plan.built import Built, built
from assistant.render.plan.fill import fill_plan
from assistant.render.plan.marks import PROPERTY, MarkText, authors_in, marks_in
from assistant.render.plan.package import PlanFileError, open_package
from assistant.render.plan.read import read_plan
from assistant.render.plan.signs import PROMPT

_PATH = "Filer > Oplysninger > Egenskaber > Avancerede egenskaber > Brugerdefineret"
_CLEAN = "Filer > Oplysninger > Søg efter problemer"
_TRIED = "prøve"
_QUOTED = 50
"""Characters of what stands there that are told."""


def faults_in_file(
    form: PlanForm, folder: Path, sections: Mapping[str, PlanSection], source: Source
) -> Iterator[Finding]:
    """What is wrong with the Word file of ``form``.

    Args:
        form: one with a file.
        folder: where the file lies.
        sections: those of the form, by id.
        source: the form as it was read.
    """
    path = folder / form.file
    if not path.is_file():
        near = did_you_mean(form.file, sorted(each.name for each in folder.glob("*.docx")))
        yield source.error("P01", f"Word-filen »{form.file}« findes ikke.{near}", ("file",))
        return
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / "plan.docx"
        try:
            package = open_package(path)
            copy.write_bytes(without_controls(path))
            file = read_plan(copy)
        except (PlanFileError, OSError) as error:
            yield _fault(form, str(error) if isinstance(error, PlanFileError) else "Filen kan ikke læses.")
            return
        yield from _mark_faults(form, marks_in(package))
        yield from _author_faults(form, authors_in(package))
        yield from _section_faults(form, file, sections)
        yield from _written_faults(form, file)
        yield from _build_faults(form, built(copy), sections)
        yield from _filling_faults(form, copy, file, sections)


def _mark_faults(form: PlanForm, marks: tuple[MarkText, ...]) -> Iterator[Finding]:
    wanted = f"{form.id}@{form.version}"
    line = f"Skabelon: {form.title}, version {form.version} [{form.id}]"
    for how, message in (
        ("property", f"Egenskaben {PROPERTY} skal være »{wanted}« ({_PATH})."),
        ("foot", f"Sidefoden skal have linjen »{line}«."),
    ):
        said = min((each for each in marks if each.how == how), key=_likeness, default=None)
        if said is None:
            yield _fault(form, message)
        elif said.mark is None or (said.mark.id, said.mark.version) != (form.id, form.version):
            yield _fault(form, f"{message} Der står »{said.text}«.")


def _likeness(said: MarkText) -> tuple[bool, bool]:
    """A mark before what is meant as one, and that before what else stands in a page foot."""
    return said.mark is None, "skabelon" not in said.text.casefold()


def _author_faults(form: PlanForm, authors: tuple[str, ...]) -> Iterator[Finding]:
    if authors:
        names = " og ".join(f"»{name}«" for name in authors)
        message = f"Hver plan vil sige, at den er skrevet af {names}. Fjern navnet: {_CLEAN}."
        yield _fault(form, message, Severity.WARNING)


def _section_faults(form: PlanForm, file: PlanFile, sections: Mapping[str, PlanSection]) -> Iterator[Finding]:
    own = {name: sections[name] for name in form.order if name in sections}
    owners = [_owner(text.heading, own) for text in file.sections]
    there = [text.id for text in file.sections if text.id]
    for name, section in own.items():
        if name not in there:
            yield _fault(form, f"Overskriften til »{section.title}« har ikke bogmærket {name}.")
    for text, owner in zip(file.sections, owners, strict=True):
        if not text.id:
            yield _fault(form, f"Overskriften »{text.heading}« har intet bogmærke og udfyldes ikke.", Severity.WARNING)
        elif text.id not in form.order:
            yield _fault(form, f"Bogmærket {text.id} ved »{text.heading}« står ikke i order.")
        elif text.id in own:
            yield from _text_faults(form, text, own[text.id], owner)
    is_astray = any(owner not in {"", text.id} for text, owner in zip(file.sections, owners, strict=True))
    if not is_astray and [name for name in own if name in there] != [name for name in there if name in own]:
        yield _fault(form, "Afsnittene står i en anden rækkefølge end i order.", Severity.WARNING)


def _owner(heading: str, sections: Mapping[str, PlanSection]) -> str:
    """Id of the section that is called so; empty where none is."""
    label = bare_label(heading)
    called = (each.id for each in sections.values() if label in labels_of(each))
    return next(called, "")


def _text_faults(form: PlanForm, text: PlanText, section: PlanSection, owner: str) -> Iterator[Finding]:
    """What is wrong with a section whose heading is that of the section ``owner``."""
    if not owner:
        message = f"{text.id} hedder »{text.heading}« i Word og »{section.title}« her. Skriv det ene som det andet."
        yield _fault(form, message, Severity.WARNING)
    elif owner != text.id:
        message = f"Bogmærket {text.id} står på overskriften »{text.heading}«, som er {owner}. Flyt bogmærket."
        yield _fault(form, message)
    if text.keeps:
        message = f"Under »{text.heading}« står: {', '.join(text.keeps)}. Det bliver stående i hver plan."
        yield _fault(form, message, Severity.WARNING)


def _written_faults(form: PlanForm, file: PlanFile) -> Iterator[Finding]:
    """What would pass for the citizen's answer; help in another style is so in every section, and told once."""
    written = [text for text in file.sections if text.id in form.order and text.text]
    if not written:
        return
    begins = shorten(written[0].text, _QUOTED, placeholder=" …")
    more = f" og noget under {len(written) - 1} andre" if len(written) > 1 else ""
    message = (
        f"Under »{written[0].heading}« står »{begins}«{more}. Det ville blive borgerens svar. Er det hjælp, så giv det "
        f"typografien Hjælp; er det pladsen til svaret, så skriv »{PROMPT}«."
    )
    yield _fault(form, message)


def _build_faults(form: PlanForm, file: Sequence[Built], sections: Mapping[str, PlanSection]) -> Iterator[Finding]:
    """What can be filled, and yet somebody who writes in Word would write there what is not read."""
    own = [each for each in file if each.id in form.order]
    levels = Counter(each.level for each in own if each.level is not None)
    usual = max(levels, key=levels.__getitem__, default=0)
    for each in own:
        if each.level is not None and each.level > usual:
            message = f"Overskriften »{each.heading}« skal være en Overskrift {usual + 1} som de andre: ellers "
            yield _fault(form, f"{message}slutter en underoverskrift i svaret afsnittet.", Severity.WARNING)
        if each.has_unread and each.id in sections and sections[each.id].kind == "facts":
            message = f"Tabellen under »{each.heading}« har en kolonne for meget: det, der skrives i den, læses ikke."
            yield _fault(form, message, Severity.WARNING)


def _filling_faults(
    form: PlanForm, copy: Path, file: PlanFile, sections: Mapping[str, PlanSection]
) -> Iterator[Finding]:
    """Fill every section of a copy, and read it again: what does not come back has no place."""
    places = {text.place: sections[text.id] for text in file.sections if text.id in sections}
    copy.write_bytes(fill_plan(copy, {place: _answer(section) for place, section in places.items()}))
    filled = read_plan(copy)
    for text in filled.sections:
        section = places.get(text.place)
        if section is not None and text.answer != _answer(section):
            yield _fault(form, _not_taken(section, text.answer))


def _answer(section: PlanSection) -> PlanAnswer:
    row = {row.name: f"{_TRIED} {row.name}" for row in section.rows}
    return {"facts": row, "attachments": [row], "text": _TRIED}[section.kind]  # type: ignore[return-value]


def _not_taken(section: PlanSection, got: PlanAnswer) -> str:
    """Which part of ``section`` did not come back."""
    table = got[0] if isinstance(got, list) and got else got
    if section.kind == "text" or not isinstance(table, dict):
        what = {"text": "et svar", "facts": "en tabel med en række for hver oplysning"}
        return (
            f"Under »{section.title}« mangler plads til {what.get(section.kind, 'en tabel med en kolonneoverskrift')}."
        )
    lost = [row for row in section.rows if table.get(row.name) != f"{_TRIED} {row.name}"]
    listed = ", ".join(f"{section.id}_{row.name} ved »{row.label}«" for row in lost)
    return (
        f"Tabellen under »{section.title}« mangler bogmærket {listed}."
        if lost
        else f"»{section.title}« kan ikke udfyldes."
    )


def _fault(form: PlanForm, message: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("P13", severity, message, f"{FOLDER}/{form.file}")
