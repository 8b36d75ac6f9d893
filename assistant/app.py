"""The only place where the desktop program is wired together. ``build`` does not run it."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from assistant.model.receipt import Receipt
from assistant.store import log, paths, settings_reader
from assistant.store.settings import Settings
from assistant.ui import theme
from assistant.ui.instance import Instance, hand_over
from assistant.ui.tasks import run_task
from assistant.ui.tray import State, Tray

if TYPE_CHECKING:
    from assistant.casework.diagnosis import Check
    from assistant.casework.library import Library
    from assistant.casework.workplace import Workplace
    from assistant.desktop.ports import Desktop
    from assistant.ui.about import About
    from assistant.ui.bindings import Bindings
    from assistant.ui.flow import Flow
    from assistant.ui.settings import SettingsWindow

NO_SCREEN = (
    "Der er ingen skærm at vise programmet på. Brug kommandolinjen, fx: sagstast list, "
    "eller sagstast fill ferievejledning --answers svar.json"
)


def start(action: str = "", *, packs: Sequence[Path] | None = None, today: date | None = None) -> int:
    """Run the tray program, or hand ``action`` to the one that runs; the exit code."""
    if sys.platform.startswith("linux") and not _has_screen():
        sys.stderr.write(NO_SCREEN + "\n")
        return 3
    app = QApplication.instance() or QApplication(["sagstast"])
    if hand_over(action):
        return 0
    program = build(packs=packs, today=today, action=action)
    code = app.exec()
    program.close()
    return code


def checks(library: Library) -> list[Check]:
    """What works on this machine, for ``sagstast doctor``; without a screen that is said, and the rest is looked at."""
    from assistant.casework import diagnosis  # noqa: PLC0415 - when asked for
    from assistant.casework.setup import installed_hotkeys  # noqa: PLC0415 - when asked for
    from assistant.desktop.system import open_desktop  # noqa: PLC0415 - when asked for
    from assistant.ui import machine  # noqa: PLC0415 - when asked for

    found = list(diagnosis.checks(library))
    if not _has_screen():
        return [*found, diagnosis.Check("Skærm", ok=False, detail="der er ingen", remedy=NO_SCREEN)]
    app = QApplication.instance() or QApplication(["sagstast"])
    desktop = open_desktop()
    found += machine.checks(desktop, None, installed_hotkeys())
    desktop.close()
    del app
    return found


def build(*, packs: Sequence[Path] | None = None, today: date | None = None, action: str = "") -> Program:
    """The program with its icon in the tray; the rest comes up when the event loop runs."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - whoever builds has made one
    app.setApplicationName("Sagstast")
    app.setDesktopFileName("sagstast")
    app.setQuitOnLastWindowClosed(False)
    return Program(app, packs, today, action)


class Program(QObject):
    """Tray, chords and flow, from start to end."""

    def __init__(self, app: QApplication, packs: Sequence[Path] | None, today: date | None, action: str) -> None:
        super().__init__(app)
        self._packs = packs
        self._fixed_day = today
        self._first_action = action
        self.settings, self._findings = settings_reader.read(paths.settings_file())
        self.flow: Flow | None = None
        self.desktop: Desktop | None = None
        self.is_paused = False
        self.theme = theme.apply(app, self.settings.theme)  # type: ignore[arg-type]  # one of its choices
        self.tray = Tray("", self._say)
        self.tray.show()
        self.instance = Instance(self)
        self.instance.listen()
        self._signals = _Signals(self)
        sys.excepthook = self._unexpected
        QTimer.singleShot(0, self, self._wake)

    def _wake(self) -> None:
        """What the icon did not have to wait for."""
        from assistant.desktop.system import open_desktop  # noqa: PLC0415 - after the icon is up

        self._handler = log.to_file(paths.log_file())
        theme.install_danish(QApplication.instance())  # type: ignore[arg-type]  # it is one
        self.desktop = open_desktop()
        self.tray.palette.connect(self._palette)
        self.tray.note_type.connect(self._palette)
        self.tray.action.connect(self._press)
        self.tray.pause.connect(self.set_paused)
        self.tray.settings.connect(self.show_settings)
        self.tray.about.connect(self.show_diagnosis)
        self.tray.quit.connect(QCoreApplication.quit)
        self.instance.called.connect(self._press)
        self._open_workplace()

    def _open_workplace(self) -> None:
        settings, packs, today = self.settings, self._packs, self._today()

        def work() -> Workplace:
            from assistant.casework.workplace import open_workplace  # noqa: PLC0415 - in the worker

            return open_workplace(settings, today, packs)

        run_task(work, self._ready, self._not_ready)

    def _ready(self, workplace: Workplace) -> None:
        from assistant.ui.flow import Flow  # noqa: PLC0415 - after the icon is up

        if self.desktop is None:
            return
        for finding in workplace.findings:
            log.packs.warning("%s %s", finding.code, finding.where)
        if self.flow is None:
            self.flow = Flow(self.desktop, workplace, self._keep, self)
            self.flow.own_action.connect(self._own_action)
            self.flow.done.connect(self._show_recent)
        self.flow.workplace = workplace
        self.tray.set_note_types([(name.prefix.rstrip(":"), name.name) for name in workplace.library.note_types])
        self._bind()
        log.start.info("ready: %s, %d templates", self.desktop.name, len(workplace.library.entries(self._today())))
        if self._first_action:
            self._first_action, action = "", self._first_action
            self._press(action)

    def _not_ready(self, error: Exception) -> None:
        log.start.error("packs: %s", log.describe(error))
        self.tray.set_state(State.ATTENTION, "tekstpakkerne kan ikke læses; se Om/diagnose")

    @cached_property
    def bindings(self) -> Bindings:
        """The chords."""
        from assistant.ui.bindings import Bindings  # noqa: PLC0415 - after the icon is up

        assert self.desktop is not None  # noqa: S101 - opened before anything is bound
        return Bindings(self.desktop.hotkeys, self._palette, self._press)

    def _bind(self) -> None:
        if self.flow is None or self.is_paused:
            return
        self.bindings.bind(self.flow.workplace.profile)
        self.tray.set_leader(str(self.bindings.leader or ""))
        for problem in self.bindings.problems:
            log.hotkeys.warning("%s", problem)
        if self.bindings.problems:
            self.tray.set_state(State.ATTENTION, self.bindings.problems[0])
        elif any(finding.severity == "error" for finding in self.flow.workplace.findings):
            self.tray.set_state(State.ATTENTION, "en skabelon har en fejl; se Om/diagnose")
        else:
            self.tray.set_state(State.READY)

    def _palette(self, query: str = "") -> None:
        if self.flow is not None:
            self._follow_the_day()
            self.flow.press_leader(query)

    def _press(self, action: str) -> None:
        if self.flow is None:
            self._first_action = action or "palette"
            return
        self._follow_the_day()
        if action == "pause":
            self.set_paused(not self.is_paused)
        else:
            self.flow.press(action)

    def _follow_the_day(self) -> None:
        """A program that runs over midnight works with the new day's rules."""
        if self.flow is not None and self.flow.workplace.today != self._today():
            self.flow.workplace = replace(self.flow.workplace, today=self._today())

    def _today(self) -> date:
        return self._fixed_day or date.today()

    def _own_action(self, action: str) -> None:
        match action:
            case "pause":
                self.set_paused(not self.is_paused)
            case "indstillinger":
                self.show_settings()
            case "diagnose":
                self.show_diagnosis()

    def set_paused(self, paused: bool) -> None:  # noqa: FBT001 - the tray's signal carries it
        """Hotkeys off, or on again."""
        self.is_paused = paused
        if paused:
            self.bindings.release()
            self.tray.set_state(State.PAUSED)
        else:
            self._bind()

    def show_settings(self) -> None:
        """Open the settings window."""
        if self.flow is None:
            return
        workplace = self.flow.workplace
        self._settings_window.open(self.settings, workplace.own_profile, workplace.titles())

    @cached_property
    def _settings_window(self) -> SettingsWindow:
        from assistant.ui.settings import SettingsWindow  # noqa: PLC0415 - when asked for

        window = SettingsWindow(lambda chord, _action: self.bindings.why_not(chord), self._save_settings)
        window.recording.connect(self._rest_while_recording)
        return window

    def _rest_while_recording(self, recording: bool) -> None:  # noqa: FBT001 - the signal carries it
        """A chord that is pressed to be recorded must not run what it runs now."""
        if recording:
            self.bindings.release()
        else:
            self._bind()

    def _save_settings(self, settings: Settings) -> str:
        """Keep ``settings`` and put them to use; why not, as a Danish sentence, or nothing."""
        from assistant.store import autostart, settings_writer  # noqa: PLC0415 - when asked for

        try:
            settings_writer.write(paths.settings_file(), settings)
            if settings.start_with_system != autostart.is_enabled():
                autostart.set_enabled(enabled=settings.start_with_system)
        except OSError as error:
            log.settings.error("%s", log.describe(error))
            return "Indstillingerne kunne ikke gemmes. Er mappen skrivebeskyttet, eller er disken fuld?"
        self.settings = settings
        self.theme.choose(settings.theme)  # type: ignore[arg-type]  # one of its choices
        self._open_workplace()
        return ""

    def show_diagnosis(self) -> None:
        """Show what works on this machine."""
        if self.flow is None or self.desktop is None:
            return
        from assistant.casework import diagnosis  # noqa: PLC0415 - when asked for
        from assistant.ui import machine  # noqa: PLC0415 - when asked for

        workplace = self.flow.workplace
        on_screen = machine.checks(self.desktop, self.bindings, workplace.profile)
        self._about.tell([*diagnosis.checks(workplace.library), *on_screen])

    @cached_property
    def _about(self) -> About:
        from assistant.ui.about import About  # noqa: PLC0415 - when asked for

        return About()

    def _show_recent(self) -> None:
        if self.flow is not None:
            titles = self.flow.workplace.titles()
            self.tray.set_recent([(action, titles[action]) for action in self.flow.recent if action in titles])

    def _keep(self, receipt: Receipt) -> None:
        from assistant.store import receipts  # noqa: PLC0415 - after the icon is up

        log.insertion.info("%s v%s %s %s", receipt.template, receipt.version, receipt.outcome, receipt.target)
        run_task(lambda: receipts.append(paths.receipts_file(), receipt), lambda _: None, self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        log.insertion.error("receipt: %s", log.describe(error))
        self.tray.set_state(State.ATTENTION, "ordlydskvitteringen kunne ikke gemmes; se Om/diagnose")

    def _say(self, sentence: str) -> None:
        sys.stderr.write(sentence + "\n")

    def _unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        log.start.error("unexpected: %s", log.describe(error))
        from assistant.ui.crash import CrashCard  # noqa: PLC0415 - seldom, one hopes

        self._crash = CrashCard()
        self._crash.tell(error)

    def close(self) -> None:
        """Give back what was borrowed: chords, clipboard, the name of the one."""
        self.instance.close()
        if self.desktop is not None:
            self.desktop.close()


class _Signals(QObject):
    """Ctrl+C and a polite kill end the program as its menu does. No timer has to look for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._write.setblocking(False)  # noqa: FBT003 - the name is socket's
        signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: QCoreApplication.quit())
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._read.recv(64))


def _has_screen() -> bool:
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(wanted or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
