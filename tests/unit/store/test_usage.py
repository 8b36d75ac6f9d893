"""How templates are used, counted and kept: by week, and nothing that was not one of ours is taken for it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from threading import Thread

import pytest

from assistant.casework.usage import keeping
from assistant.model.usage import LIMITS, Place, Usage, inserted, week_of
from assistant.store import paths, usage

MONDAY = date(2026, 11, 23)
NOTE = Place("samtale", "2", MONDAY)


def test_a_week_begins_on_its_monday():
    assert {week_of(MONDAY + timedelta(days=number)) for number in range(7)} == {MONDAY}


@pytest.mark.parametrize(("seconds", "place"), [(0, 0), (0.2, 1), (10, 1), (10.1, 2), (45, 4), (900, 11)])
def test_a_form_is_timed_at_the_limit_it_has_kept(seconds, place):
    timed = inserted(seconds).timed
    assert (sum(timed), timed[place]) == (1, 1)


def test_a_form_that_stood_open_for_longer_counts_and_its_time_does_not():
    counted = inserted(LIMITS[-1] + 1)
    assert (counted.used, counted.seconds, sum(counted.timed)) == (1, 0, 0)


def test_what_is_kept_is_read_again():
    counters = {NOTE: inserted(31) + Usage(aborted=2, undone=1, refused={"other-case": 3})}
    usage.write(paths.usage_file(), counters)
    assert usage.read(paths.usage_file()) == counters


def test_it_grows_by_what_is_counted_from_several_threads_at_once():
    threads = [Thread(target=keeping.add, args=(NOTE, inserted(20))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keeping.load()[NOTE].used == 8


def test_there_is_no_day_and_no_clock_time_in_it():
    keeping.add(Place("samtale", "2", week_of(date(2026, 11, 26))), inserted(31))
    text = paths.usage_file().read_text("utf-8")
    assert re.findall(r"\d{4}-\d{2}-\d{2}", text) == [MONDAY.isoformat()]
    assert not re.search(r"\d:\d\d|T\d\d", text)


@pytest.mark.parametrize(
    "torn",
    [
        b"",
        b'{"sagstast_usage": 1, "counts": [{"we',
        b"[]",
        b'{"sagstast_usage": 2, "counts": []}',
        b"[" * 100_000,
        b'{"sagstast_usage": 1, "counts": 7}',
        b"\xff\xfe",
    ],
)
def test_a_file_that_is_something_else_is_nothing_and_is_put_aside_not_written_over(torn):
    path = paths.usage_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(torn)
    assert keeping.load() == {}
    keeping.add(NOTE, inserted(5))
    assert keeping.load() == {NOTE: inserted(5)}
    assert path.with_name("usage.json.gammel").read_bytes() == torn


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("week", "2026-11-24"),
        ("used", -1),
        ("used", True),
        ("used", 10**9),
        ("used", "3"),
        ("template", "x" * 301),
        ("timed", [0]),
        ("timed", 7),
        ("refused", {"other-case": 1.5}),
    ],
)
def test_a_count_that_cannot_be_is_refused(key, value):
    document = json.loads(usage.as_text({NOTE: inserted(5)}))
    document["counts"][0][key] = value
    with pytest.raises(ValueError):
        usage.counters_from(json.dumps(document).encode())


def test_a_week_is_forgotten_when_all_of_it_is_too_old():
    for weeks in range(4):
        keeping.add(NOTE._replace(week=MONDAY - timedelta(weeks=weeks)), inserted(5))
    sunday = MONDAY + timedelta(days=6)
    keeping.forget_old(14, sunday)
    assert {place.week for place in keeping.load()} == {MONDAY - timedelta(weeks=number) for number in range(3)}
    keeping.forget_old(14, sunday + timedelta(days=1))
    assert {place.week for place in keeping.load()} == {MONDAY - timedelta(weeks=number) for number in range(2)}


def test_she_can_have_all_of_it_forgotten_also_what_could_not_be_read():
    path = paths.usage_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"torn")
    keeping.add(NOTE, inserted(5))
    keeping.forget_all()
    assert [file.name for file in path.parent.iterdir()] == ["usage.json.lock"]
