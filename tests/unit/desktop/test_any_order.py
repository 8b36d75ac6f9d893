"""Whatever people and programs do meanwhile, in any order: the promises of the insertion hold."""

from __future__ import annotations

import string

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.insertion import Insertion, note_parts
from assistant.desktop.ports import WindowInfo
from assistant.desktop.result import Fate, Outcome
from assistant.desktop.target import capture
from assistant.desktop.undo import Undo
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile

HEADING, BODY = "SAMTALE: Afholdt – fremmøde – borger", "Borgeren mødte op. æøå"
BLOCK = f"{HEADING}\n\n{BODY}"
OURS = {HEADING, BODY, BLOCK}
TITLES = ("Sag 1 - Journal", "(2) Sag 1 - Journal", "Sag 2 - Journal", "Journal")
OLD = "det gamle"
MOMENTS = st.sampled_from([0.0, 0.001, 0.002, 0.004, 0.01, 0.03, 0.081, 0.3, 1.1, 2.1, 11.0])
PROFILES = [
    TargetProfile(
        id="test",
        title="Test",
        case=r"Sag \d",
        paste=Chord(("Ctrl",), "V"),
        sequence=sequence,
        read_back=True,
    )
    for sequence in (("block",), ("heading", "Tab", "body"))
]


class AnyOrder(RuleBasedStateMachine):
    """An insertion that is under way while the world goes on."""

    @initialize(
        profile=st.sampled_from(PROFILES),
        held=st.sampled_from(["wait", "release"]),
        takes=st.sampled_from([0.003, 0.5, 3.0, 12.0]),
        manager=st.sampled_from(["", "reads", "takes"]),
        owner_takes=st.sampled_from([0.001, 0.2, 5.0, None]),
        manners=st.fixed_dictionaries(
            {"reads_twice": st.booleans(), "looks_ahead": st.booleans(), "is_deaf": st.booleans()}
        ),
        pressed=st.booleans(),
        system=st.sampled_from(["x11", "windows", "windows, reader unseen"]),
    )
    def begin(self, profile, held, takes, manager, owner_takes, manners, pressed, system) -> None:
        process = "chromium" if manners["looks_ahead"] else "editor"
        target = FakeWindow(
            10, TITLES[0], process, fields=[FakeField(), FakeField(max_length=30)], takes=takes, **manners
        )
        other = FakeWindow(20, "Sag 9 - Journal", fields=[FakeField()])
        self.world = FakeDesktop(target, other, FakeWindow(30, "Vores skema", pid=1))
        self.world.copies(OLD, takes=owner_takes)
        self.world.manager = manager
        self.world.is_windows = system != "x11"
        self.world.unseen = {10} if "unseen" in system else set()
        self.copied = OLD
        self.pressed_by_person: set[str] = set()
        self.profile = profile
        if pressed:
            self.hold("F9")
        noted = capture(self.world.desktop.windows, [profile], b"salt")
        assert noted is not None
        self.noted = noted
        self.job = Insertion(self.world.desktop, noted, note_parts(HEADING, BODY), held)
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

    @rule(window=st.sampled_from([10, 20, 30]))
    def another_window_comes_to_the_front(self, window: int) -> None:
        if window in self.world.windows:
            self.world.active = window

    @rule(title=st.sampled_from(TITLES))
    def another_title(self, title: str) -> None:
        if 10 in self.world.windows:
            self.world.windows[10].title = title

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
    def the_person_copies(self, letter: str, takes: float | None) -> None:
        self.copied = f"kopieret {letter}"
        self.world.copies(self.copied, takes=takes)

    @rule(is_busy=st.booleans())
    def another_program_blocks_the_clipboard(self, is_busy: bool) -> None:
        self.world.is_busy = is_busy

    @rule()
    @precondition(lambda self: self.job.result is not None and self.job.result.after is not None)
    def undo(self) -> None:
        assert self.job.result is not None
        before = {window: [f.text for f in w.fields] for window, w in self.world.windows.items()}
        self.world.run(Undo(self.world.desktop, self.job.result))
        self.world.advance(60)
        for window in set(before) & set(self.world.windows) - {10}:
            assert [f.text for f in self.world.windows[window].fields] == before[window]

    @invariant()
    def nothing_lands_in_another_window_or_case(self) -> None:
        for landed in self.world.landed:
            assert landed.window == 10
            seen = WindowInfo(10, "", 10, landed.title)
            assert self.noted.is_same_case(seen)

    @property
    def is_taken_unseen(self) -> bool:
        """Whether it was read, another copied before a second read was out of the question, and it is said so."""
        is_unseen = self.job.result is not None and self.job.result.outcome is Outcome.INSERTED_UNSEEN
        has_copied = self.copied != OLD or self.world.manager == "takes"
        return is_unseen and has_copied and 10 not in self.world.unseen

    @invariant()
    def only_our_text_is_pasted(self) -> None:
        """Unless someone else took the clipboard between the key and the read, which is then said."""
        result = self.job.result
        for landed in self.world.landed:
            assert landed.text != OLD
            if landed.text not in OURS:
                assert result is None or not result.outcome.is_inserted or self.is_taken_unseen

    @invariant()
    def no_key_is_pressed_that_the_person_did_not_press(self) -> None:
        assert self.world.held <= self.pressed_by_person

    @invariant()
    def what_is_said_is_so(self) -> None:
        result = self.job.result
        if result is None or self.is_taken_unseen:
            return
        pasted = [landed.text for landed in self.world.landed]
        if result.outcome.is_inserted:
            assert [text for text in pasted if text in OURS] == (
                [BLOCK] if self.profile.sequence == ("block",) else [HEADING, BODY]
            )
            assert (result.outcome is Outcome.INSERTED_UNSEEN) == (10 in self.world.unseen)
        if result.outcome is Outcome.HEADING_CUT:
            assert result.heading_kept is not None

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
        if result.clipboard in {Fate.RESTORED, Fate.UNTOUCHED}:
            assert self.world.clipboard.text() == self.copied
        if result.clipboard is Fate.TAKEN:
            assert self.world.clipboard.text() in {self.copied, *OURS}
        self.nothing_lands_in_another_window_or_case()
        self.only_our_text_is_pasted()


AnyOrder.TestCase.settings = settings(max_examples=400, stateful_step_count=8, deadline=None)
TestAnyOrder = AnyOrder.TestCase
