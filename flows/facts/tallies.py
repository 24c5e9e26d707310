"""What tells that people are counted, and what became of them: "killed 20 people", "20 dead".

Numbers as printed belong to ``counts``; in which event and where, to ``casualties``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.facts.lexicon import spellings_of
from flows.facts.tally import MARKS, Counted, Tally, counted_as
from flows.language.tree import case_of, children
from flows.model import CountKind

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


def _by_verb(tally: Tally) -> Counted | None:
    """Read "killed 20 people", "20 people were killed", "20 died"."""
    own = tally.sentence.tokens[tally.count.first - 1] if tally.people.dep == "conj" else None
    if own is not None and own.tag in ("VBD", "VBN") and own.index < tally.count.first:
        value = _value_of_verb(tally, own)  # "killed thousands, displaced millions"
        if value is not None:
            return counted_as(tally, own, value)
    heads = [tally.people, *_first_of_joined(tally)]
    if tally.people.head == tally.number.index:
        heads.append(tally.number)  # "hundreds of rebels, troops and civilians were killed"
    for head in heads:
        verb = tally.sentence.tokens[head.head]
        value = _value_of_verb(tally, verb)
        if value is None:
            continue
        passive = bool(children(tally.sentence, verb.index, "aux:pass"))
        suffers = head.dep in ("obj", "nsubj:pass") or (head.dep == "nsubj" and passive)
        suffers = suffers or _is_bounded_object(tally, head)
        alone = not _objects_of(tally, verb) or _is_one_of(verb, _LEAVING)
        dies = head.dep == "nsubj" and alone
        if suffers or (dies and _is_one_of(verb, _SUFFERED)):
            found = counted_as(tally, verb, value)
            part = head is tally.number and found is not None and _is_part(tally)
            return replace(found, people=head) if part and found is not None else found
    return None


def _objects_of(tally: Tally, verb: Token) -> tuple[Token, ...]:
    """Give the objects of a verb; a time that parsers take for one is none ("died Sunday")."""
    own = children(tally.sentence, verb.index, "obj")
    return tuple(t for t in own if not any(x.span.covers(t.span) for x in tally.scene.times))


def _is_part(tally: Tally) -> bool:
    """Tell whether a number is of known people ("one of the suspects in the raid").

    What is said of them all is no scope of the count.
    """
    on = children(tally.sentence, tally.people.index, "det", "nmod:poss")
    return any(t.text.lower() in ("the", "these", "those") or t.tag == "PRP$" for t in on)


def _is_one_of(verb: Token, words: frozenset[str]) -> bool:
    """Tell a verb by its lemma or its form: lemmatizers err on verbs that change their vowel."""
    return not words.isdisjoint((verb.lemma.lower(), verb.text.lower()))


def _is_bounded_object(tally: Tally, head: Token) -> bool:
    """Tell an object that parsers take for a phrase with "at" ("killed at least 20 people")."""
    count = tally.count
    cases = [t.index for t in children(tally.sentence, head.index, "case")]
    plain = head.dep == "obl" and head.head + 1 == count.first < count.number
    return plain and all(count.first <= i < count.number for i in cases)


_LEAVING = frozenset({"flee", "fled", "leave", "left", "lose", "lost"})
"""Verbs whose subject suffers, whatever their object ("fled their homes", "lost their lives")."""
_SUFFERED = _LEAVING | {"die", "perish", "drown", "evacuate", "relocate", "starve"}


def _first_of_joined(tally: Tally) -> list[Token]:
    """Give the first of joined phrases, whose verb the others share ("20 men and 3 women")."""
    people = tally.people
    return [tally.sentence.tokens[people.head]] if people.dep == "conj" else []


def _value_of_verb(tally: Tally, verb: Token) -> str | None:
    if verb.pos not in ("VERB", "ADJ"):
        return None
    match = tally.scene.lexicon.match_at("casualty_verb", tally.sentence, verb.index)
    found = None if match is None else match.value
    found = found or _with_phrase(tally, verb)
    flight = tally.scene.lexicon.value("flight_verb", verb) is not None
    if flight and tally.people is tally.number and not _is_bare(tally):
        return None
    return found


def _with_phrase(tally: Tally, verb: Token) -> str | None:
    """Read a verb, preposition and noun with words between ("forced 300 from their homes")."""
    firsts = tally.scene.lexicon.phrases.get("casualty_verb", {})
    phrases = [p for word in spellings_of(verb) for p in firsts.get(word, ()) if len(p.words) > 2]
    on = [
        (case_of(tally.sentence, t.index), t) for t in children(tally.sentence, verb.index, "obl")
    ]
    fits = (p.value for p in phrases for case, t in on if _is_phrase(p.words, case, t))
    return next(fits, None)


def _is_phrase(words: tuple[str, ...], case: str, noun: Token) -> bool:
    return words[1] == case and words[-1] in spellings_of(noun)


def _is_bare(tally: Tally) -> bool:
    """Tell whether a number stands alone as the one who acts ("thousands fled")."""
    return tally.number.dep.startswith("nsubj")


def _by_lives(tally: Tally) -> Counted | None:
    """Read "claimed 20 lives", "has cost the lives of 4,700 people"."""
    people = tally.people
    over = tally.sentence.tokens[people.head]
    if over.lemma.lower() == "life" and case_of(tally.sentence, people.index).endswith("of"):
        people = over
    verb = tally.sentence.tokens[people.head]
    lives = people.lemma.lower() == "life" and verb.pos == "VERB"
    return counted_as(tally, verb, tally.scene.lexicon.value("life_verb", verb)) if lives else None


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
    return counted_as(tally, verb, _value_of_verb(tally, verb)) if hurt else None


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


def _by_loss(tally: Tally) -> Counted | None:
    """Read "lost two fighters": of those who fight or stand by, not of ships or towns."""
    verb = tally.sentence.tokens[tally.people.head]
    lost = tally.people.dep == "obj" and _is_one_of(verb, frozenset({"lose", "lost"}))
    value = tally.scene.lexicon.value("lost_people", tally.people) if lost else None
    return counted_as(tally, verb, value)


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


def _by_flight(tally: Tally) -> Counted | None:
    """Read "forcing 900 people to flee": who is made to leave does."""
    verb = tally.sentence.tokens[tally.people.head]
    made = tally.people.dep == "obj" and tally.scene.lexicon.value("making_verb", verb) is not None
    then = children(tally.sentence, verb.index, "xcomp", "advcl") if made else ()
    flight = (t for t in then if _value_of_verb(tally, t) == CountKind.DISPLACED)
    return next((counted_as(tally, t, CountKind.DISPLACED) for t in flight), None)


def _behind_verb(tally: Tally) -> Counted | None:
    """Read a bare number right behind its verb, off the line ("killing 14 people, wounding 22")."""
    before = tally.sentence.tokens[: tally.count.first]
    after = tally.sentence.tokens[tally.count.last : tally.count.last + 1]
    ends = not after or after[0].pos in ("PUNCT", "CCONJ")
    bare = ends and tally.people is tally.number and bool(before) and before[-1].pos == "VERB"
    passive = bare and bool(children(tally.sentence, before[-1].index, "aux:pass"))
    value = _value_of_verb(tally, before[-1]) if bare and not passive else None
    return counted_as(tally, before[-1], value) if bare else None


READERS: tuple[Callable[[Tally], Counted | None], ...] = (
    _by_toll,
    _by_lives,
    _by_example,
    _over_aside,
    _by_flight,
    _by_loss,
    _by_verb,
    _by_clause,
    _by_noun,
    _by_deed,
    _behind_verb,
)
"""What tells that people are counted; the first that does decides."""
