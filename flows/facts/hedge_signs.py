"""Signs of doubt at one word: an adverb, a condition, a modal, a plan, the word that it hangs on.

Which words are looked at, and what is negated, is told in ``hedges``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.tree import children, subtree
from flows.model import EpistemicStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.lexicon import Lexicon
    from flows.model import Sentence, Token

INFINITIVE = ("xcomp", "ccomp", "advcl", "csubj", "csubj:pass", "obl")
_MARKS = frozenset({'"', "“", "”", "``", "''"})


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


def _own_plan(place: Place) -> Hedge | None:
    """Read a word that is the sign itself ("are expected next week", "slated for November")."""
    if place.token != place.child or place.token.tag != "VBN":
        return None
    later = ("hedge_passive",) if _is_passive(place) or place.token.dep == "acl" else ()
    values = (place.lexicon.value(group, place.token) for group in later)
    status = next((v for v in values if v in ("Planned", "Expected")), None)
    return _hedge(status, place.token)


def _warned_against(place: Place) -> Hedge | None:
    """Read "warned Israel against attacking them": nobody has done it."""
    if place.token.tag != "VBG":
        return None
    opens = children(place.sentence, place.token.index, "mark", "case")
    word = next((t for t in opens if t.text.lower() == "against"), None)
    return None if word is None else Hedge(status=EpistemicStatus.POSSIBLE, cue=word.text)


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


def link_sign(place: Place) -> Hedge | None:
    """Read the word that an open clause hangs on ("plans to", "is expected to", "likely to")."""
    if place.token == place.child or place.child.dep not in (*INFINITIVE, "acl", "obj"):
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


SIGNS: tuple[Callable[[Place], Hedge | None], ...] = (
    _adverb,
    _condition,
    _question,
    _warned_against,
    _own_plan,
    _attribute,
    _to_be,
    _modal,
    link_sign,
)
"""What is looked for at each word on the way up, in this order."""
