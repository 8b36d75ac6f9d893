"""What each short exercise asks, and where it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Literal

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from assistant.casework.training.drills import Deck, Outcome, judge_type
from assistant.casework.training.mending import Mending, judge_mending
from assistant.casework.training.searching import Search, judge_search, search_for
from assistant.model.knowledge import Knowledge
from assistant.model.learning import Drill
from assistant.model.training import Scenario
from assistant.ui.parts import Role, label
from assistant.ui.theme import UNIT
from assistant.ui.training.choosing import TypeChoice
from assistant.ui.training.remarks import Remarks

_MEND = "Ret overskriften, så den følger overskriftsguiden, og en kollega kan finde notatet."
Line = tuple[str, Role | Literal[""]]
"""A line to tell, and its look."""


class Panel(QWidget):
    """One drill: its question above, and below what is to be done.

    Attributes:
        title: what it is called, with its mnemonic.
        how: what is done, and by which keys, told before the first answer.
        missing: what is told where nothing has been answered.
        asked: the question.
        entry: what takes the answer.
    """

    drill: Drill
    title: str
    how: str
    missing: str

    def __init__(self, entry: QWidget) -> None:
        super().__init__()
        self.entry = entry
        self.asked = Remarks("Spørgsmålet")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(UNIT * 2, UNIT * 2, UNIT * 2, UNIT * 2)
        self.column.setSpacing(UNIT)
        self.column.addWidget(self.asked, 1)

    def deal(self) -> None:
        """Ask the next question."""
        raise NotImplementedError

    def outcome(self) -> Outcome | None:
        """How the answer is; None where there is none."""
        raise NotImplementedError

    @property
    def solution(self) -> tuple[Line, ...]:
        """A right answer to show where she asks for one; none where the outcome tells it."""
        return ()

    def _ask(self, title: str, situation: str, task: str) -> None:
        self.asked.clear()
        self.asked.say(title, "title")
        self.asked.say(situation)
        self.asked.say(task, "prefix")


class TypePanel(Panel):
    """»Hvilken notattype?«: a situation, and all note types."""

    drill = "type"
    title = "Hvilken notatt&ype?"
    how = "Vælg typen med piletasterne eller det første bogstav, og tryk Enter."
    missing = "Vælg først en type."

    def __init__(self, scenarios: Sequence[Scenario], knowledge: Knowledge, rng: Random) -> None:
        self.choice = TypeChoice(knowledge.note_types.values())
        super().__init__(self.choice)
        self._knowledge = knowledge
        self._deck = Deck(scenarios, rng)
        self.asked.put_below(self.choice)

    def deal(self) -> None:
        """Another situation."""
        self.question = self._deck.deal()
        self.choice.clear()
        self._ask(self.question.title, self.question.situation.strip(), self.question.task)

    def outcome(self) -> Outcome | None:
        """By the types that are right."""
        chosen = self.choice.chosen
        return judge_type(self.question, chosen, self._knowledge) if chosen else None


class HeadingPanel(Panel):
    """»Ret overskriften«: a heading that is not good enough, to mend."""

    drill = "heading"
    title = "Ret overskr&iften"
    how = "Ret overskriften, og tryk Enter. Præbetegnelsen hører med."
    missing = "Overskriften er, som den var. Ret den først."

    def __init__(self, questions: Sequence[Mending], knowledge: Knowledge, rng: Random) -> None:
        self.heading = QLineEdit()
        super().__init__(self.heading)
        self._knowledge = knowledge
        self._deck = Deck(questions, rng)
        self.heading.setAccessibleName("Overskriften, der skal rettes")
        self.asked.put_below(self.heading)

    def deal(self) -> None:
        """Another heading."""
        self.question = self._deck.deal()
        scenario = self.question.scenario
        task = scenario.task if self.question.is_made_up else _MEND
        self._ask(scenario.title, scenario.situation.strip(), task)
        for heading in scenario.used:
            self.asked.say(f"På sagen står i forvejen: {heading}", "muted")
        self.heading.setText(self.question.heading)

    def outcome(self) -> Outcome | None:
        """By the rules of real work."""
        heading = self.heading.text().strip()
        return judge_mending(self.question, heading, self._knowledge) if heading != self.question.heading else None

    @property
    def solution(self) -> tuple[Line, ...]:
        """One of the headings that are right."""
        title = (
            "En god overskrift af samme type, fra en anden sag" if self.question.is_made_up else "Sådan kan den hedde"
        )
        return ((title, "title"), (self.question.solution, "prefix"))


class FindPanel(Panel):
    """»Find notatet«: one heading among hundreds, by the search of the journal."""

    drill = "find"
    title = "Fin&d notatet"
    how = "Søg, til der er højst fem overskrifter, og notatets er imellem. Tryk Enter."
    missing = "Skriv først et ord at søge på."

    def __init__(self, scenarios: Sequence[Scenario], knowledge: Knowledge, rng: Random) -> None:
        self.search = QLineEdit()
        super().__init__(self.search)
        self._scenarios, self._knowledge, self._rng = scenarios, knowledge, rng
        self._deck = Deck(scenarios, rng)
        self._own: dict[str, str] = {}
        self._unasked: list[str] = []
        self.count = label("", "muted")
        self.headings = QListView()
        self._rows = QStringListModel(self)
        self._build()

    def remember(self, scenario_id: str, heading: str) -> None:
        """She has written ``heading`` herself: it is asked for before any other."""
        if heading.strip() and any(scenario.id == scenario_id for scenario in self._scenarios):
            self._own[scenario_id] = heading.strip()
            self._unasked = [*(each for each in self._unasked if each != scenario_id), scenario_id]

    def forget(self) -> None:
        """She has written none herself."""
        self._own.clear()
        self._unasked.clear()

    def deal(self) -> None:
        """Another heading to find."""
        scenario = self._next()
        own = self._own.get(scenario.id, "")
        self.question: Search = search_for(scenario, own, self._scenarios, self._knowledge, self._rng)
        who = "Du har selv skrevet notatet. Hvad kaldte du det?" if own else "En kollega har skrevet notatet."
        told = f"Det er en uge siden, den {scenario.day:%d.%m.%Y}. {who}"
        self._ask(scenario.title, self.question.told, told)
        self.search.clear()
        self._list()

    def outcome(self) -> Outcome | None:
        """By what the search leaves."""
        query = self.search.text().strip()
        return judge_search(self.question, query, self._knowledge) if query else None

    @property
    def solution(self) -> tuple[Line, ...]:
        """The heading, and a search that finds it; none where no search does."""
        if not self.question.can_be_found:
            return ()
        search = f"Du finder det fx med »{self.question.hint}«."
        return (("Notatet hedder", "title"), (self.question.heading, "prefix"), (search, ""))

    def _next(self) -> Scenario:
        if not self._unasked:
            return self._deck.deal()
        name = self._unasked.pop(0)
        return self._deck.take(next(scenario for scenario in self._scenarios if scenario.id == name))

    def _list(self) -> None:
        found = self.question.found_by(self.search.text())
        self._rows.setStringList(found)
        self.count.setText(f"{len(found)} af {len(self.question.headings)} overskrifter")

    def _build(self) -> None:
        self.search.setPlaceholderText("Søg i overskrifterne")
        self.search.setAccessibleName("Søg i overskrifterne")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._list)
        self.headings.setAccessibleName("Overskrifter, den nyeste først")
        self.headings.setModel(self._rows)
        self.headings.setUniformItemSizes(True)
        self.headings.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.headings.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the day stands last
        self.headings.setFrameShape(QFrame.Shape.NoFrame)
        self.headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self.search)
        self.column.addWidget(self.count)
        self.column.addWidget(self.headings, 2)
