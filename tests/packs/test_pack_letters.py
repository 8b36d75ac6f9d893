"""What goes to a citizen, a doctor or a company: easy to read, complete, no promise, nothing locked without source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard import DAY, PACK, answer_sets, day_in_force, drafted, drafter, errors, templates

from assistant.casework.documents import read_text, save_document
from assistant.casework.drafting import Drafter
from assistant.casework.examples import example_answers
from assistant.casework.knowledge import merged
from assistant.casework.texts import check_text
from assistant.model.draft import plain
from assistant.model.fields import ChoiceField, MultiChoiceField, OptionalField, YesNoField
from assistant.model.finding import Severity
from assistant.model.pack import Organisation
from assistant.packs.reader import read_core

HANDED_OUT = ("ferie-folder", "samtykke-blanket")
SENT = [t for t in templates().values() if t.kind == "letter" or t.id in HANDED_OUT]
SETS = [(template.id, name) for template in SENT for name in answer_sets(template.id)]
NOTHING_NOW = "behøver du ikke gøre noget nu|Du behøver ikke gøre noget nu"

every_letter = pytest.mark.parametrize("template", SENT, ids=lambda template: template.id)


def body(template_id, **answers):
    return plain(drafted(template_id, **answers).body)


def told(template_id, **answers):
    return {(f.where, f.severity.value) for f in drafted(template_id, **answers).findings}


def verdicts(draft):
    """The language check of every text that is judged as more than plain text."""
    template = draft.template
    texts = [(template.text_kind or template.kind, plain(draft.body))]
    texts += [(o.text_kind, plain(draft.outputs[o.name])) for o in template.outputs if o.text_kind != "text"]
    knowledge, day = drafter().knowledge, day_in_force(template)
    return [check_text(knowledge, text, kind, day, template.note_type or "") for kind, text in texts if text]


def locked(draft):
    """The locked sentences that hold no answer."""
    pieces = [run.text for run in draft.body if run.locked]
    return {sentence.strip() for piece in pieces for sentence in re.split(r"(?<=\.)\s", piece) if sentence.strip()}


# --- language ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("template_id", "name"), SETS)
def test_every_letter_passes_its_own_check_and_is_easy_to_read(template_id, name):
    draft = drafted(template_id, **answer_sets(template_id)[name])

    if templates()[template_id].valid_to is None:  # one that has ended is kept as it was
        for verdict in verdicts(draft):
            assert verdict.lix is not None
            assert verdict.lix <= 40
            assert [f.message for f in verdict.findings if f.severity is not Severity.HINT] == []
    assert [f.message for f in draft.findings if f.code.startswith("H")] == []


UNIT = Organisation(
    name="Jobcenter Havnen",
    phone="33 66 00 00",
    address="Havnevej 12, 2450 København SV",
    mailbox="jobcenter@kommune.dk",
    opening_hours="mandag-torsdag kl. 9-15",
)


@pytest.fixture(scope="module")
def at_the_unit():
    return Drafter(merged([read_core(PACK)], UNIT))


@pytest.mark.parametrize(("template_id", "name"), [s for s in SETS if templates()[s[0]].valid_to is None])
def test_every_letter_passes_its_own_check_in_word_too(template_id, name, at_the_unit, tmp_path):
    template = templates()[template_id]
    given = {**example_answers(template, DAY), **answer_sets(template_id)[name]}
    draft = at_the_unit.draft(template, {key: value for key, value in given.items() if value is not None}, DAY)
    save_document(draft, tmp_path / "brev.docx", UNIT, DAY)
    text = read_text(tmp_path / "brev.docx")

    for line in plain(draft.body).split("\n"):
        assert line.removeprefix("- ") in text
    verdict = check_text(at_the_unit.knowledge, text, template.text_kind or template.kind, DAY)
    assert verdict.lix is not None
    assert verdict.lix <= 40
    assert [f.message for f in verdict.findings if f.severity is not Severity.HINT] == []


def varied(draw, field):
    """An answer that chooses another path; what is typed stays the example."""
    match field:
        case ChoiceField():
            return draw(st.sampled_from(field.choices)).value
        case MultiChoiceField():
            return [c.value for c in draw(st.lists(st.sampled_from(field.choices), max_size=3, unique=True))]
        case OptionalField() | YesNoField():
            return draw(st.booleans())
    return ...


@pytest.mark.parametrize("template", [t for t in SENT if t.valid_to is None], ids=lambda template: template.id)
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_chosen_it_stays_easy_to_read_and_says_nothing_it_must_not(template, data):
    drawn = {field.name: varied(data.draw, field) for field in template.fields}
    gone = data.draw(st.sets(st.sampled_from([f.name for f in template.fields if not f.required] or [""])))
    chosen = {name: value for name, value in drawn.items() if value is not ...}
    draft = drafted(template.id, **{**chosen, **{name: None for name in gone if name}})

    for verdict in verdicts(draft):
        assert verdict.lix is not None
        assert verdict.lix <= 40
        said = [f for f in verdict.findings if f.severity is not Severity.HINT and f.code != "T19"]
        assert [f.message for f in said] == []


@every_letter
def test_every_optional_block_is_off_until_chosen_and_then_says_something(template):
    for field in template.fields:
        if not isinstance(field, OptionalField):
            continue
        open_ways = [{}, {"handling": None}, {"du_goer": None}, {"mundtligt": True, "nedskrevet": "Du ringede."}]
        names = {f.name for f in template.fields}
        ways = [{k: v for k, v in way.items() if k in names} for way in open_ways]
        off = [body(template.id, **{**way, field.name: None}) for way in ways]
        assert off == [body(template.id, **{**way, field.name: False}) for way in ways]
        assert off != [body(template.id, **{**way, field.name: True}) for way in ways], field.name


@every_letter
def test_nothing_to_do_is_only_said_where_nothing_is_asked(template):
    names = {field.name for field in template.fields}
    asked = next((name for name in ("handling", "du_goer", "mangler") if name in names), None)
    if "intet_nu" not in names:
        return
    assert asked is not None
    text = body(template.id, **{asked: "Du skal ringe til os.", "intet_nu": True})
    assert not re.search(NOTHING_NOW, text)
    assert re.search(NOTHING_NOW, body(template.id, **{asked: None, "intet_nu": True}))
    assert not re.search(NOTHING_NOW, body(template.id, **{asked: None, "intet_nu": False}))


# --- law ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("template_id", "name"), SETS)
def test_a_locked_sentence_has_a_source_and_is_not_a_guess(template_id, name):
    template = templates()[template_id]

    if any(run.locked for run in drafted(template_id, **answer_sets(template_id)[name]).body):
        assert template.source
        assert template.certainty != "unknown"
        assert template.checked_on


def test_most_letters_lock_something():
    locking = {
        template_id for template_id, name in SETS if locked(drafted(template_id, **answer_sets(template_id)[name]))
    }
    assert len(locking) >= 9


def test_the_way_to_complain_has_the_same_words_everywhere():
    decision = locked(drafted("brev-afgoerelse"))

    assert "Du kan klage til os inden 4 uger efter, at du har modtaget brevet." in decision
    assert decision <= locked(drafted("brev-min-plan", klage=True))
    assert decision <= locked(drafted("brev-feriesvar", svar="ikke-aftalt", ydelse="kontanthjaelp"))


@pytest.mark.parametrize("outcome", [c.value for c in templates()["brev-afgoerelse"].field("udfald").choices])
def test_every_decision_says_the_outcome_first_and_how_to_complain(outcome):
    text = body("brev-afgoerelse", udfald=outcome)

    assert text.startswith("Vi har ")
    assert text.index("ledighedsydelse") < text.index("§ 74 e")
    assert "inden 4 uger" in text
    assert "Ankestyrelsen" in text


@pytest.mark.parametrize("answer", ["ser-ud", "aftalt", "tvivl"])
def test_a_holiday_that_is_not_refused_is_no_decision(answer):
    assert "klage" not in body("brev-feriesvar", svar=answer)


def test_a_refused_holiday_must_give_a_reason():
    assert ("begrundelse", "error") in told("brev-feriesvar", svar="ikke-aftalt", begrundelse=None)
    assert ("hjemmel", "warning") in told("brev-feriesvar", svar="ikke-aftalt", hjemmel=None)


@pytest.mark.parametrize("group", [c.value for c in templates()["brev-feriesvar"].field("ydelse").choices])
@pytest.mark.parametrize("answer", ["ser-ud", "aftalt", "tvivl", "ikke-aftalt"])
def test_holiday_is_counted_in_three_ways_and_never_promised(group, answer):
    text = body("brev-feriesvar", svar=answer, ydelse=group)

    assert "12 kalenderdage og 10 hverdage, heraf 2 søgnehelligdage. Talt som i ferieloven er det 8 feriedage." in text
    assert "De siger ikke, om du har ret til ferien." in text
    assert not re.search(r"garant|lover|(?<!om )du har ret til", text.casefold())


def test_one_day_is_counted_in_the_singular():
    text = body("brev-feriesvar", periode={"from": "2026-12-24", "to": "2026-12-24"})
    assert "Det er 1 kalenderdag og 1 hverdag. Talt som i ferieloven er det 1 feriedag." in text
    text = body("brev-feriesvar", periode={"from": "2026-12-24", "to": "2026-12-25"})
    assert "Det er 2 kalenderdage og 2 hverdage, heraf 1 søgnehelligdag." in text
    assert "Du arbejder 1 time om ugen." in body("brev-praktik", timer=1)


# --- summons -----------------------------------------------------------------------------------------------------

SUMMONS = ["brev-indkaldelse", "brev-indkaldelse-gruppe"]
OTHERS = ["dagpenge", "sygedagpenge", "ledighedsydelse", "ressourceforloebsydelse", None]


@pytest.mark.parametrize("letter", SUMMONS)
def test_what_staying_away_may_mean_is_said_once_and_how_to_get_help_again(letter):
    text = body(letter)

    assert text.count("sat ned") == 1
    assert "Du får hjælpen igen ved at ringe til os" in text
    assert "Henvend dig til os" in body(letter, igen=None)


@pytest.mark.parametrize("letter", SUMMONS)
@pytest.mark.parametrize("group", OTHERS)
def test_where_the_rule_is_not_confirmed_no_consequence_is_printed(letter, group):
    text = body(letter, ydelse=group)

    assert not re.search("sat ned|stoppe|stopper", text)
    assert re.search("a-kasse, der afgør|Spørg os, hvad det betyder", text)


@pytest.mark.parametrize("letter", SUMMONS)
def test_a_talk_after_the_new_law_is_expected_is_summoned_without_the_old_rule(letter):
    january = {"dato": "2027-01-05", "afbud": None}

    assert "sat ned" in body(letter, dato="2026-12-31", afbud=None)
    assert "sat ned" not in body(letter, **january)
    assert ("ydelse", "warning") in told(letter, **january)


def test_several_are_summoned_to_a_span_of_time_and_promised_nobody():
    text = body("brev-indkaldelse-gruppe")

    assert "mellem kl. 10.00 og 12.00" in text
    assert "sammen med flere andre" in text
    assert "en af vores medarbejdere" in text
    assert "Der kan være ventetid" in text
    assert ("til", "error") in told("brev-indkaldelse-gruppe", til="09:30")


@pytest.mark.parametrize("letter", SUMMONS)
def test_the_case_can_show_in_which_words_the_guidance_was_given(letter):
    draft = drafted(letter)

    assert "I indkaldelsen står, hvad det kan betyde at blive væk" in plain(draft.outputs["henvisning"])
    assert f"Ordlyd: {letter} v" in plain(draft.outputs["henvisning"])
    assert "hvad det kan betyde" not in plain(drafted(letter, ydelse="dagpenge").outputs["henvisning"])


# --- the doctor --------------------------------------------------------------------------------------------------

ATTESTS = [c.value for c in templates()["brev-laege"].field("attest").choices]
PURPOSES = [c.value for c in templates()["brev-laege"].field("formaal").choices]


@pytest.mark.parametrize(("attest", "days"), list(zip(ATTESTS, [14, 30, 30, 30, 8], strict=True)))
def test_the_doctor_is_asked_for_an_answer_by_the_attests_own_deadline(attest, days):
    draft = drafted("brev-laege", attest=attest, svarfrist=None, bestilt="2026-11-02")
    day = DAY.replace(day=2).toordinal() + days

    assert draft.computed["frist"] == f"{DAY.fromordinal(day):%d.%m.%Y}"
    assert plain(draft.heading).endswith(f"svarfrist {draft.computed['frist']}")


def test_a_deadline_of_ones_own_wins_but_a_short_one_is_questioned():
    assert drafted("brev-laege", svarfrist="2026-12-30").computed["frist"] == "30.12.2026"
    assert ("svarfrist", "hint") in told("brev-laege", svarfrist="2026-12-01")
    assert ("svarfrist", "warning") in told("brev-laege", formaal="fravaer", attest="lae-281", svarfrist="2026-11-27")


@pytest.mark.parametrize("purpose", PURPOSES)
def test_each_purpose_has_its_form_and_the_short_one_takes_no_questions(purpose):
    fitting = drafted("brev-laege", formaal=purpose).computed["passer"]
    by_label = {c.label: c.value for c in templates()["brev-laege"].field("attest").choices}

    assert not {
        f for f in told("brev-laege", formaal=purpose, attest=by_label[fitting], svarfrist=None) if f[0] == "attest"
    }
    assert (("attest", "warning") in told("brev-laege", formaal=purpose, attest="lae-121")) == (purpose != "status")


@pytest.mark.parametrize("purpose", PURPOSES)
def test_the_bank_offers_questions_but_answers_none_and_one_must_be_of_this_case(purpose):
    banks = [f for f in templates()["brev-laege"].fields if isinstance(f, MultiChoiceField)]
    none = {bank.name: None for bank in banks}
    text = body("brev-laege", formaal=purpose, **none)

    own = [row["spoergsmaal"] for row in templates()["brev-laege"].field("egne").example]
    assert re.findall(r"^- (.+)$", text, re.MULTILINE) == own
    assert any(error.startswith("egne:") for error in errors(drafted("brev-laege", formaal=purpose, egne=None)))
    assert all(bank.help.startswith("Hvorfor: ") and bank.at_most == 3 for bank in banks)
    assert not any("kan borgeren arbejde?" in c.label.lower() for bank in banks for c in bank.choices)


def test_the_doctor_is_told_on_what_ground_we_ask():
    assert "Borgeren har givet samtykke den 22. november 2026." in body("brev-laege")
    rule = body("brev-laege", grundlag="hjemmel")
    assert "Oplysningerne indhentes efter retssikkerhedsloven § 11 a." in rule
    assert "Borgeren er orienteret den 22. november 2026." in rule
    assert ("hjemmel", "error") in told("brev-laege", grundlag="hjemmel", hjemmel=None)


# --- others ------------------------------------------------------------------------------------------------------


def test_the_folder_says_what_the_guidance_says():
    """Of one group the two must not come apart."""
    for group in ("dagpenge", "sygedagpenge"):
        folder = {
            s for s in locked(drafted("ferie-folder", ydelse=group)) if "underskrift" not in s and "ja eller" not in s
        }
        assert folder
        assert folder <= locked(drafted("ferievejledning", ydelse=group, omfang="kort"))


def test_the_folder_gives_no_rule_for_the_groups_without_one():
    text = body("ferie-folder", ydelse="anden")
    assert "Spørg Ydelse, hvad der gælder for dig" in text
    assert not re.search(r"\d+ (dage|uger)", text)


def test_a_consent_says_that_it_is_free_what_it_covers_how_long_and_how_it_ends():
    text = body("samtykke-blanket")

    for words in (
        "frivilligt",
        "disse oplysninger",
        "gælder til og med",
        "trække mit samtykke tilbage",
        "Underskrift:",
    ):
        assert words in text
    assert "kun til dette ene formål" in body("samtykke-blanket", til=None)


def test_an_offer_holds_until_the_plan_is_changed_for_citizen_and_supplier():
    draft = drafted("brev-moed-fortsat")

    assert "Du skal fortsat møde i jobsøgningsforløbet." in plain(draft.body)
    assert "Tilbuddet gælder, til vi har ændret Min Plan." in plain(draft.body)
    assert "I kan ikke aftale ophør med borgeren." in plain(draft.outputs["leverandoer"])


def test_a_complaint_is_answered_within_four_weeks_and_a_late_one_is_questioned():
    assert "senest tirsdag den 22. december 2026" in body("brev-klage-kvittering", modtaget="2026-11-24")
    assert ("modtaget", "warning") in told("brev-klage-kvittering", afgoerelse_modtaget="2026-10-01")


@pytest.mark.parametrize("word", ["afgør", "afgjort", "besluttet", "sanktion"])
def test_what_explains_the_end_of_a_registration_decides_nothing(word):
    assert word not in body("brev-afmelding").casefold()


def test_the_company_hears_the_same_as_the_citizen():
    draft = drafted("brev-praktik")
    for line in ("Målet er at kunne passe kassen alene", "Opgaverne er at fylde varer op", "Hensyn: Der er brug for"):
        assert line in plain(draft.body)
        assert line in plain(draft.outputs["virksomhed"])
