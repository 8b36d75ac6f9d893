"""A wrong command line is told in Danish, with exit code 2 and nothing on stdout."""

from __future__ import annotations

import re

import pytest

ENGLISH = re.compile(
    r"\b(usage(?=:)|error|arguments?|options|invalid|choice|expected|required|ignored|ambiguous|show this)\b"
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("lst", "Kommandoen »lst« findes ikke. Mente du »list«?"),
        ("list noget", "»noget« hører ikke til her."),
        ("list --al", "»--al« hører ikke til her."),
        ("list --js", "»--js« hører ikke til her."),
        ("list --json=1", "--json tager ingen værdi"),
        ("list --today", "Der mangler en værdi efter --today."),
        ("list --today 24.11.2026", "»24.11.2026« er ikke en dato. Skriv den som 2026-11-24."),
        ("list --today 2026-02-29", "»2026-02-29« er ikke en dato."),
        ("list --today=", "»« er ikke en dato."),
        ("list --packs", "Der mangler en værdi efter --packs."),
        ("list --packs findes-ikke", "Mappen »findes-ikke« findes ikke."),
        ("show", "Der mangler: SKABELON."),
        ("show findes-ikke", "Skabelonen »findes-ikke« findes ikke."),
        ("show partshoering-udeblivels", "Mente du »partshoering-udeblivelse«?"),
        ("fill", "Der mangler: SKABELON, --answers."),
        ("fill x --answers", "Der mangler en værdi efter --answers."),
        ("fill partshoering-udeblivelse --answers findes-ikke.json", "Filen »findes-ikke.json« findes ikke"),
        ("fill partshoering-udeblivelse --answers .", "Filen ».« findes ikke eller kan ikke læses."),
        ("fill findes-ikke --answers -", "Skabelonen »findes-ikke« findes ikke."),
        ("fill x --answers - --copy=2", "--copy tager ingen værdi"),
        ("heading", "Der mangler: TEKST."),
        ("heading a b", "»b« hører ikke til her."),
        ("heading a --type samtal", "Notattypen »samtal« findes ikke. Mente du »samtale«?"),
        ("heading a --type", "Der mangler en værdi efter --type."),
        ("heading --csv", "Der mangler en værdi efter --csv."),
        ("heading --csv a.csv", "Der mangler: --column."),
        ("heading a --csv a.csv --column b", "Skriv enten en overskrift eller --csv, ikke begge dele."),
        ("heading a --column b", "--column kræver --csv."),
        ("heading a --out b.csv", "--out kræver --csv."),
        ("heading --csv a.csv --column b --type samtale", "Brug --type-column i stedet for --type"),
        ("heading --csv a.csv --column b --with-text", "--with-text kræver --out."),
        ("heading --csv a.csv --column b --out c.txt", "»c.txt« skal ende på .csv eller .xlsx."),
        ("heading --csv findes-ikke.csv --column b", "Filen »findes-ikke.csv« findes ikke eller kan ikke læses."),
        ("pack", "Der mangler: HVAD."),
        ("pack chek x", "Kommandoen »chek« findes ikke. Mente du »check«?"),
        ("pack check", "Der mangler: PAKKE."),
        ("pack check findes-ikke", "»findes-ikke« findes ikke."),
        ("run a b", "»b« hører ikke til her."),
        ("--hjælp", "»--hjælp« hører ikke til her."),
        ("-x list", "»-x« hører ikke til her."),
    ],
)
def test_what_is_wrong_is_said_in_danish(sagstast, line, told):
    done = sagstast(*line.split(" "), stdin=b"{}")
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not ENGLISH.search(done.err)


@pytest.mark.parametrize("command", ["", "run", "list", "show", "fill", "heading", "pack", "pack check", "doctor"])
def test_help_is_danish_too(sagstast, command):
    done = sagstast(*command.split(), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Brug: sagstast")
    assert not ENGLISH.search(done.out.replace(".json", ""))


def test_the_version_is_told(sagstast):
    assert sagstast("--version").out.startswith("Sagstast 0.")
