"""``plan list`` and ``plan show``: which plans there are, where their Word files lie, how answers are written."""

from __future__ import annotations

import argparse
from datetime import date

from assistant.casework.plan import guard
from assistant.casework.plan.answers import to_json, unanswered
from assistant.casework.plan.recognition import sections_of
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.model.plan import PlanForm, Plans, PlanSection
from assistant.model.suggest import did_you_mean

_KINDS = {"text": "tekst", "facts": "felter", "attachments": "bilag"}


def list_plans(options: argparse.Namespace) -> int:
    """The plans in force, and which one each sort of case takes; with ``--all`` the other versions too."""
    library, today = open_packs(options), day_of(options)
    plans = library.plans
    forms = [form for form in plans.forms if options.all or guard.form_on(plans, form.id, today) is form]
    cases = guard.choices(plans, today)
    if wants_json(options):
        types = [{"id": c.id, "name": c.name, "plan": c.plan or None, "certainty": c.certainty} for c, _ in cases]
        print_json({"plans": [_listed(plans, form, today) for form in forms], "case_types": types})
    else:
        for form in forms:
            file = guard.file_of(plans, form)
            print(f"{form.id:<28} {form.version:<10} {form.title}\n    {file or 'ingen Word-fil'}")
    say_findings(library.plan_faults)
    return 0


def show_plan(options: argparse.Namespace) -> int:
    """A plan's sections, and answers to it that say nothing yet, as ``plan fill`` takes them."""
    library, today = open_packs(options), day_of(options)
    plans = library.plans
    form = _found(plans, options.plan, today)
    sections = sections_of(form, plans.parts)
    answers = to_json({section.id: unanswered(section) for section in sections})
    if wants_json(options):
        shown = [_shown(section, is_required=section.id in form.required) for section in sections]
        print_json({**_listed(plans, form, today), "sections": shown, "answers": answers})
        return 0
    say(f"{form.title}, version {form.version}: {guard.file_of(plans, form) or 'ingen Word-fil'}")
    for section in sections:
        must = "*" if section.id in form.required else " "
        say(f"  {section.id:<4} {_KINDS[section.kind]:<7} {must} {section.title}")
    print_json(answers)
    return 0


def _found(plans: Plans, name: str, today: date) -> PlanForm:
    form = guard.form_on(plans, name, today)
    if form is None:
        titles = {each.id: each.title for each in plans.forms}
        if name in titles:
            raise RefusalError(f"»{titles[name]}« gælder ikke {today:%d.%m.%Y}. {guard.ASK}", 1)
        raise RefusalError(f"Planen »{name}« findes ikke.{did_you_mean(name, titles)}", 2)
    return form


def _listed(plans: Plans, form: PlanForm, today: date) -> dict[str, object]:
    file = guard.file_of(plans, form)
    return {
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "current": guard.form_on(plans, form.id, today) is form,
        "valid_from": form.valid_from.isoformat(),
        "valid_to": form.valid_to.isoformat() if form.valid_to else None,
        "is_start_known": form.is_start_known,
        "source": form.source,
        "certainty": form.certainty,
        "file": str(file) if file else None,
    }


def _shown(section: PlanSection, *, is_required: bool) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        "kind": section.kind,
        "required": is_required,
        "help": section.purpose,
        "questions": list(section.questions),
        "rows": [{"name": row.name, "label": row.label, "required": row.required} for row in section.rows],
    }
