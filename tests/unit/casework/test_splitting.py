"""A text by its labels: every value to its own, nothing lost, nothing moved."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework import split_labels, splitting
from assistant.casework.list_splitting import as_answer
from assistant.casework.split_labels import guess
from assistant.casework.split_parts import Split
from assistant.casework.splitting import split
from assistant.model.forms import Form, FormField, Line, bare_label
from assistant.packs.reader import read_core

CORE = read_core(Path(__file__).parents[3] / "templates" / "standard")
assert CORE.forms is not None
FORMS = {form.id: form for form in CORE.forms.forms}
COMPANY, REPORT, TASKS = FORMS["virksomhedsblanket"], FORMS["leverandoerrapport"], FORMS["opgaver"]


def lines(text: str) -> list[Line]:
    return [Line(tuple(line.split("\t"))) for line in text.split("\n")]


def values(found: Split) -> dict[str, str]:
    return {part.name or f"?{part.label}": part.value for part in found.parts}


def of(text: str, form: Form = COMPANY) -> dict[str, str]:
    return values(split(form, lines(text)))


class TestForms:
    @pytest.mark.parametrize(
        "text",
        [
            "Virksomhedens navn: Butik ApS\nCVR-nr.: 12 34 56 78\nTimer om ugen: 25",
            "Virksomhedens navn\nButik ApS\n\nCVR-nr.\n12 34 56 78\n\nTimer om ugen\n25",
            "Virksomhedens navn\tButik ApS\nCVR-nr.\t12 34 56 78\nTimer om ugen\t25",
            "Virksomhedens navn\tButik ApS\tCVR-nr.\t12 34 56 78\nTimer om ugen\t25\t\t",
            "Virksomhedens navn\tCVR-nr.\tTimer om ugen\nButik ApS\t12 34 56 78\t25",
            "FIRMA:Butik ApS".replace(":", ": ") + "\ncvr nr : 12 34 56 78\nTimer pr. uge: 25",
            "1. Virksomhed (navn): Butik ApS\n2. CVR-nummer: 12 34 56 78\n3. Timetal: 25",
            "Virksomhedens navn     Butik ApS\nCVR-nr.     12 34 56 78\nTimer om ugen     25",
        ],
        ids=["colon", "below", "tabs", "two pairs", "head of a table", "synonyms", "numbered", "columns of spaces"],
    )
    def test_each_way_of_writing_it(self, text: str) -> None:
        assert of(text) == {"virksomhed": "Butik ApS", "cvr": "12 34 56 78", "timer": "25"}

    def test_a_table_of_a_pdf_comes_with_nothing_but_spaces(self) -> None:
        text = (
            "Blanket\nVirksomhedens navn Butik ApS\nCVR-nr. 12345678\nAdresse Prøvevej 12, st.\n1000 Prøveby\n"
            "Tlf. 00 00 00 00\nTimer om ugen 25"
        )
        assert of(text) == {
            "?": "Blanket",
            "virksomhed": "Butik ApS",
            "cvr": "12345678",
            "adresse": "Prøvevej 12, st.\n1000 Prøveby",
            "telefon": "00 00 00 00",
            "timer": "25",
        }
        assert guess(list(FORMS.values()), lines(text)) is COMPANY

    def test_but_where_labels_are_marked_a_sentence_may_begin_with_one(self) -> None:
        text = "CVR-nr.: 1\nTelefon: 2\nArbejdsopgaver: kasse\nOpgaver i butikken\nAdresse oplyses\nMail sendes"
        assert of(text)["opgaver"] == "kasse\nOpgaver i butikken\nAdresse oplyses\nMail sendes"

    def test_a_long_field_takes_all_lines_until_the_next_label(self) -> None:
        text = "Adresse: Prøvevej 1\n2. sal\n1000 Prøveby\nTelefon: 00 00 00 00"
        assert of(text) == {"adresse": "Prøvevej 1\n2. sal\n1000 Prøveby", "telefon": "00 00 00 00"}

    def test_a_short_field_takes_one_line_and_the_rest_is_shown_apart(self) -> None:
        assert of("Kontaktperson: butikschef\nRing helst om morgenen") == {
            "kontaktperson": "butikschef",
            "?": "Ring helst om morgenen",
        }

    def test_a_label_that_the_form_does_not_know_is_shown_with_its_value(self) -> None:
        text = "Adresse: Prøvevej 1\nForsikring: tegnet\nOmråde:\nlager"
        assert of(text) == {"adresse": "Prøvevej 1", "?Forsikring:": "tegnet", "?Område:": "lager"}

    @pytest.mark.parametrize("sentence", ["Mød kl. 10:30 i porten", "han sagde: kom igen", "Se https://jobnet.dk"])
    def test_a_colon_in_a_sentence_is_no_label(self, sentence: str) -> None:
        assert of(f"Arbejdsopgaver: pakke varer\n{sentence}") == {"opgaver": f"pakke varer\n{sentence}"}

    def test_an_empty_value_stays_empty(self) -> None:
        assert of("Telefon:\nE-mail: post@eksempel.dk") == {"telefon": "", "mail": "post@eksempel.dk"}

    def test_an_empty_cell_does_not_take_the_next_label(self) -> None:
        assert of("Telefon\t\nForsikret\t\nE-mail\t") == {"telefon": "", "?Forsikret": "", "mail": ""}

    def test_what_is_missing_and_what_is_there_twice_can_be_told(self) -> None:
        found = split(COMPANY, lines("Telefon: 00 00 00 00\nCVR: 1\nMobil: 11 11 11 11"))
        assert found.doubled == {"telefon"}
        assert [each.name for each in found.missing][:2] == ["virksomhed", "p-nummer"]

    def test_a_label_above_its_value_in_one_cell(self) -> None:
        found = split(COMPANY, [Line(("Virksomhedens navn\nButik ApS", "CVR-nr.\n12345678")), Line(("Telefon\n",))])
        assert values(found) == {"virksomhed": "Butik ApS", "cvr": "12345678", "telefon": ""}

    def test_a_label_that_stands_twice_before_its_value_is_one(self) -> None:
        found = split(COMPANY, [Line(("CVR-nr.",)), Line(("CVR", "12345678"))])
        assert values(found) == {"cvr": "12345678"}
        assert not found.doubled


class TestReports:
    TEXT = (
        "Leverandørrapport – afsluttende\n\n1. Fremmøde\nMødt 18 af 20 dage.\nMål 1: nået\n\n2. Mål for borgeren\n"
        "At stå ved kassen.\n\n1. kasse\n2. lager\n\n3. Udvikling\nMere sikker.\n\n4. Andet\nIntet.\n\n"
        "Anbefaling:\nPraktik."
    )

    def test_the_sections_and_what_stands_before_them(self) -> None:
        assert of(self.TEXT, REPORT) == {
            "?": "Leverandørrapport – afsluttende",
            "fremmoede": "Mødt 18 af 20 dage.\nMål 1: nået",
            "maal": "At stå ved kassen.\n\n1. kasse\n2. lager",
            "progression": "Mere sikker.",
            "?4. Andet": "Intet.",
            "anbefaling": "Praktik.",
        }

    def test_a_heading_that_the_document_marks_begins_a_section(self) -> None:
        found = split(
            REPORT, [Line(("Fremmøde",), True), Line(("Godt.",)), Line(("Transport",), True), Line(("Bus.",))]
        )
        assert values(found) == {"fremmoede": "Godt.", "?Transport": "Bus."}


class TestLists:
    def test_one_thing_a_line_without_its_bullet(self) -> None:
        found = split(TASKS, lines("- LÆ 265 er bestilt\n\n2) næste opfølgning 18.12.2026\n☐ mentor"))
        assert [part.value for part in found.parts] == ["LÆ 265 er bestilt", "næste opfølgning 18.12.2026", "mentor"]

    def test_a_table_is_read_by_its_head(self) -> None:
        found = split(TASKS, lines("Frist\tOpgave\tAnsvarlig\n24.12.2026\tLÆ 265\tsagsbehandler\n\tmentor\t"))
        shown = [part.value for part in found.parts if part.value]
        assert shown == ["LÆ 265 – 24.12.2026 – sagsbehandler", "mentor"]

    @pytest.mark.parametrize(
        ("value", "answer"),
        [
            (
                "LÆ 265 – 24.12.2026 – sagsbehandler",
                {"opgave": "LÆ 265", "frist": "2026-12-24", "hvem": "sagsbehandler"},
            ),
            ("opfølgning, frist 18-12-2026", {"opgave": "opfølgning", "frist": "2026-12-18"}),
            ("mentor løber videre", {"opgave": "mentor løber videre"}),
            ("møde 31.02.2026", {"opgave": "møde 31.02.2026"}),
            ("24.12.2026", {"opgave": "24.12.2026", "frist": "2026-12-24"}),
            ("a – b – c – d", {"opgave": "a – c – d", "hvem": "b"}),
        ],
    )
    def test_a_row_of_answers(self, value: str, answer: dict[str, str]) -> None:
        assert as_answer(TASKS, value) == answer


class TestGuess:
    @pytest.mark.parametrize(
        ("text", "form"),
        [
            ("CVR-nr.: 1\nTelefon: 2", COMPANY),
            (TestReports.TEXT, REPORT),
            ("ring til lægen\nbestil mentor", TASKS),
            ("Kære kollega\n\nVil du ringe?", TASKS),
        ],
        ids=["form", "report", "list", "neither"],
    )
    def test_by_the_labels(self, text: str, form: Form) -> None:
        assert guess(list(FORMS.values()), lines(text)) is form

    def test_without_any_form(self) -> None:
        assert guess([], lines("Telefon: 1")) is None


LABELS = [label for form in FORMS.values() for each in form.fields for label in (each.label, *each.synonyms)]
PIECES = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from([":", ": ", "\t", "   ", "\n", "\n\n", "1. ", "- ", "Andet: ", "\r", "\x0b", "\u2028"]),
    st.text(max_size=12),
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
ROWS = st.lists(
    st.builds(Line, st.lists(TEXTS, min_size=1, max_size=4).map(tuple), st.booleans()),
    max_size=8,
)


def bare(text: str) -> str:
    return "".join(text.split())


@given(form=st.sampled_from(list(FORMS.values())), rows=ROWS)
def test_no_character_is_lost_or_doubled(form: Form, rows: list[Line]) -> None:
    found = split(form, rows)
    kept = Counter(bare("".join(part.label + part.value for part in found.parts)))
    given_ = Counter(bare("".join("".join(line.cells) for line in rows)))
    if form.kind == "list":
        kept.pop("–", None)
        given_.pop("–", None)  # put between the cells of a row
    assert kept == given_


@given(form=st.sampled_from([COMPANY, REPORT]), text=TEXTS)
def test_everything_stays_in_its_order(form: Form, text: str) -> None:
    one_cell = [Line((line,)) for line in text.split("\n")]
    assert bare("".join(part.label + part.value for part in split(form, one_cell).parts)) == bare(text)


VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda value: value.strip() and not any(sign in value for sign in ":\t\n") and "  " not in value
)


@given(data=st.data(), fields=st.permutations(COMPANY.fields))
def test_every_value_comes_back_under_its_own_label(data: st.DataObject, fields: list[FormField]) -> None:
    """In any order, under any of its labels, in any way of writing it."""
    known = {bare_label(label) for label in LABELS}
    written, meant = [], {}
    for each in fields:
        value = data.draw(VALUES.filter(lambda value: bare_label(value) not in known))
        label = data.draw(st.sampled_from([each.label, *each.synonyms]))
        way = data.draw(st.sampled_from(["{}: {}", "{}\n{}", "{}:\n{}", "{}\t{}", "{} :  {}", "{}\n\n{}\n"]))
        written.append(way.format(label, value))
        meant[each.name] = value.strip()
    assert of("\n".join(written)) == meant


@given(text=TEXTS)
def test_every_guess_can_be_split_by(text: str) -> None:
    rows = lines(text)
    form = guess(list(FORMS.values()), rows)
    assert form is not None
    assert split(form, rows).form is form


def test_three_hundred_pages_cost_no_more_work_a_page_than_three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in looks at a label, not in seconds."""
    looks = Counter[str]()
    for module in (splitting, split_labels):
        monkeypatch.setattr(module, "bare_label", lambda label: (looks.update(["look"]), bare_label(label))[1])

    def cost(pages: int) -> int:
        looks.clear()
        page = "1. Fremmøde\n" + "Borgeren mødte til tiden: altid.\n" * 40
        split(REPORT, lines(page * pages))
        return looks["look"]

    assert cost(300) <= 101 * cost(3)
