"""The screen as a test sees it, on an X connection of its own and not through the code under test."""

from __future__ import annotations

import re
from typing import Any

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol import event

from targets.waiting import eventually


class Windows:
    """Finds windows by title or process, and changes which is in front."""

    def __init__(self, display: str) -> None:
        self.display = Display(display)
        self.display.set_error_handler(lambda *_: None)
        self.root = self.display.screen().root

    def has_manager(self) -> bool:
        return self._property(self.root, "_NET_SUPPORTING_WM_CHECK") is not None

    def has_tray(self) -> bool:
        return bool(self.display.get_selection_owner(self.display.intern_atom("_NET_SYSTEM_TRAY_S0")))

    def ids(self) -> list[int]:
        return list(self._property(self.root, "_NET_CLIENT_LIST") or ())

    def title(self, window: int) -> str:
        resource = self.display.create_resource_object("window", window)
        found = self._property(resource, "_NET_WM_NAME") or self._property(resource, "WM_NAME") or b""
        return found.decode() if isinstance(found, bytes) else str(found)

    def place(self, window: int) -> tuple[int, int, int, int]:
        """Where ``window`` stands: x, y, width, height."""
        resource = self.display.create_resource_object("window", window)
        size, corner = resource.get_geometry(), self.root.translate_coords(resource, 0, 0)
        return corner.x, corner.y, size.width, size.height

    def with_title(self, pattern: str, patience: float = 60.0) -> int:
        """The window whose title ``pattern`` finds; waits for it."""

        def find() -> int:
            return next((w for w in self.ids() if re.search(pattern, self.title(w))), 0)

        return eventually(find, patience, f"no window {pattern!r}")

    def having(self, pattern: str) -> list[int]:
        """The windows that are there now and whose title ``pattern`` finds."""
        return [window for window in self.ids() if re.search(pattern, self.title(window))]

    def active(self) -> int:
        found = self._property(self.root, "_NET_ACTIVE_WINDOW")
        return found[0] if found else 0

    def activate(self, window: int) -> None:
        """Bring ``window`` to the front and wait until it is there, also for its own focus."""
        self._ask(window, "_NET_ACTIVE_WINDOW", (2, X.CurrentTime, 0, 0, 0))
        eventually(lambda: self.active() == window and self.has_focus(window), what=f"focus to {window:#x}")

    def close_window(self, window: int) -> None:
        self._ask(window, "_NET_CLOSE_WINDOW", (X.CurrentTime, 2, 0, 0, 0))
        eventually(lambda: window not in self.ids(), what=f"closing {window:#x}")

    def clipboard_owner(self) -> int:
        found = self.display.get_selection_owner(self.display.intern_atom("CLIPBOARD"))
        return getattr(found, "id", found)

    def docked_icons(self) -> list[Any]:
        """The icons that are docked in the tray and shown."""
        trays = [self.display.create_resource_object("window", window) for window in self.having("^panel$")]
        return [icon for tray in trays for icon in self._icons_in(tray)]

    def tray_centre(self) -> tuple[int, int]:
        """The middle of the only icon, once it is there alone: an earlier program's may stay for a moment."""
        icons = eventually(lambda: found if len(found := self.docked_icons()) == 1 else [], what="one icon")
        geometry, place = icons[0].get_geometry(), self.root.translate_coords(icons[0], 0, 0)
        return place.x + geometry.width // 2, place.y + geometry.height // 2

    def menu_height(self) -> int:
        """Pixels of the menu that is open; 0 when there is none. No window manager keeps a menu."""
        heights = [0]
        for window in self.root.query_tree().children:
            found = window.get_attributes()
            if found and found.override_redirect and found.map_state == X.IsViewable and window.id not in self.ids():
                heights.append(window.get_geometry().height)
        return max(heights)

    def close(self) -> None:
        self.display.close()

    def _icons_in(self, window: Any) -> list[Any]:
        found = []
        try:
            for child in window.query_tree().children:
                is_shown = child.get_attributes().map_state == X.IsViewable
                is_icon = self._property(child, "_XEMBED_INFO") is not None
                found += [child] if is_icon and is_shown else self._icons_in(child)
        except (error.XError, AttributeError):
            return found  # it was closed meanwhile
        return found

    def has_focus(self, window: int) -> bool:
        focus = self.display.get_input_focus().focus
        return getattr(focus, "id", 0) & ~0x1FFFFF == window & ~0x1FFFFF

    def _ask(self, window: int, what: str, data: tuple[int, ...]) -> None:
        message = event.ClientMessage(window=window, client_type=self.display.intern_atom(what), data=(32, data))
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self.root.send_event(message, event_mask=mask)
        self.display.flush()

    def _property(self, window: object, name: str) -> object:
        try:
            found = window.get_full_property(self.display.intern_atom(name), X.AnyPropertyType)
        except error.XError:
            return None
        return found.value if found else None
