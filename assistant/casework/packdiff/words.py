"""What differs, in Danish lines that a team lead reads: a key of a file is called by its word where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum

from assistant.casework.packdiff.data import DataChange
from assistant.casework.packdiff.packs import PackDiff
from assistant.casework.packdiff.records import Change, title_of
from assistant.casework.packdiff.sentences import Marked, SentenceChange, marked
from assistant.casework.packdiff.templates import TemplateChange
from assistant.casework.packdiff.vocabulary import KEYS, RECORDS, UNITS, VALUES
from assistant.model.pack_info import templates_said
from assistant.model.template import Template
from assistant.render.danish import money, show

_NOTHING = "intet"
_LONG = 40
_SENTENCES = {"added": "Ny", "removed": "Udgået", "changed": "Ændret", "moved": "Flyttet"}
_FILES = {
    "added": "Filen er ny.",
    "removed": "Filen er taget ud.",
    "content": "Filens indhold er ændret. Åbn den for at se hvordan.",
    "layout": "Kun opstillingen i filen er ændret: mellemrum, linjeskift, kommentarer eller rækkefølge.",
}
_WHOLE = {"added": "ny", "removed": "udgået"}
_KINDS = {"added": ("ny", "nye"), "changed": ("ændret", "ændret"), "removed": ("udgået", "udgået")}
"""One template, and several."""


def template_lines(change: TemplateChange, *, is_at_hand: bool = True) -> Iterator[str]:
    """What became of a template: its name, then a line or two for each thing, set in.

    ``is_at_hand`` is whether the reader has the file of what is new.
    """
    yield template_head(change)
    if change.needs_two:
        yield "  Det er et brev: to skal se ændringen efter, før de skriver under."
    if change.new and (note := change.new.template.change_note):
        yield f"  Nyt: {note}"
    if change.old and change.new:
        yield from _changed(change)
    elif change.new and is_at_hand:
        yield f"  {counted(len(change.sentences))}. Læs dem i {change.new.file}."


def data_lines(change: DataChange) -> Iterator[str]:
    """What became of a record, without the name of its file."""
    if change.change.path or change.change.what not in _FILES:
        yield from _told(change.change)
    else:
        yield _FILES[change.change.what]


def sentence_lines(change: SentenceChange, template: Template) -> Iterator[str]:
    """What became of a sentence of ``template``: two lines where words were changed, those marked with ‹ ›."""
    head = sentence_head(change, template)
    if change.old and change.new and change.old != change.new:
        yield from _before_and_now(f"linje {change.line}  {head}", change.old, change.new)
    else:
        yield f"{'før ' if change.change == 'removed' else ''}linje {change.line}  {head}: {change.new or change.old}"


def sentence_head(change: SentenceChange, template: Template) -> str:
    """What became of a sentence of ``template``, and where it stands: ``Overskriften: Ændret, låst``."""
    return f"{_part(change.part, template)}{_SENTENCES[change.change]}{_lock(change)}"


def other_lines(change: TemplateChange) -> Iterator[str]:
    """What else than sentences differs of a template."""
    if change.old and change.new and not change.sentences and not change.others:
        yield _FILES["layout"]
    for other in change.others:
        yield from _told(other)


def summary(diff: PackDiff) -> str:
    """How many templates are new, changed and gone, and how many other files are changed, as sentences."""
    if diff.old is None:
        return f"Pakken er ny: {templates_said(len(diff.templates))}."
    counts = {kind: sum(change.change == kind for change in diff.templates) for kind in _KINDS}
    said = [f"{count} {_KINDS[kind][count != 1]}" for kind, count in counts.items() if count]
    files = len({each.file for each in diff.data})
    also = f"{files} {'anden fil' if files == 1 else 'andre filer'} ændret" if files else ""
    return ". ".join(filter(None, (f"Skabeloner: {', '.join(said)}" if said else "", also.capitalize()))) + "."


def template_head(change: TemplateChange) -> str:
    """A template's name, and its version before and now."""
    template = change.template
    name = f"{template.title} ({template.id})"
    if change.old and change.new:
        versions = [change.old.template.version, change.new.template.version]
        said = f"version {' → '.join(dict.fromkeys(versions))}"
        return f"{name}, {said}" if len(set(versions)) > 1 else f"{name}, stadig {said}"
    return f"{name}, version {template.version}: {'ny' if change.new else 'udgået'}"


def _changed(change: TemplateChange) -> Iterator[str]:
    for sentence in change.sentences:
        yield from (f"  {line}" for line in sentence_lines(sentence, change.template))
    yield from (f"  {line}" for line in other_lines(change))


def counted(sentences: int) -> str:
    """``1 sætning``, ``2 sætninger``."""
    return "1 sætning" if sentences == 1 else f"{sentences} sætninger"


def _part(part: str, template: Template) -> str:
    if part == "body":
        return ""
    if part == "heading":
        return "Overskriften: "
    name = part.removeprefix("outputs.").removesuffix(".pointer")
    label = next((output.label for output in template.outputs if output.name == name), name)
    return f"{label}{', henvisningen' if part.endswith('.pointer') else ''}: "


def _lock(change: SentenceChange) -> str:
    if change.old and change.new and change.was_locked != change.is_locked:
        return ", nu låst" if change.is_locked else ", ikke længere låst"
    return ", låst" if change.was_locked or change.is_locked else ""


def _told(change: Change) -> Iterator[str]:
    named = " › ".join(_record(change))
    if change.what in _WHOLE:
        yield f"{named}: {_WHOLE[change.what]}"
        return
    head = f"{named}: {_key(change.what)}" if named else _capital(_key(change.what))
    if isinstance(change.old, tuple) and isinstance(change.new, tuple):
        yield f"{head}: {_list(change.old, change.new)}"
        return
    old, new = _value(change.old, change.what, change.before), _value(change.new, change.what, change.after)
    if max(len(old), len(new)) > _LONG and _NOTHING not in (old, new):
        yield from _before_and_now(head, old, new)
    else:
        yield f"{head}: {old} → {new}"


def _record(change: Change) -> Iterator[str]:
    """What it is about, the outermost first: of a field its label, of an answer »…« too."""
    for number, title in enumerate(change.titles):
        kind = change.path[2 * number] if len(change.path) > 2 * number else ""
        yield f"{RECORDS[kind]} »{title}«" if kind in RECORDS else title


def _list(old: Sequence[object], new: Sequence[object]) -> str:
    came, gone = [each for each in new if each not in old], [each for each in old if each not in new]
    said = [f"nu også {_joined(came)}"] if came else []
    said += [f"ikke længere {_joined(gone)}"] if gone else []
    return "; ".join(said) or f"anden rækkefølge, nu {_joined(new)}"


def _joined(values: Sequence[object]) -> str:
    return ", ".join(f"»{_value(value)}«" for value in values)


def _before_and_now(head: str, old: str, new: str) -> Iterator[str]:
    was, now = marked(old, new)
    yield head
    yield f"    før: {_with_marks(was)}"
    yield f"    nu:  {_with_marks(now)}"


def _with_marks(pieces: Sequence[Marked]) -> str:
    return "".join(f"‹{piece.text}›" if piece.is_other else piece.text for piece in pieces)


def _key(what: str) -> str:
    """A key as people call it: ``severities.H03`` is a weight of H03, ``columns.order`` the order of the columns."""
    if what in KEYS:
        return KEYS[what]
    key, _, rest = what.partition(".")
    named = KEYS.get(key, key)
    return f"rækkefølgen af {named}" if rest == "order" else f"{named}, {rest}" if rest else named


def _value(value: object, what: str = "", owner: object = None) -> str:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return VALUES.get(what, {}).get(value, value) or _NOTHING
    if value is None or value in ((), [], {}):
        return _NOTHING
    unit = getattr(owner, "unit", "") if what == "amount" else ""
    if unit in UNITS and isinstance(value, int):
        return f"{value} {UNITS[unit][value != 1]}"
    if isinstance(value, Decimal):
        return money(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_value(each, what)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    return title_of(value) if is_dataclass(value) else show(value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
