"""What stands around a verb or noun besides who and what: the place, the phrase, the passage.

Its time belongs to ``timing``, its tense and modals to ``outlook``, who takes part to ``parties``.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.facts.lexicon import spellings_of
from flows.language.tree import case_of, children, span_of, subtree
from flows.model import ActorType, EntityKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_IN = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "within", "across", "in around"}
)
"""Prepositions of a place; "in and around" is two."""
_ASIDE_OF = frozenset({"north", "south", "east", "west"})
_COME_TO = frozenset({"in", "to", "at", "into"})
_SET_IN = _IN | {"for"}
"""Prepositions of a place on a participle too ("a round planned for Nairobi")."""
_PARTS = frozenset(
    {"%", "all", "half", "many", "more", "most", "much", "some", "third", "two-thirds"}
)
"""Words for a part of a place that are no nouns ("controls most of Khartoum")."""
_CLAUSAL = (
    "acl",
    "advcl",
    "appos",
    "ccomp",
    "conj",
    "cc",
    "csubj",
    "dep",
    "discourse",
    "list",
    "parataxis",
    "punct",
)
_NEGATIONS = frozenset({"not", "n't", "never"})


def place_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the place that a noun phrase names ("Qusayr", "the border city of Qusayr")."""
    own = _place_of_token(scene, sentence, token)
    part = token.lemma.lower() in _PARTS
    if own is None and _is_direction(sentence, token):
        return None
    if own is not None or not (part or token.pos in ("NOUN", "PROPN")):
        return own
    inner = [
        t
        for t in children(sentence, token.index, "nmod", "appos", "flat", "compound")
        if case_of(sentence, t.index) == "of"
        or (case_of(sentence, t.index) == "" and _is_place_itself(scene, sentence, token, t))
    ]
    inner.sort(key=lambda t: case_of(sentence, t.index) != "of")  # "the West Bank city of Nablus"
    found = (_place_of_token(scene, sentence, t) for t in inner)
    return next((p for p in found if p is not None), None)


def _is_direction(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word says on which side of a place it is: "south of Goma", not "the south"."""
    side = token.text.lower()
    compass = side.removeprefix("north").removeprefix("south") in {"", *_ASIDE_OF}
    the = any(t.text.lower() == "the" for t in children(sentence, token.index, "det"))
    return compass and not the


def _is_place_itself(scene: Scene, sentence: Sentence, noun: Token, name: Token) -> bool:
    """Tell whether a name before a noun is the place: not "an Alpine resort", "U.S. embassies"."""
    sort = scene.lexicon.value("place_of_sort", noun) is not None and name.index < noun.index
    return not sort and not _is_state(scene, sentence, name)


def _is_state(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a word names a state: "U.S. embassies" do not stand in the United States."""
    return scene.is_state(scene.entity_at(sentence, token) or "")


def _place_of_token(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the place that a word names; a state is one too ("in Jordan")."""
    entity = scene.entity(scene.entity_at(sentence, token) or "")
    if entity is None:
        return None
    is_place = entity.kind is EntityKind.PLACE or entity.actor_type is ActorType.STATE
    return entity.id if is_place else None


def place_on(scene: Scene, sentence: Sentence, *tokens: Token) -> str | None:
    """Give the first place in a phrase with "in", "at" or the like on one of the words."""
    for token in tokens:
        cases = _SET_IN if token.pos == "VERB" and token.tag == "VBN" else _IN
        for phrase in children(sentence, token.index, "obl", "nmod"):
            case = case_of(sentence, phrase.index)
            place = place_at(scene, sentence, phrase) if case in cases else None
            if place is not None and not _is_of_state(scene, phrase, case, place):
                return place
    found = [
        _place_after(scene, sentence, t)
        or _place_taken_up(scene, sentence, t)
        or _place_within(scene, sentence, t)
        for t in tokens
    ]
    return next((p for p in found if p is not None), None)


def _is_of_state(scene: Scene, noun: Token, case: str, place: str) -> bool:
    """Tell whether a state only owns what something is done at ("at the request of Egypt")."""
    owned = case == "at" and noun.pos == "NOUN" and scene.is_state(place)
    return owned and scene.lexicon.value("place_kind", noun) is None


def _place_within(scene: Scene, sentence: Sentence, word: Token) -> str | None:
    """Give the place of where something is done ("in a hotel in Cairo", "outside a mosque in")."""
    on = children(sentence, word.index, "obl", "nmod")
    nouns = ((t, case_of(sentence, t.index).split(" ")[-1]) for t in on if t.pos == "NOUN")
    rooms = (t for t, case in nouns if case in _IN)
    inner = (c for t in rooms for c in children(sentence, t.index, "nmod"))
    placed = (c for c in inner if case_of(sentence, c.index) in _IN)
    return next((p for c in placed if (p := place_at(scene, sentence, c)) is not None), None)


def _place_taken_up(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """Give the place that "where" takes up ("in Amman, where he met the ministers")."""
    where = [t for t in children(sentence, verb.index, "advmod") if t.text.lower() == "where"]
    if not where:
        return None
    before = [t for t in sentence.tokens[: where[0].index] if t.pos == "PROPN"]
    found = (_place_of_token(scene, sentence, t) for t in reversed(before))
    return next((p for p in found if p is not None), None)


def _place_after(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Read "in PLACE" off the words where the parse hangs the place elsewhere.

    A comma may stand between what a place is and its name ("in the capital, Kabul").
    """
    rest = sentence.tokens[token.index + 1 : token.index + 8]
    if not rest or rest[0].text.lower() not in ("in", "at", "near"):
        return None
    for before, word in pairwise(rest):
        named = word.text == "," and scene.lexicon.value("place_kind", before) is not None
        stops = word.pos in ("VERB", "AUX", "PUNCT", "ADP") and word.text.lower() != "of"
        if stops and not named:
            return None
        describes = word.dep in ("amod", "compound") and _is_state(scene, sentence, word)
        place = None if describes else _place_of_token(scene, sentence, word)
        if place is not None:
            noun = sentence.tokens[word.head]
            return None if _is_of_state(scene, noun, rest[0].text.lower(), place) else place
    return None


def place_come_to(scene: Scene, sentence: Sentence, noun: Token) -> str | None:
    """Give the place that somebody comes to for what a noun names.

    "arrived in Geneva for talks", "was in Brussels for a meeting", "flew to Cairo to resume talks".
    """
    above = sentence.tokens[noun.head]
    if noun.dep == "nmod" and scene.lexicon.value("event_part", above) is not None:
        noun = above  # "arrived for the start of talks"
    head = sentence.tokens[noun.head]
    if noun.dep == "obj" and head.dep in ("xcomp", "advcl") and head.tag == "VB":
        head = sentence.tokens[head.head]
    elif case_of(sentence, noun.index) != "for":
        return None
    if head.pos == "PROPN":
        return _place_of_token(scene, sentence, head)
    groups = ("visit_verb", "attend_verb")
    comes = any(w in scene.lexicon.phrases.get(g, {}) for g in groups for w in spellings_of(head))
    for phrase in children(sentence, head.index, "obl") if comes else ():
        if case_of(sentence, phrase.index) in _COME_TO:
            return place_at(scene, sentence, phrase)
    return None


def clause_verb(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb whose subject or object a noun is, through words that only help it.

    "talks are to begin", "are set to begin", "are scheduled to take place": begin, take. Parsers
    hang such a noun on the first word or on the last one.
    """
    own = _clause_of_what(sentence, noun)
    if own is not None or not noun.dep.startswith(("nsubj", "obj", "csubj")):
        return own
    verb, seen = sentence.tokens[noun.head], {noun.index}
    while verb.index not in seen and noun.dep.startswith("nsubj"):
        seen.add(verb.index)
        below = [t for t in children(sentence, verb.index, "xcomp") if _is_set(sentence, verb, t)]
        verb = below[0] if below else verb
    return verb if verb.pos in ("VERB", "AUX") or verb.tag.startswith("VB") else None


def _clause_of_what(sentence: Sentence, word: Token) -> Token | None:
    """Give the verb that has "what" as its subject where it hangs on it ("what began goes on")."""
    clauses = children(sentence, word.index, "acl:relcl") if word.tag == "WP" else ()
    verbs = (t for t in clauses if t.pos == "VERB")
    return next((t for t in verbs if not children(sentence, t.index, "nsubj")), None)


def _is_set(sentence: Sentence, verb: Token, below: Token) -> bool:
    """Tell whether a word only says that what hangs on it is to be ("are due to begin")."""
    helps = verb.pos in ("AUX", "ADJ") or bool(children(sentence, verb.index, "aux:pass"))
    return helps and any(t.text.lower() == "to" for t in children(sentence, below.index, "mark"))


def phrase_of(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Give a noun phrase without the clauses and second phrases that hang on it."""
    dropped = {
        t.index
        for child in children(sentence, head.index, *_CLAUSAL)
        for t in subtree(sentence, child.index)
    }
    kept = [t for t in subtree(sentence, head.index) if t.index not in dropped]
    kept = kept[1:] if kept[:1] != [head] and any(t.dep == "cc" for t in kept[:1]) else kept
    return _unbroken(kept, head)


def _unbroken(tokens: list[Token], head: Token) -> tuple[Token, ...]:
    """Keep the stretch around the head; words that a faulty parse hangs on it from afar go."""
    indexes = {t.index for t in tokens}
    first = last = head.index
    while first - 1 in indexes:
        first -= 1
    while last + 1 in indexes:
        last += 1
    return tuple(t for t in tokens if first <= t.index <= last)


def passage(scene: Scene, sentence: Sentence, trigger: Token, heads: Iterable[Token]) -> Span:
    """Give the passage from the first to the last word of a trigger and of the phrases it joins."""
    words = [trigger, *children(sentence, trigger.index, "aux", "cop", "compound:prt")]
    words += [t for t in children(sentence, trigger.index, "advmod") if t.lemma in _NEGATIONS]
    spans = []
    for head in heads:
        words += phrase_of(sentence, head)
        spans += [m.span for m in (scene.mention_at(head),) if m is not None]
    whole = span_of(tuple(words))
    inside = [s for s in spans if sentence.span.covers(s)]
    return Span(
        begin=min(whole.begin, *(s.begin for s in inside)) if inside else whole.begin,
        end=max(whole.end, *(s.end for s in inside)) if inside else whole.end,
    )
