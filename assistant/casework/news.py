"""What a template says otherwise than when she last inserted it: told once, where she reads the text anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.casework.packdiff.reading import NotATemplateError
from assistant.casework.packdiff.sentences import Marked, SentenceChange, changes_between, marked
from assistant.casework.packdiff.words import counted, sentence_head
from assistant.model.language import Language
from assistant.model.template import Template
from assistant.store import paths, receipts
from assistant.store.wordings import LostError, read

_BESIDE = "Spørgsmål, regler eller kilde er ændret; sætningerne er de samme."
_UNKNOWN = "Den ordlyd, du brugte da, er ikke gemt her mere. Læs teksten igennem."


@dataclass(frozen=True)
class ChangedSentence:
    """A sentence before and now; one of them is empty where it is new, or gone.

    Attributes:
        head: what became of it, and where it stands: ``Overskriften: Ændret``.
    """

    head: str
    old: tuple[Marked, ...]
    new: tuple[Marked, ...]


@dataclass(frozen=True)
class News:
    """The wording that she is about to use for the first time.

    Attributes:
        since: the day she last inserted another one.
        line: what there is to tell, as one sentence.
        notes: what is told besides: the publisher's own note of what is new.
        sentences: what was changed.
    """

    template: Template
    since: date
    line: str
    notes: tuple[str, ...]
    sentences: tuple[ChangedSentence, ...]


def news_of(template: Template, language: Language) -> News | None:
    """What is new of ``template`` to her; None when she has used this wording, or none before it.

    Reads files: not for Qt's thread.
    """
    last = receipts.last_of(paths.receipts_file(), template.id)
    if last is None or last.wording == template.sha256:
        return None
    since = last.at.astimezone().date()
    note = (template.change_note,) if template.change_note else ()
    try:
        changes = changes_between(read(paths.wordings_dir(), last.wording), template, language)
    except (LostError, NotATemplateError):
        return News(template, since, _line(since, "Ordlyden er en anden."), (*note, _UNKNOWN), ())
    if not changes and not note:
        return None
    said = f"{counted(len(changes))} er ændret." if changes else _BESIDE
    sentences = tuple(_sentence(change, template) for change in changes)
    return News(template, since, _line(since, said), note, sentences)


def _line(since: date, said: str) -> str:
    return f"Nyt, siden du brugte den {since:%d.%m.%Y}: {said[0].lower()}{said[1:]}"


def _sentence(change: SentenceChange, template: Template) -> ChangedSentence:
    head = sentence_head(change, template)
    if change.old and change.new and change.old != change.new:
        old, new = marked(change.old, change.new)
        return ChangedSentence(head, tuple(old), tuple(new))
    plain = (Marked(change.new or change.old, is_other=change.change != "moved"),)
    return ChangedSentence(head, plain if not change.new else (), plain if change.new else ())
