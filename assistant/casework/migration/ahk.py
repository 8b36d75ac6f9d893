"""AutoHotkey scripts, version 1 and 2: hotstrings, and hotkeys that only type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.casework.migration.ahk_code import Body
from assistant.casework.migration.ahk_keys import typed, unescaped
from assistant.casework.migration.ahk_lines import KEYS_AND_STRINGS, Line, lines_of
from assistant.casework.migration.snippet import Found, LeftOut, Part, Snippet, joined

PROGRAM = "AutoHotkey"
_HOTSTRING = re.compile(r":([*?0-9BCEIKOPRSTXZbceikoprstxz \t-]*):((?:`.|[^`\n])+?)::(.*)", re.DOTALL)
_HOTKEY = re.compile(r"([~*$<>^!+#]*(?:[A-Za-z]\w+|[^\s:\"'()])(?: & \S+)?(?: up)?)::\s*(.*)", re.IGNORECASE)
_DIRECTIVE = re.compile(r"#(\w+)\s*,?\s*(.*)")
_CONTEXTS = frozenset({"if", "hotif", "ifwinactive", "ifwinexist", "ifwinnotactive", "ifwinnotexist"})
_V2 = re.compile(r"^\s*#Requires\s+AutoHotkey\s+[>=\s]*v?2", re.IGNORECASE | re.MULTILINE)
_V1 = re.compile(r"^\s*(?:Send\w*|FormatTime|MsgBox|InputBox)\s*,", re.IGNORECASE | re.MULTILINE)
_V2_LINE = re.compile(r"^\s*Send\w*\s*\(?\s*[\"']|^\s*:[^:\n]*:[^\n]+::\s*\{\s*$", re.IGNORECASE | re.MULTILINE)
_ONLY_HERE = "Teksten virkede kun i bestemte programmer. Det gør skabelonen ikke."


def read(script: str) -> Found:
    """The texts of ``script``."""
    reader = _Reader(list(lines_of(script)), is_v2=_is_v2(script))
    reader.run()
    return Found(PROGRAM, tuple(reader.snippets), tuple(reader.left_out))


def _is_v2(script: str) -> bool:
    return bool(_V2.search(script) or (_V2_LINE.search(script) and not _V1.search(script)))


@dataclass
class _Head:
    """What begins a hotstring or a hotkey."""

    name: str
    options: str
    rest: str
    is_hotkey: bool = False

    def has(self, option: str) -> bool:
        """Whether the last word about ``option`` is not that it is off."""
        found = re.findall(rf"{option}(\d?)", self.options.upper())
        return bool(found) and found[-1] != "0"


class _Reader:
    """Goes through a script from above, as AutoHotkey does."""

    def __init__(self, lines: list[Line], *, is_v2: bool) -> None:
        self._lines, self._is_v2 = lines, is_v2
        self._at = 0
        self._defaults = ""
        self._is_here_only = False
        self._rest = 0
        self.snippets: list[Snippet] = []
        self.left_out: list[LeftOut] = []

    def run(self) -> None:
        """Read all of it."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if head := _head(line, self._defaults):
                self._read(line, head)
            elif found := _DIRECTIVE.match(line.text):
                self._directive(found.group(1).lower(), found.group(2))
            elif line.text.lower() not in ("return", "{", "}"):
                self._rest += 1
        if self._rest:
            lines = "1 linje" if self._rest == 1 else f"{self._rest} linjer"
            self.left_out.append(LeftOut("resten af scriptet", f"Det er kode ({lines}), som ikke skriver en tekst."))

    def _directive(self, name: str, said: str) -> None:
        if name == "hotstring" and not said.lower().startswith(("endchars", "nomouse")):
            self._defaults += said
        elif name in _CONTEXTS:
            self._is_here_only = bool(said.strip())

    def _read(self, line: Line, head: _Head) -> None:
        heads = [head]
        while not heads[-1].rest and line.section is None and (below := self._stacked()):
            heads.append(below)
            line = self._lines[self._at - 1]
        last = heads[-1]
        lost = [_ONLY_HERE] if self._is_here_only else []
        is_code = last.is_hotkey or last.has("X") or last.rest == "{" or not (last.rest or line.section is not None)
        parts = self._of_code(line, last, lost) if is_code else joined(list(_replacement(line, last, lost)))
        self._add(tuple(each.name for each in heads), parts, tuple(dict.fromkeys(lost)), is_hotkey=last.is_hotkey)

    def _stacked(self) -> _Head | None:
        """The head on the next line, where it shares what stands below."""
        if self._at == len(self._lines):
            return None
        head = _head(self._lines[self._at], self._defaults)
        self._at += head is not None
        return head

    def _of_code(self, line: Line, head: _Head, lost: list[str]) -> tuple[Part, ...]:
        body = Body(is_v2=self._is_v2)
        if head.rest and head.rest != "{":
            parts = body.read([Line(head.rest, line.section, line.is_literal, line.after)])
        else:
            parts = body.read(self._block() if self._opens(head) else self._until_return())
        lost += body.lost
        return parts

    def _opens(self, head: _Head) -> bool:
        return head.rest == "{" or (self._at < len(self._lines) and self._lines[self._at].text.startswith("{"))

    def _block(self) -> Iterator[Line]:
        """The lines in braces; the first may stand on the head's line or on one of its own."""
        depth = 0 if self._lines[self._at : self._at + 1] and self._lines[self._at].text.startswith("{") else 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            bare = KEYS_AND_STRINGS.sub("", line.text)
            depth += bare.count("{") - bare.count("}")
            self._at += 1
            yield line
            if depth <= 0:
                return

    def _until_return(self) -> Iterator[Line]:
        while self._at < len(self._lines) and not _head(self._lines[self._at], ""):
            line = self._lines[self._at]
            if _DIRECTIVE.match(line.text):
                return
            self._at += 1
            if line.text.lower().startswith("return"):
                return
            yield line

    def _add(self, names: tuple[str, ...], parts: tuple[Part, ...], lost: tuple[str, ...], *, is_hotkey: bool) -> None:
        if is_hotkey and (lost or not parts):
            self.left_out.append(LeftOut(names[0], "Det er en genvejstast med kode."))
        elif not parts:
            why = " ".join(each for each in lost if each != _ONLY_HERE)
            self.left_out.append(LeftOut(names[0], f"Den kører kode og skriver ingen tekst. {why}".strip()))
        else:
            keys = ("Den lå på en genvejstast. Giv den en ny i indstillingerne.",) if is_hotkey else ()
            self.snippets.append(Snippet(names, "", parts, (*keys, *lost)))


def _head(line: Line, defaults: str) -> _Head | None:
    if found := _HOTSTRING.fullmatch(line.text):
        options, trigger, rest = found.groups()
        return _Head(unescaped(trigger), defaults + options, rest.strip())
    if found := _HOTKEY.fullmatch(line.text):
        return _Head(found.group(1), "", found.group(2).strip(), is_hotkey=True)
    return None


def _replacement(line: Line, head: _Head, lost: list[str]) -> Iterator[Part]:
    """The text of a hotstring that only replaces; a section is sent as it stands."""
    text = unescaped(head.rest)
    if line.section is not None:
        text += line.section if line.is_literal else unescaped(line.section)
        text += line.after
    is_sent = line.section is None or re.search("R0", head.options, re.IGNORECASE)
    if is_sent and not (head.has("R") or head.has("T")):
        yield from typed(text, lost)
    else:
        yield text
