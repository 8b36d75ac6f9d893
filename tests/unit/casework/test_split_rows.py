"""What is said of each row, what goes along, and what it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from standard_pack import LIBRARY

from assistant.casework.form_sources import from_text
from assistant.casework.split_rows import Row, answers_of, findings_of, left_over, rows_of, waiting_of
from assistant.casework.splitting import split
from assistant.model.finding import Severity
from assistant.model.forms import Receiver, Step

TODAY = date(2026, 11, 24)
KNOWLEDGE = LIBRARY.knowledge
FORMS = {form.id: form for form in KNOWLEDGE.forms.forms}
COMPANY, REPORT, TASKS = FORMS["virksomhedsblanket"], FORMS["leverandoerrapport"], FORMS["opgaver"]
(RECEIVER,) = KNOWLEDGE.forms.of("virksomhedsblanket")


def rows(form, text: str) -> list[Row]:
    return rows_of(split(form, from_text(text)))


def codes(form, row: Row) -> list[str]:
    return [finding.code for finding in findings_of(KNOWLEDGE, form, row, TODAY)]


def test_a_form_is_shown_in_its_own_order_with_what_is_missing() -> None:
    found = rows(COMPANY, "Telefon: 00\nForsikring: ja\nCVR: 1")
    assert [row.name for row in found] == [*(each.name for each in COMPANY.fields), ""]
    assert [row.value for row in found if row.value] == ["1", "00", "ja"]
    assert not found[-1].is_wanted


def test_what_stands_twice_goes_along_once() -> None:
    first, second = (row for row in rows(COMPANY, "Telefon: 00\nMobil: 11") if row.value)
    assert (first.is_wanted, second.is_wanted) == (True, False)
    assert codes(COMPANY, second) == ["F02"]


@pytest.mark.parametrize(
    ("form", "field", "value", "told"),
    [
        (COMPANY, "kontaktperson", "320190-0000", ["D01"]),
        (COMPANY, "opgaver", "let arbejde på grund af depression", ["D06"]),
        (COMPANY, "telefon", "Hovednr. 12 34 56 78", []),
        (COMPANY, "start", "snarest", ["F03"]),
        (COMPANY, "start", "1. december", []),
        (COMPANY, "cvr", "følger", ["F03"]),
        (COMPANY, "", "noget", ["F01"]),
        (REPORT, "fremmoede", "Mette Prøvesen mødte hver dag.", ["D02"]),
        (REPORT, "fremmoede", "Mødte hver dag.", []),
        (TASKS, "opgave", "LÆ 265 er bestilt", []),
    ],
)
def test_what_is_said_of_a_row(form, field: str, value: str, told: list[str]) -> None:
    assert codes(form, Row("", field, value)) == told


def test_a_label_without_a_value_leaves_the_place_to_the_next() -> None:
    found = [row for row in rows(COMPANY, "Telefon:\nCVR: 1\nMobil: 11") if row.name == "telefon"]
    assert [(row.value, row.is_wanted, row.is_again) for row in found] == [("", True, False), ("11", True, False)]


def test_the_head_of_a_mail_is_no_start_and_no_end() -> None:
    found = rows(COMPANY, "Fra: butik@eksempel.dk\nTil: jobcenter@eksempel.dk\nEmne: praktik\n\nStartdato: 01.12.2026")
    assert [row.value for row in found if row.name == "start"] == ["01.12.2026"]
    assert [row.label for row in found if not row.name] == ["Fra:", "Til:", "Emne:"]


def test_a_report_s_own_heading_is_judged_and_a_better_one_offered() -> None:
    found = findings_of(KNOWLEDGE, REPORT, Row("", "", "Rapport.pdf"), TODAY)
    assert {"H03", "F01"} <= {finding.code for finding in found}
    assert "H01" not in {finding.code for finding in found}
    assert not any(finding.severity is Severity.ERROR for finding in found)
    assert not any(finding.fix for finding in found)


def test_a_whole_form_waits_as_one_in_the_receiver_s_order() -> None:
    (waiting,) = waiting_of(
        COMPANY, RECEIVER, rows(COMPANY, "Telefon: 00\nAdresse: a\nb\nFirma: Butik\n ApS\nNoget: x")
    )
    assert waiting.label == "Udfyld fra »Virksomhedens navn«"
    assert [each.text for each in waiting.fields] == ["Butik", "", "", "a\nb", "", "00", *[""] * 6]
    assert [each.tabs for each in waiting.fields] == [0, *[1] * 11]
    assert waiting.text == "Virksomhedens navn: Butik\nAdresse: a\nb\nTelefon: 00"


def test_a_field_of_one_line_gets_one_line() -> None:
    row = Row("", "virksomhed", "Butik\n  ApS")
    (waiting,) = waiting_of(COMPANY, RECEIVER, [row])
    assert waiting.fields[0].text == "Butik ApS"


def test_nothing_wanted_is_nothing_that_waits() -> None:
    found = [replace(row, is_wanted=False) for row in rows(COMPANY, "Telefon: 00")]
    assert waiting_of(COMPANY, RECEIVER, found) == []


def test_what_the_receiver_has_no_field_for_can_be_told() -> None:
    small = Receiver(id="a", title="A", form=COMPANY.id, steps=(Step(field="cvr"),), source="egen", certainty="unknown")
    assert [row.name for row in left_over(small, rows(COMPANY, "Telefon: 00\nCVR: 1"))] == ["telefon"]


def test_sections_and_tasks_wait_one_by_one_under_names_that_say_nothing_of_the_text() -> None:
    sections = waiting_of(REPORT, None, rows(REPORT, "Fremmøde\nGodt.\nAnbefaling:\nPraktik."))
    assert [(one.label, one.text) for one in sections] == [("Fremmøde", "Godt."), ("Anbefaling", "Praktik.")]
    tasks = waiting_of(TASKS, None, rows(TASKS, "- ring til lægen\n- bestil mentor"))
    assert [one.label for one in tasks] == ["Opgave 1", "Opgave 2"]


def test_tasks_become_answers_that_the_template_takes() -> None:
    found = rows(TASKS, "Opgave\tFrist\tAnsvarlig\nLÆ 265\t24.12.2026\tsagsbehandler\nmentor\t\t")
    answers = answers_of(TASKS, found)
    template = LIBRARY.template(TASKS.template, TODAY)
    given = {"fra": "sygedagpenge", "til": "jobafklaring", "dato": "2026-12-01", **answers}
    draft = LIBRARY.drafter.draft(template, given, TODAY)
    body = "".join(run.text for run in draft.body)
    assert "- LÆ 265 24.12.2026 (sagsbehandler)\n- Mentor" in body
    assert not draft.is_blocked
