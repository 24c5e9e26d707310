"""Which two are taken up by "both", "they", "the two leaders", "the two sides"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.facts.lists import PAIR_WORDS
from flows.facts.owners import entity_of
from flows.facts.party import Party
from flows.facts.post_classes import class_of
from flows.facts.several import BODIES, several_at
from flows.language.tree import case_of, children, spread, verb_over
from flows.model import ActorType, EntityKind, EventType, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.facts.scene import Scene
    from flows.model import Mention, Sentence, Token

_PAIR_WORDS_UP = frozenset({"both", "they", "their", "them", "two"})
_MANY = frozenset({"they", "their", "them"})
_TWO = 2
_SIDES = ("side", "party")
_HYPHENS = ("-", "–", "—")
_TITLE_WORDS = 4
_SENTENCES_BACK = 6
_TITLE_TAGS = frozenset({"NNP", "NNPS", "NN", "JJ", "DT", "POS"})
_BETWEEN = frozenset({EventType.AGREEMENT, EventType.MEETING, EventType.PEACE_CONFERENCE})
_LEAD = 2
"""Sentences of headline and lead."""


def couple_at(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...] | None:
    """Give those whom a word takes up, nobody where they are not found; None for other words."""
    if token.text.lower() in _PAIR_WORDS_UP and scene.mention_at(token) is None:
        return _pair_before(scene, sentence, token)
    if not _is_pair(scene, sentence, token):
        several = several_at(scene, sentence, token)
        return _sides_meant(scene, sentence, token) if several is None else several
    if scene.lexicon.value("pair_noun", token) == BODIES:
        lead = _told_before(scene, sentence)[:_LEAD]
        return _sides_before(scene, sentence, token) or _persons_of(scene, lead, token)
    return _pair_before(scene, sentence, token) or _sides_before(scene, sentence, token)


def _is_pair(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun takes up two told before ("the two leaders", "both sides")."""
    words = {t.text.lower() for t in children(sentence, token.index, "nummod", "det", "amod")}
    two = bool(words & {"two", "both"}) and token.tag == "NNS"
    return two and scene.lexicon.value("pair_noun", token) is not None


def _sides_meant(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...] | None:
    """Give the two that "the sides" are, where headline and lead put something between no others.

    Returns:
        None where there is no such pair, or more than one.
    """
    words = {t.text.lower() for t in children(sentence, token.index, "nummod", "det", "amod")}
    if token.tag != "NNS" or token.lemma.lower() not in _SIDES or words != {"the"}:
        return None
    lead = ((s, s.tokens) for s in _told_before(scene, sentence)[:_LEAD])
    pairs = {
        frozenset(p.two): p.two for place in lead for p in _sides_of(scene, *place) if p.between
    }
    if len(pairs) != 1:
        return None
    (two,) = pairs.values()
    return tuple(Party(entity=e, token=token) for e in two)


def _sides_before(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the two bodies or states that "and", "with" or "between" joins before a word.

    Those that something is between, in its own sentence or in the headline or the lead, are its
    sides, whoever else is named together there ("US and Saudi envoys said talks between A and B").
    Else those of the headline or the lead are what the article is about; else the last ones.
    """
    before = _told_before(scene, sentence)
    here, lead = (sentence, sentence.tokens[: token.index]), [(s, s.tokens) for s in before[:_LEAD]]
    back = [(s, s.tokens) for s in reversed(before[_LEAD:][-_SENTENCES_BACK:])]
    between = (p for place in (here, *lead) for p in _sides_of(scene, *place) if p.between)
    doing = {m.entity for m in scene.mentions(sentence.span) if m.span.end <= token.span.begin}
    others = (
        p
        for place in (*lead, *back)
        for p in _sides_of(scene, *place)
        if p.may_act and not doing.issuperset(p.two)  # "A and B called on both parties"
    )
    found = next(between, None) or next(others, None)
    return tuple(Party(entity=e, token=token) for e in found.two) if found is not None else ()


def _told_before(scene: Scene, sentence: Sentence) -> list[Sentence]:
    at = scene.parsed.sentences.index(sentence)
    return [s for s in scene.parsed.sentences[:at] if s.kind is not PartKind.DATELINE]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """Two bodies or states named together.

    Args:
        between: Whether something is said to be between them.
        may_act: Whether both are of those who fall out and agree: not a station, not a school.
    """

    two: tuple[str, str]
    between: bool
    may_act: bool


def _sides_of(scene: Scene, sentence: Sentence, words: Sequence[Token]) -> Iterator[_Sides]:
    for word in words:
        ties = word.text in _HYPHENS and _is_before_event(scene, sentence, word)
        if (ties or word.text.lower() in ("and", "&", "with")) and word.index:
            two = _bodies_beside(scene, sentence, word)
            if two is not None:
                ties = ties or _hold_talks(scene, sentence, word)
                yield replace(two, between=True) if ties else two


def _hold_talks(scene: Scene, sentence: Sentence, joint: Token) -> bool:
    """Tell whether those whom "and" joins hold talks or make an accord: it is between them."""
    joined = sentence.tokens[joint.head]
    verb = verb_over(sentence, joined.index)
    if joint.dep != "cc" or verb is None:
        return False
    subjects = spread(sentence, children(sentence, verb.index, "nsubj"))
    done = children(sentence, verb.index, "obj")
    held = any(
        scene.lexicon.value("event_head", t) in _BETWEEN
        and not any(case_of(sentence, n.index) == "between" for n in children(sentence, t.index))
        for t in done
    )
    return held and any(t.index == joined.index for t in subjects)


def _is_before_event(scene: Scene, sentence: Sentence, tie: Token) -> bool:
    """Tell whether what a hyphen ties says whose talks they are ("the Chad-Sudan peace talks")."""
    rest = sentence.tokens[tie.index + 1 : tie.index + 1 + _TITLE_WORDS]
    return any(scene.lexicon.value("event_head", t) is not None for t in rest)


def _bodies_beside(scene: Scene, sentence: Sentence, joint: Token) -> _Sides | None:
    """Give the bodies or states that a word joins; a title may stand before the second."""
    left, behind = _around(scene, sentence, joint, _TITLE_WORDS)
    right = _whole_of(scene, sentence, joint, behind)
    if left is None or right is None or left.entity == right.entity:
        return None
    names = [t for t in sentence.tokens[: joint.index] if left.span.covers(t.span)]
    if any(children(sentence, t.head, "cop") for t in names):  # "Norway and Cuba are guarantors"
        return None
    if not all(m.entity.startswith(EntityKind.ORGANIZATION) for m in (left, right)):
        return None
    ahead = [t.text.lower() for t in sentence.tokens[: names[0].index][-_TITLE_WORDS:]]
    types = {e.actor_type for m in (left, right) if (e := scene.entity(m.entity)) is not None}
    return _Sides(
        two=(left.entity, right.entity),
        between="between" in ahead,
        may_act=not types & {ActorType.NEWS_MEDIA, ActorType.OTHER},
    )


def _whole_of(
    scene: Scene, sentence: Sentence, joint: Token, behind: Sequence[Mention]
) -> Mention | None:
    """Give whom a word joins: the body, not the people it is of ("and the Kenyan government")."""
    joined = _joined_by(scene, sentence, joint)
    first = next(iter(behind), None)
    return joined if first is None or (joined is not None and joined in behind) else first


def _joined_by(scene: Scene, sentence: Sentence, joint: Token) -> Mention | None:
    """Give the mention that "and" joins with more words before it ("and the country's rebels")."""
    joined = sentence.tokens[joint.head]
    behind = joint.dep == "cc" and joined.dep == "conj" and joined.index > joint.index
    return scene.mention_at(joined) if behind else None


def _pair_before(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the two persons whom "both", "they" or "the two" takes up: the last named together."""
    many = token.text.lower() in _MANY
    ahead = sentence.tokens[: token.index]
    pairs = (
        t for t in reversed(ahead) if t.dep.startswith("nsubj") and _is_pair(scene, sentence, t)
    )
    pair = next(pairs, None)
    if many and pair is not None:  # "both countries hope ..., and they must"
        return couple_at(scene, sentence, pair) or ()
    here = dict.fromkeys(
        m.entity
        for m in scene.mentions(sentence.span)
        if m.span.end <= token.span.begin and _is_person(m)
        if _is_such(scene, token, m.entity)
    )
    if len(here) == _TWO and _tells_the_other(scene, sentence, token, here):
        return ()
    if len(here) == _TWO:
        return tuple(Party(entity=e, token=token) for e in here)
    if many and _has_group(scene, sentence, ahead):
        return ()
    before = _told_before(scene, sentence)
    return _persons_of(
        scene, before if _sorts_of(scene, token) else before[-_SENTENCES_BACK:], token
    )


def _tells_the_other(
    scene: Scene, sentence: Sentence, pronoun: Token, two: Mapping[str, None]
) -> bool:
    """Tell whether one of two tells the other what "they" do ("Miller told Brown they would")."""
    verb = sentence.tokens[pronoun.head]
    telling = sentence.tokens[verb.head]
    said = verb.dep == "ccomp" and scene.lexicon.value("speech_say", telling) is not None
    told = children(sentence, telling.index, "obj", "iobj") if said else ()
    return any(scene.entity_at(sentence, t) in two for t in told)


def _persons_of(scene: Scene, before: Sequence[Sentence], token: Token) -> tuple[Party, ...]:
    """Give the two persons last named together in sentences; "they" may be others since.

    Where a noun tells who they are, those whom the lead joins by "and" go before others, save for
    two who are joined just before.
    """
    first = (*before[-_LEAD:][::-1], *before[:_LEAD]) if _sorts_of(scene, token) else ()
    pair = next((p for earlier in first if (p := _joined_in(scene, earlier, token))), ())
    if pair:
        return pair
    for earlier in reversed(before):
        if token.text.lower() in _MANY and _has_group(scene, earlier, earlier.tokens):
            return ()
        pair = _joined_in(scene, earlier, token)
        if pair:
            return pair
        people = dict.fromkeys(m.entity for m in scene.mentions(earlier.span) if _is_person(m))
        named = [e for e in people if _is_such(scene, token, e)]
        if len(named) >= _TWO and token.text.lower() not in _MANY:
            two = named if len(named) == _TWO else ()  # of three no two are meant
            return tuple(Party(entity=e, token=token) for e in two)
    return ()


def _joined_in(scene: Scene, sentence: Sentence, token: Token) -> tuple[Party, ...]:
    """Give the last two persons of a sentence whom "and" joins, if a word may mean them."""
    for word in reversed(sentence.tokens):
        pair = _persons_beside(scene, sentence, word) if word.text.lower() in ("and", "&") else ()
        if pair and all(_is_such(scene, token, e) for e in pair):
            return tuple(Party(entity=e, token=token) for e in pair)
    return ()


def _is_such(scene: Scene, noun: Token, person: str) -> bool:
    """Tell whether somebody may be of "the two leaders" by the posts told: no minister is.

    The cue of a noun lists the classes of post that it may mean; who has none told may be any.
    """
    sorts = _sorts_of(scene, noun)
    told = {class_of(scene, t.post) for t in scene.titles if entity_of(scene, t.holder) == person}
    return not sorts or not told or not told.isdisjoint(sorts)


def _sorts_of(scene: Scene, noun: Token) -> frozenset[str]:
    """Give the classes of post that a noun for two may mean; none where it may mean anybody."""
    return frozenset((scene.lexicon.value("pair_noun", noun) or "").split()[1:])


def _is_person(mention: Mention) -> bool:
    return mention.entity.startswith(EntityKind.PERSON)


def _has_group(scene: Scene, sentence: Sentence, words: Sequence[Token]) -> bool:
    """Tell whether something of which there are many acts there, so that "they" is most often that.

    Unnamed people who say what "they" do ("officials said they met") do not count.
    """
    return any(
        word.tag in ("NNS", "NNPS")
        and word.dep.startswith("nsubj")
        and not _is_pair(scene, sentence, word)
        and (scene.mention_at(word) is not None or not _says(scene, sentence, word))
        for word in words
    )


def _says(scene: Scene, sentence: Sentence, subject: Token) -> bool:
    verb = sentence.tokens[subject.head]
    return scene.lexicon.value("speech_say", verb) is not None


def _persons_beside(scene: Scene, sentence: Sentence, joint: Token) -> tuple[str, ...]:
    """Give the persons that "and" joins, if it joins two; posts may stand before the second."""
    left, behind = _around(scene, sentence, joint, PAIR_WORDS)
    right = next((m for m in behind if m.entity.startswith(EntityKind.PERSON)), None)
    if left is None or right is None or left.entity == right.entity:
        return ()
    return (left.entity, right.entity) if left.entity.startswith(EntityKind.PERSON) else ()


def _around(
    scene: Scene, sentence: Sentence, joint: Token, reach: int
) -> tuple[Mention | None, list[Mention]]:
    """Give the mention right before a word that joins, and those that begin soon behind it.

    An acronym in brackets behind the first is passed over ("the Front (LF) and"). The last two of
    three that are listed are no two.
    """
    at = joint.index - 1
    while at > 0 and sentence.tokens[at].text == ")":
        at = next((t.index for t in sentence.tokens[at::-1] if t.text == "("), 0) - 1
    left = scene.mention_at(sentence.tokens[at]) if at >= 0 and joint.index else None
    words = sentence.tokens[joint.index + 1 : joint.index + reach]
    if left is None or _is_listed(scene, sentence, left):
        return None, []
    return left, [m for t in words if (m := scene.mention_at(t)) is not None]


def _is_listed(scene: Scene, sentence: Sentence, last: Mention) -> bool:
    """Tell whether a comma sets a mention behind another of its kind ("A, B and C")."""
    first = next(t.index for t in sentence.tokens if last.span.overlaps(t.span))
    ahead = sentence.tokens[max(0, first - PAIR_WORDS) : first]
    title = next((t for t in reversed(ahead) if t.tag not in _TITLE_TAGS), None)
    if title is None or title.text != "," or not title.index:
        return False
    before = scene.mention_at(sentence.tokens[title.index - 1])
    kind = last.entity.partition("/")[0]
    return before is not None and before.entity.startswith(kind) and before.entity != last.entity
