"""What a split text consists of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from assistant.model.forms import Form, FormField


@dataclass(frozen=True)
class Part:
    """A label and its value, as they stand in the text.

    Attributes:
        label: with its colon and numbering; empty where there is none.
        name: of the form's field that it means; empty when the form knows none.
        value: without empty lines around it.
    """

    label: str = field(repr=False)
    name: str
    value: str = field(repr=False)


@dataclass(frozen=True)
class Split:
    """A text in its parts, in the order in which they stand."""

    form: Form
    parts: tuple[Part, ...]

    @property
    def missing(self) -> list[FormField]:
        """The form's fields that the text does not have."""
        found = {part.name for part in self.parts}
        return [each for each in self.form.fields if each.name not in found]

    @property
    def doubled(self) -> set[str]:
        """The names of the fields that the text has more than once."""
        counts = Counter(part.name for part in self.parts if part.name)
        return {name for name, count in counts.items() if count > 1}
