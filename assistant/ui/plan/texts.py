"""What is said of a plan."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Sequence

from assistant.casework.documents import UnreadableError
from assistant.casework.library import UnavailableError
from assistant.model.finding import Finding, Severity
from assistant.model.plan import PlanForm

_FEW = 3
_SEPARATOR, _BREAKABLE = re.compile(r"([/\\])"), "\\1\u200b"
EMPTY_CODE = "L01"
TITLE = "Forberedende plan"
FILES = "Word (*.docx)"
WHY_NOT = "Skriv kort, hvorfor. Begrundelsen kommer til at stå i planen."
NO_REASON = "Skriv, hvorfor »{}« ikke er relevant, før du gemmer. Dine tekster er her stadig."
LEFT_OUT = "Teksten bliver stående her, men kommer ikke med i planen."
NO_HIT = "Ordet står ikke i planen."
NOT_JUDGED = "Planen kunne ikke tjekkes. Du kan skrive videre og gemme."
NOTHING_HERE = "Der er ikke noget at bemærke til afsnittet."
HONEST = "Jeg finder ikke alt. Læs planen, før du sender den."
NOTHING_COPIED = "Der er ingen tekst på udklipsholderen. Kopiér rapporten, og prøv igen."
NO_SECTIONS = "Kilden er læst, men ingen af dens overskrifter ligner planens. Du kan sætte teksten ind, hvor du vil."
FILE_GONE = "Filen kan ikke læses. Er den flyttet, eller er den åben i et andet program?"
NOT_SAVED = "Planen kunne ikke gemmes"
TRY_AGAIN = "Vælg en anden mappe eller et andet navn, og prøv igen. Dine tekster er her stadig."
NO_ANSWER = "Disken svarer ikke. Dine tekster er her stadig. Vent, eller gem på et andet drev."
ORIGINAL_GONE = (
    "Filen, du begyndte på, er der ikke: her står kun det, du har skrevet siden, og det bliver gemt som en ny fil. "
    "Er den på et drev, der er væk, så luk, og fortsæt kladden, når drevet er der igen."
)
TAKEN = "»{}« findes allerede, og ingen fil bliver overskrevet. Vælg et andet navn."
NO_REQUEST = "Bestillingen kunne ikke skrives: {}"
NOTHING_TO_FILL = "Der er ikke skrevet noget, som kan sættes ind."
NO_FILE_OF_IT = "pakken har ingen Word-fil til den"
SAVE = "Gem planen som en ny Word-fil"
SAVED = "Planen er gemt som Word-fil"
SAVED_BEFORE = "Planen er gemt som »{}«, men du har skrevet mere siden. Gem igen, når du er færdig."
SAVED_LATE = "Disken svarede alligevel: planen er også i »{}«, som den var, da du gemte den der."
SAVED_BESIDE = "»{}« er ikke ændret."
LEFT_SAVED = "Den plan, du lukkede, mens den blev gemt, er nu i »{}«."
LEFT_MORE = "Du skrev mere, efter at du gemte. Det ligger i en kladde."
LEFT_KEPT = "Det, du har skrevet, ligger i en kladde."
SAVED_LEFT = "{} af {} afsnit er udfyldt."
NOT_HERE = "Der kan ikke sættes tekst ind i dette afsnit. Gå til et andet, eller vælg »kopiér« ved teksten."
EMPTY = "Du har ikke ændret noget, så der er ikke noget at gemme."
WHY_DAY = "Kan udelades. Dagen afgør, hvilken plan der gælder, og fristerne tælles fra den."
NO_PLANS = (
    "Der er ingen planer i din pakke",
    "Pakken mangler plans/plans.toml. Spørg din fagkoordinator.",
)
BEGIN = "Begynd"
MOVE = "Flyt svarene over"
CHOOSE_TYPE = "Vælg, hvad sagen er. Filen selv bliver ikke ændret."
REQUEST_COPIED = "Bestillingen til arkivet er kopieret. Sæt den ind i din mail eller opgave."
UNSURE = "Ikke afklaret."
CHOOSE_FIRST = "Vælg først, hvad sagen er."
NO_SUCH_CASE = "Her står ikke noget med »{}«."
WRITE_ON = "Det er ikke afklaret. Vil du skrive videre i den alligevel?"


def progress(done: int, of: int) -> str:
    """How far the plan is."""
    return f"{done} af {of}"


def place(number: int, of: int, *, is_required: bool) -> str:
    """Where she is."""
    return f"Afsnit {number} af {of}" + (" · skal udfyldes" if is_required else "")


def total(findings: Iterable[Finding]) -> str:
    """What there is to see to in the whole plan; what is empty is no more than that."""
    found = [(finding.severity, finding.code == EMPTY_CODE) for finding in findings]
    errors = sum(weight is Severity.ERROR for weight, _ in found)
    others = sum(weight is Severity.WARNING and not is_empty for weight, is_empty in found)
    empty = sum(weight is Severity.WARNING and is_empty for weight, is_empty in found)
    said = (
        f"{errors} fejl" if errors else "",
        f"{others} at se på" if others else "",
        f"{empty} mangler" if empty else "",
    )
    return " · ".join(filter(None, said))


def split_up(proposed: int, rest: int) -> str:
    """What came of a source."""
    if not proposed:
        return NO_SECTIONS
    pieces = f"{proposed} {'tekst' if proposed == 1 else 'tekster'} er foreslået til et afsnit"
    return f"Kilden er delt: {pieces}" + (f", {rest} har ikke et afsnit." if rest else ".")


def kept_here(things: Sequence[str]) -> str:
    """What stands in a section besides, and stays."""
    return f"Her står også: {', '.join(things)}. Det bliver stående." if things else ""


def hits(number: int, of: int) -> str:
    """Which of the hits is shown."""
    return f"{number} af {of}" if of else NO_HIT


def why(error: Exception, name: str) -> str:
    """Why the file ``name`` was not written."""
    match error:
        case FileExistsError():
            return TAKEN.format(name)
        case PermissionError():
            return "Mappen er skrivebeskyttet."
        case FileNotFoundError() | NotADirectoryError():
            return "Mappen findes ikke."
        case OSError(errno=errno.ENAMETOOLONG):
            return "Navnet er for langt."
        case OSError():
            return "Disken er fuld, eller mappen kan ikke nås."
        case _:
            return str(error)


def why_unread(error: Exception) -> str:
    """Why a file could not be read; a fault of the program's own is raised, and so recorded."""
    if isinstance(error, UnavailableError | UnreadableError):
        return str(error)
    if isinstance(error, OSError):
        return FILE_GONE
    raise error


def version(form: PlanForm) -> str:
    """Which version a plan is, and since when it holds, where that is known."""
    since = f"{form.valid_from:%d.%m.%Y}" if form.is_start_known else "ikke afklaret"
    return f"version {form.version} · gælder fra: {since}"


def not_running(instead: str) -> str:
    """What to do instead, where a scheme has ended for new citizens."""
    return f"Så skal der ikke laves en ny plan efter den gamle ordning. {instead}".rstrip()


def no_plan(instead: str) -> str:
    """That nothing is made in such a case, and what is."""
    return f"Der er ingen plan til den sagstype den dag. {instead or 'Spørg din fagkoordinator.'}"


def ended(instead: str) -> str:
    """What is shown beside a case type that takes no plan, or one without a file."""
    return f"{instead[:1].lower()}{instead[1:]}".rstrip(".") or NO_FILE_OF_IT


def missing(titles: Sequence[str]) -> str:
    """What the new plan asks for, and the old one had not."""
    what = _named(titles) if len(titles) <= _FEW else f"{len(titles)} afsnit"
    return f"I den nye plan mangler {what}. F6 går til det næste."


def homeless(titles: Sequence[str]) -> str:
    """What the new plan has no place for."""
    what = _named(titles) if len(titles) <= _FEW else f"{len(titles)} tekster"
    return f"Uden plads i den nye plan: {what}. Teksterne står ved siden af, så du kan tage dem med."


def moved(number: int) -> str:
    """How much of another plan stands in the new one."""
    if not number:
        return "Ingen svar kunne flyttes direkte over i den plan, der gælder nu."
    what = "1 svar" if number == 1 else f"{number} svar"
    return f"{what} er flyttet over i den plan, der gælder nu. Læs igennem, før du gemmer."


def proposed(number: int) -> str:
    """What stands under headings that are nearly the plan's own."""
    return f"{'1 tekst' if number == 1 else f'{number} tekster'} er foreslået til et afsnit."


def staying(title: str, things: Sequence[str]) -> str:
    """What cannot be moved."""
    return f"»{title}« har også {', '.join(things)}, som ikke følger med. Flyt det selv fra den gamle fil."


def _named(titles: Sequence[str]) -> str:
    return ", ".join(f"»{title}«" for title in titles)


def where(folder: str) -> str:
    """Where a file lies; a path may be broken behind each folder."""
    return f"Mappe: {_SEPARATOR.sub(_BREAKABLE, folder)}"


def not_taken(number: int) -> str:
    """What the saved file has not."""
    return f"{_beside(number)} ikke med. Vælg »Skriv videre«, hvis du skal bruge dem."


def left_beside(number: int) -> str:
    """The same of a plan that was left."""
    return f"{_beside(number)} ikke med, men ligger i en kladde."


def _beside(number: int) -> str:
    return "1 tekst ved siden af planen kom" if number == 1 else f"{number} tekster ved siden af planen kom"
