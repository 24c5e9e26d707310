"""Where a name of the parse begins and ends: what does not belong to it goes, what does comes.

Names that the gazetteer knows are not touched; what a name stands for is decided elsewhere.
"""

from __future__ import annotations

from calendar import day_name
from typing import TYPE_CHECKING

from flows.entities.leading_posts import after_post, opens_title
from flows.entities.spelling import fold
from flows.entities.spotted import Spotted, stretch_text
from flows.model import ActorType, NameLabel, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.model import Name, Sentence, Token

_QUOTES = frozenset({'"', "“", "”", "``", "''", "(", ")", "[", "]", ":", ";"})
_LEADING = frozenset({"the", "a", "an", "-", "–", "—", "'", "’", "‘", ",", ".", "/", "and", "of"})
_TRAILING = frozenset(
    {"'s", "’s", "'", "’", "-", "–", "—", ",", ".", "/", "and", "of", "the", "for"}
)
_JOINING = frozenset({"of", "for", "and", "the"})
_TOLD_BY_PLACE = ("ArmedEvent", "Conflict", "Agreement")
_NOUN_TAGS = ("NN", "NNS")
_HEADLINE_NAME_MOST = 5
_DATE_WORDS = 3
_DAYS = frozenset(day_name)


def mend_name(
    index: int, sentence: Sentence, name: Name, known: Sequence[Spotted], gazetteer: Gazetteer
) -> tuple[Spotted, ...]:
    """Give a name of the parse with its edges mended: none, one, or its parts.

    Args:
        index: Index of the sentence.
        sentence: The sentence.
        name: The name as the parse has it.
        known: Names of the sentence that the gazetteer knows.
        gazetteer: What is known of names.
    """
    inside = [k for k in known if k.first < name.last and name.first < k.last]
    if any(k.first <= name.first and name.last <= k.last for k in inside):
        return ()
    if inside and _is_heap(sentence, name, inside, gazetteer):
        return ()
    parts = _split(sentence, name.first, name.last)
    trimmed = (_trim(sentence, first, last, gazetteer) for first, last in parts)
    whole = (
        _spotted(index, sentence, (first, last), name.label, gazetteer)
        for first, last in trimmed
        if first < last
        and (
            _is_seat(sentence, name, last, gazetteer)
            or not _is_common(sentence, first, last, gazetteer)
        )
    )
    named = (_without_event(sentence, n, gazetteer) for n in whole)
    return tuple(n for n in named if not _is_phrase(sentence, n, gazetteer))


def _without_event(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> Spotted:
    """Leave the town of a name that is an event: "Geneva" of "Geneva Conference"."""
    of = _place_fought_over(sentence, name, gazetteer)
    if of is not None:
        return of
    last = _event_noun(sentence, name, gazetteer)
    if last is None or last == name.first:
        return name
    first = _after_date(sentence, name.first, last)
    text = stretch_text(sentence, first, last) if first < last else ""
    if fold(text) not in gazetteer.places.names:
        return name
    return Spotted(sentence=name.sentence, first=first, last=last, text=text, label=NameLabel.PLACE)


def _event_noun(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> int | None:
    """Give where the noun of an event stands that ends a name, or follows one that has a year."""
    tokens, last = sentence.tokens, name.last - 1
    if gazetteer.is_cue("event_head", tokens[last].text):
        return last
    dated = any(t.tag == "CD" for t in tokens[name.first : last])
    follows = (t.text for t in tokens[name.last : name.last + 1])
    return name.last if dated and any(gazetteer.is_cue("event_head", w) for w in follows) else None


def _after_date(sentence: Sentence, first: int, last: int) -> int:
    """Give where a name goes on behind the year it begins with: "Geneva" of "July 2012 Geneva"."""
    begins = range(first, min(first + _DATE_WORDS, last))
    numbers = [i for i in begins if sentence.tokens[i].tag == "CD"]
    return numbers[-1] + 1 if numbers else first


def _place_fought_over(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> Spotted | None:
    """Give the place of a name that is a battle or a treaty: "Shiloh" of "Battle of Shiloh"."""
    words = [t.text.lower() for t in sentence.tokens[name.first : name.last]]
    at = words.index("of") if "of" in words[1:-1] else 0
    kind = gazetteer.cues["event_head"].get(words[at - 1]) if at else None
    if kind not in _TOLD_BY_PLACE:
        return None
    first = name.first + at + 1
    text = stretch_text(sentence, first, name.last)
    label = NameLabel.PLACE
    return Spotted(sentence=name.sentence, first=first, last=name.last, text=text, label=label)


def _spotted(
    index: int, sentence: Sentence, at: tuple[int, int], label: NameLabel, gazetteer: Gazetteer
) -> Spotted:
    """Make the name, without the post that leads it: "Ambassador Bahjat Suleiman"."""
    first, last = _extend(sentence, *at, label)
    if label is NameLabel.ORGANIZATION:
        last = _joined_noun(sentence, first, last, gazetteer)
    titles = (i for i in range(at[1], last) if opens_title(sentence, i, gazetteer))
    last = next(titles, last)
    begin = after_post(sentence, first, last, gazetteer)
    label = NameLabel.PERSON if begin > first and last - begin > 1 else label
    text = stretch_text(sentence, begin, last)
    return Spotted(sentence=index, first=begin, last=last, text=text, label=label)


def _joined_noun(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> int:
    """Take in "and Event Data Project" where only the last word is the noun of a body."""
    tokens = sentence.tokens
    after = last + 1
    while after < len(tokens) and tokens[after].text[0].isupper():
        after += 1
    joined = [t.text.lower() for t in tokens[last : last + 1]] == ["and"] and after > last + 2
    ends = joined and gazetteer.is_cue("group_noun", tokens[after - 1].text)
    whole = last - first < 2 or gazetteer.is_cue("group_noun", tokens[last - 1].text)
    return after if ends and not whole else last


def _is_phrase(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell whether a "name" is a phrase that other modules read: "Oman Talks", a whole headline."""
    words = name.text.lower().split()
    if len(words) == 1:
        return False
    first = words[0].removesuffix("s")
    owned = gazetteer.states.spoken(" ".join(words[:-1])) is not None
    body = words[1] == "of" and words[0] in gazetteer.cues["group_noun"]
    noun = any(words[-1] in gazetteer.cues[group] for group in ("event_head", "collective"))
    noun = noun and not body
    ends = noun or (owned and words[-1] in gazetteer.cues["collective_owned"])
    posts = gazetteer.is_cue("post_head", first) and not {"of", "for"}.isdisjoint(words)
    titled = sentence.kind is PartKind.HEADLINE and len(words) > _HEADLINE_NAME_MOST
    hangs = name.first > 0 and sentence.tokens[name.first - 1].text == "-"
    starts = gazetteer.states.spoken(words[0]) is not None and hangs
    common = name.text[-1].islower() and name.text.split()[-1] in gazetteer.cues["group_noun"]
    return ends or posts or titled or starts or common


def _is_heap(
    sentence: Sentence, name: Name, inside: Sequence[Spotted], gazetteer: Gazetteer
) -> bool:
    """Tell whether a name is only known names with words for peoples, numbers and hyphens."""
    known = {i for k in inside for i in range(k.first, k.last)}
    rest = [sentence.tokens[i] for i in range(name.first, name.last) if i not in known]
    text = stretch_text(sentence, name.first, name.last)
    before = sentence.tokens[max(0, name.first - 1) : name.first]
    called = any(gazetteer.is_cue("group_noun", t.text) for t in before)
    if name.label is NameLabel.ORGANIZATION and called:
        return False  # "the party European Georgia"
    if name.label is NameLabel.ORGANIZATION and (
        _is_longer_body(sentence, name, inside) or _is_party(rest, gazetteer)
    ):
        return False
    if fold(text) in gazetteer.places.names or gazetteer.is_cue("region", text):
        return False
    return all(
        gazetteer.is_cue("people", t.text)
        or t.tag == "CC"
        or fold(t.text) in gazetteer.places.names
        or t.tag == "JJ"
        or gazetteer.is_cue("post_modifier", t.text)
        or gazetteer.is_cue("ordinal", t.text)
        or not t.text[0].isalnum()
        for t in rest
    )


def _is_party(rest: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Tell whether capitals behind a people are a party's name ("Chadian Communist Party")."""
    capitals = len(rest) > 1 and all(t.text[0].isupper() for t in rest)
    noun = gazetteer.cues["group_noun"].get(rest[-1].text.lower()) if capitals else None
    return noun == ActorType.POLITICAL_BODY


def _is_longer_body(sentence: Sentence, name: Name, inside: Sequence[Spotted]) -> bool:
    """Tell whether capitals lead a known body's name to another's ("National Security Council")."""
    body = next((k for k in inside if k.last == name.last), inside[0])
    owned = body is not inside[0] and inside[0].first == name.first
    lead = sentence.tokens[inside[0].last if owned else name.first : body.first]
    ends = body.label is NameLabel.ORGANIZATION and body.last == name.last
    told = ends and bool(lead) and (owned or name.first > 0)
    return told and all(t.text[0].isupper() for t in lead)


def _split(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """Cut a name at quotation marks and brackets: it does not run over them."""
    parts, begin = [], first
    for index in range(first, last + 1):
        if index == last or sentence.tokens[index].text in _QUOTES:
            if begin < index:
                parts.append((begin, index))
            begin = index + 1
    return parts


def _trim(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> tuple[int, int]:
    tokens = sentence.tokens
    while first < last and tokens[first].text.lower() in _LEADING:
        first += 1
    while first < last and _ends_badly(sentence, first, last, gazetteer):
        last -= 1
    while last - first > 1 and _is_title_end(sentence, last - 1, gazetteer):
        last -= 1
    while last - first > 1 and gazetteer.is_cue("honorific", tokens[first].text):
        first += 1
    return (
        (last, last)
        if tokens[first : first + 1] and tokens[first].text in _JOINING
        else (first, last)
    )


def _ends_badly(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    word = sentence.tokens[last - 1].text
    is_number = last - first > 1 and (word.isdecimal() or word.lower() in ("ii", "iii", "iv"))
    joined = any(t.text in ("of", "on", "for") for t in sentence.tokens[first:last])
    people = last - first > 1 and not joined and gazetteer.states.people(word) is not None
    return (
        people
        or word.lower() in _TRAILING
        or (is_number and gazetteer.is_cue("ordinal", word.lower()))
    )


def _is_title_end(sentence: Sentence, index: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a name ends in a post or a common word: "FBI Director", "Embassy staff".

    What hangs on a hyphen ends none ("PORT-AU-PRINCE"), nor does what a body is of ("Office of the
    President", "Ministry of Justice").
    """
    token = sentence.tokens[index]
    hangs = sentence.tokens[index - 1].text == "-"
    before = [t.text for t in sentence.tokens[max(0, index - 2) : index]]
    owns = before == ["of", "the"] or before[-1:] == ["of"]
    common = token.text.islower() and token.tag in (*_NOUN_TAGS, "IN", "VBD")
    return not hangs and (common or (not owns and gazetteer.is_cue("post_head", token.text)))


def _is_common(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is one common word that stands first in its sentence, or a people."""
    token = sentence.tokens[first]
    if last - first > 1:
        words = (t.text for t in sentence.tokens[first:last])
        return all(gazetteer.is_cue("people", word) for word in words)
    capital = gazetteer.states.capital(token.text) is not None
    letters = len(token.text) > 1 and token.text.isalpha() and token.text.isupper()
    starts = first == 0 and token.tag in _NOUN_TAGS and not (capital or letters)
    stop = gazetteer.is_cue("people", token.text) or gazetteer.is_cue("name_stop", token.text)
    return starts or stop or token.text.islower()


def _is_seat(sentence: Sentence, name: Name, last: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a place opens a sentence before a post of it ("Kletti Mayor Tora Berg")."""
    words = sentence.tokens[name.first : last + 1]
    place = name.label is NameLabel.PLACE and words[0].text[0].isupper()
    return place and gazetteer.is_cue("post_head", words[-1].text)


def _extend(sentence: Sentence, first: int, last: int, label: NameLabel) -> tuple[int, int]:
    """Take in capitals that the parse left out: "High" Council, War and "Peace Studies"."""
    tokens = sentence.tokens
    while label is NameLabel.ORGANIZATION and first > 1 and _is_first_word(sentence, first - 1):
        first -= 1
    if label is NameLabel.ORGANIZATION and _is_titled(sentence, first):
        first -= 2
    while label is NameLabel.PERSON and _goes_on(sentence, last):
        last += 2
    while label is NameLabel.ORGANIZATION and last < len(tokens) and _is_next_word(sentence, last):
        last += 1
    if label is NameLabel.ORGANIZATION and last + 1 < len(tokens) and tokens[last].text == "and":
        last = _joined(sentence, last)
    return first, last


def _is_next_word(sentence: Sentence, index: int) -> bool:
    """Tell whether a capital goes on a body's name; a day says when, but in "Sunday Times"."""
    after = sentence.tokens[index + 1 : index + 2]
    named = any(t.text[0].isupper() and t.pos not in ("VERB", "AUX") for t in after)
    day = sentence.tokens[index].text in _DAYS and not named
    return _is_first_word(sentence, index) and not day


def _is_first_word(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    named = any(n.first <= index < n.last for n in sentence.names)
    behind = sentence.tokens[index + 1 : index + 3]
    tied = len(behind) > 1 and behind[0].text == "-" and behind[1].text.islower()
    capital = token.text[0].isupper() and not (tied and not token.space)  # "Officer-in-Charge"
    return not named and capital and token.tag in ("NNP", "JJ") and index > 0


def _is_titled(sentence: Sentence, first: int) -> bool:
    """Tell whether a capital and "the" before a name belong to it: "the Building the State ..."."""
    words = [t.text for t in sentence.tokens[max(0, first - 3) : first]]
    return (
        len(words) == 3
        and words[0].lower() == "the"
        and words[1][0].isupper()
        and words[2] == "the"
    )


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Tell whether a person's name goes on behind a hyphen ("Ban Ki" "-moon")."""
    tokens = sentence.tokens[last : last + 2]
    hyphen = len(tokens) == 2 and tokens[0].text == "-" and not tokens[0].space
    return (
        hyphen
        and not sentence.tokens[last - 1].space
        and tokens[1].text.isalpha()
        and tokens[1].tag != "VBN"
        and all(n.first != last + 1 for n in sentence.names)  # "the Obama-Putin talks"
    )


def _joined(sentence: Sentence, last: int) -> int:
    """Take in "and Peace Studies" where the words before lean on it ("for War and Peace ...")."""
    before = sentence.tokens[max(0, last - 2) : last]
    after = last + 1
    while after < len(sentence.tokens) and _is_first_word(sentence, after):
        after += 1
    leans = len(before) == 2 and before[0].text in ("for", "of", "on")
    return after if leans and after > last + 1 else last
