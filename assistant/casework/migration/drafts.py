"""Snippets as drafts: a template for each, in a pack of one's own, and a page about what to look through."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.casework.migration.naming import Names, field_name, id_of
from assistant.casework.migration.places import with_places
from assistant.casework.migration.snippet import Blank, Found, LeftOut, Snippet
from assistant.model.finding import Finding, blocks
from assistant.render.engine import MAX_CHARS
from assistant.render.marks import clean
from assistant.rules.personal import cpr_like

REVIEW = "gennemgang.md"
_MEANS_SOMETHING = re.compile(r"\{(?=[{%#]|\*\*|\Z)|\*\*+")
"""What a template would take for a field, a tag, a remark or bold. A brace before one of ours would begin one."""
_LONGEST_TITLE = 70
_UNNAMED = "uden navn"
_NO_CPR = "Teksten indeholder noget, der ligner et CPR-nummer. Slet det i det gamle program, og importér igen."
_EMPTY = "Der er ingen tekst i den."
_TOO_LONG = f"Teksten er længere end {MAX_CHARS // 1000}.000 tegn."
_MOST_BLANKS = 100
_TOO_MANY_BLANKS = f"Den har mere end {_MOST_BLANKS} steder at udfylde. Del den i flere tekster."
_UNWRITABLE = "Nogle tegn kan ikke skrives i en skabelon og er væk, fx punkttegn fra en symbolskrift."
_UNREAD = "Nogle tegn kunne ikke læses. Sammenlign med den gamle tekst."


@dataclass(frozen=True)
class Origin:
    """Where the snippets come from.

    Attributes:
        file: its name, as people may see it.
        day: of the import.
    """

    file: str
    program: str
    day: date


@dataclass(frozen=True)
class Draft:
    """A template to be, and what its writer has to look at."""

    id: str
    title: str
    text: str
    lost: tuple[str, ...]


def drafts_of(found: Found, origin: Origin, taken: Collection[str]) -> tuple[list[Draft], list[LeftOut]]:
    """A draft for each snippet that can be one, and the rest.

    Args:
        found: what the file holds.
        origin: where it comes from.
        taken: ids of templates there are: an import never takes the place of another text.
    """
    names = Names("-", taken)
    drafts: list[Draft] = []
    left_out = [LeftOut(_shown(each.name), _NO_CPR if has_cpr(each.why) else each.why) for each in found.left_out]
    for number, snippet in enumerate(found.snippets, 1):
        asked = replace(snippet, parts=with_places(snippet.parts))
        why = _why_not(snippet) or _why_not(asked)
        draft = None if why else _draft(asked, origin, names, number)
        if draft is None or has_cpr(draft.text, *draft.lost):
            left_out.append(LeftOut(_shown(snippet.name) or f"nr. {number}", why or _NO_CPR))
        else:
            drafts.append(draft)
    return drafts, left_out


def pack_text(pack_id: str, origin: Origin) -> str:
    """``pack.toml`` of the imported."""
    keys = {
        "id": pack_id,
        "version": "1",
        "title": f"Importeret fra {origin.file}",
        "publisher": "",
        "layer": "own",
    }
    return "".join(f"{key} = {quoted(value)}\n" for key, value in keys.items()) + f"valid_from = {origin.day}\n"


def review_text(
    drafts: Sequence[Draft], left_out: Sequence[LeftOut], findings: Sequence[Finding], origin: Origin, remark: str
) -> str:
    """The page for the person who looks the drafts through.

    Args:
        drafts: those in the pack.
        left_out: what is not.
        findings: what the check of the pack has said.
        origin: where all of it comes from.
        remark: what holds for all of them; may be empty.
    """
    counted = "1 tekst" if len(drafts) == 1 else f"{len(drafts)} tekster"
    about = f"{counted} fra {origin.file} ({origin.program}) blev til kladder den {origin.day:%d.%m.%Y}."
    to_do = "Ingen har læst dem igennem. Læs hver tekst, slet det, der er om en borger, og skriv kilden (source)."
    sections = [f"# Gennemgå de importerede tekster\n\n{about} {len(left_out)} kom ikke med.\n{to_do}", remark]
    for heading, are_errors in (("## Ret, før de kan bruges", True), ("## Overvej", False)):
        said = [each for each in findings if blocks([each]) is are_errors]
        if said:
            sections += [heading, "\n".join(f"- `{each.where}`: {each.message}" for each in said)]
    if changed := [draft for draft in drafts if draft.lost]:
        sections.append("## Se efter")
    for draft in changed:
        sections += [f"**{draft.title}** (`{draft.id}.txt`)", "\n".join(f"- {each}" for each in draft.lost)]
    if left_out:
        sections += ["## Kom ikke med", "\n".join(f"- »{each.name}«: {each.why}" for each in left_out)]
    return "\n\n".join(filter(None, sections)) + "\n"


def has_cpr(*texts: str) -> bool:
    """Whether something that looks like a CPR number stands in one of ``texts``."""
    return any(next(cpr_like(text), None) for text in texts)


def quoted(text: str) -> str:
    """``text`` as a TOML string on one line."""
    return json.dumps(clean(text), ensure_ascii=False)


def _why_not(snippet: Snippet) -> str:
    """Why it cannot be a template; empty when it can."""
    blanks = {part for part in snippet.parts if isinstance(part, Blank)}
    labels = (label for blank in blanks for label in (blank.label, *blank.choices))
    if has_cpr(snippet.words, snippet.label, *snippet.triggers, *labels):
        return _NO_CPR
    if not blanks and not clean(snippet.words).strip():
        return _EMPTY
    if len(blanks) > _MOST_BLANKS:
        return _TOO_MANY_BLANKS
    return _TOO_LONG if len(snippet.words) > MAX_CHARS // 2 else ""


def _draft(snippet: Snippet, origin: Origin, ids: Names, number: int) -> Draft:
    blanks = dict.fromkeys(part for part in snippet.parts if isinstance(part, Blank))
    free = Names("_")
    names = {blank: free.free(field_name(blank.label)) for blank in blanks}
    body = "".join(_plain(part) if isinstance(part, str) else _field(part, names[part]) for part in snippet.parts)
    title = _one_line(snippet.name) or _one_line(snippet.words) or f"Tekst {number}"
    template_id = ids.free(id_of(snippet.name, f"tekst-{number}"))
    head = [
        f"id = {quoted(template_id)}",
        f"title = {quoted(title)}",
        'kind = "text"',
        'state = "draft"',
        'version = "1"',
        f"valid_from = {origin.day}",
        f"source = {quoted(f'importeret fra {origin.file}; ikke gennemgået')}",
        'certainty = "unknown"',
        f"search = [{', '.join(quoted(_one_line(each)) for each in snippet.triggers if _one_line(each))}]",
    ]
    fields = [line for blank, name in names.items() for line in ("", *_asked(blank, name))]
    text = "\n".join(("+++", *head, *fields, "+++", body.strip("\n"), ""))
    return Draft(template_id, title, text, tuple(_to_tell(snippet, blanks)))


def _plain(text: str) -> str:
    """``text`` so that the template shows it as it is."""
    return _MEANS_SOMETHING.sub(lambda found: f'{{{{ "{found.group()}" }}}}', clean(text))


def _field(blank: Blank, name: str) -> str:
    return f"{{{{ {name} | {blank.shown} }}}}" if blank.shown else f"{{{{ {name} }}}}"


def _asked(blank: Blank, name: str) -> Iterator[str]:
    """The lines of a field."""
    label = _one_line(blank.label).replace("&", "&&") or "Svar"
    yield from ("[[fields]]", f"name = {quoted(name)}", f'type = "{blank.kind}"', f"label = {quoted(label)}")
    yield "required = true"
    day = "idag" + (f"{blank.days:+d}" if blank.days else "")
    if blank.kind == "date":
        yield f'default = "{day}"'
    if blank.kind == "choice":
        choices = ", ".join(f"{{ value = {quoted(each)}, label = {quoted(each)} }}" for each in blank.choices)
        yield f"choices = [{choices}]"
        yield f"example = {quoted(blank.choices[0])}"
    else:
        yield f'example = "{ {"date": day, "time": "10:30"}.get(blank.kind, "eksempel") }"'


def _to_tell(snippet: Snippet, blanks: Iterable[Blank]) -> Iterator[str]:
    """What its writer has to look at."""
    for blank in blanks:
        label = _one_line(blank.label)
        if blank.kind == "date" and blank.was:
            begin = f"{abs(blank.days)} dage {'frem' if blank.days > 0 else 'tilbage'}" if blank.days else "i dag"
            yield f"{blank.was} er nu feltet »{label}«. Det begynder med {begin} og kan ændres."
        elif blank.was:
            yield f"{blank.was} er nu feltet »{label}«. Det skal udfyldes hver gang."
    yield from (_one_line(each, 300) for each in snippet.lost)
    if clean(snippet.words) != snippet.words.replace("\r", ""):
        yield _UNWRITABLE
    if "\ufffd" in snippet.words:
        yield _UNREAD


def _shown(name: str) -> str:
    """``name`` for people, without anything that may be a citizen's number."""
    return _UNNAMED if has_cpr(name) else _one_line(name)


def _one_line(text: str, longest: int = _LONGEST_TITLE) -> str:
    words = " ".join(clean(text).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
