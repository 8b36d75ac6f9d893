"""What works here and what does not, each with the remedy: the part that needs no screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant import __version__
from assistant.casework import spelling
from assistant.casework.earlier import is_back
from assistant.casework.library import Library
from assistant.casework.setup import read_profile
from assistant.casework.supplied import age, installed_packs
from assistant.model.finding import Finding, Severity
from assistant.model.pack_info import templates_said
from assistant.model.rule import CheckedFile, DatedRule
from assistant.rules.dated import approved_by
from assistant.store import autostart, paths, policy, settings_reader
from assistant.store.atomic import is_writable
from assistant.store.settings import DECLARED, Settings


@dataclass(frozen=True)
class Check:
    """One thing that works or does not.

    Attributes:
        detail: what was found, in Danish.
        remedy: what to do when it is not ok; empty otherwise.
    """

    name: str
    ok: bool
    detail: str
    remedy: str = ""

    def as_json(self) -> dict[str, str | bool]:
        """As CONTRACT.md's ``doctor`` prints it."""
        return asdict(self)


def checks(library: Library) -> Iterator[Check]:
    """Program, packs, settings, keys and folders."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Check("Program", ok=True, detail=f"Sagstast {__version__}, Python {version}, {sys.platform}")
    for index in library.indexes:
        detail = f"{index.info.title} {index.info.version}: {templates_said(len(index.entries))}"
        name = f"{'Egen pakke' if index.info.is_own else 'Pakke'} {index.info.id}"
        yield _judged(name, detail, index.findings, "Kør: sagstast pack check " + str(index.folder))
    yield _supply()
    yield from _rule_sets(library)
    yield from _plans(library)
    findings = settings_reader.read(paths.settings_file())[1]
    yield _judged("Indstillinger", str(paths.settings_file()), findings, "Ret filen, eller gem indstillingerne på ny.")
    yield _policy()
    if library.chosen.kind:
        yield _unit(library)
    yield _hotkeys(policy.settings_in_force())
    yield spelling.check()
    yield _autostart(policy.settings_in_force())
    for name, folder in (("Data", paths.local_dir()), ("Indeks", paths.cache_dir())):
        yield _writable(name, folder)


def _supply() -> Check:
    """Whether packs are fetched, from where, and when that was last confirmed."""
    name, wanted, installed = "Hentning af pakker", policy.installed().updates, installed_packs()
    if wanted is None:
        return Check(name, ok=True, detail="er ikke sat op; skabelonerne følger med programmet")
    if installed.current is None:
        detail = f"intet er hentet endnu fra {wanted.source}"
        return Check(name, ok=False, detail=detail, remedy="Kør: sagstast pack update")
    count = len(installed.current.packs)
    confirmed = f"{installed.current.verified_at.astimezone():%d.%m.%Y kl. %H:%M}"
    back = "; de tidligere pakker bruges" if is_back(installed) else ""
    detail = f"{count} {'pakke' if count == 1 else 'pakker'} fra {wanted.source}, bekræftet {confirmed}{back}"
    is_old = age(installed, datetime.now(UTC)) is not None
    remedy = "Kør: sagstast pack update. Hjælper det ikke, så spørg dem, der udgiver pakkerne." if is_old else ""
    return Check(name, ok=not is_old, detail=detail, remedy=remedy)


def _rule_sets(library: Library) -> Iterator[Check]:
    """Who has compared the rules with their sources, and who has approved their use."""
    knowledge = library.knowledge
    sets: dict[str, CheckedFile] = {
        "Overskriftsguide": knowledge.guide,
        "Ordlister": knowledge.words,
        "Sprog": knowledge.language,
        "Ferieregler": knowledge.holiday,
        "Frister": knowledge.deadlines,
        "Enheder": knowledge.units,
    }
    for name, rules in sets.items():
        yield Check(name, ok=True, detail=_signed(rules))


def _plans(library: Library) -> Iterator[Check]:
    """The same of the preparatory plans, where a pack has any, and what is wrong with them."""
    plans, faults = library.plans, library.plan_faults
    if plans.forms or plans.parts.case_types or faults:
        yield _judged("Forberedende planer", _signed(plans.parts), faults, "Kør: sagstast pack check på pakken.")
    for form in plans.forms:
        if form.file:
            yield Check(f"Plan {form.id}", ok=True, detail=f"version {form.version}, {_signed(form)}")


def _signed(rules: CheckedFile | DatedRule) -> str:
    """Who has compared them and who has approved their use, in words."""
    checked = f"kontrolleret {rules.checked_on:%d.%m.%Y}" if rules.checked_on else "ikke kontrolleret"
    return f"{checked}, {approved_by(rules.approved_by)}"


def _unit(library: Library) -> Check:
    """What kind of unit the settings name."""
    name = next((unit.name for unit in library.units if unit.id == library.chosen.kind), "")
    if name:
        return Check("Enhedens slags", ok=True, detail=name)
    detail = f"»{library.chosen.kind}« findes ikke i tekstpakkerne, og ingen grænse gælder"
    return Check("Enhedens slags", ok=False, detail=detail, remedy="Vælg den igen i indstillingerne.")


def _policy() -> Check:
    """What the organisation has decided, by the words of the settings window."""
    decided, file = policy.installed(), paths.policy_file()
    told = [setting.about.label for setting in DECLARED if setting.name in decided.values]
    told += ["tekstpakker"] * bool(decided.packs) + ["hentning af pakker"] * bool(decided.updates)
    detail = f"{file} bestemmer: {', '.join(told)}" if told else f"intet er bestemt i {file}"
    if not decided.findings:
        return Check("Politik", ok=True, detail=detail)
    wrong = " ".join(f"{finding.where}: {finding.message}" for finding in decided.findings)
    return Check("Politik", ok=False, detail=f"{detail}. {wrong}", remedy="Bed IT rette filen.")


def _hotkeys(settings: Settings) -> Check:
    profile, findings = read_profile(settings)
    detail = f"{profile.title}: {len(profile.actions)} handlinger, {len(profile.targets)} målprofiler"
    return _judged("Genvejsfil", detail, findings, "Ret filen i mappen hotkeys, eller vælg en anden i indstillingerne.")


def _autostart(settings: Settings) -> Check:
    """Whether the program starts with the system as often as she wants it to."""
    name, is_enabled = "Automatisk start", autostart.is_enabled()
    if settings.start_with_system and not is_enabled:
        why = autostart.why_not() or "Det er slået fra uden for Sagstast."
        return Check(name, ok=False, detail=why.rstrip("."), remedy="Gem indstillingerne igen, eller bed IT om det.")
    return Check(name, ok=True, detail="Sagstast starter, når du logger på" if is_enabled else "er ikke slået til")


def _judged(name: str, detail: str, findings: tuple[Finding, ...] | list[Finding], remedy: str) -> Check:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors:
        return Check(name, ok=True, detail=detail)
    first = f"{errors[0].where}: {errors[0].message}"
    return Check(name, ok=False, detail=f"{detail}. {len(errors)} fejl, den første: {first}", remedy=remedy)


def _writable(name: str, folder: Path) -> Check:
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if is_writable(nearest):
        return Check(name, ok=True, detail=str(folder))
    return Check(name, ok=False, detail=f"{folder} kan ikke skrives", remedy="Bed IT om skriveret til mappen.")
