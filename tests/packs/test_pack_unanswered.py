"""A form that has just been opened: what is missing is all there is to say."""

from __future__ import annotations

import pytest
from standard import day_in_force, drafter, templates

from assistant.model.finding import Severity


@pytest.mark.parametrize("template", templates().values(), ids=lambda template: template.id)
def test_an_unanswered_template_has_no_error_but_missing_answers(template):
    day = day_in_force(template)
    draft = drafter().draft(template, drafter().initial_answers(template, day), day)
    errors = [finding for finding in draft.findings if finding.severity is Severity.ERROR]
    assert {finding.code for finding in errors} <= {"S01"}, [finding.message for finding in errors]
