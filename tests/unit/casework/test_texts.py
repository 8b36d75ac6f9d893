"""Whole texts by the standard pack: what is found, what is left alone, and that nothing makes it fall."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.casework.knowledge import merged
from assistant.casework.texts import check_text, kinds
from assistant.model.finding import Severity
from assistant.model.pack import Organisation
from assistant.packs.reader import read_core

pytestmark = pytest.mark.not_on_windows("like")
CORE = read_core(Path(__file__).parents[3] / "templates" / "standard")
KNOWLEDGE = merged([CORE], Organisation(phone="33 66 00 00", mailbox="jobcenter@kommune.dk"))
DAY = date(2026, 11, 24)
CV = (
    "Dit CV er sendt til en lagervirksomhed den 20. november 2026. Har du ikke hørt fra arbejdsgiveren senest "
    "4. december 2026, er du desværre ikke kommet i betragtning denne gang. Vi søger fortsat job sammen med dig."
)


def told(text, kind="note", note_type="", day=DAY):
    """(code, severity, the characters) of every finding."""
    found = []
    for finding in check_text(KNOWLEDGE, text, kind, day, note_type).findings:
        start, _, end = finding.where.partition("-")
        found.append((finding.code, finding.severity.value, text[int(start) : int(end)] if end else ""))
    return found


def words(code, text, kind="note", **more):
    return [piece for found, _, piece in told(text, kind, **more) if found == code]


def errors(text, kind="note", **more):
    return [(code, piece) for code, severity, piece in told(text, kind, **more) if severity == "error"]


def test_the_kinds_of_e1_are_there_and_complete():
    known = kinds(KNOWLEDGE)
    assert set(known) >= {
        *("text", "note", "letter", "guidance", "plan", "auto-reply", "cv-sendt", "partshoering", "indkaldelse"),
        *("indkaldelse-gruppe", "min-plan", "afgoerelse", "bestilling", "laegeerklaering", "praktik", "ferie"),
        *("moed-fortsat", "sag-udsat", "klage-kvittering", "leverandoerrapport"),
    }
    for kind in set(known) - {"text", "note", "letter", "guidance", "plan"}:
        assert len(KNOWLEDGE.language.kind(kind).parts) >= 3, kind


# --- forbidden words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["auto-reply", "cv-sendt"])
@pytest.mark.parametrize(
    "word",
    [
        *("afslag", "Afslag", "AFSLAG", "afslaget", "afslagene", "afslags", "afslagets", "afslagsbrev", "delafslag"),
        *("afgørelse", "afgørelsen", "afgørelser", "afgørelserne", "afgørelsens", "afgørelsesbrev"),
        *("sanktionsafgørelse", "afgjort", "afgjorde", "afslå", "afslår", "afslås", "afslog", "afslået"),
        *("klagevejledning", "klagevejledningen", "af\u00adslag"),
    ],
)
def test_a_sent_cv_is_called_no_decision_in_any_form(kind, word):
    assert errors(f"{CV} Det er et {word} her.", kind) == [("T17", word)]


@pytest.mark.parametrize("text", ["Det afgørende er lysten.", "Slaget er tabt.", "Det er fagligt.", "Vi er klar."])
def test_words_that_only_look_like_it_are_left_alone(text):
    assert told(f"{CV} {text}", "auto-reply") == []


def test_the_same_words_may_stand_elsewhere():
    assert errors("Borgeren klager over afslaget. Afgørelsen er fra maj.", "note") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Borgeren har fået et hæve-sænkebord.", ["hæve-sænkebord"]),
        ("Hjælpemidlet og kontorstolen er leveret.", ["Hjælpemidlet", "kontorstolen"]),
        ("Borgeren har ortopædiske sko.", ["ortopædiske sko"]),
        ("Borgeren hjælper med midler til foreningen.", []),
        ("Stolene på kontoret er nye.", []),
    ],
)
def test_an_aid_belongs_on_its_form_and_a_note_is_only_advised(text, found):
    assert [(code, weight, piece) for code, weight, piece in told(text) if code == "T17"] == [
        ("T17", "hint", piece) for piece in found
    ]
    assert words("T17", text, "bestilling") == []


# --- outdated words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se din jobplan.", ["jobplan"]),
        ("Se Jobplanen og NemID.", ["Jobplanen", "NemID"]),
        ("Jobplan af 14.11.2016 gælder ikke mere.", []),
        ("Den 14. november 2016 fik du en jobplan.", []),
        ("I 2006 hed det en jobplan.", []),
        ("Se jobplanen fra 2018.", ["jobplanen"]),
        ("Jobplanen er fra 2006. Se jobplanen.", ["jobplanen"]),
        ("Vi skriver med e-boks den 24.11.2026.", ["e-boks"]),
        ("Jobplanen kostede 2000 kr. i alt.", ["Jobplanen"]),
        ("Jobcentret ringer til dig.", []),
        ("Jobcentret afgør det efter LAB § 10.", ["Jobcentret"]),
        ("Jobcentret følger aktivloven.", ["Jobcentret"]),
        ("Jobcentret fulgte LAB § 10 den 1. maj 2024.", []),
    ],
)
def test_an_old_word_is_for_old_days(text, found):
    assert words("T18", text) == found


def test_a_word_is_not_outdated_before_it_is():
    assert words("T18", "Brug NemID.", day=date(2020, 1, 1)) == []


def test_the_mend_takes_the_finding_away_and_adds_none():
    text = "Jobplanen ligger på Jobnet."
    before = check_text(KNOWLEDGE, text, "note", DAY).findings
    [mend] = [finding.fix for finding in before if finding.code == "T18"]
    assert mend.value == "Min Plan ligger på Jobnet."
    assert check_text(KNOWLEDGE, mend.value, "note", DAY).findings == ()


# --- what is not filled in ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("hole", ["{dato}", "{{ dato }}", "[navn]", "____", "XX", "xxx", "<navn>", "***", "dd.mm.åååå"])
def test_a_hole_is_an_error(hole):
    assert errors(f"Kom den {hole} til os.") == [("T16", hole)]


@pytest.mark.parametrize("text", ["2 < 3 og 4 > 3", "XL og XXL", "Skriv (evt.) her", "e_n", "a < b@c.dk > d"])
def test_what_only_looks_like_one_is_none(text):
    assert words("T16", text) == []


# --- what must be there -------------------------------------------------------------------------------------------


def test_a_letter_says_first_why_it_comes_and_whom_to_ask():
    missing = [f.message for f in check_text(KNOWLEDGE, "Vejret er godt. Kom snart.", "letter", DAY).findings]
    assert any("formålet" in message for message in missing)
    assert any("ringe" in message for message in missing)
    assert words("T19", "Du får dette brev, fordi vi mangler svar. Ring til os.", "letter") == []
    late = "Vejret er godt. Solen skinner. Det er mandag. Du får dette brev, fordi vi mangler svar. Ring til os."
    assert len(words("T19", late, "letter")) == 1


@pytest.mark.parametrize(
    ("kind", "gone", "part"),
    [
        ("partshoering", "Svar senest tirsdag den 8. december 2026.", "svarfristen"),
        ("partshoering", "Vi har ikke truffet afgørelse.", "ikke har truffet"),
        ("partshoering", "Hører vi ikke fra dig, afgør vi sagen.", "ikke svarer"),
        ("afgoerelse", "Reglen står i LAS § 13.", "paragraf"),
        ("afgoerelse", "Du kan klage til os inden 4 uger.", "klagevejledning"),
        ("afgoerelse", "Fastholder vi den, sender vi klagen til Ankestyrelsen.", "Ankestyrelsen"),
    ],
)
def test_a_missing_part_is_told(kind, gone, part):
    letters = {
        "partshoering": (
            "Du får dette brev, fordi du ikke mødte den 18. november 2026. Vi vil høre dig, før vi beslutter noget. "
            "Vi har ikke truffet afgørelse. Vi sendte indkaldelsen den 2. november 2026. Du har ikke svaret. "
            "Svar senest tirsdag den 8. december 2026. Ring til os eller skriv. "
            "Hører vi ikke fra dig, afgør vi sagen. Vedlagt: indkaldelsen."
        ),
        "afgoerelse": (
            "Vi har bevilget støtte til befordring fra den 1. december 2026. Reglen står i LAS § 13. Vi har lagt vægt "
            "på afstanden og foretaget et skøn. Du har oplyst, at bussen er dyr. Du kan klage til os inden 4 uger. "
            "Så ser vi på sagen igen. Fastholder vi den, sender vi klagen til Ankestyrelsen. Ring til os. Venlig hilsen"
        ),
    }
    whole = letters[kind]
    assert words("T19", whole, kind) == []
    found = check_text(KNOWLEDGE, whole.replace(gone, ""), kind, DAY).findings
    assert any(f.code == "T19" and f.severity is Severity.WARNING and part in f.message for f in found)


# --- personal data -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(kinds(KNOWLEDGE)))
@pytest.mark.parametrize("number", ["320190-0000", "3201900000", "320190 0000", "320190–0000", "3201\u200b90-0000"])
def test_a_cpr_number_is_an_error_everywhere(kind, number):
    assert ("D01", number) in errors(f"Det er {number} her.", kind)


@pytest.mark.parametrize(
    "text",
    [
        "P-nr. 1234567890",
        "P-nummer: 1234567890",
        "p-nr 1234567890",
        "CVR 12345678",
        "EAN 5790001234567",
        "sag 17-0042",
        "sagsnr. 2026-12345",
        "LÆ 265 og 24.11.2026",
    ],
)
def test_other_numbers_are_none(text):
    assert errors(text) == []
    assert words("D03", text) == []


@pytest.mark.parametrize("text", ["P-nr. 320190-0000", "nr. 3201900000", "CPR: 3201900000"])
def test_a_number_is_not_excused_by_any_word(text):
    assert len(words("D01", text)) == 1


def test_the_units_own_phone_and_mail_may_stand():
    text = "Ring på 33660000 eller +45 33 66 00 00, eller skriv til jobcenter@kommune.dk."
    assert told(text) == []
    assert words("D03", "Ring på 12 34 56 78.") == ["12 34 56 78"]
    assert words("D04", "Skriv til a@b.dk.") == ["a@b.dk"]


def test_the_units_own_address_may_stand_whole_or_line_by_line():
    own = merged([CORE], Organisation(address="Havnevej 12, 2450 København SV"))
    for text in ("Sted: Havnevej 12, 2450 København SV", "Havnevej 12\n2450 København SV"):
        assert [f for f in check_text(own, text, "laegeerklaering", DAY).findings if f.code == "D08"] == []
    others = check_text(own, "Borgeren bor på Havnevej 14, 2450 København SV.", "laegeerklaering", DAY).findings
    assert "D08" in {f.code for f in others}


def test_an_account_is_an_error():
    assert errors("Konto: 1234 1234567")[0][0] == "D05"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jeg talte med Mette Holm i dag.", ["Mette Holm"]),
        ("Vi skriver med Digital Post om Min Plan.", []),
        ("Borgeren er på Bispebjerg Hospital.", []),
        ("Vi ses. Så Fasit er klar.", []),
    ],
)
def test_two_capitals_in_a_row_may_be_a_name(text, found):
    assert words("D02", text) == found


def test_a_letter_may_name_whom_it_is_to():
    assert words("D02", "Mette Holm\nStorgade 1\n\nDu får dette brev, fordi vi mangler svar.", "letter") == []


def test_health_may_stand_where_it_belongs():
    text = "Lægen skriver om angst og en diskusprolaps."
    assert words("D06", text, "note", note_type="samtale") == ["angst", "diskusprolaps"]
    assert words("D06", text, "note", note_type="helbred") == []
    assert words("D06", text, "note", note_type="afklaring") == []


# --- how it is written -------------------------------------------------------------------------------------------


def test_a_long_sentence_is_told_with_its_place():
    long = "Vi " + "kan " * 24 + "det."
    assert words("T11", f"Hej du. {long} Ring nu.", "letter") == [long]
    assert words("T11", "Vi " + "kan " * 23 + "det.", "letter") == []


def test_lix_is_told_of_letters_from_the_numbers_of_the_pack():
    hard = "Kontanthjælpsmodtagerens rådighedsforpligtelse vurderes beskæftigelsesrettet. " * 10
    verdict = check_text(KNOWLEDGE, hard, "letter", DAY)
    assert verdict.lix > 45
    assert any(f.code == "T10" and f.severity is Severity.WARNING for f in verdict.findings)
    assert not any(f.code == "T10" for f in check_text(KNOWLEDGE, hard, "note", DAY).findings)
    assert check_text(KNOWLEDGE, "", "letter", DAY).lix is None


@pytest.mark.parametrize(
    ("text", "is_pile"),
    [
        ("Sagen behandles og afgøres af os.", True),
        ("Brevet bliver sendt, og du bliver ringet op.", True),
        ("Det blev ikke registreret, og der sendes et brev.", True),
        ("Brevet læses, og sagen løses.", True),
        ("Borgernes penge og afgørelsens, ydelses og pengenes vej.", False),
        ("Sagen behandles af os.", False),
        ("Der findes noget, og det lykkes.", False),
        ("Borgernes ønsker og deres planer på Jobnet synes gode.", False),
        ("Det bliver godt, og det bliver svært.", False),
    ],
)
def test_who_does_it_is_asked_for(text, is_pile):
    assert bool(words("T12", text, "letter")) is is_pile


def test_a_word_of_law_is_explained_once():
    found = [
        f for f in check_text(KNOWLEDGE, "Din partshøring. En partshøring.", "letter", DAY).findings if f.code == "T13"
    ]
    assert len(found) == 1
    assert "sige din mening" in found[0].message


def test_tone_is_for_letters_and_judging_words_for_all():
    assert words("T14", "Du er mistænkt, og vi laver kontrol.", "letter") == ["mistænkt", "kontrol"]
    assert words("T14", "Vi kontrollerer tallene.", "letter") == []
    assert words("T15", "Borgeren er uvillig.", "note") == ["uvillig"]


# --- never falls -------------------------------------------------------------------------------------------------


@given(st.text(), st.sampled_from(sorted(kinds(KNOWLEDGE))))
@example("\x00\ud800 320190-0000", "note")
@example("İİİ jobplan İ", "letter")
@example("ﬁ" * 50 + " afgørelse", "auto-reply")
def test_any_text_can_be_judged_and_spans_lie_in_it(text, kind):
    verdict = check_text(KNOWLEDGE, text, kind, DAY)
    for finding in verdict.findings:
        if finding.where:
            start, end = map(int, finding.where.split("-"))
            assert 0 <= start < end <= len(text)


PIECES = [
    *("jobplan", "§ 5", "320190-0000", "\n", ". ", " ", "XX", "afslag", "Mette Holm", "den 5. juni 2016", "…", "«"),
    *("\u00ad", "a-", "1.", "kl. ", "{", "}", "[", "_", "12 34 56 78"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_mixture_can_be_judged(text):
    for kind in ("letter", "auto-reply", "note"):
        check_text(KNOWLEDGE, text, kind, DAY)


@pytest.mark.parametrize(
    "piece", [*PIECES, "a", "0", "-", "\t", "Aa ", "a.a", "{[<", "bliver ", "A. ", "aa\n", "jobplan ", "jobcenter "]
)
def test_a_long_text_of_one_thing_ends_and_is_not_quoted_whole(piece):
    found = check_text(KNOWLEDGE, piece * (100_000 // len(piece)), "afgoerelse", DAY).findings
    assert all(len(finding.message) < 400 for finding in found)
    assert sum(finding.fix is not None for finding in found) <= 9


def test_a_kind_that_no_pack_knows_has_a_lix_and_no_findings():
    verdict = check_text(KNOWLEDGE, "Se din jobplan.", "hemmelig", DAY)
    assert (verdict.lix, verdict.findings) == (36.3, ())
