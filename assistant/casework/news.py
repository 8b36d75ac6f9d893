"""What a template says otherwise than when she last inserted it: told once, where she reads the text anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.casework.drafting import Drafter
from assistant.casework.news_example import ExampleText, example_of
from assistant.casework.packdiff.reading import NotATemplateError, reread
from assistant.casework.packdiff.sentences import Marked, SentenceChange, changes_between, marked
from assistant.casework.packdiff.words import counted, sentence_head
from assistant.model.receipt import Receipt
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
        example: how it sounds now; empty where the template's examples do not tell.
    """

    template: Template
    since: date
    line: str
    notes: tuple[str, ...]
    sentences: tuple[ChangedSentence, ...]
    example: tuple[ExampleText, ...] = ()

    @property
    def pair(self) -> tuple[str, str] | None:
        """The first sentence that was reworded, before and now, as people read it; None where there is none."""
        both = ((_plain(sentence.old), _plain(sentence.new)) for sentence in self.sentences)
        return next(((old, new) for old, new in both if old and new and "{" not in old + new), None)


def news_of(template: Template, drafter: Drafter, today: date) -> News | None:
    """What is new of ``template`` to her; None when she has used this wording, or none before it.

    Reads files: not for Qt's thread.
    """
    last = receipts.last_of(paths.receipts_file(), template.id)
    return news_since(last, template, drafter, today) if last else None


def news_since(last: Receipt, template: Template, drafter: Drafter, today: date) -> News | None:
    """As ``news_of``, where the last receipt is known."""
    if last.wording == template.sha256:
        return None
    since = last.at.astimezone().date()
    note = (template.change_note,) if template.change_note else ()
    try:
        before = reread(read(paths.wordings_dir(), last.wording)).template
        changes = changes_between(before, template, drafter.knowledge.language)
    except (LostError, NotATemplateError):
        said, example = "Ordlyden er en anden.", example_of(template, None, drafter, today)
        return News(template, since, _line(since, said), (*note, _UNKNOWN), (), example)
    if not changes and not note:
        return None
    said = f"{counted(len(changes))} er ændret." if changes else _BESIDE
    sentences = tuple(changed_sentence(change, template) for change in changes)
    return News(template, since, _line(since, said), note, sentences, example_of(template, before, drafter, today))


def _line(since: date, said: str) -> str:
    return f"Nyt, siden du brugte den {since:%d.%m.%Y}: {said[0].lower()}{said[1:]}"


def changed_sentence(change: SentenceChange, template: Template) -> ChangedSentence:
    """What became of a sentence of ``template``, its words marked that the other has not."""
    head = sentence_head(change, template)
    if change.old and change.new and change.old != change.new:
        old, new = marked(change.old, change.new)
        return ChangedSentence(head, tuple(old), tuple(new))
    plain = (Marked(change.new or change.old, is_other=change.change != "moved"),)
    return ChangedSentence(head, plain if not change.new else (), plain if change.new else ())


def _plain(words: tuple[Marked, ...]) -> str:
    return "".join(word.text for word in words)
