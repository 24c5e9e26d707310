"""How surely a sentence puts something: modals, adverbs, plans, conditions, negation.

Read upward from the word that carries a situation, to the border of its clause or of what is
reported; the nearest sign decides. The signs are read by ``hedge_signs``; who says so belongs to
``standing``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.hedge_signs import INFINITIVE, SIGNS, Hedge, Place, link_sign
from flows.language.tree import children, is_negated, subtree
from flows.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.facts.lexicon import Lexicon
    from flows.model import Sentence, Token

_BEHIND = frozenset({"after", "since", "upon"})
_BORDERS = frozenset(
    {"nmod", "obl", "appos", "acl:relcl", "parataxis", "nmod:poss", "advcl:relcl", "list", "root"}
)
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_NOT_YET = "yet"
_OUGHT = frozenset({"must", "ought", "should"})
_PAST = frozenset({"ago", "earlier", "last", "yesterday"})
_AHEAD = frozenset({"later", "next", "tomorrow"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_BESIDE = frozenset({"after", "as", "before", "while"})
"""Words before a clause that only goes with what it hangs on ("no deal as ministers meet")."""
_AT_THE_TIME = frozenset({"when", "after", "while", "as", "since", "because", "although", "though"})
"""Words before a clause that tells what was so, whatever is said of the clause over it."""


def read_hedge(
    lexicon: Lexicon,
    sentence: Sentence,
    trigger: int,
    scope: frozenset[int] | None = None,
    cue: int | None = None,
) -> Hedge | None:
    """Give the nearest sign of doubt, plan or condition over a word; None where there is none.

    Args:
        lexicon: Groups ``hedge_*`` and ``condition_mark`` are used.
        sentence: The sentence.
        trigger: Index of the word that carries the situation.
        scope: Indexes of the words reported by the innermost speaker; None for all.
        cue: Index of that speaker's word: what is urged or vowed is not so yet.
    """
    token = sentence.tokens[trigger]
    for place in _way_up(lexicon, sentence, token, scope):
        for read in SIGNS:
            hedge = read(place)
            if hedge is not None:
                return hedge
        if place.token.head == cue != place.token.index:
            above = replace(place, token=sentence.tokens[cue], child=place.token)
            return link_sign(above)
    return None


def read_polarity(lexicon: Lexicon, sentence: Sentence, trigger: int) -> Polarity:
    """Tell whether the sentence says that something holds or that it does not."""
    token = sentence.tokens[trigger]
    turns = 0
    for place in _way_up(lexicon, sentence, token, None):
        if not _is_open(place):
            break
        turns += _is_turned(place)
    return Polarity.NEGATIVE if turns % 2 else Polarity.POSITIVE


def turn(polarity: Polarity) -> Polarity:
    """Give the other polarity."""
    return Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE


def is_owed(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause says only what should be ("the vote should go ahead")."""
    return any(t.text.lower() in _OUGHT for t in children(sentence, verb.index, "aux"))


def is_none(sentence: Sentence, subject: Token) -> bool:
    """Tell whether a subject names nobody ("no delegate", "none of them", "nobody")."""
    return subject.text.lower() in _NOBODY or is_negated(sentence, subject.index)


def _is_open(place: Place) -> bool:
    """Tell whether a word above has the one below as its open clause: they turn together."""
    if place.token == place.child or place.child.dep in ("xcomp", "aux", "cop"):
        return True
    if place.child.dep == "acl":
        marks = children(place.sentence, place.child.index, "mark")
        return all(t.text.lower() not in _BESIDE for t in marks)
    words = {t.text.lower() for t in children(place.sentence, place.child.index, "mark")}
    if place.child.dep == "advcl" and "to" in words and _brings(place):
        return True
    asked = not words.isdisjoint({"if", "whether"})  # "it was not clear if they would meet"
    return place.child.dep == "advcl" and place.token.pos == "ADJ" and not asked


def _brings(place: Place) -> bool:
    """Tell whether a verb makes somebody do what is below it ("failed to persuade him to come")."""
    whom = children(place.sentence, place.token.index, "obj")
    inducing = place.lexicon.value("inducing_verb", place.token) is not None
    return inducing and any(t.index < place.child.index for t in whom)


def _is_turned(place: Place) -> bool:
    below = place.token != place.child
    refuses = any(
        place.lexicon.match_at(group, place.sentence, place.token.index) is not None
        for group in ("negative_verb", "negative_adjective", "negative_noun")
    )
    subjects = children(place.sentence, place.token.index, "nsubj")[-1:]
    none_does = any(is_none(place.sentence, t) for t in subjects)
    negated = is_negated(place.sentence, place.token.index) or _has_yet(place)
    return negated or none_does or (below and refuses)


def _has_yet(place: Place) -> bool:
    """Tell whether something has not come ("they have yet to agree", "are yet to agree")."""
    words = place.sentence.tokens
    adverbs = children(place.sentence, place.token.index, "advmod")
    yet = [t for t in adverbs if t.text.lower() == _NOT_YET]
    if any(words[t.index + 1].text.lower() == "to" for t in yet if t.index < place.token.index):
        return True
    if place.child.dep not in INFINITIVE or place.token.lemma not in ("have", "be"):
        return False
    return bool(yet)


def _way_up(
    lexicon: Lexicon, sentence: Sentence, token: Token, scope: frozenset[int] | None
) -> Iterator[Place]:
    child, seen = token, set[int]()
    while token.index not in seen and (scope is None or token.index in scope):
        seen.add(token.index)
        yield Place(sentence=sentence, lexicon=lexicon, token=token, child=child, scope=scope)
        if token.dep in _BORDERS or _is_on_its_own(sentence, token):
            return
        child, token = token, sentence.tokens[token.head]


def _is_on_its_own(sentence: Sentence, token: Token) -> bool:
    """Tell whether what is said of the words above does not touch this one.

    A second clause with a subject of its own; a noun that is the subject ("Assad's backers will
    meet" puts the backing in no doubt); what was done by then ("will honor a deal signed in May
    last year", "will meet for the first time since fighting began", "tried to agree when they
    met").
    """
    if token.dep in ("advcl", "obl") and token.tag == "VBG":
        before = children(sentence, token.index, "mark", "case")
        return any(t.text.lower() in _BEHIND for t in before)  # "is to go after meeting them"
    if token.dep == "advcl" and token.tag == "VBD":
        marks = children(sentence, token.index, "mark", "advmod")
        return any(t.text.lower() in _AT_THE_TIME for t in marks)
    if token.dep == "conj" or _is_behind_semicolon(sentence, token):
        return bool(children(sentence, token.index, "nsubj"))
    if token.dep == "acl":
        return _is_behind(sentence, token)
    return token.dep.startswith("nsubj") and token.pos in ("NOUN", "PROPN", "PRON")


def _is_behind_semicolon(sentence: Sentence, token: Token) -> bool:
    """Tell whether a semicolon parts a word from the one above it."""
    return any(t.text == ";" for t in sentence.tokens[token.head + 1 : token.index])


def _is_behind(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause on a noun tells what is over: by its tense or by its time."""
    subjects = children(sentence, verb.index, "nsubj")
    if verb.tag in ("VBD", "VBN") and any(t.dep == "nsubj" for t in subjects):
        return not children(sentence, verb.index, "aux")
    words = {t.text.lower() for t in subtree(sentence, verb.index) if t.index > verb.index}
    known = children(sentence, verb.head, "det", "nmod:poss")
    meant = any(t.text.lower() in _DEFINITE for t in known) and words.isdisjoint(_AHEAD)
    return verb.tag == "VBN" and (meant or not words.isdisjoint(_PAST))
