"""The insertion, case by case, over the desktop in memory."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow, Landed, hands
from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.job import HeldKeys
from assistant.desktop.lease import OFFER_PATIENCE
from assistant.desktop.result import Fate, Outcome, Result
from assistant.desktop.target import capture
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

SALT = b"salt"
OLD = "det gamle"
BODY = "Borgeren mødte op."
HEADING = "SAMTALE: Afholdt – fremmøde – borger"
CHORD = Chord.parse("Ctrl+Shift+F9")
CTRL_V = Chord.parse("Ctrl+V")


def profile(**changes: Any) -> TargetProfile:
    return TargetProfile(**({"id": "test", "title": "Test", "paste": CTRL_V} | changes))


ONE_BLOCK = profile()
TWO_FIELDS = profile(sequence=("heading", "Tab", "body"), read_back=True)
CASE_LOCKED = profile(case=r"Sag (?P<case>\d+)")


def world_with(**manners: Any) -> FakeDesktop:
    """An editor in front, another window behind it, something old on the clipboard."""
    editor = FakeWindow(10, **({"title": "Sag 4711 - Journal"} | manners))
    world = FakeDesktop(editor, FakeWindow(20, title="Sag 4712 - Journal"))
    world.copies(OLD)
    return world


def insertion(
    world: FakeDesktop, held: HeldKeys = "wait", profile: TargetProfile = ONE_BLOCK, heading: str = ""
) -> Insertion:
    target = capture(world.desktop.windows, [profile], SALT)
    return Insertion(world.desktop, target, note_parts(heading, BODY), held)


def ended(world: FakeDesktop, job: Insertion) -> Result:
    world.run(job)
    assert job.result is not None
    return job.result


def texts_of(world: FakeDesktop, window: int = 10) -> list[str]:
    return [field.text for field in world.windows[window].fields]


class TestArrives:
    @pytest.mark.parametrize("held", ["wait", "release"])
    def test_and_the_old_clipboard_is_back(self, held: HeldKeys) -> None:
        world = world_with()
        assert ended(world, insertion(world, held)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]
        assert world.clipboard.text() == OLD

    @pytest.mark.parametrize("notices_in", [0.0, 0.05, 1.5])
    def test_in_a_program_that_goes_on_pasting_what_it_copied_itself(self, notices_in: float) -> None:
        world = world_with(process="soffice.bin", notices_in=notices_in)
        world.clipboard.copy(OLD, 10, 0.001)
        world.windows[10].own = OLD if notices_in else ""
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]
        assert world.clipboard.text() == OLD

    def test_while_the_hand_is_on_the_chord(self) -> None:
        world = world_with()
        jobs: list[Insertion] = []
        world.hotkeys.grab(CHORD, lambda: jobs.append(insertion(world, "release")))
        world.presses(CHORD)
        assert ended(world, jobs[0]).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]
        assert not world.held

    def test_after_a_prompt_when_the_hand_has_let_go(self) -> None:
        world = world_with()
        job = insertion(world, "wait")
        world.presses(Chord.parse("Ctrl+Enter"))
        world.after(0.3, world.lets_go)
        assert ended(world, job).outcome is Outcome.INSERTED
        assert world.now > 0.3

    def test_behind_a_prompt_of_ours(self) -> None:
        world = world_with()
        job = insertion(world)
        world.windows[30] = FakeWindow(30, pid=1)
        world.active = 30
        assert ended(world, job).outcome is Outcome.INSERTED
        assert world.active == 10

    @pytest.mark.parametrize(
        "manners",
        [
            {"takes": 3.0},
            {"takes": 9.5},
            {"reads_twice": True},
            {"takes": 3.0, "reads_twice": True},
            {"process": "chromium", "looks_ahead": True, "takes": 3.0},
            {"process": "chromium", "looks_ahead": True, "reads_twice": True},
        ],
    )
    def test_in_a_window_that_is_slow_or_reads_more_than_once(self, manners: dict[str, Any]) -> None:
        world = world_with(**manners)
        assert ended(world, insertion(world)).clipboard is Fate.RESTORED
        world.advance(5)
        assert texts_of(world) == [BODY]
        assert world.clipboard.text() == OLD

    @pytest.mark.parametrize("is_windows", [False, True])
    @pytest.mark.parametrize(("takes", "again"), [(0.003, 0.15), (0.15, 0.4), (0.4, 1.1)])
    def test_that_reads_again_as_late_as_a_page_on_a_busy_machine(
        self, monkeypatch: pytest.MonkeyPatch, takes: float, again: float, *, is_windows: bool
    ) -> None:
        monkeypatch.setattr(hands, "READS_AGAIN_AFTER", again)
        world = world_with(takes=takes, reads_twice=True)
        world.is_windows = is_windows
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]

    def test_though_a_clipboard_manager_reads_first(self) -> None:
        world = world_with(takes=1.0)
        world.manager = "reads"
        ended(world, insertion(world))
        assert texts_of(world) == [BODY]

    def test_in_a_terminal_by_the_primary_selection(self) -> None:
        world = world_with(pastes="primary")
        world.copies("markeret", "primary")
        terminal = profile(paste=Chord.parse("Shift+Insert"), selection="primary")
        assert ended(world, insertion(world, profile=terminal)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]
        assert (world.clipboard.text(), world.clipboard.text("primary")) == (OLD, "markeret")

    def test_leaves_an_empty_clipboard_empty(self) -> None:
        world = FakeDesktop(FakeWindow(10))
        ended(world, insertion(world))
        assert world.clipboard.text() is None

    def test_leaves_what_the_person_copied_meanwhile(self) -> None:
        world = world_with()
        world.after(0.05, lambda: world.copies("nyt"))
        assert ended(world, insertion(world)).clipboard is Fate.TAKEN
        assert (texts_of(world), world.clipboard.text()) == ([BODY], "nyt")

    def test_when_a_program_blocks_the_clipboard_for_a_moment(self) -> None:
        world = world_with()
        world.is_busy = True
        world.after(0.2, lambda: setattr(world, "is_busy", False))
        assert ended(world, insertion(world)).clipboard is Fate.RESTORED
        assert (texts_of(world), world.clipboard.text()) == ([BODY], OLD)

    def test_and_says_when_the_old_clipboard_could_not_be_kept(self) -> None:
        world = world_with()
        world.copies(OLD, takes=None)
        result = ended(world, insertion(world))
        assert (result.outcome, result.clipboard) == (Outcome.INSERTED, Fate.PARTLY)
        assert texts_of(world) == [BODY]


class TestRefuses:
    def test_another_window(self) -> None:
        world = world_with()
        job = insertion(world, "release")
        world.active = 20
        self.check(world, job, Outcome.OTHER_WINDOW)

    def test_another_window_that_keeps_the_focus(self) -> None:
        world = world_with()
        job = insertion(world, "wait")
        world.active = 20
        world.desktop.windows.activate = lambda window: None  # type: ignore[method-assign]
        self.check(world, job, Outcome.OTHER_WINDOW)

    def test_another_window_at_the_last_moment(self) -> None:
        world = world_with()
        world.copies(OLD, takes=0.1)
        job = insertion(world)
        world.after(0.05, lambda: setattr(world, "active", 20))
        self.check(world, job, Outcome.OTHER_WINDOW)

    def test_another_case_in_the_same_window(self) -> None:
        world = world_with()
        job = insertion(world, profile=CASE_LOCKED)
        world.windows[10].title = "Sag 4712 - Journal"
        self.check(world, job, Outcome.OTHER_CASE)

    def test_a_closed_window(self) -> None:
        world = world_with()
        job = insertion(world)
        world.closes(10)
        self.check(world, job, Outcome.WINDOW_CLOSED)

    def test_a_window_whose_number_another_program_has_now(self) -> None:
        world = world_with(pid=77)
        job = insertion(world)
        world.windows[10] = FakeWindow(10, pid=78)
        self.check(world, job, Outcome.WINDOW_CLOSED)

    def test_a_window_that_may_not_be_typed_into(self) -> None:
        world = world_with(refusal="elevated")
        self.check(world, insertion(world), Outcome.REFUSED)

    def test_keys_that_are_never_let_go_of(self) -> None:
        world = world_with()
        world.presses(Chord.parse("Ctrl+Enter"))
        self.check(world, insertion(world), Outcome.KEYS_HELD)
        assert world.held == {"Ctrl", "Enter"}

    def test_a_remote_client(self) -> None:
        world = world_with()
        self.check(world, insertion(world, profile=profile(copy_only=True)), Outcome.COPY_ONLY)

    def test_without_a_window(self) -> None:
        world = FakeDesktop()
        self.check(world, insertion(world), Outcome.COPY_ONLY)

    def test_a_paste_key_that_the_layout_lacks(self) -> None:
        world = world_with()
        self.check(world, insertion(world, profile=profile(paste=Chord.parse("Ctrl+("))), Outcome.NO_KEY)

    def test_when_the_clipboard_cannot_be_had(self) -> None:
        world = world_with()
        world.is_busy = True
        result = ended(world, insertion(world))
        assert (result.outcome, result.clipboard) == (Outcome.CLIPBOARD_BUSY, Fate.UNTOUCHED)
        assert world.clipboard.text() == OLD
        assert world.now < 2 * OFFER_PATIENCE  # it is not asked for all over again

    def check(self, world: FakeDesktop, job: Insertion, outcome: Outcome) -> None:
        """Nothing was sent, and the text lies ready on the clipboard."""
        result = ended(world, job)
        assert (result.outcome, result.clipboard, result.sent) == (outcome, Fate.SHELVED, ())
        assert world.landed == []
        assert world.clipboard.text() == BODY
        assert world.clipboard.restore()
        assert world.clipboard.text() in {OLD, None}


class TestTerminal:
    """Pastes the primary selection; what cannot go in is still offered on the clipboard."""

    def test_both_selections_come_back_when_the_window_changes_at_the_last_moment(self) -> None:
        world = world_with(pastes="primary")
        world.copies("markeret", "primary", takes=0.1)
        world.after(0.05, lambda: setattr(world, "active", 20))
        terminal = profile(paste=Chord.parse("Shift+Insert"), selection="primary")
        heading_first = profile(paste=terminal.paste, selection="primary", sequence=("heading", "Enter", "body"))
        world.after(0.15, lambda: setattr(world, "active", 10))
        assert ended(world, insertion(world, profile=terminal)).clipboard is Fate.SHELVED
        assert (world.clipboard.text(), world.clipboard.text("primary")) == (BODY, "markeret")
        assert world.clipboard.restore()
        world.advance(1)
        world.copies("markeret", "primary")
        world.after(0.05, lambda: setattr(world, "active", 20))
        assert ended(world, insertion(world, profile=heading_first, heading=HEADING)).parts == ("heading",)
        assert (world.clipboard.text(), world.clipboard.text("primary")) == (BODY, "markeret")


class TestNotRead:
    def test_the_text_stays_so_that_a_late_reader_gets_no_other(self) -> None:
        world = world_with(takes=15.0)
        result = ended(world, insertion(world))
        assert (result.outcome, result.clipboard) == (Outcome.NOT_READ, Fate.SHELVED)
        world.advance(10)
        assert texts_of(world) == [BODY]

    def test_a_window_closed_after_the_key(self) -> None:
        world = world_with(takes=5.0)
        world.after(1.0, lambda: world.closes(10))
        assert ended(world, insertion(world)).outcome is Outcome.WINDOW_CLOSED

    def test_a_clipboard_that_someone_takes_before_the_read(self) -> None:
        world = world_with(takes=2.0)
        world.manager = "takes"
        result = ended(world, insertion(world))
        assert (result.outcome, result.clipboard) == (Outcome.CLIPBOARD_TAKEN, Fate.TAKEN)

    def test_a_clipboard_that_someone_takes_before_a_second_read(self) -> None:
        world = world_with(reads_twice=True)
        world.after(0.015, lambda: world.copies("fra en anden sag"))
        result = ended(world, insertion(world))
        assert (result.outcome, result.clipboard) == (Outcome.INSERTED_UNSEEN, Fate.TAKEN)

    def test_a_browser_that_only_looked_ahead(self) -> None:
        world = world_with(process="chromium", looks_ahead=True, is_deaf=True)
        assert ended(world, insertion(world)).outcome is Outcome.NOT_READ


class TestSequence:
    def test_heading_and_body_go_into_their_fields(self) -> None:
        world = world_with(fields=[FakeField(), FakeField()])
        result = ended(world, insertion(world, profile=TWO_FIELDS, heading=HEADING))
        assert result.outcome is Outcome.INSERTED
        assert result.sent == ("heading", "Tab", "body")
        assert texts_of(world) == [HEADING, BODY]
        assert world.clipboard.text() == OLD

    def test_a_heading_that_was_cut_is_told_and_the_body_still_goes_in(self) -> None:
        world = world_with(fields=[FakeField(max_length=20), FakeField()])
        result = ended(world, insertion(world, profile=TWO_FIELDS, heading=HEADING))
        assert (result.outcome, result.heading_kept) == (Outcome.HEADING_CUT, 20)
        assert texts_of(world) == [HEADING[:20], BODY]

    def test_without_a_heading_the_body_goes_where_the_caret_is(self) -> None:
        world = world_with(fields=[FakeField(), FakeField()])
        assert ended(world, insertion(world, profile=TWO_FIELDS)).sent == ("body",)
        assert texts_of(world) == [BODY, ""]

    def test_heading_and_body_are_one_block_elsewhere(self) -> None:
        world = world_with()
        ended(world, insertion(world, heading=HEADING))
        assert texts_of(world) == [f"{HEADING}\n\n{BODY}"]

    def test_what_is_left_lies_ready_when_the_window_changes_half_way(self) -> None:
        world = world_with(fields=[FakeField(), FakeField()])
        world.after(0.07, lambda: setattr(world, "active", 20))
        result = ended(world, insertion(world, profile=TWO_FIELDS, heading=HEADING))
        assert (result.outcome, result.parts) == (Outcome.OTHER_WINDOW, ("heading",))
        assert texts_of(world) == [HEADING, ""]
        assert world.clipboard.text() == BODY
        assert world.clipboard.restore()
        assert world.clipboard.text() == OLD

    def test_a_slow_page_gets_both_parts_in_order(self) -> None:
        world = world_with(fields=[FakeField(), FakeField()], takes=1.0)
        ended(world, insertion(world, profile=TWO_FIELDS, heading=HEADING))
        assert [landed.text for landed in world.landed] == [HEADING, BODY]
        assert world.landed[0] == Landed(10, "Sag 4711 - Journal", HEADING)


class TestOnWindows:
    def test_a_manager_that_reads_first_gets_nothing_and_the_target_everything(self) -> None:
        world = world_with(takes=1.0)
        world.is_windows, world.manager = True, "reads"
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]
        assert world.clipboard.text() == OLD

    def test_a_reader_that_is_not_seen_is_said(self) -> None:
        world = world_with()
        world.is_windows, world.unseen = True, {10}
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED_UNSEEN
        assert texts_of(world) == [BODY]
        assert world.clipboard.text() == OLD

    def test_the_target_has_time_where_the_unseen_reader_was_another(self) -> None:
        world = world_with(takes=0.2)
        world.is_windows, world.manager, world.unseen = True, "reads", {2}
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED_UNSEEN
        assert texts_of(world) == [BODY]

    def test_a_page_that_reads_again_when_its_script_is_done(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(hands, "READS_AGAIN_AFTER", 0.25)
        world = world_with(reads_twice=True)
        world.is_windows = True
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]

    def test_a_browser_that_looks_ahead_is_seen_twice(self) -> None:
        world = world_with(process="chrome.exe", looks_ahead=True, takes=3.0)
        world.is_windows = True
        assert ended(world, insertion(world)).outcome is Outcome.INSERTED
        assert texts_of(world) == [BODY]

    def test_what_was_not_read_in_time_is_there_for_everyone(self) -> None:
        world = world_with(is_deaf=True)
        world.is_windows = True
        assert ended(world, insertion(world)).outcome is Outcome.NOT_READ
        assert world.clipboard.read("clipboard", 20) == BODY

    def test_a_heading_is_not_read_back_where_the_selection_cannot_be_seen(self) -> None:
        world = world_with(fields=[FakeField(max_length=10), FakeField()])
        world.is_windows = True
        assert ended(world, insertion(world, profile=TWO_FIELDS, heading=HEADING)).outcome is Outcome.INSERTED
        assert texts_of(world) == [HEADING[:10], BODY]
        assert world.now < 1

    def test_a_window_with_higher_rights_is_sent_nothing(self) -> None:
        world = world_with(refusal="elevated")
        world.is_windows = True
        result = ended(world, insertion(world))
        assert (result.outcome, result.clipboard) == (Outcome.REFUSED, Fate.SHELVED)
        assert world.clipboard.read("clipboard", 20) == BODY
