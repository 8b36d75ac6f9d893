"""What a person sees: tray, palette, form, preview, settings, and the words for people."""

from contextlib import suppress

import PySide6  # noqa: F401 - brings the module below

with suppress(ImportError, AttributeError):  # another version of it: dearer, and no worse
    from shibokensupport import feature  # type: ignore[import-not-found]  # made when PySide6 is loaded

    # At every import PySide6 reads the source of the importing module, to see whether it uses ``__feature__``, and
    # Python keeps what was read: 3 MB, and a tenth of the start. No module here uses it, and this is the only way to
    # say so.
    feature._mod_uses_pyside = lambda _: False
