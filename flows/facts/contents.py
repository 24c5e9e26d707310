"""What a reporting word reports: the words of the clause or phrase that stand under it.

What a saying is put into or behind belongs to ``insertions``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.facts.against import said_against
from flows.facts.insertions import content_around, is_clause, set_off_content
from flows.facts.told_where import behind_setting
from flows.language.tree import ancestors, case_of, children, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_CLAUSES = ("ccomp", "xcomp", "csubj")
_CLAUSE_MARKS = frozenset({"of", "that", "whether", "how", "for", "to", "about", "on", "why", "if"})
_PHRASES = frozenset({"for", "about", "of", "on", "as", "over", "against"})
_WHEN = frozenset({"after", "as", "because", "since", "when"})


def say_content(
    scene: Scene, sentence: Sentence, verb: Token, speakers: tuple[Token, ...]
) -> tuple[int, ...]:
    """Give what a verb of saying reports; none where it stands outside the sentence.

    What a clause hangs on is not said in it ("once they make clear that ..., we are prepared").
    """
    found = _past_setting(scene, sentence, verb, _said_content(scene, sentence, verb, speakers))
    if verb.dep != "advcl" or _mark(sentence, verb) in ("", "as"):
        return found
    under = {t.index for t in subtree(sentence, verb.index)}
    return tuple(i for i in found if i in under)


def _past_setting(
    scene: Scene, sentence: Sentence, verb: Token, said: tuple[int, ...]
) -> tuple[int, ...]:
    """Leave out when and in what it is said, which a parse takes for a part of it."""
    if not said or said[0] <= verb.index:
        return said
    rest = said[0] + len(_setting(scene, sentence, said[0]))
    told = tuple(i for i in said if i >= rest)
    return told if is_clause(tuple(sentence.tokens[i] for i in told)) else said


def _setting(scene: Scene, sentence: Sentence, first: int) -> tuple[Token, ...]:
    return sentence.tokens[first : behind_setting(scene, sentence, first)]


def _said_content(
    scene: Scene, sentence: Sentence, verb: Token, speakers: tuple[Token, ...]
) -> tuple[int, ...]:
    figures = [t for t in children(sentence, verb.index, "obj") if t.pos == "NUM"]
    bare = figures and not children(sentence, figures[0].index, "nmod")
    if bare and figures[0].index > verb.index:  # "the army says 12"
        return _indexes(sentence, figures)
    inserted = set_off_content(sentence, verb, speakers)
    if inserted:
        return inserted
    own = _clauses_under(scene, sentence, verb, speakers)
    if own:
        said = _indexes(sentence, [*_torn_off(scene, sentence, verb, own[0]), *own])
        others = _indexes(sentence, said_against(scene, sentence, said))
        return tuple(i for i in said if i not in others)
    return (
        content_around(sentence, verb, speakers)
        or _phrases_under(scene, sentence, verb)
        or _rest(scene, sentence, verb, speakers)
    )


def act_content(scene: Scene, sentence: Sentence, verb: Token) -> tuple[int, ...]:
    """Give what a verb of asking, judging or thinking is about: its clause, else its object."""
    marked = children(sentence, verb.index, "advcl", "obl")
    clauses = [
        *children(sentence, verb.index, *_CLAUSES),
        *(t for t in marked if _mark(sentence, t) in _CLAUSE_MARKS),
    ]
    objects = children(sentence, verb.index, "obj")
    charged = [o for o in objects if _has_charge(sentence, o)]
    if charged and _is_addressed(scene, verb):
        clauses = charged
    if not clauses:
        charge = _charge(scene, sentence, verb) or _phrases_under(scene, sentence, verb)
        return _without_told_apart(sentence, charge)
    told = _indexes(sentence, clauses if _is_addressed(scene, verb) else [*objects, *clauses])
    apart = [t for clause in clauses for t in _told_beside(sentence, clause)]
    apart += said_against(scene, sentence, told)
    told = tuple(i for i in told if i not in set(_indexes(sentence, apart)))
    return _without_told_apart(sentence, told)


def _told_beside(sentence: Sentence, clause: Token) -> tuple[Token, ...]:
    """Give what is told with a doing asked for, not asked ("asked him to go after he had won")."""
    if clause.tag != "VB" or not children(sentence, clause.index, "mark"):
        return ()
    below = children(sentence, clause.index, "advcl")
    return tuple(t for t in below if _mark(sentence, t) in _WHEN and _is_past(sentence, t))


def _without_told_apart(sentence: Sentence, told: tuple[int, ...]) -> tuple[int, ...]:
    apart = [t for i in told if _is_told_apart(sentence, t := sentence.tokens[i])]
    return tuple(i for i in told if i not in set(_indexes(sentence, apart)))


def _is_told_apart(sentence: Sentence, verb: Token) -> bool:
    """Tell whether commas set off what is so ("blamed Oslo for the clashes, which began in May").

    That is the article's own.
    """
    if verb.dep != "acl:relcl":
        return False
    first = subtree(sentence, verb.index)
    words = [t for t in first if t.pos != "PUNCT"]
    before = sentence.tokens[words[0].index - 1].text if words[0].index else ""
    return words[0].tag in ("WDT", "WP") and before == ","


def _is_past(sentence: Sentence, verb: Token) -> bool:
    helped = children(sentence, verb.index, "aux")
    return verb.tag == "VBD" or any(t.text.lower() in ("had", "was", "were") for t in helped)


def _charge(scene: Scene, sentence: Sentence, verb: Token) -> tuple[int, ...]:
    """Give what somebody is accused of, where a noun tells it ("accused Iran of meddling")."""
    if not _is_addressed(scene, verb):
        return ()
    phrases = children(sentence, verb.index, "obl")
    charges = [t for t in phrases if case_of(sentence, t.index) in ("of", "for", "about")]
    on = [t for o in children(sentence, verb.index, "obj") for t in _of_nouns(sentence, o)]
    return _indexes(sentence, charges or [t for t in on if scene.mention_at(t) is None])


def _of_nouns(sentence: Sentence, noun: Token) -> list[Token]:
    return [t for t in children(sentence, noun.index, "nmod") if case_of(sentence, t.index) == "of"]


def _has_charge(sentence: Sentence, noun: Token) -> bool:
    """Tell whether the clause of "accused X of doing" hangs on X."""
    clauses = children(sentence, noun.index, "acl", "advcl")
    return any(_mark(sentence, clause) in ("of", "for", "to") for clause in clauses)


def source_content(sentence: Sentence, noun: Token, first: int) -> tuple[int, ...]:
    """Give the clause that "according to" goes with: all of the sentence where it ends it.

    Args:
        sentence: The sentence that holds both.
        noun: Head of the phrase after it.
        first: Index of its first word.
    """
    phrase = {t.index for t in subtree(sentence, noun.index)} | {first}
    before = [t.tag for t in sentence.tokens[max(0, first - 2) : first]]
    if before in (["WP", ","], ["WDT", ","]):
        return _after_relative(sentence, first, max(phrase))
    rest = [t for t in sentence.tokens if t.index > max(phrase) and t.pos != "PUNCT"]
    head = noun.head if noun.head != noun.index else first
    top = head if rest else _root_above(sentence, head)
    return tuple(t.index for t in subtree(sentence, top) if t.index not in phrase)


def _after_relative(sentence: Sentence, first: int, last: int) -> tuple[int, ...]:
    """Give the relative clause into which a source is put ("who, according to X, will …")."""
    after = [t for t in sentence.tokens[last + 1 :] if t.pos != "PUNCT"]
    rest = sentence.tokens[after[0].index :] if after else ()
    ends = [at for at, token in enumerate(rest) if token.text in (",", ";", ".")]
    return (first - 2, *(t.index for t in rest[: ends[0] if ends else len(rest)]))


def noun_content(sentence: Sentence, noun: Token) -> tuple[int, ...]:
    """Give the clause that a noun of saying takes ("the claim that …", "a claim to have …")."""
    clauses = [t for t in children(sentence, noun.index, "acl", "ccomp") if t.dep != "acl:relcl"]
    done = [t for t in clauses if children(sentence, t.index, "aux") and t.tag == "VBN"]
    that = [t for t in clauses if _mark(sentence, t) in ("that", "whether")]
    return _indexes(sentence, that or [t for t in done if _mark(sentence, t) == "to"])


def _indexes(sentence: Sentence, heads: Iterable[Token]) -> tuple[int, ...]:
    return tuple(sorted({t.index for head in heads for t in subtree(sentence, head.index)}))


def _mark(sentence: Sentence, clause: Token) -> str:
    marks = children(sentence, clause.index, "mark")
    return marks[0].text.lower() if marks else ""


def _root_above(sentence: Sentence, index: int) -> int:
    return next((t.index for t in reversed(list(ancestors(sentence, index)))), index)


def _is_addressed(scene: Scene, verb: Token) -> bool:
    return scene.lexicon.value("speech_addressed", verb) is not None


def _clauses_under(
    scene: Scene, sentence: Sentence, verb: Token, speakers: tuple[Token, ...]
) -> list[Token]:
    spoken = {t.index for t in speakers}
    quoted = [t for t in children(sentence, verb.index, "advcl") if _mark(sentence, t) == "as"]
    if quoted and _is_addressed(scene, verb):
        return quoted
    clauses = children(sentence, verb.index, *_CLAUSES)
    said = [t for t in clauses if t.index not in spoken and not _is_added(scene, t)]
    behind = [t for t in said if t.dep != "csubj" or t.index > verb.index]
    if said:
        return behind or said  # "Opening the session, X said that"
    joined = children(sentence, verb.index, "parataxis")
    return [t for t in joined if not _is_aside(scene, sentence, t)]


def _is_added(scene: Scene, clause: Token) -> bool:
    """Tell whether a clause is a second saying ("…, adding that")."""
    return clause.tag == "VBG" and scene.lexicon.value("speech_say", clause) is not None


def _torn_off(scene: Scene, sentence: Sentence, verb: Token, clause: Token) -> tuple[Token, ...]:
    """Give a subject of the clause said which the parse hangs on the verb of saying."""
    if _is_addressed(scene, verb):
        return ()
    between = children(sentence, verb.index, "obj", "nsubj")
    return tuple(t for t in between if verb.index < t.index < clause.index)


def _is_aside(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause put beside is itself a saying with nothing under it ("AP reported")."""
    says = scene.lexicon.value("speech_say", token) is not None
    return says and not children(sentence, token.index, "ccomp")


def _rest(
    scene: Scene, sentence: Sentence, verb: Token, speakers: tuple[Token, ...]
) -> tuple[int, ...]:
    """Give the words after a verb of saying on which the parse has hung no clause."""
    right = sentence.tokens[verb.index + 1 :]
    ends = [at for at, token in enumerate(right) if token.text in (";", ":", ".")]
    said = right[: ends[0] if ends else len(right)]
    if _is_addressed(scene, verb) or (said and said[0].pos == "ADP"):
        thats = [at for at, token in enumerate(said) if _is_that(sentence, token)]
        before = len(_setting(scene, sentence, said[0].index)) if said else 0
        said = said[thats[0] :] if thats else said[before:] if before else ()
    objects = children(sentence, verb.index, "obj")
    taken = objects and verb.lemma.lower() != "say" and not _is_addressed(scene, verb)
    empty = not said or said[0].pos == "PUNCT" or not is_clause(said)
    return () if empty or taken or not speakers else tuple(t.index for t in said)


def _is_that(sentence: Sentence, token: Token) -> bool:
    """Tell whether "that" opens what is said; no relative clause hangs on "anonymity"."""
    if token.text.lower() != "that":
        return False
    passive = children(sentence, token.head, "nsubj:pass")
    before = [t.text.lower() for t in sentence.tokens[token.index - 1 : token.index]]
    whole = token.dep == "obj" and any(t != token for t in passive)
    return token.dep == "mark" or whole or before == ["anonymity"]


def _phrases_under(scene: Scene, sentence: Sentence, verb: Token) -> tuple[int, ...]:
    objects = children(sentence, verb.index, "obj")
    claimed = any(scene.lexicon.value("speech_claimed", t) is not None for t in objects)
    nominal = claimed or scene.lexicon.value("speech_nominal", verb) is not None
    if not nominal and not _is_judged(sentence, verb):
        return ()
    phrases = [
        *children(sentence, verb.index, "obj"),
        *(
            t
            for t in children(sentence, verb.index, "obl")
            if case_of(sentence, t.index) in _PHRASES
        ),
    ]
    where = set(_setting(scene, sentence, min(verb.index + 1, len(sentence.tokens) - 1)))
    timed = [p for p in phrases if any(t.span.covers(p.span) for t in scene.times) or p in where]
    told = [t for t in phrases if t.index > verb.index and t not in timed]
    found = _indexes(sentence, told or _phrases_behind(sentence, where))
    return _without_told_apart(sentence, found)


def _phrases_behind(sentence: Sentence, where: set[Token]) -> list[Token]:
    """Give what a parse hangs on where it is said ("warned in a letter on Monday of a war")."""
    below = [t for w in where for t in children(sentence, w.index, "nmod") if t not in where]
    return [t for t in below if case_of(sentence, t.index) in ("of", "against", "about")]


def _is_judged(sentence: Sentence, verb: Token) -> bool:
    """Tell whether it is said what something is thought to be ("hailed the talks as historic")."""
    judged = children(sentence, verb.index, "obl", "xcomp", "advcl")
    return bool(children(sentence, verb.index, "obj")) and any(
        case_of(sentence, t.index) == "as" or _mark(sentence, t) == "as" for t in judged
    )
