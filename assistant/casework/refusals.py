"""Why a template cannot be used, and what to use instead: in a sentence, and beside its title."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from assistant.model.template import Entry


def refusal(entry: Entry, today: date, in_force: Mapping[str, Entry]) -> str:
    """Why ``entry`` is not among those ``in_force`` today, by id, and what to use instead."""
    if not entry.is_usable:
        return f"»{entry.title}« er et udkast i »{entry.pack.title}« og kan ikke bruges endnu."
    if entry.withdrawn and entry.withdrawn.day <= today:
        ended = f"»{entry.title}« er trukket tilbage den {entry.withdrawn.day:%d.%m.%Y}. {entry.withdrawn.why}"
    elif entry.valid_from > today:
        return f"»{entry.title}« gælder først fra {entry.valid_from:%d.%m.%Y}."
    else:
        ended = f"»{entry.title}« udgik {entry.valid_to:%d.%m.%Y}."
    other = in_force.get(entry.replaced_by or "")
    if other:
        return f"{ended} Brug »{other.title}« ({other.id})."
    use = f"Brug »{entry.replaced_by}«." if entry.replaced_by else "Spørg din fagkoordinator, hvad du skal bruge."
    return f"{ended} {use}"


def short_refusal(entry: Entry, today: date, titles: Mapping[str, str]) -> str:
    """When ``entry`` ended, and what to use, by its title; empty where it has not ended."""
    if not entry.is_usable:
        return ""
    use = titles.get(entry.replaced_by or "")
    use = f"brug {use}" if use else ""
    if entry.withdrawn and entry.withdrawn.day <= today:
        return " · ".join(filter(None, (f"trukket tilbage {entry.withdrawn.day:%d.%m.%Y}", use, entry.withdrawn.why)))
    if not entry.valid_to or entry.valid_to >= today:
        return ""
    return " · ".join(filter(None, (f"udgået {entry.valid_to:%d.%m.%Y}", use)))
