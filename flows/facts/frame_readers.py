"""Which word reports: a verb of saying, asking or thinking, a source, a noun, one reader a kind.

Who speaks is found by ``speakers``, what is reported by ``contents``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.contents import act_content, noun_content, say_content, source_content
from flows.facts.frame import Frame, FrameKind, framed
from flows.facts.nearby import is_finite
from flows.facts.odd_sayings import odd_saying
from flows.facts.speakers import can_speak, noun_speakers, speakers_of
from flows.language.tree import case_of, children, obliques, spread, subtree
from flows.model import EntityKind, EpistemicStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SAID_TO = frozenset({"say", "report", "allege", "believe", "think"})
_WHO = (EntityKind.PERSON, EntityKind.ORGANIZATION)


def _read_say(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    match = scene.lexicon.match_at("speech_say", sentence, token.index)
    if match is None or not _is_verb(token) or _is_hedge(sentence, token):
        return None
    if _is_saying(scene, sentence, token):
        return None  # "the rebels' claim", where a tagger sees a verb
    hearers = _hearers(scene, sentence, token)
    speakers = speakers_of(scene, sentence, token)
    content = say_content(scene, sentence, token, speakers)
    vague = _needs_that(scene, sentence, token, content) or _are_events(scene, sentence, speakers)
    if vague or not (speakers or content):
        return None
    cue = (token, match.text, match.value)
    frame = framed(FrameKind.SAY, sentence, cue, speakers, content)
    return replace(frame, hearers=hearers)


def _read_denying(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    """Read "rejected claims that …", "dismissed the allegations": a saying is what is denied."""
    if scene.lexicon.value("speech_denying", token) is None or not _is_verb(token):
        return None
    sayings = [t for t in children(sentence, token.index, "obj") if _is_saying(scene, sentence, t)]
    speakers = speakers_of(scene, sentence, token)
    if not sayings or _is_hedge(sentence, token) or not _have_voice(scene, sentence, speakers):
        return None
    if _is_only_judged(scene, sentence, token):
        return None
    cue = (token, token.text, EpistemicStatus.DENIED.value)
    content = tuple(t.index for noun in sayings for t in subtree(sentence, noun.index))
    said = _without_done_too(sentence, token, content)
    return framed(FrameKind.ACT, sentence, cue, speakers, said)


def _without_done_too(
    sentence: Sentence, denying: Token, content: tuple[int, ...]
) -> tuple[int, ...]:
    """Leave out what who denies does besides, where a parse joins it to the charge.

    "Chad denies claims that it armed them and accuses Mali": the tense is that of the denial.
    """
    verbs = (sentence.tokens[i] for i in content)
    apart = {t.index for verb in verbs for t in _done_too(sentence, denying, verb)}
    return tuple(i for i in content if i not in apart)


def _done_too(sentence: Sentence, denying: Token, verb: Token) -> tuple[Token, ...]:
    joined = verb.dep == "conj" and verb.pos == "VERB" and verb.tag == denying.tag
    other = sentence.tokens[verb.head].tag != denying.tag
    alone = joined and not children(sentence, verb.index, "nsubj", "mark", "aux")
    return subtree(sentence, verb.index) if alone and other else ()


def _is_only_judged(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether it is said what something is ("dismissed it as a tactic"), not that it is false.

    "Dismissed as false" and "as a lie" deny.
    """
    judged = (t for t in children(sentence, verb.index) if case_of(sentence, t.index) == "as")
    return any(scene.lexicon.value("speech_false", t) is None for t in judged)


def _is_saying(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is a noun of saying, also where a tagger takes it for a verb."""
    owned = token.dep in ("obj", "nsubj") and children(sentence, token.index, "nmod:poss", "det")
    noun = token.pos == "NOUN" or bool(owned)
    return noun and scene.lexicon.value("speech_noun", token) is not None


def _read_odd(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    told = odd_saying(scene, sentence, token)
    if told is None:
        return None
    status, speakers, said = told
    return framed(FrameKind.SAY, sentence, (token, token.text, status), speakers, said)


def _read_act(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    status = scene.lexicon.value("speech_act", token)
    if status is None or not _is_verb(token) or _is_withholding(scene, sentence, token, status):
        return None
    if children(sentence, token.index, "compound:prt"):
        return None  # "called off"
    speakers = () if _is_hedge(sentence, token) else speakers_of(scene, sentence, token)
    if not _have_voice(scene, sentence, speakers):
        speakers = ()
    cue = (token, token.text, status)
    frame = framed(FrameKind.ACT, sentence, cue, speakers, act_content(scene, sentence, token))
    return replace(frame, hearers=_hearers(scene, sentence, token))


def _is_withholding(scene: Scene, sentence: Sentence, verb: Token, status: str) -> bool:
    """Tell whether something is kept from somebody: "deny Assad a victory", "deny them access"."""
    if status != EpistemicStatus.DENIED:
        return False
    kept = (
        scene.lexicon.value("speech_withheld", t) for t in children(sentence, verb.index, "obj")
    )
    return bool(children(sentence, verb.index, "iobj")) or any(kept)


def _read_mental(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    status = scene.lexicon.value("speech_mental", token)
    if status is None or token.pos not in ("VERB", "ADJ"):
        return None
    if _holds_event(scene, sentence, token):
        return None
    thought = scene.lexicon.value("hedge_passive", token) is not None
    opened = children(sentence, token.index, "xcomp")
    if (thought or opened) and _is_hedge(sentence, token):
        return None  # "is believed to", "is known to"; but who "is convinced that" believes
    speakers = speakers_of(scene, sentence, token)
    content = act_content(scene, sentence, token)
    if not content or _needs_that(scene, sentence, token, content):
        return None
    if not speakers and token.tag == "VBN":
        speakers = children(sentence, token.index, "nsubj:pass")
    if not _have_voice(scene, sentence, speakers):
        speakers = ()
    cue = (token, token.text, status)
    return framed(FrameKind.MENTAL, sentence, cue, speakers, content)


def _holds_event(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """Tell whether what is held is a gathering, no opinion ("held talks in the hope that")."""
    objects = children(sentence, verb.index, "obj")
    held = scene.lexicon.value("part_verb", verb) is not None
    return held and any(scene.lexicon.value("event_head", t) is not None for t in objects)


def _read_source(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    match = scene.lexicon.match_at("speech_source", sentence, token.index)
    if match is None or match.last >= len(sentence.tokens):
        return None
    noun = sentence.tokens[token.head]
    if noun.index < match.last or token.dep not in ("case", "fixed", "mark"):
        later = [t for t in sentence.tokens[match.last :] if t.pos in ("NOUN", "PROPN", "PRON")]
        noun = later[0] if later else token
    if noun.index == token.index:
        return None
    cue = (token, match.text, match.value)
    return framed(
        FrameKind.SOURCE,
        sentence,
        cue,
        noun_speakers(scene, sentence, noun),
        source_content(sentence, noun, match.first),
    )


def _read_pointing(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    """Read "Ban made the announcement": what is announced stands in the sentence before."""
    match = scene.lexicon.match_at("speech_pointing", sentence, token.index)
    speakers = () if match is None else speakers_of(scene, sentence, token)
    if match is None or not speakers or not _is_verb(token):
        return None
    cue = (token, match.text, match.value)
    return framed(FrameKind.SAY, sentence, cue, speakers, (match.last - 1,))


def _read_noun(scene: Scene, sentence: Sentence, token: Token) -> Frame | None:
    status = scene.lexicon.value("speech_noun", token)
    is_noun = status is not None and _is_saying(scene, sentence, token)
    content = noun_content(sentence, token) if is_noun else ()
    if content and token.dep == "obj":
        content = _without_done_too(sentence, sentence.tokens[token.head], content)
    if status is None or not content:
        return None
    cue = (token, token.text, status)
    return framed(FrameKind.NOUN, sentence, cue, _owners(scene, sentence, token), content)


def _are_events(scene: Scene, sentence: Sentence, speakers: tuple[Token, ...]) -> bool:
    """Tell whether an event is all that could speak ("the war, which has claimed many lives")."""
    return bool(speakers) and all(
        scene.lexicon.value("event_head", t) is not None
        and t.pos == "NOUN"
        and not (scene.entity_at(sentence, t) or "").startswith(_WHO)
        for t in speakers
    )


def _needs_that(scene: Scene, sentence: Sentence, verb: Token, content: tuple[int, ...]) -> bool:
    """Tell whether a verb of many meanings ("hold", "find") has no clause with "that" after it."""
    if scene.lexicon.value("speech_that", verb) is None:
        return False
    ahead = not content or content[-1] > verb.index
    return ahead and not any(_is_that(sentence.tokens[i]) for i in content)


def _is_that(token: Token) -> bool:
    return token.dep == "mark" and token.text.lower() == "that"


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or token.tag.startswith("VB")


def _is_hedge(sentence: Sentence, token: Token) -> bool:
    """Tell whether the verb is passive and nobody named does it ("is said to", "is believed")."""
    behind = [t.tag for t in sentence.tokens[token.index + 1 : token.index + 3]]
    if token.tag in ("VBN", "VBD") and token.lemma.lower() in _SAID_TO and behind == ["TO", "VB"]:
        return True  # "prisoners said to be soldiers"
    if token.tag == "VBN" and token.dep == "acl" and not is_finite(sentence, token):
        return not children(sentence, token.index, "ccomp")
    passive = children(sentence, token.index, "aux:pass", "nsubj:pass")
    return bool(passive) and not children(sentence, token.index, "obl:agent")


def _have_voice(scene: Scene, sentence: Sentence, speakers: tuple[Token, ...]) -> bool:
    return bool(speakers) and can_speak(scene, sentence, speakers[0])


def _hearers(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give whom it is said to: objects of "told" and its like, else a phrase with "to"."""
    if scene.lexicon.value("speech_addressed", verb) is not None:
        return children(sentence, verb.index, "obj", "iobj")
    return (*children(sentence, verb.index, "iobj"), *obliques(sentence, verb.index, "to"))


def _owners(scene: Scene, sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give whose claim it is: "their claim that", "a claim by X that", "X made the claim that".

    Not theirs who deny it, look into it or hear of it.
    """
    own = children(sentence, noun.index, "nmod:poss") or obliques(
        sentence, noun.index, "by", "of", "from"
    )
    makes = scene.lexicon.value("speech_making", sentence.tokens[noun.head]) is not None
    if own or noun.dep != "obj" or not makes:
        return spread(sentence, own)
    return tuple(t for t in children(sentence, noun.head, "nsubj") if not t.dep.endswith("pass"))


CUES = (
    "speech_pointing",
    "speech_denying",
    "speech_say",
    "speech_written",
    "speech_putting",
    "speech_making",
    "speech_act",
    "speech_mental",
    "speech_source",
    "speech_noun",
)
"""Groups with one of whose cues each reader begins."""


READERS: tuple[Callable[[Scene, Sentence, Token], Frame | None], ...] = (
    _read_pointing,
    _read_denying,
    _read_say,
    _read_odd,
    _read_act,
    _read_mental,
    _read_source,
    _read_noun,
)
