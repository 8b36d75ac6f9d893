"""Texts that were read, beside the template that is being written: told sentence by sentence, and kept whole or not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from standard_pack import LIBRARY, STANDARD

from assistant.casework.hand_files import NotSavedError
from assistant.casework.pack.golden import paper
from assistant.casework.studio.golden import ReadText, answers_told, forget, keep, read_texts
from assistant.casework.studio.trying import Trial
from assistant.model.fields import ChoiceField, DateField, LongTextField
from assistant.model.template import Template

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
NAME = "partshoering-udeblivelse"
LONG = next(field.name for field in LIBRARY.template(NAME, TODAY).fields if isinstance(field, LongTextField))


def template(**changes: object) -> Template:
    return replace(LIBRARY.template(NAME, TODAY), sha256="", **changes)


def trial(shown: Template | None = None, day: date = TODAY, **given: object) -> Trial:
    shown = shown or template()
    return Trial(shown, LIBRARY.drafter, day, {(name, shown.field(name).type): each for name, each in given.items()})


def only(folder: Path, tried: Trial, *others: date) -> ReadText:
    [text] = read_texts(folder, tried, dict.fromkeys(others, "findes-ikke.txt"))
    return text


def files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A pack with the text of the template's examples, as it was read."""
    keep(only(tmp_path, trial()))
    return tmp_path


def without_first_sentence() -> Template:
    body = template().body
    return template(body=f"Kom til {{{{ samtaletype }}}} igen.\n\n{body[body.index('**Det ved vi**') :]}")


def test_what_is_tried_can_be_kept_and_is_what_the_pack_check_reads(tmp_path: Path) -> None:
    text = only(tmp_path, trial())
    assert not text.is_kept
    assert text.can_be_kept
    assert keep(text).name == "eksempel"
    at = tmp_path / "golden" / NAME
    assert json.loads((at / "eksempel.json").read_text("utf-8")) == {"today": "2026-11-24", "answers": {}}
    assert (at / "eksempel.txt").read_text("utf-8") == paper(trial().draft)
    assert only(tmp_path, trial()).is_same


def test_other_answers_are_kept_under_a_name_of_their_own(kept: Path) -> None:
    tried = trial(**{LONG: "Bussen holdt stille."})
    same, other = read_texts(kept, tried)
    assert (same.is_same, other.is_kept, other.name) == (True, False, "svar")
    assert keep(other, "Bussen, der stod på Østergade").name == "bussen-der-stod-paa-oestergade"
    file = kept / "golden" / NAME / "bussen-der-stod-paa-oestergade.json"
    assert json.loads(file.read_text("utf-8"))["answers"] == {LONG: "Bussen holdt stille."}
    assert {text.is_same for text in read_texts(kept, tried)} == {True}


def test_an_answer_that_was_taken_away_is_kept_as_none(kept: Path) -> None:
    tried = trial(**{LONG: None})
    keep(read_texts(kept, tried)[-1])
    assert json.loads((kept / "golden" / NAME / "svar.json").read_text("utf-8"))["answers"] == {LONG: None}
    assert [text.is_same for text in read_texts(kept, tried)] == [True, True]


def test_the_sentences_that_are_another_way_are_told_in_pairs(kept: Path) -> None:
    body = template().body
    assert "Har du brug for hjælp til at svare, så ring til os." in body
    now = template(body=body.replace("så ring til os.", "så ring straks til os.") + "\nHusk dit brev.\n")
    text = only(kept, trial(now))
    assert not text.is_same
    reworded, new = text.changes
    assert "".join(word.text for word in reworded.old) == "Har du brug for hjælp til at svare, så ring til os."
    assert [word.text.strip() for word in reworded.new if word.is_other] == ["straks"]
    assert (new.head, new.old, new.new[0].text) == ("Ny", (), "Husk dit brev.")
    keep(text)
    assert only(kept, trial(now)).is_same


def test_lines_that_are_only_broken_elsewhere_are_no_other_sentences(kept: Path) -> None:
    text = only(kept, trial(template(body=template().body.replace(". Vi vil høre", ".\nVi vil høre"))))
    assert (text.is_same, text.changes) == (False, ())


def test_another_wording_has_texts_of_its_own(kept: Path) -> None:
    later = template(valid_from=TODAY + DAY)
    text = only(kept, trial(later, TODAY + DAY), template().valid_from)
    assert not text.is_kept
    assert text.name == "eksempel-2"
    keep(text)
    assert only(kept, trial(), TODAY + DAY).name == "eksempel"
    assert only(kept, trial(later, TODAY + DAY), template().valid_from).is_same


@pytest.mark.parametrize(
    ("first", "others", "told"),
    [(TODAY + DAY, (), "Ordlyden gælder fra 25.11.2026."), (TODAY - 9 * DAY, (TODAY,), "gælder en anden ordlyd")],
)
def test_a_text_is_kept_of_a_day_on_which_its_wording_is_the_one(tmp_path, first, others, told) -> None:
    text = only(tmp_path, trial(template(valid_from=first)), *others)
    assert told in text.fault
    assert not text.can_be_kept


def test_answers_that_do_not_fill_the_template_cannot_have_been_read(tmp_path: Path) -> None:
    required = next(field.name for field in template().fields if field.required)
    text = only(tmp_path, trial(**{required: None}))
    assert text.fault.startswith("Svarene udfylder ikke skabelonen: ")
    assert not text.can_be_kept


def test_an_answer_to_a_question_that_is_gone_is_told_and_goes_when_the_text_is_kept(kept: Path) -> None:
    file = kept / "golden" / NAME / "eksempel.json"
    file.write_text(json.dumps({"today": "2026-11-24", "answers": {"vejr": "regn"}}), "utf-8")
    text = only(kept, trial())
    assert (text.dropped, text.is_same, text.can_be_kept) == (("vejr",), False, True)
    keep(text)
    assert json.loads(file.read_text("utf-8"))["answers"] == {}
    assert only(kept, trial()).is_same


@pytest.mark.parametrize("said", ["{", '{"today": "i dag"}', '{"today": "2019-12-31"}'])
def test_what_cannot_be_read_is_one_sentence_and_can_only_be_forgotten(kept: Path, said: str) -> None:
    (kept / "golden" / NAME / "eksempel.json").write_text(said, "utf-8")
    text = read_texts(kept, trial())[0]
    assert text.is_kept
    assert text.fault
    assert not text.can_be_kept
    forget(text)
    assert files(kept) == {}
    assert not (kept / "golden" / NAME).exists()


def test_a_text_whose_answers_are_lost_is_told(kept: Path) -> None:
    (kept / "golden" / NAME / "eksempel.json").unlink()
    assert "eksempel.json" in read_texts(kept, trial())[0].fault


def test_what_looks_like_somebodys_number_is_not_kept(tmp_path: Path) -> None:
    text = only(tmp_path, trial(**{LONG: "Borgeren 010190-1234 kom ikke."}))
    with pytest.raises(NotSavedError, match="CPR-nummer"):
        keep(text)
    assert files(tmp_path) == {}


def test_what_a_colleague_has_written_meanwhile_is_not_written_over(kept: Path) -> None:
    text = only(kept, trial(without_first_sentence()))
    theirs = kept / "golden" / NAME / "eksempel.txt"
    theirs.write_text("En kollegas tekst.\n", "utf-8")
    with pytest.raises(NotSavedError):
        keep(text)
    assert theirs.read_text("utf-8") == "En kollegas tekst.\n"


def test_a_name_that_is_another_texts_is_not_taken_from_it(kept: Path) -> None:
    before = files(kept)
    with pytest.raises(NotSavedError, match="hedder »eksempel«"):
        keep(read_texts(kept, trial(**{LONG: "Bussen holdt stille."}))[-1], "Eksempel")
    assert files(kept) == before


def test_an_id_that_is_no_folder_leads_nowhere(tmp_path: Path) -> None:
    pack = tmp_path / "pakke"
    pack.mkdir()
    text = only(pack, trial(template(id="../../ude")))
    assert "id" in text.fault
    assert not text.can_be_kept


def test_an_answer_that_is_no_day_is_told_as_it_was_typed() -> None:
    shown = template()
    day = next(field for field in shown.fields if isinstance(field, DateField))
    text = read_texts(Path("findes-ikke"), trial(shown, **{day.name: "x18.11.2026"}))[0]
    assert answers_told(text, shown)[0].endswith(" x18.11.2026")
    assert not text.can_be_kept


@pytest.mark.parametrize("name", ["010190-0000", "Brev til 010190 0000"])
def test_a_name_that_may_be_somebodys_number_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    text = only(tmp_path, trial(**{LONG: "Bussen holdt stille."}))
    with pytest.raises(NotSavedError, match="navnet"):
        keep(text, name)
    assert not files(tmp_path)


def test_the_answers_are_told_as_people_read_them() -> None:
    shown = template()
    choice = next(field for field in shown.fields if isinstance(field, ChoiceField))
    given = {choice.name: choice.choices[-1].value, "brevdato": "2026-12-01", LONG: None}
    text = read_texts(Path("findes-ikke"), trial(shown, **given))[0]
    told = answers_told(text, shown)
    assert [line.rpartition("? ")[2].rpartition(": ")[2] for line in told] == [
        choice.choices[-1].label,
        *(["intet svar", "01.12.2026"]),
    ]


def older(folder: Path, body: str) -> dict[date, str]:
    """The wording before in the pack, with ``body`` for its text: its file, by the day from which it holds."""
    file = STANDARD / "letters" / f"{NAME}.txt"
    front = file.read_text("utf-8").rpartition("+++\n")[0]
    (folder / "gammel.txt").write_text(f"{front}+++\n{body}", "utf-8")
    return {template().valid_from: "gammel.txt"}


def test_a_new_wording_is_compared_with_what_the_one_before_says_with_the_same_answers(tmp_path: Path) -> None:
    body = template().body
    others = older(tmp_path, body.replace("så ring til os.", "så ring straks til os."))
    tried = trial(template(valid_from=TODAY), **{LONG: "Bussen holdt stille."})
    [text] = read_texts(tmp_path, tried, others)
    assert (text.until, text.is_kept, text.is_same, text.can_be_kept) == (TODAY - DAY, False, False, True)
    assert "Bussen holdt stille." in text.before
    [change] = text.changes
    assert [word.text.strip() for word in change.old if word.is_other] == ["straks"]
    keep(text)
    assert only(tmp_path, tried, template().valid_from).is_same


def test_the_wording_before_answers_with_its_own_examples_what_is_no_longer_asked(tmp_path: Path) -> None:
    others = older(tmp_path, template().body)
    new = template(valid_from=TODAY)
    new = replace(new, fields=tuple(each for each in new.fields if each.name != LONG), body="Kom igen.\n", checks=())
    [text] = read_texts(tmp_path, trial(new), others)
    assert text.before == paper(trial().draft).rstrip()
    assert text.changes


@pytest.mark.parametrize("broken", ["{{ findes_ikke }}\n", "{% if %}\n"])
def test_a_wording_before_that_says_nothing_is_not_compared_with(tmp_path: Path, broken: str) -> None:
    [text] = read_texts(tmp_path, trial(template(valid_from=TODAY)), older(tmp_path, broken))
    assert (text.before, text.until, text.changes, text.fault) == ("", None, (), "")
    assert text.can_be_kept


def test_the_wording_after_is_not_the_one_before(tmp_path: Path) -> None:
    others = dict.fromkeys([TODAY + DAY], older(tmp_path, "En anden tekst.\n")[template().valid_from])
    [text] = read_texts(tmp_path, trial(), others)
    assert (text.before, text.until) == ("", None)
