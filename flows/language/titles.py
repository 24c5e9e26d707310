"""Persons named with a post: "US Secretary of State John Kerry", "George Sabra, president of ...".

Patterns over words with a light use of the parse, so that a wrong parse costs little. What a post
is stands in ``posts``, whose it is in ``bodies``, where its phrase ends in ``titles_placed``, who
holds it in ``titles_held``; roles as facts belong to ``facts``.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.language.line import Line, person_from, read_line
from flows.language.posts import Post, spot_posts
from flows.language.titles_held import holder_behind_comma, holders_of
from flows.language.titles_placed import Placed, place_post
from flows.language.titles_told import spanned, titles_by_verb, titles_led
from flows.language.tree import text_of
from flows.language.words import keys_of
from flows.model import Name, NameLabel, PartKind, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.post_lexicon import PostLexicon
    from flows.model import Parsed, Sentence

_HEADS_ONLY = (PartKind.HEADLINE, PartKind.SUBHEAD)
_SURNAME_ARTICLES = ("al", "el")


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
        spotted = (_before_given(line, p) for p in spot_posts(line.words, lexicon))
        posts = (p for p in spotted if not _is_given_name(line, p))
        placed = _with_shared(_without_ranks([place_post(at, line, post) for post in posts]))
        here = [t for p in placed for t in _titles_of(p, placed)]
        here += _counterparts(at, line, [*titles, *here])
        here += titles_by_verb(at, line)
        here += titles_led(at, line)
        titles.extend(_in_order(here))
    return tuple(titles)


def _without_ranks(placed: Sequence[Placed]) -> list[Placed]:
    """Leave out what was read as a post and is the rank of the next ("deputy UN envoy")."""
    ranked = {p.first + p.definite for p in placed if p.rank} | {p.first for p in placed if p.rank}
    return [p for p in placed if p.rank or p.post.first not in ranked or p.last > p.post.last]


def _with_shared(placed: Sequence[Placed]) -> tuple[Placed, ...]:
    """Give the first of two posts the body behind the second ("director and founder of ZMDA")."""
    shared: list[Placed] = []
    for first, second in pairwise(placed):
        bare = first.of is None and first.line.word(first.last) in ("and", "/")
        joined = bare and first.last + 1 == second.first == second.post.first
        behind = second.of is not None and second.last > second.post.last
        shared.append(replace(first, of=second.of) if joined and behind else first)
    return (*shared, *placed[-1:])


def _may_tell(sentence: Sentence, lexicon: PostLexicon) -> bool:
    """Tell whether a sentence has a word of a post at all; most have none."""
    return any(not lexicon.telling.isdisjoint(keys_of(t.text)) for t in sentence.tokens)


def _is_given_name(line: Line, post: Post) -> bool:
    """Tell whether a post is the first word of the name of a person ("Sultan Al-Jaber")."""
    name = line.name_over(post.head)
    opens = name is not None and name.first == line.words[post.head].first
    called = opens and name is not None and name.label is NameLabel.PERSON
    return called and line.words[min(post.last, len(line.words) - 1)].keys[0] in _SURNAME_ARTICLES


def _before_given(line: Line, post: Post) -> Post:
    """Cut a post where a person's name begins ("panel chair Dean Moro", "Governor Sultan Odeh")."""
    given = (at for at in range(post.first + 1, post.last) if line.is_given(at))
    cut = (_ending_at(line, post, at) for at in given)
    return next((p for p in cut if p is not None), post)


def _ending_at(line: Line, post: Post, end: int) -> Post | None:
    """Give the post that ends before a word; None where what is left is none."""
    for head in range(post.first, end):
        found = line.lexicon.match("post_head", line.words[:end], head)
        if found is not None and head + found[0] == end:
            plural = found[1].endswith("+")
            return replace(post, head=head, last=end, sort=found[1].rstrip("+"), plural=plural)
    return None


def _in_order(titles: Sequence[Title]) -> list[Title]:
    distinct = {(t.holder.first, t.post, t.of.first if t.of else -1): t for t in titles}
    return sorted(distinct.values(), key=lambda t: (t.holder.first, t.span))


def _titles_of(placed: Placed, others: Sequence[Placed]) -> Iterator[Title]:
    holders = holders_of(placed, others)
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


def _title(placed: Placed, holder: Name, of: Name | None) -> Title:
    line, post = placed.line, placed.post
    text = text_of(line.sentence, line.words[post.first].first, line.words[post.last - 1].last)
    words = text[:-1].lower().split() if post.plural and text.endswith("s") else []
    ends = (tuple(words[at:]) for at in range(len(words)))
    text = text[:-1] if any(e in line.lexicon.groups["post_head"] for e in ends) else text
    count = line.lexicon.match_back("post_copula", line.words, placed.first)
    was = line.lexicon.groups["post_copula"].get(
        tuple(k for w in line.words[placed.first - count : placed.first] for k in w.keys), ""
    )
    given, _, rest = text.partition(" ")
    text = f"{placed.rank} {text}".strip()
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
        placed = place_post(at, line, post)
        found = person_from(line, here + 1) or holder_behind_comma(placed, ())
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
    differing = (t for t in earlier if t.of is None or t.of.text.lower() != other)
    return next((t for t in differing if not _is_of_other_kind(placed.of, t.of)), None)


def _is_of_other_kind(of: Name | None, model: Name | None) -> bool:
    """Tell whether one is of a place or people and the other of a body: they are no counterparts.

    "The party's secretary told Berg, his Chadian counterpart X": not the secretary's.
    """
    placed = of is not None and of.label in (NameLabel.PLACE, NameLabel.PEOPLE)
    return placed and model is not None and model.label is NameLabel.ORGANIZATION
