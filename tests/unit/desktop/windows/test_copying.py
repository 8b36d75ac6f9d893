"""``--copy``: the text stays when the program has ended, and no history keeps it."""

from __future__ import annotations

import subprocess
import sys

from assistant.desktop.qtclipboard import WINDOWS_MARKS
from assistant.desktop.windows import api, formats, memory
from assistant.desktop.windows.copying import copy

TEXT = "Kære Åse – “citat” €\n\nMød op."


def found():
    with memory.clipboard() as is_open:
        assert is_open
        return {memory.name(kind) or kind: memory.read(kind, 10**6) for kind in memory.formats()}


def test_it_stays_when_the_program_has_ended():
    command = f"from assistant.app.copying import copy_private; assert copy_private({TEXT!r})"
    subprocess.run([sys.executable, "-c", command], check=True, timeout=60)
    assert formats.of_unicode(found()[api.CF_UNICODETEXT]) == TEXT


def test_neither_history_nor_cloud_keeps_it():
    assert copy("om en borger")
    there = found()
    assert set(WINDOWS_MARKS) <= set(there)
    assert there["CanIncludeInClipboardHistory"] == there["CanUploadToCloudClipboard"] == bytes(4)


def test_while_another_has_it_open_nothing_is_copied():
    with memory.clipboard() as is_open:
        assert is_open
        command = "from assistant.app.copying import copy_private; assert not copy_private('x')"
        subprocess.run([sys.executable, "-c", command], check=True, timeout=60)
