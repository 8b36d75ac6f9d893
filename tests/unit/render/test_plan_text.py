"""What the words of an answer are, however Word has wrapped them, and what is kept beside them."""

import pytest
from plan_files import STYLES, control, heading, paragraph, run, table, word_file

from assistant.render.plan.read import read_plan
from assistant.render.plan.signs import settled

ASKING = '<w:style w:type="paragraph" w:styleId="Spørger"><w:name w:val="Pladsholder"/></w:style>'
FIELD = '<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.fixture
def read(tmp_path):
    """The one section of a Word file with these blocks behind its heading."""

    def read(*body, styles=STYLES + ASKING):
        return read_plan(word_file(tmp_path / "plan.docx", heading("P02") + "".join(body), styles=styles)).sections[0]

    return read


def field(code, result):
    begin, between, end = (FIELD.format(kind=kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{between}{result}{end}"


@pytest.mark.parametrize(
    "inside",
    [
        control(run("Butik")),
        control(control(run("Butik"))),
        f'<w:hyperlink w:anchor="x">{run("Butik")}</w:hyperlink>',
        f'<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>{run("Butik")}</w:smartTag>',
        f'<w:ins w:id="1" w:author="A">{run("Butik")}</w:ins>',
        f'<w:moveTo w:id="1" w:author="A">{run("Butik")}</w:moveTo>',
        field('FILLIN "Mål"', run("Butik")),
        field('HYPERLINK "https://example.org"', run("Butik")),
        f'<w:fldSimple w:instr=" FILLIN ">{run("Butik")}</w:fldSimple>',
        f'{run("Bu")}<w:proofErr w:type="spellStart"/>{run("tik")}<w:bookmarkStart w:id="9" w:name="x"/>',
        f"{run('Butik')}<w:r><w:lastRenderedPageBreak/></w:r><!-- og -->",
    ],
)
def test_words_are_seen_through_what_is_around_them(read, inside):
    found = read(paragraph(inside))
    assert (found.text, found.answer, found.keeps) == ("Butik", "Butik", ())


def test_a_control_around_paragraphs_is_seen_through(read):
    assert read(control(paragraph("a") + control(paragraph("b")))).text == "a\nb"


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>Lager</w:delText></w:r></w:del>', "sporet ændring"),
        (f'<w:moveFrom w:id="1" w:author="A">{run("Lager")}</w:moveFrom>', "sporet ændring"),
        ('<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/>', "kommentar"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "kommentar"),
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', "fodnote"),
        (field("DATE", run("1. maj")), "felt"),
        (f'<w:fldSimple w:instr=" DATE ">{run("1. maj")}</w:fldSimple>', "felt"),
        ("<w:r><w:drawing/></w:r>", "billede eller figur"),
        (f"<w:r><w:pict><w:txbxContent>{paragraph('I en boks')}</w:txbxContent></w:pict></w:r>", "billede eller figur"),
        (f'<w:r><mc:AlternateContent xmlns:mc="{MC}"/></w:r>', "billede eller figur"),
        ("<w:r><w:object/></w:r>", "objekt"),
        (control(run("Fast"), '<w:lock w:val="sdtContentLocked"/>'), "låst tekst"),
        ('<w:r><w:sym w:font="X" w:char="F001"/></w:r>', "symbol"),
        ("<w:r><w:ruby/></w:r>", "andet indhold"),
    ],
)
def test_what_is_kept_is_named_and_is_no_part_of_the_words(read, inside, name):
    found = read(paragraph(f"{run('Bu')}{inside}"), paragraph("tik"))
    assert found.keeps == (name,)
    assert found.text == "Bu\ntik"


def test_a_field_that_never_ends_hides_no_words(read):
    found = read(paragraph(FIELD.format(kind="begin") + run("Butik")))
    assert (found.text, found.keeps) == ("Butik", ("felt",))


def test_a_table_in_an_answer_is_kept(read):
    found = read(paragraph("Butik"), table(["a", "b"]))
    assert (found.text, found.keeps) == ("Butik", ("tabel",))


def test_a_paragraph_whose_end_was_deleted_goes_on(read):
    deleted = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    assert read(paragraph("Bu", properties=deleted), paragraph("tik")).text == "Butik"


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [paragraph("Skriv her", "Svar")],
        [paragraph(run("Skriv her", '<w:rStyle w:val="Pladsholder"/>'))],
        [paragraph(run("Skriv", '<w:rStyle w:val="Pladsholder"/>') + run(" her", '<w:rStyle w:val="Pladsholder"/>'))],
        [paragraph(run("Klik her for at skrive", '<w:rStyle w:val="Pladsholder"/>'))],
        [control(paragraph(run("Vælg et element.", '<w:rStyle w:val="Pladsholder"/>')), "<w:showingPlcHdr/>")],
        [control(paragraph("Klik eller tryk for at angive en dato."), "<w:showingPlcHdr/>")],
        [paragraph("Skriv borgerens mål", "Spørger")],
        [control(paragraph("Klik eller tryk her for at skrive tekst."), "<w:showingPlcHdr/>")],
        [paragraph(field('FILLIN ""', run("Skriv her")))],
        [paragraph(), paragraph(run("   "))],
    ],
)
def test_a_placeholder_is_nothing(read, blocks):
    assert (read(*blocks).text, read(*blocks).answer) == ("", "")


@pytest.mark.parametrize(
    "block",
    [
        paragraph(run("Vil i butik", '<w:rStyle w:val="Pladsholder"/>')),
        control(paragraph("Vil i butik"), "<w:showingPlcHdr/>"),
        control(paragraph(run("Vil i butik", '<w:rStyle w:val="Pladsholder"/>')), "<w:showingPlcHdr/>"),
        paragraph(control(run("Vil i butik", '<w:rStyle w:val="Pladsholder"/>'), "<w:showingPlcHdr/>")),
        paragraph("Vil i butik", "Spørger"),
        control(paragraph("Vil i butik"), '<w:showingPlcHdr w:val="0"/>'),
    ],
)
def test_what_she_has_written_in_a_placeholders_dress_is_her_text(read, block):
    assert read(block).text == "Vil i butik"


def test_tabs_breaks_and_hyphens_of_their_own_kind_are_characters(read):
    inside = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"
    assert read(paragraph(inside)).text == "a\tb\nc\u2011\u00ad"


def test_a_line_break_that_libreoffice_drops_in_a_control_is_found(read):
    cut = "<w:r><w:rPr/><w:t>Linje et</w:t><w:t>Linje to</w:t></w:r>"
    assert read(paragraph(control(cut), "Svar")).text == "Linje et\nLinje to"
    assert read(paragraph(cut, "Svar")).text == "Linje etLinje to"


def test_a_symbol_that_word_makes_of_an_arrow_is_a_character(read):
    assert read(paragraph('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>')).text == "a→"


def test_a_bullet_of_words_is_shown(read):
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    assert read(paragraph("Kan:"), paragraph("løfte", properties=listed)).text == "Kan:\n- løfte"


def test_locked_text_is_kept_and_no_answer(read):
    found = read(control(paragraph("Fast tekst"), '<w:lock w:val="contentLocked"/>'), paragraph("Butik"))
    assert (found.text, found.keeps) == ("Butik", ("låst tekst",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("\n \n a \n\t\nb\n ", " a \n\nb"),
        ("a\x00\x08\x1f\ufffe\ud800b😀", "ab😀"),
        ("&<>“”\u00ad\u00a0", "&<>“”\u00ad\u00a0"),
        ("", ""),
    ],
)
def test_a_text_is_settled_to_what_a_file_can_hold(before, after):
    assert settled(before) == after
