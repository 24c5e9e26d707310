"""The names of an article: those of the parse, corrected by what the gazetteer knows.

States, words for peoples, bodies and people known from their offices are found wherever they are
written; all other names are taken from the parse, their edges mended (``edges``), and bodies and
towns that it missed are added (``gaps``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.entities.body_names import with_own_bodies, with_states
from flows.entities.edges import mend_name
from flows.entities.gaps import echo_names, echo_phrases, fill_gaps
from flows.entities.refusals import is_of_minister, is_refused, with_kind, without_things
from flows.entities.spotted import Spotted, stretch_text
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.model import Parsed, Sentence, Token

_WORDS_MOST = 9
_SMALL_WORDS = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "in",
        "on",
        "to",
        "de",
        "al",
        "-",
        "'",
        "’",
        "+",
        "&",
        "du",
        "des",
        "d'",
        ",",
        "/",
        "’s",
        "'s",
    ]
)
_NAME_TAGS = ("NNP", "NNPS", "JJ")


def may_name(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a stretch is written like a name: capitals at both ends, small words between."""
    tokens = sentence.tokens[first:last]
    if last > len(sentence.tokens) or not _is_begin(tokens[0]):
        return False
    if not _is_end(tokens[-1]) and not (len(tokens) > 3 and _hangs_on_hyphen(sentence, last - 1)):
        return False
    return all(_is_within(sentence, t) for t in tokens)


def _is_within(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word may stand in a name: a capital, a small word, "moon" in "Ki-moon"."""
    hangs = token.index > 0 and _hangs_on_hyphen(sentence, token.index)
    return _is_capital(token) or token.text.lower() in _SMALL_WORDS or hangs


def _hangs_on_hyphen(sentence: Sentence, index: int) -> bool:
    hyphen = sentence.tokens[index - 1]
    return hyphen.text == "-" and not hyphen.space and sentence.tokens[index].tag != "VBN"


def _is_capital(token: Token) -> bool:
    word = token.text
    return word[0].isupper() or word.isdecimal() or word == "al"


def _is_begin(token: Token) -> bool:
    word = token.text.lower()
    return word == "al" or (word not in _SMALL_WORDS and _is_capital(token))


def _is_end(token: Token) -> bool:
    return token.text.lower() not in _SMALL_WORDS and _is_capital(token)


def spot_names(
    parsed: Parsed, gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> tuple[Spotted, ...]:
    """Give the names of an article in order, none overlapping another.

    Args:
        parsed: The article.
        gazetteer: What is known of names.
        spoken: The states that it speaks of (``count_states``).
    """
    found = [
        name
        for index, sentence in enumerate(parsed.sentences)
        for name in _spot(index, sentence, gazetteer, spoken)
    ]
    found = without_things(parsed, found, gazetteer)
    found += echo_phrases(parsed, found)
    echoes = echo_names(parsed, found)
    return tuple(sorted([*found, *echoes], key=lambda n: (n.sentence, n.first)))


def _spot(
    index: int, sentence: Sentence, gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> list[Spotted]:
    known = tuple(_scan_known(index, sentence, gazetteer, spoken))
    known = with_own_bodies(sentence, known, gazetteer, spoken)
    mended = (mend_name(index, sentence, name, known, gazetteer) for name in sentence.names)
    kept = [n for group in mended for n in group if not is_refused(sentence, n, gazetteer)]
    names = _merge([with_kind(n, gazetteer) for n in kept], known)
    found = _merge(fill_gaps(index, sentence, names, gazetteer, spoken), names)
    return with_states(sentence, found, gazetteer)


def _merge(added: Sequence[Spotted], kept: Sequence[Spotted]) -> list[Spotted]:
    """Bring names together; of two that overlap the longer stands, of equal ones the kept."""
    found: list[Spotted] = []
    for name in sorted([*kept, *added], key=lambda n: n.first - n.last):
        if not any(n.first < name.last and name.first < n.last for n in found):
            found.append(name)
    return sorted(found, key=lambda n: n.first)


def _scan_known(
    index: int, sentence: Sentence, gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> Iterator[Spotted]:
    free = 0
    for at, token in enumerate(sentence.tokens):
        if at < free or not _is_capital(token):
            continue
        for last in _ends(sentence, at, gazetteer):
            text = stretch_text(sentence, at, last)
            label = _label_of(sentence, (at, last), text, gazetteer, spoken)
            if label is not None:
                yield Spotted(sentence=index, first=at, last=last, text=text, label=label)
                free = last
                break


def _ends(sentence: Sentence, at: int, gazetteer: Gazetteer) -> range:
    """Give where a name known by heart that begins at a capital may end, the furthest first."""
    tokens, most = sentence.tokens, min(len(sentence.tokens), at + _WORDS_MOST)
    if not gazetteer.bodies.may_begin_phrase(tokens[at].text):
        beyond = (last for last in range(at + 1, most) if not _is_within(sentence, tokens[last]))
        most = next(beyond, most)
    return range(most, at, -1)


def _is_name_word(token: Token, text: str, gazetteer: Gazetteer) -> bool:
    acronym = text.isupper() and len(text) > 2
    tagged = token.tag in _NAME_TAGS or acronym
    known = acronym and gazetteer.bodies.anywhere(text) is not None
    return tagged and (known or not gazetteer.is_cue("name_stop", text))


def _begins_body(sentence: Sentence, after: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a word is only part of a longer name: "National" of "National Coalition"."""
    word = sentence.tokens[after - 1].text
    if gazetteer.states.spoken(word) is not None or after >= len(sentence.tokens):
        return False
    follows, beyond = sentence.tokens[after], sentence.tokens[after + 1 : after + 2]
    capital = follows.text[0].isupper()
    ends = any(t.text[0].isupper() and gazetteer.is_cue("group_noun", t.text) for t in beyond)
    if capital and ends and gazetteer.is_cue("post_modifier", word):
        return True  # "National Security Council"
    medium = gazetteer.bodies.is_medium(word) and follows.tag in ("NNP", "NNPS")
    return capital and (medium or gazetteer.is_cue("group_noun", follows.text))


def _label_of(
    sentence: Sentence,
    at: tuple[int, int],
    text: str,
    gazetteer: Gazetteer,
    spoken: Mapping[str, int],
) -> NameLabel | None:
    if at[1] - at[0] == 1 and _begins_body(sentence, at[1], gazetteer):
        return None
    if may_name(sentence, *at):
        label = _known_label(sentence.tokens[slice(*at)], text, gazetteer, spoken)
        body = label is NameLabel.ORGANIZATION
        return None if body and is_of_minister(sentence, at[0], gazetteer) else label
    return NameLabel.ORGANIZATION if text[0].isupper() and gazetteer.bodies.phrase(text) else None


def _known_label(
    tokens: Sequence[Token], text: str, gazetteer: Gazetteer, spoken: Mapping[str, int]
) -> NameLabel | None:
    if len(tokens) == 1 and not _is_name_word(tokens[0], text, gazetteer):
        return None
    if gazetteer.states.named(text) is not None:
        return NameLabel.PLACE
    if gazetteer.states.people(text) is not None:
        return NameLabel.PEOPLE
    body, person = gazetteer.bodies.named(text, spoken), gazetteer.people.named(text)
    if body is not None and gazetteer.is_town_first(text, body):
        return None
    if body is not None and (person is None or body.entity.label == text):
        return NameLabel.ORGANIZATION
    return None if person is None else NameLabel.PERSON
