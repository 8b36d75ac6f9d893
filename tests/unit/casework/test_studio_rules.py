"""The rules room without its window: times without gap or overlap, letters that stay, approval lost and given."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.casework.hand_files import NotSavedError
from assistant.casework.holiday import Wish
from assistant.casework.packcheck import check_pack
from assistant.casework.studio.rules.approval import FOLDER, Kept, changes_since, refusal
from assistant.casework.studio.rules.beginning import NotBegunError, beginning
from assistant.casework.studio.rules.book import RuleBook
from assistant.casework.studio.rules.ground import Ground, Line, read_ground
from assistant.casework.studio.rules.judging import judge
from assistant.casework.studio.rules.kinds import DEADLINES, FACTS, HOLIDAY, KINDS, Kind
from assistant.casework.studio.rules.timeline import faults, span, stretches, worth
from assistant.casework.studio.rules.trying import deadline_told, fact_told, holiday_told
from assistant.model.answers import Period
from assistant.model.finding import blocks

pytestmark = pytest.mark.not_on_windows("like")

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
INFO = 'id = "hold"\nversion = "1"\ntitle = "Holdet"\npublisher = "Holdet"\nvalid_from = 2020-01-01\n'
ONE = """\
# Vores frist.
[[deadlines]]
name = "svar"
title = "Svar på en henvendelse"
event = "henvendelsen er modtaget"
amount = 10
unit = "workdays"
binds = "authority"
status = "local"
valid_from = 2020-01-01  # aftalt den dag
source = "aftalt i afdelingen"
certainty = "high"
checked_on = 2026-11-20
checked_by = "Anne Vest"
approved_by = "Mette Holm, 21.11.2026"

# --- det næste ---

[[deadlines]]
name = "kvittering"
title = "Kvittering"
event = "henvendelsen er modtaget"
amount = 1
unit = "workdays"
binds = "authority"
status = "local"
valid_from = 2020-01-01
source = "aftalt i afdelingen"
certainty = "high"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with two deadlines of its own."""
    made = tmp_path / "hold"
    made.mkdir()
    (made / "pack.toml").write_text(INFO, "utf-8")
    (made / "deadlines.toml").write_text(ONE, "utf-8")
    return made


@pytest.fixture
def copied(tmp_path: Path, standard: Path) -> Path:
    """The standard pack, to be changed."""
    return Path(shutil.copytree(standard, tmp_path / "standard"))


def book(folder: Path, kind: Kind = DEADLINES) -> RuleBook:
    return RuleBook(folder, kind)


def saved(book: RuleBook) -> RuleBook:
    """The same file as it is read again after ``book`` was written."""
    Kept(book).save(book)
    return RuleBook(book.file.parent, book.kind)


def line(ground: Ground, kind: Kind, name: str) -> Line:
    return next(each for each in ground.lines() if (each.kind, each.name) == (kind, name))


def sorts(*records: dict[str, object]) -> list[tuple[str, date | None, date | None]]:
    return [(each.sort, each.first, each.last) for each in stretches(records)]


def record(first: date, last: date | None = None, **more: object) -> dict[str, object]:
    return {"valid_from": first, **({"valid_to": last} if last else {}), **more}


DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))


@st.composite
def timelines(draw: st.DrawFn) -> list[dict[str, object]]:
    """Records of one line, one after the other, in any order in the file."""
    firsts = sorted(draw(st.lists(DAYS, min_size=1, max_size=5, unique=True)))
    ends = [*(first - DAY for first in firsts[1:]), draw(st.none() | st.just(firsts[-1] + 200 * DAY))]
    records = [record(first, end) for first, end in zip(firsts, ends, strict=True)]
    if draw(st.booleans()):
        records[-1]["is_end_known"] = False
    return draw(st.permutations(records))


def covering(records: list[dict[str, object]], day: date) -> int:
    """How many of them hold on ``day``."""
    ends = [(each["valid_from"], each.get("valid_to") or date.max) for each in records]
    return sum(first <= day <= last for first, last in ends)


class TestTimes:
    @given(timelines())
    def test_what_follows_on_the_day_after_is_neither_a_gap_nor_covered_twice(self, records):
        assert list(faults(records)) == []
        assert {each.sort for each in stretches(records)} == {"record"}

    @given(timelines(), DAYS)
    def test_a_new_one_leaves_no_day_out_and_none_twice(self, records, day):
        before = [first + DAY * n for first in (each["valid_from"] for each in records) for n in (-1, 0, 1)]
        try:
            begun = beginning(records, day)
        except NotBegunError:
            firsts = [each["valid_from"] for each in records]
            assert day in firsts or day > max(each.get("valid_to", date.max) for each in records) + DAY
            return
        now = [{**each, **(begun.ending if place == begun.place else {})} for place, each in enumerate(records)]
        now.append(dict(begun.times))
        assert list(faults(now)) == []
        assert covering(now, day) == 1
        assert all(covering(now, each) >= covering(records, each) for each in before)
        assert all(covering(now, each) <= 1 for each in before)

    @given(timelines(), st.integers(1, 400), st.data())
    def test_days_that_are_left_out_are_told(self, records, days, data):
        later = [each for each in records if each["valid_from"] > min(one["valid_from"] for one in records)]
        assume(later)
        moved = data.draw(st.sampled_from(later))
        first = moved["valid_from"]
        assume(moved.get("valid_to", date.max) >= first + days * DAY)
        moved["valid_from"] = first + days * DAY
        told = [finding.message for _, finding in faults(records)]
        assert len(told) == 1
        assert f"{first:%d.%m.%Y}" in told[0]
        assert f"{first + (days - 1) * DAY:%d.%m.%Y}" in told[0]

    def test_days_that_two_cover_are_told_with_what_to_write(self):
        records = [record(date(2020, 1, 1), date(2026, 12, 31)), record(date(2026, 11, 1))]
        [(place, finding)] = faults(records)
        assert place == 1
        assert finding.where == "valid_from"
        assert finding.message == (
            "To regler dækker 01.11.2026–31.12.2026: skriv 31.10.2026 som sidste dag i reglen fra 01.01.2020, "
            "eller lad denne begynde 01.01.2027."
        )

    def test_a_gap_is_told_with_what_to_write(self):
        [(place, finding)] = faults([record(date(2020, 1, 1), date(2020, 12, 31)), record(date(2021, 2, 1))])
        assert place == 1
        assert finding.message == (
            "Ingen regel dækker 01.01.2021–31.01.2021: lad denne begynde 01.01.2021, skriv 31.01.2021 som sidste dag i "
            "den før, eller sæt kryds ved »Kan have gjaldt før«, hvis det ikke vides."
        )

    def test_two_from_the_same_day_are_told(self):
        [(_, finding)] = faults([record(date(2020, 1, 1)), record(date(2020, 1, 1))])
        assert finding.message.startswith("To regler dækker alt fra 01.01.2020: giv den ene en anden første dag")

    def test_an_end_before_the_beginning_is_told_once(self):
        [(place, finding)] = faults([record(date(2021, 1, 1), date(2020, 1, 1)), record(date(2022, 1, 1))])
        assert (place, finding.where) == (0, "valid_to")

    @pytest.mark.parametrize("before", [{"is_end_known": False}, {"status": "abolished"}])
    def test_what_is_not_known_or_was_abolished_is_no_gap(self, before):
        records = [record(date(2017, 1, 1), date(2017, 12, 31), **before), record(date(2020, 1, 1))]
        assert list(faults(records)) == []
        assert ("not known", date(2018, 1, 1), date(2019, 12, 31)) in sorts(*records)

    def test_a_beginning_that_is_not_known_leaves_no_gap(self):
        records = [record(date(2017, 1, 1), date(2017, 12, 31)), record(date(2020, 1, 1), is_start_known=False)]
        assert list(faults(records)) == []

    def test_the_end_of_the_last_is_no_gap(self):
        assert sorts(record(date(2020, 1, 1), date(2026, 12, 31))) == [
            ("record", date(2020, 1, 1), date(2026, 12, 31)),
        ]

    def test_a_record_without_a_day_is_still_shown(self):
        assert sorts({"title": "x"}, record(date(2020, 1, 1))) == [
            ("record", date(2020, 1, 1), None),
            ("record", None, None),
        ]

    def test_the_last_day_of_the_calendar_is_one(self):
        assert len(list(faults([record(date(2020, 1, 1), date.max), record(date(2021, 1, 1), date.max)]))) == 1

    def test_a_new_one_cannot_leave_days_behind_an_end_that_is_known(self):
        with pytest.raises(NotBegunError, match=r"slutter 31\.12\.2026, så den nye skal begynde 01\.01\.2027"):
            beginning([record(date(2020, 1, 1), date(2026, 12, 31))], date(2027, 3, 1))

    def test_a_record_is_told_with_its_ends_and_what_it_is_worth(self):
        values = record(date(2017, 1, 1), date(2017, 12, 31), is_start_known=False, certainty="low", status="abolished")
        assert span(date(2017, 1, 1), date(2017, 12, 31), values) == "01.01.2017–31.12.2017, måske også før"
        assert worth(values, {"approved_by": "Mette Holm"}) == [
            "ophævet",
            "sikkerhed: lav",
            "godkendt af Mette Holm",
        ]
        assert worth({}, {}) == ["sikkerhed: ukendt", "ikke godkendt"]


class TestFiles:
    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_the_standard_pack_is_read_without_a_finding_and_written_to_the_letter(self, standard, kind):
        read = book(standard, kind)
        assert read.fault is None
        assert judge(kind, [each.values for each in read.records], read.top).findings == {}
        assert read.text() == (standard / kind.file).read_text("utf-8")

    @pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
    def test_only_the_key_that_is_changed_is_written(self, standard, kind):
        read = book(standard, kind)
        for place in (0, len(read.records) // 2, len(read.records) - 1):
            read.put(place, {"title": f"Ny titel {place}"})
        lines = ndiff((standard / kind.file).read_text("utf-8").splitlines(), read.text().splitlines())
        changed = [each for each in lines if each[0] in "+-"]
        assert sorted(each for each in changed if each[0] == "+") == sorted(
            f'+ title = "Ny titel {place}"' for place in (0, len(read.records) // 2, len(read.records) - 1)
        )
        assert all(each.startswith("- title = ") for each in changed if each[0] == "-")

    def test_what_is_changed_back_leaves_the_file_as_it_was(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12, "source": "et andet papir"})
        read.put(0, {"amount": 10, "source": "aftalt i afdelingen"})
        assert not read.is_changed
        assert read.text() == ONE

    def test_a_new_one_stands_below_its_like_and_a_heading_stays_with_what_follows(self, folder):
        read = book(folder)
        at = read.begin("svar", date(2027, 1, 1))
        read.put(at, {"amount": 5})
        text = read.text()
        assert "valid_to = 2026-12-31" in text
        assert "valid_from = 2020-01-01  # aftalt den dag" in text
        assert text.index("valid_from = 2027-01-01") < text.index("# --- det næste ---") < text.index('"kvittering"')
        again = saved(read)
        assert [each.values["amount"] for each in again.records] == [10, 5, 1]

    def test_line_ends_and_the_mark_at_the_start_stay(self, folder):
        (folder / "deadlines.toml").write_bytes(b"\xef\xbb\xbf" + ONE.replace("\n", "\r\n").encode())
        read = book(folder)
        read.put(1, {"amount": 2})
        Kept(read).save(read)
        raw = (folder / "deadlines.toml").read_bytes()
        assert raw == b"\xef\xbb\xbf" + ONE.replace("amount = 1\n", "amount = 2\n").replace("\n", "\r\n").encode()

    def test_nothing_is_written_over_what_another_has_changed(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12})
        theirs = ONE.replace("amount = 10", "amount = 14")
        (folder / "deadlines.toml").write_text(theirs, "utf-8")
        with pytest.raises(NotSavedError, match="rettet et andet sted"):
            Kept(read).save(read)
        assert (folder / "deadlines.toml").read_text("utf-8") == theirs

    def test_a_number_of_a_person_is_never_written(self, folder):
        read = book(folder)
        read.put(0, {"remark": "Spørg 010190-1234."})
        with pytest.raises(NotSavedError, match="CPR"):
            Kept(read).save(read)
        assert (folder / "deadlines.toml").read_text("utf-8") == ONE

    def test_a_file_that_is_no_toml_is_left_alone(self, folder):
        (folder / "deadlines.toml").write_text("[[deadlines\n", "utf-8")
        read = book(folder)
        assert read.fault is not None
        assert read.records == []

    def test_a_broken_file_is_mended_by_hand_and_what_was_approved_is_remembered(self, folder):
        changed = book(folder)
        changed.put(0, {"amount": 12})
        whole = saved(changed).text()
        (folder / "deadlines.toml").write_text(f"{whole}[[deadlines\r\n", "utf-8", newline="")
        read = book(folder)
        read.put_text(f"{whole}# Halvt.\n[[deadlines\n")
        assert (read.is_changed, read.records) == (True, [])
        again = saved(read)
        assert again.fault is not None
        again.put_text(whole)
        assert [each.values["amount"] for each in again.records] == [12, 1]
        now = saved(again)
        assert (now.fault, now.text(), now.is_changed) == (None, whole, False)
        assert Kept(now).of(now, 0)["amount"] == 10

    def test_a_fault_stands_at_its_record_and_key(self, folder):
        read = book(folder)
        read.put(1, {"amount": 0, "source": None})
        found = judge(DEADLINES, [each.values for each in read.records], read.top)
        assert found.whole is None
        assert {place: {each.where for each in said} for place, said in found.findings.items()} == {1: {"source"}}
        read.put(1, {"source": "s"})
        found = judge(DEADLINES, [each.values for each in read.records], read.top)
        assert [each.where for each in found.findings[1]] == ["amount"]


class TestApproval:
    def test_who_changes_a_rule_takes_its_approval_away(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12})
        assert read.signs(0) == {"checked_on": date(2026, 11, 20), "checked_by": "Anne Vest"}
        assert "approved_by" not in read.text()

    def test_another_source_must_be_compared_anew(self, folder):
        read = book(folder)
        read.put(0, {"source": "et andet papir"})
        assert read.signs(0) == {}
        read.put(0, {"checked_on": TODAY, "checked_by": "Bo Lind"})
        assert read.signs(0) == {"checked_on": TODAY, "checked_by": "Bo Lind"}

    def test_to_compare_it_once_more_changes_no_rule(self, folder):
        read = book(folder)
        read.put(0, {"checked_on": TODAY})
        assert read.signs(0)["approved_by"] == "Mette Holm, 21.11.2026"

    def test_a_new_one_is_neither_compared_nor_approved_and_the_one_that_ends_loses_it(self, folder):
        read = book(folder)
        at = read.begin("svar", date(2027, 1, 1))
        assert read.signs(at) == {}
        assert "approved_by" not in read.signs(0)

    def test_where_the_file_signs_for_all_the_others_sign_themselves(self, folder):
        signed = f'checked_on = 2026-11-01\nchecked_by = "Anne Vest"\napproved_by = "Mette Holm"\n\n{ONE}'
        (folder / "deadlines.toml").write_text(signed, "utf-8")
        read = book(folder)
        assert read.signs(1)["approved_by"] == "Mette Holm"
        read.put(0, {"amount": 12})
        again = saved(read)
        assert "approved_by" not in again.signs(0)
        assert again.signs(1)["approved_by"] == "Mette Holm"
        assert again.signs(1)["checked_by"] == "Anne Vest"
        known = read_ground(folder, []).knowledge({}).deadlines.deadlines
        assert {each.name: each.approved_by for each in known} == {"svar": "", "kvittering": "Mette Holm"}

    def test_what_is_approved_is_written_with_the_day(self, folder):
        read = book(folder)
        read.approve(1, "Mette Holm", TODAY)
        assert saved(read).signs(1)["approved_by"] == "Mette Holm, 24.11.2026"

    def test_the_one_who_approves_sees_what_was_changed_since_the_last_time(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12, "event": "henvendelsen er læst"})
        read = saved(read)
        was = Kept(read).of(read, 0)
        assert changes_since(was, read.records[0].values, DEADLINES) == [
            "Regnes fra: henvendelsen er modtaget → henvendelsen er læst",
            "Størrelsen: 10 arbejdsdage → 12 arbejdsdage",
        ]

    def test_what_was_approved_is_known_through_more_than_one_change_also_of_the_day(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12})
        read = saved(read)
        read.put(0, {"amount": 14, "valid_from": date(2021, 1, 1)})
        read = saved(read)
        was = Kept(read).of(read, 0)
        assert was is not None
        assert (was["amount"], was["valid_from"]) == (10, date(2020, 1, 1))

    def test_what_is_approved_again_is_no_longer_kept(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12})
        read = saved(read)
        assert 'name = "svar"' in (folder / FOLDER / "deadlines.toml").read_text("utf-8")
        read.approve(0, "Mette Holm", TODAY)
        read = saved(read)
        assert 'name = "svar"' not in (folder / FOLDER / "deadlines.toml").read_text("utf-8")
        assert read.signs(0)["approved_by"] == "Mette Holm, 24.11.2026"

    def test_a_rule_that_was_never_approved_is_told_whole(self, folder):
        read = book(folder)
        assert Kept(read).of(read, 1) is None
        told = changes_since(None, read.records[1].values, DEADLINES)
        assert "Titlen: Kvittering" in told
        assert "Størrelsen: 1 arbejdsdag" in told
        assert not any("intet" in each or "kvittering" in each for each in told)

    def test_what_is_kept_does_no_harm_to_the_pack(self, folder):
        read = book(folder)
        read.put(0, {"amount": 12})
        saved(read)
        assert not blocks(check_pack(folder).findings)

    @pytest.mark.parametrize(
        ("who", "refused"), [("", True), ("  ", True), ("anne vest", True), ("Anne Vest ", True), ("Mette Holm", False)]
    )
    def test_who_has_compared_it_does_not_approve_it(self, who, refused):
        assert bool(refusal(who, {"checked_by": "Anne Vest"})) is refused


class TestPacks:
    def test_what_a_pack_below_says_is_shown_and_taken_over_with_what_it_points_to(self, folder, standard):
        ground = read_ground(folder, [standard])
        before = line(ground, HOLIDAY, "uddannelseshjaelp")
        assert not before.is_own
        assert ground.adopt(before) == ["kontanthjaelp"]
        now = line(ground, HOLIDAY, "uddannelseshjaelp")
        assert now.is_own
        assert len(now.records) == len(before.records)
        saved(ground.books["holiday"])
        again = read_ground(folder, [standard])
        assert {each.name for each in again.lines() if each.kind is HOLIDAY and each.is_own} == {
            "uddannelseshjaelp",
            "kontanthjaelp",
        }
        assert again.knowledge({}).holiday.rules != ()
        told = [each for each in check_pack(folder, [standard]).findings if each.where.startswith("holiday")]
        assert told == []

    def test_what_is_taken_over_means_the_same(self, folder, standard):
        ground = read_ground(folder, [standard])
        for name in ("samtale", "arbejdstoej-graense"):
            ground.adopt(line(ground, FACTS, name))
        saved(ground.books["facts"])
        by_name = lambda rule: (rule.name, rule.valid_from)  # noqa: E731 - a key
        now, before = read_ground(folder, [standard]).knowledge({}), read_ground(standard, []).knowledge({})
        assert sorted(now.facts.facts, key=by_name) == sorted(before.facts.facts, key=by_name)

    def test_the_templates_that_look_it_up_are_known(self, standard):
        ground = read_ground(standard, [])
        assert "Klage modtaget" in ground.users_of(line(ground, DEADLINES, "klage"))
        assert "Ferievejledning" in ground.users_of(line(ground, HOLIDAY, "kontanthjaelp"))
        assert "CV-samtale" in ground.users_of(line(ground, FACTS, "samtale"))
        assert "CV-samtale" not in ground.users_of(line(ground, FACTS, "klage"))

    def test_a_persons_own_pack_has_no_rules(self, folder):
        assert not read_ground(folder, []).is_own
        (folder / "pack.toml").write_text(f'{INFO}layer = "own"\n', "utf-8")
        assert read_ground(folder, []).is_own


class TestTrying:
    def test_a_holiday_a_deadline_and_a_fact_are_answered_by_what_is_written_now(self, copied):
        ground = read_ground(copied, [])
        before = ground.knowledge({})
        books = ground.books
        books["holiday"].put(books["holiday"].begin("kontanthjaelp", date(2026, 12, 1)), {"notice_days": 28})
        books["deadlines"].put(books["deadlines"].places("klage")[-1], {"amount": 5, "unit": "days"})
        books["facts"].put(books["facts"].places("klage")[0], {"text": "en anden lov"})
        wholes = {
            name: judge(each.kind, [one.values for one in each.records], each.top).whole for name, each in books.items()
        }
        after = ground.knowledge(wholes)
        wish = Wish("kontanthjaelp", Period(date(2026, 12, 21), date(2027, 1, 1)))
        assert "Besked senest: 07.12.2026" in holiday_told(before, wish, TODAY)
        assert "Besked senest: 23.11.2026" in holiday_told(after, wish, TODAY)
        assert "Frist: 29.11.2026" in deadline_told(after, "klage", TODAY)
        assert "Frist: 29.11.2026" not in deadline_told(before, "klage", TODAY)
        assert fact_told(after, "klage", TODAY)[0] == "en anden lov"
        assert fact_told(after, "klage", date(1900, 1, 1)) == ["Intet: der er ingen, der gælder den dag."]

    def test_a_day_outside_the_calendar_is_told(self, standard):
        known = read_ground(standard, []).knowledge({})
        assert deadline_told(known, "klage", date.max) == ["Datoen ligger uden for kalenderen."]
