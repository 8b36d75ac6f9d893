"""Chords in every window: registered with Windows, which tells of them and of no other key."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import logging
from collections.abc import Callable
from dataclasses import dataclass

from assistant.desktop.ports import Grab
from assistant.desktop.windows import api
from assistant.desktop.windows.hidden import HiddenWindow
from assistant.desktop.windows.hook import Win32Hook
from assistant.desktop.windows.keys import press_nothing
from assistant.desktop.windows.layout import Layout
from assistant.model.chord import Chord

log = logging.getLogger("sagstast.hotkeys")

_FLAGS = {"Ctrl": api.MOD_CONTROL, "Alt": api.MOD_ALT, "Shift": api.MOD_SHIFT, "Win": api.MOD_WIN}
_LAST_NUMBER = 0xBFFF
"""Those above are for libraries."""
_BACK_AT_WORK = frozenset({api.WTS_CONSOLE_CONNECT, api.WTS_REMOTE_CONNECT, api.WTS_SESSION_UNLOCK})


@dataclass(frozen=True)
class _Wanted:
    """``number`` is Windows' for the registration; 0 while there is none."""

    pressed: Callable[[], None]
    number: int = 0


class Win32Hotkeys:
    """Registers chords, and calls back once per press. What cannot be registered is left to the hook, if that may."""

    def __init__(self, layout: Layout, hook: Win32Hook) -> None:
        self._layout = layout
        self._hook = hook
        self._wanted: dict[Chord, _Wanted] = {}
        self._number = 0
        self._layout_then = layout.current()
        shell = api.RegisterWindowMessageW("SHELLHOOK")
        handlers = {
            api.WM_HOTKEY: self._on_hotkey,
            api.WM_WTSSESSION_CHANGE: self._on_session,
            api.WM_POWERBROADCAST: self._on_power,
            shell: self._on_shell,
        }
        self.window = HiddenWindow("SagstastHotkeys", handlers)
        api.RegisterShellHookWindow(self.window.handle)
        api.WTSRegisterSessionNotification(self.window.handle, api.NOTIFY_FOR_THIS_SESSION)

    def close(self) -> None:
        """Give every chord back, and listen to nothing."""
        self.release_all()
        self._hook.allow(allowed=False)
        api.WTSUnRegisterSessionNotification(self.window.handle)
        self.window.close()

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> Grab:
        """Register ``chord``; where another program has, listen for it, if that is allowed."""
        self.release(chord)
        self._wanted[chord] = _Wanted(pressed)
        if not self.can_type(chord) or self.typed_by(chord):
            return Grab.NO_KEY  # in this layout: it waits for another
        key = self._layout.virtual_key(chord.key)
        number = self._next_number()
        flags = sum(_FLAGS[name] for name in chord.modifiers) | api.MOD_NOREPEAT
        if api.RegisterHotKey(self.window.handle, number, flags, key):
            self._wanted[chord] = _Wanted(pressed, number)
            return Grab.HELD
        error = api.last_error()
        if self._hook.listen(chord, pressed):
            return Grab.SHARED
        if error == api.ERROR_HOTKEY_ALREADY_REGISTERED:
            return Grab.TAKEN
        log.warning("RegisterHotKey: %s", error)
        return Grab.UNSUPPORTED

    def release(self, chord: Chord) -> None:
        """Give ``chord`` back."""
        wanted = self._wanted.pop(chord, None)
        if wanted and wanted.number:
            api.UnregisterHotKey(self.window.handle, wanted.number)
        self._hook.forget(chord)

    def release_all(self) -> None:
        """Give every chord back."""
        for chord in tuple(self._wanted):
            self.release(chord)

    def typed_by(self, chord: Chord) -> str:
        """What AltGr types: on a Danish keyboard it is Ctrl and Alt."""
        return self._layout.typed_with_altgr(chord) if chord.is_altgr_like else ""

    def can_type(self, chord: Chord) -> bool:
        """Whether there is a key for ``chord``."""
        try:
            self._layout.virtual_key(chord.key)
        except LookupError:
            return False
        return True

    def _next_number(self) -> int:
        """One that is free, and not the one given back last: its press may still be on its way."""
        held = {wanted.number for wanted in self._wanted.values()}
        self._number = self._number % _LAST_NUMBER + 1
        while self._number in held:
            self._number = self._number % _LAST_NUMBER + 1
        return self._number

    def _on_hotkey(self, number: int, _key: int) -> int:
        self._hook.must_have_heard()
        for chord, wanted in tuple(self._wanted.items()):
            if wanted.number == number:
                if {"Alt", "Win"} & set(chord.modifiers) and "Ctrl" not in chord.modifiers:
                    press_nothing()
                wanted.pressed()
        return 0

    def _on_session(self, event: int, _session: int) -> int:
        """Windows keeps registrations while it is locked; they are renewed as layout and owners may have changed."""
        if event in _BACK_AT_WORK:
            self._renew()
        return 0

    def _on_power(self, event: int, _: int) -> int:
        if event == api.PBT_APMRESUMEAUTOMATIC:
            self._renew()
        return 1

    def _on_shell(self, event: int, _: int) -> int:
        """Another window is in front, or the layout has been changed; either may mean that ½ lies elsewhere."""
        if event & ~api.HSHELL_HIGHBIT in {api.HSHELL_WINDOWACTIVATED, api.HSHELL_LANGUAGE}:
            layout = self._layout.current()
            if layout and layout != self._layout_then:
                self._layout_then = layout
                self._renew()
        return 0

    def _renew(self) -> None:
        for chord, wanted in tuple(self._wanted.items()):
            self.grab(chord, wanted.pressed)
        self._hook.arm(anew=True)
