"""Speakers read off the order of the words, for a parse often errs on how news names them.

Grammar proper (subjects, passives, clauses that share a subject) is in ``speakers``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.language.tree import children, head_of, name_at
from flows.model import NameLabel

if TYPE_CHECKING:
    from flows.model import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLOSING = frozenset({"punct", "case", "advmod", "obl:unmarked"})
MARKS = frozenset({'"', "“", "”", "``", "''"})
_SET_OFF = frozenset({"acl", "parataxis"})
_APPOSITION_WORDS = 12
_POST_WORDS = 32
_IN_PHRASE = frozenset({*NOMINAL, "DET", "ADJ", "NUM", "PART", "ADV"})


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb makes a clause, also where ", X announced" is taken for a participle."""
    if verb.tag in FINITE or children(sentence, verb.index, "aux"):
        return True
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    if _ends_aside(sentence, verb, after):
        return True
    taken = bool(after) and after[0].pos in _IN_PHRASE - {"PROPN"}
    taken = taken or bool(children(sentence, verb.index, "obl:agent"))  # "a town held by X"
    if verb.tag != "VBN" or verb.dep not in _SET_OFF or taken:
        return False
    left = verb.index - 1
    while left > 0 and sentence.tokens[left - 1].pos in (*_IN_PHRASE, "ADP", "CCONJ"):
        left -= 1
    return left > 0 and sentence.tokens[left - 1].text in (",", ";", *MARKS)


def _ends_aside(sentence: Sentence, verb: Token, after: tuple[Token, ...]) -> bool:
    """Tell whether an aside on a name ends before a verb ("X, who leads the group, announced")."""
    named = sentence.tokens[verb.head]
    between = [t.text for t in sentence.tokens[named.index + 1 : verb.index]]
    by = bool(after) and after[0].text.lower() == "by"
    aside = between.count(",") > 1 and between[-1] == ","
    return verb.dep == "acl" and verb.tag == "VBN" and named.pos == "PROPN" and aside and not by


def inverted_speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Give who speaks in ", said X on Friday", before any subject that the parse takes for it."""
    before = sentence.tokens[: verb.index]
    if not before or before[-1].text not in (",", *MARKS) or verb.tag not in FINITE:
        return None
    name = next((n for n in sentence.names if n.first > verb.index), None)
    if name is None or name.label is not NameLabel.PERSON:
        return None
    between = sentence.tokens[verb.index + 1 : name.first]
    after = sentence.tokens[name.last : name.last + 1]
    led_up = all(t.pos in _IN_PHRASE for t in between)
    ends = not after or after[0].pos in ("PUNCT", "ADP")
    return head_of(sentence, name.first, name.last) if led_up and ends else None


def named_behind_place(sentence: Sentence, verb: Token) -> Token | None:
    """Give the person right before a verb, where a place behind commas was taken for who speaks.

    "In Prague, Czech Republic, President Havel said": Havel.
    """
    named = [n for n in sentence.names if n.last == verb.index]
    if not named or named[0].label is not NameLabel.PERSON or not is_finite(sentence, verb):
        return None
    first = named[0].first
    while first > 0 and sentence.tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ"):
        first -= 1
    closed = [n for n in sentence.names if n.last == first - 1 and n.label is NameLabel.PLACE]
    comma = first > 0 and sentence.tokens[first - 1].text == ","
    return head_of(sentence, named[0].first, named[0].last) if comma and closed else None


def apposed_speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Give the person whom a phrase between commas parts from the verb ("X, an aide to Y, said").

    Read off the words, for a parse often hangs such a name on what is said.
    """
    at = verb.index - 1
    if at < 2 or sentence.tokens[at].text != "," or not is_finite(sentence, verb):
        return None
    for name in reversed(sentence.names):
        person = name.label is NameLabel.PERSON and name.last < at
        near = at - name.last <= _APPOSITION_WORDS or _is_post(sentence, name.last, at)
        if (
            person
            and near
            and _opens_clause(sentence, name.first)
            and _is_apposition(sentence, name.last, at)
        ):
            return head_of(sentence, name.first, name.last)
    return None


def _opens_clause(sentence: Sentence, first: int) -> bool:
    """Tell whether a name opens a clause, a post before it or not."""
    before = sentence.tokens[first - 1] if first else None
    opens = before is None or before.text in (",", *MARKS)
    return opens or (before is not None and before.pos in ("NOUN", "PROPN", "ADJ"))


def _is_post(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a long phrase between commas is a post ("Special Envoy of the X for the Y")."""
    words = sentence.tokens[first + 1 : last]
    titled = bool(words) and words[0].pos in ("PROPN", "ADJ", "NOUN", "DET")
    linked = any(t.text.lower() in ("of", "for", "to") for t in words)
    plain = all(t.tag not in (*FINITE, "MD") and t.text not in MARKS for t in words)
    return titled and linked and plain and len(words) <= _POST_WORDS


def _is_apposition(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a comma and words without a verb of their own stand between two words."""
    words = sentence.tokens[first:last]
    described = words[0].text == "," and words[1:] and words[1].pos in ("DET", "NOUN", "ADJ")
    described = described or (words[0].text == "," and _is_post(sentence, first, last))
    if words[0].text == "," and words[1:] and words[1].tag == "WP":
        return not any(t.text in MARKS for t in words)
    clause = any(t.tag in (*FINITE, "MD") or t.text in MARKS for t in words)
    return bool(described) and not clause


def speaker_before(sentence: Sentence, verb: Token) -> Token | None:
    """Give the noun right before a finite verb which the parse gave no subject."""
    if not is_finite(sentence, verb):
        return None
    left = [t for t in sentence.tokens[: verb.index] if t.pos not in ("ADV", "AUX", "PART")]
    after = sentence.tokens[verb.index + 1 : verb.index + 2]
    closed = not after or after[0].dep in _CLOSING  # else ", said X" names who speaks behind it
    if closed and len(left) > 1 and left[-1].text == "," and left[-2].pos == "PROPN":
        left = left[:-1]
    left = _before_brackets(left)
    if not left or left[-1].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    noun = left[-1]
    ends = noun.index + 1
    if [t.text for t in sentence.tokens[ends : ends + 1]] == ["("]:
        ends += 3
    passed = sentence.tokens[ends : verb.index]
    if any(t.pos not in ("ADV", "AUX", "PART", "PUNCT") for t in passed):
        return None
    return _phrase_head(sentence, noun)


def _before_brackets(words: list[Token]) -> list[Token]:
    """Leave out a short name in brackets at the end ("the mission (UNM) said")."""
    texts = [t.text for t in words[-3:]]
    return words[:-3] if len(texts) == 3 and (texts[0], texts[2]) == ("(", ")") else words


def _phrase_head(sentence: Sentence, noun: Token) -> Token | None:
    """Climb from the last word of a phrase to its head ("the head of the army": head)."""
    seen = {noun.index}
    while noun.dep in ("flat", "compound") or children(sentence, noun.index, "case"):
        above = sentence.tokens[noun.head]
        while above.pos == "VERB" and above.head < above.index:
            above = sentence.tokens[above.head]
        if above.index in seen or above.index > noun.index:
            return None
        seen.add(above.index)
        noun = above
    described = noun.pos == "ADJ" and children(sentence, noun.index, "nsubj")
    return noun if noun.pos in NOMINAL or described else None  # "an official close to X told"


def fronted_speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Give the phrase that opens the clause, where an aside parts it from its verb ("X, …,")."""
    marks = [t.index for t in sentence.tokens[: verb.index] if t.text in MARKS]
    first = marks[-1] + 1 if marks else 0
    commas = [t.index for t in sentence.tokens[first : verb.index] if t.text == ","]
    if len(commas) < 2 or commas[-1] != verb.index - 1 or not is_finite(sentence, verb):
        return None
    phrase = sentence.tokens[first : commas[0]]
    if not phrase or any(t.pos in ("VERB", "AUX", "SCONJ", "ADV") for t in phrase):
        return None
    if phrase[0].pos == "ADP" or phrase[-1].pos not in NOMINAL:
        return None
    return head_of(sentence, first, commas[0])


def speaker_after(sentence: Sentence, verb: Token) -> Token | None:
    """Give who speaks in "…", said X, whatever the parse takes X for: read off the words."""
    before = sentence.tokens[: verb.index]
    if not before or before[-1].pos != "PUNCT" or verb.tag not in FINITE:
        return None
    name = name_at(sentence, verb.index + 1)
    whole = name is not None and name.label is not NameLabel.PEOPLE
    if name is not None and whole and name.first == verb.index + 1:
        return head_of(sentence, name.first, name.last)
    return _noun_ahead(sentence.tokens[verb.index + 1 :])


def _noun_ahead(tokens: tuple[Token, ...]) -> Token | None:
    """Give the last noun of the phrase that begins the tokens, or a word that looks like a name."""
    noun = None
    for token in tokens:
        if token.pos not in _IN_PHRASE:
            break
        noun = token if token.pos in NOMINAL else noun
    capital = [t for t in tokens[:1] if t.text[:1].isupper()]
    return noun or next(iter(capital), None)
