"""What a reporting word reports: the words of the clause or phrase that stand under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import ancestors, case_of, children, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_CLAUSES = ("ccomp", "xcomp", "csubj")
_CLAUSE_MARKS = frozenset({"of", "that", "whether", "how", "for", "to", "about", "on", "why", "if"})
_PHRASES = frozenset({"for", "about", "of", "on", "as", "over", "against"})
_INSERTED = frozenset({"parataxis", "advcl", "discourse", "acl:relcl"})
_STOPS = frozenset({",", ":", "–", "—", "-", '"', "”", "“", "''", "``", "?", "!", "'", "’"})


def say_content(
    scene: Scene, sentence: Sentence, verb: Token, speakers: tuple[Token, ...]
) -> tuple[int, ...]:
    """Give what a verb of saying reports; none where it stands outside the sentence."""
    own = _clauses_under(scene, sentence, verb, speakers)
    if own:
        return _indexes(sentence, own)
    return (
        _around(sentence, verb, speakers)
        or _before(sentence, verb, speakers)
        or _phrases_under(scene, sentence, verb)
    )


def act_content(scene: Scene, sentence: Sentence, verb: Token) -> tuple[int, ...]:
    """Give what a verb of asking, judging or thinking is about: its clause, else its object."""
    clauses = [
        *children(sentence, verb.index, *_CLAUSES),
        *(
            t
            for t in children(sentence, verb.index, "advcl")
            if _mark(sentence, t) in _CLAUSE_MARKS
        ),
    ]
    if not clauses:
        return _phrases_under(scene, sentence, verb)
    objects = [] if _is_addressed(scene, verb) else list(children(sentence, verb.index, "obj"))
    return _indexes(sentence, [*objects, *clauses])


def source_content(sentence: Sentence, noun: Token, first: int) -> tuple[int, ...]:
    """Give the clause that "according to" goes with: all of the sentence where it ends it.

    Args:
        sentence: The sentence that holds both.
        noun: Head of the phrase after it.
        first: Index of its first word.
    """
    phrase = {t.index for t in subtree(sentence, noun.index)} | {first}
    rest = [t for t in sentence.tokens if t.index > max(phrase) and t.pos != "PUNCT"]
    head = noun.head if noun.head != noun.index else first
    top = head if rest else _root_above(sentence, head)
    return tuple(t.index for t in subtree(sentence, top) if t.index not in phrase)


def noun_content(sentence: Sentence, noun: Token) -> tuple[int, ...]:
    """Give the clause with "that" which a noun of saying takes ("the claim that …")."""
    clauses = [t for t in children(sentence, noun.index, "acl", "ccomp") if t.dep != "acl:relcl"]
    return _indexes(sentence, [t for t in clauses if _mark(sentence, t) in ("that", "whether")])


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
    clauses = [t for t in children(sentence, verb.index, *_CLAUSES) if t.index not in spoken]
    if clauses:
        return clauses
    joined = children(sentence, verb.index, "parataxis")
    return [t for t in joined if not _is_aside(scene, sentence, t)]


def _is_aside(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a clause put beside is itself a saying with nothing under it ("AP reported")."""
    says = scene.lexicon.value("speech_say", token) is not None
    return says and not children(sentence, token.index, "ccomp")


def _around(sentence: Sentence, verb: Token, speakers: tuple[Token, ...]) -> tuple[int, ...]:
    """Give the clause that a saying is put into or behind ("…, X said, …")."""
    if verb.dep not in _INSERTED or verb.head == verb.index or not speakers:
        return ()
    if verb.dep == "acl:relcl" and speakers[0].index == verb.head:
        return ()
    own = _own_words(sentence, verb, speakers)
    return tuple(t.index for t in subtree(sentence, verb.head) if t.index not in own)


def _own_words(sentence: Sentence, verb: Token, speakers: tuple[Token, ...]) -> set[int]:
    """Give the words of the saying itself; a far subject that the parse hangs on it is content."""
    near = {t.index for s in speakers for t in subtree(sentence, s.index)}
    words = near | {verb.index}
    for child in children(sentence, verb.index):
        if child.dep != "nsubj" or child.index in near:
            words |= {t.index for t in subtree(sentence, child.index)}
    return words


def _before(sentence: Sentence, verb: Token, speakers: tuple[Token, ...]) -> tuple[int, ...]:
    """Give what stands before a closing ", X said", where the parse does not join the two."""
    if not speakers:
        return ()
    own = {t.index for s in speakers for t in subtree(sentence, s.index)} | {verb.index}
    first = min(own)
    left = sentence.tokens[:first]
    if len(left) < 4 or left[-1].text not in _STOPS or left[-1].text == ":":
        return ()
    return tuple(t.index for t in left[:-1]) if _is_clause(left) else ()


def _is_clause(tokens: tuple[Token, ...]) -> bool:
    return any(t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens)


def _phrases_under(scene: Scene, sentence: Sentence, verb: Token) -> tuple[int, ...]:
    if scene.lexicon.value("speech_nominal", verb) is None:
        return ()
    phrases = [
        *children(sentence, verb.index, "obj", "obl:unmarked"),
        *(
            t
            for t in children(sentence, verb.index, "obl")
            if case_of(sentence, t.index) in _PHRASES
        ),
    ]
    return _indexes(sentence, [t for t in phrases if t.index > verb.index])
