"""A csv export is read as it was written, whatever wrote it; what cannot be read says so in a sentence."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.casework.export.columns import Columns, find_columns, rows_of
from assistant.casework.export.encoding import encoding_of
from assistant.casework.export.faults import DamagedError, ExportError, MissingError
from assistant.casework.export.separated import separated_tables

ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "latin-1",
    "iso8859-15",
    "cp865",
    "cp850",
]
BOM = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
HARD = "RÅDIGHED: Udeblivelse – “møde” på værkstedet, ÆRØ; é | 5 € \t ’ende’"
NAMES = ["Sagsnr.", "Overskrift", "Oprettet af"]


def read(path, columns=None):
    columns = columns or Columns("Overskrift")
    return list(rows_of(find_columns(separated_tables(path), columns, path), columns))


def headings(path):
    return [row.heading for row in read(path)]


@pytest.fixture
def export(tmp_path):
    """Write an export; text as UTF-8."""

    def write(content):
        file = tmp_path / "udtræk æøå.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


def written(rows, separator, quoting=csv.QUOTE_MINIMAL, end="\r\n"):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    return text.getvalue()


def possible(text, encoding):
    """``text`` without what ``encoding`` does not have."""
    return text.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("separator", list(";,\t|"))
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_separator_gives_the_text_back(export, encoding, separator, quoting):
    wanted = possible(HARD, encoding)
    assert set("æøåÆØÅé") <= set(wanted)
    rows = [NAMES, ["1", wanted, "æøå"], ["2", "Høring", "x"]]
    content = BOM.get(encoding, b"") + written(rows, separator, quoting).encode(encoding)
    assert headings(export(content)) == [wanted, "Høring"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_and_a_missing_last_one(export, end):
    content = written([NAMES, ["1", "første\r\nlinje", "x"], ["2", "to", "x"]], ";", end=end).removesuffix(end)
    assert headings(export(content)) == ["første\r\nlinje", "to"]


def test_utf_16_without_its_mark_is_known_by_its_zeros(export):
    for encoding in ("utf-16-le", "utf-16-be"):
        assert headings(export("Nr;Overskrift\n1;Møde\n".encode(encoding))) == ["Møde"]


def test_one_strange_byte_does_not_make_a_utf_8_file_another(export):
    content = ("Overskrift;x\n" + "Møde på værkstedet;y\n" * 50).encode() + b"H\xf8ring;y\n"
    assert headings(export(content))[-2:] == ["Møde på værkstedet", "H\ufffdring"]


def test_the_first_danish_letter_may_come_late(export):
    content = "Overskrift;x\n" + "Samtale;y\n" * 200_000 + "Høring;y\n"
    for encoding in ("utf-8", "cp1252", "cp850"):
        assert headings(export(content.encode(encoding)))[-1] == "Høring"


def test_an_apostrophe_is_no_danish_letter_of_dos(export):
    assert headings(export("Overskrift;x\nBilkas ‘møde’;y\nBrix’ ‘x’;y\n".encode("cp1252"))) == [
        "Bilkas ‘møde’",
        "Brix’ ‘x’",
    ]
    assert headings(export("Overskrift;x\nBrix’ ‘x’;y\n".encode("cp1252"))) == ["Brix’ ‘x’"]


def test_a_half_and_the_currency_sign_stay_what_they_are_in_windows(export):
    assert headings(export("Overskrift;x\n½ dag, 5 ¤;y\n".encode("cp1252"))) == ["½ dag, 5 ¤"]


def test_the_line_that_excel_writes_names_the_separator_and_is_no_row(export):
    rows = read(export("sep=|\r\nNr|Overskrift\r\n1|en;to,tre\r\n"))
    assert [(row.number, row.heading) for row in rows] == [(2, "en;to,tre")]
    assert headings(export("sep=;\nOverskrift\nMøde, telefon\n")) == ["Møde, telefon"]


def test_one_column_needs_no_separator_and_keeps_all_of_them(export):
    assert headings(export('Overskrift\nMøde, kl. 10; aftalt | ja\n"citeret, ""sådan"""\n')) == [
        "Møde, kl. 10; aftalt | ja",
        'citeret, "sådan"',
    ]


def test_rows_have_the_numbers_that_excel_gives_them(export):
    content = 'Udtræk af journalen\n\nDato;Overskrift\n1;"to\nlinjer"\n\n;;\n2;her\n'
    assert [(row.number, row.heading) for row in read(export(content))] == [(4, "to\nlinjer"), (7, "her")]


def test_ragged_rows_and_zeros_are_read_as_far_as_they_go(export):
    assert headings(export("Nr;Overskrift;x\n1\n2;to;;;;;\n3;d\0re\n\0;\n")) == ["", "to", "dre"]


def test_the_name_may_differ_in_capitals_and_spaces(export):
    file = export("Nr;  Notatets   OVERSKRIFT ;Sagsbehandler\n1;her;ABC\n")
    assert [row.heading for row in read(file, Columns("notatets overskrift"))] == ["her"]
    decomposed = export("Nr;A\u030arstal;x\n1;her;y\n")
    assert [row.heading for row in read(decomposed, Columns("Årstal"))] == ["her"]


def test_the_name_written_just_so_comes_before_one_that_differs(export):
    assert headings(export("overskrift;Overskrift\nforkert;rigtig\n")) == ["rigtig"]


def test_type_and_date_are_read_only_when_they_are_named(export):
    file = export("Type;Dato;Overskrift\nsamtale ; 24.11.2026 ;Møde\nferie\n")
    assert [row[2:] for row in read(file, Columns("Overskrift", "Type", "Dato"))] == [
        ("samtale", "24.11.2026"),
        ("ferie", ""),
    ]
    assert [row[2:] for row in read(file, Columns("Overskrift", day="Dato"))] == [("", "24.11.2026"), ("", "")]
    assert [row[2:] for row in read(file)] == [("", ""), ("", "")]


def test_a_missing_column_is_told_with_those_there_are(export):
    file = export("Dato;Overskrift;Type\n1;x;y\n")
    with pytest.raises(
        MissingError, match=r"»Overskrif« findes ikke.*Mente du »Overskrift«.*»Dato«, »Overskrift«, »Type«"
    ):
        read(file, Columns("Overskrif"))
    with pytest.raises(MissingError, match=r"Kolonnen »Datto« findes ikke.*Mente du »Dato«"):
        read(file, Columns("Overskrift", day="Datto"))


def test_a_file_without_names_does_not_show_what_stands_in_it(export):
    file = export("2026-001;Anne på 320190-0000;a@b.dk\n")
    with pytest.raises(MissingError, match="tom eller har ingen navne") as told:
        read(file)
    assert "320190" not in str(told.value)


def test_a_name_that_stands_twice_is_no_guess(export):
    with pytest.raises(MissingError, match="flere gange"):
        read(export("Overskrift;Overskrift\na;b\n"))


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0" * 10_000, b";;;\n"])
def test_an_empty_file_is_told(export, content):
    with pytest.raises(MissingError, match="tom eller har ingen navne"):
        read(export(content))


def test_a_field_of_megabytes_is_read(export):
    assert headings(export("Nr;Overskrift\n1;" + "æ" * 3_000_000 + "\n2;kort\n"))[1] == "kort"


@pytest.mark.parametrize("rest", ["x" * (1 << 24), '"' + "xxxxxxx\n" * (1 << 21)])
def test_what_has_no_end_is_refused_before_it_fills_the_memory(export, rest):
    with pytest.raises(DamagedError, match="er for lang"):
        headings(export("Nr;Overskrift\n1;a\n2;" + rest + "x\n"))


FIELD = st.text(
    st.sampled_from("abcÆØÅæøå –“”€é';,|\t\"\n\r =+0") | st.characters(codec="utf-8", exclude_characters="\0")
)


@given(
    rows=st.lists(st.tuples(FIELD, FIELD), min_size=1),
    separator=st.sampled_from(";,\t|"),
    codec=st.sampled_from(ENCODINGS[:5]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_csv_writer_writes_comes_back(export, rows, separator, codec):
    content = BOM.get(codec, b"") + written([["Nøgle", "Overskrift"], *rows], separator).encode(codec)
    wanted = [heading for key, heading in rows if heading or key.strip()]
    assert headings(export(content)) == wanted


HEADS = [
    b"",
    b"Overskrift\n",
    b"a;Overskrift\n1;",
    b"\xff\xfeO\0v\0",
    "Overskrift;x\n".encode("utf-16"),
    b"sep=,\n",
    b"sep=",
]


@given(head=st.sampled_from(HEADS), content=st.binary(max_size=400))
@example(head=b"", content=b"PK\x03\x04")
@example(head=b"sep=", content=b'"\nOverskrift\n')
@example(head=b"sep=", content=b"\n\n")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=400)
def test_any_bytes_are_rows_or_one_sentence(export, head, content):
    file = export(head + content)
    rows, sentence = [], "."
    try:
        rows = read(file)
    except ExportError as error:
        sentence = str(error)
    assert sentence.endswith(".")
    assert all(row.number >= 2 for row in rows)


@given(st.binary(max_size=200))
def test_every_bytes_have_an_encoding(content):
    content.decode(encoding_of(io.BytesIO(content)), "replace")
