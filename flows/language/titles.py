"""Persons named with a post: "US Secretary of State John Kerry", "George Sabra, president of ...".

Patterns over words with a light use of the parse, so that a wrong parse costs little. What a post
is stands in ``posts``, whose it is in ``bodies``; roles as facts belong to ``facts``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.language.bodies import POSSESSIVES, body_before, body_behind, is_participle
from flows.language.line import QUOTES, Line, person_before, person_from, read_line
from flows.language.posts import Post, PostLexicon, spot_posts
from flows.language.titles_told import COMMAS, spanned, titles_by_verb, titles_led
from flows.language.tree import text_of
from flows.language.words import keys_of
from flows.model import Name, NameLabel, PartKind, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.model import Parsed, Sentence

_DETERMINERS = ("the", "a", "an", "his", "her", "its", "their", "our", "my", "one")
_HEADS_ONLY = (PartKind.HEADLINE, PartKind.SUBHEAD)
_STUDIED = (NameLabel.PLACE, NameLabel.PEOPLE)
_LIST_OPENERS = (*COMMAS, ":")
_SURNAME_ARTICLES = ("al", "el")
_AS = ("as", "when", "while", "once", "fellow", "dear")
_ALSO = ("also", "now", "currently", "still", "again", "both")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A post in its line, with the body it belongs to.

    Args:
        at: Index of the sentence.
        first: First word of determiner, body and post together.
        last: One after the last word of post and body together.
        definite: Whether "the" or a possessor stands before it.
    """

    at: int
    line: Line
    post: Post
    of: Name | None
    first: int
    last: int
    definite: bool


def spot_titles(parsed: Parsed, lexicon: PostLexicon) -> tuple[Title, ...]:
    """Find the persons named with a post, in order of the text; two posts give two titles.

    Args:
        parsed: An article.
        lexicon: The words that posts are made of.
    """
    titles: list[Title] = []
    for at, sentence in enumerate(parsed.sentences):
        if not _may_tell(sentence, lexicon):
            continue
        line = read_line(sentence, lexicon)
        posts = (p for p in spot_posts(line.words, lexicon) if not _is_given_name(line, p))
        placed = tuple(_place(at, line, post) for post in posts)
        here = [t for p in placed for t in _titles_of(p, placed)]
        here += _counterparts(at, line, [*titles, *here])
        here += titles_by_verb(at, line)
        here += titles_led(at, line)
        titles.extend(_in_order(here))
    return tuple(titles)


def _may_tell(sentence: Sentence, lexicon: PostLexicon) -> bool:
    """Tell whether a sentence has a word of a post at all; most have none."""
    return any(not lexicon.telling.isdisjoint(keys_of(t.text)) for t in sentence.tokens)


def _is_given_name(line: Line, post: Post) -> bool:
    """Tell whether a post is the first word of the name of a person ("Sultan Al-Jaber")."""
    name = line.name_over(post.head)
    opens = name is not None and name.first == line.words[post.head].first
    called = opens and name is not None and name.label is NameLabel.PERSON
    return called and line.words[min(post.last, len(line.words) - 1)].keys[0] in _SURNAME_ARTICLES


def _in_order(titles: Sequence[Title]) -> list[Title]:
    distinct = {(t.holder.first, t.post, t.of.first if t.of else -1): t for t in titles}
    return sorted(distinct.values(), key=lambda t: (t.holder.first, t.span))


def _place(at: int, line: Line, post: Post) -> Placed:
    before, first = body_before(line, post)
    behind, last = body_behind(line, post)
    start = first
    former = post.former or line.lexicon.match_back("post_former", line.words, first) > 0
    while count := line.lexicon.match_back("post_former", line.words, start):
        start -= count
    start = _before_adjectives(line, start)
    definite = line.word(start - 1) in _DETERMINERS
    return Placed(
        at=at,
        line=line,
        post=replace(post, former=former),
        of=_nearer_body(post, before, behind),
        first=start - 1 if definite else start,
        last=last,
        definite=definite or before is not None or line.word(start - 1) in POSSESSIVES,
    )


def _nearer_body(post: Post, before: Name | None, behind: Name | None) -> Name | None:
    """Give the body of a post; a "Yemen scholar at Oxford" is Oxford's, and studies Yemen.

    A people before "the Brazilian head of the Union" says where its holder is from.
    """
    topic = post.sort == "academic" and before is not None and before.label in _STUDIED
    people = before is not None and before.label is NameLabel.PEOPLE
    served = people and behind is not None and behind.label is NameLabel.ORGANIZATION
    return behind if topic or served else before or behind


def _before_adjectives(line: Line, start: int) -> int:
    """Step over up to two adjectives between a determiner and a post ("the influential ...")."""
    for count in (0, 1, 2):
        if line.word(start - count - 1) in _DETERMINERS:
            return start - count
        before = start - count - 1
        if before < 0 or not _is_describing(line, before):
            return start
    return start


def _is_describing(line: Line, at: int) -> bool:
    return line.token(at).pos in ("ADJ", "VERB") or is_participle(line.words[at].text)


def _titles_of(placed: Placed, others: Sequence[Placed]) -> Iterator[Title]:
    holders = _holders(placed, others)
    if placed.line.sentence.kind in _HEADS_ONLY:
        holders = tuple(h for h in holders if placed.line.is_person(h[0]))
    bodies = _bodies_joined(placed) if placed.post.plural else ()
    if len(bodies) > 1:
        each = bodies if len(bodies) == len(holders) else (None,) * len(holders)
        placed = replace(placed, of=None)
        holders = tuple((*h[:2], h[2] or of) for h, of in zip(holders, each, strict=True))
    for first, last, of in holders:
        yield _title(placed, placed.line.name_of(first, last, NameLabel.PERSON), of or placed.of)


def _bodies_joined(placed: Placed) -> tuple[Name, ...]:
    """Give the peoples joined before a post of several ("Chadian and Malian heads X and Y")."""
    line, found = placed.line, [placed.of] if placed.of is not None else []
    while found:
        first = next((i for i, w in enumerate(line.words) if w.first == found[0].first), 0)
        links = ("and", "&") if len(found) == 1 else (",",)
        if first < 2 or line.word(first - 1) not in links:
            break
        end = first - 1
        known = (n for n in (2, 1) if n <= end and line.is_known_place(end - n, end))
        count = next(known, 0)
        if not count:
            break
        found.insert(0, line.name_of(end - count, end, NameLabel.PEOPLE))
    return tuple(found)


def _holders(placed: Placed, others: Sequence[Placed]) -> tuple[tuple[int, int, Name | None], ...]:
    """Find who holds a post: right behind it, before it, behind a comma, by "is"."""
    line = placed.line
    if line.word(placed.post.last) in POSSESSIVES:
        return ()
    found = person_from(line, placed.post.last)
    if found is not None and placed.last == placed.post.last:
        return _joined(placed, found) if placed.post.plural else ((*found, None),)
    if placed.post.plural:
        return _one_of_several(placed) or _listed(placed)
    for shape in (_before_comma, _second_post, _first_post, _behind_comma, _by_copula):
        found = shape(placed, others)
        if found is not None:
            return ((*found, None),)
    return ()


def _one_of_several(placed: Placed) -> tuple[tuple[int, int, Name | None], ...]:
    """Read "X, one of the group's leaders", "X and other leaders of the group"."""
    line, start = placed.line, placed.first
    before = line.word(start - 2), line.word(start - 1)
    if before not in (("one", "of"), ("and", "other")):
        return ()
    found = person_before(line, start - 2 - (line.word(start - 3) in COMMAS))
    return () if found is None or not _is_sure_person(line, found) else ((*found, None),)


def _listed(placed: Placed) -> tuple[tuple[int, int, Name | None], ...]:
    """Read "the group's co-chairs - A of Russia, B of France and C": all hold the post in it."""
    line = placed.line
    if placed.of is None or line.word(placed.last) not in _LIST_OPENERS:
        return ()
    found = person_from(line, placed.last + 1)
    if found is None or not _is_sure_person(line, found):
        return ()
    listed = _joined(placed, found)
    return tuple((first, last, None) for first, last, _ in listed) if len(listed) > 1 else ()


def _joined(placed: Placed, found: tuple[int, int]) -> tuple[tuple[int, int, Name | None], ...]:
    """Read "Presidents A of X and B of Y": each holder with the body behind, if any."""
    line, holders = placed.line, []
    person: tuple[int, int] | None = found
    while person is not None:
        after = Post(
            first=person[0], head=person[0], last=person[1], sort="", plural=False, former=False
        )
        of, end = body_behind(line, after) if line.word(person[1]) == "of" else (None, person[1])
        holders.append((*person, of))
        while line.word(end) in (",", "and", "&"):
            end += 1
        person = person_from(line, end) if end > person[1] else None
    return tuple(holders)


def _before_comma(placed: Placed, _: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "George Sabra, the president of ...": the person stands before the comma."""
    line, start = placed.line, placed.first
    if line.word(start - 1) not in COMMAS:
        return None
    found = person_before(line, start - 1)
    if found is None or not _is_sure_person(line, found):
        return None
    return found if _ends_apposition(placed) else None


def _is_sure_person(line: Line, found: tuple[int, int]) -> bool:
    if any(line.is_person(at) for at in range(*found)):
        return True
    named = line.name_over(found[1] - 1)
    is_other = named is not None and named.label in (NameLabel.PLACE, NameLabel.PEOPLE)
    return found[1] - found[0] > 1 and not is_other


def _ends_apposition(placed: Placed) -> bool:
    """Refuse a post that is the subject of what follows ("In Sochi, the president said")."""
    line = placed.line
    if placed.last >= len(line.words):
        return True
    finite = line.token(placed.last).tag in ("VBD", "VBZ", "VBP", "MD")
    return not finite or line.token(placed.post.head).dep == "appos"


def _second_post(placed: Placed, others: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "the director of X and a professor at Y": the second post has the first one's holder."""
    line = placed.line
    if line.word(placed.first - 1) not in ("and", "&"):
        return None
    first = next((p for p in others if p.last == placed.first - 1 and p.post != placed.post), None)
    if first is None or first.post.plural:
        return None
    return _before_comma(first, others) or _behind_comma(first, others)


def _first_post(placed: Placed, others: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "Deputy Prime Minister and Zumor Party Secretary X": both posts are X's.

    With "the" before it the first post is somebody else's.
    """
    line = placed.line
    bare = line.words[placed.post.head].is_capital and line.word(placed.first - 1) != "the"
    if line.word(placed.last) != "and" or not bare or line.word(placed.first) == "the":
        return None
    second = next((p for p in others if p.first == placed.last + 1 and not p.post.plural), None)
    if second is None or second.definite is (second.of is None):
        return None
    found = person_from(line, second.post.last)
    return found if found is not None and second.last == second.post.last else None


def _behind_comma(placed: Placed, _: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "the UN's envoy to Syria, Staffan ...": the person stands behind the comma."""
    line, last = placed.line, _past_rest(placed)
    if line.word(last) not in (",", ":") or not (placed.definite or _is_named_post(placed)):
        return _named_behind(placed)
    if line.word(last + 1) in QUOTES:
        return None  # "he will send an envoy," Smith said
    found = person_from(line, last + 1)
    return found if found is not None and _is_sure_person(line, found) else None


def _is_named_post(placed: Placed) -> bool:
    """Tell whether a post without "the" stands for its holder ("Former Minister of Health, X").

    "As President, X did" says what X is, and not whom the post names.
    """
    line, post = placed.line, placed.post
    before = line.word(placed.first - 1)
    said = before in _AS or line.lexicon.match_back("post_copula", line.words, placed.first) > 0
    titled = line.lexicon.match_back("honorific", line.words, post.first) > 0
    named = post.former or line.words[post.head].is_capital
    return named and not said and not titled and not post.plural


def _past_rest(placed: Placed) -> int:
    """Give where a body ends, its place and its letters with it ("Mission to Libya (UNSMIL)")."""
    line, at = placed.line, placed.last
    ends = (n for n in (3, 2, 1) if line.word(at) in ("in", "to") and at + 1 + n <= len(line.words))
    known = next((n for n in ends if line.is_known_place(at + 1, at + 1 + n)), 0)
    at += 1 + known if known else 0
    return at + 3 if (line.word(at), line.word(at + 2)) == ("(", ")") else at


def _named_behind(placed: Placed) -> tuple[int, int] | None:
    """Read "the ambassador to Moscow John ...": person and body meet without a comma."""
    line = placed.line
    if placed.last == placed.post.last or placed.last >= len(line.words):
        return None
    found = person_from(line, placed.last)
    quoted = line.words[placed.last].text in ('"', "“")
    return found if found is not None and (quoted or line.is_person(found[0])) else None


def _by_copula(placed: Placed, _: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "X is the president of Y", "X, who is also the president of Y"."""
    line = placed.line
    first = placed.first - (line.word(placed.first - 1) in _ALSO)
    count = line.lexicon.match_back("post_copula", line.words, first)
    if not count or line.word(first - count) in POSSESSIVES:
        return None
    found = person_before(line, _past_relative(line, first - count))
    return found if found is not None and line.is_person(found[0]) else None


def _past_relative(line: Line, end: int) -> int:
    """Step back over "who" and the comma before it ("X, who is the president of Y")."""
    if line.word(end - 1) != "who":
        return end
    return end - 1 - (line.word(end - 2) in COMMAS)


def _title(placed: Placed, holder: Name, of: Name | None) -> Title:
    line, post = placed.line, placed.post
    text = text_of(line.sentence, line.words[post.first].first, line.words[post.last - 1].last)
    one = text[:-1].lower().split()[-1:] if post.plural and text.endswith("s") else []
    text = text[:-1] if tuple(one) in line.lexicon.groups["post_head"] else text
    count = line.lexicon.match_back("post_copula", line.words, placed.first)
    was = line.lexicon.groups["post_copula"].get(
        tuple(k for w in line.words[placed.first - count : placed.first] for k in w.keys), ""
    )
    given, _, rest = text.partition(" ")
    begun = bool(count and rest) and line.lexicon.groups["post_modifier"].get((given,)) == "begun"
    return Title(
        sentence=placed.at,
        holder=holder,
        post=rest if begun else text,
        of=of,
        span=spanned(line, post, (holder, of)),
        former=post.former or (was == "former" and not begun),
    )


def _counterparts(at: int, line: Line, before: Sequence[Title]) -> Iterator[Title]:
    """Read "his British counterpart William Hague": the post of the one titled before."""
    for here in range(len(line.words)):
        if not line.lexicon.has("post_counterpart", line.words[here]):
            continue
        post = Post(
            first=here, head=here, last=here + 1, sort="minister", plural=False, former=False
        )
        placed = _place(at, line, post)
        found = person_from(line, here + 1) or _behind_comma(placed, ())
        model = _titled_before(line, placed, before)
        if found is None or model is None:
            continue
        holder = line.name_of(*found, NameLabel.PERSON)
        span = spanned(line, post, (holder, placed.of))
        shared = _without_side(line, model.post)
        yield Title(sentence=at, holder=holder, post=shared, of=placed.of, span=span)


def _without_side(line: Line, post: str) -> str:
    """Give a post without the word for whose it is: the counterpart of a "rebel chief" is none."""
    first, _, rest = post.partition(" ")
    sides = line.lexicon.groups["post_modifier"]
    return rest if rest and sides.get((first.lower(),)) == "side" else post


def _titled_before(line: Line, placed: Placed, before: Sequence[Title]) -> Title | None:
    begin = line.words[placed.post.head].span.begin
    other = "" if placed.of is None else placed.of.text.lower()
    earlier = (t for t in reversed(before) if t.holder.span.begin < begin)
    return next((t for t in earlier if t.of is None or t.of.text.lower() != other), None)
