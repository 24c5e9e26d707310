"""Which entity a phrase that names a speaker stands for: a name, a post, a pronoun, "a source".

Somebody without a name becomes an anonymous source, local to the article and called what the
article calls it. Where the phrase stands in its sentence belongs to ``speakers``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.facts.couples import couple_at
from flows.facts.papers import issuers_of
from flows.facts.phrases import describe_phrase, describe_singular, noun_of, slug_of
from flows.facts.post_speakers import (
    holder_of_owned_post,
    holder_of_whole_post,
    holder_told_before,
    only_holder,
    serves_another,
)
from flows.facts.speaker_phrases import (
    apposed,
    is_bare_definite,
    is_body_beside,
    is_definite,
    is_named_by,
    is_one_of_them,
    is_owner_beside,
    is_parted,
    is_thing,
)
from flows.facts.subject_speakers import is_told_near, last_subject, subjects_of, titled_at, told_of
from flows.facts.voice import Voice, is_body_voice
from flows.language.tree import children
from flows.model import Entity, EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.facts.scene import Scene
    from flows.model import Sentence, Token

_SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "them", "their"})
_BODY = frozenset({"it", "its"})
_NOBODY = frozenset({"ADP", "ADV", "AUX", "CCONJ", "SCONJ"})
"""Parts of speech of words that name nobody: there a parse has erred."""
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})


class Cast:
    """The speakers of one article, in order of their speaking; it grows as sentences are read."""

    def __init__(self, scene: Scene) -> None:
        """Begin with nobody heard."""
        self._scene = scene
        self._heard: list[Voice] = []
        self._others: tuple[Voice, ...] = ()
        self._anonymous: dict[str, Voice] = {}
        self._heard_in: Sentence | None = None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The anonymous sources met, in order."""
        voices = self._anonymous.values()
        return tuple(Entity(id=v.entity, kind=v.kind, label=v.label) for v in voices)

    def hear(
        self, sentence: Sentence, heads: tuple[Token, ...], others: tuple[Voice, ...] = ()
    ) -> tuple[Voice, ...]:
        """Give who the phrases stand for; several without a name that speak together are one.

        Args:
            sentence: The sentence that holds them.
            heads: Heads of the phrases.
            others: Who a pronoun cannot be: those whose words are reported here.
        """
        self._others = others
        known = {head.index: self._known(sentence, head) for head in heads}
        pairs = {h.index: self._several(sentence, h) for h in heads if known[h.index] is None}
        unknown = tuple(head for head in heads if not (known[head.index] or pairs[head.index]))
        named = [i for i, v in known.items() if v is not None and i < heads[-1].index]
        after = max(named, default=-1)
        both = [voice for pair in pairs.values() for voice in pair]
        unnamed = self._unnamed(sentence, unknown, after) if unknown else None
        voices = tuple(dict.fromkeys(v for v in (*known.values(), *both, unnamed) if v is not None))
        self._heard.extend(voices)
        self._heard_in = sentence if voices else self._heard_in
        return voices

    def voice_of(self, entity_id: str) -> Voice | None:
        """Give an entity as a speaker; None where it is nobody who could speak."""
        entity = self._scene.entity(entity_id)
        if entity is None or entity.kind not in _SPEAKING:
            return None
        return Voice(entity=entity.id, kind=entity.kind, head="", label=entity.label)

    def only_holder(self, is_meant: Callable[[str], bool]) -> Voice | None:
        """Give the only person of the article whose post is meant, in lower case."""
        person = only_holder(self._scene, is_meant)
        return None if person is None else self.voice_of(person)

    def source(self, label: str, head: str) -> Voice:
        """Give an anonymous source by what it is called and the lemma of the noun in that."""
        return self._anonymous_voice(label, head, plural=False)

    def _known(self, sentence: Sentence, head: Token) -> Voice | None:
        rules = (
            self._titled,
            self._owner,
            self._named,
            self._pronoun,
            self._again,
            self._body_again,
            self._by_post,
            self._by_owned_post,
            self._described,
        )
        return next((v for rule in rules if (v := rule(sentence, head)) is not None), None)

    def _titled(self, sentence: Sentence, head: Token) -> Voice | None:
        person = titled_at(self._scene, sentence, head)
        return None if person is None else self._voice(person, head)

    def _owner(self, sentence: Sentence, head: Token) -> Voice | None:
        """Give the body whose office a noun is: the UN, of "the UN's Mali office"."""
        if self._scene.lexicon.value("speech_branch", head) is None:
            return None
        owners = (self._scene.mention_at(t) for t in children(sentence, head.index, "nmod:poss"))
        voices = (self._voice(owner.entity, head) for owner in owners if owner is not None)
        return next((v for v in voices if v and v.kind is EntityKind.ORGANIZATION), None)

    def _named(self, sentence: Sentence, head: Token) -> Voice | None:
        branch = self._scene.lexicon.value("speech_branch", head) is not None
        beside = ("flat", "compound") if branch else ("flat", "appos", "compound")
        near = children(sentence, head.index, *beside)
        nearby = [t for t in near if not is_parted(sentence, t, head)]
        after = apposed(self._scene, sentence, head)
        for token in (head, *nearby, *after):
            mention = self._scene.mention_at(token)
            voice = None if mention is None else self._voice(mention.entity, head)
            if head.pos == "PRON" and voice is not None:
                if self._is_other(voice):
                    return None
                voice = self._spoke_before(sentence, head, voice) or voice
            if voice is not None and (is_named_by(head, token) or voice.kind is EntityKind.PERSON):
                return voice
            if voice is not None and is_body_beside(self._scene, head, token):
                return voice
            if voice is not None and is_owner_beside(self._scene, head, token):
                return voice
        return None

    def _several(self, sentence: Sentence, head: Token) -> tuple[Voice, ...]:
        return self._pair(sentence, head) or self._by_paper(sentence, head)

    def _by_paper(self, sentence: Sentence, head: Token) -> tuple[Voice, ...]:
        """Give who put out the paper that "the statement" takes up."""
        issued = issuers_of(self._scene, sentence, head)
        if issued is None:
            return ()
        earlier, heads = issued
        found = [v for t in heads if (v := self._known(earlier, t)) is not None]
        unnamed = None if found else self._unnamed(earlier, heads, -1)
        return tuple(dict.fromkeys(found if unnamed is None else [unnamed]))

    def _spoke_before(self, sentence: Sentence, pronoun: Token, voice: Voice) -> Voice | None:
        """Give who spoke in the sentence before, and so goes on, for whoever a pronoun else is.

        Somebody without a name, for "he"; a body, for "it". Not where the other was the subject.
        """
        last, before = next(reversed(self._heard), None), self._heard_in
        if last is None or before is None:
            return None
        near = sentence.part - before.part <= 1 and 0 <= sentence.span.begin - before.span.end <= 2
        if pronoun.text.lower() in _BODY:
            fits = self._is_body(last) and self._is_body(voice)
        else:
            unnamed = last.kind is EntityKind.ANONYMOUS and not (last.plural or self._is_body(last))
            fits = unnamed and voice.kind is EntityKind.PERSON
        named = voice.entity in subjects_of(self._scene, before)
        return last if near and fits and not named else None

    def _pair(self, sentence: Sentence, head: Token) -> tuple[Voice, ...]:
        """Give the two whom "the two men" or "both sides" takes up."""
        couple = couple_at(self._scene, sentence, head) if head.pos == "NOUN" else None
        voices = (self._voice(party.entity, head) for party in couple or ())
        return tuple(voice for voice in voices if voice is not None)

    def _voice(self, entity_id: str, head: Token) -> Voice | None:
        voice = self.voice_of(entity_id)
        plural = head.text.lower() in _PLURAL
        return None if voice is None else replace(voice, plural=plural)

    def _pronoun(self, sentence: Sentence, head: Token) -> Voice | None:
        word = head.text.lower()
        if word in _SINGULAR:
            heard = self._last(lambda v: not (v.plural or self._is_body(v)))
            others = [v.entity for v in self._others]
            first = self._heard_in is None or self._heard_in.part != sentence.part
            told = told_of(self._scene, sentence, others) if first else None
            meant = told or (None if heard else last_subject(self._scene, sentence, others))
            return heard if meant is None else self._voice(meant, head)
        if word in _PLURAL:
            return self._last(lambda v: v.plural or self._is_body(v))
        if word not in _BODY:
            return None
        return self._last(self._is_body) or self._body_before(sentence)

    def _is_body(self, voice: Voice) -> bool:
        return is_body_voice(self._scene, voice)

    def _body_before(self, sentence: Sentence) -> Voice | None:
        """Give the body that the sentence before is about, where none has spoken."""
        before = [s for s in self._scene.parsed.sentences if s.span.end <= sentence.span.begin]
        for earlier in before[-1:]:
            for token in (t for t in earlier.tokens if t.dep == "nsubj"):
                voice = self._known(earlier, token) or self._unnamed(earlier, (token,), -1)
                if voice is not None and self._is_body(voice) and not self._is_other(voice):
                    return voice
        return None

    def _last(self, fits: Callable[[Voice], bool]) -> Voice | None:
        heard = (v for v in reversed(self._heard) if not self._is_other(v))
        return next((v for v in heard if fits(v)), None)

    def _is_other(self, voice: Voice) -> bool:
        return voice.entity in [v.entity for v in self._others]

    def _again(self, sentence: Sentence, head: Token) -> Voice | None:
        """Give the anonymous source heard before which "the source" or "one of them" takes up."""
        if is_one_of_them(sentence, head):
            group = self._last(lambda v: v.plural and v.kind is EntityKind.ANONYMOUS)
            return (
                None
                if group is None
                else self._anonymous_voice(
                    describe_singular(group.label, group.head), group.head, plural=False
                )
            )
        if not is_bare_definite(sentence, head):
            return None
        plural, lemma = head.tag in _PLURAL_TAGS, head.lemma.lower()
        return self._last(
            lambda v: (
                v.kind is EntityKind.ANONYMOUS
                and v.plural == plural
                and (lemma in (v.head, "source"))
            )
        )

    def _body_again(self, sentence: Sentence, head: Token) -> Voice | None:
        """Give the last body that spoke whose name ends in the noun of "the ministry"."""
        if not is_bare_definite(sentence, head) or head.tag != "NN":
            return None
        lemma = head.lemma.lower()
        return self._last(
            lambda v: v.kind is EntityKind.ORGANIZATION and noun_of(v.label).lower() == lemma
        )

    def _by_post(self, sentence: Sentence, head: Token) -> Voice | None:
        """Give the last person whose post is meant by "the minister"."""
        bare = is_bare_definite(sentence, head)
        person = holder_told_before(self._scene, head) if bare else None
        return None if person is None else self._voice(person, head)

    def _by_owned_post(self, sentence: Sentence, head: Token) -> Voice | None:
        """Give the only person who can be meant by a post that is told with whose it is."""
        scene = self._scene
        whole = holder_of_whole_post(scene, sentence, head)
        person = whole or holder_of_owned_post(scene, sentence, head)
        return None if person is None else self._voice(person, head)

    def _described(self, sentence: Sentence, head: Token) -> Voice | None:
        """Give who spoke last, just before, where "the British diplomat" can only describe them.

        Not where the words name another state than the one whose post they hold.
        """
        single = self._scene.lexicon.value("speech_individual", head) is not None
        last = self._heard[-1] if self._heard else None
        if not single or head.tag != "NN" or not is_definite(sentence, head) or last is None:
            return None
        person = last.kind is EntityKind.PERSON and is_told_near(self._scene, sentence, last.entity)
        of = [self._scene.entity_at(sentence, t) for t in children(sentence, head.index, "amod")]
        others = [e for e in of if e is not None and serves_another(self._scene, last.entity, e)]
        return last if person and not others else None

    def _unnamed(self, sentence: Sentence, heads: tuple[Token, ...], after: int) -> Voice | None:
        first = heads[0]
        if first.pos in ("PRON", "DET") and not children(sentence, first.index, "nmod"):
            return None
        if first.pos in _NOBODY or children(sentence, first.index, "cop"):
            return None
        if is_thing(self._scene, sentence, first):
            return None
        spans = [t.span for t in self._scene.times if sentence.span.covers(t.span)]
        times = {t.index for t in sentence.tokens if any(s.covers(t.span) for s in spans)}
        label = describe_phrase(sentence, heads, after, times)
        plural = len(heads) > 1 or first.tag in _PLURAL_TAGS
        return self._anonymous_voice(label, first.lemma.lower(), plural=plural) if label else None

    def _anonymous_voice(self, label: str, head: str, *, plural: bool) -> Voice:
        slug = slug_of(label, "source")
        if slug not in self._anonymous:
            self._anonymous[slug] = Voice(
                entity=f"anonymous/{self._scene.parsed.article.raw.id}/{slug}",
                kind=EntityKind.ANONYMOUS,
                head=head,
                label=label,
                plural=plural,
            )
        return self._anonymous[slug]
