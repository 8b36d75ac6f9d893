"""The heading's own form: order (H04), mail debris (H14), signs (H15), what each type needs (H19), repetition (H20)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.knowledge import merged
from assistant.packs.reader import read_core
from assistant.rules.heading import Subject, check
from assistant.rules.heading_logic import fingerprint, h20_repeated

KNOWLEDGE = merged([read_core(Path(__file__).parents[3] / "templates" / "standard")])
TYPES = KNOWLEDGE.note_types
TODAY = date(2026, 11, 22)


def found(text, kind="", code=""):
    note_type = TYPES[kind] if kind else next(t for t in TYPES.values() if text.startswith(t.prefix))
    findings = check(Subject(text, note_type, KNOWLEDGE, TODAY))
    return [finding for finding in findings if finding.code == code]


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("SAMTALE: Jobsamtale – 24.11.2026 – telefon", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("SAMTALE: Jobsamtale 24.11.2026 – telefon", "SAMTALE: Jobsamtale – telefon – 24.11.2026"),
        ("SAMTALE: Jobsamtale 24.11.2026 telefon", "SAMTALE: Jobsamtale telefon – 24.11.2026"),
        ("SAMTALE: Jobsamtale – egen læge – telefon", "SAMTALE: Jobsamtale – telefon – egen læge"),
        ("HELBRED: Attest modtaget – egen læge – LÆ 125", "HELBRED: Attest modtaget – LÆ 125 – egen læge"),
        (
            "FERIE: Aftalt – 8 feriedage – 21.12.2026–01.01.2027",
            "FERIE: Aftalt – 21.12.2026–01.01.2027 – 8 feriedage",
        ),
        ("VIRKSOMHED: Løntilskud – til 26.02.2027 – køkken", "VIRKSOMHED: Løntilskud – køkken – til 26.02.2027"),
        ("PARTSHØRING: Sendt - frist 07.12.2026 - udeblivelse", "PARTSHØRING: Sendt – udeblivelse – frist 07.12.2026"),
    ],
)
def test_segments_out_of_order_can_be_put_in_order(text, ordered):
    [finding] = found(text, code="H04")
    assert finding.fix.value == ordered
    assert found(ordered, code="H04") == []


@pytest.mark.parametrize(
    "text",
    [
        "SAMTALE: Jobsamtale 24.11.2026",
        "SAMTALE: Jobsamtale – telefon",
        "TILBUD: Bestilt – mentor – jobsøgningsforløb – 30.10.2026",
        "FERIE: Ønske modtaget – 05.07.2027 – 23.07.2027 – 15 feriedage",
        "PARTSHØRING: Svar modtaget – udeblivelse 18.11.2026 – pr. brev – 30.11.2026",
        "HENVENDELSE: Fra borger – telefon – spørgsmål om udbetaling – 23.11.2026",
    ],
)
def test_an_order_that_can_be_read_is_left_alone(text):
    assert found(text, code="H04") == []


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("SAG: SV: VS: Samtykke – attester", "H14", "SAG: VS: Samtykke – attester"),
        ("SAG: Re: Samtykke – attester", "H14", "SAG: Samtykke – attester"),
        ("TILBUD: Leverandørrapport.pdf – mentor", "H14", "TILBUD: Leverandørrapport – mentor"),
        ("SAG: Samtykke – billede.JPEG", "H14", "SAG: Samtykke – billede"),
        ("SAG: Samtykke  –  attester", "H15", "SAG: Samtykke – attester"),
        ("SAG: Samtykke – attester.", "H15", "SAG: Samtykke – attester"),
        ("SAG: Samtykke – attester –", "H15", "SAG: Samtykke – attester"),
        ("SAG: Samtykke!! – attester", "H15", "SAG: Samtykke! – attester"),
        ("SAG: Samtykke – attester 🙂", "H15", "SAG: Samtykke – attester"),
        ("SAG: SAMTYKKE – TELEFON", "H15", "SAG: Samtykke – telefon"),
        ("SAG:\u00a0Samtykke – attester", "H15", None),
    ],
)
def test_debris_and_signs_are_cleaned_away(text, code, mended):
    [finding, *_] = found(text, "sag" if text.startswith("SAG") else "", code)
    assert (finding.fix.value if finding.fix else None) == mended or mended is None


@pytest.mark.parametrize(
    "text", ["SAG: Samtykke – sv. af borger", "SAG: Samtykke – CV og LÆ 125", "SAG: Samtykke! – CV"]
)
def test_ordinary_signs_are_left_alone(text):
    assert found(text, code="H14") == found(text, code="H15") == []


def test_a_name_that_is_shouted_is_not_made_small():
    [finding] = found("SAG: SAMTYKKE – METTE HANSEN", code="H15")
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [
        ("AFGØRELSE: Svar sendt – fleksjob", True),
        ("AFGØRELSE: Fleksjob bevilges – 02.11.2026", False),
        ("AFGØRELSE: Bevilling af befordring", False),
        ("AFGØRELSE: Ophør af løntilskud", False),
        ("AFGØRELSE: Afslag – befordring", False),
        ("PARTSHØRING: Sendt – udeblivelse", True),
        ("PARTSHØRING: Sendt – udeblivelse – 07.12.2026", True),
        ("PARTSHØRING: Sendt – udeblivelse – frist 07.12.2026", False),
        ("PARTSHØRING: Sendt – udeblivelse – svarfrist den 07.12.2026", False),
        ("PARTSHØRING: Sendt – udeblivelse – svar senest 07.12.2026", False),
        ("PARTSHØRING: Svar modtaget – udeblivelse – 07.12.2026", False),
        ("FERIE: Aftalt – kontanthjælp – 21.12.2026", True),
        ("FERIE: Aftalt – kontanthjælp – 21.12.2026–21.12.2026", False),
        ("FERIE: Ønske modtaget – 21.12.2026 – 24.12.2026", False),
        ("FERIE: Ikke aftalt – kontanthjælp – 21.12.2026", False),
        ("RÅDIGHED: Udeblivelse – sanktioner overvejes", True),
        ("RÅDIGHED: Udeblivelse – afgørelsen sendt", True),
        ("VIRKSOMHED: CV sendt – afslaget modtaget", True),
        ("VIRKSOMHED: CV sendt – ikke i betragtning", False),
        ("KLAGE: Klage modtaget – afslag på befordring", False),
    ],
)
def test_each_type_says_what_it_must_and_no_more(text, is_missing):
    assert bool(found(text, code="H19")) == is_missing


def test_the_same_heading_is_known_again_by_its_mark_alone():
    salt, other = b"a" * 32, b"b" * 32
    text = "SAG: Samtykke – attester"
    mark = fingerprint(text, salt)
    assert mark == fingerprint("  sag:  samtykke – ATTESTER ", salt)
    assert mark != fingerprint(text, other)
    assert not set(text.lower().split()) & set(mark.split())
    assert [finding.code for finding in h20_repeated(text, mark, {mark})] == ["H20"]
    assert list(h20_repeated(text, mark, {fingerprint("SAG: Fuldmagt", salt)})) == []


@given(st.text(), st.sampled_from([*TYPES.values(), None]), st.lists(st.text(max_size=12), max_size=3))
def test_no_string_and_no_name_breaks_a_rule(text, kind, names):
    for finding in check(Subject(text, kind, KNOWLEDGE, TODAY, names=tuple(names))):
        start, end = map(int, finding.where.split("-"))
        assert 0 <= start <= end <= len(text)
        assert finding.message.endswith((".", "…", "?"))
