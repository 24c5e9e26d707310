"""What the parse took for a name and is none, and names of one kind that it took for another.

Days, prizes, ships and technical letters are things; "Radical Islamic" and "anti-European" are
adjectives; "Foreign Affairs" behind "Minister of" is part of a post. What the gazetteer knows is
never asked here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.entities.gazetteer import Gazetteer
    from flows.entities.spotted import Spotted
    from flows.model import Parsed, Sentence

_COUNTING = frozenset({"a", "an", "another", "each", "every", "per", "no", "several", "many"})
_NOUN_TAGS = ("NN", "NNS")
_ACRONYM_LETTERS = range(2, 7)


def is_refused(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell whether a name of the parse is no name of anybody, of a body or of a place."""
    if not sentence.tokens[name.first : name.last]:
        return True
    return any(rule(sentence, name, gazetteer) for rule in _RULES)


def _is_thing(_: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell a thing by its word, or by its first or last one: "USS Hopper", "Nobel Prize"."""
    words = name.text.split()
    if len(words) == 1:
        bare = name.label is NameLabel.ORGANIZATION and gazetteer.is_cue("post_modifier", words[0])
        return bare or gazetteer.is_cue("thing", words[0].replace(".", ""))
    return gazetteer.is_cue("thing_lead", words[0]) or gazetteer.is_cue("thing_head", words[-1])


def _is_hyphened(_: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell an adjective by its hyphen: "U.S.-led", "Soviet-sponsored Communist", "Intra-Afghan"."""
    for word in name.text.split():
        before, hyphen, tail = word.rpartition("-")
        if not hyphen or not before or not tail:
            continue
        joined = tail.islower() and (tail.endswith("ed") or gazetteer.is_cue("hyphen_tail", tail))
        prefixed = gazetteer.is_cue("hyphen_prefix", before) and word == name.text
        if joined or prefixed:
            return True
    return False


def _is_adjective(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell words that only describe: adjectives and words for peoples, a common noun behind."""
    tokens = sentence.tokens[name.first : name.last]
    after = sentence.tokens[name.last : name.last + 1]
    leads = bool(after) and after[0].tag in (*_NOUN_TAGS, "NNP") and after[0].text[0].islower()
    posted = bool(after) and gazetteer.is_cue("post_head", after[0].text)
    describes = [
        t.tag in ("JJ", "CC")
        or gazetteer.is_cue("people", t.text)
        or gazetteer.is_cue("post_modifier", t.text)
        or gazetteer.states.spoken(t.text) is not None
        for t in tokens
    ]
    return len(tokens) > 1 and all(describes) and (leads or posted)


def _is_portfolio(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell what somebody is minister of: "Foreign Affairs"; where they are one is no portfolio."""
    return name.label is not NameLabel.PLACE and is_of_minister(sentence, name.first, gazetteer)


def is_of_minister(sentence: Sentence, first: int, gazetteer: Gazetteer) -> bool:
    """Tell whether the words before a token are "Minister of"."""
    before = [t.text for t in sentence.tokens[max(0, first - 2) : first]]
    posted = len(before) == 2 and gazetteer.is_cue("portfolio_post", before[0])
    return posted and before[1] in ("of", "for")


def _is_common(sentence: Sentence, name: Spotted, gazetteer: Gazetteer) -> bool:
    """Tell a common word that stands alone as somebody: "Per capita", "the Eagle", "Gunmen"."""
    if name.last - name.first > 1 or name.label is not NameLabel.PERSON:
        return False
    token = sentence.tokens[name.first]
    before = sentence.tokens[name.first - 1].text.lower() if name.first else ""
    after = sentence.tokens[name.last : name.last + 1]
    modifies = bool(after) and after[0].tag in (*_NOUN_TAGS, "NNP", "NNPS", "POS", "HYPH")
    held = before in ("a", "an", "the") and token.tag != "NNS" and not modifies
    roles = gazetteer.is_cue("post_head", token.text) or gazetteer.is_cue("collective", token.text)
    return held or token.tag in ("IN", "DT", "CC", "RB", "VBG", "JJ", "CD") or roles


_RULES = (_is_thing, _is_hyphened, _is_adjective, _is_portfolio, _is_common)


def with_kind(name: Spotted, gazetteer: Gazetteer) -> Spotted:
    """Give a name the kind that its last word or its particle tells: "... Command", "... Airport".

    "bin" between two words is in people's names only.
    """
    words = name.text.split()
    if gazetteer.is_cue("company", name.text):
        return replace(name, label=NameLabel.ORGANIZATION)
    if len(words) < 2:
        return name
    noun, nouns = words[-1], " ".join(words[-2:])
    if gazetteer.is_cue("place_noun", noun) or gazetteer.is_cue("place_noun", nouns):
        return replace(name, label=NameLabel.PLACE)
    if gazetteer.is_cue("group_noun", noun):
        return replace(name, label=NameLabel.ORGANIZATION)
    if any(gazetteer.is_cue("name_particle", w) and w.islower() for w in words[1:-1]):
        return replace(name, label=NameLabel.PERSON)
    return name


def without_things(parsed: Parsed, names: Sequence[Spotted], gazetteer: Gazetteer) -> list[Spotted]:
    """Leave out acronyms that the article counts like things: "a VBIED", "three IEDs"."""
    unknown = {n.text for n in names if _may_be_thing(n.text, gazetteer)}
    counted = _counted(parsed, unknown) if unknown else frozenset()
    return [n for n in names if n.text not in counted]


def _may_be_thing(text: str, gazetteer: Gazetteer) -> bool:
    stem = text.removesuffix("s")
    written = stem.isalpha() and stem.isupper() and len(stem) in _ACRONYM_LETTERS
    known = gazetteer.states.spoken(text) is not None or gazetteer.bodies.anywhere(text) is not None
    return written and not known


def _counted(parsed: Parsed, words: Iterable[str]) -> frozenset[str]:
    """Give words in capitals that have a plural here, or that stand behind a number or an article.

    "an EU official" counts officials: a noun behind it bears the article.
    """
    tokens = [t for s in parsed.sentences for t in s.tokens]
    written = Counter(t.text for t in tokens)
    counted = {w for w in words if w.endswith("s") or written[f"{w}s"]}
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        counts = before.text.lower() in _COUNTING or before.tag == "CD"
        head = after.tag not in (*_NOUN_TAGS, "NNP", "NNPS", "JJ", "HYPH", "POS", "VBN")
        if token.text in words and counts and head:
            counted.add(token.text)
    return frozenset(counted | {f"{w}s" for w in counted})
