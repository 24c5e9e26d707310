"""Names that the reference data knows, laid over those of the language model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.known import TOWN_MIN, Trust
from flows.language.naming_edges import past_titles
from flows.language.stretches import Found, in_order
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.known import Known
    from flows.language.stretches import Line

_LONGEST = 9
_WHERE = frozenset({"in", "near", "outside", "around", "toward", "towards", "visited"})
_OPENERS = ("al", "el")
_NAME_TAGS = ("NNP", "NNPS", "JJ", "NN", "NNS")


def correct_by_lists(line: Line, names: Sequence[Found]) -> tuple[Found, ...]:
    """Give the names with those that are known in the place of what the model made of them.

    A name of the model that holds a known one and more stays whole, unless its other words are
    none of a name: then the known one is all of it.
    """
    kept: list[Found] = list(names)
    for found, known in _scan(line):
        touched = [n for n in kept if n.overlaps(found)]
        if not _opens_post(line, found) and _stands(line, found, known, touched):
            kept = [n for n in kept if n not in touched]
            kept.extend((found, *_rests(line, found, touched)))
    return in_order(_as_people(line, name) for name in kept)


def _as_people(line: Line, name: Found) -> Found:
    """Give a name whose words are all words for peoples as one ("Sunni Muslims")."""
    known = [line.lexicon.find(line.word(i)) for i in range(name.first, name.last)]
    if name.sure or not all(k is not None and k.label is NameLabel.PEOPLE for k in known):
        return name
    return Found(first=name.first, last=name.last, label=NameLabel.PEOPLE, sure=True)


def _scan(line: Line) -> Iterator[tuple[Found, Known]]:
    free = 0
    for at, word in enumerate(line.words):
        may_begin = at >= free and (word[0].isupper() or word in _OPENERS)
        found = _longest(line, at) if may_begin else None
        if found is not None:
            yield found
            free = found[0].last


def _longest(line: Line, at: int) -> tuple[Found, Known] | None:
    most = min(len(line), at + _LONGEST)
    reach = line.lexicon.reach(line.text(at, most))
    for last in range(most, at, -1):
        text = line.text(at, last)
        known = line.lexicon.find(text) if len(text) <= reach else None
        if known is not None:
            first = at + (last - at > 1 and _is_loose_article(line, at, last, known))
            sure = known.trust > Trust.FILLS
            end = last + 2 * _has_wing(line, first, last, known)
            return Found(first=first, last=end, label=known.label, sure=sure), known
    return None


def _has_wing(line: Line, first: int, last: int, known: Known) -> bool:
    """Tell whether a hyphen ties a wing to a party's name ("Zumor Muslim League-Kletti")."""
    body = known.label is NameLabel.ORGANIZATION and last - first > 1 and line.is_glue(last)
    return body and line.lexicon.find(line.word(last + 1)) is None


def _is_loose_article(line: Line, at: int, last: int, known: Known) -> bool:
    """Tell whether a name is known with "The" that is no part of it, as it is of "The Hague"."""
    alone = line.lexicon.find(line.text(at + 1, last))
    return line.word(at) == "The" and not (known.label is NameLabel.PLACE and alone is None)


def _opens_post(line: Line, found: Found) -> bool:
    """Tell whether a known name is the first word of a post ("Cabinet Secretary")."""
    post = f"{line.word(found.last - 1)} {line.word(found.last)}"
    return line.lexicon.is_cue("post_head", post.lower())


def _stands(line: Line, found: Found, known: Known, touched: Sequence[Found]) -> bool:
    if not touched:
        return _may_fill(line, found, known)
    if any(n.covers(found) and n.last - n.first > found.last - found.first for n in touched):
        whole = touched[0]
        known_whole = line.lexicon.find(line.text(whole.first, whole.last)) is not None
        alone = len(touched) == 1 and not known_whole and known.trust > Trust.FILLS
        return alone and _is_rest_idle(line, found, whole)
    body = known.label is NameLabel.ORGANIZATION and found.last - found.first > 1
    if known.trust is Trust.RULES or (body and known.trust is Trust.TYPES):
        return True
    same = touched[0].covers(found)
    if known.trust is Trust.FILLS:
        if same and _is_where(line, found) and touched[0].label is NameLabel.ORGANIZATION:
            return known.label is NameLabel.PLACE
        return not same and found.last - found.first > 1
    single = found.last - found.first == 1
    of_persons = not single or line.text(found.first, found.last) in line.lexicon.persons
    return not (same and touched[0].label is NameLabel.PERSON and of_persons)


def _is_where(line: Line, found: Found) -> bool:
    """Tell whether something happens at a name ("in Kiambu")."""
    return line.word(found.first - 1).lower() in _WHERE


def _may_fill(line: Line, found: Found, known: Known) -> bool:
    """Tell whether a known name counts where the model saw none: as a name it is written alone."""
    single = found.last - found.first == 1
    token = line.tokens[found.first]
    if not single:
        return True
    if known.trust is Trust.RULES:
        return token.tag in _NAME_TAGS or known.label is NameLabel.PEOPLE or token.text.isupper()
    if token.tag not in _NAME_TAGS or _is_noun_of_bodies(line, found.first):
        return False
    if known.label is NameLabel.PEOPLE and _is_title_word(line, found.last):
        return True
    beside = any(0 <= i < len(line) and line.is_proper(i) for i in (found.first - 1, found.last))
    return token.tag == "NNP" and not beside and len(token.text) >= TOWN_MIN


def _is_noun_of_bodies(line: Line, at: int) -> bool:
    """Tell whether a town is called like a noun of bodies or posts ("Police" is one, in Poland)."""
    word, lexicon = line.word(at), line.lexicon
    return lexicon.is_cue("body_end", word) or lexicon.is_cue("post_modifier", word.lower())


def _is_title_word(line: Line, at: int) -> bool:
    """Tell whether a word with a capital is of a title ("German Chancellor")."""
    word = line.word(at).lower()
    title = line.lexicon.is_cue("post_head", word) or line.lexicon.is_cue("post_modifier", word)
    return title and line.is_capital(at)


def _is_rest_idle(line: Line, found: Found, name: Found) -> bool:
    """Tell whether what a longer name has beside a known one is no part of a name."""
    if name.label is NameLabel.PERSON:
        called = line.word(found.first) in line.lexicon.given
        return found.label is NameLabel.PEOPLE and found.first == name.first and not called
    before = range(name.first, found.first)
    body = name.label is NameLabel.ORGANIZATION and found.label is NameLabel.PEOPLE
    if body and any(line.is_capital(i) and i > 0 for i in before):
        return False  # "Royal Jordanian"
    rest = (*before, *range(found.last, name.last))
    return all(_is_idle(line, i) for i in rest)


def _is_idle(line: Line, index: int) -> bool:
    word = line.word(index)
    lexicon = line.lexicon
    title = lexicon.is_cue("post_modifier", word.lower()) or lexicon.is_cue(
        "post_head", word.lower()
    )
    opens = index == 0 and line.tokens[index].tag in ("NN", "NNS", "JJ")
    noun = word.capitalize() if word.isupper() else word
    return (
        opens
        or word.islower()
        or not word[0].isalnum()
        or (
            title and not lexicon.is_cue("body_end", noun) and not lexicon.is_cue("place_end", noun)
        )
    )


def _rests(line: Line, found: Found, touched: Sequence[Found]) -> Iterator[Found]:
    """Give what is left of a person behind the word for a people ("Iranian Hossein ...")."""
    for name in touched:
        if name.label is NameLabel.PERSON and name.covers(found) and found.last < name.last:
            first = past_titles(line, found.last, name.last)
            yield Found(first=first, last=name.last, label=name.label)
