"""The wording of then is shown as it was, also when the pack has moved on; what is lost is told, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from standard_pack import LIBRARY, STANDARD

from assistant.casework.day_filters import day_filters
from assistant.casework.library import open_library
from assistant.casework.wording import Wordings, open_wordings
from assistant.casework.wording_text import as_text, looked_up_in
from assistant.casework.wordings import LOOKS_IN, keep
from assistant.model.draft import plain
from assistant.model.fact import Fact
from assistant.model.knowledge import Knowledge
from assistant.model.pack import UnitChoice
from assistant.model.receipt import Receipt
from assistant.packs.reader import read_template
from assistant.store import wordings

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 11, 5, tzinfo=UTC)
HEAD = """\
id = "brev"
title = "Brev om samtale"
kind = "text"
version = "{version}"
valid_from = 2020-01-01
source = "LAB § 34"
certainty = "high"
"""
FIELD = """
[[fields]]
name = "dato"
type = "date"
label = "&Dato"
example = 2026-11-24
"""
FACTS = """\
[[facts]]
name = "samtale"
title = "Samtaler"
text = "{text}"
valid_from = 2020-01-01
source = "LAB"
certainty = "high"
"""
BODY = 'Du skal møde {{{{ dato }}}}. {word} Efter {{{{ dato | opslag("samtale") }}}}.\n'


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "data" / "wordings"


def fact_of(name):
    return Fact(name=name, title=name, text="§", valid_from=date(2020, 1, 1), source="lov", certainty="high")


class Pack:
    """A pack that moves on, and what was inserted from it."""

    def __init__(self, small_pack, folder):
        self.small = small_pack
        self.folder = folder
        self.receipts = []

    def publish(self, version, word, law):
        self.small.template(head=HEAD.format(version=version), fields=FIELD, body=BODY.format(word=word))
        self.small.write("facts.toml", FACTS.format(text=law))

    @property
    def wordings(self):
        return Wordings(open_library([self.small.folder]), self.folder, self.receipts)

    def insert(self, at=AT):
        library = open_library([self.small.folder])
        template = library.template("brev", DAY)
        rests_on = keep(self.folder, template, library.knowledge)
        receipt = Receipt(
            at=at,
            template="brev",
            version=template.version,
            wording=template.sha256,
            note_type=None,
            outcome="inserted",
            target="fasit",
            rests_on=rests_on,
        )
        self.receipts.append(receipt)
        return template


@pytest.fixture
def pack(small_pack, folder):
    made = Pack(small_pack, folder)
    made.publish("1", "Tag din kalender med.", "LAB § 34")
    return made


def test_every_filter_that_looks_into_a_pack_says_where():
    assert day_filters(Knowledge()).keys() == LOOKS_IN.keys()


def test_what_was_inserted_is_shown_word_for_word_when_the_pack_says_something_else(pack):
    published = pack.insert().published
    pack.publish("2", "Ring til os.", "LAB § 99")
    (then, now), lost = pack.wordings.of("brev", DAY)
    assert lost == []
    assert (then.template.published, then.template.version) == (published, "1")
    assert plain(then.draft.outputs["opslag_i_pakken"]).startswith("Samtaler, fra 01.01.2020: LAB § 34")
    assert plain(then.draft.body) == "Du skal møde [Dato]. Tag din kalender med. Efter [Samtaler: LAB § 34]."
    assert plain(now.draft.body) == "Du skal møde [Dato]. Ring til os. Efter [Samtaler: LAB § 99]."
    assert ([receipt.at for receipt in then.receipts], now.receipts) == ([AT], ())
    assert then.reference == "Ordlyd: brev v1, gælder fra 01.01.2020"


def test_a_wording_that_the_pack_has_dropped_is_shown_on_each_day_it_held(pack):
    pack.insert()
    (pack.small.folder / "brev.txt").unlink()
    for day in (date(2020, 1, 1), DAY):
        (kept,), _ = pack.wordings.of("brev", day)
        assert kept.template.version == "1"
        assert [listed.id for listed in pack.wordings.in_force_on(day)] == ["brev"]
    assert pack.wordings.of("brev", date(2019, 12, 31)) == ([], [])
    assert pack.wordings.in_force_on(date(2019, 12, 31)) == []


def test_the_same_wording_twice_on_a_day_is_one_wording_with_two_receipts(pack):
    pack.insert()
    pack.insert(AT.replace(hour=13))
    (wording,), _ = pack.wordings.of("brev", DAY)
    assert [receipt.at.hour for receipt in wording.receipts] == [11, 13]
    assert wording.is_in_force
    assert len(pack.wordings.inserted_on(DAY)) == 2
    assert pack.wordings.inserted_on(date(2026, 11, 25)) == []


def test_a_kept_file_that_was_changed_is_told_and_not_shown(pack):
    sha256 = pack.insert().sha256
    wordings.path_of(pack.folder, sha256).write_text("noget andet", "utf-8")
    pack.publish("2", "Ring til os.", "LAB § 99")
    (now,), (lost,) = pack.wordings.of("brev", DAY)
    assert now.template.version == "2"
    assert "Indsat kl." in lost
    assert "ændret" in lost


def test_facts_that_are_lost_are_told_and_not_taken_from_today(pack):
    pack.insert()
    (rest,) = pack.receipts[0].rests_on
    assert rest.name == "facts.toml"
    wordings.path_of(pack.folder, rest.sha256).unlink()
    pack.publish("1", "Tag din kalender med.", "LAB § 99")
    (then,), _ = pack.wordings.of("brev", DAY)
    assert "kan ikke vises" in then.fault
    assert "LAB § 99" not in as_text(then.draft)


def test_what_looks_nothing_up_rests_on_nothing(pack):
    pack.small.template(head=HEAD.format(version="1"), fields="", body="Velkommen.\n")
    pack.insert()
    assert pack.receipts[0].rests_on == ()


def test_a_day_is_the_day_of_this_machines_clock(pack):
    pack.insert(datetime(2026, 11, 24, 12, tzinfo=UTC).astimezone())
    assert len(pack.wordings.inserted_on(DAY)) == 1


def test_every_wording_of_the_standard_pack_is_kept_to_the_byte(folder):
    for entry in LIBRARY.entries(DAY, include_all=True):
        keep(folder, LIBRARY.template_of(entry), LIBRARY.knowledge)
        assert wordings.read(folder, entry.sha256) == (STANDARD / entry.path).read_bytes()


def test_what_the_unit_may_not_write_today_can_still_be_shown():
    library = replace(LIBRARY, chosen=UnitChoice("beskaeftigelsescenter"))
    assert "afgoerelse" not in {entry.id for entry in library.entries(DAY)}
    shown = open_wordings(library)
    assert shown.held("afgoerelse", DAY) is not None
    assert "afgoerelse" in {listed.id for listed in shown.in_force_on(DAY)}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Velkommen til samtale.", []),
        ('{{ dato | opslag("klage") }}', ["klage"]),
        ('{% if samtale == "samtale" %}{{ dato | opslag("klage") }}{% endif %}', ["klage"]),
        ('{{ dato | opslag("samtale" if dato else "klage") }}', ["samtale", "klage"]),
        ("{{ dato | opslag(lov) }}", ["samtale", "klage", "andet"]),
    ],
)
def test_only_what_a_wording_may_look_up_is_told(small_pack, body, names):
    small_pack.template(head=HEAD.format(version="1"), fields="", body=body)
    template, _ = read_template(small_pack.folder / "brev.txt", "brev.txt")
    assert [fact.name for fact in looked_up_in(template, map(fact_of, ["samtale", "klage", "andet"]))] == names


def test_names_that_a_computed_field_chooses_between_are_told(small_pack):
    lov = '\n[[fields]]\nname = "lov"\ntype = "computed"\nlabel = "Lov"\nvalue = \'"klage" if true else "andet"\'\n'
    small_pack.template(head=HEAD.format(version="1"), fields=lov, body="{{ idag | opslag(lov) }}")
    template, _ = read_template(small_pack.folder / "brev.txt", "brev.txt")
    assert [fact.name for fact in looked_up_in(template, map(fact_of, ["samtale", "klage", "andet"]))] == [
        "klage",
        "andet",
    ]
