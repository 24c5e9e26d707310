"""What tells that people are counted, and what became of them: "killed 20 people", "20 dead".

Numbers as printed belong to ``counts``; in which event and where, to ``casualties``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.facts.tally import MARKS, Counted, Tally, counted_as
from flows.facts.tally_verbs import (
    behind_verb,
    by_flight,
    by_lives,
    by_loss,
    by_verb,
    value_of_verb,
)
from flows.language.tree import case_of, children

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from flows.facts.counts import Count
    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_WINDOW = 6
_INCLUDING = "including"
_BE = frozenset({"was", "were", "been", "had", "have", "has"})
_LINKS = frozenset({"DET", "ADJ", "ADV", "AUX", "NUM", "NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOtherwise:
    """A count told without a word for what is counted, and the verb of who says so."""

    counted: Counted
    verb: Token


def said_otherwise(
    scene: Scene, sentence: Sentence, counts: Sequence[Count], known: Sequence[Counted]
) -> Iterator[SaidOtherwise]:
    """Read "ten people have died; the army says two": a bare figure for what was counted before."""
    for count in counts if known else ():
        number = sentence.tokens[count.last - 1]
        verb = sentence.tokens[number.head]
        before = [c for c in known if c.count.last <= verb.index]
        bare = number.dep == "obj" and number.pos == "NUM" and verb.index < count.first
        speaks = scene.lexicon.value("speech_say", verb) is not None
        if bare and speaks and before and not children(sentence, number.index, "nmod", "nummod"):
            counted = replace(before[-1], count=count, people=number, toll=None)
            yield SaidOtherwise(counted=counted, verb=verb)


def _by_clause(tally: Tally) -> Counted | None:
    """Read "with 20 people killed", "500 people dead", "the 300 detained"."""
    on = children(tally.sentence, tally.people.index, "acl", "amod", "xcomp", "conj")
    for word in on:
        value = tally.scene.lexicon.value("casualty_after", word)
        if value is not None and word.index > tally.count.number and word.dep != "acl:relcl":
            return counted_as(tally, word, value)
    return _just_after(tally)


def _just_after(tally: Tally) -> Counted | None:
    """Read the words after a number off the line: "20 people were killed", "30 others wounded"."""
    for token in tally.sentence.tokens[tally.count.last : tally.count.last + _WINDOW]:
        match = tally.scene.lexicon.match_at("casualty_after", tally.sentence, token.index)
        if match is not None:
            return counted_as(tally, token, match.value)
        if token.pos not in _LINKS or token.text in ",;:":
            return None
    return None


def _by_noun(tally: Tally) -> Counted | None:
    """Read "20 deaths", "two million refugees", "12 dead and 30 wounded"."""
    people = tally.people
    own = tally.scene.lexicon.value("casualty_noun", people)
    if own is not None and people is not tally.number:
        return None if _are_let_go(tally, people) else counted_as(tally, people, own)
    following = tally.sentence.tokens[tally.count.last : tally.count.last + 1]
    value = tally.scene.lexicon.value("casualty_noun", following[0]) if following else None
    return counted_as(tally, following[0], value) if following else None


def _by_deed(tally: Tally) -> Counted | None:
    """Read "the killing of 17 rebels", "the deaths of 12 people"."""
    noun = tally.sentence.tokens[tally.people.head]
    of = tally.people.dep == "nmod" and case_of(tally.sentence, tally.people.index) == "of"
    value = tally.scene.lexicon.value("casualty_deed", noun) if of else None
    return counted_as(tally, noun, value)


def _are_let_go(tally: Tally, people: Token) -> bool:
    """Tell whether a verb says that captives go free: none are taken ("a swap of 80 prisoners")."""
    verb = tally.sentence.tokens[people.head]
    goes = people.dep in ("obj", "nsubj:pass")
    goes = goes or (people.dep == "nmod" and case_of(tally.sentence, people.index) == "of")
    return goes and tally.scene.lexicon.value("letting_go_verb", verb) is not None


def _by_toll(tally: Tally) -> Counted | None:
    """Read "the death toll reached 25", "brought the toll to 25", "a toll of 25"."""
    sentence, lexicon = tally.sentence, tally.scene.lexicon
    matches = [m for m in tally.scene.matches("toll_noun", sentence) if m.first < tally.count.first]
    if not matches or (tally.people is not tally.number and not _are_people(tally)):
        return None
    noun = sentence.tokens[matches[-1].last - 1]
    between = sentence.tokens[matches[-1].last : tally.count.first]
    verbs = [t for t in between if t.pos in ("VERB", "AUX")]
    linked = all(lexicon.match_at("toll_verb", sentence, t.index) or t.pos == "AUX" for t in verbs)
    put = _is_put_at(tally, noun)
    told = put or (linked and (bool(verbs) or _is_after_of(tally)))
    if not told or _is_a_step(tally):
        return None
    cue = noun if put else next((t for t in verbs if t.pos == "VERB"), noun)
    found = counted_as(tally, cue, matches[-1].value)
    return None if found is None else replace(found, toll=noun)


def _is_put_at(tally: Tally, noun: Token) -> bool:
    """Tell whether somebody puts a number at so many ("put the number of those killed at 50")."""
    verb = tally.sentence.tokens[noun.head]
    before = tally.sentence.tokens[: tally.count.first]
    at = bool(before) and before[-1].text.lower() == "at"
    return at and noun.dep == "obj" and verb.lemma.lower() in ("put", "place", "estimate")


def _are_people(tally: Tally) -> bool:
    return tally.people.lemma.lower() in (
        "people",
        "person",
        "civilian",
        "dead",
        "death",
        "soldier",
    )


def _is_after_of(tally: Tally) -> bool:
    before = tally.sentence.tokens[: tally.count.first]
    return bool(before) and before[-1].text.lower() in ("of", "at", ":")


def _is_a_step(tally: Tally) -> bool:
    """Tell whether the number is how much the toll rose, not what it is ("rose by 25")."""
    before = tally.sentence.tokens[: tally.count.first]
    return bool(before) and before[-1].text.lower() in ("by", "from")


def _by_example(tally: Tally) -> Counted | None:
    """Read "killed eight people, including two children": what became of all, of these too."""
    people = tally.people
    cases = children(tally.sentence, people.index, "case")
    before = tally.sentence.tokens[: tally.count.first][-1:]
    if not any(t.text.lower() == _INCLUDING for t in (*cases, *before)):
        return None
    behind = _behind_comma(tally, people.index + 1)
    if behind is not None:
        return behind
    above = tally.sentence.tokens[people.head]
    verb = above if above.pos == "VERB" else tally.sentence.tokens[above.head]
    hurt = verb.index < people.index and verb.pos == "VERB"
    return counted_as(tally, verb, value_of_verb(tally, verb)) if hurt else None


def _over_aside(tally: Tally) -> Counted | None:
    """Read "51 people, including 40 children, were killed" off the line, over what is included."""
    words = tally.sentence.tokens
    first = tally.people.index + 1
    opens = [t.text.lower() for t in words[first : first + 2]] == [",", _INCLUDING]
    rest = words[first + 2 :] if opens else ()
    closes = next((t.index for t in rest if t.text in MARKS), None)
    return None if closes is None else _behind_comma(tally, closes)


def _behind_comma(tally: Tally, comma: int) -> Counted | None:
    """Read "…, were killed" behind a comma."""
    rest = tally.sentence.tokens[comma : comma + _WINDOW]
    if [t.text for t in rest[:1]] != [","]:
        return None
    helpers = [t for t in rest[1:] if t.lemma.lower() in ("be", "have") or t.text in _BE]
    cue = next((t for t in rest[1:] if t not in helpers and t.pos != "ADV"), None)
    if not helpers or cue is None or cue.index < helpers[0].index:
        return None
    return counted_as(tally, cue, tally.scene.lexicon.value("casualty_after", cue))


def gapped(tally: Tally, known: Sequence[Counted]) -> Counted | None:
    """Read "nine died in one raid and seven others in another": what became of those before."""
    words = tally.sentence.tokens
    joined = [t.text.lower() for t in words[: tally.count.first][-1:]] in (["and"], [","])
    after = words[tally.people.index + 1 : tally.people.index + 2]
    within = [t.text.lower() for t in after] in (["in"], ["at"], ["near"])
    bare = tally.people is tally.number or tally.people.text.lower() in ("others", "more")
    if not (known and joined and within and bare):
        return None
    found = counted_as(tally, tally.people, known[-1].kind.value)
    return None if found is None else replace(found, apart=True)


READERS: tuple[Callable[[Tally], Counted | None], ...] = (
    _by_toll,
    by_lives,
    _by_example,
    _over_aside,
    by_flight,
    by_loss,
    by_verb,
    _by_clause,
    _by_noun,
    _by_deed,
    behind_verb,
)
"""What tells that people are counted; the first that does decides."""
