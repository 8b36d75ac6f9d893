"""What has been typed and not finished, as it is kept until it is: a "kladde"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

KeptKind = Literal["template", "plan"]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Answers that were given, and to what.

    Attributes:
        name: random; the name of its file, and what everybody calls it by.
        kind: what was being answered.
        id, version: which one, by the template's hash or the plan's version.
        answers: a citizen's; a JSON object.
        case_mark, salt: the salted hash of the case that was in front and its salt in hex; empty where none is known.
        begun, touched: with their zone.
    """

    name: str
    kind: KeptKind
    id: str
    version: str
    answers: Mapping[str, object] = field(repr=False)
    case_mark: str = ""
    salt: str = field(default="", repr=False)
    begun: datetime
    touched: datetime

    def as_json(self) -> dict[str, object]:
        """A JSON object that ``of_json`` reads."""
        return vars(self) | {"begun": self.begun.isoformat(), "touched": self.touched.isoformat()}

    @classmethod
    def of_json(cls, found: object) -> Kept:
        """What ``as_json`` made.

        Raises:
            ValueError: it is something else.
        """
        if not isinstance(found, dict) or not isinstance(found.get("answers"), dict):
            raise ValueError  # noqa: TRY004 - what is read is wrong, not who calls
        texts = {each: found.get(each) for each in ("name", "kind", "id", "version", "case_mark", "salt")}
        times = {each: datetime.fromisoformat(str(found.get(each))) for each in ("begun", "touched")}
        if not all(isinstance(text, str) for text in texts.values()) or texts["kind"] not in {"template", "plan"}:
            raise ValueError
        if any(time.tzinfo is None for time in times.values()):
            raise ValueError
        return cls(**texts, **times, answers=found["answers"])  # type: ignore[arg-type]  # looked at above
