"""The windows beside the main job: settings, diagnosis, and the card for the unexpected. Each built when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from assistant.casework.setup import why_taken
from assistant.casework.workplace import Workplace
from assistant.desktop.ports import Desktop
from assistant.model.chord import Chord
from assistant.model.fields import Choice
from assistant.store import autostart, policy, program
from assistant.store.settings import Settings
from assistant.ui import theme
from assistant.ui.bindings import Bindings
from assistant.ui.settings_saving import SettingsSaving
from assistant.ui.tasks import run_task

if TYPE_CHECKING:
    from assistant.casework.wording import Wordings
    from assistant.ui.about import About
    from assistant.ui.crash import CrashCard
    from assistant.ui.day_words import DayWords
    from assistant.ui.packs_errand import PacksErrand, Updates
    from assistant.ui.settings import SettingsWindow
    from assistant.ui.suggest_errand import SuggestErrand
    from assistant.ui.usage.window import UsageWindow
    from assistant.ui.wording import WordingWindow

DECIDED = "Bestemt af din organisation."
ONLY_WINDOWS = "Findes kun på Windows."


class SideWindows:
    """Shows them; ``use`` puts changed settings to use, ``rebind`` takes the chords again after a recording."""

    def __init__(
        self, desktop: Desktop, bindings: Bindings, use: Callable[[Settings], None], rebind: Callable[[], None]
    ) -> None:
        self._desktop = desktop
        self._bindings = bindings
        self._rebind = rebind
        self._saving = SettingsSaving(use)

    def show_settings(self, workplace: Workplace) -> None:
        """Open the settings window."""
        kinds = {unit.id: unit.name for unit in workplace.library.units}
        offered = {"units": [Choice(value=unit_id, label=name) for unit_id, name in kinds.items()]}
        barred = {"start_with_system": why} if (why := autostart.why_not()) else {}
        if self._desktop.hook is None:
            barred["hotkeys_method"] = ONLY_WINDOWS
        barred |= dict.fromkeys(policy.installed().values, DECIDED)
        self._settings.open(workplace.settings, workplace.own_profile, workplace.titles(), offered, barred)

    def show_diagnosis(self, workplace: Workplace) -> None:
        """Show what works on this machine."""
        from assistant.casework import diagnosis, drafts  # noqa: PLC0415 - when asked for
        from assistant.ui import machine  # noqa: PLC0415 - when asked for

        on_screen = machine.checks(self._desktop, self._bindings, workplace.profile)
        self._about.tell([*diagnosis.checks(workplace.library), *on_screen])
        days = workplace.settings.draft_days
        run_task(lambda: drafts.check(days), self._about.add)  # a credential store may take its time

    def show_suggestion(self, workplace: Workplace, template: str, words: DayWords) -> None:
        """Ask what she would have another way."""
        self._saving.now = self._saving.now or workplace.settings
        self._suggestion.begin(workplace, template, words)

    def show_wordings(self, workplace: Workplace) -> None:
        """Show the published wordings of a day, and her own receipts of it."""
        from assistant.ui.wording import WordingRequest  # noqa: PLC0415 - when asked for

        library, targets = workplace.library, workplace.profile.targets

        def wordings() -> Wordings:
            from assistant.casework.wording import open_wordings  # noqa: PLC0415 - in the worker

            return open_wordings(library)

        titles = {target.id: target.title for target in targets}
        self._wordings.open(WordingRequest(wordings, workplace.today, titles))

    def show_packs(self, workplace: Workplace, updates: Updates | None) -> None:
        """Show the packs in use, and fetch what is new when she asks for it."""
        self._packs.show(workplace, updates)

    def show_usage(self, workplace: Workplace) -> None:
        """Show her how she uses the templates."""
        self._usage.open(workplace)

    def show_practice(self) -> None:
        """Open the journal to practise in: another program, so that a text comes into it as into any other window."""
        first, *rest = program.command("training", "practise", *(("--large",) if theme.is_large() else ()))
        QProcess.startDetached(first, rest)

    def show_studio(self) -> None:
        """Open the window to write templates in, on her own: another program, whatever becomes of this one."""
        first, *rest = program.command("studio")
        QProcess.startDetached(first, rest)

    def show_exercises(self) -> None:
        """Open the window to write exercises in: another program, as the journal that it opens."""
        first, *rest = program.command("training", "edit")
        QProcess.startDetached(first, rest)

    def refresh(self, workplace: Workplace) -> None:
        """Show what is another way now in what is open."""
        if "_packs" in self.__dict__:
            self._packs.refresh(workplace)

    def show_crash(self, error: BaseException) -> None:
        """Say that the unexpected has happened, with a report that holds nothing of what was written."""
        self._crash.tell(error)

    @cached_property
    def _settings(self) -> SettingsWindow:
        from assistant.ui.settings import SettingsWindow  # noqa: PLC0415 - when asked for

        window = SettingsWindow(self._why_not, self._saving.save)
        window.keys.note = self._bindings.note_on
        window.keys.recorder.hook = self._desktop.hook
        window.recording.connect(self._rest_while_recording)
        return window

    @cached_property
    def _suggestion(self) -> SuggestErrand:
        from assistant.ui.suggest_errand import SuggestErrand  # noqa: PLC0415 - when asked for

        return SuggestErrand(self._save_folder)

    @cached_property
    def _about(self) -> About:
        from assistant.ui.about import About  # noqa: PLC0415 - when asked for

        return About()

    @cached_property
    def _wordings(self) -> WordingWindow:
        from assistant.ui.wording import WordingWindow  # noqa: PLC0415 - when asked for

        return WordingWindow()

    @cached_property
    def _packs(self) -> PacksErrand:
        from assistant.ui.packs_errand import PacksErrand  # noqa: PLC0415 - when asked for

        return PacksErrand()

    @cached_property
    def _usage(self) -> UsageWindow:
        from assistant.ui.usage.window import UsageWindow  # noqa: PLC0415 - when asked for

        return UsageWindow()

    @cached_property
    def _crash(self) -> CrashCard:
        from assistant.ui.crash import CrashCard  # noqa: PLC0415 - seldom, one hopes

        return CrashCard()

    def _why_not(self, chord: Chord, action: str) -> str:
        del action  # whose chord it is already, the window sees itself
        return self._bindings.why_not(chord) or why_taken(chord)

    def _rest_while_recording(self, recording: bool) -> None:  # noqa: FBT001 - the signal carries it
        """A chord that is pressed to be recorded must not run what it runs now."""
        if recording:
            self._bindings.release()
        else:
            self._rebind()

    def _save_folder(self, folder: str) -> None:
        """Remember where the suggestions go, and leave what she has set since the window was opened."""
        if now := self._saving.now:
            self._saving.save(replace(now, organisation_suggestions=folder), lambda _: None)
