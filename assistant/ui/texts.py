"""What is said to a person about an insertion: why, that nothing was lost, and which key goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.desktop.result import Fate, Outcome, Result
from assistant.desktop.shelf import SHELF_LIFE

_MINUTES = round(SHELF_LIFE / 60)
_AGAIN = "indsæt igen"
_MARK_AGAIN = "markér teksten, og indsæt igen"
_BY_HAND = "Sæt den ind med Ctrl+V, hvor den skal stå."
_NOT_IN = "Teksten er ikke indsat."

_WHY = {
    Outcome.WINDOW_CLOSED: "Vinduet, du kom fra, er lukket.",
    Outcome.OTHER_WINDOW: "Et andet vindue er kommet foran, siden du trykkede genvejen.",
    Outcome.OTHER_CASE: "Du har skiftet til en anden sag i {target}, siden du trykkede genvejen.",
    Outcome.CHANGED: "{target} viser noget andet end lige efter indsættelsen.",
    Outcome.REFUSED: "{target} tager ikke imod tekst fra andre programmer.",
    Outcome.KEYS_HELD: "En tast blev holdt nede.",
    Outcome.NO_KEY: "Dit tastatur har ikke den tast, der bruges i {target}.",
    Outcome.CLIPBOARD_BUSY: "Et andet program holder fast i udklipsholderen.",
    Outcome.CLIPBOARD_TAKEN: "Noget andet blev kopieret, før {target} havde læst teksten.",
    Outcome.NOT_READ: "{target} har ikke svaret endnu.",
    Outcome.NOT_COPIED: "{target} svarede ikke.",
    Outcome.NOTHING_COPIED: "Der ligger ingen tekst i udklipsholderen.",
    Outcome.NOTHING_SELECTED: "Teksten i {target} er ikke markeret mere.",
    Outcome.OTHER_SELECTION: "I {target} er der markeret noget andet, end du fik tjekket.",
    Outcome.TOO_LONG: "I {target} er der markeret noget andet, end du fik tjekket.",
}
_WHY[Outcome.COPY_ONLY] = _WHY[Outcome.CLIPBOARD_BUSY]
_REFUSALS = {
    "elevated": "{target} kører som administrator, og der må andre programmer ikke skrive.",
    "remote": "{target} er et fjernskrivebord, og dertil kan teksten kun kopieres.",
}
_STATE = {
    Outcome.CLIPBOARD_TAKEN: "Se efter i {target}, hvad der blev indsat.",
    Outcome.NOT_READ: "Teksten kan stadig nå at komme. Se efter i {target}, før du indsætter igen.",
}
"""Where it is not known that the text is missing."""
_GO_ON = {
    Outcome.OTHER_CASE: "indsæt, når du er tilbage i sagen",
    Outcome.OTHER_WINDOW: _AGAIN,
    Outcome.KEYS_HELD: "slip tasterne, og indsæt igen",
    Outcome.CLIPBOARD_BUSY: _AGAIN,
    Outcome.COPY_ONLY: "kopiér igen",
    Outcome.CLIPBOARD_TAKEN: _AGAIN,
    Outcome.NOT_READ: _AGAIN,
    Outcome.NOT_COPIED: _AGAIN,
    Outcome.NOTHING_SELECTED: _MARK_AGAIN,
    Outcome.OTHER_SELECTION: _MARK_AGAIN,
    Outcome.TOO_LONG: _MARK_AGAIN,
}
"""What Ctrl+Enter does then; the other outcomes would only be refused again."""


@dataclass(frozen=True)
class Telling:
    """What the notice says.

    Attributes:
        sentences: one or two paragraphs.
        again: what Ctrl+Enter does, or empty when it would do nothing.
        is_amber: something could not be done; else it is only good to know.
        has_text: F4 shows the text.
    """

    title: str
    sentences: tuple[str, ...]
    again: str = ""
    is_amber: bool = True
    has_text: bool = True


def of_insertion(result: Result, target: str = "", refusal: str = "") -> Telling | None:
    """What to say of an insertion; None when it went as it should and nothing need be said.

    Args:
        result: how it ended.
        target: the title of the target's profile, ``Fasit``; never a window's title.
        refusal: ``WindowInfo.refusal`` of the target, when that is why.
    """
    if result.outcome in {Outcome.INSERTED, Outcome.INSERTED_UNSEEN}:
        return _inserted(result)
    if result.outcome is Outcome.COPY_ONLY and result.clipboard is Fate.SHELVED:
        kept = f"Den ligger i udklipsholderen i {_MINUTES} minutter."
        return Telling("Teksten er kopieret", (_BY_HAND, kept), is_amber=False)
    if result.outcome is Outcome.HEADING_CUT:
        return _heading_cut(result, target)
    state = _STATE.get(result.outcome) or _what_went_in(result)
    sentences = (named(f"{why_not(result, refusal)} {state}", target), _where_it_is(result))
    again = _GO_ON.get(result.outcome, "")
    title = "Kan ikke indsætte endnu" if again else "Kan ikke indsætte her"
    return Telling("Måske ikke indsat" if result.outcome in _STATE else title, sentences, again)


NOTHING_WAITS = Telling(
    "Der venter ingen tekst",
    ("Har en skabelon flere tekster, venter resten på hver sin tast, når den første er sat ind.",),
    is_amber=False,
    has_text=False,
)
_ELSEWHERE = {
    Outcome.OTHER_CASE: "{target} viser ikke den sag, som det hører til.",
    Outcome.OTHER_WINDOW: "Du er i et andet program end det, som det hører til.",
}


def of_elsewhere(refusal: Outcome, target: str) -> Telling:
    """What to say where something that waits belongs to another case than the one in front."""
    waits = "Intet er indsat, og det venter stadig. Gå derhen, hvor det hører til, og tryk igen."
    return Telling("Kan ikke indsætte her", (named(_ELSEWHERE[refusal], target), waits), has_text=False)


def of_waiting(result: Result, target: str = "", refusal: str = "") -> Telling | None:
    """As ``of_insertion``, for one of the texts that wait: it still does, and its own key goes on."""
    telling = of_insertion(result, target, refusal)
    if telling is None or result.is_handed_over:
        return telling and replace(telling, has_text=False)
    at_hand = f" og ligger i udklipsholderen i {_MINUTES} minutter" if result.clipboard is Fate.SHELVED else ""
    waits = f"Teksten venter stadig på sin tast{at_hand}."
    return replace(telling, sentences=(telling.sentences[0], waits), again="", has_text=False)


def of_plain(result: Result, target: str = "", refusal: str = "") -> Telling | None:
    """As ``of_insertion``, for what was copied and should go in as plain text."""
    if result.outcome is Outcome.NOTHING_COPIED:
        copy = "Kopiér den tekst, der skal ind, og prøv igen. Et billede kan ikke blive til tekst."
        return Telling("Der er ingen tekst at indsætte", (copy,), is_amber=False, has_text=False)
    if result.outcome is Outcome.TOO_LONG:
        piece = "Det kopierede er længere end en million tegn. Kopiér et stykke ad gangen."
        return Telling("Kan ikke indsætte det hele", (piece,), has_text=False)
    telling = of_insertion(result, target, refusal)
    if telling is None or result.is_handed_over:
        return telling and replace(telling, has_text=False)
    where = {
        Fate.SHELVED: (f"Den rensede tekst ligger i udklipsholderen i {_MINUTES} minutter. {_BY_HAND}",),
        Fate.UNTOUCHED: ("Det, du har kopieret, er uændret.",),
    }
    sentences = (telling.sentences[0], *where.get(result.clipboard, ()))
    return replace(telling, sentences=sentences, again="", has_text=False)


def of_undo(result: Result, target: str = "") -> Telling | None:
    """What to say of taking the last insertion back; None when that was done."""
    if result.outcome is Outcome.UNDONE:
        return None
    if result.outcome is Outcome.COPY_ONLY:
        nothing = ("Den seneste tekst blev ikke indsat af Sagstast.",)
        return Telling("Der er ikke noget at fortryde", nothing, is_amber=False, has_text=False)
    why = "I {target} kan der ikke fortrydes herfra." if result.outcome is Outcome.REFUSED else _WHY[result.outcome]
    stands = "Teksten står, som den blev indsat."
    if result.outcome not in {Outcome.WINDOW_CLOSED, Outcome.REFUSED}:
        stands += " Du kan selv fortryde den i {target} med Ctrl+Z."
    return Telling("Kan ikke fortryde", (named(why, target), named(stands, target)), has_text=False)


def _inserted(result: Result) -> Telling | None:
    if result.clipboard is not Fate.PARTLY:
        return None
    said = "Det, du havde kopieret før, kunne ikke lægges helt tilbage i udklipsholderen."
    return Telling("Teksten er indsat", (said, "Skal du bruge det, så kopiér det igen."), is_amber=False)


def _heading_cut(result: Result, target: str) -> Telling:
    cut = f"Feltet i {{target}} tog kun de første {result.heading_kept} tegn af overskriften."
    mend = "Resten af teksten er indsat. Gør overskriften kortere i feltet, så den ikke ender midt i et ord."
    return Telling("Overskriften blev kortet af", (named(cut, target), mend))


def _what_went_in(result: Result) -> str:
    if not result.parts:
        return _NOT_IN
    if result.parts == ("heading",):
        return "Overskriften er indsat, teksten under den er ikke."
    return "Noget af teksten er indsat, resten er ikke."


def _where_it_is(result: Result) -> str:
    what = "Resten" if result.parts else "Den"
    if result.clipboard is not Fate.SHELVED:
        return f"{what} ligger klar her."
    ready = f"{what} ligger klar her og i udklipsholderen i {_MINUTES} minutter."
    return ready if result.outcome in _GO_ON else f"{ready} {_BY_HAND}"


def why_not(result: Result, refusal: str = "") -> str:
    """Why it did not go in, with ``{target}`` in it."""
    return _REFUSALS.get(refusal, _WHY[result.outcome]) if result.outcome is Outcome.REFUSED else _WHY[result.outcome]


def reason(outcome: Outcome) -> str:
    """Why it ended so, with ``{target}`` in it."""
    return _WHY[outcome]


def named(sentence: str, target: str) -> str:
    """Put the target's name in, ``vinduet`` when it has none; a sentence begins with a capital letter."""
    said = sentence.format(target=target or "vinduet")
    return said[:1].upper() + said[1:]


def of_draft(sentence: str) -> Telling:
    """Something to know of drafts."""
    return Telling("Kladder", (sentence,), has_text=False)


def of_drafts(count: int) -> str:
    """That there are so many."""
    return "Du har 1 kladde, der ikke blev færdig" if count == 1 else f"Du har {count} kladder, der ikke blev færdige"
