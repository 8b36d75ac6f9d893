"""What is typed in the form is kept as a draft, wherever there is much of it to lose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from assistant.desktop.target import Target
from assistant.model.fields import UNANSWERED
from assistant.model.kept import Kept
from assistant.model.target import PRACTICE
from assistant.model.template import Template
from assistant.ui.draft_keeping import DraftKeeping, new_name
from assistant.ui.form import FormRequest, FormWindow

_FEW = 3
"""So many answers are given again in no time."""


class FormDrafts(QObject):
    """Stands between the one form and what keeps drafts."""

    def __init__(self, form: FormWindow, keeping: DraftKeeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._keeping = keeping
        self._name = ""
        self._request: FormRequest | None = None
        self._marks: tuple[str, str] = ("", "")
        self._left: dict[tuple[str, str], str] = {}
        form.typed.connect(self._typed)
        form.closed.connect(self._closed)
        keeping.warned.connect(self._warn)

    def begin(self, request: FormRequest, target: Target | None, name: str) -> str:
        """The form was opened with ``request``: keep what is typed from now on; what its draft is called.

        ``name`` is what it was called before, if it was; empty in and out where so little is asked that none is kept,
        or for practice.
        """
        self._request, self._name = request, ""
        is_practice = target is not None and target.profile.id == PRACTICE
        if is_long(request.template) and (name or not is_practice):
            place = request.template.id, request.case
            before = self._left.pop(place, "") if self._form.is_recalled else ""
            self._name = name or before or new_name()
            is_known = target is not None and target.is_case_locked
            self._marks = (target.case_mark, target.salt.hex()) if target and is_known else ("", "")
            self._keeping.prepare()
            if before:
                self._typed(self._form.answers)  # it is open again
        self._warn()
        return self._name

    def take_over(self, draft: Kept) -> str:
        """``draft`` is gone on with; what it is called from now on."""
        return self._keeping.take_over(draft).name

    def forget(self, name: str) -> None:
        """The text stands where it should."""
        self._keeping.forget(name)

    def _typed(self, answers: Mapping[str, object]) -> None:
        request = self._request
        if request is None or not self._name:
            return
        if not is_hers(answers, request):
            self._keeping.forget(self._name)
            return
        template, (mark, salt) = request.template, self._marks
        self._keeping.keep(self._name, "template", template.id, template.sha256, answers, case_mark=mark, salt=salt)

    def _closed(self, answers: Mapping[str, object]) -> None:
        request = self._request
        if request is not None and self._name:
            self._typed(answers)
            self._left[request.template.id, request.case] = self._name
            self._keeping.leave(self._name)
        self._request, self._name = None, ""

    def _warn(self) -> None:
        self._form.warn_unkept(self._keeping.warning(self._name) if self._name else "")


def is_long(template: Template) -> bool:
    """Whether so much is asked that it hurts to lose it."""
    return sum(not isinstance(field, UNANSWERED) for field in template.fields) > _FEW


def is_hers(answers: Mapping[str, object], request: FormRequest) -> bool:
    """Whether anything stands in ``answers`` that the form was not opened with."""
    given = {**request.answers, **request.brought}
    return any(answer is not False and answer != given.get(name) for name, answer in answers.items())
