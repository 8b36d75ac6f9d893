"""The X11 ports in a process of their own, called from a test. Run as a script it is that process."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from targets.session import Session


class RemotePorts:
    """``call("clipboard", "save")`` is ``desktop.clipboard.save()`` over there."""

    def __init__(self, session: Session) -> None:
        from targets.child import Child

        self._child = Child.of_script(session, __file__)

    def call(self, port: str, method: str, *arguments: object) -> Any:
        """Call a port; chords are written as text, an offer as its text, an enum comes as its value."""
        answer = self._child.ask([port, method, *arguments])
        if answer == {"raised": "LookupError"}:
            raise LookupError
        return answer

    def close(self) -> None:
        self._child.end(["desktop", "close"])


def call_port(desktop: Any, pressed: Counter[str], message: list[Any]) -> Any:
    """What both sides of the contract understand: one call, in values that JSON has."""
    from assistant.desktop.ports import Offer
    from assistant.model.chord import Chord

    port, method, *arguments = message
    if method == "pressed":
        return pressed[arguments[0]]
    if port == "keys" or port == "hotkeys":
        arguments = [Chord.parse(text) for text in arguments]
    if method == "offer":
        arguments = [Offer(*arguments)]
    if method == "grab":
        chord = str(arguments[0])
        arguments.append(lambda: pressed.update([chord]))
    answer = getattr(desktop if port == "desktop" else getattr(desktop, port), method)(*arguments)
    if dataclasses.is_dataclass(answer):
        return dataclasses.asdict(answer)  # type: ignore[arg-type]
    return getattr(answer, "value", answer)


def main() -> None:
    """The process itself."""
    from assistant.desktop.system import open_desktop
    from PySide6.QtCore import QSocketNotifier
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    desktop = open_desktop()
    pressed: Counter[str] = Counter()

    def hear() -> None:
        line = sys.stdin.readline()
        message = json.loads(line) if line else ["desktop", "close"]
        try:
            answer = call_port(desktop, pressed, message)
        except LookupError:
            answer = {"raised": "LookupError"}
        print(json.dumps(answer), flush=True)
        if message == ["desktop", "close"]:
            app.quit()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    print(json.dumps("ready"), flush=True)
    app.exec()


if __name__ == "__main__":
    main()
