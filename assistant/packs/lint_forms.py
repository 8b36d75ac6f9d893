"""What can be wrong with a pack's forms: one label for two fields, a receiver of what no form has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.model.finding import Finding
from assistant.model.forms import Form, Forms, Receiver, bare_label
from assistant.model.suggest import did_you_mean
from assistant.packs.lint_ids import lint_id
from assistant.packs.source import KeyPath, Source

_MOST_TABS = 20


def lint_forms(forms: Forms, source: Source) -> Iterator[Finding]:
    """Forms that cannot be told apart, labels that mean two things, receivers that lead nowhere."""
    yield from _ids(forms.forms, "forms", source)
    yield from _ids(forms.receivers, "receivers", source)
    for number, form in enumerate(forms.forms):
        yield from _form(form, ("forms", number), source)
    known = {form.id: form for form in forms.forms}
    for number, receiver in enumerate(forms.receivers):
        yield from _receiver(receiver, known, ("receivers", number), source)


def _ids(entries: Sequence[Form | Receiver], table: str, source: Source) -> Iterator[Finding]:
    ids = Counter(entry.id for entry in entries)
    for number, entry in enumerate(entries):
        yield from lint_id(entry.id, source, (table, number, "id"))
        if ids[entry.id] > 1:
            yield source.error("P06", f"»{entry.id}« findes to gange.", (table, number, "id"))


def _form(form: Form, at: KeyPath, source: Source) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    names = Counter(each.name for each in form.fields)
    if not form.fields:
        yield source.error("P09", "Skriv mindst ét felt i fields.", (*at, "fields"))
    for number, each in enumerate(form.fields):
        here: KeyPath = (*at, "fields", number)
        yield from lint_id(each.name, source, (*here, "name"))
        if names[each.name] > 1:
            yield source.error("P06", f"Feltet »{each.name}« findes to gange.", (*here, "name"))
        for label in (each.label, *each.synonyms):
            owner = taken.setdefault(bare_label(label), each.name)
            if not bare_label(label):
                yield source.error("P09", "En etiket skal have et bogstav eller et tal.", here)
            elif owner != each.name:
                yield source.error("P06", f"Etiketten »{label}« hører allerede til feltet »{owner}«.", here)
    if bool(form.template) != bool(form.rows):
        yield source.error("P09", "template og rows hører sammen: skriv begge eller ingen.", at)


def _receiver(receiver: Receiver, known: dict[str, Form], at: KeyPath, source: Source) -> Iterator[Finding]:
    form = known.get(receiver.form)
    if form is None:
        message = f"Blanketten »{receiver.form}« findes ikke i filen.{did_you_mean(receiver.form, known)}"
        yield source.error("P11", message, (*at, "form"))
        return
    if not receiver.steps:
        yield source.error("P09", "Skriv mindst ét felt i steps.", (*at, "steps"))
    names = [each.name for each in form.fields]
    for number, step in enumerate(receiver.steps):
        here: KeyPath = (*at, "steps", number)
        if step.field not in names:
            message = f"Feltet »{step.field}« findes ikke i »{form.id}«.{did_you_mean(step.field, names)}"
            yield source.error("P11", message, (*here, "field"))
        if not 1 <= step.tabs <= _MOST_TABS:
            yield source.error("P05", f"tabs skal være et tal fra 1 til {_MOST_TABS}.", (*here, "tabs"))
