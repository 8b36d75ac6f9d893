"""The texts of a template that somebody has read and kept, beside what the template that is being written makes now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import shorten
from types import MappingProxyType

from assistant.casework.drafting import Drafter
from assistant.casework.hand_files import NotSavedError, lines_like_cpr, save
from assistant.casework.migration.naming import Names, id_of
from assistant.casework.news import ChangedSentence, changed_sentence
from assistant.casework.pack.golden import made_of, wording_on
from assistant.casework.pack.golden_files import FROM_EXAMPLES, Golden, GoldenError, as_json, golden_in, goldens_in
from assistant.casework.packdiff.pairing import pairs
from assistant.casework.packdiff.pieces import cut
from assistant.casework.packdiff.sentences import SentenceChange
from assistant.casework.studio.trying import Trial
from assistant.casework.studio.wording_before import said_before
from assistant.model.fields import ChoiceField, DateField, Field, TimeField, plain_label
from assistant.model.template import Template
from assistant.packs.source import SourceError
from assistant.store.atomic import patiently
from assistant.supply.archive import fault_in

OTHERWISE = "svar"
"""What a text is called that is kept of other answers than the examples."""
_NONE: Mapping[date, str] = MappingProxyType({})
_LONGEST_TOLD = 40
_ENDS = ("?", ":")
_NOT_THAT_DAY = "Den dag gælder en anden ordlyd. Vælg øverst en dag, hvor denne gælder."
_NOT_YET = "Ordlyden gælder fra {:%d.%m.%Y}. Vælg øverst den dag eller en senere."
_NO_ID = "Skabelonens id kan ikke være en mappes navn. Ret det først."
_LIKE_CPR = "Svarene eller navnet rummer noget, der ligner et CPR-nummer. Opdigt dem. Der er ikke gemt noget."
_TAKEN = "Der er allerede en læst tekst, der hedder »{}«. Kald den noget andet."
_NOT_DELETED = "Den kan ikke glemmes: en fil er åben i et andet program, eller mappen er skrivebeskyttet."

Raw = tuple[bytes | None, bytes | None]


@dataclass(frozen=True)
class ReadText:
    """A text that somebody has read and kept, or one that is tried and could be.

    Attributes:
        golden: its two files.
        raw: what lay in them when they were read; None where one is not there.
        day: it was made on.
        given: what is answered otherwise than by the examples; None is no answer.
        before: as it was read; of one that has not been, what the wording before says; empty where there is neither.
        until: the last day of that wording before.
        now: what the answers make of the template as it is; empty where they make nothing.
        changes: the sentences that are another way now, and those that are new, gone or moved.
        dropped: kept answers to what is no longer asked; they go when it is kept anew.
        fault: why there is nothing to compare, as a Danish sentence.
    """

    golden: Golden
    raw: Raw
    day: date
    given: Mapping[str, object]
    before: str = ""
    until: date | None = None
    now: str = ""
    changes: tuple[ChangedSentence, ...] = ()
    dropped: tuple[str, ...] = ()
    fault: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return self.golden.name

    @property
    def is_kept(self) -> bool:
        """Whether it lies in the pack."""
        return any(raw is not None for raw in self.raw)

    @property
    def is_same(self) -> bool:
        """Whether it is as it was read."""
        return self.is_kept and self.before == self.now and not (self.fault or self.dropped)

    @property
    def can_be_kept(self) -> bool:
        """Whether there is something that could be kept in its place."""
        return bool(self.now) and not self.is_same


def read_texts(folder: Path, trial: Trial, others: Mapping[date, str] = _NONE) -> list[ReadText]:
    """What is kept of the wording that is tried, and at the end what is tried itself where that is not kept.

    Not for Qt's thread.

    Args:
        folder: the pack.
        trial: its template, and the answers and the day that are tried.
        others: the files of the template's other wordings in the pack, by the day from which they hold.
    """
    template_id, one = trial.template.id, trial.drafter
    trial = replace(trial, drafter=Drafter(one.knowledge, one.chosen, references=one.references))  # this thread's own
    if fault_in(f"{template_id}.txt"):
        return [ReadText(golden_in(folder, "", ""), (None, None), trial.day, {}, fault=_NO_ID)]
    every = goldens_in(folder, template_id)
    kept = [text for golden in every if (text := _kept(golden, trial, others))]
    tried = _tried(folder, trial, others, {golden.name for golden in every})
    is_there = any(text.given == tried.given and tried.day == text.day for text in kept)
    return kept if is_there or (tried.now and tried.now in {text.now for text in kept}) else [*kept, tried]


def answers_told(text: ReadText, template: Template) -> list[str]:
    """What ``text`` is answered otherwise than by the examples, as people read it: ``Udfald: Afslag``."""
    asked = ((plain_label(field), field) for field in template.fields if field.name in text.given)
    return [
        f"{name}{'' if name.endswith(_ENDS) else ':'} {_said(field, text.given[field.name])}" for name, field in asked
    ]


def keep(text: ReadText, name: str = "") -> Golden:
    """Write what ``text`` is now as read. Not for Qt's thread.

    Args:
        text: as ``read_texts`` told it: whatever lies otherwise on the disk since is not written over.
        name: what a new one is to be called; empty is what it is called already.

    Returns:
        its files.

    Raises:
        NotSavedError: nothing was written; why, and what to do.
    """
    golden, (raw_answers, raw_text) = text.golden, text.raw
    if name and not text.is_kept:
        folder = golden.answers.parent
        golden = golden_in(folder.parents[1], folder.name, id_of(name, text.name))
        if golden.answers.exists() or golden.text.exists():
            raise NotSavedError(_TAKEN.format(golden.name))
    answers = as_json(text.given, text.day)
    if any(lines_like_cpr(f"{name}\n{answers}\n{text.now}")):
        raise NotSavedError(_LIKE_CPR)
    if raw_answers is None or text.dropped:
        save(answers, golden.answers, raw_answers)
    save(f"{text.now}\n", golden.text, raw_text)
    return golden


def forget(text: ReadText) -> None:
    """Delete its files. Not for Qt's thread.

    Raises:
        NotSavedError: one is still there.
    """
    try:
        for file in (text.golden.text, text.golden.answers):
            patiently(partial(file.unlink, missing_ok=True))
    except OSError:
        raise NotSavedError(_NOT_DELETED) from None
    with suppress(OSError):  # there are others in it
        text.golden.answers.parent.rmdir()


def _kept(golden: Golden, trial: Trial, others: Collection[date]) -> ReadText | None:
    """``golden`` beside what it is now; None where it is another wording's."""
    template = trial.template
    text = ReadText(golden, (_raw(golden.answers), _raw(golden.text)), trial.day, {})
    try:
        given, day = golden.given()
        first = wording_on((template.valid_from, *others), day)
        if first != template.valid_from:
            return None
        known = {field.name for field in template.fields}
        asked = {name: answer for name, answer in given.items() if name in known}
        dropped = tuple(name for name in given if name not in known)
        text = replace(text, given=asked, day=day or first, dropped=dropped)
        before = golden.kept() if text.raw[1] is not None else ""
        now = made_of(template, trial.drafter, asked, text.day).rstrip()
    except GoldenError as error:
        return replace(text, fault=str(error))
    except SourceError as error:
        return replace(text, fault=error.finding.message)
    return replace(text, before=before, now=now, changes=tuple(_changes(before, now, trial)))


def _tried(folder: Path, trial: Trial, others: Mapping[date, str], taken: Collection[str]) -> ReadText:
    """What is tried, as it could be kept."""
    template, given = trial.template, _given(trial)
    name = Names("-", taken).free(OTHERWISE if given else FROM_EXAMPLES)
    text = ReadText(golden_in(folder, template.id, name), (None, None), trial.day, given)
    if trial.day < template.valid_from:
        return replace(text, fault=_NOT_YET.format(template.valid_from))
    if wording_on((template.valid_from, *others), trial.day) != template.valid_from:
        return replace(text, fault=_NOT_THAT_DAY)
    try:
        text = replace(text, now=made_of(template, trial.drafter, given, trial.day).rstrip())
    except GoldenError as error:
        return replace(text, fault=str(error))
    old = said_before(folder, trial, given, others)
    if old is None:
        return text
    return replace(text, before=old.text, until=old.until, changes=tuple(_changes(old.text, text.now, trial)))


def _said(field: Field, answer: object) -> str:
    match field, answer:
        case _, None | "" | []:
            return "intet svar"
        case _, bool():
            return "Ja" if answer else "Nej"
        case ChoiceField(), str():
            return next((choice.label for choice in field.choices if choice.value == answer), answer)
        case DateField(), str() if day := _day_of(answer):
            return f"{day:%d.%m.%Y}"
        case TimeField(), str():
            return answer.replace(":", ".")
        case _, str() | int():
            return shorten(str(answer), _LONGEST_TOLD, placeholder=" …")
    return "andre svar"


def _day_of(answer: str) -> date | None:
    """The day in ``answer``; None where she has typed none that is understood."""
    with suppress(ValueError):
        return date.fromisoformat(answer)
    return None


def _given(trial: Trial) -> dict[str, object]:
    keys = ((field.name, field.type) for field in trial.template.fields)
    return {key[0]: trial.given[key] for key in keys if key in trial.given}


def _changes(before: str, now: str, trial: Trial) -> Iterator[ChangedSentence]:
    language = trial.drafter.knowledge.language
    old, new = cut(before, language), cut(now, language)
    for pair in pairs(old, new):
        if pair.kind != "same":
            was = old[pair.old].source if pair.old is not None else ""
            then = new[pair.new].source if pair.new is not None else ""
            yield changed_sentence(SentenceChange(pair.kind, "body", was, then, 0), trial.template)


def _raw(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
