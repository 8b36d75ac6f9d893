"""The guide while it is written: nothing of the file is lost, and whom a change hits is what the checker says."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standard_pack import KNOWLEDGE, LIBRARY, STANDARD

from assistant.casework.hand_files import NotSavedError, UnreadableError
from assistant.casework.headings import judge
from assistant.casework.knowledge import merged
from assistant.casework.pack.golden_files import FOLDER
from assistant.casework.packcheck import check_pack, record_golden
from assistant.casework.studio.guide.approval import SIGNED, changes_since, keep_approved
from assistant.casework.studio.guide.corpus import Kind, Sample, headings_of, pasted, samples
from assistant.casework.studio.guide.hits import Hits, sentences_with
from assistant.casework.studio.guide.judging import ENTRIES, Judged, judge_guide
from assistant.casework.studio.guide.reading import Asked, read_guide, tell
from assistant.casework.studio.guide.saving import save_guide
from assistant.casework.studio.guide.sheets import FILES, GUIDE, NOTE_TYPES, TYPES, WORDS, Sheet, open_sheets
from assistant.casework.texts import check_text
from assistant.model.finding import Finding, Severity
from assistant.model.knowledge import Knowledge
from assistant.model.words import Word
from assistant.packs.reader import read_core
from assistant.store.paths import training_dir

pytestmark = pytest.mark.not_on_windows("like")

STRINGS = ("diagnoses", "unsaid", "abbreviations", "not_names", "roles", "left_out")
"""Lists of words.toml that hold bare words."""
TODAY = date(2026, 11, 24)
NONE = merged([])
TEXTS = {name: (STANDARD / name).read_text("utf-8") for name in FILES}
VALUES = {name: sheet.values for name, sheet in open_sheets(STANDARD, []).items()}
LISTED = [name for name in ENTRIES if name in VALUES[WORDS]]


def sheet(name: str, text: str | None = None, folder: Path = STANDARD) -> Sheet:
    return Sheet(folder / name, (TEXTS[name] if text is None else text).encode())


def judged(**files: dict[str, object]) -> Judged:
    """The standard pack's guide with other values in it, by ``types``, ``guide`` and ``words``."""
    names = {"types": NOTE_TYPES, "guide": GUIDE, "words": WORDS}
    values = {name: {**VALUES[name], **files.get(key, {})} for key, name in names.items()}
    return judge_guide(values, NONE, KNOWLEDGE, TODAY)


def types_with(place: int, **changes: object) -> dict[str, object]:
    tables = [dict(each) for each in VALUES[NOTE_TYPES][TYPES]]
    tables[place] |= changes
    return {TYPES: [{key: value for key, value in each.items() if value is not None} for each in tables]}


def words_with(name: str, *entries: object) -> dict[str, object]:
    return {name: [*VALUES[WORDS][name], *entries]}


def at(found: Judged, name: str, where: str) -> list[Finding]:
    return [each for each in found.findings[name] if each.where == where]


def approved(name: str, folder: Path) -> Sheet:
    """The file as it lies there, approved."""
    made = sheet(name, re.sub(r'approved_by = ""', 'approved_by = "Mette Holm, 24.11.2026"', TEXTS[name]), folder)
    made.file.write_bytes(made.read_raw)
    return made


@pytest.fixture(scope="module")
def corpus() -> list[Sample]:
    return samples([STANDARD], sorted(training_dir().glob("*.toml")), LIBRARY.drafter, TODAY, lambda: False)


class TestFiles:
    @pytest.mark.parametrize("name", FILES)
    def test_what_is_not_touched_is_written_as_it_was(self, name: str) -> None:
        assert sheet(name).text() == TEXTS[name]

    @given(name=st.sampled_from(LISTED), data=st.data())
    @settings(max_examples=15, deadline=None)
    def test_a_word_that_goes_takes_its_own_line_and_no_other(self, name: str, data: st.DataObject) -> None:
        lines = _with_comments(TEXTS[WORDS], data)
        made = sheet(WORDS, "".join(lines))
        entries = list(made.values[name])
        gone = entries.pop(data.draw(st.integers(0, len(entries) - 1)))
        made.put({name: entries})

        line = _line_of(lines, name, str(gone["word"]))
        assert made.text() == "".join((*lines[:line], *lines[line + 1 :]))

    @given(name=st.sampled_from(LISTED), data=st.data())
    @settings(max_examples=15, deadline=None)
    def test_a_word_that_comes_moves_no_other_line(self, name: str, data: st.DataObject) -> None:
        lines = _with_comments(TEXTS[WORDS], data)
        made = sheet(WORDS, "".join(lines))
        entries = list(made.values[name])
        entries.insert(data.draw(st.integers(0, len(entries))), {"word": "xylofon", "match": "stem"})
        made.put({name: entries})

        new = '  { word = "xylofon", match = "stem" },\n'
        text = made.text()
        assert text.count(new) == 1
        assert text.replace(new, "") == "".join(lines)

    @given(place=st.integers(0, 13), key=st.sampled_from(["name", "purpose", "use_when", "use_not"]))
    @settings(max_examples=15, deadline=None)
    def test_a_sentence_of_a_type_is_the_only_line_that_changes(self, place: int, key: str) -> None:
        made = sheet(NOTE_TYPES)
        made.put(types_with(place, **{key: "Noget andet."}))

        was, now = TEXTS[NOTE_TYPES].splitlines(), made.text().splitlines()
        changed = [line for one, line in zip(was, now, strict=True) if one != line]
        assert changed == [f'{key} = "Noget andet."']

    def test_a_key_word_more_leaves_the_others_on_their_lines(self) -> None:
        made = sheet(NOTE_TYPES)
        keywords = VALUES[NOTE_TYPES][TYPES][0]["keywords"]
        made.put(types_with(0, keywords=[*keywords, "Gåtur"]))

        assert made.text().replace(', "Gåtur"', "", 1) == TEXTS[NOTE_TYPES]

    def test_what_is_empty_in_the_file_stays_where_it_is_until_it_is_filled(self) -> None:
        made = sheet(GUIDE)
        made.put({"min_chars": 12})
        assert made.text() == TEXTS[GUIDE].replace("min_chars = 15 ", "min_chars = 12 ")
        made.approve("Mette Holm", TODAY)
        assert 'approved_by = "Mette Holm, 24.11.2026"    # tomt' in made.text()

    def test_line_ends_and_the_mark_at_the_start_are_kept(self, tmp_path: Path) -> None:
        file = tmp_path / GUIDE
        file.write_bytes(("\ufeff" + TEXTS[GUIDE]).replace("\n", "\r\n").encode())
        made = Sheet(file, file.read_bytes())
        made.put({"max_chars": 90})
        saved = made.save()

        assert file.read_bytes().decode() == ("\ufeff" + TEXTS[GUIDE].replace("= 100 ", "= 90 ")).replace("\n", "\r\n")
        assert not saved.is_changed

    def test_it_is_not_saved_over_what_another_has_written(self, tmp_path: Path) -> None:
        file = tmp_path / GUIDE
        file.write_text(TEXTS[GUIDE], "utf-8")
        made = Sheet(file, file.read_bytes())
        made.put({"max_chars": 90})
        file.write_text("# en anden\n", "utf-8")

        with pytest.raises(NotSavedError, match="rettet et andet sted"):
            made.save()
        assert file.read_text("utf-8") == "# en anden\n"
        assert made.is_changed

    def test_nothing_like_a_cpr_number_is_written(self, tmp_path: Path) -> None:
        shutil.copy(STANDARD / WORDS, tmp_path)
        made = Sheet(tmp_path / WORDS, (tmp_path / WORDS).read_bytes())
        made.put({"source": "fra sagen 010190-1234"})

        with pytest.raises(NotSavedError, match="CPR"):
            made.save()

    def test_a_file_that_is_no_toml_is_left_alone(self) -> None:
        with pytest.raises(UnreadableError):
            sheet(WORDS, "health = [")

    def test_a_pack_gets_its_own_note_types_with_every_comment(self, tmp_path: Path) -> None:
        (tmp_path / "pack.toml").write_text(_pack("holdet"), "utf-8")
        found = open_sheets(tmp_path, [STANDARD])
        assert not any(each.is_own or each.is_changed for each in found.values())
        found[NOTE_TYPES].begin()
        found[NOTE_TYPES].save()

        assert (tmp_path / NOTE_TYPES).read_text("utf-8") == TEXTS[NOTE_TYPES]

    def test_a_pack_takes_a_word_from_below_away_and_adds_one(self, tmp_path: Path) -> None:
        (tmp_path / "pack.toml").write_text(_pack("holdet"), "utf-8")
        made = open_sheets(tmp_path, [STANDARD])[WORDS]
        made.begin()
        made.put({"left_out": ["afasi"], "health": [{"word": "føntørrer"}]})
        made.save()

        words = merged([read_core(STANDARD), read_core(tmp_path)]).words
        listed = {each.word for each in words.health}
        assert listed == {each.word for each in KNOWLEDGE.words.health} - {"afasi"} | {"føntørrer"}


class TestApproval:
    def test_whoever_changes_a_word_takes_the_approval_of_the_lists_away(self, tmp_path: Path) -> None:
        made = approved(WORDS, tmp_path)
        made.put(words_with("roles", "smed"))
        assert "approved_by" not in made.values
        assert made.values["checked_by"] == "Sagstast"

        made.put({"roles": VALUES[WORDS]["roles"]})
        assert made.values == made.read_values
        assert not made.is_changed

    def test_a_number_of_the_guide_takes_it_away_too_and_a_new_comparison_does_not(self, tmp_path: Path) -> None:
        made = approved(GUIDE, tmp_path)
        made.put({"checked_by": "Anne Vest"})
        assert made.values["approved_by"] == "Mette Holm, 24.11.2026"
        made.put({"max_chars": 90})
        assert "approved_by" not in made.values

    def test_another_source_must_be_compared_anew(self, tmp_path: Path) -> None:
        made = approved(WORDS, tmp_path)
        source = made.values["source"]
        made.put({**made.values, "source": "Vores egen liste"})
        assert not {"checked_on", "checked_by", "approved_by"} & made.values.keys()
        made.put({"source": source})
        assert made.values == made.read_values

        made.put({"source": "Vores egen liste", "checked_by": "Anne Vest"})
        assert made.values["checked_by"] == "Anne Vest"

    def test_what_is_taken_over_is_approved_until_it_is_changed(self, tmp_path: Path) -> None:
        below = approved(GUIDE, tmp_path)
        (tmp_path / "pack.toml").write_text(_pack("under"), "utf-8")
        (tmp_path / "over").mkdir()
        made = open_sheets(tmp_path / "over", [tmp_path])[GUIDE]
        made.begin()
        assert made.values["approved_by"] == below.values["approved_by"]
        made.put({"max_chars": 90})
        keep_approved(made)
        again = made.save()
        assert "approved_by" not in again.values
        assert changes_since(again) == (["Højst så mange tegn: 100 → 90"], False)

    def test_whoever_approves_sees_what_was_changed_since_the_last_time(self, tmp_path: Path) -> None:
        made = approved(WORDS, tmp_path)
        for role in ("smed", "murer"):
            made.put({"roles": [*made.values["roles"], role]})
            keep_approved(made)
            made = made.save()
        assert changes_since(made) == (["Roller: nu også »smed«, »murer«"], False)

        made.approve("Ole Vind", TODAY)
        made = made.save()
        made.put({"roles": [*made.values["roles"], "kok"]})
        keep_approved(made)
        assert changes_since(made.save()) == (["Roller: nu også »kok«"], False)

    @pytest.mark.parametrize("name", SIGNED)
    def test_what_was_never_approved_is_told_whole_and_in_danish(self, name: str, tmp_path: Path) -> None:
        shutil.copy(STANDARD / name, tmp_path)
        lines, is_first = changes_since(sheet(name, folder=tmp_path))
        assert is_first
        keys = {line.partition(":")[0].lower() for line in lines}
        assert len(keys) == len(lines) > 4
        assert not keys & {key.replace("_", " ") for key in VALUES[name]}
        assert name == WORDS or "Højst så mange tegn: 100" in lines

    def test_nothing_is_kept_of_what_nobody_approved(self, tmp_path: Path) -> None:
        shutil.copy(STANDARD / WORDS, tmp_path)
        made = sheet(WORDS, folder=tmp_path)
        made.put(words_with("roles", "smed"))
        keep_approved(made)
        assert not (tmp_path / "approved").exists()

    def test_where_one_file_cannot_be_written_the_other_is_known_to_be(self, tmp_path: Path) -> None:
        for name in FILES:
            shutil.copy(STANDARD / name, tmp_path)
        (tmp_path / "pack.toml").write_text(_pack("holdet"), "utf-8")
        guide = read_guide(tmp_path, [])
        types, words = guide.sheets[NOTE_TYPES], guide.sheets[WORDS]
        types.put(types_with(0, purpose="Noget andet."))
        words.put(words_with("roles", "smed"))
        (tmp_path / WORDS).write_text("# en andens\n" + TEXTS[WORDS], "utf-8")

        saved = save_guide([types, words], Asked({NOTE_TYPES: types.values, WORDS: words.values}), guide, TODAY)
        assert [each.name for each in saved.written] == [NOTE_TYPES]
        assert "Ordlisterne er rettet et andet sted" in saved.refused
        assert saved.written[0].raw == (tmp_path / NOTE_TYPES).read_bytes()
        assert (tmp_path / WORDS).read_text("utf-8").startswith("# en andens")


class TestJudging:
    def test_the_standard_pack_is_known_as_it_lies_on_the_disk_and_has_no_fault(self) -> None:
        found = judged()

        assert (found.knowledge.note_types, found.knowledge.guide) == (KNOWLEDGE.note_types, KNOWLEDGE.guide)
        assert found.knowledge.words == KNOWLEDGE.words
        assert {each.severity for findings in found.findings.values() for each in findings} <= {Severity.HINT}

    @pytest.mark.parametrize(
        ("changes", "where", "what"),
        [
            ({"prefix": "RÅDIGHED:"}, "prefix", "bruges to gange"),
            ({"prefix": "Samtale"}, "prefix", "store bogstaver og kolon"),
            ({"rank": 5}, "rank", "RÅDIGHED: har også rang 5"),
            ({"rank": None}, "rank", "rang"),
            ({"name": ""}, "name", "mangler et navn"),
            ({"use_not": None}, "use_not", "hvornår typen ikke bruges"),
            ({"keywords": []}, "keywords", "mangler nøgleord"),
            ({"keywords": ["Jobsamtale", "Afbud"]}, "keywords", "»Afbud« er også nøgleord i RÅDIGHED"),
            ({"good": ["SAMTALE: Snak"]}, "good.0", "nøgleord"),
            ({"bad": [{"heading": "SAMTALE: Jobsamtale – video", "codes": ["H08"]}]}, "bad.0.heading", "H08 fanger"),
            ({"needs": [{"part": "word", "ask": "Skriv ja.", "keywords": ["Nej"]}]}, "needs.0", "nøgleord"),
        ],
    )
    def test_a_fault_of_a_type_stands_at_its_question(self, changes: dict[str, object], where: str, what: str) -> None:
        found = at(judged(types=types_with(0, **changes)), NOTE_TYPES, f"{TYPES}.0.{where}")

        assert any(what in each.message for each in found)

    def test_a_word_that_is_needed_and_forbidden_is_told(self) -> None:
        found = judged(
            types=types_with(
                0,
                forbidden=[{"word": "bevil", "match": "stem"}],
                needs=[{"part": "word", "ask": "Skriv det.", "one_of": [{"word": "bevilget"}]}],
            )
        )

        assert "Vælg det ene" in at(found, NOTE_TYPES, f"{TYPES}.0.needs.0")[0].message

    @pytest.mark.parametrize(
        ("name", "entry", "key", "what"),
        [
            ("health", {"word": "bevilg", "match": "stem"}, "word", "AFGØRELSE kræver"),
            ("judging", {"word": "mentor"}, "word", "rolle"),
            ("filler", {"word": "telefon"}, "word", "kontakt"),
            ("judging", {"word": "tosset", "instead": "deprimeret"}, "instead", "»Helbred«"),
            ("outdated", {"word": "ratio"}, "since", "dagen"),
            ("health", {"word": "Stor"}, "", "små bogstaver"),
            ("health", {"word": "ab", "match": "stem"}, "", "for kort"),
        ],
    )
    def test_a_fault_of_a_word_stands_at_the_word(
        self, name: str, entry: dict[str, object], key: str, what: str
    ) -> None:
        place = len(VALUES[WORDS][name])
        found = judged(words=words_with(name, entry))

        where = f"{name}.{place}.{key}".rstrip(".")
        assert any(what in each.message for each in at(found, WORDS, where))

    def test_a_broken_word_leaves_the_others_to_judge_by(self) -> None:
        found = judged(words=words_with("health", {"word": "føntørrer", "instead": 7}))

        assert found.errors(WORDS)
        assert {"depress", "føntørrer"} <= {each.word for each in found.knowledge.words.health}

    def test_a_diagnosis_that_is_not_on_the_list_of_health_is_told(self) -> None:
        place = len(VALUES[WORDS]["diagnoses"])

        assert at(judged(words=words_with("diagnoses", "skørbug")), WORDS, f"diagnoses.{place}")

    def test_numbers_that_cannot_be_are_told(self) -> None:
        assert "stige" in at(judged(guide={"warn_chars": 200}), GUIDE, "warn_chars")[0].message


class TestHits:
    @given(data=st.data())
    @settings(max_examples=25, deadline=None)
    def test_those_are_hit_that_the_checker_judges_otherwise(self, corpus: list[Sample], data: st.DataObject) -> None:
        after = _changed(corpus, data)
        hit = {hit.sample for hit in Hits(corpus, KNOWLEDGE).compare(after)}

        assert hit == {each for each in corpus if _found(each, KNOWLEDGE) != _found(each, after)}

    def test_the_same_guide_hits_nobody(self, corpus: list[Sample]) -> None:
        assert Hits(corpus, KNOWLEDGE).compare(judged().knowledge, headings_of(KNOWLEDGE, TODAY)) == []

    def test_what_comes_and_what_goes_is_told(self, corpus: list[Sample]) -> None:
        barred = judged(words=words_with("health", {"word": "telefon"})).knowledge
        come = [each for each in Hits(corpus, KNOWLEDGE).compare(barred) if each.sample.heading.count("telefon")]
        assert come
        for each in come:
            assert ("H08", "telefon") in {(said.finding.code, said.words) for said in each.come}
            assert not each.gone

        back = Hits(corpus, barred).compare(KNOWLEDGE)
        gone = {each.sample: Counter(_keys(each.gone)) for each in back}
        assert all(gone[each.sample] == Counter(_keys(each.come)) for each in come)

    def test_another_prefix_is_another_heading_of_its_templates(self, corpus: list[Sample]) -> None:
        after = judged(types=types_with(0, prefix="MØDE:")).knowledge
        found = Hits(corpus, KNOWLEDGE).compare(after)

        templates = {each.sample for each in found if each.sample.kind is Kind.TEMPLATE}
        assert templates == {each for each in corpus if each.note_type == "samtale"}
        assert all(each.is_rewritten and each.after == each.before.replace("SAMTALE:", "MØDE:") for each in found[:3])

    def test_a_reference_line_is_another_text_of_its_notes(self, corpus: list[Sample]) -> None:
        found = Hits(corpus, KNOWLEDGE).compare(judged(types=types_with(0, reference_line=True)).knowledge)

        assert found
        assert {each.sample.note_type for each in found} == {"samtale"}
        assert all(each.is_rewritten for each in found)

    def test_her_own_headings_are_tried_too(self, corpus: list[Sample]) -> None:
        own = pasted("SAMTALE: Jobsamtale – gåtur\n\nSAMTALE: Jobsamtale – gåtur\n", TODAY)
        assert len(own) == 1
        after = judged(words=words_with("sensitive", {"word": "gåtur"})).knowledge

        assert [each.sample for each in Hits(corpus, KNOWLEDGE).compare(after, own)] == list(own)

    def test_every_sentence_with_the_word_is_shown_and_the_word_marked(self, corpus: list[Sample]) -> None:
        found = list(sentences_with(Word(word="samtale", match="stem"), corpus, KNOWLEDGE))

        shown = Counter(each.sample for each in found)
        assert shown == Counter(
            each
            for each in corpus
            for text in (each.headed(KNOWLEDGE), *(text for _, text in each.texts))
            for _ in re.findall(r"(?<![\w])samtale\w*(?:-\w+)*", text, re.IGNORECASE)
        )
        assert all(each.text[each.start : each.end].lower().startswith("samtale") for each in found)

    def test_a_longer_word_that_means_something_else_is_not_shown(self, corpus: list[Sample]) -> None:
        word = Word(word="samtale", match="stem", but_not=("samtalen",))
        marked = {each.text[each.start : each.end].lower() for each in sentences_with(word, corpus, KNOWLEDGE)}

        assert "samtale" in marked
        assert "samtalen" not in marked

    def test_a_golden_text_is_judged_as_it_was_read(self, tmp_path: Path) -> None:
        shutil.copytree(STANDARD, tmp_path / "pakke")
        place = tmp_path / "pakke" / FOLDER / "raadighed-udeblivelse"
        place.mkdir(parents=True)
        (place / "læst.txt").write_text("RÅDIGHED: Udeblivelse – cirkus – 18.11.2026\n\nMødte ikke.\n", "utf-8")
        read = read_guide(tmp_path / "pakke", [])
        tried = samples([tmp_path / "pakke"], [], LIBRARY.drafter, TODAY, lambda: False)
        values = {**VALUES, WORDS: {**VALUES[WORDS], **words_with("sensitive", {"word": "cirkus"})}}

        told = tell(Asked(values, Hits(tried, read.base)), read, TODAY)
        assert [(each.sample.kind, each.before) for each in told.hits] == [
            (Kind.GOLDEN, "RÅDIGHED: Udeblivelse – cirkus – 18.11.2026")
        ]

    @pytest.mark.parametrize(
        ("changes", "is_rewritten"),
        [({"prefix": "MØDE:"}, True), ({"reference_line": True}, True), ({"purpose": "Noget andet."}, False)],
    )
    def test_a_golden_text_is_hit_when_its_answers_would_give_another(
        self, tmp_path: Path, changes: dict[str, object], is_rewritten: bool
    ) -> None:
        pack = _recorded(tmp_path)
        tried = samples([pack], [], LIBRARY.drafter, TODAY, lambda: False)
        made = sheet(NOTE_TYPES, folder=pack)
        made.put(types_with(0, **changes))
        hits = Hits(tried, KNOWLEDGE).compare(judged(types=dict(made.values)).knowledge)
        hit = {each.sample.template for each in hits if each.is_rewritten and each.sample.kind is Kind.GOLDEN}

        made.save()
        told = {each.where.split("/")[1] for each in check_pack(pack).findings if each.code == "P18"}
        assert hit == told
        assert bool(told) is is_rewritten

    def test_all_answers_of_golden_texts_are_tried(self, tmp_path: Path) -> None:
        pack = _recorded(tmp_path)
        place = pack / FOLDER / "samtale-telefon"
        given = {"today": "2026-11-20", "answers": {"indhold": "Vi talte om xylofonspil."}}
        (place / "anden.json").write_text(json.dumps(given), "utf-8")
        (place / "anden.txt").touch()
        tried = samples([pack], [], LIBRARY.drafter, TODAY, lambda: False)
        assert not list(sentences_with(Word(word="xylofonspil"), tried, KNOWLEDGE))

        (place / "anden.txt").unlink()
        record_golden(pack, [], TODAY)
        tried = samples([pack], [], LIBRARY.drafter, TODAY, lambda: False)
        assert list(sentences_with(Word(word="xylofonspil"), tried, KNOWLEDGE))

    def test_a_template_with_two_wordings_is_tried_by_both_and_told_apart(self, tmp_path: Path) -> None:
        (tmp_path / "pack.toml").write_text(_pack("holdet"), "utf-8")
        old = (STANDARD / "notes" / "raadighed-udeblivelse.txt").read_text("utf-8")
        new = re.sub(r"(?m)^valid_from = .*$", "valid_from = 2027-03-01", old).rstrip() + "\n\nEn ny linje.\n"
        (tmp_path / "gammel.txt").write_text(old, "utf-8")
        (tmp_path / "ny.txt").write_text(new, "utf-8")
        tried = samples([tmp_path], [], LIBRARY.drafter, TODAY, lambda: False)

        titles = [each.title for each in tried]
        assert len(set(titles)) == len(titles) >= 2
        assert any(title.endswith("(01.03.2027)") for title in titles)
        assert {"En ny linje." in each.texts[0][1] for each in tried} == {True, False}
        assert {each.template for each in tried} == {"raadighed-udeblivelse"}

    def test_templates_of_the_packs_below_are_tried_unless_the_pack_has_its_own(self, tmp_path: Path) -> None:
        (tmp_path / "pack.toml").write_text(_pack("holdet"), "utf-8")
        shutil.copy(STANDARD / "notes" / "raadighed-udeblivelse.txt", tmp_path / "egen.txt")
        below = samples([STANDARD], [], LIBRARY.drafter, TODAY, lambda: False)

        assert Counter(samples([tmp_path, STANDARD], [], LIBRARY.drafter, TODAY, lambda: False)) == Counter(below)

    def test_reading_ends_when_the_window_goes(self) -> None:
        assert samples([STANDARD], [], LIBRARY.drafter, TODAY, lambda: True) == []


def _found(sample: Sample, knowledge: Knowledge) -> object:
    """What is written of ``sample``, and all that the two checkers find in it."""
    heading = sample.headed(knowledge)
    of_heading = judge(knowledge, heading, sample.note_type, sample.day).findings if heading else []
    of_texts = [
        (each, text)
        for kind, text in sample.texts
        for each in check_text(knowledge, text, kind, sample.day, sample.note_type or "").findings
    ]
    return heading, Counter(_seen(each, text) for each, text in [*((each, heading) for each in of_heading), *of_texts])


def _seen(finding: Finding, text: str) -> tuple[str, str, str]:
    start, _, end = finding.where.partition("-")
    is_part = start.isdigit() and finding.code not in {"H01", "H02", "H03", "H04", "H05"}
    words = text[int(start) : int(end)] if is_part else ""
    return finding.code, finding.severity, words if words != text else ""


def _keys(said: tuple[object, ...]) -> list[tuple[str, str]]:
    return [(each.finding.code, each.words) for each in said]  # type: ignore[attr-defined]


def _changed(corpus: list[Sample], data: st.DataObject) -> Knowledge:
    """The standard guide with something drawn taken away, added or turned."""
    texts = [text for each in corpus for text in (each.heading, *(text for _, text in each.texts))]
    spoken = sorted({word.lower() for text in texts for word in re.findall(r"[^\W\d_]{3,}", text)})
    words = {name: list(VALUES[WORDS].get(name, ())) for name in (*LISTED, *STRINGS)}
    name = data.draw(st.sampled_from(sorted(set(words) - {"left_out", "outdated"})))
    word = data.draw(st.sampled_from(spoken))
    if words[name] and data.draw(st.booleans()):
        words[name].pop(data.draw(st.integers(0, len(words[name]) - 1)))
    else:
        words[name].append({"word": word, "match": "stem"} if name in LISTED else word)
    found = judged(words={name: words[name]}).knowledge
    turn = data.draw(st.sampled_from(["nothing", "numbers", "key word", "severity", "function word"]))
    first = found.note_types["samtale"]
    match turn:
        case "numbers":
            return replace(found, guide=replace(found.guide, warn_chars=data.draw(st.integers(20, 80))))
        case "severity":
            return replace(found, guide=replace(found.guide, severities={"H03": Severity.HINT}))
        case "function word":
            return replace(found, guide=replace(found.guide, function_words=(*found.guide.function_words, word)))
        case "key word":
            changed = replace(first, keywords=(*first.keywords[1:], word.capitalize()))
            return replace(found, note_types=found.note_types | {first.id: changed})
    return found


def _with_comments(text: str, data: st.DataObject) -> list[str]:
    """The lines of ``text``, and comments by hand above some of its words."""
    lines = text.splitlines(keepends=True)
    entries = [number for number, line in enumerate(lines) if line.startswith("  { word")]
    marked = data.draw(st.sets(st.sampled_from(entries), max_size=4))
    return [
        each for at, line in enumerate(lines) for each in (["  # vores egen note\n"] if at in marked else []) + [line]
    ]


def _line_of(lines: list[str], name: str, word: str) -> int:
    """Where the entry stands in the list ``name``."""
    first = lines.index(f"{name} = [\n")
    return next(at for at, line in enumerate(lines) if at > first and line.startswith(f'  {{ word = "{word}"'))


def _recorded(tmp_path: Path) -> Path:
    """The standard pack's talks, a golden text of each."""
    pack = tmp_path / "pakke"
    (pack / "notes").mkdir(parents=True)
    for file in (*STANDARD.glob("*.toml"), *STANDARD.glob("notes/samtale*.txt")):
        shutil.copy(file, pack / file.relative_to(STANDARD))
    assert record_golden(pack, [], TODAY)
    return pack


def _pack(name: str) -> str:
    return f'id = "{name}"\nversion = "1"\ntitle = "{name}"\npublisher = "Holdet"\nvalid_from = 2020-01-01\n'
