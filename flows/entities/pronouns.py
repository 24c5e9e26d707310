"""Pronouns: "he", "her", "it" linked only where one person or body fits.

Whether somebody is "he" or "she" is told by the words beside the name ("spokeswoman", "Mr."), by
the first name, and learned from the pronouns that leave no choice. Who said words does not speak of
himself in them as "he".
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flows.entities.descriptions import government
from flows.entities.genders import Gender, gender_of
from flows.entities.spotted import How, Link
from flows.language.tree import ancestors, children, head_of, is_subject
from flows.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.entities.grounds import Grounds
    from flows.entities.states import Country
    from flows.model import Entity, Sentence, Token

_PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), Gender.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Gender.SHE),
}
_IT = frozenset({"it", "its"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_OPENING = ("advcl", "obl")
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_SENTENCES_BACK = 2

Votes = dict[str, Counter[Gender]]


def link_pronouns(grounds: Grounds) -> tuple[Link, ...]:
    """Link pronouns to the one person or body that they can stand for, in order of the text."""
    votes = _first_votes(grounds)
    found: list[Link] = []
    for index, sentence in enumerate(grounds.reading.parsed.sentences):
        for token in sentence.tokens:
            entity = _antecedent(grounds, index, token, found, votes)
            if entity is not None:
                at = token.index
                found.append(
                    Link(sentence=index, first=at, last=at + 1, entity=entity, how=How.PRONOUN)
                )
    return tuple(found)


def _first_votes(grounds: Grounds) -> Votes:
    """Give what the names and the words beside them tell of each person."""
    votes: Votes = {}
    for link in grounds.links:
        gender = gender_of(grounds, link) if link.entity.kind is EntityKind.PERSON else None
        if gender is not None:
            votes.setdefault(link.entity.id, Counter())[gender] += 2
    return votes


def _antecedent(
    grounds: Grounds, index: int, token: Token, found: Sequence[Link], votes: Votes
) -> Entity | None:
    word = token.text.lower()
    sentence = grounds.reading.sentence(index)
    if word in _IT:
        acts = _may_stand_for_body(sentence, token)
        return _body_before(grounds, index, token.index) if acts else None
    gender = _PERSONAL.get(word)
    if gender is None:
        return None
    people = _candidates(grounds, index, token, found)
    entity = _fitting(people, gender, votes)
    if entity is not None and len(people) == 1:
        votes.setdefault(entity.id, Counter())[gender] += 1
    return entity


def _candidates(
    grounds: Grounds, index: int, token: Token, found: Sequence[Link]
) -> tuple[Entity, ...]:
    """Give the people before a pronoun in its sentence, else those of the sentences before."""
    links = grounds.by_sentence.get(index, ())
    here = [k for k in (*links, *found) if k.sentence == index and k.last <= token.index]
    sentence = grounds.reading.sentence(index)
    named = _people(k for k in here if not _is_other(sentence, k, token))
    if named:
        return named
    ahead = _subject_ahead(grounds, index, token)
    if ahead is not None:
        return (ahead,)
    for back in range(index - 1, max(-1, index - 1 - _SENTENCES_BACK), -1):
        before = (
            *grounds.by_sentence.get(back, ()),
            *(k for k in found if k.sentence == back),
        )
        if people := _people(before):
            own = {k.entity.id for k in here if k.entity.kind is EntityKind.PERSON}
            others = tuple(p for p in people if p.id not in own)
            return () if len(others) > 1 and _is_of_unnamed(grounds, index, token) else others
    return ()


def _subject_ahead(grounds: Grounds, index: int, token: Token) -> Entity | None:
    """Give the person who does it, behind a phrase that opens the sentence ("In his speech, X")."""
    sentence = grounds.reading.sentence(index)
    top = token
    for above in ancestors(sentence, token.index):
        if above.pos == "VERB" and top.dep.startswith(_OPENING):
            break
        top = above
    subjects = children(sentence, top.head, *_SUBJECTS)
    link = grounds.at(index, subjects[0].index) if subjects else None
    opens = top.dep.startswith(_OPENING) and bool(subjects) and token.index < subjects[0].index
    person = link is not None and link.entity.kind is EntityKind.PERSON
    return link.entity if link is not None and person and opens else None


def _is_of_unnamed(grounds: Grounds, index: int, token: Token) -> bool:
    """Tell whether somebody without a name speaks or acts before ("the envoy said he was ready").

    Which of several named before that is, the pronoun does not tell.
    """
    cue = grounds.reading.gazetteer.is_cue
    return any(
        t.dep in _SUBJECTS and t.tag == "NN" and grounds.at(index, t.index) is None
        for t in grounds.reading.sentence(index).tokens[: token.index]
        if cue("post_head", t.text)
    )


def _people(links: Iterable[Link]) -> tuple[Entity, ...]:
    found = {k.entity.id: k.entity for k in links if k.entity.kind is EntityKind.PERSON}
    return tuple(found.values())


def _is_other(sentence: Sentence, link: Link, token: Token) -> bool:
    """Tell whether the pronoun cannot be who does it, or who says the words that it stands in."""
    return _is_own_subject(sentence, link, token) or _is_speaker(sentence, link, token)


def _is_own_subject(sentence: Sentence, link: Link, token: Token) -> bool:
    """Tell whether somebody does it to the pronoun: "Berg met him" is about another man."""
    head = head_of(sentence, link.first, link.last)
    subject = head.dep in _SUBJECTS
    return subject and token.dep in ("obj", "iobj", "obl") and head.head == token.head


def _is_speaker(sentence: Sentence, link: Link, token: Token) -> bool:
    """Tell whether a name stands outside quotation marks that the pronoun stands in."""
    between = [t.text for t in sentence.tokens[link.last : token.index]]
    return sum(text in _QUOTES for text in between) % 2 == 1


def _fitting(people: Sequence[Entity], gender: Gender, votes: Votes) -> Entity | None:
    known = {p.id: _gender(votes.get(p.id)) for p in people}
    possible = [p for p in people if known[p.id] in (None, gender)]
    if len(possible) == 1:
        return possible[0]
    sure = [p for p in possible if known[p.id] is gender]
    return sure[0] if len(sure) == 1 else None


def _gender(votes: Counter[Gender] | None) -> Gender | None:
    if votes is None:
        return None
    (first, count), *rest = votes.most_common()
    return first if not rest or count > rest[0][1] else None


def _may_stand_for_body(sentence: Sentence, token: Token) -> bool:
    """Tell whether "it" acts ("it opposes talks"), or "its" owns; "it is vital" stands for none."""
    acts = token.dep == "nsubj" and sentence.tokens[token.head].pos == "VERB"
    return acts or token.dep == "nmod:poss"


def _body_before(grounds: Grounds, index: int, at: int) -> Entity | None:
    """Give the body that is the subject before "it", in this sentence or the last one."""
    here = _subject_bodies(grounds, index, at)
    if here:
        return here[0] if len(here) == 1 else None
    any_here = [k for k in grounds.by_sentence.get(index, ()) if k.last <= at]
    seats = [c for k in any_here if (c := _seat_acting(grounds, k)) is not None]
    if seats:
        return government(seats[0]) if len(seats) == 1 else None
    if index == 0 or any(_can_be_it(k) for k in any_here) or _is_unnamed(grounds, index, at):
        return None
    length = len(grounds.reading.sentence(index - 1).tokens)
    before = _subject_bodies(grounds, index - 1, length)
    return before[0] if len(before) == 1 else None


def _seat_acting(grounds: Grounds, link: Link) -> Country | None:
    """Give the state whose capital is a subject ("Tehran refused, and its envoy left")."""
    town = link.entity.kind is EntityKind.PLACE and link.how is How.NAME
    acts = town and _acts(grounds.reading.sentence(link.sentence), link)
    return grounds.reading.gazetteer.states.capital(link.entity.label) if acts else None


def _is_unnamed(grounds: Grounds, index: int, at: int) -> bool:
    """Tell whether a body without a name acts before "it" ("a faction refused, and its chief")."""
    cue = grounds.reading.gazetteer.is_cue
    groups = ("group_noun", "body_word", "unnamed_body")
    return any(
        t.dep in _SUBJECTS and t.tag == "NN" and grounds.at(index, t.index) is None
        for t in grounds.reading.sentence(index).tokens[:at]
        if any(cue(group, t.text) for group in groups)
    )


def _subject_bodies(grounds: Grounds, index: int, at: int) -> tuple[Entity, ...]:
    sentence = grounds.reading.sentence(index)
    links = (k for k in grounds.by_sentence.get(index, ()) if k.last <= at)
    found = {k.entity.id: k.entity for k in links if _can_be_it(k) and _acts(sentence, k)}
    return tuple(found.values())


def _can_be_it(link: Link) -> bool:
    many = link.how is How.DESCRIPTION and link.entity.label.endswith(("s", "forces"))
    body = link.entity.kind is EntityKind.ORGANIZATION
    return body and link.how is not How.PEOPLE and not many


def _acts(sentence: Sentence, link: Link) -> bool:
    return is_subject(sentence, head_of(sentence, link.first, link.last))
