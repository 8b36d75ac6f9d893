"""``pack build``, ``key``, ``roles``, ``sign`` and ``publish``."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.casework import publishing
from assistant.casework.before_signing import Asked, asked_of, asked_of_waiting, seat_lines
from assistant.casework.library import Library
from assistant.casework.publishing import (
    ArchiveError,
    Checker,
    FaultyFileError,
    KeyFaultError,
    Laid,
    Office,
    Outcome,
    ProposalError,
    RefusedPackError,
    ShareError,
    SigningKey,
)
from assistant.cli.chosen import day_of, wants_json
from assistant.cli.common import open_packs
from assistant.cli.output import RefusalError, print_json, say, say_findings
from assistant.cli.pack_diff import tell_whole
from assistant.model.finding import Finding
from assistant.store import policy

_SAME_TEXTS = "Teksterne i {} er dem, der gælder nu. Det, der er trukket tilbage, kommer ikke igen."

_ROLES = {"root": "roden", "targets": "hvem der må udgive hvad"}


def run(options: argparse.Namespace) -> int:
    """Run one verb; what cannot be done is one sentence."""
    try:
        return _VERBS[options.verb](options)
    except FaultyFileError as error:
        say_findings(error.findings)
        return 1
    except (ArchiveError, RefusedPackError, ProposalError, ShareError) as error:
        raise RefusalError(str(error), 1) from None
    except KeyFaultError as error:
        raise RefusalError(str(error), 2) from None
    except PermissionError as error:
        raise RefusalError(
            f"»{error.filename}« må ikke læses eller skrives af din konto. Bed om rettigheder.", 1
        ) from None


def _build(options: argparse.Namespace) -> int:
    if not options.pack.is_dir():
        raise RefusalError(f"»{options.pack}« er ikke en mappe.", 2)
    built = publishing.build(options.pack, options.out)
    if wants_json(options):
        print_json({"file": str(options.out), "sha256": built.sha256, "bytes": built.length})
    else:
        print(f"{options.out} er bygget: {-(-built.length // 1000)} kB, sha256 {built.sha256[:12]}….")
    if errors := publishing.errors_in(options.pack, open_packs(options).folders):
        say(f"Pakken har {errors} fejl og kan ikke underskrives. Kør: sagstast pack check {options.pack}")
    return 0


def _key(options: argparse.Namespace) -> int:
    passphrase = _passphrase(options, options.file, "Vælg en adgangssætning: ") if options.file else ""
    if options.file and not options.passphrase_file and getpass.getpass("Skriv den igen: ") != passphrase:
        raise RefusalError("De to adgangssætninger er ikke ens. Prøv igen.", 2)
    public = options.public / f"{options.name}.pub"
    place = publishing.make_key(options.name, public, options.file, passphrase)
    print(f"Nøglen »{publishing.key_said(public)}« ligger i {place}. Giv {public} til dem, der passer udgivere.toml.")
    return 0


def _roles(options: argparse.Namespace) -> int:
    publishers, keys = publishing.read_publishers(options.file)
    laid = _office(options).decide(publishers, keys, datetime.now(UTC))
    return _tell_laid(options, laid)


def _sign(options: argparse.Namespace) -> int:
    office, library = _office(options), open_packs(options)
    checker, language = _checker(options, library), library.knowledge.language
    if options.role not in _ROLES:
        office.see_that_may(options.role)
    if options.file is None:
        findings = publishing.check_waiting(office, options.role, checker)
        _ask(options, asked_of_waiting(office, options.role, language), findings)
        return _tell_laid(options, [office.sign(options.role, _open_key(options))])
    if options.file.is_dir():
        raise RefusalError(
            f"»{options.file}« er en mappe. Byg den først: sagstast pack build {options.file} --out …", 2
        )
    try:
        raw = options.file.read_bytes()
    except OSError:
        raise RefusalError(f"Filen »{options.file}« findes ikke eller kan ikke læses.", 2) from None
    if not options.instead:
        office.see_that_nothing_waits(options.role)
    pack = publishing.checked_pack(office, raw, checker, options.role, options.unit)
    _ask(options, asked_of(office, pack.path, raw, language), pack.findings)
    key = _open_key(options)
    if options.instead:
        office.withdraw(options.role)
    return _tell_laid(options, [publishing.sign_pack(office, pack, key, datetime.now(UTC))])


def _ask(options: argparse.Namespace, asked: Asked, findings: Sequence[Finding]) -> None:
    """Show what is signed with what the check has to say of it, and ask where somebody can answer."""
    if wants_json(options):
        return
    for path, diff in asked.packs:
        print(f"{path}: {tell_whole(diff, with_new=True)}\n")
    for path in asked.removed:
        print(f"{path}: udgår")
    for seat in asked.seats:
        print("\n".join(seat_lines(seat)))
    sys.stdout.flush()
    say_findings([*asked.findings, *findings])
    if (asked.packs or asked.removed or asked.seats) and _can_answer():
        answer = input("Skriv under på det? Tast j og Enter: ")
        if answer.strip().casefold() not in {"j", "ja"}:
            raise RefusalError("Der er ikke skrevet under på noget.", 1)


def _can_answer() -> bool:
    """Whether somebody sits there: a script has no terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def _roll_back(options: argparse.Namespace) -> int:
    from assistant.casework.going_back import Past  # noqa: PLC0415 - seldom

    office = _office(options)
    past = Past(office, options.name, options.unit)
    if options.to:
        if not options.key:
            raise RefusalError("Der mangler: --key.", 2)
        library = open_packs(options)
        raw, checker = past.again(options.to), _checker(options, library)
        pack = publishing.checked_pack(office, raw, checker, options.name.partition("/")[0], options.unit)
        asked = asked_of(office, pack.path, raw, library.knowledge.language)
        if not any(diff.templates or diff.data for _, diff in asked.packs):
            raise RefusalError(_SAME_TEXTS.format(options.to), 1)
        _ask(options, asked, pack.findings)
        return _tell_laid(options, [publishing.sign_pack(office, pack, _open_key(options), datetime.now(UTC))])
    if wants_json(options):
        print_json({"name": options.name, "versions": past.versions})
    else:
        for number, (version, day) in enumerate(zip(past.versions, past.days, strict=True)):
            signed = f"underskrevet {day:%d.%m.%Y}" if day else ""
            print(f"{version:<16}{signed}{'' if number else '  (gælder nu)'}".rstrip())
    return 0


def _publish(options: argparse.Namespace) -> int:
    outcomes = _office(options).publish(
        _open_key(options), datetime.now(UTC), _checker(options, open_packs(options)).refusal
    )
    if wants_json(options):
        print_json({"published": [_as_json(outcome) for outcome in outcomes]})
    else:
        for outcome in outcomes:
            print(_said_of(outcome))
        if not outcomes:
            print("Der var intet nyt. Det, der er udgivet, er bekræftet igen.")
    return 1 if any(outcome.refusal for outcome in outcomes) else 0


def _as_json(outcome: Outcome) -> dict[str, object]:
    return {"role": outcome.role, "packs": outcome.packs, "refusal": outcome.refusal or None, "waits": outcome.waits}


def _said_of(outcome: Outcome) -> str:
    what = ", ".join(outcome.packs) or _ROLES.get(outcome.role, outcome.role)
    if outcome.refusal:
        return f"{outcome.role}: ikke udgivet. {outcome.refusal}"
    if outcome.waits:
        return f"{outcome.role}: {publishing.lacks(outcome.waits)}"
    stays = " Indbakken kan ikke tømmes: giv udgiverens konto ret til at skrive i den." if outcome.stays else ""
    return f"{outcome.role}: udgivet, {what}.{stays}"


def _tell_laid(options: argparse.Namespace, laid: list[Laid]) -> int:
    if wants_json(options):
        print_json({"laid": [{"role": each.role, "packs": each.packs, "waits": each.waits} for each in laid]})
        return 0
    for each in laid:
        what = ", ".join(each.packs) or _ROLES.get(each.role, each.role)
        state = publishing.lacks(each.waits).capitalize() if each.waits else "Klar."
        print(f"{each.role}: {what} ligger i indbakken. {state}")
    if not laid:
        print("Intet er ændret, siden det sidst blev udgivet.")
    return 0


def _office(options: argparse.Namespace) -> Office:
    if not options.share.is_dir():
        raise RefusalError(f"Mappen »{options.share}« findes ikke. Skriv drevet, pakkerne udgives på.", 2)
    return publishing.open_office(options.share, options.root, policy.installed().updates)


def _checker(options: argparse.Namespace, library: Library) -> Checker:
    return Checker(library.folders, day_of(options))


def _open_key(options: argparse.Namespace) -> SigningKey:
    file = Path(options.key)
    is_name = not file.suffix and file.parent == Path()
    if not is_name and not file.is_file():
        raise RefusalError(f"Nøglefilen »{file}« findes ikke eller kan ikke læses.", 2)
    if file.is_file():
        return publishing.key_from_file(file, _passphrase(options, file, f"Adgangssætning til {file.name}: "))
    return publishing.key_from_store(options.key)


def _passphrase(options: argparse.Namespace, file: Path, prompt: str) -> str:
    if not options.passphrase_file:
        try:
            return getpass.getpass(prompt)
        except EOFError:
            raise RefusalError("Her kan ingen skrive adgangssætningen. Brug --passphrase-file.", 2) from None
    try:
        return str(options.passphrase_file.read_text("utf-8")).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise RefusalError(f"Filen med adgangssætningen til {file.name} kan ikke læses.", 2) from None


_VERBS = {"build": _build, "key": _key, "roles": _roles, "sign": _sign, "publish": _publish, "rollback": _roll_back}
