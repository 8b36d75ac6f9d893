"""The check of a whole pack in the studio: what ``pack check`` says, told as it comes, ended at once, quick again."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from datetime import date
from itertools import count

import pytest
from hostile_packs import PACK, PACKS

from assistant.casework.packcheck import PackLook, check_pack
from assistant.casework.studio import helpers
from assistant.casework.studio.check_all import CheckAll, Progress
from assistant.model.finding import Severity
from assistant.store import program

TODAY = date(2026, 11, 24)
HEAD = 'title = "T"\nkind = "text"\nversion = "1"\nvalid_from = 2020-01-01\nsource = "s"\ncertainty = "high"\n'
FACT = """\
[[facts]]
name = "samtale"
title = "Samtale"
text = "§ 1"
valid_from = 2020-01-01
source = "s"
certainty = "high"
"""


def never() -> bool:
    return False


@pytest.fixture
def many(small_pack):
    """More templates than are judged without helpers; some with a fault, two of one id, one that offers another."""
    for number in range(2 * helpers._FEWEST):
        body = "Vi ses på {{ stedd }}." if number % 10 == 3 else "Vi ses på {{ sted }}, {{ idag | dato }}."
        head = f'id = "nr-{number % 40}"\nfollow_up = ["nr-{number + 1}"]\n{HEAD}'
        small_pack.template(name=f"mappe/nr-{number}.txt", head=head, body=f"{body}\n")
    small_pack.write("mappe/itu.txt", "+++\nid = \n+++\n")
    return small_pack.folder


@pytest.fixture
def judged(monkeypatch):
    """The files that are judged here, each time anew."""
    found: list[str] = []
    judge = PackLook.template

    def template(look, name):
        found.append(name)
        return judge(look, name)

    monkeypatch.setattr(PackLook, "template", template)
    return found


@pytest.fixture
def started(monkeypatch):
    """The processes that were started."""
    found: list[subprocess.Popen[str]] = []
    start = subprocess.Popen

    def popen(*args, **settings):
        found.append(start(*args, **settings))
        return found[-1]

    monkeypatch.setattr(helpers.subprocess, "Popen", popen)
    monkeypatch.setattr(helpers.os, "cpu_count", lambda: 2)
    return found


def test_the_standard_pack_is_found_to_be_what_pack_check_says(standard, started):
    assert CheckAll(standard, [], TODAY).run(lambda _: None, never) == check_pack(standard, today=TODAY)
    assert len(started) == 2


def test_a_pack_with_faults_over_the_standard_pack_too(many, standard, judged, started):
    pack = CheckAll(many, [standard], TODAY).run(lambda _: None, never)
    assert started
    assert not judged
    assert pack == check_pack(many, [standard], today=TODAY)
    assert {finding.code for finding in pack.findings} >= {"P02", "P06", "P07", "P11"}


def test_hostile_templates_too(tmp_path, started, monkeypatch):
    monkeypatch.setattr(helpers, "_FEWEST", 10)
    texts = [files["a.txt"] for files in PACKS.values() if set(files) == {"a.txt"}][::3]  # all take half a minute
    for number, text in enumerate(texts):
        whole = re.sub('^id = "x"', f'id = "x-{number}"', text, flags=re.MULTILINE)
        (tmp_path / f"nr-{number}.txt").write_text(whole, "utf-8")
    (tmp_path / "pack.toml").write_text(PACK, "utf-8")
    pack = CheckAll(tmp_path, [], TODAY).run(lambda _: None, never)
    assert len(started) == 2
    assert pack == check_pack(tmp_path, today=TODAY)
    assert len({finding.where.partition(":")[0] for finding in pack.findings}) > len(texts) / 3


def test_each_file_is_told_once_with_its_own_findings(many, started):
    told: list[Progress] = []
    pack = CheckAll(many, [], TODAY).run(told.append, never)
    names = {file.relative_to(many).as_posix() for file in many.rglob("*.txt")}
    assert [each.done for each in told] == list(range(1, len(names) + 1))
    assert {each.of for each in told} == {len(names)}
    assert {each.path for each in told} == names
    assert {finding for each in told for finding in each.findings} < set(pack.findings)
    assert all(finding.where.startswith(f"{each.path}:") for each in told for finding in each.findings)


def test_no_number_of_anybody_is_told(small_pack):
    small_pack.template(fields="010190-1234 = 1\n")
    told: list[Progress] = []
    pack = CheckAll(small_pack.folder, [], TODAY).run(told.append, never)
    assert any("••••••-••••" in finding.message for each in told for finding in each.findings)
    assert "010190-1234" not in f"{told}{pack}"


def test_it_can_be_ended_between_two_files_and_leaves_no_process(many, started):
    told: list[Progress] = []
    assert CheckAll(many, [], TODAY).run(told.append, lambda: len(told) >= 3) is None
    assert len(told) == 3
    assert started
    assert all(process.poll() is not None for process in started)


def test_it_can_be_ended_while_a_template_takes_for_ever(many, started, monkeypatch):
    silent = [sys.executable, "-c", "import time; time.sleep(1000)"]
    monkeypatch.setattr(program, "command", lambda *_: silent)
    asked = count()
    assert CheckAll(many, [], TODAY).run(pytest.fail, lambda: next(asked) > 1) is None
    assert started
    assert all(process.poll() is not None for process in started)


@pytest.mark.parametrize("code", ["", "input()", "print('{', end='')", None])
def test_helpers_that_do_not_start_or_end_too_soon_are_done_without(many, judged, monkeypatch, code):
    command = ["/findes/ikke"] if code is None else [sys.executable, "-c", code]
    monkeypatch.setattr(program, "command", lambda *_: command)
    assert CheckAll(many, [], TODAY).run(lambda _: None, never) == check_pack(many, today=TODAY)
    assert len(judged) == 2 * len(set(judged))


def test_what_has_not_changed_is_not_judged_again(many, judged, started):
    check = CheckAll(many, [], TODAY)
    first = check.run(lambda _: None, never)
    begun = len(started)
    told: list[Progress] = []
    assert check.run(told.append, never) == first
    assert len(told) == told[-1].of
    (many / "brev.txt").unlink()
    changed = many / "mappe" / "nr-7.txt"
    changed.write_text(changed.read_text("utf-8").replace("Vi ses", "Vi mødes"), "utf-8")
    assert check.run(lambda _: None, never).entries != first.entries
    assert judged == ["mappe/nr-7.txt"]
    assert len(started) == begun


def test_what_was_known_when_it_was_ended_is_known_still(small_pack, judged):
    for number in range(5):
        small_pack.template(name=f"nr-{number}.txt", head=f'id = "nr-{number}"\n{HEAD}')
    check = CheckAll(small_pack.folder, [], TODAY)
    assert check.run(lambda _: None, lambda: len(judged) == 3) is None
    assert check.run(lambda _: None, never)
    assert sorted(judged) == sorted(set(judged))


def test_all_is_judged_again_when_what_the_packs_know_has_changed(small_pack, tmp_path, judged):
    below = tmp_path / "under"
    below.mkdir()
    info = small_pack.folder.joinpath("pack.toml").read_text("utf-8")
    (below / "pack.toml").write_text(info.replace("lille", "under"), "utf-8")
    check = CheckAll(small_pack.folder, [below], TODAY)
    small_pack.template(body="{{ idag | opslag('samtale') }} {{ sted }}\n")
    assert {finding.code for finding in check.run(lambda _: None, never).findings} == {"P07"}
    (below / "facts.toml").write_text(FACT, "utf-8")
    assert not [f for f in check.run(lambda _: None, never).findings if f.severity is Severity.ERROR]
    small_pack.write("facts.toml", FACT.replace("samtale", "andet"))
    check.run(lambda _: None, never)
    assert judged == ["brev.txt"] * 3


def test_a_pack_that_nobody_may_look_into_is_said_to_be_so(small_pack):
    small_pack.write("stor.md", "x" * 5_000_001)
    found = CheckAll(small_pack.folder, [], TODAY).run(pytest.fail, never)
    assert found == check_pack(small_pack.folder, today=TODAY)
    assert [finding.code for finding in found.findings] == ["P15"]


def test_a_helper_answers_each_name_with_a_line(small_pack):
    small_pack.template(name="itu.txt", body="{{ stedd }}\n")
    about = {"folder": str(small_pack.folder), "below": [], "today": TODAY.isoformat()}
    questions = io.StringIO("".join(f"{json.dumps(each)}\n" for each in (about, "brev.txt", "itu.txt", "væk.txt")))
    answers = io.StringIO()
    helpers.serve(questions, answers)
    whole, broken, gone = map(json.loads, answers.getvalue().splitlines())
    assert (whole["entry"][0], whole["findings"]) == ("brev", [])
    assert (broken["entry"], broken["findings"][0]["code"]) == (None, "P11")
    assert (gone["entry"], gone["findings"][0]["code"]) == (None, "P01")
    assert answers.getvalue().isascii()
