"""Which pack stands over which, what it may not put in another's place, and how one's own are told from the team's."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from assistant.casework.actions import palette_rows
from assistant.casework.library import UnavailableError, open_library
from assistant.casework.packcheck import check_pack
from assistant.casework.published import RefusedPackError, checked
from assistant.casework.setup import installed_library
from assistant.casework.wording_text import reference
from assistant.model.pack_info import LAYERS
from assistant.model.publishers import Right
from assistant.store import paths

DAY = date(2026, 11, 23)


def layer(name, *locked):
    return f'layer = "{name}"\n' + (f"locked = {list(locked)}\n" if locked else "")


def text_of(library, template_id="brev"):
    return library.template(template_id, DAY).body.strip()


def detail_of(library, template_id="brev"):
    return next(row.hit.detail for row in palette_rows(library, (), DAY) if row.hit.action == template_id)


def test_the_highest_layer_counts_in_whatever_order_the_packs_are_named(packs):
    made = [packs(f"p-{name}", layer(name), a="brev") for name in LAYERS]
    for some in permutations(made[1:], 2):
        library = open_library([*some, made[0]])
        highest = max(some, key=made.index)
        assert text_of(library) == f"Fra {highest.name}, a."
        assert [index.folder for index in library.indexes] == sorted([*some, made[0]], key=made.index)


def test_a_pack_that_does_not_say_is_a_teams(packs):
    centre, team, own = packs("c", layer("centre"), a="brev"), packs("t", a="brev"), packs("o", layer("own"), a="brev")
    assert [index.info.layer for index in open_library([own, team, centre]).indexes] == ["centre", "team", "own"]


def test_a_layer_that_there_is_not_is_a_fault_and_its_templates_are_a_teams(packs):
    [index] = open_library([packs("p", 'layer = "tema"\n', a="brev")]).indexes
    assert (index.info.layer, [finding.where for finding in index.findings]) == ("team", ["pack.toml:6"])
    assert "Mente du »team«" in index.findings[0].message


def test_a_locked_template_stays_and_the_one_above_is_told_where_by_whom_and_what_to_do(packs):
    standard = packs("s", layer("standard", "brev"), title="Standardpakken", a="brev", b="andet")
    team = packs("t", layer("team"), a="brev", b="andet", c="tredje")
    for library in (open_library([standard, team]), open_library([team, standard])):
        assert text_of(library) == "Fra s, a."
        assert text_of(library, "andet") == "Fra t, b."
        assert text_of(library, "tredje") == "Fra t, c."
        [finding] = library.findings
        assert (finding.code, finding.severity, finding.where) == ("P14", "error", "a.txt:2")
        assert finding.message == (
            "»brev« er låst af »Standardpakken«, og den ordlyd gælder. Giv din skabelon et andet id, eller bed Holdet "
            "ændre deres."
        )


def test_a_lock_counts_too_once_the_locked_one_has_ended(packs):
    ended = "brev|valid_from = 2020-01-01\nvalid_to = 2025-12-31"
    standard = packs("s", layer("standard", "brev"), a=ended)
    library = open_library([standard, packs("t", a="brev")])
    with pytest.raises(UnavailableError, match=r"udgik 31\.12\.2025"):
        library.template("brev", DAY)


def test_nobody_gets_round_a_lock_by_calling_his_pack_the_same(packs):
    standard = packs("s", layer("standard", "brev"), pack_id="standard", a="brev")
    own = packs("egne/o", layer("standard"), pack_id="standard", title="s", a="brev")
    library = open_library([standard, own], own=own.parent)
    assert text_of(library) == "Fra s, a."
    assert [finding.code for finding in library.findings] == ["P14"]


def test_a_newer_version_of_the_pack_that_has_locked_it_may_change_it(packs):
    standard = packs("s", layer("standard", "brev"), pack_id="standard", a="brev")
    newer = packs("n", layer("standard", "brev"), pack_id="standard", a="brev")
    assert check_pack(newer, [standard]).findings == ()


def test_what_is_locked_and_not_there_is_a_fault_where_it_stands(packs):
    pack = packs("p", layer("team", "brev", "brve"), a="brev")
    [finding] = check_pack(pack).findings
    assert (finding.code, finding.severity, finding.where) == ("P14", "error", "pack.toml:7")
    assert finding.message == "»brve« er låst, men er ikke i pakken. Mente du »brev«?"


def test_what_is_locked_and_broken_is_told_of_once(packs):
    pack = packs("p", layer("team", "brev"), a="brev|valid_from = 2020-01-01\nkind = 3")
    assert [finding.where.split(":")[0] for finding in check_pack(pack).findings] == ["a.txt", "pack.toml"]
    pack = packs("q", layer("team", "brev"), a="brev|valid_from = 2020-01-01\nvalid_too = 3")
    assert [finding.where.split(":")[0] for finding in check_pack(pack).findings] == ["a.txt"]


def test_a_pack_leans_on_none_of_a_higher_layer(packs):
    team = packs("t", layer("team", "brev"), a="brev", b="mere")
    follows = 'brev|valid_from = 2020-01-01\nfollow_up = ["mere"]'
    centre = packs("c", layer("centre"), a=follows)
    assert [finding.code for finding in check_pack(centre, [team]).findings] == ["P07"]
    assert (
        check_pack(packs("u", layer("team"), c='nyt|valid_from = 2020-01-01\nfollow_up = ["mere"]'), [team]).findings
        == ()
    )


def test_ones_own_packs_are_read_after_all_others_and_marked_whatever_they_say(packs, tmp_path):
    team = packs("t", layer("team"), title="Team 07", a="brev")
    own = packs(
        "egne/min",
        layer("standard"),
        pack_id="t",
        title="Team 07",
        a='brev|valid_from = 2020-01-01\napproved_by = "Lone, fagkoordinator"',
    )
    library = open_library([own, team], own=tmp_path / "egne")
    template = library.template("brev", DAY)
    assert text_of(library) == "Fra egne/min, a."
    assert (template.origin, template.approved_by) == ("egen skabelon", "")
    assert detail_of(library) == "egen skabelon · tekst · gælder fra 01.01.2020"
    assert reference(template) == "Ordlyd: brev v1 (egen skabelon), gælder fra 01.01.2020"
    assert detail_of(open_library([own], own=tmp_path / "egne")).startswith("egen skabelon")
    assert (
        library.template_of(next(e for e in library.entries(DAY, include_all=True) if not e.pack.is_own)).origin
        == "Team 07"
    )


def test_a_copy_of_the_teams_file_is_ones_own_too(packs, tmp_path):
    team = packs("t", title="Team 07", pack_id="t", a="brev")
    own = packs("egne/t", title="Team 07", pack_id="t", a="brev")
    (own / "a.txt").write_bytes((team / "a.txt").read_bytes())
    assert open_library([team, own], own=tmp_path / "egne").template("brev", DAY).origin == "egen skabelon"


def test_a_memory_of_the_pack_does_not_forget_whose_it_is(packs, tmp_path):
    own, cache = packs("egne/min", layer("team"), a="brev"), tmp_path / "cache"
    assert detail_of(open_library([own], cache)) == "tekst · gælder fra 01.01.2020"
    for _ in range(2):
        assert detail_of(open_library([own], cache, own=tmp_path / "egne")).startswith("egen skabelon")


def test_ones_own_pack_has_templates_alone(packs):
    law = '[[facts]]\nname = "samtale"\ntitle = "x"\ntext = "{}"\nvalid_from = 2020-01-01\n'
    law += 'source = "x"\ncertainty = "low"\n'
    team, own = packs("t", a="brev"), packs("o", layer("own"), b="mit")
    (team / "facts.toml").write_text(law.format("lovens"), "utf-8")
    (own / "facts.toml").write_text(law.format("mine"), "utf-8")
    (own / "plans").mkdir()
    library = open_library([team, own])
    assert [fact.text for fact in library.knowledge.facts.facts] == ["lovens"]
    assert library.folders == [team]
    assert text_of(library, "mit") == "Fra o, b."
    assert [(f.code, f.severity, f.where) for f in library.findings] == [
        ("P14", "warning", "facts.toml"),
        ("P14", "warning", "plans"),
    ]


def test_ones_own_packs_lie_in_a_folder_of_ones_own_and_count_without_being_named(packs, warm):
    def install(name, more="", **templates):
        made = packs(name, more, **templates)
        made.rename(paths.own_packs_dir() / name)

    paths.own_packs_dir().mkdir(parents=True)
    (paths.own_packs_dir() / "tom").mkdir()
    install("b", a="mit-b")
    install("a", a="mit-a")
    library = installed_library()
    assert [index.info.id for index in library.indexes] == ["standard", "a", "b"]
    assert library.entry("mit-a", DAY).pack.is_own
    named = installed_library([paths.data_dir() / "templates" / "standard", paths.own_packs_dir() / "b"])
    assert [(index.info.id, index.info.layer) for index in named.indexes] == [("standard", "standard"), ("b", "own")]


def test_ones_own_pack_cannot_be_published(packs):
    with pytest.raises(RefusedPackError, match=r"egen pakke.*layer = \"team\""):
        checked(packs("o", layer("own"), a="brev"), [], Right(2), DAY)
