"""A key in the studio's text, until the preview is painted with it, beside the least that could be done.

Run as a script it is both windows.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from jinja2 import Environment
from pack_town import PACK
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSplitter, QTextBrowser, QWidget

from assistant.casework.studio.surroundings import surroundings
from assistant.ui import theme
from assistant.ui.studio.sheet import TABS
from assistant.ui.studio.window import StudioWindow
from benchmarks.measuring import Series, moment_of
from benchmarks.packs import STANDARD
from benchmarks.programs import ROOT

ABOUT = """\
A letter of three pages with 20 questions and 18 conditions; the studio beside a bare editor that has Jinja2 render all
of it at once into a bare browser, without a check, a colour or a place to press. They take turns: a word, a key every
200 ms, then a pause."""
DAY = date(2026, 11, 24)
QUESTIONS, PARAGRAPHS = 20, 18
KEYS, WORDS = 6, 10
_KEY_MS, _PAUSE_MS, _SETTLED_MS = 200, 1_500, 4_000


def measure(env: dict[str, str], folder: Path) -> list[Series]:
    """Milliseconds of every key: ours, and the bare editor's."""
    command = (sys.executable, "-m", "benchmarks.studio_typing", str(folder))
    answer = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    ours, bare = json.loads(answer.stdout)
    return [Series("the studio", values=ours), Series("a bare editor and Jinja2", values=bare)]


def main(folder: Path) -> None:
    """Type in both, and print how long each key took."""
    app = QApplication([])
    theme.apply(app, "light")
    body = _write(folder)
    window = StudioWindow(folder, surroundings(folder, [STANDARD], DAY), [STANDARD])
    room = window.templates
    ours = _Watched(window, room.sheet.text.edit, room.trying.text.preview)
    bare = _bare(body)
    for each in (ours, bare):
        each.top.resize(1400, 900)
        each.top.show()
        QTest.qWaitForWindowExposed(each.top)
    QTest.qWait(_SETTLED_MS)
    room.sheet.tabs.setCurrentIndex(TABS.index("&Tekst"))
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(WORDS):
        for each, took in zip((ours, bare), found, strict=True):
            each.top.raise_()
            QTest.qWait(_PAUSE_MS)
            took.extend(each.type())
    print(json.dumps(found))


class _Watched(QObject):
    """An editor in the window ``top``, and the preview that follows it."""

    def __init__(self, top: QWidget, edit: QPlainTextEdit, preview: QTextBrowser) -> None:
        super().__init__()
        self.top, self._edit, self._preview = top, edit, preview
        self._is_new = self._is_painted = False
        preview.document().contentsChanged.connect(self._note)
        preview.viewport().installEventFilter(self)

    def type(self) -> list[float]:
        """A word at the beginning of the letter, and how long each of its keys took."""
        self._edit.moveCursor(QTextCursor.MoveOperation.Start)
        took = []
        for number in range(KEYS):
            QTest.qWait(_KEY_MS)
            self._is_new = self._is_painted = False
            start = time.perf_counter()
            QTest.keyClick(self._edit, Qt.Key.Key_A + number)
            took.append((moment_of(self._painted, pause=0) - start) * 1000)
            assert self._preview.toPlainText()[: number + 1] == self._edit.toPlainText()[: number + 1]
        return took

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note when what is new is painted."""
        self._is_painted = self._is_painted or (self._is_new and event.type() is QEvent.Type.Paint)
        return False

    def _note(self) -> None:
        self._is_new = True

    def _painted(self) -> bool:
        QApplication.processEvents()
        return self._is_painted


def _bare(body: str) -> _Watched:
    """The least that could be done."""
    jinja, answers = Environment(autoescape=False), {f"svar{number}": "et svar" for number in range(QUESTIONS)}
    both, edit, preview = QSplitter(), QPlainTextEdit(body), QTextBrowser()

    def show() -> None:
        preview.setPlainText(jinja.from_string(edit.toPlainText()).render(answers))

    show()
    edit.textChanged.connect(show)
    both.addWidget(edit)
    both.addWidget(preview)
    return _Watched(both, edit, preview)


def _write(folder: Path) -> str:
    """A pack of one letter in ``folder``; the letter's text."""
    fields = "".join(
        f'[[fields]]\nname = "svar{number}"\ntype = "text"\nlabel = "Spørgsmål {number}?"\nexample = "et svar"\n\n'
        for number in range(QUESTIONS)
    )
    said = "Vi har skrevet det, du sagde, og det, vi aftalte. " * 8
    body = "\n\n".join(
        f"Afsnit {number} er om {{{{ svar{number} }}}}. {said}"
        f"{{% if svar{number} %}}Det gælder {{{{ svar{number} }}}}.{{% endif %}}"
        for number in range(PARAGRAPHS)
    )
    facts = 'version = "1"\nvalid_from = 2020-01-01\nsource = "målingen"\ncertainty = "high"'
    file = folder / "letters" / "langt-brev.txt"
    file.parent.mkdir(parents=True)
    file.write_text(
        f'+++\nid = "langt-brev"\ntitle = "Et langt brev"\nkind = "letter"\n{facts}\n\n{fields}+++\n{body}\n', "utf-8"
    )
    (folder / "pack.toml").write_text(PACK.format("1"), "utf-8")
    return body


if __name__ == "__main__":
    main(Path(sys.argv[1]))
