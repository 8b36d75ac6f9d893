"""From draft to withdrawn: what can be used on which day, and what is said when it cannot."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.casework import wordings
from assistant.casework.actions import palette_rows
from assistant.casework.library import UnavailableError, open_library
from assistant.casework.packcheck import check_pack
from assistant.casework.wording import Wordings
from assistant.model.pack_info import PackInfo
from assistant.model.receipt import Receipt
from assistant.model.template import Entry, Withdrawal

GONE = date(2026, 11, 20)
WHY = "Fristen i teksten er forkert."
WITHDRAWN = f'\nwithdrawn = 2026-11-20\nwithdrawn_why = "{WHY}"'
FIRST, SECOND = "brev|valid_from = 2020-01-01", "brev|valid_from = 2026-01-01"


def refusal(library, day, template_id="brev"):
    with pytest.raises(UnavailableError) as caught:
        library.template(template_id, day)
    assert caught.value.entry is not None
    return str(caught.value)


def closed(library, day):
    return {row.hit.action: row.hit.detail for row in palette_rows(library, (), day) if row.hit.expired}


def test_a_withdrawn_wording_holds_to_the_day_before_and_then_refuses_with_its_reason_and_its_successor(packs):
    head = f'{FIRST}\nvalid_to = 2030-12-31\nreplaced_by = "nyt"{WITHDRAWN}'
    library = open_library([packs("p", a=head, b="nyt")])
    assert library.findings == ()
    assert library.template("brev", date(2026, 11, 19)).id == "brev"
    told = "»Brev« er trukket tilbage den 20.11.2026. Fristen i teksten er forkert. Brug »Nyt« (nyt)."
    assert refusal(library, GONE) == refusal(library, date(2031, 5, 1)) == told
    assert closed(library, GONE) == {"brev": f"trukket tilbage 20.11.2026 · brug Nyt · {WHY}"}
    assert closed(library, date(2026, 11, 19)) == {}


def test_no_older_wording_comes_back_for_one_that_was_withdrawn(packs):
    library = open_library([packs("p", a=FIRST, b=SECOND + WITHDRAWN)])
    assert library.template("brev", date(2026, 11, 19)).body == "Fra p, b.\n"
    assert refusal(library, GONE).startswith("»Brev« er trukket tilbage den 20.11.2026.")
    assert closed(library, GONE) == {"brev": f"trukket tilbage 20.11.2026 · {WHY}"}


def test_nor_one_of_a_pack_below(packs):
    below = packs("s", 'layer = "standard"\n', a=FIRST)
    library = open_library([below, packs("t", a=FIRST + WITHDRAWN)])
    assert library.template("brev", date(2026, 11, 19)).body == "Fra t, a.\n"
    assert "trukket tilbage" in refusal(library, GONE)


def test_a_newer_wording_is_not_touched_by_what_was_withdrawn_before_it(packs):
    newer = "brev|valid_from = 2026-11-21"
    library = open_library([packs("p", a=FIRST + WITHDRAWN, b=newer)])
    assert "trukket tilbage" in refusal(library, GONE)
    assert library.template("brev", date(2026, 11, 21)).body == "Fra p, b.\n"


def test_what_is_withdrawn_before_it_holds_leaves_what_does_in_place(packs):
    coming = f"brev|valid_from = 2027-01-01{WITHDRAWN}"
    library = open_library([packs("p", a=FIRST, b=coming)])
    assert library.template("brev", date(2027, 2, 1)).body == "Fra p, a.\n"
    alone = open_library([packs("q", b=coming)])
    assert refusal(alone, date(2027, 2, 1)).startswith("»Brev« er trukket tilbage den 20.11.2026.")


def test_what_had_ended_before_it_was_withdrawn_stands_in_nobodys_way(packs):
    below = packs("s", 'layer = "standard"\n', a=FIRST)
    ended = packs("t", a=f"{FIRST}\nvalid_to = 2025-12-31{WITHDRAWN}")
    assert open_library([below, ended]).template("brev", GONE).body == "Fra s, a.\n"


@pytest.mark.parametrize(
    ("head", "where"),
    [("withdrawn = 2026-11-20", 9), ('withdrawn = 2026-11-20\nwithdrawn_why = " "', 9), ('withdrawn_why = "x"', 9)],
)
def test_a_withdrawal_has_a_day_and_a_reason(packs, head, where):
    [finding] = check_pack(packs("p", a=f"{FIRST}\n{head}")).findings
    assert (finding.code, finding.where) == ("P09", f"a.txt:{where}")
    assert "withdrawn_why" in finding.message


def test_the_examples_are_tried_on_no_day_after_the_withdrawal(packs):
    field = '\n[[fields]]\nname = "dag"\ntype = "date"\nlabel = "Dag"\nexample = 2026-11-18\n'
    check = '[[checks]]\nfield = "dag"\nwhen = "idag > dag | plus_dage(30)"\nmessage = "For sent."\n'
    for withdrawn, codes in (("", {"P12"}), (WITHDRAWN, set())):
        pack = packs("p", a=f"brev|valid_from = 2026-11-01{withdrawn}{field}{check}")
        file = pack / "a.txt"
        file.write_text(file.read_text("utf-8") + "{{ dag }}\n", "utf-8")
        assert {finding.code for finding in check_pack(pack).findings} == codes


def test_a_draft_is_told_by_the_check_and_in_force_in_ones_own_pack_alone(packs, tmp_path):
    draft = f'{FIRST}\nstate = "draft"'
    team = packs("t", title="Team 07", a=draft, b=f"{draft}\nvalid_to = 2021-01-01".replace("brev", "endt"))
    library = open_library([team])
    assert library.findings == ()
    assert library.entries(GONE) == []
    assert closed(library, GONE) == {}
    assert refusal(library, GONE) == "»Brev« er et udkast i »Team 07« og kan ikke bruges endnu."
    assert [(f.code, f.severity, f.where) for f in check_pack(team).findings] == [
        ("P14", "warning", "a.txt:1"),
        ("P14", "warning", "b.txt:1"),
    ]
    own = packs("egne/min", a=draft)
    mine = open_library([team, own], own=tmp_path / "egne")
    assert mine.template("brev", GONE).body == "Fra egne/min, a.\n"
    [row] = [row for row in palette_rows(mine, (), GONE) if row.hit.action == "brev"]
    assert row.hit.detail == "egen skabelon · udkast · tekst · gælder fra 01.01.2020"


def test_a_draft_leaves_the_wording_below_in_place(packs):
    below = packs("s", 'layer = "standard"\n', a=FIRST)
    library = open_library([below, packs("t", a=f'{SECOND}\nstate = "draft"')])
    assert library.template("brev", GONE).body == "Fra s, a.\n"


def test_a_memory_keeps_what_was_withdrawn_and_what_is_a_draft(packs, tmp_path):
    pack = packs("p", 'locked = ["brev"]\n', a=FIRST + WITHDRAWN, b='nyt|valid_from = 2020-01-01\nstate = "draft"')
    fresh = open_library([pack])
    for _ in range(2):
        assert open_library([pack], tmp_path / "cache").indexes == fresh.indexes
    assert fresh.indexes[0].entries[0].withdrawn == Withdrawal(GONE, WHY)


def test_the_wording_of_then_is_shown_as_of_then(packs, tmp_path):
    folder, kept = packs("p", a=FIRST), tmp_path / "kept"
    then = open_library([folder])
    template = then.template("brev", GONE)
    wordings.keep(kept, template, then.knowledge)
    at = datetime(2026, 11, 18, 12).astimezone()
    receipt = Receipt(
        at=at, template="brev", version="1", wording=template.sha256, note_type=None, outcome="inserted", target=""
    )
    packs("p", a=FIRST + WITHDRAWN)
    shown = Wordings(open_library([folder]), kept, [receipt])
    before = shown.held("brev", date(2026, 11, 19))
    assert before
    assert (before.is_in_force, before.template.withdrawn_why) == (True, WHY)
    assert [listed.id for listed in shown.in_force_on(date(2026, 11, 19))] == ["brev"]
    assert shown.in_force_on(GONE) == []  # the file as it was knows nothing of its withdrawal
    assert shown.held("brev", GONE) is None
    assert shown.of_receipt(receipt).template.sha256 == template.sha256


def test_ones_own_wording_that_is_gone_is_still_told_from_the_teams(packs, tmp_path):
    own, kept = packs("o", 'layer = "own"\n', a=f'{FIRST}\napproved_by = "Lone"'), tmp_path / "kept"
    library = open_library([own])
    template = library.template("brev", GONE)
    wordings.keep(kept, template, library.knowledge)
    receipt = Receipt(
        at=datetime(2026, 11, 18, 12).astimezone(),
        template="brev",
        version="1",
        wording=template.sha256,
        note_type=None,
        outcome="inserted",
        target="",
        is_own=template.is_own,
    )
    shown = Wordings(open_library([packs("t", a="andet")]), kept, [receipt])
    [wording], lost = shown.of("brev", date(2026, 11, 18))
    assert lost == []
    assert (wording.template.origin, wording.template.approved_by) == ("egen skabelon", "")
    assert "(egen skabelon)" in wording.reference
    assert [listed.is_own for listed in shown.in_force_on(GONE)] == [False, True]


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@given(DAYS, st.none() | DAYS, st.none() | DAYS, DAYS, st.booleans())
def test_what_is_in_force_stands_and_what_was_withdrawn_never_is_again(first, last, gone, day, is_draft):
    entry = Entry(
        id="a",
        title="A",
        kind="text",
        note_type=None,
        version="1",
        valid_from=first,
        valid_to=last,
        withdrawn=Withdrawal(gone, "x") if gone else None,
        replaced_by=None,
        is_draft=is_draft,
        search=(),
        sha256="",
        path="a.txt",
        pack=PackInfo(id="p", version="1", title="P", publisher="P", valid_from=first),
    )
    assert entry.stands(day) == (entry.in_force(day) or entry.is_withdrawn(day))
    assert not (entry.in_force(day) and (is_draft or (gone and gone <= day)))
    if entry.is_withdrawn(day):
        assert all(entry.is_withdrawn(date.fromordinal(day.toordinal() + more)) for more in range(1, 400, 40))
    if gone is None and not is_draft:
        assert entry.stands(day) == (first <= day and (last is None or day <= last))


def test_who_goes_on_with_what_was_withdrawn_below_is_asked_whether_it_still_holds(packs):
    below = packs("s", 'layer = "standard"\n', title="Standardpakken", a=FIRST + WITHDRAWN)
    team = packs("t", a=FIRST)
    [finding] = check_pack(team, [below]).findings
    assert (finding.code, finding.severity, finding.where) == ("P14", "warning", "a.txt:1")
    assert finding.message.startswith(f"»Standardpakken« har trukket sin »brev« tilbage 20.11.2026: {WHY} Se, ")
    assert open_library([below, team]).template("brev", GONE).body == "Fra t, a.\n"
    packs("t", b="brev|valid_from = 2026-11-21")
    assert check_pack(team, [below]).findings == ()
    assert check_pack(packs("u", a=FIRST + WITHDRAWN), [below]).findings == ()


def test_a_successor_that_nobody_has_is_told(packs):
    below = packs("s", 'layer = "standard"\n', a="nyt-brev")
    team = packs("t", a=f'{FIRST}\nvalid_to = 2030-01-01\nreplaced_by = "nyt-brevv"')
    [finding] = check_pack(team, [below]).findings
    assert (finding.code, finding.severity, finding.where) == ("P07", "warning", "a.txt:10")
    assert finding.message == "Skabelonen »nyt-brevv« findes ikke. Mente du »nyt-brev«?"
    packs("t", a=f'{FIRST}\nvalid_to = 2030-01-01\nreplaced_by = "nyt-brev"')
    assert check_pack(team, [below]).findings == ()
