"""Bytes to text: marks, UTF-8, then the likeliest older encoding; never a repair of the text.

Which files are read is told by ``sources.py``; mending mojibake belongs to ``flows.clean``.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MARKS_IN_1252 = re.compile(rb"[\x82\x84\x85\x8b\x91-\x97\x9b\xa0\xab\xbb]")
_WESTERN_HIGH_SHARE_MAX = 0.05
_STREWN_SHARE = 20
_GUESS_BYTES_MAX = 200_000
_OF_NO_TEXT = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Names of encodings to Python that no page is in, and that are no names of one on the web."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text and how it was read.

    Args:
        encoding: IANA name, lower case.
        guessed: Whether nothing in the file declares or proves the encoding.
        lost: Bytes that the encoding could not read, each now U+FFFD.
    """

    text: str
    encoding: str
    guessed: bool = False
    lost: int = 0


def decode_bytes(data: bytes) -> Decoded | None:
    """Read bytes as text; a byte order mark is taken as such, nothing else is changed.

    Returns:
        The text, or None where the bytes are no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], encoding)
    if data.startswith(_SIGNATURES):
        return None
    if b"\0" in data:
        return _wide(data) or _strewn(data)
    if len(_CONTROLS.findall(data)) * 10 > len(data):
        return None
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _guessed(data)


def as_declared(data: bytes, decoded: Decoded, charset: str) -> Decoded:
    """Read bytes whose encoding was guessed as the server declares, where they can be.

    Args:
        data: The bytes.
        decoded: How they were read without asking the server.
        charset: What it declares; empty where it declares nothing.
    """
    if not decoded.guessed or not charset:
        return decoded
    text = read_as(data, charset)
    return decoded if text is None else Decoded(text=text, encoding=_iana(charset))


def read_as(data: bytes, charset: str) -> str | None:
    """Read bytes in an encoding by its name; None where they are not in it or it is none."""
    try:
        return None if _iana(charset) in _OF_NO_TEXT else data.decode(charset)
    except (LookupError, ValueError):
        return None


def _forced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = 0
    if "\ufffd" in text:
        lost = max(text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd"), 0)
    return Decoded(text=text, encoding=encoding, guessed=lost > 0, lost=lost)


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: text in it has its zero bytes on one side only."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) * 3 < len(data) // 2 or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    decoded = _forced(data, encoding)
    return Decoded(text=decoded.text, encoding=encoding, guessed=True, lost=decoded.lost)


def _strewn(data: bytes) -> Decoded | None:
    """Read UTF-8 in which a few zero bytes are strewn: cleaning takes them away with its reason."""
    if len(_CONTROLS.findall(data)) * _STREWN_SHARE > len(data):
        return None
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes: most bytes above ASCII stand in whole sequences."""
    whole = len(_HIGH.findall(data.decode("utf-8", "ignore").encode()))
    broken = len(_HIGH.findall(data)) - whole
    if broken * 4 > whole:
        return None
    decoded = _forced(data, "utf-8")
    return Decoded(text=decoded.text, encoding="utf-8", guessed=True, lost=decoded.lost)


def _guessed(data: bytes) -> Decoded:
    """Guess an older encoding: few bytes above ASCII, or mostly quotes and dashes, are Western."""
    high = len(_HIGH.findall(data))
    marks = len(_MARKS_IN_1252.findall(data))
    western = high <= _WESTERN_HIGH_SHARE_MAX * len(data) or marks * 2 >= high
    if western and not _NOT_IN_1252.search(data):
        return Decoded(text=data.decode("cp1252"), encoding="windows-1252", guessed=True)
    best = from_bytes(data[:_GUESS_BYTES_MAX]).best()
    name = best.encoding if best is not None else "latin-1"
    decoded = _forced(data, name)
    return Decoded(text=decoded.text, encoding=_iana(name), guessed=True, lost=decoded.lost)


def _iana(name: str) -> str:
    python_name = codecs.lookup(name).name
    plain = re.sub(r"^cp125(?=\d)", "windows-125", python_name.replace("_", "-"))
    return re.sub(r"^iso(?=\d)", "iso-", plain)
