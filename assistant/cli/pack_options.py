"""What ``sagstast pack`` takes: for those who write packs, those who sign them, and the machines that fetch them."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_pack_verbs(pack: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of ``pack``, each with the options that every command takes."""
    verbs = pack.add_subparsers(dest="verb", required=True, parser_class=type(pack), metavar="HVAD")

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=text, description=text.capitalize() + ".", parents=[everywhere])

    check = verb("check", "find hver fejl, med fil og linje")
    check.add_argument("pack", type=Path, metavar="PAKKE", help="en mappe, eller en fil fra pack build")
    check.add_argument("--record", action="store_true", help="skriv de golden-tekster, der mangler eller er ændret")
    diff = verb("diff", "vis, hvad der er ændret fra en pakke til en anden, sætning for sætning")
    diff.add_argument("old", type=Path, metavar="GAMMEL", help="en mappe, eller en fil fra pack build")
    diff.add_argument("new", type=Path, metavar="NY", help="ligeså")
    build = verb("build", "gør en mappe med skabeloner til én fil")
    build.add_argument("pack", type=Path, metavar="MAPPE")
    build.add_argument("--out", type=Path, required=True, metavar="FIL.zip", help="den nye fil")
    key = verb("key", "lav en nøgle til at skrive under med")
    key.add_argument("name", metavar="NAVN", help="fx lone")
    key.add_argument("--file", type=Path, metavar="FIL", help="læg den i en fil med adgangssætning, ikke i systemet")
    key.add_argument("--public", type=Path, metavar="MAPPE", default=Path(), help="her lægges den offentlige halvdel")
    _passphrase(key)
    roles = verb("roles", "læg frem til underskrift, hvem der må udgive hvad")
    roles.add_argument("file", type=Path, metavar="UDGIVERE.toml")
    _on_share(roles)
    sign = verb("sign", "skriv under på en pakke, eller på det, der venter i en indbakke")
    sign.add_argument("file", type=Path, nargs="?", metavar="FIL.zip", help="fra pack build; ellers det, der venter")
    sign.add_argument("--as", dest="role", required=True, metavar="HOLD", help="fx team07, eller root eller targets")
    sign.add_argument("--unit", default="", metavar="ENHED", help="kun enheden får den, til den er prøvet")
    sign.add_argument("--instead", action="store_true", help="i stedet for det, der venter fra holdet")
    publish = verb("publish", "udgiv det, der er skrevet under, og bekræft resten")
    back = verb("rollback", "læg en tidligere udgave frem igen, som en ny")
    back.add_argument("name", metavar="PAKKE", help="fx team07/breve")
    back.add_argument("--to", metavar="VERSION", help="den tidligere udgave; ellers vises dem, der er")
    back.add_argument("--unit", default="", metavar="ENHED", help="enhedens egen")
    for signing in (sign, publish, back):
        _on_share(signing)
        signing.add_argument(
            "--key", required=signing is not back, metavar="NØGLE", help="navnet fra pack key, eller filen"
        )
        _passphrase(signing)
    bring = verb("import", "gør tekster fra et andet program til kladder i en ny pakke")
    bring.add_argument(
        "file", type=Path, metavar="FIL", help="fra AutoHotkey, espanso, PhraseExpress, TextExpander, Word"
    )
    bring.add_argument("--out", type=Path, required=True, metavar="MAPPE", help="den nye pakke")
    update = verb("update", "hent det nyeste, og tag det i brug")
    update.add_argument(
        "--give-way",
        action="store_true",
        help="lad andre programmer komme først, og sig til, når de første pakker er i brug, og til sidst",
    )
    verb("status", "vis, hvilke pakker der er i brug, og hvornår de sidst blev bekræftet")


def _on_share(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--share", type=Path, required=True, metavar="DREV", help="mappen, alle henter pakker fra")
    verb.add_argument("--root", type=Path, metavar="FIL", help="roden; ellers den, maskinen er sat op med")


def _passphrase(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--passphrase-file", type=Path, metavar="FIL", help="nøglefilens adgangssætning; ellers bliver du spurgt"
    )
