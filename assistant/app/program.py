"""Tray, chords and flow, from start to end.

What the waiting program does not need is loaded with the first chord: it stands in the tray all day on a machine that
others use too.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication

from assistant.app.counting import Counting
from assistant.app.reminders import Reminders
from assistant.model.receipt import Receipt
from assistant.model.target import PRACTICE
from assistant.store import log, paths, policy, settings_reader
from assistant.store.settings import Settings
from assistant.ui.instance import Instance
from assistant.ui.signals import QuitSignals
from assistant.ui.tasks import run_task
from assistant.ui.tray import State, Tray

if TYPE_CHECKING:
    from assistant.app.presenting import Presenting
    from assistant.app.updates import Updates
    from assistant.casework.workplace import Workplace
    from assistant.desktop.ports import Desktop
    from assistant.model.knowledge import Knowledge
    from assistant.model.template import Template
    from assistant.store.drafts import Looked
    from assistant.store.policy import Policy
    from assistant.ui.bindings import Bindings
    from assistant.ui.flow import Flow
    from assistant.ui.side_windows import SideWindows
    from assistant.ui.theme import Theme


_NOT_CONFIRMED = "O07"
"""What an update says of packs that nobody has confirmed in time."""
_ANY_TIME = ("pause", "vis-frem")
"""What is done whatever is open: it leaves her work where it is."""


class Program(QObject):
    """Tray, chords and flow, from start to end."""

    def __init__(
        self, tray: Tray, instance: Instance, packs: Sequence[Path] | None, today: date | None, action: str
    ) -> None:
        super().__init__()
        self.tray = tray
        self._instance = instance
        self._packs = packs
        self._fixed_day = today
        self._first_action = action
        self._is_paused = False
        decided = policy.installed()
        self.settings = decided.over(settings_reader.read(paths.settings_file())[0])
        self.workplace: Workplace | None = None
        self._reminders = Reminders(self._knowledge, self._is_busy, self._dress, is_on=self.settings.reminders)
        self._counting = Counting(self._today, is_on=self.settings.count_usage)
        self._is_supplied = decided.updates is not None
        self._updates: Updates | None = None
        log.to_file(paths.log_file())
        self._follow(decided)
        self._quit_signals = QuitSignals(self._quit, self)
        sys.excepthook = self._unexpected
        self._connect()
        self._open_workplace()

    def close(self) -> None:
        """Give back what was borrowed: chords and clipboard."""
        self._quit_signals.close()
        if self._updates is not None:
            self._updates.close()
        if "flow" in self.__dict__:
            self.flow.close()
        if "desktop" in self.__dict__:
            self.desktop.close()

    def _quit(self) -> None:
        """Leave what is open, and go. Qt's own way asks each window, and a form that leaves itself counts as a no."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                window.close()
        QCoreApplication.exit(0)

    def _follow(self, decided: Policy) -> None:
        """Tell what is wrong with the organisation's file, and start with the system where others have decided so."""
        for finding in decided.findings:
            log.settings.warning("policy: %s: %s", finding.where, finding.message)
        is_decided, is_wanted = "start_with_system" in decided.values, self.settings.start_with_system

        def work() -> None:
            from assistant.store import autostart  # noqa: PLC0415 - in the worker

            starts_for_everybody = bool(autostart.why_not()) and autostart.is_enabled()
            if is_decided or starts_for_everybody:
                autostart.set_enabled(enabled=is_wanted)  # or there may be two lines, and two starts

        run_task(work, lambda _: None, lambda error: log.settings.error("autostart: %s", log.describe(error)))

    def follow_colours(self) -> None:
        """The system has changed its colours; a program that has shown nothing yet wears none."""
        if "theme" in self.__dict__:
            self.theme.follow()

    def _connect(self) -> None:
        self.tray.menu.aboutToShow.connect(self._dress)
        self.tray.palette.connect(self._palette)
        self.tray.note_type.connect(self._palette)
        self.tray.action.connect(self._press)
        self.tray.pause.connect(self._pause)
        self.tray.settings.connect(lambda: self._own_action("indstillinger"))
        self.tray.about.connect(lambda: self._own_action("diagnose"))
        self.tray.quit.connect(self._quit)
        self._instance.called.connect(self._press)
        self._instance.listen()

    def _open_workplace(self) -> None:
        settings, packs, today = self.settings, self._packs, self._today()

        def work() -> Workplace:
            from assistant.casework.workplace import open_workplace  # noqa: PLC0415 - in the worker

            return open_workplace(settings, today, packs)

        run_task(work, self._ready, self._not_ready)

    def _ready(self, workplace: Workplace) -> None:
        for finding in workplace.findings:
            log.packs.warning("%s %s", finding.code, finding.where)
        self.workplace = workplace
        if "flow" in self.__dict__:
            self.flow.workplace = workplace
        if "side_windows" in self.__dict__:
            self.side_windows.refresh(workplace)
        self.tray.set_note_types([(name.prefix.rstrip(":"), name.name) for name in workplace.library.note_types])
        self._bind()
        log.start.info("ready: %s", self.desktop.name)
        # The palette's index of words is built behind the chords, which need not wait for it.
        run_task(lambda: workplace.finder, lambda _: None, self._not_ready)
        self._forget_old_receipts()
        self._counting.forget_old(self.settings.receipts_days)
        self._fetch_packs()
        self._reminders.greet()
        self._look_for_drafts()
        if self._first_action:
            self._first_action, action = "", self._first_action
            self._press(action)

    def _not_ready(self, error: Exception) -> None:
        log.start.error("packs: %s", log.describe(error))
        self.tray.set_state(State.ATTENTION, "tekstpakkerne kan ikke læses; kør sagstast doctor")

    @cached_property
    def desktop(self) -> Desktop:
        """Windows, keys, clipboard and chords of this system."""
        from assistant.desktop.system import open_desktop  # noqa: PLC0415 - after the icon is up

        return open_desktop()

    @cached_property
    def theme(self) -> Theme:
        """Colours, font and Danish buttons, put on before the first window shows."""
        from assistant.ui import theme  # noqa: PLC0415 - most of the day there is no window

        theme.install_danish(_app())
        return theme.apply(_app(), self.settings.theme)  # type: ignore[arg-type]  # one of its choices

    @cached_property
    def bindings(self) -> Bindings:
        """The chords."""
        from assistant.ui.bindings import Bindings  # noqa: PLC0415 - after the icon is up

        return Bindings(self.desktop.hotkeys, self._palette, self._press)

    @cached_property
    def flow(self) -> Flow:
        """From chord to receipt; made when the first chord is pressed, which waits until there is a workplace."""
        from assistant.ui.flow import Flow  # noqa: PLC0415 - with the first chord

        assert self.workplace is not None  # noqa: S101 - chords are bound when there is one
        flow = Flow(self.desktop, self.workplace, self._keep, self)
        flow.own_action.connect(self._own_action)
        flow.done.connect(self._show_recent)
        flow.inserted.connect(self._reminders.inserted)
        flow.undone.connect(self._reminders.undone)
        flow.left.connect(self._reminders.left)
        self._counting.listen(flow)
        flow.drafts_counted.connect(self._tell_of_drafts)
        return flow

    @cached_property
    def side_windows(self) -> SideWindows:
        """Settings, diagnosis, and the card for the unexpected."""
        from assistant.ui.side_windows import SideWindows  # noqa: PLC0415 - when asked for

        return SideWindows(self.desktop, self.bindings, self._use, self._bind)

    @cached_property
    def _presenting(self) -> Presenting:
        from assistant.app.presenting import Presenting  # noqa: PLC0415 - few ever ask for it

        return Presenting(self.desktop.windows, self.theme, self.bindings, self.tray, self._reminders)

    def _bind(self) -> None:
        if self.workplace is None or self._is_paused:
            return
        if self.desktop.hook:
            self.desktop.hook.allow(allowed=self.settings.hotkeys_method == "hook")
        self.bindings.bind(self.workplace.profile)
        self.tray.set_leader(str(self.bindings.leader or ""))
        for sentence in (*self.bindings.problems, *self.bindings.notes):
            log.hotkeys.warning("%s", sentence)
        if self.bindings.problems:
            self.tray.set_state(State.ATTENTION, self.bindings.problems[0])
        elif any(finding.severity == "error" for finding in self.workplace.findings):
            self.tray.set_state(State.ATTENTION, "en skabelon har en fejl; se Om/diagnose")
        else:
            self.tray.set_state(State.READY, next(iter(self.bindings.notes), ""))

    def _palette(self, query: str = "") -> None:
        if self._is_prepared():
            self.flow.press_leader(query)

    def _press(self, action: str) -> None:
        if not self._is_prepared():
            self._first_action = action or "palette"
        elif action in _ANY_TIME:
            self._own_action(action)
        else:
            self.flow.press(action)

    def _is_prepared(self) -> bool:
        """Dress for the first window, and work by the rules of today, also when the program runs over midnight."""
        if self.workplace is None:
            return False
        self._dress()
        if self.workplace.today != self._today():
            self.workplace = self.flow.workplace = replace(self.workplace, today=self._today())
            self._look_for_drafts()
        return True

    def _dress(self) -> None:
        _ = self.theme

    def _today(self) -> date:
        return self._fixed_day or date.today()

    def _own_action(self, action: str) -> None:
        if not self._is_prepared() or self.workplace is None:
            return
        match action:
            case "pause":
                self._pause(not self._is_paused)
            case "vis-frem":
                self._presenting.toggle()
            case "paamindelser":
                self._reminders.show()
            case _:
                self._open_window(action, self.workplace)

    def _open_window(self, action: str, workplace: Workplace) -> None:
        match action:
            case "indstillinger":
                self.side_windows.show_settings(workplace)
            case "foreslaa":
                self.side_windows.show_suggestion(workplace, *self.flow.to_suggest())
            case "diagnose":
                self.side_windows.show_diagnosis(workplace)
            case "pakker":
                self.side_windows.show_packs(workplace, self._updates)
            case "mit-brug":
                self.side_windows.show_usage(workplace)
            case "studie":
                self.side_windows.show_studio()
            case "oev":
                self.side_windows.show_practice()
            case "lav-oevelser":
                self.side_windows.show_exercises()
            case "ordlyd":
                self.side_windows.show_wordings(workplace)

    def _knowledge(self) -> Knowledge:
        return self.flow.workplace.library.knowledge

    def _is_busy(self) -> bool:
        return "flow" in self.__dict__ and self.flow.is_busy

    def _pause(self, paused: bool) -> None:  # noqa: FBT001 - the tray's signal carries it
        self._is_paused = paused
        if paused:
            self.bindings.release()
            self.tray.set_state(State.PAUSED)
        else:
            self._bind()

    def _use(self, settings: Settings) -> None:
        self.settings = settings
        self._reminders.is_on = settings.reminders
        self._counting.is_on = settings.count_usage
        self.theme.choose(settings.theme)  # type: ignore[arg-type]  # one of its choices
        self._open_workplace()

    def _show_recent(self) -> None:
        titles = self.flow.workplace.titles()
        self.tray.set_recent([(action, titles[action]) for action in self.flow.recent if action in titles])

    def _keep(self, receipt: Receipt, template: Template) -> None:
        from assistant.app import keeping  # noqa: PLC0415 - with the first insertion

        log.insertion.info("%s v%s %s %s", receipt.template, receipt.version, receipt.outcome, receipt.target)
        if receipt.target == PRACTICE:
            return
        knowledge = self.flow.workplace.library.knowledge
        run_task(lambda: keeping.keep(receipt, template, knowledge), lambda _: None, self._not_kept)

    def _forget_old_receipts(self) -> None:
        days = self.settings.receipts_days
        if not paths.receipts_file().exists():
            return

        def work() -> None:
            from assistant.app import keeping  # noqa: PLC0415 - in the worker

            keeping.forget_old(days, datetime.now().astimezone())

        run_task(work, lambda _: None, self._not_kept)

    def _fetch_packs(self) -> None:
        """Fetch packs now and then, where the organisation has said from where and nobody has named others."""
        if self._updates is None and self._packs is None and self._is_supplied:
            from assistant.app.updates import Updates  # noqa: PLC0415 - most machines fetch nothing

            self._updates = Updates(parent=self)
            self._updates.fetched.connect(self._open_workplace)
            self._updates.told.connect(self._tell_of_packs)

    def _tell_of_packs(self, status: dict[str, list[dict[str, str]]]) -> None:
        for finding in status["findings"]:
            log.packs.warning("%s %s", finding["code"], finding["where"])
        old = next((finding["message"] for finding in status["findings"] if finding["code"] == _NOT_CONFIRMED), "")
        self.tray.set_packs(old.partition(". ")[0])

    def _look_for_drafts(self) -> None:
        """Forget drafts that are too old, and tell of the others. Mostly there are none, and nothing is loaded."""
        folder, days = paths.drafts_dir(), self.settings.draft_days
        if "flow" not in self.__dict__ and not folder.exists():
            return

        def work() -> Looked:
            from assistant.store import drafts  # noqa: PLC0415 - in the worker

            return drafts.look(folder, days, datetime.now().astimezone())

        run_task(work, self._seen_drafts, lambda error: log.start.error("drafts: %s", log.describe(error)))

    def _seen_drafts(self, found: Looked) -> None:
        if found.undeleted:
            log.start.error("drafts: %d too old, and not to be deleted", found.undeleted)
        if "flow" in self.__dict__:
            self.flow.drafts.keeping.seen(found.names)  # which knows what is in memory, too, and has it told
        else:
            self._tell_of_drafts(len(found.names))

    def _tell_of_drafts(self, count: int) -> None:
        if count:
            from assistant.ui.texts import of_drafts  # noqa: PLC0415 - most days there are none

            self.tray.set_drafts(of_drafts(count))
        else:
            self.tray.set_drafts("")

    def _not_kept(self, error: Exception) -> None:
        log.insertion.error("receipt: %s", log.describe(error))
        self.tray.set_state(State.ATTENTION, "ordlydskvitteringen kunne ikke gemmes; se Om/diagnose")

    def _unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace
        log.start.error("unexpected: %s", log.describe(error))
        self._dress()
        self.side_windows.show_crash(error)


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())
