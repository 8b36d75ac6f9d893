"""The desktop room in a process of its own, without the rest of the program. Run as a script it is that process.

A direct chord inserts at once; with ``"held": "wait"`` it shows a prompt that inserts on Enter and leaves on Esc.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from targets.session import Session

CHORD = "Ctrl+Shift+F9"
UNDO_CHORD = "Ctrl+Shift+F8"
PROFILE = {"id": "test", "title": "Test", "paste": "Ctrl+V"}


class Inserter:
    """Drives the process."""

    def __init__(self, session: Session) -> None:
        from targets.child import Child

        self._child = Child.of_script(session, __file__)

    def prepare(self, body: str, heading: str = "", held: str = "release", **profile: object) -> None:
        """What the next chord inserts, and how."""
        self._child.forget()
        settings = {"heading": heading, "body": body, "held": held, "profile": PROFILE | profile}
        self._child.ask({"do": "prepare"} | settings)

    def result(self, patience: float = 20.0) -> dict[str, Any]:
        """How the next insertion ends; milliseconds from chord to end under ``took``."""
        answer: dict[str, Any] = self._child.receive(patience)
        return answer

    def wait_for_prompt(self) -> None:
        """Until the prompt has the focus."""
        assert self._child.receive() == "asking"

    def close(self) -> None:
        self._child.end({"do": "close"})


def main() -> None:
    """The process itself."""
    from time import perf_counter

    from assistant.desktop.insertion import Insertion, note_parts
    from assistant.desktop.runner import Runner
    from assistant.desktop.system import open_desktop
    from assistant.desktop.target import capture
    from assistant.desktop.undo import Undo
    from assistant.model.chord import Chord
    from assistant.model.target import TargetProfile
    from PySide6.QtCore import QSocketNotifier, Qt
    from PySide6.QtGui import QKeySequence, QShortcut
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    desktop = open_desktop()
    runner = Runner(desktop)
    state: dict[str, Any] = {}

    class Prompt(QLabel):
        def changeEvent(self, event: Any) -> None:
            if event.type() == event.Type.ActivationChange and self.isActiveWindow():
                say("asking")
            super().changeEvent(event)

    prompt = Prompt("Enter indsætter")

    def say(value: object) -> None:
        print(json.dumps(value), flush=True)

    def on_chord() -> None:
        state["at"] = perf_counter()
        profile = {k: tuple(v) if isinstance(v, list) else v for k, v in state["profile"].items()}
        profile["paste"] = Chord.parse(profile["paste"])
        state["target"] = capture(desktop.windows, [TargetProfile(**profile)], b"salt")
        if state["held"] == "release":
            insert()
        else:
            prompt.show()
            prompt.raise_()
            prompt.activateWindow()

    def insert() -> None:
        texts = note_parts(state["heading"], state["body"], state.get("html", ""))
        runner.start(Insertion(desktop, state["target"], texts, state["held"]), on_finished)
        prompt.hide()

    def undo() -> None:
        state["at"] = perf_counter()
        runner.start(Undo(desktop, state["last"], "release"), on_finished)

    def on_finished(result: Any) -> None:
        state["last"] = result
        answer = dataclasses.asdict(dataclasses.replace(result, after=None))
        say(answer | {"took": (perf_counter() - state["at"]) * 1000})

    def hear() -> None:
        line = sys.stdin.readline()
        message = json.loads(line) if line else {"do": "close"}
        if message["do"] == "prepare":
            prompt.hide()
            state.update(message)
        else:
            desktop.close()
            app.quit()
        say(True)

    for key in ("Return", "Ctrl+Return"):
        QShortcut(QKeySequence(key), prompt, insert)
    QShortcut(QKeySequence(Qt.Key.Key_Escape), prompt, prompt.hide)
    grabs = desktop.hotkeys.grab(Chord.parse(CHORD), on_chord), desktop.hotkeys.grab(Chord.parse(UNDO_CHORD), undo)
    assert not any(grabs)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    say("ready")
    app.exec()


if __name__ == "__main__":
    main()
