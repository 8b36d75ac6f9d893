"""Getting what is selected, and putting a text in its place, case by case, over the desktop in memory."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.ports import Offer
from assistant.desktop.reading import LONGEST, Reading, Replacement
from assistant.desktop.result import Fate, Outcome, Result
from assistant.desktop.target import Target, capture
from assistant.desktop.undo import Undo
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

OLD = "det gamle"
SELECTED = "Samtale med borger – æøå “citat” 12 €"
MENDED = "SAMTALE: Jobsamtale – æøå “citat” 12 €"
PASTE = Chord.parse("Ctrl+V")
PROFILE = TargetProfile(id="test", title="Test", paste=PASTE, case=r"Sag \d+", sequence=("heading", "Tab", "body"))


def world_with(selected: str = SELECTED, before: str = "", after: str = "", **manners: Any) -> FakeDesktop:
    """An editor in front with a part of its text selected, and something old on the clipboard."""
    editor = FakeWindow(10, "Sag 4711 - Journal", fields=[FakeField(before + selected + after)], **manners)
    editor.caret.selected = selected
    world = FakeDesktop(
        editor, FakeWindow(20, "Sag 4712 - Journal", fields=[FakeField("en andens", selected="andens")])
    )
    world.copies(OLD)
    return world


def noted(world: FakeDesktop, **changes: Any) -> Target:
    profile = TargetProfile(**(vars(PROFILE) | changes))
    target = capture(world.desktop.windows, [profile], b"salt")
    assert target is not None
    return target


def reading(world: FakeDesktop, **changes: Any) -> tuple[Result, str]:
    job = Reading(world.desktop, noted(world, **changes))
    world.run(job)
    assert job.result is not None
    return job.result, job.text


def replacing(world: FakeDesktop, target: Target | None = None, read: str = SELECTED) -> Result:
    job = Replacement(world.desktop, target or noted(world), read, MENDED)
    world.run(job)
    assert job.result is not None
    return job.result


class TestReading:
    def test_what_is_selected_is_read_and_nothing_is_changed(self) -> None:
        world = world_with(before="Før. ", after=" Efter.")
        assert reading(world) == (Result(Outcome.READ, clipboard=Fate.RESTORED), SELECTED)
        assert world.windows[10].caret.text == f"Før. {SELECTED} Efter."
        assert world.clipboard.text() == OLD

    def test_while_the_hand_is_on_the_chord(self) -> None:
        world = world_with()
        jobs: list[Reading] = []
        chord = Chord.parse("Ctrl+Shift+F9")
        world.hotkeys.grab(chord, lambda: jobs.append(Reading(world.desktop, noted(world), "release")))
        world.presses(chord)
        world.run(jobs[0])
        assert jobs[0].text == SELECTED
        assert not world.held

    def test_where_the_copy_is_ahead_of_our_clock(self) -> None:
        world = world_with()
        world.copy_holds = 0.1
        assert reading(world) == (Result(Outcome.READ, clipboard=Fate.RESTORED), SELECTED)
        assert world.clipboard.text() == OLD

    def test_from_behind_our_palette(self) -> None:
        world = world_with()
        job = Reading(world.desktop, noted(world))
        world.active = 20
        world.run(job)
        assert job.text == SELECTED

    def test_hard_spaces_and_line_breaks_come_as_they_are_typed(self) -> None:
        assert reading(world_with("en\N{NO-BREAK SPACE}linje\r\nto\rtre"))[1] == "en linje\nto\ntre"

    def test_with_nothing_selected_nothing_is_read_and_nothing_changed(self) -> None:
        world = world_with("")
        assert reading(world) == (Result(Outcome.NOTHING_SELECTED, clipboard=Fate.RESTORED), "")
        assert world.clipboard.text() == OLD

    def test_what_was_copied_in_the_same_program_before_is_not_what_is_selected(self) -> None:
        world = world_with("")
        world.clipboard.copy("fra en anden sag", 10, 0.001)
        assert reading(world)[0].outcome is Outcome.NOTHING_SELECTED
        assert world.clipboard.text() == "fra en anden sag"

    def test_what_is_selected_in_another_program_is_not_read(self) -> None:
        world = world_with("")
        world.copies("fra en anden sag", "primary")
        assert reading(world)[1] == ""
        assert world.clipboard.text("primary") == "fra en anden sag"

    def test_spaces_alone_are_nothing(self) -> None:
        assert reading(world_with(" \n "))[0].outcome is Outcome.NOTHING_SELECTED

    def test_a_slow_program_is_waited_for(self) -> None:
        world = world_with(takes=1.5, hands_out_in=2.5)
        assert reading(world)[1] == SELECTED
        assert world.clipboard.text() == OLD

    @pytest.mark.parametrize("notices_in", [0.01, 0.5])
    def test_a_program_that_throws_away_what_it_copies_too_early(self, notices_in: float) -> None:
        world = world_with(process="soffice.bin", notices_in=notices_in)
        assert reading(world) == (Result(Outcome.READ, clipboard=Fate.RESTORED), SELECTED)
        assert world.clipboard.text() == OLD

    def test_a_program_that_never_hands_its_copy_out(self) -> None:
        world = world_with(hands_out_in=None)
        assert reading(world) == (Result(Outcome.NOT_COPIED, clipboard=Fate.RESTORED), "")
        assert world.clipboard.text() == OLD

    @pytest.mark.parametrize(("length", "outcome"), [(LONGEST, Outcome.READ), (LONGEST + 1, Outcome.TOO_LONG)])
    def test_what_is_too_long_is_left_alone(self, length: int, outcome: Outcome) -> None:
        world = world_with("æ" * length)
        result, text = reading(world)
        assert (result.outcome, bool(text)) == (outcome, outcome is Outcome.READ)
        assert world.clipboard.text() == OLD

    def test_a_manager_that_takes_the_copy_over_at_once_is_not_believed(self) -> None:
        world = world_with(hands_out_in=0.5)
        world.manager = "takes"
        world.manager_takes = 0.1
        result, text = reading(world)
        assert (result.outcome, result.clipboard, text) == (Outcome.CLIPBOARD_TAKEN, Fate.TAKEN, "")

    def test_what_someone_copies_meanwhile_is_theirs(self) -> None:
        world = world_with(takes=0.5)
        world.after(0.2, lambda: world.copies("en andens"))
        result, text = reading(world)
        assert (result.outcome, result.clipboard, text) == (Outcome.CLIPBOARD_TAKEN, Fate.TAKEN, "")
        assert world.clipboard.text() == "en andens"

    def test_an_old_owner_that_does_not_answer_is_told(self) -> None:
        world = world_with()
        world.copies(OLD, takes=None)
        assert reading(world)[0] == Result(Outcome.READ, clipboard=Fate.PARTLY)

    def test_a_clipboard_that_cannot_be_had(self) -> None:
        world = world_with()
        world.is_busy = True
        assert reading(world)[0] == Result(Outcome.CLIPBOARD_BUSY)
        assert world.clipboard.text() == OLD
        assert world.windows[10].copies == 0

    @pytest.mark.parametrize("profile", [{"copy_only": True}, {"selection": "primary"}])
    def test_a_remote_client_and_a_terminal_get_no_ctrl_c(self, profile: dict[str, Any]) -> None:
        world = world_with()
        assert reading(world, **profile) == (Result(Outcome.REFUSED), "")
        assert world.windows[10].copies == 0

    def test_a_window_that_may_not_be_typed_into(self) -> None:
        world = world_with(refusal="elevated")
        assert reading(world)[0].outcome is Outcome.REFUSED

    def test_another_case_since_the_chord_is_not_read(self) -> None:
        world = world_with()
        job = Reading(world.desktop, noted(world))
        world.windows[10].title = "Sag 9 - Journal"
        world.run(job)
        assert (job.result, job.text) == (Result(Outcome.OTHER_CASE), "")

    def test_without_a_window(self) -> None:
        world = world_with()
        job = Reading(world.desktop, None)
        world.run(job)
        assert job.result == Result(Outcome.COPY_ONLY)

    def test_what_waits_on_the_clipboard_stays_there_when_nothing_is_read(self) -> None:
        world = world_with()
        target = noted(world, selection="primary")
        world.clipboard.save()
        world.advance(0.1)
        world.clipboard.offer(Offer("ikke indsat"))
        job = Reading(world.desktop, target)
        world.run(job)
        assert world.clipboard.text() == "ikke indsat"


class TestReplacing:
    def test_the_selection_gives_way_to_one_text_whatever_the_profiles_sequence(self) -> None:
        world = world_with(before="Før. ", after=" Efter.")
        result = replacing(world)
        assert (result.outcome, result.clipboard, result.parts) == (Outcome.INSERTED, Fate.RESTORED, ("block",))
        assert world.windows[10].caret.text == f"Før. {MENDED} Efter."
        assert world.clipboard.text() == OLD

    @pytest.mark.parametrize("notices_in", [0.05, 1.5])
    def test_in_a_program_that_goes_on_pasting_what_it_copied_itself(self, notices_in: float) -> None:
        world = world_with(process="soffice.bin", notices_in=notices_in)
        assert replacing(world).outcome is Outcome.INSERTED
        assert world.windows[10].caret.text == MENDED

    def test_it_can_be_taken_back(self) -> None:
        world = world_with(before="Før. ")
        undo = Undo(world.desktop, replacing(world))
        world.run(undo)
        world.advance(1)
        assert world.windows[10].caret.text == f"Før. {SELECTED}"

    def test_something_else_selected_since_is_left_alone_and_the_text_is_at_hand(self) -> None:
        world = world_with(before="Før. ")
        target = noted(world)
        world.windows[10].caret.selected = "Før."
        result = replacing(world, target)
        assert (result.outcome, result.clipboard) == (Outcome.OTHER_SELECTION, Fate.SHELVED)
        assert world.windows[10].caret.text == f"Før. {SELECTED}"
        assert world.clipboard.text() == MENDED
        world.clipboard.restore()
        assert world.clipboard.text() == OLD

    def test_nothing_selected_any_more(self) -> None:
        world = world_with()
        target = noted(world)
        world.windows[10].caret.selected = ""
        assert replacing(world, target).outcome is Outcome.NOTHING_SELECTED
        assert world.windows[10].caret.text == SELECTED

    def test_another_case_in_the_same_window(self) -> None:
        world = world_with()
        target = noted(world)
        world.windows[10].title = "Sag 9 - Journal"
        result = replacing(world, target)
        assert (result.outcome, world.windows[10].caret.text) == (Outcome.OTHER_CASE, SELECTED)

    def test_what_the_same_program_had_copied_before_comes_back(self) -> None:
        world = world_with()
        target = noted(world)
        world.clipboard.copy("hendes eget", 10, 0.001)
        world.windows[10].title = "Sag 9 - Journal"
        assert replacing(world, target).clipboard is Fate.SHELVED
        world.clipboard.restore()
        assert world.clipboard.text() == "hendes eget"

    def test_a_copy_that_is_never_handed_out_leaves_the_old_clipboard_to_come_back(self) -> None:
        world = world_with()
        target = noted(world)
        world.windows[10].hands_out_in = None
        assert replacing(world, target).outcome is Outcome.NOT_COPIED
        world.clipboard.restore()
        assert world.clipboard.text() == OLD

    def test_what_the_person_copies_in_the_target_before_it_has_pasted_is_hers(self) -> None:
        world = world_with()
        paste = world.windows[10].caret
        job = Replacement(world.desktop, noted(world), SELECTED, MENDED)
        while world.clipboard.text() != MENDED:
            assert job.step(world.now) is not None
            world.advance(0.001)
        world.windows[10].is_deaf = True
        world.clipboard.copy("hendes eget", 10, 0.001)
        world.run(job)
        assert job.result is not None
        assert (job.result.outcome, job.result.clipboard) == (Outcome.CLIPBOARD_TAKEN, Fate.TAKEN)
        assert (world.clipboard.text(), paste.text) == ("hendes eget", SELECTED)
