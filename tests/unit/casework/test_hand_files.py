"""Files that are written here and by hand: what somebody has written is never lost, and never half there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.casework.hand_files import NotSavedError, UnreadableError, lines_like_cpr, read, save

BEFORE = b"a = 1\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "ærlig.txt"
    made.write_bytes(BEFORE)
    return made


class TestReading:
    def test_the_bytes_are_given_as_they_are(self, file: Path):
        assert read(file) == BEFORE

    @pytest.mark.parametrize(
        ("raw", "said"), [(b"a = \xe6", "UTF-8"), (b"#" * 1_000_001, "fylder mere end"), (None, "findes ikke")]
    )
    def test_what_cannot_be_read_is_told_with_its_name(self, file: Path, raw: bytes | None, said: str):
        file.unlink()
        if raw is not None:
            file.write_bytes(raw)
        with pytest.raises(UnreadableError, match=said) as refused:
            read(file)
        assert refused.value.finding.where.startswith("ærlig.txt")


class TestSaving:
    def test_a_new_file_is_written_with_its_folders(self, tmp_path: Path):
        save("Hej på dig\n", tmp_path / "en" / "to" / "ny.txt", None)
        assert (tmp_path / "en" / "to" / "ny.txt").read_bytes() == "Hej på dig\n".encode()

    def test_a_file_that_is_as_it_was_read_is_replaced(self, file: Path):
        save("\ufeffb = 2\r\n", file, BEFORE)
        assert file.read_bytes() == b"\xef\xbb\xbfb = 2\r\n"

    def test_a_new_file_is_not_written_over_another(self, file: Path):
        with pytest.raises(NotSavedError, match="Der er allerede en fil, der hedder »ærlig"):
            save("b = 2\n", file, None)
        assert file.read_bytes() == BEFORE

    def test_what_somebody_has_changed_meanwhile_is_not_written_over(self, file: Path):
        file.write_bytes(b"c = 3\n")
        with pytest.raises(NotSavedError, match="rettet et andet sted"):
            save("b = 2\n", file, BEFORE)
        assert file.read_bytes() == b"c = 3\n"

    def test_a_file_that_is_gone_is_not_made_again(self, file: Path):
        file.unlink()
        with pytest.raises(NotSavedError, match="findes ikke mere"):
            save("b = 2\n", file, BEFORE)
        assert not file.exists()

    def test_a_folder_that_is_a_file_is_told(self, file: Path):
        with pytest.raises(NotSavedError, match="kan ikke gemmes"):
            save("b = 2\n", file / "ny.txt", None)
        assert file.read_bytes() == BEFORE

    @pytest.mark.parametrize("before", [BEFORE, None])
    def test_half_a_sign_writes_nothing(self, file: Path, before: bytes | None):
        with pytest.raises(NotSavedError):
            save("a = '\ud83d'\n", file if before else file.with_name("ny.txt"), before)
        assert [each.name for each in file.parent.iterdir()] == ["ærlig.txt"]
        assert file.read_bytes() == BEFORE

    @pytest.mark.parametrize("before", [BEFORE, None])
    def test_nothing_that_may_be_somebodys_number_reaches_the_disk(self, file: Path, before: bytes | None):
        with pytest.raises(NotSavedError, match="Linje 2 rummer noget, der ligner et CPR-nummer") as refused:
            save("Hej\r\nMit nummer er 010190-1234\r\n", file if before else file.with_name("ny.txt"), before)
        assert "010190" not in str(refused.value)
        assert [each.name for each in file.parent.iterdir()] == ["ærlig.txt"]
        assert file.read_bytes() == BEFORE


def test_lines_are_counted_as_editors_count_them():
    text = "en\u2028linje\x0bmed tegn\x85fra Word\n010190-1234\n320190-0000\n"
    assert list(lines_like_cpr(text)) == [2]
