"""With what standing an article passes a situation on: who says it, how surely, when it was said.

The innermost speaker is the claimant; who passed it on comes next. Signs of doubt in the sentence
itself (``hedges``) weigh more than a neutral word of saying.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.facts.frame import FrameKind
from flows.facts.hedges import is_none, read_hedge, read_polarity, turn
from flows.facts.rebuttals import rebuttals_of
from flows.facts.timing import DATES, day_of_entry
from flows.language.tree import ancestors, children, head_of, is_negated
from flows.model import EntityKind, EpistemicStatus, Polarity

if TYPE_CHECKING:
    from flows.facts.frame import Frame
    from flows.facts.hearing import HeardFrame, HeardQuote, Hearing
    from flows.facts.hedge_signs import Hedge
    from flows.facts.scene import Found, Scene
    from flows.facts.voice import Voice
    from flows.model import Sentence, Span, Token

_WEAKER = frozenset({EpistemicStatus.PLANNED, EpistemicStatus.POSSIBLE, EpistemicStatus.EXPECTED})
"""What a reporting word that doubts or denies outweighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who puts something how surely.

    Args:
        claimant: Entity id of who says it; None for the article's own voice.
        relayed_by: Entity id of who passed it on.
        cue: The word that shows the status, as printed.
        said: Span of the time expression that dates the saying.
    """

    claimant: str | None = None
    relayed_by: str | None = None
    status: EpistemicStatus = EpistemicStatus.ASSERTED
    polarity: Polarity = Polarity.POSITIVE
    cue: str | None = None
    said: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The speech that something stands in: its frames from the inside out, and its quotation."""

    frames: tuple[HeardFrame, ...]
    quote: HeardQuote | None

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The innermost speakers that are known."""
        known = [h.voices for h in self.frames if h.voices]
        quoted = self.quote.voices if self.quote is not None else ()
        return known[0] if known else quoted

    @property
    def outward(self) -> tuple[Frame, ...]:
        """The frames from the inside out, that of the quotation last."""
        quoted = self.quote.frame if self.quote is not None else None
        frames = [h.frame for h in self.frames]
        return tuple(frames if quoted is None or quoted in frames else [*frames, quoted])

    @property
    def frame(self) -> Frame | None:
        """The innermost frame."""
        return next(iter(self.outward), None)


def standings_of(scene: Scene, hearing: Hearing, found: Found) -> tuple[Standing, ...]:
    """Give the standing of a situation, one for each who says it or denies it.

    The article itself says what nobody else does, but not what is only asked.
    """
    token = found.sentence.tokens[found.trigger]
    report = report_over(hearing, found.sentence, token)
    if _is_granted(scene, report, token):
        return (Standing(),)
    frame = report.frame if report.frame and report.frame.sentence is found.sentence else None
    scope = _scope(hearing, report, found, frame)
    cue_at = None if frame is None else frame.cue
    hedge = read_hedge(scene.lexicon, found.sentence, found.trigger, scope, cue_at)
    polarity = read_polarity(scene.lexicon, found.sentence, found.trigger)
    polarity = turn(polarity) if found.over else polarity
    status, cue = status_over(scene, report, hedge)
    said = next((s for f in report.outward if (s := said_at(scene, f)) is not None), None)
    claimants = _each_for_itself(scene, found, report) or _own_voice(hearing, token)
    denied = (
        Standing(claimant=voice.entity, status=EpistemicStatus.DENIED, cue=denial)
        for voice, denial in rebuttals_of(scene, hearing, found)
    )
    told = tuple(
        Standing(
            claimant=claimant,
            relayed_by=relay_of(scene, hearing, report) if claimant is not None else None,
            status=status,
            polarity=polarity,
            cue=cue,
            said=said,
        )
        for claimant in claimants
    )
    return (*told, *denied)


def _is_granted(scene: Scene, report: Report, token: Token) -> bool:
    """Tell whether who denies something takes this for granted.

    "denied that the men who killed five came from there" does not deny that five were killed,
    "denied a role in the raid" not that there was one.
    """
    frame = report.frame
    if frame is None or frame.status is not EpistemicStatus.DENIED:
        return False
    above = list(ancestors(frame.sentence, token.index))
    if any(
        scene.lexicon.value("granting_noun", t) is not None and t.head == frame.cue for t in above
    ):
        return True
    inside = (t for t in (token, *above) if t.index in frame.content)
    return any(t.dep == "acl:relcl" and not _is_that_clause(frame.sentence, t) for t in inside)


def _is_that_clause(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause on a noun says what it is that is claimed ("accusations that it …").

    Parsers take it for a relative one; a relative "that" is the subject or object of its verb.
    """
    marks = children(sentence, verb.index, "mark")
    whose = children(sentence, verb.index, "nsubj")
    return any(t.text.lower() == "that" for t in marks) and bool(whose)


def _each_for_itself(scene: Scene, found: Found, report: Report) -> tuple[str, ...]:
    """Give who says it; of several at once the one whose own deed it is ("X and Y voiced doubts").

    Where the words name that one, all of them speak ("X and Y said that X would come").
    """
    claimants = tuple(v.entity for v in report.voices)
    agent, frame = getattr(found.situation, "agent", None), report.frame
    if len(claimants) < 2 or agent not in claimants or frame is None:
        return claimants
    words = (frame.sentence.tokens[at] for at in frame.content)
    is_named = any(scene.entity_at(frame.sentence, word) == agent for word in words)
    return claimants if is_named else (agent,)


def _own_voice(hearing: Hearing, token: Token) -> tuple[None, ...]:
    """Give the article's own voice, but where the words are nobody's: asked in an interview."""
    return () if any(span.covers(token.span) for span in hearing.nobodys) else (None,)


def _scope(
    hearing: Hearing, report: Report, found: Found, frame: Frame | None
) -> frozenset[int] | None:
    """Give the words whose doubts count: those reported, else those on one side of the marks."""
    if frame is not None:
        return frozenset(frame.content)
    tokens = found.sentence.tokens
    quotes = [q.quote.span for q in hearing.quotes if q.quote.span.overlaps(found.sentence.span)]
    if not quotes:
        return None
    quoted = frozenset(t.index for t in tokens if any(q.covers(t.span) for q in quotes))
    return quoted if report.quote is not None else frozenset(range(len(tokens))) - quoted


def presupposed_standings(hearing: Hearing, found: Found) -> tuple[Standing, ...]:
    """Give the standing of what a sentence takes for granted, such as somebody's post.

    No modal and no reported clause touches it: it is in the words of whoever is quoted, else in
    those of the article.
    """
    token = found.sentence.tokens[found.trigger]
    quote = _quote_over(hearing, token)
    if quote is None:
        return (Standing(),)
    return tuple(Standing(claimant=v.entity, status=EpistemicStatus.REPORTED) for v in quote.voices)


def report_over(hearing: Hearing, sentence: Sentence, token: Token) -> Report:
    """Give the speech that a word stands in."""
    over = [
        h for h in hearing.frames if h.frame.sentence is sentence and token.index in h.frame.content
    ]
    over.sort(key=lambda h: (len(h.frame.content), -h.frame.cue))
    return Report(frames=_without_rumour(tuple(over)), quote=_quote_over(hearing, token))


def _without_rumour(over: tuple[HeardFrame, ...]) -> tuple[HeardFrame, ...]:
    """Tell whose a claim without an owner is: theirs who deny it, but not theirs who do not say so.

    "denied reports that …" denies; "could not confirm reports that …" leaves the reports nobody's.
    """
    inner = over[0] if over else None
    if inner is None or inner.voices or inner.frame.kind is not FrameKind.NOUN or len(over) < 2:
        return over
    if over[1].frame.status is EpistemicStatus.DENIED:
        return over[1:]
    return over[:1] if is_denied(over[1].frame) else over


def _quote_over(hearing: Hearing, token: Token) -> HeardQuote | None:
    return next((q for q in hearing.quotes if q.quote.span.covers(token.span)), None)


def status_over(
    scene: Scene, report: Report, hedge: Hedge | None
) -> tuple[EpistemicStatus, str | None]:
    """Give the status of what is reported, and the word that shows it.

    Args:
        scene: For the lexicon.
        report: The speech that it stands in; empty for the article's own voice.
        hedge: The sign of doubt nearest to it, within what is reported.
    """
    frame = report.frame
    spoken = frame is not None or report.quote is not None
    if hedge is not None and not _outweighs(frame, hedge):
        return hedge.status, hedge.cue
    if frame is None:
        return (EpistemicStatus.REPORTED if spoken else EpistemicStatus.ASSERTED), None
    if is_denied(frame):
        return EpistemicStatus.POSSIBLE, frame.cue_text
    cue = frame.sentence.tokens[frame.cue]
    around = None if cue.dep == "xcomp" and cue.tag == "VB" else frozenset({frame.cue})
    over = read_hedge(scene.lexicon, frame.sentence, frame.cue, around)
    conditional = over is not None and over.status is EpistemicStatus.CONDITIONAL
    if over is not None and not conditional and frame.status is EpistemicStatus.REPORTED:
        return over.status, over.cue
    return frame.status, frame.cue_text


def is_denied(frame: Frame) -> bool:
    """Tell whether the saying is what does not happen ("did not say that", "nobody believes")."""
    subjects = children(frame.sentence, frame.cue, "nsubj")
    return is_negated(frame.sentence, frame.cue) or any(
        is_none(frame.sentence, t) for t in subjects
    )


def _outweighs(frame: Frame | None, hedge: Hedge) -> bool:
    doubts = frame is not None and frame.status is not EpistemicStatus.REPORTED
    return doubts and hedge.status in _WEAKER


def relay_of(scene: Scene, hearing: Hearing, report: Report) -> str | None:
    """Give who passed it on: the next speaker outward, a medium that was told, or the agency.

    Whoever denies what somebody claims does not pass it on.
    """
    claimants = report.voices
    quoted = () if report.quote is None else report.quote.voices
    told = (h for h in report.frames if h.frame.status is not EpistemicStatus.DENIED)
    frames = [v for h in told for v in h.voices]
    passing = [v for v in (*frames, *quoted) if v.kind is not EntityKind.PLACE]  # no agent
    outer = [v for v in passing if v not in claimants]
    if outer:
        return outer[0].entity
    heard = report.frame
    media = () if heard is None else _media_told(scene, heard)
    relay = media[0] if media else hearing.relay
    return None if relay in [v.entity for v in claimants] else relay


def _media_told(scene: Scene, frame: Frame) -> tuple[str, ...]:
    found = [scene.entity_at(frame.sentence, hearer) for hearer in frame.hearers]
    return tuple(e for e in found if e is not None and scene.is_media(e))


def said_at(scene: Scene, frame: Frame) -> Span | None:
    """Give the time expression that dates a saying: the one whose nearest verb is its word.

    In a chronology that has none it is the day of its entry.
    """
    sentence = frame.sentence
    for time in (t for t in scene.times if sentence.span.covers(t.span)):
        if time.timex_type not in DATES:
            continue
        inside = [t.index for t in sentence.tokens if time.span.covers(t.span)]
        if not inside or not set(inside).isdisjoint(frame.content):
            continue
        head = head_of(sentence, inside[0], inside[-1] + 1)
        verbs = (t for t in ancestors(sentence, head.index) if t.pos in ("VERB", "AUX"))
        nearest = next(verbs, None)
        if nearest is not None and nearest.index == frame.cue:
            return time.span
    entry = day_of_entry(scene, sentence, (sentence.tokens[frame.cue],))
    return None if entry is None else entry.span
