"""Answers on one line that mean something: a day, a time, a number, an amount."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from assistant.model.fields import DateField, MoneyField, NumberField, PeriodField, TimeField
from assistant.ui import typed
from assistant.ui.fields.line import LineEditor
from assistant.ui.typed import NotUnderstood

T = TypeVar("T")
DATE_PLACEHOLDER = "fx 2411 eller +14"


class TypedEditor(LineEditor, Generic[T]):
    """One line that means a value: shown as it was understood, written in full as the line is left."""

    def __init__(self, unit: str = "", placeholder: str = "") -> None:
        super().__init__(unit, placeholder)
        self.line.editingFinished.connect(self._write_in_full)

    @abstractmethod
    def _read(self, text: str) -> T:
        """What ``text`` means, or ``NotUnderstood``."""

    @abstractmethod
    def _show(self, value: T) -> str:
        """``value`` as it is written in full."""

    @abstractmethod
    def _to_json(self, value: T) -> object: ...

    @abstractmethod
    def _from_json(self, raw: object) -> T:
        """The value of ``raw``, or any ``ValueError``."""

    def _word(self, value: T, *, is_full: bool) -> str:
        """The quiet word after the text; ``is_full`` when the text is written in full already."""
        return "" if is_full else self._show(value)

    def value(self) -> T | None:
        """What is answered, when it is understood."""
        try:
            return self._read(self.line.text()) if self.line.text().strip() else None
        except NotUnderstood:
            return None

    def raw(self) -> object:
        """The value's JSON form, or the text when it is not understood."""
        value = self.value()
        return super().raw() if value is None else self._to_json(value)

    def set_raw(self, raw: object) -> None:
        """Show the value in full, or what it was typed as when it is no value."""
        try:
            self._write("" if raw is None else self._show(self._from_json(raw)))
        except ValueError:
            self._write(str(raw))

    def complaint(self) -> str:
        """What to write instead."""
        try:
            if self.line.text().strip():
                self._read(self.line.text())
        except NotUnderstood as refusal:
            return str(refusal)
        return ""

    def _write_in_full(self) -> None:
        value = self.value()
        if value is not None and self.line.text() != self._show(value):
            self._write(self._show(value))

    def _echo(self) -> None:
        value = self.value()
        if value is None:
            self.line.say_after("")
        else:
            self.line.say_after(self._word(value, is_full=self.line.text().strip() == self._show(value)))


class DateEditor(TypedEditor[date]):
    """A day, with its weekday; arrow up and down change it by one."""

    def __init__(self, field: DateField | PeriodField) -> None:  # noqa: ARG002 - limits are findings
        super().__init__(placeholder=DATE_PLACEHOLDER)
        self._today = date.min
        self._near: date | None = None
        self._latest: date | None = None
        self.line.stepped.connect(self._step)

    def set_today(self, today: date) -> None:
        """Count from ``today``."""
        self._today = today
        self._echo()

    def set_near(self, day: date | None) -> None:
        """Count "+14" and the nearest year from ``day``, or from today again."""
        self._near = day
        self._echo()

    def set_latest(self, day: date | None) -> None:
        """Take a day whose year is not written for one before ``day``, or that day."""
        self._latest = day
        self._echo()

    def _read(self, text: str) -> date:
        return typed.read_date(text, self._today, self._near, self._latest)

    def _show(self, value: date) -> str:
        return typed.show_date(value)

    def _to_json(self, value: date) -> object:
        return value.isoformat()

    def _from_json(self, raw: object) -> date:
        return date.fromisoformat(str(raw))

    def _word(self, value: date, *, is_full: bool) -> str:
        name = typed.weekday(value)
        return name if is_full else f"{name} {typed.show_date(value)}"

    def _step(self, days: int) -> None:
        value = self.value()
        try:
            stepped = self._today if value is None else value + timedelta(days=days)
        except OverflowError:
            return
        if self.complaint():
            return
        self._write(self._show(stepped))
        self.changed.emit()


class TimeEditor(TypedEditor[time]):
    """A time of day."""

    def __init__(self, field: TimeField) -> None:  # noqa: ARG002
        super().__init__(placeholder="tt.mm")

    def _read(self, text: str) -> time:
        return typed.read_time(text)

    def _show(self, value: time) -> str:
        return typed.show_time(value)

    def _to_json(self, value: time) -> object:
        return f"{value:%H:%M}"

    def _from_json(self, raw: object) -> time:
        return time.fromisoformat(str(raw))


class NumberEditor(TypedEditor[Decimal]):
    """A number in the field's unit, or an amount in kroner."""

    def __init__(self, field: NumberField | MoneyField) -> None:
        self._is_money = isinstance(field, MoneyField)
        self._decimals = 2 if isinstance(field, MoneyField) else field.decimals
        super().__init__(unit="kr." if isinstance(field, MoneyField) else field.unit)

    def _read(self, text: str) -> Decimal:
        return typed.read_money(text) if self._is_money else typed.read_number(text, self._decimals)

    def _show(self, value: Decimal) -> str:
        return typed.show_number(value, 2 if self._is_money else 0)

    def _to_json(self, value: Decimal) -> object:
        return int(value) if value == int(value) else float(value)

    def _from_json(self, raw: object) -> Decimal:
        if not isinstance(raw, int | float | Decimal):
            raise ValueError(raw)  # noqa: TRY004 - a text that was typed and not understood
        return Decimal(str(raw))
