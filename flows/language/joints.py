"""What a parse gets wrong: the last of a list, "following", who holds a post, "is armed by".

Behind a comma "and" joins clauses as often as names. Where the second clause would have two
subjects, of which the first stands right before the "and", there is one clause and one list
("Kenya, Uganda, and Rwanda met"). "Following" before a noun is a preposition far more often than
a verb, and no verb at all where nothing has it as its subject or helps it. A person is another
name of who holds a post, never of the body that it is a post of ("the head of the Army, Ann Berg").
Who is visiting is with whom one talks ("met with visiting President Berg"). What is done by
somebody is passive, though the parse takes the participle for what its subject is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.model import Name, Token

_FINITE = ("VBD", "VBP", "VBZ")
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"acl", "advcl", "xcomp"})
_DONE = frozenset({"nsubj:pass", "obl:agent"})
_PASSIVE = {"cop": "aux:pass", "nsubj": "nsubj:pass"}
_LISTED = frozenset({"conj", "appos"})
"""What hangs on the first of a list."""


def mend_joints(tokens: tuple[Token, ...], names: Sequence[Name]) -> tuple[Token, ...]:
    """Give the words of a sentence with all of it mended."""
    clauses = hang_on_nearest(raise_clauses(join_names(tokens)))
    clauses = mend_visitors(clauses, names)
    return mend_passives(raise_holders(mend_following(join_lists(clauses)), names))


def hang_on_nearest(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence, a verb without a subject joined to the clause before it.

    "Chad agreed, but Kenya refused and wants a vote": it is Kenya that wants one.
    """
    own = {t.head for t in tokens if t.dep.startswith("nsubj")}
    joined = [t for t in tokens if t.dep in ("conj", "parataxis") and t.tag in _FINITE]
    moved: dict[int, Token] = {}
    for verb in (t for t in joined if t.dep == "conj" and t.index not in own):
        between = (t for t in joined if verb.head < t.index < verb.index)
        nearer = [t for t in between if t.head == verb.head and t.index in own]
        if nearer and not _has_helper(tokens, verb):
            moved[verb.index] = replace(verb, head=nearer[-1].index)
    return tuple(moved.get(t.index, t) for t in tokens) if moved else tokens


def mend_visitors(tokens: tuple[Token, ...], names: Sequence[Name]) -> tuple[Token, ...]:
    """Give the words of a sentence, "visiting" after "with" as what somebody is.

    "talks with visiting President Berg": nobody visits her.
    """
    words = [t for t in tokens[1:] if t.text == "visiting" and tokens[t.index - 1].text == "with"]
    for word in words:
        on = [t for t in tokens if t.head == word.index]
        whom = [t for t in on if t.dep == "obj" and _is_person(t, names)]
        over = tokens[word.head]
        if not whom or over.index == word.index or any(t.dep.startswith("nsubj") for t in on):
            continue
        moved = {t.index: replace(t, head=over.index) for t in on if t is not whom[0]}
        dep = "obl" if over.pos == "VERB" else "nmod"
        link = tokens[word.index - 1]
        moved[whom[0].index] = replace(whom[0], head=over.index, dep=dep)
        moved[link.index] = replace(link, head=whom[0].index, dep="case", pos="ADP")
        moved[word.index] = replace(word, head=whom[0].index, dep="amod", pos="ADJ")
        tokens = tuple(moved.get(t.index, t) for t in tokens)
    return tokens


def _is_person(token: Token, names: Sequence[Name]) -> bool:
    persons = (n for n in names if n.label is NameLabel.PERSON)
    return any(n.first <= token.index < n.last for n in persons)


def _has_helper(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Tell whether a passive or a tense of its own may share a subject further off."""
    return any(t.head == verb.index and t.dep.startswith(("aux", "cop")) for t in tokens)


def raise_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence, a clause behind "but" as one where a noun was made of it.

    "They accepted it, but Berg alleged fraud and wants a new vote": no "Berg alleged fraud".
    """
    verbs = [t for t in tokens if _is_clause_lost(tokens, t)]
    if not verbs:
        return tokens
    mended = list(tokens)
    for verb in verbs:
        noun = tokens[verb.head]
        for below in tokens:
            if below.head == noun.index and below.dep in ("cc", "punct", "conj"):
                mended[below.index] = replace(below, head=verb.index)
        subject = tokens[verb.index - 1]
        mended[subject.index] = replace(subject, dep="nsubj", head=verb.index)
        mended[noun.index] = replace(noun, dep="obj", head=verb.index)
        mended[verb.index] = replace(verb, pos="VERB", tag="VBD", dep="conj", head=noun.head)
    return tuple(mended)


def _is_clause_lost(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Tell whether a participle is the verb of a name right behind "but" ("but Berg alleged")."""
    if verb.tag != "VBN" or verb.dep != "amod" or verb.index < 2 or verb.head < verb.index:
        return False
    name, joint, noun = tokens[verb.index - 1], tokens[verb.index - 2], tokens[verb.head]
    named = name.tag == "NNP" and name.head == noun.index and name.dep == "compound"
    return named and joint.text.lower() == "but" and noun.dep == "conj" and noun.head < joint.index


def join_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence, a name behind "and" joined to the one before, not part of it.

    "President Ann Berg and opposition leader Tom Holm": no name has an "and" of its own.
    """
    behind = {t.head for t in tokens if t.dep == "cc" and t.index < t.head}
    behind |= {t.head for t in tokens if t.dep == "nmod:desc" and t.index in behind}
    torn = [t for t in tokens if t.dep == "flat" and t.index in behind and t.head < t.index]
    if not torn:
        return tokens
    joined = list(tokens)
    for name in torn:
        joined[name.index] = replace(name, dep="conj")
    return tuple(joined)


def join_lists(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence, the last of each such list hung on the first."""
    joints = [(joint, last) for joint in tokens if (last := _last_of_list(tokens, joint))]
    if not joints:
        return tokens
    joined = list(tokens)
    for joint, last in joints:
        first = _first_of_list(tokens, joint)
        joined[last.index] = replace(last, dep="conj", head=first)
        joined[joint.index] = replace(joint, head=last.index)
        comma = tokens[joint.index - 1]
        if comma.text == ",":
            joined[comma.index] = replace(comma, head=last.index)
    return tuple(joined)


def mend_following(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence, "following" as the preposition of what is its object."""
    taken = [(t, noun) for t in tokens if (noun := _followed(tokens, t)) is not None]
    if not taken:
        return tokens
    mended = list(tokens)
    for word, noun in taken:
        for below in tokens:
            if below.head == word.index != below.index:
                mended[below.index] = replace(below, head=noun.index)
        mended[noun.index] = replace(noun, dep="obl", head=word.head)
        mended[word.index] = replace(word, dep="case", head=noun.index)
    return tuple(mended)


def raise_holders(tokens: tuple[Token, ...], names: Sequence[Name]) -> tuple[Token, ...]:
    """Give the words of a sentence, each person beside a body hung on the post that it is of.

    What is listed with the person is listed with the post.
    """
    persons = {at for n in names if n.label is NameLabel.PERSON for at in range(n.first, n.last)}
    raised = list(tokens)
    for holder in tokens:
        post = _post_of(tokens, holder, persons) if holder.index in persons else None
        if post is None:
            continue
        raised[holder.index] = replace(holder, head=post)
        named = {holder.index, *(t.index for t in tokens if t.head == holder.index)} & persons
        for listed in tokens:
            if listed.dep == "conj" and listed.head in named:
                raised[listed.index] = replace(listed, head=post)
    return tuple(raised)


def mend_passives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the words of a sentence, what is done by somebody as a passive ("is armed by them")."""
    done = {t.head for t in tokens if t.dep in _DONE}
    helped = {t.head for t in tokens if t.dep == "cop" and t.lemma == "be" and t.head in done}
    verbs = {i for i in helped if tokens[i].pos == "VERB" and tokens[i].tag in ("VBD", "VBN")}
    if not verbs:
        return tokens
    return tuple(
        replace(t, dep=_PASSIVE[t.dep]) if t.head in verbs and t.dep in _PASSIVE else t
        for t in tokens
    )


def _post_of(tokens: Sequence[Token], holder: Token, persons: set[int]) -> int | None:
    """Give the index of the post "of" whose body a person is made another name, None if of none."""
    body = tokens[holder.head]
    post = tokens[body.head]
    beside = holder.dep == "appos" and body.dep == "nmod" and body.index not in persons
    if not beside or body.pos not in _NOMINAL or (post.pos, post.tag) != ("NOUN", "NN"):
        return None
    of = any(t.head == body.index and t.dep == "case" and t.lemma == "of" for t in tokens)
    return post.index if of and post.index < body.index < holder.index else None


def _followed(tokens: Sequence[Token], word: Token) -> Token | None:
    """Give the object of "following", where it is no verb of its own."""
    if word.text.lower() != "following" or word.dep not in _CLAUSES or word.head == word.index:
        return None
    below = [t for t in tokens if t.head == word.index]
    verbal = any(t.dep.startswith(("nsubj", "aux", "cop", "mark")) for t in below)
    objects = [t for t in below if t.dep == "obj" and t.index > word.index]
    return objects[0] if objects and not verbal else None


def _last_of_list(tokens: Sequence[Token], joint: Token) -> Token | None:
    """Give the subject behind a word that joins, if one before it belongs to the same verb."""
    verb = tokens[joint.head]
    if joint.dep != "cc" or not 0 < joint.index < verb.index:
        return None
    if verb.dep == "conj" and verb.head < joint.index:
        return None  # a clause behind a clause
    subjects = [t for t in tokens if t.head == verb.index and t.dep.startswith("nsubj")]
    before = [t for t in subjects if t.index < joint.index]
    behind = [t for t in subjects if joint.index < t.index < verb.index]
    inside = {_over(tokens, _first_of_list(tokens, joint))} & {t.index for t in before}
    return behind[0] if inside and len(behind) == 1 else None


def _first_of_list(tokens: Sequence[Token], joint: Token) -> int:
    """Give the index of the first name of the list that ends at a word that joins."""
    at = joint.index - 1
    at -= at > 0 and tokens[at].text == ","
    seen = {at}
    while tokens[at].dep in _LISTED and tokens[at].head not in seen:
        at = tokens[at].head
        seen.add(at)
    return at


def _over(tokens: Sequence[Token], at: int) -> int:
    """Give the subject that a name is, or that it is told of ("envoys from Kenya, Uganda")."""
    seen = {at}
    while tokens[at].pos in _NOMINAL and not tokens[at].dep.startswith("nsubj"):
        at = tokens[at].head
        if at in seen:
            break
        seen.add(at)
    return at
