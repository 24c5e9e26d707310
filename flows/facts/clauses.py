"""What the clause around a verb or noun says besides who and what: outlook, place, time, passage.

How surely an article puts it belongs to ``standing``; who takes part, to ``parties``.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from flows.facts.hedges import read_hedge
from flows.language.tree import ancestors, case_of, children, head_of, span_of, subtree
from flows.model import (
    ActorType,
    Direction,
    EntityKind,
    EpistemicStatus,
    PartKind,
    Span,
    TimexType,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, TimeExpression, Token

_IN = frozenset({"in", "at", "near", "outside", "inside", "around", "within", "on", "across"})
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
_MAX_STEPS = 4
_MAX_NOUNS = 2


class Outlook(Enum):
    """Where a clause stands in time, as its verb tells."""

    DONE = "done"
    NOW = "now"
    PLANNED = "planned"
    LIKELY = "likely"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"


_AHEAD = {
    EpistemicStatus.PLANNED: Outlook.PLANNED,
    EpistemicStatus.EXPECTED: Outlook.LIKELY,
    EpistemicStatus.CONDITIONAL: Outlook.CONDITIONAL,
}


def outlook_of(scene: Scene, sentence: Sentence, verb: Token) -> Outlook:
    """Tell whether what the verb says is past, present, or ahead, and how firmly."""
    hedge = read_hedge(scene.lexicon, sentence, verb.index)
    if hedge is None:
        return _tense_of(sentence, verb)
    if hedge.status is EpistemicStatus.POSSIBLE:
        wanted = scene.lexicon.cues("outlook_proposed").get(_lemma_of(sentence, hedge.cue))
        return Outlook.LIKELY if wanted is None else Outlook.PROPOSED
    return _AHEAD.get(hedge.status) or _tense_of(sentence, verb)


def is_ahead(outlook: Outlook) -> bool:
    """Tell whether a clause is about what is still to come."""
    return outlook in (Outlook.PLANNED, Outlook.LIKELY, Outlook.PROPOSED, Outlook.CONDITIONAL)


def _lemma_of(sentence: Sentence, text: str) -> str:
    return next((t.lemma.lower() for t in sentence.tokens if t.text == text), text.lower())


def _tense_of(sentence: Sentence, verb: Token) -> Outlook:
    if is_aim(sentence, verb):
        return Outlook.PROPOSED
    if verb.tag == "VB" and verb.dep == "root" and children(sentence, verb.index, "mark"):
        return Outlook.PLANNED
    for token in _finite_chain(sentence, verb):
        helpers = children(sentence, token.index, "aux", "cop")
        tags = {token.tag, *(t.tag for t in helpers)}
        if "VBD" in tags or any(t.lemma.lower() == "have" for t in helpers):
            return Outlook.DONE
        if not tags.isdisjoint({"VBZ", "VBP"}):
            return Outlook.NOW
        if token.tag == "VBN":
            return Outlook.DONE
    return Outlook.NOW


def is_announced(scene: Scene, sentence: Sentence, *words: Token) -> bool:
    """Tell whether a present tense with a time stands for what is to come ("opens on Wednesday").

    Headlines put what has happened in the present.
    """
    verb = words[0]
    helped = children(sentence, verb.index, "aux")
    present = verb.tag in ("VBZ", "VBP", "JJ") or (verb.tag == "VBG" and _is_present(helped))
    time = time_on(scene, sentence, *words) if present else None
    ahead = time is not None and time.direction is not Direction.PAST
    return ahead and sentence.kind is not PartKind.HEADLINE


def _is_present(helpers: tuple[Token, ...]) -> bool:
    return any(t.tag in ("VBZ", "VBP") for t in helpers)


def is_aim(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause without tense says what something is for ("aimed at launching")."""
    marks = {t.text.lower() for t in children(sentence, verb.index, "mark", "case")}
    purpose = verb.tag == "VBG" and not marks.isdisjoint({"at", "for", "to", "towards", "toward"})
    return purpose or (verb.tag == "VB" and "to" in marks and verb.dep in ("advcl", "acl"))


def _finite_chain(sentence: Sentence, verb: Token) -> Iterable[Token]:
    """Give a verb and those above it that lend it their tense."""
    yield verb
    below = verb
    for above in list(ancestors(sentence, verb.index))[:_MAX_STEPS]:
        if above.pos not in ("VERB", "AUX", "ADJ", "NOUN") or below.dep in ("parataxis", "appos"):
            return
        yield above
        below = above


def place_at(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Give the place that a noun phrase names ("Qusayr", "the border city of Qusayr")."""
    own = _place_of_token(scene, sentence, token)
    if own is not None or token.pos not in ("NOUN", "PROPN"):
        return own
    inner = [
        t
        for t in children(sentence, token.index, "nmod", "appos", "flat", "compound")
        if case_of(sentence, t.index) in ("of", "")
    ]
    found = (_place_of_token(scene, sentence, t) for t in inner)
    return next((p for p in found if p is not None), None)


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
        for phrase in children(sentence, token.index, "obl", "nmod"):
            if case_of(sentence, phrase.index) in _IN:
                place = place_at(scene, sentence, phrase)
                if place is not None:
                    return place
    found = (_place_after(scene, sentence, t) for t in tokens)
    return next((p for p in found if p is not None), None)


def _place_after(scene: Scene, sentence: Sentence, token: Token) -> str | None:
    """Read "talks in PLACE" off the words where the parse hangs the place elsewhere."""
    rest = sentence.tokens[token.index + 1 : token.index + 8]
    if not rest or rest[0].text.lower() not in ("in", "at", "near"):
        return None
    for word in rest[1:]:
        if word.pos in ("VERB", "AUX", "PUNCT", "ADP") and word.text.lower() != "of":
            return None
        place = _place_of_token(scene, sentence, word)
        if place is not None:
            return place
    return None


def time_on(scene: Scene, sentence: Sentence, *tokens: Token) -> TimeExpression | None:
    """Give the time expression that dates one of the words; a date before a period.

    It counts where it hangs on the word itself or on its phrase, with no other verb between.
    """
    wanted = {t.index for t in tokens}
    here = [t for t in scene.times if sentence.span.covers(t.span) and _is_dating(t)]
    on = [t for t in here if not wanted.isdisjoint(_governors(sentence, t.span))]
    dates = [t for t in on if t.timex_type in (TimexType.DATE, TimexType.TIME)]
    return next(iter((*dates, *on)), None)


def span_on(scene: Scene, sentence: Sentence, *tokens: Token) -> Span | None:
    """Give the span of the time expression that dates one of the words."""
    time = time_on(scene, sentence, *tokens)
    return None if time is None else time.span


def _is_dating(time: TimeExpression) -> bool:
    if time.rule.startswith("reference"):
        return False
    if time.timex_type in (TimexType.DATE, TimexType.TIME):
        return True
    return time.timex_type is TimexType.DURATION and dict(time.fields).get("side") is not None


def _governors(sentence: Sentence, span: Span) -> list[int]:
    """Give the words that a time expression may date.

    The noun over it and the nearest verb over it; the noun right before it, and the verb before it
    with nothing but nouns between, in case the parse errs.
    """
    inside = [t for t in sentence.tokens if span.covers(t.span)]
    if not inside:
        return []
    head = head_of(sentence, inside[0].index, inside[-1].index + 1)
    above = list(ancestors(sentence, head.index))
    verb = next((at for at, t in enumerate(above) if t.pos in ("VERB", "AUX")), len(above))
    over = [t.index for t in above[:1]]
    over += [t.index for t in above[verb : verb + 1] if verb <= _MAX_NOUNS]
    first = inside[0].index
    return [*over, _noun_before(sentence, first), _verb_before(sentence, first)]


def _verb_before(sentence: Sentence, index: int) -> int:
    for token in reversed(sentence.tokens[max(index - 8, 0) : index]):
        if token.pos == "VERB":
            return token.index
        if token.pos in ("PUNCT", "SCONJ", "CCONJ", "PRON"):
            return -1
    return -1


def _noun_before(sentence: Sentence, index: int) -> int:
    before = index - 1
    while before > 0 and sentence.tokens[before].pos in ("ADP", "DET"):
        before -= 1
    token = sentence.tokens[max(before, 0)]
    return token.index if token.pos in ("NOUN", "PROPN") else -1


def phrase_of(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Give a noun phrase without the clauses and second phrases that hang on it."""
    dropped = {
        t.index
        for child in children(sentence, head.index, *_CLAUSAL)
        for t in subtree(sentence, child.index)
    }
    kept = [t for t in subtree(sentence, head.index) if t.index not in dropped]
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
