"""Whatever people and programs do meanwhile, in any order: the promises of reading and replacing hold."""

from __future__ import annotations

import string

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.ports import WindowInfo
from assistant.desktop.reading import Reading, Replacement
from assistant.desktop.result import Fate, Outcome
from assistant.desktop.target import capture
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

SELECTED, OTHER, MENDED = "Samtale med borger", "Før.", "SAMTALE: Jobsamtale"
FOREIGN = "fra en anden sag"
TEXT = f"{OTHER} {SELECTED} Efter."
TITLES = ("Sag 1 - Journal", "(2) Sag 1 - Journal", "Sag 2 - Journal", "Journal")
OLD = "det gamle"
MOMENTS = st.sampled_from([0.0, 0.001, 0.002, 0.004, 0.01, 0.03, 0.081, 0.3, 1.1, 2.1, 11.0])
PROFILE = TargetProfile(id="test", title="Test", case=r"Sag \d", paste=Chord(("Ctrl",), "V"))


class AnyOrder(RuleBasedStateMachine):
    """A reading, and then a replacement, that are under way while the world goes on."""

    @initialize(
        held=st.sampled_from(["wait", "release"]),
        takes=st.sampled_from([0.003, 0.5, 3.0]),
        hands_out_in=st.sampled_from([0.001, 0.5, None]),
        manager=st.sampled_from(["", "reads", "takes"]),
        owner_takes=st.sampled_from([0.001, 0.2, 5.0, None]),
        pressed=st.booleans(),
        notices_in=st.sampled_from([0.0, 0.05, 1.5]),
    )
    def begin(self, held, takes, hands_out_in, manager, owner_takes, pressed, notices_in) -> None:
        fields = [FakeField(TEXT, selected=SELECTED)]
        process = "soffice.bin" if notices_in else "editor"
        target = FakeWindow(10, TITLES[0], process, fields=fields, takes=takes, hands_out_in=hands_out_in)
        target.notices_in = notices_in
        other = FakeWindow(20, "Sag 9 - Journal", fields=[FakeField(FOREIGN, selected=FOREIGN)])
        self.target = target
        self.world = FakeDesktop(target, other, FakeWindow(30, "Vores", pid=1))
        self.world.copies(OLD, takes=owner_takes)
        self.world.copies(FOREIGN, "primary")
        self.world.manager = manager
        self.copied = OLD
        self.overtaken = (0, "")
        self.held = held
        self.slow = takes > 1
        self.notices = notices_in > 0
        self.shown: list[str] = []
        self.pressed_by_person: set[str] = set()
        if pressed:
            self.hold("F9")
        noted = capture(self.world.desktop.windows, [PROFILE], b"salt")
        assert noted is not None
        self.noted = noted
        self.job: Reading | Replacement = Reading(self.world.desktop, noted, held)
        self.due: float | None = 0.0

    @rule(seconds=MOMENTS)
    def time_passes(self, seconds: float) -> None:
        """The runner steps the job in time, and may step it early."""
        end = self.world.now + seconds
        while self.due is not None and self.world.now + self.due <= end:
            self.world.advance(self.due)
            self.due = self.job.step(self.world.now)
        self.world.advance(max(0.0, end - self.world.now))
        if self.due is not None:
            self.due = self.job.step(self.world.now)

    @rule()
    @precondition(lambda self: self.due is None and isinstance(self.job, Reading) and self.job.text)
    def she_puts_it_back(self) -> None:
        assert isinstance(self.job, Reading)
        self.shown.append(self.job.text)
        assert self.job.result is not None
        if self.job.result.clipboard is Fate.PARTLY:  # and was told so
            self.copied = self.world.clipboard.text()
        self.world.lets_go()
        self.job = Replacement(self.world.desktop, self.noted, self.job.text, MENDED, "wait")
        self.due = 0.0

    @rule(window=st.sampled_from([10, 20, 30]))
    def another_window_comes_to_the_front(self, window: int) -> None:
        if window in self.world.windows:
            self.world.active = window

    @rule(title=st.sampled_from(TITLES))
    def another_title(self, title: str) -> None:
        if 10 in self.world.windows:
            self.world.windows[10].title = title

    @rule(selected=st.sampled_from([SELECTED, OTHER, ""]))
    def something_else_is_selected(self, selected: str) -> None:
        if 10 in self.world.windows and selected in self.world.windows[10].caret.text:
            self.world.windows[10].caret.selected = selected

    @rule()
    def the_target_closes(self) -> None:
        self.world.closes(10)

    @rule(refusal=st.sampled_from(["", "elevated"]))
    def the_target_refuses(self, refusal: str) -> None:
        if 10 in self.world.windows:
            self.world.windows[10].refusal = refusal

    @rule(key=st.sampled_from(["Shift", "Ctrl", "a"]))
    def hold(self, key: str) -> None:
        self.world.held.add(key)
        self.pressed_by_person.add(key)

    @rule()
    def let_go_of_all_keys(self) -> None:
        self.world.lets_go()

    @rule(letter=st.sampled_from(string.ascii_lowercase), takes=st.sampled_from([0.001, None]))
    def the_person_copies_elsewhere(self, letter: str, takes: float | None) -> None:
        before, self.copied = self.copied, f"kopieret {letter}"
        if self.target.free_at > self.world.now:
            self.overtaken = (self.target.copies, before)
        self.world.copies(self.copied, takes=takes)

    @property
    def _overtaken(self) -> set[str]:
        """What comes back where the target's copy, asked for before hers, came after it and took its place.

        A program answers within milliseconds, and who then asks sees one owner, the target: Windows tells of no other.
        """
        copies, before = self.overtaken
        return {before} if before and self.target.copies > copies else set()

    @rule(is_busy=st.booleans())
    def another_program_blocks_the_clipboard(self, is_busy: bool) -> None:
        self.world.is_busy = is_busy

    @invariant()
    def only_the_targets_own_selection_is_read(self) -> None:
        read = [*self.shown, *([self.job.text] if isinstance(self.job, Reading) else [])]
        assert set(read) <= {SELECTED, OTHER, ""}

    @invariant()
    def nothing_lands_in_another_window_or_case(self) -> None:
        for landed in self.world.landed:
            assert landed.window == 10
            assert self.noted.is_same_case(WindowInfo(10, "", 10, landed.title))

    @invariant()
    def only_our_text_is_pasted(self) -> None:
        result = self.job.result
        for landed in self.world.landed:
            assert landed.text == MENDED or result is None or result.outcome is not Outcome.INSERTED

    @invariant()
    def no_key_is_pressed_that_the_person_did_not_press(self) -> None:
        assert self.world.held <= self.pressed_by_person

    @invariant()
    def what_is_said_is_so(self) -> None:
        result = self.job.result
        if result is None:
            return
        if isinstance(self.job, Reading):
            assert bool(self.job.text) == (result.outcome is Outcome.READ)
        elif result.outcome is Outcome.INSERTED:
            assert [landed.text for landed in self.world.landed] == [MENDED]

    def teardown(self) -> None:
        """It ends, and the clipboard is as the person left it, or she is told."""
        if not hasattr(self, "job"):
            return
        self.world.is_busy = False
        for _ in range(400):
            if self.due is None:
                break
            self.time_passes(0.1)
        result = self.job.result
        assert self.due is None
        assert result is not None
        late = {SELECTED, OTHER} if self.slow else set()
        late |= {None} if self.slow and self.notices else set()  # what it copies when all is over it throws away
        if result.clipboard in {Fate.RESTORED, Fate.UNTOUCHED}:
            assert self.world.clipboard.text() in {self.copied, *self._overtaken, *late}
        if result.clipboard is Fate.TAKEN:
            assert self.world.clipboard.text() in {self.copied, SELECTED, OTHER, MENDED, ""}
        assert self.world.clipboard.text("primary") == FOREIGN
        self.only_the_targets_own_selection_is_read()
        self.nothing_lands_in_another_window_or_case()
        self.only_our_text_is_pasted()


AnyOrder.TestCase.settings = settings(max_examples=400, stateful_step_count=8, deadline=None)
TestAnyOrderOfReading = AnyOrder.TestCase
