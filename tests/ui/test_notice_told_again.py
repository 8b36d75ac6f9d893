"""One card for every message: what stands on it must not depend on what stood there before."""

from __future__ import annotations

from assistant.ui.notice import Notice
from assistant.ui.texts import Telling

SHORT = Telling("Der er ikke noget at fortryde", ("Den seneste tekst blev ikke indsat af Sagstast.",))
LONG = Telling("Kan ikke indsætte her", ("Vinduet, du kom fra, er lukket. Teksten er ikke indsat.",) * 3)


def test_a_long_message_after_a_short_one_is_shown_whole(qtbot):
    fresh, used = Notice(), Notice()
    for notice in (fresh, used):
        qtbot.addWidget(notice)
    with qtbot.waitExposed(used):
        used.tell(SHORT)
    used.hide()
    used.tell(LONG)
    fresh.tell(LONG)
    assert used.height() == fresh.height()
