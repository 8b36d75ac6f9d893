"""What a template looks up by day, points to, reminds of and offers next; what it names must exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework.drafting import Drafter
from assistant.casework.packcheck import check_pack
from assistant.model.deadline import Deadline, Deadlines
from assistant.model.draft import plain
from assistant.model.fact import Fact, Facts
from assistant.model.fields import DateField, TextField, YesNoField
from assistant.model.finding import Severity, blocks
from assistant.model.knowledge import Knowledge
from assistant.model.template import Output, Reminder, Template

DAY = date(2026, 11, 24)
SURE = {"source": "loven", "certainty": "high"}
OLD = Fact(
    name="samtale", title="Samtale", text="§ 15", valid_from=date(2020, 1, 1), valid_to=date(2024, 6, 30), **SURE
)
NEW = replace(OLD, text="§ 27", valid_from=date(2025, 1, 1), valid_to=None)
LIMIT = replace(OLD, name="graense", text="", amount=Decimal("1000"), valid_from=date(2020, 1, 1), valid_to=None)
KNOWN = Knowledge(facts=Facts(facts=(OLD, NEW, LIMIT)))
DATE = DateField(name="dato", label="Dato")


def template(*fields, body="Fast.", **more):
    known = {"title": "T", "kind": "text", "version": "1", "valid_from": date(2020, 1, 1), **SURE}
    return Template(id="t", fields=fields, body=body, **{**known, **more})


def drafted(made, **answers):
    return Drafter(KNOWN).draft(made, answers, DAY)


def told(draft):
    return [(finding.code, finding.severity.value) for finding in draft.findings]


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)))
def test_a_fact_is_the_one_that_holds_on_its_day_and_its_line_goes_where_none_does(day):
    made = template(DATE, body='Før.\nEfter {{ dato | opslag("samtale") }}.')
    text = plain(drafted(made, dato=day.isoformat()).body)
    expected = next((fact.text for fact in (OLD, NEW) if fact.holds_on(day)), None)
    assert text == (f"Før.\nEfter {expected}." if expected else "Før.")


def test_an_amount_is_written_as_money_and_can_be_compared():
    made = template(
        DATE, body='Højst {{ dato | opslag("graense") | kr }}{% if (dato | opslag("graense")) > 999 %}!{% endif %}'
    )
    assert plain(drafted(made, dato="2026-11-24").body) == "Højst 1.000,00 kr.!"
    assert plain(drafted(template(DATE, body='Højst {{ dato | opslag("graense") }}'), dato="2019-12-31").body) == ""
    assert plain(drafted(made).body) == ""


def test_a_fact_that_no_pack_has_is_an_error_with_the_nearest_name():
    draft = drafted(template(DATE, body='{{ dato | opslag("samtaler") }}'), dato="2026-11-24")
    assert told(draft) == [("S07", "error")]
    assert "Mente du »samtale«?" in draft.findings[0].message
    assert told(
        drafted(template(TextField(name="dato", label="D"), body='{{ dato | opslag("samtale") }}'), dato="x")
    ) == [("S07", "error")]


@pytest.mark.parametrize(
    ("when", "answer", "due"),
    [("", False, True), ("sendt", True, True), ("sendt", False, False), ("not sendt", None, True)],
)
def test_a_reminder_comes_when_its_answers_say_so(when, answer, due):
    made = template(
        YesNoField(name="sendt", label="Sendt"),
        body="{{ sendt }}",
        reminders=(Reminder(kind="min-plan", when=when), Reminder(kind="journal", when="sendt and not sendt")),
    )
    assert drafted(made, sendt=answer).reminders == (("min-plan",) if due else ())


def test_a_reminder_whose_words_cannot_be_read_closes_the_template_and_reminds_of_nothing():
    draft = drafted(template(DATE, body="{{ dato }}", reminders=(Reminder(kind="journal", when="datoo"),)))
    assert [(f.code, f.where) for f in draft.findings] == [("P11", "reminders.0.when")]
    assert draft.is_blocked
    assert draft.reminders == ()


def test_a_reminder_that_cannot_be_told_from_these_answers_is_told_of():
    made = template(DATE, body="{{ dato }}", reminders=(Reminder(kind="journal", when='dato | opslag("x")'),))
    assert told(drafted(made, dato="2026-11-24")) == [("S07", "error")]


def test_a_pointer_is_read_like_any_text():
    made = template(
        DATE, body="{{ dato }}", outputs=(Output(name="felt", label="F", text="Fuld.", pointer="Se {{ dag }}"),)
    )
    assert [(f.code, f.where) for f in drafted(made).findings] == [("P11", "outputs.0.pointer")]


HEAD = """\
id = "brev"
title = "Brev"
kind = "text"
version = "1"
valid_from = 2020-01-01
source = "s"
certainty = "high"
"""
FIELDS = """
[[fields]]
name = "dato"
type = "date"
label = "Dato"
example = 2026-11-24
"""
FACTS = """\
[[facts]]
name = "samtale"
title = "Samtale"
text = "§ 1"
valid_from = 2020-01-01
source = "s"
certainty = "high"
"""


def faults(pack, *below):
    return [(f.code, f.where, f.severity) for f in check_pack(pack.folder, below).findings]


@pytest.mark.parametrize(
    ("head", "fields", "body", "line"),
    [
        ("", FIELDS, 'Fast.\n{{ dato | opslag("samtaler") }}\n', 17),
        ("", FIELDS, "Fast.\n{{ dato | frist('klager') }}\n", 17),
        (
            "",
            f"{FIELDS}\n[[checks]]\nfield = 'dato'\nmessage = 'x'\nwhen = 'dato | opslag(\"y\")'\n",
            "{{ dato }}\n",
            19,
        ),
        (
            "",
            f"{FIELDS}\n[[outputs]]\nname = 'a'\nlabel = 'b'\ntext = 'c'\npointer = '{{{{ dato | opslag(\"y\") }}}}'\n",
            "{{ dato }}\n",
            20,
        ),
        ("", f"{FIELDS}\n[[reminders]]\nkind = 'journal'\nwhen = 'dato | opslag(\"y\")'\n", "{{ dato }}\n", 18),
    ],
)
def test_a_name_that_no_file_has_is_a_fault_with_its_line(small_pack, head, fields, body, line):
    small_pack.write("facts.toml", FACTS)
    small_pack.template(head=HEAD + head, fields=fields, body=body)
    assert faults(small_pack) == [("P07", f"brev.txt:{line}", Severity.ERROR)]


def test_a_known_name_is_no_fault_nor_is_one_of_a_pack_below(small_pack, tmp_path):
    small_pack.template(head=HEAD, fields=FIELDS, body='{{ dato | opslag("samtale") }}\n')
    assert [code for code, *_ in faults(small_pack)] == ["P07"]
    below = tmp_path / "under"
    below.mkdir()
    (below / "pack.toml").write_text(
        (small_pack.folder / "pack.toml").read_text("utf-8").replace("lille", "under"), "utf-8"
    )
    (below / "facts.toml").write_text(FACTS, "utf-8")
    assert faults(small_pack, below) == []


def test_a_template_that_is_offered_next_must_exist_somewhere_and_leaves_the_offering_one_in_use(small_pack, tmp_path):
    next_up = 'follow_up = ["brev", "bref",\n  "andet"]\n'
    small_pack.template(head=HEAD + next_up, fields=FIELDS, body="{{ dato }}\n")
    assert faults(small_pack) == [("P07", "brev.txt:9", Severity.ERROR), ("P07", "brev.txt:9", Severity.ERROR)]
    pack = check_pack(small_pack.folder)
    assert [entry.id for entry in pack.entries] == ["brev"]
    assert blocks(pack.findings)
    assert "Mente du »brev«?" in pack.findings[0].message
    below = tmp_path / "under"
    below.mkdir()
    (below / "pack.toml").write_text(
        (small_pack.folder / "pack.toml").read_text("utf-8").replace("lille", "under"), "utf-8"
    )
    for name in ("bref", "andet"):
        text = HEAD.replace('"brev"', f'"{name}"')
        (below / f"{name}.txt").write_text(f"+++\n{text}{FIELDS}+++\n{{{{ dato }}}}\n", "utf-8")
    assert faults(small_pack, below) == []


def test_a_deadline_by_day_still_counts_from_its_own():
    rule = {"event": "brevet", "amount": 4, "unit": "weeks", "binds": "citizen", "status": "law"}
    klage = Deadline(name="klage", title="Klage", valid_from=date(2020, 1, 1), **rule, **SURE)
    made = template(DATE, body='{{ dato | frist("klage") }}')
    draft = Drafter(replace(KNOWN, deadlines=Deadlines(deadlines=(klage,)))).draft(made, {"dato": "2026-11-24"}, DAY)
    assert plain(draft.body) == f"{DAY + timedelta(weeks=4):%d.%m.%Y}"
