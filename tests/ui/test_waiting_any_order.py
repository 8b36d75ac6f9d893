"""Whatever she does in whatever order, a text that waits goes into its own citizen's case, once, or nowhere."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from assistant.desktop.fake import FakeDesktop, FakeField, FakeWindow
from assistant.desktop.target import capture
from assistant.model.chord import Chord
from assistant.model.target import TargetProfile
from assistant.model.waiting import WaitingText
from assistant.ui.waiting_errand import WaitingErrand

PASTE = Chord.parse("Ctrl+V")
PROFILES = [
    TargetProfile(id="fasit", title="Fasit", window_title="Fasit", case=r"Sag (?P<case>\d+)", paste=PASTE),
    TargetProfile(id="andet", title="Andet", paste=PASTE),
]
CASES = ["1111", "2222"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("opens"), st.sampled_from([*CASES, ""])),
        st.tuples(st.just("writes"), st.integers(1, 3)),
        st.tuples(st.just("brings"), st.integers(1, 2)),
        st.tuples(st.just("goes to"), st.sampled_from([10, 11, 20])),
        st.tuples(st.just("presses"), st.integers(1, 9)),
        st.tuples(st.just("next"), st.none()),
        st.tuples(st.just("deaf"), st.booleans()),
        st.tuples(st.just("clears"), st.none()),
    ),
    max_size=25,
)


class Runner(QObject):
    """Runs a job to its end."""

    is_busy = False

    def __init__(self, world):
        super().__init__()
        self._world = world

    def start(self, job, ended):
        self._world.run(job)
        self._world.advance(0.1)
        ended(job.result)
        return True


class Caseworker:
    """Two windows of the case system, an editor, and what has been written where."""

    def __init__(self):
        case = FakeWindow(10, title="Fasit – Sag 1111", process="sagssystem", pid=5, fields=[FakeField()])
        other = FakeWindow(11, title="Fasit – Sag 2222", process="sagssystem", pid=5, fields=[FakeField()])
        self.world = FakeDesktop(case, other, FakeWindow(20, title="Kladde", process="gedit", fields=[FakeField()]))
        runner = Runner(self.world)
        self.waits = WaitingErrand(self.world.desktop, runner, lambda *_: None, self.capture, runner)
        self.waits.__dict__["strip"] = SimpleNamespace(tell=lambda *_: None)
        self._runner = runner
        self._count = 0

    def capture(self):
        return capture(self.world.desktop.windows, PROFILES, b"salt")

    def do(self, step, what):
        waits, target = self.waits, self.capture()
        front = self.world.windows[self.world.active]
        if step == "opens" and front.id != 20:
            front.title = f"Fasit – Sag {what}" if what else "Fasit – oversigt"
        elif step == "writes" and target.case_mark:
            waits.waiting.put(self._texts(what, front.title[-4:]), target)
        elif step == "brings":
            waits.waiting.put(self._texts(what, "fra andetsteds"))
        elif step == "goes to":
            self.world.active = what
        elif step == "deaf":
            front.is_deaf = what
        elif step == "presses":
            waits.act(f"vent-{what}", target, "wait")
        elif step == "next":
            waits.act("naeste", target, "wait")
        elif step == "clears":
            waits.act("ryd", target, "wait")

    def _texts(self, count, case):
        self._count += 1
        return [WaitingText(f"Felt {n}", f"<{self._count}.{n} af {case}>") for n in range(count)]


@settings(max_examples=250, deadline=None)
@given(STEPS)
@example([("brings", 2), ("presses", 1), ("goes to", 11), ("presses", 2)])
@example([("writes", 2), ("presses", 1), ("opens", ""), ("next", None), ("opens", "1111"), ("next", None)])
def test_a_text_goes_into_its_own_case_once_or_nowhere(qapp, steps):
    worker = Caseworker()
    for step in steps:
        worker.do(*step)
    landed = [land for land in worker.world.landed if land.text]
    assert len({land.text for land in landed}) == len(landed)
    brought = {}
    for land in landed:
        owner = land.text[1:-1].partition(" af ")[2]
        if owner in CASES:
            assert land.title == f"Fasit – Sag {owner}"
        elif land.window != 20:
            batch = land.text.partition(".")[0]
            assert brought.setdefault(batch, land.title) == land.title
    waiting = {row.what.text for row in worker.waits.waiting.rows if not row.is_done}
    assert not waiting & {land.text for land in landed}
