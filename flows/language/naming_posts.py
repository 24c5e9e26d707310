"""Names beside posts and other names: "Luton Town forward X Y", "X, also known as Y", "a Z elder".

Each rule reads one sentence and gives names; ``naming_words`` lays them over the other names.
Titles that lead a person's name are read in ``naming_persons``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.known import Known, Trust
from flows.language.stretches import Found
from flows.model import NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.language.stretches import Line

_PHRASE_WORDS = 4
_PERSON_WORDS = 4
_PEOPLE_WORDS = 2
_MANY = ("ians", "eans", "ites")
_DOUBTFUL = (NameLabel.PERSON, NameLabel.ORGANIZATION)
_ENDINGS = ("i", "an", "ian", "ese")
_STEM_LEAST = 4
_LETTERS_LEAST = 2
_CLOSED = (",", ".", "and", ";", "(", "'s", "’s")


def posted_persons(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons with a body's or a place's name before their post ("Naftogaz chief X Y")."""
    for first, last in line.capital_runs():
        post = _post_before(line, first)
        if post is None or not 2 <= last - first <= _PERSON_WORDS:
            continue
        held = [n for n in names if n.first < last and first < n.last]
        plain = not any(n.sure or n.first < first or n.last > last for n in held)
        if plain and line.lexicon.find(line.text(first, last)) is None:
            yield Found(first=first, last=last, label=NameLabel.PERSON, sure=True)


def posting_names(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the bodies and places before the post of a person ("Bamban mayor X Y")."""
    for first, _ in line.capital_runs():
        post = _post_before(line, first)
        if post is None:
            continue
        label = _posting(line, post)
        held = next((n for n in names if n.last == post), None)
        found = held or _run_before(line, post)
        if found is not None and _may_post(line, found, label):
            yield Found(first=found.first, last=found.last, label=label, sure=True)


def _posting(line: Line, post: int) -> NameLabel:
    of_place = line.lexicon.is_cue("place_post", line.word(post))
    return NameLabel.PLACE if of_place else NameLabel.ORGANIZATION


def _post_before(line: Line, first: int) -> int | None:
    """Give where the post right before a name begins, if a capital stands before that in turn."""
    at = first
    while at > 0 and _is_post(line, at - 1):
        at -= 1
    named = at < first and at > 0 and line.is_capital(at - 1)
    return at if named and _is_telling(line, first - 1) else None


def _is_post(line: Line, at: int) -> bool:
    word, lexicon = line.word(at), line.lexicon
    known = lexicon.is_cue("post_head", word) or lexicon.is_cue("post_modifier", word)
    return word.islower() and (known or _is_telling(line, at))


def _is_telling(line: Line, at: int) -> bool:
    """Tell whether a post tells that what stands before it is a body or a place."""
    word, lexicon = line.word(at), line.lexicon
    return lexicon.is_cue("body_post", word) or lexicon.is_cue("place_post", word)


def _run_before(line: Line, end: int) -> Found | None:
    """Give the capitals that end at a word and are no name yet."""
    for first, last in line.proper_runs():
        if last == end:
            return Found(first=first, last=last, label=NameLabel.EVENT)
    return None


def _may_post(line: Line, found: Found, label: NameLabel) -> bool:
    """Tell whether a name may turn into a body or place: nothing else is known of its words."""
    if found.sure or found.label in (label, NameLabel.PEOPLE):
        return False
    lexicon, word = line.lexicon, line.word(found.first)
    titled = lexicon.is_cue("honorific", word.lower()) or lexicon.is_cue("post_head", word.lower())
    full = found.label is NameLabel.PERSON and found.last - found.first > 1
    given = word in lexicon.given
    plain = lexicon.is_cue("body_field", word.lower()) or lexicon.is_cue(
        "post_modifier", word.lower()
    )
    known = lexicon.find(line.text(found.first, found.last))
    said = titled or full or given or plain
    return not said and (known is None or known.label is label)


def seated_places(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the places that holders of a seat are of ("Zumor MP X Y", "Zumor Governor X Y")."""
    for name in names:
        at, lexicon = name.last, line.lexicon
        while line.is_capital(at) and lexicon.is_cue("post_modifier", line.word(at).lower()):
            at += 1
        words = next((n for n in (3, 1) if _is_seat(line, name, at, at + n)), 0)
        seat, end = words > 0, at + max(words, 1)
        holder = end + (line.word(end) == ",")
        held = any(n.first == holder and n.label is NameLabel.PERSON for n in names)
        if seat and held and _may_seat(line, name):
            yield Found(first=name.first, last=name.last, label=NameLabel.PLACE, sure=True)


def known_seats(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find places before a post in capitals ("Sabah Police Commissioner X Y")."""
    for name in names:
        doubtful = name.label is NameLabel.PERSON and not name.sure
        found = line.lexicon.find(line.text(name.first, name.last)) if doubtful else None
        if found is None or found.label is not NameLabel.PLACE:
            continue
        at = name.last
        while line.is_capital(at) and line.lexicon.is_cue("post_modifier", line.word(at).lower()):
            at += 1
        if line.is_capital(at) and line.lexicon.is_cue("post_head", line.word(at).lower()):
            yield Found(first=name.first, last=name.last, label=NameLabel.PLACE, sure=True)


def lettered_bodies(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find letters of a body before the small post of a person ("ZMS spokesperson Captain X Y")."""
    for name in (n for n in names if n.label is NameLabel.PERSON):
        at = name.first
        while at > 0 and line.lexicon.is_cue("honorific", line.word(at - 1).lower()):
            at -= 1
        post = at - 1
        if post < 1 or not line.lexicon.is_cue("post_head", line.word(post)):
            continue
        while post > 1 and line.lexicon.is_cue("post_modifier", line.word(post - 1)):
            post -= 1
        letters = line.word(post - 1)
        plain = letters.isalpha() and letters.isupper() and len(letters) >= _LETTERS_LEAST
        free = not any(n.first < post and n.last >= post for n in names)
        if plain and free and not line.lexicon.is_cue("not_name", letters):
            yield Found(first=post - 1, last=post, label=NameLabel.ORGANIZATION, sure=True)


def persons_behind_seat(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons between commas behind the place of their post ("governor of Zumor, X Y,")."""
    for seat in (n for n in names if n.label is NameLabel.PLACE):
        at = seat.first - 1 - (line.word(seat.first - 1) == "the")
        post = line.word(at) == "of" and line.lexicon.is_cue("post_head", line.word(at - 1).lower())
        held = next((n for n in names if n.first == seat.last + 1), None)
        if not post or line.word(seat.last) != "," or held is None or held.sure:
            continue
        several = held.last - held.first >= _LETTERS_LEAST and held.label is not NameLabel.PERSON
        if several and line.lexicon.find(line.text(held.first, held.last)) is None:
            yield Found(first=held.first, last=held.last, label=NameLabel.PERSON, sure=True)


def seats_behind(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find the places that members of a house sit for ("MP for Zumor", "Zumor-Kletti MP")."""
    for first, last in line.proper_runs():
        known = line.lexicon.find(line.text(first, last)) is not None
        held = [n for n in names if n.first < last and first < n.last]
        if known or any(n.sure or n.first < first or n.last > last for n in held):
            continue
        sits = line.word(first - 1) == "for" and line.lexicon.is_cue(
            "member_seat", line.word(first - 2)
        )
        closed = line.word(last) in _CLOSED or last == len(line)
        if sits and closed:
            yield Found(first=first, last=last, label=NameLabel.PLACE, sure=True)


def seated_bodies(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find bodies in capitals before the post of a person ("ZMV Director X Y")."""
    for name in names:
        one = name.last - name.first == 1 and name.label is NameLabel.PERSON and not name.sure
        letters = line.word(name.first)
        post = line.lexicon.is_cue("body_post", line.word(name.last).lower())
        held = any(n.first == name.last + 1 and n.label is NameLabel.PERSON for n in names)
        if one and len(letters) > _LETTERS_LEAST and letters.isupper() and post and held:
            yield Found(first=name.first, last=name.last, label=NameLabel.ORGANIZATION, sure=True)


def _is_seat(line: Line, name: Found, at: int, end: int) -> bool:
    """Tell whether words are a seat of a place ("MP", "Member of Parliament")."""
    lexicon, post = line.lexicon, line.text(at, min(end, len(line)))
    member = lexicon.is_cue("member_seat", post) and name.label is NameLabel.PERSON
    return lexicon.is_cue("place_seat", post) or member


def _may_seat(line: Line, name: Found) -> bool:
    """Tell whether a name may be a place: nothing is known of it, and it is no noun of bodies."""
    lexicon, words = line.lexicon, [line.word(i) for i in range(name.first, name.last)]
    kinds = (NameLabel.PERSON, NameLabel.ORGANIZATION)
    found = lexicon.find(line.text(name.first, name.last))
    known = found is not None and found.label is not NameLabel.PLACE
    body = any(lexicon.is_cue("body_end", w) or w.isupper() for w in words)
    title = any(lexicon.is_cue("post_head", w.lower()) for w in words)
    return name.label in kinds and not (name.sure or known or body or title)


def posted_behind(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find persons with a body and their post behind a comma ("X Y, ZDA vice-chair")."""
    for name in names:
        words = range(name.first, name.last)
        doubtful = name.label in (NameLabel.PLACE, NameLabel.ORGANIZATION) and not name.sure
        plain = len(words) >= _LETTERS_LEAST and all(line.is_capital(i) for i in words)
        body = next((n for n in names if n.first == name.last + 1), None)
        if not (doubtful and plain and body is not None) or line.word(name.last) != ",":
            continue
        told = body.label is NameLabel.ORGANIZATION and _post_closes(line, body.last)
        known = line.lexicon.find(line.text(name.first, name.last)) is not None
        noun = any(line.lexicon.is_cue("body_end", line.word(i)) for i in words)
        if told and not known and not noun:
            yield Found(first=name.first, last=name.last, label=NameLabel.PERSON, sure=True)


def _post_closes(line: Line, at: int) -> bool:
    """Tell whether small words behind a body end in a post and close the phrase."""
    end = at
    while line.word(end).isalpha() and line.word(end).islower():
        end += 1
        while line.word(end) == "-" and end + 1 < len(line):
            end += 2
    closed = end == len(line) or line.word(end) in (",", ";", ".", ")", "and")
    posts = (line.text(i, end) for i in range(max(at, end - 3), end))
    return closed and any(line.lexicon.is_cue("post_head", post) for post in posts)


def told_alias(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Give another name of the same the kind of the first ("X, also known as Y")."""
    for name in names:
        begin = _past_alias(line, name.last)
        if begin is None:
            continue
        found = next((n for n in names if n.first == begin), None)
        run = next((r for r in line.capital_runs() if r[0] == begin), None)
        if found is not None and not found.sure and found.label is not name.label:
            yield Found(first=begin, last=found.last, label=name.label)
        elif found is None and run is not None:
            yield Found(first=begin, last=run[1], label=name.label)


def _past_alias(line: Line, at: int) -> int | None:
    """Give the word behind "also known as", or behind "or" in brackets ("(ZMF, or Y)")."""
    at += line.word(at) in (",", "(")
    if line.word(at) == "or" and line.word(at - 1) == "," and line.word(at - 3) == "(":
        return at + 1
    for words in range(_PHRASE_WORDS, 0, -1):
        end = at + words
        if end < len(line) and line.lexicon.is_cue("alias_mark", line.text(at, end).lower()):
            return end
    return None


def told_demonyms(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find peoples by the place in their name ("Manipuri leader"), where a noun follows."""
    for name in names:
        one = name.last - name.first == 1 and name.label in _DOUBTFUL and not name.sure
        noun = name.last < len(line) and line.tokens[name.last].pos == "NOUN"
        small = line.word(name.last).islower()
        if one and noun and small and _is_demonym(line, line.word(name.first)):
            yield Found(first=name.first, last=name.last, label=NameLabel.PEOPLE, sure=True)


def _is_demonym(line: Line, word: str) -> bool:
    """Tell whether a word that is not known is that of a known place with an ending of peoples."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    stems = (stem for stem in stems if len(stem) >= _STEM_LEAST)
    known = (line.lexicon.find(stem) for stem in stems)
    ruled = Known(label=NameLabel.PLACE, trust=Trust.RULES)
    return ruled in known and line.lexicon.find(word) is None


def told_people(line: Line, names: Sequence[Found]) -> Iterator[Found]:
    """Find peoples by the noun behind them, where nothing is known of the word ("a Z elder")."""
    for name in names:
        if _may_be_people(line, name) and (_is_many(line, name) or _has_people_noun(line, name)):
            yield Found(first=name.first, last=name.last, label=NameLabel.PEOPLE)


def _may_be_people(line: Line, name: Found) -> bool:
    doubtful = name.label is not NameLabel.PEOPLE and not name.sure
    person = name.label is NameLabel.PERSON and line.word(name.first) in line.lexicon.given
    short = name.last - name.first <= _PEOPLE_WORDS
    known = line.lexicon.find(line.text(name.first, name.last)) is not None
    return doubtful and short and not person and not known


def _is_many(line: Line, name: Found) -> bool:
    """Tell whether a person's name is one word with the ending of many ("Silesians")."""
    one = name.last - name.first == 1 and name.label is NameLabel.PERSON
    return one and line.word(name.first).endswith(_MANY)


def _has_people_noun(line: Line, name: Found) -> bool:
    """Tell whether a noun of peoples stands behind a name, or behind one joined to it."""
    at = name.last
    while line.word(at) in ("and", ",") and line.is_capital(at + 1):
        at += 2
    noun, lexicon = line.word(at), line.lexicon
    of_persons = name.label is NameLabel.PERSON and lexicon.is_cue("people_behind_person", noun)
    return of_persons or (at == name.last and lexicon.is_cue("people_behind", noun))
