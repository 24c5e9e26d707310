"""What stands behind the last sentence: signs that an article ends, and what the page says there.

Lists of other articles and comments are told in ``sections.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.clean.pieces import is_open, label
from flows.clean.reasons import Reason
from flows.clean.wording import count_words, ends_sentence, is_body_prose, is_name, words_of
from flows.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.clean.cues import CleanCues

_TO_READER = frozenset({"you", "your", "you'll", "you're"})
_ADDRESS = re.compile(r"[\w.-]+@[\w-]+\.\w|https?://\S+$")
_BY = re.compile(r"^(?:(?:written |reported )?by|author|reporter|writer)\s*:?\s+", re.IGNORECASE)
_NAME_WORDS = range(2, 5)
_BOX = re.compile(r"About .{2,60}? \d[\d,]* (?:Articles|Posts)\b.{0,20}")
_LIFE = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}) is (?:an?|the) [^.]{0,80}"
    r"\b(?:analyst|author|columnist|correspondent|editor|fellow|journalist|reporter|writer)\b"
)
"""What stands of its author behind an article ("Jane Doe is a journalist who ...")."""
_NOTE_PROSE_MIN = 3
_NOTES_MAX = 2
_QUOTES = frozenset('"“”„«»')
_NOTICE_WORDS_MAX = 60
_LAST_MAX = 4
_STRANGERS = range(3, 0, -1)
_LINES_MIN = 3
"""So many lines of the page end a text."""
_SHARE = 2
_OVER = frozenset({Reason.COPYRIGHT, Reason.PAGE_FOOT, Reason.CREDIT_LINE, Reason.CREDIT_AT_END})
_WORD = re.compile(r"\w+")
_NAMED = re.compile(r"(?<=[a-zß-ÿ,;:] )[A-ZÀ-Þ]\w+")
"""Words in capitals that do not begin a sentence."""
_ENDS = frozenset(
    {
        Reason.COPYRIGHT,
        Reason.PAGE_FOOT,
        Reason.APPEAL,
        Reason.CREDIT_LINE,
        Reason.CREDIT_AT_END,
        Reason.SOCIAL_BUTTONS,
    }
)


def drop_last_notices(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away last paragraphs that speak of the page and to its reader, and quote nobody."""
    result = list(parts)
    lines = [at for at, part in enumerate(parts) if is_open(part) and _says(part.text)]
    for at in reversed(lines[-_LAST_MAX:]):
        ended = any(part.rule in _ENDS for part in parts[lines[0] : at])
        if at == lines[0] or not _speaks_of_page(parts[at].text, cues, 1 if ended else 2):
            break
        result[at] = label(parts[at], PartKind.REMOVED, Reason.PAGE_FOOT)
    return tuple(result)


def _says(text: str) -> bool:
    return ends_sentence(text) or bool(_ADDRESS.search(text))


def _speaks_of_page(text: str, cues: CleanCues, words_min: int) -> bool:
    """Tell whether a paragraph calls its reader to something, in words of pages."""
    if _QUOTES.intersection(text) or count_words(text) > _NOTICE_WORDS_MAX:
        return False
    if _ADDRESS.search(text):
        return True
    words = frozenset(words_of(text))
    sure = len(words & cues.words["page-word"])
    told = sure + len(words & cues.words["page-word-weak"])
    if words & _TO_READER:
        return sure > 0 or told >= words_min
    if words & cues.words["page-voice"]:
        return told >= words_min + (sure == 0)
    return sure > words_min


def drop_strangers(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away last paragraphs behind lines of the page that name nothing that the text names.

    They are what the page says of itself, or teasers of other articles.
    """
    prose = [at for at, part in enumerate(parts) if is_body_prose(part)]
    begin = next((prose[-n] for n in _STRANGERS if _is_apart(parts, prose, n, cues)), len(parts))
    return (*parts[:begin], *(_behind_note(part) for part in parts[begin:]))


def _is_apart(parts: tuple[Part, ...], prose: Sequence[int], count: int, cues: CleanCues) -> bool:
    """Tell whether the last paragraphs are no part of the text above them."""
    if len(prose) <= count:
        return False
    above, tail = prose[:-count], prose[-count:]
    between = [p for p in parts[above[-1] + 1 : tail[0]] if p.rule != Reason.STRAY_MARK]
    gone = [part for part in between if part.kind is PartKind.REMOVED]
    if not gone or not (len(between) >= _LINES_MIN or any(p.rule in _OVER for p in gone)):
        return False
    text = " ".join(parts[at].text for at in above)
    last = [parts[at].text for at in tail]
    if count_words(" ".join(last)) * _SHARE > count_words(text):
        return False
    known = frozenset(_WORD.findall(text))
    return all(_is_stranger(line, known, cues) for line in last)


def _is_stranger(text: str, known: frozenset[str], cues: CleanCues) -> bool:
    """Tell whether a paragraph has names or words of pages, and no name that is known."""
    names = frozenset(_NAMED.findall(text))
    if _QUOTES.intersection(text) or names & known:
        return False
    of_page = cues.words["page-word"] | cues.words["page-word-weak"]
    return bool(names or of_page.intersection(words_of(text)))


def drop_author_notes(parts: tuple[Part, ...], cues: CleanCues) -> tuple[Part, ...]:
    """Take away what stands of the author behind the text ("Jane Doe covers the region ...")."""
    prose = [at for at, part in enumerate(parts) if is_body_prose(part)]
    if len(prose) < _NOTE_PROSE_MIN:
        return parts
    names = _authors(parts, prose, cues)
    last = range(prose[-_NOTES_MAX], len(parts))
    notes = (at for at in last if names and _is_note(parts[at], names))
    about = tuple(f"about {name}" for name in names)
    behind = range(prose[1] + 1, len(parts))
    headed = (at for at in behind if _heads_note(parts[at].text, about))
    lives = (at for at in (prose[-1],) if _tells_life(parts[at].text, parts, prose[:-1]))
    begin = min(next(found, len(parts)) for found in (notes, headed, lives))
    return (*parts[:begin], *(_behind_note(part) for part in parts[begin:]))


def _tells_life(text: str, parts: tuple[Part, ...], above: Sequence[int]) -> bool:
    """Tell whether a paragraph says who its author is: somebody whom the text does not name."""
    match = _LIFE.match(text)
    return match is not None and not any(match["name"] in parts[at].text for at in above)


def _heads_note(text: str, about: tuple[str, ...]) -> bool:
    """Tell whether a line opens the box of an author ("About Jane Doe", "About Us 12 Articles")."""
    return text.casefold().startswith(about) or bool(_BOX.fullmatch(text))


def _is_note(part: Part, names: tuple[str, ...]) -> bool:
    is_said = is_open(part) and ends_sentence(part.text)
    return is_said and part.text.casefold().startswith(names)


def _behind_note(part: Part) -> Part:
    """Tell what stands at the note or behind it: a date there is one of another article."""
    if part.rule == Reason.STAMP:
        return label(part, PartKind.REMOVED, Reason.RELATED)
    return label(part, PartKind.REMOVED, Reason.PAGE_FOOT) if is_open(part) else part


def _authors(parts: tuple[Part, ...], prose: Sequence[int], cues: CleanCues) -> tuple[str, ...]:
    """Give the names, folded, of bylines, and of lines above the text that nobody in it bears."""
    signed = [_BY.sub("", part.text) for part in parts if part.kind is PartKind.CREDIT]
    stamps = (cues.dates.residue(part.text) or "" for part in parts if part.rule == Reason.STAMP)
    signed += [_BY.sub("", told) for told in stamps if _BY.match(told)]
    told = " ".join(parts[at].text for at in prose[:-_NOTES_MAX])
    above = [part.text for part in parts[: prose[0]] if part.rule == Reason.CAPTION_LINE]
    signed += [name for name in above if is_name(name) and name not in told]
    return tuple(name.casefold() for name in signed if len(name.split()) in _NAME_WORDS)
