"""How surely a sentence puts something: modals, adverbs, plans, conditions, negation.

Read upward from the word that carries a situation, to the border of its clause or of what is
reported; the nearest sign decides. Who says so belongs to ``standing``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.language.tree import children, is_negated, subtree
from flows.model import EpistemicStatus, Polarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.facts.lexicon import Lexicon
    from flows.model import Sentence, Token

_BORDERS = frozenset(
    {"nmod", "obl", "appos", "acl:relcl", "parataxis", "nmod:poss", "advcl:relcl", "list", "root"}
)
_MARKS = frozenset({'"', "“", "”", "``", "''"})
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
_INFINITIVE = ("xcomp", "ccomp", "advcl", "csubj", "obl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that shows how surely something is put."""

    status: EpistemicStatus
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A word on the way up from the one that carries a situation.

    Args:
        child: The word below it, on the way; the word itself at the start.
        scope: Indexes of the words that may be looked at; None for the whole sentence.
    """

    sentence: Sentence
    lexicon: Lexicon
    token: Token
    child: Token
    scope: frozenset[int] | None


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
            return _link(above)
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
    asked = not words.isdisjoint({"if", "whether"})  # "it was not clear if they would meet"
    return place.child.dep == "advcl" and place.token.pos == "ADJ" and not asked


def _is_turned(place: Place) -> bool:
    below = place.token != place.child
    refuses = any(
        place.lexicon.value(group, place.token) is not None
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
    if place.child.dep not in _INFINITIVE or place.token.lemma not in ("have", "be"):
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


def _hedge(status: str | None, token: Token) -> Hedge | None:
    return None if status is None else Hedge(status=EpistemicStatus(status), cue=token.text)


def _adverb(place: Place) -> Hedge | None:
    for adverb in children(place.sentence, place.token.index, "advmod"):
        status = place.lexicon.value("hedge_adverb", adverb)
        if status is not None:
            return _hedge(status, adverb)
    return None


def _condition(place: Place) -> Hedge | None:
    """Read "if": over the clause that is the condition, and over the one that hangs on it."""
    if place.token.dep.startswith("advcl"):
        own = _marked(place, place.token, "condition_mark")
        if own is not None:
            return own
    clauses = children(place.sentence, place.token.index, "advcl")
    found = (_marked(place, c, "condition_mark") for c in clauses if c != place.child)
    return next((h for h in found if h is not None), None)


def _question(place: Place) -> Hedge | None:
    """Read "whether": the clause is asked about, not stated."""
    if place.token.dep not in ("ccomp", "xcomp", "acl", "advcl"):
        return None
    return _marked(place, place.token, "whether_mark")


def _marked(place: Place, clause: Token, group: str) -> Hedge | None:
    for mark in children(place.sentence, clause.index, "mark", "advmod"):
        status = place.lexicon.value(group, mark)
        if status is not None:
            return _hedge(status, mark)
    return None


def _link(place: Place) -> Hedge | None:
    """Read the word that an open clause hangs on ("plans to", "is expected to", "likely to")."""
    if place.token == place.child or place.child.dep not in (*_INFINITIVE, "acl", "obj"):
        return None
    groups = _link_groups(place)
    values = (place.lexicon.value(group, place.token) for group in groups)
    return _hedge(next((v for v in values if v is not None), None), place.token)


def _link_groups(place: Place) -> tuple[str, ...]:
    match place.child.dep:
        case "obj":
            return ("hedge_object",)
        case "acl":  # "an agreement to meet", not "the agreement signed in May"
            return () if place.child.tag == "VBN" else ("hedge_noun",)
        case "ccomp":
            return ("hedge_passive",) if _is_passive(place) else ("hedge_clause",)
    if _is_passive(place):
        return ("hedge_passive", "hedge_verb")
    return ("hedge_verb", "hedge_adjective") if place.child.dep == "xcomp" else ("hedge_adjective",)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is passive."""
    return bool(children(sentence, verb, "aux:pass", "nsubj:pass"))


def _is_passive(place: Place) -> bool:
    return is_passive(place.sentence, place.token.index)


def _own_plan(place: Place) -> Hedge | None:
    """Read a word that is the sign itself ("are expected next week", "slated for November")."""
    if place.token != place.child or place.token.tag != "VBN":
        return None
    later = ("hedge_passive",) if _is_passive(place) or place.token.dep == "acl" else ()
    values = (place.lexicon.value(group, place.token) for group in later)
    status = next((v for v in values if v in ("Planned", "Expected")), None)
    return _hedge(status, place.token)


def _attribute(place: Place) -> Hedge | None:
    """Read a word on a noun ("the planned talks", "a conference slated for November")."""
    if place.token != place.child or place.token.pos not in ("NOUN", "PROPN"):
        return None
    on = children(place.sentence, place.token.index, "amod", "acl")
    for word in (t for t in on if t.dep != "acl:relcl"):
        groups = ("hedge_adjective", "hedge_passive") if word.dep == "acl" else ("hedge_attribute",)
        values = (place.lexicon.value(group, word) for group in groups)
        status = next((v for v in values if v is not None), None)
        if status is not None:
            return _hedge(status, word)
    return None


def _to_be(place: Place) -> Hedge | None:
    """Read "is to meet", "were due to meet": set for later."""
    on = children(place.sentence, place.token.index)
    if not any(t.text.lower() == "to" and t.dep == "mark" for t in on):
        return None
    head = place.sentence.tokens[place.token.head]
    over = [head] if place.token.dep == "xcomp" else []
    be = [t for t in (*on, *over) if _is_finite_be(t)]
    if not be:
        return None
    words = (t for t in on if place.lexicon.value("hedge_adjective", t) is not None)
    word = next(words, None)
    if word is not None:
        return _hedge(place.lexicon.value("hedge_adjective", word), word)
    return Hedge(status=EpistemicStatus.PLANNED, cue=be[0].text)


def _is_finite_be(token: Token) -> bool:
    return token.lemma.lower() == "be" and token.tag in ("VBZ", "VBP", "VBD")


def _modal(place: Place) -> Hedge | None:
    for aux in children(place.sentence, place.token.index, "aux"):
        if _is_quoted_apart(place, aux):
            continue
        status = place.lexicon.value("hedge_modal", aux)
        if status == EpistemicStatus.CONDITIONAL:
            return Hedge(status=_of_would(place), cue=aux.text)
        if status is not None:
            return _hedge(status, aux)
    return None


def _is_quoted_apart(place: Place, aux: Token) -> bool:
    """Tell whether a quotation ends between a modal and its verb ('... that I will," he says')."""
    first, last = sorted((aux.index, place.token.index))
    return any(t.text in _MARKS for t in place.sentence.tokens[first:last])


def _of_would(place: Place) -> EpistemicStatus:
    """Tell a plan from a thought: in reported speech, or with a day, "would" is a past "will"."""
    dated = [t for t in children(place.sentence, place.token.index, "obl") if _has_number(place, t)]
    planned = bool(place.scope) or bool(dated)
    return EpistemicStatus.PLANNED if planned else EpistemicStatus.POSSIBLE


def _has_number(place: Place, phrase: Token) -> bool:
    return any(t.tag == "CD" for t in subtree(place.sentence, phrase.index))


SIGNS: tuple[Callable[[Place], Hedge | None], ...] = (
    _adverb,
    _condition,
    _question,
    _own_plan,
    _attribute,
    _to_be,
    _modal,
    _link,
)
"""What is looked for at each word on the way up, in this order."""
