"""What is pending comes back; a file that is not ours harms nothing; nothing pending leaves no file."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.model.reminder import Pending
from assistant.store import reminders

TEN = datetime(2026, 11, 25, 10, 0, tzinfo=timezone(timedelta(hours=1)))
PENDINGS = st.builds(
    Pending,
    st.sampled_from(["journal", "min-plan"]),
    st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)).map(
        lambda moment: moment.replace(second=0, microsecond=0)
    ),
    st.text(max_size=5),
)


@pytest.fixture
def file(home: Path) -> Path:
    return home / "data" / "reminders.json"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pending=st.lists(PENDINGS, min_size=1, max_size=9))
def test_what_is_pending_comes_back_with_the_earliest_first(file: Path, pending: list[Pending]) -> None:
    reminders.write(file, pending)
    back = reminders.read(file)
    assert sorted(back, key=repr) == sorted((Pending(each.kind, each.due) for each in pending), key=repr)
    assert [each.due for each in back] == sorted(each.due for each in back)


def test_only_kind_and_time_are_written_and_never_the_mark_of_a_case(file: Path) -> None:
    reminders.write(file, [Pending("journal", TEN, "hemmeligt")])
    assert json.loads(file.read_text("utf-8")) == [["journal", "2026-11-25T10:00+01:00"]]
    (back,) = reminders.read(file)
    assert back.mark == ""


def test_nothing_pending_leaves_no_file(file: Path) -> None:
    reminders.write(file, [])
    reminders.write(file, [Pending("journal", TEN)])
    reminders.write(file, [])
    assert not file.exists()
    assert reminders.read(file) == ()


@pytest.mark.parametrize(
    "text",
    ["", "null", "{}", "7", '[["journal"]]', '[["journal", 5]]', '[["x", "2026-11-25T10:00+01:00"]]', "[[", "[7]"],
)
def test_what_is_not_ours_is_passed_over(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    assert reminders.read(file) == ()


def test_a_time_without_a_zone_is_none(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text('[["journal", "2026-11-25T10:00"], ["min-plan", "2026-11-25T09:00+01:00"]]', "utf-8")
    assert [each.kind for each in reminders.read(file)] == ["min-plan"]


@pytest.mark.not_on_windows("modes")
def test_it_is_for_its_owner_only(file: Path) -> None:
    reminders.write(file, [Pending("journal", TEN)])
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
