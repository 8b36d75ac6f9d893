"""Rules that contradict themselves are told with their line."""

from __future__ import annotations

import pytest

from assistant.packs.reader import read_core

PACK = 'id = "lille"\nversion = "1"\ntitle = "Lille"\npublisher = "Os"\nvalid_from = 2020-01-01\n'
RULE = 'group = "dagpenge"\ntitle = "dagpenge"\nvalid_from = 2020-01-01\nright = "yes"\nlegal_basis = "lov"\n'
DEADLINE = 'name = "klage"\ntitle = "Klage"\nevent = "brevet"\nbinds = "citizen"\nstatus = "law"\n'
KNOWN = 'source = "loven"\ncertainty = "high"\n'


@pytest.fixture
def read(tmp_path):
    def write(name, text):
        (tmp_path / "pack.toml").write_text(PACK, "utf-8")
        (tmp_path / name).write_text(text, "utf-8")
        core = read_core(tmp_path)
        return core, [(finding.code, finding.where) for finding in core.findings]

    return write


def rules(*more):
    return "".join(f"[[rules]]\n{RULE}{KNOWN}{extra}\n" for extra in more)


def deadlines(*more):
    return "".join(f"[[deadlines]]\n{DEADLINE}{KNOWN}{extra}\n" for extra in more)


def test_sound_rules_are_read_and_signed_by_their_file_only_when_they_are_merged(read):
    core, faults = read("holiday.toml", 'approved_by = "Os"\n' + rules(""))
    assert faults == []
    assert core.holiday.rules[0].approved_by == ""
    assert core.holiday.over(core.holiday).rules[-1].approved_by == "Os"


@pytest.mark.parametrize(
    ("extra", "code", "line"),
    [
        ("valid_to = 2019-12-31", "P08", 9),
        ("notice_days = -1", "P05", 9),
        ("right_weeks = 0", "P05", 9),
        ("year_starts = 13", "P05", 9),
        ('successor = "andet"', "P11", 9),
        ('count_unit = "uger"', "P05", 9),
        ("rigth_weeks = 4", "P03", 9),
    ],
)
def test_a_holiday_rule_that_cannot_be(read, extra, code, line):
    core, faults = read("holiday.toml", rules(extra))
    assert faults == [(code, f"holiday.toml:{line}")]
    assert core.holiday is None


def test_a_right_that_nobody_knows_is_not_certain(read):
    _, faults = read("holiday.toml", rules("").replace('right = "yes"', 'right = "unknown"'))
    assert faults == [("P09", "holiday.toml:8")]


def test_two_rules_of_one_group_at_one_time(read):
    assert read("holiday.toml", rules("", ""))[1] == [("P06", "holiday.toml:13")]
    later = (
        rules("valid_to = 2020-12-31", "").replace("2020-01-01", "2021-01-01").replace("2021-01-01", "2020-01-01", 1)
    )
    assert read("holiday.toml", later)[1] == []


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("valid_from = 2020-01-01\namount = 0", "P05"),
        ("valid_from = 2020-01-01\namount = 100000", "P05"),
        ("valid_from = 2020-01-01\ndue_time = 10:00:00", "P09"),
        ('valid_from = 2020-01-01\ndue_time = "10.00"', "P05"),
        ("valid_from = 2020-01-01\nvalid_to = 2019-01-01", "P08"),
        ('valid_from = 2020-01-01\nunit = "uger"', "P05"),
        ("", "P04"),
    ],
)
def test_a_deadline_that_cannot_be(read, extra, code):
    core, faults = read("deadlines.toml", deadlines(extra))
    assert [found for found, _ in faults] == [code]
    assert core.deadlines is None


def test_a_closed_day_that_is_no_day(read):
    _, faults = read("calendar.toml", '[[closed_days]]\nname = "skuddag"\nmonth = 2\nday = 29\n')
    assert faults == [("P09", "calendar.toml:1")]
