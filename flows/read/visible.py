"""HTML to the text that a reader sees on the page: all of it, chrome and article alike.

What of a page is the article is told in ``clean``. The page is walked once, from left to right,
whatever is wrong with it; nothing outside it is opened.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from flows.read.decode import Decoded, decode_bytes, read_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSEEN: Final = re.compile(
    "script|style|template|noscript|title|svg|iframe|object|select|textarea|math"
)
"""Elements whose content is not shown as text."""
_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset"
    "|figcaption|figure|footer|form|h[1-6r]|head|header|html|legend|li|main|menu|nav|[ou]l|p|pre"
    "|section|summary|table|tbody|tfoot|thead|tr"
)
"""Elements that begin and end a paragraph."""
_CELLS: Final = frozenset({"td", "th"})
_TAG: Final = re.compile(r"</?([A-Za-z][^\s/>]*)|<[!?/]")
_TAG_MARK: Final = re.compile("[>\"']")
_SPACES: Final = re.compile(r"[ \t\n\f\r]+")
_BREAKS: Final = re.compile(r" ?\n[ \n]*")
_HUGE_REFERENCE: Final = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_CHARSET: Final = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
_HEAD_BYTES: Final = 4096


def decode_page(data: bytes) -> Decoded | None:
    """Read the bytes of a page: as UTF-8 where they are, else as the page declares.

    Returns:
        The markup, or None where the bytes are no text at all.
    """
    decoded = decode_bytes(data)
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if decoded is None or not decoded.guessed or declared is None:
        return decoded
    name = declared[1].decode("ascii", "replace").lower()
    text = read_as(data, name)
    return decoded if text is None else Decoded(text=text, encoding=name)


def visible_text(markup: str) -> str:
    r"""Give the text of a page: white space as a browser shows it, blocks as paragraphs.

    >>> visible_text("<p>On <b>3 May</b>\n2013</p><script>4 May</script><p>Next&nbsp;day</p>")
    'On 3 May 2013\n\nNext\xa0day\n'
    """
    return show(walk(markup))


_BLOCK_SIGN, _LINE_SIGN, _CELL_SIGN = "\x00", "\x01", "\x02"
_NOT_SHOWN: Final = str.maketrans("", "", _BLOCK_SIGN + _LINE_SIGN + _CELL_SIGN)


def _tidy(text: str) -> str:
    def shorten(match: re.Match[str]) -> str:
        return "\n\n" if match.group().count("\n") > 1 else "\n"

    stripped = _BREAKS.sub(shorten, text).strip(" \n")
    return f"{stripped}\n" if stripped else ""


def walk(markup: str) -> Iterator[tuple[str, str]]:
    """Give each text between two tags and the name of the tag behind it.

    The name is in small letters, with "/" in front where the tag closes; empty where it is none.
    """
    at = 0
    while (tag := _TAG.search(markup, at)) is not None:
        text = _shown(markup[at : tag.start()])
        name = (tag[1] or "").lower()
        at = _end_of(markup, tag, name)
        yield text, f"/{name}" if name and markup.startswith("</", tag.start()) else name
    yield _shown(markup[at:]), ""


def show(pieces: Iterable[tuple[str, str]]) -> str:
    """Give the text of some pieces of a page, as ``walk`` gives them."""
    joined = "".join(f"{text}{_sign_of(tag.removeprefix('/'))}" for text, tag in pieces)
    text = _SPACES.sub(" ", _part_cells(joined.replace("\n", " ")))
    return _tidy(text.replace(_BLOCK_SIGN, "\n\n").replace(_LINE_SIGN, "\n"))


def _part_cells(text: str) -> str:
    """Put spaces between the cells of a row, and breaks around a cell of several lines: layout."""
    cells = text.split(_CELL_SIGN)
    wide = [_has_lines(cell) for cell in cells]
    signs = (_BLOCK_SIGN if a or b else " " for a, b in pairwise(wide))
    return cells[0] + "".join(chain.from_iterable(zip(signs, cells[1:], strict=True)))


def _has_lines(cell: str) -> bool:
    inside = cell.strip(f"{_BLOCK_SIGN}{_LINE_SIGN} ")
    return _BLOCK_SIGN in inside or _LINE_SIGN in inside


def _shown(text: str) -> str:
    plain = text.translate(_NOT_SHOWN)
    return unescape(_HUGE_REFERENCE.sub("\ufffd", plain)) if "&" in plain else plain


def _sign_of(name: str) -> str:
    if _BLOCK.fullmatch(name):
        return _BLOCK_SIGN
    if name in _CELLS:
        return _CELL_SIGN
    return _LINE_SIGN if name == "br" else ""


def _end_of(markup: str, tag: re.Match[str], name: str) -> int:
    """Tell where reading goes on behind a tag, a comment, or an element that is not shown."""
    if markup.startswith("<!--", tag.start()):
        return _behind(markup, "-->", tag.start() + 4)
    end = _tag_end(markup, tag.end())
    if not _UNSEEN.fullmatch(name) or markup.startswith("</", tag.start()):
        return end
    if markup.endswith("/>", tag.start(), end):
        return end
    close = re.compile(f"</{name}", re.IGNORECASE).search(markup, end)
    return len(markup) if close is None else _tag_end(markup, close.end())


def _behind(markup: str, mark: str, at: int) -> int:
    found = markup.find(mark, at)
    return len(markup) if found < 0 else found + len(mark)


def _tag_end(markup: str, at: int) -> int:
    """Find the end of a tag; a ``>`` in quotation marks does not end it."""
    while (mark := _TAG_MARK.search(markup, at)) is not None:
        if mark.group() == ">":
            return mark.end()
        closing = markup.find(mark.group(), mark.end())
        if closing < 0:
            return _behind(markup, ">", mark.end())
        at = closing + 1
    return len(markup)
