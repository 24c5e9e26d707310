"""Where a clause stands in time: done, going on, planned, likely, proposed.

How surely an article puts it belongs to ``standing``.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from flows.facts.hedges import read_hedge
from flows.facts.timing import looks_back, time_on
from flows.language.tree import ancestors, children
from flows.model import Direction, EpistemicStatus, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_AIMS = frozenset({"at", "for", "to", "towards", "toward", "on", "about"})
_NAMES = frozenset({"NOUN", "PROPN"})
_PERMITS = frozenset({"allow", "authorise", "authorize", "let", "permit"})
_MAX_STEPS = 4


class Outlook(Enum):
    """Where a clause stands in time, as its verb tells."""

    DONE = "done"
    NOW = "now"
    PLANNED = "planned"
    LIKELY = "likely"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"


_AHEAD = {
    EpistemicStatus.PLANNED: Outlook.PLANNED,
    EpistemicStatus.EXPECTED: Outlook.LIKELY,
    EpistemicStatus.CONDITIONAL: Outlook.CONDITIONAL,
}


def outlook_of(scene: Scene, sentence: Sentence, verb: Token) -> Outlook:
    """Tell whether what the verb says is past, present, or ahead, and how firmly."""
    if _is_resolved(scene, sentence, verb):
        return Outlook.PLANNED
    if _is_permitted(sentence, verb):
        return Outlook.LIKELY
    hedge = read_hedge(scene.lexicon, sentence, verb.index)
    if hedge is None:
        return _tense_told(scene, sentence, verb)
    if hedge.status is EpistemicStatus.POSSIBLE:
        wanted = scene.lexicon.cues("outlook_proposed").get(_lemma_of(sentence, hedge.cue))
        return Outlook.LIKELY if wanted is None else Outlook.PROPOSED
    return _AHEAD.get(hedge.status) or _tense_told(scene, sentence, verb)


def _tense_told(scene: Scene, sentence: Sentence, verb: Token) -> Outlook:
    """Tell the tense of a verb; a chronology tells in the present what is done."""
    tense = Outlook.DONE if is_behind(sentence, verb) else _tense_of(sentence, verb)
    marks = children(sentence, verb.index, "mark") if tense is Outlook.NOW else ()
    if any(t.text.lower() == "before" for t in marks) and verb.tag in ("VBP", "VBZ"):
        return Outlook.PLANNED  # "a day before both hold talks"
    is_done = any(text.covers(sentence.span) for text, _ in scene.entries)
    return Outlook.DONE if tense is Outlook.NOW and is_done else tense


def _is_permitted(sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody is allowed to do what he may do or not ("let them travel")."""
    over = sentence.tokens[verb.head]
    below = verb.dep in ("xcomp", "advcl", "ccomp") and verb.tag == "VB" and verb.index > over.index
    return below and over.lemma.lower() in _PERMITS


def _is_resolved(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of planning stands over an infinitive set off as an aim.

    "resolved on Saturday to go": parsers take what is resolved for what it is done for.
    """
    head = sentence.tokens[verb.head]
    planned = scene.lexicon.value("hedge_verb", head) == EpistemicStatus.PLANNED
    return planned and verb.dep == "advcl" and is_aim(sentence, verb)


def is_ahead(outlook: Outlook) -> bool:
    """Tell whether a clause is about what is still to come."""
    return outlook in (Outlook.PLANNED, Outlook.LIKELY, Outlook.PROPOSED, Outlook.CONDITIONAL)


def _lemma_of(sentence: Sentence, text: str) -> str:
    return next((t.lemma.lower() for t in sentence.tokens if t.text == text), text.lower())


def _tense_of(sentence: Sentence, verb: Token) -> Outlook:
    if is_aim(sentence, verb):
        return Outlook.PLANNED if is_headline_plan(sentence, verb) else Outlook.PROPOSED
    if _is_to_be(sentence, verb):
        return Outlook.PLANNED
    for token in _finite_chain(sentence, verb):
        helpers = children(sentence, token.index, "aux", "cop")
        tags = {token.tag, *(t.tag for t in helpers)}
        if "VBD" in tags or any(t.lemma.lower() == "have" for t in helpers):
            return Outlook.DONE
        if not tags.isdisjoint({"VBZ", "VBP"}):
            return Outlook.NOW
        if token.tag == "VBN":
            return Outlook.DONE
    return Outlook.NOW


def is_behind(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause says after what something is done ("after winning the vote")."""
    marks = children(sentence, verb.index, "mark", "case") if verb.tag == "VBG" else ()
    return any(t.text.lower() == "after" for t in marks)


def _is_to_be(sentence: Sentence, verb: Token) -> bool:
    """Tell whether an infinitive says what is to be ("Rebels to talk", "the talks to be held")."""
    marks = children(sentence, verb.index, "mark")
    bare = verb.tag == "VB" and verb.dep == "root" and bool(marks)
    helped = children(sentence, verb.index, "aux")
    passive = verb.tag == "VBN" and verb.dep == "acl"
    passive = passive and not any(t.lemma.lower() == "have" for t in helped)  # "to have met"
    before = children(sentence, verb.index, "case")
    if verb.tag == "VB" and any(t.text.lower() == "due" for t in before):
        return True  # "was due to end": parsers take "due to" for a preposition
    return bare or (passive and any(t.text.lower() == "to" for t in marks))


def is_headline_plan(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a headline says what is to be ("Rebels to begin talks")."""
    root = sentence.tokens[verb.head]
    alone = not any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in sentence.tokens)
    on = verb.dep == "acl" and root.dep in ("root", "conj", "appos") and root.pos in _NAMES
    return sentence.kind is PartKind.HEADLINE and on and alone


def is_announced(scene: Scene, sentence: Sentence, *words: Token) -> bool:
    """Tell whether a present tense with a time stands for what is to come ("opens on Wednesday").

    Headlines put what has happened in the present.
    """
    verb = words[0]
    helped = children(sentence, verb.index, "aux")
    plain = verb.tag == "JJ" and not verb.text.lower().endswith("ed")
    present = verb.tag in ("VBZ", "VBP") or plain or (verb.tag == "VBG" and _is_present(helped))
    time = time_on(scene, sentence, *words) if present else None
    ahead = time is not None and time.direction is not Direction.PAST and not looks_back(time)
    return ahead and sentence.kind is not PartKind.HEADLINE


def _is_present(helpers: tuple[Token, ...]) -> bool:
    return any(t.tag in ("VBZ", "VBP") for t in helpers)


def is_verbal(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is used as a verb, also where the tagger takes it for something else.

    "The talks open on Monday" for an adjective, "the army launches an attack" for a plural.
    """
    if word.pos in ("VERB", "AUX"):
        return True
    if word.pos == "ADJ":
        helped = children(sentence, word.index, "cop")
        return not helped and word.lemma == word.text.lower() == "open"
    before = sentence.tokens[word.index - 1] if word.index else None
    after = sentence.tokens[word.index + 1 : word.index + 2]
    named = before is not None and before.pos == "PROPN" and before.dep != "nmod:poss"
    return word.tag in ("NNS", "NNPS") and named and bool(after) and after[0].pos == "DET"


def is_aim(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause without tense says what something is for ("aimed at launching")."""
    marks = {t.text.lower() for t in children(sentence, verb.index, "mark", "case")}
    purpose = verb.tag == "VBG" and not marks.isdisjoint(_AIMS) and not is_for_deed(sentence, verb)
    over = sentence.tokens[verb.head]
    below = verb.dep in ("conj", "xcomp", "ccomp") and verb.index > over.index
    shared = below and verb.tag == over.tag == "VB"  # "to make them resume talks"
    if shared and not children(sentence, verb.index, "aux", "mark"):
        return is_aim(sentence, over)  # "to end the war and sign a truce"
    return purpose or (verb.tag == "VB" and "to" in marks and verb.dep in ("advcl", "acl"))


def is_for_deed(sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody is thanked or blamed for a deed ("thanked Jordan for hosting it")."""
    marks = {t.text.lower() for t in children(sentence, verb.index, "mark", "case")}
    clause = verb.tag == "VBG" and verb.dep == "advcl" and marks == {"for"}
    return clause and bool(children(sentence, verb.head, "obj", "iobj"))


def _finite_chain(sentence: Sentence, verb: Token) -> Iterable[Token]:
    """Give a verb and those above it that lend it their tense."""
    yield verb
    below = verb
    for above in list(ancestors(sentence, verb.index))[:_MAX_STEPS]:
        told = above.pos in ("VERB", "AUX", "ADJ", "NOUN") or children(sentence, above.index, "cop")
        if not told or below.dep in ("parataxis", "appos"):
            return
        yield above
        below = above
