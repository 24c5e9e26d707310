"""One sentence as words, with what is known of each: names found, peoples, places, persons.

What follows from it for posts and their holders is told in ``titles``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.language.tree import text_of
from flows.language.words import Word, split_words
from flows.model import Name, NameLabel, Span

if TYPE_CHECKING:
    from flows.language.post_lexicon import PostLexicon
    from flows.model import Sentence, Token

QUOTES = ('"', "“", "”", "'", "‘", "’", "``", "''", "«", "»")
_LONGEST_PERSON = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence as words, for patterns that read from left to right."""

    sentence: Sentence
    words: tuple[Word, ...]
    lexicon: PostLexicon

    def word(self, at: int) -> str:
        """Give a word in lower case; empty beyond either end."""
        return self.words[at].text.lower() if 0 <= at < len(self.words) else ""

    def token(self, at: int) -> Token:
        """Give the first token of a word."""
        return self.sentence.tokens[self.words[at].first]

    def name_over(self, at: int) -> Name | None:
        """Give the name found by the language model that the word is part of."""
        word = self.words[at]
        return next(
            (n for n in self.sentence.names if n.first < word.last and word.first < n.last), None
        )

    def is_person(self, at: int) -> bool:
        """Tell whether the language model takes the word for part of a person's name."""
        name = self.name_over(at)
        return name is not None and name.label is NameLabel.PERSON

    def is_in_body(self, first: int, last: int) -> bool:
        """Tell whether words are only a part of a body's name ("Office" of "Office of X")."""
        name = self.name_over(first)
        if name is None or name.label is not NameLabel.ORGANIZATION:
            return False
        begin, end = self.words[first].first, self.words[last - 1].last
        return name.first <= begin and end <= name.last and (name.first, name.last) != (begin, end)

    def is_stop(self, at: int) -> bool:
        """Tell whether no name goes on over this word: a function word, a day, a mark."""
        word = self.words[at]
        stop = not word.text[:1].isalpha() or self.lexicon.has("name_stop", word)
        opens = at == 0 and self.token(at).pos in ("ADP", "SCONJ", "CCONJ")  # "Upon Kano's ..."
        return (stop or opens) and not self._opens_name(at)

    def _opens_name(self, at: int) -> bool:
        """Tell whether a name begins at a word ("All Farmers' Union", "Jan Holm", "the WHO").

        A person's is none where it opens the sentence: there any word has a capital.
        """
        word = self.words[at]
        name = self.name_over(at) if word.is_capital else None
        if name is None or name.first != word.first:
            return False
        longer = name.last > word.last
        if name.label is NameLabel.PERSON:
            return longer and at > 0
        return name.label is NameLabel.ORGANIZATION and (longer or word.text.isupper())

    def is_known_place(self, first: int, last: int) -> bool:
        """Tell whether the words are, as a whole, a state, a people or a town."""
        keys = tuple(k for w in self.words[first:last] for k in w.keys)
        lexicon = self.lexicon
        if keys in lexicon.bodies:
            return False
        return keys in lexicon.states or keys in lexicon.peoples or keys in lexicon.places

    def is_people(self, at: int, last: int | None = None) -> bool:
        """Tell whether words, one where no end is given, are an adjective or name of a people."""
        words = self.words[at : at + 1 if last is None else last]
        return tuple(k for w in words for k in w.keys) in self.lexicon.peoples

    def is_post(self, at: int) -> bool:
        """Tell whether a post begins at the word."""
        return self.lexicon.match("post_head", self.words, at) is not None

    def is_given(self, at: int) -> bool:
        """Tell whether the word of a post opens a person's name ("Dean Holm", "Sultan Odeh")."""
        name = self.name_over(at) if self.lexicon.has("post_given", self.words[at]) else None
        opens = name is not None and name.first == self.words[at].first
        longer = name is not None and name.last > self.words[at].last
        return opens and longer and self.is_person(at)

    def name_of(self, first: int, last: int, label: NameLabel) -> Name:
        """Make a name of the words ``first`` to ``last``, the last one not included."""
        begin, end = self.words[first].first, self.words[last - 1].last
        tokens = self.sentence.tokens
        return Name(
            label=label,
            first=begin,
            last=end,
            text=text_of(self.sentence, begin, end),
            span=Span(begin=tokens[begin].span.begin, end=tokens[end - 1].span.end),
        )


def read_line(sentence: Sentence, lexicon: PostLexicon) -> Line:
    """Lay out a sentence as words."""
    return Line(sentence=sentence, words=split_words(sentence), lexicon=lexicon)


def person_from(line: Line, at: int) -> tuple[int, int] | None:
    """Read a person's name from a word on, past quotation marks and honorifics.

    Returns:
        Its words, the last one not included; None where no person's name begins there.
    """
    first = _past_marks(line, at)
    last = first
    while last < len(line.words) and last - first < _LONGEST_PERSON and _goes_on(line, first, last):
        last += 1
    last = _without_particles(line, first, last)
    return (first, last) if _is_person_run(line, first, last) else None


def _past_marks(line: Line, at: int) -> int:
    if line.word(at) in QUOTES:
        at += 1
    while at < len(line.words) and (step := line.lexicon.match("honorific", line.words, at)):
        at += step[0]
        at += line.word(at) == "."
        at += 3 if _is_retired(line, at) else 0
    return at


def _is_retired(line: Line, at: int) -> bool:
    """Tell whether brackets behind a rank say that it is over ("Maj. Gen. (Rtd) Kletti")."""
    closed = (line.word(at), line.word(at + 2)) == ("(", ")")
    return closed and line.lexicon.has("honorific", line.words[at + 1])


def _goes_on(line: Line, first: int, at: int) -> bool:
    word = line.words[at]
    if line.is_stop(at) or (at > first and line.is_post(at)):
        return False
    if word.is_capital:
        return True
    return line.lexicon.has("name_particle", word) or (
        line.lexicon.groups["name_particle"].get(word.keys[:1]) is not None
        and any(c.isupper() for c in word.text)
    )


def _without_particles(line: Line, first: int, last: int) -> int:
    while last > first and not any(c.isupper() for c in line.words[last - 1].text):
        last -= 1
    return last


def _is_person_run(line: Line, first: int, last: int) -> bool:
    if last <= first or (line.is_post(first) and not line.is_given(first)):
        return False
    if line.is_person(first) or line.is_person(last - 1):
        return not line.is_people(first)
    if line.is_in_body(first, last) and not _is_ranked(line, first, last):
        return False
    text = line.words[first].text
    if line.is_people(first) or line.is_known_place(first, last):
        return False
    return not (last - first == 1 and (text.isupper() or "." in text or len(text) < 2))


def _is_ranked(line: Line, first: int, last: int) -> bool:
    """Tell whether a rank makes words a person's that a longer name has ("FC chief Col Ade Holm").

    "Dr Ade Holm Foundation" is a body for its last word.
    """
    ranked = line.lexicon.match_back("honorific", line.words, first) > 0
    bodies = any(line.lexicon.has("body_end", w) for w in line.words[first:last])
    return ranked and last - first > 1 and not bodies


def person_before(line: Line, end: int) -> tuple[int, int] | None:
    """Read a person's name that ends before a word.

    Returns:
        Its words, the last one not included; None where no person's name ends there.
    """
    last = end - 1 if line.word(end - 1) in QUOTES else end
    name = line.name_over(last - 1) if last > 0 else None
    first = last
    while first > 0 and last - first < _LONGEST_PERSON and _goes_back(line, first - 1):
        first -= 1
    if name is not None and name.label is NameLabel.PERSON:
        first = max(first, _word_of(line, name.first))
    while first < last and not any(c.isupper() for c in line.words[first].text):
        first += 1
    return (first, last) if _is_person_run(line, first, last) else None


def _word_of(line: Line, token: int) -> int:
    return next(at for at, w in enumerate(line.words) if w.first <= token < w.last)


def _goes_back(line: Line, at: int) -> bool:
    if line.lexicon.match("honorific", line.words, at) is not None or line.is_post(at):
        return False
    return _goes_on(line, at, at) and not line.is_people(at)
