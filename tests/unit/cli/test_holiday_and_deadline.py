"""``holiday`` and ``deadline`` as CONTRACT.md fixes them."""

from __future__ import annotations

import pytest

TODAY = ("--today", "2026-11-22")
FINDING = {"code", "severity", "message", "where", "fix"}
RULE = {"valid_from", "valid_to", "source", "certainty", "checked_on", "checked_by", "approved_by"}
CHRISTMAS = ("--from", "2026-12-21", "--to", "2027-01-01")
HOLIDAY = {
    *("calendar_days", "weekdays", "public_holidays", "holiday_days", "rule", "notice_days", "latest_notice"),
    *("charged", "remaining", "answer", "findings"),
}
DEADLINE = {"name", "due", "due_time", "for", "last_workday_before", "next_workday_after", "rule", "findings"}


@pytest.fixture
def holiday(sagstast):
    def run(group, *more):
        done = sagstast("holiday", "--group", group, *more, "--json", *TODAY)
        assert done.code == 0, done.err
        assert done.json.keys() >= HOLIDAY
        assert all(finding.keys() == FINDING for finding in done.json["findings"])
        return done.json

    return run


@pytest.fixture
def deadline(sagstast):
    def run(name, day):
        done = sagstast("deadline", name, "--from", day, "--json", *TODAY)
        assert done.code == 0, done.err
        assert done.json.keys() >= DEADLINE
        assert done.json["name"] == name
        return done.json

    return run


def test_a_holiday_is_counted_and_answered(holiday):
    found = holiday("dagpenge", *CHRISTMAS, "--used", "5", "--notified", "2026-12-01")
    assert (found["calendar_days"], found["weekdays"], found["holiday_days"]) == (12, 10, 8)
    assert found["public_holidays"] == ["2026-12-25", "2027-01-01"]
    assert (found["charged"], found["remaining"], found["answer"]) == ("holiday_days", 12, "yes")
    assert (found["notice_days"], found["latest_notice"]) == (14, "2026-12-07")
    assert found["rule"].keys() >= {"group", *RULE}
    assert (found["rule"]["group"], found["rule"]["certainty"]) == ("dagpenge", "high")
    assert (found["rule"]["checked_on"], found["rule"]["approved_by"]) == ("2026-11-22", None)


def test_half_days_are_days(holiday):
    assert holiday("dagpenge", *CHRISTMAS, "--used", "2,5")["remaining"] == 14.5
    assert holiday("dagpenge", *CHRISTMAS, "--used", "2.5")["remaining"] == 14.5


def test_the_counts_are_given_without_a_rule_too(holiday):
    found = holiday("mindstesats", "--from", "2017-05-08", "--to", "2017-05-19")
    assert (found["calendar_days"], found["weekdays"], found["holiday_days"]) == (12, 10, 9)
    assert (found["rule"], found["answer"], found["charged"]) == (None, "unknown", None)
    assert "Vi kan ikke beregne retten. Spørg Ydelse" in found["findings"][0]["message"]


def test_since_counts_calendar_months(holiday):
    may = ("--from", "2017-05-08", "--to", "2017-05-19", "--used", "0")
    assert holiday("kontanthjaelp", *may, "--since", "2016-05-31")["answer"] == "yes"
    late = holiday("kontanthjaelp", *may, "--since", "2016-06-01")
    assert (late["answer"], late["right_from"]) == ("no", "2017-06-01")
    assert holiday("kontanthjaelp", *may, "--since", "2017-06-01")["answer"] == "no"


def test_holiday_for_people(sagstast):
    done = sagstast("holiday", "--group", "kontanthjaelp", *CHRISTMAS, *TODAY)
    assert done.code == 0
    assert "12 kalenderdage, 10 hverdage (heraf søgnehelligdage: 25.12.2026, 01.01.2027), 8 feriedage" in done.out
    assert "Svar ud fra det oplyste: ved ikke. Spørg Ydelse eller fagkoordinatoren" in done.out
    assert "Besked senest: 07.12.2026" in done.out
    assert "(sikkerhed: middel, ikke godkendt)" in done.out
    assert "Advarsel FE02" in done.err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("--group", "kontanthjælp", *CHRISTMAS), "Mente du »kontanthjaelp«?"),
        (("--group", "su", *CHRISTMAS), "Skriv en af dagpenge, kontanthjaelp"),
        (("--group", "dagpenge", "--from", "2027-01-01", "--to", "2026-12-21"), "Byt --from og --to"),
        (("--group", "dagpenge", "--from", "2027-01-01"), "Der mangler: --to"),
        (CHRISTMAS, "Der mangler: --group"),
        (("--group", "dagpenge", *CHRISTMAS, "--used", "-1"), "er ikke et antal dage"),
        (("--group", "dagpenge", *CHRISTMAS, "--used", "nan"), "er ikke et antal dage"),
        (("--group", "dagpenge", *CHRISTMAS, "--since", "31-12-2025"), "er ikke en dato"),
        (("--group", "dagpenge", "--from", "0001-01-01", "--to", "9999-12-31"), "længere end ti år"),
        (("--group", "dagpenge", "--from", "9999-12-01", "--to", "9999-12-31"), "uden for kalenderen"),
    ],
)
def test_a_wrong_line_is_told_in_a_sentence(sagstast, line, says):
    done = sagstast("holiday", *line, "--json", *TODAY)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_a_deadline_is_computed(deadline):
    found = deadline("klage", "2026-11-24")
    assert (found["due"], found["due_time"], found["for"]) == ("2026-12-22", None, "citizen")
    assert (found["last_workday_before"], found["next_workday_after"]) == ("2026-12-21", "2026-12-23")
    assert found["rule"].keys() >= RULE
    assert found["findings"] == []


def test_a_deadline_with_an_hour_and_one_that_counts_backwards(deadline):
    found = deadline("journalisering", "2026-12-23")
    assert (found["due"], found["due_time"], found["for"]) == ("2026-12-24", "10:00", "authority")
    assert deadline("ferie-varsel", "2026-12-21")["due"] == "2026-12-07"


def test_a_deadline_that_nobody_knows_is_null_with_a_finding(deadline):
    for name, day in (("rehabiliteringsteam", "2026-11-24"), ("tilbud-30-50", "2019-01-01")):
        found = deadline(name, day)
        assert (found["due"], found["last_workday_before"], found["next_workday_after"]) == (None, None, None)
        assert found["for"] == "authority"
        assert "Spørg" in found["findings"][0]["message"]


def test_deadline_for_people(sagstast):
    done = sagstast("deadline", "journalisering", "--from", "2026-12-23", *TODAY)
    assert done.code == 0
    assert "Frist: 24.12.2026 kl. 10.00" in done.out
    assert "Sidste hverdag før: 23.12.2026" in done.out
    citizen = sagstast("deadline", "klage", "--from", "2026-11-27", *TODAY)
    assert "Frist: 25.12.2026" in citizen.out
    assert "24.12.2026" not in citizen.out + citizen.err
    unknown = sagstast("deadline", "klage", "--from", "2001-01-01", *TODAY)
    assert (unknown.code, unknown.out) == (0, "klage: ingen regel for 01.01.2001.\n")


def test_the_list_of_deadlines(sagstast):
    done = sagstast("deadline", "--list", "--json", *TODAY)
    assert done.code == 0
    listed = {entry["name"]: entry for entry in done.json["deadlines"]}
    assert listed["klage"]["for"] == "citizen"
    assert [rule["amount"] for rule in listed["tilbud-30-50"]["rules"]] == [26, 6]
    assert not listed["samtaleskema-unge"]["in_force"]
    people = sagstast("deadline", "--list", *TODAY)
    assert "klage                        Klage til Ankestyrelsen – 4 uger efter: borgeren har modtaget" in people.out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("klag", "--from", "2026-11-24"), "Mente du »klage«?"),
        (("xyz", "--from", "2026-11-24"), "sagstast deadline --list"),
        (("klage",), "Der mangler: --from"),
        (("--from", "2026-11-24"), "Der mangler: FRIST"),
        (("klage", "--list"), "eller --list"),
        (("klage", "--from", "24.11.2026"), "er ikke en dato"),
        (("klage", "--from", "9999-12-24"), "uden for kalenderen"),
    ],
)
def test_a_wrong_line_about_deadlines_is_told_in_a_sentence(sagstast, line, says):
    done = sagstast("deadline", *line, "--json", *TODAY)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_a_pack_of_ones_own_decides_its_deadlines_and_groups(sagstast, standard, small_pack):
    small_pack.write(
        "deadlines.toml",
        'approved_by = "Enheden"\n[[deadlines]]\nname = "journalisering"\ntitle = "Journalisering"\n'
        'event = "samtalen"\namount = 2\nunit = "workdays"\nbinds = "authority"\nstatus = "local"\n'
        'valid_from = 2020-01-01\nsource = "os"\ncertainty = "high"\n',
    )
    small_pack.write("calendar.toml", '[[closed_days]]\nname = "juleaftensdag"\nmonth = 12\nday = 24\n')
    both = ("--packs", standard, "--packs", small_pack.folder)
    done = sagstast("deadline", "journalisering", "--from", "2026-12-22", "--json", *both)
    assert done.json["due"] == "2026-12-28"
    assert done.json["rule"]["approved_by"] == "Enheden"
    assert sagstast("deadline", "klage", "--from", "2026-11-24", "--json", *both).json["due"] == "2026-12-22"


def test_broken_rules_of_a_pack_are_never_passed_over_for_those_below(sagstast, standard, small_pack):
    small_pack.write("holiday.toml", "[[rules]]\ngroup = 3\n")
    small_pack.write("deadlines.toml", "[[deadlines]]\nnavn = 3\n")
    both = ("--packs", standard, "--packs", small_pack.folder, "--json")
    done = sagstast("holiday", "--group", "dagpenge", *CHRISTMAS, "--used", "0", *both)
    assert (done.code, done.json["answer"], done.json["holiday_days"]) == (1, "unknown", 8)
    assert {"holiday.toml:2"} <= {finding["where"] for finding in done.json["findings"]}
    done = sagstast("deadline", "klage", "--from", "2026-11-24", *both)
    assert done.code == 1
    assert "P03" in {finding["code"] for finding in done.json["findings"]}
    alone = sagstast("deadline", "klage", "--from", "2026-11-24", "--packs", small_pack.folder)
    assert alone.code == 2
    assert "deadlines.toml:2" in alone.err


def test_a_pack_without_rules_knows_no_group(sagstast, small_pack):
    done = sagstast("holiday", "--group", "dagpenge", *CHRISTMAS, "--packs", small_pack.folder)
    assert (done.code, done.err) == (2, "Pakken har ingen ferieregler (holiday.toml).\n")
    done = sagstast("deadline", "klage", "--from", "2026-11-24", "--packs", small_pack.folder)
    assert (done.code, done.err) == (2, "Pakken har ingen frister (deadlines.toml).\n")
