"""Who holds a post: the person right behind it, before it, behind a comma, by "is".

One holder by one post; several by a post in the plural ("Presidents A of X and B of Y").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.bodies import POSSESSIVES
from flows.language.bodies_behind import body_behind
from flows.language.line import QUOTES, Line, person_before, person_from
from flows.language.posts import Post
from flows.language.titles_reach import before_own_body, past_letters, past_rest
from flows.language.titles_told import COMMAS
from flows.model import Name, NameLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.language.titles_placed import Placed

_LIST_OPENERS = (*COMMAS, ":")
_SEATED = ("leader", "legislator", "head_of_state", "head_of_government", "minister")
"""Sorts of post whose holder may have the place behind the name."""
_LEADING = ("head_of_state", "head_of_government", "minister")
"""Sorts of post of which somebody has but one: of two with a comma between each has a holder."""
_AS = ("as", "when", "while", "once", "fellow", "dear")
PRONOUNS = ("he", "she")
"""Words for a person that may open a sentence which tells a post ("She is the chair of ...")."""
_ALSO = ("also", "now", "currently", "still", "again", "both")


def holders_of(
    placed: Placed, others: Sequence[Placed]
) -> tuple[tuple[int, int, Name | None], ...]:
    """Find who holds a post: right behind it, before it, behind a comma, by "is"."""
    line = placed.line
    if line.word(placed.post.last) in POSSESSIVES:
        return ()
    found = person_from(line, placed.post.last)
    if found is not None and _is_place(line, found):
        found = None
    if found is not None and placed.last == placed.post.last:
        return (
            _joined(placed, found) if placed.post.plural else ((*found, _seat_of(placed, found)),)
        )
    if placed.post.plural:
        return _one_of_several(placed) or _listed(placed)
    met = _met_behind(placed)
    if met is not None:
        return ((*met, None),)
    for shape in _SHAPES:
        found = shape(placed, others)
        if found is not None:
            return ((*found, None),)
    return ()


def _met_behind(placed: Placed) -> tuple[int, int] | None:
    """Read the person behind the place of a post ("Deputy Commissioner Dera Omar Ali")."""
    line, last = placed.line, placed.last
    beside = placed.of is not None and last > placed.post.last
    if not beside or not line.words[placed.post.last].is_capital or line.word(last) == ",":
        return None
    found = person_from(line, last)
    return found if found is not None and line.is_person(found[0]) else None


def _is_place(line: Line, found: tuple[int, int]) -> bool:
    """Tell whether what was read as a person is a place by the noun behind ("Kletti district")."""
    at = found[1] + (line.word(found[1]) == "sub")
    noun = at < len(line.words) and line.words[at].text.islower()
    return noun and line.lexicon.has("place_part", line.words[at])


def _seat_of(placed: Placed, found: tuple[int, int]) -> Name | None:
    """Read the place behind the holder of a post that places have ("Governor X of Ondo state")."""
    line = placed.line
    if placed.of is not None or placed.post.sort not in _SEATED or line.word(found[1]) != "of":
        return None
    of, _ = _behind_holder(line, found)
    return of if of is not None and of.label is NameLabel.PLACE else None


def _behind_holder(line: Line, person: tuple[int, int]) -> tuple[Name | None, int]:
    """Give the body behind the name of a holder, and where it ends."""
    first, last = person
    after = Post(first=first, head=first, last=last, sort="", plural=False, former=False)
    return body_behind(line, after) if line.word(last) == "of" else (None, last)


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
        of, end = _behind_holder(line, person)
        holders.append((*person, of))
        end = end if of is None else _past_region(line, end)
        while line.word(end) in (",", ";", "and", "&"):
            end += 1
        person = person_from(line, end) if end > person[1] else None
    return tuple(holders)


def _past_region(line: Line, at: int) -> int:
    """Step over the region that a place of a list is in ("X of Kletti, Zumor; Y of ...")."""
    end = at + 1
    while end < len(line.words) and line.words[end].is_capital:
        end += 1
    closed = end == len(line.words) or line.word(end) in (";", ".")
    return end if line.word(at) == "," and closed else at


def _ranked_behind(placed: Placed, _: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "X, chair of the Zumor Committee (ZC) Brig. Gen. Y": with a rank, Y is the chair.

    Of a list with several persons, each with the post before the name.
    """
    line = placed.line
    at = past_letters(line, placed.last)
    if placed.of is None or placed.last == placed.post.last:
        return None
    if line.lexicon.match("honorific", line.words, at) is None:
        return None
    found = person_from(line, at)
    return found if found is not None and line.is_person(found[0]) else None


def _before_comma(placed: Placed, others: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "George Sabra, the president of ...": the person stands before the comma.

    So it does where a body is between ("Holm of the Zumor Front, the convenor of ...").
    """
    line, start = placed.line, placed.first
    if line.word(start - 1) not in COMMAS:
        return None
    found = person_before(line, start - 1)
    if found is None:
        found = person_before(line, before_own_body(line, start - 1))
    if found is None or not _is_sure_person(line, found):
        return None
    if not _ends_apposition(placed, found) or _is_next_of_list(placed, found, others):
        return None
    return found


def _is_next_of_list(placed: Placed, found: tuple[int, int], others: Sequence[Placed]) -> bool:
    """Tell whether a list names posts before persons ("the chair, X, the secretary, Y")."""
    line = placed.line
    before = found[0]
    while count := line.lexicon.match_back("honorific", line.words, before):
        before -= count
    before = next((p.first for p in others if p.last == before), before)  # "Chief Ali Holm"
    told = any(past_rest(p) + 1 == before and p.post != placed.post for p in others)
    return told and holder_behind_comma(placed, ()) is not None


def _is_sure_person(line: Line, found: tuple[int, int]) -> bool:
    if any(line.is_person(at) for at in range(*found)):
        return True
    named = line.name_over(found[1] - 1)
    is_other = named is not None and named.label in (NameLabel.PLACE, NameLabel.PEOPLE)
    return found[1] - found[0] > 1 and not is_other


def _ends_apposition(placed: Placed, found: tuple[int, int]) -> bool:
    """Refuse a post that is the subject of what follows ("In Sochi, the president said")."""
    line = placed.line
    if placed.last >= len(line.words):
        return True
    finite = line.token(placed.last).tag in ("VBD", "VBZ", "VBP", "MD")
    if finite and line.word(placed.last + 1) == ",":
        return False  # "Berg, the president said, was ill"
    apposed = line.token(placed.post.head).dep == "appos"
    return not finite or apposed or _opens_sentence(line, found)


def _opens_sentence(line: Line, found: tuple[int, int]) -> bool:
    """Tell whether a person opens the sentence ("Tora Berg, the chair of ZMDA said": no comma)."""
    first = found[0]
    if not line.is_person(first):
        return False
    return first == 0 or line.lexicon.match_back("honorific", line.words, first) >= first


def _second_post(placed: Placed, others: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "the director of X and a professor at Y": the second post has the first one's holder."""
    line = placed.line
    if line.word(placed.first - 1) not in ("and", "&", "/"):
        return None
    first = next((p for p in others if p.last == placed.first - 1 and p.post != placed.post), None)
    if first is None or first.post.plural:
        return None
    return _before_comma(first, others) or holder_behind_comma(first, others)


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


def holder_behind_comma(placed: Placed, others: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "the UN's envoy to Syria, Staffan ...": the person stands behind the comma."""
    line, last = placed.line, past_rest(placed)
    if _is_served(placed, others) or _is_said_of_pronoun(placed):
        return None
    if not (placed.definite or _is_named_post(placed)):
        return _named_behind(placed, others)
    found = person_from(line, last + 1)
    if line.word(last) == "(" and found is not None:  # "a spokesman (Peter Holm) said"
        return found if line.word(found[1]) == ")" and _is_sure_person(line, found) else None
    if line.word(last) not in (",", ":"):
        return _named_behind(placed, others)
    if line.word(last + 1) in QUOTES:
        return None  # "he will send an envoy," Smith said
    sure = found is not None and _is_sure_person(line, found)
    return found if sure else _titled_behind(placed, others, last + 1)


def _is_said_of_pronoun(placed: Placed) -> bool:
    """Tell whether a post is what "he" is said to be ("If he is the president, Berg said")."""
    line = placed.line
    count = line.lexicon.match_back("post_copula", line.words, placed.first)
    return count > 0 and line.word(placed.first - count - 1) in PRONOUNS


def _is_served(placed: Placed, others: Sequence[Placed]) -> bool:
    """Tell whether a post is but whose another is, or whose kin ("an adviser to the president")."""
    line, link = placed.line, placed.first - 1
    if line.word(link) not in ("of", "to", "for"):
        return False
    first = any(p.post.last == link for p in others if p.post != placed.post)
    return first or (link > 0 and line.lexicon.has("kin", line.words[link - 1]))


def _titled_behind(placed: Placed, others: Sequence[Placed], at: int) -> tuple[int, int] | None:
    """Read "the committee's chairwoman, Senator X": the holder has another post before the name."""
    line = placed.line
    second = next((p for p in others if p.first == at and p.last == p.post.last), None)
    if second is None or second.post.plural:
        return None
    found = person_from(line, second.last)
    two = placed.post.sort in _LEADING and second.post.sort in _LEADING
    subject = line.token(placed.post.head).dep.startswith("nsubj")
    beside = any(line.token(i).dep == "appos" for i in range(at, found[1])) if found else False
    return found if not two and (subject or beside) else None


def _is_named_post(placed: Placed) -> bool:
    """Tell whether a post without "the" stands for its holder ("Former Minister of Health, X").

    "As President, X did" says what X is, and not whom the post names.
    """
    line, post = placed.line, placed.post
    before = line.word(placed.first - 1)
    said = before in _AS or line.lexicon.match_back("post_copula", line.words, placed.first) > 0
    titled = line.lexicon.match_back("honorific", line.words, post.first) > 0
    named = post.former or line.words[post.head].is_capital or line.words[post.first].is_capital
    return named and not said and not titled and not post.plural


def _named_behind(placed: Placed, others: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "the ambassador to Moscow John ...": person and body meet without a comma."""
    line, last = placed.line, past_rest(placed)
    if last == placed.post.last or last >= len(line.words):
        return None
    found = person_from(line, last)
    if found is None:
        return _titled_behind(placed, others, last)
    quoted = line.words[last].text in ('"', "“")
    return found if found is not None and (quoted or line.is_person(found[0])) else None


def _by_copula(placed: Placed, _: Sequence[Placed]) -> tuple[int, int] | None:
    """Read "X is the president of Y", "X, who is also the president of Y", "He was ..."."""
    line = placed.line
    first = placed.first - (line.word(placed.first - 1) in _ALSO)
    count = line.lexicon.match_back("post_copula", line.words, first)
    if not count or line.word(first - count) in POSSESSIVES:
        return None
    start = first - count
    start -= line.word(start - 1) in _ALSO
    if line.word(start - 1) in PRONOUNS:
        opens = start == 1 and placed.of is not None
        return (start - 1, start) if opens else None
    found = person_before(line, _past_relative(line, start))
    return found if found is not None and line.is_person(found[0]) else None


def _past_relative(line: Line, end: int) -> int:
    """Step back over "who" and the comma before it ("X, who is the president of Y")."""
    if line.word(end - 1) != "who":
        return end
    return end - 1 - (line.word(end - 2) in COMMAS)


_SHAPES = (
    _ranked_behind,
    _before_comma,
    _second_post,
    _first_post,
    holder_behind_comma,
    _by_copula,
)
"""Ways to the one holder of a post; the first that finds somebody counts."""
