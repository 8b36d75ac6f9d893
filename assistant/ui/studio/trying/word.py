"""»Word«: the pages of the Word file as LibreOffice draws them, and the file itself."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from assistant.casework.documents import save_document
from assistant.casework.studio.trying import Trial
from assistant.casework.studio.trying_word import NotDrawnError, PageImage, Pages, draw_pages, find_office
from assistant.ui.files import ask_where_to_save
from assistant.ui.parts import QuickButton, clear, label, restyle
from assistant.ui.plan import naming, texts
from assistant.ui.studio.trying.page import Page
from assistant.ui.tasks import run_task_of
from assistant.ui.theme import UNIT

OPEN = "Åbn i &Word …"
_PAUSE_MS = 600
_NO_OFFICE = "Siderne kan ikke vises her, fordi LibreOffice ikke er på computeren. »Åbn i Word« viser dem."
_DRAWING = "Siderne tegnes …"
_DRAWN = "{}, tegnet af LibreOffice. Word kan bryde linjerne lidt anderledes."
_FAILED = "Siderne kunne ikke tegnes. »Åbn i Word« viser dem."
_TITLE = "Gem en kopi, og åbn den"


class PageImages(QScrollArea):
    """Pages below each other, as wide as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._images: tuple[QImage, ...] = ()
        self._labels: list[QLabel] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming would change the width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Siderne i Word")

    def show_pages(self, pages: Pages) -> None:
        """Show these in place of those before."""
        self._images = tuple(map(_image, pages.images))
        clear(self._column)
        self._labels = [QLabel() for _ in self._images]
        for number, page in enumerate(self._labels, 1):
            page.setAccessibleName(f"Side {number} af {pages.count}")
            self._column.addWidget(page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw them as wide as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        width = round(self.viewport().width() * ratio)
        for page, image in zip(self._labels, self._images, strict=True):
            pixmap = QPixmap.fromImage(image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
            pixmap.setDevicePixelRatio(ratio)
            page.setPixmap(pixmap)


class WordPage(Page):
    """The pictures; the old ones stay until the new are there."""

    def __init__(self) -> None:
        super().__init__()
        self._trial: Trial | None = None
        self._drawn: Trial | None = None
        self._is_drawing = False
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.said = label("", "help", wrap=True)
        self.pages = PageImages()
        self.open = QuickButton(OPEN)
        self._later.timeout.connect(self._draw)
        self.open.clicked.connect(self._ask_where)
        self.column.addWidget(self.said)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)

    @cached_property
    def office(self) -> Path | None:
        """LibreOffice, looked for once."""
        return find_office()

    def show_trial(self, trial: Trial) -> None:
        """Draw its pages, after a pause."""
        self._trial = trial
        if self.office is None:
            self._say(_NO_OFFICE)
        elif self._drawn is None or _content(trial) != _content(self._drawn):
            self._say(_DRAWING)
            self._later.start()

    def _draw(self) -> None:
        office, trial = self.office, self._trial
        if office is None or trial is None or self._is_drawing or not self.isVisible():
            return
        self._is_drawing, self._drawn = True, trial
        draft, sender = trial.draft, trial.drafter.organisation
        run_task_of(self, lambda: draw_pages(office, draft, sender, trial.day), self._show, self._not_drawn)

    def _show(self, pages: Pages) -> None:
        self.pages.show_pages(pages)
        count = "1 side" if pages.count == 1 else f"{pages.count} sider"
        left_out = pages.count - len(pages.images)
        self._say(_DRAWN.format(f"De første {len(pages.images)} af {count}" if left_out else count))
        self._go_on()

    def _not_drawn(self, error: Exception) -> None:
        if not isinstance(error, NotDrawnError | OSError):
            raise error
        self._say(_FAILED, is_bad=True)
        self._go_on()

    def _go_on(self) -> None:
        """Draw what has become of it meanwhile."""
        self._is_drawing = False
        if self._trial is not None:
            self.show_trial(self._trial)

    def _ask_where(self) -> None:
        trial = self._trial
        if trial is not None:
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            name = str(folder / naming.called(trial.template.title))
            ask_where_to_save(
                self, _TITLE, name, texts.FILES, lambda chosen: self._write(trial, naming.as_word(chosen))
            )

    def _write(self, trial: Trial, out: Path) -> None:
        draft, sender = trial.draft, trial.drafter.organisation

        def write() -> None:
            if out.exists():
                raise FileExistsError
            save_document(draft, out, sender, trial.day)

        run_task_of(self, write, lambda _: self._written(out), lambda error: self._not_written(error, out))

    def _written(self, out: Path) -> None:
        self._say(f"Gemt som {out.name}.")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))

    def _not_written(self, error: Exception, out: Path) -> None:
        if not isinstance(error, OSError):
            raise error
        self._say(f"Ikke gemt. {texts.why(error, out.name)}", is_bad=True)

    def _say(self, text: str, *, is_bad: bool = False) -> None:
        self.said.setText(text)
        restyle(self.said, "role", "error" if is_bad else "help")


def _content(trial: Trial) -> object:
    """What of ``trial`` its file shows."""
    draft = trial.draft
    return draft.heading, draft.body, draft.outputs, draft.answers, trial.drafter.organisation, trial.day


def _image(page: PageImage) -> QImage:
    return QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy()
