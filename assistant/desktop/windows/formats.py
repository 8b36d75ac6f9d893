"""What a text looks like on Windows' clipboard."""

from __future__ import annotations

import sys

assert sys.platform == "win32"  # noqa: S101 - tells mypy, which reads this folder for Windows too

import re

HTML = "HTML Format"
_HEAD = "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"
_BEFORE, _AFTER = b"<html><body><!--StartFragment-->", b"<!--EndFragment--></body></html>"


def as_unicode(text: str) -> bytes:
    """``text`` as CF_UNICODETEXT."""
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return lines.encode("utf-16-le", "surrogatepass") + b"\0\0"


def of_unicode(data: bytes) -> str:
    """The text of CF_UNICODETEXT; behind its end may lie anything."""
    text, _, _ = data.decode("utf-16-le", "replace").partition("\0")
    return text.replace("\r\n", "\n")


def as_html(html: str) -> bytes:
    """``html`` as »HTML Format«: a head that says at which byte everything begins and ends."""
    fragment = html.encode()
    head = len(_HEAD.format(0, 0, 0, 0))
    start = head + len(_BEFORE)
    end = start + len(fragment)
    return _HEAD.format(head, end + len(_AFTER), start, end).encode() + _BEFORE + fragment + _AFTER + b"\0"


def of_html(data: bytes) -> str:
    """The HTML of »HTML Format«: the whole page where there is one, else the part that was copied."""
    places = {key: int(value) for key, value in re.findall(rb"(?m)^(\w+):(-?\d+)\s*$", data[:1024])}
    start, end = places.get(b"StartHTML", -1), places.get(b"EndHTML", -1)
    if start < 0 or end < start:
        start, end = places.get(b"StartFragment", 0), places.get(b"EndFragment", len(data))
    return data[start:end].decode("utf-8", "replace").rstrip("\0")
